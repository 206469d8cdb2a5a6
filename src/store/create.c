#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "embedded.h"
#include "internal.h"

/* What the system says, for the end of a sentence. */
static const char *reason(int code)
{
	switch (code) {
	case EACCES:
	case EPERM:
		return _("권한이 없음");
	case EROFS:
		return _("읽기만 하는 파일 시스템");
	case ENOSPC:
	case EDQUOT:
		return _("디스크가 가득 참");
	case ENOTDIR:
		return _("경로 가운데 폴더가 아닌 것이 있음");
	case ENAMETOOLONG:
		return _("이름이 너무 김");
	default:
		return _("시스템이 거절함");
	}
}

/* The first step of PATH's folder that is not there: everything up to it is, everything from it on is ours to make and to take
 * away. NULL if all is there. The text is cut and restored in place. */
static char *first_missing(char *path)
{
	struct stat status;
	bool missing = false;

	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		missing = stat(path, &status) != 0;
		*slash = '/';
		if (missing)
			return slash;
	}
	return NULL;
}

/* Make the folders of PATH from the one that ends at FROM on, each 0700. */
static bool make_folders(char *path, char *from, struct error *error)
{
	for (char *slash = from; slash; slash = strchr(slash + 1, '/')) {
		bool made;

		*slash = '\0';
		made = mkdir(path, 0700) == 0 || errno == EEXIST;
		if (!made)
			error_set(error, ERROR_REFUSED, _("폴더를 만들 수 없습니다: %s (%s)."), path, reason(errno));
		*slash = '/';
		if (!made)
			return false;
	}
	return true;
}

/* Take away, from below, the folders that were made and are still empty. */
static void remove_folders(char *path, const char *from)
{
	for (char *slash = strrchr(path, '/'); from && slash && slash >= from; slash = strrchr(path, '/')) {
		*slash = '\0';
		rmdir(path);
	}
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? memory_copy(path, slash == path ? 1 : (size_t)(slash - path)) : memory_copy(".", 1);
}

/* The file system of the deepest folder that is there, of which LENGTH bytes of PATH are the name. */
static bool check_folder(const char *path, size_t length, struct error *error)
{
	char *folder = length ? memory_copy(path, length) : folder_of(path);
	char *above = folder_of(folder);
	struct statfs filesystem;
	bool good = statfs(length ? above : folder, &filesystem) != 0 || store_filesystem_allowed((uint64_t)filesystem.f_type);

	if (!good)
		error_set(error, ERROR_REFUSED,
			  _("네트워크 파일 시스템(NFS·CIFS·FUSE 등)에는 데이터베이스를 만들지 않습니다: %s."), path);
	free(above);
	free(folder);
	return good;
}

static bool sync_path(const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC);
	bool good = file >= 0 && fsync(file) == 0;

	if (file >= 0)
		close(file);
	return good;
}

/* An empty file only for us, that nothing else could have put there; NAME is what it will be called. */
static bool make_file(const char *path, const char *name, struct error *error)
{
	int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (file < 0)
		return error_set(error, ERROR_REFUSED, _("데이터베이스를 만들 수 없습니다: %s (%s)."), name, reason(errno));
	close(file);
	return true;
}

/* Nobody can see the file before it has its name, so its own commits need not reach the disk one by one. */
static bool build(const struct store_options *options, store_fill *fill, void *context, struct error *error)
{
	struct store *store = NULL;
	bool good = open_connection(&store, options, error) && sql_execute(store, "PRAGMA synchronous=OFF", error) &&
		    sql_begin(store, error) && sql_execute(store, (const char *)embedded_schema[0].bytes, error) &&
		    sql_commit(store, error) && (!fill || fill(store, context, error));

	store_close(store);
	return good;
}

/* Give the finished file its name, when all of it is on the disk; whoever was first keeps his. */
static bool publish(const char *aside, const char *path, struct error *error)
{
	char *folder = folder_of(path);
	bool good = sync_path(aside, O_RDWR);

	if (!good)
		error_set(error, ERROR_REFUSED, _("데이터베이스를 디스크에 다 쓰지 못했습니다: %s."), path);
	else if (link(aside, path) != 0)
		good = error_set(error, errno == EEXIST ? ERROR_USAGE : ERROR_REFUSED,
				 errno == EEXIST ? _("이미 있는 데이터베이스입니다: %s.")
						 : _("데이터베이스를 만들 수 없습니다: %s (%s)."),
				 path, reason(errno));
	if (good && !sync_path(folder, O_RDONLY | O_DIRECTORY)) {
		unlink(path);
		good = error_set(error, ERROR_REFUSED, _("데이터베이스를 디스크에 다 쓰지 못했습니다: %s."), path);
	}
	free(folder);
	return good;
}

static bool create_aside(const struct store_options *options, store_fill *fill, void *context, struct error *error)
{
	struct store_options aside = *options;
	size_t size = strlen(options->path) + 32;
	char *path = memory_new(size, 1), *real;
	bool good;

	snprintf(path, size, "%s.new-%ld", options->path, (long)getpid());
	if (!make_file(path, options->path, error)) {
		free(path);
		return false;
	}
	real = realpath(path, NULL);
	aside.path = real ? real : path;
	aside.read_only = false;
	good = build(&aside, fill, context, error) && publish(path, options->path, error);
	unlink(path);
	free(real);
	free(path);
	return good;
}

bool store_create(const struct store_options *options, store_fill *fill, void *context, struct error *error)
{
	char *path = memory_copy(options->path, strlen(options->path)), *from;
	struct stat status;
	bool good;

	if (lstat(options->path, &status) == 0) {
		free(path);
		return error_set(error, ERROR_USAGE, _("이미 있는 데이터베이스입니다: %s."), options->path);
	}
	from = first_missing(path);
	good = check_folder(path, from ? (size_t)(from - path) : 0, error) && make_folders(path, from, error) &&
	       create_aside(options, fill, context, error);
	if (!good)
		remove_folders(path, from);
	free(path);
	return good;
}
