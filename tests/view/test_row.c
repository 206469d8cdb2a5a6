#include "fixture.h"

static void pieces_become_runs(void **state)
{
	struct row row = {0};

	(void)state;
	row_add(&row, STYLE_KEY, "가");
	row_add(&row, STYLE_KEY, "나");
	row_add(&row, STYLE_NORMAL, "");
	row_add_fit(&row, STYLE_DIM, "다라마", 5, TEXT_LEFT);
	row_pad(&row, 12);
	fixture_row_is(&row, "가나다라…   ", 12);
	assert_int_equal(row.count, 3);
	assert_int_equal(row.runs[0].style, STYLE_KEY);
	assert_int_equal(row.runs[1].style, STYLE_DIM);
	row_clear(&row);
	fixture_row_is(&row, "", 0);
	row_finish(&row);
}

static void hits(const char *query, const char *line, int cells, enum text_align align, const char *expected)
{
	struct text_query *made = text_query_create(query, strlen(query));
	struct row row = {0};

	row_add(&row, STYLE_KEY, "과학 ");
	if (cells)
		row_add_fit_hits(&row, STYLE_TITLE, made, line, cells, align);
	else
		row_add_hits(&row, STYLE_TITLE, made, line);
	row_add(&row, STYLE_KEY, " 과학");
	fixture_hits_are(&row, expected);
	if (cells)
		assert_int_equal(row.text.cells, cells + 10);
	assert_int_equal(row.runs[0].style, STYLE_KEY);
	assert_int_equal(row.runs[row.count - 1].style, STYLE_KEY);
	row_finish(&row);
	text_query_destroy(made);
}

static void hits_are_marked(void **state)
{
	(void)state;
	hits("과학", "과학기술과 과학자", 0, TEXT_LEFT, "과학|과학");
	hits("ㄱㅎ", "제1회 과학기술", 0, TEXT_LEFT, "과학");
	hits("과학", "국방", 0, TEXT_LEFT, "");
	hits("", "과학", 0, TEXT_LEFT, "");
	hits("과학", "", 0, TEXT_LEFT, "");
}

static void hits_survive_a_fit(void **state)
{
	(void)state;
	hits("과학", "과학기술과 과학자", 30, TEXT_RIGHT, "과학|과학");
	hits("과학", "과학기술과 과학자", 30, TEXT_CENTER, "과학|과학");
	hits("과학", "과학기술과 과학자", 14, TEXT_LEFT, "과학|과");
	hits("과학", "과학기술과 과학자", 10, TEXT_RIGHT, "과학");
	hits("과학", "과학기술과 과학자", 1, TEXT_LEFT, "");
}

static void no_query_finds_nothing(void **state)
{
	struct row row = {0};

	(void)state;
	row_add_hits(&row, STYLE_KEY, NULL, "과학");
	row_add_fit_hits(&row, STYLE_KEY, NULL, "과학", 6, TEXT_LEFT);
	fixture_row_is(&row, "과학과학  ", 10);
	assert_int_equal(row.count, 1);
	assert_int_equal(row.runs[0].style, STYLE_KEY);
	row_finish(&row);
}

static void rows_are_joined_with_their_styles(void **state)
{
	struct row row = {0}, more = {0};
	struct text_mark mark = {3, 3};

	(void)state;
	row_add(&row, STYLE_KEY, "가");
	row_add(&more, STYLE_KEY, "나");
	row_add_marked(&more, STYLE_DIM, "다라마", 9, &mark, 1);
	row_add_row(&row, &more);
	fixture_row_is(&row, "가나다라마", 10);
	fixture_hits_are(&row, "라");
	assert_int_equal(row.count, 4);
	assert_int_equal(row.runs[0].style, STYLE_KEY);
	assert_int_equal(row.runs[3].style, STYLE_DIM);
	row_finish(&row);
	row_finish(&more);
}

static void nothing_hostile_gets_in(void **state)
{
	struct row row = {0};

	(void)state;
	row_add(&row, STYLE_NORMAL, "가\x1b[31m\n\xff나");
	assert_null(strchr(text_bytes(&row.text), 0x1b));
	assert_null(strchr(text_bytes(&row.text), '\n'));
	row_finish(&row);
}

static void signals_differ_by_syllable(void **state)
{
	(void)state;
	for (int i = 0; i < SIGNAL_COUNT; i++)
		for (int j = 0; j < i; j++)
			assert_string_not_equal(signal_syllable((enum signal)i), signal_syllable((enum signal)j));
	assert_int_equal(style_of_signal(SIGNAL_UNREPORTED), STYLE_UNREPORTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_become_runs),
		cmocka_unit_test(hits_are_marked),
		cmocka_unit_test(hits_survive_a_fit),
		cmocka_unit_test(no_query_finds_nothing),
		cmocka_unit_test(rows_are_joined_with_their_styles),
		cmocka_unit_test(nothing_hostile_gets_in),
		cmocka_unit_test(signals_differ_by_syllable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
