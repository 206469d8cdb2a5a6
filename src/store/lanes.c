#include "gwagi/store/lanes.h"
#include <stdio.h>
#include "answer.h"
#include "gwagi/text/input.h"
#include "lens.h"
#include "places.h"

static int parameter(sqlite3_stmt *statement, const char *name)
{
	return sqlite3_bind_parameter_index(statement, name);
}

static bool place_of(struct store *store, int64_t id, struct due_place *place, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT due_last, sort FROM milestone WHERE id = ?1", error);
	bool row;

	*place = (struct due_place){.id = id};
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, id);
	if (!sql_step(store, statement, &row, error))
		return false;
	place->undated = row && sqlite3_column_type(statement, 0) == SQLITE_NULL;
	snprintf(place->due, sizeof place->due, "%s", row ? sql_text(statement, 0) : "");
	snprintf(place->sort, sizeof place->sort, "%s", row ? sql_text(statement, 1) : "");
	sql_done(statement);
	return true;
}

static sqlite3_stmt *take_page(struct store *store, const struct reach *reach, bool after, bool backwards, struct error *error)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	builder_put(&builder, "SELECT m.id FROM milestone m WHERE ");
	reach_put(reach, store, &builder);
	if (after)
		builder_put(&builder,
			    backwards ? " AND (m.due_last IS NULL, coalesce(m.due_last, ''), m.sort) < (:undated, :due, :sort)"
				      : " AND (m.due_last IS NULL, coalesce(m.due_last, ''), m.sort) > (:undated, :due, :sort)");
	builder_put(&builder, backwards ? " ORDER BY m.due_last IS NULL DESC, m.due_last DESC, m.sort DESC LIMIT :room"
					: " ORDER BY m.due_last IS NULL, m.due_last, m.sort LIMIT :room");
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	return statement;
}

static bool read_page(struct store *store, sqlite3_stmt *statement, int64_t *ids, size_t room, size_t *count, struct error *error)
{
	bool row = true;

	while (*count < room) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		ids[(*count)++] = sqlite3_column_int64(statement, 0);
	}
	return true;
}

static bool read_matching(struct store *store, const struct reach *reach, const struct due_place *after, bool backwards,
			  int64_t *ids, size_t room, size_t *count, struct error *error)
{
	sqlite3_stmt *statement = take_page(store, reach, after != NULL, backwards, error);
	bool good;

	if (!statement)
		return false;
	reach_bind(reach, statement);
	sqlite3_bind_int64(statement, parameter(statement, ":room"), (sqlite3_int64)room);
	if (after) {
		sqlite3_bind_int(statement, parameter(statement, ":undated"), after->undated);
		sqlite3_bind_text(statement, parameter(statement, ":due"), after->due, -1, SQLITE_STATIC);
		sqlite3_bind_text(statement, parameter(statement, ":sort"), after->sort, -1, SQLITE_STATIC);
	}
	good = read_page(store, statement, ids, room, count, error);
	sql_give_back(store, statement);
	return good;
}

static bool read_places(struct store *store, const struct reach *reach, const struct due_place *after, bool backwards,
			int64_t *ids, size_t room, size_t *count, struct error *error)
{
	struct due_page page = {.all = memory_new(room, sizeof *page.all), .room = room, .backwards = backwards};
	bool good = places_page(store, reach, after, &page, error);

	for (*count = 0; good && *count < page.count; ++*count)
		ids[*count] = page.all[*count].id;
	free(page.all);
	return good;
}

/* What lies below a strategy is little enough to be looked at row by row. */
static bool read_ids(struct store *store, const struct reach *reach, int64_t after, bool backwards, int64_t *ids, size_t room,
		     size_t *count, struct error *error)
{
	bool by_places = !store->lens && !reach->nobody && reach->level <= 1;
	struct due_place place;

	if (after && !place_of(store, after, &place, error))
		return false;
	return (by_places ? read_places : read_matching)(store, reach, after ? &place : NULL, backwards, ids, room, count, error);
}

bool reach_milestones(struct store *store, const struct reach *reach, int64_t after, bool backwards, struct node *nodes,
		      size_t room, size_t *count, struct error *error)
{
	int64_t *ids = memory_new(room, sizeof *ids);
	size_t found = 0;
	bool good = read_ids(store, reach, after, backwards, ids, room, &found, error);

	*count = 0;
	for (size_t i = 0; good && i < found; i++) {
		good = store_node(store, (struct ref){RECORD_MILESTONE, ids[i]}, &nodes[*count], error);
		*count += good && nodes[*count].ref.id;
	}
	free(ids);
	return good;
}

bool store_lane_milestones(struct store *store, struct ref below, int64_t office, int64_t after, bool backwards,
			   struct node *nodes, size_t room, size_t *count, struct error *error)
{
	struct reach reach;

	*count = 0;
	if (!reach_of(store, below, &reach, error))
		return false;
	reach.office = office;
	reach.below = false;
	reach.nobody = !office;
	return reach_milestones(store, &reach, after, backwards, nodes, room, count, error);
}

/* What is assigned below it, and what it has from above. */
#define LANES                                                                                                                 \
	"SELECT o.id, o.code, CASE WHEN p.id IS NULL THEN o.name ELSE p.name || ' ' || o.name END FROM office o LEFT JOIN "   \
	"office p "                                                                                                           \
	"ON p.id = o.parent_id WHERE o.id IN (SELECT a.office_id FROM assignment a WHERE a.sort >= ?1 AND a.sort < ?2 UNION " \
	"SELECT a.office_id FROM assignment a WHERE a.item_id = ?3 UNION SELECT a.office_id FROM assignment a WHERE "         \
	"a.meeting_id = ?4) ORDER BY length(o.code), o.code LIMIT ?5"

static void read_lane(sqlite3_stmt *statement, struct lane *lane)
{
	const char *name = sql_text(statement, 2);

	*lane = (struct lane){.office = sqlite3_column_int64(statement, 0)};
	snprintf(lane->code, sizeof lane->code, "%s", sql_text(statement, 1));
	snprintf(lane->name, sizeof lane->name, "%.*s", (int)text_cut(name, strlen(name), sizeof lane->name - 1), name);
}

bool store_lanes(struct store *store, struct ref below, struct lane *lanes, size_t room, size_t *count, struct error *error)
{
	sqlite3_stmt *statement;
	struct reach reach;
	int64_t inherited;
	bool row = true;

	*count = 0;
	if (!reach_of(store, below, &reach, error) || !answer_of(store, reach.item, &inherited, error))
		return false;
	statement = sql_get(store, LANES, error);
	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, reach.from, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 2, reach.to, -1, SQLITE_STATIC);
	sqlite3_bind_int64(statement, 3, inherited);
	sqlite3_bind_int64(statement, 4, reach.meeting);
	sqlite3_bind_int64(statement, 5, (sqlite3_int64)room - 1);
	while (sql_step(store, statement, &row, error) && row)
		read_lane(statement, &lanes[(*count)++]);
	if (row)
		return false;
	sql_done(statement);
	lanes[(*count)++] = (struct lane){.office = 0};
	return true;
}
