/* `undo`, `redo`, and what `log` says of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>
#include <cmocka.h>
#include "program.h"

static void test_there_and_back(void **state)
{
	(void)state;
	expect_refusal("undo", 1, "backup"); /* the shipped content is not taken back */
	expect_refusal("redo", 1, "되살릴 것이 없습니다");
	expect_output("set 1.2.5.1m1 reported=추진중 --reason 회의", 0, "미보고 → 추진중");
	expect_output("undo --dry-run", 0, "1.2.5.1m1 부처 보고(reported): 추진중 → 미보고");
	expect_output("show 1.2.5.1m1 --format json", 0, "\"reported\": \"in_progress\"");
	expect_output("undo --reason 잘못_적음", 0, "1.2.5.1m1 부처 보고(reported): 추진중 → 미보고");
	expect_output("show 1.2.5.1m1 --format json", 0, "\n  \"reported_on\": null");
	expect_refusal("undo", 1, "취소할 변경이 없습니다");
	expect_output("log 1.2.5.1m1", 0, "취소        ");
	expect_output("log 1.2.5.1m1", 0, "고침(취소됨)");
	expect_output("log 1.2.5.1m1", 0, "잘못_적음");
	expect_output("redo", 0, "미보고 → 추진중");
	expect_output("log 1.2.5.1m1", 0, "되살림");
	expect_output("show 1.2.5.1m1 --format json", 0, "\n  \"reported_on\": \"2025-12-31\"");
	expect_output("show 1.2.5.1m1 --format json", 0, "\n  \"reason\": \"회의\"");
	expect_output("check", 0, "이상이 없습니다.");
}

static void test_steps(void **state)
{
	struct outcome outcome;

	(void)state;
	expect_output("set 1.2.5.1m1 forecast=2026-02", 0, "'26. 2월");
	expect_output("set 1.2.5.2m1 forecast=2026-03", 0, "'26. 3월");
	outcome = run("undo 3");
	assert_int_equal(outcome.code, 1);
	assert_string_equal(outcome.out, "");
	assert_non_null(strstr(outcome.err, "3걸음째를 할 수 없어 하나도"));
	outcome_finish(&outcome);
	expect_output("show 1.2.5.2m1 --format json", 0, "\"forecast\": \"2026-03\"");
	outcome = run("undo 2");
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.out,
			    "1.2.5.2m1 예상일(forecast): '26. 3월 → (없음)\n1.2.5.1m1 예상일(forecast): '26. 2월 → (없음)\n");
	outcome_finish(&outcome);
	expect_output("redo --quiet", 0, "");
	expect_output("show 1.2.5.1m1 --format json", 0, "\"forecast\": \"2026-02\"");
	expect_output("show 1.2.5.2m1 --format json", 0, "\"forecast\": null");
	expect_refusal("undo 0", 2, "‘0’");
	expect_refusal("undo 1000", 2, "100");
	expect_refusal("undo all", 2, "‘all’");
	expect_refusal("redo 2", 2, "‘2’");
	expect_refusal("--read-only undo", 4, "읽기");
}

static void test_log_is_whole(void **state)
{
	struct outcome outcome;

	(void)state;
	expect_output("set 1.2.5.1m1 forecast=2026-02", 0, "'26. 2월");
	expect_output("undo", 0, "'26. 2월 → (없음)");
	expect_output("log 1.2.5.1m1 --format csv", 0, "undoes,undone");
	outcome = run_shell(
		"\"$GWAGI\" log 1.2.5.1m1 --format json | sed -n 's/.*\"action\": \"\\([a-z]*\\)\".*\"undoes\": "
		"\\(\"*\\)[a-z0-9]*.*\"undone\": \\([a-z]*\\).*/\\1 \\2 \\3/p' | head -2; \"$GWAGI\" log --format tsv | wc "
		"-l | awk '{ print ($1 > 700) }'");
	assert_string_equal(outcome.err, "");
	assert_string_equal(outcome.out, "undo \" false\nset  true\n1\n");
	outcome_finish(&outcome);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_there_and_back, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_steps, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_log_is_whole, database_make, folder_remove),
	};

	return cmocka_run_group_tests_name("undo", tests, NULL, NULL);
}
