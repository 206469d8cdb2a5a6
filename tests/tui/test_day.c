/* A new day in an open dashboard: seen when it begins, when a key comes, and also when the clock was put back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include "folder.h"
#include "terminal.h"

enum { LIMIT = 15000, FAR = 1000000 };

static char *program; /* set once by main */

struct open {
	char *folder;
	char path[512];
	struct terminal *terminal;
};

/* The file becomes these days, at once. */
static void set_days(const struct open *open, const char *first, long long ends, const char *then)
{
	char aside[600];
	FILE *file;

	snprintf(aside, sizeof aside, "%s.new", open->path);
	file = fopen(aside, "w");
	assert_non_null(file);
	fprintf(file, "%s %lld\n%s %lld\n", first, ends, then, ends + FAR);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(rename(aside, open->path), 0);
}

static void start(struct open *open, long long ends)
{
	const char *arguments[] = {program, open->path, NULL};
	struct pty_options options = {.rows = 24, .columns = 100, .arguments = arguments};

	open->folder = folder_make();
	assert_non_null(open->folder);
	snprintf(open->path, sizeof open->path, "%s/days", open->folder);
	set_days(open, "2026-01-20", ends, "2026-01-21");
	open->terminal = terminal_start(&options);
	assert_non_null(open->terminal);
	assert_true(terminal_wait_text(open->terminal, "나가기", LIMIT));
}

static void leave(struct open *open, const char *effective)
{
	assert_true(terminal_keys(open->terminal, "q"));
	assert_true(terminal_wait_end(open->terminal, 0, LIMIT));
	assert_true(terminal_wait_text(open->terminal, effective, LIMIT));
	terminal_destroy(open->terminal);
	assert_true(folder_remove(open->folder));
	free(open->folder);
}

static void moves_while_nobody_types(void **state)
{
	struct open open;

	(void)state;
	start(&open, time(NULL) + 2);
	assert_true(terminal_wait_text(open.terminal, "기준일이 '26.1.21.(수)이(가) 되었습니다.", LIMIT));
	assert_true(terminal_wait_row(open.terminal, 0, "'26.1.21.(수)", LIMIT));
	leave(&open, "effective 2026-01-20");
}

/* What judges and draws by the day follows: the plan of 2025-12 is 21 days late. */
static void moves_when_a_key_comes(void **state)
{
	struct open open;

	(void)state;
	start(&open, time(NULL) + FAR);
	assert_true(terminal_wait_row(open.terminal, 0, "'26.1.20.(화)", LIMIT));
	assert_true(terminal_keys(open.terminal, "jjj"));
	assert_true(terminal_wait_text(open.terminal, "D+20", LIMIT));
	set_days(&open, "2026-01-21", time(NULL) + FAR, "2026-01-22");
	assert_true(terminal_keys(open.terminal, "\x0c"));
	assert_true(terminal_wait_text(open.terminal, "기준일이 '26.1.21.(수)", LIMIT));
	assert_true(terminal_wait_text(open.terminal, "D+21", LIMIT));
	set_days(&open, "2026-01-20", time(NULL) + FAR, "2026-01-21");
	assert_true(terminal_keys(open.terminal, "\x0c"));
	assert_true(terminal_wait_row(open.terminal, 0, "'26.1.20.(화)", LIMIT));
	leave(&open, "effective 2026-01-20");
}

static void writes_on_the_new_day(void **state)
{
	struct open open;

	(void)state;
	start(&open, time(NULL) + FAR);
	assert_true(terminal_keys(open.terminal, "jjs3\r"));
	assert_true(terminal_wait_text(open.terminal, "사유: ", LIMIT));
	set_days(&open, "2026-01-21", time(NULL) + FAR, "2026-01-22");
	assert_true(terminal_keys(open.terminal, "\r"));
	assert_true(terminal_wait_no_text(open.terminal, "사유: ", LIMIT));
	leave(&open, "effective 2026-01-21");
}

/* Who looks at a past day is not thrown out of it. */
static void moves_underneath_a_past_day(void **state)
{
	struct open open;

	(void)state;
	start(&open, time(NULL) + FAR);
	set_days(&open, "2026-01-21", time(NULL) + FAR, "2026-01-22");
	assert_true(terminal_keys(open.terminal, "@어제\r"));
	assert_true(terminal_wait_row(open.terminal, 0, "과거 기준일 '26.1.20.(화)", LIMIT));
	set_days(&open, "2026-01-22", time(NULL) + FAR, "2026-01-23");
	assert_true(terminal_keys(open.terminal, "\x0c"));
	assert_true(terminal_wait_text(open.terminal, "기준일 '26.1.20.(화)은(는) 그대로입니다.", LIMIT));
	assert_true(terminal_wait_row(open.terminal, 0, "과거 기준일 '26.1.20.(화)", LIMIT));
	assert_true(terminal_keys(open.terminal, "@어제\r"));
	assert_true(terminal_wait_row(open.terminal, 0, "과거 기준일 '26.1.21.(수)", LIMIT));
	assert_true(terminal_keys(open.terminal, "t"));
	assert_true(terminal_wait_row(open.terminal, 0, "| 기준일 '26.1.22.(목)", LIMIT));
	leave(&open, "effective 2026-01-20");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moves_while_nobody_types),
		cmocka_unit_test(moves_when_a_key_comes),
		cmocka_unit_test(writes_on_the_new_day),
		cmocka_unit_test(moves_underneath_a_past_day),
	};

	program = argc > 1 ? argv[1] : NULL;
	return program ? cmocka_run_group_tests_name("day", tests, NULL, NULL) : 2;
}
