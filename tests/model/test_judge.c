#include "check.h"
#include "gwagi/model/judge.h"

/* Days are written as distances from the last day of the due date, 2025-12-31. */
enum { NEVER = 9999 };

struct sample {
	const char *name;
	enum milestone_type type;
	const char *date;
	enum reported reported;
	enum verified verified;
	int reported_on, done_on, forecast; /* NEVER: not given */
	int today;
	enum judge_rule rule;
	enum signal signal;
	int schedule;
	const char *sentence;
};

static day_number at(int distance)
{
	return distance == NEVER ? DAY_NONE : day_make(2025, 12, 31) + distance;
}

static struct milestone_state state_of(const struct sample *sample)
{
	struct milestone_state state = milestone_blank();

	state.type = sample->type;
	state.reported = sample->reported;
	state.verified = sample->verified;
	state.reported_on = at(sample->reported_on);
	state.done_on = at(sample->done_on);
	state.forecast = at(sample->forecast);
	assert_true(date_parse_stored(sample->date, strlen(sample->date), &state.date, NULL));
	return state;
}

#define DUE TYPE_DEADLINE, "2025-12"
#define FROM TYPE_START, "2025-12/.."
#define UNDATED TYPE_UNDATED, ""

static const struct sample samples[] = {
	/* 1 stopped, before everything else */
	{"on hold", DUE, REPORTED_ON_HOLD, VERIFIED_NONE, 0, NEVER, NEVER, 400, RULE_STOPPED, SIGNAL_STOPPED, SCHEDULE_OVERDUE,
	 "보류 보고"},
	{"cancelled", DUE, REPORTED_CANCELLED, VERIFIED_CONFIRMED, 0, NEVER, NEVER, 0, RULE_STOPPED, SIGNAL_STOPPED,
	 SCHEDULE_DUE_SOON, "중단 보고"},
	/* 2 confirmed, with the day of completion on both sides of the last day */
	{"done on the last day", DUE, REPORTED_DONE, VERIFIED_CONFIRMED, 9, 0, NEVER, 10, RULE_CONFIRMED, SIGNAL_DONE,
	 SCHEDULE_DONE_IN_TIME, "확인 · 기한 내 완료"},
	{"done a day late", DUE, REPORTED_DONE, VERIFIED_CONFIRMED, 9, 1, NEVER, 10, RULE_CONFIRMED, SIGNAL_DONE,
	 SCHEDULE_DONE_LATE, "확인 · 지연완료 +1일"},
	{"done when reported", DUE, REPORTED_DONE, VERIFIED_CONFIRMED, 0, NEVER, NEVER, 10, RULE_CONFIRMED, SIGNAL_DONE,
	 SCHEDULE_DONE_IN_TIME, "확인 · 기한 내 완료"},
	{"reported late", DUE, REPORTED_DONE, VERIFIED_CONFIRMED, 5, NEVER, NEVER, 10, RULE_CONFIRMED, SIGNAL_DONE,
	 SCHEDULE_DONE_LATE, "확인 · 지연완료 +5일"},
	{"confirmed, no day", DUE, REPORTED_IN_PROGRESS, VERIFIED_CONFIRMED, 0, NEVER, NEVER, 10, RULE_CONFIRMED, SIGNAL_DONE,
	 SCHEDULE_OVERDUE, "확인"},
	{"confirmed, no due", UNDATED, REPORTED_DONE, VERIFIED_CONFIRMED, 0, 0, NEVER, 10, RULE_CONFIRMED, SIGNAL_DONE,
	 SCHEDULE_NO_DUE, "확인"},
	/* 3 reported done, not confirmed */
	{"done unverified", DUE, REPORTED_DONE, VERIFIED_NONE, 0, NEVER, NEVER, 400, RULE_DONE_UNVERIFIED, SIGNAL_ATTENTION,
	 SCHEDULE_DONE_IN_TIME, "완료보고·확인 전"},
	{"done with papers", DUE, REPORTED_DONE, VERIFIED_RECEIVED, 0, 3, NEVER, 400, RULE_DONE_UNVERIFIED, SIGNAL_ATTENTION,
	 SCHEDULE_DONE_LATE, "완료보고·확인 전"},
	{"done rejected", DUE, REPORTED_DONE, VERIFIED_REJECTED, 0, NEVER, NEVER, 1, RULE_DONE_UNVERIFIED, SIGNAL_ATTENTION,
	 SCHEDULE_DONE_IN_TIME, "완료보고·반려"},
	{"done, nobody said when", DUE, REPORTED_DONE, VERIFIED_NONE, NEVER, NEVER, NEVER, 1, RULE_DONE_UNVERIFIED,
	 SIGNAL_ATTENTION, SCHEDULE_OVERDUE, "완료보고·확인 전"},
	/* 4 no report, or none for too long */
	{"never", DUE, REPORTED_NONE, VERIFIED_NONE, NEVER, NEVER, NEVER, -31, RULE_NEVER_REPORTED, SIGNAL_UNREPORTED,
	 SCHEDULE_BEFORE_DUE, "보고 없음"},
	{"never, soon", DUE, REPORTED_NONE, VERIFIED_NONE, NEVER, NEVER, NEVER, -30, RULE_NEVER_REPORTED, SIGNAL_UNREPORTED,
	 SCHEDULE_DUE_SOON, "보고 없음"},
	{"never, last day", DUE, REPORTED_NONE, VERIFIED_NONE, NEVER, NEVER, NEVER, 0, RULE_NEVER_REPORTED, SIGNAL_UNREPORTED,
	 SCHEDULE_DUE_SOON, "보고 없음"},
	{"never, overdue", DUE, REPORTED_NONE, VERIFIED_NONE, NEVER, NEVER, NEVER, 1, RULE_NEVER_REPORTED, SIGNAL_UNREPORTED,
	 SCHEDULE_OVERDUE, "미보고 · 기한 2025-12-31 경과 +1일"},
	{"never, long overdue", DUE, REPORTED_NONE, VERIFIED_NONE, 0, NEVER, 9, 326, RULE_NEVER_REPORTED, SIGNAL_UNREPORTED,
	 SCHEDULE_OVERDUE, "미보고 · 기한 2025-12-31 경과 +326일"},
	{"never, undated", UNDATED, REPORTED_NONE, VERIFIED_RECEIVED, NEVER, NEVER, NEVER, 1, RULE_NEVER_REPORTED,
	 SIGNAL_UNREPORTED, SCHEDULE_NO_DUE, "보고 없음"},
	{"report of 92 days", UNDATED, REPORTED_IN_PROGRESS, VERIFIED_NONE, 5, NEVER, NEVER, 97, RULE_IN_PROGRESS_NO_DUE,
	 SIGNAL_ON_TRACK, SCHEDULE_NO_DUE, "정상추진(기한없음)"},
	{"report of 93 days", UNDATED, REPORTED_IN_PROGRESS, VERIFIED_NONE, 5, NEVER, NEVER, 98, RULE_REPORT_STALE,
	 SIGNAL_UNREPORTED, SCHEDULE_NO_DUE, "마지막 보고 2026-01-05 이후 93일"},
	{"stale and overdue", DUE, REPORTED_IN_PROGRESS, VERIFIED_NONE, -92, NEVER, NEVER, 1, RULE_REPORT_STALE,
	 SIGNAL_UNREPORTED, SCHEDULE_OVERDUE, "마지막 보고 2025-09-30 이후 93일 · 기한 2025-12-31 경과 +1일"},
	{"reported, no day", UNDATED, REPORTED_IN_PROGRESS, VERIFIED_NONE, NEVER, NEVER, NEVER, 900, RULE_IN_PROGRESS_NO_DUE,
	 SIGNAL_ON_TRACK, SCHEDULE_NO_DUE, "정상추진(기한없음)"},
	/* 5 late, stalled */
	{"a day late", DUE, REPORTED_IN_PROGRESS, VERIFIED_NONE, 0, NEVER, NEVER, 1, RULE_LATE, SIGNAL_LATE, SCHEDULE_OVERDUE,
	 "기한 2025-12-31 경과 +1일"},
	{"90 days late", DUE, REPORTED_NOT_STARTED, VERIFIED_REJECTED, 10, NEVER, 99, 90, RULE_LATE, SIGNAL_LATE,
	 SCHEDULE_OVERDUE, "기한 2025-12-31 경과 +90일"},
	{"91 days late", DUE, REPORTED_IN_PROGRESS, VERIFIED_NONE, 10, NEVER, NEVER, 91, RULE_STALLED, SIGNAL_STALLED,
	 SCHEDULE_OVERDUE, "기한 2025-12-31 경과 +91일 (90일 초과)"},
	{"done day, not done", DUE, REPORTED_IN_PROGRESS, VERIFIED_NONE, 0, -5, NEVER, 1, RULE_LATE, SIGNAL_LATE,
	 SCHEDULE_OVERDUE, "기한 2025-12-31 경과 +1일"},
	{"year not over", TYPE_DEADLINE, "2025", REPORTED_IN_PROGRESS, VERIFIED_NONE, 0, NEVER, NEVER, 0, RULE_ON_TRACK,
	 SIGNAL_ON_TRACK, SCHEDULE_DUE_SOON, "정상추진 · 기한 2025-12-31 D-Day"},
	/* 6 forecast */
	{"forecast a day late", DUE, REPORTED_IN_PROGRESS, VERIFIED_NONE, -40, NEVER, 1, -31, RULE_FORECAST_LATE,
	 SIGNAL_ATTENTION, SCHEDULE_BEFORE_DUE, "지연예상 +1일"},
	{"forecast in time", DUE, REPORTED_IN_PROGRESS, VERIFIED_NONE, -40, NEVER, 0, -31, RULE_ON_TRACK, SIGNAL_ON_TRACK,
	 SCHEDULE_BEFORE_DUE, "정상추진 · 기한 2025-12-31 D-31"},
	{"forecast before soon", DUE, REPORTED_NOT_STARTED, VERIFIED_NONE, -10, NEVER, 17, -5, RULE_FORECAST_LATE,
	 SIGNAL_ATTENTION, SCHEDULE_DUE_SOON, "지연예상 +17일"},
	{"forecast, no due", UNDATED, REPORTED_IN_PROGRESS, VERIFIED_NONE, 0, NEVER, 17, 0, RULE_IN_PROGRESS_NO_DUE,
	 SIGNAL_ON_TRACK, SCHEDULE_NO_DUE, "정상추진(기한없음)"},
	/* 8a start: no last day, even where the start period is all that is given */
	{"start period runs", FROM, REPORTED_NOT_STARTED, VERIFIED_NONE, -9, NEVER, NEVER, 0, RULE_ON_TRACK, SIGNAL_ON_TRACK,
	 SCHEDULE_NO_DUE, "정상추진"},
	{"start missed", FROM, REPORTED_NOT_STARTED, VERIFIED_NONE, -9, NEVER, NEVER, 1, RULE_START_MISSED, SIGNAL_ATTENTION,
	 SCHEDULE_NO_DUE, "개시 기한 경과 +1일 (2025-12-31)"},
	{"started", FROM, REPORTED_IN_PROGRESS, VERIFIED_NONE, -9, NEVER, NEVER, 1, RULE_IN_PROGRESS_NO_DUE, SIGNAL_ON_TRACK,
	 SCHEDULE_NO_DUE, "정상추진(기한없음)"},
	{"start unreported", FROM, REPORTED_NONE, VERIFIED_NONE, NEVER, NEVER, NEVER, 1, RULE_NEVER_REPORTED, SIGNAL_UNREPORTED,
	 SCHEDULE_NO_DUE, "보고 없음"},
	{"start of a month", TYPE_START, "2025-12", REPORTED_NOT_STARTED, VERIFIED_NONE, 0, NEVER, NEVER, 9, RULE_START_MISSED,
	 SIGNAL_ATTENTION, SCHEDULE_NO_DUE, "개시 기한 경과 +9일 (2025-12-31)"},
	{"open, but no start", TYPE_ONGOING, "2025-12/..", REPORTED_NOT_STARTED, VERIFIED_NONE, 0, NEVER, NEVER, 9, RULE_ON_TRACK,
	 SIGNAL_ON_TRACK, SCHEDULE_NO_DUE, "정상추진"},
	/* 8 due soon */
	{"31 days left", DUE, REPORTED_NOT_STARTED, VERIFIED_NONE, -40, NEVER, NEVER, -31, RULE_ON_TRACK, SIGNAL_ON_TRACK,
	 SCHEDULE_BEFORE_DUE, "정상추진 · 기한 2025-12-31 D-31"},
	{"30 days left", DUE, REPORTED_NOT_STARTED, VERIFIED_NONE, -40, NEVER, NEVER, -30, RULE_DUE_SOON, SIGNAL_ATTENTION,
	 SCHEDULE_DUE_SOON, "기한임박 · 기한 2025-12-31 D-30"},
	{"last day", DUE, REPORTED_NOT_STARTED, VERIFIED_NONE, -40, NEVER, NEVER, 0, RULE_DUE_SOON, SIGNAL_ATTENTION,
	 SCHEDULE_DUE_SOON, "기한임박 · 기한 2025-12-31 D-Day"},
	{"30 days left, begun", DUE, REPORTED_IN_PROGRESS, VERIFIED_NONE, -40, NEVER, NEVER, -30, RULE_ON_TRACK, SIGNAL_ON_TRACK,
	 SCHEDULE_DUE_SOON, "정상추진 · 기한 2025-12-31 D-30"},
	/* 9, 10 */
	{"recurring", TYPE_RECURRING, "R/P1M", REPORTED_IN_PROGRESS, VERIFIED_NONE, 0, NEVER, NEVER, 9, RULE_IN_PROGRESS_NO_DUE,
	 SIGNAL_ON_TRACK, SCHEDULE_NO_DUE, "정상추진(기한없음)"},
	{"undated, not begun", UNDATED, REPORTED_NOT_STARTED, VERIFIED_NONE, 0, NEVER, NEVER, 9, RULE_ON_TRACK, SIGNAL_ON_TRACK,
	 SCHEDULE_NO_DUE, "정상추진"},
	{"before the report", DUE, REPORTED_IN_PROGRESS, VERIFIED_NONE, -10, NEVER, NEVER, -40, RULE_ON_TRACK, SIGNAL_ON_TRACK,
	 SCHEDULE_BEFORE_DUE, "정상추진 · 기한 2025-12-31 D-40"},
	/* past facts: outside the schedule */
	{"past, confirmed", TYPE_PAST, "2025-12", REPORTED_DONE, VERIFIED_CONFIRMED, 0, 0, NEVER, 400, RULE_CONFIRMED,
	 SIGNAL_DONE, WORD_NONE, "확인"},
	{"past, unverified", TYPE_PAST, "2025-12", REPORTED_DONE, VERIFIED_NONE, 0, 0, NEVER, 400, RULE_DONE_UNVERIFIED,
	 SIGNAL_ATTENTION, WORD_NONE, "완료보고·확인 전"},
	{"past, unreported", TYPE_PAST, "2025-12", REPORTED_NONE, VERIFIED_NONE, NEVER, NEVER, NEVER, 400, RULE_NEVER_REPORTED,
	 SIGNAL_UNREPORTED, WORD_NONE, "보고 없음"},
	{"past, in progress", TYPE_PAST, "", REPORTED_IN_PROGRESS, VERIFIED_NONE, 0, NEVER, NEVER, 1, RULE_NEVER_REPORTED,
	 SIGNAL_UNREPORTED, WORD_NONE, "보고 없음"},
	{"past, on hold", TYPE_PAST, "", REPORTED_ON_HOLD, VERIFIED_NONE, 0, NEVER, NEVER, 1, RULE_STOPPED, SIGNAL_STOPPED,
	 WORD_NONE, "보류 보고"},
};

