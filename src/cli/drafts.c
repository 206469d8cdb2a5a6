/* The file has two slots. What is typed goes into them in turn, each time with a higher number and a sum over everything, so that
 * one of them is whole whenever the program ends. Its blocks are there from the start: a disk that fills up later does no harm.
 */
#include "drafts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "cli.h"
#include "file.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

enum { SLOTS = 2, FILE_BYTES = SLOTS * DRAFT_SLOT, NAMES = 100 };

static const char prefix[] = "draft-", magic[] = "gwagi-draft-1\n";

/* In front of a slot; behind it the texts, each with its NUL (dialog, code, then names and values in turn), and the path of the
 * database. */
struct head {
	char magic[16];
	uint64_t sum, sequence;
	uint32_t texts, path; /* bytes */
};

/* Of the bytes behind the sum. */
static uint64_t sum_of(const char *slot, size_t length)
{
	size_t front = offsetof(struct head, sequence);

	return file_sum(slot + front, length - front);
}

void drafts_start(struct drafts *drafts, const char *database)
{
	*drafts = (struct drafts){.folder = -1, .file = -1};
	drafts->place = cli_place("XDG_STATE_HOME", "/.local/state", "/gwagi/draft-");
	drafts->database = realpath(database, NULL);
	if (!drafts->database)
		drafts->database = memory_copy(database, strlen(database));
}

static void let_go(struct drafts *drafts)
{
	if (drafts->file >= 0)
		close(drafts->file);
	drafts->file = -1;
	memset(drafts->slot, 0, sizeof drafts->slot);
}

void drafts_finish(struct drafts *drafts)
{
	let_go(drafts);
	if (drafts->folder >= 0)
		close(drafts->folder);
	free(drafts->place);
	free(drafts->database);
	free(drafts->left);
}

static void remove_draft(void *context)
{
	struct drafts *drafts = context;

	if (drafts->file >= 0)
		unlinkat(drafts->folder, drafts->name, 0);
	let_go(drafts);
}

static void leave(void *context)
{
	struct drafts *drafts = context;

	if (drafts->file >= 0) {
		drafts->left = memory_grow(drafts->left, drafts->left_count + 1, sizeof *drafts->left);
		memcpy(drafts->left[drafts->left_count++], drafts->name, DRAFT_NAME);
	}
	let_go(drafts);
}

/* Writing */

static bool add(char *slot, size_t *length, const char *bytes, size_t count)
{
	if (count > DRAFT_SLOT - *length)
		return false;
	memcpy(slot + *length, bytes, count);
	*length += count;
	return true;
}

static bool add_text(char *slot, size_t *length, const char *text)
{
	return add(slot, length, text, strlen(text) + 1);
}

/* SLOT, of zeros, becomes DRAFT, but for its number and its sum. False if it does not fit. */
static bool pack(const struct drafts *drafts, const struct draft *draft, char *slot, size_t *length)
{
	struct head head = {.path = (uint32_t)strlen(drafts->database)};
	bool fits;

	*length = sizeof head;
	fits = add_text(slot, length, draft->dialog) && add_text(slot, length, draft->code);
	for (size_t i = 0; i < draft->count; i++)
		fits = fits && add_text(slot, length, draft->fields[i].name) && add_text(slot, length, draft->fields[i].value);
	memcpy(head.magic, magic, sizeof magic);
	head.texts = (uint32_t)(*length - sizeof head);
	memcpy(slot, &head, sizeof head);
	return fits && add(slot, length, drafts->database, head.path);
}

static bool open_folder(struct drafts *drafts, bool make)
{
	errno = ENOENT;
	if (drafts->folder < 0 && drafts->place)
		drafts->folder = file_folder(drafts->place, make);
	return drafts->folder >= 0;
}

