/* What goes over the line, to the byte: one write a frame, nothing at rest, little more than what changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

enum { ROWS = 40, COLUMNS = 120 };

static const char today[] = "2026-01-10";

struct screen {
	struct cell cells[ROWS][COLUMNS];
};

static struct screen *look(struct terminal *terminal)
{
	struct screen *screen = calloc(1, sizeof *screen);

	assert_non_null(screen);
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column++)
			screen->cells[row][column] = terminal_cell(terminal, row, column);
	return screen;
}

/* Of a blank only what lies behind it can be seen. */
static bool is_blank(const struct cell *cell)
{
	return !cell->text[0] || !strcmp(cell->text, " ");
}

static bool is_same(const struct cell *one, const struct cell *other)
{
	return strcmp(one->text[0] ? one->text : " ", other->text[0] ? other->text : " ") == 0 && one->width == other->width &&
	       one->underline == other->underline && one->reverse == other->reverse && one->background == other->background &&
	       (is_blank(one) || (one->bold == other->bold && one->foreground == other->foreground));
}

/* The bytes of the cells that differ, a blank being one. */
static uint64_t difference(const struct screen *before, const struct screen *after)
{
	uint64_t bytes = 0;

	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column++) {
			const struct cell *cell = &after->cells[row][column];

			if (cell->width && !is_same(cell, &before->cells[row][column]))
				bytes += cell->text[0] ? strlen(cell->text) : 1;
		}
	return bytes;
}

struct cost {
	uint64_t bytes, cells, chunks;
};

/* What KEYS cost in all, and what they changed. */
static struct cost press(struct terminal *terminal, const char *keys)
{
	struct screen *before = look(terminal), *after;
	struct pty *pty = terminal_pty(terminal);
	struct cost cost = {.bytes = pty_bytes(pty), .chunks = pty_chunks(pty)};

	assert_true(terminal_keys(terminal, keys));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	after = look(terminal);
	cost.bytes = pty_bytes(pty) - cost.bytes;
	cost.chunks = pty_chunks(pty) - cost.chunks;
	cost.cells = difference(before, after);
	free(before);
	free(after);
	return cost;
}

static struct terminal *start(const char *home)
{
	struct terminal *terminal = dashboard_start(home, ROWS, COLUMNS, today, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	return terminal;
}

/* Each of KEYS is answered by one write, and all together cost at most PERCENT of what they change. */
static void costs(struct terminal *terminal, const char *keys, uint64_t percent)
{
	struct cost all = {0};
	char key[2] = "";

	for (; *keys; keys++) {
		struct cost cost;

		key[0] = *keys;
		cost = press(terminal, key);
		assert_int_equal(cost.chunks, 1);
		all.bytes += cost.bytes;
		all.cells += cost.cells;
	}
	if (all.bytes * 100 > all.cells * percent)
		fail_msg("%lu bytes for %lu", (unsigned long)all.bytes, (unsigned long)all.cells);
}

/* The details and the timeline follow; then they don't, and only two rows of a pane change. */
static void moves_cost_what_they_change(void **state)
{
	struct terminal *terminal = start(*state);
	struct cost cost;

	costs(terminal, "jjjjjkkk", 120);
	press(terminal, "jl");
	costs(terminal, "jjkj", 120);
	press(terminal, "g\t"); /* what is said of the meeting is longer than its pane */
	costs(terminal, "jjjkk", 120);
	press(terminal, "\t");
	costs(terminal, "jjjkk", 120);
	cost = press(terminal, "j");
	assert_in_range(cost.bytes, 1, 369);
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* Three hundred keys at once are a few frames. */
static void keys_at_once_are_few_frames(void **state)
{
	struct terminal *terminal = start(*state);
	uint64_t single = 0, bytes;
	char keys[301] = "";

	press(terminal, "\t");
	press(terminal, "\t");
	for (int i = 0; i < 300; i++)
		single += press(terminal, "j").bytes;
	press(terminal, "g");
	memset(keys, 'j', 300);
	bytes = press(terminal, keys).bytes;
	assert_in_range(bytes, 1, single * 3 / 10);
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* Two rows of the left pane; what follows its cursor comes when that rests. No colours, and no attributes but those that say
 * something. On a busy machine the cursor may seem to rest between two keys: the least of some moves counts. */
static void slow_lines_are_spared(void **state)
{
	struct terminal *terminal;
	uint64_t least = UINT64_MAX;
	bool waited = false;

	assert_true(dashboard_file(*state, "config", "config", "low_traffic = on\n"));
	terminal = start(*state);
	for (int i = 0; i < 5; i++) {
		uint64_t bytes = press(terminal, "j").bytes;

		least = bytes < least ? bytes : least;
		waited |= terminal_find(terminal, "10:00~11:00", NULL, NULL); /* of the meeting, where the cursor was */
	}
	assert_in_range(least, 1, 299);
	assert_true(waited);
	assert_true(terminal_wait_text(terminal, "1.4 과학기술", LIMIT));
	/* whatever is not of the left pane is up to date */
	assert_true(dashboard_press(terminal, "j\t", "1.5 AI"));
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column++) {
			struct cell cell = terminal_cell(terminal, row, column);

			assert_int_equal(cell.foreground, COLOR_DEFAULT);
			assert_int_equal(cell.background, COLOR_DEFAULT);
		}
	assert_true(dashboard_press(terminal, "a", "전송량"));
	assert_true(dashboard_press(terminal, "y", "복사했습니다"));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(moves_cost_what_they_change, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(keys_at_once_are_few_frames, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(slow_lines_are_spared, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("traffic", tests, NULL, NULL);
}
