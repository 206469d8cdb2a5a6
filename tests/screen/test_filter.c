/* Filtering, going to a place, back and forward, links of the details, and beginning where one left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

static const char today[] = "2026-01-10";

static struct terminal *start(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);

	assert_non_null(terminal);
	return terminal;
}

/* Where it was left before. */
static struct terminal *start_again(void **state)
{
	static const char *const environment[] = {"GWAGI_TODAY=2026-01-10", NULL};
	struct terminal *terminal = dashboard_launch_again(0, *state, 40, 120, environment, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "나가기", LIMIT));
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void press(struct terminal *terminal, const char *keys, const char *text)
{
	assert_true(dashboard_press(terminal, keys, text));
}

static void a_filter_hides_the_rest(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "f", "거르기:");
	press(terminal, "office:국방부 type:deadline\r", "[안건: office:국방부 type:deadline]");
	press(terminal, KEY_END_, "1.2.5.2m1 7개 대표");
	press(terminal, KEY_ESC, "10 과학기술관계장관회의");
	leave(terminal);
}

/* Keys, their values and ready words, by Tab, by their first letters and by initial consonants. */
static void words_are_offered(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "f", "Tab 지연");
	press(terminal, "기", "기한미설정");
	press(terminal, "\t\r", "[안건: 기한미설정]");
	press(terminal,
	      "f\x15"
	      "office:ㄱㅂㅂ",
	      "국방부(o14)");
	press(terminal, "\t", "거르기: office:국방부");
	press(terminal, "\r", "[안건: office:국방부]");
	press(terminal, "f\x15reported:", "미보고(none)");
	press(terminal, "\t\t", "거르기: reported:착수전");
	/* A word in the middle: what is behind stays, and the caret stands between. */
	press(terminal, "\x15 type:deadline\x01기", "기한미설정");
	press(terminal, "\t", "거르기: 기한미설정 type:deadline");
	press(terminal, "|임박", "거르기: 기한미설정|임박 type:deadline");
	press(terminal, KEY_ESC, "[안건: office:국방부]");
	leave(terminal);
}

/* Words typed with the keyboard in the other mode, alone and beside other terms; what is found as typed stays as typed. */
static void the_other_keyboard_is_read(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "frnrqkd\r", "[안건: 국방]");
	press(terminal, "", "‘국방’(으)로 거른 결과(‘rnrqkd’을(를) 다른 자판으로 읽음)");
	press(terminal, "f\x15type:deadline (\"rjwja\"|rnrqkd)\r", "[안건: type:deadline (\"거점\"|국방)");
	press(terminal, "f\x15zzqq\r", "거르기에 맞는 것이 없습니다. Esc로 풀거나");
	press(terminal,
	      "f\x15"
	      "AX\r",
	      "[안건: AX]");
	press(terminal, KEY_ESC, "[안건]");
	leave(terminal);
}

static void a_wrong_filter_names_its_column(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "f", "거르기:");
	press(terminal, "agenda=2 office:\r", "거르기");
	assert_true(terminal_wait_text(terminal, "번째 글자", LIMIT));
	press(terminal, "\x15reported:x\r", "1번째 글자: ‘reported’의 값 ‘x’");
	press(terminal, KEY_ESC, "[안건]");
	leave(terminal);
}

static void it_stays_through_views_and_restarts(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "f", "거르기:");
	press(terminal, "office:국방부\r", "[안건: office:국방부]");
	press(terminal, "2", "미10");
	press(terminal, "5", "[일정: office:국방부]");
	press(terminal, "jj", "1.2.5.2m1 7개 대표");
	leave(terminal);
	terminal = start_again(state);
	assert_true(terminal_wait_text(terminal, "[일정: office:국방부]", LIMIT));
	assert_true(terminal_wait_text(terminal, "1.2.5.2m1 7개 대표", LIMIT));
	press(terminal, KEY_ESC, "[일정]");
	leave(terminal);
}

/* What a view has no use for is said there and holds elsewhere. */
static void a_filter_that_does_not_fit_is_said(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "3f", "거르기:");
	press(terminal, "low>=1\r", "[목표: low>=1]");
	press(terminal, "5", "(여기서는 안 거름)");
	press(terminal, "3", "[목표: low>=1]");
	leave(terminal);
}

