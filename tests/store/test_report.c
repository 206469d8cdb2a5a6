/* What a report of a milestone's status implies, when it is refused, and what follows from a moved date or a new figure. */
#include "support.h"

static void check_refused(struct store *store, const char *code, const char *reason, const char *field, const char *first,
			  const char *second)
{
	struct gate_answer answer;
	char *before = dump(store), *after;

	CHECK(!write_fields(store, code, reason, &answer, first, second, NULL), "%s was taken", first);
	CHECK(answer.result == GATE_INVALID && strcmp(answer.field, field) == 0, "%s: %s %s", first, answer.field,
	      answer.error.sentence);
	gate_answer_finish(&answer);
	after = dump(store);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* The changes of the newest request, as "field old>new", in the order of the row. */
static bool gather_change(void *context, const struct record *record)
{
	char *out = context, rest[500];

	snprintf(rest, sizeof rest, "%s", out);
	snprintf(out, 1000, "%s %s>%s%s%s", record_value(record, "field").text, record_value(record, "old").text,
		 record_value(record, "new").text, *rest ? "; " : "", rest);
	return true;
}

static void check_changes(struct store *store, int64_t rows, const char *expected)
{
	struct store_query query = {.kind = RECORD_CHANGE, .limit = rows};
	struct error error;
	char found[1000] = "";

	CHECK(store_list(store, &query, gather_change, found, NULL, &error), "%s", error.sentence);
	assert_string_equal(found, expected);
}

static void takes_both_languages(void **state)
{
	static const char *const given[] = {"reported=착수전", "reported=in_progress", "reported=완료보고",
					    "reported=not_started", "reported=추진중"};
	static const char *const stored[] = {"not_started", "in_progress", "reported_done", "not_started", "in_progress"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(given); i++) {
		write_good(fixture->store, "1.1m1", "들은 말", given[i], NULL);
		check_field_of(fixture->store, "1.1m1", "reported", stored[i]);
		check_field_of(fixture->store, "1.1m1", "reported_on", "2026-01-15");
		check_field_of(fixture->store, "1.1m1", "reason", "들은 말");
	}
	write_good(fixture->store, "1.1m1", "", "reported=", NULL);
	check_field_of(fixture->store, "1.1m1", "reported", "none");
	check_field_of(fixture->store, "1.1m1", "reported_on", "");
	check_field_of(fixture->store, "1.1m1", "reason", "");
}

static void stops_only_with_a_reason(void **state)
{
	static const char *const given[] = {"reported=on_hold", "reported=중단"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(given); i++) {
		const struct gate_field fields[] = {{"reported", given[i] + strlen("reported=")}};
		struct gate_request request = {.verb = GATE_REPORT_STATUS,
					       .ref = find(fixture->store, "1.1m1"),
					       .action = "status",
					       .fields = fields,
					       .count = 1,
					       .reason = "예산 없음",
					       .effective = DAY_NONE};
		struct gate_answer answer;

		check_refused(fixture->store, "1.1m1", "", "reason", given[i], NULL);
		CHECK(store_write(fixture->store, &request, &answer), "%s", answer.error.sentence);
		assert_true(*answer.warning); /* nobody named the decision */
		gate_answer_finish(&answer);
		check_field_of(fixture->store, "1.1m1", "signal", "stopped");
		write_good(fixture->store, "1.1m1", "", "reported=in_progress", NULL);
		request.authority = "제2회 회의";
		CHECK(store_write(fixture->store, &request, &answer), "%s", answer.error.sentence);
		assert_string_equal(answer.warning, "");
		gate_answer_finish(&answer);
		write_good(fixture->store, "1.1m1", "", "reported=in_progress", NULL);
	}
}

static void renews_a_report(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	write_good(fixture->store, "1.1m1", "첫 보고", "reported=in_progress", NULL);
	CHECK(write_fields(fixture->store, "1.1m1", "같은 날 또", &answer, "reported=in_progress", NULL), "%s",
	      answer.error.sentence);
	assert_int_equal(answer.count, 0); /* the same on the same day is nothing new */
	gate_answer_finish(&answer);
	fixture_reopen(fixture, day_make(2026, 2, 15), false);
	CHECK(write_fields(fixture->store, "1.1m1", "다음 달", &answer, "reported=추진중", NULL), "%s", answer.error.sentence);
	assert_int_equal(answer.count, 1);
	assert_int_equal(answer.version, 3);
	assert_string_equal(answer.changes[0].before, "in_progress");
	assert_string_equal(answer.changes[0].after, "in_progress");
	gate_answer_finish(&answer);
	check_field_of(fixture->store, "1.1m1", "reported_on", "2026-02-15");
	check_field_of(fixture->store, "1.1m1", "reason", "다음 달");
	write_good(fixture->store, "1.1m1", "", "reported=none", NULL);
	fixture_reopen(fixture, day_make(2026, 3, 15), false);
	CHECK(write_fields(fixture->store, "1.1m1", "", &answer, "reported=none", NULL), "%s", answer.error.sentence);
	assert_int_equal(answer.count, 0); /* no report is none, whatever the day */
	gate_answer_finish(&answer);
}

static void is_done_only_when_reported_done(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	check_refused(store, "1.1m1", "", "done_on", "done_on=2026-01-10", NULL);
	check_refused(store, "1.1m1", "", "done_on", "reported=in_progress", "done_on=2026-01-10");
	check_refused(store, "1.1m1", "", "done_on", "reported=reported_done", "done_on=2026-01-16");
	write_good(store, "1.1m1", "", "reported=reported_done", "done_on=오늘", NULL);
	check_field_of(store, "1.1m1", "done_on", "2026-01-15");
	check_field_of(store, "1.1m1", "signal", "attention"); /* nothing proves it yet */
	check_field_of(store, "1.1m1", "schedule", "done_late");
	write_good(store, "1.1m1", "", "done_on=2025-12-30", NULL);
	check_field_of(store, "1.1m1", "schedule", "done_in_time");
	write_good(store, "1.1m1", "다시 봄", "reported=in_progress", NULL);
	check_field_of(store, "1.1m1", "done_on", "");
	check_changes(store, 2, "done_on 2025-12-30>; reported reported_done>in_progress");
	check_field_of(store, "1.1m1", "schedule", "overdue");
	write_good(store, "1.1m1", "", "reported=reported_done", "done_on=2025-12-30", NULL);
	fixture_reopen(fixture, fixture->today + 10, false);
	check_refused(fixture->store, "1.1m1", "", "done_on", "done_on=2026-01-16", NULL); /* it was reported the day before */
	write_good(fixture->store, "1.1m1", "", "reported=reported_done", "done_on=2026-01-16", NULL);
}

static void is_confirmed_only_with_evidence(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	check_refused(store, "1.2.1m1", "", "verified", "reported=reported_done", "verified=confirmed"); /* none */
	check_refused(store, "1.2.1m2", "", "verified", "reported=reported_done", "verified=확인");      /* only of rank 2 */
	write_good(store, "1.2.1m2", "", "verified=received", NULL);
	write_good(store, "1.2.1m2", "", "verified=rejected", NULL);
	write_good(store, "1.1m1", "", "reported=reported_done", "verified=confirmed", "done_on=2025-12-31", NULL);
	check_field_of(store, "1.1m1", "signal", "done");
	check_field_of(store, "1.1m1", "schedule", "done_in_time");
	write_good(store, "1.1m1", "", "verified=", NULL);
	check_field_of(store, "1.1m1", "verified", "none");
}

static void takes_no_guess_for_a_day(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	check_refused(store, "1.1m1", "", "forecast", "forecast=2026-01-14", NULL); /* no past day is an estimate */
	check_refused(store, "1.1m1", "", "forecast", "forecast=2026/..", NULL);
	check_refused(store, "1.1m1", "", "forecast", "forecast=매월", NULL);
	check_refused(store, "1.1m1", "", "done_on", "reported=reported_done", "done_on=2025/..");
	check_refused(store, "1.1m1", "", "done_on", "reported=reported_done", "done_on=R");
	write_good(store, "1.1m1", "", "forecast=2026-01", "reported=in_progress", NULL);
	fixture_reopen(fixture, day_make(2026, 3, 1), false);
	write_good(fixture->store, "1.1m1", "", "note=예상일은 이제 지났지만 그때는 아니었다", NULL);
}

static void keeps_what_is_confirmed(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	check_refused(store, "1.1m1", "", "verified", "verified=confirmed", NULL); /* nobody reported it done */
	write_good(store, "1.1m1", "", "reported=reported_done", "verified=confirmed", NULL);
	check_refused(store, "1.1m1", "", "reported", "reported=in_progress", NULL);
	write_good(store, "1.1m1", "", "verified=rejected", NULL);
	write_good(store, "1.1m1", "", "reported=in_progress", NULL);
}

static void reports_nothing_but_status_and_days(void **state)
{
	const struct gate_field fields[] = {{"reported", "in_progress"}, {"forecast", "2026-03"}, {"note", "적음"}};
	struct fixture *fixture = *state;
	struct gate_request request = {.verb = GATE_REPORT_STATUS,
				       .ref = find(fixture->store, "1.1m1"),
				       .action = "status",
				       .fields = fields,
				       .count = COUNT(fields),
				       .effective = DAY_NONE};
	struct gate_answer answer;

	assert_false(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.result, GATE_INVALID);
	assert_string_equal(answer.field, "note");
	gate_answer_finish(&answer);
	request.count = 2;
	request.effective = fixture->today + 1; /* a day that has not come */
	assert_false(store_write(fixture->store, &request, &answer));
	assert_string_equal(answer.field, "effective");
	gate_answer_finish(&answer);
	request.effective = fixture->today;
	CHECK(store_write(fixture->store, &request, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void keeps_the_first_promise(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;
	struct gate_answer answer;

	CHECK(write_fields(store, "1.1m1", "", &answer, "date=2026-03", NULL), "%s", answer.error.sentence);
	assert_true(*answer.warning); /* neither a reason nor a decision */
	gate_answer_finish(&answer);
	check_field_of(store, "1.1m1", "date", "2026-03");
	check_field_of(store, "1.1m1", "due_first", "2026-03-01");
	check_field_of(store, "1.1m1", "due_last", "2026-03-31");
	check_field_of(store, "1.1m1", "original", "2025-12");
	write_good(store, "1.1m1", "다시", "date=~'26년", NULL);
	check_field_of(store, "1.1m1", "date", "../2026");
	check_field_of(store, "1.1m1", "due_first", "");
	check_field_of(store, "1.1m1", "due_last", "2026-12-31");
	check_field_of(store, "1.1m1", "original", "2025-12");
	check_field_of(store, "1.1m1", "days_left", "350");
}

static void gives_dates_a_type(void **state)
{
	static const struct {
		const char *code, *date, *type, *due_first, *due_last, *original;
	} steps[] = {
		{"1.2.1m1", "2026-05", "deadline", "2026-05-01", "2026-05-31", ""},
		{"1.2.1m1", "", "undated", "", "", "2026-05"},
		{"1.2.1m1", "2026-06/..", "start", "2026-06-01", "", "2026-05"},
		{"1.2.1m1", "2026-07-01", "start", "2026-07-01", "2026-07-01", "2026-05"}, /* a start is never a deadline */
		{"1.2.1m1", "../2026-08", "deadline", "", "2026-08-31", "2026-05"},
		{"1.2.1m3", "2027/2028", "period", "2027-01-01", "2028-12-31", "2026/2027"},
		{"1.2.1m3", "2027/..", "start", "2027-01-01", "", "2026/2027"},
		{"1.2.1m4", "R/P1Y", "recurring", "", "", "R/P1M"},
		{"1.2.1m4", "", "recurring", "", "", "R/P1M"},
	};
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct error error;

	load_good(load, "milestone", "code=1.2.1m3", "title=기간", "type=period", "date=2026/2027", NULL);
	load_good(load, "milestone", "code=1.2.1m4", "title=반복", "type=recurring", "date=R/P1M", NULL);
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	for (size_t i = 0; i < COUNT(steps); i++) {
		char given[40];

		snprintf(given, sizeof given, "date=%s", steps[i].date);
		write_good(fixture->store, steps[i].code, "사유", given, NULL);
		check_field_of(fixture->store, steps[i].code, "type", steps[i].type);
		check_field_of(fixture->store, steps[i].code, "due_first", steps[i].due_first);
		check_field_of(fixture->store, steps[i].code, "due_last", steps[i].due_last);
		check_field_of(fixture->store, steps[i].code, "original", steps[i].original);
	}
	check_refused(fixture->store, "1.1m1", "", "date", "date=매월", NULL);
	check_refused(fixture->store, "1.2.1m4", "", "date", "date=2026-12", NULL); /* what recurs has no one day */
}

static void a_first_date_is_no_broken_promise(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	CHECK(write_fields(fixture->store, "1.2.1m1", "", &answer, "date=2026-05", NULL), "%s", answer.error.sentence);
	assert_string_equal(answer.warning, "");
	gate_answer_finish(&answer);
	check_field_of(fixture->store, "1.2.1m1", "original", "");
	check_changes(fixture->store, 2, "type undated>deadline; date >2026-05");
}

static void scales_figures_together(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;
	char *scale, *history;

	check_field_of(store, "1.1t1", "low", "13.5");
	write_good(store, "1.1t1", "", "low=13.55", NULL);
	check_changes(store, 1, "low 13.5>13.55");
	check_field_of(store, "1.1t1", "low", "13.55");
	check_field_of(store, "1.1t1", "high", "20");
	check_field_of(store, "1.1t1", "baseline", "1");
	scale = raw_text(fixture->path,
			 "SELECT scale || ' ' || low || ' ' || high || ' ' || baseline FROM target WHERE code = '1.1t1'");
	assert_string_equal(scale, "2 1355 2000 100");
	free(scale);
	write_good(store, "1.1t1", "", "low=14", NULL); /* and back again */
	check_field_of(store, "1.1t1", "low", "14");
	check_field_of(store, "1.1t1", "high", "20");
	check_field_of(store, "1.1t1", "baseline", "1");
	write_good(store, "1.1t1", "", "low=", "high=", "baseline=", NULL);
	check_field_of(store, "1.1t1", "low", "");
	write_good(store, "1.1t1", "", "high=1만 5천", "due='27.3월", NULL);
	check_field_of(store, "1.1t1", "high", "15000");
	check_field_of(store, "1.1t1", "due_last", "2027-03-31");
	check_refused(store, "1.1t1", "", "low", "low=15001", NULL);
	write_good(store, "1.1t1", "", "withheld=true", NULL);
	check_field_of(store, "1.1t1", "high", "");
	check_field_of(store, "1.1t1", "quantity", "비공개");
	history = list_query(store, &(struct store_query){.kind = RECORD_CHANGE, .of = "1.1t1"}, "new");
	CHECK(!strstr(history, "15000") && !strstr(history, "13.5"), "the history tells: %s", history);
	free(history);
	write_good(store, "1.1t1", "", "withheld=", NULL);
	check_field_of(store, "1.1t1", "withheld", "false");
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

static void check_warning(struct store *store, const char *reason, const char *given, const char *warning)
{
	struct gate_answer answer;

	CHECK(write_fields(store, "1.2.1m1", reason, &answer, given, NULL), "%s: %s", given, answer.error.sentence);
	CHECK(*warning ? strstr(answer.warning, warning) != NULL : !*answer.warning, "%s: %s", given, answer.warning);
	gate_answer_finish(&answer);
}

static void follows_a_law_and_its_issues(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;
	char *rule;

	check_field_of(store, "1.2.1m1", "stage", "");
	check_warning(store, "", "stage=입법예고", "");
	check_warning(store, "", "stage=국회 제출", "");
	check_field_of(store, "1.2.1m1", "stage", "submitted");
	rule = field_of(store, "1.2.1m1", "rule");
	CHECK(strstr(rule, "정부 내 조치 완료(국회 계류)"), "%s", rule);
	free(rule);
	check_warning(store, "", "stage=review", "앞 단계");
	check_refused(store, "1.2.1m1", "", "stage", "stage=언젠가", NULL);
	write_good(store, "1.2.1m1", "", "reported=in_progress", NULL);
	check_field_of(store, "1.2.1m1", "signal", "on_track");
	check_warning(store, "", "issue=예산 미반영", "");
	check_field_of(store, "1.2.1m1", "issue", "예산 미반영");
	check_field_of(store, "1.2.1m1", "signal", "attention");
	check_warning(store, "", "issue=", "사유");
	check_field_of(store, "1.2.1m1", "signal", "on_track");
	check_warning(store, "", "issue=부처 이견", "");
	check_warning(store, "합의함", "issue=", "");
	check_field_of(store, "1.2.1m1", "slips", "0");
	check_field_of(store, "1.2.1m1", "recovery", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(takes_both_languages),
		ON(stops_only_with_a_reason),
		ON(renews_a_report),
		ON(is_done_only_when_reported_done),
		ON(follows_a_law_and_its_issues),
		ON(is_confirmed_only_with_evidence),
		ON(takes_no_guess_for_a_day),
		ON(keeps_what_is_confirmed),
		ON(reports_nothing_but_status_and_days),
		ON(keeps_the_first_promise),
		ON(gives_dates_a_type),
		ON(a_first_date_is_no_broken_promise),
		ON(scales_figures_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
