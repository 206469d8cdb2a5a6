/* What can be done is found: in the help, at `:`, by the person's own keys, and at the first start. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"
#include "gwagi/view/actions.h"

static const char today[] = "2026-01-10";

#define ACTION_NAMES(id, name, keys, places, bar, help) {name, keys},
static const struct {
	const char *name, *keys;
} actions[] = {ACTIONS(ACTION_NAMES)};
enum { ALL = sizeof actions / sizeof *actions };

static struct terminal *start_at(void **state, int rows, int columns)
{
	struct terminal *terminal = dashboard_start(*state, rows, columns, today, NULL);

	assert_non_null(terminal);
	return terminal;
}

static struct terminal *start(void **state)
{
	return start_at(state, 40, 120);
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* Until nothing covers the panes. */
static void close_with(struct terminal *terminal, const char *keys, const char *text)
{
	assert_true(terminal_keys(terminal, keys));
	assert_true(terminal_wait_no_text(terminal, text, LIMIT));
}

static void help_finds_every_action(void **state)
{
	struct terminal *terminal = start(state);
	char row[128];

	assert_true(dashboard_press(terminal, "?/", "찾기: "));
	for (size_t i = 0; i < ALL; i++) {
		snprintf(row, sizeof row, "> %-12.11s%s ", actions[i].keys, actions[i].name);
		assert_true(terminal_keys(terminal, actions[i].name));
		assert_true(dashboard_press(terminal, "", row));
		assert_true(terminal_keys(terminal, "\x15")); /* to the start of the line */
	}
	close_with(terminal, KEY_ESC KEY_ESC, "도움말  j k");
	leave(terminal);
}

static void the_palette_finds_every_action(void **state)
{
	struct terminal *terminal = start(state);
	char row[128];

	assert_true(dashboard_press(terminal, ":", "Tab 채우기"));
	for (size_t i = 0; i < ALL; i++) {
		snprintf(row, sizeof row, "> %-15s%.11s", actions[i].name, actions[i].keys);
		assert_true(terminal_keys(terminal, actions[i].name));
		assert_true(dashboard_press(terminal, "", row));
		assert_true(terminal_keys(terminal, "\x15"));
	}
	close_with(terminal, KEY_ESC, "Tab 채우기");
	leave(terminal);
}

static void help_is_searched_and_done(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "?", "j k 이동 Enter 하기 / 찾기 Esc 닫기"));
	assert_true(dashboard_press(terminal, "j", "> k Up"));
	assert_true(dashboard_press(terminal, "G", "> 항목(항목:값, =, <, >): office agenda"));
	assert_true(dashboard_press(terminal, "g", "> j Down"));
	assert_true(dashboard_press(terminal, "다음 칸", "찾기: 다음 칸")); /* a letter begins to search */
	assert_true(dashboard_press(terminal, "", "> Tab         next_pane"));
	assert_true(terminal_wait_no_text(terminal, "한 줄 아래로", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "[상세]"));
	assert_false(terminal_find(terminal, "도움말  j k", NULL, NULL));
	assert_true(dashboard_press(terminal, "?/ㄷㅇ ㅂㄱ", "> ]           next_view"));
	close_with(terminal, KEY_ESC KEY_ESC, "도움말  j k");
	assert_true(dashboard_press(terminal, "?/Ctrl-l", "> Ctrl-l      redraw")); /* by the key */
	assert_true(dashboard_press(terminal, "x", "맞는 것이 없습니다"));
	assert_true(dashboard_press(terminal, KEY_ESC "/보류", "보 보류·중단"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "찾기: 보류")); /* which is nothing to do */
	close_with(terminal, KEY_ESC "q", "도움말  j k");
	leave(terminal);
}

/* Another dialog, over panes that were hidden by the help. */
static void help_opens_dialogs(void **state)
{
	struct terminal *terminal = start_at(state, 24, 80);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "?/status", "> s           status"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "> 1 미보고"));
	assert_true(terminal_wait_row(terminal, 0, "제1회", LIMIT));
	close_with(terminal, KEY_ESC, "> 1 미보고");
	assert_true(dashboard_press(terminal, ":status" KEY_ENTER, "> 1 미보고"));
	close_with(terminal, KEY_ESC, "> 1 미보고");
	assert_true(dashboard_press(terminal, "?/quit", "> q           quit"));
	assert_true(terminal_keys(terminal, KEY_ENTER));
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	terminal_destroy(terminal);
}

static void the_palette_completes(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, ":", "  down           j Down"));
	assert_true(dashboard_press(terminal, "vi\t", ": view_"));
	assert_true(dashboard_press(terminal, "", "> view_tree"));
	assert_true(dashboard_press(terminal, "\t", "> view_work"));
	assert_true(dashboard_press(terminal, "\t\t\t\t\t", "> view_tree")); /* and round */
	assert_true(dashboard_press(terminal, "\x15", "  down           j Down"));
	assert_true(dashboard_press(terminal, KEY_DOWN KEY_DOWN, "> up"));
	assert_true(dashboard_press(terminal, "sea\t", ": search "));
	assert_true(dashboard_press(terminal, "\x15도움", "> help"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "도움말  j k"));
	close_with(terminal, "q", "도움말  j k");
	assert_true(dashboard_press(terminal, "\x10", "Tab 채우기"));
	assert_true(dashboard_press(terminal, KEY_UP, ": 도움")); /* the line before */
	close_with(terminal, KEY_ESC, "Tab 채우기");
	assert_true(terminal_keys(terminal, ":quit" KEY_ENTER));
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	terminal_destroy(terminal);
}

