#include "gwagi/view/timeline.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bar.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

struct timeline {
	struct store *store;
	struct ref below;
	struct node *rows; /* `height` allocated, `count` in use */
	int height, count, position;
	const struct text_query *query;
};

struct timeline *timeline_create(struct store *store)
{
	struct timeline *timeline = memory_new(1, sizeof *timeline);

	timeline->store = store;
	return timeline;
}

void timeline_destroy(struct timeline *timeline)
{
	if (!timeline)
		return;
	free(timeline->rows);
	free(timeline);
}

static bool read_rows(struct timeline *timeline, int64_t after, bool backwards, struct node *nodes, int room, int *count,
		      struct error *error)
{
	size_t found = 0;

	if (!store_milestones(timeline->store, timeline->below, after, backwards, nodes, (size_t)room, &found, error))
		return false;
	*count = (int)found;
	return true;
}

static void take_over(struct timeline *timeline, struct node *rows, int count, int position)
{
	free(timeline->rows);
	timeline->rows = rows;
	timeline->count = count;
	timeline->position = position;
}

static bool window_first(struct timeline *timeline, struct error *error)
{
	struct node *rows = memory_new((size_t)timeline->height, sizeof *rows);
	int count = 0;

	if (!read_rows(timeline, 0, false, rows, timeline->height, &count, error)) {
		free(rows);
		return false;
	}
	take_over(timeline, rows, count, 0);
	return true;
}

static int least(int one, int other)
{
	return one < other ? one : other;
}

/* Make the window anew: NODE under the cursor with up to ABOVE rows before it, as full as there are rows. */
static bool window_around(struct timeline *timeline, const struct node *node, int above, struct error *error)
{
	int others = timeline->height - 1, before = 0, after = 0;
	struct node *nearest = memory_new((size_t)timeline->height * 2, sizeof *nearest);
	struct node *behind = nearest + timeline->height, *rows;

	if (others && (!read_rows(timeline, node->ref.id, true, nearest, others, &before, error) ||
		       !read_rows(timeline, node->ref.id, false, behind, others, &after, error))) {
		free(nearest);
		return false;
	}
	after = least(after, others - least(least(above, others), before));
	before = least(before, others - after);
	rows = memory_new((size_t)timeline->height, sizeof *rows);
	for (int i = 0; i < before; i++)
		rows[before - 1 - i] = nearest[i];
	rows[before] = *node;
	memcpy(rows + before + 1, behind, (size_t)after * sizeof *rows);
	free(nearest);
	take_over(timeline, rows, before + 1 + after, before);
	return true;
}

/* The same milestone stays under the cursor, in its place on screen if that is still there. */
static bool read_again(struct timeline *timeline, struct error *error)
{
	struct node node;

	if (!store_node(timeline->store, timeline->rows[timeline->position].ref, &node, error))
		return false;
	return node.ref.id ? window_around(timeline, &node, timeline->position, error) : window_first(timeline, error);
}

bool timeline_load(struct timeline *timeline, struct ref below, int height, struct error *error)
{
	bool same = below.kind == timeline->below.kind && below.id == timeline->below.id && timeline->count;

	timeline->below = below;
	timeline->height = height < 1 ? 1 : height;
	if (below.id && (same ? read_again(timeline, error) : window_first(timeline, error)))
		return true;
	timeline->count = timeline->position = 0;
	return !below.id;
}

static bool move_down(struct timeline *timeline, int *moved, struct error *error)
{
	struct node next;

	*moved = 1;
	if (timeline->position + 1 < timeline->count) {
		timeline->position++;
		return true;
	}
	if (!read_rows(timeline, timeline->rows[timeline->count - 1].ref.id, false, &next, 1, moved, error))
		return false;
	if (!*moved)
		return true;
	if (timeline->count == timeline->height)
		memmove(timeline->rows, timeline->rows + 1, (size_t)--timeline->count * sizeof next);
	timeline->position = timeline->count;
	timeline->rows[timeline->count++] = next;
	return true;
}

static bool move_up(struct timeline *timeline, int *moved, struct error *error)
{
	struct node before;

	*moved = 1;
	if (timeline->position > 0) {
		timeline->position--;
		return true;
	}
	if (!read_rows(timeline, timeline->rows[0].ref.id, true, &before, 1, moved, error))
		return false;
	if (!*moved)
		return true;
	if (timeline->count < timeline->height)
		timeline->count++;
	memmove(timeline->rows + 1, timeline->rows, (size_t)(timeline->count - 1) * sizeof before);
	timeline->rows[0] = before;
	return true;
}

