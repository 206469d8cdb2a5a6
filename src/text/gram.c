/* Grams of titles and the phrases of queries. Both families are numbers of parts of 21 bits, the first part highest; pairs have
 * two, triples three, none of which begins with 0: so no pair is a triple. */
#include "gwagi/text/gram.h"

#include <stdlib.h>

#include "gwagi/text/memory.h"
#include "query.h"

enum { PART = 21 /* bits of a code */ };
enum { ANY = (1 << PART) - 1 };
enum { END = 0, OTHER = 1 /* no letter */ };
enum { GAP = 2 /* steps of a phrase are never further than 2 apart: a start in one title has no step in the next */ };
enum { ROOM_FIRST = 128, RANGES_MOST = 4 /* a step: two consonants with a tense one each */ };

static uint64_t pair(ucs4_t c, ucs4_t d)
{
	return (uint64_t)c << PART | d;
}

static uint64_t triple(ucs4_t a, ucs4_t b, ucs4_t c)
{
	return (uint64_t)a << 2 * PART | pair(b, c);
}

static void add(struct text_grams *grams, uint64_t gram, size_t position)
{
	if (grams->count == grams->room) {
		grams->room = grams->room > 0 ? grams->room * 2 : ROOM_FIRST;
		grams->grams = memory_grow(grams->grams, grams->room, sizeof *grams->grams);
	}
	grams->grams[grams->count++] = (struct text_gram){gram, (uint32_t)position};
}

/* The part of a triple that character I of a title without spaces is. */
static ucs4_t consonant_at(const struct folded *folded, size_t i)
{
	if (i >= folded->count)
		return END;
	if (text_is_consonant(folded->codes[i]))
		return folded->codes[i];
	ucs4_t letter = text_initial_letter(folded->codes[i]);

	return letter ? letter : OTHER;
}

void text_grams_add(struct text_grams *grams, const char *title, size_t length)
{
	struct folded folded;

	text_fold(&folded, title, length, false);
	for (size_t i = 0; i < folded.count; i++)
		add(grams, pair(folded.codes[i], i + 1 < folded.count ? folded.codes[i + 1] : END), grams->pair_end + i);
	grams->pair_end += (uint32_t)folded.count + GAP;
	text_fold_drop_spaces(&folded, false);
	for (size_t i = 0; i < folded.count; i++) {
		ucs4_t first = consonant_at(&folded, i);

		if (first != OTHER)
			add(grams, triple(first, consonant_at(&folded, i + 1), consonant_at(&folded, i + 2)),
			    grams->triple_end + i);
	}
	grams->triple_end += (uint32_t)folded.count + GAP;
	text_fold_finish(&folded);
}

void text_grams_clear(struct text_grams *grams)
{
	grams->count = 0;
	grams->pair_end = grams->triple_end = 0;
}

void text_grams_finish(struct text_grams *grams)
{
	free(grams->grams);
	*grams = (struct text_grams){0};
}

/* A phrase being made; the arrays have room. */
struct maker {
	struct text_gram_step *steps;
	struct text_gram_range *ranges;
	size_t step_count, range_count;
};

static void begin_step(struct maker *maker, size_t offset)
{
	maker->steps[maker->step_count++] = (struct text_gram_step){(uint32_t)offset, 0, maker->ranges + maker->range_count};
}

static void add_range(struct maker *maker, uint64_t first, uint64_t last)
{
	maker->ranges[maker->range_count++] = (struct text_gram_range){first, last};
	maker->steps[maker->step_count - 1].count++;
}

static bool is_single(const struct code_set *set)
{
	return set->count == 1 && set->ranges[0].first == set->ranges[0].last;
}

/* A pair whose first code is known is the rarer the more such pairs there are to choose from, so all of them are asked for. They
 * say what their second character is too. A character that is a range, behind another one, needs a step of its own. */
static void ask_pairs(struct maker *maker, const struct code_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct code_set *set = &row->sets[i];
		const struct code_set *next = i + 1 < row->count ? set + 1 : NULL;

		if (is_single(set) && next) {
			begin_step(maker, i);
			for (size_t r = 0; r < next->count; r++)
				add_range(maker, pair(set->ranges[0].first, next->ranges[r].first),
					  pair(set->ranges[0].first, next->ranges[r].last));
		} else if (i == 0 || !is_single(set - 1)) {
			begin_step(maker, i);
			for (size_t r = 0; r < set->count; r++)
				add_range(maker, pair(set->ranges[r].first, END), pair(set->ranges[r].last, ANY));
		}
	}
}

/* The range of letters of character I, or all there is behind the last one. */
static struct code_range letters_at(const struct code_row *row, size_t i)
{
	return i < row->count ? row->sets[i].ranges[0] : (struct code_range){END, ANY};
}

/* Triples that stand at OFFSET. The letters of a set are two at most, so those in front are taken one by one. */
static void ask_triple(struct maker *maker, const struct code_row *row, size_t offset)
{
	struct code_range a = letters_at(row, offset), b = letters_at(row, offset + 1), c = letters_at(row, offset + 2);

	begin_step(maker, offset);
	if (row->count == 1) {
		add_range(maker, triple(a.first, END, END), triple(a.last, ANY, ANY));
		return;
	}
	for (ucs4_t first = a.first; first <= a.last; first++) {
		if (row->count == 2) {
			add_range(maker, triple(first, b.first, END), triple(first, b.last, ANY));
			continue;
		}
		for (ucs4_t second = b.first; second <= b.last; second++)
			add_range(maker, triple(first, second, c.first), triple(first, second, c.last));
	}
}

static void ask_triples(struct maker *maker, const struct code_row *row)
{
	for (size_t i = 0; i == 0 || i + 3 <= row->count; i++)
		ask_triple(maker, row, i);
}

void text_query_ask(struct text_query *query)
{
	size_t steps_most = ROWS_MOST * (query->count + 1);
	struct maker maker = {0};

	maker.steps = query->steps = memory_grow(NULL, steps_most, sizeof *query->steps);
	maker.ranges = query->ranges = memory_grow(NULL, steps_most * RANGES_MOST, sizeof *query->ranges);
	for (size_t i = 0; i < query->row_count; i++) {
		size_t before = maker.step_count;

		if (query->consonants)
			ask_triples(&maker, &query->rows[i]);
		else
			ask_pairs(&maker, &query->rows[i]);
		query->phrases[i] = (struct text_gram_phrase){maker.step_count - before, query->steps + before};
	}
}

size_t text_query_phrases(const struct text_query *query, const struct text_gram_phrase **phrases)
{
	if (!query || query->loose)
		return 0;
	*phrases = query->phrases;
	return query->row_count;
}
