/* Frozen days: what may be frozen, what a frozen day refuses, what is told, and what `check` finds. */
#include "gwagi/model/rules.h"
#include "gwagi/store/snapshot.h"
#include "support.h"

static bool freeze_with(struct store *store, const char *day, const char *id, bool dry, struct gate_answer *answer)
{
	const struct gate_field field = {"day", day};
	struct gate_request request = {.verb = GATE_FREEZE,
				       .action = "freeze",
				       .request_id = id,
				       .fields = &field,
				       .count = 1,
				       .effective = DAY_NONE,
				       .dry_run = dry};

	return store_write(store, &request, answer);
}

static void freeze_good(struct store *store, const char *day)
{
	struct gate_answer answer;

	CHECK(freeze_with(store, day, NULL, false, &answer), "%s: %s", day, answer.error.sentence);
	gate_answer_finish(&answer);
}

static struct gate_answer report_on(struct store *store, const char *code, day_number effective)
{
	const struct gate_field field = {"reported", "in_progress"};
	struct gate_request request = {.verb = GATE_REPORT_STATUS,
				       .ref = find(store, code),
				       .action = "status",
				       .request_id = "report",
				       .fields = &field,
				       .count = 1,
				       .effective = effective};
	struct gate_answer answer;

	store_write(store, &request, &answer);
	return answer;
}

static struct snapshot snapshot_of(struct store *store, const char *day)
{
	struct snapshot snapshot;
	struct error error;
	day_number number;

	assert_true(day_parse(day, strlen(day), &number));
	CHECK(store_snapshot(store, number, &snapshot, &error), "%s", error.sentence);
	return snapshot;
}

static void check_raw(const struct fixture *fixture, const char *sql, const char *expected)
{
	char *text = raw_text(fixture->path, sql);

	CHECK(strcmp(text, expected) == 0, "%s: %s", sql, text);
	free(text);
}

static void keeps_what_is_known(void **state)
{
	struct fixture *fixture = *state;
	char *last = raw_text(fixture->path, "SELECT max(id) FROM change");
	struct snapshot snapshot;
	struct gate_answer answer;
	struct error error;

	CHECK(freeze_with(fixture->store, "'25.12월", NULL, false, &answer), "%s", answer.error.sentence);
	assert_int_equal(answer.count, 1);
	assert_string_equal(answer.changes[0].entity, "2025-12-31");
	assert_string_equal(answer.changes[0].table, "snapshot");
	gate_answer_finish(&answer);
	snapshot = snapshot_of(fixture->store, "2025-12-31");
	assert_int_equal(snapshot.day, day_make(2025, 12, 31));
	assert_int_equal(snapshot.last_change, strtoll(last, NULL, 10));
	assert_int_equal(snapshot.rules, rules_current()->version);
	assert_string_equal(snapshot.login, "tester");
	free(last);
	/* one change, of the day it was done on, with the row as it is */
	check_raw(fixture,
		  "SELECT kind || ' ' || entity || ' ' || field || ' ' || effective || ' ' || action || ' ' || (id = (SELECT "
		  "last_change + 1 FROM snapshot)) FROM change ORDER BY id DESC LIMIT 1",
		  "snapshot 2025-12-31 * 2026-01-15 freeze 1");
	check_raw(fixture,
		  "SELECT (SELECT hash FROM snapshot) = json_extract(new, '$.hash') AND (SELECT at FROM snapshot) = "
		  "json_extract(new, '$.at') FROM change ORDER BY id DESC LIMIT 1",
		  "1");
	assert_int_equal(snapshot_of(fixture->store, "2025-12-30").day, DAY_NONE);
	assert_true(store_snapshot_before(fixture->store, day_make(2026, 1, 15), &snapshot, &error));
	assert_int_equal(snapshot.day, day_make(2025, 12, 31));
	assert_true(store_snapshot_after(fixture->store, day_make(2025, 12, 31), &snapshot, &error));
	assert_int_equal(snapshot.day, DAY_NONE);
}

static void check_refused(struct store *store, const char *day, const char *needle)
{
	struct gate_answer answer;

	assert_false(freeze_with(store, day, NULL, false, &answer));
	CHECK(answer.result == GATE_INVALID && strcmp(answer.field, "day") == 0, "%s: %d", day, answer.result);
	CHECK(strstr(answer.error.sentence, needle), "%s: %s", day, answer.error.sentence);
	gate_answer_finish(&answer);
}

