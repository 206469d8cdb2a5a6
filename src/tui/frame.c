/* ncurses writes a frame piece by piece, a write(2) for each movement of its cursor. Here it writes into a file in
 * memory, and what comes together there goes out in one. */
#define _GNU_SOURCE /* memfd_create */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "terminal.h"

enum { OPENING_MOST = 8192, PATH_MOST = 256 };

/* Standard output belongs to whoever started us as well, so it stays as it is: the terminal is opened once more for writing that
 * does not wait. Where that may not be (after su), a frame waits for a slow terminal. */
static int open_line(int out)
{
	char name[PATH_MOST];
	int line = ttyname_r(out, name, sizeof name) ? -1 : open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	return line < 0 ? out : line;
}

bool frame_open(struct terminal *terminal, struct error *error)
{
	terminal->frame = memfd_create("gwagi-frame", MFD_CLOEXEC);
	terminal->line = open_line(terminal->out);
	return terminal->frame >= 0 || error_set(error, ERROR_USAGE, "%s", _("화면을 준비하지 못했습니다."));
}

bool terminal_writable(const struct terminal *terminal, int milliseconds)
{
	struct pollfd out = {.fd = terminal->out, .events = POLLOUT};

	return poll(&out, 1, milliseconds) == 1 && out.revents & POLLOUT;
}

bool frame_is_pending(const struct terminal *terminal)
{
	return terminal->rest.sent < terminal->rest.length;
}

bool frame_flush(struct terminal *terminal)
{
	struct outgoing *rest = &terminal->rest;

	while (frame_is_pending(terminal)) {
		ssize_t sent = write(terminal->line, rest->bytes + rest->sent, rest->length - rest->sent);

		if (sent < 0 && (errno == EINTR || errno == EAGAIN))
			return false;
		if (sent < 0)
			break; /* gone; who waits for keys finds out too */
		rest->sent += (size_t)sent;
	}
	outgoing_drop(rest);
	return true;
}

void frame_close(struct terminal *terminal)
{
	outgoing_drop(&terminal->rest);
	outgoing_drop(&terminal->opening);
	if (terminal->line != terminal->out)
		close(terminal->line);
	close(terminal->frame);
}

static void send_file(struct terminal *terminal)
{
	off_t length = lseek(terminal->frame, 0, SEEK_CUR);
	char *bytes;

	if (length <= 0)
		return;
	bytes = memory_new((size_t)length, 1);
	if (pread(terminal->frame, bytes, (size_t)length, 0) != (ssize_t)length)
		length = 0;
	if (terminal->ansi)
		thrift_pass(&terminal->thrift, bytes, (size_t)length, &terminal->rest);
	else
		outgoing_add(&terminal->rest, bytes, (size_t)length);
	free(bytes);
	frame_flush(terminal);
}

void terminal_open_with(struct terminal *terminal, const char *bytes)
{
	if (terminal->opening.length + strlen(bytes) <= OPENING_MOST)
		outgoing_add(&terminal->opening, bytes, strlen(bytes));
}

/* Not through ncurses, whose call for this writes to standard output. */
static void write_opening(struct terminal *terminal)
{
	struct outgoing *opening = &terminal->opening;

	if (opening->length && write(terminal->frame, opening->bytes, opening->length) > 0)
		outgoing_drop(opening);
}

bool frame_send(struct terminal *terminal)
{
	int screen = fileno(terminal->stream);

	if (!frame_flush(terminal) || !terminal_writable(terminal, 0))
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
