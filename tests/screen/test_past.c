/* `@` and `t`: the dashboard as of a past day, and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

static const char today[] = "2026-01-10", cannot[] = "지난 날을 보고 있어 바꿀 수 없습니다. t로";

static void command(void **state, const char *day, const char *const *arguments)
{
	char *said = dashboard_command(*state, day, arguments, 0);

	assert_non_null(said);
	free(said);
}

static void set(void **state, const char *day, const char *code, const char *field)
{
	command(state, day, (const char *const[]){"set", code, field, "--reason", "통화", NULL});
}

/* The content of the first meeting, a report of December, a name of January, and November frozen. */
static void make(void **state)
{
	command(state, "2025-11-24", (const char *const[]){"init", NULL});
	set(state, "2025-12-20", "1.2.2.1m1", "reported=in_progress");
	set(state, "2026-01-05", "1.2.2.1", "title=새로 지은 이름");
	command(state, "2026-01-06", (const char *const[]){"snapshot", "freeze", "2025-11", NULL});
}

static struct terminal *start(void **state, int rows, int columns)
{
	struct terminal *terminal;

	make(state);
	terminal = dashboard_start(*state, rows, columns, today, NULL);
	assert_non_null(terminal);
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static bool has(struct terminal *terminal, const char *text)
{
	return terminal_find(terminal, text, NULL, NULL);
}

static void walk_to_new_name(struct terminal *terminal)
{
	assert_true(dashboard_press(terminal, "jjjl", "2.2 인프라 구축"));
	assert_true(dashboard_press(terminal, "jjl", "2.2.1 새로 지은"));
	assert_true(dashboard_press(terminal, "j", "1만~5만 장 수준"));
}

static void all_panes_go_to_the_day_and_back(void **state)
{
	struct terminal *terminal = start(state, 40, 120);

	walk_to_new_name(terminal);
	assert_true(has(terminal, "정 m1 국방통합"));
	assert_true(dashboard_press(terminal, "\t\t@", "기준일:"));
	assert_true(dashboard_press(terminal, "지난해 12월" KEY_ENTER, "바꿀 수 없습니다. t 지금으로"));
	assert_true(terminal_wait_row(terminal, 0, "과거 기준일 '25.12.31.(수)", LIMIT));
	assert_true(has(terminal, "읽기 전용"));
	assert_false(has(terminal, "동결"));
	assert_true(has(terminal, "2.2.1 ‘국방통합"));
	assert_true(has(terminal, "정 m1 국방통합"));
	assert_false(has(terminal, "새로 지은"));
	assert_true(has(terminal, "[일정]")); /* the focus stays */
	assert_true(dashboard_press(terminal, "@2025-11" KEY_ENTER, "미 m1 국방통합"));
	assert_true(terminal_wait_row(terminal, 0, "과거 기준일 '25.11.30.(일) 동결", LIMIT));
	assert_true(has(terminal, "동결된 상태입니다"));
	assert_true(dashboard_press(terminal, "t", "2.2.1 새로 지은"));
	assert_true(terminal_wait_row(terminal, 0, "| 기준일 '26.1.10.(토)", LIMIT));
	assert_true(has(terminal, "정 m1 국방통합"));
	assert_true(dashboard_press(terminal, "t", "지금을 보고 있습니다."));
	leave(terminal);
}

static void what_was_searched_stays(void **state)
{
	struct terminal *terminal = start(state, 40, 120);

	assert_true(dashboard_press(terminal, "/국방\r", "‘국방’ 1/"));
	assert_true(dashboard_press(terminal, "@2025-12" KEY_ENTER, "과거"));
	assert_true(dashboard_press(terminal, "n", "‘국방’ 2/"));
	assert_true(dashboard_press(terminal, "t", "| 기준일 '26"));
	assert_true(dashboard_press(terminal, "n", "‘국방’ 3/"));
	leave(terminal);
}

static void every_form_of_a_day(void **state)
{
	static const struct {
		const char *typed, *day;
	} forms[] = {
		{"2025-12-20", "'25.12.20.(토)"}, {"'25. 12월", "'25.12.31.(수)"}, {"2025", "'25.12.31.(수)"},
		{"12.24", "'25.12.24.(수)"},      {"어제", "'26.1.9.(금)"},        {"지난달", "'25.12.31.(수)"},
		{"작년 4분기", "'25.12.31.(수)"}, {"3일 전", "'26.1.7.(수)"},      {"~2025-12", "'25.12.31.(수)"},
		{"12월 상순", "'25.12.10.(수)"},
	};
	struct terminal *terminal = start(state, 40, 120);

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		assert_true(dashboard_press(terminal, "@", "기준일:"));
		assert_true(terminal_keys(terminal, forms[i].typed));
		assert_true(terminal_keys(terminal, KEY_ENTER));
		assert_true(terminal_wait_row(terminal, 0, forms[i].day, LIMIT));
	}
	assert_true(dashboard_press(terminal, "@오늘" KEY_ENTER, "| 기준일 '26.1.10.(토)"));
	assert_true(dashboard_press(terminal, "@어제" KEY_ENTER, "과거"));
	assert_true(dashboard_press(terminal, "@" KEY_ENTER, "| 기준일 '26.1.10.(토)"));
	leave(terminal);
}

