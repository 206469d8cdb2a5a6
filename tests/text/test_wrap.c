#include <stdio.h>
#include <string.h>

#include <unigbrk.h>

#include "sample.h"

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

static void check_between(const struct text *in, size_t from, size_t to)
{
	for (; from < to; from++)
		assert_true(in->bytes[from] == ' ' || in->bytes[from] == '\n');
}

/* A space at the end of LENGTH bytes that nothing holds on to: a sign that is prepended to what follows makes a cluster with it.
 */
static bool ends_with_a_space(const char *bytes, size_t length)
{
	char breaks[1024];

	if (length == 0 || bytes[length - 1] != ' ')
		return false;
	assert_true(length <= sizeof breaks);
	u8_grapheme_breaks((const uint8_t *)bytes, length, breaks);
	return breaks[length - 1];
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

		text_clean(&in, bytes, sample_bytes(&seed, bytes, sizeof bytes), TEXT_BODY);
		while (text_wrap(&in, cells, hang, &span)) {
			check_between(&in, end, span.offset);
			end = span.offset + span.length;
			assert_true(end <= in.length);
			assert_true(span.cells <= cells);
			assert_false(ends_with_a_space(text_bytes(&in) + span.offset, span.length));
			assert_null(memchr(text_bytes(&in) + span.offset, '\n', span.length));
			text_clear(&line);
			text_clean(&line, text_bytes(&in) + span.offset, span.length, TEXT_LINE);
			assert_true(line.cells <= span.cells);
		}
		check_between(&in, end, in.length);
	}
	text_finish(&in);
	text_finish(&line);
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
		cmocka_unit_test(loses_nothing_and_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