/* A file of this name, locked and with its blocks. 0 or the errno. */
static int make_named(struct drafts *drafts)
{
	int code;

	drafts->file = openat(drafts->folder, drafts->name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (drafts->file < 0)
		return errno;
	/* Another program may be looking at it just now: then another name will do. */
	code = flock(drafts->file, LOCK_EX | LOCK_NB) == 0 ? posix_fallocate(drafts->file, 0, FILE_BYTES)
	       : errno == EWOULDBLOCK                      ? EEXIST
							   : errno;
	if (code)
		remove_draft(drafts);
	return code;
}

static int make(struct drafts *drafts)
{
	int code = EEXIST;

	if (!open_folder(drafts, true))
		return errno;
	for (int i = 0; code == EEXIST && i < NAMES; i++) {
		snprintf(drafts->name, sizeof drafts->name, "%s%ld.%d", prefix, (long)getpid(), i);
		code = make_named(drafts);
	}
	drafts->sequence = 0;
	return code;
}

/* SLOT to the file, in the place of the older of the two. 0 or the errno. */
static int write_slot(struct drafts *drafts, char *slot, size_t length)
{
	struct head head;
	ssize_t written;
	int code = drafts->file < 0 ? make(drafts) : 0;

	if (code)
		return code;
	memcpy(&head, slot, sizeof head);
	head.sequence = drafts->sequence + 1;
	memcpy(slot, &head, sizeof head);
	head.sum = sum_of(slot, length);
	memcpy(slot, &head, sizeof head);
	written = pwrite(drafts->file, slot, length, (off_t)(head.sequence % SLOTS * DRAFT_SLOT));
	if (written != (ssize_t)length)
		return written < 0 ? errno : ENOSPC;
	drafts->sequence = head.sequence;
	memcpy(drafts->slot, slot, DRAFT_SLOT);
	return 0;
}

static bool holds(const struct drafts *drafts, const char *slot)
{
	return memcmp(slot + sizeof(struct head), drafts->slot + sizeof(struct head), DRAFT_SLOT - sizeof(struct head)) == 0;
}

static bool put(void *context, const struct draft *draft, struct error *error)
{
	struct drafts *drafts = context;
	char *slot = memory_new(DRAFT_SLOT, 1);
	size_t length;
	int code = 0;

	if (!draft->count)
		remove_draft(drafts);
	else if (!pack(drafts, draft, slot, &length))
		code = EFBIG;
	else if (drafts->file < 0 || !holds(drafts, slot))
		code = write_slot(drafts, slot, length);
	free(slot);
	return !code ||
	       error_set(error, ERROR_REFUSED, _("쓰는 글을 적어 두지 못해, 프로그램이 갑자기 끝나면 없어집니다(%s): %s."),
			 error_reason(code), drafts->place ? drafts->place : "HOME");
}

/* Finding */

/* The next of the texts at *AT, which end at END; NULL if there is none or if it is not sound. */
static const char *next_text(const char **at, const char *end)
{
	const char *text = *at;
	size_t length = strnlen(text, (size_t)(end - text)), offset;

	if (text + length == end || text_inspect(text, length, true, &offset) != TEXT_SOUND)
		return NULL;
	*at += length + 1;
	return text;
}

static bool unpack(const char *at, const char *end, struct draft *draft)
{
	*draft = (struct draft){.dialog = next_text(&at, end)};
	draft->code = draft->dialog ? next_text(&at, end) : NULL;
	if (!draft->code)
		return false;
	for (; at < end && draft->count < DRAFT_FIELDS; draft->count++) {
		struct draft_field *field = &draft->fields[draft->count];

		field->name = next_text(&at, end);
		field->value = field->name ? next_text(&at, end) : NULL;
		if (!field->value)
			return false;
	}
	return at == end && draft->count > 0;
}

/* Whether SLOT holds a whole draft for this database. */
static bool is_whole(const struct drafts *drafts, const char *slot, struct head *head)
{
	size_t length, path = strlen(drafts->database);

	memcpy(head, slot, sizeof *head);
	if (memcmp(head->magic, magic, sizeof magic) != 0 || head->path != path || head->texts > DRAFT_SLOT ||
	    sizeof *head + head->texts + path > DRAFT_SLOT)
		return false;
	length = sizeof *head + head->texts + path;
	return head->sum == sum_of(slot, length) && memcmp(slot + length - path, drafts->database, path) == 0;
}

/* The newer of the whole slots of the file becomes SLOT. */
static bool read_slots(struct drafts *drafts, struct draft *draft)
{
	char *bytes = memory_new(FILE_BYTES, 1);
	struct head head;
	bool read = pread(drafts->file, bytes, FILE_BYTES, 0) == FILE_BYTES, found = false;

	for (int i = 0; read && i < SLOTS; i++) {
		const char *slot = bytes + i * DRAFT_SLOT;

		if (!is_whole(drafts, slot, &head) || (found && head.sequence < drafts->sequence))
			continue;
		found = true;
		drafts->sequence = head.sequence;
		memcpy(drafts->slot, slot, DRAFT_SLOT);
	}
	free(bytes);
	if (!found)
		return false;
	memcpy(&head, drafts->slot, sizeof head);
	return unpack(drafts->slot + sizeof head, drafts->slot + sizeof head + head.texts, draft);
}

/* A file of ours alone, as we make them, whose program has ended; one that was removed meanwhile has no name any more. */
static bool is_left_behind(int file, struct stat *status)
{
	return flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, status) == 0 && S_ISREG(status->st_mode) &&
	       status->st_uid == geteuid() && !(status->st_mode & (S_IRWXG | S_IRWXO)) && status->st_nlink == 1 &&
	       status->st_size == FILE_BYTES;
}

static bool was_left(const struct drafts *drafts, const char *name)
{
	for (size_t i = 0; i < drafts->left_count; i++)
		if (strcmp(drafts->left[i], name) == 0)
			return true;
	return false;
}

/* Take NAME in hand, if it is a draft for us; *AT is when it was typed. */
static bool take(struct drafts *drafts, const char *name, struct draft *draft, time_t *at)
{
	struct stat status;
	struct tm utc;

	if (strlen(name) >= DRAFT_NAME || was_left(drafts, name))
		return false;
	let_go(drafts);
	/* Non-blocking, or a named pipe would hold the program up. */
	drafts->file = openat(drafts->folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (drafts->file < 0 || !is_left_behind(drafts->file, &status) || !read_slots(drafts, draft)) {
		let_go(drafts);
		return false;
	}
	memcpy(drafts->name, name, strlen(name) + 1);
	*at = status.st_mtime;
	if (gmtime_r(at, &utc))
		strftime(draft->at, sizeof draft->at, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return true;
}

static bool find(void *context, struct draft *draft)
{
	struct drafts *drafts = context;
	char latest[DRAFT_NAME] = "";
	time_t at, latest_at = 0;
	int copy = open_folder(drafts, false) ? openat(drafts->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	DIR *folder = copy < 0 ? NULL : fdopendir(copy);

	if (!folder && copy >= 0)
		close(copy);
	if (!folder)
		return false;
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0 || !take(drafts, entry->d_name, draft, &at) ||
		    (*latest && at <= latest_at))
			continue;
		memcpy(latest, drafts->name, sizeof latest);
		latest_at = at;
	}
	closedir(folder);
	return *latest && take(drafts, latest, draft, &at);
}

struct draft_keeper drafts_keeper(struct drafts *drafts)
{
	return (struct draft_keeper){.put = put, .find = find, .leave = leave, .remove = remove_draft, .context = drafts};
}
