#include "bar.h"
#include <stdio.h>
#include <string.h>
#include "gwagi/model/message.h"

enum { LEFT_LEAST = 6, NARROW = 46, LABEL_GOOD = 28, LABEL_LEAST = 16 };

struct scale scale_make(day_number today, int cells)
{
	struct scale scale = {
		.year = day_civil(today).year, .left = cells < NARROW ? LEFT_LEAST : LEFT_FULL, .month = 4, .day = today};

	for (;;) {
		scale.cells = 12 * scale.month;
		scale.label = cells - scale.cells - scale.left - 2;
		if (scale.label >= (scale.month == 4 ? LABEL_GOOD : LABEL_LEAST) || scale.month == 2)
			break;
		scale.month--;
	}
	if (scale.label < 4)
		scale.label = 4;
	scale.today = scale_cell(&scale, today);
	return scale;
}

/* Thirds of a month are 상순 1–10, 중순 11–20, 하순 21–; the fourth cell of a wide month is a gap that belongs to 하순. */
static int cell_of_month(const struct scale *scale, int day)
{
	int parts = scale->month > 3 ? 3 : scale->month;
	int part = (day - 1) / (30 / parts);

	return part < parts ? part : parts - 1;
}

int scale_cell(const struct scale *scale, day_number day)
{
	struct civil_day civil;

	if (day == DAY_NONE)
		return -1;
	civil = day_civil(day);
	if (civil.year != scale->year)
		return civil.year < scale->year ? -1 : scale->cells;
	return (civil.month - 1) * scale->month + cell_of_month(scale, civil.day);
}

static void head_month(const struct scale *scale, int month, struct row *row)
{
	char name[32] = "";

	if (scale->month == 4)
		snprintf(name, sizeof name, _("%d월"), month);
	else if (scale->month == 3 || month % 2)
		snprintf(name, sizeof name, "%d", month);
	else
		return; /* two cells a month: a number takes the place of two months */
	row_add_fit(row, STYLE_LABEL, name, scale->month == 2 ? 4 : scale->month, TEXT_LEFT);
}

void scale_head(const struct scale *scale, int line, struct row *row)
{
	char name[32];

	for (int quarter = 1; line == 0 && quarter <= 4; quarter++) {
		snprintf(name, sizeof name, _("%d분기"), quarter);
		row_add_fit(row, STYLE_LABEL, name, 3 * scale->month, TEXT_LEFT);
	}
	for (int month = 1; line == 1 && month <= 12; month++)
		head_month(scale, month, row);
}

static char fill_of(const struct milestone_state *state)
{
	static const char fills[REPORTED_COUNT] = {
		[REPORTED_NONE] = '.', [REPORTED_NOT_STARTED] = '.', [REPORTED_IN_PROGRESS] = '-',
		[REPORTED_DONE] = '=', [REPORTED_ON_HOLD] = '/',     [REPORTED_CANCELLED] = '/',
	};

	return fills[state->reported];
}

static void fill(const struct scale *scale, char *cells, int from, int to, char sign)
{
	for (int i = from < 0 ? 0 : from; i <= to && i < scale->cells; i++)
		cells[i] = sign;
}

static void mark(const struct scale *scale, char *cells, int cell, char sign)
{
	if (cell < 0)
		cells[0] = '<';
	else if (cell >= scale->cells)
		cells[scale->cells - 1] = '>';
	else
		cells[cell] = sign;
}

/* What has no last day: from its first day on, or nothing to draw. */
static void draw_open(const struct scale *scale, const struct node *node, char *cells)
{
	int from = scale_cell(scale, node->state.date.first);

	if (node->state.date.first == DAY_NONE)
		return;
	if (node->verdict.signal == SIGNAL_DONE) {
		mark(scale, cells, from, '*');
		return;
	}
	fill(scale, cells, from, scale->cells - 1, fill_of(&node->state));
	mark(scale, cells, scale->cells, '>');
	if (from < 0)
		mark(scale, cells, from, '<');
}

/* The first promise stays to be seen: it stands on the bar, and gives way to the present date. */
static void draw_original(const struct scale *scale, day_number original, char *cells)
{
	int cell = scale_cell(scale, original);

	if (cell >= 0 && cell < scale->cells)
		cells[cell] = ':';
}

static void draw_due(const struct scale *scale, const struct node *node, char *cells)
{
	const struct milestone_state *state = &node->state;
	bool finished = state->reported == REPORTED_DONE || node->verdict.signal == SIGNAL_DONE;
	bool overdue = node->verdict.schedule == SCHEDULE_OVERDUE;
	int last = scale_cell(scale, state->date.last);
	int end = finished && state->done_on != DAY_NONE ? scale_cell(scale, state->done_on) : last;

	if (state->date.first != DAY_NONE)
		fill(scale, cells, scale_cell(scale, state->date.first), end, fill_of(state));
	if (overdue)
		fill(scale, cells, last + 1, scale->today, '!');
	draw_original(scale, node->original, cells);
	mark(scale, cells, end, finished ? '*' : overdue ? 'X' : 'o');
	if (state->date.first != DAY_NONE && scale_cell(scale, state->date.first) < 0)
		mark(scale, cells, -1, '<');
}

/* The today column stands behind what is drawn, and in front of a bar's filling. */
static void add_cells(const struct scale *scale, enum style style, char *cells, struct row *row)
{
	char *today = cells + scale->today;

	if (strchr(" .=-/", *today))
		*today = '|';
	row_add_bytes(row, style, cells, (size_t)scale->today);
	row_add_bytes(row, STYLE_TODAY, today, 1);
	row_add_bytes(row, style, today + 1, (size_t)(scale->cells - scale->today - 1));
}

void bar_draw(const struct scale *scale, const struct node *node, struct row *row)
{
	char cells[SCALE_CELLS + 1];

	memset(cells, ' ', sizeof cells);
	if (node->state.date.last != DAY_NONE)
		draw_due(scale, node, cells);
	else
		draw_open(scale, node, cells);
	add_cells(scale, style_of_signal(node->verdict.signal), cells, row);
}
