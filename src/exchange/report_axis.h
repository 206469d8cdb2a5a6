/* The days that a timeline shows, from the beginning of a quarter to the end of one. */
#ifndef GWAGI_SRC_EXCHANGE_REPORT_AXIS_H
#define GWAGI_SRC_EXCHANGE_REPORT_AXIS_H

#include "report_document.h"

struct axis {
	day_number from, to; /* to: the first day that it does not show */
	int months;          /* between two lines of the grid */
};

struct axis axis_of(const struct block *block, day_number today);
/* Where a day begins, in permille of the axis; what lies outside is at its edge. */
int axis_place(const struct axis *axis, day_number day);
/* The lines of the grid, from 0 on, each with what stands there: "'26.1Q", "'26"; false behind the last one. */
enum { AXIS_LABEL = 32 };
bool axis_line(const struct axis *axis, int line, day_number *day, char label[AXIS_LABEL]);
/* From where to where a bar goes; DAY_NONE for LAST: it is open. */
void axis_span(const struct axis *axis, const struct stretch *stretch, day_number *first, day_number *last);

#endif
