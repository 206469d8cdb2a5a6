/* How many milestones are due in each cell of a timeline. */
#include "count.h"
#include "gwagi/store/lanes.h"
#include "lens.h"
#include "reach.h"

enum { HIDDEN_MOST = 2000 /* that are looked at one by one: 50 ms */ };

/* The kept count of a span of days: of a scope, or of all meetings. */
static bool add_kept(struct store *store, const struct reach *reach, int span, int start, int64_t *count, struct error *error)
{
	static const char one[] = "SELECT n FROM tally WHERE scope = ?4 AND span = ?1 AND start = ?2 AND measure = ?3";
	static const char all[] = "SELECT sum(t.n) FROM meeting g CROSS JOIN tally t ON t.scope = g.sort AND t.span = ?1 AND "
				  "t.start = ?2 AND t.measure = ?3";
	sqlite3_stmt *statement = sql_get(store, reach->level < 0 ? all : one, error);
	bool row;

	if (!statement)
		return false;
	sqlite3_bind_int(statement, 1, span);
	sqlite3_bind_int(statement, 2, start);
	sqlite3_bind_int(statement, 3, MEASURE_DUE);
	if (reach->level >= 0)
		sqlite3_bind_text(statement, 4, reach->from, (int)strcspn(reach->from, "~"), SQLITE_STATIC);
	if (!sql_step(store, statement, &row, error))
		return false;
	*count += row ? sqlite3_column_int64(statement, 0) : 0;
	sql_done(statement);
	return true;
}

/* From day to day, in the longest spans that fit. */
static bool count_kept(struct store *store, const struct reach *reach, day_number from, day_number to, int64_t *count,
		       struct error *error)
{
	int at = count_start(from, 0), end = count_start(to, 0);

	while (at < end) {
		int i = SPANS - 1;

		while (i && (at & ((1 << count_spans[i]) - 1) || at + (1 << count_spans[i]) > end))
			i--;
		if (!add_kept(store, reach, count_spans[i], at >> count_spans[i], count, error))
			return false;
		at += 1 << count_spans[i];
	}
	return true;
}

/* The cell that holds a day; every day lies in one. */
static size_t cell_of(const day_number *edges, size_t cells, day_number day)
{
	size_t low = 0, high = cells;

	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (edges[middle] <= day)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* What has a due day is asked as judge() does. */
static sqlite3_stmt *take_days(struct store *store, const struct reach *reach, struct error *error)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	builder_put(&builder, "SELECT m.due_last, count(*) FROM milestone m WHERE m.type <> 'start' AND m.type <> 'past' AND ");
	builder_put(&builder, reach->office ? "" : "+");
	builder_put(&builder, "m.due_last >= :first AND m.due_last < :end AND ");
	reach_put(reach, store, &builder);
	builder_put(&builder, " GROUP BY 1");
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	return statement;
}

static bool read_days(struct store *store, sqlite3_stmt *statement, const day_number *edges, size_t cells, int64_t *counts,
		      struct error *error)
{
	bool row;

	while (sql_step(store, statement, &row, error)) {
		day_number day;

		if (!row)
			return true;
		if (day_parse(sql_text(statement, 0), (size_t)sqlite3_column_bytes(statement, 0), &day))
			counts[cell_of(edges, cells, day)] += sqlite3_column_int64(statement, 1);
	}
	return false;
}

static bool count_days(struct store *store, const struct reach *reach, const day_number *edges, size_t cells, int64_t *counts,
		       struct error *error)
{
	sqlite3_stmt *statement = take_days(store, reach, error);
	char first[DAY_TEXT], end[DAY_TEXT];
	bool good;

	if (!statement)
		return false;
	day_print(edges[0], first);
	day_print(edges[cells], end);
	reach_bind(reach, statement);
	sqlite3_bind_text(statement, sqlite3_bind_parameter_index(statement, ":first"), first, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, sqlite3_bind_parameter_index(statement, ":end"), end, -1, SQLITE_STATIC);
	good = read_days(store, statement, edges, cells, counts, error);
	sql_give_back(store, statement);
	return good;
}

