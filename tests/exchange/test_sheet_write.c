/* Sheets that gwagi-office makes: cell by cell as another reader finds them, and back through its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <cmocka.h>
#include "gwagi/exchange/office.h"
#include "office_files.h"

static const struct field fields[] = {
	{"code", "코드", FIELD_CODE, VOCABULARY_NONE, true},         {"title", "이름", FIELD_TEXT, VOCABULARY_NONE, true},
	{"amount", "값", FIELD_AMOUNT, VOCABULARY_NONE, true},       {"number", "판", FIELD_INTEGER, VOCABULARY_NONE, true},
	{"day", "첫날", FIELD_DAY, VOCABULARY_NONE, true},           {"date", "기한", FIELD_DATE, VOCABULARY_NONE, true},
	{"reported", "보고", FIELD_WORD, VOCABULARY_REPORTED, true}, {"exact", "어림", FIELD_BOOLEAN, VOCABULARY_NONE, false},
	{"offices", "부서", FIELD_LIST, VOCABULARY_NONE, false},     {"at", "때", FIELD_TIME, VOCABULARY_NONE, false},
};
enum { FIELDS = sizeof fields / sizeof *fields };

static bool add_row(struct office *office, const char *const texts[FIELDS])
{
	struct value values[FIELDS];

	for (size_t i = 0; i < FIELDS; i++)
		values[i] = (struct value){!texts[i], texts[i] ? texts[i] : ""};
	return office_row(office, &(struct record){{RECORD_ITEM, 1}, FIELDS, fields, values});
}

static struct office *start(int *out)
{
	struct office *office;
	struct error error;

	*out = office_files_out();
	if (!office_start(&office, OFFICE_XLSX, *out, &error))
		fail_msg("%s", error.sentence);
	return office;
}

static void finish(struct office *office)
{
	struct error error;

	if (!office_finish(office, &error))
		fail_msg("%s", error.sentence);
}

static const char *const rows[][FIELDS] = {
	{"1.10", "가나 다", "13.5", "2", "2025-12-31", "2025-12", "in_progress", "true", "국방부\n교육부",
	 "2026-11-22T18:05:06Z"},
	{"1.2", "=1+1", "8000", "-12", "1899-12-31", "2025-12-31", NULL, "false", NULL, NULL},
	{"1.3", "https://example.com", "1234567890123456", "1234567890123456", NULL, "R/P1M", NULL, NULL, NULL, NULL},
	{"1.4", "+82-2 <&>\"'", "-0.000000001", NULL, NULL, NULL, NULL, NULL, NULL, NULL},
	{"1.5", "@x 😀", "123456789012.345", NULL, NULL, NULL, NULL, NULL, NULL, NULL},
};

static void test_cells(void **state)
{
	int out;
	struct office *office = start(&out);
	char *found;

	(void)state;
	office_sheet(office, "과제", fields, FIELDS, true);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_true(add_row(office, rows[i]));
	office_sheet(office, "빈 표", fields, 2, false);
	finish(office);
	found = office_files_look(TEST_SOURCES "/look_sheet.py", out, "");
	assert_string_equal(found, "sheet 과제 titles '과제'!$1:$1\n"
				   "frozen 1 frozen filter A1:J6\n"
				   "page 9 landscape 0 1\n"
				   "widths 9 21 18 18 12 12 9 9 9 18\n"
				   "A1 inlineStr '코드' @ bold\n"
				   "B1 inlineStr '이름' @ bold\n"
				   "C1 inlineStr '값' @ bold\n"
				   "D1 inlineStr '판' @ bold\n"
				   "E1 inlineStr '첫날' @ bold\n"
				   "F1 inlineStr '기한' @ bold\n"
				   "G1 inlineStr '보고' @ bold\n"
				   "H1 inlineStr '어림' @ bold\n"
				   "I1 inlineStr '부서' @ bold\n"
				   "J1 inlineStr '때' @ bold\n"
				   "row 2 height 29\n"
				   "A2 inlineStr '1.10' @\n"
				   "B2 inlineStr '가나 다' @ wrapped\n"
				   "C2 n '13.5' #,##0.0\n"
				   "D2 n '2' 0\n"
				   "E2 n '46022' yyyy-mm-dd\n"
				   "F2 inlineStr \"'25. 12월\" @\n"
				   "G2 inlineStr '추진중' @\n"
				   "H2 b '1' 0\n"
				   "I2 inlineStr '국방부\\n교육부' @ wrapped\n"
				   "J2 inlineStr '2026-11-23 03:05' @\n"
				   "A3 inlineStr '1.2' @\n"
				   "B3 inlineStr '=1+1' @ wrapped\n"
				   "C3 n '8000' #,##0\n"
				   "D3 n '-12' 0\n"
				   "E3 inlineStr '1899-12-31' @\n"
				   "F3 n '46022' yyyy-mm-dd\n"
				   "H3 b '0' 0\n"
				   "A4 inlineStr '1.3' @\n"
				   "B4 inlineStr 'https://example.com' @ wrapped\n"
				   "C4 inlineStr '1234567890123456' @\n"
				   "D4 inlineStr '1234567890123456' @\n"
				   "F4 inlineStr '매월' @\n"
				   "A5 inlineStr '1.4' @\n"
				   "B5 inlineStr '+82-2 <&>\"\\'' @ wrapped\n"
				   "C5 n '-1E-09' #,##0.000000000\n"
				   "A6 inlineStr '1.5' @\n"
				   "B6 inlineStr '@x 😀' @ wrapped\n"
				   "C6 n '123456789012.345' #,##0.000\n"
				   "sheet 빈 표 titles '빈 표'!$1:$1\n"
				   "frozen 1 frozen filter A1:B1\n"
				   "page 9 landscape 0 1\n"
				   "widths 9 10\n"
				   "A1 inlineStr 'code' @ bold\n"
				   "B1 inlineStr 'title' @ bold\n"
				   "created 1970-01-01T00:00:01Z\n");
	free(found);
	close(out);
}

/* As it is in CSV, so that it can be read again. */
static void test_back(void **state)
{
	int out;
	struct office *office = start(&out);
	struct error error;
	char *csv;

	(void)state;
	office_sheet(office, "과제", fields, FIELDS, false);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_true(add_row(office, rows[i]));
	finish(office);
	csv = office_files_csv(out, 1 << 20, &error);
	assert_non_null(csv);
	assert_string_equal(
		csv, "\"code\",\"title\",\"amount\",\"number\",\"day\",\"date\",\"reported\",\"exact\",\"offices\",\"at\"\n"
		     "\"1.10\",\"가나 다\",\"13.5\",\"2\",\"2025-12-31\",\"2025-12\",\"in_progress\",\"true\",\"국방부\n교육부\","
		     "\"2026-11-22T18:05:06Z\"\n"
		     "\"1.2\",\"=1+1\",\"8000\",\"-12\",\"1899-12-31\",\"2025-12-31\",,\"false\"\n"
		     "\"1.3\",\"https://example.com\",\"1234567890123456\",\"1234567890123456\",,\"R/P1M\"\n"
		     "\"1.4\",\"+82-2 <&>\"\"'\",\"-0.000000001\"\n"
		     "\"1.5\",\"@x 😀\",\"123456789012.345\"\n");
	free(csv);
	close(out);
}

