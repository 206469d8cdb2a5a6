/* The keyboard was left in Hangul mode: keys are what they are on, syllables taken apart; what writes asks first; text is text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

static const char today[] = "2026-01-10", notice[] = "한글 입력 상태입니다(한/영 키로 바꿈).";
static const char asks_status[] = "한글 입력 상태입니다: s 이정표의 보고 상태 바꾸기?";
static const char second[] = "1.1 AI 민생 10대 프로젝트 추진방안"; /* two rows down from the start */

static struct terminal *start(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);

	assert_non_null(terminal);
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(terminal_keys(terminal, "ㅂ"));
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	terminal_destroy(terminal);
}

static void close_with(struct terminal *terminal, const char *keys, const char *text)
{
	assert_true(terminal_keys(terminal, keys));
	assert_true(terminal_wait_no_text(terminal, text, LIMIT));
}

static void letters_are_keys(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "ㅓㅓ", second));
	assert_true(terminal_wait_row(terminal, 38, notice, LIMIT));
	assert_true(dashboard_press(terminal, "ㅣ", "1.1 소비·생활"));
	close_with(terminal, "ㅗ", "1.1 소비·생활");
	assert_true(dashboard_press(terminal, "j", "1.2 국방 AX 전략"));
	assert_true(terminal_wait_row(terminal, 38, "", LIMIT));
	assert_false(terminal_find(terminal, "한글 입력", NULL, NULL)); /* no longer so */
	assert_true(dashboard_press(terminal, "ㅎ", "국무총리 김민석"));
	assert_true(dashboard_press(terminal, "\u1165\u1165", second)); /* decomposed */
	assert_true(dashboard_press(terminal, "ㅎ", "국무총리 김민석"));
	assert_true(dashboard_press(terminal, "\uffc6\uffc6", second));       /* halfwidth */
	assert_true(dashboard_press(terminal, "ㅃ", "쓰이지 않는 글쇠입니다")); /* Q */
	assert_true(dashboard_press(terminal, "ㆍ", "쓰이지 않는 글쇠입니다")); /* no key at all */
	leave(terminal);
}

static void syllables_are_taken_apart(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(terminal_keys(terminal, "ㅓㅓㅓㅓ"));
	assert_true(dashboard_press(terminal, "허ㅓ", second)); /* g j j */
	assert_true(dashboard_press(terminal, "하", "국무총리 김민석"));
	assert_true(dashboard_press(terminal, "\u1112\u1165ㅓ", second));
	leave(terminal);
}

static void what_writes_asks_first(void **state)
{
	static const char *const history[] = {"log", NULL};
	struct terminal *terminal = start(state);
	char *before, *after;

	assert_true(dashboard_walk_to_data_centre(terminal));
	before = dashboard_command(*state, today, history, 0);
	assert_true(dashboard_press(terminal, "ㄴ", asks_status));
	assert_true(terminal_wait_row(terminal, 39, "Enter 예  Esc 아니오", LIMIT));
	close_with(terminal, KEY_ESC, asks_status);
	assert_false(terminal_find(terminal, "> 1 미보고", NULL, NULL));
	assert_true(terminal_wait_row(terminal, 39, "나가기", LIMIT));
	assert_true(dashboard_press(terminal, "너", asks_status)); /* s j: j was not pressed for the question */
	assert_true(dashboard_press(terminal, "ㄴ너", asks_status));
	assert_true(dashboard_press(terminal, KEY_ENTER, "> 1 미보고"));
	assert_true(dashboard_press(terminal, "ㅓ", "> 2 착수전")); /* a list is no text */
	assert_true(dashboard_press(terminal, "ㅊ", "> 3 추진중")); /* or the letter that a word begins with */
	close_with(terminal, KEY_ESC, "> 3 추진중");
	assert_true(dashboard_press(terminal, "ㄴs", "> 1 미보고")); /* the key itself, once it is one */
	close_with(terminal, KEY_ESC, "> 1 미보고");
	close_with(terminal, "ㄴㅂ", asks_status); /* the question is closed, not the program */
	assert_true(dashboard_press(terminal, "ㅕ", "한글 입력 상태입니다: u 자기가 마지막으로"));
	assert_true(dashboard_press(terminal, "ㅔ", "한글 입력 상태입니다: p 통화 적기"));
	assert_true(dashboard_press(terminal, "ㄷㄷ", "한글 입력 상태입니다: e "));
	assert_true(dashboard_press(terminal, "ㄸ", "한글 입력 상태입니다: E "));
	assert_true(dashboard_press(terminal, "h", "2.2 인프라 구축")); /* any other key is itself */
	assert_true(terminal_wait_no_text(terminal, "한글 입력 상태입니다", LIMIT));
	assert_true(dashboard_press(terminal, "ㄴ\033[200~s\r\033[201~", asks_status)); /* a paste is no answer */
	assert_true(terminal_keys(terminal, KEY_ESC));
	leave(terminal);
	after = dashboard_command(*state, today, history, 0);
	assert_string_equal(after, before);
	free(before);
	free(after);
}

static void text_is_text(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "/구", "찾기: 구"));
	assert_true(dashboard_press(terminal, KEY_ESC "/국방" KEY_ENTER, "‘국방’ 1/"));
	assert_true(dashboard_press(terminal, ":1.2.5.1m1" KEY_ENTER, "1.2.5.1m1"));
	assert_true(dashboard_press(terminal, "ㄴ" KEY_ENTER "3너무", "예상일: 너무"));
	assert_true(dashboard_press(terminal, "ㅂㅓ", "예상일: 너무ㅂㅓ"));
	assert_true(terminal_keys(terminal, KEY_ESC KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "예상일: ", LIMIT));
	assert_true(dashboard_press(terminal, ":상태", ": 상태"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, ": 상태", LIMIT));
	leave(terminal);
}

static void the_help_in_hangul_mode(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "?ㅓ", "> k Up"));
	assert_true(dashboard_press(terminal, "ㅏ", "> j Down"));
	assert_true(dashboard_press(terminal, "부", "찾기: 부")); /* no key of the list */
	assert_true(dashboard_press(terminal, "서별", "> o           lanes"));
	assert_true(dashboard_press(terminal, KEY_ESC "ㅅㅌ", "찾기: ㅅㅌ"));
	close_with(terminal, KEY_ESC "ㅂ", "이동 Enter");
	leave(terminal);
}

static void keys_of_ones_own(void **state)
{
	struct terminal *terminal;

	assert_true(dashboard_file(*state, "config", "config", "key.down = x\nkey.status = d\n"));
	terminal = start(state);
	assert_true(dashboard_press(terminal, "ㅌㅌ", second));
	assert_true(dashboard_press(terminal, "ㅓ", "쓰이지 않는 글쇠입니다"));
	assert_true(dashboard_press(terminal, "ㅇ", "한글 입력 상태입니다: d 이정표의 보고"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	leave(terminal);
}

static void too_small_a_window(void **state)
{
	struct terminal *terminal = start(state);

	terminal_resize(terminal, 10, 30);
	assert_true(terminal_wait_text(terminal, "너무 작습니다", LIMIT));
	assert_true(terminal_keys(terminal, "ㅓㄴ"));
	leave(terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(letters_are_keys),        TEST(syllables_are_taken_apart), TEST(what_writes_asks_first), TEST(text_is_text),
		TEST(the_help_in_hangul_mode), TEST(keys_of_ones_own),          TEST(too_small_a_window),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("hangul", tests, NULL, NULL);
}
