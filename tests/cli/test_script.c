/* gwagi as scripts see it: what comes on which stream, exit codes, no questions; the views as commands; changes of many rows;
 * what `diagnose` tells of databases in a bad way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include "program.h"

#define DAY "GWAGI_TODAY=2026-01-10"

static void must(struct outcome outcome, int code, const char *what)
{
	if (outcome.code != code)
		print_error("%s: code %d, out [%.300s], err [%s]\n", what, outcome.code, outcome.out, outcome.err);
	assert_int_equal(outcome.code, code);
	outcome_finish(&outcome);
}

static void has(const char *text, const char *needle)
{
	if (!strstr(text, needle))
		print_error("no [%s] in\n%s\n", needle, text);
	assert_non_null(strstr(text, needle));
}

static json_t *rows_of(const char *arguments)
{
	struct outcome outcome = run_in(DAY, NULL, arguments);
	json_t *rows = json_loads(outcome.out, 0, NULL);

	if (!json_is_array(rows))
		print_error("%s: %d %s %s\n", arguments, outcome.code, outcome.out, outcome.err);
	assert_true(json_is_array(rows));
	outcome_finish(&outcome);
	return rows;
}

static const char *text_of(json_t *rows, size_t i, const char *key)
{
	return json_string_value(json_object_get(json_array_get(rows, i), key));
}

/* The codes of what is listed, with blanks between. */
static char *codes_of(const char *arguments)
{
	json_t *rows = rows_of(arguments);
	size_t size = 1;
	char *all = calloc(1, size);

	assert_non_null(all);
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const char *code = text_of(rows, i, "code");

		size += strlen(code) + 1;
		all = realloc(all, size);
		assert_non_null(all);
		strcat(strcat(all, code), " ");
	}
	json_decref(rows);
	return all;
}

static void same_codes(const char *arguments, const char *others)
{
	char *one = codes_of(arguments), *other = codes_of(others);

	if (strcmp(one, other) != 0)
		print_error("%s\n%s\n", arguments, others);
	assert_string_equal(one, other);
	assert_true(strlen(one) > 0);
	free(one);
	free(other);
}

static const char *const views[][2] = {{"tree", "안건"},    {"work", "점검"},   {"targets", "목표"},
				       {"offices", "부서"}, {"agenda", "일정"}, {"changes", "변동"}};
enum { VIEWS = sizeof views / sizeof *views };

/* Text and JSON have the same rows: the code of each stands in a line of its own, in that order. */
static void views_print_their_rows(void **state)
{
	char arguments[128];

	(void)state;
	must(run_in(DAY, NULL, "set 1.2.5.1m1 reported=in_progress"), 0, "set");
	for (int i = 0; i < VIEWS; i++) {
		struct outcome korean, text;
		json_t *rows;
		const char *at;

		snprintf(arguments, sizeof arguments, "view %s", views[i][0]);
		text = run_in(DAY, NULL, arguments);
		assert_int_equal(text.code, 0);
		assert_string_equal(text.err, "");
		assert_null(strstr(text.out, "…"));
		snprintf(arguments, sizeof arguments, "view %s", views[i][1]);
		korean = run_in(DAY, NULL, arguments);
		assert_string_equal(text.out, korean.out);
		snprintf(arguments, sizeof arguments, "view %s --format json", views[i][0]);
		rows = rows_of(arguments);
		assert_true(json_array_size(rows) > 2);
		at = text.out;
		for (size_t j = 0; j < json_array_size(rows); j++) {
			const char *kind = text_of(rows, j, "kind");
			const char *word = text_of(rows, j, strcmp(kind, "office") && strcmp(kind, "contact") ? "code" : "name");

			if (!strstr(at, word))
				print_error("%s: no [%s] in\n%.200s\n", arguments, word, at);
			at = strstr(at, word);
			assert_non_null(at);
		}
		json_decref(rows);
		outcome_finish(&text);
		outcome_finish(&korean);
	}
}

