/* What a new row's own columns imply: its place in the tree, the days of its date, the scale of its amounts. */
#ifndef GWAGI_STORE_PLACE_H
#define GWAGI_STORE_PLACE_H

#include "cell.h"
#include "gwagi/store/gate.h"

table_place place_office, place_meeting, place_item, place_entity, place_assignment, place_contact, place_milestone, place_target,
	place_occurrence, place_path, place_evidence, place_link, place_reading, place_call;

/* Whether the day TO does not lie before FROM; either may be empty. */
bool place_in_order(const struct cell *from, const struct cell *to);
/* Whether what was done on DONE, a stored date, can have been reported on the day REPORTED; either may be empty. */
bool place_reported_after(const struct cell *done, const struct cell *reported);
/* First and last day of the stored date in DATE; empty cells for open ends and recurrences. */
void place_days(const struct cell *date, struct cell *first, struct cell *last);
/* NULL, or why a target has no reading (by METHOD, "" if it is not told); what the database could not do is in ERROR too. */
const char *place_measured(struct store *store, int64_t target, const char *method, struct error *error);
/* The days, the scale and the defaults of a target's figures. NULL, or what is wrong with them and with which of them (*KEY). */
const char *place_figures(const struct table *table, struct cell *cells, const char **key);

#endif
