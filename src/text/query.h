/* What match.c and gram.c share: folded text, and a query as rows of sets of codes. */
#ifndef GWAGI_SRC_TEXT_QUERY_H
#define GWAGI_SRC_TEXT_QUERY_H

#include "gwagi/text/gram.h"
#include "internal.h"

enum { FOLD_SMALL = 512 /* bytes of a title that is folded without asking for memory */ };

/* A title or a query as it is compared. Never more codes than bytes; no code is 0. */
struct folded {
	size_t count;
	ucs4_t *codes;
	struct text_mark *places; /* what each was made of; NULL unless asked for */
	ucs4_t small[FOLD_SMALL];
};
void text_fold(struct folded *folded, const char *bytes, size_t length, bool placed);
void text_fold_drop_spaces(struct folded *folded, bool dots_too);
void text_fold_finish(struct folded *folded);

struct code_range {
	ucs4_t first, last;
};
struct code_set {
	size_t count; /* 1 or 2, in order, not touching */
	struct code_range ranges[2];
};
struct code_row {
	size_t count;
	struct code_set *sets; /* one a character */
};
enum { ROWS_MOST = 2 };

struct text_query {
	char *bytes;
	bool loose;      /* spaces and middle dots do not count */
	bool consonants; /* nothing else in it: spaces do not count */
	size_t count;    /* codes */
	ucs4_t *codes;   /* folded, without spaces around */
	size_t row_count;
	struct code_row rows[ROWS_MOST]; /* either may hold: as written; the last consonant moved to the next syllable */
	struct text_gram_phrase phrases[ROWS_MOST];
	struct text_gram_step *steps; /* of all phrases, as are the ranges */
	struct text_gram_range *ranges;
};

/* gram.c: fills in the phrases of a query that is ready but for them. */
void text_query_ask(struct text_query *query);

#endif
