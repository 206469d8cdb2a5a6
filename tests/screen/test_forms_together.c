/* Forms on several rows at once, against others who write meanwhile, and across the end of the program. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "draft.h"

static const char *const marked[] = {"1.2.5.1m1", "1.2.5.2m1", "1.4.3.4.2m1", "1.4.3.4.2m2", "1.1.4.1m1"};

/* The worklist, with COUNT of its unreported milestones marked. */
static struct terminal *start_marked(void **state, int rows, int columns, int count)
{
	struct terminal *terminal = dashboard_start(*state, rows, columns, draft_today, NULL);

	assert_non_null(terminal);
	assert_true(dashboard_press(terminal, "2", "지연·부진"));
	assert_true(dashboard_press(terminal, "jjj", "2.5.1"));
	for (int i = 0; i < count; i++)
		assert_true(terminal_keys(terminal, " "));
	assert_true(terminal_wait_text(terminal, "*    미 3대 축", LIMIT));
	return terminal;
}

static void run(void **state, const char *const *arguments)
{
	char *said = dashboard_command(*state, draft_today, arguments, 0);

	assert_non_null(said);
	free(said);
}

static int count_of(void **state, const char *const *arguments, const char *text)
{
	char *out = dashboard_command(*state, draft_today, arguments, 0);
	int count = 0;

	assert_non_null(out);
	for (const char *at = strstr(out, text); at; at = strstr(at + 1, text))
		count++;
	free(out);
	return count;
}

/* How many milestones are in progress by the last of January. */
static int under_way(void **state)
{
	return count_of(state, (const char *const[]){"list", "milestones", "--format", "json", NULL},
			"\"forecast\": \"2026-01-31\", \"done_on\": null, \"reported\": \"in_progress\"");
}

/* Five rows: all of them are shown, more than three are asked about once more, and all of it is one step. */
static void marked_rows_change_as_one(void **state)
{
	struct terminal *terminal = start_marked(state, 40, 120, 5);

	assert_true(dashboard_press(terminal, "s", "고른 5줄: 1.2.5.1m1"));
	assert_true(dashboard_press(terminal, "3이달말" KEY_ENTER, "바뀌는 것 (5건)"));
	for (size_t i = 0; i < 4; i++)
		assert_true(terminal_wait_text(terminal, marked[i], LIMIT));
	assert_true(dashboard_press(terminal, "\033[6~\033[6~", marked[4]));
	assert_true(dashboard_press(terminal, KEY_ENTER, "5건을 한꺼번에 바꿉니다."));
	assert_int_equal(under_way(state), 0);
	/* Any other key is the answer no. */
	assert_true(terminal_keys(terminal, KEY_UP));
	assert_true(terminal_wait_no_text(terminal, "5건을 한꺼번에 바꿉니다.", LIMIT));
	assert_true(dashboard_press(terminal, KEY_DOWN KEY_ENTER, "5건을 한꺼번에 바꿉니다."));
	assert_true(dashboard_press(terminal, KEY_ENTER,
				    "5줄을 한꺼번에 바꾸었습니다: 1.2.5.1m1 상태: 미보고 -> 추진중 외 9항목. u 취소"));
	assert_int_equal(under_way(state), 5);
	assert_true(terminal_wait_no_text(terminal, "*    ", LIMIT)); /* the marks are gone */
	assert_true(dashboard_press(terminal, "u", "10"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "취소했습니다"));
	assert_int_equal(under_way(state), 0);
	draft_leave(terminal);
}

/* Where one of them can't be, none is; the sentence names it. */
static void one_row_refuses_for_all(void **state)
{
	struct terminal *terminal = start_marked(state, 40, 120, 2);

	run(state, (const char *const[]){"set", "1.2.5.1m1", "reported=reported_done", NULL});
	assert_true(dashboard_press(terminal, "v3", "1.2.5.1m1: 확인하려면"));
	assert_true(dashboard_press(terminal, "공고 제1호" KEY_ENTER "3" KEY_ENTER, "1.2.5.2m1: 완료보고가 없는 것은"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "1.2.5.2m1: 완료보고가 없는 것은"));
	assert_int_equal(count_of(state, (const char *const[]){"list", "evidence", NULL}, "공고 제1호"), 0);
	assert_true(dashboard_press(terminal, KEY_ESC, "적은 것을 버립니까?"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "적은 것을 버립니까?", LIMIT));
	draft_leave(terminal);
}

/* The forecast or the note of all; where they differ, an empty field leaves each as it is. */
static void a_field_of_marked_rows_is_edited(void **state)
{
	struct terminal *terminal;

	draft_leave(start_marked(state, 24, 80, 1)); /* which made the database */
	run(state, (const char *const[]){"set", "1.2.5.1m1", "note=먼저 있던 것", NULL});
	terminal = start_marked(state, 24, 80, 2);
	assert_true(dashboard_press(terminal, "e", "고른 줄 모두의 무엇을 고칩니까? 1/2"));
	assert_true(dashboard_press(terminal, "2", "비고:"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "바뀐 것이 없습니다"));
	assert_int_equal(count_of(state, (const char *const[]){"list", "milestones", "--format", "json", NULL}, "먼저 있던 것"),
			 1);
	draft_leave(terminal);
	terminal = start_marked(state, 24, 80, 2);
	assert_true(dashboard_press(terminal, "e2둘 다" KEY_ENTER, "2줄을 한꺼번에 바꾸었습니다"));
	assert_int_equal(
		count_of(state, (const char *const[]){"list", "milestones", "--format", "json", NULL}, "\"note\": \"둘 다\""), 2);
	draft_leave(terminal);
}

