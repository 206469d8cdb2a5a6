#include "support.h"

static void has_a_path_by_years(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct load_fault fault;
	struct error error = {0};

	load_good(load, "target_path", "code=1.2t1@2026", "amount=2", NULL);
	load_good(load, "target_path", "code=1.2t1@2027", "target=1.2t1", "year=2027", "amount=3.5", NULL);
	assert_true(store_load_commit(load, &error));
	check_field_of(fixture->store, "1.2t1@2027", "target", "1.2t1");
	check_field_of(fixture->store, "1.2t1@2027", "year", "2027");
	check_field_of(fixture->store, "1.2t1@2027", "amount", "3.5");
	load = load_begin(fixture->store);
	assert_false(load_row(load, "target_path", &fault, "code=1.2t1@2028", "year=2027", "amount=1", NULL));
	assert_non_null(strstr(fault.error.sentence, "코드와 맞지 않습니다"));
	assert_false(load_row(load, "target_path", &fault, "code=1.2t9@2028", "amount=1", NULL));
	assert_non_null(strstr(fault.error.sentence, "‘1.2t9’이(가) 없습니다"));
	store_load_abandon(load);
}

static void is_measured_only_if_it_can_be(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct load_fault fault;

	load_good(load, "target", "code=1.2t2", "title=현황", "class=current", "low=3", NULL);
	load_good(load, "target", "code=1.2t3", "title=산식", "class=target", "low=3", "method=연말 기준 수", NULL);
	assert_false(load_row(load, "reading", &fault, "code=r1", "target=1.2t2", "day=2026-01-10", "amount=1", NULL));
	assert_non_null(strstr(fault.error.sentence, "재는 것이 아니"));
	assert_false(
		load_row(load, "reading", &fault, "code=r2", "target=1.2t3", "day=2026-01-10", "amount=1", "method=누계", NULL));
	assert_non_null(strstr(fault.error.sentence, "개정 먼저"));
	load_good(load, "reading", "code=r3", "target=1.2t3", "day=2026-01-10", "amount=1", "method=연말 기준 수", NULL);
	load_good(load, "reading", "code=r4", "target=1.2t3", "day=2026-01-11", "amount=1", NULL);
	load_good(load, "reading", "code=r5", "target=1.2t1", "day=2026-01-11", "amount=1", "method=누계", NULL);
	store_load_abandon(load);
}

static void is_given_as_people_write_it(void **state)
{
	static const struct {
		const char *quantity, *printed, *comparator, *low, *unit;
	} rows[] = {{"quantity=8,000장 이상", "8,000장 이상", "ge", "8000", "장"},
		    {"quantity=1만~5만 장 수준", "1만~5만 장 수준", "range", "10000", "장"},
		    {"quantity=9천", "9,000장", "eq", "9000", "장"},
		    {"quantity=10개소→125개소", "10개소→125개소", "from_to", "125", "개소"}};
	struct fixture *fixture = *state;
	struct gate_answer answer;

	for (size_t i = 0; i < COUNT(rows); i++) {
		write_good(fixture->store, "1.2t1", "", rows[i].quantity, NULL);
		check_field_of(fixture->store, "1.2t1", "quantity", rows[i].printed);
		check_field_of(fixture->store, "1.2t1", "comparator", rows[i].comparator);
		check_field_of(fixture->store, "1.2t1", "low", rows[i].low);
		check_field_of(fixture->store, "1.2t1", "unit", rows[i].unit);
	}
	assert_false(write_fields(fixture->store, "1.2t1", "", &answer, "quantity=3장", "low=3", NULL));
	check_says(&answer, "함께 쓸 수 없습니다");
	gate_answer_finish(&answer);
	assert_false(write_fields(fixture->store, "1.2t1", "", &answer, "quantity=1~5만 장", NULL));
	check_says(&answer, "quantity:");
	gate_answer_finish(&answer);
	write_good(fixture->store, "1.2t1", "", "quantity=비공개", NULL);
	check_field_of(fixture->store, "1.2t1", "quantity", "비공개");
	check_silent(fixture->store);
}

