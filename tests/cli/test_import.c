/* CSV files broken in every way: one clear sentence each, and nothing changed. */
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

#define OFFICE "code,parent,name,valid_from,valid_to,note"
#define ITEM "code,kind,title,label,formal_title,aliases,submitter,decision_stated,decision_implied,note"
#define MILESTONE "code,title,type,date,qualifier,original,forecast,done_on,reported,reported_on,reason,verified,note"
#define TARGET "code,title,class,low,unit,comparator,approx,high,baseline,withheld,stage,due,qualifier,note"
#define CITATION "entity,source,certainty,line,section,original,note"

/* Import FILE into a database that is not there (it must not be afterwards) and into one that is (it must not change). */
static void expect_nothing_imported(const char *file, const char *needle)
{
	char arguments[600];
	size_t before, after;
	char *old, *new;

	snprintf(arguments, sizeof arguments, "--db new.db import %s", file);
	expect_refusal(arguments, 2, needle);
	old = folder_read("new.db", &before);
	assert_null(old);
	expect_output("--quiet init", 0, "");
	old = folder_read("test.db", &before);
	assert_non_null(old);
	snprintf(arguments, sizeof arguments, "import %s", file);
	expect_refusal(arguments, 2, needle);
	new = folder_read("test.db", &after);
	assert_int_equal(before, after);
	assert_memory_equal(old, new, before);
	free(old);
	free(new);
}

struct broken {
	const char *file, *bytes;
	size_t length; /* 0: up to the NUL */
	const char *needle;
};

