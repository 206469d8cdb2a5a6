#include "gwagi/store/backup.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "aside.h"
#include "internal.h"

/* Pages between which writers get their turn, a megabyte; after how many times the whole is copied in one go, as each of their
 * commits makes it begin again. */
enum { BACKUP_PAGES = 256, BACKUP_ROUNDS = 4, BACKUP_WAIT_MS = 2 };

static bool fail(int code, const char *path, struct error *error)
{
	return error_set(error, ERROR_REFUSED, _("사본을 만들 수 없습니다: %s (%s)."), path, error_reason(code));
}

/* Whether PATH is NAME with one of the ends that SQLite gives to what belongs to a database. */
static bool belongs_to(const char *path, const char *name)
{
	static const char *const ends[] = {"", "-journal", "-wal", "-shm"};
	size_t length = strlen(name);

	if (strncmp(path, name, length) != 0)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (strcmp(path + length, ends[i]) == 0)
			return true;
	return false;
}

static bool check_existing(const struct store *store, const char *path, bool replace, struct error *error)
{
	struct stat status, own;

	if (lstat(path, &status) != 0)
		return errno == ENOENT || fail(errno, path, error);
	if (S_ISDIR(status.st_mode))
		return error_set(error, ERROR_USAGE, _("폴더입니다. 사본의 파일 이름까지 적어 주십시오: %s."), path);
	if (!S_ISREG(status.st_mode))
		return error_set(error, ERROR_REFUSED, _("보통 파일이 아니어서 사본을 두지 않습니다: %s."), path);
	if (stat(store->path, &own) == 0 && own.st_dev == status.st_dev && own.st_ino == status.st_ino)
		return error_set(error, ERROR_REFUSED, _("데이터베이스 자신에게는 사본을 둘 수 없습니다: %s."), path);
	return replace ||
	       error_set(error, ERROR_USAGE, _("이미 있는 파일입니다: %s. 새 사본으로 바꾸려면 --yes를 붙여 주십시오."), path);
}

/* A journal of the file that had the name before would be taken for one of the copy. */
static bool check_journals(const char *path, struct error *error)
{
	static const char *const ends[] = {"-journal", "-wal"};
	size_t size = strlen(path) + 16;
	char *name = memory_new(size, 1);
	struct stat status;
	bool found = false;

	for (size_t i = 0; i < sizeof ends / sizeof *ends && !found; i++) {
		snprintf(name, size, "%s%s", path, ends[i]);
		found = lstat(name, &status) == 0;
	}
	if (found)
		error_set(error, ERROR_REFUSED,
			  _("이 파일이 옆에 있으면 사본이 망가질 수 있습니다: %s. 먼저 다른 곳으로 옮겨 주십시오."), name);
	free(name);
	return !found;
}

static bool check_target(const struct store *store, const char *path, bool replace, struct error *error)
{
	if (belongs_to(path, store->path))
		return error_set(error, ERROR_REFUSED, _("데이터베이스 자신에게는 사본을 둘 수 없습니다: %s."), path);
	return check_existing(store, path, replace, error) && check_journals(path, error);
}

/* SQLite's own wait looks ten times a second in the end. Writers that take turns leave the file free for a millisecond at a time,
 * and the copy needs to find it so for each of its steps. */
static int wait_for_turn(void *context, int tries)
{
	(void)context;
	sqlite3_sleep(BACKUP_WAIT_MS);
	return tries < STORE_BUSY_MS / BACKUP_WAIT_MS;
}

static void copy_pages(sqlite3_backup *copying)
{
	int64_t copied = 0;
	int pages = BACKUP_PAGES;

	while (sqlite3_backup_step(copying, pages) == SQLITE_OK) {
		copied += pages;
		if (copied > (int64_t)BACKUP_ROUNDS * sqlite3_backup_pagecount(copying))
			pages = -1;
	}
}

static bool copy_into(struct store *copy, struct store *store, const char *path, struct error *error)
{
	sqlite3_backup *copying;
	int result;

	/* Nobody else can see it: what it takes is one fsync, when it is whole. */
	if (!sql_execute(copy, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY", error))
		return false;
	copying = sqlite3_backup_init(copy->db, "main", store->db, "main");
	if (!copying)
		return sql_fail(copy, error);
	sqlite3_busy_handler(store->db, wait_for_turn, NULL);
	copy_pages(copying);
	sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	result = sqlite3_backup_finish(copying) & 0xFF;
	if (result == SQLITE_OK)
		return true;
	if (result == SQLITE_FULL)
		return fail(ENOSPC, path, error);
	if (result == SQLITE_IOERR)
		return error_set(error, ERROR_REFUSED, _("사본을 쓰지 못했습니다: %s."), path);
	return sql_fail(copy, error);
}

static bool copy_to(struct store *store, const struct store_options *options, const char *path, struct error *error)
{
	struct store *copy = NULL;
	bool good = open_connection(&copy, options, error) && copy_into(copy, store, path, error);

	store_close(copy);
	return good;
}

static bool count(struct store *copy, struct backup *backup, struct error *error)
{
	return sql_integer(copy, "SELECT count(*) FROM item", NULL, 0, &backup->items, error) &&
	       sql_integer(copy, "SELECT count(*) FROM milestone", NULL, 0, &backup->milestones, error) &&
	       sql_integer(copy, "SELECT count(*) FROM change", NULL, 0, &backup->changes, error);
}

static void keep_first(void *context, const char *sentence)
{
	struct error *first = context;

	if (first->code == ERROR_NONE)
		error_set(first, ERROR_DAMAGED, "%s", sentence);
}

/* What was written is looked at by a connection that has nothing of it in memory. */
static bool examine(const struct store_options *options, struct backup *backup, struct error *error)
{
	struct store *copy = NULL;
	struct error first = {0};
	int64_t found = 0;
	bool good = open_connection(&copy, options, error) && leave_wal(copy, error) &&
		    store_check(copy, keep_first, &first, &found, error) && count(copy, backup, error);

	store_close(copy);
	if (good && found)
		return error_set(error, ERROR_DAMAGED, _("데이터베이스에 이상이 있어 사본을 두지 않았습니다. %s"),
				 first.sentence);
	return good;
}

static bool measure(const char *path, struct backup *backup)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return false;
	backup->bytes = status.st_size;
	return true;
}

static bool back_up_to(struct store *store, const char *path, bool replace, struct backup *backup, struct error *error)
{
	char *aside = aside_name(path);
	struct store_options options = {.path = aside, .login = store->login, .today = store->today};
	int code = aside_make(aside);
	bool good = false;

	if (code) {
		fail(code, path, error);
	} else {
		good = copy_to(store, &options, path, error) && examine(&options, backup, error);
		code = good && measure(aside, backup) ? aside_publish(aside, path, replace) : 0;
		if (code == EEXIST)
			good = check_existing(store, path, replace, error);
		else if (code)
			good = fail(code, path, error);
		unlink(aside);
	}
	free(aside);
	return good;
}

bool store_backup(struct store *store, const char *path, bool replace, struct backup *backup, struct error *error)
{
	char *resolved = resolve_folder(path);
	bool good = resolved
			    ? check_target(store, resolved, replace, error) && back_up_to(store, resolved, replace, backup, error)
			    : fail(errno, path, error);

	free(resolved);
	return good;
}