static void views_are_filtered(void **state)
{
	struct outcome outcome;
	json_t *rows;

	(void)state;
	expect_output("view work office:o3", 0, "거르기: office:o3\n");
	same_codes("view targets unit:장 --format json", "list targets unit:장 --format json");
	rows = rows_of("view work agenda:2 --format json");
	for (size_t i = 0; i < json_array_size(rows); i++)
		assert_memory_equal(text_of(rows, i, "code"), "1.2", 3);
	assert_string_equal(text_of(rows, 0, "section"), "미보고");
	json_decref(rows);
	must(run("view tree 없는말이다"), 1, "nothing found");
	must(run("view tree 없는말이다 --format json"), 1, "nothing found");
	expect_refusal("view", 2, "빠졌습니다");
	expect_refusal("view tre", 2, "‘tree’");
	expect_refusal("view 정체", 2, "모르는 화면");
	expect_refusal("view tree foo:1", 2, "1번째 글자");
	expect_refusal("view tree --since 2025-12-01", 2, "changes");
	expect_refusal("view tree --format csv", 2, "text|json");
	must(run_in(DAY, NULL, "set 1.2.5.1m1 reported=in_progress"), 0, "set");
	outcome = run_in(DAY, NULL, "view changes --since 2026-01-09");
	has(outcome.out, "보고 변경");
	has(outcome.out, "'26.1.9.(금)부터");
	outcome_finish(&outcome);
}

static void filters_go_everywhere(void **state)
{
	(void)state;
	same_codes("gantt --filter due<2027 --format json", "list milestones due<2027 --format json");
	same_codes("gantt 1.2 --filter 미보고 --format json", "list milestones 미보고 --under 1.2 --format json");
	same_codes("agenda --days 3000 --filter office:o3 --format json",
		   "view agenda 'office:o3 due<=2034-03-01 !signal:done !type:start !reported:cancelled' --format json");
	same_codes("tree --filter 센터 --format json", "view tree 센터 --format json");
	same_codes("tree 1.2 --filter 미보고 --format json", "view tree '미보고 agenda:2' --format json");
	expect_output("gantt o14 --filter 미보고", 0, "추진 계획 확…");
	expect_output("gantt --filter 국방통합", 0, "국방통합AI데이터센터 구축");
	for (int i = 0; i < 3; i++) {
		static const char *const commands[] = {"tree", "gantt", "agenda"};
		char arguments[64];

		snprintf(arguments, sizeof arguments, "%s --filter 없는말이다", commands[i]);
		must(run(arguments), 1, arguments);
		snprintf(arguments, sizeof arguments, "%s --filter signal:어", commands[i]);
		expect_refusal(arguments, 2, "1번째 글자");
		snprintf(arguments, sizeof arguments, "%s --filter (", commands[i]);
		expect_refusal(arguments, 2, "글자");
	}
	expect_refusal("gantt c1 --filter 미보고", 2, "--filter");
	expect_refusal("list items --filter 미보고", 2, "--filter");
}

static size_t changes_of(const char *code)
{
	char arguments[64];
	struct outcome outcome;
	size_t count;

	snprintf(arguments, sizeof arguments, "log %s --format tsv", code);
	outcome = run_in(DAY, NULL, arguments);
	count = count_of(outcome.out, "\t2026-01-10\t");
	outcome_finish(&outcome);
	return count;
}

