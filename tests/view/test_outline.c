#include "fixture.h"
#include "gwagi/text/mode.h"
#include "gwagi/view/outline.h"

static struct outline *opened(void **state, int height)
{
	struct outline *outline = outline_create(*state);
	struct error error = {0};

	assert_true(outline_resize(outline, height, &error));
	assert_true(outline_reload(outline, &error));
	return outline;
}

static void at(struct outline *outline, const char *code, int position, int count)
{
	assert_string_equal(outline_cursor(outline)->code, code);
	assert_int_equal(outline_position(outline), position);
	assert_int_equal(outline_count(outline), count);
}

static void go(struct outline *outline, struct store *store, const char *code)
{
	struct error error = {0};

	assert_true(outline_go(outline, fixture_find(store, code), &error));
}

static void move(struct outline *outline, int rows)
{
	struct error error = {0};

	assert_true(outline_move(outline, rows, &error));
}

static void row_reads(struct outline *outline, int position, int cells, const char *expected)
{
	struct row row = {0};
	struct error error = {0};

	assert_true(outline_row(outline, position, cells, &row, &error));
	fixture_row_is(&row, expected, cells);
	row_finish(&row);
}

static void meetings_are_unfolded_and_agendas_folded(void **state)
{
	struct outline *outline = opened(state, 10);

	at(outline, "1", 0, 5);
	row_reads(outline, 0, 36, "- 제1회 과학기술관계장관회의  !1 미5");
	row_reads(outline, 1, 36, "   완 회의 개최                     ");
	row_reads(outline, 3, 36, " + 2 국방 전략                !1 미3");
	outline_destroy(outline);
}

static void titles_show_what_is_searched(void **state)
{
	struct outline *outline = opened(state, 10);
	struct text_query *query = text_query_create("ㄱㅂ", strlen("ㄱㅂ"));
	struct row row = {0};
	struct error error = {0};

	outline_set_query(outline, query);
	assert_true(outline_row(outline, 3, 36, &row, &error));
	fixture_hits_are(&row, "국방");
	assert_true(outline_row(outline, 3, 16, &row, &error)); /* cut behind the first syllable */
	assert_true(fixture_has(&row, "국…") || fixture_has(&row, "국 "));
	fixture_hits_are(&row, "국");
	outline_set_query(outline, NULL);
	assert_true(outline_row(outline, 3, 36, &row, &error));
	fixture_hits_are(&row, "");
	row_finish(&row);
	text_query_destroy(query);
	outline_destroy(outline);
}

static void milestones_stand_before_children(void **state)
{
	struct outline *outline = opened(state, 20);
	struct error error = {0};

	go(outline, *state, "1.2");
	assert_true(outline_in(outline, &error)); /* unfolds */
	assert_true(outline_in(outline, &error)); /* goes in */
	assert_string_equal(outline_cursor(outline)->code, "1.2.1");
	assert_true(outline_unfold(outline, &error));
	at(outline, "1.2.1", 4, 10);
	row_reads(outline, 5, 44, "        미 m1 계획 확정          D+20 미보고");
	outline_destroy(outline);
}

/* Titles with ambiguous characters among them. */
static void rows_are_as_wide_as_the_pane_in_every_mode(void **state)
{
	struct row row = {0};
	struct error error = {0};

	fixture_add(*state, "item",
		    (const char *const[]){"code=1.4", "kind=agenda", "title=① 과학·기술 → ‘인재’ 양성과 확보 전략", NULL});
	for (int mode = 0; mode < TEXT_MODES; mode++) {
		text_set_mode((enum text_mode)mode);
		struct outline *outline = opened(state, 20);

		for (int cells = 24; cells < 80; cells++) {
			for (int i = 0; i < outline_count(outline); i++) {
				assert_true(outline_row(outline, i, cells, &row, &error));
				assert_int_equal(row.text.cells, cells);
			}
		}
		outline_destroy(outline);
	}
	text_set_mode(TEXT_NARROW);
	row_finish(&row);
}

static void a_window_smaller_than_the_tree_scrolls(void **state)
{
	struct outline *outline = opened(state, 3);
	struct error error = {0};

	move(outline, 3);
	at(outline, "1.2", 2, 3);
	move(outline, 99);
	at(outline, "1.3", 2, 3);
	move(outline, -2);
	at(outline, "1.1", 0, 3);
	move(outline, -99);
	at(outline, "1", 0, 3);
	assert_true(outline_last(outline, &error));
	at(outline, "1.3", 2, 3);
	assert_true(outline_first(outline, &error));
	at(outline, "1", 0, 3);
	outline_destroy(outline);
}

