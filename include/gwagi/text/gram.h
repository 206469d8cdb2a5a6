/* What a search index knows of titles, and what a query (match.h) asks of it. The answer is exactly that of
 * text_query_match() on each title: nothing has to be looked at again. Loose queries are not for it: the grams of titles hold
 * their spaces and dots.
 *
 * A title gives grams, each with the position of its first character. Two families share the numbers (parts of 21 bits: Unicode
 * code points, the consonants as U+3131…, END 0, OTHER 1):
 * - pairs (c, d) of neighbouring folded characters, the last with END;
 * - triples of the initial consonants of the title without its spaces, for queries of consonants only; what is no consonant
 *   and begins with none is OTHER in them, and no triple begins with it. Positions count that spaceless row.
 * Several titles of one row (formal title, code, aliases) lie one behind the other, so far apart that nothing spans two.
 *
 * A query is some phrases, of which one must hold: steps (offset, ranges of grams), all at the same start. A row is hit if there
 * is a start p such that for each step one of its grams stands at p + offset. */
#ifndef GWAGI_TEXT_GRAM_H
#define GWAGI_TEXT_GRAM_H

#include "gwagi/text/match.h"

struct text_gram {
	uint64_t gram; /* below 2^63 */
	uint32_t position;
};
struct text_grams {
	struct text_gram *grams; /* unordered */
	size_t count, room;
	uint32_t pair_end, triple_end; /* positions at which the next title begins */
};
/* `struct text_grams g = {0};` is an empty one. Add those of one more title of the same row. */
void text_grams_add(struct text_grams *grams, const char *title, size_t length);
void text_grams_clear(struct text_grams *grams); /* for the next row; keeps its memory */
void text_grams_finish(struct text_grams *grams);

struct text_gram_range {
	uint64_t first, last;
};
struct text_gram_step {
	uint32_t offset;
	size_t count;
	const struct text_gram_range *ranges; /* in order, none touching the next */
};
struct text_gram_phrase {
	size_t count; /* at least 1 */
	const struct text_gram_step *steps;
};
/* Owned by the query; 0 for an empty one, and for a loose one, which is in titles all the same. */
size_t text_query_phrases(const struct text_query *query, const struct text_gram_phrase **phrases);

#endif
