/* Asking and waiting, without ncurses: for a command that says what the terminal is like. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include "probe.h"
#include "terminal.h"

enum { TYPED = 4096, ESCAPE = 0x1b };

/* What came that is no answer, in its order. */
struct typed {
	char bytes[TYPED];
	size_t length, mark; /* where the sequence begins that is just coming */
};

static void take_byte(struct probe *probe, struct sequence *sequence, struct typed *typed, char byte)
{
	int64_t now = terminal_clock();
	enum sequence_step step = SEQUENCE_BROKEN;

	if (sequence->state)
		step = sequence_take(sequence, (unsigned char)byte, now);
	if (step == SEQUENCE_BROKEN && byte == ESCAPE) {
		sequence_begin(sequence, now);
		typed->mark = typed->length;
	}
	if (typed->length < TYPED)
		typed->bytes[typed->length++] = byte;
	if (step == SEQUENCE_WHOLE && probe_take(probe, sequence, now))
		typed->length = typed->mark;
}

static bool read_byte(int64_t until, char *byte)
{
	struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
	int64_t left = until - terminal_clock();

	return left >= 0 && poll(&in, 1, (int)left) == 1 && in.revents & POLLIN && read(in.fd, byte, 1) == 1;
}

/* Type it anew, behind what has come meanwhile: the whole in its order. Systems that refuse this lose it. */
static void type_again(const struct typed *typed)
{
	for (size_t i = 0; i < typed->length; i++) {
		if (ioctl(STDIN_FILENO, TIOCSTI, &typed->bytes[i]))
			return;
	}
}

static void wait_for_answers(struct probe *probe, int milliseconds, struct typed *typed)
{
	struct sequence sequence = {0};
	int64_t until = terminal_clock() + milliseconds;
	char byte;

	while (probe->asking && read_byte(until, &byte))
		take_byte(probe, &sequence, typed, byte);
	if (typed->length) /* what came behind the answers stands behind what came before them */
		while (typed->length < TYPED && read_byte(terminal_clock(), &byte))
			take_byte(probe, &sequence, typed, byte);
}

static bool ask(void)
{
	/* On the other screen, and back before the answers are read: nothing of it is to be seen. */
	char all[PROBE_QUESTION + 32] = "\0337\033[?1049h", question[PROBE_QUESTION];

	probe_question(question);
	strcat(all, question);
	strcat(all, "\033[?1049l\0338");
	return write(STDOUT_FILENO, all, strlen(all)) == (ssize_t)strlen(all);
}

/* Asked to end meanwhile, the program ends when the line is as it was. */
static void hold_signals(sigset_t *before)
{
	static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
	sigset_t held;

	sigemptyset(&held);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		sigaddset(&held, numbers[i]);
	sigprocmask(SIG_BLOCK, &held, before);
}

/* In the background, setting the line would stop the program. */
static bool has_the_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && tcgetpgrp(STDIN_FILENO) == getpgrp();
}

void terminal_probe(struct probe_report *report, int milliseconds)
{
	struct probe probe = {.report.answer = PROBE_NOT_ASKED};
	struct typed typed = {.length = 0};
	struct termios before, raw;
	struct winsize size;
	sigset_t unheld;

	for (int i = 0; i < PROBE_GLYPHS; i++)
		probe.report.cells[i] = -1;
	*report = probe.report;
	if (!has_the_terminal() || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || !probe_may_ask(size.ws_row, size.ws_col) ||
	    tcgetattr(STDIN_FILENO, &before))
		return;
	raw = before;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	hold_signals(&unheld);
	if (tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0) {
		probe_begin(&probe, terminal_clock());
		if (ask())
			wait_for_answers(&probe, milliseconds, &typed);
		tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
	}
	sigprocmask(SIG_SETMASK, &unheld, NULL);
	type_again(&typed);
	*report = probe.report;
}
