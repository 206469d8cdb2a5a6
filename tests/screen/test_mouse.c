/* Clicks, double clicks and the wheel; their switch; and copying to the clipboard of the terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

static const char today[] = "2026-01-10";

enum { LEFT = 0, RIGHT = 2, WHEEL_UP = 64, WHEEL_DOWN = 65 };

static void press(struct terminal *terminal, int button, int row, int column)
{
	char bytes[64];

	snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dM\033[<%d;%d;%dm", button, column + 1, row + 1, button, column + 1, row + 1);
	assert_true(terminal_keys(terminal, bytes));
}

/* On the first letter of TEXT. */
static void click(struct terminal *terminal, const char *text)
{
	int row, column;

	if (!terminal_find(terminal, text, &row, &column))
		assert_true(terminal_fail(terminal, text));
	press(terminal, LEFT, row, column);
	assert_true(terminal_wait_idle(terminal, LIMIT));
}

static bool wrote(const struct terminal *terminal, const char *bytes)
{
	size_t count;
	const char *output = terminal_output(terminal, &count);

	for (size_t i = 0; i + strlen(bytes) <= count; i++)
		if (memcmp(output + i, bytes, strlen(bytes)) == 0)
			return true;
	return false;
}

/* The row of the cursor in the left pane, which is as wide as any that the tests look for. */
static bool is_cursor(struct terminal *terminal, const char *text)
{
	for (int row = 2; row < 12; row++)
		if (terminal_cell(terminal, row, 1).reverse)
			return strstr(terminal_row(terminal, row), text) != NULL;
	return false;
}

static struct terminal *start(const char *home, int rows, int columns)
{
	struct terminal *terminal = dashboard_start(home, rows, columns, today, NULL);

	assert_non_null(terminal);
	assert_false(wrote(terminal, MOUSE_ON)); /* unasked it leaves the mouse to the terminal */
	assert_true(dashboard_press(terminal, "M", "마우스 켬"));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(wrote(terminal, MOUSE_ON));
	return terminal;
}

static void clicks(void **state)
{
	struct terminal *terminal = start(*state, 40, 120);

	click(terminal, "3 제조AX");
	assert_true(terminal_wait_text(terminal, "1.3 제조AX", LIMIT)); /* the details follow */
	assert_true(is_cursor(terminal, "3 제조AX"));
	click(terminal, "상세");
	assert_true(terminal_wait_text(terminal, "[상세]", LIMIT));
	click(terminal, "일정 ──");
	assert_true(terminal_wait_text(terminal, "[일정]", LIMIT));
	press(terminal, LEFT, 27, 60);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_false(terminal_cell(terminal, 26, 49).reverse);
	assert_true(terminal_cell(terminal, 27, 49).reverse);
	click(terminal, "7 과학기술로");
	assert_true(terminal_wait_text(terminal, "[안건]", LIMIT));
	assert_true(is_cursor(terminal, "7 과학기술로"));
	press(terminal, RIGHT, 4, 4); /* does nothing */
	press(terminal, LEFT, 300, 300);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(is_cursor(terminal, "7 과학기술로"));
	assert_true(dashboard_leave(terminal));
	assert_true(wrote(terminal, MOUSE_OFF));
	terminal_destroy(terminal);
}

