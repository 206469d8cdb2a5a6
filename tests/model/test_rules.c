#include "check.h"
#include "gwagi/model/judge.h"

/* What version 2 added. Days are distances from the last day of the due date, 2025-12-31. */
enum { NEVER = 9999 };

static day_number at(int distance)
{
	return distance == NEVER ? DAY_NONE : day_make(2025, 12, 31) + distance;
}

struct sample {
	const char *name;
	enum milestone_type type;
	const char *date;
	enum reported reported;
	int forecast, slips, recovery;
	bool issue;
	int stage, today;
	enum judge_rule first, rule; /* of version 1, of version 2 */
	const char *sentence;        /* of version 2 */
};

static struct milestone_state state_of(const struct sample *sample)
{
	struct milestone_state state = milestone_blank();

	state.type = sample->type;
	state.reported = sample->reported;
	state.forecast = at(sample->forecast);
	state.slips = sample->slips;
	state.recovery = at(sample->recovery);
	state.issue = sample->issue;
	state.stage = sample->stage;
	assert_true(date_parse_stored(sample->date, strlen(sample->date), &state.date, NULL));
	return state;
}

#define DUE TYPE_DEADLINE, "2025-12"
#define BEGUN DUE, REPORTED_IN_PROGRESS
#define WAITING DUE, REPORTED_NOT_STARTED
#define UNDATED TYPE_UNDATED, "", REPORTED_IN_PROGRESS
#define NO_LAW WORD_NONE

