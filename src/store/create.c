#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "aside.h"
#include "embedded.h"
#include "internal.h"

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
			error_set(error, ERROR_REFUSED, _("폴더를 만들 수 없습니다: %s (%s)."), path, error_reason(errno));
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

/* The file system of the deepest folder that is there, of which LENGTH bytes of PATH are the name. */
static bool check_folder(const char *path, size_t length, struct error *error)
{
	char *folder = length ? memory_copy(path, length) : aside_folder(path);
	char *above = aside_folder(folder);
	struct statfs filesystem;
	bool good = statfs(length ? above : folder, &filesystem) != 0 || store_filesystem_allowed((uint64_t)filesystem.f_type);

	if (!good)
		error_set(error, ERROR_REFUSED,
			  _("네트워크 파일 시스템(NFS·CIFS·FUSE 등)에는 데이터베이스를 만들지 않습니다: %s."), path);
	free(above);
	free(folder);
	return good;
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

static bool fail(int code, const char *path, struct error *error)
{
	return error_set(error, ERROR_REFUSED, _("데이터베이스를 만들 수 없습니다: %s (%s)."), path, error_reason(code));
}

static bool publish(const char *aside, const char *path, struct error *error)
{
	int code = aside_publish(aside, path, false);

	if (code == EEXIST)
		return error_set(error, ERROR_USAGE, _("이미 있는 데이터베이스입니다: %s."), path);
	return !code || fail(code, path, error);
}

static bool create_aside(const struct store_options *options, store_fill *fill, void *context, struct error *error)
{
	struct store_options aside = *options;
	char *path = aside_name(options->path), *real;
	int code = aside_make(path);
	bool good;

	if (code) {
		free(path);
		return fail(code, options->path, error);
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
