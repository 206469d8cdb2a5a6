/* `gwagi report`: what it takes, where it writes, and that a frozen month comes out the same whenever it is printed. GWAGI_LONG:
 * Chromium, in a phone's width, in the dark and on paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>
#include "program.h"

static void test_usage(void **state)
{
	(void)state;
	expect_output("report --help", 0, "사용법: gwagi report");
	expect_refusal("report", 2, "gwagi help report");
	expect_refusal("report card", 2, "gwagi help report");
	expect_refusal("report card 1.2 1.3", 2, "gwagi help report");
	expect_refusal("report sumary", 2, "‘summary’");
	expect_refusal("report 총괄표", 2, "모르는 문서입니다: 총괄표.");
	expect_refusal("report summary --width 60", 2, "--width에는 40이나 80을 씁니다");
	expect_refusal("report due --days 0", 2, "--days ‘0’");
	expect_refusal("report summary --format csv", 2, "text|md|html");
	expect_refusal("report summary --since 매월", 2, "마지막 날이 없습니다");
	expect_refusal("report summary agenda:1.2 --filter agenda:1.3", 2, "둘 다 쓸 수는 없습니다");
	expect_refusal("report summary 'agenda:1.2 ('", 2, "번째 글자");
	expect_refusal("report card 1.99", 1, "1.99");
	expect_refusal("report card o16", 2, "항목, 이정표, 목표에만 있습니다");
}

static void test_output(void **state)
{
	struct outcome outcome = run_in("", "/dev/full", "report summary");

	(void)state;
	assert_int_equal(outcome.code, 2);
	assert_non_null(strstr(outcome.err, "표준 출력에 다 쓰지 못했습니다."));
	outcome_finish(&outcome);
	expect_output("report summary", 0, "□ (총괄) '25.12.31.(수) 기준 이행과제 58건 중 완료 0, 미보고 58\n");
	expect_output("report delayed", 0, "\n□ 지연 0건\n ○ 해당 없음\n"); /* an empty paper is one */
	expect_output("report summary --filter agenda:1.2 --format md", 0, "\n거르기: agenda:1.2\n");
	expect_output("report due --days 400", 0, "\n□ 400일 안 ");
	expect_output("--as-of 2025-12-01 report summary --width 40", 0, "기준일 '25.12.1.(월) | 뽑은 날\n'25.12.31.(수)\n");
	expect_output("report all --format html", 0, "<a href=\"#paper2\">지연·부진과제 현황</a>");
	expect_output("report all --width 40", 0, "\n과제관리카드\n");
}

/* The rights of a file, 0 if it is none. */
static unsigned rights_of(const char *name)
{
	struct stat status;

	return lstat(folder_path(name), &status) == 0 && S_ISREG(status.st_mode) ? status.st_mode & 0777 : 0;
}

static void test_files(void **state)
{
	char *bytes;
	size_t length;

	(void)state;
	expect_output("report summary --output paper.txt", 0, "");
	assert_int_equal(rights_of("paper.txt"), 0600);
	folder_text("paper.txt", "mine");
	expect_refusal("report summary --output paper.txt", 4, "이미 있습니다");
	bytes = folder_read("paper.txt", &length);
	assert_string_equal(bytes, "mine");
	free(bytes);
	expect_output("--yes report summary --output paper.txt", 0, "");
	bytes = folder_read("paper.txt", &length);
	assert_int_equal(strncmp(bytes, "이행과제 추진현황 총괄표\n", strlen("이행과제 추진현황 총괄표\n")), 0);
	free(bytes);
	expect_refusal("report summary --output nowhere/paper.txt", 4, "그런 폴더가 없습니다");
	expect_refusal("report all --output paper.txt", 4, "폴더를 만들지 못했습니다");
	shell_succeeds("ln -s paper.txt link.txt && test -z \"$(ls -A | grep '^.gwagi-')\"");
	expect_refusal("--yes report delayed --output link.txt", 4, "심볼릭 링크입니다");
}

static void test_all(void **state)
{
	(void)state;
	expect_output("report all --output month --format html", 0, "");
	assert_int_equal(rights_of("month/2025-12-31-1-총괄표.html"), 0600);
	expect_refusal("report all --output month --format html", 4, "등 파일 8개가 이미 있습니다");
	/* into a folder that is there too; beside other formats */
	shell_succeeds("\"$GWAGI\" -q report all --output month && \"$GWAGI\" -q report summary --output month --format md && "
		       "test \"$(ls month | wc -l)\" = 17 && test \"$(ls month/*.txt | sed 's/.*31-//' | tr '\\n' ' ')\" = "
		       "'0-모음.txt 1-총괄표.txt 2-지연부진과제.txt 3-기한도래.txt 4-목표달성.txt 5-연락망.txt 6-변동.txt "
		       "7-과제관리카드.txt '");
	shell_succeeds("xmllint --noout month/*.html"); /* somebody else's reader */
	shell_succeeds(
		"\"$GWAGI\" -q report all --output again --format html && for file in again/*; do cmp $file month/${file#*/}; "
		"done");
}