static void filters_are_saved_by_name(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "F", "거르기 고르기");
	press(terminal, "4", "[안건: 미보고]");
	press(terminal, "F", "이름 붙여 저장: 미보고");
	press(terminal, KEY_END_ "\r", "이 거르기의 이름:");
	press(terminal, "전화할 곳\r", "‘전화할 곳’(으)로 저장했습니다.");
	press(terminal, ";1", "[안건]");
	leave(terminal);
	terminal = start(state); /* another session */
	press(terminal, "F", "전화할 곳");
	press(terminal, "9", "[안건: 미보고]");
	press(terminal, "F", "전화할 곳");
	press(terminal, "jjjjjjjj\033[3~", "Delete");
	assert_true(terminal_wait_no_text(terminal, "전화할 곳", LIMIT));
	press(terminal, KEY_ESC, "[안건: 미보고]");
	leave(terminal);
}

static void one_goes_to_codes_and_days(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "\x07", "어디로:");
	press(terminal, "1.2.5.2m1\r", "1.2.5.2m1 7개 대표");
	press(terminal, "\x07o14\r", "o14 국방부");
	assert_true(terminal_wait_text(terminal, "[부서]", LIMIT));
	press(terminal,
	      "\x07"
	      "4.1\r",
	      "[일정]");
	assert_true(terminal_wait_text(terminal, "1.4.3.4.2m2 ASK 2026", LIMIT));
	assert_true(terminal_wait_text(terminal, "그 뒤의 첫 기한으로 왔습니다", LIMIT)); /* on 4.30. */
	press(terminal, "\x07없는 곳\r", "코드(1.2.2.1, o14)도 날(8.31, 이달말)도 아닙니다");
	press(terminal,
	      "\x15"
	      "1.9.9\r",
	      "‘1.9.9’이(가) 없습니다");
	press(terminal, KEY_ESC, "[일정]");
	/* back through all of it, and forward again */
	press(terminal, "b", "[부서]");
	press(terminal, "b", "1.2.5.2m1 7개 대표");
	press(terminal, "b", "국무총리 김민석");
	press(terminal, "b", "되돌아갈 곳이 없습니다.");
	press(terminal, "'", "1.2.5.2m1 7개 대표");
	press(terminal, "B", "[부서]");
	leave(terminal);
}

static void the_details_lead_on(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal,
	      "\x07"
	      "1.2.2.1\r",
	      "이어진 과제");
	press(terminal, "\t\r", "이어지는 곳이 없는 줄입니다");
	press(terminal, "jjjjjj\r", "1.2.2.1m1 국방통합");
	assert_true(terminal_wait_text(terminal, "부처 보고", LIMIT));
	press(terminal, "b", "이어진 과제");
	leave(terminal);
}

static void others_views_are_searched_themselves(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "4/채연호\r", "‘채연호’ 1/1");
	assert_true(terminal_wait_text(terminal, "02-748-5940", LIMIT));
	press(terminal, "5/인재\r", "이 보기에는 ‘인재’이(가) 없습니다. 안건 보기(1)에는");
	press(terminal, "/ASK\r", "1/2");
	press(terminal, "n", "2/2");
	press(terminal, "N", "1/2");
	leave(terminal);
}

static void why_it_is_late_is_said(void **state)
{
	struct terminal *terminal = start(state);

	press(terminal, "d", "이정표 위에서 누르면");
	press(terminal,
	      "\x07"
	      "1.2.5.1m1\r",
	      "[안건]");
	press(terminal, "d", "1.2.5.1m1 D+10: 미보고 · 기한 2025-12-31 경과 +10일");
	leave(terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(a_filter_hides_the_rest),
		TEST(words_are_offered),
		TEST(the_other_keyboard_is_read),
		TEST(a_wrong_filter_names_its_column),
		TEST(it_stays_through_views_and_restarts),
		TEST(a_filter_that_does_not_fit_is_said),
		TEST(filters_are_saved_by_name),
		TEST(one_goes_to_codes_and_days),
		TEST(the_details_lead_on),
		TEST(others_views_are_searched_themselves),
		TEST(why_it_is_late_is_said),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
