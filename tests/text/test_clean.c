#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "gwagi/text/mode.h"
#include "sample.h"

struct row {
	int number; /* in the table of nasty strings that terminals were measured with */
	const char *bytes, *expected;
	int cells;
};

/* Shown alike in all modes. */
static const struct row rows[] = {
	{1, "\u1100\u1161\u11A8", "각", 2},
	{2, "\u1161", "ㅏ", 2},
	{3, "\u1100\u1100\u1161\u11A8", "ㄱ각", 4},
	{4, "\u1112\u119E\u11AB", "ㅎㆍㄴ", 6},
	{5, "\uA960\uD7B0\uD7CB", "〓〓〓", 6},
	{6, "가\u302E", "가", 2},
	{7, "\u3164", " ", 1},
	{8, "\uFFA1\uFFC2\uFFA1", "\uFFA1\uFFC2\uFFA1", 3},
	{9, "㉑", "㉑", 2},
	{9, "⓪", "⓪", 1},
	{9, "➊", "➊", 1},
	{14, "「국방 AX 전략」", "「국방 AX 전략」", 16},
	{15, "ㆍ", "ㆍ", 2},
	{15, "･", "･", 1},
	{16, "㈜", "㈜", 2},
	{16, "㎡", "㎡", 2},
	{16, "～", "～", 2},
	{16, "₩", "₩", 1},
	{16, "￦", "￦", 2},
	{17, "░", "░", 1},
	{20, "❤\uFE0F", "❤", 1},
	{21, "1\uFE0F\u20E3", "1", 1},
	{22, "👨\u200D👩\u200D👧", "👨", 2},
	{23, "👍🏽", "👍", 2},
	{23, "🇰🇷", "KR", 2},
	{23, "🇰", "K", 1},
	{24, "\U0001FAE8", "?", 1},
	{24, "\u4DC0", "?", 1},
	{25, "a\u00ADb", "ab", 2},
	{25, "a\u200Bb", "ab", 2},
	{25, "a\uFEFFb", "ab", 2},
	{26, "a\u202Eb", "ab", 2},
	{26, "a\u2066b\u2069", "ab", 2},
	{26, "ab\U000E0041", "ab", 2},
	{27, "a\u2028b", "a b", 3},
	{27,
	 "a\xC2\x85"
	 "b",
	 "a b", 3},
	{28,
	 "a\xC2\x9B"
	 "31mb",
	 "a?31mb", 6},
	{28, "a\x1B[31mb", "a?[31mb", 7},
	{29,
	 "a\xFF"
	 "b",
	 "a?b", 3},
	{29,
	 "a\xEA\xB0"
	 "b",
	 "a?b", 3},
	{29,
	 "a\xC0\x80"
	 "b",
	 "a??b", 4},
	{29,
	 "a\xE0\x80\x9B"
	 "b",
	 "a?b", 3},
	{29,
	 "a\xED\xA0\x80"
	 "b",
	 "a?b", 3},
	{30, "\uE000", "?", 1},
	{30, "\xEF\xB7\x90", "?", 1},
	{31, "سلام", "سلام", 4},
};

struct mode_row {
	int number;
	const char *bytes;
	struct {
		const char *expected;
		int cells;
	} in[TEXT_MODES];
};

/* Narrow, wide, safe. */
static const struct mode_row mode_rows[] = {
	{9, "①", {{"①", 1}, {"①", 2}, {"(1)", 3}}},
	{9, "⑳", {{"⑳", 1}, {"⑳", 2}, {"(20)", 4}}},
	{10,
	 "① AI 민생 10대 프로젝트",
	 {{"① AI 민생 10대 프로젝트", 23}, {"① AI 민생 10대 프로젝트", 24}, {"(1) AI 민생 10대 프로젝트", 25}}},
	{11,
	 "▲거버넌스 강화, ▲인프라 구축",
	 {{"▲거버넌스 강화, ▲인프라 구축", 28}, {"▲거버넌스 강화, ▲인프라 구축", 30}, {"^거버넌스 강화, ^인프라 구축", 28}}},
	{12, "‘과기장관회의’", {{"‘과기장관회의’", 14}, {"‘과기장관회의’", 16}, {"'과기장관회의'", 14}}},
	{13,
	 "※ 과학영재 → 대학(원)생",
	 {{"※ 과학영재 → 대학(원)생", 23}, {"※ 과학영재 → 대학(원)생", 25}, {"* 과학영재 -> 대학(원)생", 24}}},
	{15, "·", {{"·", 1}, {"·", 2}, {"ㆍ", 2}}},
	{16, "℃", {{"℃", 1}, {"℃", 2}, {"C", 1}}},
	{17, "─", {{"─", 1}, {"─", 2}, {"-", 1}}},
	{17, "│", {{"│", 1}, {"│", 2}, {"|", 1}}},
	{17, "█", {{"█", 1}, {"█", 2}, {"#", 1}}},
	{18, "e\u0301", {{"é", 1}, {"é", 2}, {"e", 1}}},
	{18, "가\u0301", {{"가\u0301", 2}, {"가", 2}, {"가", 2}}},
	{19, "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", {{"á\u0301\u0301", 1}, {"á", 2}, {"a", 1}}},
	{20, "☎\uFE0F", {{"☎", 1}, {"☎", 2}, {"T", 1}}},
	{30, "\uFFFD", {{"\uFFFD", 1}, {"\uFFFD", 2}, {"?", 1}}},
	{31, "क्षि", {{"क्षि", 3}, {"कषि", 3}, {"कषि", 3}}},
};

