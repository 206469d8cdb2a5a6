/* The commands on the shipped content. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "program.h"

static void test_help_and_version(void **state)
{
	static const char *const commands[] = {"init", "list", "show", "tree", "set", "log", "import", "check", "help"};
	char arguments[64];

	(void)state;
	expect_output("--help", 0, "사용법: gwagi");
	expect_output("-h", 0, "사용법: gwagi");
	expect_output("--version", 0, "gwagi ");
	expect_output("help", 0, "끝내는 값");
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		snprintf(arguments, sizeof arguments, "help %s", commands[i]);
		expect_output(arguments, 0, commands[i]);
		snprintf(arguments, sizeof arguments, "%s --help", commands[i]);
		expect_output(arguments, 0, "사용법: gwagi");
	}
	assert_int_equal(access(folder_path("test.db"), F_OK), -1);
}

static size_t rows_of(const char *arguments)
{
	struct outcome outcome = run(arguments);
	size_t rows = count_of(outcome.out, "\n{");

	assert_int_equal(outcome.code, rows ? 0 : 1);
	assert_int_equal(outcome.out[0], '[');
	assert_non_null(strstr(outcome.out, "]\n"));
	outcome_finish(&outcome);
	return rows;
}

static void test_counts(void **state)
{
	(void)state;
	assert_int_equal(rows_of("list milestones --format json"), 66);
	assert_int_equal(rows_of("list items --format json"), 260);
	assert_int_equal(rows_of("list items kind:agenda --format json"), 10);
	assert_int_equal(rows_of("list targets --format json"), 30);
	assert_int_equal(rows_of("list offices --format json"), 28);
	assert_int_equal(rows_of("list contacts --format json"), 30);
	assert_int_equal(rows_of("list members --format json"), 20);
	assert_int_equal(rows_of("list meetings --format json"), 1);
	assert_true(rows_of("list functions --format json") > 0);
	assert_true(rows_of("list links --format json") >= 12);
	assert_true(rows_of("list citations --format json") > 400);
	assert_int_equal(rows_of("list readings --format json"), 0);
	assert_int_equal(rows_of("list calls --format json"), 0);
	assert_int_equal(rows_of("list snapshots --format json"), 0);
}

static void test_list_formats(void **state)
{
	struct outcome outcome;

	(void)state;
	expect_output("list targets --format table", 0, "국방통합AI데이터센터");
	expect_output("list targets --format csv", 0, "\n1.2.2.1t1,");
	expect_output("list targets --format tsv", 0, "\n1.2.2.1t1\t");
	expect_output("list targets --format=json --under 1.2.2.1", 0, "\"low\": 10000, \"high\": 50000");
	expect_output("list readings", 1, "코드");
	expect_output("list milestones 국방통합AI데이터센터 --under 1.2", 0, "국방통합AI데이터센터");
	outcome = run("list items --format table");
	assert_non_null(strstr(outcome.out, "AI 민생 10대 프로젝트"));
	assert_null(strstr(outcome.out, "…")); /* whole when it goes to no terminal */
	assert_null(strstr(outcome.out, "agenda"));
	outcome_finish(&outcome);
}

static void test_show(void **state)
{
	static const char *const facts[] = {"국방통합AI데이터센터", "1만~5만 장", "기한미설정", "국방인공지능정책팀"};
	struct outcome text = run("show 1.2.2.1");

	(void)state;
	assert_int_equal(text.code, 0);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		assert_non_null(strstr(text.out, facts[i]));
	assert_null(strstr(text.out, "지연"));
	assert_int_equal(count_of(text.out, "02-"), 2);
	outcome_finish(&text);
	expect_output("show 1.2.2.1 --format json", 0, "\"targets\": [\n    {\"code\": \"1.2.2.1t1\"");
	expect_output("show 1.2.2.1 --format json", 0, "\"citations\": [\n    {");
	expect_output("show 1.2.5.1m1 --format json", 0, "\"evidence\": []");
	expect_output("show o1 --format json", 0, "\"contacts\": [");
	expect_output("show 1 --format json", 0, "\"members\": [\n    {");
	expect_refusal("show 1.2.99", 1, "1.2.99");
	expect_refusal("show 1.2.99 --format json", 1, "1.2.99");
	expect_refusal("show hello", 2, "hello");
	expect_refusal("show", 2, "빠졌습니다");
	expect_refusal("show 1 2", 2, "‘2’");
}

