/* The real program on the shipped content, on terminals that draw ambiguous characters one cell wide and two: at every node of
 * the tree each border stands in its one column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

enum { NODES = 320 /* of the shipped content, at least */, REPAINT_EVERY = 16, PAGES = 100 };

struct glyphs {
	const char *bar, *line, *top_left, *top_right, *bottom_left, *bottom_right;
};
static const struct glyphs lines = {"│", "─", "┌", "┐", "└", "┘"}, ascii = {"|", "-", "+", "+", "+", "+"};

struct screen {
	struct terminal *terminal;
	const struct glyphs *glyphs;
	int rows, columns;
	int divider, timeline; /* the column between the panes, the row of the lower right title; -1: one pane only */
};

static bool is(const struct screen *screen, int row, int column, const char *glyph)
{
	return strcmp(terminal_cell(screen->terminal, row, column).text, glyph) == 0;
}

static void refuse(const struct screen *screen, const char *what, int row, int column)
{
	char why[200];

	snprintf(why, sizeof why, "row %d, column %d: %s", row, column, what);
	terminal_fail(screen->terminal, why);
	fail();
}

static void wait_idle(const struct screen *screen)
{
	assert_true(terminal_wait_idle(screen->terminal, LIMIT));
}

static void press(const struct screen *screen, const char *keys)
{
	assert_true(terminal_keys(screen->terminal, keys));
	wait_idle(screen);
}

/* Every wide character has both its halves, and none hangs over the edge. */
static void check_halves(const struct screen *screen)
{
	for (int row = 0; row < screen->rows; row++) {
		int before = 1;

		for (int column = 0; column < screen->columns; column++) {
			int width = terminal_cell(screen->terminal, row, column).width;

			if ((before == 2) != (width == 0))
				refuse(screen, "half of a wide character", row, column);
			before = width;
		}
		if (before == 2)
			refuse(screen, "a wide character hangs over the edge", row, screen->columns);
	}
}

static void check_title(const struct screen *screen, int row, int from, int to)
{
	if (!is(screen, row, from, screen->glyphs->line))
		refuse(screen, "the title line does not begin here", row, from);
	if (!is(screen, row, to, screen->glyphs->line))
		refuse(screen, "the title line does not end here", row, to);
}

static void check_panes(const struct screen *screen)
{
	check_halves(screen);
	if (screen->divider < 0) {
		check_title(screen, 1, 0, screen->columns - 1);
		return;
	}
	for (int row = 1; row < screen->rows - 2; row++)
		if (!is(screen, row, screen->divider, screen->glyphs->bar))
			refuse(screen, "the divider is not here", row, screen->divider);
	check_title(screen, 1, 0, screen->divider - 1);
	check_title(screen, 1, screen->divider + 1, screen->columns - 1);
	check_title(screen, screen->timeline, screen->divider + 1, screen->columns - 1);
}

/* The column that is a bar on every line of the panes; -1 if none is. */
static int find_divider(const struct screen *screen)
{
	for (int column = 10; column < screen->columns - 10; column++) {
		int row = 1;

		while (row < screen->rows - 2 && is(screen, row, column, screen->glyphs->bar))
			row++;
		if (row == screen->rows - 2)
			return column;
	}
	return -1;
}

static int find_timeline(const struct screen *screen)
{
	for (int row = 2; row < screen->rows - 2; row++)
		if (is(screen, row, screen->divider + 1, screen->glyphs->line) &&
		    is(screen, row, screen->columns - 1, screen->glyphs->line))
			return row;
	refuse(screen, "the lower right pane has no title line", 2, screen->divider + 1);
	return -1;
}

/* How the dashboard is started, and what terminal it meets. */
struct start {
	const char *argument; /* NULL: none */
	int traits;
	const struct glyphs *glyphs;
};
static const struct start narrow = {NULL, TERMINAL_MUTE, &lines}, asked = {NULL, 0, &lines},
			  wide = {"--ambiguous=wide", TERMINAL_WIDE | TERMINAL_MUTE, &ascii},
			  asked_wide = {NULL, TERMINAL_WIDE, &ascii}, safe = {"--ambiguous=safe", TERMINAL_MUTE, &ascii},
			  safe_on_wide = {"--ambiguous=safe", TERMINAL_WIDE | TERMINAL_MUTE, &ascii};

static struct screen begin(const char *home, const struct start *start, int rows, int columns)
{
	struct screen screen = {.glyphs = start->glyphs, .rows = rows, .columns = columns, .divider = -1, .timeline = -1};