/* Milestones of which changes can't be seen through the lens, up to HIDDEN_MOST and one. */
static sqlite3_stmt *get_hidden(struct store *store, struct error *error)
{
	static const char hidden[] = "SELECT c.entity FROM main.change c WHERE +c.kind = 'milestone' AND c.effective > ?1 UNION "
				     "SELECT c.entity FROM main.change c WHERE +c.kind = 'milestone' AND c.id > ?2 LIMIT ?3";
	sqlite3_stmt *statement = sql_get(store, hidden, error);

	if (!statement)
		return NULL;
	sqlite3_bind_text(statement, 1, store->lens->sight.day, -1, SQLITE_STATIC);
	sqlite3_bind_int64(statement, 2, store->lens->sight.last);
	sqlite3_bind_int(statement, 3, HIDDEN_MOST + 1);
	return statement;
}

static bool are_few_hidden(struct store *store, bool *few, struct error *error)
{
	sqlite3_stmt *statement = get_hidden(store, error);
	bool row, good = statement != NULL;
	int count = 0;

	while (good && (good = sql_step(store, statement, &row, error)) && row)
		count++;
	if (good)
		sql_done(statement);
	*few = count <= HIDDEN_MOST;
	return good;
}

/* The cells being counted. */
struct cells {
	const day_number *edges;
	size_t count;
	int64_t *counts;
};

static void add_state(const struct cells *cells, const struct milestone_state *state, const struct rules *rules, int64_t change)
{
	day_number last = state->date.last;

	if (judge(state, rules, last).has_due && last >= cells->edges[0] && last < cells->edges[cells->count])
		cells->counts[cell_of(cells->edges, cells->count, last)] += change;
}

/* What a milestone was then, in place of what it is. */
static bool correct_one(struct store *store, const struct reach *reach, const char *code, const struct cells *cells,
			struct error *error)
{
	struct replay replay = {0};
	struct milestone_state state;
	struct subject subject;
	bool good = subject_find(store, code, &subject, error);

	if (good && strcmp(subject.sort, reach->from) >= 0 && strcmp(subject.sort, reach->to) < 0) {
		good = replay_read(store, table_of(RECORD_MILESTONE), code, &replay, error);
		if (good && subject.there) {
			milestone_state((const char *const *)subject.texts, &state);
			add_state(cells, &state, rules_current(), -1);
		}
		if (good && subject_then(&subject, &replay, &store->lens->sight, &state))
			add_state(cells, &state, store->lens->rules, 1);
	}
	replay_finish(&replay);
	subject_finish(&subject);
	return good;
}

static bool correct_hidden(struct store *store, const struct reach *reach, const struct cells *cells, struct error *error)
{
	sqlite3_stmt *statement = get_hidden(store, error);
	bool row, good = statement != NULL;

	while (good && (good = sql_step(store, statement, &row, error)) && row)
		good = correct_one(store, reach, sql_text(statement, 0), cells, error);
	if (statement)
		sql_done(statement);
	return good;
}

static bool count_all_kept(struct store *store, const struct reach *reach, const struct cells *cells, struct error *error)
{
	for (size_t i = 0; i < cells->count; i++)
		if (!count_kept(store, reach, cells->edges[i], cells->edges[i + 1], &cells->counts[i], error))
			return false;
	return true;
}

/* Kept is what is so now; what was otherwise is put right, unless that is much. */
static bool count_past(struct store *store, const struct reach *reach, const struct cells *cells, struct error *error)
{
	bool few;

	if (!are_few_hidden(store, &few, error))
		return false;
	if (!few)
		return count_days(store, reach, cells->edges, cells->count, cells->counts, error);
	return count_all_kept(store, reach, cells, error) && correct_hidden(store, reach, cells, error);
}

bool store_due_counts(struct store *store, struct ref below, const day_number *edges, size_t cells, int64_t *counts,
		      struct error *error)
{
	const struct cells all = {edges, cells, counts};
	struct reach reach;

	memset(counts, 0, cells * sizeof *counts);
	if (!reach_of(store, below, &reach, error))
		return false;
	if (reach.office || reach.level > 1)
		return count_days(store, &reach, edges, cells, counts, error);
	return (store->lens ? count_past : count_all_kept)(store, &reach, &all, error);
}