static const struct sample samples[] = {
	/* two promised days of recovery went by */
	{"on the second promised day", BEGUN, NEVER, 0, 20, false, NO_LAW, 20, RULE_LATE, RULE_LATE,
	 "기한 2025-12-31 경과 +20일"},
	{"the day after it", BEGUN, NEVER, 0, 20, false, NO_LAW, 21, RULE_LATE, RULE_RECOVERY_MISSED,
	 "기한 2025-12-31 경과 +21일 · 회복 약속 2회 어김 (2026-01-20)"},
	{"promised for before the last day", BEGUN, NEVER, 0, -9, false, NO_LAW, 0, RULE_ON_TRACK, RULE_ON_TRACK,
	 "정상추진 · 기한 2025-12-31 D-Day"},
	{"the day after the last day", BEGUN, NEVER, 0, -9, false, NO_LAW, 1, RULE_LATE, RULE_RECOVERY_MISSED,
	 "기한 2025-12-31 경과 +1일 · 회복 약속 2회 어김 (2025-12-22)"},
	{"90 days late", BEGUN, NEVER, 0, 20, false, NO_LAW, 90, RULE_LATE, RULE_RECOVERY_MISSED,
	 "기한 2025-12-31 경과 +90일 · 회복 약속 2회 어김 (2026-01-20)"},
	{"91 days late", BEGUN, NEVER, 0, 20, false, NO_LAW, 91, RULE_STALLED, RULE_STALLED,
	 "기한 2025-12-31 경과 +91일 (90일 초과)"},
	{"promises without a last day", UNDATED, NEVER, 0, -9, false, NO_LAW, 9, RULE_IN_PROGRESS_NO_DUE, RULE_IN_PROGRESS_NO_DUE,
	 "정상추진(기한없음)"},
	/* the forecast moved later in report after report */
	{"one slip", BEGUN, -5, 1, NEVER, false, NO_LAW, -31, RULE_ON_TRACK, RULE_ON_TRACK, "정상추진 · 기한 2025-12-31 D-31"},
	{"two slips", BEGUN, -5, 2, NEVER, false, NO_LAW, -31, RULE_ON_TRACK, RULE_FORECAST_SLIPPING,
	 "지연예상 2회 연속 연장 (예상 2025-12-26)"},
	{"three slips, forecast gone", BEGUN, NEVER, 3, NEVER, false, NO_LAW, 0, RULE_ON_TRACK, RULE_FORECAST_SLIPPING,
	 "지연예상 3회 연속 연장"},
	{"slips beyond the last day", BEGUN, 1, 2, NEVER, false, NO_LAW, 0, RULE_FORECAST_LATE, RULE_FORECAST_LATE,
	 "지연예상 +1일"},
	{"slips, and late", BEGUN, 9, 2, NEVER, true, NO_LAW, 1, RULE_LATE, RULE_LATE, "기한 2025-12-31 경과 +1일"},
	{"slips before an issue", WAITING, 0, 2, NEVER, true, NO_LAW, 0, RULE_DUE_SOON, RULE_FORECAST_SLIPPING,
	 "지연예상 2회 연속 연장 (예상 2025-12-31)"},
	{"slips without a last day", UNDATED, 40, 2, NEVER, false, NO_LAW, 0, RULE_IN_PROGRESS_NO_DUE, RULE_FORECAST_SLIPPING,
	 "지연예상 2회 연속 연장 (예상 2026-02-09)"},
	/* an open grave issue */
	{"issue", BEGUN, NEVER, 0, NEVER, true, NO_LAW, -31, RULE_ON_TRACK, RULE_ISSUE, "중대 쟁점 · 기한 2025-12-31 D-31"},
	{"issue before due soon", WAITING, 0, 1, NEVER, true, NO_LAW, -30, RULE_DUE_SOON, RULE_ISSUE,
	 "중대 쟁점 · 기한 2025-12-31 D-30"},
	{"forecast before issue", WAITING, 1, 0, NEVER, true, NO_LAW, -30, RULE_FORECAST_LATE, RULE_FORECAST_LATE,
	 "지연예상 +1일"},
	{"issue without a last day", UNDATED, NEVER, 0, NEVER, true, NO_LAW, 0, RULE_IN_PROGRESS_NO_DUE, RULE_ISSUE, "중대 쟁점"},
	{"issue of a start", TYPE_START, "2025-12/..", REPORTED_NOT_STARTED, NEVER, 0, NEVER, true, NO_LAW, 1, RULE_START_MISSED,
	 RULE_ISSUE, "중대 쟁점"},
	/* what comes before all of them */
	{"on hold", DUE, REPORTED_ON_HOLD, NEVER, 2, -9, true, NO_LAW, 1, RULE_STOPPED, RULE_STOPPED, "보류 보고"},
	{"claimed", DUE, REPORTED_DONE, NEVER, 2, -9, true, NO_LAW, 1, RULE_DONE_UNVERIFIED, RULE_DONE_UNVERIFIED,
	 "완료보고·확인 전"},
	{"nothing reported", DUE, REPORTED_NONE, NEVER, 2, -9, true, NO_LAW, 1, RULE_NEVER_REPORTED, RULE_NEVER_REPORTED,
	 "미보고 · 기한 2025-12-31 경과 +1일"},
	{"past", TYPE_PAST, "2025-12", REPORTED_IN_PROGRESS, NEVER, 2, -9, true, NO_LAW, 1, RULE_NEVER_REPORTED,
	 RULE_NEVER_REPORTED, "보고 없음"},
	/* the stage of a law stands beside whatever was decided */
	{"first stage", BEGUN, NEVER, 0, NEVER, false, STAGE_DRAFTING, -31, RULE_ON_TRACK, RULE_ON_TRACK,
	 "정상추진 · 기한 2025-12-31 D-31 · 입안"},
	{"before the Assembly", UNDATED, NEVER, 0, NEVER, false, STAGE_CABINET, 0, RULE_IN_PROGRESS_NO_DUE,
	 RULE_IN_PROGRESS_NO_DUE, "정상추진(기한없음) · 국무회의"},
	{"in the Assembly", UNDATED, NEVER, 0, NEVER, false, STAGE_SUBMITTED, 0, RULE_IN_PROGRESS_NO_DUE, RULE_IN_PROGRESS_NO_DUE,
	 "정상추진(기한없음) · 국회 제출 · 정부 내 조치 완료(국회 계류)"},
	{"late in the Assembly", BEGUN, NEVER, 0, NEVER, false, STAGE_SUBMITTED, 1, RULE_LATE, RULE_LATE,
	 "기한 2025-12-31 경과 +1일 · 국회 제출 · 정부 내 조치 완료(국회 계류)"},
	{"passed", UNDATED, NEVER, 0, NEVER, false, STAGE_PASSED, 0, RULE_IN_PROGRESS_NO_DUE, RULE_IN_PROGRESS_NO_DUE,
	 "정상추진(기한없음) · 본회의 통과"},
};

