/* `gwagi add`: the new code is data, all else is talk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>
#include <cmocka.h>
#include "program.h"

static void expect_new(const char *arguments, const char *out, const char *err)
{
	struct outcome outcome = run(arguments);

	if (outcome.code != 0 || strcmp(outcome.out, out) != 0 || !strstr(outcome.err, err))
		fail_msg("%s: %d \"%s\" \"%s\"", arguments, outcome.code, outcome.out, outcome.err);
	outcome_finish(&outcome);
}

static void tells_the_new_code(void **state)
{
	(void)state;
	expect_new("add item 1.2 'title=새 전략'", "1.2.6\n", "gwagi: 안건·과제 1.2.6: 새로 만듦");
	expect_new("add milestone 1.2.6 'title=새 약속' date=내년말", "1.2.6m1\n", "");
	expect_new("add target 1.2.6 title=거점 'quantity=8,000장 이상'", "1.2.6t1\n", "");
	expect_new("add path 1.2.6t1@2026 amount=4000", "1.2.6t1@2026\n", "연차별 목표 1.2.6t1@2026: 새로 만듦");
	expect_new("add reading 1.2.6t1 amount=3,000", "r1\n", "");
	expect_new("add call 1.2.6m1 answer=곧 promised=내일", "k1\n", "");
	expect_new("add call 1.2.6m1 answer=또 promised=모레", "k2\n", "1.2.6m1 ");
	expect_new("add office - name=새부", "o29\n", "");
	expect_new("add contact o29 entity=1.2.6 name=홍길동 phone=02-000-0000", "c31\n", "");
	expect_new("add alias o29 name=새이름", "", "부서의 다른 이름 o29: 새로 만듦");
	expect_new("add occurrence 1.10.2.1m1 period='26.1월", "1.10.2.1m1@2026-01\n", "");
	expect_new("add evidence 1.10.2.1m1@2025-12 rank=3 title=회의록", "e9\n", "회차 1.10.2.1m1@2025-12: 새로 만듦");
	expect_output("list calls --format csv", 0, "k1,1.2.6m1,,2025-12-31,곧,2026-01-01");
	expect_output("check", 0, "이상이 없습니다");
}

static void reports_a_time_that_is_not_there_yet(void **state)
{
	(void)state;
	expect_output("set 1.10.2.1m1@2025-12 reported=완료보고", 0, "회차 1.10.2.1m1@2025-12: 새로 만듦");
	expect_output("show 1.10.2.1m1@2025-12", 0, "완료보고·확인 전");
	expect_output("show 1.10.2.1m1 --format json", 0, "\"code\": \"1.10.2.1m1@2025-12\"");
	expect_refusal("set 1.10.2.1m1@2025-Q4 reported=완료보고", 2, "되풀이되는 때가 아닙니다");
	expect_refusal("set 1.10.2.1m9@2025-12 reported=완료보고", 1, "‘1.10.2.1m9@2025-12’이(가) 없습니다");
	expect_refusal("set 1.2.5.1m1@2025-12 reported=완료보고", 2, "회차가 없습니다");
}

static void refuses_with_the_reason(void **state)
{
	(void)state;
	expect_refusal("add calls 1.2.5.1m1 answer=곧", 2, "가까운 것은 ‘call’입니다");
	expect_refusal("add call 1.9.9.9m1 answer=곧", 1, "‘1.9.9.9m1’이(가) 없습니다");
	expect_refusal("add call 여기 answer=곧", 2, "코드가 아닙니다");
	expect_refusal("add call 1.2.5.1m1 promised=내일", 2, "answer:");
	expect_refusal("add call 1.2.5.1m1", 2, "");
	expect_refusal("add call 1.2.5.1m1 곧", 2, "FIELD=VALUE");
	expect_refusal("add reading 1.2.2.1t1 amount=1 day=내일", 2, "기준일보다 뒤");
	expect_refusal("--read-only add call 1.2.5.1m1 answer=곧", 4, "읽기 전용");
}

static void only_looks_when_dry(void **state)
{
	(void)state;
	expect_new("add call 1.2.5.1m1 answer=곧 --dry-run", "k1\n", "아무것도 바꾸지 않았습니다");
	expect_output("list calls", 1, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_the_new_code, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(reports_a_time_that_is_not_there_yet, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(refuses_with_the_reason, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(only_looks_when_dry, database_make, folder_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
