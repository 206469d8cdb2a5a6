#include "tally.h"
#include <stdio.h>
#include "count.h"
#include "lens.h"
#include "ref.h"

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

/* The scopes of a sort key: that of its meeting, and of its agenda; "" if it hangs on the meeting itself. */
static void scopes(const char *sort, char meeting[CODE_SORT], char agenda[CODE_SORT])
{
	size_t first = strcspn(sort, ".!#"), second = 0;

	snprintf(meeting, CODE_SORT, "%.*s", (int)first, sort);
	if (sort[first] == '.')
		second = first + 1 + strcspn(sort + first + 1, ".!#");
	snprintf(agenda, CODE_SORT, "%.*s", (int)second, sort);
}

bool tally_begin(struct tally_edit *edit, struct store *store, const char *code, struct error *error)
{
	struct subject subject;
	bool good;

	*edit = (struct tally_edit){.store = store};
	snprintf(edit->code, sizeof edit->code, "%s", code);
	good = subject_find(store, code, &subject, error) && subject_count(&edit->gather, store, &subject, DAY_NONE, -1, error);
	subject_finish(&subject);
	return good;
}

bool tally_end(struct tally_edit *edit, struct error *error)
{
	char meeting[CODE_SORT], agenda[CODE_SORT];
	struct subject subject;
	bool good = subject_find(edit->store, edit->code, &subject, error) &&
		    subject_count(&edit->gather, edit->store, &subject, DAY_NONE, 1, error);

	scopes(subject.sort, meeting, agenda);
	good = good && gather_put(&edit->gather, edit->store, meeting, error) &&
	       (!*agenda || gather_put(&edit->gather, edit->store, agenda, error));
	subject_finish(&subject);
	tally_edit_finish(edit);
	return good;
}

void tally_edit_finish(struct tally_edit *edit)
{
	gather_finish(&edit->gather);
}

/* Counts of one scope while a load passes through its milestones, which come in the order of the tree: each scope is left once
 * and for all. */
struct stay {
	char scope[CODE_SORT];
	struct gather gather;
};

static bool stay_enter(struct stay *stay, const char *scope, struct store *store, struct error *error)
{
	if (strcmp(stay->scope, scope) == 0)
		return true;
	if (!gather_put(&stay->gather, store, stay->scope, error))
		return false;
	gather_clear(&stay->gather);
	snprintf(stay->scope, sizeof stay->scope, "%s", scope);
	return true;
}

static bool load_one(struct store *store, const struct subject *subject, day_number born, struct stay *meeting,
		     struct stay *agenda, struct error *error)
{
	char scope_meeting[CODE_SORT], scope_agenda[CODE_SORT];

	scopes(subject->sort, scope_meeting, scope_agenda);
	return stay_enter(meeting, scope_meeting, store, error) && stay_enter(agenda, scope_agenda, store, error) &&
	       subject_count(&meeting->gather, store, subject, born, 1, error) &&
	       (!*scope_agenda || subject_count(&agenda->gather, store, subject, born, 1, error));
}

bool tally_load(struct store *store, int64_t after, day_number born, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, SUBJECT "WHERE m.id > ?1 ORDER BY m.sort", error);
	struct stay meeting = {.scope = ""}, agenda = {.scope = ""};
	bool row = statement != NULL, good = row;

	if (good)
		sqlite3_bind_int64(statement, 1, after);
	while (good && (good = sql_step(store, statement, &row, error)) && row) {
		struct subject subject;

		subject_read(&subject, statement);
		good = load_one(store, &subject, born, &meeting, &agenda, error);
		subject_finish(&subject);
	}
	if (statement)
		sql_done(statement);
	good = good && gather_put(&meeting.gather, store, meeting.scope, error) &&
	       gather_put(&agenda.gather, store, agenda.scope, error);
	gather_finish(&meeting.gather);
	gather_finish(&agenda.gather);
	return good;
}

/* Add the rows of one span from start FROM up to, not with, TO. A NULL scope is all meetings. The rows are counted where they are
 * found, by a function that lets none of them through: to hand out thousands of them would cost several times as much. */
