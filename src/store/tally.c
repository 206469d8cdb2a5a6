#include "tally.h"
#include <stdio.h>
#include "ref.h"

/* The measures of table tally, in the order of struct tally. Stored: append only. */
enum measure {
	MEASURE_TOTAL,
	MEASURE_SIGNAL, /* SIGNAL_COUNT of them */
	MEASURE_OVERDUE = MEASURE_SIGNAL + SIGNAL_COUNT,
	MEASURE_DUE_SOON,
	MEASURE_UNDATED,
	MEASURE_DUE,
	MEASURE_DUE_DONE,
	MEASURE_PAST,
	MEASURE_COUNT,
};

enum { DAY_ALWAYS = -1000000 }; /* a day before every stated one; days are stored counted from it */

/* The spans of a day's rows, as powers of two. */
static const int spans[] = {0, 5, 10};
enum { SPANS = sizeof spans / sizeof *spans };

static int start_of(day_number day, int span)
{
	return (day - DAY_ALWAYS) >> span;
}

struct measures {
	int64_t n[MEASURE_COUNT];
};

static void measure(const struct milestone_state *state, day_number day, struct measures *out)
{
	struct verdict verdict = judge(state, rules_current(), day);

	memset(out, 0, sizeof *out);
	if (verdict.past) {
		out->n[MEASURE_PAST] = 1;
		return;
	}
	out->n[MEASURE_TOTAL] = 1;
	out->n[MEASURE_SIGNAL + (int)verdict.signal] = 1;
	out->n[MEASURE_OVERDUE] = verdict.schedule == SCHEDULE_OVERDUE;
	out->n[MEASURE_DUE_SOON] = verdict.schedule == SCHEDULE_DUE_SOON;
	out->n[MEASURE_UNDATED] = state->type == TYPE_UNDATED;
	out->n[MEASURE_DUE] = verdict.due_reached;
	out->n[MEASURE_DUE_DONE] = verdict.due_reached && verdict.signal == SIGNAL_DONE;
}

static void to_tally(const struct measures *measures, struct tally *tally)
{
	*tally = (struct tally){.total = measures->n[MEASURE_TOTAL],
				.overdue = measures->n[MEASURE_OVERDUE],
				.due_soon = measures->n[MEASURE_DUE_SOON],
				.undated = measures->n[MEASURE_UNDATED],
				.due = measures->n[MEASURE_DUE],
				.due_done = measures->n[MEASURE_DUE_DONE],
				.past = measures->n[MEASURE_PAST]};
	for (int i = 0; i < SIGNAL_COUNT; i++)
		tally->signal[i] = measures->n[MEASURE_SIGNAL + i];
}

/* Calls EACH with every (measure, day, change) by which a milestone shows in the kept counts. */
typedef bool tally_each(void *context, int measure, day_number day, int64_t change, struct error *error);

static bool changes(const struct milestone_state *state, tally_each *each, void *context, struct error *error)
{
	day_number steps[JUDGE_STEPS];
	size_t count = judge_steps(state, rules_current(), steps);
	struct measures before, now;

	memset(&before, 0, sizeof before);
	for (size_t step = 0; step <= count; step++) {
		day_number day = step == 0 ? DAY_ALWAYS : steps[step - 1];

		measure(state, step == 0 && count > 0 ? steps[0] - 1 : day, &now);
		for (int i = 0; i < MEASURE_COUNT; i++)
			if (now.n[i] != before.n[i] && !each(context, i, day, now.n[i] - before.n[i], error))
				return false;
		before = now;
	}
	return true;
}

static bool add(struct store *store, const char *scope, int span, int start, int measure, int64_t change, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store,
					  "INSERT INTO tally (scope, span, start, measure, n) VALUES (?1, ?2, ?3, ?4, ?5) "
					  "ON CONFLICT DO UPDATE SET n = n + excluded.n",
					  error);

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 2, span);
	sqlite3_bind_int(statement, 3, start);
	sqlite3_bind_int(statement, 4, measure);
	sqlite3_bind_int64(statement, 5, change);
	return sql_run(store, statement, error);
}

/* The scopes of a sort key: that of its meeting, and of its agenda; "" if it hangs on the meeting itself. */
static void scopes(const char *sort, char meeting[CODE_SORT], char agenda[CODE_SORT])
{
	size_t first = strcspn(sort, ".!#"), second = 0;

	snprintf(meeting, CODE_SORT, "%.*s", (int)first, sort);
	if (sort[first] == '.')
		second = first + 1 + strcspn(sort + first + 1, ".!#");
	snprintf(agenda, CODE_SORT, "%.*s", (int)second, sort);
}

