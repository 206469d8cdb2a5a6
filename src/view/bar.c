#include "bar.h"
#include <string.h>

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

/* From its first day to END. What is known of how far it has come are the stages of a law that is being made. */
static void draw_span(const struct scale *scale, const struct milestone_state *state, day_number end, char *cells)
{
	day_number first = state->date.first;
	int done = state->stage == WORD_NONE ? 0 : state->stage + 1;

	fill(scale, cells, scale_cell(scale, first), scale_cell(scale, end), fill_of(state));
	if (state->reported == REPORTED_IN_PROGRESS && done)
		fill(scale, cells, scale_cell(scale, first),
		     scale_cell(scale, first + (int)((int64_t)(end - first) * done / (STAGE_IN_FORCE + 1))), '=');
}

static void draw_due(const struct scale *scale, const struct node *node, char *cells)
{
	const struct milestone_state *state = &node->state;
	bool finished = state->reported == REPORTED_DONE || node->verdict.signal == SIGNAL_DONE;
	bool overdue = node->verdict.schedule == SCHEDULE_OVERDUE;
	day_number last = state->date.last, end = finished && state->done_on != DAY_NONE ? state->done_on : last;

	if (state->date.first != DAY_NONE)
		draw_span(scale, state, end, cells);
	if (overdue)
		fill(scale, cells, scale_cell(scale, last + 1), scale_cell(scale, scale->day), '!');
	draw_original(scale, node->original, cells);
	mark(scale, cells, scale_cell(scale, end), finished ? '*' : overdue ? 'X' : 'o');
	/* Its end is worth more than that it began before. */
	if (state->date.first != DAY_NONE && scale_cell(scale, state->date.first) < 0 && scale_cell(scale, end) > 0)
		mark(scale, cells, -1, '<');
	if (overdue && scale->day >= scale->edges[scale->cells])
		mark(scale, cells, scale->cells, '>');
}

/* What is done, still to be done or late has colour behind it; what has not begun and signs beside a bar have not. */
static enum style style_of_cell(enum signal signal, char cell)
{
	return strchr("=-/!X", cell) ? (enum style)(STYLE_BAR + (int)signal) : style_of_signal(signal);
}

static enum style style_at(const struct scale *scale, enum signal signal, const char *cells, int i)
{
	if (i == scale->today)
		return STYLE_TODAY;
	if (cells[i] == ' ' || (cells[i] == ':' && scale_ground(scale, i) == ':'))
		return STYLE_DIM;
	return style_of_cell(signal, cells[i]);
}

/* The today column stands behind what is drawn, and in front of a bar's filling. */
static void add_cells(const struct scale *scale, enum signal signal, char *cells, struct row *row)
{
	if (scale->today >= 0 && strchr(" .=-/:", cells[scale->today]))
		cells[scale->today] = '|';
	for (int i = 0, end; i < scale->cells; i = end) {
		enum style style = style_at(scale, signal, cells, i);

		for (end = i + 1; end < scale->cells && style_at(scale, signal, cells, end) == style;)
			end++;
		row_add_bytes(row, style, cells + i, (size_t)(end - i));
	}
}

void bar_draw(const struct scale *scale, const struct node *node, struct row *row)
{
	char cells[SCALE_CELLS + 1] = "";

	for (int i = 0; i < scale->cells; i++)
		cells[i] = scale_ground(scale, i);
	if (node && node->state.date.last != DAY_NONE)
		draw_due(scale, node, cells);
	else if (node)
		draw_open(scale, node, cells);
	add_cells(scale, node ? node->verdict.signal : SIGNAL_DONE, cells, row);
	row_pad(row, scale->width);
}
