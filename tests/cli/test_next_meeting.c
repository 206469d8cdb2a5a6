/* The next meeting's files (tests/fixtures/second-meeting, invented) into a database that has the first. */
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

#define TODAY "GWAGI_TODAY=2026-01-31"
#define MILESTONE "code,title,type,date,qualifier,original,forecast,done_on,reported,reported_on,reason,verified,note\n"
#define OFFICE "code,parent,name,valid_from,valid_to,note\n"

/* The shipped content, and the second meeting's files in the folder `next`. */
static int make(void **state)
{
	char script[1000];

	if (database_make(state) != 0)
		return -1;
	snprintf(script, sizeof script, "cp -r '%s' next && chmod -R u+w next", getenv("GWAGI_SECOND_MEETING"));
	shell_succeeds(script);
	return 0;
}

static void expect_all(const char *arguments, int code, const char *const *needles)
{
	expect_all_said(TODAY, arguments, code, needles);
}

static void expect_one(const char *arguments, int code, const char *needle)
{
	expect_all(arguments, code, (const char *const[]){needle, NULL});
}

static char *database(void)
{
	size_t length;
	char *bytes = folder_read("test.db", &length), *copy = malloc(length + sizeof length);

	assert_true(bytes && copy);
	memcpy(copy, &length, sizeof length);
	memcpy(copy + sizeof length, bytes, length);
	free(bytes);
	return copy;
}

static void expect_database(const char *wanted)
{
	char *now = database();
	size_t length;

	memcpy(&length, wanted, sizeof length);
	assert_memory_equal(now, wanted, length + sizeof length);
	free(now);
}

static void test_dry_run(void **state)
{
	char *before = database();

	(void)state;
	expect_all(
		"import next --dry-run", 0,
		(const char *const[]){
			"office.csv: 추가 1, 변경 1, 그대로 1, 거부 0\n", "제2회 안건.csv: 추가 6, 변경 1, 그대로 0, 거부 0\n",
			"assignment.csv: 추가 4, 변경 0, 그대로 1, 거부 0\n", "milestone.csv: 추가 5, 변경 3, 그대로 1, 거부 0\n",
			"evidence.tsv: 추가 2, 변경 0, 그대로 0, 거부 0\n", "target_path.csv: 추가 2, 변경 0, 그대로 0, 거부 0\n",
			"o28 이름(name): 국제인공지능외교과 → 국제AI외교과(가상)\n",
			"1.2.5.1m1 기한(date): '25. 12월 → '26. 3월\n", "1.2.5.2m1 확인(verified): 자료없음 → 확인\n",
			"gwagi: office.csv: CP949로 읽었습니다.\n", "gwagi: 제2회 안건.csv: CP949로 읽었습니다.\n",
			"살펴보기만 했습니다", NULL});
	expect_database(before);
	expect_one("import next --dry-run --format json", 0,
		   "{\"file\": \"evidence.tsv\", \"table\": \"evidence\", \"encoding\": \"utf-8\", \"added\": 2, \"changed\": 0, "
		   "\"unchanged\": 0}");
	/* Nobody is there to be asked. */
	expect_all("import next", 4, (const char *const[]){"이미 있는 줄 7개를 바꿉니다", "--yes", "가져오지 않았습니다.", NULL});
	expect_database(before);
	free(before);
}

