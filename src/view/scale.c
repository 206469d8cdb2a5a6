#include "scale.h"
#include <string.h>

enum { NARROW = 46, LEFT_NARROW = 6, LEFT_FULL = 8, LABEL_GOOD = 28, LABEL_FAIR = 20, LABEL_LEAST = 12, WEEK = 7 };
enum { YEAR_FIRST = 1900, YEAR_LAST = 2200, SECOND_HALF = 16 /* of a month begins */ };

/* How wide the units of a scale may be drawn, the widest first, and then none. Of a week with three cells the last one has three
 * days, of one with five it has the weekend too. */
static const struct plan {
	int pitch;
	int parts;       /* cells with days in them; the others are a gap */
	int units, most; /* so many at least, or it is not whole; up to so many where there is room */
	int label;       /* cells of the label without which a narrower one is better */
} plans[TIMELINE_SCALES][5] = {
	[TIMELINE_MONTH] = {{4, 1, 31, 31, LABEL_GOOD}, {3, 1, 31, 31, LABEL_GOOD}, {2, 1, 31, 31, 14}},
	[TIMELINE_QUARTER] = {{8, 7, 13, 13, LABEL_GOOD}, {6, 5, 13, 13, LABEL_GOOD}, {4, 3, 13, 13, 16}},
	[TIMELINE_YEAR] = {{7, 6, 12, 12, LABEL_GOOD},
			   {4, 3, 12, 12, LABEL_GOOD},
			   {3, 3, 12, 12, 16},
			   {2, 2, 12, 12, LABEL_LEAST}},
	[TIMELINE_YEARS] = {{13, 12, 5, 8, LABEL_GOOD}, {9, 8, 5, 8, 16}, {5, 4, 5, 8, LABEL_LEAST}},
};

static const struct plan *plan_of(const struct scale *scale)
{
	const struct plan *plan = plans[scale->kind];

	while (plan->pitch != scale->pitch)
		plan++;
	return plan;
}

/* The D-day column is given up for days where there is no room for both. */
static int left_of(enum timeline_scale kind, int cells)
{
	int left = cells < NARROW ? LEFT_NARROW : LEFT_FULL;
	int month = plans[TIMELINE_MONTH][2].pitch * plans[TIMELINE_MONTH][2].units;

	return kind == TIMELINE_MONTH && cells < month + LABEL_FAIR + LEFT_FULL + 2 ? 0 : left;
}

/* The label grows first, then the units, then there are more of them. */
static void lay_out(struct scale *scale, int cells)
{
	const struct plan *plan = plans[scale->kind];
	int left = scale->left + (scale->left ? 2 : 1), most;

	while (plan[1].pitch && cells - left - plan->pitch * plan->units < plan->label)
		plan++;
	scale->width = cells;
	scale->pitch = plan->pitch;
	scale->units = plan->units;
	most = (cells - left - LABEL_GOOD) / plan->pitch;
	if (most > plan->units)
		scale->units = most < plan->most ? most : plan->most;
	scale->whole = cells - left - plan->pitch * plan->units >= LABEL_LEAST;
	if (!scale->whole)
		scale->units = (cells - left - LABEL_LEAST) / plan->pitch;
	if (scale->units < 1)
		scale->units = 1;
	scale->label = cells - left - scale->pitch * scale->units;
	if (scale->label < 4)
		scale->label = 4;
	scale->before = scale->label + left;
}

static day_number month_on(day_number day, int months)
{
	struct civil_day civil = day_civil(day);
	int month = civil.year * 12 + civil.month - 1 + months, first = YEAR_FIRST * 12, last = (YEAR_LAST + 100) * 12;

	month = month < first ? first : month > last ? last : month;
	return day_make(month / 12, month % 12 + 1, 1);
}

/* The first day of the unit that is COUNT behind the one that begins on DAY. */
static day_number unit_on(enum timeline_scale kind, day_number day, int count)
{
	switch (kind) {
	case TIMELINE_MONTH:
		return day + count;
	case TIMELINE_QUARTER:
		return day + count * WEEK;
	case TIMELINE_YEAR:
		return month_on(day, count);
	default:
		return month_on(day, count * 12);
	}
}

/* The first day of the unit that DAY lies in. */
static day_number unit_of(enum timeline_scale kind, day_number day)
{
	struct civil_day civil = day_civil(day);

	switch (kind) {
	case TIMELINE_MONTH:
		return day;
	case TIMELINE_QUARTER:
		return day - day_of_week(day);
	case TIMELINE_YEAR:
		return day_make(civil.year, civil.month, 1);
	default:
		return day_make(civil.year, 1, 1);
	}
}

