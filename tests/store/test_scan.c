/* Steps over what a filter lets through: the same rows as the list's, in either direction and from any place, with bounded work.
 */
#include "gwagi/store/scan.h"
#include "support.h"

enum { ITEMS = 7, MILESTONES = 3500, ROOM = 200000 };

/* More rows than three slices; every 700th is rare, every 5th has no date, days repeat. */
static int large(void **state)
{
	static const char *const dates[] = {"date=2026-03-31", "date=2026-03-31", "date=2026-12", "date=2027-01-02", "date="};
	struct fixture *fixture;
	struct store_load *load;
	struct error error;

	if (fixture_empty(state))
		return -1;
	fixture = *state;
	load = load_begin(fixture->store);
	load_good(load, "meeting", "code=1", "number=1", "title=회의", "date=2025-11-24", NULL);
	for (int i = 1; i <= ITEMS; i++) {
		char code[32];

		snprintf(code, sizeof code, "code=1.%d", i);
		load_good(load, "item", code, "kind=agenda", "title=안건", NULL);
	}
	for (int i = 0; i < MILESTONES; i++) {
		char code[64];

		snprintf(code, sizeof code, "code=1.%dm%d", i % ITEMS + 1, i / ITEMS + 1);
		load_good(load, "milestone", code, i % 700 == 699 ? "title=쇄빙 연구선" : "title=기술 개발",
			  i % 5 == 4 ? "type=undated" : "type=deadline", dates[i % 5], NULL);
	}
	return store_load_commit(load, &error) ? 0 : -1;
}

/* The codes of all steps from PLACE on, with a budget of one thousand a step; *STOPS is how often that ran out. */
static char *walk(struct store *store, enum record_kind kind, enum scan_order order, const char *text, bool backwards, int *stops)
{
	struct scan_place place = backwards ? scan_end : (struct scan_place){.id = 0};
	struct filter *filter = malloc(sizeof *filter);
	char *codes = calloc(ROOM, 1);
	size_t used = 0;
	struct error error;
	struct scan *scan;
	struct node node;

	*stops = 0;
	CHECK(filter_parse(text, filter, &error), "%s: %s", text, error.sentence);
	scan = store_scan(store, kind, order, filter, &error);
	CHECK(scan, "%s: %s", text, error.sentence);
	for (;;) {
		int budget = 1;
		enum scan_result result = store_scan_step(scan, &place, backwards, &budget, &node, &error);

		CHECK(result != SCAN_FAILED, "%s", error.sentence);
		*stops += result == SCAN_MORE;
		if (result == SCAN_NONE)
			break;
		if (result == SCAN_ROW)
			used += (size_t)snprintf(codes + used, ROOM - used, "%s%s", used ? " " : "", node.code);
	}
	store_scan_destroy(scan);
	free(filter);
	return codes;
}

static void turn_round(char *codes)
{
	char *turned = calloc(ROOM, 1), *word;
	size_t used = 0;

	while ((word = strrchr(codes, ' '))) {
		used += (size_t)snprintf(turned + used, ROOM - used, "%s ", word + 1);
		*word = '\0';
	}
	snprintf(turned + used, ROOM - used, "%s", codes);
	strcpy(codes, turned);
	free(turned);
}

static void in_the_order_of_the_tree(void **state)
{
	static const struct {
		enum record_kind kind;
		const char *filter;
	} table[] = {{RECORD_MILESTONE, "쇄빙"},           {RECORD_MILESTONE, "due:없음 agenda=3"},
		     {RECORD_MILESTONE, "이런 말은 없다"}, {RECORD_MILESTONE, ""},
		     {RECORD_ITEM, "kind:agenda"},         {RECORD_ITEM, "쇄빙"}};
	struct fixture *fixture = *state;
	int stops;

	for (size_t i = 0; i < COUNT(table); i++) {
		char *listed = list_field(fixture->store, table[i].kind, table[i].filter, "code");
		char *down = walk(fixture->store, table[i].kind, SCAN_TREE, table[i].filter, false, &stops);
		char *up = walk(fixture->store, table[i].kind, SCAN_TREE, table[i].filter, true, &stops);

		assert_string_equal(down, listed);
		turn_round(up);
		assert_string_equal(up, listed);
		free(listed);
		free(down);
		free(up);
	}
}

