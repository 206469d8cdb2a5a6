/* The schemes of colours: what is late, wants attention or is done looks so in each, can be read in each, and says it without. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

#define KEY_F6 "\033[17~"

static const char today[] = "2026-01-10";

enum state { LATE, ATTENTION, DONE, STATES };

/* Rows of the tree, and what stands there for the state. */
static const char *const rows[STATES] = {"2.5.1 3대", "2.5.2 7개", "완 m1 제1회"};
static const char *const signs[STATES] = {"지", "관", "완"};

static void set(const char *home, const char *code, const char *value)
{
	const char *const arguments[] = {"set", code, value, NULL};
	char *said = dashboard_command(home, today, arguments, 0);

	assert_non_null(said);
	free(said);
}

/* A dashboard that shows a row of each state, the cursor on none of them. */
static struct terminal *start(const char *home, const char *const *environment, const char *argument)
{
	struct terminal *terminal;

	set(home, "1.2.5.1m1", "reported=in_progress");
	set(home, "1.2.5.2m1", "reported=reported_done");
	terminal = dashboard_launch(home, 40, 120, environment, argument);
	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 39, "나가기", LIMIT));
	assert_true(dashboard_press(terminal, "/3대 축 혁신 실행과제 추진" KEY_ENTER, "2.5.2 7개"));
	assert_true(dashboard_press(terminal, KEY_ESC KEY_HOME_, "10:00~11:00"));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	return terminal;
}

static struct cell state_cell(struct terminal *terminal, enum state state)
{
	struct cell cell = {0};
	int row = 0;

	assert_true(terminal_find(terminal, rows[state], &row, NULL));
	for (int column = 0; column < 120 && strcmp(cell.text, signs[state]) != 0; column++)
		cell = terminal_cell(terminal, row, column);
	assert_string_equal(cell.text, signs[state]);
	return cell;
}

static void next_scheme(struct terminal *terminal, const char *name)
{
	assert_true(dashboard_press(terminal, KEY_F6, name));
	assert_true(terminal_wait_idle(terminal, LIMIT));
}

struct light {
	double red, green, blue;
};

