#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "cli.h"
#include "gwagi/model/message.h"

enum { CELLS_UNKNOWN = 80 };

/* Is NAME one of the words of ALLOWED, which are separated by '|'? */
static bool is_allowed(const char *name, const char *allowed)
{
	size_t length = strlen(name);

	for (const char *at = allowed; *at; at += strcspn(at, "|"), at += *at == '|')
		if (strcspn(at, "|") == length && strncmp(at, name, length) == 0)
			return true;
	return false;
}

bool output_format(const char *name, const char *allowed, enum output_format *format)
{
	*format = OUTPUT_TABLE;
	if (!name)
		return true;
	if (!is_allowed(name, allowed)) {
		say(_("--format ‘%s’은(는) 여기에 쓸 수 없습니다. 쓸 수 있는 것: %s."), name, allowed);
		return false;
	}
	if (output_format_find(name) != WORD_NONE)
		*format = (enum output_format)output_format_find(name);
	if (*format != OUTPUT_TABLE)
		message_keep_data();
	return true;
}

int output_cells(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO))
		return 0;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : CELLS_UNKNOWN;
}

/* Did the reader of a pipe go away, as head does? That is its right and no error. */
static bool reader_left(void)
{
	struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};

	return poll(&out, 1, 0) == 1 && (out.revents & (POLLERR | POLLHUP));
}

int output_close(int code)
{
	bool failed = fflush(stdout) != 0 || ferror(stdout);

	if (!failed)
		failed = fclose(stdout) != 0;
	else if (reader_left())
		return code;
	if (!failed)
		return code;
	say(_("표준 출력에 다 쓰지 못했습니다."));
	return ERROR_USAGE;
}
