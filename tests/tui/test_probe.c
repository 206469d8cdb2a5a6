/* Asking a terminal and waiting for it: what it answers, that it may say nothing, and that what is typed meanwhile is not lost.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <cmocka.h>
#include "gwagi/tui/probe.h"
#include "terminal.h"

enum { LIMIT = 15000 };

static char *program; /* set once by main */

static struct terminal *start(int traits, const char *const *environment)
{
	const char *arguments[] = {program, NULL};
	struct pty_options options = {.rows = 24, .columns = 100, .arguments = arguments, .environment = environment};
	struct terminal *terminal = terminal_start_as(&options, traits);

	assert_non_null(terminal);
	return terminal;
}

static void names_and_modes(void **state)
{
	static const struct {
		enum probe_answer answer;
		int mode; /* -1: says nothing */
	} cases[] = {{PROBE_NOT_ASKED, -1},       {PROBE_NO_ANSWER, -1},   {PROBE_MULTIPLEXER, -1}, {PROBE_NOT_UTF8, -1},
		     {PROBE_NARROW, TEXT_NARROW}, {PROBE_WIDE, TEXT_WIDE}, {PROBE_MIXED, TEXT_SAFE}};
	enum probe_answer found;
	enum text_mode mode;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(probe_answer_find(probe_answer_name(cases[i].answer), &found));
		assert_int_equal(found, cases[i].answer);
		assert_int_equal(probe_mode(cases[i].answer, &mode), cases[i].mode >= 0);
		if (cases[i].mode >= 0)
			assert_int_equal(mode, cases[i].mode);
	}
	assert_false(probe_answer_find("", &found));
	assert_false(probe_answer_find("Wide", &found));
	assert_string_equal(probe_glyph(0), "가");
	assert_non_null(probe_glyph(PROBE_GLYPHS - 1));
	assert_null(probe_glyph(PROBE_GLYPHS));
	assert_null(probe_glyph(-1));
}

static void terminals_answer(void **state)
{
	struct terminal *terminal = start(0, NULL);

	(void)state;
	assert_true(terminal_wait_text(terminal, "answer narrow, device <1;2>", LIMIT));
	assert_true(terminal_find(terminal, "cells 2 1 1 1 1 1 1 1", NULL, NULL));
	assert_false(terminal_alternate(terminal));
	assert_false(terminal_find(terminal, "①", NULL, NULL));
	terminal_destroy(terminal);
	terminal = start(TERMINAL_WIDE, NULL);
	assert_true(terminal_wait_text(terminal, "answer wide", LIMIT));
	assert_true(terminal_find(terminal, "cells 2 2 2 2 2 2 2 2", NULL, NULL));
	terminal_destroy(terminal);
}

static void silence_is_waited_out(void **state)
{
	struct terminal *terminal = start(TERMINAL_MUTE, NULL);

	(void)state;
	assert_true(terminal_wait_text(terminal, "answer no-answer", LIMIT));
	assert_true(terminal_keys(terminal, "ls\n"));
	assert_true(terminal_wait_text(terminal, "then <ls>", LIMIT));
	terminal_destroy(terminal);
}

static void multiplexers_are_not_asked(void **state)
{
	static const char *const environments[][2] = {
		{"TMUX=/tmp/x,1,0", NULL},    {"STY=1.x", NULL},   {"ZELLIJ=0", NULL}, {"TERM=screen", NULL},
		{"TERM=tmux-256color", NULL}, {"TERM=dumb", NULL}, {"TERM", NULL}};

	(void)state;
	for (size_t i = 0; i < sizeof environments / sizeof *environments; i++) {
		struct terminal *terminal = start(0, environments[i]);
		size_t count;

		assert_true(terminal_wait_text(terminal, "answer not-asked", LIMIT));
		assert_null(strchr(terminal_output(terminal, &count), '\033'));
		terminal_destroy(terminal);
	}
}

static bool may_be_put_back(void)
{
	FILE *file = fopen("/proc/sys/dev/tty/legacy_tiocsti", "r");
	int first = file ? fgetc(file) : '1'; /* older systems always let */

	if (file)
		fclose(file);
	return first != '0';
}

/* What was typed before, between and behind the answers is read afterwards, in its order; where the system lets a program put it
 * back. */
static void typing_is_not_lost(void **state)
{
	struct terminal *terminal = start(TERMINAL_MUTE, NULL);
	const char *output;
	size_t count;

	(void)state;
	while (!strstr(output = terminal_output(terminal, &count), "\033[c"))
		assert_int_equal(pty_pump(terminal_pty(terminal), pty_clock() + LIMIT), PTY_OUTPUT);
	assert_true(terminal_keys(terminal,
				  "a\033[2;3R\033[2;2Rb\033[2;2R\033[2;2R\033[2;2R\033[2;2R\033OAc\033[2;2R\033[2;2R\033[>1;2;3c"
				  "\033[?6cd\n"));
	assert_true(terminal_wait_text(terminal, "answer narrow, device <6>, secondary <1;2;3>", LIMIT));
	assert_true(terminal_wait_text(terminal, "then <", LIMIT));
	if (may_be_put_back())
		assert_true(terminal_find(terminal, "cd>", NULL, NULL) && terminal_find(terminal, "then <ab", NULL, NULL));
	terminal_destroy(terminal);
}

static void nothing_is_asked_in_the_background(void **state)
{
	const char *arguments[] = {"sh", "-c", "set -m; \"$0\" & wait", program, NULL};
	struct pty_options options = {.rows = 24, .columns = 100, .arguments = arguments};
	struct terminal *terminal = terminal_start_as(&options, 0);

	(void)state;
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "answer not-asked", LIMIT));
	terminal_destroy(terminal);
}

/* Ended while it waits, it still leaves the line as it was. */
static void the_line_is_given_back(void **state)
{
	struct terminal *terminal = start(TERMINAL_MUTE, NULL);
	struct termios line;
	size_t count;

	(void)state;
	while (!strstr(terminal_output(terminal, &count), "\033[c"))
		assert_int_equal(pty_pump(terminal_pty(terminal), pty_clock() + LIMIT), PTY_OUTPUT);
	assert_true(pty_signal(terminal_pty(terminal), SIGTERM));
	assert_true(terminal_wait_end(terminal, 128 + SIGTERM, LIMIT));
	assert_int_equal(tcgetattr(pty_descriptor(terminal_pty(terminal)), &line), 0);
	assert_true(line.c_lflag & ECHO && line.c_lflag & ICANON && line.c_lflag & ISIG);
	terminal_destroy(terminal);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_modes),
		cmocka_unit_test(terminals_answer),
		cmocka_unit_test(silence_is_waited_out),
		cmocka_unit_test(multiplexers_are_not_asked),
		cmocka_unit_test(typing_is_not_lost),
		cmocka_unit_test(the_line_is_given_back),
		cmocka_unit_test(nothing_is_asked_in_the_background),
	};
	int failed = 2;

	program = argc > 1 ? realpath(argv[1], NULL) : NULL; /* a shell starts it in another folder */
	if (program)
		failed = cmocka_run_group_tests_name("probe", tests, NULL, NULL);
	free(program);
	return failed;
}
