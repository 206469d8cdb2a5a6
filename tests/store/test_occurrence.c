#include "support.h"

/* The small database with a monthly and an unstated recurrence. */
static int with_series(void **state)
{
	struct fixture *fixture;
	struct store_load *load;
	struct error error = {0};

	if (fixture_small(state) != 0)
		return -1;
	fixture = *state;
	load = load_begin(fixture->store);
	load_good(load, "milestone", "code=1.1m2", "title=매월 점검", "type=recurring", "date=R/P1M", NULL);
	load_good(load, "milestone", "code=1.1m3", "title=주기적 점검", "type=recurring", "date=R", NULL);
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	return 0;
}

static void is_loaded_with_its_period(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct error error = {0};

	load_good(load, "occurrence", "code=1.1m2@2025-12", "reported=reported_done", "verified=confirmed", "done_on=2025-12-20",
		  NULL);
	load_good(load, "occurrence", "code=1.1m2@2026-01", "milestone=1.1m2", "period=2026-01", NULL);
	load_good(load, "occurrence", "code=1.1m3@2025-Q4", NULL);
	load_good(load, "evidence", "code=e9", "milestone=1.1m2", "occurrence=1.1m2@2025-12", "rank=3", "title=결과", NULL);
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	check_field_of(fixture->store, "1.1m2@2025-12", "period", "2025-12");
	check_field_of(fixture->store, "1.1m2@2025-12", "due_first", "2025-12-01");
	check_field_of(fixture->store, "1.1m2@2025-12", "due_last", "2025-12-31");
	check_field_of(fixture->store, "1.1m2@2025-12", "signal", "done");
	check_field_of(fixture->store, "1.1m2@2026-01", "signal", "unreported");
	check_field_of(fixture->store, "1.1m2@2026-01", "schedule", "due_soon");
	check_field_of(fixture->store, "1.1m2@2026-01", "days_left", "16");
	check_field_of(fixture->store, "1.1m3@2025-Q4", "due_last", "2025-12-31");
	check_field_of(fixture->store, "1.1m3@2025-Q4", "schedule", "overdue");
	check_field_of(fixture->store, "e9", "occurrence", "1.1m2@2025-12");
	check_silent(fixture->store);
}

static void is_refused_where_it_does_not_belong(void **state)
{
	static const struct {
		const char *code, *more, *says;
	} rows[] = {
		{"1.1m1@2026-01", "note=가", "반복(recurring)이 아니"},
		{"1.1m9@2026-01", "note=가", "‘1.1m9’이(가) 없습니다"},
		{"1.1m2@2026-Q1", "note=가", "되풀이되는 때가 아닙니다"},
		{"1.1m2@2026-01", "period=2026-02", "코드와 맞지 않습니다"},
		{"1.1m2@2026-01", "milestone=1.1m3", "코드와 맞지 않습니다"},
		{"1.1m2@2026-01", "reported=on_hold", "사유가 있어야"},
		{"1.1m2@2026-01", "done_on=2026-01-10", "완료보고가 아닌"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct store_load *load = load_begin(fixture->store);
		struct load_fault fault;
		char code[64];

		snprintf(code, sizeof code, "code=%s", rows[i].code);
		CHECK(!load_row(load, "occurrence", &fault, code, rows[i].more, NULL), "%s %s", code, rows[i].more);
		CHECK(strstr(fault.error.sentence, rows[i].says), "%s: %s", code, fault.error.sentence);
		store_load_abandon(load);
	}
}

/* Evidence of one time proves that time only. */
static void needs_evidence_of_its_own(void **state)
{
	static const struct {
		const char *evidence; /* of which time; NULL: of the milestone */
		bool good;
	} rows[] = {{NULL, false}, {"occurrence=1.1m2@2026-01", false}, {"occurrence=1.1m2@2025-12", true}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct store_load *load = load_begin(fixture->store);
		struct error error = {0};

		load_good(load, "occurrence", "code=1.1m2@2025-12", "reported=reported_done", "verified=confirmed", NULL);
		load_good(load, "occurrence", "code=1.1m2@2026-01", NULL);
		load_good(load, "evidence", "code=e9", "milestone=1.1m2", "rank=3", "title=결과", rows[i].evidence, NULL);
		CHECK(store_load_commit(load, &error) == rows[i].good, "%zu %s", i, error.sentence);
	}
}

static bool report(struct store *store, const char *code, struct gate_answer *answer, const struct gate_field *fields,
		   size_t count)
{
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = {RECORD_OCCURRENCE, 0},
				       .of = code,
				       .action = "set",
				       .fields = fields,
				       .count = count,
				       .effective = DAY_NONE};

	return store_write(store, &request, answer);
}

static void is_made_by_what_is_said_of_it(void **state)
{
	static const struct gate_field done[] = {{"reported", "완료보고"}, {"done_on", "2026-01-10"}};
	static const struct gate_field noted[] = {{"note", "적음"}};
	struct fixture *fixture = *state;
	struct gate_answer answer;

	CHECK(report(fixture->store, "1.1m2@2026-01", &answer, done, 2), "%s", answer.error.sentence);
	check_says(&answer, "증빙이 아직 없습니다");
	assert_string_equal(answer.changes[0].key, "*");
	assert_string_equal(answer.changes[0].entity, "1.1m2@2026-01");
	assert_int_equal(answer.version, 2);
	gate_answer_finish(&answer);
	check_field_of(fixture->store, "1.1m2@2026-01", "signal", "attention");
	check_field_of(fixture->store, "1.1m2", "reported", "in_progress");
	check_field_of(fixture->store, "1.1m2", "signal", "on_track");
	assert_true(report(fixture->store, "1.1m2@2026-01", &answer, noted, 1));
	assert_int_equal(answer.count, 1);
	gate_answer_finish(&answer);
	assert_false(report(fixture->store, "1.1m2@2026-Q1", &answer, noted, 1));
	check_says(&answer, "되풀이되는 때가 아닙니다");
	gate_answer_finish(&answer);
	check_silent(fixture->store);
}