static void test_broken_files(void **state)
{
	static const struct broken cases[] = {
		{"office.csv", "", 0, "office.csv: 빈 파일"},
		{"office.csv", "\r\n \n", 0, "office.csv: 빈 파일"},
		{"office.csv", "code,parent,valid_from,valid_to,note\no900,,,,\n", 0,
		 "office.csv 1번째 줄: 칸 ‘name’이(가) 없습니다. 값이 없더라도 칸은 있어야 합니다.\n"},
		{"office.csv", "code,parent,name,valid_from,valid_to\no900,,a,,\n", 0,
		 "office.csv 1번째 줄: 칸 ‘note’이(가) 없습니다. 값이 없더라도 칸은 있어야 합니다.\n"},
		{"office.csv", "code,name,valid_from,valid_to,note\no900,a,,,\n", 0,
		 "office.csv 1번째 줄: 칸 ‘parent’이(가) 없습니다. 값이 없더라도 칸은 있어야 합니다.\n"},
		{"office.csv", "code,parent,name,colour,valid_from,valid_to,note\n", 0,
		 "office.csv 1번째 줄 4번째 칸(colour): 모르는 칸"},
		{"office.csv", "code,name,parent,name,valid_from,valid_to,note\n", 0,
		 "office.csv 1번째 줄 4번째 칸(name): 같은 이름의 칸이 두 번"},
		{"office.csv",
		 "\xff\xfe"
		 "c\0o\0",
		 6, "UTF-16LE로 읽었습니다.\ngwagi: office.csv 1번째 줄 1번째 칸(co): 모르는 칸"},
		{"office.csv",
		 "\xff\xfe"
		 "c\0\n\0a\0,\0\x00\xde",
		 12, "office.csv 2번째 줄 2번째 칸: UTF-16LE로 읽었는데 짝이 없는"},
		{"office.csv",
		 "\xff\xfe"
		 "c\0\t\0b\0\n\0a\0\t\0b\0\t\0b",
		 19, "office.csv 2번째 줄 3번째 칸: UTF-16LE로 읽다가 글자 가운데에서"},
		{"office.csv", "\xfe\xff\0c\0o", 6, "UTF-16BE"},
		{"office.csv", "PK\3\4\x14\0\6\0\x08\0\0\0!\0\xb5\x55", 16, "office.csv: 파일이 깨졌습니다"},
		{"office.csv", "PK\3\4", 4, "office.csv: 파일이 깨졌습니다"},
		{"office.csv", "PK\3\xff", 4, "이 바이트(FF)부터는"},
		{"office.csv", "c\0o\0d\0e\0,\0\x00\xac", 12, "office.csv: BOM이 없는 UTF-16 같습니다. ‘CSV UTF-8’로"},
		{"office.csv", "\0c\0o\0d\0e\0,\xac\0", 12, "office.csv: BOM이 없는 UTF-16 같습니다."},
		{"office.csv", "c\0o\0", 4, "office.csv: BOM이 없는 UTF-16 같습니다."},
		{"office.csv", "co\0\0code", 8, "NUL"},
		{"office.csv", "c\0ode,pa", 8, "NUL"},
		{"office.csv", "c\0", 2, "NUL"},
		{"office.csv", OFFICE "\no900,,\xff\xff,,,\n", 0,
		 "gwagi: office.csv 2번째 줄 3번째 칸: 여기까지는 UTF-8로 읽히지만 이 바이트(FF)부터는 아닙니다. UTF-8과 "
		 "CP949로"},
		{"office.csv", "\xff", 0, "office.csv 1번째 줄 1번째 칸: 여기까지는"},
		{"office.csv", OFFICE "\no900,,가,,,\n\no901,,\"나\n,\",,\xb0\xa1,\n", 0,
		 "office.csv 5번째 줄 5번째 칸: 여기까지는 UTF-8로 읽히지만 이 바이트(B0)"},
		{"office.csv", OFFICE "\no900,,\xb0\xa1,,,\no901,,가,,,\n", 0,
		 "office.csv 3번째 줄 3번째 칸: 여기까지는 CP949로 읽히지만"},
		{"office.csv", OFFICE "\no900,,\xb0\xa1,,,\x80\n", 0, "office.csv 2번째 줄 6번째 칸: 여기까지는 CP949로"},
		{"office.csv", OFFICE "\no900,,\xb0\xa1,,,\xb0", 0, "office.csv 2번째 줄 6번째 칸: CP949로 읽다가"},
		{"office.csv", "\xef\xbb\xbf" OFFICE "\no900,\xb0\xa1\n", 0,
		 "office.csv 2번째 줄 2번째 칸: UTF-8 표시(BOM)가 있는데 UTF-8이 아닌 바이트(B0)"},
		{"office.csv", OFFICE "\no900,,\"a\"b\n\xff\n", 0,
		 "office.csv 3번째 줄: 여기까지는 UTF-8로"}, /* no cell to tell */
		{"office.csv", OFFICE "\no900,,a\0b,,,\n", sizeof OFFICE - 1 + 14, "2번째 줄 3번째 칸(name): NUL"},
		{"office.csv", OFFICE "\no900,,a\033[31mb,,,\n", 0, "2번째 줄 3번째 칸(name): 제어 문자"},
		{"office.csv",
		 OFFICE "\no900,,a\xe2\x80\xae"
			"b,,,\n",
		 0, "2번째 줄 3번째 칸(name): 글자 방향"},
		{"office.csv", OFFICE "\ro900,,a,,,\r", 0, "office.csv 1번째 줄: 줄바꿈이 CR"},
		{"office.csv", OFFICE "\no900,,a,,,\no901,,\"b\nc,d,,,\n\n", 0,
		 "office.csv 3번째 줄 3번째 칸: 여기서 연 큰따옴표"},
		{"office.csv", OFFICE "\no900,,a\"b,,,\n", 0, "office.csv 2번째 줄 3번째 칸: 큰따옴표"},
		{"office.csv", OFFICE "\no900,,\"a\nb\"c,,,\n", 0, "office.csv 3번째 줄 3번째 칸: 2번째 줄에서 연 큰따옴표"},
		{"office.csv", OFFICE "\no900,,a,,,,b\n", 0, "office.csv 2번째 줄: 칸이 7개"},
		{"office.csv", OFFICE "\n\no900,\n", 0, "office.csv 3번째 줄: 칸이 2개"},
		{"office.csv", OFFICE "\no900,,\"a\nb\",,,\no901,,c,,,\no901,,d,,,\n", 0, "office.csv 5번째 줄 1번째 칸(code): "},
		{"office.csv", OFFICE "\no900,,,,,\n", 0, "office.csv 2번째 줄 3번째 칸(name): "},
		{"office.csv", OFFICE "\no900,o999,a,,,\n", 0, "office.csv 2번째 줄 2번째 칸(parent): "},
		{"office.csv", OFFICE "\nm1,,a,,,\n", 0, "office.csv 2번째 줄 1번째 칸(code): "},
		{"table.csv", "code\n", 0, "표의 이름"},
		{"offices.txt", "code\n", 0, "표의 이름"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		folder_write(cases[i].file, cases[i].bytes, cases[i].length ? cases[i].length : strlen(cases[i].bytes));
		expect_nothing_imported(cases[i].file, cases[i].needle);
		unlink(folder_path("test.db"));
	}
}

/* What needs rows of other tables is tried on the shipped content. */
static void test_broken_rows(void **state)
{
	static const struct broken cases[] = {
		{"milestone.csv", MILESTONE "\n1.2.2.1m90,가,deadline,2025-13,,,,,,,,,\n", 0,
		 "milestone.csv 2번째 줄 4번째 칸(date): "},
		{"milestone.csv", MILESTONE "\n1.2.2.1m90,가,deadline,2025-02-30,,,,,,,,,\n", 0,
		 "milestone.csv 2번째 줄 4번째 칸(date): "},
		{"milestone.csv", MILESTONE "\n1.2.2.1m90,가,someday,,,,,,,,,,\n", 0, "milestone.csv 2번째 줄 3번째 칸(type): "},
		{"milestone.csv", MILESTONE "\n1.9.9.9m1,가,deadline,2025-12,,,,,,,,,\n", 0,
		 "milestone.csv 2번째 줄 1번째 칸(code): "},
		{"milestone.csv", MILESTONE "\n1.2.5.1m1,가,deadline,2025-12,,,,,,,,,\n1.2.5.1m1,나,deadline,2025-12,,,,,,,,,\n",
		 0, "milestone.csv 3번째 줄 1번째 칸(code): "},
		{"target.csv", TARGET "\n1.2.2.1t90,가,target,여덟,,,,,,,,,,\n", 0, "target.csv 2번째 줄 4번째 칸(low): "},
		{"item.csv", ITEM "\n1.99.1,strategy,가,,,,,,,\n", 0, "item.csv 2번째 줄 1번째 칸(code): "},
		{"citation.csv", CITATION "\n1.2.2.1,s99,certain,,,,\n", 0, "citation.csv 2번째 줄 2번째 칸(source): "},
		{"citation.csv", CITATION "\n1.2.2.1,s1,certain,x,,,\n", 0, "citation.csv 2번째 줄 4번째 칸(line): "},
	};
	size_t before, after;
	char *old, *new, arguments[600];

	(void)state;
	old = folder_read("test.db", &before);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		folder_text(cases[i].file, cases[i].bytes);
		snprintf(arguments, sizeof arguments, "import %s", cases[i].file);
		expect_refusal(arguments, 2, cases[i].needle);
		new = folder_read("test.db", &after);
		assert_int_equal(before, after);
		assert_memory_equal(old, new, before);
		free(new);
	}
	free(old);
}

