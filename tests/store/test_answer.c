/* What offices answer for: kept beside the milestones whatever comes first, and found by it in the order of the tree. */
#include "support.h"

static void check_sound(struct store *store, const char *what)
{
	struct error error = {0};
	int64_t found = -1;

	CHECK(store_check(store, NULL, NULL, &found, &error), "%s", error.sentence);
	CHECK(found == 0, "%s: %lld findings", what, (long long)found);
}

static void commit(struct store_load *load)
{
	struct error error = {0};

	CHECK(store_load_commit(load, &error), "%s", error.sentence);
}

/* 1.2 is o2's; 1.1 nobody's. */
static void follows_loads_in_any_order(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;
	struct store_load *load = load_begin(store);

	check_codes(store, RECORD_MILESTONE, "office=o2", "1.2.1m1 1.2.1m2");
	check_codes(store, RECORD_MILESTONE, "office=없음", "1.1m1");
	load_good(load, "milestone", "code=1.2m1", "title=하나", "type=undated", NULL);
	load_good(load, "milestone", "code=1.2.1m3", "title=둘", "type=undated", NULL);
	load_good(load, "assignment", "entity=1.2.1", "office=o1", "role=lead", NULL);
	load_good(load, "milestone", "code=1.2.1m4", "title=셋", "type=undated", NULL);
	load_good(load, "milestone", "code=1m1", "title=넷", "type=undated", NULL);
	load_good(load, "assignment", "entity=1", "office=o2", "role=overall", NULL);
	load_good(load, "assignment", "entity=1.1", "office=o2", "role=lead", NULL);
	commit(load);
	check_codes(store, RECORD_MILESTONE, "office=o2", "1m1 1.1m1 1.2m1");
	check_codes(store, RECORD_MILESTONE, "office=o1 !office=o2", "1.2.1m1 1.2.1m2 1.2.1m3 1.2.1m4");
	check_codes(store, RECORD_MILESTONE, "office=없음", "");
	check_sound(store, "loads");
}

