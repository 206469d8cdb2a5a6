/* Column `answer` of milestones: the id of the item at or above it that has an assignment, the nearest one, whose offices answer
 * for it; of what hangs on the meeting itself the meeting's, negative; NULL if there is none. As of a past day it says what is
 * so now. */
#ifndef GWAGI_STORE_ANSWER_H
#define GWAGI_STORE_ANSWER_H

#include "builder.h"
#include "hits.h"

/* Of an item; 0 if there is none. */
bool answer_of(struct store *store, int64_t item, int64_t *answer, struct error *error);
/* Make it right for all below an item, when an assignment of the item has come or gone. */
bool answer_settle(struct store *store, int64_t item, struct error *error);

/* What some offices answer for, in the order of the tree, from the first on; so the first page costs the same however much there
 * is. `struct answering answering = {0};`, filled by filter_sql(). */
struct answering {
	struct sql_builder offices; /* a query for their ids; empty: nothing is asked */
	struct sql_builder due;     /* conditions on milestone `m`, each with AND in front */
	struct hits places;         /* what is assigned to them, by id or, negative, the meeting's id */
	size_t next, window;        /* of them, the one to look at next, and how many at once */
	char after[CODE_SORT];      /* all up to here is done */
};

bool answering_begin(struct answering *answering, struct store *store, struct error *error);
bool answering_is_done(const struct answering *answering);
/* Put the next milestones in place of HITS: WANTED or more of them, fewer only at the end. */
bool answering_next(struct answering *answering, struct store *store, size_t wanted, struct hits *hits, struct error *error);
void answering_finish(struct answering *answering);

#endif