static void the_palette_goes_and_hands_on(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, ":1.2.2.1", "Enter 1.2.2.1(으)로 가기"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "1만~5만 장 수준"));
	assert_true(dashboard_press(terminal, ":go 1.1" KEY_ENTER, "1.1 AI 민생 10대 프로젝트 추진방안"));
	assert_true(dashboard_press(terminal, ":1.99" KEY_ENTER, "1.99"));
	assert_true(terminal_wait_no_text(terminal, "Tab 채우기", LIMIT));
	assert_true(dashboard_press(terminal, ":search 국방" KEY_ENTER, "‘국방’ 1/"));
	assert_true(dashboard_press(terminal, ":as_of 2099-01" KEY_ENTER, "기준일: 2099-01"));
	assert_true(dashboard_press(terminal, "", "아직 다 지나지 않아"));
	close_with(terminal, KEY_ESC, "기준일: 2099-01");
	leave(terminal);
}

static void the_palette_says_what_it_does_not_know(void **state)
{
	struct terminal *terminal = start_at(state, 12, 40);

	assert_true(dashboard_press(terminal, ":statsu" KEY_ENTER, "‘statsu’은(는) 없는 명령입니다."));
	assert_true(dashboard_press(terminal, "\x15xyzzy", ": xyzzy"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "‘xyzzy’은(는) 없는 명령입니다."));
	assert_true(dashboard_press(terminal, "\x15status 보류" KEY_ENTER, "‘status’에는 말을 덧붙이지"));
	close_with(terminal, KEY_ESC, ": status");
	assert_true(terminal_keys(terminal, ":" KEY_ENTER)); /* nothing typed, nothing done */
	assert_true(terminal_wait_no_text(terminal, "Tab 채우기", LIMIT));
	assert_true(dashboard_press(terminal, "?", "j k 이동 Enter 하기 / 찾기 Esc 닫기"));
	assert_true(dashboard_press(terminal, "/부서별", "> o"));
	close_with(terminal, KEY_ESC KEY_ESC, "Enter 하기");
	leave(terminal);
}

static void a_paste_is_typed(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, ":\033[200~next\tpane\r\033[201~", ": next pane"));
	assert_true(dashboard_press(terminal, "\x15\033[200~next_pane\033[201~", "> next_pane"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "[상세]"));
	assert_true(dashboard_press(terminal, "?\033[200~q\033[201~", "붙여넣기는 글"));
	assert_true(dashboard_press(terminal, "/\033[200~quit\033[201~", "> q           quit"));
	close_with(terminal, KEY_ESC KEY_ESC, "도움말  j k");
	leave(terminal);
}

static void keys_of_ones_own(void **state)
{
	struct terminal *terminal;

	assert_true(dashboard_file(*state, "config", "config",
				   "key.status = x F3\nkey.down = n Down\nkey.view_tree = v\nkey.quit = q X\n"));
	terminal = start(state);
	assert_true(terminal_wait_row(terminal, 39, " n 이동", LIMIT));
	assert_true(terminal_wait_row(terminal, 39, " v 보기", LIMIT));
	assert_true(terminal_wait_row(terminal, 39, " x 상태", LIMIT));
	assert_true(dashboard_press(terminal, "j", "쓰이지 않는 글쇠입니다"));
	assert_true(dashboard_press(terminal, "nn", "1.1 AI 민생 10대 프로젝트 추진방안"));
	assert_true(dashboard_press(terminal, "\033OR", "> 1")); /* F3 */
	close_with(terminal, KEY_ESC, "> 1");
	assert_true(dashboard_press(terminal, "?", "n k 이동"));
	assert_true(dashboard_press(terminal, "", "> n Down      down"));
	assert_true(dashboard_press(terminal, "/status", "> x F3        status"));
	close_with(terminal, KEY_ESC KEY_ESC, "n k 이동");
	assert_true(terminal_keys(terminal, "X"));
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	terminal_destroy(terminal);
}

static void the_first_start_says_what_to_press(void **state)
{
	static const char hint[] = "처음이시군요: ? 도움말, j k 이동, Enter 펼침, 1~6 보기, s 상태, q 나가기";
	char path[512];
	struct terminal *terminal;

	snprintf(path, sizeof path, "%s/state/gwagi/seen", (char *)*state);
	assert_int_equal(remove(path), 0);
	terminal = start(state);
	assert_true(terminal_wait_row(terminal, 38, hint, LIMIT));
	close_with(terminal, "j", "처음이시군요");
	leave(terminal);
	terminal = start(state);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_false(terminal_find(terminal, "처음이시군요", NULL, NULL));
	leave(terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(help_finds_every_action),
		TEST(the_palette_finds_every_action),
		TEST(help_is_searched_and_done),
		TEST(help_opens_dialogs),
		TEST(the_palette_completes),
		TEST(the_palette_goes_and_hands_on),
		TEST(the_palette_says_what_it_does_not_know),
		TEST(a_paste_is_typed),
		TEST(keys_of_ones_own),
		TEST(the_first_start_says_what_to_press),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("palette", tests, NULL, NULL);
}