struct single {
	struct store *store;
	const char *scope;
	int sign;
};

static bool add_single(void *context, int measure, day_number day, int64_t change, struct error *error)
{
	const struct single *single = context;

	for (int i = 0; i < SPANS; i++)
		if (!add(single->store, single->scope, spans[i], start_of(day, spans[i]), measure, change * single->sign, error))
			return false;
	return true;
}

bool tally_change(struct store *store, const char *sort, const struct milestone_state *state, int sign, struct error *error)
{
	char meeting[CODE_SORT], agenda[CODE_SORT];
	struct single single = {store, meeting, sign};

	scopes(sort, meeting, agenda);
	if (!changes(state, add_single, &single, error))
		return false;
	single.scope = agenda;
	return !*agenda || changes(state, add_single, &single, error);
}

/* Counts of one scope while a load passes through its milestones: open addressing, keyed by span, start and measure. */
struct gather {
	char scope[CODE_SORT];
	size_t used, room; /* room is a power of two */
	struct {
		bool used;
		int span, start, measure;
		int64_t n;
	} * slots;
};

static size_t gather_slot(const struct gather *gather, int span, int start, int measure)
{
	size_t at = (((size_t)start * 16 + (size_t)span) * 31 + (size_t)measure) * 2654435761U;

	for (at &= gather->room - 1; gather->slots[at].used; at = (at + 1) & (gather->room - 1))
		if (gather->slots[at].measure == measure && gather->slots[at].start == start && gather->slots[at].span == span)
			break;
	return at;
}

static void gather_grow(struct gather *gather)
{
	struct gather old = *gather;

	gather->room = old.room ? old.room * 2 : 1024;
	gather->slots = memory_new(gather->room, sizeof *gather->slots);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].used)
			gather->slots[gather_slot(gather, old.slots[i].span, old.slots[i].start, old.slots[i].measure)] =
				old.slots[i];
	free(old.slots);
}

static void gather_one(struct gather *gather, int span, int start, int measure, int64_t change)
{
	size_t at;

	if (gather->used * 2 >= gather->room)
		gather_grow(gather);
	at = gather_slot(gather, span, start, measure);
	gather->used += !gather->slots[at].used;
	gather->slots[at].used = true;
	gather->slots[at].span = span;
	gather->slots[at].start = start;
	gather->slots[at].measure = measure;
	gather->slots[at].n += change;
}

static bool gather_add(void *context, int measure, day_number day, int64_t change, struct error *error)
{
	(void)error;
	for (int i = 0; i < SPANS; i++)
		gather_one(context, spans[i], start_of(day, spans[i]), measure, change);
	return true;
}

static bool gather_flush(struct gather *gather, struct store *store, struct error *error)
{
	bool good = true;

	for (size_t i = 0; i < gather->room && good; i++)
		if (gather->slots[i].used && gather->slots[i].n != 0)
			good = add(store, gather->scope, gather->slots[i].span, gather->slots[i].start, gather->slots[i].measure,
				   gather->slots[i].n, error);
	if (gather->slots)
		memset(gather->slots, 0, gather->room * sizeof *gather->slots);
	gather->used = 0;
	return good;
}

/* Milestones come in the order of the tree, so each scope is left once and for all. */
static bool gather_enter(struct gather *gather, const char *scope, struct store *store, struct error *error)
{
	if (strcmp(gather->scope, scope) == 0)
		return true;
	if (!gather_flush(gather, store, error))
		return false;
	snprintf(gather->scope, sizeof gather->scope, "%s", scope);
	return true;
}

bool tally_load(struct store *store, int64_t after, struct error *error)
{
	sqlite3_stmt *statement = sql_get(
		store, "SELECT m.sort, " MILESTONE_STATE " FROM milestone m WHERE m.id > ?1 ORDER BY m.sort", error);
	struct gather meeting = {.scope = ""}, agenda = {.scope = ""};
	bool row = statement != NULL, good = row;

	if (good)
		sqlite3_bind_int64(statement, 1, after);
	while (good && (good = sql_step(store, statement, &row, error)) && row) {
		char scope_meeting[CODE_SORT], scope_agenda[CODE_SORT];
		struct milestone_state state;

		scopes(sql_text(statement, 0), scope_meeting, scope_agenda);
		milestone_read(statement, 1, &state);
		good = gather_enter(&meeting, scope_meeting, store, error) && gather_enter(&agenda, scope_agenda, store, error) &&
		       changes(&state, gather_add, &meeting, error) &&
		       (!*scope_agenda || changes(&state, gather_add, &agenda, error));
	}
	if (statement)
		sql_done(statement);
	good = good && gather_flush(&meeting, store, error) && gather_flush(&agenda, store, error);
	free(meeting.slots);
	free(agenda.slots);
	return good;
}

