/* What a diff of two days tells, each seen as of itself. */
#include "gwagi/store/diff.h"
#include "support.h"

struct told {
	char all[8192];
	int64_t most; /* rows; 0: all */
};

static bool take(void *context, const struct diff_row *row)
{
	struct told *told = context;
	size_t used = strlen(told->all);

	snprintf(told->all + used, sizeof told->all - used, "%s %s %s %s>%s", row->code,
		 word_english(VOCABULARY_DIFFERENCE, (int)row->difference), row->field ? row->field : "-",
		 row->before ? row->before : "", row->after ? row->after : "");
	used = strlen(told->all);
	if (row->months)
		snprintf(told->all + used, sizeof told->all - used, " %d\n", row->months);
	else
		snprintf(told->all + used, sizeof told->all - used, "\n");
	return !told->most || --told->most;
}

static day_number day(const char *text)
{
	day_number number = DAY_NONE;

	assert_true(day_parse(text, strlen(text), &number));
	return number;
}

/* The rows of a diff, and that it counts as many. */
static void check_diff(struct store *store, const char *from, const char *to, const char *expected)
{
	struct told told = {0};
	int64_t counts[DIFFERENCE_COUNT], all = 0, lines = 0;
	struct error error;

	CHECK(store_diff(store, day(from), day(to), take, &told, &error), "%s", error.sentence);
	CHECK(strcmp(told.all, expected) == 0, "%s to %s:\n%s", from, to, told.all);
	CHECK(store_diff_count(store, day(from), day(to), counts, &error), "%s", error.sentence);
	for (int i = 0; i < DIFFERENCE_COUNT; i++)
		all += counts[i];
	for (const char *at = expected; (at = strchr(at, '\n')); at++)
		lines++;
	assert_int_equal(all, lines);
}

static bool write_on(struct store *store, const char *code, const char *key, const char *value, day_number effective)
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
	bool good = store_write(store, &request, &answer);

	CHECK(good, "%s %s=%s: %s", code, key, value, answer.error.sentence);
	gate_answer_finish(&answer);
	return good;
}

static void add(struct store *store, const char *table, const char *of, const struct gate_field *fields, size_t count)
{
	const struct gate_request request = {.verb = GATE_ADD,
					     .table = table,
					     .of = of,
					     .action = "add",
					     .fields = fields,
					     .count = count,
					     .effective = DAY_NONE};
	struct gate_answer answer;

	CHECK(store_write(store, &request, &answer), "%s: %s", table, answer.error.sentence);
	gate_answer_finish(&answer);
}

static void freeze(struct store *store, const char *text)
{
	const struct gate_field field = {"day", text};
	const struct gate_request request = {
		.verb = GATE_FREEZE, .action = "freeze", .fields = &field, .count = 1, .effective = DAY_NONE};
	struct gate_answer answer;

	CHECK(store_write(store, &request, &answer), "%s: %s", text, answer.error.sentence);
	gate_answer_finish(&answer);
}

/* The rows of the fixture are of 2026-01-15. 1.1m1 is due by 2025-12-31, 1.2.1m2 by 2026-06-30. */
static void nothing_changes_by_itself(void **state)
{
	struct fixture *fixture = *state;

	fixture_reopen(fixture, day("2026-02-10"), false);
	check_diff(fixture->store, "2026-01-15", "2026-01-15", "1.1m1 still_lit signal unreported>unreported\n");
	check_diff(fixture->store, "2026-01-16", "2026-02-10", "1.1m1 still_lit signal unreported>unreported\n");
}

