/* How wide ambiguous characters are: by option, by configuration, on a pipe; and what `diagnose` says of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include "program.h"

#define CONFIG ".config/gwagi/config"

static int folders_make(void **state)
{
	return folder_make(state) || mkdir(folder_path(".config"), 0700) || mkdir(folder_path(".config/gwagi"), 0700);
}

static void expect_output_of(const char *environment, const char *arguments, const char *needle)
{
	struct outcome outcome = run_in(environment, NULL, arguments);
	bool good = outcome.code == 0 && strstr(outcome.out, needle) && !strchr(outcome.out, '\033');

	if (!good)
		print_error("%s gwagi %s: code %d, out \"%s\", err \"%s\"; wanted \"%s\"\n", environment, arguments, outcome.code,
			    outcome.out, outcome.err, needle);
	outcome_finish(&outcome);
	assert_true(good);
}

/* On a pipe it is narrow, unless the command line itself says otherwise; data are never touched. */
static void test_on_a_pipe(void **state)
{
	(void)state;
	assert_int_equal(database_make(state), 0);
	assert_int_equal(mkdir(folder_path(".config"), 0700), 0);
	assert_int_equal(mkdir(folder_path(".config/gwagi"), 0700), 0);
	folder_text(CONFIG, "ambiguous = safe\n");
	expect_output("show 1.2.2.1t1", 0, "1만~5만 장");
	expect_output("list items --format csv --under 1.1", 0, "·");
	expect_output("list items --under 1.1", 0, "·");
	expect_output("--ambiguous=auto list items --under 1.1", 0, "·");
	expect_output("list --ambiguous safe items --under 1.1", 0, "ㆍ");
	expect_output("list --ambiguous safe items --format csv --under 1.1", 0, "·");
	expect_output("list --ambiguous wide items --under 1.1", 0, "·");
	expect_output("diagnose", 0, "방식: narrow (표준 출력이 터미널이 아님)");
	expect_output("--ambiguous wide diagnose", 0, "방식: wide (옵션 --ambiguous)");
	expect_output("diagnose --ambiguous=safe", 0, "방식: safe (옵션 --ambiguous)");
	expect_refusal("--ambiguous both list items", 2, "--ambiguous에는 auto, narrow, wide, safe 가운데 하나를 씁니다.");
	expect_refusal("--ambiguous= list items", 2, "--ambiguous에는");
	expect_refusal("list items --ambiguous", 2, "--ambiguous에 값이 없습니다");
}

/* What is said is said in the mode, too. */
static void test_sentences(void **state)
{
	(void)state;
	expect_refusal("--ambiguous safe check it", 2, "'it'은");
	expect_refusal("--ambiguous narrow check it", 2, "‘it’은");
}

static void test_good_configurations(void **state)
{
	static const char *const files[] = {
		"",
		"\n\n# all of it is a comment\n   # and this\n",
		"ambiguous = wide",
		"\357\273\277ambiguous=wide\r\n",
		"  ambiguous\t=\twide  \n# ambiguous = narrow\n",
		"ambiguous = auto\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		folder_text(CONFIG, files[i]);
		expect_output("diagnose", 0, "config (있음)");
		folder_text("mine", files[i]);
		expect_output_of("GWAGI_CONFIG=mine", "diagnose", "설정: mine (있음)");
	}
}