/* The same rows are the same bytes, whenever it was. */
static void test_same(void **state)
{
	char bytes[2][1 << 16];
	ssize_t lengths[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		int out;
		struct office *office = start(&out);

		office_sheet(office, "과제", fields, FIELDS, true);
		assert_true(add_row(office, rows[0]));
		finish(office);
		lengths[i] = pread(out, bytes[i], sizeof bytes[i], 0);
		close(out);
	}
	assert_int_equal(lengths[0], lengths[1]);
	assert_memory_equal(bytes[0], bytes[1], (size_t)lengths[0]);
}

/* LETTERS times a letter as a title. */
static bool add_long(struct office *office, const char *letter, size_t letters)
{
	size_t length = strlen(letter);
	char *text = malloc(letters * length + 1);
	const char *const row[FIELDS] = {"1.1", text};
	bool taken;

	assert_non_null(text);
	for (size_t i = 0; i < letters; i++)
		memcpy(text + i * length, letter, length);
	text[letters * length] = '\0';
	taken = add_row(office, row);
	free(text);
	return taken;
}

/* What Excel would cut is not written. */
static void test_long_cell(void **state)
{
	static const struct {
		const char *letter;
		size_t most;
	} cases[] = {{"a", 32767}, {"가", 32767}, {"😀", 16383}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int out;
		struct office *office = start(&out);
		struct error error;

		office_sheet(office, "과제", fields, FIELDS, true);
		assert_true(add_long(office, cases[i].letter, cases[i].most));
		assert_false(add_long(office, cases[i].letter, cases[i].most + 1));
		assert_false(add_row(office, rows[0]));
		assert_false(office_finish(office, &error));
		assert_non_null(strstr(error.sentence, "1.1의 ‘이름’"));
		close(out);
	}
}

