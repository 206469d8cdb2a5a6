#include <stdio.h>
#include "tally.h"

/* The measures of table tally, in the order of struct tally. Stored: append only. */
enum measure {
	MEASURE_TOTAL, MEASURE_SIGNAL, /* SIGNAL_COUNT of them */
	MEASURE_OVERDUE = MEASURE_SIGNAL + SIGNAL_COUNT, MEASURE_DUE_SOON, MEASURE_UNDATED, MEASURE_DUE, MEASURE_DUE_DONE, MEASURE_PAST,
	MEASURE_COUNT,
};

enum { DAY_ALWAYS = -1000000 }; /* a day before every stated one */

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

static bool add(struct store *store, const char *scope, int measure, day_number day, int64_t change, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store,
	                                  "INSERT INTO tally (scope, measure, day, n) VALUES (?1, ?2, ?3, ?4) "
	                                  "ON CONFLICT DO UPDATE SET n = n + excluded.n",
	                                  error);

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 2, measure);
	sqlite3_bind_int(statement, 3, day);
	sqlite3_bind_int64(statement, 4, change);
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

	return add(single->store, single->scope, measure, day, change * single->sign, error);
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

/* Counts of one scope while a load passes through its milestones: open addressing, keyed by (measure, day). */
struct gather {
	char scope[CODE_SORT];
	size_t used, room; /* room is a power of two */
	struct {
		bool used;
		int measure;
		day_number day;
		int64_t n;
	} *slots;
};

static size_t gather_slot(const struct gather *gather, int measure, day_number day)
{
	size_t at = ((size_t)(unsigned)day * 31U + (size_t)measure) * 2654435761U;

	for (at &= gather->room - 1; gather->slots[at].used; at = (at + 1) & (gather->room - 1))
		if (gather->slots[at].measure == measure && gather->slots[at].day == day)
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
			gather->slots[gather_slot(gather, old.slots[i].measure, old.slots[i].day)] = old.slots[i];
	free(old.slots);
}

static bool gather_add(void *context, int measure, day_number day, int64_t change, struct error *error)
{
	struct gather *gather = context;
	size_t at;

	(void)error;
	if (gather->used * 2 >= gather->room)
		gather_grow(gather);
	at = gather_slot(gather, measure, day);
	gather->used += !gather->slots[at].used;
	gather->slots[at].used = true;
	gather->slots[at].measure = measure;
	gather->slots[at].day = day;
	gather->slots[at].n += change;
	return true;
}

static bool gather_flush(struct gather *gather, struct store *store, struct error *error)
{
	bool good = true;

	for (size_t i = 0; i < gather->room && good; i++)
		if (gather->slots[i].used && gather->slots[i].n != 0)
			good = add(store, gather->scope, gather->slots[i].measure, gather->slots[i].day, gather->slots[i].n, error);
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
	sqlite3_stmt *statement = sql_get(store, "SELECT m.sort, " MILESTONE_STATE " FROM milestone m WHERE m.id > ?1 ORDER BY m.sort", error);
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
		       changes(&state, gather_add, &meeting, error) && (!*scope_agenda || changes(&state, gather_add, &agenda, error));
	}
	if (statement)
		sql_done(statement);
	good = good && gather_flush(&meeting, store, error) && gather_flush(&agenda, store, error);
	free(meeting.slots);
	free(agenda.slots);
	return good;
}

bool tally_kept(struct store *store, const char *scope, struct tally *tally, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT measure, sum(n) FROM tally WHERE scope = ?1 AND day <= ?2 GROUP BY measure", error);
	struct measures measures = {{0}};
	bool row = true;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 2, store->today);
	for (;;) {
		int which;

		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		which = sqlite3_column_int(statement, 0);
		if (which >= 0 && which < MEASURE_COUNT)
			measures.n[which] = sqlite3_column_int64(statement, 1);
	}
	sql_done(statement);
	to_tally(&measures, tally);
	return true;
}

bool tally_counted(struct store *store, const char *scope, struct tally *tally, struct error *error)
{
	sqlite3_stmt *statement =
	        sql_get(store, "SELECT " MILESTONE_STATE " FROM milestone m WHERE m.sort >= ?1 AND m.sort < ?1 || '~'", error);
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

static bool add_meetings(struct store *store, struct tally *tally, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT measure, sum(n) FROM tally WHERE scope IN (SELECT sort FROM meeting) AND day <= ?1 "
	                                         "GROUP BY measure",
	                                  error);
	struct measures measures = {{0}};
	bool row = true;

	if (!statement)
		return false;
	sqlite3_bind_int(statement, 1, store->today);
	for (;;) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		if (sqlite3_column_int(statement, 0) < MEASURE_COUNT)
			measures.n[sqlite3_column_int(statement, 0)] = sqlite3_column_int64(statement, 1);
	}
	sql_done(statement);
	to_tally(&measures, tally);
	return true;
}

/* The sort key of a row and how deep it lies; "" if it is not there. */
static bool scope_of(struct store *store, struct ref ref, char scope[CODE_SORT], int *level, struct error *error)
{
	const char *sql = ref.kind == RECORD_MEETING ? "SELECT sort, 0 FROM meeting WHERE id = ?1"
	                  : ref.kind == RECORD_ITEM  ? "SELECT sort, level FROM item WHERE id = ?1"
	                                             : "SELECT sort, 99 FROM milestone WHERE id = ?1";
	sqlite3_stmt *statement = sql_get(store, sql, error);
	bool row;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, ref.id);
	if (!sql_step(store, statement, &row, error))
		return false;
	snprintf(scope, CODE_SORT, "%s", row ? sql_text(statement, 0) : "");
	*level = row ? sqlite3_column_int(statement, 1) : 0;
	sql_done(statement);
	return true;
}

bool store_tally(struct store *store, struct ref below, struct tally *tally, struct error *error)
{
	char scope[CODE_SORT];
	int level;

	if (below.id == 0)
		return add_meetings(store, tally, error);
	if (!scope_of(store, below, scope, &level, error))
		return false;
	return level <= 1 ? tally_kept(store, scope, tally, error) : tally_counted(store, scope, tally, error);
}
