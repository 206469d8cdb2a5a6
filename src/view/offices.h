/* The offices of the 기준일 as a tree in memory, what a filter lets through of it, and the counts of what each answers for. A
 * filter's plain words that name an office or a person choose offices; the rest of it chooses milestones. */
#ifndef GWAGI_SRC_VIEW_OFFICES_H
#define GWAGI_SRC_VIEW_OFFICES_H

#include "gwagi/text/match.h"
#include "section.h"

struct office {
	int64_t id, version;
	char code[CODE_TEXT];
	char *name, *aliases, *parent_code;
	int parent, first, last, next, previous; /* places in the array, the nearest that are there; −1: none */
	int depth;
	bool there;         /* on the 기준일; else nothing of the following is so */
	bool own;           /* its people and what it answers for are let through */
	bool shown;         /* that, or something below it */
	struct tally tally; /* of what it and those below it answer for, each milestone once */
};

/* Counts by what is assigned: an item's id, or negative a meeting's. */
struct answered {
	struct answered_place {
		int64_t place; /* 0: free */
		struct tally tally;
	} * all;
	size_t count, room; /* `room` is a power of two, or 0 */
};

/* Zeroed but for the store, it is empty. */
struct offices {
	struct store *store;
	struct office *all; /* by id */
	size_t count, room;
	int first, last; /* of those at the top; −1: none */
	size_t there, shown;
	struct section section; /* the milestones that are let through */
	char *filter;           /* as it was given; NULL: nothing was read yet */
	bool filtered;          /* there are terms about milestones */
	bool counted;           /* `done` is of this filter, if maybe of before the last change */
	bool counting;          /* `next` is not complete */
	struct answered done, next;
	struct scan_place place; /* up to where `next` has come */
};

void offices_finish(struct offices *offices);
/* Read all anew; what FILTER lets through from now on. A few thousand milestones are counted at once. On false nothing is there.
 */
bool offices_load(struct offices *offices, const char *filter, struct error *error);
int offices_find(const struct offices *offices, int64_t id); /* its place, if it is there; else −1 */

/* office_count.c: forget the counts, of another filter all of them; go on counting. */
bool offices_start_count(struct offices *offices, bool other, struct error *error);
bool offices_count(struct offices *offices, int *budget, struct error *error);
/* Of what is assigned as PLACE; NULL: nothing that is let through, as far as is known. */
const struct tally *offices_answered(const struct offices *offices, struct ref place);

/* office_words.c: which offices the words of FILTER let through (`own`); REST is the filter without them. */
bool offices_choose(struct offices *offices, const char *filter, char rest[FILTER_TEXT], struct error *error);

#endif