static void test_import(void **state)
{
	static const char command[] = "import next --yes --reason '제2회 결정(가상)' --authority '제2회 회의록(가상)'";
	char *before;

	(void)state;
	expect_one(command, 0, "milestone.csv: 추가 5, 변경 3, 그대로 1, 거부 0\n");
	expect_one("check", 0, "이상이 없습니다.");
	expect_all("show 1.2.5.1m1", 0, (const char *const[]){"'26. 3월", "'25. 12월", "제2회 결정(가상)", NULL});
	expect_all("list milestones --format json", 0,
		   (const char *const[]){
			   "{\"code\": \"1.2.5.1m1\", \"parent\": \"1.2.5.1\", \"title\": \"3대 축 혁신 실행과제 추진 계획 "
			   "확정\", \"type\": \"deadline\", \"date\": \"2026-03\"",
			   "\"original\": \"2025-12\"", "\"code\": \"2.1.1.2m1\"", NULL});
	expect_one("list milestones 1.2.5.2 --format csv", 0, ",2026-01-20,reported_done,2026-01-31,제2회 결정(가상),confirmed,");
	expect_one("list offices 국제AI --format csv", 0,
		   "국제AI외교과(가상),외교부 › 기후환경과학외교국 › 국제AI외교과(가상),국제인공지능외교과");
	expect_one("list links 대표 --format csv", 0, "carried_over,대표 프로젝트 점검을 제2회로 이어감(가상)");
	expect_one("list contacts --format csv --under o9", 0, "가상하나");
	expect_one("list targets 자율실험실 --format json", 0, "\"low\": 12");
	expect_one("tree 2", 0, "연구 데이터 나눔 장터(가상)");
	expect_one("log 1.2.5.1m1 --format json", 0, "\"authority\": \"제2회 회의록(가상)\"");
	expect_one("undo", 1, "import는 그 앞의 사본");
	before = database();
	expect_all("import next", 0,
		   (const char *const[]){"office.csv: 추가 0, 변경 0, 그대로 3, 거부 0\n",
					 "제2회 안건.csv: 추가 0, 변경 0, 그대로 7, 거부 0\n",
					 "assignment.csv: 추가 0, 변경 0, 그대로 5, 거부 0\n",
					 "citation.csv: 추가 0, 변경 0, 그대로 1, 거부 0\n",
					 "milestone.csv: 추가 0, 변경 0, 그대로 9, 거부 0\n", NULL});
	expect_database(before);
	free(before);
	/* What the first meeting's files say of all this is what it was before. */
	expect_one("check", 0, "이상이 없습니다.");
}

struct fault {
	const char *file, *text, *needle;
};

/* One bad file beside the good ones: nothing changes. */
static void test_faults(void **state)
{
	static const struct fault faults[] = {
		{"milestone.csv", MILESTONE "1.2.5.1m1,가,someday,2026-03,,,,,,,,,\n", "milestone.csv 2번째 줄 3번째 칸(type): "},
		{"milestone.csv", MILESTONE "1.2.5.1m1,가,deadline,2026-03,,2024-01,,,,,,,\n",
		 "milestone.csv 2번째 줄 6번째 칸(original): 이 칸은 다른 칸에서 따라 나와"},
		{"milestone.csv", MILESTONE "1.2.5.1m1,가,deadline,2026-03,,,,,,2026-01-02,,,\n",
		 "milestone.csv 2번째 줄 10번째 칸(reported_on): "},
		{"milestone.csv", MILESTONE "1.2.5.1m1,가,deadline,2026-03,,,,,,,,,\n1.2.5.1m1,나,deadline,2026-03,,,,,,,,,\n",
		 "milestone.csv 3번째 줄 1번째 칸(code): 코드 ‘1.2.5.1m1’이(가) 두 번"},
		{"milestone.csv", MILESTONE "1.2.5.1m1,가,deadline,2026-03,,,,2026-02-01,reported_done,,,,\n",
		 "milestone.csv 2번째 줄 8번째 칸(done_on): "},
		{"milestone.csv", MILESTONE "1.2.5.1m1,가,deadline,2026-03,,,,,on_hold,,,,\n",
		 "milestone.csv 2번째 줄 11번째 칸(reason): "},
		{"milestone.csv", MILESTONE "1.2.1.1.1m1,가,undated,,,,,2026-01-02,reported_done,,,confirmed,\n",
		 "milestone.csv 2번째 줄 12번째 칸(verified): 확인하려면 3등급"},
		{"link.csv", "code,from,to,kind,title\nl1,1.6.1.1,1.8.3.2.3,related,NEXT\n", "link.csv 2번째 줄 3번째 칸(to): "},
		{"source.csv", "code,title,publisher,date,license,note\ns1,다름,,,,\n",
		 "source.csv 2번째 줄: ‘s1’은(는) 이미 있고"},
		{"office.csv", OFFICE "o28,o27,가,2026-02-01,2026-01-01,\n", "office.csv 2번째 줄 5번째 칸(valid_to): "},
		{"evidence.csv", "code,milestone,rank,title,issued,received,location\ne1,1.10m1,5,가,,,\n",
		 "evidence.csv 2번째 줄 3번째 칸(rank): "},
		{"memo.csv", "a,b\n1,2\n", "memo.csv 1번째 줄: 표의 이름이 아닌 파일이고"},
		{"extra.csv", OFFICE "o90,o9999,가,,,\n", "extra.csv 2번째 줄 2번째 칸(parent): "},
	};
	char *before = database(), path[100];

	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		shell_succeeds(strcmp(faults[i].file, "milestone.csv") == 0
				       ? "rm -rf tried && cp -r next tried && rm tried/evidence.tsv"
				       : "rm -rf tried && cp -r next tried");
		snprintf(path, sizeof path, "tried/%s", faults[i].file);
		folder_text(path, faults[i].text);
		expect_all("import tried --yes", 2,
			   (const char *const[]){faults[i].needle, "아무것도 가져오지 않았습니다.", NULL});
		expect_database(before);
	}
	shell_succeeds("rm next/evidence.tsv");
	expect_one("import next --dry-run", 2, "milestone.csv 8번째 줄 12번째 칸(verified): ");
	shell_succeeds("grep -v '^1.2.5.2m1' next/milestone.csv >m && mv m next/milestone.csv");
	expect_one("import next --dry-run", 2, "‘2m1’은(는) 확인(confirmed)인데");
	expect_database(before);
	free(before);
}

