/* Bad surroundings: usage, databases, terminal, locale, output. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include "program.h"

static void expect_no_database(void)
{
	assert_int_equal(access(folder_path("test.db"), F_OK), -1);
}

static void test_usage(void **state)
{
	(void)state;
	expect_refusal("lst items", 2, "가까운 것은 ‘list’입니다");
	expect_refusal("li items", 2, "모르는 명령입니다: li");
	expect_refusal("xyzzy", 2, "gwagi --help");
	expect_refusal("forget", 2, "모르는 명령입니다: forget");
	expect_refusal("help lst", 2, "‘list’");
	expect_refusal("list milestone", 2, "‘milestones’");
	expect_refusal("list xyzzy", 2, "모르는 종류입니다: xyzzy");
	expect_refusal("list", 2, "gwagi help list");
	expect_refusal("list items --format xml", 2, "table|csv|tsv|json");
	expect_refusal("show 1 --format table", 2, "text|json");
	expect_refusal("--as-if 2026-01-01 list items", 2, "--as-if");
	expect_refusal("list items --colour", 2, "--colour");
	expect_refusal("list items --reason x", 2, "--reason");
	expect_refusal("list items --format", 2, "--format에 값이 없습니다");
	expect_refusal("--quiet=yes check", 2, "--quiet에는 값을");
	expect_refusal("-x", 2, "-x");
	expect_refusal("--color blue check", 2, "auto, always, never");
	expect_refusal("check it", 2, "‘it’");
	expect_refusal("--db= check", 2, "빈 경로");
	expect_refusal("-- --help", 2, "모르는 명령입니다: --help");
	expect_no_database();
}

static void test_filters(void **state)
{
	(void)state;
	expect_refusal("list items '(a'", 2, "1번째 글자");
	expect_refusal("list items colour:red", 2, "colour");
	expect_refusal("list milestones signal:blue", 2, "blue");
	expect_refusal("list milestones 'due<sometime'", 2, "sometime");
	expect_refusal("list items '\xff'", 2, "UTF-8");
	expect_refusal("list items --under 1.99", 1, "1.99");
	expect_refusal("list items --under hello", 2, "hello");
}

static void test_surroundings(void **state)
{
	(void)state;
	expect_refusal_of(run_in("GWAGI_TODAY=2026-02-30", NULL, "check"), 2, "GWAGI_TODAY", "no such day");
	expect_refusal_of(run_in("GWAGI_TODAY=tomorrow", NULL, "check"), 2, "GWAGI_TODAY", "no day");
	expect_refusal_of(run_in("GWAGI_DB= HOME=", NULL, "check"), 2, "HOME", "no HOME");
	expect_no_database();
}

static void test_default_place(void **state)
{
	struct outcome outcome = run_in("GWAGI_DB=", NULL, "--quiet list meetings");
	struct stat status;

	(void)state;
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.err, "");
	assert_non_null(strstr(outcome.out, "과학기술관계장관회의"));
	outcome_finish(&outcome);
	assert_int_equal(stat(folder_path(".local/share/gwagi/gwagi.db"), &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(stat(folder_path(".local/share/gwagi"), &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
}

/* A path that was named and is not there is more likely mistyped than to be filled: it is not made but by init and import. */
static void test_named_and_missing(void **state)
{
	static const char *const commands[] = {"list items",  "show 1", "tree", "set 1.2.5.1m1 reported=in_progress",
					       "log --quiet", "check"};
	char arguments[128];

	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		expect_refusal(commands[i], 1, "데이터베이스가 없습니다: ");
		expect_refusal(commands[i], 1, "test.db. gwagi init으로 만들 수 있습니다.");
		snprintf(arguments, sizeof arguments, "--read-only %s", commands[i]);
		expect_refusal(arguments, 1, "없습니다");
		snprintf(arguments, sizeof arguments, "--db deep/er/other.db %s", commands[i]);
		expect_refusal_of(run_in("GWAGI_DB=", NULL, arguments), 1, "deep/er/other.db. gwagi init", arguments);
	}
	expect_no_database();
	assert_int_equal(access(folder_path("deep"), F_OK), -1);
	assert_int_equal(access(folder_path(".local"), F_OK), -1);
	expect_output("--db deep/er/other.db init", 0, "");
	expect_output("--db deep/er/other.db check", 0, "이상이 없습니다.");
}

static void test_databases(void **state)
{
	char *bytes;
	size_t length;

	(void)state;
	expect_refusal("--read-only init", 4, "읽기 전용");
	expect_refusal("--read-only import x", 4, "읽기 전용");
	expect_no_database();
	expect_output("init", 0, "");
	expect_refusal("init", 2, "이미 있는 데이터베이스입니다");
	bytes = folder_read("test.db", &length);
	bytes[60] = 0x7f; /* user_version, big-endian */
	folder_write("newer.db", bytes, length);
	expect_refusal("--db newer.db check", 5, "newer.db");
	bytes[60] = 0;
	bytes[68] = 'X'; /* application_id */
	folder_write("foreign.db", bytes, length);
	expect_refusal("--db foreign.db check", 5, "foreign.db");
	free(bytes);
	folder_text("text.db", "no database at all, but long enough to look at, one hundred bytes and more: "
			       "...........................................................................");
	expect_refusal("--db text.db list items", 5, "text.db");
	folder_text("empty.db", "");
	expect_refusal("--db empty.db list items", 5, "empty.db");
	assert_int_equal(mkdir(folder_path("folder.db"), 0700), 0);
	expect_refusal("--db folder.db list items", 5, "folder.db");
	expect_refusal("--db /proc/gwagi.db init", 4, "/proc");
	expect_refusal("--db test.db/gwagi.db init", 4, "test.db");
	expect_refusal("--db test.db/gwagi.db list items", 1, "test.db");
}

