/* Keys at random, at three sizes, with resizes among them: whatever is pressed, the program stays, its screen fits, and the
 * database is sound afterwards. A fixed seed; 10^5 keys with GWAGI_LONG, a few thousand always. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

enum { SHORT = 1200, LONG = 34000, BURST = 40 /* keys between two looks */ };

/* xorshift64*: the same keys on every machine. */
static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * 2685821657736338717u;
}

/* Every key of the table of actions but those that end, stop or print into the folder; Hangul, words for lines, clicks, a paste.
 */
static const char *const keys[] = {"j",
				   "k",
				   "h",
				   "l",
				   "\r",
				   "+",
				   "-",
				   "\033[6~",
				   "\033[5~",
				   "\x04",
				   "\x15",
				   "g",
				   "G",
				   "\t",
				   "\033[Z",
				   "m",
				   "1",
				   "2",
				   "3",
				   "4",
				   "5",
				   "6",
				   "[",
				   "]",
				   "b",
				   "B",
				   "'",
				   "/",
				   "n",
				   "N",
				   ",",
				   "f",
				   "F",
				   ";",
				   "\x07",
				   "s",
				   "v",
				   "e",
				   "i",
				   "E",
				   "\x05",
				   "p",
				   " ",
				   "u",
				   "U",
				   "\x12",
				   "@",
				   "t",
				   "c",
				   "z",
				   "Z",
				   "=",
				   "H",
				   "{",
				   "L",
				   "}",
				   "o",
				   "d",
				   "y",
				   "r",
				   "\x0c",
				   "w",
				   "a",
				   "M",
				   ":",
				   "\x10",
				   "?",
				   "\033",
				   "\033",
				   "\033",
				   "\r",
				   "\r",
				   KEY_DOWN,
				   KEY_UP,
				   KEY_LEFT,
				   KEY_RIGHT,
				   KEY_HOME_,
				   KEY_END_,
				   "\033[3~",
				   "\x7f",
				   "\x18",
				   "ㅓ",
				   "너",
				   "값",
				   "국방",
				   "지연",
				   "office:국방부",
				   "2026-03",
				   "내일",
				   "3",
				   "9",
				   "미보고",
				   "(",
				   "\"",
				   "1.2.5.1m1",
				   "o14",
				   "한글 사유",
				   "\033[<0;20;8M\033[<0;20;8m",
				   "\033[<64;10;10M",
				   "\033[200~붙인\n글\033[201~",
				   "\xff\xfe",
				   "\033[999;999R"};

static int wanted(void)
{
	return getenv("GWAGI_LONG") ? LONG : SHORT;
}

static void resize(struct terminal *terminal, uint64_t number, int rows, int columns)
{
	static const int sizes[][2] = {{1, 1}, {12, 40}, {24, 80}, {60, 200}, {11, 39}, {30, 100}};
	size_t at = number % (sizeof sizes / sizeof *sizes);

	terminal_resize(terminal, sizes[at][0], sizes[at][1]);
	terminal_resize(terminal, rows, columns);
}

/* Out of whatever is open, by Esc, and by q at the end; a line or form that holds text asks once. */
static bool leaves(struct terminal *terminal)
{
	for (int i = 0; i < 12; i++) {
		if (!terminal_keys(terminal, KEY_ESC) || !terminal_wait_idle(terminal, LIMIT))
			return false;
	}
	return terminal_keys(terminal, "q") && terminal_wait_end(terminal, 0, LIMIT);
}

/* An editor that leaves at once: the monkey would not find out of one of its own. */
static const char *const environment[] = {"GWAGI_TODAY=2026-01-10", "EDITOR=true", NULL};

/* Through the help or the command line the monkey may leave as anybody may: then it comes back to where it was. */
static struct terminal *come_back(struct terminal *terminal, const char *home, int rows, int columns)
{
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	terminal_destroy(terminal);
	terminal = dashboard_launch_again(0, home, rows, columns, environment, NULL);
	assert_non_null(terminal);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	return terminal;
}

/* Up to BURST keys, then a look; false once the program has ended. */
static bool press_some(struct terminal *terminal, uint64_t *seed, int rows, int columns)
{
	for (int i = 0; i < BURST; i++) {
		if (!terminal_keys(terminal, keys[next(seed) % (sizeof keys / sizeof *keys)]))
			return false;
		if (next(seed) % 199 == 0)
			resize(terminal, next(seed), rows, columns);
	}
	assert_true(terminal_wait_idle(terminal, LIMIT));
	return terminal_keys(terminal, "j");
}

static void run(void **state, uint64_t seed, int rows, int columns)
{
	char *home = *state;
	struct terminal *terminal = dashboard_launch(home, rows, columns, environment, NULL);
	int left = 0;
	char *said;

	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "나가기", LIMIT));
	for (int count = 0; count < wanted(); count += BURST) {
		if (press_some(terminal, &seed, rows, columns))
			continue;
		terminal = come_back(terminal, home, rows, columns);
		left++;
	}
	assert_true(left * 20 * BURST < wanted() + 20 * BURST); /* it is mostly there */
	assert_true(leaves(terminal));
	terminal_destroy(terminal);
	said = dashboard_command(home, "2026-01-10", (const char *const[]){"check", NULL}, 0);
	assert_non_null(said);
	free(said);
}

static void at_120x40(void **state)
{
	run(state, 20251124, 40, 120);
}

static void at_80x24(void **state)
{
	run(state, 19450815, 24, 80);
}

static void at_40x12(void **state)
{
	run(state, 14430109, 12, 40);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {TEST(at_120x40), TEST(at_80x24), TEST(at_40x12)};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
