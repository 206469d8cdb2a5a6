#include "timeline_rows.h"
#include <stdlib.h>
#include "gwagi/text/memory.h"

static bool is_answered_alone(enum record_kind kind)
{
	return kind == RECORD_OFFICE || kind == RECORD_CONTACT;
}

bool timeline_rows_begin(struct timeline *timeline, struct error *error)
{
	free(timeline->offices);
	timeline->offices = NULL;
	timeline->office_count = 0;
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

bool timeline_rows_read(struct timeline *timeline, const struct timeline_row *after, bool backwards, struct timeline_row *rows,
			int room, int *count, struct error *error)
{
	struct reading reading = {.timeline = timeline,
				  .rows = rows,
				  .room = room,
				  .nodes = memory_new((size_t)room, sizeof(struct node)),
				  .error = error};
	bool good = !timeline->offices ? read_tree(&reading, after, backwards)
		    : backwards        ? read_back(&reading, after)
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
