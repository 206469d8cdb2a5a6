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
	static const char *const commands[] = {"init", "list",   "show",  "tree",     "set",
					       "log",  "import", "check", "diagnose", "help"};
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
	assert_int_equal(rows_of("list functions --format json"), 9);
	assert_int_equal(rows_of("list evidence --format json"), 8);
	assert_int_equal(rows_of("list links --format json"), 23);
	assert_int_equal(rows_of("list citations --format json"), 693);
	assert_int_equal(rows_of("list readings --format json"), 0);
	assert_int_equal(rows_of("list calls --format json"), 0);
	assert_int_equal(rows_of("list snapshots --format json"), 0);
}

/* Each row of the ten kinds says where in the source it stands, and no citation belongs to anything else. */
static void test_a_citation_for_every_fact(void **state)
{
	struct outcome outcome = run_shell(
		"for kind in meetings items milestones targets offices contacts members functions links evidence; do\n"
		"\"$GWAGI\" list $kind --format tsv | sed 1d | cut -f 1\n"
		"done | sort > facts\n"
		"\"$GWAGI\" list citations --format tsv | sed 1d | cut -f 1 | sort -u > cited\n"
		"wc -l < facts; diff facts cited");

	(void)state;
	assert_string_equal(outcome.err, "");
	assert_string_equal(outcome.out, "475\n");
	outcome_finish(&outcome);
}

/* Hangul in its parts, as macOS and some keyboards give it, is the same word. */
static void test_decomposed_words(void **state)
{
#define IN_PROGRESS "\u110e\u116e\u110c\u1175\u11ab\u110c\u116e\u11bc" /* 추진중 */
	(void)state;
	expect_output("set 1.2.5.1m1 reported=" IN_PROGRESS " --reason " IN_PROGRESS, 0, "미보고 → 추진중");
	expect_output("log 1.2.5.1m1 --since \u110b\u1165\u110c\u1166 --format json", 0, "\"reason\": \"추진중\""); /* 어제 */
	assert_int_equal(rows_of("list milestones reported:" IN_PROGRESS " --format json"), 1);
	assert_int_equal(rows_of("list offices \u1100\u116e\u11a8\u1107\u1161\u11bc\u1107\u116e --format json"), 1); /* 국방부 */
	expect_output("set 1.2.5.1m1 reported=none --effective \u110b\u1169\u1102\u1173\u11af --dry-run", 0, "미보고"); /* 오늘 */
}

/* The list of what was TYPED is that of what was MEANT, and it is SAID on stderr ("": nothing is), but with --quiet. */
static void expect_same(const char *typed_words, const char *meant_words, const char *said)
{
	char arguments[160];
	struct outcome typed, meant;

	snprintf(arguments, sizeof arguments, "list %s --format tsv", meant_words);
	meant = run(arguments);
	snprintf(arguments, sizeof arguments, "list %s --format tsv", typed_words);
	typed = run(arguments);
	assert_string_equal(typed.out, meant.out);
	assert_int_equal(typed.code, 0);
	if (*said)
		assert_non_null(strstr(typed.err, said));
	else
		assert_string_equal(typed.err, "");
	outcome_finish(&typed);
	snprintf(arguments, sizeof arguments, "list %s --format tsv --quiet", typed_words);
	typed = run(arguments);
	assert_string_equal(typed.out, meant.out);
	assert_string_equal(typed.err, "");
	outcome_finish(&typed);
	outcome_finish(&meant);
}

