/* `gwagi export` as XLSX and iCalendar: what others read there, what it says where gwagi-office is not, and where that is found.
 * GWAGI_LONG=1: LibreOffice opens what is written for spreadsheets. */
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

/* The script must end with 0; what it printed, to be freed. */
static char *shell(const char *script)
{
	struct outcome outcome = run_shell(script);

	if (outcome.code != 0)
		fail_msg("%s: code %d, \"%s\", \"%s\"", script, outcome.code, outcome.out, outcome.err);
	free(outcome.err);
	return outcome.out;
}

static void expect_shell(const char *script, const char *wanted)
{
	char *out = shell(script);

	assert_string_equal(out, wanted);
	free(out);
}

#define LOOK_SHEET "/usr/bin/python3 " LOOKS "/look_sheet.py "
#define LOOK_CALENDAR "/usr/bin/python3 " LOOKS "/look_calendar.py "

/* A list is one sheet, with the rows that the list has. */
static void test_list(void **state)
{
	(void)state;
	expect_shell("$GWAGI --quiet export a.xlsx milestones office:국방부 && " LOOK_SHEET
		     "a.xlsx >look && grep ^sheet look && grep -c '^A[0-9]' look && $GWAGI list milestones office:국방부 "
		     "--format csv | "
		     "grep -c '^1[.m]' && grep '^[ACEG]5 ' look && stat -c %a a.xlsx",
		     "sheet 이정표 titles '이정표'!$1:$1\n11\n10\nA5 inlineStr '1.2.1.2.2m1' @\nC5 inlineStr '획득제도 개선' @ "
		     "wrapped\n600\n");
}

/* All of it is a sheet a table, the history among them. */
static void test_whole(void **state)
{
	(void)state;
	expect_shell("$GWAGI --quiet export a.xlsx && " LOOK_SHEET "a.xlsx | grep -c ^sheet && $GWAGI export - --format json | "
		     "/usr/bin/python3 -c 'import json, sys; print(len(json.load(sys.stdin)))'",
		     "19\n19\n");
	expect_shell(LOOK_SHEET "a.xlsx | grep \"^C2 .*'제1회\"", "C2 inlineStr '제1회 과학기술관계장관회의' @ wrapped\n");
}

/* The same database on the same day is the same calendar, whenever it is written; an occurrence has its own state. */
static void test_calendar(void **state)
{
	(void)state;
	expect_shell(
		"$GWAGI --quiet set 1.10.2.1m1@2025-12 reported=in_progress && $GWAGI export a.ics 2>said && cat said && $GWAGI "
		"--quiet export b milestones --format ics && cmp a.ics b && $GWAGI export - --format ics 2>said | cmp - a.ics "
		"&& " LOOK_CALENDAR "a.ics >look && wc -l <look && grep -c 'UID\\|@gwagi' look && grep 1.10.2.1m1 look",
		"gwagi: a.ics에 21줄을 내보냈습니다.\ngwagi: 날이 없는 45줄은 일정에 넣지 않았습니다.\n23\n22\n"
		"1.10.2.1m1.2025-11-24@gwagi | 2025-11-30 | 2025-12-01 | 과기장관회의 개최 (매월) | CONFIRMED | 정상추진 | "
		"FREQ=MONTHLY;BYMONTHDAY=-1 | - | 20251231T000000Z | 2\n"
		"1.10.2.1m1.2025-11-24@gwagi | 2025-12-31 | 2026-01-01 | 과기장관회의 개최 ('25. 12월) | CONFIRMED | 정상추진 | "
		"- | "
		"2025-12-31 | 20251231T000000Z | 2\n");
	expect_shell("$GWAGI --quiet export c.ics milestones 'due<=2025-12-31' && " LOOK_CALENDAR "c.ics | grep -c @gwagi",
		     "6\n");
}

static void test_refusals(void **state)
{
	(void)state;
	expect_refusal("export a.ics targets", 2, "이정표(milestones)만");
	expect_refusal("export a.xlsx milestones --encoding cp949", 2, "--encoding은 csv와 tsv에만");
	expect_refusal("export no-folder/a.xlsx milestones", 4, "폴더가 없습니다");
	expect_shell("echo old >a.xlsx; $GWAGI export a.xlsx milestones 2>said; echo $?; cat a.xlsx; $GWAGI --quiet --yes export "
		     "a.xlsx "
		     "milestones && head -c 2 a.xlsx; $GWAGI --quiet export b.xlsx milestones 없는이름; echo $?; ls",
		     "4\nold\nPK1\na.xlsx\nsaid\nstderr\nstdout\ntest.db\n");
}