/* Add the rows of one span from start FROM up to, not with, TO. A NULL scope is all meetings. */
static bool sum_rows(struct store *store, const char *scope, int span, int from, int to, struct measures *sum,
		     struct error *error)
{
	static const char one[] = "SELECT measure, n FROM tally WHERE scope = ?1 AND span = ?2 AND start >= ?3 AND start < ?4";
	static const char all[] = "SELECT t.measure, t.n FROM meeting g CROSS JOIN tally t ON t.scope = g.sort AND t.span = ?2 "
				  "AND t.start >= ?3 AND "
				  "t.start < ?4 WHERE ?1 IS NULL";
	sqlite3_stmt *statement = sql_get(store, scope ? one : all, error);
	bool row = true;

	if (!statement)
		return false;
	if (scope)
		sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 2, span);
	sqlite3_bind_int(statement, 3, from);
	sqlite3_bind_int(statement, 4, to);
	for (;;) {
		int measure;

		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		measure = sqlite3_column_int(statement, 0);
		if (measure >= 0 && measure < MEASURE_COUNT)
			sum->n[measure] += sqlite3_column_int64(statement, 1);
	}
	sql_done(statement);
	return true;
}

/* The days up to today: whole long spans, then the shorter ones behind the last of them, then single days. */
static bool sum_to_today(struct store *store, const char *scope, struct tally *tally, struct error *error)
{
	struct measures sum = {{0}};
	int end = start_of(store->today, 0) + 1, from = 0;

	for (int i = SPANS - 1; i >= 0; i--) {
		int first = from >> spans[i], last = end >> spans[i];

		if (!sum_rows(store, scope, spans[i], first, last, &sum, error))
			return false;
		from = last << spans[i];
	}
	to_tally(&sum, tally);
	return true;
}

#define OF_SCOPE "SELECT " MILESTONE_STATE " FROM milestone m WHERE m.sort >= ?1 AND m.sort < ?1 || '~'"

static bool tally_counted(struct store *store, const char *scope, struct tally *tally, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, OF_SCOPE, error);
	struct measures sum = {{0}}, one;
	bool row = true;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	for (;;) {
		struct milestone_state state;

		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		milestone_read(statement, 0, &state);
		measure(&state, store->today, &one);
		for (int i = 0; i < MEASURE_COUNT; i++)
			sum.n[i] += one.n[i];
	}
	sql_done(statement);
	to_tally(&sum, tally);
	return true;
}

static void gather_state(struct gather *gather, sqlite3_stmt *statement)
{
	struct milestone_state state;

	milestone_read(statement, 0, &state);
	changes(&state, gather_add, gather, NULL);
}

static void gather_kept(struct gather *gather, sqlite3_stmt *statement)
{
	gather_one(gather, sqlite3_column_int(statement, 0), sqlite3_column_int(statement, 1), sqlite3_column_int(statement, 2),
		   -sqlite3_column_int64(statement, 3));
}

static bool gather_rows(struct gather *gather, struct store *store, const char *sql, const char *scope,
			void (*each)(struct gather *gather, sqlite3_stmt *statement), struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);
	bool row = true;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	for (;;) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		each(gather, statement);
	}
	sql_done(statement);
	return true;
}

bool tally_verify(struct store *store, const char *scope, bool *sound, struct error *error)
{
	static const char kept[] = "SELECT span, start, measure, n FROM tally WHERE scope = ?1";
	static const char counted[] = OF_SCOPE;
	struct gather gather = {.scope = ""};
	bool good = gather_rows(&gather, store, counted, scope, gather_state, error) &&
		    gather_rows(&gather, store, kept, scope, gather_kept, error);

	*sound = true;
	for (size_t i = 0; i < gather.room; i++)
		*sound = *sound && gather.slots[i].n == 0;
	free(gather.slots);
	return good;
}

bool store_tally(struct store *store, struct ref below, struct tally *tally, struct error *error)
{
	char scope[CODE_SORT];
	int level;

	*tally = (struct tally){0};
	if (below.id == 0)
		return sum_to_today(store, NULL, tally, error);
	if (!ref_sort(store, below, scope, &level, error))
		return false;
	if (!*scope)
		return true; /* there is no such row, and nothing below it */
	return level <= 1 ? sum_to_today(store, scope, tally, error) : tally_counted(store, scope, tally, error);
}
