/* Records as table, CSV, TSV and JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "gwagi/exchange/write.h"
#include "gwagi/text/mode.h"

static const struct field fields[] = {
	{"code", "코드", FIELD_CODE, VOCABULARY_NONE, true},      {"title", "이름", FIELD_TEXT, VOCABULARY_NONE, true},
	{"amount", "값", FIELD_AMOUNT, VOCABULARY_NONE, true},    {"reported", "보고", FIELD_WORD, VOCABULARY_REPORTED, true},
	{"exact", "어림", FIELD_BOOLEAN, VOCABULARY_NONE, false}, {"offices", "부서", FIELD_LIST, VOCABULARY_NONE, false},
};
enum { FIELDS = sizeof fields / sizeof *fields };

/* Write rows of FIELDS texts, NULL for an empty value; the result is to be freed. */
static char *write_rows(enum output_format format, int cells, size_t rows, const char *const texts[][FIELDS])
{
	char *out = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&out, &length);
	struct record_writer *writer = record_writer_create(stream, format, fields, FIELDS, cells);

	for (size_t row = 0; row < rows; row++) {
		struct value values[FIELDS];

		for (size_t i = 0; i < FIELDS; i++)
			values[i] = (struct value){!texts[row][i], texts[row][i] ? texts[row][i] : ""};
		assert_true(record_writer_add(writer, &(struct record){{RECORD_ITEM, 1}, FIELDS, fields, values}));
	}
	assert_true(record_writer_finish(writer));
	fclose(stream);
	return out;
}

static void expect(enum output_format format, int cells, size_t rows, const char *const texts[][FIELDS], const char *wanted)
{
	char *out = write_rows(format, cells, rows, texts);

	assert_string_equal(out, wanted);
	free(out);
}

static const char *const plain[][FIELDS] = {
	{"1.2", "가나 다", "13.5", "in_progress", "true", "국방부\n교육부"},
	{"1.10", NULL, "8000", NULL, "false", NULL},
};

static void test_csv(void **state)
{
	static const char *const odd[][FIELDS] = {
		{"1", "a,\"b\"\n다", NULL, NULL, NULL, NULL},
		{"2", " 앞뒤 ", NULL, NULL, NULL, NULL},
	};

	(void)state;
	expect(OUTPUT_CSV, 0, 0, NULL, "code,title,amount,reported,exact,offices\n");
	expect(OUTPUT_CSV, 0, 2, plain,
	       "code,title,amount,reported,exact,offices\n"
	       "1.2,가나 다,13.5,in_progress,true,\"국방부\n교육부\"\n"
	       "1.10,,8000,,false,\n");
	expect(OUTPUT_CSV, 0, 2, odd,
	       "code,title,amount,reported,exact,offices\n"
	       "1,\"a,\"\"b\"\"\n다\",,,,\n"
	       "2,\" 앞뒤 \",,,,\n");
}

static void test_formulas(void **state)
{
	static const char *const dangerous[] = {"=1", "+1", "-1", "@x", "  =1", "＝1", "＋1", "－1", "＠1", "'=1"};
	static const char *const harmless[] = {"1-2", "'25. 12월", "가=나", "", "a@b"};
	char wanted[256], *out;

	(void)state;
	for (size_t i = 0; i < sizeof dangerous / sizeof *dangerous; i++) {
		const char *const row[][FIELDS] = {{"-1", dangerous[i], "-5", NULL, NULL, NULL}};

		snprintf(wanted, sizeof wanted, "\n-1\t'%s\t-5\t", dangerous[i]); /* code and amount are typed: no guard */
		out = write_rows(OUTPUT_TSV, 0, 1, row);
		assert_non_null(strstr(out, wanted));
		free(out);
	}
	for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
		const char *const row[][FIELDS] = {{"-1", harmless[i], "-5", NULL, NULL, NULL}};

		snprintf(wanted, sizeof wanted, "\n-1,%s,-5,", harmless[i]);
		out = write_rows(OUTPUT_CSV, 0, 1, row);
		assert_non_null(strstr(out, wanted));
		free(out);
	}
}

static void test_tsv(void **state)
{
	static const char *const odd[][FIELDS] = {{"1", "a\tb\nc\"d", NULL, NULL, NULL, "가\n나"}};

	(void)state;
	expect(OUTPUT_TSV, 0, 1, odd, "code\ttitle\tamount\treported\texact\toffices\n1\t\"a b c\"\"d\"\t\t\t\t가 나\n");
}