static void many_rows_change_in_one_step(void **state)
{
	struct outcome outcome;

	(void)state;
	must(run_in(DAY, NULL, "set 1.2.5.1m1 1.2.5.2m1 1.2.1m1 note=함께"), 1, "one of them is not there");
	assert_int_equal(changes_of("1.2.5.1m1"), 0);
	must(run_in(DAY, NULL, "set 1.2.5.1m1 1.2.5.2m1 note=함께"), 0, "two");
	assert_int_equal(changes_of("1.2.5.1m1"), 1);
	must(run_in(DAY, NULL, "undo"), 0, "undo");
	assert_int_equal(changes_of("1.2.5.1m1"), 2);
	assert_int_equal(changes_of("1.2.5.2m1"), 2);
	expect_refusal_of(run_in(DAY, NULL, "set 1.2.5.1m1 1.2.5.2m1 reported=on_hold"), 2, "1.2.5.1m1에서 막혀", "which row");
	expect_refusal("set 1.2.5.1m1 1.2.5.1m1 note=x", 2, "두 번");
	expect_refusal("set 1.2.5.1m1 --filter 미보고 note=x", 2, "함께 쓸 수 없습니다");
	expect_refusal("set note=x", 2, "--filter");
	outcome = run_shell(
		"printf '1.2.5.1m1\\r\\n\\n1.2.5.2m1\\n' | $GWAGI set - note=줄마다; $GWAGI set - note=x </dev/null; echo $?");
	has(outcome.out, "1.2.5.1m1");
	has(outcome.out, "1.2.5.2m1");
	has(outcome.out, "\n1\n");
	outcome_finish(&outcome);
}

static void many_rows_are_asked_about(void **state)
{
	struct outcome outcome = run_in(DAY, NULL, "set --filter 미보고 note=모두 --dry-run");
	size_t rows = count_of(outcome.out, "→");

	(void)state;
	assert_true(rows > 3);
	outcome_finish(&outcome);
	assert_int_equal(changes_of("1.2.5.1m1"), 0);
	expect_refusal_of(run_in(DAY, NULL, "set --filter 미보고 note=모두"), 4, "--yes", "many");
	expect_refusal_of(run_in(DAY, NULL, "set --filter= note=모두"), 4, "--yes", "all");
	expect_refusal_of(run_in(DAY, NULL, "set 1.2.5.1m1 1.2.5.2m1 1.2.2.1m1 1.2.3.1m1 note=x"), 4, "4줄", "four");
	assert_int_equal(changes_of("1.2.5.1m1"), 0);
	must(run_in(DAY, NULL, "set --filter '미보고 agenda:2 due<2026' note=모두"), 0, "two by a filter");
	must(run_in(DAY, NULL, "set --filter 없는말이다 note=x"), 1, "none");
	outcome = run_in(DAY, NULL, "set --filter 미보고 note=모두들 --yes --quiet");
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.out, "");
	assert_string_equal(outcome.err, "");
	outcome_finish(&outcome);
	expect_refusal_of(run_in(DAY, NULL, "undo"), 4, "되돌립니다", "many rows");
	must(run_in(DAY, NULL, "undo --dry-run"), 0, "undo, tried");
	must(run_in(DAY, NULL, "undo -y"), 0, "undo");
	for (int i = 0; i < 4; i++)
		must(run_in(DAY, NULL, i % 2 ? "set 1.2.5.1m1 note=나" : "set 1.2.5.1m1 note=가"), 0, "set");
	expect_refusal_of(run_in(DAY, NULL, "undo 4"), 4, "4걸음", "many steps");
	must(run_in(DAY, NULL, "undo 3"), 0, "three steps");
	must(run_in(DAY, NULL, "undo 2 --yes"), 0, "steps");
}

/* Someone else was quicker: all of it waits, and which row it was about is said. */
static void a_conflict_names_the_row(void **state)
{
	struct outcome outcome;

	(void)state;
	/* Between the look at the row and the write there is the question: a terminal is needed for it, and a colleague. */
	outcome = run_shell(
		"export GWAGI_TODAY=2026-01-10\n"
		"mkfifo answer\n"
		"script -qec \"$GWAGI set 1.2.5.1m1 1.2.5.2m1 1.2.2.1m1 1.2.3.1m1 note=mine\" /dev/null <answer >said &\n"
		"exec 3>answer\n"
		"until grep -q 'y/N' said; do :; done\n"
		"$GWAGI set 1.2.2.1m1 note=theirs -q\n"
		"echo y >&3\n"
		"wait $!\n"
		"echo code $?\n"
		"exec 3>&-\n"
		"cat said\n");
	has(outcome.out, "code 3\n");
	has(outcome.out, "1.2.2.1m1에서 막혀");
	has(outcome.out, "theirs");
	outcome_finish(&outcome);
	assert_int_equal(changes_of("1.2.5.1m1"), 0);
}

