/* The search index (table `search`): the grams (gwagi/text/gram.h) of the texts that a bare word is looked for in, of items and
 * milestones. Every write keeps it in step, in its own transaction. */
#ifndef GWAGI_STORE_INDEX_H
#define GWAGI_STORE_INDEX_H

#include "gwagi/model/record.h"
#include "gwagi/text/gram.h"
#include "ids.h"
#include "internal.h"
#include "postings.h"

bool index_has(enum record_kind kind); /* whether rows of this kind are in it */
int index_kind(enum record_kind kind); /* their number in the table; INDEX_KINDS if they are not */
enum { INDEX_KINDS = 2 };
enum record_kind index_kind_at(int place);

/* Rows of KIND, id first and behind it the texts that a bare word is looked for in; ?1 is an id: of the one row, or of that
 * before the first of them, and they come by id. Given back by the caller; NULL with a sentence on failure. */
sqlite3_stmt *index_texts(struct store *store, enum record_kind kind, bool one, struct error *error);
bool index_row_holds(sqlite3_stmt *row, const struct text_query *query);
enum text_rank index_row_rank(sqlite3_stmt *row, const struct text_query *query); /* of the best of its texts */
void index_row_grams(sqlite3_stmt *row, struct text_grams *grams);                /* of such a row, in place of what was there */
/* The one row of REF so; *ROW is false if there is none. *STATEMENT is given back by the caller in every case. */
bool index_row(struct store *store, struct ref ref, sqlite3_stmt **statement, bool *row, struct error *error);
bool index_grams(struct store *store, struct ref ref, struct text_grams *grams, struct error *error);

/* Take changed postings of a gram into the table. */
bool index_apply(struct store *store, int kind, uint64_t gram, const struct postings *removed, const struct postings *added,
		 struct error *error);
/* The row has other texts now: BEFORE are its grams until now. */
bool index_change(struct store *store, struct ref ref, struct text_grams *before, struct error *error);
/* Take in all rows of KIND behind the id AFTER (index_load.c). */
bool index_load(struct store *store, enum record_kind kind, int64_t after, struct error *error);

/* Add the rows of KIND that hold QUERY, which is not empty, to HITS (index_find.c). Every row is looked at for a loose query,
 * and of a kind that is not in the index: meetings, which are few. */
bool index_find(struct store *store, enum record_kind kind, const struct text_query *query, struct ids *hits,
		struct error *error);

/* Compare with the texts: *WRONG is the first row of KIND whose postings are not those of its texts, 0 if there is none
 * (index_check.c). */
bool index_verify(struct store *store, enum record_kind kind, int64_t *wrong, struct error *error);

bool index_damaged(struct error *error); /* sets the sentence; returns false */

#endif