static bool sum_rows(struct store *store, const char *scope, int span, int from, int to, struct measures *sum,
		     struct error *error)
{
	static const char one[] = "SELECT 1 FROM tally WHERE scope = ?1 AND span = ?2 AND start >= ?3 AND start < ?4 AND "
				  "gwagi_count(?5, measure, n)";
	static const char all[] = "SELECT 1 FROM meeting g CROSS JOIN tally t ON t.scope = g.sort AND t.span = ?2 AND t.start >= "
				  "?3 AND t.start < ?4 WHERE ?1 IS NULL AND gwagi_count(?5, t.measure, t.n)";
	struct counting counting = {sum, store->lens ? MEASURE_THEN : 0};
	sqlite3_stmt *statement = sql_get(store, scope ? one : all, error);

	if (!statement)
		return false;
	if (scope)
		sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 2, span);
	sqlite3_bind_int(statement, 3, from);
	sqlite3_bind_int(statement, 4, to);
	sqlite3_bind_pointer(statement, 5, &counting, COUNTING, NULL);
	return sql_run(store, statement, error);
}

/* The days up to today: whole long spans, then the shorter ones behind the last of them, then single days. */
static bool sum_to_today(struct store *store, const char *scope, struct measures *sum, struct error *error)
{
	int end = count_start(store->today, 0) + 1, from = 0;

	for (int i = SPANS - 1; i >= 0; i--) {
		int first = from >> count_spans[i], last = end >> count_spans[i];

		if (!sum_rows(store, scope, count_spans[i], first, last, sum, error))
			return false;
		from = last << count_spans[i];
	}
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
		count_measure(&state, store_rules(store), store->today, &one);
		for (int i = 0; i < MEASURE_COUNT; i++)
			sum.n[i] += one.n[i];
	}
	sql_done(statement);
	to_tally(&sum, tally);
	return true;
}

static bool kept_rows(struct gather *gather, struct store *store, const char *scope, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT span, start, measure, n FROM tally WHERE scope = ?1", error);
	bool row;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	for (;;) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		gather_add(gather, sqlite3_column_int(statement, 0), sqlite3_column_int(statement, 1),
			   sqlite3_column_int(statement, 2), -sqlite3_column_int64(statement, 3));
	}
	sql_done(statement);
	return true;
}

static bool counted_rows(struct gather *gather, struct store *store, const char *scope, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, SUBJECT "WHERE m.sort >= ?1 AND m.sort < ?1 || '~'", error);
	bool row, good = statement != NULL;

	if (good)
		sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	while (good && (good = sql_step(store, statement, &row, error)) && row) {
		struct subject subject;

		subject_read(&subject, statement);
		good = subject_count(gather, store, &subject, DAY_NONE, 1, error);
		subject_finish(&subject);
	}
	if (statement)
		sql_done(statement);
	return good;
}

/* Milestones that were taken back count on the days on which they were there. */
static bool gone_rows(struct gather *gather, struct store *store, const char *scope, struct error *error)
{
	static const char gone[] =
		"SELECT DISTINCT c.entity FROM main.change c WHERE c.kind = 'milestone' AND c.field = '*' AND c.new IS "
		"NULL AND gwagi_sort(c.entity) BETWEEN ?1 AND ?1 || '~' AND NOT EXISTS (SELECT 1 FROM "
		"main.milestone m WHERE m.code = c.entity)";
	sqlite3_stmt *statement = sql_get(store, gone, error);
	bool row, good = statement != NULL;

	if (good)
		sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
	while (good && (good = sql_step(store, statement, &row, error)) && row) {
		struct subject subject = {.there = false};

		snprintf(subject.code, sizeof subject.code, "%s", sql_text(statement, 0));
		good = subject_count(gather, store, &subject, DAY_NONE, 1, error);
	}
	if (statement)
		sql_done(statement);
	return good;
}

bool tally_verify(struct store *store, const char *scope, bool *sound, struct error *error)
{
	struct gather gather = {0};
	bool good = counted_rows(&gather, store, scope, error) && gone_rows(&gather, store, scope, error) &&
		    kept_rows(&gather, store, scope, error);

	*sound = gather_is_zero(&gather);
	gather_finish(&gather);
	return good;
}

/* What a milestone was on the frozen day in place of what the kept counts say: they know what was reported about that day since.
 */