	screen.terminal = dashboard_launch_on(start->traits, home, rows, columns, NULL, start->argument);
	assert_non_null(screen.terminal);
	assert_true(terminal_wait_row(screen.terminal, rows - 1, "나가기", LIMIT));
	/* Until the terminal's answer, if one comes, has been drawn. */
	assert_true(terminal_wait_row(screen.terminal, 1, start->glyphs->line, LIMIT));
	wait_idle(&screen);
	if (columns >= 80 && rows >= 24) {
		screen.divider = find_divider(&screen);
		if (screen.divider < 0)
			refuse(&screen, "no column is a bar all the way down", 1, 0);
		screen.timeline = find_timeline(&screen);
	}
	return screen;
}

static void end(struct screen *screen)
{
	assert_true(dashboard_leave(screen->terminal));
	terminal_destroy(screen->terminal);
}

/* Drawn step by step and drawn at once are the same: nothing stands where the program does not know of it. */
static void check_repaint(const struct screen *screen)
{
	char *before = strdup(terminal_screen(screen->terminal));

	press(screen, "\f");
	if (strcmp(before, terminal_screen(screen->terminal)) != 0) {
		print_error("before it was painted anew:\n%s", before);
		refuse(screen, "painted anew, the screen is another", 0, 0);
	}
	free(before);
}

/* Press KEYS; false if nothing on the screen changed. */
static bool changes(const struct screen *screen, const char *keys)
{
	char *before = strdup(terminal_screen(screen->terminal));
	bool changed;
	int row, column, row_before = 0;

	for (; row_before < screen->rows && !terminal_cell(screen->terminal, row_before, 0).reverse; row_before++)
		;
	press(screen, keys);
	for (row = 0, column = 0; row < screen->rows && !terminal_cell(screen->terminal, row, column).reverse; row++)
		;
	changed = row != row_before || strcmp(before, terminal_screen(screen->terminal)) != 0;
	free(before);
	return changed;
}

static void scroll_details(const struct screen *screen)
{
	int pages = 0;

	press(screen, "\t");
	check_panes(screen);
	while (pages < PAGES && changes(screen, KEY_PAGE_DOWN)) {
		check_panes(screen);
		pages++;
	}
	assert_true(pages < PAGES);
	press(screen, "g" KEY_SHIFT_TAB);
}

/* Unfold each node and go on to the next, as far as it goes. */
static void walk(const struct screen *screen, bool details)
{
	int nodes = 0;
	bool more = true;

	while (more) {
		press(screen, "+");
		check_panes(screen);
		if (details)
			scroll_details(screen);
		if (nodes++ % REPAINT_EVERY == 0)
			check_repaint(screen);
		more = changes(screen, "j");
	}
	check_panes(screen);
	assert_true(nodes >= NODES);
}

static void walk_from(const char *home, const struct start *start, int rows, int columns, bool details)
{
	struct screen screen = begin(home, start, rows, columns);

	walk(&screen, details);
	end(&screen);
}

static void narrow_at_every_size(void **state)
{
	walk_from(*state, &narrow, 40, 120, false);
	walk_from(*state, &narrow, 24, 80, true);
	walk_from(*state, &narrow, 12, 40, false);
}

static void wide_at_every_size(void **state)
{
	walk_from(*state, &wide, 40, 120, false);
	walk_from(*state, &wide, 24, 80, true);
	walk_from(*state, &wide, 12, 40, false);
}

static void safe_at_every_size(void **state)
{
	walk_from(*state, &safe, 40, 120, false);
	walk_from(*state, &safe_on_wide, 24, 80, false);
	walk_from(*state, &safe_on_wide, 12, 40, false);
}

/* Nobody said how wide: the terminal did. */
static void as_the_terminal_answers(void **state)
{
	walk_from(*state, &asked_wide, 24, 80, false);
	walk_from(*state, &asked, 24, 80, false);
}

/* That a terminal draws wide what the program counts narrow is seen: else this file would prove nothing. */
static void a_wrong_width_is_seen(void **state)
{
	struct screen screen = {.glyphs = &lines, .rows = 24, .columns = 80};

	screen.terminal = dashboard_launch_on(TERMINAL_WIDE | TERMINAL_MUTE, *state, screen.rows, screen.columns, NULL, NULL);
	assert_non_null(screen.terminal);
	assert_true(terminal_wait_row(screen.terminal, screen.rows - 1, "나가기", LIMIT));
	wait_idle(&screen);
	assert_int_equal(find_divider(&screen), -1);
	end(&screen);
}

/* The corner of a frame on the screen; false if there is none. */
static bool find_frame(const struct screen *screen, int *top, int *left)
{
	for (*top = 0; *top < screen->rows; ++*top) {
		for (*left = 0; *left + 2 < screen->columns; ++*left)
			if (is(screen, *top, *left, screen->glyphs->top_left) &&
			    is(screen, *top, *left + 1, screen->glyphs->line) &&
			    is(screen, *top, *left + 2, screen->glyphs->line))
				return true;
	}
	return false;
}

