#include <stdio.h>
#include <string.h>

#include <unigbrk.h>

#include "gwagi/text/mode.h"
#include "sample.h"

static int to_narrow(void **state)
{
	(void)state;
	text_set_mode(TEXT_NARROW);
	return 0;
}

/* The visual lines of TEXT, separated by '|'. */
static void wraps(const char *text, int cells, int hang, const char *expected)
{
	struct text in = {0};
	struct text_span span = {0};
	char lines[2000] = "";

	text_clean(&in, text, strlen(text), TEXT_BODY);
	for (int i = 0; text_wrap(&in, cells, hang, &span); i++) {
		size_t used = strlen(lines);

		snprintf(lines + used, sizeof lines - used, "%s%.*s", i > 0 ? "|" : "", (int)span.length,
			 text_bytes(&in) + span.offset);
	}
	assert_string_equal(lines, expected);
	text_finish(&in);
}

static void breaks_between_words(void **state)
{
	(void)state;
	wraps("과학기술부총리를 의장으로, 범부처 과학기술 및 인공지능 정책", 40, 0,
	      "과학기술부총리를 의장으로, 범부처|과학기술 및 인공지능 정책");
	wraps("짧다", 40, 0, "짧다");
	wraps("aaaaaaaa bbbbbbbb cccccccc", 26, 0, "aaaaaaaa bbbbbbbb cccccccc");
	wraps("aaaaaaaa bbbbbbbb cccccccc", 25, 0, "aaaaaaaa bbbbbbbb|cccccccc");
	wraps("* (구성원) 부총리 겸 장관", 20, 0, "* (구성원) 부총리 겸|장관");
}

static void keeps_empty_paragraphs(void **state)
{
	(void)state;
	wraps("", 40, 0, "");
	wraps("가\n\n나", 40, 0, "가||나");
	wraps("\n가\n", 40, 0, "|가|");
	wraps("   \n가", 40, 0, "|가");
	struct text none = {0};
	struct text_span span = {0};

	assert_true(text_wrap(&none, 40, 0, &span));
	assert_int_equal(span.length, 0);
	assert_false(text_wrap(&none, 40, 0, &span));
	assert_false(text_wrap(&none, 40, 0, &span));
}

static void trims_spaces_at_breaks_only(void **state)
{
	(void)state;
	wraps("  가나다라마바사아자   차카타파하가나   ", 24, 0, "  가나다라마바사아자|차카타파하가나");
	wraps("                              가나", 24, 0, "|가나");
}

static void breaks_after_punctuation_rather_than_leave_a_hole(void **state)
{
	(void)state;
	wraps("기재·교육·외교·국방·행안·문체·산업·복지·기후·노동", 30, 0, "기재·교육·외교·국방·행안·문체·|산업·복지·기후·노동");
	wraps("예산은가나다라마바사아 1,234,567,890,123", 30, 0, "예산은가나다라마바사아|1,234,567,890,123");
}

static void breaks_inside_words_where_they_leave_a_large_hole(void **state)
{
	(void)state;
	wraps("가나다라마바 사아자차카타파하가나다라", 30, 0, "가나다라마바|사아자차카타파하가나다라");
	wraps("가나다라마 사아자차카타파하가나다라", 30, 0, "가나다라마 사아자차카타파하가|나다라");
	wraps("가나 https://www.msit.go.kr/bbs/list.do", 30, 0, "가나 https://www.msit.go.kr/|bbs/list.do");
}

static void breaks_between_syllables_where_it_is_narrow(void **state)
{
	(void)state;
	wraps("과학기술 관계장관회의", 10, 0, "과학기술|관계장관회|의");
	wraps("인공지능 AX 전략", 8, 0, "인공지능|AX 전략");
	wraps("과학기술관계장관회의운영규정개정안전문", 24, 0, "과학기술관계장관회의운영|규정개정안전문");
}