static bool correct_one(struct store *store, const char *code, const char *scope, struct measures *sum, struct error *error)
{
	const struct lens *lens = store->lens;
	const struct sight all = {.last = INT64_MAX};
	struct sight sights[] = {lens->sight, all};
	struct replay replay = {0};
	struct subject subject;
	bool good = subject_find(store, code, &subject, error);

	memcpy(sights[1].day, lens->sight.day, sizeof sights[1].day);
	if (good && (!scope || strncmp(subject.sort, scope, strlen(scope)) == 0)) {
		good = replay_read(store, table_of(RECORD_MILESTONE), code, &replay, error);
		for (int i = 0; good && i < 2; i++) {
			struct milestone_state state;
			struct measures one;

			if (!subject_then(&subject, &replay, &sights[i], &state))
				continue;
			count_measure(&state, lens->rules, lens->day, &one);
			for (int j = 0; j < MEASURE_COUNT; j++)
				sum->n[j] += i == 0 ? one.n[j] : -one.n[j];
		}
	}
	replay_finish(&replay);
	subject_finish(&subject);
	return good;
}

/* Changes that took effect by the frozen day and were made after it was frozen, found from day to day. */
static bool correct_frozen(struct store *store, const char *scope, struct measures *sum, struct error *error)
{
	static const char later[] =
		"WITH RECURSIVE day(e) AS (SELECT max(effective) FROM main.change WHERE effective <= ?1 UNION ALL SELECT (SELECT "
		"max(effective) FROM main.change WHERE effective < day.e) FROM day WHERE day.e IS NOT NULL) SELECT DISTINCT "
		"c.entity "
		"FROM day CROSS JOIN main.change c ON c.effective = day.e AND c.id > ?2 WHERE c.kind = 'milestone'";
	sqlite3_stmt *statement;
	bool row, good = true;

	if (!store->lens || !store->lens->frozen)
		return true;
	statement = sql_get(store, later, error);
	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, store->lens->sight.day, -1, SQLITE_STATIC);
	sqlite3_bind_int64(statement, 2, store->lens->sight.last);
	while (good && (good = sql_step(store, statement, &row, error)) && row)
		good = correct_one(store, sql_text(statement, 0), scope, sum, error);
	sql_done(statement);
	return good;
}

/* A NULL scope is everything. */
static bool tally_kept(struct store *store, const char *scope, struct tally *tally, struct error *error)
{
	struct measures sum = {{0}};

	if (store_rules(store) != rules_current()) /* those that the counts are kept by */
		return tally_counted(store, scope ? scope : "", tally, error);
	if (!sum_to_today(store, scope, &sum, error) || !correct_frozen(store, scope, &sum, error))
		return false;
	to_tally(&sum, tally);
	return true;
}

/* What was counted last, as long as it holds: rows come into view again and again, and below an agenda a row may stand for
 * thousands of milestones. */
static struct counted *counted_before(struct store *store, struct ref below)
{
	const struct counted_at at = {.version = store_data_version(store),
				      .changes = sqlite3_total_changes(store->db),
				      .day = store->today,
				      .lens = store->lens};

	if (!store->counted)
		store->counted = memory_new(STORE_COUNTED, sizeof *store->counted);
	if (!at.version || at.version != store->counted_at.version || at.changes != store->counted_at.changes ||
	    at.day != store->counted_at.day || at.lens != store->counted_at.lens)
		memset(store->counted, 0, STORE_COUNTED * sizeof *store->counted);
	store->counted_at = at;
	for (size_t i = 0; i < STORE_COUNTED; i++)
		if (store->counted[i].below.id == below.id && store->counted[i].below.kind == below.kind)
			return &store->counted[i];
	return NULL;
}

static bool tally_again(struct store *store, struct ref below, const char *scope, struct tally *tally, struct error *error)
{
	const struct counted *before = counted_before(store, below);

	if (before) {
		*tally = before->tally;
		return true;
	}
	if (!tally_counted(store, scope, tally, error))
		return false;
	store->counted[store->counted_next++ % STORE_COUNTED] = (struct counted){below, *tally};
	return true;
}

bool store_tally(struct store *store, struct ref below, struct tally *tally, struct error *error)
{
	char scope[CODE_SORT];
	int level;

	*tally = (struct tally){0};
	if (below.id == 0)
		return tally_kept(store, NULL, tally, error);
	if (!ref_sort(store, below, scope, &level, error))
		return false;
	if (!*scope)
		return true; /* there is no such row, and nothing below it */
	return level <= 1 ? tally_kept(store, scope, tally, error) : tally_again(store, below, scope, tally, error);
}