static void line_in(enum text_mode mode, const char *bytes, const char *expected, int cells)
{
	text_set_mode(mode);
	sample_cleans(bytes, strlen(bytes), TEXT_LINE, expected, cells);
	text_set_mode(TEXT_NARROW);
}

static void shows_the_nasty_strings_as_measured(void **state)
{
	(void)state;
	for (int mode = 0; mode < TEXT_MODES; mode++) {
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
			line_in((enum text_mode)mode, rows[i].bytes, rows[i].expected, rows[i].cells);
		for (size_t i = 0; i < sizeof mode_rows / sizeof *mode_rows; i++)
			line_in((enum text_mode)mode, mode_rows[i].bytes, mode_rows[i].in[mode].expected,
				mode_rows[i].in[mode].cells);
	}
}

static void line(const char *bytes, const char *expected, int cells)
{
	sample_cleans(bytes, strlen(bytes), TEXT_LINE, expected, cells);
}

static void body(const char *bytes, const char *expected, int cells)
{
	sample_cleans(bytes, strlen(bytes), TEXT_BODY, expected, cells);
}

static void spells_out_in_safe_mode(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"△3.2%, ▲10, ▲ 5, △", "-3.2%, -10, ^ 5, ^"},
		{"△\u200B3", "-3"},
		{"△1\u0301", "-1"},
		{"2½ ½ a½ 3⒈4", "2 1/2 1/2 a1/2 3 1.4"},
		{"Å\u2126 μm α", "ÅOhm um a"},
		{"≥1 ≠ ∞ ∑ ½ 10²", ">=1 != inf sum 1/2 10^2"},
		{"Привет Ⅷ ⓐ Ⓩ ⑴ ⒈ ❶", "Privet VIII (a) (Z) (1) 1. (1)"},
		{"☎\u0301·\u0301가", "Tㆍ가"},
		{"⛄⛔⚽★♥", "⛄⛔⚽*H"},
		{"§ 5 ™ №3 “x”…", "S 5 TM No.3 \"x\"..."},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text t = {0};

		text_set_mode(TEXT_SAFE);
		assert_int_equal(text_clean(&t, cases[i][0], strlen(cases[i][0]), TEXT_LINE), true);
		text_set_mode(TEXT_NARROW);
		assert_string_equal(text_bytes(&t), cases[i][1]);
		text_finish(&t);
	}
}

static void leaves_good_text_alone(void **state)
{
	(void)state;
	line("", "", 0);
	line("plain ASCII ~!", "plain ASCII ~!", 14);
	line("과학기술관계장관회의 10대 과제", "과학기술관계장관회의 10대 과제", 30);
	body("가\n나다\n", "가\n나다\n", 4);
	sample_cleans(NULL, 0, TEXT_LINE, "", 0);
}

static void breaks_lines_in_bodies_only(void **state)
{
	(void)state;
	line("a\r\nb\nc\rd\ve\ff\u2029g", "a b c d e f g", 13);
	body("a\r\nb\n\rc\vd\fe\u2028f\u2029g\xC2\x85h", "a\nb\n\nc\nd\ne\nf\ng\nh", 1);
	body("\n\n", "\n\n", 0);
}

static void turns_tabs_into_spaces(void **state)
{
	(void)state;
	line("a\tb", "a b", 3);
	body("a\tb\t\nc가\t|", "a       b       \nc가     |", 16);
}

static void drops_marks_without_a_base(void **state)
{
	(void)state;
	line("\u0301\u0302가", "가", 2);
	body("가\n\u0301나", "가\n나", 2);
	line("\u200D\u0301", "", 0);
	line("\u093Fa", "a", 1);
}