static void lights_come_and_go(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	fixture_reopen(fixture, day("2026-07-31"), false);
	store = fixture->store;
	/* by the calendar alone */
	check_diff(store, "2026-06-30", "2026-07-01",
		   "1.1m1 still_lit signal unreported>unreported\n1.2.1m2 lit signal unreported>unreported\n");
	write_on(store, "1.1m1", "reported", "in_progress", day("2026-02-01"));
	check_diff(store, "2026-01-31", "2026-02-01",
		   "1.1m1 still_lit signal unreported>late\n1.1m1 status reported none>in_progress\n");
	write_on(store, "1.2.1m1", "reported", "in_progress", day("2026-02-03"));
	check_diff(store, "2026-02-02", "2026-02-04",
		   "1.1m1 still_lit signal late>late\n"
		   "1.2.1m1 signal signal unreported>on_track\n"
		   "1.2.1m1 status reported none>in_progress\n");
	write_on(store, "1.1m1", "date", "2026-12", day("2026-02-05"));
	check_diff(store, "2026-02-04", "2026-02-05", "1.1m1 recovered signal late>on_track\n1.1m1 due date 2025-12>2026-12\n");
	write_on(store, "1.1m1", "reported", "reported_done", day("2026-02-06"));
	check_diff(store, "2026-02-05", "2026-02-06",
		   "1.1m1 lit signal on_track>attention\n1.1m1 status reported in_progress>reported_done\n");
	write_on(store, "1.1m1", "verified", "confirmed", day("2026-02-07"));
	check_diff(store, "2026-02-06", "2026-02-07",
		   "1.1m1 done signal attention>done\n1.1m1 verified verified none>confirmed\n");
	check_diff(store, "2026-02-07", "2026-02-08", "");
	write_on(store, "1.2.1m2", "forecast", "2026-08-01", day("2026-02-09"));
	check_diff(store, "2026-02-08", "2026-02-09", "1.2.1m2 forecast forecast >2026-08-01\n");
}

static void tells_of_all_that_is_new(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	fixture_reopen(fixture, day("2026-02-10"), false);
	store = fixture->store;
	write_on(store, "1.1m1", "date", "2026-12", day("2026-01-16")); /* no light between */
	add(store, "item", "1.2", (const struct gate_field[]){{"kind", "strategy"}, {"title", "전략 둘"}}, 2);
	add(store, "milestone", "1.2.2",
	    (const struct gate_field[]){{"type", "deadline"}, {"title", "늦은 일"}, {"date", "2026-01"}}, 3);
	add(store, "evidence", "1.2.1m2", (const struct gate_field[]){{"rank", "4"}, {"title", "계약서"}}, 2);
	add(store, "call", "1.2.1m2",
	    (const struct gate_field[]){{"day", "2026-02-10"}, {"answer", "곧 함"}, {"promised", "2026-03-01"}}, 3);
	add(store, "reading", "1.2t1", (const struct gate_field[]){{"day", "2026-02-01"}, {"amount", "3"}}, 2);
	add(store, "office", "o1", (const struct gate_field[]){{"name", "새 과"}}, 1);
	write_on(store, "1.2t1", "low", "6", DAY_NONE);
	write_on(store, "1.2", "title", "둘째 안건(고침)", DAY_NONE);
	write_on(store, "1.2.1", "closing", "withdrawn", DAY_NONE);
	write_on(store, "o2", "name", "국방인공지능과", DAY_NONE);
	write_on(store, "c1", "phone", "02-111-1111", DAY_NONE);
	check_diff(store, "2026-02-09", "2026-02-10",
		   "1.2 other title 둘째 안건>둘째 안건(고침)\n"
		   "1.2t1 figure quantity 5개소>6개소\n"
		   "1.2t1 reading amount >3\n"
		   "1.2.1 closed closing >withdrawn\n"
		   "1.2.1m1 lit signal unreported>stopped\n" /* as what is withdrawn is */
		   "1.2.1m1 status reported none>cancelled\n"
		   "1.2.1m2 lit signal unreported>stopped\n"
		   "1.2.1m2 status reported none>cancelled\n"
		   "1.2.1m2 verified verified none>received\n"
		   "1.2.1m2 evidence title >계약서\n"
		   "1.2.1m2 call answer >곧 함\n"
		   "1.2.2 new - >\n"
		   "1.2.2m1 new - >\n"
		   "1.2.2m1 lit signal >unreported\n"
		   "c1 contact phone 02-000-0000>02-111-1111\n"
		   "o2 office name 국방인공지능정책팀>국방인공지능과\n"
		   "o3 office name >새 과\n");
	check_diff(store, "2026-01-14", "2026-01-14", "");
}

