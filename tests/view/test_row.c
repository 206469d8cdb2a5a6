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

static void nothing_hostile_gets_in(void **state)
{
	struct row row = {0};

	(void)state;
	row_add(&row, STYLE_NORMAL, "가\x1b[31m\n\xff나");
	assert_null(strchr(text_bytes(&row.text), 0x1b));
	assert_null(strchr(text_bytes(&row.text), '\n'));
	row_finish(&row);
}

static void signals_differ_by_syllable_and_weight(void **state)
{
	int seen[SIGNAL_COUNT] = {0};

	(void)state;
	for (int i = 0; i < SIGNAL_COUNT; i++) {
		seen[signal_by_weight(i)]++;
		for (int j = 0; j < i; j++)
			assert_string_not_equal(signal_syllable((enum signal)i), signal_syllable((enum signal)j));
	}
	for (int i = 0; i < SIGNAL_COUNT; i++)
		assert_int_equal(seen[i], 1);
	assert_int_equal(signal_by_weight(0), SIGNAL_STALLED);
	assert_int_equal(signal_by_weight(SIGNAL_COUNT - 1), SIGNAL_DONE);
	assert_int_equal(style_of_signal(SIGNAL_UNREPORTED), STYLE_UNREPORTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_become_runs),
		cmocka_unit_test(nothing_hostile_gets_in),
		cmocka_unit_test(signals_differ_by_syllable_and_weight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
