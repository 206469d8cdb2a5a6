/* A stretch of time in cells: month, quarter, year or several years, as many of their parts as a pane has room for. */
#ifndef GWAGI_SRC_VIEW_SCALE_H
#define GWAGI_SRC_VIEW_SCALE_H

#include "gwagi/view/holiday.h"
#include "gwagi/view/row.h"
#include "gwagi/view/timeline.h"

enum { SCALE_CELLS = 128, SCALE_HEAD = 64 /* bytes of its name */ };

struct scale {
	enum timeline_scale kind;
	int width;                         /* cells of the pane */
	int label;                         /* cells for the name */
	int left;                          /* cells of the D-day column; 0: there is none */
	int before;                        /* cells in front of the bars */
	int pitch, units;                  /* cells of a small unit (day, week, month, year), and how many are shown */
	bool whole;                        /* a whole month, quarter or year is shown, or as many years as there is room for */
	int cells;                         /* of the bars */
	int today;                         /* its cell; -1 if it is not shown */
	day_number day;                    /* today */
	day_number edges[SCALE_CELLS + 1]; /* cell i holds the days from edges[i] up to edges[i + 1]; none if it is a gap */
	const struct holidays *holidays;   /* NULL: none are known */
};

/* The scale KIND in a pane of CELLS on the day TODAY. START is the first day shown, DAY_NONE: such that today is in sight. */
struct scale scale_make(enum timeline_scale kind, day_number today, day_number start, int cells);
/* The START from which DAY is in sight. */
day_number scale_start(enum timeline_scale kind, day_number day, int cells);
/* The START behind that of SCALE by so many small units (in front if negative), or by pages. Stays in the years 1900 to 2200. */
day_number scale_pan(const struct scale *scale, int units, bool page);
day_number scale_middle(const struct scale *scale);

/* The cell of DAY: -1 before the first one, scale->cells behind the last one; -1 for DAY_NONE. */
int scale_cell(const struct scale *scale, day_number day);
/* "2026년", "'26년 3분기", "2026년 8월", "2026-2030", or the first and the last day. */
void scale_name(const struct scale *scale, char out[SCALE_HEAD]);
/* The two lines over the bars: 0 big units, 1 small ones. */
void scale_head(const struct scale *scale, int line, struct row *row);
/* What stands in an empty cell: ':' on a day off where days are shown, else ' '. */
char scale_ground(const struct scale *scale, int cell);
/* Whether each of COUNTS, one a cell, fits into its cell. */
bool scale_counts_fit(const struct scale *scale, const int64_t *counts);
/* These numbers under the cells, or under the small units what they come to there. */
void scale_counts(const struct scale *scale, const int64_t *counts, bool by_units, struct row *row);

#endif