static void starts_no_line_with_a_closing_mark(void **state)
{
	(void)state;
	wraps("가나다라, 마", 8, 0, "가나다|라, 마");
	wraps("가나다라」 마", 8, 0, "가나다|라」 마");
	wraps("가나다 「라마」", 9, 0, "가나다|「라마」");
	wraps("가나다라①마바", 9, 0, "가나다라|①마바");
	wraps("가나다 ① 라마", 8, 0, "가나다|① 라마");
	wraps("가나다라100㎡", 11, 0, "가나다라|100㎡");
}

static void hangs_continued_lines(void **state)
{
	(void)state;
	wraps("□ 가나다 라마바 사아자\n□ 가나다", 10, 2, "□ 가나다|라마바|사아자|□ 가나다");
	wraps("가나다라마", 2, 99, "가|나|다|라|마");
	wraps("가나다라마바", 6, -5, "가나다|라마바");
	wraps("가나다라마바", 4, 3, "가나|다|라|마|바");
}

static void splits_what_is_longer_than_a_line(void **state)
{
	(void)state;
	wraps("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 24, 0, "aaaaaaaaaaaaaaaaaaaaaaaa|aaaaaaaa");
	wraps("aaaaa", 3, 0, "aaa|aa");
	wraps("))))))", 4, 0, "))))|))");
	wraps("가나", 1, 0, "가|나");
	wraps("가나", 0, 0, "가|나");
	wraps("가나", -4, 0, "가|나");
	wraps("षिषि", 2, 0, "षि|षि");
}

static void leaves_no_mark_of_a_list_behind(void **state)
{
	(void)state;
	wraps("가나다라마바사아자차카 ① 파하가나다라", 26, 0, "가나다라마바사아자차카|① 파하가나다라");
	wraps("가나다라마바사아자차카   ▲   파하가나다라", 30, 0, "가나다라마바사아자차카|▲   파하가나다라");
	wraps("가나다라마바사아자차카 (1) 파하가나다라", 28, 0, "가나다라마바사아자차카|(1) 파하가나다라");
	wraps("가나다라마바사아자차카(1) 파하가나다라", 28, 0, "가나다라마바사아자차카(1)|파하가나다라");
	text_set_mode(TEXT_WIDE);
	wraps("가나다라마바사아자차카 ① 파하가나다라", 26, 0, "가나다라마바사아자차카|① 파하가나다라");
	wraps("①②③④", 4, 0, "①②|③④");
	text_set_mode(TEXT_SAFE);
	wraps("가나다라마바사아자차카 ⑫ 파하가나다라", 28, 0, "가나다라마바사아자차카|(12) 파하가나다라");
	wraps("가나다라마바사아자차카 ▲ 파하가나다라", 26, 0, "가나다라마바사아자차카|^ 파하가나다라");
	wraps("가나다라마바사아자차카 □ 파하가나다라", 26, 0, "가나다라마바사아자차카|# 파하가나다라");
	wraps("가나다라마바사아자차카 ☞ 파하가나다라", 26, 0, "가나다라마바사아자차카|=> 파하가나다라");
	wraps("가나다라마바사아자차카 ▲파하가나다라", 26, 0, "가나다라마바사아자차카|^파하가나다라");
}

/* In the safe mode the quotes don't say which way they face, and an arrow is two characters. */
static void keeps_together_what_stands_for_one_character(void **state)
{
	(void)state;
	text_set_mode(TEXT_SAFE);
	wraps("가나다라마바사‘아자차’를", 16, 0, "가나다라마바|사'아자차'를");
	wraps("가나다라마바 ‘아자차카타파하’", 16, 0, "가나다라마바 '아|자차카타파하'");
	wraps("가나다라마바사아자차카타파→하가나다라", 29, 0, "가나다라마바사아자차카타파->|하가나다라");
	wraps("가나다라마바사→아자차", 15, 0, "가나다라마바|사->아자차");
	wraps("가나다라마바사아 …", 16, 0, "가나다라마바사|아 ...");
	text_set_mode(TEXT_NARROW);
	wraps("가나다라마바사'아자차'를", 15, 0, "가나다라마바|사'아자차'를");
}

/* Clusters that no script has; and it must not take a walk over all of them for every line. */
static void splits_endless_clusters(void **state)
{
	(void)state;
	enum { COUNT = 20000 };
	static char bytes[3 * COUNT];
	struct text in = {0};
	struct text_span span = {0};
	int lines = 0;

	for (size_t i = 0; i < COUNT; i++)
		memcpy(bytes + 3 * i, "\uFF9E", 3);
	text_clean(&in, bytes, sizeof bytes, TEXT_BODY);
	for (; text_wrap(&in, 2, 0, &span); lines++)
		assert_true(span.cells <= 2);
	assert_int_equal(lines, COUNT / 2);
	text_finish(&in);
}

/* Each of these is 64 KiB long, and a walk over all of it for every line would take minutes. */
static void hostile_text_is_wrapped(const char *repeated)
{
	enum { LENGTH = 64 * 1024 };
	static char bytes[LENGTH];
	struct text in = {0};
	size_t one = strlen(repeated);

	for (size_t i = 0; i < LENGTH; i++)
		bytes[i] = repeated[i % one];
	text_clean(&in, bytes, LENGTH / one * one, TEXT_BODY);
	for (int cells = 2; cells < 300; cells += 23) {
		struct text_span span = {0};

		while (text_wrap(&in, cells, 0, &span))
			assert_true(span.cells <= cells);
	}
	text_finish(&in);
}

static void wraps_hostile_text(void **state)
{
	static const char *const hostile[] = {
		"a",
		" ",
		"(",
		")",
		"a(((((((",
		"①",
		"▲ ",
		"' ",
		"가",
		"가 ",
		"\n",
		"... ",
		"ㆍ",
		"e\u0301",
		"षि",
		"( )",
		"1,",
		"-",
		"->",
		"(1) ",
		"\u111C2a",
		"\U000110BD",
		"가 (                             ",
	};

	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		text_set_mode((enum text_mode)(i % TEXT_MODES));
		hostile_text_is_wrapped(hostile[i]);
	}
}

