/* A year in cells, and a milestone's bar in it. */
#ifndef GWAGI_SRC_VIEW_BAR_H
#define GWAGI_SRC_VIEW_BAR_H

#include "gwagi/store/outline.h"
#include "gwagi/view/row.h"

enum { SCALE_CELLS = 48, LEFT_FULL = 8 }; /* the widest year; a D-day column with room for every word */

struct scale {
	int year;
	int label; /* cells for the name */
	int left;  /* cells of the D-day column */
	int month; /* cells a month: 4 and 3 begin with 상순 중순 하순, 2 are its halves */
	int cells; /* of the year */
	int today; /* its cell */
	day_number day;
};

/* The year of TODAY in a pane of CELLS: the label grows first, then the months. */
struct scale scale_make(day_number today, int cells);
/* The cell of DAY: below 0 before the year, scale->cells after it; -1 for DAY_NONE. */
int scale_cell(const struct scale *scale, day_number day);
void scale_head(const struct scale *scale, int line, struct row *row);
void bar_draw(const struct scale *scale, const struct node *node, struct row *row);

#endif
