/* `gwagi snapshot`: freezing, what frozen days refuse, the list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "program.h"

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
	expect_refusal("snapshot freeze 2025-11", 2, "2025-11-30은(는) 이미 동결되었습니다(");
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

#define ON(test) cmocka_unit_test_setup_teardown(test, database_make, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(test_usage),
		ON(test_freeze),
		ON(test_today),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
