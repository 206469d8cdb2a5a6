#include "terminal.h"
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include "gwagi/model/message.h"
#include "keys.h"
#include "signals.h"

enum { ESCAPE_DELAY = 25, ALARM = 1, PATIENCE = 200, RESTORE = 256 };

struct look {
	short color, ground; /* -1: the terminal's own */
	int colored, plain;  /* attributes with and without colours */
};

static const struct look looks[STYLE_COUNT] = {
	[STYLE_NORMAL] = {-1, -1, A_NORMAL, A_NORMAL},
	[STYLE_DIM] = {-1, -1, A_DIM, A_NORMAL},
	[STYLE_TITLE] = {-1, -1, A_BOLD, A_BOLD},
	[STYLE_FOCUS] = {-1, -1, A_BOLD | A_REVERSE, A_BOLD | A_REVERSE},
	[STYLE_LABEL] = {COLOR_CYAN, -1, A_NORMAL, A_NORMAL},
	[STYLE_KEY] = {-1, -1, A_BOLD, A_BOLD},
	[STYLE_TODAY] = {-1, -1, A_REVERSE, A_REVERSE},
	[STYLE_ALERT] = {COLOR_RED, -1, A_BOLD, A_BOLD},
	[STYLE_DONE] = {COLOR_BLUE, -1, A_BOLD, A_NORMAL},
	[STYLE_ON_TRACK] = {COLOR_GREEN, -1, A_NORMAL, A_NORMAL},
	[STYLE_ATTENTION] = {COLOR_YELLOW, -1, A_NORMAL, A_UNDERLINE},
	[STYLE_LATE] = {COLOR_RED, -1, A_NORMAL, A_BOLD},
	[STYLE_STALLED] = {COLOR_RED, -1, A_REVERSE, A_REVERSE},
	[STYLE_STOPPED] = {COLOR_MAGENTA, -1, A_NORMAL, A_NORMAL},
	[STYLE_UNREPORTED] = {-1, -1, A_NORMAL, A_NORMAL},
	[STYLE_HIT] = {COLOR_BLACK, COLOR_YELLOW, A_NORMAL, A_REVERSE | A_BOLD},
	[STYLE_PAST] = {COLOR_MAGENTA, -1, A_BOLD | A_REVERSE, A_BOLD | A_REVERSE},
};

static void start_looks(struct terminal *terminal, bool color)
{
	color = color && has_colors() && start_color() == OK && use_default_colors() == OK;
	for (int i = 0; i < STYLE_BAR; i++) {
		const struct look *look = &looks[i];

		terminal->look[i] = color ? look->colored : look->plain;
		if (!color || look->color < 0)
			continue;
		init_pair((short)(i + 1), look->color, look->ground);
		terminal->look[i] |= (int)COLOR_PAIR(i + 1);
	}
	for (int signal = 0; signal < SIGNAL_COUNT; signal++)
		terminal->look[STYLE_BAR + signal] = terminal->look[STYLE_DONE + signal] | (int)A_REVERSE;
}

/* Bracketed paste (DEC private mode 2004 of xterm): what is pasted must not act as keys. */
static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

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

	if (speaks_ansi()) {
		length = sizeof paste_off - 1;
		memcpy(out, paste_off, length);
	}
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

static void start_paste(struct terminal *terminal)
{
	terminal->ansi = speaks_ansi();
	if (terminal->ansi)
		terminal_open_with(terminal, paste_on);
}

/* In front of endwin(), behind which nothing of ours may follow. */
static void stop_paste(const struct terminal *terminal)
{
	if (terminal->ansi && write(terminal->out, paste_off, sizeof paste_off - 1) < 0)
		return; /* gone; what follows finds out too */
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
		close(terminal->frame);
		return false;
	}
	if (!start_screen(terminal)) {
		signals_stop();
		close(terminal->frame);
		return error_set(error, ERROR_USAGE, "%s", _("이 터미널에서는 화면을 열 수 없습니다. TERM 값을 확인하십시오."));
	}
	length = build_restore(restore);
	signals_restore(restore, length);
	start_looks(terminal, color);
	start_paste(terminal);
	terminal_resize(terminal);
	return true;
}

/* A terminal that takes nothing would block endwin() for ever: it then only gets its settings back. */
static void leave_screen(struct terminal *terminal)
{
	signals_deadline(ALARM);
	if (terminal_writable(terminal, PATIENCE)) {
		stop_paste(terminal);
		endwin();
	} else {
		tcflush(terminal->out, TCOFLUSH);
		tcsetattr(terminal->out, TCSANOW, &terminal->before);
	}
}

void terminal_stop(struct terminal *terminal)
{
	leave_screen(terminal);
	signals_stop();
	delwin(terminal->pad);
	delscreen(terminal->screen);
	fclose(terminal->stream);
	close(terminal->frame);
}

void terminal_lend(struct terminal *terminal)
{
	stop_paste(terminal);
	endwin();
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
	start_paste(terminal);
	terminal_resize(terminal);
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