static void test_json(void **state)
{
	static const char *const odd[][FIELDS] = {
		{"1", "\"\\\n\x01\xe2\x80\xa8", "0.1", NULL, NULL, NULL},
		{"2", "\xff", "9223372036854775.807", NULL, NULL, "a"},
		{"3", "x", "1.", NULL, NULL, NULL},
		{"4", "x", "-0.000000001", NULL, NULL, NULL},
	};

	(void)state;
	expect(OUTPUT_JSON, 0, 0, NULL, "[]\n");
	expect(OUTPUT_JSON, 0, 2, plain,
	       "[\n"
	       "{\"code\": \"1.2\", \"title\": \"가나 다\", \"amount\": 13.5, \"reported\": \"in_progress\", \"exact\": true, "
	       "\"offices\": [\"국방부\", \"교육부\"]},\n"
	       "{\"code\": \"1.10\", \"title\": null, \"amount\": 8000, \"reported\": null, \"exact\": false, \"offices\": []}\n"
	       "]\n");
	expect(OUTPUT_JSON, 0, 4, odd,
	       "[\n"
	       "{\"code\": \"1\", \"title\": \"\\\"\\\\\\n\\u0001\\u2028\", \"amount\": 0.1, \"reported\": null, \"exact\": "
	       "null, \"offices\": []},\n"
	       "{\"code\": \"2\", \"title\": \"?\", \"amount\": 9223372036854775.807, \"reported\": null, \"exact\": null, "
	       "\"offices\": [\"a\"]},\n"
	       "{\"code\": \"3\", \"title\": \"x\", \"amount\": \"1.\", \"reported\": null, \"exact\": null, \"offices\": []},\n"
	       "{\"code\": \"4\", \"title\": \"x\", \"amount\": -0.000000001, \"reported\": null, \"exact\": null, \"offices\": "
	       "[]}\n"
	       "]\n");
}

static void test_table(void **state)
{
	static const char *const wide[][FIELDS] = {{"1.2.3", "과학기술관계장관회의 \033[31m안건", "1", "none", NULL, NULL}};

	(void)state;
	expect(OUTPUT_TABLE, 0, 0, NULL, "코드  이름  값  보고\n");
	expect(OUTPUT_TABLE, 0, 2, plain,
	       "코드  이름        값  보고\n"
	       "1.2   가나 다   13.5  추진중\n"
	       "1.10           8,000\n");
	expect(OUTPUT_TABLE, 0, 1, wide,
	       "코드   이름                            값  보고\n"
	       "1.2.3  과학기술관계장관회의 ?[31m안건   1  미보고\n");
	expect(OUTPUT_TABLE, 30, 1, wide,
	       "코드   이름              값  …\n"
	       "1.2.3  과학기술관계장…    1\n");
}

/* A path keeps its end, which is the office meant, and as many steps above as there is room for. */
static void test_narrow_path(void **state)
{
	static const char *const row[][FIELDS] = {{"o3", "국방부 › 전략실 › 정책국 › 과제팀", NULL, NULL, NULL, NULL},
						  {"o4", "국방부 전략실 정책국 과제팀 하나", NULL, NULL, NULL, NULL}};

	(void)state;
	expect(OUTPUT_TABLE, 39, 2, row,
	       "코드  이름\n"
	       "o3    국방부 › 전략실 › 정책국 › 과제팀\n"
	       "o4    국방부 전략실 정책국 과제팀 하나\n");
	expect(OUTPUT_TABLE, 38, 2, row,
	       "코드  이름\n"
	       "o3    … › 전략실 › 정책국 › 과제팀\n"
	       "o4    국방부 전략실 정책국 과제팀 하나\n");
	expect(OUTPUT_TABLE, 26, 2, row,
	       "코드  이름\n"
	       "o3    … › 정책국 › 과제팀\n"
	       "o4    국방부 전략실 정책…\n");
	expect(OUTPUT_TABLE, 14, 1, row, "코드  이름\no3    과제팀\n");
	expect(OUTPUT_TABLE, 11, 1, row, "코드  이름\no3    …제팀\n");
	text_set_mode(TEXT_WIDE);
	expect(OUTPUT_TABLE, 11, 1, row, "코드  이름\no3    … 팀\n");
	text_set_mode(TEXT_SAFE);
	expect(OUTPUT_TABLE, 11, 1, row, "코드  이름\no3    ...팀\n");
	text_set_mode(TEXT_NARROW);
}

