#include "gwagi/text/match.h"

#include <string.h>

#include "sample.h"

static bool matches(const char *title, const char *query)
{
	struct text_query *made = text_query_create(query, strlen(query));
	bool found = text_query_match(made, title, strlen(title));

	text_query_destroy(made);
	return found;
}

static const char council[] = "과학기술관계장관회의";

static void finds_parts(void **state)
{
	(void)state;
	assert_true(matches(council, "과학"));
	assert_true(matches(council, "관계장관"));
	assert_true(matches(council, council));
	assert_false(matches(council, "과학기슬"));
	assert_false(matches(council, "과학기술관계장관회의록"));
	assert_false(matches("값", "갑"));
	assert_false(matches("국가 과학자", "국가과"));
}

static void finds_everything_with_nothing(void **state)
{
	(void)state;
	struct text_query *none = text_query_create(NULL, 0);

	assert_true(text_query_match(none, council, strlen(council)));
	assert_true(text_query_match(none, NULL, 0));
	assert_true(text_query_match(NULL, council, strlen(council)));
	text_query_destroy(none);
	text_query_destroy(NULL);
}

static void ignores_case_width_and_composition(void **state)
{
	(void)state;
	assert_true(matches("제조ＡＸ", "ax"));
	assert_true(matches("제조ax", "ＡＸ"));
	assert_true(matches("한-UAE", "한-uae"));
	assert_true(matches("\u1100\u116A\u1112\u1161\u11A8", "과학"));
	assert_true(matches("과학", "\u1100\u116A\u1112\u1161\u11A8"));
	assert_true(matches("CAF\u00C9", "cafe\u0301"));
	assert_true(matches("ΟΔΟΣ", "οδος"));
	assert_true(matches("과학\u3000기술", "과학 기술"));
}

static void finds_initials(void **state)
{
	(void)state;
	assert_true(matches(council, "ㄱㅎㄱㅅ"));
	assert_true(matches(council, "ㅈㄱㅎㅇ"));
	assert_false(matches(council, "ㄱㅎㄱㅈ"));
	assert_true(matches(council, "과ㅎ"));
	assert_true(matches(council, "관계ㅈ"));
	assert_true(matches(council, "\u1100\u1112\u1100\u1109"));
	assert_true(matches(council, "\uFFA1\uFFBE"));
	assert_true(matches("ㄱㄴ 순서", "ㄱㄴ"));
	assert_false(matches("싸움", "ㅅ"));
	assert_true(matches("싸움", "ㅆ"));
	assert_false(matches("가", "ㅏ"));
	assert_false(matches("갃", "ㄳ"));
}

static void ignores_spaces_for_initials_only(void **state)
{
	(void)state;
	assert_true(matches("국가 과학 기술", "ㄱㄱㄱㅎㄱㅅ"));
	assert_true(matches("국가 과학 기술", "ㄱㄱ ㄱㅎ"));
	assert_true(matches("국가과학", "ㄱㄱ ㄱㅎ"));
	assert_false(matches("국가 과학", "가ㄱ"));
	assert_true(matches("국가 과학", "가 ㄱ"));
	assert_true(matches("국가 과학", " "));
	assert_false(matches("국가과학", " "));
}

static void folds_halfwidth_vowels(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {{"\uFFC2", "ㅏ"}, {"\uFFC7", "ㅔ"}, {"\uFFCA", "ㅕ"}, {"\uFFCF", "ㅚ"},
					       {"\uFFD2", "ㅛ"}, {"\uFFD7", "ㅠ"}, {"\uFFDA", "ㅡ"}, {"\uFFDC", "ㅣ"}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_true(matches(pairs[i][0], pairs[i][1]));
}

static void reads_long_and_broken_titles(void **state)
{
	(void)state;
	enum { SIZE = 4000 };
	char title[SIZE + 1] = "";

	memset(title, 'x', SIZE);
	memcpy(title + SIZE - 6, "과학", 6);
	assert_true(matches(title, "x과ㅎ"));
	memcpy(title, "e\u0301", 3);
	assert_true(matches(title, "éx"));
	memcpy(title, "\xFF\xFE\xED", 3);
	assert_true(matches(title, "과학"));
	assert_false(matches("\xFF", "과"));
	assert_true(matches("a\xFF"
			    "b",
			    "B"));
}

static void every_part_of_a_title_is_found(void **state)
{
	(void)state;
	uint64_t seed = 5;
	char bytes[700];

	for (int round = 0; round < 5000; round++) {
		size_t length = sample_bytes(&seed, bytes, sizeof bytes);
		struct text_query *query = text_query_create(bytes, length);

		assert_true(text_query_match(query, bytes, length));
		text_query_destroy(query);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_parts),
		cmocka_unit_test(finds_everything_with_nothing),
		cmocka_unit_test(ignores_case_width_and_composition),
		cmocka_unit_test(finds_initials),
		cmocka_unit_test(ignores_spaces_for_initials_only),
		cmocka_unit_test(folds_halfwidth_vowels),
		cmocka_unit_test(reads_long_and_broken_titles),
		cmocka_unit_test(every_part_of_a_title_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
