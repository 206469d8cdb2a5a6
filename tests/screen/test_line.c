/* Line mode on a terminal that can do nothing but print: what is said, what is typed, and how it ends. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <cmocka.h>
#include "dashboard.h"

enum { ROWS = 60, COLUMNS = 40 };

static struct terminal *start(const char *home, const char *change)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", change, NULL};
	struct terminal *terminal = dashboard_launch(home, ROWS, COLUMNS, environment, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "0 나가기", LIMIT));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	return terminal;
}

/* Not one control character but the ends of lines; COUNT bytes. */
static void check_plain(struct terminal *terminal)
{
	size_t count;
	const char *output = terminal_output(terminal, &count);

	for (size_t i = 0; i < count; i++)
		assert_true((unsigned char)output[i] >= ' ' || output[i] == '\n' || output[i] == '\r');
}

/* The terminal stays as it is: it echoes, edits its lines, and says end of file and interrupt. */
static void check_cooked(struct terminal *terminal)
{
	struct termios now;

	assert_int_equal(tcgetattr(pty_descriptor(terminal_pty(terminal)), &now), 0);
	assert_true(now.c_lflag & (tcflag_t)ECHO);
	assert_true(now.c_lflag & (tcflag_t)ICANON);
	assert_true(now.c_lflag & (tcflag_t)ISIG);
}

static bool type(struct terminal *terminal, const char *line, const char *text)
{
	return dashboard_press(terminal, line, text) && terminal_wait_idle(terminal, LIMIT);
}

static void talks(void **state)
{
	struct terminal *terminal = start(*state, "TERM=dumb");

	check_cooked(terminal);
	assert_true(type(terminal, "1.2.5.2m1\r", "1/2쪽"));
	assert_true(type(terminal, "s\r", "6 중단"));
	assert_true(type(terminal, "3\r", "예상일은?"));
	assert_true(type(terminal, "3.31\r", "사유는?"));
	assert_true(type(terminal, "\r", "저장합니까?"));
	assert_true(type(terminal, "1\r", "저장했습니다"));
	assert_true(type(terminal, "u\r", "취소합니까?"));
	assert_true(type(terminal, "1\r", "취소했습니다"));
	assert_true(terminal_find(terminal, "> 3.31", NULL, NULL)); /* echoed once */
	assert_true(terminal_keys(terminal, "q\r"));
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	check_plain(terminal);
	terminal_destroy(terminal);
}

static void is_asked_for(void **state)
{
	struct terminal *terminal = start(*state, "GWAGI_A11Y=text");

	assert_true(type(terminal, "5\r", "1.2.5.2m1"));
	assert_true(terminal_keys(terminal, "\004"));
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	check_plain(terminal);
	terminal_destroy(terminal);
}

static void ends_with(void **state, int number, const char *keys, int status)
{
	struct terminal *terminal = start(*state, "TERM=dumb");

	assert_true(type(terminal, "1.2.5.2m1\r", "1/2쪽"));
	assert_true(type(terminal, "s\r", "6 중단"));
	if (keys)
		assert_true(terminal_keys(terminal, keys));
	else if (number == SIGHUP)
		pty_hang_up(terminal_pty(terminal));
	else
		assert_true(pty_signal(terminal_pty(terminal), number));
	assert_true(terminal_wait_end(terminal, status, LIMIT));
	terminal_destroy(terminal);
}

static void interrupts(void **state)
{
	ends_with(state, SIGINT, "\003", 130);
	ends_with(state, SIGINT, NULL, 130);
}

static void terminates(void **state)
{
	ends_with(state, SIGTERM, NULL, 143);
}

static void hangs_up(void **state)
{
	ends_with(state, SIGHUP, NULL, 129);
}

/* A terminal that takes nothing (^S) does not hold it back. */
static void terminates_when_stopped(void **state)
{
	struct terminal *terminal = start(*state, "TERM=dumb");

	assert_true(terminal_keys(terminal, "\023"));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(terminal_keys(terminal, "?\r"));
	assert_true(pty_signal(terminal_pty(terminal), SIGTERM));
	assert_true(terminal_wait_end(terminal, 143, LIMIT));
	terminal_destroy(terminal);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(talks, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(is_asked_for, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(interrupts, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(terminates, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(hangs_up, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(terminates_when_stopped, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
