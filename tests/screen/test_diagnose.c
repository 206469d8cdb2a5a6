/* `gwagi diagnose` on terminals that draw ambiguous characters in one cell and in two, and on one that answers nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>
#include "folder.h"
#include "terminal.h"

enum { LIMIT = 20000, SAMPLES = 10 };

static const char *gwagi;

static struct terminal *start(const char *home, int traits, const char *option, const char *const *environment)
{
	const char *arguments[] = {gwagi, "diagnose", option, NULL};
	const struct pty_options options = {
		.rows = 60, .columns = 120, .arguments = arguments, .home = home, .environment = environment};
	struct terminal *terminal = terminal_start_as(&options, traits);

	assert_non_null(terminal);
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	return terminal;
}

/* The columns of the bars at the end of the samples, as the terminal draws them. */
static int bars_in_column(struct terminal *terminal, int column)
{
	int row, count = 0;

	assert_true(terminal_find(terminal, "1234567890123456789012345678901234567890|", &row, NULL));
	for (int i = 0; i < SAMPLES; i++)
		count += strcmp(terminal_cell(terminal, row + i, column).text, "|") == 0;
	return count;
}

static void expect(struct terminal *terminal, const char *mode, int straight)
{
	if (!terminal_find(terminal, mode, NULL, NULL) || bars_in_column(terminal, 40) != straight) {
		terminal_fail(terminal, mode);
		fail_msg("wanted %s and %d straight bars, not %d", mode, straight, bars_in_column(terminal, 40));
	}
	assert_false(terminal_alternate(terminal));
	terminal_destroy(terminal);
}

static void answers(void **state)
{
	(void)state;
	expect(start(NULL, 0, NULL, NULL), "방식: narrow (터미널의 답)", SAMPLES);
	expect(start(NULL, TERMINAL_WIDE, NULL, NULL), "방식: wide (터미널의 답)", SAMPLES);
	expect(start(NULL, TERMINAL_MUTE, NULL, NULL), "방식: narrow (정한 것이 없음)", SAMPLES);
	expect(start(NULL, 0, NULL, NULL), "터미널의 답: 한 칸 (", SAMPLES);
	expect(start(NULL, TERMINAL_WIDE, NULL, NULL), "터미널의 답: 두 칸 (", SAMPLES);
	expect(start(NULL, TERMINAL_MUTE, NULL, NULL), "터미널의 답: 없음", SAMPLES);
}

/* What was said is kept to; the ruler then shows what is wrong with it. */
static void said(void **state)
{
	(void)state;
	expect(start(NULL, TERMINAL_WIDE, "--ambiguous=safe", NULL), "방식: safe (옵션 --ambiguous)", SAMPLES);
	expect(start(NULL, 0, "--ambiguous=safe", NULL), "방식: safe (옵션 --ambiguous)", SAMPLES);
	expect(start(NULL, 0, "--ambiguous=wide", NULL), "방식: wide (옵션 --ambiguous)", 3);
	expect(start(NULL, TERMINAL_WIDE, "--ambiguous=narrow", NULL), "방식: narrow (옵션 --ambiguous)", 3);
}

static void write_file(const char *home, const char *folder, const char *name, const char *text)
{
	char path[512];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", home, folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/%s/gwagi", home, folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/%s/gwagi/%s", home, folder, name);
	out = fopen(path, "w");
	assert_non_null(out);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

/* Kept for the terminal and the client; an answer other than the one that was judged decides anew. */
static void kept(void **state)
{
	static const char *const remote[] = {"SSH_CONNECTION=192.0.2.1 50000 192.0.2.2 22", NULL};
	char *home = folder_make();

	(void)state;
	assert_non_null(home);
	write_file(
		home, "state", "terminals",
		"xterm-256color\tlocal\tsafe\tnarrow\nxterm-256color\t192.0.2.1\tsafe\tno-answer\nxterm\tlocal\twide\tnarrow\n");
	expect(start(home, 0, NULL, NULL), "방식: safe (이 터미널에서 맞다고 적어 둔 것)", SAMPLES);
	expect(start(home, TERMINAL_WIDE, NULL, NULL), "방식: wide (터미널의 답)", SAMPLES);
	expect(start(home, TERMINAL_MUTE, NULL, remote), "방식: safe (이 터미널에서 맞다고 적어 둔 것)", SAMPLES);
	expect(start(home, 0, NULL, remote), "방식: narrow (터미널의 답)", SAMPLES);
	expect(start(home, 0, "--ambiguous=narrow", NULL), "방식: narrow (옵션 --ambiguous)", SAMPLES);
	write_file(home, "config", "config", "ambiguous = wide\n");
	expect(start(home, TERMINAL_WIDE, NULL, NULL), "방식: wide (설정)", SAMPLES);
	expect(start(home, 0, "--ambiguous=auto", NULL), "방식: safe (이 터미널에서 맞다고 적어 둔 것)", SAMPLES);
	assert_true(folder_remove(home));
	free(home);
}

static void multiplexer(void **state)
{
	static const char *const environment[] = {"TMUX=/tmp/tmux-0/default,1,0", NULL};

	(void)state;
	expect(start(NULL, 0, NULL, environment), "터미널의 답: 묻지 않음", SAMPLES);
}

/* Which character was measured is told where it is not shown, too. */
static void code_points(void **state)
{
	(void)state;
	expect(start(NULL, 0, "--ambiguous=safe", NULL), "가(U+AC00)=2 (1)(U+2460)=1 ", SAMPLES);
	expect(start(NULL, TERMINAL_WIDE, NULL, NULL), "→(U+2192)=2 ", SAMPLES);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers),     cmocka_unit_test(said),        cmocka_unit_test(kept),
		cmocka_unit_test(multiplexer), cmocka_unit_test(code_points),
	};

	if (argc != 2)
		return 2;
	gwagi = argv[1];
	return cmocka_run_group_tests_name("diagnose", tests, NULL, NULL);
}
