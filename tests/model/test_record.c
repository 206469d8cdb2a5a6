#include "check.h"
#include "gwagi/model/record.h"

static void kinds_have_a_plural_and_a_korean_name(void **state)
{
	static const char *const names[RECORD_KINDS][2] = {
		{"items", "안건·과제"},   {"milestones", "이정표"},     {"targets", "목표"},
		{"offices", "부서"},      {"contacts", "담당자"},       {"members", "구성원"},
		{"functions", "기능"},    {"meetings", "회의"},         {"links", "연결"},
		{"citations", "출처"},    {"evidence", "증빙"},         {"readings", "실적"},
		{"calls", "통화"},        {"changes", "변경"},          {"snapshots", "기준일"},
		{"accounts", "계정"},     {"assignments", "담당 지정"}, {"occurrences", "회차"},
		{"paths", "연차별 목표"},
	};

	(void)state;
	for (int kind = 0; kind < RECORD_KINDS; kind++) {
		assert_string_equal(record_kind_plural((enum record_kind)kind), names[kind][0]);
		assert_string_equal(record_kind_korean((enum record_kind)kind), names[kind][1]);
		assert_int_equal(record_kind_find(names[kind][0]), kind);
	}
	assert_int_equal(record_kind_find("item"), WORD_NONE);
	assert_int_equal(record_kind_find(""), WORD_NONE);
	assert_string_equal(record_kind_plural(RECORD_KINDS), "");
}

static void values_are_found_by_their_key(void **state)
{
	static const struct field fields[] = {{.key = "code", .type = FIELD_CODE}, {.key = "note", .type = FIELD_BODY}};
	static const struct value values[] = {{.text = "1.2"}, {.empty = true, .text = ""}};
	struct record record = {.ref = {RECORD_ITEM, 3}, .count = 2, .fields = fields, .values = values};

	(void)state;
	assert_string_equal(record_value(&record, "code").text, "1.2");
	assert_false(record_value(&record, "code").empty);
	assert_true(record_value(&record, "note").empty);
	assert_true(record_value(&record, "cod").empty);
	assert_string_equal(record_value(&record, "codes").text, "");
}

static void values_are_read_in_korean(void **state)
{
	static const struct {
		struct field field;
		const char *value, *expected;
	} table[] = {
		{{.type = FIELD_WORD, .vocabulary = VOCABULARY_REPORTED}, "in_progress", "추진중"},
		{{.type = FIELD_DATE}, "2025-12", "'25. 12월"},
		{{.type = FIELD_DAY}, "2025-12-31", "'25.12.31.(수)"},
		{{.type = FIELD_TIME}, "2025-12-31T20:05:06Z", "2026-01-01 05:05"},
		{{.type = FIELD_BOOLEAN}, "true", "예"},
		{{.type = FIELD_LIST}, "가\n나", "가, 나"},
		{{.type = FIELD_AMOUNT}, "8000", "8,000"},
		{{.type = FIELD_TEXT}, "", ""},
		{{.type = FIELD_DAY}, "아무 날", "아무 날"},
	};
	char out[128];

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		field_print(&table[i].field, table[i].value, out, sizeof out);
		assert_string_equal(out, table[i].expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_have_a_plural_and_a_korean_name),
		cmocka_unit_test(values_are_found_by_their_key),
		cmocka_unit_test(values_are_read_in_korean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
