#include "report_axis.h"
#include <stdio.h>

enum { QUARTER = 3, YEAR = 12, WHOLE = 1000, LINES = 24 /* of the grid, at most */ };

static void take(struct axis *axis, day_number day)
{
	if (day == DAY_NONE)
		return;
	axis->from = axis->from == DAY_NONE || day < axis->from ? day : axis->from;
	axis->to = axis->to == DAY_NONE || day > axis->to ? day : axis->to;
}

/* The first day of the month that is MONTHS months behind January of year 0. */
static day_number month_begin(int months)
{
	return day_make(months / YEAR, months % YEAR + 1, 1);
}

static int month_of(day_number day)
{
	struct civil_day civil = day_civil(day);

	return civil.year * YEAR + civil.month - 1;
}

struct axis axis_of(const struct block *block, day_number today)
{
	struct axis axis = {DAY_NONE, DAY_NONE, QUARTER};
	int first, last;

	take(&axis, today);
	for (size_t i = 0; i < block->count; i++) {
		const struct stretch *stretch = &block->stretches[i];

		take(&axis, stretch->state.date.first);
		take(&axis, stretch->state.date.last);
		take(&axis, stretch->original);
		take(&axis, stretch->state.forecast);
		take(&axis, stretch->state.done_on);
	}
	first = month_of(axis.from);
	last = month_of(axis.to);
	while ((last - first) / axis.months > LINES)
		axis.months = axis.months == QUARTER ? YEAR : axis.months * 5;
	first -= first % axis.months;
	last += axis.months - last % axis.months;
	axis.from = first < YEAR ? axis.from : month_begin(first);
	axis.to = month_begin(last) == DAY_NONE ? axis.to + 1 : month_begin(last);
	return axis;
}

int axis_place(const struct axis *axis, day_number day)
{
	if (day <= axis->from)
		return 0;
	if (day >= axis->to)
		return WHOLE;
	return (int)((int64_t)(day - axis->from) * WHOLE / (axis->to - axis->from));
}

bool axis_line(const struct axis *axis, int line, day_number *day, char label[AXIS_LABEL])
{
	int month = month_of(axis->from) + line * axis->months;

	*day = month_begin(month);
	if (*day == DAY_NONE || *day >= axis->to)
		return false;
	if (axis->months == QUARTER)
		snprintf(label, AXIS_LABEL, "'%02d.%dQ", month / YEAR % 100, month % YEAR / QUARTER + 1);
	else
		snprintf(label, AXIS_LABEL, "'%02d", month / YEAR % 100);
	return true;
}

void axis_span(const struct axis *axis, const struct stretch *stretch, day_number *first, day_number *last)
{
	const struct milestone_state *state = &stretch->state;
	bool finished = stretch->verdict.signal == SIGNAL_DONE && state->done_on != DAY_NONE;

	*last = finished ? state->done_on : state->date.last;
	*first = state->date.first != DAY_NONE ? state->date.first : *last;
	if (*last == DAY_NONE)
		*last = axis->to;
	if (*first > *last)
		*first = *last;
}