/* Faults of cells stand where they stand in the file, whatever it was saved in. */
static void test_places_in_other_encodings(void **state)
{
	static const struct broken cases[] = {
		{"office.csv", OFFICE "\no900,,\xb0\xa1,,,\n\n\xb0\xa1,,\xb0\xa1,,,\n", 0,
		 "gwagi: office.csv: CP949로 읽었습니다.\ngwagi: office.csv 4번째 줄 1번째 칸(code): "},
		{"office.csv", OFFICE "\no900,,\xb0\xa1,,\x1b,\n", 0, "office.csv 2번째 줄 5번째 칸(valid_to): 제어 문자"},
		{"office.csv", OFFICE "\r\no900,,\xb0\xa1,\r\n", 0, "office.csv 2번째 줄: 칸이 4개입니다"},
		{"office.csv", OFFICE "\no900,,\"\xb0\xa1\n\n", 0, "office.csv 2번째 줄 3번째 칸: 여기서 연 큰따옴표"},
		{"office.csv", "\xc4\xda\xb5\xe5,\xc0\xcc\xb8\xa7\n1,2\n", 0, "office.csv 1번째 줄 1번째 칸(코드): 모르는 칸"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		folder_text(cases[i].file, cases[i].bytes);
		expect_nothing_imported(cases[i].file, cases[i].needle);
		unlink(folder_path("test.db"));
	}
}

/* Copy the shipped files, converted by iconv with CONVERT, to the folder NAME. */
static void convert_council(const char *name, const char *convert)
{
	char script[2048];
	struct outcome outcome;

	snprintf(script, sizeof script,
		 "mkdir %s && cd %s && for f in %s/*.csv; do n=${f##*/}; { %s; } <\"$f\" >\"$n\" || cp \"$f\" \"$n\"; done", name,
		 name, program_council(), convert);
	outcome = run_shell(script);
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
}

static char *contents_of(const char *database)
{
	char script[1000];
	struct outcome outcome;

	snprintf(script, sizeof script,
		 "for kind in items milestones targets offices contacts members functions meetings links citations evidence; do "
		 "\"$GWAGI\" --db %s list $kind --format csv || exit; done",
		 database);
	outcome = run_shell(script);
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.err, "");
	free(outcome.err);
	return outcome.out;
}