/* What is wrong is said, and what was typed is still there to be made right. */
static void what_is_no_past_day_is_refused(void **state)
{
	static const struct {
		const char *typed, *why;
	} forms[] = {
		{"금요일", "금요일"},         {"2026-01", "아직 다 지나지 않아"}, {"내일", "아직 다 지나지 않아"},
		{"매월", "마지막 날이 없습"}, {"2025-12~", "마지막 날이 없습"},   {"2025-10", "첫 기록이 '25.11.24.(월)"},
		{"2025-11-23", "첫 기록이"},
	};
	struct terminal *terminal = start(state, 24, 80);

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		char line[100];
		int row, column;

		snprintf(line, sizeof line, "기준일: %s", forms[i].typed);
		assert_true(dashboard_press(terminal, "@", "기준일:"));
		assert_true(dashboard_press(terminal, forms[i].typed, line));
		assert_true(terminal_keys(terminal, KEY_ENTER));
		assert_true(terminal_wait_row(terminal, 23, forms[i].why, LIMIT));
		assert_true(terminal_find(terminal, line, &row, &column));
		assert_int_equal(row, 22);
		assert_true(terminal_cursor_visible(terminal));
		assert_true(terminal_keys(terminal, KEY_ESC));
		assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
		assert_false(has(terminal, "과거"));
	}
	assert_true(dashboard_press(terminal, "@2025-112" KEY_ENTER, "2025-112"));
	assert_true(terminal_wait_row(terminal, 23, "날짜가 아닙니다", LIMIT));
	assert_true(dashboard_press(terminal,
				    "\177\177"
				    "2" KEY_ENTER,
				    "과거"));
	assert_true(terminal_wait_row(terminal, 0, "'25.12.31.(수)", LIMIT));
	/* A refusal leaves the day that is looked at. */
	assert_true(dashboard_press(terminal, "@내일" KEY_ENTER, "아직 다 지나지 않아"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	assert_true(has(terminal, "'25.12.31.(수)"));
	leave(terminal);
}

static void nothing_is_written_there(void **state)
{
	static const char *const keys[] = {"s", "u", "\x12", "U"};
	struct terminal *terminal = start(state, 24, 80);

	assert_true(dashboard_press(terminal, "@어제" KEY_ENTER, "과거"));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		assert_true(dashboard_press(terminal, keys[i], cannot));
		assert_true(terminal_keys(terminal, "j"));
		assert_true(terminal_wait_no_text(terminal, cannot, LIMIT));
	}
	assert_true(dashboard_press(terminal, "gt", "지금("));
	assert_true(dashboard_press(terminal, "s", "부처 보고 상태"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	leave(terminal);
}

/* Of what gets lost in a narrow window the day is the last. */
static void it_is_said_at_every_size(void **state)
{
	static const int sizes[][2] = {{24, 80}, {12, 40}};

	make(state);
	for (size_t i = 0; i < 2; i++) {
		struct terminal *terminal = dashboard_start(*state, sizes[i][0], sizes[i][1], today, NULL);
		struct cell cell;
		int row, column;

		assert_non_null(terminal);
		assert_true(dashboard_press(terminal, "@2025.11." KEY_ENTER, "과거 "));
		assert_true(terminal_wait_row(terminal, 0, "'25.11.30.(일) 동결", LIMIT));
		assert_true(terminal_find(terminal, "과거", &row, &column));
		assert_int_equal(row, 0);
		cell = terminal_cell(terminal, row, column);
		assert_true((cell.reverse || cell.background != COLOR_DEFAULT) && cell.bold);
		leave(terminal);
	}
}

static void others_go_on_meanwhile(void **state)
{
	struct terminal *terminal = start(state, 40, 120);
	int row, column, row_now, column_now;

	assert_true(dashboard_press(terminal, "@", "기준일:"));
	assert_true(dashboard_press(terminal, "2025년" KEY_LEFT, "기준일: 2025년"));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	terminal_cursor(terminal, &row, &column);
	set(state, today, "1.9.2.2m1", "reported=in_progress");
	assert_true(terminal_wait_text(terminal, "정상추진 2", LIMIT));
	assert_true(has(terminal, "기준일: 2025년"));
	terminal_cursor(terminal, &row_now, &column_now);
	assert_int_equal(row_now, row);
	assert_int_equal(column_now, column);
	/* What is written today is not of that day; what is written for a day before it is. */
	assert_true(dashboard_press(terminal, KEY_ENTER, "과거 기준일 '25.12.31.(수)"));
	command(state, today, (const char *const[]){"set", "1.2", "title=뒤늦은 이름", "--effective", "2025-12-01", NULL});
	assert_true(terminal_wait_text(terminal, "2 뒤늦은 이름", LIMIT));
	set(state, today, "1.2", "title=오늘의 이름");
	set(state, today, "1.3", "title=또 다른 이름");
	command(state, today, (const char *const[]){"set", "1.5", "title=뒤늦은 것", "--effective", "2025-12-01", NULL});
	assert_true(terminal_wait_text(terminal, "5 뒤늦은 것", LIMIT));
	assert_true(has(terminal, "2 뒤늦은 이름"));
	assert_false(has(terminal, "또 다른 이름"));
	assert_true(dashboard_press(terminal, "t", "2 오늘의 이름"));
	leave(terminal);
}

/* Started on a past day: that day, then the present, and nothing is written in either. */
static void started_there_it_only_reads(void **state)
{
	struct terminal *terminal;

	make(state);
	terminal = dashboard_start(*state, 40, 120, today, "--as-of=2025-12");
	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 0, "과거 기준일 '25.12.31.(수)", LIMIT));
	assert_true(dashboard_press(terminal, "s", cannot));
	assert_true(dashboard_press(terminal, "@어제" KEY_ENTER, "과거 기준일 '26.1.9.(금)"));
	assert_true(dashboard_press(terminal, "t", "| 기준일 '26.1.10.(토)"));
	assert_true(has(terminal, "읽기 전용"));
	assert_true(dashboard_press(terminal, "s", "읽기 전용으로 열려 있어"));
	assert_true(dashboard_press(terminal, "ju", "읽기 전용으로 열려 있어"));
	leave(terminal);
}

int main(int argc, char **argv)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)
	const struct CMUnitTest tests[] = {
		CASE(all_panes_go_to_the_day_and_back), CASE(what_was_searched_stays),     CASE(every_form_of_a_day),
		CASE(what_is_no_past_day_is_refused),   CASE(nothing_is_written_there),    CASE(it_is_said_at_every_size),
		CASE(others_go_on_meanwhile),           CASE(started_there_it_only_reads),
	};
#undef CASE

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("past", tests, NULL, NULL);
}
