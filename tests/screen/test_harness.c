/* The harness against small shell commands: what it says about a screen is known to be right before the dashboard is judged by
 * it. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "terminal.h"
#include "unicode.h"

enum { LIMIT = 10000, SHORT = 30 };

static struct terminal *shell(const char *script, const char *const *environment)
{
	const char *arguments[] = {"sh", "-c", script, NULL};
	struct terminal *terminal = terminal_start(
		&(struct pty_options){.rows = 5, .columns = 20, .arguments = arguments, .environment = environment});

	assert_non_null(terminal);
	return terminal;
}

static void test_hangul(void **state)
{
	struct terminal *terminal = shell("printf '\\r\\n a과기 현황b'; read x", NULL);
	int row, column;

	(void)state;
	assert_true(terminal_wait_text(terminal, "과기 현황", LIMIT));
	assert_string_equal(terminal_row(terminal, 0), "");
	assert_string_equal(terminal_row(terminal, 1), " a과기 현황b");
	assert_string_equal(terminal_screen(terminal), "\n a과기 현황b\n\n\n\n");
	assert_true(terminal_find(terminal, "현", &row, &column));
	assert_int_equal(row, 1);
	assert_int_equal(column, 7);
	assert_string_equal(terminal_cell(terminal, 1, 2).text, "과");
	assert_int_equal(terminal_cell(terminal, 1, 2).width, 2);
	assert_string_equal(terminal_cell(terminal, 1, 3).text, "");
	assert_int_equal(terminal_cell(terminal, 1, 3).width, 0);
	assert_int_equal(terminal_cell(terminal, 1, 1).width, 1);
	terminal_cursor(terminal, &row, &column);
	assert_int_equal(row, 1);
	assert_int_equal(column, 12);
	terminal_destroy(terminal);
}

static void test_attributes(void **state)
{
	struct terminal *terminal = shell(
		"printf '\\033[?1049h\\033[?25l\\033[7m가\\033[0;1;31;44mb\\033[0;4;38;5;208mc\\033[0md\\007'; read x", NULL);
	struct cell cell;

	(void)state;
	assert_true(terminal_wait_text(terminal, "가bcd", LIMIT));
	cell = terminal_cell(terminal, 0, 0);
	assert_true(cell.reverse && !cell.bold && cell.foreground == COLOR_DEFAULT && cell.background == COLOR_DEFAULT);
	cell = terminal_cell(terminal, 0, 2);
	assert_true(cell.bold && !cell.reverse);
	assert_int_equal(cell.foreground, 1);
	assert_int_equal(cell.background, 4);
	cell = terminal_cell(terminal, 0, 3);
	assert_true(cell.underline && !cell.bold);
	assert_int_equal(cell.foreground, 208);
	assert_true(terminal_alternate(terminal));
	assert_false(terminal_cursor_visible(terminal));
	assert_true(terminal_wait_quiet(terminal, SHORT, LIMIT));
	assert_int_equal(terminal_bells(terminal), 1);
	terminal_destroy(terminal);
}

static void test_keys_and_absence(void **state)
{
	struct terminal *terminal = shell("printf 하나; read x; printf '\\033[2J\\033[H둘%s' \"$x\"; read x; exit 7", NULL);
	size_t count;

	(void)state;
	assert_true(terminal_wait_text(terminal, "하나", LIMIT));
	assert_true(terminal_keys(terminal, "셋\r"));
	assert_true(terminal_wait_no_text(terminal, "하나", LIMIT));
	assert_true(terminal_wait_row(terminal, 0, "둘셋", LIMIT));
	assert_true(terminal_keys(terminal, "\r"));
	assert_true(terminal_wait_end(terminal, 7, LIMIT));
	assert_non_null(strstr(terminal_output(terminal, &count), "\033[2J"));
	assert_int_equal(count, pty_bytes(terminal_pty(terminal)));
	terminal_destroy(terminal);
}

static void test_resize(void **state)
{
	struct terminal *terminal = shell("stty size; read x; stty size; read x", NULL);

	(void)state;
	assert_true(terminal_wait_text(terminal, "5 20", LIMIT));
	terminal_resize(terminal, 8, 31);
	assert_true(terminal_keys(terminal, "\r"));
	assert_true(terminal_wait_text(terminal, "8 31", LIMIT));
	terminal_destroy(terminal);
}

/* What a program asks the terminal is answered: here where its cursor is. */
static void test_queries(void **state)
{
	struct terminal *terminal = shell(
		"stty raw -echo; printf '\\033[2;4H\\033[6n'; dd bs=1 count=6 2>/dev/null | od -An -c | tr -d ' \\n'; read x",
		NULL);

	(void)state;
	assert_true(terminal_wait_text(terminal, "033[2;4R", LIMIT));
	terminal_destroy(terminal);
}

