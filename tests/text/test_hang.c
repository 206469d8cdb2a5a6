#include <string.h>

#include "gwagi/text/mode.h"
#include "sample.h"

static void hangs(const char *text, size_t offset, int expected)
{
	struct text in = {0};

	text_clean(&in, text, strlen(text), TEXT_BODY);
	if (text_hang(&in, offset) != expected)
		print_error("%s\n", text);
	assert_int_equal(text_hang(&in, offset), expected);
	text_finish(&in);
}

static int to_narrow(void **state)
{
	(void)state;
	text_set_mode(TEXT_NARROW);
	return 0;
}

static void knows_the_marks_of_lists(void **state)
{
	static const struct {
		const char *text;
		int hang;
	} rows[] = {
		{"□ 추진 배경", 2}, {"○ 추진 배경", 2}, {"◦ 추진", 2},  {"- 추진", 2},   {"* 추진", 2},    {"※ 추진", 2},
		{"· 추진", 2},      {"• 추진", 2},      {"▲ 추진", 2},  {"▷ 추진", 2},   {"① AI 민생", 2}, {"⑴ 추진", 2},
		{"1. 추진", 3},     {"12. 추진", 4},    {"1) 추진", 3}, {"(1) 추진", 4}, {"(12) 추진", 5}, {"가. 추진", 4},
		{"나) 추진", 4},    {"(다) 추진", 5},   {"ㅇ 추진", 3}, {"o 추진", 2},   {"Ⅰ. 추진", 3},   {"㉮ 추진", 3},
		{"– 추진", 2},      {"❶ 추진", 2},      {"-> 추진", 3}, {"□  추진", 3},  {"   - 추진", 5}, {"▲거버넌스", 1},
		{"①AI", 1},         {"(1)AI", 3},       {"1)AI", 2},    {"※추진", 1},    {"- 가\n나", 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		hangs(rows[i].text, 0, rows[i].hang);
}

static void takes_nothing_else_for_one(void **state)
{
	static const char *const texts[] = {"",         "추진",      "-5%",      "1.5배", "가.나",  "(안) 규정",
					    "가 나",    "123. 추진", "(사)한국", "*추진", "ㅇㅇ부", "or",
					    "오. 추진", "2025. 12.", "( 1) 가",  "(",     "(1",     "1",
					    "-",        "()",        "(1. 추진", "   ",   "\n- 가", "AI 민생"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		hangs(texts[i], 0, 0);
}

static void looks_where_the_paragraph_begins(void **state)
{
	(void)state;
	hangs("위치  - 가", strlen("위치  "), 2);
	hangs("위치  - 가", 0, 0);
	hangs("가\n1. 나", strlen("가\n"), 3);
	hangs("- 가", 99, 0);
	hangs("- 가", strlen("- 가"), 0);
}

/* As wide as the mode draws it, or spells it. */
static void counts_in_the_cells_of_the_mode(void **state)
{
	static const struct {
		const char *text;
		int wide, safe;
	} rows[] = {
		{"□ 추진", 3, 2}, {"① 추진", 3, 4}, {"☞ 추진", 3, 3}, {"○ 추진", 3, 2},   {"※ 추진", 3, 2}, {"▲ 추진", 3, 2},
		{"· 추진", 3, 3}, {"→ 추진", 3, 3}, {"- 추진", 2, 2}, {"가. 추진", 4, 4}, {"▲추진", 2, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		text_set_mode(TEXT_WIDE);
		hangs(rows[i].text, 0, rows[i].wide);
		text_set_mode(TEXT_SAFE);
		hangs(rows[i].text, 0, rows[i].safe);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_the_marks_of_lists),
		cmocka_unit_test(takes_nothing_else_for_one),
		cmocka_unit_test(looks_where_the_paragraph_begins),
		cmocka_unit_test_teardown(counts_in_the_cells_of_the_mode, to_narrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