/* Where the disk is full nothing is left, and what was there stays. */
static void test_full_disk(void **state)
{
	(void)state;
	expect_shell("echo old >a.xlsx; (ulimit -f 8; $GWAGI --quiet --yes export a.xlsx 2>said); echo $?; cat a.xlsx; grep -c "
		     "'쓰지 못했습니다' said; ls -A",
		     "4\nold\n1\na.xlsx\nsaid\nstderr\nstdout\ntest.db\n");
}

/* Moved as a whole it is found; without it, or where others could have put another in its place, there is a sentence and no file.
 */
static void test_places(void **state)
{
	(void)state;
	expect_shell("mkdir -p p/bin p/bin/" OFFICE_FOLDER
		     " && cp $GWAGI p/bin/gwagi && p/bin/gwagi export a.xlsx milestones 2>said; echo "
		     "$?; grep -c 'gwagi-office가 없습니다' said; ls *.xlsx 2>/dev/null; cp $(dirname "
		     "$GWAGI)/../office/gwagi-office p/bin/" OFFICE_FOLDER
		     " && p/bin/gwagi --quiet export a.xlsx milestones; echo $?; mv p q; q/bin/gwagi --quiet export b.xlsx "
		     "milestones; echo $?; chmod o+w q/bin/" OFFICE_FOLDER
		     "/gwagi-office; q/bin/gwagi export c.xlsx milestones 2>said; echo "
		     "$?; ls *.xlsx",
		     "2\n1\n0\n0\n2\na.xlsx\nb.xlsx\n");
}

/* What could not be loaded, or gave up, says so in words that help. */
static void test_without_library(void **state)
{
	(void)state;
	expect_shell(
		"mkdir p && cp $GWAGI p/gwagi && printf '#!/bin/sh\\nexit 127\\n' >p/gwagi-office && chmod 755 "
		"p/gwagi-office && p/gwagi export a.xlsx milestones 2>said; echo $?; grep -c 'libxlsxwriter.*ldd "
		".*/p/.*gwagi-office' "
		"said; sed -i s/127/9/ p/gwagi-office; p/gwagi export a.ics 2>said; echo $?; grep -c '답 없이 끝났습니다(9)' "
		"said; ls -A",
		"2\n1\n3\n1\np\nsaid\nstderr\nstdout\ntest.db\n");
}

/* Who calls it by hand is told, and it touches nothing. */
static void test_by_hand(void **state)
{
	struct outcome outcome = run_shell("exec $(dirname $GWAGI)/../office/gwagi-office sheet");

	(void)state;
	assert_int_equal(outcome.code, 2);
	assert_non_null(strstr(outcome.err, "손으로 부르지 않습니다"));
	outcome_finish(&outcome);
}

/* CONVERT, an output filter, then ` --outdir to` and the files. */
#define CONVERT "soffice --headless -env:UserInstallation=file://$PWD/office --convert-to "
#define COMPARE "/usr/bin/python3 " LOOKS "/compare_lists.py "

/* What LibreOffice shows of the sheet is what the list has: Hangul, numbers, days; and so of the CSV. */
static void test_libreoffice(void **state)
{
	(void)state;
	if (!getenv("GWAGI_LONG"))
		return;
	expect_shell("$GWAGI --quiet export t.xlsx targets && $GWAGI --quiet export m.xlsx milestones && " CONVERT
		     "csv:'Text - txt - csv (StarCalc)':44,34,76,1,,0,false,true --outdir to t.xlsx m.xlsx >said 2>&1 && " COMPARE
		     "to/t.csv targets to/m.csv milestones",
		     "targets 30\nmilestones 66\n");
	expect_shell("$GWAGI --quiet export m.csv milestones && " CONVERT
		     "xlsx --outdir to --infilter=CSV:44,34,76,1 m.csv >said 2>&1 && " COMPARE "--sheet to/m.xlsx milestones",
		     "milestones 66\n");
	expect_shell(
		CONVERT
		"pdf --outdir to t.xlsx >said 2>&1 && pdftotext -layout to/t.pdf - | grep -c 국방통합AI데이터센터 && pdfinfo "
		"to/t.pdf | grep -c '841.89 x 595'",
		"1\n1\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_list, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_whole, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_calendar, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_refusals, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_without_library, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_full_disk, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_places, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_by_hand, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_libreoffice, database_make, folder_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
