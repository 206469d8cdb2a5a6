#include "fixture.h"
#include "gwagi/text/mode.h"
#include "gwagi/view/timeline.h"

enum { CELLS = 70 }; /* label 24, D-day 8, three cells a month */

static struct timeline *loaded_wide(void **state, const char *code, int width, int height)
{
	struct timeline *timeline = timeline_create(*state);
	struct error error = {0};

	assert_true(timeline_load(timeline, fixture_find(*state, code), width, height, &error));
	return timeline;
}

static struct timeline *loaded(void **state, const char *code, int height)
{
	return loaded_wide(state, code, CELLS, height);
}

static void row_reads(struct timeline *timeline, int position, int cells, const char *expected)
{
	struct row row = {0};

	timeline_row(timeline, position, &row);
	fixture_row_is(&row, expected, cells);
	row_finish(&row);
}

static void bars_show_the_year(void **state)
{
	struct timeline *timeline = loaded(state, "1", 10);

	assert_int_equal(timeline_count(timeline), 6);
	row_reads(timeline, 0, CELLS, "완 회의 개최                 완료 <|                                  ");
	row_reads(timeline, 1, CELLS, "미 서비스 시작           기한없음  |                .................>");
	timeline_destroy(timeline);
}

static void titles_show_what_is_searched(void **state)
{
	struct timeline *timeline = loaded(state, "1", 10);
	struct text_query *query = text_query_create("개최", strlen("개최"));
	struct row row = {0};

	timeline_set_query(timeline, query);
	timeline_row(timeline, 0, &row);
	fixture_hits_are(&row, "개최");
	timeline_row(timeline, 1, &row);
	fixture_hits_are(&row, "");
	timeline_set_query(timeline, NULL);
	timeline_row(timeline, 0, &row);
	fixture_hits_are(&row, "");
	row_finish(&row);
	text_query_destroy(query);
	timeline_destroy(timeline);
}

static void overdue_has_a_tail(void **state)
{
	struct timeline *timeline = loaded(state, "1.2.1", 10);

	row_reads(timeline, 0, CELLS, "미 계획 확정                 D+20 <!                                  ");
	row_reads(timeline, 1, CELLS, "미 부지 지정                 D-70  |    ..o                           ");
	fixture_report(*state, "1.2.1m2", "on_hold", "예산");
	assert_true(timeline_load(timeline, fixture_find(*state, "1.2.1"), CELLS, 10, &(struct error){0}));
	row_reads(timeline, 1, CELLS, "보 부지 지정                 D-70  |    //o                           ");
	timeline_destroy(timeline);
}

static void the_first_promise_stays(void **state)
{
	struct timeline *timeline = loaded(state, "1.2.1", 10);
	struct gate_field field = {"date", "2026-06"};
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = fixture_find(*state, "1.2.1m2"),
				       .action = "set",
				       .fields = &field,
				       .count = 1,
				       .effective = DAY_NONE};
	struct gate_answer answer;

	assert_true(store_write(*state, &request, &answer));
	gate_answer_finish(&answer);
	assert_true(timeline_load(timeline, fixture_find(*state, "1.2.1"), CELLS, 10, &(struct error){0}));
	row_reads(timeline, 1, CELLS, "미 부지 지정                D-161  |      :      ..o                  ");
	timeline_destroy(timeline);
}

static void narrow_panes_have_half_months(void **state)
{
	struct timeline *timeline = loaded_wide(state, "1.2.1", 46, 10);

	row_reads(timeline, 1, 46, "미 부지 지정     D-70  |  .o                  ");
	timeline_destroy(timeline);
}

static void rows_are_as_wide_as_the_pane_in_every_mode(void **state)
{
	struct row row = {0};

	fixture_add(*state, "milestone",
		    (const char *const[]){"code=1m2", "title=① 과학·기술 → ‘인재’ 양성", "type=deadline", "date=2026-03", NULL});
	for (int mode = 0; mode < TEXT_MODES; mode++) {
		text_set_mode((enum text_mode)mode);
		struct timeline *timeline = loaded(state, "1", 10);

		for (int cells = 46; cells < 120; cells++) {
			assert_true(timeline_load(timeline, fixture_find(*state, "1"), cells, 10, &(struct error){0}));
			for (int i = 0; i < timeline_count(timeline); i++) {
				timeline_row(timeline, i, &row);
				assert_int_equal(row.text.cells, cells);
			}
		}
		timeline_destroy(timeline);
	}
	text_set_mode(TEXT_NARROW);
	row_finish(&row);
}

static void a_head_names_quarters_and_months(void **state)
{
	struct timeline *timeline = loaded(state, "1", 10);
	struct row row = {0};

	timeline_head(timeline, 0, &row);
	assert_int_equal(row.text.cells, CELLS);
	assert_true(fixture_has(&row, "2026년"));
	assert_true(fixture_has(&row, "1분기    2분기    3분기    4분기"));
	timeline_head(timeline, 1, &row);
	assert_true(fixture_has(&row, "1  2  3  4  5  6  7  8  9  10 11 12"));
	assert_true(timeline_load(timeline, fixture_find(*state, "1"), 120, 10, &(struct error){0}));
	timeline_head(timeline, 1, &row);
	assert_true(fixture_has(&row, "1월 2월 3월"));
	assert_true(timeline_load(timeline, fixture_find(*state, "1"), CELLS, 10, &(struct error){0}));
	timeline_foot(timeline, &row);
	assert_true(fixture_has(&row, "기한 도래"));
	assert_true(fixture_has(&row, "        1    "));
	row_finish(&row);
	timeline_destroy(timeline);
}

