#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "gwagi/text/memory.h"

/* It stands for "no file", by name or behind a link. */
static bool is_null(const struct stat *status)
{
	struct stat null;

	return S_ISCHR(status->st_mode) && stat("/dev/null", &null) == 0 && S_ISCHR(null.st_mode) &&
	       status->st_rdev == null.st_rdev;
}

static int read_all(int file, char **bytes, size_t *length)
{
	ssize_t got = 0;

	*bytes = memory_new(FILE_MOST + 2, 1);
	*length = 0;
	do {
		*length += (size_t)got;
		got = read(file, *bytes + *length, FILE_MOST + 1 - *length);
	} while (got > 0);
	if (got == 0 && *length <= FILE_MOST)
		return 0;
	free(*bytes);
	*bytes = NULL;
	return got < 0 ? errno : EFBIG;
}

int file_read(int folder, const char *path, int flags, char **bytes, size_t *length)
{
	/* Non-blocking, or a named pipe would hold the program up. */
	int file = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags);
	struct stat status;
	int reason;

	if (file < 0)
		return errno;
	reason = fstat(file, &status) != 0 || (!S_ISREG(status.st_mode) && !is_null(&status)) ? EINVAL
											      : read_all(file, bytes, length);
	close(file);
	return reason;
}

static int make_folder(const char *path)
{
	return mkdir(path, 0700) == 0 || errno == EEXIST ? 0 : errno;
}

/* PATH and the folders on the way to it. 0 or the errno. */
static int make_folders(char *path)
{
	int code = 0;

	for (char *slash = strchr(path + 1, '/'); !code && slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		code = make_folder(path);
		*slash = '/';
	}
	return code ? code : make_folder(path);
}

int file_folder(const char *path, bool make)
{
	char *folder = memory_copy(path, (size_t)(strrchr(path, '/') - path));
	int code = make ? make_folders(folder) : 0;
	int file = code ? -1 : open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (!code)
		code = errno;
	free(folder);
	errno = code;
	return file;
}

/* 0 or the errno. */
static int write_all(int file, const char *bytes, size_t length)
{
	while (length) {
		ssize_t put = write(file, bytes, length);

		if (put < 0 && errno != EINTR)
			return errno;
		if (put > 0) {
			bytes += put;
			length -= (size_t)put;
		}
	}
	return fsync(file) ? errno : 0;
}

static int replace_in(int folder, const char *name, const char *bytes, size_t length)
{
	char aside[128];
	int file, code;

	snprintf(aside, sizeof aside, "%s.%ld", name, (long)getpid());
	unlinkat(folder, aside, 0); /* of a program that was stopped halfway and had the same number */
	file = openat(folder, aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (file < 0)
		return errno;
	code = write_all(file, bytes, length);
	if (close(file) != 0 && !code)
		code = errno;
	if (!code && (renameat(folder, aside, folder, name) != 0 || fsync(folder) != 0))
		code = errno;
	if (code)
		unlinkat(folder, aside, 0);
	return code;
}

int file_replace(const char *path, const char *bytes, size_t length)
{
	int folder = file_folder(path, true), code;

	if (folder < 0)
		return errno;
	code = replace_in(folder, strrchr(path, '/') + 1, bytes, length);
	close(folder);
	return code;
}

uint64_t file_sum(const char *bytes, size_t length)
{
	uint64_t sum = 14695981039346656037u;

	for (size_t i = 0; i < length; i++)
		sum = (sum ^ (unsigned char)bytes[i]) * 1099511628211u;
	return sum;
}