/* Going to a row unfolds what is above it, and stepping up enters what is unfolded from below. */
static void going_somewhere_unfolds_the_way(void **state)
{
	struct outline *outline = opened(state, 4);

	go(outline, *state, "1.2.1.1m1");
	assert_string_equal(outline_cursor(outline)->code, "1.2.1.1m1");
	move(outline, 1);
	assert_string_equal(outline_cursor(outline)->code, "1.2.2");
	move(outline, -2);
	assert_string_equal(outline_cursor(outline)->code, "1.2.1.1");
	move(outline, -1);
	assert_string_equal(outline_cursor(outline)->code, "1.2.1m2");
	outline_destroy(outline);
}

static void folding_leaves_by_the_parent(void **state)
{
	struct outline *outline = opened(state, 20);
	struct error error = {0};

	go(outline, *state, "1.2.1m1");
	assert_true(outline_out(outline, &error)); /* a milestone folds nothing: to its item */
	assert_string_equal(outline_cursor(outline)->code, "1.2.1");
	assert_true(outline_out(outline, &error)); /* folds */
	assert_string_equal(outline_cursor(outline)->code, "1.2.1");
	assert_int_equal(outline_count(outline), 7);
	assert_true(outline_out(outline, &error));
	assert_true(outline_toggle(outline, &error));
	at(outline, "1.2", 3, 5);
	assert_true(outline_out(outline, &error));
	assert_true(outline_out(outline, &error));
	at(outline, "1", 0, 1); /* even the meeting */
	assert_true(outline_out(outline, &error));
	at(outline, "1", 0, 1);
	outline_destroy(outline);
}

static void a_reload_keeps_the_place(void **state)
{
	struct outline *outline = opened(state, 6);
	struct error error = {0};

	go(outline, *state, "1.2.1m1");
	fixture_report(*state, "1.2.1m1", "in_progress", NULL);
	assert_int_equal(outline_cursor(outline)->verdict.signal, SIGNAL_UNREPORTED);
	assert_true(outline_reload(outline, &error));
	assert_string_equal(outline_cursor(outline)->code, "1.2.1m1");
	assert_int_equal(outline_cursor(outline)->verdict.signal, SIGNAL_LATE);
	assert_int_equal(outline_cursor(outline)->version, 2);
	assert_true(outline_resize(outline, 2, &error));
	assert_string_equal(outline_cursor(outline)->code, "1.2.1m1");
	assert_int_equal(outline_count(outline), 2);
	outline_destroy(outline);
}

static void a_row_that_is_not_there_is_said(void **state)
{
	struct outline *outline = opened(state, 6);
	struct error error = {0};

	assert_false(outline_go(outline, (struct ref){RECORD_ITEM, 999}, &error));
	assert_int_equal(error.code, ERROR_NOT_FOUND);
	at(outline, "1", 0, 5);
	outline_destroy(outline);
}

static void look_at(struct outline *outline, struct store *store, day_number day)
{
	struct error error = {0};

	assert_true(store_set_as_of(store, day, &error));
	assert_true(outline_reload(outline, &error));
}

/* What was added later is not there on an earlier day; back in the present, nobody has lost his place. */
static void a_place_that_is_gone_comes_back(void **state)
{
	struct outline *outline = opened(state, 4);
	day_number before = store_today(*state);

	store_set_today(*state, before + 1);
	fixture_add(*state, "item", (const char *const[]){"code=1.2.3", "kind=strategy", "title=새 전략", NULL});
	go(outline, *state, "1.2.3");
	at(outline, "1.2.3", 2, 4);
	look_at(outline, *state, before);
	at(outline, "1", 0, 4);
	look_at(outline, *state, DAY_NONE);
	at(outline, "1.2.3", 2, 4);
	look_at(outline, *state, before);
	move(outline, 1);
	look_at(outline, *state, DAY_NONE);
	at(outline, "1m1", 1, 4);
	outline_destroy(outline);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(meetings_are_unfolded_and_agendas_folded),
		TEST(titles_show_what_is_searched),
		TEST(milestones_stand_before_children),
		TEST(rows_are_as_wide_as_the_pane_in_every_mode),
		TEST(a_window_smaller_than_the_tree_scrolls),
		TEST(going_somewhere_unfolds_the_way),
		TEST(folding_leaves_by_the_parent),
		TEST(a_reload_keeps_the_place),
		TEST(a_row_that_is_not_there_is_said),
		TEST(a_place_that_is_gone_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