static void test_bad_configurations(void **state)
{
	static const struct {
		const char *text, *needle;
	} cases[] = {
		{"ambiguous = both\n",
		 "config 1번째 줄 13번째 글자: ‘both’은(는) ambiguous에 쓸 수 없습니다. 쓸 수 있는 것: auto, "
		 "narrow, wide, safe."},
		{"ambiguous = \n", "1번째 줄 1번째 글자: ‘이름 = 값’이 아닙니다."},
		{"\n# x\n  ambiguous wide\n", "config 3번째 줄 3번째 글자: ‘이름 = 값’이 아닙니다."},
		{"폭 = wide\n", "1번째 줄 1번째 글자: 모르는 설정입니다: ‘폭’. 쓸 수 있는 것: ambiguous, scheme, mouse"},
		{" = wide\n", "1번째 줄 2번째 글자: ‘이름 = 값’이 아닙니다."},
		{"Ambiguous = wide\n", "모르는 설정입니다: ‘Ambiguous’"},
		{"ambiguous = wide\nambiguous = wide\n", "2번째 줄 13번째 글자: ‘ambiguous’이(가) 두 번"},
		{"ambiguous = wide # no comment\n", "‘wide # no comment’은(는)"},
		{"# 한글\n# 한\xff글\n", "config 2번째 줄 4번째 글자: UTF-8이 아니거나"},
		{"ambiguous = \033[31mwide\n", "1번째 줄 13번째 글자: UTF-8이 아니거나"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		folder_text(CONFIG, cases[i].text);
		expect_refusal("list items", 2, cases[i].needle);
		expect_refusal("--ambiguous wide init", 2, cases[i].needle);
		folder_text("mine", cases[i].text);
		expect_refusal_of(run_in("GWAGI_CONFIG=mine", NULL, "check"), 2, "mine ", cases[i].needle);
	}
	expect_output("--help", 0, "사용법");
	assert_int_equal(access(folder_path("test.db"), F_OK), -1);
}

static void test_configuration_files(void **state)
{
	struct outcome outcome;

	(void)state;
	expect_output("diagnose", 0, "config (없음)");
	expect_output_of("HOME=", "diagnose", "설정: 둘 곳이 없음\n");
	expect_output_of("XDG_CONFIG_HOME=/nowhere XDG_STATE_HOME=/there", "diagnose", "설정: /nowhere/gwagi/config (없음)");
	expect_output_of("XDG_CONFIG_HOME=/nowhere XDG_STATE_HOME=/there", "diagnose", "/there/gwagi/terminals (없음)");
	expect_output_of("XDG_CONFIG_HOME=relative", "diagnose", "/.config/gwagi/config (없음)");
	expect_refusal_of(run_in("GWAGI_CONFIG=missing", NULL, "check"), 2, "설정 파일 missing: 그런 파일이 없습니다.",
			  "missing");
	expect_output_of("GWAGI_CONFIG=/dev/null", "init", "");
	expect_output_of("GWAGI_CONFIG=/dev/null", "diagnose", "설정: /dev/null (있음)\n    권한: ");
	expect_refusal_of(run_in("GWAGI_CONFIG=/dev/zero", NULL, "check"), 2, "보통 파일이 아닙니다", "zeros");
	assert_int_equal(mkdir(folder_path("folder"), 0700), 0);
	expect_refusal_of(run_in("GWAGI_CONFIG=folder", NULL, "check"), 2, "보통 파일이 아닙니다", "folder");
	assert_int_equal(mkfifo(folder_path("pipe"), 0600), 0);
	expect_refusal_of(run_in("GWAGI_CONFIG=pipe", NULL, "check"), 2, "보통 파일이 아닙니다", "pipe");
	outcome = run_shell("yes '# comment' | head -c 65536 >fits; { cat fits; echo; } >large");
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
	expect_output_of("GWAGI_CONFIG=fits", "diagnose", "설정: fits (있음)");
	expect_refusal_of(run_in("GWAGI_CONFIG=large", NULL, "check"), 2, "64 KB보다 큰", "large");
	if (geteuid() != 0) {
		assert_int_equal(chmod(folder_path("fits"), 0), 0);
		expect_refusal_of(run_in("GWAGI_CONFIG=fits", NULL, "check"), 2, "읽을 권한이 없습니다", "not allowed");
	}
}

/* Each sample is as wide as the mode reckons: the bars stand in one column where a terminal draws that way. */
static void test_diagnose(void **state)
{
	static const char *const facts[] = {
		"gwagi 0.",
		"ncurses 6.",
		"SQLite 3.",
		"libunistring ",
		"(Unicode 1",
		"LANG: C.UTF-8",
		"글자 집합: UTF-8",
		"TERM: vt100",
		"표준 출력이 터미널이 아닙니다",
		"TMUX: 있음",
		"SSH_CONNECTION: 있음",
		"test.db (없음)",
		"terminals (없음)",
		"묻지 않음",
		"1234567890123456789012345678901234567890|\n",
	};
	struct outcome outcome = run_in("TERM=vt100 TMUX=/tmp/secret,1,2 SSH_CONNECTION=192.0.2.1", NULL, "diagnose");

	(void)state;
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.err, "");
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (!strstr(outcome.out, facts[i]))
			fail_msg("not in the answer: %s\n%s", facts[i], outcome.out);
	assert_int_equal(count_of(outcome.out, "|\n"), 10);
	assert_null(strstr(outcome.out, "secret"));
	assert_null(strstr(outcome.out, "192.0.2.1"));
	outcome_finish(&outcome);
	expect_output("diagnose", 0, "\n번호 ①②③ ⑮ ㈜ ㎡                        |\n");
	expect_output("diagnose --ambiguous wide", 0, "\n번호 ①②③ ⑮ ㈜ ㎡                    |\n");
	expect_output("diagnose --ambiguous safe", 0, "\n번호 (1)(2)(3) (15) ㈜ ㎡               |\n");
	expect_output("--help", 0, "  모호한 글자(터미널에 따라 한 칸이나 두 칸에");
	expect_output("diagnose --ambiguous safe", 0,
		      "\n모호한 글자\n  터미널에 따라 한 칸이나 두 칸에 그려지는 글자: U+00B7, U+2460, U+25B2 등\n");
	expect_output("diagnose", 0,
		      "narrow, wide, safe로 다시 보고, 곧게 보인 것을\n설정 파일에 적습니다. 예: ambiguous = wide\n");
	expect_output_of("LANG=C", "diagnose", "대신함: 로캘이 UTF-8이 아니거나");
	expect_refusal("diagnose it", 2, "‘it’");
	assert_int_equal(access(folder_path("test.db"), F_OK), -1);
	assert_int_equal(access(folder_path(".local"), F_OK), -1);
}

