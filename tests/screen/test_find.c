/* Finding with `/`: where it leads, what stands out, and what it says. */
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
enum { HIT = 221 /* yellow behind it */ };

static struct terminal *start(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);

	assert_non_null(terminal);
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* Look for WORDS and wait for what is SAID then. */
static void find(struct terminal *terminal, const char *words, const char *said)
{
	char keys[256];

	assert_true(dashboard_press(terminal, "/", "찾기:"));
	snprintf(keys, sizeof keys, "%s\r", words);
	assert_true(dashboard_press(terminal, keys, said));
}

/* How many cells of the screen stand out as hits. */
static int hit_cells(struct terminal *terminal)
{
	int count = 0;

	for (int row = 0; row < 40; row++) {
		for (int column = 0; column < 120; column++) {
			struct cell cell = terminal_cell(terminal, row, column);

			count += cell.background == HIT && cell.width > 0;
		}
	}
	return count;
}

static void goes_through_the_hits(void **state)
{
	struct terminal *terminal = start(state);

	/* The meeting, one of its milestones, and two items: all hold it at the same rank, so the first is the best. */
	find(terminal, "ㄱㅎㄱㅅㄱㄱㅈ", "‘ㄱㅎㄱㅅㄱㄱㅈ’ 1/4");
	assert_true(dashboard_press(terminal, "n", " 2/4"));
	assert_true(dashboard_press(terminal, "N", " 1/4"));
	assert_true(dashboard_press(terminal, ",", " 4/4"));
	assert_true(dashboard_press(terminal, "n", " 1/4"));
	leave(terminal);
}

static void opens_what_is_folded_and_highlights(void **state)
{
	struct terminal *terminal = start(state);
	int row, column;

	find(terminal, "국방통합ai", "‘국방통합ai’ 1/2");
	assert_true(terminal_wait_text(terminal, "2.2.1 ‘국방통합AI", LIMIT));
	assert_true(terminal_find(terminal, "2.2.1 ‘국방통합AI", &row, &column));
	assert_int_equal(terminal_cell(terminal, row, column + 6).background, COLOR_DEFAULT);
	for (int i = 0; i < 10; i++) {
		struct cell cell = terminal_cell(terminal, row, column + 7 + i);

		assert_true(cell.width == 0 || cell.background == HIT);
	}
	assert_int_equal(terminal_cell(terminal, row, column + 17).background, COLOR_DEFAULT);
	/* Esc takes the light away, the place stays. */
	assert_true(hit_cells(terminal) > 10);
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "‘국방통합ai’", LIMIT));
	assert_int_equal(hit_cells(terminal), 0);
	assert_true(terminal_find(terminal, "2.2.1 ‘국방통합AI", NULL, NULL));
	leave(terminal);
}

static void understands_the_other_keyboard(void **state)
{
	struct terminal *terminal = start(state);

	find(terminal, "rhkrl", "‘과기’(으)로 찾은 결과(‘rhkrl’을(를) 다른 자판으로 읽음)");
	find(terminal, "먀", "‘ai’(으)로 찾은 결과");
	/* What is there as it stands is not read otherwise. */
	find(terminal, "ai", "‘ai’ ");
	find(terminal, "zzz", "‘zzz’을(를) 찾지 못했습니다.");
	assert_int_equal(hit_cells(terminal), 0);
	assert_true(terminal_keys(terminal, "j"));
	assert_true(terminal_wait_no_text(terminal, "‘zzz’", LIMIT));
	assert_true(dashboard_press(terminal, "n", "‘zzz’을(를) 찾지 못했습니다."));
	leave(terminal);
}

static void ignores_spacing_when_there_is_nothing_else(void **state)
{
	struct terminal *terminal = start(state);
	int row, column;

	find(terminal, "국방AI위원회", "‘국방AI위원회’(띄어쓰기·가운뎃점 없이) 1/");
	assert_true(terminal_wait_text(terminal, "국방 AI 위원회 신설", LIMIT));
	assert_true(terminal_find(terminal, "국방 AI 위원회", &row, &column));
	for (int i = 0; i < 14; i++) { /* the spaces between too */
		struct cell cell = terminal_cell(terminal, row, column + i);

		assert_true(cell.width == 0 || cell.background == HIT);
	}
	assert_true(dashboard_press(terminal, "n", "(띄어쓰기·가운뎃점 없이) 2/"));
	find(terminal, "소비생활", "‘소비생활’(띄어쓰기·가운뎃점 없이) 1/");
	find(terminal, "소비·생활", "‘소비·생활’ 1/");
	find(terminal, "국방AX전략", "‘국방AX전략’(띄어쓰기·가운뎃점 없이) 1/");
	find(terminal, "국방AX전락", "‘국방AX전락’을(를) 찾지 못했습니다.");
	find(terminal, "※·", "‘※·’을(를) 찾지 못했습니다.");
	leave(terminal);
}

static void takes_decomposed_letters_and_pastes(void **state)
{
	struct terminal *terminal = start(state);

	find(terminal, "\u1100\u116E\u11A8\u1107\u1161\u11BC", "‘국방’ 1/13");
	find(terminal, "\033[200~국방\r\nAX\033[201~", "‘국방 AX’ ");
	leave(terminal);
}

static void leaves_everything_when_cancelled(void **state)
{
	struct terminal *terminal = start(state);

	find(terminal, "국방", "‘국방’ 1/13");
	assert_true(dashboard_press(terminal, "/", "찾기:"));
	assert_true(dashboard_press(terminal, "인재q", "찾기: 인재q"));
	assert_true(terminal_cursor_visible(terminal));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "찾기: ", LIMIT));
	assert_false(terminal_cursor_visible(terminal));
	assert_true(dashboard_press(terminal, "n", "‘국방’ 2/13"));
	/* Up brings back what was looked for before. */
	assert_true(dashboard_press(terminal, "/" KEY_UP, "찾기: 국방"));
	assert_true(dashboard_press(terminal, "\r", "‘국방’ "));
	leave(terminal);
}

static void finds_what_has_just_been_written(void **state)
{
	struct terminal *terminal = start(state);
	const char *arguments[] = {"set", "1.2.2.1", "title=갈매기 국방 데이터센터", "--reason", "이름 바꿈", NULL};

	find(terminal, "국방", "‘국방’ 1/13");
	free(dashboard_command(*state, today, arguments, 0));
	find(terminal, "갈매기", "‘갈매기’ 1/1");
	find(terminal, "인프라 구축", "‘인프라 구축’ ");
	/* Its other name in the source still finds it. */
	find(terminal, "국방통합ai", "‘국방통합ai’ 1/2");
	leave(terminal);
}

int main(int argc, char **argv)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)
	const struct CMUnitTest tests[] = {
		CASE(goes_through_the_hits),
		CASE(opens_what_is_folded_and_highlights),
		CASE(understands_the_other_keyboard),
		CASE(ignores_spacing_when_there_is_nothing_else),
		CASE(takes_decomposed_letters_and_pastes),
		CASE(leaves_everything_when_cancelled),
		CASE(finds_what_has_just_been_written),
	};
#undef CASE

	dashboard_program(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
