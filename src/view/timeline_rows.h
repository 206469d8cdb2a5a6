/* What stands in the rows of a timeline, and its whole state. */
#ifndef GWAGI_SRC_VIEW_TIMELINE_ROWS_H
#define GWAGI_SRC_VIEW_TIMELINE_ROWS_H

#include "gwagi/store/lanes.h"
#include "gwagi/store/scan.h"
#include "scale.h"

enum { LANES_MOST = 1024 };

struct timeline_row {
	struct node node; /* id 0: the heading of its lane */
	int lane;         /* of timeline->offices; 0 where there are none */
};

struct timeline {
	struct store *store;
	const struct holidays *holidays;
	struct ref below;
	enum timeline_scale kind;
	day_number start; /* the first day shown; DAY_NONE: such that today is in sight */
	struct scale scale;
	int64_t due[SCALE_CELLS];
	bool lanes;           /* wanted */
	struct lane *offices; /* the lanes; NULL: rows are in the order of the tree */
	size_t office_count;
	struct timeline_row *rows; /* `height` allocated, `count` in use */
	int width, height, count, position;
	const struct text_query *query;
	const struct filter *filter;         /* NULL: all */
	struct scan *scan;                   /* with a filter: what it lets through, */
	char from[CODE_SORT], to[CODE_SORT]; /* between these */
};

/* The lanes below timeline->below, or none. */
bool timeline_rows_begin(struct timeline *timeline, struct error *error);
/* Up to ROOM rows behind AFTER (NULL: from the first), or with `backwards` those before it (from the last), nearest first. */
bool timeline_rows_read(struct timeline *timeline, const struct timeline_row *after, bool backwards, struct timeline_row *rows,
			int room, int *count, struct error *error);
/* Read ROW, of the lane of OFFICE, again; *THERE says whether it still is. */
bool timeline_rows_again(struct timeline *timeline, struct timeline_row *row, int64_t office, bool *there, struct error *error);

/* With a filter: how many of all of them are due in each cell of the scale. */
bool timeline_rows_count(struct timeline *timeline, struct error *error);

#endif