static void freezes_no_such_day(void **state)
{
	struct fixture *fixture = *state;

	check_refused(fixture->store, "2026-01-16", "오지 않은");
	check_refused(fixture->store, "이달말", "오지 않은");
	check_refused(fixture->store, "2025-12/..", "끝나는 날");
	check_refused(fixture->store, "매월", "끝나는 날");
	check_refused(fixture->store, "", "끝나는 날");
	check_refused(fixture->store, "2025-02-30", "2025-02-30");
	freeze_good(fixture->store, "2025-12-31");
	check_refused(fixture->store, "'25.12월", "tester님"); /* not twice */
	check_raw(fixture, "SELECT count(*) FROM snapshot", "1");
}

static void tries_without_a_trace(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	assert_true(freeze_with(fixture->store, "2025-12-31", NULL, true, &answer));
	assert_int_equal(answer.count, 1);
	gate_answer_finish(&answer);
	check_raw(fixture, "SELECT count(*) FROM snapshot", "0");
	check_raw(fixture, "SELECT count(*) FROM change WHERE kind = 'snapshot'", "0");
}

static void answers_a_repeated_request_again(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	for (int i = 0; i < 2; i++) {
		CHECK(freeze_with(fixture->store, "2025-12-31", "once", false, &answer), "%s", answer.error.sentence);
		assert_int_equal(answer.count, 1);
		gate_answer_finish(&answer);
	}
	check_raw(fixture, "SELECT count(*) FROM change WHERE kind = 'snapshot'", "1");
	assert_false(freeze_with(fixture->store, "2025-11-30", "once", false, &answer));
	assert_int_equal(answer.result, GATE_INVALID);
	gate_answer_finish(&answer);
}

static void stands_alone(void **state)
{
	struct fixture *fixture = *state;
	const struct gate_field day = {"day", "2026-01-15"}, note = {"note", "적음"};
	struct gate_request requests[] = {
		{.verb = GATE_FREEZE, .action = "freeze", .fields = &day, .count = 1, .effective = DAY_NONE},
		{.verb = GATE_SET_FIELD,
		 .ref = find(fixture->store, "1.1m1"),
		 .action = "set",
		 .fields = &note,
		 .count = 1,
		 .effective = DAY_NONE},
	};
	struct gate_answer answer;

	assert_false(store_write_all(fixture->store, requests, COUNT(requests), &answer));
	assert_int_equal(answer.result, GATE_INVALID);
	gate_answer_finish(&answer);
	check_raw(fixture, "SELECT count(*) FROM snapshot", "0");
}

static void a_frozen_day_takes_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	freeze_good(fixture->store, "2025-12-31");
	answer = report_on(fixture->store, "1.1m1", day_make(2025, 12, 31));
	assert_int_equal(answer.result, GATE_DENIED);
	assert_int_equal(answer.error.code, ERROR_REFUSED);
	CHECK(strstr(answer.error.sentence, "2025-12-31은(는) 동결되었습니다(tester님, "), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	check_field_of(fixture->store, "1.1m1", "reported", "none");
	answer = report_on(fixture->store, "1.1m1", day_make(2026, 1, 1));
	CHECK(answer.result == GATE_OK, "%s", answer.error.sentence);
	assert_string_equal(answer.warning, "");
	gate_answer_finish(&answer);
}