static void add_assignment(struct store *store, const char *entity, const char *office)
{
	struct gate_field fields[] = {{"entity", entity}, {"office", office}, {"role", "lead"}};
	struct gate_request request = {
		.verb = GATE_ADD, .table = "assignment", .action = "add", .fields = fields, .count = 3, .effective = DAY_NONE};
	struct gate_answer answer;

	CHECK(store_write(store, &request, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void undo(struct store *store)
{
	struct gate_request request = {.verb = GATE_UNDO, .action = "undo", .effective = DAY_NONE};
	struct gate_answer answer;

	CHECK(store_write(store, &request, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void follows_what_the_gate_does(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	add_assignment(store, "1.2.1", "o1");
	check_codes(store, RECORD_MILESTONE, "office=o2", "");
	add_assignment(store, "1.2.1", "o2"); /* of two the one may go */
	check_codes(store, RECORD_MILESTONE, "office=o2", "1.2.1m1 1.2.1m2");
	undo(store);
	check_codes(store, RECORD_MILESTONE, "office=o2", "");
	check_codes(store, RECORD_MILESTONE, "office=o1", "1.2.1m1 1.2.1m2");
	check_sound(store, "one went");
	undo(store);
	check_codes(store, RECORD_MILESTONE, "office=o2", "1.2.1m1 1.2.1m2");
	check_sound(store, "both went");
}

static void was_another_on_a_past_day(void **state)
{
	struct fixture *fixture = *state;
	day_number before = fixture->today;
	struct error error = {0};

	fixture_reopen(fixture, before + 10, false);
	add_assignment(fixture->store, "1.2.1", "o1");
	check_codes(fixture->store, RECORD_MILESTONE, "office=o2", "");
	CHECK(store_set_as_of(fixture->store, before, &error), "%s", error.sentence);
	check_codes(fixture->store, RECORD_MILESTONE, "office=o2", "1.2.1m1 1.2.1m2");
	check_codes(fixture->store, RECORD_MILESTONE, "office=o2 due>=2026-06", "1.2.1m2");
}

static void load_milestone(struct store_load *load, const char *hanging, int number)
{
	char code[60], date[60];

	snprintf(code, sizeof code, "code=%sm%d", hanging, number);
	snprintf(date, sizeof date, "date=2026-%02d-%02d", number % 12 + 1, (int)strlen(hanging) + number % 7 + 1);
	load_good(load, "milestone", code, "title=하나", "type=deadline", date, NULL);
}

static void load_assignment(struct store_load *load, const char *item, const char *office)
{
	char entity[40], by[16];

	snprintf(entity, sizeof entity, "entity=%s", item);
	snprintf(by, sizeof by, "office=%s", office);
	load_good(load, "assignment", entity, by, "role=lead", NULL);
}

static void load_item(struct store_load *load, const char *item, const char *kind)
{
	char code[40], of_kind[24];

	snprintf(code, sizeof code, "code=%s", item);
	snprintf(of_kind, sizeof of_kind, "kind=%s", kind);
	load_good(load, "item", code, of_kind, "title=항목", NULL);
}

enum { AGENDAS = 3, STRATEGIES = 250, MANY = 10500 /* more than are put in order at once */ };

/* o1 has each agenda and every third strategy, o2 each fifth; below the last agenda many hang on the agenda itself. */
static void load_forest(struct store *store)
{
	struct store_load *load = load_begin(store);
	char item[32];

	load_good(load, "office", "code=o1", "name=하나", NULL);
	load_good(load, "office", "code=o2", "name=둘", NULL);
	load_good(load, "meeting", "code=1", "number=1", "title=회의", "date=2025-11-24", NULL);
	load_assignment(load, "1", "o2");
	for (int number = 1; number <= 3; number++)
		load_milestone(load, "1", number);
	for (int agenda = 1; agenda <= AGENDAS; agenda++) {
		snprintf(item, sizeof item, "1.%d", agenda);
		load_item(load, item, "agenda");
		load_assignment(load, item, "o1");
		for (int number = 1; number <= (agenda == AGENDAS ? MANY : 5); number++)
			load_milestone(load, item, number);
		for (int strategy = 1; strategy <= STRATEGIES; strategy++) {
			snprintf(item, sizeof item, "1.%d.%d", agenda, strategy);
			load_item(load, item, "strategy");
			if (strategy % 3 == 0)
				load_assignment(load, item, "o1");
			if (strategy % 5 == 0)
				load_assignment(load, item, "o2");
			load_milestone(load, item, strategy);
		}
	}
	commit(load);
}

/* A filter that every row must meet goes by what is kept, one that it need not looks at all rows: `f` and `f | f` are the same.
 */
static void check_same(struct store *store, const char *text, const char *under, int64_t limit)
{
	char twice[200];
	struct filter once, either;
	struct error error;
	struct store_query query = {.kind = RECORD_MILESTONE, .filter = &once, .under = under, .limit = limit};
	char *walked, *scanned;

	snprintf(twice, sizeof twice, "(%s) | (%s)", text, text);
	assert_true(filter_parse(text, &once, &error) && filter_parse(twice, &either, &error));
	walked = list_query(store, &query, "code");
	query.filter = &either;
	scanned = list_query(store, &query, "code");
	CHECK(strcmp(walked, scanned) == 0, "%s: [%.300s], not [%.300s]", text, walked, scanned);
	CHECK(*walked || strstr(text, "2031"), "%s: nothing", text);
	free(walked);
	free(scanned);
}

static void finds_them_in_the_order_of_the_tree(void **state)
{
	static const char *const filters[] = {"office=o1",
					      "office=o2",
					      "office=o2 due=2026-03",
					      "office=o1 due>=2026-02 due<2026-04",
					      "due>2026-11 하나 office=둘",
					      "office=o1 office=o2",
					      "office=o2 !due=2026-03",
					      "office=o1 (due=2026-03 | agenda=2)",
					      "office=o1 due=2031",
					      "office=o2 type=deadline agenda>=2"};
	struct fixture *fixture = *state;

	load_forest(fixture->store);
	for (size_t i = 0; i < COUNT(filters); i++) {
		check_same(fixture->store, filters[i], NULL, 0);
		for (int64_t limit = 1; limit < 1000; limit *= 6)
			check_same(fixture->store, filters[i], NULL, limit);
		check_same(fixture->store, filters[i], "1.2", 0);
	}
	assert_int_equal(list_count(fixture->store, RECORD_MILESTONE, "office=o2"), 3 + AGENDAS * STRATEGIES / 5);
}

#define WITH_SMALL(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SMALL(follows_loads_in_any_order),
		WITH_SMALL(follows_what_the_gate_does),
		WITH_SMALL(was_another_on_a_past_day),
		cmocka_unit_test_setup_teardown(finds_them_in_the_order_of_the_tree, fixture_empty, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
