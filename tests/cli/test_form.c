/* `gwagi report form` and the way back of the filled sheet, as people and spreadsheets leave it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "program.h"

#define TODAY "GWAGI_TODAY=2026-01-31"
#define HEADING                                                                                                                                                       \
	"관리번호,안건·과제,이정표,기한,지금 상태,지난 예상일,판,상태,완료일,예상 완료일,추진실적,사유,증빙 이름,증빙 " \
	"등급,증빙 날짜,증빙 위치"
/* What is filled in, from 상태 on, of the row of CODE. */
#define ROW(code, version, filled) code ",,,,,," version "," filled "\n"

static struct outcome run_today(const char *arguments)
{
	return run_in(TODAY, NULL, arguments);
}

static void expect_all(const char *arguments, int code, const char *const *needles)
{
	expect_all_said(TODAY, arguments, code, needles);
}

static void expect_one(const char *arguments, int code, const char *needle)
{
	expect_all(arguments, code, (const char *const[]){needle, NULL});
}

static void test_blank(void **state)
{
	struct outcome outcome = run_today("report form o16");

	(void)state;
	assert_int_equal(outcome.code, 0);
	assert_ptr_equal(strstr(outcome.out, "\xEF\xBB\xBF" HEADING "\r\n"), outcome.out);
	assert_non_null(strstr(
		outcome.out, "\r\n1.2.5.1m1,국방 AX 전략 › 향후 계획 › 3대 축 혁신 실행과제 추진 계획 확정,3대 축 혁신 실행과제 "
			     "추진 계획 확정,'25. 12월,미보고,,1,,,,,,,,,\r\n"));
	assert_int_equal(count_of(outcome.out, "\n"), count_of(outcome.out, "\r\n"));
	assert_int_equal(count_of(outcome.out, "\n※ ") + count_of(outcome.out, "\n\"※ "), 5);
	outcome_finish(&outcome);
	/* Of the past and of what is done nothing is asked; of a recurring one its present period. */
	outcome = run_today("report form o5 --format text");
	assert_int_equal(outcome.code, 0);
	assert_null(strstr(outcome.out, "1.10m1 "));
	assert_non_null(strstr(outcome.out, "1.10.2.1m1@2026-01"));
	outcome_finish(&outcome);
	expect_one("report form o999", 1, "o999");
	expect_one("report form 1.2", 2, "부서의 코드가 아닙니다");
	expect_one("report form o16 --format html", 2, "csv, xlsx, text");
	expect_one("report form o16 --format xlsx", 2, "--output FILE");
	expect_one("report form all", 2, "--output DIR");
}

static void test_one_for_each(void **state)
{
	(void)state;
	expect_one("report form all --output sheets", 0, "점검표-o16-국방인공지능정책팀-2026-01-31.csv");
	shell_succeeds(
		"test \"$(ls sheets | wc -l)\" = 11 && test \"$(stat -c %a sheets/*o16*)\" = 600 && cat sheets/*.csv >all");
	/* The ministry's sheet does not ask again for what its divisions are asked for. */
	shell_succeeds("test \"$(grep -c '^1.2.5.1m1,' all)\" = 1");
	expect_one("report form all --output sheets", 4, "이미 있습니다");
	expect_one("--yes report form all --output sheets", 0, "점검표-o16");
	/* Blank sheets are no reports. */
	expect_one("import sheets", 0, "점검표-o16-국방인공지능정책팀-2026-01-31.csv: 추가 0, 변경 0, 그대로 0, 거부 0\n");
}

