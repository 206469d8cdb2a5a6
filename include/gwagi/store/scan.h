/* Walking over the rows that a filter lets through, in either direction, a step at a time: what a window of rows on the screen is
 * filled from. A step looks at a bounded number of rows, so that a filter that hits one row in a million blocks no key: it says
 * that there is more to look at, and where to go on. */
#ifndef GWAGI_STORE_SCAN_H
#define GWAGI_STORE_SCAN_H

#include "gwagi/model/filter.h"
#include "gwagi/store/outline.h"

enum scan_order {
	SCAN_TREE, /* codes */
	SCAN_DUE   /* last days, what has none behind them; milestones only */
};

/* Between two rows; `struct scan_place place = {0};` is in front of the first one. */
struct scan_place {
	char key[CODE_SORT]; /* sort key, or the last day */
	int64_t id;
	bool undue; /* SCAN_DUE: among those without a last day */
};
extern const struct scan_place scan_end; /* behind the last one */

struct scan;

enum scan_result { SCAN_FAILED = -1, SCAN_NONE, SCAN_ROW, SCAN_MORE };

/* Of items, milestones or targets; FILTER (NULL: all) is read once and as of now: make it again when anything has changed.
 * NULL with a sentence, as store_list(), for a filter that does not fit the kind. */
struct scan *store_scan(struct store *store, enum record_kind kind, enum scan_order order, const struct filter *filter,
			struct error *error);
/* Of milestones, in the order of the tree: those for which the offices of PLACE, an item or meeting, answer. What lies below it
 * and is assigned anew is not among them. */
struct scan *store_scan_answered(struct store *store, struct ref place, const struct filter *filter, struct error *error);
void store_scan_destroy(struct scan *scan); /* NULL is fine */

/* The next row behind (or before) *PLACE into *NODE, and *PLACE goes there. *BUDGET is how many thousand rows may be looked at in
 * vain, and is counted down. SCAN_MORE: none so far, *PLACE is how far it came. SCAN_NONE: there is none. */
enum scan_result store_scan_step(struct scan *scan, struct scan_place *place, bool backwards, int *budget, struct node *node,
				 struct error *error);
/* Where a row stands: between what is before it and what is behind it. */
struct scan_place store_scan_place(enum scan_order order, const struct node *node);
/* Count on from *PLACE: *COUNT grows by what is found. SCAN_NONE: all is counted; SCAN_MORE: up to *PLACE. */
enum scan_result store_scan_count(struct scan *scan, struct scan_place *place, int *budget, int64_t *count, struct error *error);

/* A row of which no more than this is told; valid during the call. */
struct scan_told {
	const char *code;
	/* Of a milestone the item, or negative the meeting, whose offices answer for it, 0 if there is none; of a target
	 * enum scan_figure. */
	int64_t sense;
	struct milestone_state state; /* of a milestone, as its verdict on the 기준일 */
	struct verdict verdict;
};
enum scan_figure { FIGURE_UNMEASURED, FIGURE_WITHHELD, FIGURE_NO_READING, FIGURE_MEASURED };
typedef void scan_each(void *context, const struct scan_told *told);
/* Go over all rows behind *PLACE, of milestones or targets, in slices as store_scan_count() does. */
enum scan_result store_scan_tell(struct scan *scan, struct scan_place *place, int *budget, scan_each *each, void *context,
				 struct error *error);

#endif