static void counts_frozen_months(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	fixture_reopen(fixture, day("2026-04-15"), false);
	store = fixture->store;
	freeze(store, "2026-01-31");
	freeze(store, "2026-02-10"); /* two of a month are one month */
	freeze(store, "2026-02-28");
	freeze(store, "2026-03-31");
	check_diff(store, "2026-02-28", "2026-03-31", "1.1m1 still_lit signal unreported>unreported 3\n");
	check_diff(store, "2026-02-28", "2026-04-15", "1.1m1 still_lit signal unreported>unreported 3\n");
	check_diff(store, "2026-01-20", "2026-01-31", "1.1m1 still_lit signal unreported>unreported 1\n");
	/* out in April, on again: the months before do not count */
	write_on(store, "1.1m1", "reported", "in_progress", day("2026-04-01"));
	write_on(store, "1.1m1", "date", "2026-12", day("2026-04-01"));
	freeze(store, "2026-04-02");
	write_on(store, "1.1m1", "reported", "on_hold", day("2026-04-10"));
	check_diff(store, "2026-04-10", "2026-04-15", "1.1m1 still_lit signal stopped>stopped\n");
}

static void frozen_days_tell_what_was_known_then(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	fixture_reopen(fixture, day("2026-03-15"), false);
	store = fixture->store;
	freeze(store, "2026-01-31");
	write_on(store, "1.1m1", "reported", "in_progress", day("2026-01-20")); /* behind its back */
	check_diff(store, "2026-01-31", "2026-02-01",
		   "1.1m1 still_lit signal unreported>late 1\n1.1m1 status reported none>in_progress\n");
	check_diff(store, "2026-01-30", "2026-02-01", "1.1m1 still_lit signal late>late 1\n");
	/* the later day was frozen first and knows less */
	check_diff(store, "2026-01-30", "2026-01-31",
		   "1.1m1 still_lit signal late>unreported 1\n1.1m1 status reported in_progress>none\n");
	freeze(store, "2026-02-28");
	check_diff(store, "2026-01-31", "2026-02-28",
		   "1.1m1 still_lit signal unreported>late 2\n1.1m1 status reported none>in_progress\n");
}

static bool keep_first(void *context, const struct diff_row *row)
{
	char *line = context;

	if (strcmp(row->code, "1.2.1m2") != 0)
		return true;
	snprintf(line, 256, "%s|%s|%s|%d", row->title, row->rule, row->offices, (int)row->ref.kind);
	return false;
}

static void names_offices_and_rules(void **state)
{
	struct fixture *fixture = *state;
	struct told told = {.most = 1};
	char line[256] = "";
	struct error error;

	fixture_reopen(fixture, day("2026-07-31"), false);
	CHECK(store_diff(fixture->store, day("2026-06-30"), day("2026-07-31"), keep_first, line, &error), "%s", error.sentence);
	assert_string_equal(line, "센터 개소|미보고 · 기한 2026-06-30 경과 +31일|국방인공지능정책팀|1");
	/* it ends when it is told to */
	CHECK(store_diff(fixture->store, day("2026-06-30"), day("2026-07-31"), take, &told, &error), "%s", error.sentence);
	assert_string_equal(told.all, "1.1m1 still_lit signal unreported>unreported\n");
}

static void refuses_days_out_of_order(void **state)
{
	struct fixture *fixture = *state;
	struct told told = {0};
	struct error error;

	assert_false(store_diff(fixture->store, day("2026-01-15"), day("2026-01-16"), take, &told, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_false(store_diff(fixture->store, day("2026-01-15"), day("2026-01-14"), take, &told, &error));
	assert_int_equal(error.code, ERROR_USAGE);
}

/* A writer is never kept waiting by whoever reads the rows. */
static bool write_meanwhile(void *context, const struct diff_row *row)
{
	struct fixture *fixture = context;

	(void)row;
	return write_on(fixture->store, "1.2", "note", "그 사이", DAY_NONE);
}

static void holds_no_lock(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	CHECK(store_diff(fixture->store, day("2026-01-14"), day("2026-01-15"), write_meanwhile, fixture, &error), "%s",
	      error.sentence);
	check_field_of(fixture->store, "1.2", "note", "그 사이");
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(nothing_changes_by_itself),
		ON(lights_come_and_go),
		ON(tells_of_all_that_is_new),
		ON(counts_frozen_months),
		ON(frozen_days_tell_what_was_known_then),
		ON(names_offices_and_rules),
		ON(refuses_days_out_of_order),
		ON(holds_no_lock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
