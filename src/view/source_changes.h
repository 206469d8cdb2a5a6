/* What the view of changes knows besides its rows. */
#ifndef GWAGI_SRC_VIEW_SOURCE_CHANGES_H
#define GWAGI_SRC_VIEW_SOURCE_CHANGES_H

#include "gwagi/model/day.h"
#include "gwagi/view/sheet.h"

/* From the next reload on; DAY_NONE: the last frozen day, else the first day of all. */
void source_changes_set_since(void *state, day_number day);
day_number source_changes_since(const void *state); /* that was read last */
/* From the next reload on all of them, however many, with what the store tells of each; and these, in the order of the view. */
void source_changes_set_whole(void *state);
bool source_changes_rows(const void *state, sheet_each *each, void *context, struct error *error);

#endif