static int run_end(const struct screen *screen, int row, int column)
{
	while (column < screen->columns && is(screen, row, column, screen->glyphs->line))
		column++;
	return column;
}

/* A frame stands there, whole. */
static void check_frame(const struct screen *screen)
{
	const struct glyphs *glyphs = screen->glyphs;
	int top = 0, left = 0, right, row;

	check_halves(screen);
	if (!find_frame(screen, &top, &left))
		refuse(screen, "no frame is there", 0, 0);
	right = run_end(screen, top, left + 1);
	if (!is(screen, top, right, glyphs->top_right))
		refuse(screen, "the frame has no corner here", top, right);
	for (row = top + 1; row < screen->rows && is(screen, row, left, glyphs->bar); row++)
		if (!is(screen, row, right, glyphs->bar))
			refuse(screen, "the frame has no right side here", row, right);
	if (!is(screen, row, left, glyphs->bottom_left) || run_end(screen, row, left + 1) != right ||
	    !is(screen, row, right, glyphs->bottom_right))
		refuse(screen, "the frame does not close here", row, left);
	assert_true(row > top + 2 && right > left + 10);
}

/* Open by KEYS, page to the end, close. */
static void check_dialog(const struct screen *screen, const char *keys)
{
	int pages = 0;

	press(screen, keys);
	check_frame(screen);
	while (pages < PAGES && changes(screen, KEY_PAGE_DOWN)) {
		check_frame(screen);
		pages++;
	}
	check_repaint(screen);
	check_frame(screen);
	assert_true(terminal_keys(screen->terminal, KEY_ESC));
	assert_true(terminal_wait_row(screen->terminal, 1, screen->glyphs->line, LIMIT));
}

static bool has_no_frame(struct terminal *terminal, void *context)
{
	int row, column;

	(void)terminal;
	return !find_frame(context, &row, &column);
}

/* Its frame is of ASCII in every mode, because it must be straight before the mode is right. */
static void check_widths_dialog(struct screen screen)
{
	press(&screen, "w");
	screen.glyphs = &ascii;
	check_frame(&screen);
	assert_true(terminal_keys(screen.terminal, KEY_ESC));
	assert_true(terminal_wait(screen.terminal, has_no_frame, &screen, "the dialog of widths should close", LIMIT));
}

static void dialogs(void **state)
{
	static const struct start *const starts[] = {&narrow, &wide, &safe};
	static const int sizes[][2] = {{40, 120}, {24, 80}, {12, 40}};
	static const char *const keys[] = {"?", "gjjjs", "sj\r", "s\r3", "u"};

	/* Something to take back. */
	free(dashboard_command(*state, "2025-12-01", (const char *const[]){"init", NULL}, 0));
	free(dashboard_command(*state, "2025-12-01", (const char *const[]){"set", "1.2", "title=‘국방’·AX → 전략①", NULL}, 0));
	for (size_t i = 0; i < 9; i++) {
		struct screen screen = begin(*state, starts[i / 3], sizes[i % 3][0], sizes[i % 3][1]);

		for (size_t j = 0; j < sizeof keys / sizeof *keys; j++) {
			check_dialog(&screen, keys[j]);
			assert_true(terminal_wait(screen.terminal, has_no_frame, &screen, "the dialog should close", LIMIT));
			wait_idle(&screen);
			check_panes(&screen);
		}
		check_widths_dialog(screen);
		end(&screen);
	}
}

/* Whatever the left pane lists. */
static void views(void **state)
{
	static const struct start *const starts[] = {&narrow, &wide, &safe};
	static const int sizes[][2] = {{40, 120}, {24, 80}, {12, 40}};
	static const char *const keys[] = {"2", "3", "G", "4", "jjl", "jjj", "l", "G", "5", "6", "j", "P" KEY_ESC, "c" KEY_ESC};

	free(dashboard_command(*state, "2025-12-01", (const char *const[]){"init", NULL}, 0));
	free(dashboard_command(*state, "2025-12-01", (const char *const[]){"add", "reading", "1.2.2.1t1", "amount=6200", NULL},
			       0));
	for (size_t i = 0; i < 9; i++) {
		struct screen screen = begin(*state, starts[i / 3], sizes[i % 3][0], sizes[i % 3][1]);

		for (size_t j = 0; j < sizeof keys / sizeof *keys; j++) {
			press(&screen, keys[j]);
			check_panes(&screen);
		}
		end(&screen);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(narrow_at_every_size, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(wide_at_every_size, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(safe_at_every_size, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(as_the_terminal_answers, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(a_wrong_width_is_seen, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(views, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(dialogs, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("borders", tests, NULL, NULL);
}
