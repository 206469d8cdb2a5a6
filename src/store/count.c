#include "count.h"
#include <limits.h>
#include <stdio.h>
#include "gwagi/model/code.h"

enum { DAY_ALWAYS = -1000000 }; /* a day before every stated one; days are stored counted from it */

/* The spans of a day's rows, as powers of two. */
const int count_spans[SPANS] = {0, 5, 10};

int count_start(day_number day, int span)
{
	return (day - DAY_ALWAYS) >> span;
}

void count_measure(const struct milestone_state *state, const struct rules *rules, day_number day, struct measures *out)
{
	struct verdict verdict = judge(state, rules, day);

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

/* What a milestone puts into the kept counts, along the days. */
struct line {
	struct gather *gather;
	int64_t sign; /* 1 counts it in, −1 out */
	int series;   /* 0 or MEASURE_THEN */
	struct measures before;
};

static void line_step(struct line *line, day_number day, const struct measures *now)
{
	for (int i = 0; i < MEASURE_COUNT; i++)
		for (int span = 0; span < SPANS && now->n[i] != line->before.n[i]; span++)
			gather_add(line->gather, count_spans[span], count_start(day, count_spans[span]), line->series + i,
				   (now->n[i] - line->before.n[i]) * line->sign);
	line->before = *now;
}

/* From the day FROM up to, not with, UNTIL it is in STATE; NULL: not there. */
static void line_state(struct line *line, const struct milestone_state *state, day_number from, day_number until)
{
	day_number steps[JUDGE_STEPS];
	size_t count = state ? judge_steps(state, rules_current(), steps) : 0;
	struct measures now = {{0}};

	if (state)
		count_measure(state, rules_current(), from == DAY_ALWAYS && count ? steps[0] - 1 : from, &now);
	line_step(line, from, &now);
	for (size_t i = 0; i < count; i++)
		if (steps[i] > from && steps[i] < until) {
			count_measure(state, rules_current(), steps[i], &now);
			line_step(line, steps[i], &now);
		}
}

static void line_now(struct gather *gather, const struct milestone_state *state, int64_t sign)
{
	struct line line = {.gather = gather, .sign = sign};

	line_state(&line, state, DAY_ALWAYS, INT_MAX);
}

static void line_born(struct gather *gather, const struct milestone_state *state, day_number born, int64_t sign)
{
	struct line line = {.gather = gather, .sign = sign, .series = MEASURE_THEN};

	line_state(&line, state, born, INT_MAX);
}

void subject_read(struct subject *subject, sqlite3_stmt *statement)
{
	subject->there = true;
	snprintf(subject->sort, sizeof subject->sort, "%s", sql_text(statement, 0));
	snprintf(subject->code, sizeof subject->code, "%s", sql_text(statement, 1));
	subject->born = sqlite3_column_int64(statement, 2);
	for (int i = 0; i < MILESTONE_COLUMNS; i++) {
		const char *text = (const char *)sqlite3_column_text(statement, 3 + i);

		subject->texts[i] = text ? memory_copy(text, strlen(text)) : NULL;
	}
}

void subject_finish(struct subject *subject)
{
	for (int i = 0; i < MILESTONE_COLUMNS; i++)
		free(subject->texts[i]);
	*subject = (struct subject){.there = false};
}

bool subject_find(struct store *store, const char *code, struct subject *subject, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, SUBJECT "WHERE m.code = ?1", error);
	bool row;

	*subject = (struct subject){.there = false};
	snprintf(subject->code, sizeof subject->code, "%s", code);
	code_sort_key(code, subject->sort);
	if (!statement)
		return false;
	sql_bind_text(statement, 1, code);
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row)
		subject_read(subject, statement);
	sql_done(statement);
	return true;
}

static void subject_now(const struct subject *subject, struct milestone_state *state)
{
	milestone_state((const char *const *)subject->texts, state);
}

bool subject_then(const struct subject *subject, const struct replay *replay, const struct sight *sight,
		  struct milestone_state *state)
{
	static const char *const keys[MILESTONE_COLUMNS] = {MILESTONE_STATE_KEYS};
	const char *texts[MILESTONE_COLUMNS];

	if (!replay_there(replay, sight))
		return false;
	for (int i = 0; i < MILESTONE_COLUMNS; i++) {
		bool known;
		const char *text = replay_value(replay, sight, keys[i], &known);

		texts[i] = known ? text : subject->texts[i];
	}
	milestone_state(texts, state);
	return true;
}

/* The next day behind DAY on which a change takes effect, "" if there is none; DAY_ALWAYS has the first of all. */
static const char *next_day(const struct replay *replay, const char *day)
{
	const char *next = "";

	for (size_t i = 0; i < replay->count; i++)
		if (strcmp(replay->all[i].effective, day) > 0 && (!*next || strcmp(replay->all[i].effective, next) < 0))
			next = replay->all[i].effective;
	return next;
}

static day_number day_of(const char *text, day_number fallback)
{
	day_number day;

	return day_parse(text, strlen(text), &day) ? day : fallback;
}

/* From day to day on which something of it changed: in the order of the log, what took effect up to then. */
static bool line_replayed(struct gather *gather, struct store *store, const struct subject *subject, int64_t sign,
			  struct error *error)
{
	struct line line = {.gather = gather, .sign = sign, .series = MEASURE_THEN};
	struct replay replay = {0};
	bool good = replay_read(store, table_of(RECORD_MILESTONE), subject->code, &replay, error);
	const char *day = "", *next;

	for (bool first = true; good && (first || *day); day = next, first = false) {
		struct sight sight = {.last = INT64_MAX};
		struct milestone_state state;
		bool there;

		snprintf(sight.day, sizeof sight.day, "%s", day);
		there = subject_then(subject, &replay, &sight, &state);
		next = next_day(&replay, day);
		line_state(&line, there ? &state : NULL, day_of(day, DAY_ALWAYS), day_of(next, INT_MAX));
	}
	replay_finish(&replay);
	return good;
}

/* Whether nothing was logged of it but that it was made, and when. */
static bool subject_is_plain(struct store *store, const struct subject *subject, bool *plain, day_number *born,
			     struct error *error)
{
	static const char changes[] = "SELECT id, effective FROM main.change WHERE entity = ?1 ORDER BY id LIMIT 2";
	sqlite3_stmt *statement = sql_get(store, changes, error);
	bool row;

	*plain = false;
	if (!statement)
		return false;
	sql_bind_text(statement, 1, subject->code);
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row && subject->there && sqlite3_column_int64(statement, 0) == subject->born) {
		*born = day_of(sql_text(statement, 1), DAY_ALWAYS);
		if (!sql_step(store, statement, &row, error))
			return false;
		*plain = !row;
	}
	sql_done(statement);
	return true;
}

bool subject_count(struct gather *gather, struct store *store, const struct subject *subject, day_number born, int64_t sign,
		   struct error *error)
{
	struct milestone_state state;
	bool plain = born != DAY_NONE;

	if (!plain && !subject_is_plain(store, subject, &plain, &born, error))
		return false;
	if (subject->there) {
		subject_now(subject, &state);
		line_now(gather, &state, sign);
	}
	if (!plain)
		return line_replayed(gather, store, subject, sign, error);
	line_born(gather, &state, born, sign);
	return true;
}
