#include "fixture.h"
#include "gwagi/text/mode.h"
#include "gwagi/view/listing.h"

static struct listing *opened(void **state, int height)
{
	struct listing *listing = listing_create(*state, VIEW_TREE);
	struct error error = {0};

	assert_true(listing_resize(listing, height, &error));
	assert_true(listing_reload(listing, &error));
	return listing;
}

static void at(struct listing *listing, const char *code, int position, int count)
{
	assert_string_equal(listing_cursor(listing)->code, code);
	assert_int_equal(listing_position(listing), position);
	assert_int_equal(listing_count(listing), count);
}

static void go(struct listing *listing, struct store *store, const char *code)
{
	struct error error = {0};

	assert_true(listing_go(listing, fixture_find(store, code), &error));
}

static void move(struct listing *listing, int rows)
{
	struct error error = {0};

	assert_true(listing_move(listing, rows, &error));
}

static void row_reads(struct listing *listing, int position, int cells, const char *expected)
{
	struct row row = {0};
	struct error error = {0};

	assert_true(listing_row(listing, position, cells, &row, &error));
	fixture_row_is(&row, expected, cells);
	row_finish(&row);
}

static void meetings_are_unfolded_and_agendas_folded(void **state)
{
	struct listing *listing = opened(state, 10);

	at(listing, "1", 0, 5);
	row_reads(listing, 0, 36, "- 제1회 과학기술관계장관회의  !1 미5");
	row_reads(listing, 1, 36, "   완 회의 개최                     ");
	row_reads(listing, 3, 36, " + 2 국방 전략                !1 미3");
	listing_destroy(listing);
}

static void titles_show_what_is_searched(void **state)
{
	struct listing *listing = opened(state, 10);
	struct text_query *query = text_query_create("ㄱㅂ", strlen("ㄱㅂ"));
	struct row row = {0};
	struct error error = {0};

	listing_set_query(listing, query);
	assert_true(listing_row(listing, 3, 36, &row, &error));
	fixture_hits_are(&row, "국방");
	assert_true(listing_row(listing, 3, 16, &row, &error)); /* cut behind the first syllable */
	assert_true(fixture_has(&row, "국…") || fixture_has(&row, "국 "));
	fixture_hits_are(&row, "국");
	listing_set_query(listing, NULL);
	assert_true(listing_row(listing, 3, 36, &row, &error));
	fixture_hits_are(&row, "");
	row_finish(&row);
	text_query_destroy(query);
	listing_destroy(listing);
}

static void milestones_stand_before_children(void **state)
{
	struct listing *listing = opened(state, 20);
	struct error error = {0};

	go(listing, *state, "1.2");
	assert_true(listing_in(listing, &error)); /* unfolds */
	assert_true(listing_in(listing, &error)); /* goes in */
	assert_string_equal(listing_cursor(listing)->code, "1.2.1");
	assert_true(listing_unfold(listing, &error));
	at(listing, "1.2.1", 4, 10);
	row_reads(listing, 5, 44, "        미 m1 계획 확정          D+20 미보고");
	listing_destroy(listing);
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
		struct listing *listing = opened(state, 20);

		for (int cells = 24; cells < 80; cells++) {
			for (int i = 0; i < listing_count(listing); i++) {
				assert_true(listing_row(listing, i, cells, &row, &error));
				assert_int_equal(row.text.cells, cells);
			}
		}
		listing_destroy(listing);
	}
	text_set_mode(TEXT_NARROW);
	row_finish(&row);
}

static void a_window_smaller_than_the_tree_scrolls(void **state)
{
	struct listing *listing = opened(state, 3);
	struct error error = {0};

	move(listing, 3);
	at(listing, "1.2", 2, 3);
	move(listing, 99);
	at(listing, "1.3", 2, 3);
	move(listing, -2);
	at(listing, "1.1", 0, 3);
	move(listing, -99);
	at(listing, "1", 0, 3);
	assert_true(listing_last(listing, &error));
	at(listing, "1.3", 2, 3);
	assert_true(listing_first(listing, &error));
	at(listing, "1", 0, 3);
	listing_destroy(listing);
}

