/* How many milestones are due in each cell of a timeline. */
#include "count.h"
#include "gwagi/store/lanes.h"
#include "lens.h"
#include "reach.h"

enum { HIDDEN_MOST = 2000 /* that are looked at one by one: 50 ms */ };

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

/* The cells being counted. */
struct cells {
	const day_number *edges;
	size_t count;
	int64_t *counts;
};

/* Spans of days of one length, one behind the other. */
struct stretch {
	int span, start, end;
};

static sqlite3_stmt *get_kept(struct store *store, const struct reach *reach, const struct stretch *stretch, struct error *error)
{
	static const char one[] = "SELECT start, n FROM tally WHERE scope = ?5 AND span = ?1 AND start >= ?2 AND start < ?3 AND "
				  "measure = ?4";
	static const char all[] = "SELECT t.start, t.n FROM meeting g CROSS JOIN tally t ON t.scope = g.sort AND t.span = ?1 AND "
				  "t.start >= ?2 AND t.start < ?3 AND t.measure = ?4";
	sqlite3_stmt *statement = sql_get(store, reach->level < 0 ? all : one, error);

	if (!statement)
		return NULL;
	sqlite3_bind_int(statement, 1, stretch->span);
	sqlite3_bind_int(statement, 2, stretch->start);
	sqlite3_bind_int(statement, 3, stretch->end);
	sqlite3_bind_int(statement, 4, MEASURE_DUE);
	if (reach->level >= 0)
		sqlite3_bind_text(statement, 5, reach->from, (int)strcspn(reach->from, "~"), SQLITE_STATIC);
	return statement;
}

/* The kept counts of a stretch: of a scope, or of all meetings. To walk over its rows, of other measures too, costs a fraction of
 * looking for one day after the other. */
static bool add_stretch(struct store *store, const struct reach *reach, const struct cells *cells, const struct stretch *stretch,
			struct error *error)
{
	sqlite3_stmt *statement = stretch->start < stretch->end ? get_kept(store, reach, stretch, error) : NULL;
	bool row;

	if (stretch->start == stretch->end)
		return true;
	while (statement && sql_step(store, statement, &row, error)) {
		int start = sqlite3_column_int(statement, 0);

		if (!row) {
			sql_done(statement);
			return true;
		}
		cells->counts[cell_of(cells->edges, cells->count, (start << stretch->span) - count_start(0, 0))] +=
			sqlite3_column_int64(statement, 1);
	}
	return false;
}

/* The longest span that begins at AT and ends by END. */
static int longest_span(int at, int end)
{
	int i = SPANS - 1;

	while (i && (at & ((1 << count_spans[i]) - 1) || at + (1 << count_spans[i]) > end))
		i--;
	return count_spans[i];
}

/* From cell to cell in the longest spans that fit. */
static bool count_all_kept(struct store *store, const struct reach *reach, const struct cells *cells, struct error *error)
{
	struct stretch stretch = {0};

	for (size_t i = 0; i < cells->count; i++) {
		int at = count_start(cells->edges[i], 0), end = count_start(cells->edges[i + 1], 0);

		for (int span; at < end; at += 1 << span) {
			span = longest_span(at, end);
			if (span != stretch.span || at >> span != stretch.end) {
				if (!add_stretch(store, reach, cells, &stretch, error))
					return false;
				stretch = (struct stretch){span, at >> span, at >> span};
			}
			stretch.end++;
		}
	}
	return add_stretch(store, reach, cells, &stretch, error);
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