/* The first day of the month, quarter or year that DAY lies in, as it is shown whole. */
static day_number whole_of(enum timeline_scale kind, day_number day)
{
	struct civil_day civil = day_civil(day);

	switch (kind) {
	case TIMELINE_MONTH:
		return day_make(civil.year, civil.month, 1);
	case TIMELINE_QUARTER:
		return unit_of(kind, day_make(civil.year, (civil.month - 1) / 3 * 3 + 1, 1));
	default:
		return day_make(civil.year, 1, 1);
	}
}

/* Of a part what is behind DAY is of more interest than what is before it. */
static day_number start_around(const struct scale *scale, day_number day)
{
	return scale->whole || scale->kind == TIMELINE_YEARS ? whole_of(scale->kind, day)
							     : unit_on(scale->kind, unit_of(scale->kind, day), -scale->units / 3);
}

/* The first day of part PART of the unit that begins on DAY. */
static day_number part_of(const struct scale *scale, int parts, day_number day, int part)
{
	switch (scale->kind) {
	case TIMELINE_MONTH:
		return day;
	case TIMELINE_QUARTER:
		return day + (parts == 3 ? part * 2 : part);
	case TIMELINE_YEAR:
		return day + part * (30 / parts);
	default:
		return month_on(day, part * 12 / parts) + (part * 12 % parts ? SECOND_HALF - 1 : 0);
	}
}

static void set_edges(struct scale *scale, day_number start)
{
	int parts = plan_of(scale)->parts, cell = 0;

	for (int unit = 0; unit < scale->units; unit++) {
		day_number day = unit_on(scale->kind, start, unit), next = unit_on(scale->kind, start, unit + 1);

		for (int part = 0; part < scale->pitch; part++)
			scale->edges[cell++] = part < parts ? part_of(scale, parts, day, part) : next;
	}
	scale->cells = cell;
	scale->edges[cell] = unit_on(scale->kind, start, scale->units);
}

struct scale scale_make(enum timeline_scale kind, day_number today, day_number start, int cells)
{
	struct scale scale = {.kind = kind, .left = left_of(kind, cells), .day = today};
	struct civil_day civil;

	lay_out(&scale, cells);
	start = start == DAY_NONE ? start_around(&scale, today) : unit_of(kind, start);
	civil = day_civil(start);
	if (kind == TIMELINE_MONTH && scale.whole && civil.day == 1)
		scale.units = day_month_end(civil.year, civil.month) - start + 1;
	set_edges(&scale, start);
	scale.today = scale_cell(&scale, today);
	if (scale.today == scale.cells)
		scale.today = -1;
	return scale;
}

day_number scale_start(enum timeline_scale kind, day_number day, int cells)
{
	struct scale scale = {.kind = kind, .left = left_of(kind, cells)};

	lay_out(&scale, cells);
	return start_around(&scale, day);
}

day_number scale_middle(const struct scale *scale)
{
	return scale->edges[0] + (scale->edges[scale->cells] - scale->edges[0]) / 2;
}

static day_number within_reach(const struct scale *scale, day_number start)
{
	day_number first = day_make(YEAR_FIRST, 1, 1), last = day_make(YEAR_LAST, 1, 1);

	return unit_of(scale->kind, start < first ? first : start > last ? last : start);
}

day_number scale_pan(const struct scale *scale, int units, bool page)
{
	day_number start = scale->edges[0];

	if (page && scale->whole && scale->kind != TIMELINE_YEARS)
		start = start_around(scale, scale_middle(scale) + units * (scale->edges[scale->cells] - start));
	else
		start = unit_on(scale->kind, start, page ? units * scale->units : units);
	return within_reach(scale, start);
}

int scale_cell(const struct scale *scale, day_number day)
{
	int low = 0, high = scale->cells;

	if (day == DAY_NONE || day < scale->edges[0])
		return -1;
	if (day >= scale->edges[scale->cells])
		return scale->cells;
	while (high - low > 1) {
		int middle = (low + high) / 2;

		if (scale->edges[middle] <= day)
			low = middle;
		else
			high = middle;
	}
	return low;
}

char scale_ground(const struct scale *scale, int cell)
{
	return scale->kind == TIMELINE_MONTH && cell % scale->pitch == 0 && holidays_is_off(scale->holidays, scale->edges[cell])
		       ? ':'
		       : ' ';
}
