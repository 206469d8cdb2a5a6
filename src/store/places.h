/* The milestones that offices answer for in the order of their last days, a page at a time: out of the index of what answers,
 * place by place, so that a page costs by the places and not by the milestones. */
#ifndef GWAGI_STORE_PLACES_H
#define GWAGI_STORE_PLACES_H

#include "gwagi/model/day.h"
#include "reach.h"

/* Where a milestone stands in the order of last days: those without one last. */
struct due_place {
	int64_t id;
	bool undated;
	char due[DAY_TEXT], sort[CODE_SORT];
};

/* The first of them, up to ROOM, nearest first. */
struct due_page {
	struct due_place *all; /* ROOM of them */
	size_t count, room;
	bool backwards;
};

/* Put into PAGE what stands behind AFTER (before it, backwards); NULL: from the first (last) on. REACH has an office, and as its
 * range a meeting, an agenda or everything: below these nothing is answered for by what lies above. Of the present. */
bool places_page(struct store *store, const struct reach *reach, const struct due_place *after, struct due_page *page,
		 struct error *error);

#endif
