/* The kept counts against a count made here, milestone by milestone, on days on both sides of every boundary. */
#include "gwagi/text/memory.h"
#include "support.h"

static void count_one(const struct node *node, day_number today, struct tally *tally)
{
	struct verdict verdict = judge(&node->state, rules_current(), today);

	if (verdict.past) {
		tally->past++;
		return;
	}
	tally->total++;
	tally->signal[verdict.signal]++;
	tally->overdue += verdict.schedule == SCHEDULE_OVERDUE;
	tally->due_soon += verdict.schedule == SCHEDULE_DUE_SOON;
	tally->undated += node->state.type == TYPE_UNDATED;
	tally->due += verdict.due_reached;
	tally->due_done += verdict.due_reached && verdict.signal == SIGNAL_DONE;
}

/* All milestones below a row, in memory: to be freed. */
static struct node *read_all(struct store *store, struct ref below, size_t *count)
{
	enum { PAGE = 128 };
	struct node *nodes = NULL;
	struct error error;
	size_t got;

	*count = 0;
	do {
		int64_t after = *count ? nodes[*count - 1].ref.id : 0;

		nodes = memory_grow(nodes, *count + PAGE, sizeof *nodes);
		CHECK(store_milestones(store, below, after, false, nodes + *count, PAGE, &got, &error), "%s", error.sentence);
		*count += got;
	} while (got == PAGE);
	return nodes;
}

static void check_tally(struct store *store, struct ref below, const char *name)
{
	struct tally kept = {0}, counted = {0};
	int64_t signals = 0;
	struct error error;
	size_t count;
	struct node *nodes = read_all(store, below, &count);

	for (size_t i = 0; i < count; i++)
		count_one(&nodes[i], store_today(store), &counted);
	free(nodes);
	CHECK(store_tally(store, below, &kept, &error), "%s", error.sentence);
	for (int i = 0; i < SIGNAL_COUNT; i++) {
		CHECK(kept.signal[i] == counted.signal[i], "%s on day %d, signal %d: %lld, not %lld", name, store_today(store), i,
		      (long long)kept.signal[i], (long long)counted.signal[i]);
		signals += kept.signal[i];
	}
	assert_int_equal(signals, kept.total);
	assert_int_equal(kept.total + kept.past, count);
	CHECK(memcmp(&kept, &counted, sizeof kept) == 0,
	      "%s on day %d: overdue %lld, soon %lld, undated %lld, due %lld, due and done %lld", name, store_today(store),
	      (long long)kept.overdue, (long long)kept.due_soon, (long long)kept.undated, (long long)kept.due,
	      (long long)kept.due_done);
}

static void check_everywhere(struct fixture *fixture, const char *const codes[], size_t count, day_number today)
{
	fixture_reopen(fixture, today, true);
	check_tally(fixture->store, (struct ref){RECORD_MEETING, 0}, "everything");
	for (size_t i = 0; i < count; i++)
		check_tally(fixture->store, find(fixture->store, codes[i]), codes[i]);
}

static void counts_what_is_shipped(void **state)
{
	static const char *const codes[] = {"1",   "1.1",  "1.2",   "1.3",   "1.4",     "1.5",       "1.6",   "1.7", "1.8",
					    "1.9", "1.10", "1.2.5", "1.4.3", "1.4.3.4", "1.4.3.4.2", "1.1.1", "1m1", "1.2.5.1m1"};
	static const int distances[] = {-366, -31, -30, -29, -1, 0, 1, 2, 89, 90, 91, 92, 93, 400};
	struct fixture *fixture = *state;
	struct tally tally;
	struct error error;

	for (size_t i = 0; i < COUNT(distances); i++) {
		check_everywhere(fixture, codes, COUNT(codes), day_make(2025, 12, 31) + distances[i]);
		check_everywhere(fixture, codes, COUNT(codes), day_make(2030, 12, 31) + distances[i]);
	}
	fixture_reopen(fixture, day_make(2026, 1, 1), false);
	assert_true(store_tally(fixture->store, (struct ref){RECORD_MEETING, 0}, &tally, &error));
	assert_int_equal(tally.total, 58);
	assert_int_equal(tally.past, 8);
	assert_int_equal(tally.signal[SIGNAL_UNREPORTED], 58);
	assert_int_equal(tally.overdue, 3);
	assert_int_equal(tally.due, 3);
	assert_int_equal(tally.due_done, 0);
	fixture_reopen(fixture, day_make(2025, 12, 31), false); /* a month is late only after its last day */
	assert_true(store_tally(fixture->store, (struct ref){RECORD_MEETING, 0}, &tally, &error));
	assert_int_equal(tally.overdue, 0);
	assert_int_equal(tally.due_soon, 3);
}

/* Numbers that are the same in every run. */
static uint32_t chance;

static int draw(int below)
{
	chance = chance * 1664525U + 1013904223U;
	return (int)((chance >> 8) % (unsigned)below);
}

