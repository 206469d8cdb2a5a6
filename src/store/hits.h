/* Found rows in the order of the tree. */
#ifndef GWAGI_STORE_HITS_H
#define GWAGI_STORE_HITS_H

#include "gwagi/model/code.h"
#include "gwagi/model/record.h"
#include "ids.h"
#include "internal.h"

/* Up to this many are put in order in memory; 50 ms of a database of a million rows. */
enum { HITS_ORDERED = 10000 };

struct hits {
	struct hit {
		struct ref ref;
		char sort[CODE_SORT];
	} * all; /* owned */
	size_t count, room;
};

/* Add the rows of KIND that are in IDS and still there. */
bool hits_add(struct hits *hits, struct store *store, enum record_kind kind, const struct ids *ids, struct error *error);
void hits_sort(struct hits *hits);
size_t hits_behind(const struct hits *hits, const char *sort, bool or_at); /* the first one behind (or at) a sort key */
void hits_finish(struct hits *hits);

#endif
