/* Every size from one cell to a wall: what is drawn, that its borders are straight, one pane large, frames of + - |. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

static const char today[] = "2026-01-10";

struct size {
	int columns, rows;
};

/* The first column of row 1 behind the left edge where a line of the divider stands; -1 if there is none. */
static int divider_of(struct terminal *terminal, int columns, const char *line)
{
	for (int column = 0; column < columns; column++)
		if (strcmp(terminal_cell(terminal, 1, column).text, line) == 0)
			return column;
	return -1;
}

static void has_three_panes(struct terminal *terminal, struct size size, const char *line)
{
	int divider = divider_of(terminal, size.columns, line);

	assert_int_equal(divider, size.columns * 38 / 100 > 76   ? 76
				  : size.columns * 38 / 100 < 30 ? 30
								 : size.columns * 38 / 100);
	for (int row = 1; row < size.rows - 2; row++)
		assert_string_equal(terminal_cell(terminal, row, divider).text, line);
	assert_true(strstr(terminal_row(terminal, 1), "안건") && strstr(terminal_row(terminal, 1), "상세"));
	assert_string_equal(terminal_cell(terminal, size.rows - 2, divider).text, "");
}

static void has_one_pane(struct terminal *terminal, struct size size, const char *line, const char *name)
{
	assert_int_equal(divider_of(terminal, size.columns, line), -1);
	assert_non_null(strstr(terminal_row(terminal, 1), name));
}

/* The sentence as far as it fits, and nothing else. */
static void is_too_small(struct terminal *terminal, struct size size)
{
	assert_null(strstr(terminal_screen(terminal), "["));
	if (size.columns >= 10 && size.rows >= 3)
		assert_non_null(strstr(terminal_screen(terminal), "작"));
}

static void show(struct terminal *terminal, struct size size)
{
	terminal_resize(terminal, size.rows, size.columns);
	if (size.columns >= 40 && size.rows >= 12)
		assert_true(terminal_wait_row(terminal, size.rows - 1, "나가기", LIMIT));
	assert_true(terminal_wait_idle(terminal, LIMIT));
}

static void go_through_sizes(const char *home, const char *argument, const char *line)
{
	static const struct size small[] = {{1, 1}, {2, 2}, {10, 3}, {39, 12}, {40, 11}},
				 single[] = {{40, 12}, {79, 24}, {80, 23}},
				 three[] = {{80, 24}, {120, 40}, {160, 48}, {200, 60}, {500, 100}};
	struct terminal *terminal = dashboard_start(home, 24, 80, today, argument);

	assert_non_null(terminal);
	for (size_t i = 0; i < sizeof three / sizeof *three; i++) {
		const struct size other = small[i % (sizeof small / sizeof *small)];

		show(terminal, three[i]);
		has_three_panes(terminal, three[i], line);
		show(terminal, other);
		is_too_small(terminal, other);
	}
	for (size_t i = 0; i < sizeof single / sizeof *single; i++) {
		show(terminal, single[i]);
		has_one_pane(terminal, single[i], line, "[안건]");
		assert_true(dashboard_press(terminal, "\t", "[상세]"));
		has_one_pane(terminal, single[i], line, "[상세]");
		assert_true(dashboard_press(terminal, "\t\t", "[안건]"));
	}
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void fits_every_size(void **state)
{
	go_through_sizes(*state, NULL, "│");
}

static void draws_with_ascii(void **state)
{
	struct terminal *terminal;

	go_through_sizes(*state, "--ascii", "|");
	terminal = dashboard_start(*state, 24, 80, today, "--ascii");
	assert_non_null(terminal);
	assert_true(dashboard_press(terminal, "?", "한 줄 아래로"));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	/* U+2500 to U+257F: lines and their corners */
	for (int row = 0; row < 24; row++)
		for (int column = 0; column < 80; column++)
			assert_true(memcmp(terminal_cell(terminal, row, column).text, "\xe2\x94", 2) &&
				    memcmp(terminal_cell(terminal, row, column).text, "\xe2\x95", 2));
	assert_true(terminal_find(terminal, "+-------", NULL, NULL));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void shows_one_pane_large(void **state)
{
	const struct size size = {120, 40};
	struct terminal *terminal = dashboard_start(*state, size.rows, size.columns, today, NULL);

	assert_non_null(terminal);
	assert_true(terminal_keys(terminal, "m"));
	assert_true(terminal_wait_no_text(terminal, "상세", LIMIT));
	has_one_pane(terminal, size, "│", "[안건]");
	assert_true(dashboard_press(terminal, "\t", "[상세]"));
	has_one_pane(terminal, size, "│", "[상세]");
	assert_true(dashboard_press(terminal, "\t", "[일정]"));
	has_one_pane(terminal, size, "│", "[일정]");
	show(terminal, (struct size){79, 24}); /* the same pane, for there is no room for more */
	assert_true(dashboard_press(terminal, "m", "한 칸씩"));
	show(terminal, size);
	has_one_pane(terminal, size, "│", "[일정]");
	assert_true(dashboard_press(terminal, "m", "[일정]"));
	assert_true(terminal_wait_row(terminal, 1, "상세", LIMIT));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	has_three_panes(terminal, size, "│");
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* What a new user needs stays in the key bar of a small window. */
static void the_key_bar_keeps_what_one_needs(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 24, 80, today, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 23, " Enter 열기  Tab 칸  1~6 보기  / 찾기  f 거르기  s 상태  ? 도움말  q 나가기",
				      LIMIT));
	assert_true(dashboard_press(terminal, "\t", "[상세]"));
	assert_true(terminal_wait_row(terminal, 23, " Enter 열기  Tab 칸  b 뒤로  e 고치기  u 취소  y 복사  ? 도움말  q 나가기",
				      LIMIT));
	show(terminal, (struct size){84, 24});
	assert_true(terminal_wait_row(terminal, 23, "q 나가기", LIMIT));
	assert_non_null(strstr(terminal_row(terminal, 23), ": 명령"));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(fits_every_size, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(draws_with_ascii, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(the_key_bar_keeps_what_one_needs, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(shows_one_pane_large, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