/* A colleague changed one of the marked rows: it is named, and nothing is written over it without a word. */
static void a_conflict_of_one_row_holds_all(void **state)
{
	struct terminal *terminal = start_marked(state, 40, 120, 2);

	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, "바뀌는 것 (2건)"));
	run(state, (const char *const[]){"set", "1.2.5.2m1", "reported=not_started", NULL});
	assert_true(dashboard_press(terminal, KEY_ENTER, "그사이 다른 사람이 바꾸었습니다"));
	assert_true(terminal_wait_text(terminal, "1.2.5.2m1", LIMIT));
	assert_true(terminal_wait_text(terminal, "지금 값: 착수전 (", LIMIT));
	assert_int_equal(
		count_of(state, (const char *const[]){"list", "milestones", "--format", "json", NULL}, "\"in_progress\""), 0);
	assert_true(dashboard_press(terminal, KEY_ENTER, "2줄을 한꺼번에 바꾸었습니다"));
	assert_int_equal(
		count_of(state, (const char *const[]){"list", "milestones", "--format", "json", NULL}, "\"in_progress\""), 2);
	draft_leave(terminal);
}

/* In another form than that of a status: mine, theirs, back. */
static void a_conflict_in_a_note(void **state)
{
	static const char *const note[] = {"set", "1.2.2.1", "note=남의 글", NULL};
	struct terminal *terminal = draft_start(state);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "e2내 글", "비고: 내 글"));
	run(state, note);
	assert_true(dashboard_press(terminal, KEY_ENTER, "그사이 다른 사람이 바꾸었습니다"));
	assert_true(terminal_wait_text(terminal, "내 값: 내 글", LIMIT));
	assert_true(terminal_wait_text(terminal, "지금 값: 남의 글 (", LIMIT));
	assert_true(dashboard_press(terminal, "h", "(지금 남의 글)"));
	assert_true(dashboard_press(terminal, ", 다시", "비고: 내 글, 다시"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "비고: 남의 글 -> 내 글, 다시. u 취소"));
	draft_leave(terminal);
}

/* What was typed in another form than that of a status comes back, on its row and in its field. */
static void a_note_outlives_the_program(void **state)
{
	struct terminal *terminal = draft_start(state);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "e2\033[200~첫 줄\n둘째 줄\033[201~", "비고: 첫 줄␤둘째 줄"));
	draft_end(terminal, SIGKILL);
	terminal = draft_start(state);
	assert_true(terminal_wait_text(terminal, draft_offer, LIMIT));
	assert_true(terminal_wait_text(terminal, "비고: 첫 줄", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "* 비고: 첫 줄␤둘째 줄"));
	assert_true(dashboard_press(terminal, "!" KEY_ENTER, ". u 취소"));
	draft_leave(terminal);
	assert_int_equal(count_of(state, (const char *const[]){"show", "1.2.2.1", "--format", "json", NULL},
				  "\"note\": \"첫 줄\\n둘째 줄!\""),
			 1);
	draft_expect(state, 0);
}

static void a_call_outlives_the_program(void **state)
{
	struct terminal *terminal = draft_start(state);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "p2설계 중" KEY_ENTER "1.31", "-> 2026-01-31"));
	draft_end(terminal, SIGTERM);
	terminal = draft_start(state);
	assert_true(terminal_wait_text(terminal, "답변: 설계 중", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "> 2 02-748-5945"));
	assert_true(dashboard_press(terminal, "\x18", "통화: 설계 중 (k1). u 취소"));
	draft_leave(terminal);
	assert_int_equal(count_of(state, (const char *const[]){"show", "k1", "--format", "json", NULL}, "\"contact\": \"c11\""),
			 1);
}

/* Of marked rows too. */
static void a_common_change_outlives_the_program(void **state)
{
	struct terminal *terminal = start_marked(state, 24, 80, 2);

	assert_true(dashboard_press(terminal, "s3이달말" KEY_ENTER "함께", "사유: 함께"));
	draft_end(terminal, SIGKILL);
	terminal = draft_start(state);
	assert_true(terminal_wait_text(terminal, draft_offer, LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "고른 2줄: 1.2.5.1m1"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "2줄을 한꺼번에 바꾸었습니다"));
	draft_leave(terminal);
	assert_int_equal(under_way(state), 2);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)
		TEST(marked_rows_change_as_one),
		TEST(one_row_refuses_for_all),
		TEST(a_field_of_marked_rows_is_edited),
		TEST(a_conflict_of_one_row_holds_all),
		TEST(a_conflict_in_a_note),
		TEST(a_note_outlives_the_program),
		TEST(a_call_outlives_the_program),
		TEST(a_common_change_outlives_the_program),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("forms together", tests, NULL, NULL);
}