static void reduces_pictograph_clusters(void **state)
{
	(void)state;
	line("\u2764\uFE0F\u200D\U0001F525!", "\u2764!", 2);
	line("\U0001F642\u200D\u2194\uFE0F다", "\U0001F642다", 4);
	line("\U0001F469\U0001F3FD\u200D\U0001F680\U0001F680", "\U0001F469\U0001F680", 4);
	line("가\u200D\U0001F680", "가\U0001F680", 4);
	line("\U0001F469\u200D가", "\U0001F469가", 4);
}

static void composes_over_what_it_drops(void **state)
{
	(void)state;
	line("e\u00AD\u0301", "é", 1);
	line("\u1100\u200B\u1161", "가", 2);
	line("\U0001F1F0\u0301", "\u1E30", 1);
	line("\u2126\u212B\u2329", "\u03A9\u00C5\u3008", 4);
	line("과\u11AB", "관", 2); /* a plain character that a jamo behind it completes */
}

static void shows_nul_and_every_control(void **state)
{
	(void)state;
	sample_cleans("a\0b", 3, TEXT_LINE, "a?b", 3);
	for (int c = 1; c < 0x20; c++) {
		char bytes[] = {'a', (char)c, 'b', '\0'};

		line(bytes, (c >= 0x09 && c <= 0x0D) ? "a b" : "a?b", 3);
	}
	line("\x7F", "?", 1);
}

static void reads_no_more_than_its_limit(void **state)
{
	(void)state;
	enum { SIZE = 200000, LIMIT = 65536 };
	char *bytes = malloc(SIZE);
	struct text t = {0}, again = {0};

	for (size_t i = 0; i + 3 <= SIZE; i += 3)
		memcpy(bytes + i, "가", 3);
	assert_true(text_clean(&t, bytes, SIZE, TEXT_LINE));
	assert_int_equal(t.length, LIMIT - LIMIT % 3);
	assert_int_equal(t.cells, LIMIT / 3 * 2);
	memset(bytes, '\t', SIZE);
	text_clean(&t, bytes, SIZE, TEXT_BODY);
	assert_int_equal(t.length, LIMIT);
	assert_false(text_clean(&again, t.bytes, t.length, TEXT_BODY));
	memset(bytes, 'x', LIMIT);
	memcpy(bytes + 3, "\t", 1);
	text_clean(&t, bytes, LIMIT, TEXT_BODY);
	assert_int_equal(t.length, LIMIT);
	text_finish(&t);
	text_finish(&again);
	free(bytes);
}

static void takes_a_million_marks(void **state)
{
	(void)state;
	enum { SIZE = 65536 };
	char *bytes = malloc(SIZE);
	struct text t = {0};

	bytes[0] = 'q';
	bytes[1] = 'q';
	for (size_t i = 2; i < SIZE; i += 2)
		memcpy(bytes + i, i % 4 ? "\u0323" : "\u0301", 2);
	text_clean(&t, bytes, SIZE, TEXT_LINE);
	sample_is(&t, "qq\u0323\u0323", 2);
	text_finish(&t);
	free(bytes);
}

/* What is cleaned in parts, because most of it is plain, must come out as if it were cleaned in one. A zero-width space ahead
 * of every character makes no part plain. */
static void does_not_depend_on_what_is_plain(void **state)
{
	(void)state;
	struct text direct = {0}, indirect = {0};

	for (uint32_t c = 0x20; c < 0x20000; c++) {
		char bytes[16];

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		int length = snprintf(bytes, sizeof bytes, "a%lc", (wint_t)c);

		assert_true(length > 1);
		memcpy(bytes + length, "\u200B", 3);
		for (int mode = 0; mode < TEXT_MODES; mode++) {
			text_set_mode((enum text_mode)mode);
			text_clean(&direct, bytes, (size_t)length, TEXT_LINE);
			text_clean(&indirect, bytes, (size_t)length + 3, TEXT_LINE);
			sample_is(&indirect, text_bytes(&direct), direct.cells);
		}
		text_set_mode(TEXT_NARROW);
	}
	text_finish(&direct);
	text_finish(&indirect);
}

int main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_the_nasty_strings_as_measured),
		cmocka_unit_test(spells_out_in_safe_mode),
		cmocka_unit_test(leaves_good_text_alone),
		cmocka_unit_test(breaks_lines_in_bodies_only),
		cmocka_unit_test(turns_tabs_into_spaces),
		cmocka_unit_test(drops_marks_without_a_base),
		cmocka_unit_test(reduces_pictograph_clusters),
		cmocka_unit_test(composes_over_what_it_drops),
		cmocka_unit_test(shows_nul_and_every_control),
		cmocka_unit_test(reads_no_more_than_its_limit),
		cmocka_unit_test(takes_a_million_marks),
		cmocka_unit_test(does_not_depend_on_what_is_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
