#include <stdio.h>
#include "fixture.h"
#include "gwagi/text/mode.h"
#include "gwagi/view/detail.h"

static struct detail *loaded(void **state, const char *code, int cells)
{
	struct detail *detail = detail_create();
	struct error error = {0};

	assert_true(detail_load(detail, *state, code, 0, &error));
	detail_layout(detail, cells);
	return detail;
}

static bool says(const struct detail *detail, const char *words)
{
	for (int i = 0; i < detail_count(detail); i++) {
		if (fixture_has(detail_row(detail, i), words))
			return true;
	}
	return false;
}

static void says_all(void **state, const char *code, const char *const *words)
{
	struct detail *detail = loaded(state, code, 0);

	for (; *words; words++) {
		if (!says(detail, *words))
			print_error("%s: %s\n", code, *words);
		assert_true(says(detail, *words));
	}
	detail_destroy(detail);
}

static void an_item_says_what_belongs_to_it(void **state)
{
	static const char *const words[] = {
		"1.2.1.1 데이터센터 구축",
		"국방 전략 › 인프라 구축",
		"첫 줄",
		"둘째 줄",
		"미 m1 센터 개소 - 미보고, 기한미설정",
		"t1 GPU: 1만~5만 장 수준 [목표]",
		"국방부 › 국방인공지능정책팀",
		"책임자 02-000-0000  홍길동 팀장 [?]",
		"1.1 민생 프로젝트 (같은 서버)",
		"[?] 붙임 189번째 줄, 원문 “데이타센터”",
		"새로 만듦",
		NULL,
	};

	says_all(state, "1.2.1.1", words);
}

/* Of several milestones below: the worst light and both rates; one alone is no roll-up. */
static void what_lies_below_is_rolled_up(void **state)
{
	static const char *const words[] = {"이행        3건 · 가장 나쁜 판정 미보고",
					    "이행률      전체 0/3 · 0.0%, 기한 도래분 0/1 · 0.0%", NULL};
	struct detail *detail = loaded(state, "1.2.1.1", 0);

	assert_false(says(detail, "이행률"));
	detail_destroy(detail);
	says_all(state, "1.2", words);
}

static void a_milestone_says_its_axes_and_dates(void **state)
{
	static const char *const words[] = {
		"판정        미보고",
		"부처 보고   미보고",
		"확인        자료없음",
		"일정        기한경과",
		"기한        '25. 12월, 끝날 2025-12-31, D+20",
		"한정어      까지",
		"위치        국방 전략 › 인프라 구축",
		NULL,
	};

	says_all(state, "1.2.1m1", words);
}

static void a_change_is_in_the_history(void **state)
{
	static const char *const words[] = {
		"판정        지연",
		"부처 보고   추진중 ('26.1.20.(화))",
		"사유        전화로 들음",
		"부처 보고: 미보고 -> 추진중 - 전화로 들음",
		NULL,
	};

	fixture_report(*state, "1.2.1m1", "in_progress", "전화로 들음");
	says_all(state, "1.2.1m1", words);
}

/* Which rules judged, which change holds no more, and the day that a change belongs to: it was recorded on another. */
static void what_was_taken_back_is_marked(void **state)
{
	static const char *const words[] = {
		"(규칙 2판)",
		"kim 취소 부처 보고: 추진중 -> 미보고 [기준일 '26.1.20.(화)]",
		"kim 부처 보고: 미보고 -> 추진중 [취소됨] - 전화로 들음 [기준일 '26.1.20.(화)]",
		NULL,
	};
	struct gate_request undo = {.verb = GATE_UNDO, .action = "undo", .effective = DAY_NONE};
	struct gate_answer answer;

	fixture_report(*state, "1.2.1m1", "in_progress", "전화로 들음");
	assert_true(store_write(*state, &undo, &answer));
	gate_answer_finish(&answer);
	says_all(state, "1.2.1m1", words);
}

static void other_rows_have_details_too(void **state)
{
	static const char *const meeting[] = {"제1회 과학기술관계장관회의", "'25.11.24.(월)", "완 m1 회의 개최 - 완료", NULL};
	static const char *const target[] = {"1만~5만 장 수준", "목표", NULL};
	static const char *const office[] = {"o2 국방인공지능정책팀", "홍길동", NULL};
	static const char *const contact[] = {"c1 홍길동", "02-000-0000", NULL};

	says_all(state, "1", meeting);
	says_all(state, "1.2.1.1t1", target);
	says_all(state, "o2", office);
	says_all(state, "c1", contact);
}

static void lines_are_wrapped_to_the_pane(void **state)
{
	for (int mode = 0; mode < TEXT_MODES; mode++) {
		text_set_mode((enum text_mode)mode);
		for (int cells = 8; cells < 60; cells++) {
			struct detail *detail = loaded(state, "1.2.1.1", cells);

			for (int i = 0; i < detail_count(detail); i++)
				assert_true(detail_row(detail, i)->text.cells <= cells);
			detail_destroy(detail);
		}
	}
	text_set_mode(TEXT_NARROW);
}

/* The hits of all rows, one behind the other. */
static void collect_hits(const struct detail *detail, char *out, size_t size)
{
	*out = '\0';
	for (int i = 0; i < detail_count(detail); i++) {
		const struct row *row = detail_row(detail, i);

		for (size_t j = 0; j < row->count; j++) {
			size_t used = strlen(out);

			if (row->runs[j].style == STYLE_HIT)
				snprintf(out + used, size - used, "%.*s", (int)row->runs[j].length,
					 row->text.bytes + row->runs[j].offset);
		}
	}
}

