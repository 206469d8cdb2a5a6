/* ncurses writes a frame piece by piece, a write(2) for each movement of its cursor. Here it writes into a file in
 * memory, and what comes together there goes out in one. */
#define _GNU_SOURCE /* memfd_create */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "signals.h"
#include "terminal.h"

bool frame_open(struct terminal *terminal, struct error *error)
{
	terminal->frame = memfd_create("gwagi-frame", MFD_CLOEXEC);
	return terminal->frame >= 0 || error_set(error, ERROR_USAGE, "%s", _("화면을 준비하지 못했습니다."));
}

bool terminal_writable(const struct terminal *terminal, int milliseconds)
{
	struct pollfd out = {.fd = terminal->out, .events = POLLOUT};

	return poll(&out, 1, milliseconds) == 1 && out.revents & POLLOUT;
}

/* All of it, unless the person has gone or asks to end while the terminal takes nothing. */
static void send_all(const struct terminal *terminal, const char *bytes, size_t length)
{
	while (length && !signals_ending()) {
		ssize_t sent = write(terminal->out, bytes, length);

		if (sent < 0 && errno != EINTR && errno != EAGAIN)
			return;
		if (sent < 0) {
			terminal_writable(terminal, 50);
			continue;
		}
		bytes += sent;
		length -= (size_t)sent;
	}
}

static void send_file(const struct terminal *terminal)
{
	off_t length = lseek(terminal->frame, 0, SEEK_CUR);
	char *bytes;

	if (length <= 0)
		return;
	bytes = memory_new((size_t)length, 1);
	if (pread(terminal->frame, bytes, (size_t)length, 0) == (ssize_t)length)
		send_all(terminal, bytes, (size_t)length);
	free(bytes);
}

void terminal_open_with(struct terminal *terminal, const char *bytes)
{
	size_t used = strlen(terminal->opening);

	if (used + strlen(bytes) < OPENING)
		memcpy(terminal->opening + used, bytes, strlen(bytes) + 1);
}

/* Not through ncurses, whose call for this writes to standard output. */
static void write_opening(struct terminal *terminal)
{
	if (*terminal->opening && write(terminal->frame, terminal->opening, strlen(terminal->opening)) > 0)
		*terminal->opening = '\0';
}

bool frame_send(struct terminal *terminal)
{
	int screen = fileno(terminal->stream);

	if (!terminal_writable(terminal, 0))
		return false;
	if (lseek(terminal->frame, 0, SEEK_SET) || dup2(terminal->frame, screen) < 0)
		return false;
	write_opening(terminal);
	if (terminal->caret_shown && !terminal->caret)
		curs_set(0);
	doupdate();
	if (!terminal->caret_shown && terminal->caret)
		curs_set(1);
	terminal->caret_shown = terminal->caret;
	fflush(terminal->stream);
	dup2(terminal->out, screen);
	send_file(terminal);
	return true;
}
