#include <string.h>

#include "gwagi/text/mode.h"
#include "sample.h"

typedef void fitting(struct text *out, const struct text *in, int cells, enum text_align align);

static void fitted(fitting *fit, const char *text, int cells, enum text_align align, const char *expected)
{
	struct text in = {0}, out = {0};

	text_clean(&in, text, strlen(text), TEXT_BODY);
	fit(&out, &in, cells, align);
	sample_is(&out, expected, cells > 0 ? cells : 0);
	text_finish(&in);
	text_finish(&out);
}

static void fits(const char *text, int cells, enum text_align align, const char *expected)
{
	fitted(text_fit, text, cells, align, expected);
}

static void fits_middle(const char *text, int cells, const char *expected)
{
	fitted(text_fit_middle, text, cells, TEXT_LEFT, expected);
}

static void numbers(int64_t number, int cells, const char *expected)
{
	struct text out = {0};

	text_number(&out, number, cells);
	sample_is(&out, expected, cells > 0 ? cells : 0);
	text_finish(&out);
}

static int to_narrow(void **state)
{
	(void)state;
	text_set_mode(TEXT_NARROW);
	return 0;
}

static void slices(const char *text, int from, int cells, const char *expected)
{
	struct text in = {0}, out = {0};

	text_clean(&in, text, strlen(text), TEXT_BODY);
	text_slice(&out, &in, from, cells);
	sample_is(&out, expected, cells > 0 ? cells : 0);
	text_finish(&in);
	text_finish(&out);
}

static void pads_what_fits(void **state)
{
	(void)state;
	fits("가나다", 6, TEXT_LEFT, "가나다");
	fits("가나다", 9, TEXT_LEFT, "가나다   ");
	fits("가나다", 9, TEXT_RIGHT, "   가나다");
	fits("가나다", 9, TEXT_CENTER, " 가나다  ");
	fits("", 3, TEXT_LEFT, "   ");
}

static void cuts_with_a_marker(void **state)
{
	(void)state;
	fits("가나다", 5, TEXT_LEFT, "가나…");
	fits("가나다", 4, TEXT_LEFT, "가… ");
	fits("가나다", 4, TEXT_RIGHT, " 가…");
	fits("과학 기술", 6, TEXT_LEFT, "과학… ");
	fits("각각각", 5, TEXT_LEFT, "각각…"); /* written with conjoining jamo */
	fits("e\u0301\u0302\u0303abcd", 4, TEXT_LEFT, "é\u0302\u0303ab…");
}

/* The marker of the narrow mode is ambiguous. */
static void marks_the_cut_by_mode(void **state)
{
	(void)state;
	for (int mode = TEXT_WIDE; mode <= TEXT_SAFE; mode++) {
		text_set_mode((enum text_mode)mode);
		fits("가나다", 6, TEXT_LEFT, "가나다");
		fits("가나다", 5, TEXT_LEFT, "가.. ");
		fits("가나다", 4, TEXT_LEFT, "가..");
		fits("가나다", 5, TEXT_RIGHT, " 가..");
		fits("가나다", 3, TEXT_LEFT, "가 ");
		fits("과학 기술", 7, TEXT_LEFT, "과학.. ");
		fits("가\n나", 6, TEXT_LEFT, "가..  ");
		fits_middle("과학기술정보통신부정책실", 20, "과학기술정..부정책실");
		slices("가나다", 1, 4, " 나 ");
	}
}

static void cuts_in_the_middle(void **state)
{
	(void)state;
	fits_middle("과학기술정책실", 14, "과학기술정책실");
	fits_middle("과학기술정책실", 16, "과학기술정책실  ");
	fits_middle("과학기술정책실", 13, "과학기…정책실");
	fits_middle("과학기술정책실", 12, "과학기…책실 ");
	fits_middle("과학기술 정책실", 13, "과학기…정책실"); /* no spaces beside the marker */
	fits_middle("가 나다라마바사", 7, "가…사  ");
	fits_middle("abcdef", 5, "ab…ef");
	fits_middle("abcdef", 4, "ab…f");
	fits_middle("abcdef", 3, "abc");
	fits_middle("abcdef", 0, "");
	fits_middle("가나\n다라", 8, "가나…   ");
	fits_middle("가나다라마\n다라", 8, "가나…마 ");
	fitted(text_fit_middle, "과학기술정책실", 12, TEXT_RIGHT, " 과학기…책실");
	fitted(text_fit_middle, "과학", 7, TEXT_CENTER, " 과학  ");
}

static void groups_the_digits_of_numbers(void **state)
{
	(void)state;
	numbers(0, 1, "0");
	numbers(999, 5, "  999");
	numbers(1000, 5, "1,000");
	numbers(1234567, 12, "   1,234,567");
	numbers(-999, 4, "-999");
	numbers(-123456, 8, "-123,456");
	numbers(INT64_MAX, 26, " 9,223,372,036,854,775,807");
	numbers(INT64_MIN, 26, "-9,223,372,036,854,775,808");
}