static void test_damaged(void **state)
{
	char *bytes;
	size_t length;
	struct outcome outcome;

	(void)state;
	bytes = folder_read("test.db", &length);
	assert_true(length > 32768);
	memset(bytes + 8192, 0xa5, 16384);
	folder_write("test.db", bytes, length);
	free(bytes);
	outcome = run("check");
	assert_true(outcome.code == 1 || outcome.code == 5);
	assert_true(outcome.out[0] || outcome.err[0]);
	outcome_finish(&outcome);
}

/* The dashboard looks for the terminal first: what TERM may be is tried on one, in tests/screen. */
static void test_no_terminal(void **state)
{
	(void)state;
	expect_refusal_of(run_in("TERM=xterm", NULL, ""), 2, "터미널", "no terminal");
	expect_no_database();
}

static void test_locale(void **state)
{
	static const struct {
		const char *environment;
		bool noticed;
	} cases[] = {
		{"LANG=C.UTF-8", false},
		{"LANG=C.UTF-8 LC_TIME=xx_XX", false},
		{"LANG=ko_KR.EUC-KR LC_ALL=C.UTF-8", false}, /* LC_ALL goes before */
		{"LANG=ko_KR.EUC-KR LC_CTYPE=C.UTF-8", false},
		{"LANG=C", true},
		{"LANG=POSIX", true},
		{"LANG=", true},
		{"LANG=C.UTF-8 LC_ALL=C", true},
		{"LANG=xx_XX.UTF-8", true},
		{"LANG=xx_XX", true},
		{"LC_CTYPE=UTF-8", true}, /* as ssh brings it from macOS */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome outcome = run_in(cases[i].environment, NULL, "list meetings");
		const char *notice = cases[i].noticed
					     ? "gwagi: 로캘이 UTF-8이 아니거나 이 시스템에 없어서 C.UTF-8로 실행합니다.\n"
					     : "";

		if (outcome.code || strcmp(outcome.err, notice) != 0 || !strstr(outcome.out, "과학기술관계장관회의"))
			fail_msg("%s: code %d, err %s", cases[i].environment, outcome.code, outcome.err);
		outcome_finish(&outcome);
		outcome = run_in(cases[i].environment, NULL, "--quiet list meetings");
		assert_string_equal(outcome.err, "");
		outcome_finish(&outcome);
	}
}

/* By the name of the locale, and, where localedef can make one, by the locale itself. */
static void test_other_charset(void **state)
{
	struct outcome outcome = run_shell("mkdir loc && localedef -i ko_KR -f EUC-KR loc/ko_KR.euckr");
	char surroundings[600];

	(void)state;
	outcome_finish(&outcome);
	expect_refusal_of(run_in("LANG=ko_KR.EUC-KR", NULL, "list meetings"), 2, "EUC-KR", "EUC-KR by name");
	expect_refusal_of(run_in("LANG=ko_KR.EUC-KR", NULL, ""), 2, "gwagi needs a UTF-8 locale", "in English");
	/* What is told to be done has to help: LC_ALL goes before LANG. */
	expect_refusal_of(run_in("LC_ALL=ko_KR.EUC-KR", NULL, ""), 2, "LC_ALL=C.UTF-8로", "what to do");
	expect_refusal_of(run_in("LC_ALL=ko_KR.CP949", NULL, "diagnose"), 2, "CP949", "CP949 by name");
	expect_refusal_of(run_in("LC_CTYPE=xx_XX.ISO-8859-1@euro", NULL, "--help"), 2, "(ISO-8859-1)", "Latin 1 by name");
	snprintf(surroundings, sizeof surroundings, "LANG=ko_KR.euckr LOCPATH=%s", folder_path("loc"));
	if (access(folder_path("loc/ko_KR.euckr/LC_CTYPE"), F_OK) == 0)
		expect_refusal_of(run_in(surroundings, NULL, "list meetings"), 2, "EUC-KR", "EUC-KR");
	expect_no_database();
}

static void test_output(void **state)
{
	struct outcome outcome;

	(void)state;
	expect_refusal_of(run_in("", "/dev/full", "list items"), 2, "표준 출력", "full disk");
	expect_refusal_of(run_shell("\"$GWAGI\" list items >&-"), 2, "표준 출력", "closed output");
	outcome = run_shell("\"$GWAGI\" list citations --format json | head -n 1; \"$GWAGI\" tree | head -n 1");
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.err, "");
	outcome_finish(&outcome);
	outcome = run_shell("\"$GWAGI\" list meetings 2>&- <&-; \"$GWAGI\" show 1.99 2>&-");
	assert_int_equal(outcome.code, 1);
	outcome_finish(&outcome);
	expect_output("check", 0, "이상이 없습니다.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_usage, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_filters, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_surroundings, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_default_place, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_named_and_missing, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_databases, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_damaged, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_no_terminal, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_locale, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_other_charset, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_output, database_make, folder_remove),
	};

	return cmocka_run_group_tests_name("refusals", tests, NULL, NULL);
}
