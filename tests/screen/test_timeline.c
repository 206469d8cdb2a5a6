/* The timeline's keys on a terminal: scales, panning, back to today, lanes, and from a bar to its row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

static const char today[] = "2026-01-10";

static struct terminal *start(const char *home, int rows, int columns)
{
	struct terminal *terminal = dashboard_start(home, rows, columns, today, NULL);

	assert_non_null(terminal);
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* From the left pane: closer and wider, and no further than there are scales. */
static void zooms_from_any_pane(void **state)
{
	struct terminal *terminal = start(*state, 40, 120);

	assert_true(terminal_wait_text(terminal, "2026년 [배율: 년]", LIMIT));
	assert_true(dashboard_press(terminal, "z", "12월        1월 (상반기 1분기)"));
	assert_true(dashboard_press(terminal, "z", "수목금토일월화"));
	assert_true(dashboard_press(terminal, "zZ", "12월        1월 (상반기 1분기)"));
	assert_true(dashboard_press(terminal, "=", "2026년 [배율: 년]"));
	assert_true(dashboard_press(terminal, "ZZZ", "2026-2030 [배율: 다년]"));
	assert_true(dashboard_press(terminal, "\t", "[상세]"));
	assert_true(dashboard_press(terminal, "z", "2026년 [배율: 년]"));
	leave(terminal);
}

/* A page from any pane, a unit with the arrows in its own; t comes back. */
static void pans_and_comes_back(void **state)
{
	struct terminal *terminal = start(*state, 40, 120);

	assert_true(dashboard_press(terminal, "L", "2027년 [배율: 년]"));
	assert_true(dashboard_press(terminal, "H", "2026년 [배율: 년]"));
	assert_true(dashboard_press(terminal, "{", "2025년 [배율: 년]"));
	assert_true(dashboard_press(terminal, "}}", "2027년 [배율: 년]"));
	assert_true(dashboard_press(terminal, "t", "2026년 [배율: 년]"));
	assert_true(dashboard_press(terminal, "\t\t", "[일정]"));
	assert_true(dashboard_press(terminal, KEY_RIGHT, "'26.2월~'27.1월"));
	assert_true(dashboard_press(terminal, "hh", "'25.12월~'26.11월"));
	assert_true(dashboard_press(terminal, "lt", "2026년 [배율: 년]"));
	leave(terminal);
}

/* What the scale shows stays when the left cursor moves on. */
static void keeps_its_time_in_step(void **state)
{
	struct terminal *terminal = start(*state, 40, 120);

	assert_true(dashboard_press(terminal, "LZ", "2027-2031"));
	assert_true(dashboard_press(terminal, "jjj", "AI 업무 총괄"));
	assert_true(terminal_wait_text(terminal, "2027-2031", LIMIT));
	leave(terminal);
}

static void groups_by_office(void **state)
{
	struct terminal *terminal = start(*state, 40, 120);

	assert_true(dashboard_press(terminal, "o", "o2 국무조정실 산업과학중기"));
	assert_true(dashboard_press(terminal, "\t\t", "[일정]"));
	assert_true(dashboard_press(terminal, "\r", "[일정]")); /* a heading leads nowhere */
	assert_true(dashboard_press(terminal, "G", "미 "));
	assert_true(dashboard_press(terminal, "o", "완 제1회"));
	assert_true(terminal_wait_no_text(terminal, "o2 국무조정실", LIMIT));
	leave(terminal);
}

static void enter_goes_to_the_row(void **state)
{
	struct terminal *terminal = start(*state, 40, 120);

	assert_true(dashboard_press(terminal, "\t\t", "[일정]"));
	assert_true(dashboard_press(terminal, "o", "o2 국무조정실"));
	assert_true(dashboard_press(terminal, "j\r", "[안건]"));
	assert_true(terminal_wait_text(terminal, "1m1 제1회 과학기술관계장관회의", LIMIT));
	leave(terminal);
}

/* What is not drawn does not act. */
static void one_pane_at_a_time(void **state)
{
	struct terminal *terminal = start(*state, 12, 40);

	assert_true(dashboard_press(terminal, "zL", "미"));
	assert_true(dashboard_press(terminal, "\t\t", "'25.10월~"));
	assert_true(dashboard_press(terminal, "Z", "2026-2029"));
	assert_true(dashboard_press(terminal, "zzz", "'26.1.6.~"));
	leave(terminal);
}

static void all_fits_a_small_screen(void **state)
{
	struct terminal *terminal = start(*state, 24, 80);

	assert_true(terminal_wait_text(terminal, "2026년 [배율: 년]", LIMIT));
	assert_true(dashboard_press(terminal, "z", "[배율"));
	assert_true(dashboard_press(terminal, "z", "'26.1.5.~"));
	leave(terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(zooms_from_any_pane),   TEST(pans_and_comes_back), TEST(keeps_its_time_in_step),  TEST(groups_by_office),
		TEST(enter_goes_to_the_row), TEST(one_pane_at_a_time),  TEST(all_fits_a_small_screen),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
