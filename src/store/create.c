#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "embedded.h"
#include "internal.h"

/* The folder of PATH with all above it, each made 0700 if missing. */
static bool make_folder(const char *path, struct error *error)
{
	char *folder = memory_copy(path, strlen(path));
	bool good = true;

	for (char *slash = strchr(folder + 1, '/'); slash && good; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(folder, 0700) != 0 && errno != EEXIST && access(folder, F_OK) != 0)
			good = error_set(error, ERROR_REFUSED, _("폴더를 만들 수 없습니다: %s (%s)."), folder, strerror(errno));
		*slash = '/';
	}
	free(folder);
	return good;
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? memory_copy(path, slash == path ? 1 : (size_t)(slash - path)) : memory_copy(".", 1);
}

static bool check_folder(const char *path, struct error *error)
{
	char *folder = folder_of(path);
	struct statfs filesystem;
	bool good = statfs(folder, &filesystem) != 0 || store_filesystem_allowed((uint64_t)filesystem.f_type);

	if (!good)
		error_set(error, ERROR_REFUSED, _("네트워크 파일 시스템(NFS·CIFS·FUSE 등)에는 데이터베이스를 만들지 않습니다: %s."), folder);
	free(folder);
	return good;
}

static void sync_path(const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC);

	if (file >= 0) {
		fsync(file);
		close(file);
	}
}

/* An empty file only for us, that nothing else could have put there. */
static bool make_file(const char *path, struct error *error)
{
	int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (file < 0)
		return error_set(error, ERROR_REFUSED, _("데이터베이스를 만들 수 없습니다: %s (%s)."), path, strerror(errno));
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

static bool publish(const char *aside, const char *path, struct error *error)
{
	char *folder = folder_of(path);
	bool good;

	sync_path(aside, O_RDWR);
	good = link(aside, path) == 0;
	if (!good)
		error_set(error, errno == EEXIST ? ERROR_USAGE : ERROR_REFUSED,
		          errno == EEXIST ? _("이미 있는 데이터베이스입니다: %s.") : _("데이터베이스를 만들 수 없습니다: %s (%s)."), path,
		          strerror(errno));
	sync_path(folder, O_RDONLY | O_DIRECTORY);
	free(folder);
	return good;
}

bool store_create(const struct store_options *options, store_fill *fill, void *context, struct error *error)
{
	struct store_options aside = *options;
	size_t size = strlen(options->path) + 32;
	char *path, *real;
	bool good;

	if (store_exists(options->path))
		return error_set(error, ERROR_USAGE, _("이미 있는 데이터베이스입니다: %s."), options->path);
	if (!make_folder(options->path, error) || !check_folder(options->path, error))
		return false;
	path = memory_new(size, 1);
	snprintf(path, size, "%s.new-%ld", options->path, (long)getpid());
	if (!make_file(path, error)) {
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
