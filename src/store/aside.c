#include "aside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "gwagi/text/memory.h"

char *aside_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? memory_copy(path, slash == path ? 1 : (size_t)(slash - path)) : memory_copy(".", 1);
}

char *aside_name(const char *path)
{
	size_t size = strlen(path) + 32;
	char *name = memory_new(size, 1);

	snprintf(name, size, "%s.new-%ld", path, (long)getpid());
	return name;
}

int aside_make(const char *aside)
{
	int file = open(aside, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (file < 0)
		return errno;
	close(file);
	return 0;
}

static int sync_path(const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC);
	int code = file >= 0 && fsync(file) == 0 ? 0 : errno;

	if (file >= 0)
		close(file);
	return code;
}

static int give_name(const char *aside, const char *path, bool replace)
{
	if (replace)
		return rename(aside, path) == 0 ? 0 : errno;
	if (link(aside, path) != 0)
		return errno;
	unlink(aside);
	return 0;
}

int aside_publish(const char *aside, const char *path, bool replace)
{
	char *folder = aside_folder(path);
	int code = sync_path(aside, O_RDWR);

	if (!code)
		code = give_name(aside, path, replace);
	if (!code) {
		code = sync_path(folder, O_RDONLY | O_DIRECTORY);
		if (code && !replace)
			unlink(path);
	}
	free(folder);
	return code;
}
