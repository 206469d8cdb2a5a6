/* Frozen days: what may be frozen, what a frozen day refuses, what is told, what stays, and what `check` finds. */
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

static void check_refused(struct store *store, const char *day, enum gate_result result, const char *needle)
{
	struct gate_answer answer;

	assert_false(freeze_with(store, day, NULL, false, &answer));
	CHECK(answer.result == result && (result == GATE_DENIED || strcmp(answer.field, "day") == 0), "%s: %d", day,
	      answer.result);
	CHECK(strstr(answer.error.sentence, needle), "%s: %s", day, answer.error.sentence);
	gate_answer_finish(&answer);
}

static void freezes_no_such_day(void **state)
{
	struct fixture *fixture = *state;

	check_refused(fixture->store, "2026-01-16", GATE_INVALID, "오지 않은");
	check_refused(fixture->store, "이달말", GATE_INVALID, "오지 않은");
	check_refused(fixture->store, "2025-12/..", GATE_INVALID, "끝나는 날");
	check_refused(fixture->store, "매월", GATE_INVALID, "끝나는 날");
	check_refused(fixture->store, "", GATE_INVALID, "끝나는 날");
	check_refused(fixture->store, "2025-02-30", GATE_INVALID, "2025-02-30");
	freeze_good(fixture->store, "2025-12-31");
	check_refused(fixture->store, "'25.12월", GATE_DENIED, "tester님"); /* not twice */
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

static bool step(struct store *store, enum gate_verb verb)
{
	const struct gate_request request = {.verb = verb, .action = "step", .effective = DAY_NONE};
	struct gate_answer answer;
	bool good = store_write(store, &request, &answer);

	gate_answer_finish(&answer);
	return good;
}

static void undo_passes_a_freeze_over(void **state)
{
	struct fixture *fixture = *state;

	freeze_good(fixture->store, "2025-11-30");
	assert_false(step(fixture->store, GATE_UNDO)); /* nothing else was done */
	write_good(fixture->store, "1.1m1", "", "note=적음", NULL);
	freeze_good(fixture->store, "2025-12-31");
	assert_true(step(fixture->store, GATE_UNDO));
	check_field_of(fixture->store, "1.1m1", "note", "");
	check_raw(fixture, "SELECT count(*) FROM snapshot", "2");
	assert_true(step(fixture->store, GATE_REDO));
	freeze_good(fixture->store, "오늘");
	assert_false(step(fixture->store, GATE_UNDO)); /* of today, which takes nothing any more */
	check_field_of(fixture->store, "1.1m1", "note", "적음");
}

static void write_on(struct store *store, const char *code, const char *key, const char *value, day_number effective)
{
	const struct gate_field field = {key, value};
	const struct gate_request request = {.verb = GATE_SET_FIELD,
					     .ref = find(store, code),
					     .action = "set",
					     .fields = &field,
					     .count = 1,
					     .reason = "사유",
					     .authority = "결정",
					     .effective = effective};
	struct gate_answer answer;

	CHECK(store_write(store, &request, &answer), "%s %s=%s: %s", code, key, value, answer.error.sentence);
	gate_answer_finish(&answer);
}

static void add_on(struct store *store, const char *table, const char *of, const char *kind, const char *title,
		   day_number effective)
{
	const struct gate_field fields[] = {{"title", title}, {strcmp(table, "evidence") ? "type" : "rank", kind}};
	const struct gate_request request = {.verb = GATE_ADD,
					     .table = table,
					     .of = of,
					     .action = "add",
					     .fields = fields,
					     .count = COUNT(fields),
					     .effective = effective};
	struct gate_answer answer;

	CHECK(store_write(store, &request, &answer), "%s: %s", table, answer.error.sentence);
	gate_answer_finish(&answer);
}

/* Everything that can be read of a day, with the tree and the counts. */
static char *paper(struct store *store, day_number day)
{
	struct ref top = {RECORD_MEETING, 0};
	struct tally tally;
	struct error error;
	char *rows, *all;
	size_t size;

	CHECK(store_set_as_of(store, day, &error), "%s", error.sentence);
	CHECK(store_tally(store, top, &tally, &error), "%s", error.sentence);
	rows = dump(store);
	size = strlen(rows) + 256;
	all = malloc(size);
	assert_non_null(all);
	snprintf(all, size, "%s%lld %lld %lld %lld %lld %lld", rows, (long long)tally.total, (long long)tally.overdue,
		 (long long)tally.due, (long long)tally.signal[SIGNAL_UNREPORTED], (long long)tally.signal[SIGNAL_ON_TRACK],
		 (long long)tally.signal[SIGNAL_LATE]);
	free(rows);
	CHECK(store_set_as_of(store, DAY_NONE, &error), "%s", error.sentence);
	return all;
}

/* Backdated and new changes, and what was done before the freeze taken back. */
static void write_later(struct store *store)
{
	day_number behind = day_make(2026, 1, 20);

	assert_true(step(store, GATE_UNDO)); /* the evidence */
	assert_true(step(store, GATE_UNDO)); /* the report */
	write_on(store, "1.1m1", "reported", "in_progress", behind);
	write_on(store, "1.1m1", "title", "고친 이름", behind);
	write_on(store, "1.1m1", "date", "2026-12", behind);
	write_on(store, "1.2.1m1", "forecast", "2026-05-01", behind);
	write_on(store, "1.2t1", "low", "6", behind);
	write_on(store, "o2", "name", "국방인공지능과", behind);
	write_on(store, "c1", "phone", "02-111-1111", behind);
	write_on(store, "1.2", "title", "고친 안건", DAY_NONE);
	add_on(store, "milestone", "1.2.1", "undated", "뒤늦은 일", behind);
	add_on(store, "evidence", "1.1m1", "4", "뒤늦은 증빙", behind);
	freeze_good(store, "2026-02-10");
}

static void a_frozen_day_stays_as_it_was(void **state)
{
	struct fixture *fixture = *state;
	day_number frozen = day_make(2026, 1, 31);
	char *before, *open, *after;

	fixture_reopen(fixture, day_make(2026, 2, 15), false);
	write_on(fixture->store, "1.2.1m2", "reported", "in_progress", day_make(2026, 1, 18));
	add_on(fixture->store, "evidence", "1.2.1m2", "4", "계약서", day_make(2026, 1, 19));
	freeze_good(fixture->store, "2026-01");
	before = paper(fixture->store, frozen);
	assert_non_null(strstr(before, "계약서"));
	open = paper(fixture->store, frozen - 1);
	write_later(fixture->store);
	after = paper(fixture->store, frozen);
	CHECK(strcmp(before, after) == 0, "before:\n%s\nafter:\n%s", before, after);
	free(after);
	after = paper(fixture->store, frozen - 1); /* not frozen: it knows of what was written for it */
	assert_string_not_equal(open, after);
	assert_non_null(strstr(after, "뒤늦은 증빙"));
	free(after);
	fixture_reopen(fixture, day_make(2026, 3, 15), true);
	after = paper(fixture->store, frozen);
	assert_string_equal(before, after);
	free(after);
	free(open);
	free(before);
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
		ON(undo_passes_a_freeze_over),
		ON(a_frozen_day_stays_as_it_was),
		cmocka_unit_test(finds_damaged_freezes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
