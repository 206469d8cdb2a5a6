/* What offices answer for, whom to call there, the walk over what one assignment answers for, and the figures of a target. */
#include "gwagi/store/duty.h"
#include "gwagi/store/figure.h"
#include "gwagi/store/scan.h"
#include "gwagi/store/source.h"
#include "support.h"

/* The codes of what is assigned to an office, in either direction. */
static void check_duties(struct store *store, const char *office, bool backwards, const char *expected)
{
	struct duty duty = {.node.ref = {RECORD_ITEM, 0}};
	char all[256] = "";
	struct error error;

	do {
		CHECK(store_duty_next(store, find(store, office).id, duty.node.ref, backwards, &duty, &error), "%s",
		      error.sentence);
		if (duty.node.ref.id)
			snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", *all ? " " : "", duty.node.code);
	} while (duty.node.ref.id);
	assert_string_equal(all, expected);
}

static void duties_stand_in_the_order_of_the_tree(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct duty duty;
	struct error error;

	check_duties(store, "o5", false, "1 1.10");
	check_duties(store, "o5", true, "1.10 1");
	check_duties(store, "o14", false, "");
	assert_true(store_duty(store, find(store, "o16").id, find(store, "1.2"), &duty, &error));
	assert_int_equal(duty.roles, 1u << ASSIGNMENT_LEAD);
	assert_true(store_duty(store, find(store, "o16").id, find(store, "1.3"), &duty, &error));
	assert_int_equal(duty.node.ref.id, 0);
}

static void who_answers_is_the_nearest_above(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct ref place;
	struct error error;
	int64_t office;

	assert_true(store_duty_of(store, find(store, "1.2.5.1m1"), &place, &office, &error));
	assert_int_equal(place.id, find(store, "1.2").id);
	assert_int_equal(office, find(store, "o16").id);
	assert_true(store_duty_of(store, find(store, "1m1"), &place, &office, &error));
	assert_int_equal(place.kind, RECORD_MEETING);
	assert_true(store_duty_of(store, find(store, "o1"), &place, &office, &error));
	assert_int_equal(office, 0);
}

/* 김연 stands in the list twice, for the meeting and for agenda 10. */
static void people_come_once_those_in_charge_first(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct person person = {.node.ref.id = 0};
	char all[256] = "";
	struct error error;

	do {
		assert_true(store_person_next(store, find(store, "o5").id, person.node.ref.id, false, &person, &error));
		if (person.node.ref.id)
			snprintf(all + strlen(all), sizeof all - strlen(all), "%.60s %s %s|", person.node.title, person.position,
				 person.phone);
	} while (person.node.ref.id);
	assert_string_equal(
		all, "김연 과장 044-202-6480|황산하 사무관 044-202-6485|신봉규 사무관 044-202-6481|정경화 사무관 044-202-6482|");
	assert_true(store_person(store, find(store, "c3").id, &person, &error));
	assert_int_equal(person.office, find(store, "o5").id);
	assert_true(store_person(store, find(store, "c29").id, &person, &error));
	assert_int_equal(person.node.ref.id, 0); /* c3 stands for it */
}

static void count_told(void *context, const struct scan_told *told)
{
	int64_t *counts = context;

	counts[told->sense > 0 && told->sense <= FIGURE_MEASURED ? told->sense : 0]++;
}

static void a_walk_over_what_is_answered_for(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;
	struct scan *scan;
	struct scan_place place = {0};
	struct node node;
	struct error error;
	int budget = 100, down = 0, up = 0;

	new_good(store, "assignment", "1.2.5", "office=o1", "role=lead", NULL);
	scan = store_scan_answered(store, find(store, "1.2"), NULL, &error);
	assert_non_null(scan);
	while (store_scan_step(scan, &place, false, &budget, &node, &error) == SCAN_ROW) {
		CHECK(strncmp(node.code, "1.2.", 4) == 0 && strncmp(node.code, "1.2.5", 5) != 0, "%s", node.code);
		down++;
	}
	assert_int_equal(down, 8);
	for (place = scan_end; store_scan_step(scan, &place, true, &budget, &node, &error) == SCAN_ROW;)
		up++;
	assert_int_equal(up, down);
	store_scan_destroy(scan);
}

static void targets_are_told_by_what_is_known(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct scan *scan;
	struct scan_place place = {0};
	int64_t counts[FIGURE_MEASURED + 1] = {0};
	struct error error;
	int budget = 100;

	new_good(store, "reading", "1.2.2.1t1", "amount=6200", NULL);
	write_good(store, "1.3.2.1t1", "공개하지 않음", "withheld=true", NULL);
	scan = store_scan(store, RECORD_TARGET, SCAN_TREE, NULL, &error);
	assert_non_null(scan);
	assert_int_equal(store_scan_tell(scan, &place, &budget, count_told, counts, &error), SCAN_NONE);
	store_scan_destroy(scan);
	assert_int_equal(counts[FIGURE_MEASURED], 1);
	assert_int_equal(counts[FIGURE_WITHHELD], 1);
	assert_int_equal(counts[FIGURE_NO_READING], 15);
	assert_int_equal(counts[FIGURE_UNMEASURED], 13);
}

static void figures_of_a_target(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct figure *figure = malloc(sizeof *figure);
	struct error error;

	assert_non_null(figure);
	new_good(store, "reading", "1.2.2.1t1", "amount=12000", NULL);
	new_good(store, "target_path", "1.2.2.1t1", "year=2025", "amount=10000", NULL);
	assert_true(store_figure(store, find(store, "1.2.2.1t1"), figure, &error));
	assert_int_equal(figure->attainment.mark, ATTAIN_LOW_END);
	assert_int_equal(figure->attainment.rate_high, 240);
	assert_int_equal(figure->attainment.signal, SIGNAL_ON_TRACK);
	assert_int_equal(figure->path_count, 1);
	write_good(store, "1.2.2.1t1", "공개하지 않음", "withheld=true", NULL);
	assert_true(store_figure(store, find(store, "1.2.2.1t1"), figure, &error));
	assert_int_equal(figure->attainment.mark, ATTAIN_WITHHELD);
	assert_false(figure->latest.present || figure->quantity.low.present || figure->path_count);
	assert_false(store_figure(store, (struct ref){RECORD_TARGET, 9999}, figure, &error));
	assert_int_equal(error.code, ERROR_NOT_FOUND);
	free(figure);
}

static void take_source(void *context, const char *title, const char *date, const char *license)
{
	snprintf(context, 256, "%.20s|%s|%s", title, date, license);
}

static void the_source_is_named(void **state)
{
	struct error error;
	char source[256];

	assert_true(store_sources(((struct fixture *)*state)->store, take_source, source, &error));
	assert_non_null(strstr(source, "|2025-11-24|공공누리 표시"));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, fixture_shipped, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(duties_stand_in_the_order_of_the_tree),
		TEST(who_answers_is_the_nearest_above),
		TEST(people_come_once_those_in_charge_first),
		TEST(a_walk_over_what_is_answered_for),
		TEST(targets_are_told_by_what_is_known),
		TEST(figures_of_a_target),
		TEST(the_source_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
