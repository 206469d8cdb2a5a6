#include "support.h"

/* The code that a new row got, and its version. */
static void check_new(struct store *store, const char *table, const char *of, const char *code, const char *field,
		      const char *other)
{
	struct gate_answer answer;

	CHECK(new_fields(store, table, of, &answer, field, other, NULL), "%s %s: %s", table, of, answer.error.sentence);
	assert_string_equal(answer.changes[0].entity, code);
	assert_string_equal(answer.changes[0].key, "*");
	assert_int_equal(answer.version, 1);
	gate_answer_finish(&answer);
}

static void gives_the_next_code(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	check_new(store, "item", "1", "1.3", "title=셋째", NULL);
	check_new(store, "item", "1.2", "1.2.2", "title=전략 둘", NULL);
	check_new(store, "item", "1.2.2", "1.2.2.1", "title=과제", NULL);
	check_new(store, "milestone", "1.1", "1.1m2", "title=둘째 약속", NULL);
	check_new(store, "target", "1.1", "1.1t2", "title=장비", "quantity=8,000장 이상");
	check_new(store, "target_path", "1.1t2", "1.1t2@2027", "year=2027", "amount=5000");
	check_new(store, "target_path", "1.1t2@2028", "1.1t2@2028", "amount=8000", NULL);
	check_new(store, "office", NULL, "o3", "name=새 부", NULL);
	check_new(store, "office", "o1", "o4", "name=새 과", NULL);
	check_new(store, "reading", "1.1t2", "r1", "amount=100", NULL);
	check_new(store, "evidence", "1.1m2", "e3", "rank=1", "title=통화");
	check_new(store, "call", "1.1m2", "k1", "answer=곧", NULL);
	check_new(store, "link", "1.1", "l1", "to=1.2", "title=같은 일");
	check_new(store, "assignment", "1.1", "a2", "office=o1", NULL);
	check_silent(store);
}

/* What is not said is taken from the day, the date and the rows beside it. */
static void fills_in_what_follows(void **state)
{
	static const struct {
		const char *date, *type;
	} dates[] = {{"date=", "undated"},        {"date='26.6월", "deadline"},    {"date=2026-06-30", "deadline"},
		     {"date=~'30년", "deadline"}, {"date='26.4~'26.6", "period"},  {"date=2027년부터", "start"},
		     {"date=매월", "recurring"},  {"date=주기적으로", "recurring"}};
	struct fixture *fixture = *state;
	struct store *store = fixture->store;
	char code[16];

	for (size_t i = 0; i < COUNT(dates); i++) {
		new_good(store, "milestone", "1.2", "title=약속", dates[i].date, NULL);
		snprintf(code, sizeof code, "1.2m%zu", i + 1);
		check_field_of(store, code, "type", dates[i].type);
	}
	new_good(store, "item", "1.2.1", "title=과제", NULL);
	check_field_of(store, "1.2.1.1", "kind", "task");
	new_good(store, "item", "1.2.1.1", "kind=group", "title=모둠", NULL);
	new_good(store, "item", "1.2.1.1", "title=모둠 둘", NULL);
	check_field_of(store, "1.2.1.1.2", "kind", "group");
	new_good(store, "target", "1.2", "title=말", NULL);
	check_field_of(store, "1.2t2", "class", "qualitative");
	new_good(store, "call", "1.1m1", "answer=곧", "promised=다음 달 10일", NULL);
	check_field_of(store, "k1", "day", "2026-01-15");
	check_field_of(store, "k1", "promised", "2026-02-10");
	new_good(store, "contact", "o2", "entity=1.2", "name=김", NULL);
	check_field_of(store, "c2", "role", "staff");
	check_silent(store);
}