static void answers_what_was_done_before_the_freeze(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer = report_on(fixture->store, "1.1m1", DAY_NONE);

	assert_int_equal(answer.result, GATE_OK);
	gate_answer_finish(&answer);
	freeze_good(fixture->store, "오늘");
	answer = report_on(fixture->store, "1.1m1", DAY_NONE); /* the same request */
	CHECK(answer.result == GATE_OK && answer.count > 0, "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void tells_of_papers_that_stay(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	freeze_good(fixture->store, "2025-12-31");
	freeze_good(fixture->store, "2025-11-30");
	answer = report_on(fixture->store, "1.1m1", day_make(2025, 12, 10));
	CHECK(answer.result == GATE_OK, "%s", answer.error.sentence);
	CHECK(strstr(answer.warning, "(2025-12-31)"), "%s", answer.warning);
	gate_answer_finish(&answer);
}

static void freezing_today_stops_the_day(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = NULL;
	struct gate_answer answer;
	struct error error;

	CHECK(freeze_with(fixture->store, "2026-01-15", NULL, false, &answer), "%s", answer.error.sentence);
	CHECK(strstr(answer.warning, "오늘"), "%s", answer.warning);
	gate_answer_finish(&answer);
	assert_false(write_fields(fixture->store, "1.1m1", "", &answer, "note=적음", NULL));
	assert_int_equal(answer.result, GATE_DENIED);
	gate_answer_finish(&answer);
	assert_false(store_load_begin(&load, fixture->store, "import", NULL, DAY_NONE, &error)); /* of today too */
	assert_int_equal(error.code, ERROR_REFUSED);
	freeze_good(fixture->store, "2025-12-31"); /* older ones all the same */
	fixture_reopen(fixture, fixture->today + 1, false);
	write_good(fixture->store, "1.1m1", "", "note=적음", NULL);
}

struct findings {
	char all[4096];
};

static void take_finding(void *context, const char *sentence)
{
	struct findings *findings = context;
	size_t used = strlen(findings->all);

	snprintf(findings->all + used, sizeof findings->all - used, "%s\n", sentence);
}

/* Freeze two days, do SQL past the program; so many findings, each of which names DAY. */
static void check_found(const char *sql, int64_t expected, const char *day)
{
	struct findings findings = {0};
	struct error error = {0};
	struct fixture *fixture;
	int64_t found = -1;
	size_t named = 0;

	assert_int_equal(fixture_small((void **)&fixture), 0);
	freeze_good(fixture->store, "2025-11-30");
	write_good(fixture->store, "1.1m1", "", "note=적음", NULL);
	freeze_good(fixture->store, "2025-12-31");
	freeze_good(fixture->store, "오늘");
	raw(fixture->path, "DROP TRIGGER change_is_final_update; DROP TRIGGER change_is_final_delete");
	raw(fixture->path, sql);
	CHECK(store_check(fixture->store, take_finding, &findings, &found, &error), "%s: %s", sql, error.sentence);
	for (const char *at = findings.all; (at = strstr(at, day)) && *day; at++)
		named++;
	CHECK(found == expected, "%s: %lld findings: %s", sql, (long long)found, findings.all);
	CHECK(!*day || named == 1, "%s: %s", sql, findings.all);
	fixture_end((void **)&fixture);
}

static void finds_damaged_freezes(void **state)
{
	(void)state;
	check_found("SELECT 1", 0, "");
	check_found("UPDATE snapshot SET last_change = last_change - 1 WHERE day = '2025-12-31'", 1, "2025-12-31");
	check_found("UPDATE snapshot SET last_change = 9999 WHERE day = '2025-12-31'", 1, "2025-12-31");
	check_found("UPDATE snapshot SET rules = 1 WHERE day = '2025-12-31'", 1, "2025-12-31");
	check_found("UPDATE snapshot SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE day = '2025-12-31'", 1,
		    "2025-12-31");
	check_found("UPDATE snapshot SET day = '2025-12-30' WHERE day = '2025-12-31'", 2, "2025-12-30");
	check_found("UPDATE snapshot SET login = 'other' WHERE day = '2025-12-31'", 1, "2025-12-31");
	check_found("UPDATE snapshot SET at = '2026-01-01T00:00:00Z' WHERE day = '2025-12-31'", 1, "2025-12-31");
	check_found("DELETE FROM snapshot WHERE day = '2025-12-31'", 1, "2025-12-31");
	/* a change of the chain that is moved to a frozen day shows twice: in the chain, and here */
	check_found("UPDATE change SET effective = '2025-11-30' WHERE field = 'note'", 2, "2025-11-30");
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(keeps_what_is_known),
		ON(freezes_no_such_day),
		ON(tries_without_a_trace),
		ON(answers_a_repeated_request_again),
		ON(stands_alone),
		ON(a_frozen_day_takes_nothing),
		ON(answers_what_was_done_before_the_freeze),
		ON(tells_of_papers_that_stay),
		ON(freezing_today_stops_the_day),
		cmocka_unit_test(finds_damaged_freezes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
