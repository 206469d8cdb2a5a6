/* Looking at a past day: which one is meant, and what is said of it. */
#ifndef GWAGI_VIEW_PAST_H
#define GWAGI_VIEW_PAST_H

#include "gwagi/store/store.h"
#include "gwagi/text/text.h"

/* The day to look at that a person types, for store_set_as_of(): DAY_NONE if it is today. False, with a sentence, for what is no
 * day, has not come, or lies before all there is. */
bool past_read(struct store *store, const char *typed, day_number *day, struct error *error);
/* Which day is looked at, and what that means. */
void past_sentence(const struct store *store, struct text *out);

#endif