/* No character is lost but spaces at breaks and line feeds. */
static void check_between(const struct text *in, size_t from, size_t to)
{
	assert_true(from <= to);
	for (; from < to; from++)
		assert_true(in->bytes[from] == ' ' || in->bytes[from] == '\n');
}

static void loses_nothing_and_fits(void **state)
{
	(void)state;
	struct text in = {0}, line = {0};
	uint64_t seed = 3;
	char bytes[400];

	for (int round = 0; round < 20000; round++) {
		struct text_span span = {0};
		size_t end = 0;
		int cells = 2 + (int)sample_random(&seed, 70), hang = (int)sample_random(&seed, 6);

		text_set_mode((enum text_mode)(round % TEXT_MODES));
		text_clean(&in, bytes, sample_bytes(&seed, bytes, sizeof bytes), TEXT_BODY);
		while (text_wrap(&in, cells, hang, &span)) {
			check_between(&in, end, span.offset);
			end = span.offset + span.length;
			assert_true(end <= in.length);
			assert_true(span.cells <= cells);
			assert_true(span.length == 0 || in.bytes[end - 1] != ' ' || !sample_is_boundary(&in, end - 1));
			assert_null(memchr(text_bytes(&in) + span.offset, '\n', span.length));
			assert_true(cells - hang < 8 || sample_is_boundary(&in, span.offset));
			assert_true(cells - hang < 8 || sample_is_boundary(&in, end));
			text_clear(&line);
			text_clean(&line, text_bytes(&in) + span.offset, span.length, TEXT_LINE);
			assert_true(line.cells <= span.cells);
		}
		check_between(&in, end, in.length);
	}
	text_finish(&in);
	text_finish(&line);
}