static void cuts_no_number(void **state)
{
	(void)state;
	numbers(1000, 4, "####");
	numbers(-9, 1, "#");
	numbers(INT64_MIN, 25, "#########################");
	numbers(1, 0, "");
	numbers(1, -3, "");
}

static void shows_whole_characters_where_it_is_tight(void **state)
{
	(void)state;
	fits("가나다", 3, TEXT_LEFT, "가 ");
	fits("가나다", 2, TEXT_LEFT, "가");
	fits("가나다", 1, TEXT_LEFT, " ");
	fits("가나다", 0, TEXT_LEFT, "");
	fits("가나다", -7, TEXT_LEFT, "");
	fits("abcdef", 3, TEXT_LEFT, "abc");
}

static void shows_the_first_line_of_a_body(void **state)
{
	(void)state;
	fits("가\n나다라마", 6, TEXT_LEFT, "가…   ");
	slices("가\n나다라마", 0, 4, "가  ");
}

static void blanks_half_characters_at_the_edges(void **state)
{
	(void)state;
	slices("가나다", 1, 4, " 나 ");
	slices("가나다", 0, 4, "가나");
	slices("가나다", 2, 9, "나다     ");
	slices("가나다", 5, 1, " ");
	slices("가나다", 1, 1, " ");
	slices("가나다", 99, 2, "  ");
	slices("가나다", -3, 2, "가");
	slices("가나다", 0, 0, "");
	slices("क्षिa", 2, 2, " a");
}

/* The text has the width asked for, which is also what is measured when it is cleaned again, and it is one line. */
static void is_wide(const struct text *out, int cells)
{
	struct text again = {0};

	assert_int_equal(out->cells, cells);
	assert_int_equal(out->tail, cells);
	assert_null(strchr(text_bytes(out), '\n'));
	assert_false(text_clean(&again, text_bytes(out), out->length, TEXT_LINE));
	assert_int_equal(again.cells, cells);
	text_finish(&again);
}

static void has_the_width_asked_for(void **state)
{
	(void)state;
	struct text in = {0}, out = {0};
	uint64_t seed = 4;
	char bytes[200];

	for (int round = 0; round < 30000; round++) {
		int cells = (int)sample_random(&seed, 60), from = (int)sample_random(&seed, 60);

		text_set_mode((enum text_mode)(round % TEXT_MODES));
		text_clean(&in, bytes, sample_bytes(&seed, bytes, sizeof bytes), sample_random(&seed, 2) ? TEXT_LINE : TEXT_BODY);
		text_fit(&out, &in, cells, (enum text_align)sample_random(&seed, 3));
		is_wide(&out, cells);
		text_fit_middle(&out, &in, cells, (enum text_align)sample_random(&seed, 3));
		is_wide(&out, cells);
		text_slice(&out, &in, from, cells);
		is_wide(&out, cells);
	}
	text_finish(&in);
	text_finish(&out);
}

/* What is left of the text's clusters stands in the fit as they were: the start up to the marker, the end behind it. */
static void cuts_no_cluster(void **state)
{
	(void)state;
	struct text in = {0}, out = {0};
	uint64_t seed = 5;
	char bytes[100];

	for (int round = 0; round < 20000; round++) {
		int cells = 1 + (int)sample_random(&seed, 3); /* no marker */

		text_set_mode((enum text_mode)(round % TEXT_MODES));
		text_clean(&in, bytes, sample_bytes(&seed, bytes, sizeof bytes), TEXT_LINE);
		text_fit(&out, &in, cells, TEXT_LEFT);
		size_t kept = 0;

		while (kept < out.length && kept < in.length && out.bytes[kept] == in.bytes[kept])
			kept++;
		while (kept > 0 && !sample_is_boundary(&in, kept))
			kept--;
		assert_int_equal(strspn(out.bytes + kept, " "), out.length - kept);
	}
	text_finish(&in);
	text_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pads_what_fits),
		cmocka_unit_test(cuts_with_a_marker),
		cmocka_unit_test_teardown(marks_the_cut_by_mode, to_narrow),
		cmocka_unit_test(cuts_in_the_middle),
		cmocka_unit_test(groups_the_digits_of_numbers),
		cmocka_unit_test(cuts_no_number),
		cmocka_unit_test(shows_whole_characters_where_it_is_tight),
		cmocka_unit_test(shows_the_first_line_of_a_body),
		cmocka_unit_test(blanks_half_characters_at_the_edges),
		cmocka_unit_test_teardown(has_the_width_asked_for, to_narrow),
		cmocka_unit_test_teardown(cuts_no_cluster, to_narrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
