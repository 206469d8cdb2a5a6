#include "check.h"
#include "gwagi/model/rollup.h"

static void signals_stand_from_the_worst_to_the_best(void **state)
{
	static const enum signal order[SIGNAL_COUNT] = {SIGNAL_STALLED, SIGNAL_LATE,     SIGNAL_ATTENTION, SIGNAL_UNREPORTED,
							SIGNAL_STOPPED, SIGNAL_ON_TRACK, SIGNAL_DONE};

	(void)state;
	for (int i = 0; i < SIGNAL_COUNT; i++) {
		assert_int_equal(signal_by_weight(i), order[i]);
		for (int j = 0; j < SIGNAL_COUNT; j++)
			assert_int_equal(signal_worse(order[i], order[j]), order[i < j ? i : j]);
	}
}

/* One signal is added after the other, the best first: each is then the worst, however few it counts. */
static void the_worst_signal_is_that_of_the_whole(void **state)
{
	int64_t counts[SIGNAL_COUNT] = {0};

	(void)state;
	assert_int_equal(rollup_signal(counts), WORD_NONE);
	for (int i = SIGNAL_COUNT - 1; i >= 0; i--) {
		counts[signal_by_weight(i)] = 1;
		assert_int_equal(rollup_signal(counts), signal_by_weight(i));
		counts[signal_by_weight(i)] = i + 100;
	}
}

static void rates_name_what_they_are_made_of(void **state)
{
	static const struct {
		struct rate rate;
		int64_t permille;
		const char *text;
	} rows[] = {
		{{3, 58}, 52, "3/58 · 5.2%"},
		{{0, 58}, 0, "0/58 · 0.0%"},
		{{58, 58}, 1000, "58/58 · 100.0%"},
		{{0, 0}, 0, "–"},
		{{3, 5}, 600, "3/5 · 60.0%"},
		{{2, 3}, 667, "2/3 · 66.7%"},
		{{1, 2000}, 1, "1/2000 · 0.1%"}, /* the half of a tenth */
		{{1, 2001}, 0, "1/2001 · 0.0%"},
		{{1998, 2000}, 999, "1998/2000 · 99.9%"},
		{{1999, 2000}, 999, "1999/2000 · 99.9%"}, /* would round to all */
		{{999999, 1000000}, 999, "999999/1000000 · 99.9%"},
		{{1000000, 1000000}, 1000, "1000000/1000000 · 100.0%"},
	};
	char text[RATE_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		rate_print(rows[i].rate, text);
		CHECK(rate_permille(rows[i].rate) == rows[i].permille && strcmp(text, rows[i].text) == 0, "%s, not %s\n", text,
		      rows[i].text);
	}
}

static void permilles_are_tenths_of_percents(void **state)
{
	static const struct {
		int64_t permille;
		const char *text;
	} rows[] = {{0, "0.0%"},
		    {1, "0.1%"},
		    {999, "99.9%"},
		    {1000, "100.0%"},
		    {1234, "123.4%"},
		    {-5, "-0.5%"},
		    {-1000, "-100.0%"},
		    {INT64_MAX, "922337203685477580.7%"},
		    {INT64_MIN, "-922337203685477580.8%"}};
	char text[PERMILLE_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		permille_print(rows[i].permille, text);
		assert_string_equal(text, rows[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signals_stand_from_the_worst_to_the_best),
		cmocka_unit_test(the_worst_signal_is_that_of_the_whole),
		cmocka_unit_test(rates_name_what_they_are_made_of),
		cmocka_unit_test(permilles_are_tenths_of_percents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