/* Whether a command keeps to the streams: what it says on success goes away with --quiet, and the exit code stays. */
static void quiet_commands_say_nothing(void **state)
{
	static const struct {
		const char *arguments;
		int code;
		bool prints;
	} cases[] = {
		{"list items", 0, true},
		{"list readings", 1, true},
		{"list items 없는말이다", 1, true},
		{"show 1.2", 0, true},
		{"tree", 0, true},
		{"gantt", 0, true},
		{"agenda", 0, true},
		{"view work", 0, true},
		{"log", 0, true},
		{"check", 0, false},
		{"diagnose", 0, true},
		{"snapshot list", 1, true},
		{"snapshot diff 2025-12-30 2025-12-31", 1, true},
		{"set 1.2.5.1m1 note=a", 0, false},
		{"set 1.2.5.1m1 note=a", 0, false},
		{"set 1.2.5.1m1 note=b --dry-run", 0, true},
		{"set 1.2.3.1m1 date=2027-03 --reason r", 0, false}, /* warns: no authority */
		{"add evidence 1.2.5.1m1 title=t rank=3", 0, true},
		{"undo", 0, false},
		{"redo", 0, false},
		{"backup copy.db", 0, false},
		{"--as-of 2020-01-01 tree", 1, true}, /* before everything */
		{"account add root - admin", 0, false},
		{"account list", 0, true},
		{"snapshot freeze 2025-12-30", 0, false},
		{"completion bash", 0, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char arguments[128];
		struct outcome outcome;

		snprintf(arguments, sizeof arguments, "--quiet %s", cases[i].arguments);
		outcome = run(arguments);
		if (outcome.code != cases[i].code || *outcome.err || (*outcome.out && !cases[i].prints))
			print_error("%s: %d [%.200s] [%s]\n", arguments, outcome.code, outcome.out, outcome.err);
		assert_int_equal(outcome.code, cases[i].code);
		assert_string_equal(outcome.err, "");
		assert_true(cases[i].prints || !*outcome.out);
		assert_null(strchr(outcome.out, '\033'));
		outcome_finish(&outcome);
	}
}

static void options_end_and_streams_may_be_closed(void **state)
{
	static const char *const scripts[] = {
		"$GWAGI list -- items",
		"$GWAGI show -- 1.2",
		"$GWAGI view -- tree 국방",
		"$GWAGI set -- 1.2.5.1m1 note=--dry-run",
		"$GWAGI tree --filter=-- --format json || test $? = 1",
		"$GWAGI list items <&-",
		"$GWAGI set 1.2.5.1m1 note=닫힘 <&- 2>&-",
		"$GWAGI set --filter 미보고 note=x <&- 2>&-; test $? = 4",
		"$GWAGI undo <&- >&-; test $? = 0 -o $? = 2",
		"NO_COLOR=1 $GWAGI view work | head -1 | grep -q 점검",
		"$GWAGI view tree --format json | head -1 | grep -qx '\\['",
		"$GWAGI view tree >/dev/full; test $? = 2",
		"$GWAGI view tree --format json >/dev/full; test $? = 2",
		"$GWAGI tree --filter 국방 >/dev/full; test $? = 2",
		"$GWAGI gantt --filter 국방 >/dev/full; test $? = 2",
		"$GWAGI completion zsh >/dev/full; test $? = 2",
		"$GWAGI diagnose >/dev/full; test $? = 2",
		"$GWAGI completion csh; test $? = 2",
	};

	(void)state;
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		must(run_shell(scripts[i]), 0, scripts[i]);
}

enum { LEAST = 12 /* bytes of a word that can't be there by chance */ };

/* Nothing of people or of what they promised: only counts. */
static void diagnose_keeps_data_to_itself(void **state)
{
	static const char *const kinds[] = {"contacts", "items", "milestones", "offices", "members"};
	static const char *const keys[] = {"name", "phone", "title"};
	struct outcome outcome = run("diagnose"), json = run("diagnose --format json");

	(void)state;
	has(outcome.out, "rows.milestone: 66\n");
	has(outcome.out, "파일의 판: ");
	has(outcome.out, "간단한 검사: ok\n");
	has(outcome.out, "synchronous: 3\n");
	has(outcome.out, "gwagi-office: ");
	has(outcome.out, "말: ko\n");
	has(json.out, "{\"section\": \"database\", \"key\": \"rows.contact\", \"value\": \"30\"}");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		char arguments[64];
		json_t *rows;

		snprintf(arguments, sizeof arguments, "list %s --format json", kinds[i]);
		rows = rows_of(arguments);
		for (size_t j = 0; j < json_array_size(rows); j++)
			for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
				const char *word = text_of(rows, j, keys[k]);

				assert_true(!word || strlen(word) < LEAST ||
					    (!strstr(outcome.out, word) && !strstr(json.out, word)));
			}
		json_decref(rows);
	}
	outcome_finish(&outcome);
	outcome_finish(&json);
}

