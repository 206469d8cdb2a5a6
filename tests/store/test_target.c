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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(has_a_path_by_years, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(is_measured_only_if_it_can_be, fixture_small, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
