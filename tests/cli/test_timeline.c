/* gantt and agenda: what they print, what they refuse, and the files of public holidays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "program.h"

static void prints(const char *environment, const char *arguments, const char *const *needles)
{
	struct outcome outcome = run_in(environment, NULL, arguments);

	if (outcome.code)
		print_error("%s: %s\n", arguments, outcome.err);
	assert_int_equal(outcome.code, 0);
	for (; *needles; needles++) {
		if (!strstr(outcome.out, *needles))
			print_error("%s: no [%s] in\n%s\n", arguments, *needles, outcome.out);
		assert_non_null(strstr(outcome.out, *needles));
	}
	outcome_finish(&outcome);
}

#define PRINTS(environment, arguments, ...) prints(environment, arguments, (const char *const[]){__VA_ARGS__, NULL})

static void gantt_draws_all_below(void **state)
{
	(void)state;
	PRINTS("GWAGI_TODAY=2026-01-10", "gantt 1.2.5",
	       " 2026년 [배율: 년]                          1분기    2분기    3분기    4분기\n"
	       " 이름                                  마감 1  2  3  4  5  6  7  8  9  10 11 12\n"
	       "미 3대 축 혁신 실행과제 추진 계획…     D+10 <\n"
	       "미 7개 대표 프로젝트 추진 계획 확…     D+10 <\n"
	       " 기한 도래(건/순)\n");
	PRINTS("GWAGI_TODAY=2026-01-10", "gantt 1.2.5 --scale quarter --width=60", "D+10 <........X!!!!!\n", "'25.12.15.~");
	PRINTS("GWAGI_TODAY=2026-01-10", "gantt 1.2.5 --scale month --width 100", "2026년 1월", "휴금토일월");
	PRINTS("GWAGI_TODAY=2026-01-10", "gantt 1 --scale years --width 40", "2026 2027 2028 2029");
	PRINTS("GWAGI_TODAY=2026-01-10", "gantt o14 --width 120", "추진 계획 확정", "7개 대표 프로젝트");
	PRINTS("GWAGI_TODAY=2026-01-10", "gantt 1.2.5.1m1", "추진 계획", "기한 도래");
	PRINTS("GWAGI_TODAY=2026-01-10", "--as-of 2025-12-20 gantt 1.2.5", "D-11", "2025년");
	PRINTS("GWAGI_TODAY=2026-01-10", "gantt", "기한 도래(건/순)");
}

static size_t lines_of(const char *text)
{
	return count_of(text, "\n");
}

/* Two header lines, 66 milestones, the counts. */
static void gantt_leaves_nothing_out(void **state)
{
	struct outcome outcome = run("gantt 1");

	(void)state;
	assert_int_equal(lines_of(outcome.out), 2 + 66 + 1);
	outcome_finish(&outcome);
}

static void ascii_has_nothing_ambiguous(void **state)
{
	struct outcome outcome = run("gantt --ascii");

	(void)state;
	assert_int_equal(outcome.code, 0);
	assert_null(strstr(outcome.out, "…"));
	assert_null(strstr(outcome.out, "·"));
	outcome_finish(&outcome);
}

static json_t *json_of(const char *arguments)
{
	struct outcome outcome = run_in("GWAGI_TODAY=2026-01-10", NULL, arguments);
	json_t *array = json_loads(outcome.out, 0, NULL);

	assert_int_equal(outcome.code, 0);
	assert_true(json_is_array(array));
	outcome_finish(&outcome);
	return array;
}

static void has_keys(const json_t *object, const char *const *keys, size_t count)
{
	assert_int_equal(json_object_size(object), count);
	for (size_t i = 0; i < count; i++)
		assert_non_null(json_object_get(object, keys[i]));
}

static void gantt_speaks_json(void **state)
{
	static const char *const keys[] = {"code",     "parent",  "title",    "type",   "due_first", "due_last",  "original",
					   "forecast", "done_on", "reported", "signal", "schedule",  "days_left", "offices"};
	json_t *array = json_of("gantt 1.2 --format json");

	(void)state;
	assert_int_equal(json_array_size(array), 10);
	has_keys(json_array_get(array, 0), keys, sizeof keys / sizeof *keys);
	json_decref(array);
	array = json_of("gantt 1.2.5.1m1 --format json");
	assert_int_equal(json_array_size(array), 1);
	json_decref(array);
}

static void agenda_begins_with_what_is_late(void **state)
{
	(void)state;
	PRINTS("GWAGI_TODAY=2026-01-10", "agenda",
	       "기한경과 3건\n"
	       "  D+10 미 3대 축 혁신 실행과제 추진 계획 확정     1.2.5.1m1 국방인공지능정책팀\n",
	       "\n이번 주 (1.5.~1.11.) 0건\n");
	PRINTS("GWAGI_TODAY=2026-04-28", "agenda --days 7", "기한경과 3건\n",
	       "이번 주 (4.27.~5.3.) 1건\n   D-2 미 ASK 2026 개최");
	PRINTS("GWAGI_TODAY=2026-04-21", "agenda --days 14", "다음 주 (4.27.~5.3.) 1건\n");
	PRINTS("GWAGI_TODAY=2026-01-10", "agenda --days 400", "16주 뒤 (4.27.~5.3.) 1건\n", "51주 뒤 (12.28.~1.3.) 3건\n");
	PRINTS("GWAGI_TODAY=2026-04-28", "--as-of 2026-01-10 agenda", "이번 주 (1.5.~1.11.) 0건\n");
	expect_output("agenda --days 0", 0, "이번 주");
}

