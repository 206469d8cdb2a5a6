#include "terminal.h"
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include "gwagi/model/message.h"
#include "keys.h"
#include "scheme.h"
#include "signals.h"

enum { ESCAPE_DELAY = 25, ALARM = 1, PATIENCE = 200, RESTORE = 256 };

/* Bracketed paste (DEC private mode 2004 of xterm): what is pasted must not act as keys. */
static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
/* Presses, releases and the wheel (1000), in the form that has no end at column 223 (1006). */
static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";

static bool speaks_ansi(void)
{
	const char *address = tigetstr("cup");

	return address && address != (const char *)-1 && !strncmp(address, "\033[", 2);
}

/* What a crash has to say to the terminal, so that its handler need not ask. Padding of old terminals is left out. */
static size_t build_restore(char out[RESTORE])
{
	static const char *const names[] = {"rmkx", "sgr0", "cnorm", "rmcup"};
	size_t length = 0;

	if (speaks_ansi())
		length = (size_t)snprintf(out, RESTORE, "%s%s", paste_off, mouse_off);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *text = tigetstr((char *)names[i]);
		size_t part;

		if (!text || text == (const char *)-1)
			continue;
		part = strcspn(text, "$");
		if (length + part > RESTORE)
			break;
		memcpy(out + length, text, part);
		length += part;
	}
	return length;
}

static bool start_screen(struct terminal *terminal)
{
	int copy = dup(terminal->out);

	terminal->stream = copy < 0 ? NULL : fdopen(copy, "w");
	if (!terminal->stream)
		return false;
	setenv("NCURSES_NO_UTF8_ACS", "1", 1);
	terminal->screen = newterm(NULL, terminal->stream, stdin);
	if (!terminal->screen)
		return false;
	cbreak();
	noecho();
	nonl();
	set_escdelay(ESCAPE_DELAY);
	typeahead(-1);
	terminal->pad = newpad(1, 1);
	intrflush(terminal->pad, FALSE);
	keypad(terminal->pad, TRUE);
	keys_start();
	nodelay(terminal->pad, TRUE);
	curs_set(0);
	return true;
}

static void start_modes(struct terminal *terminal)
{
	thrift_start(&terminal->thrift, tigetnum("colors") >= 8);
	if (terminal->ansi)
		terminal_open_with(terminal, paste_on);
	if (terminal->mouse)
		terminal_open_with(terminal, mouse_on);
}

static const char plain[] = "\033[m"; /* what thrift.c left out because nothing was drawn after it */

/* In front of endwin(), behind which nothing of ours may follow. */
static void stop_modes(const struct terminal *terminal)
{
	char bytes[sizeof plain + sizeof paste_off + sizeof mouse_off];
	int length = snprintf(bytes, sizeof bytes, "%s%s%s", plain, paste_off, terminal->mouse ? mouse_off : "");

	if (terminal->ansi && write(terminal->out, bytes, (size_t)length) < 0)
		return; /* gone; what follows finds out too */
}

void terminal_set_mouse(struct terminal *terminal, bool on)
{
	terminal->mouse = on;
	terminal_open_with(terminal, on ? mouse_on : mouse_off);
}

bool terminal_start(struct terminal *terminal, bool color, struct error *error)
{
	char restore[RESTORE];
	size_t length;

	*terminal = (struct terminal){.in = STDIN_FILENO, .out = STDOUT_FILENO, .frame = -1};
	if (tcgetattr(terminal->out, &terminal->before))
		return error_set(error, ERROR_USAGE, "%s", _("터미널의 설정을 읽지 못했습니다."));
	if (!frame_open(terminal, error))
		return false;
	/* Before ncurses starts, so that it leaves these signals alone; the restoring words are known only afterwards. */
	if (!signals_start(terminal->out, &terminal->before, error)) {
		frame_close(terminal);
		return false;
	}
	if (!start_screen(terminal)) {
		signals_stop();
		frame_close(terminal);
		return error_set(error, ERROR_USAGE, "%s", _("이 터미널에서는 화면을 열 수 없습니다. TERM 값을 확인하십시오."));
	}
	length = build_restore(restore);
	signals_restore(restore, length);
	terminal->colored = color && has_colors() && start_color() == OK && use_default_colors() == OK;
	terminal->ansi = speaks_ansi();
	start_modes(terminal);
	terminal_resize(terminal);
	return true;
}

/* A terminal that takes nothing would block endwin() for ever: it then only gets its settings back. */
static void leave_screen(struct terminal *terminal)
{
	if (terminal_writable(terminal, PATIENCE)) {
		frame_flush(terminal);
		stop_modes(terminal);
		endwin();
	} else {
		tcflush(terminal->out, TCOFLUSH);
		tcsetattr(terminal->out, TCSANOW, &terminal->before);
	}
}

void terminal_stop(struct terminal *terminal)
{
	signals_deadline(ALARM);
	leave_screen(terminal);
	signals_stop();
	delwin(terminal->pad);
	delscreen(terminal->screen);
	fclose(terminal->stream);
	frame_close(terminal);
}

void terminal_lend(struct terminal *terminal)
{
	leave_screen(terminal);
}

void terminal_suspend(struct terminal *terminal)
{
	terminal_lend(terminal);
	signals_suspend();
	terminal_restart(terminal);
}

void terminal_restart(struct terminal *terminal)
{
	reset_prog_mode();
	clearok(curscr, TRUE);
	terminal->caret_shown = false;
	start_modes(terminal);
	terminal_resize(terminal);
}

void terminal_dress(struct terminal *terminal, enum scheme scheme, bool bare)
{
	if (bare)
		scheme_bare_looks(terminal->look);
	else
		scheme_looks(terminal->colored ? scheme : SCHEME_MONO, terminal->look);
}

void terminal_resize(struct terminal *terminal)
{
	struct winsize size;

	if (ioctl(terminal->out, TIOCGWINSZ, &size) || !size.ws_row || !size.ws_col)
		return;
	if (size.ws_row != LINES || size.ws_col != COLS)
		resizeterm(size.ws_row, size.ws_col);
}

int64_t terminal_clock(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000 + 1;
}