/* The meeting as Korean spreadsheets save it is the same meeting. A file with a character that CP949 lacks stays UTF-8: each
 * file is read by itself. */
static void test_other_encodings(void **state)
{
	static const struct {
		const char *name, *convert, *needle;
		size_t files;
	} cases[] = {
		{"ansi", "iconv -f UTF-8 -t CP949", "milestone.csv: CP949로 읽었습니다.\n", 10},
		{"wide", "printf '\\377\\376'; iconv -f UTF-8 -t UTF-16LE", "item.csv: UTF-16LE로 읽었습니다.\n", 14},
		{"mark", "printf '\\357\\273\\277'; sed 's/$/\\r/'", NULL, 0},
	};
	char arguments[600], *wanted, *found;
	struct outcome outcome;

	(void)state;
	snprintf(arguments, sizeof arguments, "--db plain.db import %s", program_council());
	outcome = run(arguments);
	assert_string_equal(outcome.err, "");
	outcome_finish(&outcome);
	wanted = contents_of("plain.db");
	assert_non_null(strstr(wanted, "국방통합AI데이터센터"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		convert_council(cases[i].name, cases[i].convert);
		snprintf(arguments, sizeof arguments, "--db %s.db import --dry-run %s", cases[i].name, cases[i].name);
		outcome = run(arguments);
		assert_int_equal(outcome.code, 0);
		assert_true(count_of(outcome.err, "로 읽었습니다.\n") >= cases[i].files);
		assert_true(!cases[i].needle || strstr(outcome.err, cases[i].needle));
		outcome_finish(&outcome);
		snprintf(arguments, sizeof arguments, "--db %s.db --quiet import %s", cases[i].name, cases[i].name);
		outcome = run(arguments);
		assert_int_equal(outcome.code, 0);
		assert_string_equal(outcome.err, "");
		outcome_finish(&outcome);
		snprintf(arguments, sizeof arguments, "%s.db", cases[i].name);
		found = contents_of(arguments);
		assert_string_equal(found, wanted);
		free(found);
	}
	free(wanted);
}

/* "Unicode text" of a spreadsheet: tabs, and a comma is a comma. */
static void test_unicode_text(void **state)
{
	struct outcome outcome = run_shell(
		"{ printf '\\377\\376'; printf 'code\\tname\\tparent\\tvalid_from\\tvalid_to\\tnote\\r\\n"
		"o1\\t\"가, \"\"나\"\"\"\\t\\t\\t\\t라,마\\r\\no2\\t바\\to1\\t\\t\\t\\r\\n' | iconv -f UTF-8 -t UTF-16LE; } "
		">office.csv");

	(void)state;
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
	expect_output("import office.csv", 0, "office.csv: 추가 2, 변경 0, 그대로 0, 거부 0\n");
	expect_output("list offices --format json", 0, "\"name\": \"가, \\\"나\\\"\"");
	expect_output("list offices --format json", 0, "\"name\": \"바\"");
}

/* Ten megabytes of rows: more than stays in memory until the end. */
static void write_many_offices(void)
{
	FILE *out = fopen(folder_path("office.csv"), "wb");

	assert_non_null(out);
	fputs(OFFICE "\n", out);
	for (int i = 0; i < 5000; i++)
		fprintf(out, "o%d,,가,,,%02000d\n", 1000 + i, i);
	assert_int_equal(fclose(out), 0);
}

/* A disk that is full is no fault of the file: one sentence with its own exit code, whenever the room ends. */
static void test_no_room(void **state)
{
	static const int limits[] = {1, 16, 3072, 8192, 16384}; /* × 512 bytes for every file; the database has 1 MB */
	char script[256], *old, *new;
	size_t before, after;

	(void)state;
	write_many_offices();
	old = folder_read("test.db", &before);
	assert_true(before < 3072 * 512);
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		struct outcome outcome;

		snprintf(script, sizeof script, "trap '' XFSZ; ulimit -f %d; exec \"$GWAGI\" import office.csv", limits[i]);
		outcome = run_shell(script);
		assert_int_equal(count_of(outcome.err, "\n"), 1);
		expect_refusal_of(outcome, 4, "못했습니다: ", script);
		expect_output("check", 0, "이상이 없습니다.");
		new = folder_read("test.db", &after);
		assert_int_equal(before, after);
		assert_memory_equal(old, new, before);
		free(new);
		snprintf(script, sizeof script, "trap '' XFSZ; ulimit -f %d; exec \"$GWAGI\" --db new.db import office.csv",
			 limits[i]);
		expect_refusal_of(run_shell(script), 4, "못했습니다: ", script);
		outcome = run_shell("ls");
		assert_null(strstr(outcome.out, "new.db"));
		outcome_finish(&outcome);
	}
	free(old);
	expect_output("import office.csv", 0, "office.csv: 추가 5000, 변경 0, 그대로 0, 거부 0\n");
}

