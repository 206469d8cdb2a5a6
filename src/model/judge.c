#include "gwagi/model/judge.h"

const struct rules *rules_current(void)
{
	static const struct rules current = {.version = 1, .due_soon = 30, .stalled = 90, .stale_after = 92};

	return &current;
}

/* A start has an end only for its start period, and a past fact is due no more. */
static day_number due_day(const struct milestone_state *state)
{
	return state->type == TYPE_PAST || state->type == TYPE_START ? DAY_NONE : state->date.last;
}

/* The day on which it was completed; DAY_NONE if it is not, or if nobody said when. */
static day_number completion_day(const struct milestone_state *state)
{
	if (state->reported != REPORTED_DONE && state->verified != VERIFIED_CONFIRMED)
		return DAY_NONE;
	if (state->done_on != DAY_NONE)
		return state->done_on;
	return state->reported == REPORTED_DONE ? state->reported_on : DAY_NONE;
}

static int judge_schedule(const struct milestone_state *state, const struct rules *rules, day_number today)
{
	day_number due = due_day(state), completed = completion_day(state);

	if (state->type == TYPE_PAST)
		return WORD_NONE;
	if (due == DAY_NONE)
		return SCHEDULE_NO_DUE;
	if (completed != DAY_NONE)
		return completed <= due ? SCHEDULE_DONE_IN_TIME : SCHEDULE_DONE_LATE;
	if (today > due)
		return SCHEDULE_OVERDUE;
	return due - today <= rules->due_soon ? SCHEDULE_DUE_SOON : SCHEDULE_BEFORE_DUE;
}

static enum judge_rule judge_open_with_due(const struct milestone_state *state, const struct rules *rules, day_number due,
					   day_number today)
{
	if (today > due)
		return today - due > rules->stalled ? RULE_STALLED : RULE_LATE;
	if (state->forecast != DAY_NONE && state->forecast > due)
		return RULE_FORECAST_LATE;
	if (due - today <= rules->due_soon && state->reported == REPORTED_NOT_STARTED)
		return RULE_DUE_SOON;
	return RULE_ON_TRACK;
}

static enum judge_rule judge_open_without_due(const struct milestone_state *state, day_number today)
{
	if (state->reported == REPORTED_IN_PROGRESS)
		return RULE_IN_PROGRESS_NO_DUE;
	if (state->type == TYPE_START && state->date.start_last != DAY_NONE && today > state->date.start_last)
		return RULE_START_MISSED;
	return RULE_ON_TRACK;
}

/* The first rule that holds. */
static enum judge_rule judge_rule(const struct milestone_state *state, const struct rules *rules, day_number today)
{
	day_number due = due_day(state);

	if (state->reported == REPORTED_ON_HOLD || state->reported == REPORTED_CANCELLED)
		return RULE_STOPPED;
	if (state->verified == VERIFIED_CONFIRMED)
		return RULE_CONFIRMED;
	if (state->reported == REPORTED_DONE)
		return RULE_DONE_UNVERIFIED;
	if (state->reported == REPORTED_NONE || state->type == TYPE_PAST)
		return RULE_NEVER_REPORTED;
	if (state->reported_on != DAY_NONE && today - state->reported_on > rules->stale_after)
		return RULE_REPORT_STALE;
	if (due != DAY_NONE)
		return judge_open_with_due(state, rules, due, today);
	return judge_open_without_due(state, today);
}

static enum signal rule_signal(enum judge_rule rule)
{
	static const enum signal signals[] = {
		[RULE_STOPPED] = SIGNAL_STOPPED,
		[RULE_CONFIRMED] = SIGNAL_DONE,
		[RULE_DONE_UNVERIFIED] = SIGNAL_ATTENTION,
		[RULE_NEVER_REPORTED] = SIGNAL_UNREPORTED,
		[RULE_REPORT_STALE] = SIGNAL_UNREPORTED,
		[RULE_STALLED] = SIGNAL_STALLED,
		[RULE_LATE] = SIGNAL_LATE,
		[RULE_FORECAST_LATE] = SIGNAL_ATTENTION,
		[RULE_START_MISSED] = SIGNAL_ATTENTION,
		[RULE_DUE_SOON] = SIGNAL_ATTENTION,
		[RULE_IN_PROGRESS_NO_DUE] = SIGNAL_ON_TRACK,
		[RULE_ON_TRACK] = SIGNAL_ON_TRACK,
	};

	return signals[rule];
}

struct verdict judge(const struct milestone_state *state, const struct rules *rules, day_number today)
{
	day_number due = due_day(state);
	enum judge_rule rule = judge_rule(state, rules, today);

	return (struct verdict){
		.signal = rule_signal(rule),
		.rule = rule,
		.schedule = judge_schedule(state, rules, today),
		.has_due = due != DAY_NONE,
		.days_left = due != DAY_NONE ? due - today : 0,
		.past = state->type == TYPE_PAST,
		.due_reached = due != DAY_NONE && today >= due,
	};
}

/* Insert DAY in its order, unless it is there. */
static size_t add_step(day_number steps[JUDGE_STEPS], size_t count, day_number day)
{
	size_t at = count;

	for (size_t i = 0; i < count; i++)
		if (steps[i] == day)
			return count;
	for (; at > 0 && steps[at - 1] > day; at--)
		steps[at] = steps[at - 1];
	steps[at] = day;
	return count + 1;
}

size_t judge_steps(const struct milestone_state *state, const struct rules *rules, day_number steps[JUDGE_STEPS])
{
	day_number due = due_day(state);
	size_t count = 0;

	if (due != DAY_NONE) {
		count = add_step(steps, count, due - rules->due_soon);
		count = add_step(steps, count, due);
		count = add_step(steps, count, due + 1);
		count = add_step(steps, count, due + rules->stalled + 1);
	}
	if (state->type == TYPE_START && state->date.start_last != DAY_NONE)
		count = add_step(steps, count, state->date.start_last + 1);
	if (state->reported_on != DAY_NONE && state->reported != REPORTED_NONE)
		count = add_step(steps, count, state->reported_on + rules->stale_after + 1);
	return count;
}