static double linear(double part)
{
	part /= 255;
	return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

/* A colour of xterm's palette of 256; the first sixteen as xterm has them. */
static struct light palette(int color)
{
	static const int first[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
				      0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};
	static const int steps[6] = {0, 95, 135, 175, 215, 255};
	int grey = 8 + (color - 232) * 10, cube = color - 16, red = cube / 36, green = cube / 6 % 6;

	if (color < 16)
		return (struct light){linear(first[color] >> 16), linear(first[color] >> 8 & 255), linear(first[color] & 255)};
	if (color >= 232)
		return (struct light){linear(grey), linear(grey), linear(grey)};
	return (struct light){linear(steps[red]), linear(steps[green]), linear(steps[cube % 6])};
}

static double brightness(struct light light)
{
	return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue;
}

/* By the definition of WCAG 2: 1 (the same) to 21 (black on white). */
static double contrast(struct cell cell, int paper)
{
	int ink = cell.foreground == COLOR_DEFAULT ? (paper == 16 ? 231 : 16) : cell.foreground;
	int ground = cell.background == COLOR_DEFAULT ? paper : cell.background;
	double one = brightness(palette(ink)) + 0.05, other = brightness(palette(ground)) + 0.05;

	return one > other ? one / other : other / one;
}

/* Every cell on the screen that has a character. */
static void can_be_read(struct terminal *terminal, int paper, double least)
{
	for (int row = 0; row < 40; row++)
		for (int column = 0; column < 120; column++) {
			struct cell cell = terminal_cell(terminal, row, column);

			if (cell.width && cell.text[0] && cell.text[0] != ' ' && contrast(cell, paper) < least)
				fail_msg("row %d, column %d: '%s' has %d on %d", row, column, cell.text, cell.foreground,
					 cell.background);
		}
}

static void differ(struct terminal *terminal)
{
	struct cell late = state_cell(terminal, LATE), attention = state_cell(terminal, ATTENTION),
		    done = state_cell(terminal, DONE);

	assert_true(late.foreground != attention.foreground || late.background != attention.background);
	assert_true(late.foreground != done.foreground || late.background != done.background);
	assert_true(attention.foreground != done.foreground || attention.background != done.background);
}

/* What eyes without one kind of cones see (Machado, Oliveira, Fernandes 2009, severity 1, on linear light). */
static struct light seen(struct light light, int kind)
{
	static const double kinds[3][9] = {
		{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
		{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	};
	const double *k = kinds[kind];

	return (struct light){k[0] * light.red + k[1] * light.green + k[2] * light.blue,
			      k[3] * light.red + k[4] * light.green + k[5] * light.blue,
			      k[6] * light.red + k[7] * light.green + k[8] * light.blue};
}

static double distance(struct light one, struct light other)
{
	double parts[3] = {one.red - other.red, one.green - other.green, one.blue - other.blue};

	return sqrt(parts[0] * parts[0] + parts[1] * parts[1] + parts[2] * parts[2]);
}

static void dark_and_light_and_blind(void **state)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", NULL};
	struct terminal *terminal = start(*state, environment, NULL);

	can_be_read(terminal, 16, 4.5);
	differ(terminal);
	assert_true(state_cell(terminal, LATE).bold);
	next_scheme(terminal, "밝은 바탕");
	can_be_read(terminal, 231, 4.5);
	differ(terminal);
	next_scheme(terminal, "흑백");
	next_scheme(terminal, "색약");
	can_be_read(terminal, 16, 4.5);
	can_be_read(terminal, 231, 4.5); /* it does not depend on the background */
	for (int kind = 0; kind < 3; kind++)
		for (int i = 0; i < STATES; i++)
			for (int j = 0; j < i; j++) {
				struct light one = palette(state_cell(terminal, (enum state)i).background);
				struct light other = palette(state_cell(terminal, (enum state)j).background);

				assert_true(distance(seen(one, kind), seen(other, kind)) > 0.25);
			}
	next_scheme(terminal, "어두운 바탕");
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* Neither a colour nor grey: bold, reverse, underline. */
static void has_no_colour(struct terminal *terminal)
{
	for (int row = 0; row < 40; row++)
		for (int column = 0; column < 120; column++) {
			struct cell cell = terminal_cell(terminal, row, column);

			assert_int_equal(cell.foreground, COLOR_DEFAULT);
			assert_int_equal(cell.background, COLOR_DEFAULT);
			assert_false(cell.italic || cell.blink);
		}
}

static void mono(void **state)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", NULL};
	struct terminal *terminal = start(*state, environment, NULL);
	const char *output;
	size_t before, after;

	next_scheme(terminal, "밝은 바탕");
	terminal_output(terminal, &before);
	next_scheme(terminal, "흑백");
	has_no_colour(terminal);
	assert_true(state_cell(terminal, LATE).bold);
	assert_true(state_cell(terminal, ATTENTION).underline);
	assert_false(state_cell(terminal, DONE).bold);
	output = terminal_output(terminal, &after);
	for (size_t i = before; i + 3 < after; i++)
		assert_memory_not_equal(output + i, "\033[2m", 4); /* faint is a grey */
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void stays_without_colour(void **state)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", "NO_COLOR=1", NULL};
	struct terminal *terminal = start(*state, environment, NULL);

	has_no_colour(terminal);
	assert_true(dashboard_press(terminal, "a", "색을 쓰지 않습니다"));
	has_no_colour(terminal);
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* What the configuration says goes before what the terminal says of its background. */
static void begins_with_what_is_said(void **state)
{
	static const struct {
		const char *background, *config, *next;
	} ways[] = {
		{"COLORFGBG=15;0", "", "밝은 바탕"},
		{"COLORFGBG=0;default;15", "", "흑백"},
		{"COLORFGBG=0;15", "scheme = dark\n", "밝은 바탕"},
		{"COLORFGBG=nonsense", "scheme = light\n", "흑백"},
		{"COLORFGBG", "scheme = blind\n", "어두운 바탕"},
	};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const char *environment[] = {"GWAGI_TODAY=2026-01-10", ways[i].background, NULL};
		struct terminal *terminal;

		assert_true(dashboard_file(*state, "config", "config", ways[i].config));
		terminal = dashboard_launch(*state, 24, 80, environment, NULL);
		assert_non_null(terminal);
		assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
		next_scheme(terminal, ways[i].next);
		assert_true(dashboard_leave(terminal));
		terminal_destroy(terminal);
	}
}

/* A terminal of eight colours gets no others. */
static void eight_colours(void **state)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", "TERM=xterm", NULL};
	struct terminal *terminal = start(*state, environment, NULL);
	static const char *const names[] = {"밝은 바탕", "흑백", "색약", "어두운 바탕"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		next_scheme(terminal, names[i]);
		for (int row = 0; row < 40; row++)
			for (int column = 0; column < 120; column++) {
				assert_in_range(terminal_cell(terminal, row, column).foreground + 1, 0, 8);
				assert_in_range(terminal_cell(terminal, row, column).background + 1, 0, 8);
			}
		if (strcmp(names[i], "흑백") != 0)
			differ(terminal);
	}
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(dark_and_light_and_blind, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(mono, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(stays_without_colour, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(begins_with_what_is_said, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(eight_colours, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("schemes", tests, NULL, NULL);
}