static void what_version_2_added_decides_in_its_place(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < COUNT(samples); i++) {
		const struct sample *sample = &samples[i];
		struct milestone_state state = state_of(sample);
		enum judge_rule first = judge(&state, rules_find(1), at(sample->today)).rule;
		enum judge_rule second = judge(&state, rules_find(2), at(sample->today)).rule;
		char sentence[JUDGE_SENTENCE];

		CHECK(first == sample->first, "%s: rule %d of version 1\n", sample->name, (int)first);
		CHECK(second == sample->rule, "%s: rule %d of version 2\n", sample->name, (int)second);
		judge_sentence(&state, rules_find(2), at(sample->today), sentence);
		CHECK(strcmp(sentence, sample->sentence) == 0, "%s: %s\n", sample->name, sentence);
	}
}

static void the_new_rules_have_their_signals(void **unused)
{
	struct milestone_state state = state_of(&samples[1]);

	(void)unused;
	assert_int_equal(judge(&state, rules_current(), at(21)).signal, SIGNAL_STALLED);
	state.slips = 2;
	assert_int_equal(judge(&state, rules_current(), at(0)).signal, SIGNAL_ATTENTION);
	state.slips = 0;
	state.issue = true;
	assert_int_equal(judge(&state, rules_current(), at(0)).signal, SIGNAL_ATTENTION);
}

static void the_new_numbers_are_parameters(void **unused)
{
	struct milestone_state state = state_of(&samples[1]);
	struct rules rules = *rules_current();
	char sentence[JUDGE_SENTENCE];

	(void)unused;
	rules.missed = 3;
	judge_sentence(&state, &rules, at(21), sentence);
	assert_string_equal(sentence, "기한 2025-12-31 경과 +21일 · 회복 약속 3회 어김 (2026-01-20)");
	rules.slips = 3;
	state.slips = 2;
	assert_int_equal(judge(&state, &rules, at(0)).rule, RULE_ON_TRACK);
	state.slips = 3;
	assert_int_equal(judge(&state, &rules, at(0)).rule, RULE_FORECAST_SLIPPING);
}

/* From DAY on RULE decides, and on the day before it another one. */
static void check_turn(const struct milestone_state *state, const struct rules *rules, int day, enum judge_rule before,
		       enum judge_rule rule)
{
	enum judge_rule found[] = {judge(state, rules, at(day - 1)).rule, judge(state, rules, at(day)).rule,
				   judge(state, rules, at(day + 1)).rule};

	CHECK(found[0] == before && found[1] == rule && found[2] == rule, "version %d, rule %d: %d %d %d\n", rules->version,
	      (int)rule, (int)found[0], (int)found[1], (int)found[2]);
}

static void check_turns(const struct rules *rules)
{
	static const struct sample begun = {"", BEGUN, NEVER, 0, NEVER, false, NO_LAW, 0, 0, 0, ""};
	static const struct sample waiting = {"", WAITING, NEVER, 0, NEVER, false, NO_LAW, 0, 0, 0, ""};
	static const struct sample undated = {"", UNDATED, NEVER, 0, NEVER, false, NO_LAW, 0, 0, 0, ""};
	static const struct sample start = {
		"", TYPE_START, "2025-12/..", REPORTED_NOT_STARTED, NEVER, 0, NEVER, false, NO_LAW, 0, 0, 0, ""};
	struct milestone_state state = state_of(&undated);

	state.reported_on = at(3);
	check_turn(&state, rules, 3 + rules->stale_after + 1, RULE_IN_PROGRESS_NO_DUE, RULE_REPORT_STALE);
	state = state_of(&waiting);
	check_turn(&state, rules, -rules->due_soon, RULE_ON_TRACK, RULE_DUE_SOON);
	check_turn(&state, rules, 1, RULE_DUE_SOON, RULE_LATE);
	state = state_of(&begun);
	check_turn(&state, rules, 1, RULE_ON_TRACK, RULE_LATE);
	check_turn(&state, rules, rules->stalled + 1, RULE_LATE, RULE_STALLED);
	state.recovery = at(3);
	check_turn(&state, rules, 4, RULE_LATE, rules->version == 1 ? RULE_LATE : RULE_RECOVERY_MISSED);
	state.recovery = DAY_NONE;
	for (int forecast = -1; forecast <= 1; forecast++) {
		state.forecast = at(forecast);
		assert_int_equal(judge(&state, rules, at(-99)).rule, forecast > 0 ? RULE_FORECAST_LATE : RULE_ON_TRACK);
	}
	state = state_of(&start);
	check_turn(&state, rules, 1, RULE_ON_TRACK, RULE_START_MISSED);
}