/* No line is wider than the terminal, whatever it holds. */
static void test_narrow_table(void **state)
{
	static const char *const row[][FIELDS] = {
		{"1.2.3.4.5.6", "과학기술관계장관회의", "123456789", "reported_done", NULL, NULL}};

	(void)state;
	for (int cells = 1; cells < 60; cells++) {
		char *out = write_rows(OUTPUT_TABLE, cells, 1, row);

		for (char *line = strtok(out, "\n"); line; line = strtok(NULL, "\n"))
			assert_true(strlen(line) <= (size_t)cells * 3);
		free(out);
	}
}

static void test_many_rows(void **state)
{
	char *out = NULL, *last;
	size_t length = 0;
	FILE *stream = open_memstream(&out, &length);
	struct record_writer *writer = record_writer_create(stream, OUTPUT_TABLE, fields, FIELDS, 0);
	struct value values[FIELDS] = {{.text = "1"},
				       {.text = "가"},
				       {.text = "1"},
				       {.text = "none"},
				       {.empty = true, .text = ""},
				       {.empty = true, .text = ""}};

	(void)state;
	for (int i = 0; i < RECORD_MEASURED + 10; i++)
		assert_true(record_writer_add(writer, &(struct record){{RECORD_ITEM, 1}, FIELDS, fields, values}));
	values[1].text = "나중에 온 긴 이름";
	assert_true(record_writer_add(writer, &(struct record){{RECORD_ITEM, 1}, FIELDS, fields, values}));
	assert_true(record_writer_finish(writer));
	fclose(stream);
	last = strstr(out, "나중에 온 긴 이름");
	assert_non_null(last);
	free(out);
	record_writer_abandon(record_writer_create(stdout, OUTPUT_TABLE, fields, FIELDS, 0));
	record_writer_abandon(NULL);
	assert_true(record_writer_finish(NULL));
}

static void test_full_disk(void **state)
{
	FILE *full = fopen("/dev/full", "w");
	struct record_writer *writer;

	(void)state;
	assert_non_null(full);
	setvbuf(full, NULL, _IONBF, 0);
	writer = record_writer_create(full, OUTPUT_CSV, fields, FIELDS, 0);
	assert_false(record_writer_finish(writer));
	fclose(full);
}

static void expect_text(enum field_type type, enum vocabulary vocabulary, const char *value, const char *wanted)
{
	struct field field = {"x", "x", type, vocabulary, true};
	char *text = record_text(&field, (struct value){!value, value ? value : ""});

	assert_string_equal(text, wanted);
	free(text);
}

static void test_values_for_people(void **state)
{
	(void)state;
	expect_text(FIELD_TEXT, VOCABULARY_NONE, NULL, "");
	expect_text(FIELD_TEXT, VOCABULARY_NONE, "가", "가");
	expect_text(FIELD_WORD, VOCABULARY_REPORTED, "in_progress", "추진중");
	expect_text(FIELD_WORD, VOCABULARY_REPORTED, "else", "else");
	expect_text(FIELD_BOOLEAN, VOCABULARY_NONE, "true", "예");
	expect_text(FIELD_BOOLEAN, VOCABULARY_NONE, "false", "아니요");
	expect_text(FIELD_DATE, VOCABULARY_NONE, "2025-12", "'25. 12월");
	expect_text(FIELD_DATE, VOCABULARY_NONE, "soon", "soon");
	expect_text(FIELD_AMOUNT, VOCABULARY_NONE, "8000", "8,000");
	expect_text(FIELD_LIST, VOCABULARY_NONE, "가\n나", "가, 나");
	expect_text(FIELD_TIME, VOCABULARY_NONE, "2026-11-22T04:05:06Z", "2026-11-22 13:05");
	expect_text(FIELD_TIME, VOCABULARY_NONE, "2026-12-31T15:00:00Z", "2027-01-01 00:00");
	expect_text(FIELD_TIME, VOCABULARY_NONE, "soon", "soon");
	assert_int_equal(output_format_find("tsv"), OUTPUT_TSV);
	assert_int_equal(output_format_find("xml"), WORD_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv),         cmocka_unit_test(test_formulas),
		cmocka_unit_test(test_tsv),         cmocka_unit_test(test_json),
		cmocka_unit_test(test_table),       cmocka_unit_test(test_narrow_table),
		cmocka_unit_test(test_narrow_path), cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_full_disk),   cmocka_unit_test(test_values_for_people),
	};

	return cmocka_run_group_tests_name("write", tests, NULL, NULL);
}
