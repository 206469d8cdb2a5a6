/* Searching the tree: meetings, items and milestones whose title, formal title, code or aliases hold a query (text/match.h).
 * Items and milestones are looked up in an index that is kept in step by every write (src/store/index.c), so that a million
 * titles answer at once and just as a look at each of them would. A loose query is not for the index: every title is looked at,
 * which takes up to a second for a million of them; so ask it only when nothing else was found. */
#ifndef GWAGI_STORE_SEARCH_H
#define GWAGI_STORE_SEARCH_H

#include "gwagi/store/outline.h"
#include "gwagi/text/match.h"

struct search; /* the hits of one query, as they were when it was asked */

/* QUERY is borrowed as long as SEARCH lives; an empty one finds nothing. NULL and a sentence on failure. */
struct search *store_search(struct store *store, const struct text_query *query, struct error *error);
void store_search_destroy(struct search *search); /* NULL is fine */

int64_t store_search_count(const struct search *search);
bool store_search_has(const struct search *search, struct ref ref);

/* The hit behind (or before) the row FROM in the order of the tree, round the end if need be; *NODE has id 0 if there is no hit
 * at all. *PLACE (may be NULL) is which one it is, from 1; 0 if there are so many (over 10,000) that they were not put in order.
 */
bool store_search_step(struct search *search, struct ref from, bool backwards, struct node *node, int64_t *place,
		       struct error *error);
/* The best hit (enum text_rank), of equals the first at or behind FROM. Looks at 1,000 hits from FROM on at most. */
bool store_search_best(struct search *search, struct ref from, struct node *node, int64_t *place, struct error *error);

#endif