/* Whether a line may end before byte AT, by the characters on both sides of it. */
static bool may_break(const struct text *in, size_t at)
{
	static const char *const closing[] = {",",  ".", ";", ":",  "!",  "?",  ")",  "]",  "}", "%",  "~", "·",
					      "ㆍ", "’", "”", "」", "』", "〉", "》", "】", "…", "～", "℃", "㎡"};
	static const char *const opening[] = {"(", "[", "‘", "“", "「", "『", "〈", "《", "【", "▲",
					      "△", "▶", "※", "☞", "□",  "○",  "◇",  "①",  "⑳"};
	size_t before = at;

	while (before > 0 && in->bytes[before - 1] == ' ')
		before--;
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
		if (strncmp(in->bytes + at, closing[i], strlen(closing[i])) == 0)
			return false;
	}
	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++) {
		size_t length = strlen(opening[i]);

		if (before >= length && memcmp(in->bytes + before - length, opening[i], length) == 0)
			return false;
	}
	return before > 0;
}

static void random_line(uint64_t *seed, struct text *in)
{
	static const char *const signs[] = {" ", " ", " ", ",", ")", "(", "「", "」", "·",
					    "①", "⑳", "□", "…", "‘", "’", "~",  "b",  "a"};
	char bytes[800] = "";

	for (unsigned i = sample_random(seed, 120); i > 0; i--)
		sample_add(bytes, sizeof bytes,
			   sample_random(seed, 2) ? "가" : signs[sample_random(seed, sizeof signs / sizeof *signs)]);
	text_clean(in, bytes, strlen(bytes), TEXT_LINE);
}

/* A line ends wrongly, or makes the next one begin wrongly, only if there is no better place in it. */
static void ends_wrongly_only_where_it_must(void **state)
{
	(void)state;
	struct text in = {0};
	uint64_t seed = 8;
	int must = 0;

	for (int round = 0; round < 20000; round++) {
		struct text_span span = {0};
		size_t start = 0;
		int cells = 2 + (int)sample_random(&seed, 40);

		text_set_mode((enum text_mode)(round % TEXT_SAFE));
		random_line(&seed, &in);
		while (text_wrap(&in, cells, 0, &span)) {
			struct text_cell cell;
			size_t offset = start;

			bool wrong = span.offset > 0 && !may_break(&in, span.offset);

			must += wrong;
			while (wrong && offset < span.offset && text_next_cell(&in, &offset, &cell))
				assert_true(cell.offset == start || in.bytes[cell.offset] == ' ' || !may_break(&in, cell.offset));
			start = span.offset;
		}
	}
	assert_true(must > 0);
	text_finish(&in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(breaks_between_words),
		cmocka_unit_test(keeps_empty_paragraphs),
		cmocka_unit_test(trims_spaces_at_breaks_only),
		cmocka_unit_test(breaks_after_punctuation_rather_than_leave_a_hole),
		cmocka_unit_test(breaks_inside_words_where_they_leave_a_large_hole),
		cmocka_unit_test(splits_endless_clusters),
		cmocka_unit_test(breaks_between_syllables_where_it_is_narrow),
		cmocka_unit_test(starts_no_line_with_a_closing_mark),
		cmocka_unit_test(hangs_continued_lines),
		cmocka_unit_test(splits_what_is_longer_than_a_line),
		cmocka_unit_test_teardown(leaves_no_mark_of_a_list_behind, to_narrow),
		cmocka_unit_test_teardown(keeps_together_what_stands_for_one_character, to_narrow),
		cmocka_unit_test_teardown(wraps_hostile_text, to_narrow),
		cmocka_unit_test_teardown(loses_nothing_and_fits, to_narrow),
		cmocka_unit_test_teardown(ends_wrongly_only_where_it_must, to_narrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
