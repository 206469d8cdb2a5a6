#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>
#include <unistr.h>

#include "gwagi/text/cluster.h"
#include "sample.h"

/* The clusters of a text, in bytes. */
struct row {
	const char *bytes;
	size_t clusters[6];
};

static const struct row rows[] = {
	{"", {0}},
	{"a", {1, 0}},
	{"가나", {3, 3, 0}},
	{"\u1100\u1161\u11A8가\u11A8\u11A8", {9, 9, 0}},
	{"\u1100\u1100가\u1161", {6 + 3 + 3, 0}},
	{"각\u1161", {3, 3, 0}},
	{"e\u0301\u0323x", {5, 1, 0}},
	{"\u0301\u0302", {4, 0}},
	{"👨\u200D👩\u200D👧!", {18, 1, 0}},
	{"👍🏽\u200D가", {11, 3, 0}},
	{"❤\uFE0F\u200D🔥", {13, 0}},
	{"a\u200D🔥", {4, 4, 0}},
	{"🇰🇷🇺🇸🇰", {8, 8, 4, 0}},
	{"1\uFE0F\u20E3\u200D2", {10, 1, 0}},
	{"\u0600a\r\n\n", {3, 2, 1, 0}},
	{"\u0600\n", {2, 1, 0}},
	{"क्षि", {6, 6, 0}},
	{"\u0E01\u0E33", {6, 0}},
	/* A byte that is no UTF-8 stands alone, also in front of a mark. */
	{"\xFF\u0301", {1, 2, 0}},
	{"e\xCC", {1, 1, 0}},
	{"\xEA\xB0\xEA\xB0\x80", {1, 1, 3, 0}},
	{"\xED\xA0\x80", {1, 1, 1, 0}},
};

static void splits_what_readers_split(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t length = strlen(rows[i].bytes), start = 0;

		for (const size_t *cluster = rows[i].clusters; start < length; cluster++) {
			assert_int_equal(text_cluster_length(rows[i].bytes + start, length - start), *cluster);
			start += *cluster;
		}
		assert_int_equal(start, length);
		assert_int_equal(text_cluster_length(rows[i].bytes + length, 0), 0);
	}
}

/* libunistring's function for whole texts keeps to the rules, too. */
static void agrees_with_the_library_on_sound_text(void **state)
{
	(void)state;
	uint64_t seed = 29;
	char bytes[300], breaks[300];
	int sound = 0;

	for (int round = 0; round < 30000; round++) {
		size_t length = sample_bytes(&seed, bytes, sizeof bytes), start = 0;

		if (u8_check((uint8_t *)bytes, length))
			continue;
		sound++;
		u8_grapheme_breaks((uint8_t *)bytes, length, breaks);
		for (size_t at = 1; at <= length; at++) {
			if (at < length && !breaks[at])
				continue;
			assert_int_equal(text_cluster_length(bytes + start, length - start), at - start);
			start = at;
		}
	}
	assert_true(sound > 3000);
}

static void takes_any_bytes_apart(void **state)
{
	(void)state;
	uint64_t seed = 31;
	char bytes[64];

	for (int round = 0; round < 30000; round++) {
		size_t length = sample_random(&seed, sizeof bytes + 1), start = 0;

		for (size_t i = 0; i < length; i++)
			bytes[i] = (char)sample_random(&seed, 256);
		while (start < length) {
			size_t cluster = text_cluster_length(bytes + start, length - start);

			assert_true(cluster >= 1 && cluster <= length - start);
			assert_true(cluster == 1 || !u8_check((uint8_t *)bytes + start, cluster));
			start += cluster;
		}
	}
}

static void gives_a_made_up_cluster_in_parts(void **state)
{
	(void)state;
	enum { SIZE = 10001, MOST = 4096 };
	char *bytes = malloc(SIZE);

	assert_non_null(bytes);
	bytes[0] = 'a';
	for (size_t i = 1; i < SIZE; i += 2)
		memcpy(bytes + i, "\u0301", 2);
	assert_int_equal(text_cluster_length(bytes, SIZE), MOST - 1);
	assert_int_equal(text_cluster_length(bytes + MOST - 1, SIZE - MOST + 1), MOST);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits_what_readers_split),
		cmocka_unit_test(agrees_with_the_library_on_sound_text),
		cmocka_unit_test(takes_any_bytes_apart),
		cmocka_unit_test(gives_a_made_up_cluster_in_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
