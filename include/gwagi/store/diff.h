/* What changed between two days, for people: which lights came on, which went back, what was moved, reported, added. Each day is
 * looked at as of itself: of a frozen one what was known then, judged by its rules. The list that officials go through each
 * month. */
#ifndef GWAGI_STORE_DIFF_H
#define GWAGI_STORE_DIFF_H

#include "gwagi/model/record.h"
#include "gwagi/store/store.h"

struct diff_row {
	enum difference difference;
	struct ref ref;   /* what it is about: an item, milestone, target, meeting; an office, a contact */
	const char *code; /* of that; evidence, calls and readings are told under what they belong to */
	const char *title;
	/* The field whose values these are, of the row itself or of what was added to it, and its kind; NULL: neither nor. */
	enum record_kind kind;
	const char *field;
	const char *before, *after; /* as stored; NULL for none */
	int months;                 /* STILL_LIT: on how many frozen months in a row, up to the later day; of others 0 */
	const char *rule;           /* of a milestone, the sentence that decided on the later day; NULL of others */
	const char *offices;        /* that answer for it on the later day, separated by newlines; NULL if none */
};

/* Valid during the call; false ends it. */
typedef bool diff_each(void *context, const struct diff_row *row);

/* From FROM to TO, not before it, both not after the 기준일 (ERROR_USAGE). In the order of the tree, behind it offices and
 * contacts. It reads a piece at a time over connections of its own and holds no lock while EACH runs; STORE is only asked where
 * the database is. */
bool store_diff(struct store *store, day_number from, day_number to, diff_each *each, void *context, struct error *error);
/* How many rows of each difference that would be. */
bool store_diff_count(struct store *store, day_number from, day_number to, int64_t counts[DIFFERENCE_COUNT], struct error *error);

#endif