/* What ends every other command is a line of `diagnose`, under its heading, and the rest follows. */
static void test_diagnose_of_faults(void **state)
{
	static const struct {
		const char *environment, *needle;
	} cases[] = {
		{"HOME= GWAGI_DB=",
		 "\n파일\n  데이터베이스: 둘 곳이 없음\n  데이터베이스를 둘 곳을 알 수 없습니다. HOME을 정하거나 --db로 "
		 "파일을 알려 주십시오.\n  설정: "},
		{"GWAGI_TODAY=someday",
		 "\n날짜\n  GWAGI_TODAY ‘someday’은(는) 날짜가 아닙니다. 2026-01-31처럼 써 주십시오.\n\n파일\n"},
		{"GWAGI_TODAY=2026-01-31", "\n날짜\n  오늘: 2026-01-31\n\n파일\n"},
		{"GWAGI_CONFIG=broken",
		 "/etc/gwagi/config (없음)\n  broken 1번째 줄 13번째 글자: ‘both’은(는) ambiguous에 쓸 수 없습니다."},
		{"GWAGI_CONFIG=missing", "\n  설정 파일 missing: 그런 파일이 없습니다.\n"},
		{"GWAGI_CONFIG=broken", "방식: narrow (표준 출력이 터미널이 아님)"},
		{"HOME= GWAGI_DB= GWAGI_TODAY=someday GWAGI_CONFIG=broken", "|\n"},
	};

	(void)state;
	folder_text("broken", "ambiguous = both\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_output_of(cases[i].environment, "diagnose", cases[i].needle);
	expect_output_of("GWAGI_CONFIG=broken", "diagnose --ambiguous safe", "방식: safe (옵션 --ambiguous)");
	expect_output("diagnose --db=", 0, "\n  --db에 빈 경로를 줄 수 없습니다.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_on_a_pipe, NULL, folder_remove),
		cmocka_unit_test_setup_teardown(test_sentences, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_good_configurations, folders_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_bad_configurations, folders_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_configuration_files, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_diagnose, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_diagnose_of_faults, folder_make, folder_remove),
	};

	return cmocka_run_group_tests_name("width", tests, NULL, NULL);
}
