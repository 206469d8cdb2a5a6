/* What happens to terminals: resizing, hang-up, termination, no terminal at all. */
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
#include "dashboard.h"
#include "folder.h"

static const char today[] = "2026-01-10";

static void resizes(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);

	assert_non_null(terminal);
	terminal_resize(terminal, 24, 80);
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	assert_true(terminal_wait_row(terminal, 1, "상세", LIMIT));
	terminal_resize(terminal, 12, 40);
	assert_true(terminal_wait_row(terminal, 11, "나가기", LIMIT));
	assert_true(terminal_wait_no_text(terminal, "상세", LIMIT)); /* one pane at a time */
	assert_true(dashboard_press(terminal, "\t", "상세"));
	terminal_resize(terminal, 9, 30);
	assert_true(terminal_wait_text(terminal, "작습니다", LIMIT));
	terminal_resize(terminal, 1, 1);
	terminal_resize(terminal, 50, 200);
	assert_true(terminal_wait_row(terminal, 49, "나가기", LIMIT));
	assert_true(terminal_wait_row(terminal, 1, "안건", LIMIT));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* On a screen that is too small no key may act on panes that nobody sees. */
static void shuts_keys_when_too_small(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);

	assert_non_null(terminal);
	assert_true(dashboard_walk_to_data_centre(terminal));
	terminal_resize(terminal, 8, 30);
	assert_true(terminal_wait_text(terminal, "작습니다", LIMIT));
	assert_true(terminal_keys(terminal, "s3" KEY_ENTER "Gl"));
	terminal_resize(terminal, 7, 30); /* when this size stands there, the keys have been read */
	assert_true(terminal_wait_text(terminal, "30x7", LIMIT));
	terminal_resize(terminal, 40, 120);
	assert_true(terminal_wait_text(terminal, "1만~5만 장 수준", LIMIT));
	assert_true(terminal_wait_text(terminal, "m1 국방통합AI데이터센터 구축 - 미보고", LIMIT));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void ends_with(void **state, int number, int status)
{
	struct terminal *terminal = dashboard_start(*state, 24, 80, today, NULL);
	struct termios before, after;

	assert_non_null(terminal);
	assert_int_equal(tcgetattr(pty_descriptor(terminal_pty(terminal)), &before), 0);
	assert_int_equal(before.c_lflag & (tcflag_t)ECHO, 0);
	assert_true(pty_signal(terminal_pty(terminal), number));
	assert_true(terminal_wait_end(terminal, status, LIMIT));
	assert_false(terminal_alternate(terminal));
	if (tcgetattr(pty_descriptor(terminal_pty(terminal)), &after) == 0)
		assert_true(after.c_lflag & (tcflag_t)ECHO);
	terminal_destroy(terminal);
}

static void terminates(void **state)
{
	ends_with(state, SIGTERM, 143);
}

static void interrupts(void **state)
{
	ends_with(state, SIGINT, 130);
}

static void hangs_up(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 24, 80, today, NULL);

	assert_non_null(terminal);
	pty_hang_up(terminal_pty(terminal));
	assert_true(terminal_wait_end(terminal, 129, LIMIT));
	terminal_destroy(terminal);
}

/* One clear sentence, exit 2, no escape byte, no database made. */
static void refuses(const char *home, const char *change, const char *sentence)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", change, NULL};
	struct terminal *terminal = dashboard_launch(home, 24, 80, environment, NULL);
	const char *output;
	size_t count;

	assert_non_null(terminal);
	assert_true(terminal_wait_end(terminal, 2, LIMIT));
	assert_true(terminal_wait_text(terminal, sentence, LIMIT));
	output = terminal_output(terminal, &count);
	assert_null(memchr(output, '\033', count));
	terminal_destroy(terminal);
}

static void refuses_other_terminals(void **state)
{
	refuses(*state, "TERM=unknown", "TERM=unknown");
	refuses(*state, "TERM=no-such-terminal", "no-such-terminal");
	refuses(*state, "TERM", "TERM");
	refuses(*state, "LC_ALL=ko_KR.EUC-KR", "EUC-KR");
	assert_true(folder_remove(*state)); /* nothing was put into it */
	free(*state);
	*state = folder_make();
}

static void draws_without_colour(void **state)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", "NO_COLOR=1", NULL};
	struct terminal *terminal = dashboard_launch(*state, 24, 80, environment, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	for (int row = 0; row < 24; row++)
		for (int column = 0; column < 80; column++) {
			assert_int_equal(terminal_cell(terminal, row, column).foreground, COLOR_DEFAULT);
			assert_int_equal(terminal_cell(terminal, row, column).background, COLOR_DEFAULT);
		}
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* A key that moves the highlight is answered by one write, and an idle screen by none. */
static void writes_once_and_rests(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);
	uint64_t chunks, bytes;

	assert_non_null(terminal);
	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	chunks = pty_chunks(terminal_pty(terminal));
	assert_true(dashboard_press(terminal, "j", "완료보고"));
	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	assert_int_equal(pty_chunks(terminal_pty(terminal)), chunks + 1);
	bytes = pty_bytes(terminal_pty(terminal));
	assert_int_equal(pty_pump(terminal_pty(terminal), pty_clock() + 1500), PTY_LATE);
	assert_int_equal(pty_bytes(terminal_pty(terminal)), bytes);
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(resizes, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(shuts_keys_when_too_small, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(terminates, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(interrupts, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(hangs_up, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(refuses_other_terminals, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(draws_without_colour, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(writes_once_and_rests, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("terminal faults", tests, NULL, NULL);
}