static void diagnose_tells_of_every_database(void **state)
{
	static const struct {
		const char *make, *needle;
	} cases[] = {
		{"rm test.db", "데이터베이스가 없습니다"},
		{"echo junk >test.db", "이상: "},
		{": >test.db", "빈 파일"},
		{"rm test.db; mkdir test.db", "보통 파일이 아님"},
		{"rm test.db; mkfifo test.db", "보통 파일이 아님"},
		{"rm test.db; ln -s nowhere test.db", "이상: "},
		{"printf '\\0\\0\\0\\143' | dd of=test.db bs=1 seek=60 conv=notrunc 2>&-", "파일의 판: 99\n"},
		{"printf 'abcd' | dd of=test.db bs=1 seek=68 conv=notrunc 2>&-", "0x61626364\n"},
		{"dd if=/dev/urandom of=test.db bs=4096 seek=2 count=60 conv=notrunc 2>&-", "파일의 판: "},
		{"chmod 0 test.db", "권한: 0000"},
		{"truncate -s 200 test.db", "이상: "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char script[512];
		struct outcome outcome;

		snprintf(script, sizeof script,
			 "cp -a test.db kept; %s; $GWAGI diagnose; echo code $?; $GWAGI diagnose --format json | tail -1; rm -rf "
			 "test.db; mv kept test.db",
			 cases[i].make);
		outcome = run_shell(script);
		has(outcome.out, cases[i].needle);
		has(outcome.out, "code 0\n]\n");
		has(outcome.out, "자: 줄 끝의");
		outcome_finish(&outcome);
	}
}

/* Another program holds it. */
static void diagnose_does_not_wait_for_ever(void **state)
{
	struct outcome outcome = run_shell("/usr/bin/python3 -I -c 'import sqlite3, subprocess, sys\n"
					   "data = sqlite3.connect(\"test.db\", isolation_level=None)\n"
					   "data.execute(\"BEGIN EXCLUSIVE\")\n"
					   "done = subprocess.run([sys.argv[1], \"diagnose\"], capture_output=True)\n"
					   "print(done.returncode, done.stdout.decode())' $GWAGI");

	(void)state;
	has(outcome.out, "0 gwagi");
	has(outcome.out, "이상: ");
	outcome_finish(&outcome);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, database_make, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(views_print_their_rows),          TEST(views_are_filtered),
		TEST(filters_go_everywhere),           TEST(many_rows_change_in_one_step),
		TEST(many_rows_are_asked_about),       TEST(a_conflict_names_the_row),
		TEST(quiet_commands_say_nothing),      TEST(options_end_and_streams_may_be_closed),
		TEST(diagnose_keeps_data_to_itself),   TEST(diagnose_tells_of_every_database),
		TEST(diagnose_does_not_wait_for_ever),
	};

	return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