/* Blanks, full-width figures, days as Excel has them, a title, columns of one's own, rows in another order. */
static void test_filled(void **state)
{
	static const char filled[] = "1월 점검표,,\n,,\n"
				     "판,관리번호,내 메모,상태,완료일,예상 완료일,추진실적,사유,증빙 이름,증빙등급,증빙 날짜\n"
				     "1,1.2.4m1,x,추진 중 ,,２０２６．８．１,,,,,\n"
				     "1.0,1.2.2.1m1,,완료보고,\"'26.1.20\",,,,준공 검사서,４등급,2026-01-21 00:00:00\n"
				     "１,1.2.1.1.1m1,,추진중　,,46100,\"조직안, 협의\",,,,\n"
				     "1,1.2.1.1.2m1,,보류,-,-,,예산 미반영,,,\n"
				     "1,1.2.1.2.1m1,,,,,,,,,\n"
				     "※ 안내,,,,,,,,,,\n,,,,,,,,,,\n\n";
	struct outcome outcome;

	(void)state;
	folder_text("utf8.csv", filled);
	shell_succeeds("iconv -f UTF-8 -t CP949 utf8.csv >filled.csv");
	expect_all("import filled.csv --dry-run", 0,
		   (const char *const[]){"filled.csv: 추가 0, 변경 4, 그대로 0, 거부 0\n",
					 "1.2.4m1 예상일(forecast): (없음) → '26.8.1.\n",
					 "1.2.2.1m1 완료일(done_on): (없음) → '26.1.20.\n", "증빙 e9: 새로 만듦\n", NULL});
	expect_one("import filled.csv", 4, "이미 있는 줄 4개를");
	expect_one("import filled.csv --yes", 0, "변경 4, 그대로 0");
	expect_one("list milestones 1.2.1.1.1m1 --format csv", 0, ",2026-03-19,,in_progress,2026-01-31,");
	expect_one("list milestones 1.2.1.1.1m1 --format csv", 0, ",\"2026-01-31 실적: 조직안, 협의\",");
	expect_one("list milestones 1.2.1.1.2m1 --format csv", 0, ",on_hold,2026-01-31,예산 미반영,");
	expect_one("list milestones 1.2.2.1m1 --format csv", 0, ",2026-01-20,reported_done,2026-01-31,,received,");
	expect_one("list evidence 준공 --format csv", 0, "1.2.2.1m1,");
	expect_one("check", 0, "이상이 없습니다.");
	/* Once more, now and later: nothing. */
	expect_one("import utf8.csv", 0, "utf8.csv: 추가 0, 변경 0, 그대로 4, 거부 0\n");
	outcome = run_in("GWAGI_TODAY=2026-02-03", NULL, "import utf8.csv");
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.out, "utf8.csv: 추가 0, 변경 0, 그대로 4, 거부 0\n");
	assert_string_equal(outcome.err, "");
	outcome_finish(&outcome);
	/* With tabs, below a title without any. */
	shell_succeeds(
		"{ printf '1월 점검표\\n\\n'; tail -n +3 utf8.csv | sed 's/\"조직안, 협의\"/조직안; 협의/; s/,/\\t/g; "
		"s/조직안;/조직안,/; s/\"//g'; } "
		">filled.tsv && iconv -f UTF-8 -t UTF-16LE filled.tsv >body && { printf '\\377\\376'; cat body; } >wide.txt");
	expect_one("import filled.tsv", 0, "filled.tsv: 추가 0, 변경 0, 그대로 4, 거부 0\n");
	expect_one("import wide.txt", 0, "wide.txt: 추가 0, 변경 0, 그대로 4, 거부 0\n");
	/* Reports can be taken back, as one step. */
	expect_one("--yes undo", 0, "1.2.2.1m1 부처 보고(reported): 완료보고 → 미보고");
	expect_one("list milestones 1.2.1.1.2m1 --format csv", 0, ",none,,,");
}

static void test_conflicts(void **state)
{
	size_t before, after;
	char *old, *new;

	(void)state;
	folder_text("filled.csv", HEADING "\n" ROW("1.2.4m1", "1", "추진중,,,,,,,,") ROW("1.2.2.1m1", "1", "추진중,,,,,,,,")
					  ROW("1.2.1.1.1m1", "1", "착수전,,,,,,,,"));
	expect_one("set 1.2.4m1 reported=착수전", 0, "");
	expect_one("set 1.2.2.1m1 note=말", 0, ""); /* is something else */
	old = folder_read("test.db", &before);
	expect_all("import filled.csv", 3,
		   (const char *const[]){"filled.csv 2번째 줄 8번째 칸(상태): 1.2.4m1: 그사이 ",
					 "부처 보고 ‘미보고’ → ‘착수전’ (나는 ‘추진중’)",
					 "그사이 바뀐 것이 있어 아무것도 가져오지 않았습니다.", NULL});
	new = folder_read("test.db", &after);
	assert_int_equal(before, after);
	assert_memory_equal(old, new, before);
	free(old);
	free(new);
	folder_text("filled.csv", HEADING "\n" ROW("1.2.4m1", "2", "추진중,,,,,,,,") ROW("1.2.2.1m1", "1", "추진중,,,,,,,,"));
	expect_one("import filled.csv", 0, "filled.csv: 추가 0, 변경 2, 그대로 0, 거부 0\n");
	/* The sheet's date stands there already, from its first import: what is not agreed on is the status alone. */
	folder_text("dated.csv", HEADING "\n" ROW("1.2.5.1m1", "1", "추진중,,2026-03-31,,,,,,"));
	expect_one("import dated.csv", 0, "변경 1");
	expect_one("set 1.2.5.1m1 reported=보류 --reason 대기", 0, "");
	expect_one("import dated.csv", 3, "3판): 부처 보고 ‘미보고’ → ‘보류’ (나는 ‘추진중’). 다시");
}

