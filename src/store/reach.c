#include "reach.h"
#include <stdio.h>
#include "ref.h"

static bool reach_range(struct store *store, struct ref ref, struct reach *reach, struct error *error)
{
	char sort[CODE_SORT];

	if (!ref_sort(store, ref, sort, &reach->level, error))
		return false;
	snprintf(reach->from, sizeof reach->from, "%s", sort);
	snprintf(reach->to, sizeof reach->to, "%s%s", sort, *sort ? "~" : "");
	return true;
}

static bool reach_everything(struct reach *reach)
{
	snprintf(reach->to, sizeof reach->to, "~");
	reach->level = -1;
	return true;
}

/* The first two columns of the row with an id. */
static bool read_two(struct store *store, const char *sql, int64_t id, int64_t out[2], struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);
	bool row;

	out[0] = out[1] = 0;
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, id);
	if (!sql_step(store, statement, &row, error))
		return false;
	for (int i = 0; row && i < 2; i++)
		out[i] = sqlite3_column_int64(statement, i);
	sql_done(statement);
	return true;
}

static bool reach_owned(struct store *store, const char *owner, struct ref ref, struct reach *reach, struct error *error)
{
	int64_t found[2];

	if (!read_two(store, owner, ref.id, found, error))
		return false;
	reach->item = found[0];
	reach->meeting = found[0] ? 0 : found[1];
	if (ref.kind == RECORD_TARGET)
		ref = found[0] ? (struct ref){RECORD_ITEM, found[0]} : (struct ref){RECORD_MEETING, found[1]};
	return reach_range(store, ref, reach, error);
}

static bool reach_answered(struct store *store, const char *office, int64_t id, struct reach *reach, struct error *error)
{
	int64_t found[2];

	if (!read_two(store, office, id, found, error))
		return false;
	reach->office = found[0];
	reach->below = true;
	return !found[0] || reach_everything(reach);
}

bool reach_of(struct store *store, struct ref below, struct reach *reach, struct error *error)
{
	*reach = (struct reach){.level = 0};
	if (!below.id)
		return reach_everything(reach);
	switch (below.kind) {
	case RECORD_TARGET:
		return reach_owned(store, "SELECT item_id, meeting_id FROM target WHERE id = ?1", below, reach, error);
	case RECORD_MILESTONE:
		return reach_owned(store, "SELECT item_id, meeting_id FROM milestone WHERE id = ?1", below, reach, error);
	case RECORD_CONTACT:
		return reach_answered(store, "SELECT office_id, 0 FROM contact WHERE id = ?1", below.id, reach, error);
	case RECORD_OFFICE:
		return reach_answered(store, "SELECT id, 0 FROM office WHERE id = ?1", below.id, reach, error);
	default:
		*(below.kind == RECORD_ITEM ? &reach->item : &reach->meeting) = below.id;
		return reach_range(store, below, reach, error);
	}
}

#define PLACES "SELECT coalesce(item_id, -meeting_id) FROM assignment"
#define OFFICES_BELOW                                                                                                   \
	" WHERE office_id IN (WITH RECURSIVE down(id) AS (SELECT :office UNION SELECT o.id FROM office o JOIN down ON " \
	"o.parent_id = "                                                                                                \
	"down.id) SELECT id FROM down)"

/* As of a past day what was assigned then, down to what was assigned anew (filter.c). */
#define PAST_PLACES_FROM "WITH RECURSIVE own(id) AS (" PLACES
#define PAST_PLACES_TO                                                                                                        \
	" UNION SELECT i.id FROM own CROSS JOIN item i ON i.parent_id = own.id WHERE NOT EXISTS (SELECT 1 FROM assignment b " \
	"WHERE b.item_id = i.id)) SELECT id FROM own"

static void put_past_places(const char *offices, struct sql_builder *builder)
{
	builder_put(builder, PAST_PLACES_FROM);
	builder_put(builder, offices);
	builder_put(builder, PAST_PLACES_TO);
}

/* In two parts, so that the index of items serves. */
static void put_past(const struct reach *reach, const char *offices, struct sql_builder *builder)
{
	builder_put(builder, reach->nobody ? "NOT (m.item_id IS NOT NULL AND m.item_id IN (" : "(m.item_id IN (");
	put_past_places(offices, builder);
	builder_put(builder, ") OR (m.item_id IS NULL AND -m.meeting_id IN (");
	put_past_places(offices, builder);
	builder_put(builder, ")))");
}

/* What is kept in `answer`. The sign keeps SQLite from the index that would make it look at more. */
static void put_kept(const struct reach *reach, const char *offices, struct sql_builder *builder)
{
	const char *column = reach->level > 1 ? "+m.answer" : "m.answer";

	if (reach->nobody) {
		builder_put(builder, "(");
		builder_put(builder, column);
		builder_put(builder, " IS NULL OR ");
		builder_put(builder, column);
		builder_put(builder,
			    " IN (SELECT -g.id FROM meeting g WHERE g.id NOT IN (SELECT meeting_id FROM assignment WHERE "
			    "meeting_id IS NOT NULL)))");
		return;
	}
	builder_put(builder, column);
	builder_put(builder, " IN (" PLACES);
	builder_put(builder, offices);
	builder_put(builder, ")");
}

static const char *offices_of(const struct reach *reach)
{
	return reach->nobody ? "" : reach->below ? OFFICES_BELOW : " WHERE office_id = :office";
}

void reach_put_offices(const struct reach *reach, struct sql_builder *builder)
{
	builder_put(builder, offices_of(reach));
}

void reach_put(const struct reach *reach, const struct store *store, struct sql_builder *builder)
{
	const char *offices = offices_of(reach);
	bool kept = !store->lens && reach->level <= 1 && (reach->office || reach->nobody);

	builder_put(builder, kept ? "+m.sort >= :from AND +m.sort < :to" : "m.sort >= :from AND m.sort < :to");
	if (!reach->office && !reach->nobody)
		return;
	builder_put(builder, " AND ");
	(store->lens ? put_past : put_kept)(reach, offices, builder);
}

void reach_bind(const struct reach *reach, sqlite3_stmt *statement)
{
	sqlite3_bind_text(statement, sqlite3_bind_parameter_index(statement, ":from"), reach->from, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, sqlite3_bind_parameter_index(statement, ":to"), reach->to, -1, SQLITE_STATIC);
	if (reach->office)
		sqlite3_bind_int64(statement, sqlite3_bind_parameter_index(statement, ":office"), reach->office);
}