static void test_too_many_rows(void **state)
{
	static const char *const row[FIELDS] = {"1"};
	int out, taken = 0;
	struct office *office = start(&out);
	struct error error;

	(void)state;
	office_sheet(office, "과제", fields, 1, true);
	while (taken < 1048576 && add_row(office, row))
		taken++;
	assert_int_equal(taken, 1048575);
	assert_false(office_finish(office, &error));
	assert_non_null(strstr(error.sentence, "과제: "));
	close(out);
}

/* The only child there is. */
static long child(void)
{
	char path[64], digits[32] = "";
	FILE *file;

	snprintf(path, sizeof path, "/proc/self/task/%ld/children", (long)getpid());
	file = fopen(path, "r");
	assert_non_null(file);
	assert_non_null(fgets(digits, sizeof digits, file));
	fclose(file);
	return strtol(digits, NULL, 10);
}

/* All of a file, once there is something in it: a process that has just begun has nothing yet to show. */
static size_t read_some(const char *path, char *bytes, size_t size)
{
	size_t length = 0;

	while (length == 0) {
		FILE *file = fopen(path, "r");

		assert_non_null(file);
		length = fread(bytes, 1, size, file);
		fclose(file);
	}
	return length;
}

/* Nothing of this process's but the file reaches it. */
static void test_surroundings(void **state)
{
	enum { ELSE = 50 };
	static const char wanted[] = "LC_ALL=C.UTF-8\0TZ=UTC0";
	int out, other = dup2(0, ELSE);
	struct office *office = start(&out);
	char path[64], bytes[256];

	(void)state;
	assert_int_equal(other, ELSE);
	snprintf(path, sizeof path, "/proc/%ld/environ", child());
	assert_int_equal(read_some(path, bytes, sizeof bytes), sizeof wanted);
	assert_memory_equal(bytes, wanted, sizeof wanted);
	snprintf(path, sizeof path, "/proc/%ld/fd/%d", child(), ELSE);
	assert_int_equal(access(path, F_OK), -1);
	snprintf(path, sizeof path, "/proc/%ld/fd/3", child());
	assert_int_equal(access(path, F_OK), 0);
	office_abandon(office);
	close(other);
	close(out);
}

/* Its end in the middle is a sentence, and no signal ends this process. */
static void test_killed(void **state)
{
	int out;
	struct office *office = start(&out);
	struct error error;

	(void)state;
	office_sheet(office, "과제", fields, FIELDS, true);
	kill((pid_t)child(), SIGKILL);
	for (int i = 0; i < 100000 && add_row(office, rows[0]); i++)
		;
	assert_false(add_row(office, rows[0]));
	assert_false(office_finish(office, &error));
	assert_non_null(strstr(error.sentence, "신호 9"));
	assert_int_equal(error.code, ERROR_RETRY);
	close(out);
}

/* A disk that takes so many bytes and no more, for the rows or for the file. */
static void test_full_disk(void **state)
{
	static const rlim_t sizes[] = {100, 1000, 6000};
	struct rlimit before, limit;

	(void)state;
	getrlimit(RLIMIT_FSIZE, &before);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		int out;
		struct office *office;
		struct error error = {0};

		limit = (struct rlimit){sizes[i], before.rlim_max};
		setrlimit(RLIMIT_FSIZE, &limit);
		office = start(&out);
		setrlimit(RLIMIT_FSIZE, &before);
		office_sheet(office, "과제", fields, FIELDS, true);
		for (int row = 0; row < 50; row++)
			add_row(office, rows[0]);
		assert_false(office_finish(office, &error));
		if (!strstr(error.sentence, "쓰지 못했습니다"))
			fail_msg("%ld: %s", (long)sizes[i], error.sentence);
		close(out);
	}
}

static void test_abandoned(void **state)
{
	int out;
	struct office *office = start(&out);

	(void)state;
	office_sheet(office, "과제", fields, FIELDS, true);
	assert_true(add_row(office, rows[0]));
	office_abandon(office);
	office_abandon(NULL);
	close(out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),     cmocka_unit_test(test_back),          cmocka_unit_test(test_same),
		cmocka_unit_test(test_long_cell), cmocka_unit_test(test_too_many_rows), cmocka_unit_test(test_surroundings),
		cmocka_unit_test(test_killed),    cmocka_unit_test(test_full_disk),     cmocka_unit_test(test_abandoned),
	};

	return cmocka_run_group_tests(tests, office_files_make, office_files_remove);
}
