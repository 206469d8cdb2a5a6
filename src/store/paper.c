#include "gwagi/store/paper.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

static bool fail(struct error *error, int reason)
{
	static const struct {
		int reason;
		const char *sentence;
	} sentences[] = {
		{EACCES, N_("그 폴더에는 쓸 수 없습니다. 다른 폴더의 이름을 적으십시오.")},
		{EPERM, N_("그 폴더에는 쓸 수 없습니다. 다른 폴더의 이름을 적으십시오.")},
		{EROFS, N_("읽기 전용 디스크라 쓸 수 없습니다. 다른 폴더의 이름을 적으십시오.")},
		{ENOENT, N_("그런 폴더가 없습니다.")},
		{ENOTDIR, N_("그런 폴더가 없습니다.")},
		{EISDIR, N_("그 이름의 폴더가 있습니다. 파일의 이름을 적으십시오.")},
		{EEXIST, N_("그 이름의 파일이 있습니다.")},
		{ENOTEMPTY, N_("그 이름의 폴더가 있고 비어 있지 않습니다. 새 폴더의 이름을 적으십시오.")},
		{EBUSY, N_("그 폴더는 바꿀 수 없습니다. 새 폴더의 이름을 적으십시오.")},
		{ELOOP, N_("심볼릭 링크입니다. 가리키는 곳의 이름을 바로 적으십시오.")},
		{ENXIO, N_("보통 파일이 아닌 것(장치, 파이프 따위)의 이름입니다. 파일의 이름을 적으십시오.")},
		{ENOSPC, N_("디스크에 자리가 없어 쓰지 못했습니다.")},
		{EDQUOT, N_("디스크 사용 한도가 차서 쓰지 못했습니다.")},
		{EFBIG, N_("파일이 너무 커서 쓰지 못했습니다.")},
		{ENAMETOOLONG, N_("이름이 너무 깁니다.")},
	};

	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		if (sentences[i].reason == reason)
			return error_set(error, ERROR_REFUSED, "%s", _(sentences[i].sentence));
	}
	return error_set(error, ERROR_REFUSED, _("파일을 쓰지 못했습니다(%d)."), reason);
}

