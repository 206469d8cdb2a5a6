/* Sets of row ids: one bit an id, in pages of which only those with an id in them take memory. */
#ifndef GWAGI_STORE_IDS_H
#define GWAGI_STORE_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `struct ids set = {0};` is an empty one. Ids are from 0 to POSTING_ID_MOST (postings.h); others are in no set. */
struct ids {
	uint64_t **pages;
	size_t room;   /* pages */
	int64_t count; /* ids */
};

void ids_add(struct ids *ids, int64_t id);
bool ids_has(const struct ids *ids, int64_t id);
int64_t ids_next(const struct ids *ids, int64_t id); /* the smallest from ID on; −1 if there is none */
void ids_finish(struct ids *ids);

#endif
