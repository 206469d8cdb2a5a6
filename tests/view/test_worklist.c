/* The views that a filter makes: the worklist, the days to come, the filtered tree. On 2026-01-20 of the small database. */
#include "fixture.h"
#include "gwagi/view/listing.h"

static struct listing *opened(void **state, enum view view, int height, const char *filter)
{
	struct listing *listing = listing_create(*state, view);
	struct error error = {0};
	bool changed;

	assert_true(listing_resize(listing, height, &error));
	assert_true(listing_reload(listing, &error));
	assert_true(listing_set_filter(listing, filter, &error));
	while (listing_is_working(listing))
		assert_true(listing_work(listing, &changed, &error));
	return listing;
}

/* All rows of the window, a line each, without the blanks between the columns. */
static void reads(struct listing *listing, const char *expected)
{
	char all[4096] = "";
	struct row row = {0};
	struct error error = {0};

	for (int i = 0; i < listing_count(listing); i++) {
		size_t used = strlen(all);

		assert_true(listing_row(listing, i, 60, &row, &error));
		assert_int_equal(row.text.cells, 60);
		for (const char *byte = text_bytes(&row.text); *byte && used < sizeof all - 2; byte++) {
			if (*byte != ' ' || (used && all[used - 1] != ' ' && all[used - 1] != '\n'))
				all[used++] = *byte;
		}
		while (used && all[used - 1] == ' ')
			used--;
		memcpy(all + used, "\n", 2);
	}
	assert_string_equal(all, expected);
	row_finish(&row);
}

static void title_has(struct listing *listing, const char *words)
{
	struct row row = {0};

	listing_title(listing, &row);
	assert_true(fixture_has(&row, words));
	row_finish(&row);
}

static void the_worklist_has_five_parts(void **state)
{
	struct listing *listing;

	fixture_report(*state, "1.2.1m1", "in_progress", "");
	fixture_report(*state, "1.2.1m2", "reported_done", "");
	listing = opened(state, VIEW_WORK, 30, "");
	reads(listing, "- 지연·부진 1\n지 2.1m1 계획 확정 D+20\n임박(30일 안) 0\n- 미보고 3\n미 1m1 서비스 시작\n미 2.1.1m1 센터 "
		       "개소\n미 3m1 매월 점검\n"
		       "- 엇갈림 2\n지 2.1m1 계획 확정 D+20\n관 2.1m2 부지 지정 D-70\n- 기한미설정 1\n미 2.1.1m1 센터 개소\n");
	title_has(listing, "지1 임0 미3 엇2 기1");
	assert_null(listing_cursor(listing));
	assert_non_null(strstr(listing_explanation(listing), "기한이 지났고"));
	listing_destroy(listing);
}

static void parts_fold_and_are_come_back_to(void **state)
{
	struct listing *listing = opened(state, VIEW_WORK, 30, "");
	struct error error = {0};

	assert_true(listing_go(listing, fixture_find(*state, "1.2.1.1m1"), &error)); /* the first part that has it */
	assert_string_equal(listing_cursor(listing)->code, "1.2.1.1m1");
	assert_true(listing_out(listing, &error)); /* to the heading */
	assert_null(listing_cursor(listing));
	assert_true(listing_fold(listing, &error));
	reads(listing, "지연·부진 0\n임박(30일 안) 0\n+ 미보고 5\n엇갈림 0\n- 기한미설정 1\n미 2.1.1m1 센터 개소\n");
	assert_true(listing_go(listing, fixture_find(*state, "1.2.1m1"), &error)); /* unfolds */
	assert_string_equal(listing_cursor(listing)->code, "1.2.1m1");
	assert_true(listing_last(listing, &error));
	assert_string_equal(listing_cursor(listing)->code, "1.2.1.1m1");
	assert_true(listing_move(listing, -1, &error));
	assert_null(listing_cursor(listing));
	listing_destroy(listing);
}

/* Reported meanwhile: it is in no list of what nobody has reported, and the cursor stands where it stood. */
static void a_row_that_leaves_gives_way_to_the_next(void **state)
{
	struct listing *listing = opened(state, VIEW_WORK, 30, "");
	struct error error = {0};

	assert_true(listing_go(listing, fixture_find(*state, "1.2.1m2"), &error));
	fixture_report(*state, "1.2.1m2", "in_progress", "");
	assert_true(listing_reload(listing, &error));
	assert_string_equal(listing_cursor(listing)->code, "1.1m1");
	listing_destroy(listing);
}

/* What was done by mistake is undone, and one is where one was. */
static void a_row_that_comes_back_is_come_back_to(void **state)
{
	static const char *const codes[] = {"1.2.1m1", "1.2.1m2"};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct listing *listing = opened(state, VIEW_WORK, 8, "");
		struct error error = {0};

		assert_true(listing_go(listing, fixture_find(*state, codes[i]), &error));
		fixture_report(*state, codes[i], "in_progress", "");
		assert_true(listing_reload(listing, &error));
		assert_non_null(listing_cursor(listing));
		assert_string_not_equal(listing_cursor(listing)->code, codes[i]);
		fixture_report(*state, codes[i], "none", "");
		assert_true(listing_reload(listing, &error));
		assert_non_null(listing_cursor(listing));
		assert_string_equal(listing_cursor(listing)->code, codes[i]);
		listing_destroy(listing);
	}
}

