/* Who answers for what lies below a row, and how many days are due when, against counts made here milestone by milestone. */
#include "gwagi/store/lanes.h"
#include "gwagi/text/memory.h"
#include "support.h"

enum { CELLS = 96, PAGE = 7, LANES = 64 };

/* A way to read pages of milestones: of a row, or of an office below it. */
struct source {
	struct store *store;
	struct ref below;
	int64_t office; /* −1: the row itself */
};

static size_t read_page(const struct source *source, int64_t after, bool backwards, struct node *nodes)
{
	struct error error;
	size_t got;
	bool good = source->office < 0
			    ? store_milestones(source->store, source->below, after, backwards, nodes, PAGE, &got, &error)
			    : store_lane_milestones(source->store, source->below, source->office, after, backwards, nodes, PAGE,
						    &got, &error);

	CHECK(good, "%s", error.sentence);
	return got;
}

/* All of them, page by page; to be freed. */
static struct node *read_all(const struct source *source, bool backwards, size_t *count)
{
	struct node *nodes = NULL;
	size_t got;

	*count = 0;
	do {
		int64_t after = *count ? nodes[*count - 1].ref.id : 0;

		nodes = memory_grow(nodes, *count + PAGE, sizeof *nodes);
		got = read_page(source, after, backwards, nodes + *count);
		*count += got;
	} while (got);
	return nodes;
}

static void check_counts(struct store *store, struct ref below, const char *name, day_number first, int step)
{
	struct source source = {store, below, -1};
	day_number edges[CELLS + 1];
	int64_t counts[CELLS], expected[CELLS] = {0};
	struct error error;
	size_t count;
	struct node *nodes = read_all(&source, false, &count);

	for (int i = 0; i <= CELLS; i++)
		edges[i] = first + i / 4 * 4 * step + (i % 4 == 3 ? 2 * step : i % 4 * step); /* every fourth cell is a gap */
	for (size_t i = 0; i < count; i++)
		for (int cell = 0; cell < CELLS; cell++)
			expected[cell] += nodes[i].verdict.has_due && nodes[i].state.date.last >= edges[cell] &&
					  nodes[i].state.date.last < edges[cell + 1];
	free(nodes);
	CHECK(store_due_counts(store, below, edges, CELLS, counts, &error), "%s", error.sentence);
	for (int i = 0; i < CELLS; i++)
		CHECK(counts[i] == expected[i], "%s, %d days a cell, as of %d: cell %d has %lld, not %lld", name, step,
		      store_as_of(store), i, (long long)counts[i], (long long)expected[i]);
}

static void check_everywhere(struct store *store)
{
	static const char *const codes[] = {"1",       "1.1", "1.2",       "1.4", "1.10",      "1.2.5", "1.4.3",
					    "1.4.3.4", "1m1", "1.2.5.1m1", "o1",  "1.2.2.1t1", "c5",    "o9"};
	static const int steps[] = {1, 10, 30};

	for (size_t j = 0; j < COUNT(steps); j++) {
		check_counts(store, (struct ref){RECORD_MEETING, 0}, "everything", day_make(2025, 11, 20), steps[j]);
		for (size_t i = 0; i < COUNT(codes); i++)
			check_counts(store, find(store, codes[i]), codes[i], day_make(2025, 11, 20), steps[j]);
	}
}

static void counts_what_is_shipped(void **state)
{
	struct fixture *fixture = *state;

	check_everywhere(fixture->store);
}