/* However it is broken: each hit is there as a whole, in one row or in several. */
static void texts_show_what_is_searched(void **state)
{
	struct text_query *query = text_query_create("센터", strlen("센터"));
	struct detail *detail = loaded(state, "1.2.1.1", 30);
	char hits[512], expected[512];

	collect_hits(detail, hits, sizeof hits);
	assert_string_equal(hits, "");
	detail_set_query(detail, query);
	detail_layout(detail, 0);
	collect_hits(detail, expected, sizeof expected);
	assert_true(strlen(expected) >= 3 * strlen("센터"));
	for (int cells = 60; cells > 3; cells--) {
		detail_layout(detail, cells);
		collect_hits(detail, hits, sizeof hits);
		assert_string_equal(hits, expected);
	}
	detail_set_query(detail, NULL);
	detail_layout(detail, 4);
	collect_hits(detail, hits, sizeof hits);
	assert_string_equal(hits, "");
	detail_destroy(detail);
	text_query_destroy(query);
}

/* What the program says itself is not searched. */
static void labels_are_no_hits(void **state)
{
	struct text_query *query = text_query_create("변경 이력", strlen("변경 이력"));
	struct detail *detail = loaded(state, "1.2.1.1", 30);
	char hits[512];

	detail_set_query(detail, query);
	detail_layout(detail, 30);
	assert_true(says(detail, "변경 이력"));
	collect_hits(detail, hits, sizeof hits);
	assert_string_equal(hits, "");
	detail_destroy(detail);
	text_query_destroy(query);
}

static void marks_of_lists_stand_out(void **state)
{
	struct detail *detail = detail_create();
	struct error error = {0};

	fixture_add(
		*state, "item",
		(const char *const[]){"code=1.2.3", "kind=strategy", "title=개편", "note=① 가나다 라마바 사아자\n□ 가", NULL});
	assert_true(detail_load(detail, *state, "1.2.3", 0, &error));
	detail_layout(detail, 30);
	assert_true(says(detail, "        ① 가나다"));
	assert_true(says(detail, "              사아자"));
	detail_layout(detail, 26); /* no room for that */
	assert_false(says(detail, "              "));
	assert_true(says(detail, "            라마바"));
	detail_destroy(detail);
}

static void lists_are_cut_and_say_so(void **state)
{
	struct detail *detail = detail_create();
	struct error error = {0};

	assert_true(detail_load(detail, *state, "1.2.1", 1, &error));
	detail_layout(detail, 0);
	assert_true(says(detail, "계획 확정"));
	assert_false(says(detail, "부지 지정"));
	assert_true(says(detail, "더 있음"));
	detail_destroy(detail);
}

/* A row is cited, answered for, linked to: all that is no history of its own and must not crowd it out. */
static void history_is_of_the_row_itself(void **state)
{
	struct detail *detail = detail_create();
	struct error error = {0};
	char line[16];

	for (int i = 0; i < 40; i++) {
		snprintf(line, sizeof line, "line=%d", 200 + i);
		fixture_add(*state, "citation",
			    (const char *const[]){"entity=1.2.1.1", "source=s1", line, "certainty=certain", NULL});
	}
	assert_true(detail_load(detail, *state, "1.2.1.1", 60, &error));
	detail_layout(detail, 0);
	assert_true(says(detail, "변경 이력"));
	assert_true(says(detail, "새로 만듦"));
	assert_false(says(detail, "더 있음"));
	detail_destroy(detail);
}

static void history_is_cut_when_there_is_more_of_it(void **state)
{
	static const char *const statuses[] = {"not_started", "in_progress"};
	struct detail *detail = detail_create();
	struct error error = {0};

	for (int i = 0; i < 11; i++)
		fixture_report(*state, "1.2.1m1", statuses[i % 2], NULL);
	assert_true(detail_load(detail, *state, "1.2.1m1", 60, &error));
	detail_layout(detail, 0);
	assert_true(says(detail, "새로 만듦"));
	assert_false(says(detail, "더 있음"));
	fixture_report(*state, "1.2.1m1", "in_progress", NULL);
	assert_true(detail_load(detail, *state, "1.2.1m1", 60, &error));
	detail_layout(detail, 0);
	assert_false(says(detail, "새로 만듦"));
	assert_true(says(detail, "더 있음"));
	assert_true(detail_load(detail, *state, "1.2.1m1", 0, &error));
	detail_layout(detail, 0);
	assert_true(says(detail, "새로 만듦"));
	detail_destroy(detail);
}

static void what_is_not_there_is_said(void **state)
{
	struct detail *detail = detail_create();
	struct error error = {0};

	assert_false(detail_load(detail, *state, "1.9", 0, &error));
	assert_int_equal(error.code, ERROR_NOT_FOUND);
	assert_false(detail_load(detail, *state, "없는 것", 0, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_false(detail_load(detail, *state, "s1", 0, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	detail_layout(detail, 40);
	assert_int_equal(detail_count(detail), 0);
	detail_destroy(detail);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_item_says_what_belongs_to_it), TEST(a_milestone_says_its_axes_and_dates),
		TEST(what_lies_below_is_rolled_up),    TEST(a_milestone_says_its_axes_and_dates),
		TEST(a_change_is_in_the_history),      TEST(what_was_taken_back_is_marked),
		TEST(other_rows_have_details_too),     TEST(lines_are_wrapped_to_the_pane),
		TEST(texts_show_what_is_searched),     TEST(labels_are_no_hits),
		TEST(marks_of_lists_stand_out),        TEST(lists_are_cut_and_say_so),
		TEST(history_is_of_the_row_itself),    TEST(history_is_cut_when_there_is_more_of_it),
		TEST(what_is_not_there_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