static void check_sample(const struct sample *sample, const struct rules *rules)
{
	struct milestone_state state = state_of(sample);
	struct verdict verdict = judge(&state, rules, at(sample->today));
	char sentence[JUDGE_SENTENCE];

	CHECK(verdict.rule == sample->rule, "%s: rule %d\n", sample->name, (int)verdict.rule);
	CHECK(verdict.signal == sample->signal, "%s: signal %d\n", sample->name, (int)verdict.signal);
	CHECK(verdict.schedule == sample->schedule, "%s: schedule %d\n", sample->name, verdict.schedule);
	judge_sentence(&state, rules, at(sample->today), sentence);
	CHECK(strcmp(sentence, sample->sentence) == 0, "%s: %s\n", sample->name, sentence);
}

/* What version 2 added asks for more than these samples say: both versions judge them alike. */
static void each_rule_decides_on_its_side_of_the_boundary(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < COUNT(samples); i++) {
		check_sample(&samples[i], rules_find(1));
		check_sample(&samples[i], rules_find(2));
	}
}

static void due_days_count_from_the_last_day(void **unused)
{
	static const struct {
		enum milestone_type type;
		const char *date;
		int today;
		bool has_due, due_reached, past;
		int days_left;
	} rows[] = {
		{DUE, -1, true, false, false, 1},          {DUE, 0, true, true, false, 0},
		{DUE, 1, true, true, false, -1},           {TYPE_PERIOD, "2025-11/2026-04", 0, true, false, false, 120},
		{FROM, 9, false, false, false, 0},         {TYPE_START, "2025-12", 9, false, false, false, 0},
		{UNDATED, 9, false, false, false, 0},      {TYPE_PAST, "2025-12", 9, false, false, true, 0},
		{TYPE_PAST, "", 9, false, false, true, 0}, {TYPE_RECURRING, "R/P1Y", 9, false, false, false, 0},
	};

	(void)unused;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sample sample = {
			.type = rows[i].type, .date = rows[i].date, .reported_on = NEVER, .done_on = NEVER, .forecast = NEVER};
		struct milestone_state state = state_of(&sample);
		struct verdict verdict = judge(&state, rules_current(), at(rows[i].today));

		CHECK(verdict.has_due == rows[i].has_due && verdict.due_reached == rows[i].due_reached &&
			      verdict.past == rows[i].past && verdict.days_left == rows[i].days_left,
		      "row %zu: %d\n", i, verdict.days_left);
	}
}