static void a_rare_hit_is_looked_for_in_pieces(void **state)
{
	struct fixture *fixture = *state;
	int stops;
	char *codes = walk(fixture->store, RECORD_MILESTONE, SCAN_TREE, "쇄빙", false, &stops);

	assert_true(stops >= 1);
	free(codes);
	codes = walk(fixture->store, RECORD_MILESTONE, SCAN_TREE, "이런 말은 없다", true, &stops);
	assert_int_equal(stops, MILESTONES / 1000);
	free(codes);
	codes = walk(fixture->store, RECORD_MILESTONE, SCAN_TREE, "", false, &stops);
	assert_int_equal(stops, 0);
	free(codes);
}

/* Days in order, equal days as they came, those without a day last. */
static void by_days(void **state)
{
	struct fixture *fixture = *state;
	int stops;
	char *down = walk(fixture->store, RECORD_MILESTONE, SCAN_DUE, "agenda=3 (쇄빙 | due:없음 | due=2026-12)", false, &stops);
	char *up = walk(fixture->store, RECORD_MILESTONE, SCAN_DUE, "agenda=3 (쇄빙 | due:없음 | due=2026-12)", true, &stops);
	char *words = strdup(down);
	int count = 0, undated = 0;

	turn_round(up);
	assert_string_equal(up, down);
	for (char *code = strtok(words, " "); code; code = strtok(NULL, " ")) {
		char *due = field_of(fixture->store, code, "due_last");

		assert_false(undated && *due); /* nothing with a day stands behind what has none */
		undated += !*due;
		count++;
		free(due);
	}
	assert_int_equal(count, list_count(fixture->store, RECORD_MILESTONE, "agenda=3 (쇄빙 | due:없음 | due=2026-12)"));
	assert_int_equal(undated, list_count(fixture->store, RECORD_MILESTONE, "agenda=3 due:없음"));
	free(words);
	free(up);
	free(down);
}

static void counts_in_pieces(void **state)
{
	static const char *const filters[] = {"쇄빙", "due:없음", "due=2026-03-31", "이런 말은 없다"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(filters) * 2; i++) {
		enum scan_order order = i % 2 ? SCAN_DUE : SCAN_TREE;
		struct filter filter;
		struct scan_place place = {.id = 0};
		struct error error;
		struct scan *scan;
		enum scan_result result;
		int64_t count = 0;
		int pieces = 0;

		assert_true(filter_parse(filters[i / 2], &filter, &error));
		scan = store_scan(fixture->store, RECORD_MILESTONE, order, &filter, &error);
		do {
			int budget = 1;

			result = store_scan_count(scan, &place, &budget, &count, &error);
			pieces++;
		} while (result == SCAN_MORE);
		assert_int_equal(result, SCAN_NONE);
		assert_true(pieces > 3);
		CHECK(count == list_count(fixture->store, RECORD_MILESTONE, filters[i / 2]), "%s: %ld", filters[i / 2],
		      (long)count);
		store_scan_destroy(scan);
	}
}

/* From a row of either end one comes back to it, and past the ends there is nothing. */
static void goes_on_from_a_row(void **state)
{
	struct fixture *fixture = *state;
	struct scan_place place = {.id = 0};
	int budget = 9;
	struct error error;
	struct scan *scan = store_scan(fixture->store, RECORD_MILESTONE, SCAN_DUE, NULL, &error);
	struct node first, second, node;

	assert_int_equal(store_scan_step(scan, &place, false, &budget, &first, &error), SCAN_ROW);
	assert_int_equal(store_scan_step(scan, &place, false, &budget, &second, &error), SCAN_ROW);
	place = store_scan_place(SCAN_DUE, &second);
	assert_int_equal(store_scan_step(scan, &place, true, &budget, &node, &error), SCAN_ROW);
	assert_string_equal(node.code, first.code);
	assert_int_equal(store_scan_step(scan, &place, true, &budget, &node, &error), SCAN_NONE);
	place = scan_end;
	assert_int_equal(store_scan_step(scan, &place, false, &budget, &node, &error), SCAN_NONE);
	store_scan_destroy(scan);
}

static void what_does_not_fit_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct filter filter;
	struct error error = {0};

	assert_true(filter_parse("low>3", &filter, &error));
	assert_null(store_scan(fixture->store, RECORD_MILESTONE, SCAN_TREE, &filter, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_non_null(strstr(error.sentence, "1번째"));
	store_scan_destroy(NULL);
}

#define TEST(name) cmocka_unit_test(name)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(in_the_order_of_the_tree), TEST(a_rare_hit_is_looked_for_in_pieces), TEST(by_days), TEST(counts_in_pieces),
		TEST(goes_on_from_a_row),       TEST(what_does_not_fit_is_refused),
	};

	return cmocka_run_group_tests(tests, large, fixture_end);
}
