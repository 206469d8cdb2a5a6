/* The kept counts: how many milestones have which signal from which day on (table tally). */
#ifndef GWAGI_STORE_TALLY_H
#define GWAGI_STORE_TALLY_H

#include "gwagi/store/outline.h"
#include "internal.h"
#include "milestone.h"

/* Count a milestone in (SIGN 1) or out (−1) in its meeting and agenda, whose sort keys begin SORT. */
bool tally_change(struct store *store, const char *sort, const struct milestone_state *state, int sign, struct error *error);
/* Count in all milestones with an id above AFTER at once, as a load leaves them. */
bool tally_load(struct store *store, int64_t after, struct error *error);
/* Whether what is kept for a scope, on every day, is what its milestones make of it. */
bool tally_verify(struct store *store, const char *scope, bool *sound, struct error *error);

#endif