/* Words typed in the wrong mode of the keyboard, and never in place of what is found as it stands. */
static void test_other_keyboard(void **state)
{
	static const struct {
		const char *typed, *meant, *said;
	} samples[] = {
		{"items rnrqkd", "items 국방", "‘국방’(으)로 찾은 결과입니다(‘rnrqkd’을(를) 한글 자판으로 읽음)."},
		{"offices rnrqkdqn", "offices 국방부", "‘국방부’"},
		{"items 먀", "items ai", "‘ai’(으)로 찾은 결과입니다(‘먀’을(를) 영문 자판으로 읽음)."},
		{"milestones rnrqkd type=deadline", "milestones 국방 type=deadline", "‘국방’"},
		{"items \"rnrqkd\" | rhkrl", "items 국방 | 과기", "‘국방 과기’(으)로 찾은 결과입니다(‘rnrqkd rhkrl’"},
		{"items ai", "items ai", ""},
		{"items rnrqkd | 과기", "items 과기", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		expect_same(samples[i].typed, samples[i].meant, samples[i].said);
	expect_output("list items dksehldjTsp", 1, "코드");
	expect_output("list items rnrqkd zzz", 1, "코드");
}

/* Spaces and middle dots that the words or the titles have and the others have not, and never in place of what is found. */
static void test_loose_words(void **state)
{
	static const struct {
		const char *typed, *meant, *said;
	} samples[] = {
		{"items 국방AX전략", "items \"국방 AX 전략\"", "‘국방AX전략’을(를) 띄어쓰기와 가운뎃점 없이 찾은 결과입니다."},
		{"items 소비생활", "items 소비·생활", "‘소비생활’"},
		{"items \"국방 통합 AI\" | 국방AI위원회", "items 국방통합AI | \"국방 AI 위원회\"", "‘국방 통합 AI 국방AI위원회’"},
		{"meetings 과학기술관계·장관회의", "meetings 과학기술관계장관회의", "띄어쓰기"},
		{"offices \"국 방 부\"", "offices 국방부", "‘국 방 부’"},
		{"items \"국방 AX 전략\"", "items \"국방 AX 전략\"", ""},
		{"items 국방AX전략 | 소비·생활", "items 소비·생활", ""},
		{"items rnrqkd", "items 국방", "한글 자판"}, /* the other keyboard comes first */
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		expect_same(samples[i].typed, samples[i].meant, samples[i].said);
	expect_output("list items 국방AX전락", 1, "코드");
	expect_output("list offices ··", 1, "코드"); /* nothing is left of it: not everything */
	expect_output("list items \"· ·\"", 1, "코드");
	expect_output("list milestones note:국방AX전략", 1, "코드");
}

/* A day may hold blanks, in an argument of its own or over several. */
static void test_blanks_in_days(void **state)
{
	(void)state;
	assert_int_equal(rows_of("list milestones due='25. 12월 --format json"), 4);
	assert_int_equal(rows_of("list milestones 'due=2025. 12. 31.' --format json"),
			 rows_of("list milestones due=2025-12-31 --format json"));
	assert_int_equal(rows_of("list milestones due=2025년 12월 --format json"), 4);
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
	expect_refusal("show s1", 2, "gwagi list citations");
	expect_refusal("show s1 --format json", 2, "gwagi list citations");
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
	outcome = run_shell("\"$GWAGI\" tree 1.2.5 --format tsv | cut -f 1-4 | tr '\\t\\n' ' ;'; \"$GWAGI\" tree --format tsv | "
			    "cut -f 1,4 | sed -n 2,5p");
	assert_string_equal(
		outcome.out,
		"code parent level kind;1.2.5 1.2 2 strategy;1.2.5.1 1.2.5 3 task;1.2.5.1m1 1.2.5.1 4 milestone;"
		"1.2.5.2 1.2.5 3 task;1.2.5.2m1 1.2.5.2 4 milestone;1\tmeeting\n1m1\tmilestone\n1.1\tagenda\n1.1.1\tstrategy\n");
	outcome_finish(&outcome);
	outcome = run_shell(
		"\"$GWAGI\" tree --format tsv | sed 1d | cut -f 1 > tree; (\"$GWAGI\" list items --format tsv; "
		"\"$GWAGI\" list milestones --format tsv) | cut -f 1 | grep -v code | sort > listed; echo 1 >> listed; "
		"sort tree > sorted; sort listed | diff - sorted");
	assert_string_equal(outcome.out, "");
	assert_string_equal(outcome.err, "");
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
	expect_output("log 1.2.5.1m1", 0, "1.2.5.1m1  출처       새로 만듦");
	expect_output("log o1", 0, "o1    부서의 다른 이름  새로 만듦");
	expect_output("set 1.2.5.1m1 forecast=2026-02 done_on=", 0, "예상일(forecast): (없음) → '26. 2월");
	expect_output("log 1.2.5.1m1", 0, "예상일     (없음) → '26. 2월");
	expect_output("log 1.2.5.1m1 --format json", 0,
		      "\"old\": \"none\", \"new\": \"in_progress\", \"reason\": \"회의에서 확인\"");
	expect_output("log --since 2000-01-01 --format json", 0, "\"in_progress\"");
	expect_output("set 1.2.5.1m1 reported=추진중", 0, "");
	expect_output("check", 0, "이상이 없습니다.");
}

static void test_set_many(void **state)
{
	(void)state;
	expect_refusal("set 1.3.1 closing=withdrawn", 2, "사유");
	expect_output("set 1.3.1 closing=철회 --reason 취소됨 --authority 회의 --effective 2025-12-10", 0,
		      "1.3.1 종결(closing): (없음) → 철회");
	expect_output("show 1.3.1", 0, "[철회]");
	expect_output("list items --under 1.3.1 --format json", 0, "\"closing\": \"withdrawn\", \"closed_on\": \"2025-12-10\"");
	expect_output("tree 1.3.1", 0, "철회");
	expect_output("tree 1.3.1 --format json", 0, "\"closing\": \"withdrawn\"");
	expect_output("set 1.3.2 split=첫째 split=둘째 --reason 나눔 --dry-run", 0, "안건·과제 1.3.6: 새로 만듦");
	expect_output("set o16 successor=new name=국방데이터과 --reason 직제", 0, "o16 까지(valid_to): (없음) → ");
	expect_output("list items office=국방인공지능정책팀 --format csv", 0, "1.2,");
	expect_refusal("undo", 4, "5줄을 되돌립니다");
	expect_output("undo --yes", 0, "o16 까지(valid_to)");
	expect_output("check", 0, "이상이 없습니다.");
}

static void test_set_refusals(void **state)
{
	size_t before, after;
	char *old, *new;

	(void)state;
	old = folder_read("test.db", &before);
	expect_refusal("set 1.2.5.1m1 title=가 title=나", 2, "두 번");
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
	expect_refusal("log 1 --format html", 2, "table|csv|tsv|json");
	expect_output("log --since 2999-01-01", 1, "시각");
	expect_output("log --since 2999-01-01 --format json", 1, "[]\n");
}

/* The milestones of December as the given day judges them: code, schedule and signal. */
static void expect_december(const char *day, const char *wanted)
{
	static const char script[] =
		"\"$GWAGI\" list milestones due=2025-12 type:deadline --format tsv | cut -f 1,17,18 | tr '\\t\\n' ' ;'";
	char whole[300];
	struct outcome outcome;

	snprintf(whole, sizeof whole, "export GWAGI_TODAY=%s; %s", day, script);
	outcome = run_shell(whole);
	assert_string_equal(outcome.err, "");
	assert_string_equal(outcome.out, wanted);
	outcome_finish(&outcome);
}

static void test_a_day_is_data(void **state)
{
	(void)state;
	expect_december("2025-12-01", "code schedule signal;1.2.5.1m1 due_soon unreported;1.2.5.2m1 due_soon unreported;"
				      "1.4.3.4.2m1 due_soon unreported;");
	expect_december("2025-11-30", "code schedule signal;1.2.5.1m1 before_due unreported;1.2.5.2m1 before_due unreported;"
				      "1.4.3.4.2m1 before_due unreported;");
	expect_december("2025-12-31", "code schedule signal;1.2.5.1m1 due_soon unreported;1.2.5.2m1 due_soon unreported;"
				      "1.4.3.4.2m1 due_soon unreported;");
	expect_december("2026-01-01", "code schedule signal;1.2.5.1m1 overdue unreported;1.2.5.2m1 overdue unreported;"
				      "1.4.3.4.2m1 overdue unreported;");
	expect_output("set 1.2.5.1m1 reported=in_progress --effective 2025-12-20", 0, "추진중");
	expect_december("2025-12-31", "code schedule signal;1.2.5.1m1 due_soon on_track;1.2.5.2m1 due_soon unreported;"
				      "1.4.3.4.2m1 due_soon unreported;");
	expect_december("2026-01-01", "code schedule signal;1.2.5.1m1 overdue late;1.2.5.2m1 overdue unreported;"
				      "1.4.3.4.2m1 overdue unreported;");
	expect_december("2026-04-01", "code schedule signal;1.2.5.1m1 overdue unreported;1.2.5.2m1 overdue unreported;"
				      "1.4.3.4.2m1 overdue unreported;"); /* the report is older than a quarter */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_help_and_version, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_counts, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_a_citation_for_every_fact, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_decomposed_words, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_other_keyboard, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_loose_words, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_blanks_in_days, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_list_formats, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_show, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_tree, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_set_and_log, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_set_many, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_set_refusals, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_log_refusals, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_a_day_is_data, database_make, folder_remove),
	};

	return cmocka_run_group_tests_name("commands", tests, NULL, NULL);
}