static void test_faults_are_collected(void **state)
{
	char text[8192];
	size_t used = (size_t)snprintf(text, sizeof text, OFFICE "\n");
	struct outcome outcome;

	(void)state;
	for (int i = 0; i < 60; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, "x,,a,,,\n");
	folder_text("office.csv", text);
	outcome = run("import office.csv");
	assert_int_equal(count_of(outcome.err, "office.csv "), 50);
	assert_non_null(strstr(outcome.err, "2번째 줄 1번째 칸(code): "));
	assert_non_null(strstr(outcome.err, "51번째 줄 1번째 칸(code): "));
	expect_refusal_of(outcome, 2, "…외 더 있습니다.", "60 faults");
}

static void test_large_files(void **state)
{
	static const char before[] = OFFICE "\no900,,", after[] = ",,,\n";
	char cell[70000];

	(void)state;
	folder_text("office.csv", OFFICE "\n");
	assert_int_equal(truncate(folder_path("office.csv"), 65L * 1024 * 1024), 0);
	expect_refusal("import office.csv", 2, "64 MB보다 큰 파일");
	memset(cell, 'a', sizeof cell);
	memcpy(cell, before, sizeof before - 1);
	memcpy(cell + sizeof cell - (sizeof after - 1), after, sizeof after - 1);
	folder_write("office.csv", cell, sizeof cell);
	expect_refusal("import office.csv", 2, "office.csv 2번째 줄 3번째 칸(name): 칸 하나가 64 KB");
}

