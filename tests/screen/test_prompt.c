/* The reason of a status as a line that is typed: what is seen, where the hardware cursor stands, what is stored. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

static const char today[] = "2026-01-10", label[] = "사유: ", too_long[] = "들어가지 않았습니다.";
enum { LABEL = 6, CELLS = 62 /* of the line behind its label */ };

#define PASTE(bytes) "\033[200~" bytes "\033[201~"
#define KEY_WORD_LEFT "\033[1;5D"
#define KEY_WORD_RIGHT "\033[1;5C"
#define KEY_DELETE_ "\033[3~"

static struct terminal *start(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 24, 80, today, NULL);

	assert_non_null(terminal);
	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, label));
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

struct wanted {
	const char *line; /* what stands behind the label, without the blanks at its end */
	int caret;
};

static bool is_there(struct terminal *terminal, void *context)
{
	const struct wanted *wanted = context;
	int row, column, cursor_row, cursor_column;
	char line[CELLS * CELL_TEXT + 1] = "";
	size_t length;

	if (!terminal_find(terminal, label, &row, &column))
		return false;
	column += LABEL;
	for (int at = column; at < column + CELLS; at++) {
		struct cell cell = terminal_cell(terminal, row, at);

		strcat(line, *cell.text || cell.width == 0 ? cell.text : " ");
	}
	for (length = strlen(line); length && line[length - 1] == ' ';)
		line[--length] = '\0';
	terminal_cursor(terminal, &cursor_row, &cursor_column);
	return strcmp(line, wanted->line) == 0 && terminal_cursor_visible(terminal) && cursor_row == row &&
	       cursor_column == column + wanted->caret;
}

/* Send KEYS; then LINE stands there with the hardware cursor on its cell CARET. */
static void type(struct terminal *terminal, const char *keys, const char *line, int caret)
{
	struct wanted wanted = {line, caret};

	assert_true(terminal_keys(terminal, keys));
	assert_true(terminal_wait(terminal, is_there, &wanted, line, LIMIT));
}

static void accept(struct terminal *terminal)
{
	assert_true(dashboard_press(terminal, KEY_ENTER, "추진중."));
	assert_false(terminal_cursor_visible(terminal));
	leave(terminal);
}

static void is_stored(void **state, const char *reason)
{
	char field[2048], *out;

	snprintf(field, sizeof field, "\"reason\": \"%s\"", reason);
	out = dashboard_command(*state, today, (const char *const[]){"log", "1.2.2.1m1", "--format", "json", NULL}, 0);
	assert_non_null(out);
	if (!strstr(out, field))
		fail_msg("no %s in %s", field, out);
	free(out);
}

static void moves_and_deletes(void **state)
{
	struct terminal *terminal = start(state);

	type(terminal, "", "", 0);
	type(terminal, "설계 착수", "설계 착수", 9);
	type(terminal, KEY_LEFT KEY_LEFT, "설계 착수", 5);
	type(terminal, "서 ", "설계 서 착수", 8);
	type(terminal, KEY_HOME_, "설계 서 착수", 0);
	type(terminal, KEY_DELETE_, "계 서 착수", 0);
	type(terminal, KEY_RIGHT "획", "계획 서 착수", 4);
	type(terminal, KEY_END_ "\177", "계획 서 착", 10);
	type(terminal, KEY_WORD_LEFT, "계획 서 착", 8);
	type(terminal, KEY_WORD_LEFT KEY_WORD_LEFT, "계획 서 착", 0);
	type(terminal, KEY_WORD_RIGHT, "계획 서 착", 4);
	type(terminal, "\x05\x17", "계획 서", 8);         /* Ctrl-e Ctrl-w */
	type(terminal, "\x02\x02\x06\x04", "계획 서", 7); /* b b f d */
	type(terminal,
	     "\x08\x08"
	     "안",
	     "계획안", 6); /* h h */
	type(terminal,
	     "\x01"
	     "새 ",
	     "새 계획안", 3);                                     /* a */
	type(terminal, "\x06\x0b", "새 계", 5);                   /* f k */
	type(terminal, "\x02\x15", "계", 0);                      /* b u */
	type(terminal, "\x10\x0e" KEY_UP KEY_DOWN "\t", "계", 0); /* no lines before it */
	type(terminal, "설", "설계", 2);
	accept(terminal);
	is_stored(state, "설계");
}

/* As macOS types: each letter is seen at once, the syllable when it is whole. */
static void composes_letters(void **state)
{
	struct terminal *terminal = start(state);

	type(terminal, "가나", "가나", 4);
	type(terminal, KEY_LEFT, "가나", 2);
	type(terminal, "\u1112", "가ㅎ나", 4);
	type(terminal, "\u1161", "가하나", 4);
	type(terminal, "\u11AB", "가한나", 4);
	type(terminal, KEY_END_ "\u1100\u116E\u11A8", "가한나국", 8);
	type(terminal, "e\u0301", "가한나국é", 9);
	accept(terminal);
	is_stored(state, "가한나국é");
}

/* What no terminal shows alike is left out of the screen only. */
static void keeps_what_is_not_shown(void **state)
{
	struct terminal *terminal = start(state);

	type(terminal, "☎\uFE0Fa\u200B", "☎a", 2);
	type(terminal, KEY_LEFT KEY_LEFT KEY_LEFT "1", "1☎a", 1);
	type(terminal, KEY_END_ "\u1112", "1☎aㅎ", 5);
	accept(terminal);
	is_stored(state, "1☎\uFE0Fa\u200B\u1112");
}

