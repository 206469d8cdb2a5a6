/* What terminals send: keys that their TERM does not know, answers that come late, bytes that are nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"
#include "folder.h"

static const char today[] = "2026-01-10";
enum { ROWS = 24, COLUMNS = 80, LONG = 6000 };

static struct terminal *start(void **state)
{
	struct terminal *terminal = dashboard_start(*state, ROWS, COLUMNS, today, NULL);

	assert_non_null(terminal);
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* Send KEYS in one piece, and go on when they have been read. */
static void send(struct terminal *terminal, const char *keys)
{
	assert_true(terminal_keys(terminal, keys));
	assert_true(pty_wait_read(terminal_pty(terminal), LIMIT));
}

static const char *const strangers[] = {
	"\033[I",                           /* the window got the focus */
	"\033[O",                           /* and lost it */
	"\033[?1;2c",                       /* what the terminal is */
	"\033[>41;354;0c",                  /* and its version */
	"\033[2;3R",                        /* where the cursor is */
	"\033[?2026;2$y",                   /* a mode */
	"\033[200~",                        /* a paste begins */
	"\033[29~",                         /* a key that has no use here */
	"\033[[X",                          /* and one of the Linux console */
	"\033O5X",                          /* and one of an old xterm */
	"\033]11;rgb:1e1e/1e1e/1e1e\a",     /* the background */
	"\033]10;rgb:dddd/dddd/dddd\033\\", /* the foreground */
	"\033P1$r0m\033\\",                 /* a setting */
	"\033P>|XTerm(379)\033\\",          /* the version again */
	"\033_Gi=31;OK\033\\",              /* pictures */
	"\033^q\033\\\033Xq\033\\",         /* private messages and strings */
	"\033]52;c;\033[I",                 /* broken off by another */
	"\x80",
	"\xff",
	"\xc3",
	"\xed\x9a", /* no characters, or half ones */
	"\xf4\x90\x80\x82",
	"\xed\xa0\x80", /* behind the last one; a surrogate */
	"\xc1\xb1",
	"\xe0\x81\xb1",
	"\xf0\x80\x81\xb1", /* q in longer forms */
};
enum { STRANGERS = sizeof strangers / sizeof *strangers };

/* Every row but the one of messages. */
static char *panes_of(struct terminal *terminal)
{
	size_t size = ROWS * COLUMNS * 8, used = 0;
	char *all = calloc(size, 1);

	assert_non_null(all);
	for (int row = 0; row < ROWS; row++) {
		if (row != ROWS - 2)
			used += (size_t)snprintf(all + used, size - used, "%s\n", terminal_row(terminal, row));
	}
	return all;
}

static void strange_bytes_do_nothing(void **state)
{
	struct terminal *terminal = start(state);
	char *before, *after;

	assert_true(terminal_wait_text(terminal, "국무총리 김민석", LIMIT));
	before = panes_of(terminal);
	for (size_t i = 0; i < STRANGERS; i++)
		send(terminal, strangers[i]);
	assert_true(dashboard_press(terminal, "Z", "쓰이지 않는 키입니다"));
	after = panes_of(terminal);
	assert_string_equal(after, before);
	free(before);
	free(after);
	leave(terminal);
}

static void strange_bytes_are_not_typed(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s", "> 1 미보고"));
	for (size_t i = 0; i < STRANGERS; i++)
		send(terminal, strangers[i]);
	assert_true(dashboard_press(terminal, "j", "> 2 착수전"));
	assert_true(dashboard_press(terminal, KEY_ENTER "가", "사유: 가"));
	for (size_t i = 0; i < STRANGERS; i++)
		send(terminal, strangers[i]);
	assert_true(dashboard_press(terminal, "나", "사유: 가나"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "착수전."));
	leave(terminal);
}

static void answers_come_in_pieces(void **state)
{
	static const char *const pieces[] = {"\033]1", "1;rgb:q", "q/s3",  "\r\033", "\\",    "\033[",
					     "?6",     "2;qc",    "\033P", "q",      "\033\\"};
	struct terminal *terminal = start(state);

	assert_true(dashboard_walk_to_data_centre(terminal));
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		send(terminal, pieces[i]);
	assert_true(dashboard_press(terminal, "s", "> 1 미보고"));
	assert_true(terminal_keys(terminal, "q"));
	assert_true(terminal_wait_no_text(terminal, "> 1 미보고", LIMIT));
	leave(terminal);
}

/* An answer whose end never comes must not swallow the keyboard. */
static void answers_without_end_are_given_up(void **state)
{
	struct terminal *terminal = start(state);
	char *answer = malloc(LONG + 1);

	assert_non_null(answer);
	memset(answer, 'x', LONG);
	answer[0] = '\033';
	answer[1] = ']';
	answer[LONG] = '\0';
	send(terminal, answer);
	free(answer);
	assert_true(dashboard_press(terminal, "G", "1.10 과학기술관계장관회의 운영방안"));
	leave(terminal);
}

static void goes_by_the_keys_of(void **state, const char *term)
{
	static const char *const homes[] = {"\033[1~", "\033[7~", "\033[H", "\033OH"};
	static const char *const ends[] = {"\033[4~", "\033[8~", "\033[F", "\033OF"};
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", term, NULL};
	struct terminal *terminal = dashboard_launch(*state, ROWS, COLUMNS, environment, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "국무총리 김민석", LIMIT));
	for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
		assert_true(dashboard_press(terminal, ends[i], "1.10 과학기술관계장관회의 운영방안"));
		assert_true(dashboard_press(terminal, homes[i], "국무총리 김민석"));
	}
	assert_true(dashboard_press(terminal, "\033[B\033OB\033[A\033OA\033[B\033OB", "1.1 AI 민생 10대 프로젝트 추진방안"));
	assert_true(dashboard_press(terminal, "\033[C", "1.1 소비·생활"));
	assert_true(terminal_keys(terminal, "\033[D"));
	assert_true(terminal_wait_no_text(terminal, "1.1 소비·생활", LIMIT));
	assert_true(dashboard_press(terminal, "\033OC", "1.1 소비·생활"));
	assert_true(terminal_keys(terminal, "\033OD"));
	assert_true(terminal_wait_no_text(terminal, "1.1 소비·생활", LIMIT));
	assert_true(dashboard_press(terminal, "\033[11~", "한 줄 아래로"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "한 줄 아래로", LIMIT));
	assert_true(dashboard_press(terminal, "\033OP", "한 줄 아래로"));
	assert_true(terminal_keys(terminal, "q"));
	assert_true(terminal_wait_no_text(terminal, "한 줄 아래로", LIMIT));
	send(terminal, "\033[15~");
	leave(terminal);
}

static void goes_by_every_terminals_keys(void **state)
{
	goes_by_the_keys_of(state, "TERM=xterm");
	goes_by_the_keys_of(state, "TERM=xterm-256color");
	goes_by_the_keys_of(state, "TERM=screen");
	goes_by_the_keys_of(state, "TERM=linux");
}

/* PuTTY leaves the keypad in its application mode with Num Lock on. */
static void the_keypad_has_digits(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s\033Os", "사유:"));
	assert_true(dashboard_press(terminal, "\033Op\033Oq\033Oy\033On", "사유: 019."));
	assert_true(dashboard_press(terminal, "\033OM", "추진중."));
	leave(terminal);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(strange_bytes_do_nothing, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(strange_bytes_are_not_typed, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(answers_come_in_pieces, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(answers_without_end_are_given_up, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(goes_by_every_terminals_keys, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(the_keypad_has_digits, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