static void the_numbers_are_parameters(void **unused)
{
	struct sample sample = {"",    DUE, REPORTED_NOT_STARTED, VERIFIED_NONE,   0, NEVER,
				NEVER, 0,   RULE_ON_TRACK,        SIGNAL_ON_TRACK, 0, ""};
	struct milestone_state state = state_of(&sample);
	struct rules rules = *rules_current();

	(void)unused;
	rules.due_soon = 5;
	rules.stalled = 7;
	rules.stale_after = 9;
	assert_int_equal(judge(&state, &rules, at(-6)).rule, RULE_ON_TRACK);
	assert_int_equal(judge(&state, &rules, at(-5)).rule, RULE_DUE_SOON);
	assert_int_equal(judge(&state, &rules, at(7)).rule, RULE_LATE);
	assert_int_equal(judge(&state, &rules, at(8)).rule, RULE_STALLED);
	assert_int_equal(judge(&state, &rules, at(10)).rule, RULE_REPORT_STALE);
}

static void steps_are_the_days_of_change(void **unused)
{
	struct sample due = {"",    DUE, REPORTED_IN_PROGRESS, VERIFIED_NONE,   2, NEVER,
			     NEVER, 0,   RULE_ON_TRACK,        SIGNAL_ON_TRACK, 0, ""};
	struct sample start = {"",    FROM, REPORTED_NOT_STARTED, VERIFIED_NONE,   -92, NEVER,
			       NEVER, 0,    RULE_ON_TRACK,        SIGNAL_ON_TRACK, 0,   ""};
	struct sample past = {"",          TYPE_PAST, "2025", REPORTED_NONE, VERIFIED_NONE, NEVER, NEVER, NEVER, 0, RULE_ON_TRACK,
			      SIGNAL_DONE, 0,         ""};
	struct milestone_state state = state_of(&due);
	static const int expected[] = {-30, 0, 1, 91, 95};
	day_number steps[JUDGE_STEPS];

	(void)unused;
	assert_int_equal(judge_steps(&state, rules_current(), steps), COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++)
		assert_int_equal(steps[i], at(expected[i]));
	state = state_of(&start);
	assert_int_equal(judge_steps(&state, rules_current(), steps), 1); /* start and report on the same day */
	assert_int_equal(steps[0], at(1));
	start.reported_on = NEVER;
	state = state_of(&start);
	assert_int_equal(judge_steps(&state, rules_current(), steps), 1);
	state = state_of(&past);
	assert_int_equal(judge_steps(&state, rules_current(), steps), 0);
}

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static int random_distance(unsigned *seed)
{
	return next_random(seed) % 3 == 0 ? NEVER : (int)(next_random(seed) % 500) - 250;
}