static const char where[] =
	"stty raw -echo; printf '%b\\033[6n' \"$TEXT\"; dd bs=1 count=6 2>/dev/null | od -An -c | tr -d ' \\n';"
	"read x";

/* A wide terminal draws every ambiguous character two cells wide, and nothing else wider; one that a read cuts in two, too. What
 * it says of its cursor is that of a wide terminal. */
static void test_wide(void **state)
{
	static const char *const changes[] = {"TEXT=\\033[2;1H·①a가é─\\0302", NULL};
	static const char *const drawn[] = {"·", "", "①", "", "a", "가", "", "é", "", "─", "", "§", ""};
	struct terminal *terminal;

	(void)state;
	for (int wide = 0; wide < 2; wide++) {
		const char *arguments[] = {"sh", "-c", "stty raw -echo; printf '%b' \"$TEXT\"; read x; printf '\\247'; read x",
					   NULL};

		terminal = terminal_start_as(
			&(struct pty_options){.rows = 5, .columns = 20, .arguments = arguments, .environment = changes},
			wide ? TERMINAL_WIDE : 0);
		assert_non_null(terminal);
		assert_true(terminal_wait_text(terminal, "─", LIMIT));
		assert_true(terminal_keys(terminal, "\n"));
		assert_true(terminal_wait_text(terminal, "─§", LIMIT));
		assert_string_equal(terminal_row(terminal, 1), "·①a가é─§");
		for (int column = 0; column < 13; column++) {
			struct cell cell = terminal_cell(terminal, 1, column);

			if (wide)
				assert_string_equal(cell.text, drawn[column]);
			if (wide)
				assert_int_equal(cell.width, !*drawn[column] ? 0 : *cell.text == 'a' ? 1 : 2);
		}
		assert_string_equal(terminal_cell(terminal, 1, wide ? 11 : 7).text, "§");
		terminal_destroy(terminal);
	}
}

static void test_answers(void **state)
{
	static const char *const changes[] = {"TEXT=\\033[1;1H\\r·", NULL};
	const char *arguments[] = {"sh", "-c", where, NULL};
	struct pty_options options = {.rows = 5, .columns = 20, .arguments = arguments, .environment = changes};
	struct terminal *terminal = terminal_start_as(&options, TERMINAL_WIDE);

	(void)state;
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "033[1;3R", LIMIT));
	terminal_destroy(terminal);
	terminal = terminal_start_as(&options, 0);
	assert_true(terminal_wait_text(terminal, "033[1;2R", LIMIT));
	terminal_destroy(terminal);
	terminal = terminal_start_as(&options, TERMINAL_MUTE);
	assert_true(terminal_wait_text(terminal, "·", LIMIT));
	assert_true(terminal_keys(terminal, "mute.."));
	assert_true(terminal_wait_text(terminal, "·mute..", LIMIT));
	terminal_destroy(terminal);
}

/* All of them, in order: the second half of each is its own, and the bar behind each is in column 2. */
static void test_all_ambiguous(void **state)
{
	struct unicode *unicode = unicode_load();
	const char *arguments[] = {"sh", "-c", "stty raw -echo; printf ready; exec cat", NULL};
	struct terminal *terminal = terminal_start_as(&(struct pty_options){.rows = 5, .columns = 20, .arguments = arguments},
						      TERMINAL_WIDE);

	(void)state;
	assert_non_null(unicode);
	assert_non_null(terminal);
	assert_int_equal(unicode->ambiguous_count, 902); /* of Unicode 15.0 */
	assert_true(terminal_wait_text(terminal, "ready", LIMIT));
	for (int i = 0; i < unicode->ambiguous_count; i++) {
		char line[16] = "\033[H", *at = line + 3;

		at += utf8_encode(unicode->ambiguous[i], at);
		memcpy(at, "|", 2);
		assert_true(terminal_keys(terminal, line));
		assert_true(terminal_wait_row(terminal, 0, line + 3, LIMIT));
		assert_string_equal(terminal_cell(terminal, 0, 2).text, "|");
	}
	terminal_destroy(terminal);
	unicode_destroy(unicode);
}

/* It rests when it waits for a key, not before: what it does for a while without a word is waited for. */
static void test_idle(void **state)
{
	struct terminal *terminal = shell(
		"stty raw -echo; while :; do k=$(dd bs=1 count=1 2>/dev/null); i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done;"
		" printf '%s' \"$k\"; done",
		NULL);

	(void)state;
	assert_true(terminal_wait_idle(terminal, LIMIT));
	terminal_destroy(terminal);
}