static void test_tree(void **state)
{
	struct outcome outcome = run("tree --format json");

	(void)state;
	assert_int_equal(outcome.code, 0);
	assert_int_equal(count_of(outcome.out, "\n{"), 1 + 260 + 66);
	assert_int_equal(count_of(outcome.out, "\"kind\": \"agenda\""), 10);
	outcome_finish(&outcome);
	expect_output("tree", 0, "1.2.2.1 ");
	expect_output("tree 1.2.2", 0, "\n1.2.2.1 ");
	expect_output("tree 1.2.5.1m1 --format csv", 0, "1.2.5.1m1,1.2.5.1,");
	expect_refusal("tree o1", 2, "o1");
	expect_refusal("tree 1.99 --format json", 1, "1.99");
}

static void test_set_and_log(void **state)
{
	(void)state;
	expect_output("set 1.2.5.1m1 reported=in_progress --dry-run", 0, "미보고 → 추진중");
	expect_output("show 1.2.5.1m1 --format json", 0, "\"reported\": \"none\"");
	expect_output("set 1.2.5.1m1 reported=in_progress --reason '회의에서 확인'", 0,
		      "1.2.5.1m1 부처 보고(reported): 미보고 → 추진중");
	expect_output("show 1.2.5.1m1 --format json", 0, "\"reported\": \"in_progress\"");
	expect_output("show 1.2.5.1m1", 0, "추진중");
	expect_output("log 1.2.5.1m1", 0, "미보고 → 추진중");
	expect_output("log 1.2.5.1m1", 0, "회의에서 확인");
	expect_output("log 1.2.5.1m1 --format json", 0,
		      "\"old\": \"none\", \"new\": \"in_progress\", \"reason\": \"회의에서 확인\"");
	expect_output("log --since 2000-01-01 --format json", 0, "\"in_progress\"");
	expect_output("set 1.2.5.1m1 reported=추진중", 0, "");
	expect_output("check", 0, "이상이 없습니다.");
}

static void test_set_refusals(void **state)
{
	size_t before, after;
	char *old, *new;

	(void)state;
	old = folder_read("test.db", &before);
	expect_refusal("set 1.2.5.1m1 reported=soon", 2, "soon");
	expect_refusal("set 1.2.5.1m1 colour=red", 2, "colour");
	expect_refusal("set 1.2.5.1m1 forecast=2026-02-30", 2, "2026-02-30");
	expect_refusal("set 1.2.5.1m1 reported=on_hold", 2, "사유");
	expect_refusal("set 1.2.5.1m1 reported", 2, "FIELD=VALUE");
	expect_refusal("set 1.2.5.1m1 =x", 2, "FIELD=VALUE");
	expect_refusal("set 1.2.5.1m1", 2, "빠졌습니다");
	expect_refusal("set 1.2.99m1 reported=in_progress", 1, "1.2.99m1");
	expect_refusal("set nothing reported=in_progress", 2, "nothing");
	expect_refusal("set 1.2.5.1m1 reported=in_progress --effective sometime", 2, "sometime");
	expect_refusal("set 1.2.5.1m1 reported=in_progress --effective 2026-01", 2, "하루");
	expect_refusal("set 1.2.5.1m1 'note=a\033[31mb'", 2, "note");
	expect_refusal("set 1.2.5.1m1 'note=\xff'", 2, "note");
	expect_refusal("set 1.2.5.1m1 note=x reported=soon", 2, "soon");
	expect_refusal("--read-only set 1.2.5.1m1 reported=in_progress", 4, "읽기");
	new = folder_read("test.db", &after);
	assert_int_equal(before, after);
	assert_memory_equal(old, new, before);
	free(old);
	free(new);
}

static void test_log_refusals(void **state)
{
	(void)state;
	expect_refusal("log --since sometime", 2, "sometime");
	expect_refusal("log --since 매월", 2, "매월");
	expect_refusal("log 1.99", 1, "1.99");
	expect_refusal("log 1 --format csv", 2, "table|json");
	expect_output("log --since 2999-01-01", 1, "시각");
	expect_output("log --since 2999-01-01 --format json", 1, "[]\n");
}

static void test_a_day_is_data(void **state)
{
	struct outcome before, after;

	(void)state;
	before = run_in("GWAGI_TODAY=2025-12-31", NULL, "list milestones schedule:overdue --format json");
	after = run_in("GWAGI_TODAY=2026-01-01", NULL, "list milestones schedule:overdue --format json");
	assert_true(count_of(after.out, "\n{") > count_of(before.out, "\n{"));
	outcome_finish(&before);
	outcome_finish(&after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_help_and_version, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_counts, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_list_formats, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_show, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_tree, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_set_and_log, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_set_refusals, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_log_refusals, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_a_day_is_data, database_make, folder_remove),
	};

	return cmocka_run_group_tests_name("commands", tests, NULL, NULL);
}
