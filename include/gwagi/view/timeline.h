/* The milestones at and below a row over the year of the 기준일: a window of rows, each with a state, a name, its D-day
 * and a bar in ASCII. Only the rows of the window are held.
 *
 * Bars: = done  - under way  . not begun  / on hold  ! days overdue  * finished  o due  X missed  | today; < and > at the
 * edge for what lies outside the year. */
#ifndef GWAGI_VIEW_TIMELINE_H
#define GWAGI_VIEW_TIMELINE_H

#include "gwagi/store/outline.h"
#include "gwagi/view/row.h"

struct timeline;

struct timeline *timeline_create(struct store *store); /* borrows STORE */
void timeline_destroy(struct timeline *timeline);      /* NULL is fine */

/* Show what lies at and below BELOW in HEIGHT rows (at least 1), the cursor on the first. A BELOW that it already shows is read
 * again and keeps the milestone under the cursor, wherever that stands now; one that is gone gives way to the first. On false,
 * with a sentence, it is empty. */
bool timeline_load(struct timeline *timeline, struct ref below, int height, struct error *error);
bool timeline_move(struct timeline *timeline, int rows, struct error *error); /* down, or up if negative; stops at the ends */
bool timeline_first(struct timeline *timeline, struct error *error);
bool timeline_last(struct timeline *timeline, struct error *error);

int timeline_count(const struct timeline *timeline);                 /* rows in the window */
int timeline_position(const struct timeline *timeline);              /* of the cursor in the window */
const struct node *timeline_cursor(const struct timeline *timeline); /* NULL if there is no milestone */

/* Show what QUERY, which is borrowed, finds in titles as hits; NULL finds nothing. */
void timeline_set_query(struct timeline *timeline, const struct text_query *query);
/* Two header lines (LINE 0 quarters, 1 months), a row (behind the last one only the line of today), and the count of due days a
 * cell of the rows in the window. */
void timeline_head(const struct timeline *timeline, int line, int cells, struct row *row);
void timeline_row(const struct timeline *timeline, int position, int cells, struct row *row);
void timeline_foot(const struct timeline *timeline, int cells, struct row *row);

#endif