/* Its code is the time itself, so that one that was taken back can be reported again. */
static void comes_again_after_it_was_taken_back(void **state)
{
	static const struct gate_field noted[] = {{"note", "적음"}};
	struct gate_request undo = {.verb = GATE_UNDO, .action = "undo", .effective = DAY_NONE};
	struct fixture *fixture = *state;
	struct gate_answer answer;

	for (int i = 0; i < 2; i++) {
		CHECK(report(fixture->store, "1.1m2@2026-01", &answer, noted, 1), "%s", answer.error.sentence);
		assert_int_equal(answer.version, 2 + 4 * i);
		gate_answer_finish(&answer);
		check_silent(fixture->store);
		CHECK(store_write(fixture->store, &undo, &answer), "%s", answer.error.sentence);
		gate_answer_finish(&answer);
		assert_int_equal(list_count(fixture->store, RECORD_OCCURRENCE, ""), 0);
		check_silent(fixture->store);
	}
}

static void keeps_to_the_rules_of_reports(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	new_good(fixture->store, "occurrence", "1.1m2", "period='26.1월", NULL);
	assert_false(write_fields(fixture->store, "1.1m2@2026-01", "", &answer, "reported=on_hold", NULL));
	check_says(&answer, "사유가 있어야");
	gate_answer_finish(&answer);
	assert_false(
		write_fields(fixture->store, "1.1m2@2026-01", "", &answer, "reported=reported_done", "done_on=2026-01-16", NULL));
	check_says(&answer, "기준일보다 뒤");
	gate_answer_finish(&answer);
	assert_false(write_fields(fixture->store, "1.1m2@2026-01", "", &answer, "forecast=2026-02", NULL));
	check_says(&answer, "‘forecast’ 항목이 없습니다");
	gate_answer_finish(&answer);
	assert_false(write_fields(fixture->store, "1.1m2@2026-01", "", &answer, "period=2026-02", NULL));
	check_says(&answer, "바꿀 수 없습니다");
	gate_answer_finish(&answer);
	write_good(fixture->store, "1.1m2@2026-01", "예산", "reported=on_hold", NULL);
	check_field_of(fixture->store, "1.1m2", "reported", "none");
	check_field_of(fixture->store, "1.1m2@2026-01", "signal", "stopped");
}

static void is_verified_by_its_own_evidence(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	new_good(fixture->store, "evidence", "1.1m2@2025-12", "rank=3", "title=십이월 결과", NULL);
	new_good(fixture->store, "evidence", "1.1m2", "rank=5", "title=고시", NULL);
	check_field_of(fixture->store, "1.1m2@2025-12", "verified", "received");
	new_good(fixture->store, "occurrence", "1.1m2@2026-01", "reported=reported_done", NULL);
	assert_false(write_fields(fixture->store, "1.1m2@2026-01", "", &answer, "verified=confirmed", NULL));
	check_says(&answer, "증빙이 하나는");
	gate_answer_finish(&answer);
	write_good(fixture->store, "1.1m2@2025-12", "", "reported=reported_done", "verified=confirmed", NULL);
	check_field_of(fixture->store, "1.1m2@2025-12", "signal", "done");
	/* What proves one time does not prove the whole. */
	new_good(fixture->store, "evidence", "1.1m3@2025-Q4", "rank=3", "title=사분기", NULL);
	write_good(fixture->store, "1.1m3", "", "reported=reported_done", NULL);
	assert_false(write_fields(fixture->store, "1.1m3", "", &answer, "verified=confirmed", NULL));
	gate_answer_finish(&answer);
	check_silent(fixture->store);
}

static void comes_to_a_series(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	check_field_of(fixture->store, "1.1m2", "series", "");
	new_good(fixture->store, "evidence", "1.1m2@2025-12", "rank=3", "title=십이월 결과", NULL);
	write_good(fixture->store, "1.1m2@2025-12", "", "reported=reported_done", "verified=confirmed", NULL);
	check_field_of(fixture->store, "1.1m2", "series", "이행 후 계속추진 · 1회 중 1회 이행");
	fixture_reopen(fixture, day_make(2026, 2, 3), false);
	store = fixture->store;
	check_field_of(store, "1.1m2", "series", "지난 회차: 미보고 · 기한 2026-01-31 경과 +3일 · 2회 중 1회 이행");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(is_loaded_with_its_period, with_series, fixture_end),
		cmocka_unit_test_setup_teardown(is_refused_where_it_does_not_belong, with_series, fixture_end),
		cmocka_unit_test_setup_teardown(needs_evidence_of_its_own, with_series, fixture_end),
		cmocka_unit_test_setup_teardown(is_made_by_what_is_said_of_it, with_series, fixture_end),
		cmocka_unit_test_setup_teardown(comes_again_after_it_was_taken_back, with_series, fixture_end),
		cmocka_unit_test_setup_teardown(keeps_to_the_rules_of_reports, with_series, fixture_end),
		cmocka_unit_test_setup_teardown(is_verified_by_its_own_evidence, with_series, fixture_end),
		cmocka_unit_test_setup_teardown(comes_to_a_series, with_series, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