/* Going to a row unfolds what is above it, and stepping up enters what is unfolded from below. */
static void going_somewhere_unfolds_the_way(void **state)
{
	struct listing *listing = opened(state, 4);

	go(listing, *state, "1.2.1.1m1");
	assert_string_equal(listing_cursor(listing)->code, "1.2.1.1m1");
	move(listing, 1);
	assert_string_equal(listing_cursor(listing)->code, "1.2.2");
	move(listing, -2);
	assert_string_equal(listing_cursor(listing)->code, "1.2.1.1");
	move(listing, -1);
	assert_string_equal(listing_cursor(listing)->code, "1.2.1m2");
	listing_destroy(listing);
}

static void folding_leaves_by_the_parent(void **state)
{
	struct listing *listing = opened(state, 20);
	struct error error = {0};

	go(listing, *state, "1.2.1m1");
	assert_true(listing_out(listing, &error)); /* a milestone folds nothing: to its item */
	assert_string_equal(listing_cursor(listing)->code, "1.2.1");
	assert_true(listing_out(listing, &error)); /* folds */
	assert_string_equal(listing_cursor(listing)->code, "1.2.1");
	assert_int_equal(listing_count(listing), 7);
	assert_true(listing_out(listing, &error));
	assert_true(listing_toggle(listing, &error));
	at(listing, "1.2", 3, 5);
	assert_true(listing_out(listing, &error));
	assert_true(listing_out(listing, &error));
	at(listing, "1", 0, 1); /* even the meeting */
	assert_true(listing_out(listing, &error));
	at(listing, "1", 0, 1);
	listing_destroy(listing);
}

static void a_reload_keeps_the_place(void **state)
{
	struct listing *listing = opened(state, 6);
	struct error error = {0};

	go(listing, *state, "1.2.1m1");
	fixture_report(*state, "1.2.1m1", "in_progress", NULL);
	assert_int_equal(listing_cursor(listing)->verdict.signal, SIGNAL_UNREPORTED);
	assert_true(listing_reload(listing, &error));
	assert_string_equal(listing_cursor(listing)->code, "1.2.1m1");
	assert_int_equal(listing_cursor(listing)->verdict.signal, SIGNAL_LATE);
	assert_int_equal(listing_cursor(listing)->version, 2);
	assert_true(listing_resize(listing, 2, &error));
	assert_string_equal(listing_cursor(listing)->code, "1.2.1m1");
	assert_int_equal(listing_count(listing), 2);
	listing_destroy(listing);
}

static void a_row_that_is_not_there_is_said(void **state)
{
	struct listing *listing = opened(state, 6);
	struct error error = {0};

	assert_false(listing_go(listing, (struct ref){RECORD_ITEM, 999}, &error));
	assert_int_equal(error.code, ERROR_NOT_FOUND);
	at(listing, "1", 0, 5);
	listing_destroy(listing);
}

static void look_at(struct listing *listing, struct store *store, day_number day)
{
	struct error error = {0};

	assert_true(store_set_as_of(store, day, &error));
	assert_true(listing_reload(listing, &error));
}

/* What was added later is not there on an earlier day; back in the present, nobody has lost his place. */
static void a_place_that_is_gone_comes_back(void **state)
{
	struct listing *listing = opened(state, 4);
	day_number before = store_today(*state);

	store_set_today(*state, before + 1);
	fixture_add(*state, "item", (const char *const[]){"code=1.2.3", "kind=strategy", "title=새 전략", NULL});
	go(listing, *state, "1.2.3");
	at(listing, "1.2.3", 2, 4);
	look_at(listing, *state, before);
	at(listing, "1.3", 3, 4); /* the nearest that is there */
	look_at(listing, *state, DAY_NONE);
	at(listing, "1.2.3", 2, 4);
	look_at(listing, *state, before);
	move(listing, -1);
	look_at(listing, *state, DAY_NONE);
	assert_string_equal(listing_cursor(listing)->code, "1.2.2");
	listing_destroy(listing);
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