static void draw_date(enum milestone_type type, char out[40])
{
	int year = 2024 + draw(5), month = 1 + draw(12), day = 1 + draw(28);

	switch (type) {
	case TYPE_DEADLINE:
		snprintf(out, 40, draw(3) == 0 ? "../%04d" : draw(2) ? "%04d-%02d-%02d" : "%04d-%02d", year, month, day);
		break;
	case TYPE_PERIOD:
		snprintf(out, 40, "%04d-%02d/%04d-%02d", year, month, year + draw(3), 12);
		break;
	case TYPE_START:
		snprintf(out, 40, draw(2) ? "%04d-%02d/.." : "%04d-%02d-%02d/..", year, month, day);
		break;
	case TYPE_RECURRING:
		snprintf(out, 40, "%s", draw(2) ? "R/P1M" : "R");
		break;
	case TYPE_PAST:
		snprintf(out, 40, "%04d", year);
		break;
	default:
		*out = '\0';
	}
}

enum { MILESTONES = 500, ITEMS = 6 };
static const char *const items[ITEMS] = {"1.1", "1.2", "1.2.1", "1", "2.1", "2"};

/* Milestones of every type on items of two meetings, in several loads, so that counts are added to counts. */
static void load_random(struct store *store)
{
	struct store_load *load = load_begin(store);
	struct error error;

	load_good(load, "meeting", "code=2", "number=2", "title=제2회", "date=2026-02-01", NULL);
	load_good(load, "item", "code=2.1", "kind=agenda", "title=안건", NULL);
	for (int i = 0; i < MILESTONES; i++) {
		enum milestone_type type = (enum milestone_type)draw(TYPE_PAST + 1);
		char code[40], word[40], date[46] = "date=";

		snprintf(code, sizeof code, "code=%sm%d", items[i % ITEMS], 10 + i);
		snprintf(word, sizeof word, "type=%s", word_english(VOCABULARY_MILESTONE_TYPE, (int)type));
		draw_date(type, date + 5);
		load_good(load, "milestone", code, "title=일", word, date, NULL);
		if (i % 200 == 199) {
			CHECK(store_load_commit(load, &error), "%s", error.sentence);
			load = load_begin(store);
		}
	}
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
}

/* A change of a milestone on the day of the store; whether it was one that the rules allow. */
static bool write_random(struct store *store, const char *code)
{
	static const char *const reports[] = {"none", "not_started", "in_progress", "reported_done", "on_hold", "cancelled"};
	int which = draw(6);
	const char *key = which == 3 ? "done_on" : draw(3) == 0 ? "date" : "forecast";
	char report[40], beside[40];
	struct gate_answer answer;
	bool good;

	snprintf(report, sizeof report, "reported=%s", reports[which]);
	snprintf(beside, sizeof beside, "%s=%04d-%02d-%02d", key, (*key == 'f' ? 2026 : 2024) + draw(3), 1 + draw(12),
		 1 + draw(28));
	good = write_fields(store, code, "사유", &answer, report, beside, NULL);
	gate_answer_finish(&answer);
	return good;
}

static void check_boundaries(struct fixture *fixture, const struct node *node)
{
	static const char *const codes[] = {"1", "2", "1.1", "1.2", "2.1", "1.2.1"};
	day_number steps[JUDGE_STEPS];
	size_t count = judge_steps(&node->state, rules_current(), steps);

	for (size_t i = 0; i < count; i++)
		for (int beside = -1; beside <= 0; beside++)
			check_everywhere(fixture, codes, COUNT(codes), steps[i] + beside);
}

static void check_sound(struct fixture *fixture)
{
	struct error error;
	int64_t found;

	CHECK(store_check(fixture->store, NULL, NULL, &found, &error), "%s", error.sentence);
	assert_int_equal(found, 0);
}

static void counts_what_is_written(void **state)
{
	struct fixture *fixture = *state;
	struct node *nodes;
	size_t count;
	int written = 0;

	chance = 20251124;
	load_random(fixture->store);
	for (int i = 0; i < MILESTONES; i++) {
		char code[40];

		if (i % 50 == 0)
			fixture_reopen(fixture, day_make(2026, 1, 1) + draw(400), false);
		snprintf(code, sizeof code, "%sm%d", items[i % ITEMS], 10 + i);
		written += write_random(fixture->store, code);
	}
	CHECK(written > MILESTONES / 2, "only %d of the changes were allowed", written);
	nodes = read_all(fixture->store, (struct ref){RECORD_MEETING, 0}, &count);
	assert_int_equal(count, MILESTONES + 3);
	for (size_t i = 0; i < count; i += 25)
		check_boundaries(fixture, &nodes[i]);
	for (int i = 0; i < 20; i++)
		check_everywhere(fixture, items, ITEMS, day_make(2024, 1, 1) + draw(2000));
	check_everywhere(fixture, items, ITEMS, day_make(1, 1, 1));
	check_everywhere(fixture, items, ITEMS, day_make(9999, 12, 31));
	free(nodes);
	fixture_reopen(fixture, day_make(2026, 1, 15), false);
	check_sound(fixture);
}

static void counts_nothing_where_nothing_is(void **state)
{
	static const struct ref none[] = {{RECORD_MEETING, 99}, {RECORD_ITEM, 99}, {RECORD_MILESTONE, 99}, {RECORD_OFFICE, 1}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(none); i++) {
		struct tally tally = {.total = 7}, empty = {0};
		struct error error;

		CHECK(store_tally(fixture->store, none[i], &tally, &error), "%s", error.sentence);
		CHECK(memcmp(&tally, &empty, sizeof tally) == 0, "row %zu has %lld", i, (long long)tally.total);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(counts_what_is_shipped, fixture_shipped, fixture_end),
		cmocka_unit_test_setup_teardown(counts_what_is_written, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(counts_nothing_where_nothing_is, fixture_small, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
