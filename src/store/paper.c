#include "gwagi/store/paper.h"

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

/* The first name aside that nothing has. */
static int open_aside(struct paper *paper)
{
	int file = -1;

	for (int i = 0; i < 100 && file < 0; i++) {
		snprintf(paper->aside, sizeof paper->aside, ".gwagi-%ld-%d", (long)getpid(), i);
		file = openat(paper->folder, paper->aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
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
	if (paper->folder >= 0)
		close(paper->folder);
	free(paper->path);
	*paper = (struct paper){.folder = -1};
}

bool paper_begin(struct paper *paper, const char *path, struct error *error)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? memory_copy(path, (size_t)(slash - path) + 1) : memory_copy(".", 1);
	int file = -1, reason;

	*paper = (struct paper){.path = full_path(folder, slash ? slash + 1 : path)};
	paper->name = strrchr(paper->path, '/') + 1;
	paper->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	if (paper->folder >= 0 && *paper->name)
		file = open_aside(paper);
	reason = *paper->name ? errno : EISDIR;
	if (file >= 0)
		paper->out = fdopen(file, "w");
	if (paper->out)
		return true;
	release(paper);
	return fail(error, reason);
}

bool paper_exists(const struct paper *paper)
{
	struct stat status;

	return fstatat(paper->folder, paper->name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

bool paper_line(void *context, const char *line)
{
	struct paper *paper = context;

	paper->lines++;
	if (!paper->reason && (fputs(line, paper->out) < 0 || fputc('\n', paper->out) < 0))
		paper->reason = errno ? errno : EIO;
	return !paper->reason;
}

/* All of it on the disk. */
static int close_out(struct paper *paper)
{
	int reason = paper->reason;

	if (!reason && (fflush(paper->out) != 0 || fsync(fileno(paper->out)) != 0))
		reason = errno;
	if (fclose(paper->out) != 0 && !reason)
		reason = errno;
	paper->out = NULL;
	return reason;
}

void paper_abandon(struct paper *paper)
{
	close_out(paper);
	unlinkat(paper->folder, paper->aside, 0);
	release(paper);
}

/* Nobody else's file is taken away: the name is claimed first, empty, by who finds it free. */
static int give_name(const struct paper *paper, bool replace)
{
	int claim = -1;

	if (!replace) {
		claim = openat(paper->folder, paper->name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (claim < 0)
			return errno;
		close(claim);
	}
	if (renameat(paper->folder, paper->aside, paper->folder, paper->name) == 0)
		return 0;
	claim = errno;
	if (!replace)
		unlinkat(paper->folder, paper->name, 0);
	return claim;
}

bool paper_finish(struct paper *paper, bool replace, struct error *error)
{
	int reason = close_out(paper);

	if (!reason)
		reason = give_name(paper, replace);
	if (reason)
		unlinkat(paper->folder, paper->aside, 0);
	else
		fsync(paper->folder);
	release(paper);
	return !reason || fail(error, reason);
}