/* A period of a recurring one: nobody said anything of it when the sheet was printed. */
static void test_periods(void **state)
{
	(void)state;
	folder_text("filled.csv",
		    HEADING "\n" ROW("1.10.2.1m1@2026-01", "0", "완료보고,2026-01-30,,제2회 개최,,회의 결과,3,2026-01-30,"));
	expect_one("import filled.csv", 0, "변경 1");
	expect_one("import filled.csv", 0, "그대로 1");
	expect_one("show 1.10.2.1m1@2026-01", 0, "완료보고");
	folder_text("filled.csv", HEADING "\n" ROW("1.10.2.1m1@2026-01", "0", "추진중,,,,,,,,"));
	expect_one("import filled.csv", 3, "1.10.2.1m1@2026-01: 그사이");
	expect_one("check", 0, "이상이 없습니다.");
}

/* As a workbook, there and back; and a table's sheet is one, too. */
static void test_workbook(void **state)
{
	char script[1000];

	(void)state;
	expect_one("report form o16 --output blank.xlsx", 0, "점검표를 만들었습니다: ");
	expect_one("import blank.xlsx", 0, "blank.xlsx: 추가 0, 변경 0, 그대로 0, 거부 0\n");
	folder_text("filled.csv", "\n국방부\n" HEADING "\n" ROW("1.2.4m1", "1", "완료보고,2026-01-20,,,,공문,2,2026-01-21,")
					  ROW("1.2.2.1m1", "1", "추진중,,2026-08-01,,,,,,"));
	snprintf(script, sizeof script,
		 "/usr/bin/python3 '%s' filled <filled.csv && printf 'office,name\n\no3,과기부\no1,국무실\n' | /usr/bin/python3 "
		 "'%s' "
		 "office_alias && printf 'office,name\no3\n' | /usr/bin/python3 '%s' bad",
		 getenv("GWAGI_SHEET"), getenv("GWAGI_SHEET"), getenv("GWAGI_SHEET"));
	shell_succeeds(script);
	expect_one("import filled.xlsx", 0, "filled.xlsx: 추가 0, 변경 2, 그대로 0, 거부 0\n");
	expect_one("list milestones 1.2.4m1 --format csv", 0, ",2026-01-20,reported_done,");
	expect_one("list evidence 공문 --format csv", 0, ",2026-01-21,");
	expect_one("import filled.xlsx", 0, "그대로 2, 거부 0\n");
	expect_one("import office_alias.xlsx", 0, "office_alias.xlsx: 추가 2,");
	expect_one("import bad.xlsx", 2, "bad.xlsx 2번째 줄 2번째 칸(name): 비어 있습니다");
	/* A sheet of a workbook that is none: what its own program says of it. */
	folder_write("broken.xlsx", "PK\3\4broken", 10);
	expect_one("import broken.xlsx", 2, "broken.xlsx: ");
}

struct fault {
	const char *row, *needle;
};

