/* The milestones at and below a row over a month, a quarter, a year or several years: a window of rows, each with a state, a
 * name, its D-day and a bar in ASCII. Only the rows of the window are held. On request the rows stand below the offices that
 * answer for them.
 *
 * Bars: = done  - under way  . not begun  / on hold  ! days overdue  * finished  o due  X missed  : first promised
 * | today; < and > at the edge for what lies outside. Of what is under way the done part is that of the stages of law-making, as
 * nothing else is known of it. */
#ifndef GWAGI_VIEW_TIMELINE_H
#define GWAGI_VIEW_TIMELINE_H

#include "gwagi/model/filter.h"
#include "gwagi/store/outline.h"
#include "gwagi/view/holiday.h"
#include "gwagi/view/row.h"

enum timeline_scale { TIMELINE_MONTH, TIMELINE_QUARTER, TIMELINE_YEAR, TIMELINE_YEARS, TIMELINE_SCALES };
/* month, quarter, year, years: TIMELINE_SCALES if it is none. */
enum timeline_scale timeline_scale_find(const char *word);

struct timeline;

struct timeline *timeline_create(struct store *store); /* borrows STORE; over a year with today in it */
void timeline_destroy(struct timeline *timeline);      /* NULL is fine */
void timeline_set_holidays(struct timeline *timeline, const struct holidays *holidays); /* borrowed; NULL: none are known */

/* From the next load on only what FILTER, which is borrowed, lets through of a meeting or what lies in it; NULL: all. The counts
 * of due days are then found by looking at all of it: for printing. */
void timeline_set_filter(struct timeline *timeline, const struct filter *filter);

/* Show what lies at and below BELOW in HEIGHT rows (at least 1) of WIDTH cells, the cursor on the first. Of a target it is what
 * lies at its item, of an office and a contact what that office and those below it answer for. A BELOW that it already shows is
 * read again and keeps the milestone under the cursor, wherever that stands now; one that is gone gives way to the first. On
 * false, with a sentence, it is empty. */
bool timeline_load(struct timeline *timeline, struct ref below, int width, int height, struct error *error);
bool timeline_move(struct timeline *timeline, int rows, struct error *error); /* down, or up if negative; stops at the ends */
bool timeline_first(struct timeline *timeline, struct error *error);
bool timeline_last(struct timeline *timeline, struct error *error);
/* The rows behind the window in its place; none, and the window empty, at the end. For printing. */
bool timeline_next_page(struct timeline *timeline, struct error *error);

/* Time: these read no rows again, only the counts of due days under other cells. */
enum timeline_scale timeline_scale(const struct timeline *timeline);
bool timeline_set_scale(struct timeline *timeline, enum timeline_scale scale,
			struct error *error);                                             /* keeps what is in the middle */
bool timeline_pan(struct timeline *timeline, int units, bool pages, struct error *error); /* on, or back if negative */
bool timeline_recentre(struct timeline *timeline, struct error *error);                   /* today is in sight */

bool timeline_lanes(const struct timeline *timeline);
bool timeline_set_lanes(struct timeline *timeline, bool lanes, struct error *error); /* grouped by office */

int timeline_count(const struct timeline *timeline);                 /* rows in the window */
int timeline_position(const struct timeline *timeline);              /* of the cursor in the window */
const struct node *timeline_cursor(const struct timeline *timeline); /* NULL if there is no row; id 0 for a lane's heading */

/* Show what QUERY, which is borrowed, finds in titles as hits; NULL finds nothing. */
void timeline_set_query(struct timeline *timeline, const struct text_query *query);
/* Two header lines (LINE 0 big units, 1 small ones), a row (behind the last one only the line of today), and how many days are
 * due in each cell, of all that lies below. */
void timeline_head(const struct timeline *timeline, int line, struct row *row);
void timeline_row(const struct timeline *timeline, int position, struct row *row);
void timeline_foot(const struct timeline *timeline, struct row *row);

#endif