static void freeze(struct store *store, const char *day)
{
	struct gate_field field = {"day", day};
	struct gate_request request = {
		.verb = GATE_FREEZE, .action = "freeze", .fields = &field, .count = 1, .effective = DAY_NONE};
	struct gate_answer answer;

	CHECK(store_write(store, &request, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void as_of(struct store *store, day_number day)
{
	struct error error;

	CHECK(store_set_as_of(store, day, &error), "%s", error.sentence);
}

/* Moved, added, taken away and backdated; a frozen day among those that are looked at. */
static void counts_what_is_changed_and_what_was(void **state)
{
	struct fixture *fixture = *state;

	fixture_reopen(fixture, day_make(2026, 2, 1), false);
	write_good(fixture->store, "1.2.5.1m1", "미룸", "date=2026-03-15", NULL);
	new_good(fixture->store, "milestone", "1.2.5", "title=새것", "date=2026-01-15", NULL);
	freeze(fixture->store, "2026-01");
	fixture_reopen(fixture, day_make(2026, 3, 1), false);
	write_good(fixture->store, "1.2.5.1m1", "또 미룸", "date=2026-06", NULL);
	write_good(fixture->store, "1.1.4.1m1", "당김", "date=2026-09", NULL);
	check_everywhere(fixture->store);
	for (int day = 0; day < 4; day++) {
		static const int days[][2] = {{11, 25}, {1, 31}, {2, 1}, {2, 15}};

		as_of(fixture->store, day_make(day ? 2026 : 2025, days[day][0], days[day][1]));
		check_everywhere(fixture->store);
	}
	as_of(fixture->store, DAY_NONE);
}

static int in_due_order(const struct node *one, const struct node *other)
{
	day_number first = one->state.date.last, second = other->state.date.last;

	if (first != second)
		return first == DAY_NONE || (second != DAY_NONE && first > second) ? 1 : -1;
	return strcmp(one->code, other->code);
}

/* In the order of last days, the same ones backwards, and as many as the filter finds. */
static void check_order(const struct source *source, const char *name, size_t wanted)
{
	size_t count, back;
	struct node *nodes = read_all(source, false, &count), *other = read_all(source, true, &back);

	CHECK(count == wanted, "%s answers for %zu, not %zu", name, count, wanted);
	CHECK(count == back, "%s: %zu forwards, %zu backwards", name, count, back);
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(nodes[i].code, other[count - 1 - i].code);
		CHECK(!i || in_due_order(&nodes[i - 1], &nodes[i]) < 0 ||
			      nodes[i - 1].state.date.last == nodes[i].state.date.last,
		      "%s: %s stands in front of %s", name, nodes[i - 1].code, nodes[i].code);
	}
	free(nodes);
	free(other);
}

static void check_offices(struct store *store)
{
	static const char *const offices[] = {"o1", "o2", "o5", "o9", "o14", "o20"};
	char filter[32];

	for (size_t i = 0; i < COUNT(offices); i++) {
		struct source source = {store, find(store, offices[i]), -1};

		snprintf(filter, sizeof filter, "office=%s", offices[i]);
		check_order(&source, offices[i], (size_t)list_count(store, RECORD_MILESTONE, filter));
	}
}

static void offices_answer_for_what_the_filter_finds(void **state)
{
	struct fixture *fixture = *state;

	check_offices(fixture->store);
	fixture_reopen(fixture, day_make(2026, 3, 1), false);
	new_good(fixture->store, "assignment", "1.4.3", "office=o9", "role=lead", NULL);
	check_offices(fixture->store);
	as_of(fixture->store, day_make(2026, 2, 1));
	check_offices(fixture->store);
	as_of(fixture->store, DAY_NONE);
}

/* How many of the lanes hold it. */
static size_t lanes_with(struct store *store, struct ref below, const struct lane *lanes, size_t count, int64_t milestone)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		struct source source = {store, below, lanes[i].office};
		size_t rows;
		struct node *nodes = read_all(&source, false, &rows);

		for (size_t j = 0; j < rows; j++)
			found += nodes[j].ref.id == milestone;
		free(nodes);
	}
	return found;
}

/* Everything that lies below stands in the lanes of its own offices, each once, or in the last one. */
static void check_lanes(struct store *store, const char *code)
{
	struct source source = {store, find(store, code), -1};
	struct lane lanes[LANES];
	struct error error;
	size_t count, rows;
	struct node *nodes = read_all(&source, false, &rows);

	CHECK(store_lanes(store, source.below, lanes, LANES, &count, &error), "%s", error.sentence);
	assert_int_equal(lanes[count - 1].office, 0);
	for (size_t i = 0; i < rows; i++) {
		char *offices = field_of(store, nodes[i].code, "offices");
		size_t wanted = 1;

		for (const char *at = offices; (at = strchr(at, '\n')); at++)
			wanted++;
		CHECK(lanes_with(store, source.below, lanes, count, nodes[i].ref.id) == wanted, "%s below %s, of %s",
		      nodes[i].code, code, offices);
		free(offices);
	}
	free(nodes);
}

static void lanes_hold_everything(void **state)
{
	static const char *const codes[] = {"1", "1.2", "1.4.3", "1.4.3.4.2", "1.2.5.1m1"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(codes); i++)
		check_lanes(fixture->store, codes[i]);
	fixture_reopen(fixture, day_make(2026, 3, 1), false);
	new_good(fixture->store, "assignment", "1.4.3", "office=o9", "role=lead", NULL);
	for (size_t i = 0; i < COUNT(codes); i++)
		check_lanes(fixture->store, codes[i]);
	as_of(fixture->store, day_make(2026, 2, 1));
	for (size_t i = 0; i < COUNT(codes); i++)
		check_lanes(fixture->store, codes[i]);
	as_of(fixture->store, DAY_NONE);
}

/* In the small database 1.1 is nobody's. */
static void what_nobody_answers_for_comes_last(void **state)
{
	struct fixture *fixture = *state;
	struct source source = {fixture->store, find(fixture->store, "1"), 0};
	struct lane lanes[LANES];
	struct error error;
	size_t count, rows;
	struct node *nodes = read_all(&source, false, &rows);

	assert_int_equal(rows, 1);
	assert_string_equal(nodes[0].code, "1.1m1");
	free(nodes);
	assert_true(store_lanes(fixture->store, source.below, lanes, LANES, &count, &error));
	assert_int_equal(count, 2);
	assert_string_equal(lanes[0].code, "o2");
}

static void a_target_has_what_its_item_has(void **state)
{
	struct fixture *fixture = *state;
	struct source target = {fixture->store, find(fixture->store, "1.2.2.1t1"), -1},
		      item = {fixture->store, find(fixture->store, "1.2.2.1"), -1};
	size_t one, other;
	struct node *first = read_all(&target, false, &one), *second = read_all(&item, false, &other);

	assert_int_equal(one, other);
	for (size_t i = 0; i < one; i++)
		assert_string_equal(first[i].code, second[i].code);
	free(first);
	free(second);
}

#define TEST(name, setup) cmocka_unit_test_setup_teardown(name, setup, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(counts_what_is_shipped, fixture_shipped),
		TEST(counts_what_is_changed_and_what_was, fixture_shipped),
		TEST(offices_answer_for_what_the_filter_finds, fixture_shipped),
		TEST(lanes_hold_everything, fixture_shipped),
		TEST(what_nobody_answers_for_comes_last, fixture_small),
		TEST(a_target_has_what_its_item_has, fixture_shipped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