static void test_faults(void **state)
{
	static const struct fault faults[] = {
		{ROW("1.2.4m1", "1", "잘됨,,,,,,,,"), "8번째 칸(상태): "},
		{ROW("1.2.4m1", "1", "완료보고,2026-02-30,,,,,,,"), "9번째 칸(완료일): "},
		{ROW("1.2.4m1", "1", "완료보고,2026-02-03,,,,,,,"), "9번째 칸(완료일): "},
		{ROW("1.2.4m1", "1", "추진중,2026-01-03,,,,,,,"), "9번째 칸(완료일): "},
		{ROW("1.2.4m1", "1", "추진중,,2025-01-03,,,,,,"), "10번째 칸(예상 완료일): "},
		{ROW("1.2.4m1", "1", "보류,,,,,,,,"), "12번째 칸(사유): "},
		{ROW("1.2.4m1", "1", ",,,,까닭,,,,"), "12번째 칸(사유): 사유만 있습니다"},
		{ROW("1.2.4m1", "1", "추진중,,,,,,3,,"), "13번째 칸(증빙 이름): "},
		{ROW("1.2.4m1", "1", "추진중,,,,,공문,,,"), "14번째 칸(증빙 등급): "},
		{ROW("1.2.4m1", "1", "추진중,,,,,공문,9,,"), "14번째 칸(증빙 등급): "},
		{ROW("1.2.4m1", "1", "추진중,,,,,공문,2,언젠가,"), "15번째 칸(증빙 날짜): "},
		{ROW("1.2.4m1", "", "추진중,,,,,,,,"), "7번째 칸(판): "},
		{ROW("", "1", "추진중,,,,,,,,"), "1번째 칸(관리번호): "},
		{ROW("1.2.4m77", "1", "추진중,,,,,,,,"), "1번째 칸(관리번호): "},
		{ROW("1.2.4", "1", "추진중,,,,,,,,"), "1번째 칸(관리번호): 이정표의 관리번호가 아닙니다"},
	};
	char text[2000], needle[200];

	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		snprintf(text, sizeof text, "%s\n%s%s", HEADING, ROW("1.2.2.1m1", "1", "추진중,,,,,,,,"), faults[i].row);
		folder_text("filled.csv", text);
		snprintf(needle, sizeof needle, "filled.csv 3번째 줄 %s", faults[i].needle);
		expect_one("import filled.csv", 2, needle);
	}
	expect_one("list milestones 1.2.2.1m1 --format csv", 0, ",none,,,");
	folder_text("filled.csv", HEADING "\n" ROW("1.2.2.1m1", "1", "추진중,,,,,,,,"));
	expect_one("snapshot freeze 2026-01-31", 0, "");
	expect_one("import filled.csv", 4, "동결");
	expect_one("import filled.csv --effective 2026-01-30", 0, "변경 1");
	expect_one("list milestones 1.2.2.1m1 --format csv", 0, ",in_progress,2026-01-30,");
}

/* On a full disk there are all of them or none, and no folder for none. */
static void test_no_room(void **state)
{
	struct outcome outcome = run_shell(
		"(ulimit -f 2; $GWAGI report form all --output sheets; echo $?; $GWAGI report all --output papers; "
		"echo $?) 2>said | cat; ls -A; grep -c '너무 커서' said");

	(void)state;
	assert_string_equal(outcome.out, "4\n4\nsaid\nstderr\nstdout\ntest.db\n2\n");
	outcome_finish(&outcome);
}

/* An office sends its own reports: what the gate would let it write by hand comes in by the sheet, and nothing else. */
static void test_own_office(void **state)
{
	(void)state;
	folder_text("own.csv", HEADING "\n" ROW("1.2.4m1", "1", "추진중,,2026-08-01,첫 시험 마침,,공문,2,,"));
	folder_text("foreign.csv", HEADING "\n" ROW("1.2.2.1m1", "1", "추진중,,,,,,,,") ROW("1.4m1", "1", "추진중,,,,,,,,"));
	folder_text("office_alias.csv", "office,name\no16,국방\n");
	shell_succeeds("$GWAGI --quiet account add $(id -un) - admin && $GWAGI --quiet account add kim - admin && "
		       "$GWAGI --quiet account set $(id -un) office=o16 role=officer");
	expect_one("import foreign.csv", 4, "foreign.csv 3번째 줄: ");
	expect_one("import office_alias.csv", 4, "‘가져오기’ 권한이 없습니다");
	expect_one("list milestones 1.2.2.1m1 --format csv", 0, ",none,");
	expect_one("import own.csv", 0, "own.csv: 추가 0, 변경 1, 그대로 0, 거부 0\n");
	expect_one("list evidence 공문 --format csv", 0, "1.2.4m1,");
	expect_one("set 1.2.4m1 note=다른말", 4, "‘내용 고치기’ 권한이 없습니다");
	expect_one("--yes undo", 0, "1.2.4m1 비고(note): 2026-01-31 실적: 첫 시험 마침 → (없음)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_blank, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_one_for_each, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_filled, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_conflicts, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_periods, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_workbook, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_no_room, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_own_office, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_faults, database_make, folder_remove),
	};

	return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