static void test_environment(void **state)
{
	static const char *const changes[] = {"GWAGI_TODAY=2026-01-02", "TERM", NULL};
	struct terminal *terminal = shell("echo $LC_ALL $TZ; echo $GWAGI_TODAY ${TERM-none}; [ \"$HOME/data\" = "
					  "\"$XDG_DATA_HOME\" ] && [ \"$PWD\" = \"$HOME\" ] && echo ${LANG-none}",
					  changes);
	char home[4096];

	(void)state;
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	assert_string_equal(terminal_row(terminal, 0), "C.UTF-8 Asia/Seoul");
	assert_string_equal(terminal_row(terminal, 1), "2026-01-02 none");
	assert_string_equal(terminal_row(terminal, 2), "none");
	snprintf(home, sizeof home, "%s", pty_home(terminal_pty(terminal)));
	assert_int_equal(access(home, F_OK), 0);
	terminal_destroy(terminal);
	assert_int_not_equal(access(home, F_OK), 0);
}

static void test_ends(void **state)
{
	/* Not a `read`, which may see the end of its input before the signal. */
	struct terminal *terminal = shell("printf 여기; exec sleep 100", NULL);

	(void)state;
	assert_true(terminal_wait_text(terminal, "여기", LIMIT));
	pty_hang_up(terminal_pty(terminal));
	assert_true(terminal_wait_end(terminal, 128 + SIGHUP, LIMIT));
	terminal_destroy(terminal);

	terminal = shell("trap 'exit 9' TERM; printf 여기; while :; do read x; done", NULL);
	assert_true(terminal_wait_text(terminal, "여기", LIMIT));
	assert_true(pty_signal(terminal_pty(terminal), SIGTERM));
	assert_true(terminal_wait_end(terminal, 9, LIMIT));
	assert_false(pty_signal(terminal_pty(terminal), SIGTERM));
	terminal_destroy(terminal);
}

/* More input than a pty holds, to a program that writes more than it holds before it reads. */
static void test_floods(void **state)
{
	static char keys[20001];
	struct terminal *terminal = shell(
		"stty raw -echo; printf 가; dd bs=1 count=1 2>&1; seq 30000; dd bs=1 count=19999 2>/dev/null | wc -c", NULL);

	(void)state;
	memset(keys, 'j', sizeof keys - 1);
	assert_true(terminal_wait_text(terminal, "가", LIMIT));
	assert_true(terminal_keys(terminal, keys));
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	assert_true(terminal_find(terminal, "19999", NULL, NULL));
	assert_true(pty_bytes(terminal_pty(terminal)) > 100000);
	terminal_destroy(terminal);
}

/* The harness can fail: each wait says no to what does not come. Its complaints go to a file, not into the log of a good run. */
static void test_waits_fail(void **state)
{
	struct terminal *terminal = shell("printf 있음; read x; exit 3", NULL);
	int error = dup(2);

	(void)state;
	assert_true(terminal_wait_text(terminal, "있음", LIMIT));
	assert_non_null(freopen("/dev/null", "w", stderr));
	assert_false(terminal_wait_text(terminal, "없음", SHORT));
	assert_false(terminal_wait_no_text(terminal, "있음", SHORT));
	assert_false(terminal_wait_row(terminal, 1, "있음", SHORT));
	assert_false(terminal_wait_end(terminal, 3, SHORT));
	assert_true(terminal_keys(terminal, "\r"));
	assert_false(terminal_wait_text(terminal, "없음", LIMIT));
	assert_false(terminal_wait_end(terminal, 0, LIMIT));
	terminal_destroy(terminal);
	assert_null(terminal_start(
		&(struct pty_options){.rows = 5, .columns = 20, .arguments = (const char *[]){"/no/such/program", NULL}}));
	terminal = shell("while :; do echo x; done", NULL);
	assert_false(terminal_wait_quiet(terminal, SHORT, 2 * SHORT));
	terminal_destroy(terminal);
	fflush(stderr);
	assert_int_equal(dup2(error, 2), 2);
	close(error);
}

/* A program may be named from the folder that the test runs in, as meson does; it still starts in its own. */
static void test_relative_program(void **state)
{
	const char *arguments[] = {"bin/sh", "-c", "pwd", NULL};
	struct terminal *terminal;

	(void)state;
	assert_int_equal(chdir("/"), 0);
	terminal = terminal_start(&(struct pty_options){.rows = 5, .columns = 80, .arguments = arguments});
	assert_non_null(terminal);
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	assert_string_equal(terminal_row(terminal, 0), pty_home(terminal_pty(terminal)));
	terminal_destroy(terminal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hangul),
		cmocka_unit_test(test_attributes),
		cmocka_unit_test(test_keys_and_absence),
		cmocka_unit_test(test_resize),
		cmocka_unit_test(test_queries),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_all_ambiguous),
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_idle),
		cmocka_unit_test(test_environment),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_floods),
		cmocka_unit_test(test_waits_fail),
		cmocka_unit_test(test_relative_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