/* 30 cells are what 80 columns leave. */
static void titles_come_before_codes(void **state)
{
	static const struct {
		int cells;
		const char *row;
	} cases[] = {{30, "   미 2.1.1m1 센터 개소       "}, {20, "   미 센터 개소     "}};
	struct listing *listing = opened(state, VIEW_WORK, 30, "센터");
	struct error error = {0};
	struct row row = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(listing_row(listing, 3, cases[i].cells, &row, &error));
		assert_string_equal(text_bytes(&row.text), cases[i].row);
	}
	row_finish(&row);
	listing_destroy(listing);
}

static void a_filter_goes_for_all_parts(void **state)
{
	struct listing *listing = opened(state, VIEW_WORK, 30, "센터");
	struct error error = {0};

	reads(listing, "지연·부진 0\n임박(30일 안) 0\n- 미보고 1\n미 2.1.1m1 센터 개소\n엇갈림 0\n- 기한미설정 1\n미 "
		       "2.1.1m1 센터 개소\n");
	assert_false(listing_set_filter(listing, "low>3", &error));
	assert_non_null(strstr(error.sentence, "1번째 글자"));
	assert_true(listing_count(listing) > 0); /* as it was */
	assert_false(listing_set_filter(listing, "(지연", &error));
	listing_destroy(listing);
}

static void the_agenda_goes_by_weeks_and_months(void **state)
{
	struct listing *listing;
	struct error error = {0};

	fixture_add(*state, "milestone",
		    (const char *const[]){"code=1.3m2", "title=내일 마감", "type=deadline", "date=2026-01-21", NULL});
	fixture_add(*state, "milestone",
		    (const char *const[]){"code=1.3m3", "title=다음 주 마감", "type=deadline", "date=2026-01-28", NULL});
	fixture_add(*state, "milestone",
		    (const char *const[]){"code=1.3m4", "title=세 주 뒤", "type=deadline", "date=2026-02-10", NULL});
	listing = opened(state, VIEW_AGENDA, 30, "");
	reads(listing,
	      "기한이 지난 것 1\n미 2.1m1 계획 확정 D+20\n이번 주 (1.19.~1.25.)\n미 3m2 내일 마감 D-1\n다음 주 (1.26.~2.1.)\n"
	      "미 3m3 다음 주 마감 D-8\n3주 뒤 (2.9.~2.15.)\n미 3m4 세 주 뒤 D-21\n2026년 3월\n미 2.1m2 부지 지정 D-70\n");
	assert_true(listing_go_day(listing, day_make(2026, 1, 26), &error));
	assert_string_equal(listing_cursor(listing)->code, "1.3m3");
	assert_true(listing_go_day(listing, day_make(2025, 1, 1), &error));
	assert_string_equal(listing_cursor(listing)->code, "1.2.1m1");
	assert_false(listing_go_day(listing, day_make(2030, 1, 1), &error));
	listing_destroy(listing);
}

/* The same rows however small the window, downwards and upwards. */
static void windows_of_any_height_agree(void **state)
{
	static const enum view views[] = {VIEW_WORK, VIEW_AGENDA, VIEW_TREE};

	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		struct listing *large = opened(state, views[i], 60, views[i] == VIEW_TREE ? "!완료" : "");
		struct listing *small = opened(state, views[i], 2, views[i] == VIEW_TREE ? "!완료" : "");
		int count = listing_count(large);
		struct row one = {0}, other = {0};
		struct error error = {0};

		assert_true(count > 3);
		for (int step = 0; step < 2 * count - 1; step++) {
			int at = step < count ? step : 2 * count - 2 - step;

			if (step)
				assert_true(listing_move(small, step < count ? 1 : -1, &error));
			assert_true(listing_row(large, at, 60, &one, &error));
			assert_true(listing_row(small, listing_position(small), 60, &other, &error));
			assert_string_equal(text_bytes(&other.text), text_bytes(&one.text));
		}
		row_finish(&one);
		row_finish(&other);
		listing_destroy(large);
		listing_destroy(small);
	}
}

static void the_tree_is_filtered_and_comes_back(void **state)
{
	struct listing *listing = opened(state, VIEW_TREE, 30, "");
	struct error error = {0};
	bool changed;

	assert_true(listing_go(listing, fixture_find(*state, "1.2.1m2"), &error));
	assert_true(listing_set_filter(listing, "구축 | 부지", &error));
	while (listing_is_working(listing))
		assert_true(listing_work(listing, &changed, &error));
	reads(listing, "2.1 인프라 구축 !1 미3\n미 2.1m2 부지 지정 D-70\n2.1.1 데이터센터 구축 미1\n");
	assert_string_equal(listing_cursor(listing)->code, "1.2.1m2"); /* the place is kept */
	title_has(listing, "이정표 1건");
	assert_false(listing_go(listing, fixture_find(*state, "1.3"), &error));
	assert_int_equal(error.code, ERROR_NOT_FOUND);
	assert_true(listing_set_filter(listing, "", &error));
	assert_string_equal(listing_cursor(listing)->code, "1.2.1m2");
	assert_true(listing_set_filter(listing, "이런 말은 없다", &error));
	assert_int_equal(listing_count(listing), 0);
	assert_true(listing_move(listing, 1, &error) && listing_first(listing, &error) && listing_last(listing, &error));
	listing_destroy(listing);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_worklist_has_five_parts),
		TEST(parts_fold_and_are_come_back_to),
		TEST(a_row_that_leaves_gives_way_to_the_next),
		TEST(a_row_that_comes_back_is_come_back_to),
		TEST(titles_come_before_codes),
		TEST(a_filter_goes_for_all_parts),
		TEST(the_agenda_goes_by_weeks_and_months),
		TEST(windows_of_any_height_agree),
		TEST(the_tree_is_filtered_and_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