static void test_odd_places(void **state)
{
	(void)state;
	expect_refusal("import ''", 2, "비어 있습니다");
	expect_refusal("import nowhere", 2, "그런 파일이나 폴더가 없습니다");
	expect_refusal("import nowhere/item.csv", 2, "그런 파일이나 폴더가 없습니다");
	assert_int_equal(mkdir(folder_path("empty"), 0700), 0);
	folder_text("empty/readme.txt", "x");
	expect_refusal("import empty", 2, "가져올 파일(CSV, TSV, XLSX)이 없습니다");
	folder_text("empty/stranger.csv", "x");
	expect_refusal("import empty", 2, "stranger.csv 1번째 줄: 표의 이름이 아닌");
	assert_int_equal(mkdir(folder_path("odd"), 0700), 0);
	assert_int_equal(mkfifo(folder_path("odd/office.csv"), 0600), 0);
	expect_refusal("import odd", 2, "보통 파일이 아닙니다");
	if (geteuid() != 0) {
		folder_text("item.csv", ITEM "\n");
		assert_int_equal(chmod(folder_path("item.csv"), 0), 0);
		expect_refusal("import item.csv", 2, "읽을 권한이 없습니다");
	}
	assert_int_equal(access(folder_path("test.db"), F_OK), -1);
}

static void test_good_variants(void **state)
{
	(void)state;
	folder_text("office.csv", OFFICE "\n");
	expect_output("--db a.db import office.csv", 0, "office.csv: 추가 0, 변경 0, 그대로 0, 거부 0\n");
	folder_text("office.csv", "\xef\xbb\xbf"
				  "name,note,valid_to,valid_from,parent,code\r\n\"가, \"\"나\"\"\",,,,,o1\r\n\r\n다,,,,,o2");
	expect_output("--db b.db import office.csv", 0, "office.csv: 추가 2, 변경 0, 그대로 0, 거부 0\n");
	expect_output("--db b.db list offices --format csv", 0, "가, \"\"나\"\"");
	folder_text("office.csv", OFFICE "\no1,,'=1+1,,,\n");
	expect_output("--db c.db import office.csv", 0, "office.csv: 추가 1, 변경 0, 그대로 0, 거부 0\n");
	expect_output("--db c.db list offices --format csv", 0, ",'=1+1,");
	expect_output("--db c.db list offices --format json", 0, "\"name\": \"=1+1\"");
	expect_output("--db d.db import --dry-run office.csv", 0, "office.csv: 추가 1, 변경 0, 그대로 0, 거부 0\n");
	assert_int_equal(access(folder_path("d.db"), F_OK), -1);
}

static void test_the_whole_meeting(void **state)
{
	char arguments[600];

	(void)state;
	snprintf(arguments, sizeof arguments, "import %s", program_council());
	expect_output(arguments, 0, "item.csv: 추가 260, 변경 0, 그대로 0, 거부 0\n");
	expect_output("check", 0, "이상이 없습니다.");
	expect_output(arguments, 0, "item.csv: 추가 0, 변경 0, 그대로 260, 거부 0\n");
	expect_output("list items --format csv", 0, "\n1.2.2.1,");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_broken_files, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_broken_rows, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_places_in_other_encodings, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_other_encodings, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_unicode_text, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_no_room, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_faults_are_collected, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_large_files, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_odd_places, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_good_variants, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_the_whole_meeting, folder_make, folder_remove),
	};

	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
