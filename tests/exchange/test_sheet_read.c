/* Sheets that others made: what is read of them, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "gwagi/exchange/office.h"
#include "office_files.h"

static const long long most = 4 << 20;

/* The CSV of a file of FOLDER, to be freed; NULL with the sentence. */
static char *read_sheet(const char *folder, const char *name, long long bytes, struct error *error)
{
	char path[512], *csv;
	int file;

	snprintf(path, sizeof path, "%s/%s.xlsx", folder, name);
	file = open(path, O_RDONLY | O_CLOEXEC);
	assert_true(file >= 0);
	csv = office_files_csv(file, bytes, error);
	close(file);
	return csv;
}

static void expect(const char *folder, const char *name, const char *wanted)
{
	struct error error = {0};
	char *csv = read_sheet(folder, name, most, &error);

	if (!csv)
		fail_msg("%s: %s", name, error.sentence);
	assert_string_equal(csv, wanted);
	free(csv);
}

static void test_others(void **state)
{
	const char *folder = *state;

	expect(folder, "good",
	       "\"코드\",,\"국방 AI \",\"課題\"\n"
	       "\"\"\n\"\"\n"
	       "\"1.10\",\"줄\n둘_x0041_\",\"true\",\"false\",\"#REF!\",\"따온 \"\"값\"\"\"\n"
	       "\"2025-12-31\",\"2025-12-31\",\"46022\",\"2025-12-31 "
	       "12:00\",\"46022\",\"12:00\",\"2025-12-31\",\"2025-12-31\",\"1900-02-28\","
	       "\"1900-03-01\",\"60\"\n"
	       "\"9.95\",\"150000000000000000\",\"0.0000001\",\"-0.1\",\"123456789012345\",\"1E400\",\"2958466\",\"2\"\n"
	       "\"7\",\"가나\"\n");
	expect(folder, "prefixed", "\"가\"\n");
	expect(folder, "utf-16", "\"가\"\n");
	expect(folder, "from-1904", "\"2025-12-31\",\"1904-01-01\"\n");
	expect(folder, "empty", "");
}

/* What LibreOffice made of a table with a day, a number, a truth and lines. */
static void test_libreoffice(void **state)
{
	(void)state;
	expect(TEST_SOURCES "/fixtures", "libreoffice",
	       "\"코드\",\"이름\",\"기한\",\"값\",\"확인\"\n"
	       "\"1.2.10\",\"국방 AI\n둘째 줄\",\"2025-12-31\",\"13.5\",\"true\"\n"
	       "\"\"\n"
	       "\"1.3\",\"=1+1\",\"1999-01-01\",\"8000\",\"false\"\n");
}

static void test_refused(void **state)
{
	static const struct {
		const char *name, *needle;
	} files[] = {
		{"no-zip", "XLSX 파일이 아닙니다"},
		{"nothing", "XLSX 파일이 아닙니다"},
		{"other", "XLSX 파일이 아닙니다"},
		{"document", "XLSX 파일이 아닙니다"},
		{"old", "옛 형식(xls)"},
		{"encrypted", "암호"},
		{"macros", "xlsm"},
		{"binary", "xlsb"},
		{"hidden", "보이는 시트가 없습니다"},
		{"no-sheet", "보이는 시트가 없습니다"},
		{"escape", "보이는 시트가 없습니다"},
		{"truncated", "깨졌습니다"},
		{"only-a-mark", "깨졌습니다"},
		{"checksum", "깨졌습니다"},
		{"broken", "깨졌습니다"},
		{"long-tag", "깨졌습니다"},
		{"backward", "깨졌습니다"},
		{"far", "깨졌습니다"},
		{"no-column", "깨졌습니다"},
		{"shared", "깨졌습니다"},
		{"negative", "깨졌습니다"},
		{"many", "깨졌습니다"},
		{"laughs", "DOCTYPE"},
		{"outside", "DOCTYPE"},
		{"repeated", "--max-size"},
		{"wide", "1째 행"},
		{"wider", "1째 행"},
		{"long", "3째 행 2째 칸"},
	};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct error error = {0};
		char *csv = read_sheet(*state, files[i].name, most, &error);

		if (csv || !strstr(error.sentence, files[i].needle))
			fail_msg("%s: \"%s\"", files[i].name, csv ? csv : error.sentence);
		assert_int_equal(error.code, ERROR_USAGE);
	}
}

/* The limit counts what is unpacked, of all parts, and what comes of it. */
static void test_limit(void **state)
{
	struct error error = {0};
	char *csv = read_sheet(*state, "good", 4000, &error);

	assert_null(csv);
	assert_non_null(strstr(error.sentence, "--max-size"));
	csv = read_sheet(*state, "bomb", 1 << 30, &error);
	assert_null(csv);
	assert_non_null(strstr(error.sentence, "압축"));
	csv = read_sheet(*state, "repeated", 1 << 30, &error);
	assert_non_null(csv);
	assert_int_equal(strlen(csv), 299u * (30000u * 3 + 3));
	free(csv);
}

/* Who stops in the middle is told that it was not all, and nothing is left running. */
static void test_stopped(void **state)
{
	struct error error = {0};
	struct office *office;
	char path[512];
	int file;
	FILE *csv;

	snprintf(path, sizeof path, "%s/repeated.xlsx", (const char *)*state);
	file = open(path, O_RDONLY | O_CLOEXEC);
	csv = office_open(file, 1 << 30, &office, &error);
	assert_non_null(csv);
	assert_int_equal(getc(csv), '"');
	assert_false(office_end(csv, office, &error));
	assert_non_null(strstr(error.sentence, "끝까지"));
	close(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_others), cmocka_unit_test(test_libreoffice), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_limit),  cmocka_unit_test(test_stopped),
	};

	return cmocka_run_group_tests(tests, office_files_sheets, office_files_remove);
}
