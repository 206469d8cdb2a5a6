/* A query (the bytes up to the first line feed) and a title: matching, marking, ranking, the phrases that an index is asked for,
 * and the other keyboard. */
#include <stdlib.h>
#include <string.h>
#include "../text/grams.h"
#include "gwagi/text/input.h"
#include "gwagi/text/match.h"
#include "invariant.h"

enum { MARKS = 8 };

static void check_marks(const struct text_query *query, const char *title, size_t length, bool hit)
{
	struct text_mark marks[MARKS];
	size_t count = text_query_marks(query, title, length, marks, MARKS), end = 0;
	bool utf8 = invariant_is_utf8(title, length);

	REQUIRE(count <= MARKS);
	REQUIRE((count > 0) == (hit && !text_query_is_empty(query)));
	for (size_t i = 0; i < count; i++) {
		REQUIRE(marks[i].length > 0 && marks[i].offset + marks[i].length <= length);
		REQUIRE(i == 0 || marks[i].offset > end);
		end = marks[i].offset + marks[i].length;
		REQUIRE(!utf8 || (invariant_is_utf8(title + marks[i].offset, marks[i].length) && invariant_is_utf8(title, end)));
	}
}

/* The index gives the answer of the match itself. */
static void check_index(const struct text_query *query, const char *title, size_t length, bool hit)
{
	struct text_grams grams = {0};

	text_grams_add(&grams, title, length);
	if (!text_query_is_empty(query))
		REQUIRE(grams_hold(query, &grams) == hit);
	text_grams_finish(&grams);
}

/* Composed and decomposed titles are the same to a reader. */
static void check_composed(const struct text_query *query, const char *title, size_t length, bool hit)
{
	char *composed = text_compose(title, length), *key = text_sort_key(title, length), *composed_key;

	REQUIRE(key != NULL);
	if (composed) {
		composed_key = text_sort_key(composed, strlen(composed));
		REQUIRE(memchr(title, '\0', length) || text_query_match(query, composed, strlen(composed)) == hit);
		REQUIRE(memchr(title, '\0', length) || strcmp(key, composed_key) == 0);
		free(composed_key);
	}
	free(composed);
	free(key);
}

static void check_loose(const char *bytes, size_t query_length, const char *title, size_t length)
{
	struct text_query *query = text_query_create_loose(bytes, query_length);
	const struct text_gram_phrase *phrases;
	bool hit = text_query_match(query, title, length);

	REQUIRE((text_query_rank(query, title, length) != RANK_NONE) == hit);
	REQUIRE(!text_query_is_empty(query) || hit);
	REQUIRE(text_query_phrases(query, &phrases) == 0);
	check_marks(query, title, length, hit);
	check_composed(query, title, length, hit);
	text_query_destroy(query);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = size > 0 ? (const char *)data : "";
	const char *line_feed = memchr(bytes, '\n', size);
	size_t query_length = line_feed ? (size_t)(line_feed - bytes) : size / 2;
	const char *title = bytes + query_length + (line_feed != NULL);
	size_t length = size - (size_t)(title - bytes);
	struct text_query *query = text_query_create(bytes, query_length);
	bool hit = text_query_match(query, title, length);
	char *other = text_other_keyboard(bytes, query_length);

	REQUIRE((text_query_rank(query, title, length) != RANK_NONE) == hit);
	REQUIRE(!text_query_is_empty(query) || hit);
	REQUIRE(!other || invariant_is_utf8(other, strlen(other)));
	check_marks(query, title, length, hit);
	check_index(query, title, length, hit);
	check_composed(query, title, length, hit);
	check_loose(bytes, query_length, title, length);
	text_query_destroy(query);
	free(other);
	return 0;
}
