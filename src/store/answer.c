#include "answer.h"
#include <stdio.h>
#include "catalog.h"

enum { WINDOW_LEAST = 8, WINDOW_MOST = 256, NUMBER = 21 /* characters, with a comma */ };

/* Step by step, for a recursive query costs ten times as much. */
bool answer_of(struct store *store, int64_t item, int64_t *answer, struct error *error)
{
	static const char step[] =
		"SELECT parent_id, EXISTS (SELECT 1 FROM assignment a WHERE a.item_id = i.id) FROM item i WHERE i.id = ?1";
	bool row = true, assigned = false;

	for (*answer = item; *answer && !assigned;) {
		sqlite3_stmt *statement = sql_get(store, step, error);

		if (!statement)
			return false;
		sqlite3_bind_int64(statement, 1, *answer);
		if (!sql_step(store, statement, &row, error))
			return false;
		assigned = row && sqlite3_column_int(statement, 1);
		if (!assigned)
			*answer = row ? sqlite3_column_int64(statement, 0) : 0;
		sql_done(statement);
	}
	return true;
}

bool answer_settle(struct store *store, int64_t item, struct error *error)
{
	/* Below an item with assignments of its own nothing changes. Nor is there anything to do before milestones come. */
	static const char settle[] =
		"UPDATE milestone SET answer = below.answer FROM (WITH RECURSIVE below(id, answer) AS (SELECT "
		"x.id, " CATALOG_ASSIGNED(
			"?1") " FROM item x WHERE x.id = ?1 AND EXISTS (SELECT 1 FROM milestone m WHERE m.sort >= x.sort AND "
			      "m.sort < x.sort || '~') UNION ALL SELECT i.id, below.answer FROM below CROSS JOIN item i ON "
			      "i.parent_id = below.id WHERE NOT "
			      "EXISTS (SELECT 1 FROM assignment b WHERE b.item_id = i.id)) SELECT id, answer FROM below) below "
			      "WHERE milestone.item_id = "
			      "below.id AND milestone.answer IS NOT below.answer";
	sqlite3_stmt *statement = sql_get(store, settle, error);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, item);
	return sql_run(store, statement, error);
}

static struct hit *add_hit(struct hits *hits)
{
	if (hits->count == hits->room) {
		hits->room = hits->room * 2 + 256;
		hits->all = memory_grow(hits->all, hits->room, sizeof *hits->all);
	}
	return &hits->all[hits->count++];
}

/* All rows of (id, sort). */
static bool read_hits(struct store *store, sqlite3_stmt *statement, struct hits *hits, struct error *error)
{
	for (;;) {
		struct hit *hit;
		bool row;

		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			return true;
		hit = add_hit(hits);
		hit->ref = (struct ref){RECORD_MILESTONE, sqlite3_column_int64(statement, 0)};
		snprintf(hit->sort, sizeof hit->sort, "%s", sql_text(statement, 1));
	}
}

bool answering_begin(struct answering *answering, struct store *store, struct error *error)
{
	struct sql_builder *offices = &answering->offices, places = {0};
	sqlite3_stmt *statement;
	bool good;

	builder_put(&places, "SELECT coalesce(item_id, -meeting_id), sort FROM assignment WHERE office_id IN ");
	builder_put(&places, offices->sql);
	statement = sql_take(store, places.sql, error);
	if (statement)
		builder_bind(offices, statement);
	good = statement && read_hits(store, statement, &answering->places, error);
	sql_give_back(store, statement);
	builder_finish(&places);
	hits_sort(&answering->places);
	answering->window = WINDOW_LEAST;
	return good;
}

/* The next places as JSON, and those before them that they lie below. Returns the one behind them. */
static size_t put_window(const struct answering *answering, char *json)
{
	const struct hits *places = &answering->places;
	size_t at = answering->next, used = 0, end = at;

	while (end < places->count && end - at < answering->window)
		end++;
	for (size_t i = 0; i < end; i++) {
		const struct hit *place = &places->all[i];

		if (i >= at || strncmp(place->sort, places->all[at].sort, strlen(place->sort)) == 0)
			used += (size_t)sprintf(json + used, "%c%lld", used ? ',' : '[', (long long)place->ref.id);
	}
	json[used] = ']';
	json[used + 1] = '\0';
	return end;
}

static sqlite3_stmt *take_window(const struct answering *answering, struct store *store, struct error *error)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	builder_put(&builder, "SELECT m.id, m.sort FROM milestone m WHERE 1");
	builder_put(&builder, answering->due.sql ? answering->due.sql : ""); /* in front: its parameters are counted from 1 */
	builder_put(&builder,
		    " AND m.answer IN (SELECT value FROM json_each(:places)) AND +m.sort > :after AND +m.sort < :end ORDER "
		    "BY m.sort LIMIT :most");
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	if (statement)
		builder_bind(&answering->due, statement);
	return statement;
}

static void bind(sqlite3_stmt *statement, const char *name, const char *text)
{
	sqlite3_bind_text(statement, sqlite3_bind_parameter_index(statement, name), text, -1, SQLITE_STATIC);
}

/* What lies in the tree between the next places and those behind them is theirs or of what they lie below. */
static bool read_window(struct answering *answering, struct store *store, struct hits *hits, struct error *error)
{
	char json[(WINDOW_MOST + CODE_DEPTH + 2) * NUMBER];
	sqlite3_stmt *statement = take_window(answering, store, error);
	size_t before = hits->count, next = put_window(answering, json);
	const char *end = next < answering->places.count ? answering->places.all[next].sort : "~";
	bool good, whole;

	if (!statement)
		return false;
	bind(statement, ":places", json);
	bind(statement, ":after", answering->after);
	bind(statement, ":end", end);
	sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, ":most"), HITS_ORDERED);
	good = read_hits(store, statement, hits, error);
	sql_give_back(store, statement);
	whole = hits->count - before < HITS_ORDERED;
	snprintf(answering->after, sizeof answering->after, "%s", whole ? end : hits->all[hits->count - 1].sort);
	if (whole)
		answering->next = next;
	else
		answering->window = 1 + answering->window / 2;
	return good;
}

bool answering_is_done(const struct answering *answering)
{
	return answering->next == answering->places.count;
}

bool answering_next(struct answering *answering, struct store *store, size_t wanted, struct hits *hits, struct error *error)
{
	bool mine, good = sql_view(store, &mine, error);

	hits->count = 0;
	while (good && hits->count < wanted && !answering_is_done(answering)) {
		good = read_window(answering, store, hits, error);
		if (hits->count < wanted && answering->window < WINDOW_MOST)
			answering->window *= 2;
	}
	sql_view_end(store, mine);
	return good;
}

void answering_finish(struct answering *answering)
{
	builder_finish(&answering->offices);
	builder_finish(&answering->due);
	hits_finish(&answering->places);
}
