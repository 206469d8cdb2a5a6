/* Changes of the kept counts (table tally), added up before they are written. */
#ifndef GWAGI_STORE_GATHER_H
#define GWAGI_STORE_GATHER_H

#include "internal.h"

/* Of one scope; open addressing, keyed by span, start and measure. `struct gather gather = {0};` is an empty one. */
struct gather {
	size_t used, room; /* room is a power of two */
	struct gather_slot {
		bool used;
		int span, start, measure;
		int64_t n;
	} * slots;
};

void gather_add(struct gather *gather, int span, int start, int measure, int64_t change);
bool gather_is_zero(const struct gather *gather);
void gather_clear(struct gather *gather);
void gather_finish(struct gather *gather);
/* Add what is not nothing to the counts of a scope. */
bool gather_put(const struct gather *gather, struct store *store, const char *scope, struct error *error);

#endif
