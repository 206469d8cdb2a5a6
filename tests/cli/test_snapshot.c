/* `gwagi snapshot`: freezing, what frozen days refuse, the list, what changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "program.h"

static void run_and_forget(const char *environment, const char *arguments)
{
	struct outcome outcome = run_in(environment, NULL, arguments);

	if (outcome.code)
		print_error("%s: %s\n", arguments, outcome.err);
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
}

static void test_usage(void **state)
{
	(void)state;
	expect_output("snapshot --help", 0, "사용법: gwagi snapshot");
	expect_refusal("snapshot", 2, "gwagi help snapshot");
	expect_refusal("snapshot thaw 11.30", 2, "gwagi help snapshot");
	expect_refusal("snapshot freeze", 2, "gwagi help snapshot");
	expect_refusal("snapshot list 11.30", 2, "gwagi help snapshot");
	expect_refusal("snapshot freeze 11.30 --format json", 2, "gwagi help snapshot");
	expect_refusal("snapshot list --dry-run", 2, "gwagi help snapshot");
	expect_refusal("snapshot freeze 매월", 2, "마지막 날이 없습니다");
	expect_refusal("snapshot freeze 2026-01-31", 2, "오지 않은");
	expect_refusal("--read-only snapshot freeze 11.30", 4, "읽기 전용");
}

static void test_freeze(void **state)
{
	struct outcome outcome = run("snapshot freeze 11월 --dry-run");

	(void)state;
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.out, "");
	outcome_finish(&outcome);
	expect_output("snapshot list", 1, "");
	expect_output("snapshot freeze 11월", 0, "'25.11.30.(일)을(를) 변경 ");
	expect_refusal("snapshot freeze 2025-11", 4, "2025-11-30은(는) 이미 동결되었습니다(");
	expect_refusal("set 1.2.5.1m1 reported=추진중 --effective 11.30", 4, "2025-11-30은(는) 동결되었습니다(");
	outcome = run("set 1.2.5.1m1 reported=추진중 --effective 11.29");
	assert_int_equal(outcome.code, 0);
	assert_non_null(strstr(outcome.err, "(2025-11-30)"));
	outcome_finish(&outcome);
	expect_output("snapshot list --format json", 0, "\"day\": \"2025-11-30\"");
	expect_output("snapshot list --format csv", 0, "day,at,login,last_change,rules,hash\n2025-11-30,");
	expect_output("log", 0, "동결");
	expect_output("check", 0, "이상이 없습니다.");
}

static void test_today(void **state)
{
	struct outcome outcome = run("snapshot freeze 오늘");

	(void)state;
	assert_int_equal(outcome.code, 0);
	assert_non_null(strstr(outcome.err, "오늘을 동결했습니다"));
	outcome_finish(&outcome);
	expect_refusal("set 1.2.5.1m1 note=적음", 4, "2025-12-31은(는) 동결되었습니다(");
	outcome = run_in("GWAGI_TODAY=2026-01-01", NULL, "set 1.2.5.1m1 note=적음");
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
}

static void test_diff(void **state)
{
	struct outcome outcome;

	(void)state;
	run_and_forget("GWAGI_TODAY=2026-01-31", "snapshot freeze 오늘");
	run_and_forget("GWAGI_TODAY=2026-02-10", "set 1.2.5.1m1 reported=추진중");
	run_and_forget("GWAGI_TODAY=2026-02-10", "set 1.2.5.1m1 date=2026-03 --reason 늦음 --authority 제2회");
	outcome = run_in("GWAGI_TODAY=2026-02-10", NULL, "snapshot diff 2026-01 오늘");
	assert_int_equal(outcome.code, 0);
	/* the counts first */
	assert_ptr_equal(
		strstr(outcome.out, "'26.1.31.(토)(동결) → '26.2.10.(화): 연속 점등 2, 복귀 1, 기한 변경 1, 보고 변경 1\n"),
		outcome.out);
	assert_non_null(strstr(outcome.out, "'25. 12월"));
	assert_non_null(strstr(outcome.out, "과학기술AI확산팀"));
	outcome_finish(&outcome);
	outcome = run_in("GWAGI_TODAY=2026-02-10", NULL, "snapshot diff 2026-01 오늘 --format csv");
	assert_non_null(strstr(outcome.out,
			       "code,title,difference,field,before,after,months,rule,offices\n"
			       "1.2.5.1m1,3대 축 혁신 실행과제 추진 계획 확정,recovered,signal,unreported,on_track,,"));
	outcome_finish(&outcome);
	outcome = run_in("GWAGI_TODAY=2026-02-10", NULL, "snapshot diff 2026-01 오늘 --format json");
	assert_non_null(strstr(outcome.out, "\"difference\": \"still_lit\", \"field\": \"signal\", \"before\": "
					    "\"unreported\", \"after\": \"unreported\", \"months\": 1"));
	outcome_finish(&outcome);
	outcome = run("snapshot diff 12.30 오늘");
	assert_int_equal(outcome.code, 1); /* nothing */
	assert_non_null(strstr(outcome.out, "변동 없음"));
	outcome_finish(&outcome);
	expect_refusal("snapshot diff 오늘 2026-01", 2, "오지 않은");
	expect_refusal("snapshot diff 오늘 어제", 2, "앞선 날을 먼저");
	expect_refusal("snapshot diff 오늘", 2, "gwagi help snapshot");
}

#define ON(test) cmocka_unit_test_setup_teardown(test, database_make, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(test_usage),
		ON(test_freeze),
		ON(test_today),
		ON(test_diff),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
