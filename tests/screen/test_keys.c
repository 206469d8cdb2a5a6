/* What terminals send: keys that their TERM does not know, answers that come late, bytes that are nothing. */
#include <setjmp.h>
#include <signal.h>
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
	"\033[201~",                        /* a paste ends that never began */
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
	assert_true(dashboard_press(terminal, "X", "쓰이지 않는 글쇠입니다"));
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
					     "?6",     "2;22c",   "\033P", "q",      "\033\\"};
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

/* A report of the first row looks like Shift-F3; none of these is a key that could be unknown. */
static void answers_say_nothing(void **state)
{
	static const char *const answers[] = {"\033[1;2R",   "\033[1;5R",      "\033[2;3R",
					      "\033[24;80R", "\033[?64;1;22c", "\033[>1;10;0c"};
	struct terminal *terminal = start(state);

	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		send(terminal, answers[i]);
	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	assert_string_equal(terminal_row(terminal, ROWS - 2), "");
	leave(terminal);
}

static const char refusal[] = "붙여넣기는 글을 쓰는 곳에서만 됩니다.";

static void a_paste_is_no_keys(void **state)
{
	static const char *const pastes[] = {
		"\033[200~jjjqG\rs3\r\033[201~",
		"\033[200~\033[B\033[B\033OBG\033[6~q\033[201~",                 /* keys as they are sent */
		"\033[200~q\033q\033\033]0;q\007\033Pq\033\\\014q\177\033[201~", /* escapes of every kind */
		"\033[200~q\033[200~q\033[201~",                                 /* a bracket inside */
		"\033[200~가나\xea\xb0\033[201~",                                /* half a character */
	};
	struct terminal *terminal = start(state);
	char *before = panes_of(terminal), *after;

	for (size_t i = 0; i < sizeof pastes / sizeof *pastes; i++) {
		assert_true(dashboard_press(terminal, "X", "쓰이지 않는 글쇠입니다"));
		assert_true(dashboard_press(terminal, pastes[i], refusal));
		after = panes_of(terminal);
		assert_string_equal(after, before);
		free(after);
	}
	free(before);
	assert_true(dashboard_press(terminal, "s\033[200~q\r\033[201~", refusal)); /* a list is not written in */
	assert_true(dashboard_press(terminal, "G", "> "));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "> ", LIMIT));
	leave(terminal);
}

static void pastes_come_in_pieces(void **state)
{
	static const char *const pieces[] = {"\033[20", "0~q", "q", "\033", "[2", "01", "~"};
	struct terminal *terminal = start(state);

	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		send(terminal, pieces[i]);
	assert_true(terminal_wait_text(terminal, refusal, LIMIT));
	assert_true(dashboard_press(terminal, "G", "1.10 과학기술관계장관회의 운영방안"));
	leave(terminal);
}

/* A paste without an end holds the keys for two seconds without a byte, not for ever. */
static void pastes_without_end_are_given_up(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "\033[200~qG", refusal));
	assert_int_equal(pty_pump(terminal_pty(terminal), pty_clock() + 2100), PTY_LATE);
	assert_true(dashboard_press(terminal, "G", "1.10 과학기술관계장관회의 운영방안"));
	leave(terminal);
}

static int count_of(struct terminal *terminal, const char *bytes)
{
	size_t count;
	int found = 0;

	for (const char *at = terminal_output(terminal, &count); (at = strstr(at, bytes)); at++)
		found++;
	return found;
}

static bool has_brackets_again(struct terminal *terminal, void *context)
{
	(void)context;
	return count_of(terminal, "\033[?2004h") == 2;
}

/* Whenever the terminal is ours pastes are bracketed, and never when it is given back. */
static void brackets_are_asked_for_and_given_back(void **state)
{
	struct terminal *terminal = start(state);

	assert_int_equal(count_of(terminal, "\033[?2004h"), 1);
	assert_int_equal(count_of(terminal, "\033[?2004l"), 0);
	assert_true(pty_signal(terminal_pty(terminal), SIGTSTP));
	assert_true(terminal_wait(terminal, has_brackets_again, NULL, "brackets after a stop", LIMIT));
	assert_int_equal(count_of(terminal, "\033[?2004l"), 1);
	assert_true(dashboard_leave(terminal));
	assert_int_equal(count_of(terminal, "\033[?2004l"), 2);
	terminal_destroy(terminal);
	terminal = start(state);
	assert_true(pty_signal(terminal_pty(terminal), SIGSEGV));
	assert_int_not_equal(pty_wait_end(terminal_pty(terminal), LIMIT), 0);
	assert_int_equal(count_of(terminal, "\033[?2004l"), 1);
	terminal_destroy(terminal);
}

/* Where nothing is written, an arrow with Ctrl or Alt is an arrow. */
static void arrows_with_ctrl_are_arrows(void **state)
{
	static const char *const pairs[][2] = {{"\033[1;5C", "\033[1;5D"},
					       {"\033[1;3C", "\033[1;3D"},
					       {"\033Oc", "\033Od"},
					       {"\033O5C", "\033O5D"},
					       {"\033[C", "\033[D"}};
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, KEY_DOWN KEY_DOWN, "1.1 AI 민생 10대 프로젝트 추진방안"));
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		assert_true(dashboard_press(terminal, pairs[i][0], "1.1 소비·생활"));
		assert_true(terminal_keys(terminal, pairs[i][1]));
		assert_true(terminal_wait_no_text(terminal, "1.1 소비·생활", LIMIT));
	}
	leave(terminal);
}

/* PuTTY sends with Ctrl the arrow of the other mode. An arrow up or down has shown which one that is; before, it is an arrow. */
static void putty_moves_by_words(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER "가나 다라", "사유: 가나 다라"));
	assert_true(dashboard_press(terminal, "\033[Dx", "사유: 가나 다x라"));
	assert_true(dashboard_press(terminal, "\033[1;5Dy", "사유: 가나 y다x라"));
	assert_true(terminal_keys(terminal, KEY_ESC KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "사유: ", LIMIT));
	assert_true(terminal_keys(terminal, KEY_DOWN KEY_UP));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER "가나 다라", "사유: 가나 다라"));
	assert_true(dashboard_press(terminal, "\033[Dx", "사유: 가나 x다라"));
	assert_true(dashboard_press(terminal, KEY_RIGHT "y", "사유: 가나 x다y라"));
	assert_true(terminal_keys(terminal, KEY_ESC KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "사유: ", LIMIT));
	assert_true(terminal_keys(terminal, "\033[B\033[A"));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER "가나 다라", "사유: 가나 다라"));
	assert_true(dashboard_press(terminal, "\033[Dx", "사유: 가나 다x라"));
	assert_true(terminal_keys(terminal, KEY_ESC KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "사유: ", LIMIT));
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
	assert_true(dashboard_press(terminal, "s\033Os\033OM", "사유:"));
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
		cmocka_unit_test_setup_teardown(answers_say_nothing, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(a_paste_is_no_keys, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(pastes_come_in_pieces, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(pastes_without_end_are_given_up, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(brackets_are_asked_for_and_given_back, dashboard_home_make,
						dashboard_home_remove),
		cmocka_unit_test_setup_teardown(arrows_with_ctrl_are_arrows, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(putty_moves_by_words, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(goes_by_every_terminals_keys, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(the_keypad_has_digits, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