bool timeline_move(struct timeline *timeline, int rows, struct error *error)
{
	int moved = timeline->count > 0;

	for (; moved && rows > 0; rows--) {
		if (!move_down(timeline, &moved, error))
			return false;
	}
	for (; moved && rows < 0; rows++) {
		if (!move_up(timeline, &moved, error))
			return false;
	}
	return true;
}

bool timeline_first(struct timeline *timeline, struct error *error)
{
	return !timeline->count || window_first(timeline, error);
}

bool timeline_last(struct timeline *timeline, struct error *error)
{
	struct node *rows;
	int count = 0;

	if (!timeline->count)
		return true;
	rows = memory_new((size_t)timeline->height, sizeof *rows);
	if (!read_rows(timeline, 0, true, rows, timeline->height, &count, error)) {
		free(rows);
		return false;
	}
	for (int i = 0; i < count; i++) /* nearest first: turned round */
		timeline->rows[count - 1 - i] = rows[i];
	free(rows);
	timeline->count = count;
	timeline->position = count ? count - 1 : 0;
	return true;
}

int timeline_count(const struct timeline *timeline)
{
	return timeline->count;
}

int timeline_position(const struct timeline *timeline)
{
	return timeline->position;
}

const struct node *timeline_cursor(const struct timeline *timeline)
{
	return timeline->count ? &timeline->rows[timeline->position] : NULL;
}

void timeline_set_query(struct timeline *timeline, const struct text_query *query)
{
	timeline->query = query;
}

void timeline_head(const struct timeline *timeline, int line, int cells, struct row *row)
{
	struct scale scale = scale_make(store_today(timeline->store), cells);

	row_clear(row);
	if (line == 0) {
		row_add_format(row, STYLE_LABEL, _(" %d년"), scale.year);
		row_pad(row, scale.label + 1 + scale.left + 1);
	} else {
		row_add_fit(row, STYLE_LABEL, _(" 이름"), scale.label + 1, TEXT_LEFT);
		row_add_fit(row, STYLE_LABEL, _("마감"), scale.left, TEXT_RIGHT);
		row_pad(row, scale.label + 1 + scale.left + 1);
	}
	scale_head(&scale, line, row);
}

void timeline_row(const struct timeline *timeline, int position, int cells, struct row *row)
{
	struct scale scale = scale_make(store_today(timeline->store), cells);
	const struct node *node;
	enum style style;
	char left[64];

	row_clear(row);
	if (position >= timeline->count) {
		row_pad(row, scale.label + 1 + scale.left + 1 + scale.today);
		row_add(row, STYLE_TODAY, "|");
		return;
	}
	node = &timeline->rows[position];
	style = style_of_signal(node->verdict.signal);
	verdict_left(&node->state, &node->verdict, left, sizeof left);
	row_add_format(row, style, "%s ", signal_syllable(node->verdict.signal));
	row_add_fit_hits(row, STYLE_NORMAL, timeline->query, node->title, scale.label - row->text.cells, TEXT_LEFT);
	row_pad(row, scale.label + 1);
	if (!node->verdict.has_due && scale.left < LEFT_FULL && node->verdict.signal != SIGNAL_DONE)
		snprintf(left, sizeof left, "%s", _("없음"));
	row_add_fit(row, node->verdict.has_due && node->verdict.days_left < 0 ? STYLE_ALERT : STYLE_DIM, left, scale.left,
		    TEXT_RIGHT);
	row_pad(row, scale.label + 1 + scale.left + 1);
	bar_draw(&scale, node, row);
}

void timeline_foot(const struct timeline *timeline, int cells, struct row *row)
{
	struct scale scale = scale_make(store_today(timeline->store), cells);
	int due[SCALE_CELLS] = {0};

	for (int i = 0; i < timeline->count; i++) {
		int cell = scale_cell(&scale, timeline->rows[i].state.date.last);

		if (cell >= 0 && cell < scale.cells && timeline->rows[i].verdict.has_due)
			due[cell]++;
	}
	row_clear(row);
	row_add_fit(row, STYLE_LABEL, _(" 기한 도래(보이는 건)"), scale.label + 1 + scale.left, TEXT_LEFT);
	row_add(row, STYLE_NORMAL, " ");
	for (int cell = 0; cell < scale.cells; cell++) {
		if (due[cell] > 9)
			row_add(row, STYLE_LABEL, "+");
		else if (due[cell])
			row_add_format(row, STYLE_LABEL, "%d", due[cell]);
		else
			row_add(row, STYLE_NORMAL, " ");
	}
}
