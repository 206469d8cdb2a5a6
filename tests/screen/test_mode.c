/* Who says how wide ambiguous characters are: the option, the configuration, what was kept of the terminal, and only then the
 * terminal. What its answers come to is in test_width.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

enum { ROWS = 24, COLUMNS = 80 };
static const char *program;                                 /* set once by main */
static const char lines[] = "─[안건]", ascii[] = "-[안건]"; /* frames of narrow; of wide and safe */

/* A terminal with TRAITS ends with FRAME, and was ASKED or not. */
static void expect(const char *home, int traits, const char *argument, const char *frame, bool asked)
{
	static const char *const environment[] = {"GWAGI_TODAY=2026-01-10", NULL};
	struct terminal *terminal = dashboard_launch_on(traits, home, ROWS, COLUMNS, environment, argument);
	size_t count;

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, ROWS - 1, "나가기", LIMIT));
	assert_true(terminal_wait_row(terminal, 1, frame, LIMIT));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(terminal_wait_row(terminal, 1, frame, LIMIT)); /* the answers have changed nothing */
	if ((strstr(terminal_output(terminal, &count), "\033[6n") != NULL) != asked)
		terminal_fail(terminal, asked ? "it did not ask" : "it asked");
	assert_true((strstr(terminal_output(terminal, &count), "\033[6n") != NULL) == asked);
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void the_option(void **state)
{
	expect(*state, TERMINAL_WIDE, "--ambiguous=wide", ascii, false);
	expect(*state, 0, "--ambiguous=narrow", lines, false);
	expect(*state, 0, "--ambiguous=wide", ascii, false);
	expect(*state, 0, "--ambiguous=safe", ascii, false);
	expect(*state, 0, "--ambiguous=auto", lines, true);
	expect(*state, TERMINAL_WIDE, "--ambiguous=auto", ascii, true);
}

static void the_configuration(void **state)
{
	assert_true(dashboard_file(*state, "config", "config", "# site\nambiguous = safe\n"));
	expect(*state, 0, NULL, ascii, false);
	expect(*state, 0, "--ambiguous=narrow", lines, false);
	expect(*state, 0, "--ambiguous=auto", lines, true);
	assert_true(dashboard_file(*state, "config", "config", "ambiguous = auto\n"));
	expect(*state, 0, NULL, lines, true);
}

/* What the dialog names as its source, and what goes before a choice that is to be kept. */
static void expect_source(const char *home, const char *argument, const char *source, const char *first)
{
	static const char *const environment[] = {"GWAGI_TODAY=2026-01-10", NULL};
	struct terminal *terminal = dashboard_launch_on(0, home, ROWS, COLUMNS, environment, argument);

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, ROWS - 1, "나가기", LIMIT));
	assert_true(dashboard_press(terminal, "w", source));
	assert_true(dashboard_press(terminal, "m", first));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void option_and_configuration_are_told_apart(void **state)
{
	assert_true(dashboard_file(*state, "config", "config", "ambiguous = safe\n"));
	expect_source(*state, NULL, "지금 쓰지 않음 (설정)", "설정이 먼저이므로");
	expect_source(*state, "--ambiguous=wide", "지금 두 칸 (옵션)", "옵션이 먼저이므로");
}

/* A person knew the screen to be right with this very answer; with another one it is another terminal. */
static void what_was_kept(void **state)
{
	assert_true(dashboard_file(*state, "state", "terminals", "xterm-256color\tlocal\tsafe\tnarrow\n"));
	expect(*state, 0, NULL, ascii, true);
	expect(*state, 0, "--ambiguous=narrow", lines, false);
	assert_true(dashboard_file(*state, "state", "terminals", "xterm-256color\tlocal\tsafe\twide\n"));
	expect(*state, 0, NULL, lines, true);
	assert_true(dashboard_file(*state, "state", "terminals", "xterm-256color\tlocal\tsafe\tno-answer\n"));
	expect(*state, TERMINAL_MUTE, NULL, ascii, true);
	assert_true(dashboard_file(*state, "state", "terminals", "xterm-256color\t192.0.2.1\tsafe\tno-answer\n"));
	expect(*state, TERMINAL_MUTE, NULL, lines, true);
}

/* How many rows the terminal shows beyond the lines that the program writes: of those that did not fit and were wrapped. */
static int wrapped(const char *home, int traits, const char *const *words)
{
	const struct pty_options options = {.rows = 250, .columns = COLUMNS, .arguments = words, .home = home};
	struct terminal *terminal = terminal_start_as(&options, traits);
	size_t count;
	int lines_written = 0, last, column;

	assert_non_null(terminal);
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	for (const char *at = terminal_output(terminal, &count); (at = strchr(at, '\n')); at++)
		lines_written++;
	terminal_cursor(terminal, &last, &column);
	assert_true(lines_written > 5 && last < 249); /* nothing has scrolled away */
	terminal_destroy(terminal);
	return last - lines_written;
}

/* A line of a table, of a tree, of details fits the terminal whose mode it was made for; in another one some do not. */
static void lines_fit(void **state)
{
	static const char *const commands[][2] = {{"tree", "1.2"}, {"show", "1.2"}, {"list", "milestones"}, {"list", "targets"}};
	int wrong = 0;

	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		const char *words[] = {program, "--quiet", commands[i][0], commands[i][1], NULL, NULL};

		words[4] = "--ambiguous=narrow";
		assert_int_equal(wrapped(*state, 0, words), 0);
		wrong += wrapped(*state, TERMINAL_WIDE, words);
		words[4] = "--ambiguous=wide";
		assert_int_equal(wrapped(*state, TERMINAL_WIDE, words), 0);
		words[4] = "--ambiguous=safe";
		assert_int_equal(wrapped(*state, TERMINAL_WIDE, words), 0);
		assert_int_equal(wrapped(*state, 0, words), 0);
	}
	assert_true(wrong > 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_option, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(the_configuration, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(option_and_configuration_are_told_apart, dashboard_home_make,
						dashboard_home_remove),
		cmocka_unit_test_setup_teardown(what_was_kept, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(lines_fit, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	program = argv[1];
	return cmocka_run_group_tests_name("mode", tests, NULL, NULL);
}
