#include "timeline_rows.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

enum { BUDGET = 1000 /* thousand rows at a time */ };

static bool is_answered_alone(enum record_kind kind)
{
	return kind == RECORD_OFFICE || kind == RECORD_CONTACT;
}

/* What lies below by codes, which is the order that a scan goes in. */
static bool begin_filtered(struct timeline *timeline, struct error *error)
{
	struct node node;

	if (!store_node(timeline->store, timeline->below, &node, error))
		return false;
	code_sort_key(node.code, timeline->from);
	snprintf(timeline->to, sizeof timeline->to, "%.*s~", (int)sizeof timeline->to - 2, timeline->from);
	timeline->scan = store_scan(timeline->store, RECORD_MILESTONE, SCAN_TREE, timeline->filter, error);
	return timeline->scan != NULL;
}

bool timeline_rows_begin(struct timeline *timeline, struct error *error)
{
	free(timeline->offices);
	store_scan_destroy(timeline->scan);
	timeline->offices = NULL;
	timeline->scan = NULL;
	timeline->office_count = 0;
	if (timeline->filter)
		return begin_filtered(timeline, error);
	if (!timeline->lanes || is_answered_alone(timeline->below.kind))
		return true;
	timeline->offices = memory_new(LANES_MOST, sizeof *timeline->offices);
	return store_lanes(timeline->store, timeline->below, timeline->offices, LANES_MOST, &timeline->office_count, error);
}

/* Rows that are being put together. */
struct reading {
	struct timeline *timeline;
	struct timeline_row *rows;
	int room, count;
	struct node *nodes; /* ROOM of them */
	struct error *error;
};

static void put(struct reading *reading, const struct node *node, int lane)
{
	if (reading->count < reading->room)
		reading->rows[reading->count++] = (struct timeline_row){*node, lane};
}

static void put_heading(struct reading *reading, int lane)
{
	put(reading, &(struct node){.ref = {RECORD_OFFICE, 0}}, lane);
}

/* Up to WANTED milestones of a lane behind (before) the one of id AFTER, put into the rows. */
static bool read_lane(struct reading *reading, int lane, int64_t after, bool backwards, int wanted, size_t *found)
{
	struct timeline *timeline = reading->timeline;

	return store_lane_milestones(timeline->store, timeline->below, timeline->offices[lane].office, after, backwards,
				     reading->nodes, (size_t)wanted, found, reading->error);
}

static void put_all(struct reading *reading, size_t found, int lane)
{
	for (size_t i = 0; i < found; i++)
		put(reading, &reading->nodes[i], lane);
}

/* An empty lane has no heading. */
static bool read_on(struct reading *reading, const struct timeline_row *after)
{
	int lane = after ? after->lane : 0, count = (int)reading->timeline->office_count;
	int64_t id = after ? after->node.ref.id : 0;
	bool opened = after != NULL;

	for (; reading->count < reading->room && lane < count; lane++, id = 0, opened = false) {
		size_t found;

		if (!read_lane(reading, lane, id, false, reading->room - reading->count, &found))
			return false;
		if (!opened && found)
			put_heading(reading, lane);
		put_all(reading, found, lane);
	}
	return true;
}

static bool read_back(struct reading *reading, const struct timeline_row *after)
{
	int lane = after ? after->lane : (int)reading->timeline->office_count - 1;
	int64_t id = after ? after->node.ref.id : 0;
	bool within = id != 0;

	if (after && !id)
		lane--;
	for (; reading->count < reading->room && lane >= 0; lane--, id = 0, within = false) {
		size_t found;

		if (!read_lane(reading, lane, id, true, reading->room - reading->count, &found))
			return false;
		put_all(reading, found, lane);
		if (within || found)
			put_heading(reading, lane);
	}
	return true;
}

static bool read_tree(struct reading *reading, const struct timeline_row *after, bool backwards)
{
	struct timeline *timeline = reading->timeline;
	size_t found;

	if (!store_milestones(timeline->store, timeline->below, after ? after->node.ref.id : 0, backwards, reading->nodes,
			      (size_t)reading->room, &found, reading->error))
		return false;
	put_all(reading, found, 0);
	return true;
}

static bool is_within(const struct timeline *timeline, const char *code)
{
	char key[CODE_SORT];

	code_sort_key(code, key);
	return strcmp(key, timeline->from) >= 0 && strcmp(key, timeline->to) < 0;
}

static bool read_filtered(struct reading *reading, const struct timeline_row *after)
{
	struct timeline *timeline = reading->timeline;
	struct scan_place place = {.id = INT64_MIN};
	enum scan_result result = SCAN_MORE;
	struct node node;

	snprintf(place.key, sizeof place.key, "%s", timeline->from);
	if (after)
		place = store_scan_place(SCAN_TREE, &after->node);
	while (reading->count < reading->room && (result == SCAN_MORE || result == SCAN_ROW)) {
		int budget = BUDGET;

		result = store_scan_step(timeline->scan, &place, false, &budget, &node, reading->error);
		if ((result == SCAN_ROW && !is_within(timeline, node.code)) ||
		    (result == SCAN_MORE && strcmp(place.key, timeline->to) >= 0))
			break;
		if (result == SCAN_ROW)
			put(reading, &node, 0);
	}
	return result != SCAN_FAILED;
}

static void count_one(void *context, const struct scan_told *told)
{
	struct timeline *timeline = context;
	const struct scale *scale = &timeline->scale;
	day_number day = store_today(timeline->store) + told->verdict.days_left;

	for (int i = 0; told->verdict.has_due && i < scale->cells && is_within(timeline, told->code); i++)
		timeline->due[i] += day >= scale->edges[i] && day < scale->edges[i + 1];
}

bool timeline_rows_count(struct timeline *timeline, struct error *error)
{
	struct scan_place place = {.id = INT64_MIN};
	enum scan_result result = SCAN_MORE;

	memset(timeline->due, 0, sizeof timeline->due);
	snprintf(place.key, sizeof place.key, "%s", timeline->from);
	while (result == SCAN_MORE && strcmp(place.key, timeline->to) < 0) {
		int budget = BUDGET;

		result = store_scan_tell(timeline->scan, &place, &budget, count_one, timeline, error);
	}
	return result != SCAN_FAILED;
}

bool timeline_rows_read(struct timeline *timeline, const struct timeline_row *after, bool backwards, struct timeline_row *rows,
			int room, int *count, struct error *error)
{
	struct reading reading = {.timeline = timeline,
				  .rows = rows,
				  .room = room,
				  .nodes = memory_new((size_t)room, sizeof(struct node)),
				  .error = error};
	bool good = timeline->scan       ? read_filtered(&reading, after)
		    : !timeline->offices ? read_tree(&reading, after, backwards)
		    : backwards          ? read_back(&reading, after)
					 : read_on(&reading, after);

	free(reading.nodes);
	*count = reading.count;
	return good;
}

bool timeline_rows_again(struct timeline *timeline, struct timeline_row *row, int64_t office, bool *there, struct error *error)
{
	size_t lane = 0;

	while (lane < timeline->office_count && timeline->offices[lane].office != office)
		lane++;
	*there = !timeline->offices || lane < timeline->office_count;
	row->lane = timeline->offices ? (int)lane : 0;
	if (!*there || !row->node.ref.id)
		return true;
	if (!store_node(timeline->store, row->node.ref, &row->node, error))
		return false;
	*there = row->node.ref.id != 0;
	return true;
}
