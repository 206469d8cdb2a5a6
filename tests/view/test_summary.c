#include "fixture.h"
#include "gwagi/store/gate.h"
#include "gwagi/view/summary.h"

static void reads(struct summary *summary, struct store *store, int cells, const char *expected)
{
	struct row row = {0};

	summary_row(summary, store, cells, &row);
	assert_string_equal(text_bytes(&row.text), expected);
	row_finish(&row);
}

static void drops_what_matters_least(void **state)
{
	struct summary summary = {0};
	struct error error = {0};

	assert_true(summary_load(&summary, *state, &error));
	reads(&summary, *state, 200,
	      "제1회 과학기술관계장관회의 | 기준일 '26.1.20.(화) | gwagi.db | kim(관리자) | 이행 5건 미보고 5 (기한경과 1) | "
	      "지난 일 1");
	reads(&summary, *state, 80, "제1회 과기장관회의 | 기준일 '26.1.20.(화) | 이행 5건 미보고 5 (기한경과 1)");
	reads(&summary, *state, 40, "'26.1.20.(화) | 5건 미5 !1");
	summary_finish(&summary);
}

static void counts_follow_reports(void **state)
{
	struct summary summary = {0};
	struct error error = {0};

	fixture_report(*state, "1.2.1m1", "in_progress", NULL);
	assert_true(summary_load(&summary, *state, &error));
	reads(&summary, *state, 40, "'26.1.20.(화) | 5건 지1 미4 !1");
	summary_finish(&summary);
}

/* Where there is no room for more, that it is the past is still said. */
static void a_past_day_stands_out(void **state)
{
	struct summary summary = {0};
	struct error error = {0};
	struct gate_field day = {"day", "2026-01-20"};
	struct gate_request freeze = {.verb = GATE_FREEZE, .action = "freeze", .fields = &day, .count = 1, .effective = DAY_NONE};
	struct gate_answer answer = {0};

	store_set_today(*state, store_today(*state) + 1);
	assert_true(store_set_as_of(*state, store_today(*state) - 1, &error));
	assert_true(summary_load(&summary, *state, &error));
	reads(&summary, *state, 80, "제1회 과기장관회의 | 과거 '26.1.20.(화) | 읽기 전용 | 이행 5건 미보고 5 !1");
	reads(&summary, *state, 30, "과거 '26.1.20.(화) | 5건 미5 !1");
	assert_true(store_set_as_of(*state, DAY_NONE, &error));
	assert_true(store_write(*state, &freeze, &answer));
	gate_answer_finish(&answer);
	assert_true(store_set_as_of(*state, store_today(*state) - 1, &error));
	assert_true(summary_load(&summary, *state, &error));
	reads(&summary, *state, 40, "과거 '26.1.20.(화) 동결 | 5건 미5 !1");
	summary_finish(&summary);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(drops_what_matters_least), TEST(counts_follow_reports),
					   TEST(a_past_day_stands_out)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
