/* What the view of changes knows besides its rows. */
#ifndef GWAGI_SRC_VIEW_SOURCE_CHANGES_H
#define GWAGI_SRC_VIEW_SOURCE_CHANGES_H

#include "gwagi/model/day.h"

/* From the next reload on; DAY_NONE: the last frozen day, else the first day of all. */
void source_changes_set_since(void *state, day_number day);
day_number source_changes_since(const void *state); /* that was read last */

#endif