static void refuses_what_has_no_place(void **state)
{
	static const struct {
		const char *table, *of, *field, *other, *says;
	} rows[] = {
		{"item", NULL, "title=가", NULL, "코드가 있어야"},
		{"item", "1.9", "title=가", NULL, "상위 항목 ‘1.9’"},
		{"milestone", "1.1m1", "title=가", NULL, "더 둘 수 없습니다"},
		{"milestone", "1.1", "titel=가", NULL, "‘titel’ 항목이 없습니다"},
		{"milestone", "1.1", "title=가", "date=2025-13", "date:"},
		{"milestone", "1.1", "quantity=3장", NULL, "‘quantity’ 항목이 없습니다"},
		{"call", "1.1m9", "answer=가", NULL, "‘1.1m9’이(가) 없습니다"},
		{"call", "1.1m1", "answer=가", "promised=곧", "promised:"},
		{"evidence", "1.1m1", "title=가", NULL, "rank:"},
		{"target_path", "1.2t1", "amount=3", NULL, "year:"},
		{"target_path", "1.2t1", "amount=3", "year=이십육", "year"},
		{"meeting", "1", "title=가", NULL, "더할 수 없습니다"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct gate_answer answer;

		CHECK(!new_fields(fixture->store, rows[i].table, rows[i].of, &answer, rows[i].field, rows[i].other, NULL),
		      "%s %s", rows[i].table, rows[i].field);
		check_says(&answer, rows[i].says);
		gate_answer_finish(&answer);
	}
}

/* Recovery is promised for the second of the days. */
static void counts_promises(void **state)
{
	static const struct {
		const char *promised, *recovery;
	} calls[] = {{"promised=2026-01-20", ""},
		     {"promised=2026-01-20", ""},
		     {"promised=", ""},
		     {"promised=2026-02-10", "2026-02-10"},
		     {"promised=2026-03-10", "2026-02-10"}};
	struct fixture *fixture = *state;
	char *recovery;

	for (size_t i = 0; i < COUNT(calls); i++) {
		new_good(fixture->store, "call", "1.1m1", "answer=곧", calls[i].promised, NULL);
		recovery = raw_text(fixture->path, "SELECT recovery FROM milestone WHERE code = '1.1m1'");
		CHECK(!strcmp(recovery, calls[i].recovery), "%zu %s", i, recovery);
		free(recovery);
	}
	write_good(fixture->store, "k1", "", "promised=2026-02-20", NULL);
	recovery = raw_text(fixture->path, "SELECT recovery FROM milestone WHERE code = '1.1m1'");
	assert_string_equal(recovery, "2026-02-10"); /* k2 still says the 20th of January */
	free(recovery);
	write_good(fixture->store, "1.1m1", "", "reported=in_progress", NULL);
	fixture_reopen(fixture, day_make(2026, 2, 10), false);
	check_field_of(fixture->store, "1.1m1", "signal", "late");
	fixture_reopen(fixture, day_make(2026, 2, 11), false);
	check_field_of(fixture->store, "1.1m1", "signal", "stalled");
	check_silent(fixture->store);
}

/* A second report in a row that moves the forecast later is one too many; reports of one day are one. */
static void counts_slips(void **state)
{
	static const struct {
		int day; /* of January */
		const char *forecast, *slips;
	} reports[] = {
		{15, "forecast=2026-07", "0"},
		{16, "forecast=2026-08", "1"},
		{16, "forecast=2026-09", "1"},
		{17, "forecast=2026-10", "2"},
		{17, "forecast=2026-09", "0"},
		{17, "forecast=2026-10", "2"},
		{18, NULL, "0"},
		{19, "forecast=2026-11", "1"},
		{20, "forecast=2026-11", "0"},
		{21, "forecast=2026-12", "1"},
		{22, "forecast=2026-08", "0"},
		{23, "forecast=", "0"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(reports); i++) {
		char *slips;

		fixture_reopen(fixture, day_make(2026, 1, reports[i].day), false);
		write_good(fixture->store, "1.2.1m2", "", "reported=in_progress", reports[i].forecast, NULL);
		slips = raw_text(fixture->path, "SELECT slips FROM milestone WHERE code = '1.2.1m2'");
		CHECK(!strcmp(slips, reports[i].slips), "%zu: %s", i, slips);
		free(slips);
	}
	check_silent(fixture->store);
}

static void notes_that_evidence_came(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	assert_true(new_fields(fixture->store, "evidence", "1.1m1", &answer, "rank=3", "title=고시", NULL));
	assert_int_equal(answer.count, 2);
	assert_string_equal(answer.changes[1].entity, "1.1m1");
	assert_string_equal(answer.changes[1].after, "received");
	assert_int_equal(answer.version, 1);
	gate_answer_finish(&answer);
	write_good(fixture->store, "1.1m1", "", "verified=rejected", NULL);
	assert_true(new_fields(fixture->store, "evidence", "1.1m1", &answer, "rank=3", "title=둘째", NULL));
	assert_int_equal(answer.count, 1);
	gate_answer_finish(&answer);
	check_silent(fixture->store);
}

static void warns_of_days_that_do_not_fit(void **state)
{
	static const struct {
		const char *table, *of, *field, *other, *says;
	} rows[] = {
		{"reading", "1.2t1", "amount=1", "day=2025-11-24", ""},
		{"reading", "1.2t1", "amount=1", "day=2025-11-23", "결정한 회의보다 앞섭니다"},
		{"reading", "1.2t1", "amount=1", "day=2026-01-15", ""},
		{"reading", "1.2t1", "amount=1", "day=2026-01-16", "기준일보다 뒤"},
		{"call", "1.1m1", "answer=가", "day=2026-01-16", "기준일보다 뒤"},

	};
	struct fixture *fixture = *state;
	struct gate_answer answer;

	for (size_t i = 0; i < COUNT(rows); i++) {
		new_fields(fixture->store, rows[i].table, rows[i].of, &answer, rows[i].field, rows[i].other, NULL);
		check_says(&answer, rows[i].says);
		gate_answer_finish(&answer);
	}
	new_fields(fixture->store, "evidence", "1.1m1", &answer, "rank=3", "title=가", "issued=2025-11-23", NULL);
	check_says(&answer, "결정한 회의보다 앞선");
	gate_answer_finish(&answer);
	write_good(fixture->store, "1.1m1", "", "reported=reported_done", "done_on=2025-12-20", NULL);
	new_fields(fixture->store, "evidence", "1.1m1", &answer, "rank=3", "title=가", "issued=2025-12-19", NULL);
	check_says(&answer, "완료일보다 앞선");
	gate_answer_finish(&answer);
	new_fields(fixture->store, "evidence", "1.1m1", &answer, "rank=3", "title=가", "issued=2025-12-20", NULL);
	check_says(&answer, "");
	gate_answer_finish(&answer);
}

static void warns_of_claims(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	assert_true(write_fields(fixture->store, "1.2.1m1", "", &answer, "reported=reported_done", NULL));
	check_says(&answer, "증빙이 아직 없습니다");
	gate_answer_finish(&answer);
	assert_true(write_fields(fixture->store, "1.2.1m1", "", &answer, "done_on=2025-11-20", NULL));
	check_says(&answer, "완료일이 결정한 회의보다 앞섭니다");
	gate_answer_finish(&answer);
	assert_true(write_fields(fixture->store, "1.2.1m2", "", &answer, "reported=reported_done", "done_on=2026-01-10", NULL));
	check_says(&answer, "");
	gate_answer_finish(&answer);
	write_good(fixture->store, "e2", "", "issued=2026-01-09", NULL);
	assert_true(write_fields(fixture->store, "1.2.1m2", "", &answer, "done_on=2026-01-11", NULL));
	check_says(&answer, "증빙이 모두 완료일보다 앞선");
	gate_answer_finish(&answer);
}

#define IN_SMALL(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SMALL(gives_the_next_code),       IN_SMALL(fills_in_what_follows),
		IN_SMALL(refuses_what_has_no_place), IN_SMALL(counts_promises),
		IN_SMALL(notes_that_evidence_came),  IN_SMALL(warns_of_days_that_do_not_fit),
		IN_SMALL(warns_of_claims),           IN_SMALL(counts_slips),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