static void agenda_speaks_json(void **state)
{
	static const char *const keys[] = {"code", "title", "due_last", "days_left", "signal", "offices"};
	json_t *array = json_of("agenda --format json");
	json_t *first = json_array_get(array, 0);

	(void)state;
	assert_int_equal(json_array_size(array), 3);
	has_keys(first, keys, sizeof keys / sizeof *keys);
	assert_string_equal(json_string_value(json_object_get(first, "code")), "1.2.5.1m1");
	assert_int_equal(json_integer_value(json_object_get(first, "days_left")), -10);
	assert_string_equal(json_string_value(json_object_get(first, "signal")), "unreported");
	assert_int_equal(json_array_size(json_object_get(first, "offices")), 1);
	json_decref(array);
}

static void done_and_cancelled_are_off_the_agenda(void **state)
{
	struct outcome outcome = run_in("GWAGI_TODAY=2026-01-10", NULL, "set 1.2.5.1m1 reported=cancelled --reason 취소");

	(void)state;
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
	PRINTS("GWAGI_TODAY=2026-01-10", "agenda", "기한경과 2건\n  D+10 미 7개");
}

static void refuses_what_is_no_value(void **state)
{
	(void)state;
	expect_refusal("gantt --scale week", 2, "month|quarter|year|years");
	expect_refusal("gantt --width 39", 2, "40에서 400까지");
	expect_refusal("gantt --width 8x", 2, "40에서 400까지");
	expect_refusal("gantt --width 99999999999", 2, "40에서 400까지");
	expect_refusal("gantt --format csv", 2, "text|json");
	expect_refusal("gantt 9.9", 1, "9.9");
	expect_refusal("gantt 1 1.2", 2, "1.2");
	expect_refusal("agenda --days -1", 2, "0에서 3660까지");
	expect_refusal("agenda --days 반년", 2, "0에서 3660까지");
	expect_refusal("agenda --format table", 2, "text|json");
	expect_refusal("agenda 1.2", 2, "1.2");
	expect_refusal("agenda --scale month", 2, "--scale");
}

static void put_holidays(const char *text)
{
	struct outcome outcome = run_shell("mkdir -p config/gwagi");

	outcome_finish(&outcome);
	folder_text("config/gwagi/holidays", text);
}

static struct outcome run_with_holidays(const char *arguments)
{
	char environment[600] = "GWAGI_TODAY=2026-06-10 XDG_CONFIG_HOME=";

	strcat(environment, folder_path("config"));
	return run_in(environment, NULL, arguments);
}

static void month_begins(const char *days)
{
	struct outcome outcome = run_with_holidays("gantt 1.2.5 --scale month --width 100");

	assert_int_equal(outcome.code, 0);
	if (!strstr(outcome.out, days))
		print_error("no [%s] in\n%s", days, outcome.out);
	assert_non_null(strstr(outcome.out, days));
	outcome_finish(&outcome);
}

static void holidays_are_added_and_taken_away(void **state)
{
	(void)state;
	month_begins("마감 월화휴목금휴일월화수목");
	put_holidays("\xEF\xBB\xBF# 우리 부처\r\n2026-06-04\t창립기념일\r\n\r\n-2026-06-03\n");
	month_begins("마감 월화수휴금휴일월화수목");
	put_holidays("2026-06-04 창립기념일\n  2026-6-5 둘째\n");
	expect_refusal_of(run_with_holidays("gantt 1"), 2, "holidays 2번째 줄 3번째 글자: 날짜가 아닙니다", "a date");
	put_holidays("-2026-06-04\n");
	expect_refusal_of(run_with_holidays("gantt 1"), 2, "1번째 줄 2번째 글자: 빼려는 날이 공휴일이 아닙니다", "no holiday");
	put_holidays("2026-06-04 \xff\n");
	expect_refusal_of(run_with_holidays("gantt 1"), 2, "1번째 줄 12번째 글자: UTF-8", "bytes");
	expect_refusal_of(run_with_holidays("gantt 1 --format json"), 2, "UTF-8", "bytes");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, database_make, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(gantt_draws_all_below),
		TEST(gantt_leaves_nothing_out),
		TEST(ascii_has_nothing_ambiguous),
		TEST(gantt_speaks_json),
		TEST(agenda_begins_with_what_is_late),
		TEST(agenda_speaks_json),
		TEST(done_and_cancelled_are_off_the_agenda),
		TEST(refuses_what_is_no_value),
		TEST(holidays_are_added_and_taken_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