/* The first name aside that nothing has; a folder opened, or an empty file. */
static int open_aside(struct paper *paper, bool folder)
{
	int file = -1;

	for (int i = 0; i < 100 && file < 0; i++) {
		snprintf(paper->aside, sizeof paper->aside, ".gwagi-%ld-%d", (long)getpid(), i);
		if (!folder)
			file = openat(paper->folder, paper->aside, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		else if (mkdirat(paper->folder, paper->aside, 0700) == 0)
			return openat(paper->folder, paper->aside, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (file < 0 && errno != EEXIST)
			break;
	}
	return file;
}

/* The folder's own path, which people can find again, with the name. */
static char *full_path(const char *folder, const char *name)
{
	char *real = realpath(folder, NULL), *path;
	const char *at = real && strcmp(real, "/") == 0 ? "" : real ? real : folder;
	size_t size = strlen(at) + strlen(name) + 2;

	path = memory_new(size, 1);
	snprintf(path, size, "%s/%s", at, name);
	free(real);
	return path;
}

static void release(struct paper *paper)
{
	if (paper->inside >= 0)
		close(paper->inside);
	if (paper->folder >= 0)
		close(paper->folder);
	free(paper->path);
	*paper = (struct paper){.folder = -1, .inside = -1};
}

/* The folder that PATH is in, opened; the slashes at the end of a folder's own path are none of its name. errno, or 0. */
static int open_folder(struct paper *paper, const char *path, bool for_folder)
{
	size_t length = strlen(path);
	char *own, *slash, *folder;

	while (for_folder && length > 1 && path[length - 1] == '/')
		length--;
	own = memory_copy(path, length);
	slash = strrchr(own, '/');
	folder = slash ? memory_copy(own, (size_t)(slash - own) + 1) : memory_copy(".", 1);
	*paper = (struct paper){.inside = -1, .path = full_path(folder, slash ? slash + 1 : own)};
	paper->name = strrchr(paper->path, '/') + 1;
	paper->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	length = paper->folder < 0 ? (size_t)errno : 0;
	free(folder);
	free(own);
	if (!length && (!*paper->name || !strcmp(paper->name, ".") || !strcmp(paper->name, "..")))
		return for_folder ? EBUSY : EISDIR;
	return (int)length;
}

static bool is_empty(const struct paper *paper)
{
	int file = openat(paper->folder, paper->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = file >= 0 ? fdopendir(file) : NULL;
	const struct dirent *entry;
	bool empty = folder != NULL;

	while (empty && (entry = readdir(folder)))
		empty = !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..");
	if (folder)
		closedir(folder);
	else if (file >= 0)
		close(file);
	return empty;
}

/* Why what has the name can't make room for a file or a folder: an errno that says it, or 0. */
static int in_the_way(const struct paper *paper, bool for_folder)
{
	struct stat status;

	if (fstatat(paper->folder, paper->name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? 0 : errno;
	if (S_ISLNK(status.st_mode))
		return ELOOP;
	if (for_folder)
		return !S_ISDIR(status.st_mode) ? EEXIST : is_empty(paper) ? 0 : ENOTEMPTY;
	return S_ISREG(status.st_mode) ? 0 : S_ISDIR(status.st_mode) ? EISDIR : ENXIO;
}

bool paper_look(const char *path, bool folder, bool *taken, struct error *error)
{
	struct paper paper;
	int reason = open_folder(&paper, path, folder);

	if (!reason)
		reason = in_the_way(&paper, folder);
	*taken = !reason && !folder && paper_exists(&paper);
	release(&paper);
	return !reason || fail(error, reason);
}

static bool begin(struct paper *paper, const char *path, bool folder, struct error *error)
{
	int reason = open_folder(paper, path, folder), file;

	if (!reason)
		reason = in_the_way(paper, folder);
	if (!reason) {
		file = open_aside(paper, folder);
		reason = file < 0 ? errno : 0;
		if (folder)
			paper->inside = file;
		else if (file >= 0)
			paper->out = fdopen(file, "w+");
	}
	if (!reason)
		return true;
	release(paper);
	return fail(error, reason);
}

bool paper_begin(struct paper *paper, const char *path, struct error *error)
{
	return begin(paper, path, false, error);
}

bool paper_begin_folder(struct paper *paper, const char *path, struct error *error)
{
	return begin(paper, path, true, error);
}

bool paper_exists(const struct paper *paper)
{
	struct stat status;

	return fstatat(paper->folder, paper->name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

bool paper_put(struct paper *paper, const char *bytes, size_t length)
{
	errno = 0;
	if (!paper->reason && length && fwrite(bytes, 1, length, paper->out) != length)
		paper->reason = errno ? errno : EIO;
	return !paper->reason;
}

bool paper_line(void *context, const char *line)
{
	struct paper *paper = context;

	paper->lines++;
	return paper_put(paper, line, strlen(line)) && paper_put(paper, "\n", 1);
}

/* All of it on the disk. */
static void close_out(struct paper *paper)
{
	if (!paper->out)
		return;
	if (!paper->reason && (fflush(paper->out) != 0 || fsync(fileno(paper->out)) != 0))
		paper->reason = errno;
	if (!paper->reason && ferror(paper->out)) /* something before the end did not get there */
		paper->reason = EIO;
	if (fclose(paper->out) != 0 && !paper->reason)
		paper->reason = errno;
	paper->out = NULL;
}

bool paper_file(struct paper *paper, const char *name)
{
	int file = -1;

	close_out(paper);
	if (!paper->reason) {
		file = openat(paper->inside, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (file < 0)
			paper->reason = errno;
		else
			paper->out = fdopen(file, "w+");
	}
	return !paper->reason;
}

static void remove_aside(struct paper *paper)
{
	DIR *folder = paper->inside >= 0 ? fdopendir(paper->inside) : NULL;
	const struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder) {
		closedir(folder);
		paper->inside = -1;
	}
	unlinkat(paper->folder, paper->aside, folder ? AT_REMOVEDIR : 0);
}

void paper_abandon(struct paper *paper)
{
	close_out(paper);
	remove_aside(paper);
	release(paper);
}

/* Nobody else's file is taken away: the name is claimed first, empty, by who finds it free. A folder takes the place of none but
 * an empty one by itself. */
static int give_name(const struct paper *paper, bool replace)
{
	bool claims = !replace && paper->inside < 0;
	int claim = -1;

	if (claims) {
		claim = openat(paper->folder, paper->name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (claim < 0)
			return errno;
		close(claim);
	}
	if (renameat(paper->folder, paper->aside, paper->folder, paper->name) == 0)
		return 0;
	claim = errno;
	if (claims)
		unlinkat(paper->folder, paper->name, 0);
	return claim;
}

bool paper_settle(struct paper *paper, struct error *error)
{
	close_out(paper);
	if (!paper->reason && paper->inside >= 0 && fsync(paper->inside) != 0)
		paper->reason = errno;
	return !paper->reason || fail(error, paper->reason);
}

bool paper_finish(struct paper *paper, bool replace, struct error *error)
{
	int reason;

	paper_settle(paper, error);
	reason = paper->reason;
	if (!reason)
		reason = give_name(paper, replace);
	if (reason)
		remove_aside(paper);
	else
		fsync(paper->folder);
	release(paper);
	return !reason || fail(error, reason);
}