static void warns_when_the_goal_comes_down(void **state)
{
	static const struct {
		const char *field, *says;
	} rows[] = {{"low=4", ""}, {"low=3", "이미 이룬 값보다 낮추"}, {"low=2", "이미 이룬 값보다 낮추"}, {"low=6", ""}};
	struct fixture *fixture = *state;

	new_good(fixture->store, "reading", "1.2t1", "amount=3", NULL);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct gate_answer answer;

		assert_true(write_fields(fixture->store, "1.2t1", "", &answer, rows[i].field, NULL));
		check_says(&answer, rows[i].says);
		gate_answer_finish(&answer);
	}
}

static void keeps_a_reading_exact(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	new_good(fixture->store, "reading", "1.2t1", "amount=3", NULL);
	write_good(fixture->store, "r1", "", "amount=2.75", NULL);
	check_field_of(fixture->store, "r1", "amount", "2.75");
	check_field_of(fixture->store, "1.2t1", "latest", "2.75");
	new_good(fixture->store, "target_path", "1.2t1", "year=2026", "amount=2", NULL);
	write_good(fixture->store, "1.2t1@2026", "", "amount=2.5", NULL);
	check_field_of(fixture->store, "1.2t1@2026", "amount", "2.5");
	write_good(fixture->store, "1.2t1", "", "method=연말 기준", NULL);
	assert_false(write_fields(fixture->store, "r1", "", &answer, "method=누계", NULL));
	check_says(&answer, "개정 먼저");
	gate_answer_finish(&answer);
	write_good(fixture->store, "r1", "", "method=연말 기준", NULL);
}

static void is_judged_by_its_path(void **state)
{
	static const struct {
		const char *amount, *ratio, *signal, *rate;
	} rows[] = {{"amount=1.9", "0.95", "on_track", "0.38"},
		    {"amount=1.899", "0.949", "attention", "0.379"},
		    {"amount=1.6", "0.8", "attention", "0.32"},
		    {"amount=1.599", "0.799", "late", "0.319"},
		    {"amount=5", "2.5", "on_track", "1"}};
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	new_good(store, "reading", "1.2t1", "amount=1.9", NULL);
	check_field_of(store, "1.2t1", "signal", "");
	check_field_of(store, "1.2t1", "path_value", "");
	new_good(store, "target_path", "1.2t1", "year=2025", "amount=2", NULL);
	new_good(store, "target_path", "1.2t1", "year=2026", "amount=5", NULL);
	for (size_t i = 0; i < COUNT(rows); i++) {
		write_good(store, "r1", "", rows[i].amount, NULL);
		check_field_of(store, "1.2t1", "path_value", "2");
		check_field_of(store, "1.2t1", "path_ratio", rows[i].ratio);
		check_field_of(store, "1.2t1", "signal", rows[i].signal);
		check_field_of(store, "1.2t1", "rate", rows[i].rate);
	}
	check_codes(store, RECORD_TARGET, "signal:on_track", "1.2t1");
	new_good(store, "reading", "1.2t1", "amount=1", "day=2025-12-31", NULL);
	check_field_of(store, "1.2t1", "latest", "5"); /* the newest by its day, not by when it was entered */
}

static void tells_nothing_of_what_is_withheld(void **state)
{
	static const char *const figures[] = {"31337.5", "31338.5", "31300.5"}; /* with a point: a hash may hold any digits */
	struct fixture *fixture = *state;
	char *all;

	write_good(fixture->store, "1.2t1", "", "withheld=true", NULL);
	new_good(fixture->store, "reading", "1.2t1", "amount=31337.5", NULL);
	new_good(fixture->store, "target_path", "1.2t1", "year=2025", "amount=31337.5", NULL);
	write_good(fixture->store, "r1", "", "amount=31338.5", NULL);
	write_good(fixture->store, "1.2t1", "", "low=31300.5", NULL);
	all = dump(fixture->store);
	for (size_t i = 0; i < COUNT(figures); i++)
		CHECK(!strstr(all, figures[i]), "%s", figures[i]);
	free(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(has_a_path_by_years, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(is_measured_only_if_it_can_be, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(is_given_as_people_write_it, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(warns_when_the_goal_comes_down, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(keeps_a_reading_exact, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(is_judged_by_its_path, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(tells_nothing_of_what_is_withheld, fixture_small, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