/* A claim that has no reports in it leaves the reports alone; an empty cell elsewhere empties. */
static void test_empty_cells(void **state)
{
	(void)state;
	folder_text("milestone.csv", MILESTONE "1.2.5.1m1,가,deadline,2025-12,,,2026-05,,in_progress,,,,말\n");
	expect_one("import milestone.csv", 0, "milestone.csv: 추가 0, 변경 1, 그대로 0, 거부 0\n");
	folder_text("milestone.csv", MILESTONE "1.2.5.1m1,나,deadline,2025-12,,,,,,,,,\n");
	expect_one("import milestone.csv", 0, "변경 1");
	expect_one("list milestones 1.2.5.1m1 --format json", 0,
		   "\"forecast\": \"2026-05\", \"done_on\": null, \"reported\": \"in_progress\"");
	expect_one("list milestones 1.2.5.1m1 --format json", 0, "\"note\": null, \"version\": 3}");
	/* The other names of an item stay, though the file does not know the one that it was called before. */
	folder_text("회의.csv", "code,kind,label,title,formal_title,aliases,submitter,decision_stated,decision_implied,note\n"
				"1.2.4,strategy,,새 이름,,,,,,\n");
	expect_one("import 회의.csv", 0, "회의.csv: 추가 0, 변경 1");
	expect_one("import 회의.csv", 0, "회의.csv: 추가 0, 변경 0, 그대로 1, 거부 0\n");
}

static void test_options(void **state)
{
	(void)state;
	expect_refusal("import next --max-size 0", 2, "--max-size에는");
	shell_succeeds("head -c 1500000 /dev/zero | tr '\\0' x >next/office.csv");
	expect_refusal("import next --max-size 1", 2, "office.csv: 1 MB보다 큰 파일은 읽지 않습니다. 더 큰 것은 --max-size MB를");
	expect_one("import next --max-size 2", 2, "office.csv");
	shell_succeeds("rm next/office.csv; printf 'id,at\\n1,2\\n' >next/changes.csv; rm -r next");
	shell_succeeds(
		"mkdir one && printf 'office,name\\no3,과기정통부\\n' >one/aliases.csv && printf 'id\\n1\\n' >one/changes.csv");
	expect_all("import one", 0,
		   (const char *const[]){"aliases.csv: 추가 0, 변경 0, 그대로 1, 거부 0\n",
					 "changes.csv: 변경 이력은 읽기만 하는 것이라 가져오지 않습니다.", NULL});
	expect_one("snapshot freeze 2026-01-31", 0, "");
	expect_one("import one", 4, "동결");
	expect_one("import one --effective 2026-01-30", 0, "그대로 1");
}

/* Tabs, by the ending or by the first line. */
static void test_tabs(void **state)
{
	(void)state;
	folder_text("office_alias.tsv", "office\tname\no3\t과기부, 옛말\n");
	expect_one("import office_alias.tsv", 0, "office_alias.tsv: 추가 1,");
	folder_text("표.txt", "name\toffice\n과기부, 옛말\to3\n");
	expect_one("import 표.txt", 0, "그대로 1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_dry_run, make, folder_remove),
		cmocka_unit_test_setup_teardown(test_import, make, folder_remove),
		cmocka_unit_test_setup_teardown(test_faults, make, folder_remove),
		cmocka_unit_test_setup_teardown(test_empty_cells, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_options, make, folder_remove),
		cmocka_unit_test_setup_teardown(test_tabs, database_make, folder_remove),
	};

	return cmocka_run_group_tests_name("next meeting", tests, NULL, NULL);
}
