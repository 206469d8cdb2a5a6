#include "gwagi/text/gram.h"

#include <stdlib.h>
#include <string.h>

#include "grams.h"
#include "titles.h"

enum { PAIRS = 300000, TITLES_MOST = 3 };

static void is_well_formed(const struct text_query *query)
{
	const struct text_gram_phrase *phrases;
	size_t count = text_query_phrases(query, &phrases);

	for (size_t p = 0; p < count; p++) {
		assert_true(phrases[p].count > 0);
		for (size_t s = 0; s < phrases[p].count; s++) {
			const struct text_gram_step *step = &phrases[p].steps[s];

			assert_true(step->count > 0);
			for (size_t r = 0; r < step->count; r++) {
				assert_true(step->ranges[r].first <= step->ranges[r].last);
				assert_true(step->ranges[r].last >> 63 == 0);
				assert_true(r == 0 || step->ranges[r].first > step->ranges[r - 1].last + 1);
			}
		}
	}
}

static void answers_as_a_look_at_each_title(void **state)
{
	uint64_t seed = 11;
	struct text_grams grams = {0};
	struct line title, query, other;
	int hits = 0;

	for (int round = 0; round < PAIRS; round++) {
		titles_pair(*state, &seed, &title, &query);
		struct text_query *made = text_query_create(query.bytes, query.length);
		bool expected = text_query_match(made, title.bytes, title.length);

		if (text_query_is_empty(made)) {
			const struct text_gram_phrase *phrases;

			assert_int_equal(text_query_phrases(made, &phrases), 0);
			text_query_destroy(made);
			continue;
		}
		text_grams_clear(&grams);
		text_grams_add(&grams, title.bytes, title.length);
		for (unsigned more = sample_random(&seed, TITLES_MOST); more > 0; more--) {
			titles_pair(*state, &seed, &title, &other);
			expected = expected || text_query_match(made, title.bytes, title.length);
			text_grams_add(&grams, title.bytes, title.length);
		}
		is_well_formed(made);
		if (grams_hold(made, &grams) != expected)
			fail_msg("\"%s\" in \"%s\" (round %d): %d expected", query.bytes, title.bytes, round, expected);
		hits += expected;
		text_query_destroy(made);
	}
	text_grams_finish(&grams);
	assert_in_range(hits, PAIRS / 4, PAIRS * 3 / 4);
}

/* What an index holds may be decades old: the numbers of grams are a format. */
static void has_lasting_numbers(void **state)
{
	(void)state;
	static const struct {
		uint64_t gram;
		uint32_t position;
	} expected[] = {
		{(uint64_t)U'과' << 21 | ' ', 0},
		{(uint64_t)' ' << 21 | U'학', 1},
		{(uint64_t)U'학' << 21 | 'a', 2},
		{(uint64_t)'a' << 21, 3},
		{(uint64_t)U'ㄱ' << 42 | (uint64_t)U'ㅎ' << 21 | 1, 0},
		{(uint64_t)U'ㅎ' << 42 | (uint64_t)1 << 21, 1},
	};
	struct text_grams grams = {0};

	text_grams_add(&grams, "과 학A", strlen("과 학A"));
	assert_int_equal(grams.count, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < grams.count; i++) {
		assert_true(grams.grams[i].gram == expected[i].gram);
		assert_int_equal(grams.grams[i].position, expected[i].position);
	}
	assert_true(grams.pair_end > 4 && grams.triple_end > 3);
	text_grams_finish(&grams);
}

static void finds_nothing_across_titles(void **state)
{
	(void)state;
	static const char *const queries[] = {"가나", "가 나", "ㄱㄴ", "간", "가ㄴ", "ㄱ나"};
	struct text_grams grams = {0};

	text_grams_add(&grams, "가", strlen("가"));
	text_grams_add(&grams, "", 0);
	text_grams_add(&grams, "나", strlen("나"));
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		struct text_query *query = text_query_create(queries[i], strlen(queries[i]));

		assert_false(grams_hold(query, &grams));
		text_query_destroy(query);
	}
	text_grams_finish(&grams);
}

static void long_queries_have_a_step_for_every_part(void **state)
{
	(void)state;
	enum { SYLLABLES = 3000 };
	char bytes[3 * SYLLABLES];
	struct text_grams grams = {0};

	for (size_t i = 0; i < SYLLABLES; i++)
		sample_encode(bytes + 3 * i, 0xAC00 + (uint32_t)(i * 31 % 11172));
	struct text_query *query = text_query_create(bytes, sizeof bytes);

	text_grams_add(&grams, bytes, sizeof bytes);
	assert_true(grams_hold(query, &grams));
	text_grams_clear(&grams);
	sample_encode(bytes + 3 * (SYLLABLES / 2), 0xD7A3);
	text_grams_add(&grams, bytes, sizeof bytes);
	assert_false(grams_hold(query, &grams));
	text_grams_finish(&grams);
	text_query_destroy(query);
}

static void nothing_has_no_phrase(void **state)
{
	(void)state;
	const struct text_gram_phrase *phrases;

	assert_int_equal(text_query_phrases(NULL, &phrases), 0);
}

static int read_titles(void **state)
{
	*state = titles_read();
	return 0;
}

static int free_titles(void **state)
{
	titles_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_as_a_look_at_each_title), cmocka_unit_test(has_lasting_numbers),
		cmocka_unit_test(finds_nothing_across_titles),     cmocka_unit_test(long_queries_have_a_step_for_every_part),
		cmocka_unit_test(nothing_has_no_phrase),
	};

	return cmocka_run_group_tests(tests, read_titles, free_titles);
}
