#include "check.h"
#include "gwagi/model/code.h"

static void a_code_is_known_by_its_form(void **state)
{
	static const struct {
		const char *code;
		enum code_kind kind;
		const char *parent; /* NULL: hangs on nothing */
		int position, level;
		const char *key;
	} rows[] = {
		{"1", CODE_MEETING, NULL, 1, 0, "a1"},
		{"1.2", CODE_ITEM, "1", 2, 1, "a1.a2"},
		{"1.2.10", CODE_ITEM, "1.2", 10, 2, "a1.a2.b10"},
		{"1.2.3.4.5.6.7.8", CODE_ITEM, "1.2.3.4.5.6.7", 8, 7, "a1.a2.a3.a4.a5.a6.a7.a8"},
		{"1.999999999", CODE_ITEM, "1", 999999999, 1, "a1.i999999999"},
		{"1m1", CODE_MILESTONE, "1", 1, 0, "a1!a1"},
		{"1.2.5.1m12", CODE_MILESTONE, "1.2.5.1", 12, 3, "a1.a2.a5.a1!b12"},
		{"1.2.2.1t1", CODE_TARGET, "1.2.2.1", 1, 3, "a1.a2.a2.a1#a1"},
		{"o12", CODE_OFFICE, NULL, 12, 0, "ob12"},
		{"c1", CODE_CONTACT, NULL, 1, 0, "ca1"},
		{"p1", CODE_MEMBER, NULL, 1, 0, "pa1"},
		{"f1", CODE_FUNCTION, NULL, 1, 0, "fa1"},
		{"l1", CODE_LINK, NULL, 1, 0, "la1"},
		{"s1", CODE_SOURCE, NULL, 1, 0, "sa1"},
		{"e1", CODE_EVIDENCE, NULL, 1, 0, "ea1"},
		{"r1", CODE_READING, NULL, 1, 0, "ra1"},
		{"k1", CODE_CALL, NULL, 1, 0, "ka1"},
		{"a1", CODE_ASSIGNMENT, NULL, 1, 0, "aa1"},
		{"1.3m2@2026-01", CODE_OCCURRENCE, "1.3m2", 1, 1, "a1.a3!a2$2026-01"},
		{"1.3m2@2026-Q4", CODE_OCCURRENCE, "1.3m2", 4, 1, "a1.a3!a2$2026-Q4"},
		{"1.3m2@2026-H2", CODE_OCCURRENCE, "1.3m2", 2, 1, "a1.a3!a2$2026-H2"},
		{"1.3m12@2026-W53", CODE_OCCURRENCE, "1.3m12", 53, 1, "a1.a3!b12$2026-W53"},
		{"1m1@2026", CODE_OCCURRENCE, "1m1", 2026, 0, "a1!a1$2026"},
		{"1.2.2.1t1@2027", CODE_PATH, "1.2.2.1t1", 2027, 3, "a1.a2.a2.a1#a1$2027"},
	};
	char text[CODE_SORT];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		CHECK(code_kind(rows[i].code) == rows[i].kind, "%s\n", rows[i].code);
		CHECK(code_position(rows[i].code) == rows[i].position, "%s\n", rows[i].code);
		CHECK(code_level(rows[i].code) == rows[i].level, "%s\n", rows[i].code);
		CHECK(code_parent(rows[i].code, text) == (rows[i].parent != NULL), "%s\n", rows[i].code);
		if (rows[i].parent)
			assert_string_equal(text, rows[i].parent);
		code_sort_key(rows[i].code, text);
		assert_string_equal(text, rows[i].key);
	}
}

static void what_is_no_code_names_nothing(void **state)
{
	static const char *const refused[] = {"",
					      "0",
					      "01",
					      "1.",
					      "1.0",
					      "1..2",
					      ".1",
					      "1.2m",
					      "1.2m0",
					      "1.2m01",
					      "1m1t1",
					      "1m1.2",
					      "1.2x1",
					      "x1",
					      "o",
					      "o0",
					      "o01",
					      "o1.2",
					      "m1",
					      "1 ",
					      " 1",
					      "1.1234567890",
					      "O1",
					      "한",
					      "1.2M1",
					      "1.2.3.4.5.6.7.8.9",
					      "1.2mt1",
					      "o1m1",
					      "a",
					      "a0",
					      "@2026",
					      "1@2026",
					      "1.3@2026-01",
					      "1.3t1@2026-01",
					      "1.3t1@2026-Q1",
					      "1.3t@2026",
					      "1.3m@2026-01",
					      "1.3m2@",
					      "1.3m2@2026-1",
					      "1.3m2@2026-13",
					      "1.3m2@2026-Q5",
					      "1.3m2@2026-01m1",
					      "1.3m2@2026-01@2026",
					      "c1@2026-01",
					      "111111111.111111111.111111111.111111111.111111111.111111111.1111"};
	char text[CODE_SORT];

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		CHECK(code_kind(refused[i]) == CODE_NONE, "%s\n", refused[i]);
		CHECK(!code_parent(refused[i], text) && code_position(refused[i]) == 0 && code_level(refused[i]) == 0, "%s\n",
		      refused[i]);
		code_sort_key(refused[i], text);
		assert_string_equal(text, "");
	}
	assert_int_equal(code_kind("111111111.111111111.111111111.111111111.111111111.111111111.111"), CODE_ITEM);
}

/* The tree in its order; each key is less than the next, and below() says the same as the range of keys. */
static void keys_sort_as_the_tree(void **state)
{
	static const char *const tree[] = {
		"1",       "1m1",      "1m1@2025", "1m1@2026-01", "1m1@2026-12", "1m2",   "1m2@2026-W01", "1m10",  "1m10@2026-Q1",
		"1t1",     "1t1@2026", "1t1@2027", "1.1",         "1.1m1",       "1.1t1", "1.1t2",        "1.1.1", "1.1.1m1",
		"1.1.1.1", "1.1.2",    "1.1.10",   "1.1.10m1",    "1.2",         "1.2m9", "1.2m10",       "1.9",   "1.10",
		"1.10.1",  "1.11",     "1.99",     "1.100",       "2",           "9.9",   "10",           "10m1",  "10.1",
		"100"};
	char key[CODE_SORT], other[CODE_SORT], end[CODE_SORT + 1];

	(void)state;
	for (size_t i = 0; i < COUNT(tree); i++) {
		code_sort_key(tree[i], key);
		snprintf(end, sizeof(end), "%s~", key);
		for (size_t j = 0; j < COUNT(tree); j++) {
			size_t length = strlen(tree[i]);
			bool below = strncmp(tree[i], tree[j], length) == 0 && (tree[j][length] < '0' || tree[j][length] > '9');

			code_sort_key(tree[j], other);
			CHECK((strcmp(key, other) < 0) == (i < j), "%s %s\n", tree[i], tree[j]);
			CHECK((strcmp(key, other) <= 0 && strcmp(other, end) < 0) == below, "%s %s\n", tree[i], tree[j]);
			CHECK((strncmp(key, other, strlen(key)) == 0) == below, "%s %s\n", tree[i], tree[j]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_is_known_by_its_form),
		cmocka_unit_test(what_is_no_code_names_nothing),
		cmocka_unit_test(keys_sort_as_the_tree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
