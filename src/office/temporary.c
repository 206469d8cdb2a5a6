/* Where libxlsxwriter keeps its rows while it gathers them. Its own way makes names out of the clock in a folder that all share,
 * and never looks whether a row was written; the linker takes this function in place of that. */
#define _GNU_SOURCE /* O_TMPFILE, memfd_create, fopencookie */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include "gwagi/office/report.h"
#include "gwagi/office/wire.h"
#include "gwagi/text/memory.h"

enum { BUFFER = 1 << 16 };

/* Never has a name, so that nobody can come first. /var/tmp is on a disk where /tmp may be memory. */
static int open_nameless(void)
{
	static const char *const folders[] = {"/var/tmp", "/tmp"};
	int file = -1;

	for (size_t i = 0; i < sizeof folders / sizeof *folders && file < 0; i++)
		file = open(folders[i], O_TMPFILE | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	return file >= 0 ? file : memfd_create("gwagi-office", MFD_CLOEXEC);
}

/* What the library would not see must end the program. */
static _Noreturn void give_up(int reason)
{
	struct wire_report report = {WIRE_NO_ROOM, reason, 0};
	char line[WIRE_REPORT];

	wire_report_print(&report, line);
	(void)!write(WIRE_ANSWER, line, strlen(line));
	_exit(1);
}

static ssize_t put(void *cookie, const char *bytes, size_t length)
{
	size_t done = 0;

	while (done < length) {
		ssize_t got = write(*(const int *)cookie, bytes + done, length - done);

		if (got < 0 && errno != EINTR)
			give_up(errno);
		done += got > 0 ? (size_t)got : 0;
	}
	return (ssize_t)length;
}

static ssize_t get(void *cookie, char *bytes, size_t length)
{
	ssize_t got = read(*(const int *)cookie, bytes, length);

	if (got < 0)
		give_up(errno);
	return got;
}

static int seek(void *cookie, off64_t *offset, int whence)
{
	*offset = lseek(*(const int *)cookie, *offset, whence);
	return *offset < 0 ? -1 : 0;
}

static int finish(void *cookie)
{
	close(*(const int *)cookie);
	free(cookie);
	return 0;
}

__attribute__((visibility("default"))) FILE *lxw_tmpfile(char *folder)
{
	int *file = memory_new(1, sizeof *file);
	FILE *stream;

	(void)folder;
	*file = open_nameless();
	if (*file < 0)
		give_up(errno);
	stream = fopencookie(file, "w+", (cookie_io_functions_t){get, put, seek, finish});
	if (stream)
		setvbuf(stream, NULL, _IOFBF, BUFFER);
	else
		give_up(errno);
	return stream;
}
