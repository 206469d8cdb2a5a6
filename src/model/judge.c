#include "gwagi/model/judge.h"

struct milestone_state milestone_blank(void)
{
	struct milestone_state blank = {
		.forecast = DAY_NONE, .done_on = DAY_NONE, .reported_on = DAY_NONE, .recovery = DAY_NONE, .stage = WORD_NONE};

	date_parse_stored("", 0, &blank.date, NULL);
	return blank;
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

static bool is_stale(const struct milestone_state *state, const struct rules *rules, day_number today)
{
	return state->reported_on != DAY_NONE && today - state->reported_on > rules->stale_after;
}

static bool is_start_missed(const struct milestone_state *state, day_number today)
{
	return state->type == TYPE_START && state->date.start_last != DAY_NONE && today > state->date.start_last;
}

/* A rule by itself, apart from its place in the order. What asks for the last day, of which there need be none, is below. */
static bool holds_without_due(enum judge_rule rule, const struct milestone_state *state, const struct rules *rules,
			      day_number today)
{
	switch (rule) {
	case RULE_STOPPED:
		return state->reported == REPORTED_ON_HOLD || state->reported == REPORTED_CANCELLED;
	case RULE_CONFIRMED:
		return state->verified == VERIFIED_CONFIRMED;
	case RULE_DONE_UNVERIFIED:
		return state->reported == REPORTED_DONE;
	case RULE_NEVER_REPORTED:
		return state->reported == REPORTED_NONE || state->type == TYPE_PAST;
	case RULE_REPORT_STALE:
		return is_stale(state, rules, today);
	case RULE_FORECAST_SLIPPING:
		return state->slips >= rules->slips;
	case RULE_ISSUE:
		return state->issue;
	case RULE_IN_PROGRESS_NO_DUE:
		return due_day(state) == DAY_NONE && state->reported == REPORTED_IN_PROGRESS;
	case RULE_START_MISSED:
		return is_start_missed(state, today);
	default:
		return false;
	}
}

static bool holds(enum judge_rule rule, const struct milestone_state *state, const struct rules *rules, day_number today)
{
	day_number due = due_day(state);

	if (due == DAY_NONE)
		return holds_without_due(rule, state, rules, today);
	switch (rule) {
	case RULE_STALLED:
		return today > due && today - due > rules->stalled;
	case RULE_RECOVERY_MISSED:
		return today > due && state->recovery != DAY_NONE && today > state->recovery;
	case RULE_LATE:
		return today > due;
	case RULE_FORECAST_LATE:
		return state->forecast != DAY_NONE && state->forecast > due;
	case RULE_DUE_SOON:
		return due - today <= rules->due_soon && state->reported == REPORTED_NOT_STARTED;
	default:
		return holds_without_due(rule, state, rules, today);
	}
}

/* The place in the order of the first rule that holds. */
static size_t decide(const struct milestone_state *state, const struct rules *rules, day_number today)
{
	size_t at = 0;

	while (at + 1 < rules->count && !holds(rules->order[at].rule, state, rules, today))
		at++;
	return at;
}

struct verdict judge(const struct milestone_state *state, const struct rules *rules, day_number today)
{
	day_number due = due_day(state);
	size_t decided = decide(state, rules, today);

	return (struct verdict){
		.signal = rules->order[decided].signal,
		.rule = rules->order[decided].rule,
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
		if (state->recovery != DAY_NONE)
			count = add_step(steps, count, state->recovery + 1);
	}
	if (state->type == TYPE_START && state->date.start_last != DAY_NONE)
		count = add_step(steps, count, state->date.start_last + 1);
	if (state->reported_on != DAY_NONE && state->reported != REPORTED_NONE)
		count = add_step(steps, count, state->reported_on + rules->stale_after + 1);
	return count;
}