static void moves_and_keeps_its_place(void **state)
{
	struct timeline *timeline = loaded(state, "1", 2);
	struct error error = {0};

	assert_true(timeline_move(timeline, 3, &error));
	assert_string_equal(timeline_cursor(timeline)->code, "1.2.1m2");
	assert_int_equal(timeline_position(timeline), 1);
	assert_true(timeline_load(timeline, fixture_find(*state, "1"), CELLS, 2, &error));
	assert_string_equal(timeline_cursor(timeline)->code, "1.2.1m2");
	assert_true(timeline_last(timeline, &error));
	assert_string_equal(timeline_cursor(timeline)->code, "1.3m1");
	assert_true(timeline_move(timeline, 9, &error));
	assert_string_equal(timeline_cursor(timeline)->code, "1.3m1");
	assert_true(timeline_move(timeline, -9, &error));
	assert_string_equal(timeline_cursor(timeline)->code, "1m1");
	assert_true(timeline_last(timeline, &error));
	assert_true(timeline_first(timeline, &error));
	assert_string_equal(timeline_cursor(timeline)->code, "1m1");
	assert_true(timeline_load(timeline, fixture_find(*state, "1.2.2"), CELLS, 2, &error));
	assert_int_equal(timeline_count(timeline), 0);
	assert_null(timeline_cursor(timeline));
	timeline_destroy(timeline);
}

static void cursor_is(const struct timeline *timeline, const char *code, int position, int count)
{
	assert_string_equal(timeline_cursor(timeline)->code, code);
	assert_int_equal(timeline_position(timeline), position);
	assert_int_equal(timeline_count(timeline), count);
}

static void a_milestone_stays_under_the_cursor(void **state)
{
	struct timeline *timeline = loaded(state, "1", 6);
	struct ref meeting = fixture_find(*state, "1");
	struct error error = {0};

	assert_true(timeline_move(timeline, 4, &error));
	cursor_is(timeline, "1.2.1.1m1", 4, 6);
	assert_true(timeline_load(timeline, meeting, CELLS, 2, &error)); /* a smaller window */
	cursor_is(timeline, "1.2.1.1m1", 1, 2);
	assert_true(timeline_move(timeline, 1, &error));
	cursor_is(timeline, "1.3m1", 1, 2);
	assert_true(timeline_load(timeline, meeting, CELLS, 5, &error)); /* a taller one is filled upwards */
	cursor_is(timeline, "1.3m1", 4, 5);
	assert_true(timeline_load(timeline, meeting, CELLS, 9, &error));
	cursor_is(timeline, "1.3m1", 5, 6);
	assert_true(timeline_load(timeline, meeting, CELLS, 1, &error));
	cursor_is(timeline, "1.3m1", 0, 1);
	assert_true(timeline_move(timeline, -1, &error));
	cursor_is(timeline, "1.2.1.1m1", 0, 1);
	assert_true(timeline_load(timeline, meeting, CELLS, 4, &error));
	cursor_is(timeline, "1.2.1.1m1", 2, 4);
	timeline_destroy(timeline);
}

static void new_rows_do_not_shift_the_cursor(void **state)
{
	struct timeline *timeline = loaded(state, "1", 3);
	struct ref meeting = fixture_find(*state, "1");
	struct error error = {0};

	assert_true(timeline_move(timeline, 2, &error));
	cursor_is(timeline, "1.2.1m1", 2, 3);
	fixture_add(*state, "milestone", (const char *const[]){"code=1.1m2", "title=둘째", "type=undated", NULL});
	assert_true(timeline_load(timeline, meeting, CELLS, 3, &error));
	cursor_is(timeline, "1.2.1m1", 2, 3);
	assert_true(timeline_move(timeline, -1, &error));
	cursor_is(timeline, "1.1m2", 1, 3);
	timeline_destroy(timeline);
}

static void an_empty_timeline_has_only_today(void **state)
{
	struct timeline *timeline = timeline_create(*state);
	struct error error = {0};
	struct row row = {0};

	assert_true(timeline_load(timeline, (struct ref){.kind = RECORD_MEETING}, CELLS, 3, &error));
	assert_true(timeline_first(timeline, &error) && timeline_last(timeline, &error) && timeline_move(timeline, 1, &error));
	assert_null(timeline_cursor(timeline));
	timeline_row(timeline, 0, &row);
	assert_true(fixture_has(&row, "|"));
	timeline_foot(timeline, &row);
	row_finish(&row);
	timeline_destroy(timeline);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(bars_show_the_year),
		TEST(titles_show_what_is_searched),
		TEST(overdue_has_a_tail),
		TEST(the_first_promise_stays),
		TEST(narrow_panes_have_half_months),
		TEST(rows_are_as_wide_as_the_pane_in_every_mode),
		TEST(a_head_names_quarters_and_months),
		TEST(moves_and_keeps_its_place),
		TEST(a_milestone_stays_under_the_cursor),
		TEST(new_rows_do_not_shift_the_cursor),
		TEST(an_empty_timeline_has_only_today),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