/* Where ① and é are two cells wide, the caret stands two cells behind them. */
static void counts_the_cells_of_a_wide_terminal(void **state)
{
	static const char *const environment[] = {"GWAGI_TODAY=2026-01-10", NULL};
	struct terminal *terminal = dashboard_launch_on(TERMINAL_WIDE, *state, 40, 120, environment, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "나가기", LIMIT));
	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, label));
	type(terminal, "①e", "①e", 3);
	type(terminal, "\u0301·", "①é·", 6);
	type(terminal, KEY_LEFT KEY_LEFT, "①é·", 2);
	accept(terminal);
	is_stored(state, "①é·");
}

static void scrolls_sideways(void **state)
{
	struct terminal *terminal = start(state);
	char digits[241] = "", home[CELLS + 1], syllables[3 * CELLS / 2 + 1] = "";

	for (int i = 0; i < 24; i++)
		strcat(digits, "0123456789");
	snprintf(home, sizeof home, "%.*s", CELLS, digits);
	type(terminal, digits, digits + 240 - (CELLS - 2), CELLS - 2);
	type(terminal, KEY_LEFT KEY_LEFT, digits + 240 - (CELLS - 2), CELLS - 4);
	type(terminal, KEY_HOME_, home, 0);
	type(terminal, KEY_RIGHT, home, 1);
	type(terminal, KEY_END_ "\x15", "", 0);
	for (int i = 0; i < CELLS / 2 - 1; i++)
		strcat(syllables, "가");
	type(terminal, syllables, syllables, CELLS - 2);
	/* One cell too many: half of the syllable at the left edge is a blank. */
	memmove(syllables + 1, syllables + 3, strlen(syllables + 3) + 1);
	*syllables = ' ';
	strcat(syllables, "a");
	type(terminal, "a", syllables, CELLS - 2);
	type(terminal, KEY_LEFT KEY_LEFT, syllables, CELLS - 5);
	terminal_destroy(terminal);
}

/* Line breaks are blanks, q and Enter are no keys; what was typed before and behind stays as it is. */
static void takes_a_paste_as_one_edit(void **state)
{
	struct terminal *terminal = start(state);

	type(terminal, "앞뒤" KEY_LEFT, "앞뒤", 2);
	type(terminal, PASTE("q\r\n둘째 줄\n\033[A\x07셋째\t줄"), "앞q 둘째 줄 셋째 줄뒤", 19);
	type(terminal, PASTE(""), "앞q 둘째 줄 셋째 줄뒤", 19);
	type(terminal, "\x17" PASTE("\u1112\u1161\u11AB"), "앞q 둘째 줄 셋째 한뒤", 19);
	accept(terminal);
	is_stored(state, "앞q 둘째 줄 셋째 한뒤");
}

static void tells_what_does_not_fit(void **state)
{
	enum { HUGE_PASTE = 70 * 1000 };
	struct terminal *terminal = start(state);
	char *paste = malloc(HUGE_PASTE + 16);

	assert_non_null(paste);
	type(terminal, "가", "가", 2);
	snprintf(paste, HUGE_PASTE, "\033[200~%*s\033[201~", 1498, "x");
	assert_true(dashboard_press(terminal, paste, too_long));
	type(terminal, "나", "가나", 4);
	assert_true(terminal_wait_no_text(terminal, too_long, LIMIT));
	snprintf(paste, HUGE_PASTE + 16, "\033[200~%*s\033[201~", HUGE_PASTE, "x");
	assert_true(dashboard_press(terminal, paste, too_long));
	/* With 1494 bytes more it is full: a letter is one too many. */
	snprintf(paste, HUGE_PASTE, "\033[200~%*s\033[201~", 1494, "x");
	assert_true(terminal_keys(terminal, paste));
	assert_true(dashboard_press(terminal, "y", too_long));
	type(terminal,
	     "\x15"
	     "다",
	     "다", 2);
	accept(terminal);
	is_stored(state, "다");
	free(paste);
}

/* In a window too small for the dialog a paste goes on, and ends: the keys behind it are keys. */
static void a_paste_outlives_a_small_window(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(terminal_keys(terminal, "\033[200~가"));
	assert_true(terminal_wait_idle(terminal, LIMIT)); /* nothing of it is seen before its end */
	terminal_resize(terminal, 10, 30);
	assert_true(dashboard_press(terminal, "나\033[201~", "창이 너무 작습니다"));
	terminal_resize(terminal, 24, 80);
	type(terminal, "", "가나", 4);
	type(terminal, "\177", "가", 2);
	accept(terminal);
	is_stored(state, "가");
}

/* Esc, and q in the list that a conflict leads back to, ask once before a reason is lost; any other key is the answer no. */
static void asks_before_a_reason_is_lost(void **state)
{
	static const char question[] = "적은 것을 버립니까?";
	struct terminal *terminal = start(state);
	char *out;

	assert_true(dashboard_press(terminal, "하나" KEY_ESC, question));
	type(terminal, "둘", "하나둘", 6);
	assert_true(terminal_wait_no_text(terminal, question, LIMIT));
	assert_true(dashboard_press(terminal, "\x07", question)); /* Ctrl-g */
	type(terminal, KEY_LEFT, "하나둘", 4);
	out = dashboard_command(*state, today, (const char *const[]){"set", "1.2.2.1m1", "reported=not_started", NULL}, 0);
	assert_non_null(out);
	free(out);
	assert_true(dashboard_press(terminal, KEY_ENTER, "그사이"));
	assert_true(dashboard_press(terminal, KEY_ESC, question));
	type(terminal, "h", "하나둘", 4);
	accept(terminal);
	is_stored(state, "하나둘");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(moves_and_deletes, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(composes_letters, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(keeps_what_is_not_shown, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(counts_the_cells_of_a_wide_terminal, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(scrolls_sideways, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(takes_a_paste_as_one_edit, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(tells_what_does_not_fit, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(a_paste_outlives_a_small_window, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(asks_before_a_reason_is_lost, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
