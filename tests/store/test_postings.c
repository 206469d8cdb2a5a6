/* Blocks of postings, and sets of ids: against plain arrays, and with bytes of any kind. */
#include "ids.h"
#include "postings.h"
#include "support.h"

enum { ROUNDS = 2000, BYTES = 960 };

/* xorshift; the seed is fixed */
static uint64_t random_number(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static size_t below(uint64_t *state, size_t limit)
{
	return (size_t)(random_number(state) % limit);
}

/* Ascending keys, near each other and far. */
static void fill(struct postings *postings, uint64_t *state, size_t count)
{
	uint64_t id = 0, position = 0;

	postings->count = 0;
	for (size_t i = 0; i < count; i++) {
		size_t step = below(state, 4);

		if (i == 0 || step) {
			id += 1 + below(state, step == 3 ? 1 << 20 : 100);
			position = below(state, step == 2 ? UINT32_MAX : 200);
		} else {
			position += 1 + below(state, 300);
		}
		if (position <= UINT32_MAX && id <= (uint64_t)POSTING_ID_MOST)
			postings_add(postings, posting_key((int64_t)id, (uint32_t)position));
	}
}

static void check_same(const struct postings *found, const uint64_t *keys, size_t count)
{
	assert_int_equal(found->count, count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(found->keys[i], keys[i]);
}

static void come_back_from_bytes(void **state)
{
	struct postings postings = {0}, read = {0};
	uint64_t seed = 1;
	unsigned char bytes[BYTES];

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		fill(&postings, &seed, 1 + below(&seed, 600));
		for (size_t i = 0, taken; i < postings.count; i += taken) {
			size_t used, size = 16 + below(&seed, BYTES - 15);

			taken = postings_encode(postings.keys + i, postings.count - i, bytes, size, &used);
			assert_true(taken > 0 && used <= size);
			assert_true(taken == postings.count - i || used + 10 > size); /* as many as go in */
			assert_true(postings_decode(&read, bytes, used));
			check_same(&read, postings.keys + i, taken);
		}
	}
	postings_finish(&postings);
	postings_finish(&read);
}

static void take_the_edges(void **state)
{
	const uint64_t keys[] = {posting_key(1, 0), posting_key(1, UINT32_MAX), posting_key(POSTING_ID_MOST, 0),
				 posting_key(POSTING_ID_MOST, UINT32_MAX)};
	struct postings read = {0};
	unsigned char bytes[BYTES];
	size_t used;

	(void)state;
	assert_int_equal(postings_encode(keys, COUNT(keys), bytes, sizeof bytes, &used), COUNT(keys));
	assert_true(postings_decode(&read, bytes, used));
	check_same(&read, keys, COUNT(keys));
	postings_finish(&read);
}

static void refuse_what_is_no_block(void **state)
{
	static const struct {
		const char *name;
		const char *bytes;
		size_t size;
	} samples[] = {
		{"nothing", "", 0},
		{"no id", "\0\1", 2},
		{"no position", "\1", 1},
		{"a number cut off", "\1\x80", 2},
		{"a second number cut off", "\1\1\1\xff", 4},
		{"the same twice", "\1\1\0\0", 4},
		{"more than 32 bits", "\1\xff\xff\xff\xff\x7f", 6},
		{"more than five bytes", "\1\x80\x80\x80\x80\x80\x01", 7},
		{"an id out of range", "\x80\x80\x80\x80\x08\1", 6},
		{"ids that add up to too much", "\xff\xff\xff\xff\x07\1\1\1", 8},
		{"positions that add up to too much", "\1\xff\xff\xff\xff\x0f\0\1", 8},
	};
	struct postings read = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(samples); i++)
		CHECK(!postings_decode(&read, (const unsigned char *)samples[i].bytes, samples[i].size), "%s", samples[i].name);
	postings_finish(&read);
}

/* Whatever is taken for a block is ascending, and gives the same again. */
static void take_random_bytes_for_what_they_are(void **state)
{
	struct postings read = {0}, again = {0};
	uint64_t seed = 2;
	unsigned char written[BYTES * 2];

	(void)state;
	for (int round = 0; round < ROUNDS * 20; round++) {
		size_t size = below(&seed, 24), used;
		unsigned char *bytes = malloc(size ? size : 1); /* of its own, so that the sanitizer sees its end */

		for (size_t i = 0; i < size; i++)
			bytes[i] = (unsigned char)(below(&seed, 3) ? below(&seed, 4) : below(&seed, 256));
		if (postings_decode(&read, bytes, size)) {
			for (size_t i = 1; i < read.count; i++)
				assert_true(read.keys[i - 1] < read.keys[i]);
			assert_int_equal(postings_encode(read.keys, read.count, written, sizeof written, &used), read.count);
			assert_true(postings_decode(&again, written, used));
			check_same(&again, read.keys, read.count);
		}
		free(bytes);
	}
	postings_finish(&read);
	postings_finish(&again);
}

enum { UNIVERSE = 64 };

static void pick(struct postings *postings, uint64_t *state, bool *has)
{
	postings->count = 0;
	for (int i = 0; i < UNIVERSE; i++) {
		has[i] = below(state, 3) == 0;
		if (has[i])
			postings_add(postings, posting_key(1 + i / 4, (uint32_t)i % 4));
	}
}

static void merge_as_sets_do(void **state)
{
	struct postings old = {0}, removed = {0}, added = {0}, merged = {0};
	uint64_t seed = 3;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		bool was[UNIVERSE], leaves[UNIVERSE], comes[UNIVERSE];
		size_t at = 0;

		pick(&old, &seed, was);
		pick(&removed, &seed, leaves);
		pick(&added, &seed, comes);
		postings_merge(&merged, &old, &removed, &added);
		for (int i = 0; i < UNIVERSE; i++) {
			uint64_t key = posting_key(1 + i / 4, (uint32_t)i % 4);

			if (comes[i] || (was[i] && !leaves[i])) {
				assert_true(at < merged.count);
				assert_int_equal(merged.keys[at++], key);
			}
		}
		assert_int_equal(at, merged.count);
	}
	postings_finish(&old);
	postings_finish(&removed);
	postings_finish(&added);
	postings_finish(&merged);
}

static void hold_ids(void **state)
{
	static const int64_t ids[] = {0, 1, 63, 64, 65, 32767, 32768, 1000000, POSTING_ID_MOST};
	struct ids set = {0};
	int64_t at = -1;

	(void)state;
	assert_int_equal(ids_next(&set, 0), -1);
	assert_false(ids_has(&set, 5));
	for (size_t i = COUNT(ids); i-- > 0;)
		ids_add(&set, ids[i]);
	ids_add(&set, 64);
	assert_int_equal(set.count, COUNT(ids));
	for (size_t i = 0; i < COUNT(ids); i++) {
		assert_true(ids_has(&set, ids[i]));
		at = ids_next(&set, at + 1);
		assert_int_equal(at, ids[i]);
	}
	assert_int_equal(ids_next(&set, at + 1), -1);
	assert_int_equal(ids_next(&set, 66), 32767);
	assert_false(ids_has(&set, -1));
	assert_false(ids_has(&set, INT64_MAX));
	assert_false(ids_has(&set, 2));
	assert_int_equal(ids_next(&set, -7), 0);
	ids_finish(&set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(come_back_from_bytes),    cmocka_unit_test(take_the_edges),
		cmocka_unit_test(refuse_what_is_no_block), cmocka_unit_test(take_random_bytes_for_what_they_are),
		cmocka_unit_test(merge_as_sets_do),        cmocka_unit_test(hold_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