/* The day before, the day and the day after, by both versions and with other numbers. */
static void every_rule_begins_on_its_day(void **unused)
{
	(void)unused;
	for (int version = 1; version <= 2; version++) {
		struct rules rules = *rules_find(version);

		check_turns(&rules);
		rules.stale_after = 200;
		rules.due_soon = 2;
		rules.stalled = 9;
		check_turns(&rules);
	}
}

static void completion_is_in_time_up_to_the_last_day(void **unused)
{
	(void)unused;
	for (int version = 1; version <= 2; version++)
		for (int day = -1; day <= 1; day++) {
			struct milestone_state state = state_of(&samples[0]);
			struct verdict verdict;

			state.reported = REPORTED_DONE;
			state.verified = VERIFIED_CONFIRMED;
			state.done_on = at(day);
			verdict = judge(&state, rules_find(version), at(5));
			assert_int_equal(verdict.schedule, day > 0 ? SCHEDULE_DONE_LATE : SCHEDULE_DONE_IN_TIME);
			assert_int_equal(verdict.signal, SIGNAL_DONE);
		}
}

static void check_order(const struct rules *rules, const enum judge_rule *order, size_t count)
{
	assert_int_equal(rules->count, count);
	for (size_t i = 0; i < count; i++)
		CHECK(rules->order[i].rule == order[i], "version %d, rule %zu\n", rules->version, i);
	assert_int_equal(rules->due_soon, 30);
	assert_int_equal(rules->stalled, 90);
	assert_int_equal(rules->stale_after, 92);
}

/* What was judged by a version must be judged alike for ever: this test never changes, it only grows. */
static void versions_stay_as_they_are(void **unused)
{
	static const enum judge_rule first[] = {
		RULE_STOPPED,      RULE_CONFIRMED, RULE_DONE_UNVERIFIED, RULE_NEVER_REPORTED, RULE_REPORT_STALE,
		RULE_STALLED,      RULE_LATE,      RULE_FORECAST_LATE,   RULE_DUE_SOON,       RULE_IN_PROGRESS_NO_DUE,
		RULE_START_MISSED, RULE_ON_TRACK};
	static const enum judge_rule second[] = {RULE_STOPPED,
						 RULE_CONFIRMED,
						 RULE_DONE_UNVERIFIED,
						 RULE_NEVER_REPORTED,
						 RULE_REPORT_STALE,
						 RULE_STALLED,
						 RULE_RECOVERY_MISSED,
						 RULE_LATE,
						 RULE_FORECAST_LATE,
						 RULE_FORECAST_SLIPPING,
						 RULE_ISSUE,
						 RULE_DUE_SOON,
						 RULE_IN_PROGRESS_NO_DUE,
						 RULE_START_MISSED,
						 RULE_ON_TRACK};

	(void)unused;
	check_order(rules_find(1), first, COUNT(first));
	check_order(rules_find(2), second, COUNT(second));
	assert_int_equal(rules_find(2)->slips, 2);
	assert_int_equal(rules_find(2)->missed, 2);
	assert_int_equal(rules_find(2)->path_good, 950);
	assert_int_equal(rules_find(2)->path_fair, 800);
	assert_int_equal(rules_find(2)->band, 50);
	assert_ptr_equal(rules_current(), rules_find(2));
	assert_null(rules_find(0));
	assert_null(rules_find(3));
	assert_null(rules_find(-1));
}

static void a_version_has_a_name(void **unused)
{
	struct rules rules = {.version = 2147483647};
	char name[RULES_NAME];

	(void)unused;
	rules_name(rules_find(2), name);
	assert_string_equal(name, "규칙 2판");
	rules_name(&rules, name);
	assert_string_equal(name, "규칙 2147483647판");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_version_2_added_decides_in_its_place),
		cmocka_unit_test(the_new_rules_have_their_signals),
		cmocka_unit_test(the_new_numbers_are_parameters),
		cmocka_unit_test(every_rule_begins_on_its_day),
		cmocka_unit_test(completion_is_in_time_up_to_the_last_day),
		cmocka_unit_test(versions_stay_as_they_are),
		cmocka_unit_test(a_version_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