static struct milestone_state random_state(unsigned *seed)
{
	static const char *const dates[] = {"",           "2025",          "2025-12",     "2025-12-31", "2025-11/2026-02",
					    "2025-12/..", "2025/..",       "../2025",     "2026-03-05", "R/P1M",
					    "2025-12?",   "../2026-02-10", "2026/2026-03"};
	struct sample sample = {
		.type = (enum milestone_type)(next_random(seed) % (TYPE_PAST + 1)),
		.date = dates[next_random(seed) % COUNT(dates)],
		.reported = (enum reported)(next_random(seed) % REPORTED_COUNT),
		.verified = (enum verified)(next_random(seed) % (VERIFIED_REJECTED + 1)),
		.reported_on = random_distance(seed),
		.done_on = random_distance(seed),
		.forecast = random_distance(seed),
	};

	return state_of(&sample);
}

static bool same_verdict(struct verdict a, struct verdict b)
{
	return a.signal == b.signal && a.rule == b.rule && a.schedule == b.schedule && a.has_due == b.has_due &&
	       a.past == b.past && a.due_reached == b.due_reached;
}

/* How often the verdict changes; on none but the days that judge_steps() names. */
static size_t changes_of(const struct milestone_state *state, const struct rules *rules, int round)
{
	day_number steps[JUDGE_STEPS];
	size_t count = judge_steps(state, rules, steps), next = 0, changes = 0;

	assert_true(count <= JUDGE_STEPS);
	for (size_t i = 1; i < count; i++)
		assert_true(steps[i - 1] < steps[i]);
	while (next < count && steps[next] <= at(-600))
		next++;
	for (day_number day = at(-600) + 1; day < at(600); day++) {
		bool step = next < count && steps[next] == day;
		bool same = same_verdict(judge(state, rules, day - 1), judge(state, rules, day));

		CHECK(step || same, "round %d, version %d: changes on day %d\n", round, rules->version, day - at(0));
		next += step;
		changes += !same;
	}
	return changes;
}

/* Day by day through three years. */
static void verdicts_are_constant_between_steps(void **unused)
{
	unsigned seed = 20251124;
	size_t changes[] = {0, 0};

	(void)unused;
	for (int round = 0; round < 3000; round++) {
		struct milestone_state state = random_state(&seed);

		state.slips = (int)(next_random(&seed) % 4);
		state.recovery = at(random_distance(&seed));
		state.issue = next_random(&seed) % 4 == 0;
		for (int version = 1; version <= 2; version++)
			changes[version - 1] += changes_of(&state, rules_find(version), round);
	}
	assert_true(changes[0] > 1000 && changes[1] > 1000 && changes[0] != changes[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_rule_decides_on_its_side_of_the_boundary),
		cmocka_unit_test(due_days_count_from_the_last_day),
		cmocka_unit_test(the_numbers_are_parameters),
		cmocka_unit_test(steps_are_the_days_of_change),
		cmocka_unit_test(verdicts_are_constant_between_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
