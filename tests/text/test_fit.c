#include <string.h>

#include "sample.h"

static void fits(const char *text, int cells, enum text_align align, const char *expected)
{
	struct text in = {0}, out = {0};

	text_clean(&in, text, strlen(text), TEXT_BODY);
	text_fit(&out, &in, cells, align);
	sample_is(&out, expected, cells > 0 ? cells : 0);
	text_finish(&in);
	text_finish(&out);
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

/* The first line of random text is what it is in a fit that is wide enough, and no fit or slice has another width. */
static void has_the_width_asked_for(void **state)
{
	(void)state;
	struct text in = {0}, out = {0}, measured = {0};
	uint64_t seed = 4;
	char bytes[200];

	for (int round = 0; round < 20000; round++) {
		int cells = (int)sample_random(&seed, 60), from = (int)sample_random(&seed, 60);

		text_clean(&in, bytes, sample_bytes(&seed, bytes, sizeof bytes), sample_random(&seed, 2) ? TEXT_LINE : TEXT_BODY);
		text_fit(&out, &in, cells, (enum text_align)sample_random(&seed, 3));
		assert_int_equal(out.cells, cells);
		assert_null(strchr(text_bytes(&out), '\n'));
		text_clean(&measured, text_bytes(&out), out.length, TEXT_LINE);
		assert_int_equal(measured.cells, cells);
		text_slice(&out, &in, from, cells);
		assert_int_equal(out.cells, cells);
		text_clean(&measured, text_bytes(&out), out.length, TEXT_LINE);
		assert_int_equal(measured.cells, cells);
	}
	text_finish(&in);
	text_finish(&out);
	text_finish(&measured);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pads_what_fits),
		cmocka_unit_test(cuts_with_a_marker),
		cmocka_unit_test(shows_whole_characters_where_it_is_tight),
		cmocka_unit_test(shows_the_first_line_of_a_body),
		cmocka_unit_test(blanks_half_characters_at_the_edges),
		cmocka_unit_test(has_the_width_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