/* What the paper counts is what `snapshot diff` counts, and what `tree` counts stands in the row of the agenda. */
static void test_as_on_the_screen(void **state)
{
	(void)state;
	shell_succeeds("set -e; \"$GWAGI\" -q set 1.2.5.1m1 reported=추진중; \"$GWAGI\" -q set 1.1.4.1m1 date=2027-03 --reason "
		       "늦음 2>&1; "
		       "diff=$(\"$GWAGI\" snapshot diff 12.30 오늘 | sed -n '1s/.*: //p'); test -n \"$diff\"; "
		       "\"$GWAGI\" report changes --since 12.30 --format md | grep -qx -- \"- $diff\"");
	shell_succeeds("set -e; export GWAGI_TODAY=2026-01-10; \"$GWAGI\" tree --format csv >tree; \"$GWAGI\" report summary "
		       "--format md "
		       ">paper; "
		       "for agenda in 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10; do "
		       "  screen=$(awk -F, -v code=$agenda '($1 \"\") == (code \"\") { print $10, $11, $12, $13, $14, $15, $16, "
		       "$17, $20 }' tree); "
		       "  sheet=$(grep \"^| $agenda \" paper | awk -F' [|] ' '{ print $3, $4, $5, $6, $7, $8, $9, $10, $11 }'); "
		       "  test -n \"$screen\"; test \"$screen\" = \"$sheet\" || { echo \"$agenda: $screen, $sheet\"; exit 1; }; "
		       "done");
}

/* Frozen is frozen: on another day, after changes of that month and of the next, after another freeze. */
static void test_frozen(void **state)
{
	(void)state;
	shell_succeeds(
		"set -e; export GWAGI_TODAY=2026-01-20; \"$GWAGI\" -q set 1.2.5.1m1 reported=추진중; "
		"\"$GWAGI\" -q add call 1.2.5.1m1 answer=곧 promised=2026-02-10; export GWAGI_TODAY=2026-02-02; "
		"\"$GWAGI\" -q snapshot freeze 2026-01-31; "
		"for format in text md html; do \"$GWAGI\" -q --as-of 2026-01-31 report all --format $format --output first; "
		"done; "
		"grep -q '동결 | 동결한 날' first/2026-01-31-1-총괄표.txt; ! grep -q '뽑은 날' first/*; "
		"export GWAGI_TODAY=2026-03-03; \"$GWAGI\" -q set 1.2.5.1m1 title=새이름 --effective 2026-01-25; "
		"\"$GWAGI\" -q set 1.2.5.2m1 reported=추진중; \"$GWAGI\" -q set c11 phone=02-1-1; "
		"\"$GWAGI\" -q snapshot freeze 2026-02-28; \"$GWAGI\" -q snapshot freeze 2026-01-15; "
		"for format in text md html; do \"$GWAGI\" -q --as-of 2026-01-31 report all --format $format --output second; "
		"done; "
		"diff -r first second; ! \"$GWAGI\" report summary | grep -q 동결한");
}

/* A browser that we did not write; each picture was looked at when it was made. */
static void test_browser(void **state)
{
	static const char script[] =
		"set -e; export GWAGI_TODAY=2026-01-10 HOME=$PWD; \"$GWAGI\" -q report all --format html --output out; "
		"page=file://$PWD/out/2026-01-10-0-모음.html; look() { chromium --headless --no-sandbox --disable-gpu "
		"--no-first-run "
		"--disable-background-networking --disable-component-update --disable-sync --hide-scrollbars "
		"--user-data-dir=$PWD/profile \"$@\" \"$page\" >said 2>&1; }; "
		"size() { od -An -tu1 -j16 -N8 $1 | awk '{ print ($3 * 256 + $4) \"x\" ($7 * 256 + $8) }'; }; "
		"look --window-size=390,844 --screenshot=$PWD/phone.png; test \"$(size phone.png)\" = 390x844; "
		"look --window-size=1280,900 --screenshot=$PWD/light.png --blink-settings=preferredColorScheme=1; "
		"look --window-size=1280,900 --screenshot=$PWD/dark.png --blink-settings=preferredColorScheme=0; "
		"test \"$(size dark.png)\" = 1280x900; ! cmp -s light.png dark.png; "
		"look --no-pdf-header-footer --print-to-pdf=$PWD/paper.pdf; pdftotext -layout paper.pdf - >text; "
		"pdfinfo paper.pdf | grep -q 'Page size: .*A4'; grep -q '1.2 국방 AX 전략' text; grep -q '공공누리 표시' text";

	(void)state;
	if (!getenv("GWAGI_LONG"))
		skip();
	shell_succeeds(script);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, database_make, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_usage),  TEST(test_output),           TEST(test_files),   TEST(test_all),
		TEST(test_frozen), TEST(test_as_on_the_screen), TEST(test_browser),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
