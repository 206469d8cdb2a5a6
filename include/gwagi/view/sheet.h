/* A view as lines of text, for paper: everything unfolded, 80 cells wide, nothing cut. Of the offices it is the call sheet: whom
 * to telephone, and below that what they still owe. */
#ifndef GWAGI_VIEW_SHEET_H
#define GWAGI_VIEW_SHEET_H

#include "gwagi/view/listing.h"

enum { SHEET_CELLS = 80, SHEET_MOST = 50000 /* lines; behind them it says that there is more */, SHEET_NAME = 64 };

/* A line without its end, valid during the call; false ends it. */
typedef bool sheet_line(void *context, const char *line);

/* What LISTING lists, with its filter; in VIEW_OFFICES only OFFICE and what is below it, if its id is not 0. DAY is that of
 * printing. False with a sentence; also if EACH ended it, then without one. */
bool sheet_write(const struct listing *listing, struct ref office, day_number day, sheet_line *each, void *context,
		 struct error *error);
/* What it should be called: 연락망-2026-01-10.txt, by the 기준일. */
void sheet_name(const struct listing *listing, char out[SHEET_NAME]);

#endif
