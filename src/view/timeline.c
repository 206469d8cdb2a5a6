#include "gwagi/view/timeline.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"
#include "timeline_rows.h"

enum { WIDTH_FIRST = 80 };

enum timeline_scale timeline_scale_find(const char *word)
{
	static const char *const words[] = {"month", "quarter", "year", "years"};
	int scale = 0;

	while (scale < TIMELINE_SCALES && strcmp(words[scale], word) != 0)
		scale++;
	return (enum timeline_scale)scale;
}

struct timeline *timeline_create(struct store *store)
{
	struct timeline *timeline = memory_new(1, sizeof *timeline);

	timeline->store = store;
	timeline->kind = TIMELINE_YEAR;
	timeline->start = DAY_NONE;
	timeline->scale = scale_make(timeline->kind, store_today(store), DAY_NONE, WIDTH_FIRST);
	return timeline;
}

void timeline_destroy(struct timeline *timeline)
{
	if (!timeline)
		return;
	store_scan_destroy(timeline->scan);
	free(timeline->offices);
	free(timeline->rows);
	free(timeline);
}

void timeline_set_holidays(struct timeline *timeline, const struct holidays *holidays)
{
	timeline->holidays = timeline->scale.holidays = holidays;
}

void timeline_set_filter(struct timeline *timeline, const struct filter *filter)
{
	timeline->filter = filter;
}

static void take_over(struct timeline *timeline, struct timeline_row *rows, int count, int position)
{
	free(timeline->rows);
	timeline->rows = rows;
	timeline->count = count;
	timeline->position = position;
}

static bool window_behind(struct timeline *timeline, const struct timeline_row *after, struct error *error)
{
	struct timeline_row *rows = memory_new((size_t)timeline->height, sizeof *rows);
	int count = 0;

	if (!timeline_rows_read(timeline, after, false, rows, timeline->height, &count, error)) {
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

/* Make the window anew: ROW under the cursor with up to ABOVE rows before it, as full as there are rows. */
static bool window_around(struct timeline *timeline, const struct timeline_row *row, int above, struct error *error)
{
	int others = timeline->height - 1, before = 0, after = 0;
	struct timeline_row *nearest = memory_new((size_t)timeline->height * 2, sizeof *nearest);
	struct timeline_row *behind = nearest + timeline->height, *rows;

	if (others && (!timeline_rows_read(timeline, row, true, nearest, others, &before, error) ||
		       !timeline_rows_read(timeline, row, false, behind, others, &after, error))) {
		free(nearest);
		return false;
	}
	after = least(after, others - least(least(above, others), before));
	before = least(before, others - after);
	rows = memory_new((size_t)timeline->height, sizeof *rows);
	for (int i = 0; i < before; i++)
		rows[before - 1 - i] = nearest[i];
	rows[before] = *row;
	memcpy(rows + before + 1, behind, (size_t)after * sizeof *rows);
	free(nearest);
	take_over(timeline, rows, before + 1 + after, before);
	return true;
}

/* The lane of the cursor, before the lanes are read again. */
static int64_t office_of_cursor(const struct timeline *timeline)
{
	return timeline->offices && timeline->count ? timeline->offices[timeline->rows[timeline->position].lane].office : 0;
}

/* The same milestone stays under the cursor, in its place on screen if that is still there. */
static bool read_again(struct timeline *timeline, int64_t office, struct error *error)
{
	struct timeline_row row = timeline->rows[timeline->position];
	bool there;

	if (!timeline_rows_again(timeline, &row, office, &there, error))
		return false;
	return there ? window_around(timeline, &row, timeline->position, error) : window_behind(timeline, NULL, error);
}

static bool read_due(struct timeline *timeline, struct error *error)
{
	timeline->scale = scale_make(timeline->kind, store_today(timeline->store), timeline->start, timeline->width);
	timeline->scale.holidays = timeline->holidays;
	if (timeline->scan)
		return timeline_rows_count(timeline, error);
	return store_due_counts(timeline->store, timeline->below, timeline->scale.edges, (size_t)timeline->scale.cells,
				timeline->due, error);
}

static bool empty(struct timeline *timeline)
{
	timeline->count = timeline->position = 0;
	memset(timeline->due, 0, sizeof timeline->due);
	return false;
}

bool timeline_load(struct timeline *timeline, struct ref below, int width, int height, struct error *error)
{
	bool same = below.kind == timeline->below.kind && below.id == timeline->below.id && timeline->count;
	int64_t office = office_of_cursor(timeline);

	timeline->below = below;
	timeline->width = width;
	timeline->height = height < 1 ? 1 : height;
	if (!below.id) {
		timeline->scale = scale_make(timeline->kind, store_today(timeline->store), timeline->start, width);
		empty(timeline);
		return true;
	}
	if (timeline_rows_begin(timeline, error) &&
	    (same ? read_again(timeline, office, error) : window_behind(timeline, NULL, error)) && read_due(timeline, error))
		return true;
	return empty(timeline);
}

static bool move_down(struct timeline *timeline, int *moved, struct error *error)
{
	struct timeline_row next;

	*moved = 1;
	if (timeline->position + 1 < timeline->count) {
		timeline->position++;
		return true;
	}
	if (!timeline_rows_read(timeline, &timeline->rows[timeline->count - 1], false, &next, 1, moved, error))
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
	struct timeline_row before;

	*moved = 1;
	if (timeline->position > 0) {
		timeline->position--;
		return true;
	}
	if (!timeline_rows_read(timeline, &timeline->rows[0], true, &before, 1, moved, error))
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
	return !timeline->count || window_behind(timeline, NULL, error);
}

bool timeline_last(struct timeline *timeline, struct error *error)
{
	struct timeline_row *rows;
	int count = 0;

	if (!timeline->count)
		return true;
	rows = memory_new((size_t)timeline->height, sizeof *rows);
	if (!timeline_rows_read(timeline, NULL, true, rows, timeline->height, &count, error)) {
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

bool timeline_next_page(struct timeline *timeline, struct error *error)
{
	struct timeline_row last;

	if (!timeline->count)
		return true;
	last = timeline->rows[timeline->count - 1];
	return window_behind(timeline, &last, error);
}

enum timeline_scale timeline_scale(const struct timeline *timeline)
{
	return timeline->kind;
}

bool timeline_set_scale(struct timeline *timeline, enum timeline_scale scale, struct error *error)
{
	if (timeline->start != DAY_NONE)
		timeline->start = scale_start(scale, scale_middle(&timeline->scale), timeline->width);
	timeline->kind = scale;
	return read_due(timeline, error);
}

bool timeline_pan(struct timeline *timeline, int units, bool pages, struct error *error)
{
	timeline->start = scale_pan(&timeline->scale, units, pages);
	return read_due(timeline, error);
}

bool timeline_recentre(struct timeline *timeline, struct error *error)
{
	timeline->start = DAY_NONE;
	return read_due(timeline, error);
}

bool timeline_lanes(const struct timeline *timeline)
{
	return timeline->lanes;
}

/* The milestone stays under the cursor only where it is in the order of the tree: it may stand in several lanes. */
bool timeline_set_lanes(struct timeline *timeline, bool lanes, struct error *error)
{
	timeline->lanes = lanes;
	if (!timeline->below.id || (timeline_rows_begin(timeline, error) && window_behind(timeline, NULL, error)))
		return true;
	return empty(timeline);
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
	return timeline->count ? &timeline->rows[timeline->position].node : NULL;
}

void timeline_set_query(struct timeline *timeline, const struct text_query *query)
{
	timeline->query = query;
}
