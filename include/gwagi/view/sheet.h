/* A view as lines of text, for paper: everything unfolded, 80 cells wide, nothing cut. Of the offices it is the call sheet: whom
 * to telephone, and below that what they still owe. */
#ifndef GWAGI_VIEW_SHEET_H
#define GWAGI_VIEW_SHEET_H

#include "gwagi/store/diff.h"
#include "gwagi/view/listing.h"

enum { SHEET_CELLS = 80, SHEET_MOST = 50000 /* lines; behind them it says that there is more */, SHEET_NAME = 64 };

/* A line without its end, valid during the call; false ends it. */
typedef bool sheet_line(void *context, const char *line);

/* What LISTING lists, with its filter; in VIEW_OFFICES only OFFICE and what is below it, if its id is not 0. DAY is that of
 * printing. False with a sentence; also if EACH ended it, then without one. */
bool sheet_write(const struct listing *listing, struct ref office, day_number day, sheet_line *each, void *context,
		 struct error *error);
/* The same lines, all of them however many, CELLS wide (at least 40) or with 0 not wrapped at all; *ROWS is how many rows stand
 * in them, without headings. */
bool sheet_print(const struct listing *listing, int cells, day_number day, sheet_line *each, void *context, int64_t *rows,
		 struct error *error);
/* The same rows for programs, one by one, without headings; valid during the call. */
struct sheet_row {
	/* What it stands under, the same in every language: in VIEW_WORK the word of the filter language, in VIEW_TARGETS the
	 * agenda, in VIEW_OFFICES the office, in VIEW_AGENDA overdue or the first day of the week or month, in VIEW_CHANGES the
	 * difference; NULL if there is nothing. */
	const char *section;
	struct ref ref;
	const char *code;
	const struct diff_row *change; /* VIEW_CHANGES; else NULL */
};
typedef bool sheet_each(void *context, const struct sheet_row *row, struct error *error); /* false ends it */
bool sheet_rows(const struct listing *listing, sheet_each *each, void *context, struct error *error);
/* What it should be called: 연락망-2026-01-10.txt, by the 기준일. */
void sheet_name(const struct listing *listing, char out[SHEET_NAME]);

#endif