static void opens_by_double_click(void **state)
{
	struct terminal *terminal = start(*state, 40, 120);
	int row, column;

	assert_true(terminal_find(terminal, "2 국방 AX", &row, &column));
	press(terminal, LEFT, row, column);
	press(terminal, LEFT, row, column);
	assert_true(terminal_wait_text(terminal, "2.2 인프라 구축", LIMIT));
	/* a third click is no second double one */
	press(terminal, LEFT, row, column);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(terminal_find(terminal, "2.2 인프라 구축", NULL, NULL));
	/* two clicks in two places are none either */
	press(terminal, LEFT, row + 1, column);
	press(terminal, LEFT, row + 2, column);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_false(terminal_find(terminal, "2.2.1", NULL, NULL));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void wheel(struct terminal *terminal, int button, int row, int column)
{
	press(terminal, button, row, column);
	assert_true(terminal_wait_idle(terminal, LIMIT));
}

static void turns_the_wheel(void **state)
{
	struct terminal *terminal = start(*state, 40, 120);

	wheel(terminal, WHEEL_DOWN, 10, 10);
	assert_true(is_cursor(terminal, "2 국방 AX"));
	wheel(terminal, WHEEL_UP, 10, 10);
	assert_true(is_cursor(terminal, "- 제1회"));
	/* in a pane that has not the keys, which stay where they are */
	assert_true(terminal_find(terminal, "10:00~11:00", NULL, NULL));
	wheel(terminal, WHEEL_DOWN, 10, 80);
	assert_false(terminal_find(terminal, "10:00~11:00", NULL, NULL));
	assert_true(is_cursor(terminal, "- 제1회"));
	/* a dialog lies over them */
	assert_true(dashboard_press(terminal, "?", "한 줄 아래로"));
	for (int i = 0; i < 20; i++)
		wheel(terminal, WHEEL_DOWN, 10, 10);
	assert_false(terminal_find(terminal, "한 줄 아래로", NULL, NULL));
	press(terminal, LEFT, 2, 1); /* beside it: neither closes it nor gets through */
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(terminal_find(terminal, "도움말", NULL, NULL));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_text(terminal, "근거", LIMIT));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void clicks_in_the_key_bar(void **state)
{
	struct terminal *terminal = start(*state, 24, 80);

	click(terminal, "도움말");
	assert_true(terminal_wait_text(terminal, "한 줄 아래로", LIMIT));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	click(terminal, "나가기");
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	terminal_destroy(terminal);
}

/* On a small screen a click reaches the one pane that is drawn, and on one that is too small nothing. */
static void clicks_what_is_drawn(void **state)
{
	struct terminal *terminal = start(*state, 12, 40);

	press(terminal, LEFT, 4, 35);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(terminal_find(terminal, "[안건]", NULL, NULL));
	assert_true(is_cursor(terminal, "1 AI 민생"));
	terminal_resize(terminal, 11, 40);
	assert_true(terminal_wait_text(terminal, "작습니다", LIMIT));
	press(terminal, LEFT, 5, 5);
	press(terminal, LEFT, 10, 38);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	terminal_resize(terminal, 12, 40);
	assert_true(terminal_wait_text(terminal, "[안건]", LIMIT));
	assert_true(is_cursor(terminal, "1 AI 민생"));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* Reports that come though nobody asked, or in a paste, or broken, do nothing. */
static void takes_no_other_reports(void **state)
{
	static const char *const broken[] = {"\033[<0;5M",     "\033[<;;M",     "\033[<0;0;0M", "\033[<0;99999999999999999999;3M",
					     "\033[<0;5;6;7M", "\033[<35;5;6M", "\033[<?;5;6M"};
	struct terminal *terminal = start(*state, 40, 120);

	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
		assert_true(terminal_keys(terminal, broken[i]));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(is_cursor(terminal, "- 제1회"));
	assert_true(dashboard_press(terminal, "\033[19~", "마우스 끔")); /* F8 */
	assert_true(wrote(terminal, MOUSE_OFF));
	press(terminal, LEFT, 6, 6);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(is_cursor(terminal, "- 제1회"));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void copies(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);

	assert_non_null(terminal);
	assert_true(dashboard_press(terminal, "jjj", "국방 AX 전략(안)"));
	assert_true(dashboard_press(terminal, "y", "복사했습니다: 1.2 국방 AX 전략"));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(wrote(terminal, "\033]52;c;MS4yIOq1reuwqSBBWCDsoITrnrU=\a")); /* base64 of those bytes */
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(clicks, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(opens_by_double_click, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(turns_the_wheel, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(clicks_in_the_key_bar, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(clicks_what_is_drawn, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(takes_no_other_reports, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(copies, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("mouse and clipboard", tests, NULL, NULL);
}
