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

static void check_silent(struct store *store)
{
	struct error error = {0};
	int64_t found;

	CHECK(store_check(store, NULL, NULL, &found, &error), "%s", error.sentence);
	assert_int_equal(found, 0);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(is_loaded_with_its_period, with_series, fixture_end),
		cmocka_unit_test_setup_teardown(is_refused_where_it_does_not_belong, with_series, fixture_end),
		cmocka_unit_test_setup_teardown(needs_evidence_of_its_own, with_series, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
