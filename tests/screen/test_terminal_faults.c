/* What happens to terminals: resizing, hang-up, termination, no terminal at all. */
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <cmocka.h>
#include "dashboard.h"
#include "folder.h"

static const char today[] = "2026-01-10";

static bool is_given_back(struct terminal *terminal, void *context)
{
	(void)context;
	return !terminal_alternate(terminal);
}

static bool is_alternate(struct terminal *terminal, void *context)
{
	(void)context;
	return terminal_alternate(terminal);
}

static int count_of(const struct terminal *terminal, const char *bytes)
{
	const char *at;
	size_t count;
	int found = 0;

	for (at = terminal_output(terminal, &count); (at = strstr(at, bytes)); at++)
		found++;
	return found;
}

/* Until the program has read all that was written, without taking anything of what it writes. */
static void await_reader(struct terminal *terminal)
{
	const char *name = ptsname(pty_descriptor(terminal_pty(terminal)));
	int slave = open(name, O_RDONLY | O_NOCTTY), waiting = 1;
	double limit = pty_clock() + LIMIT;

	while (waiting && pty_clock() < limit && !ioctl(slave, FIONREAD, &waiting))
		sched_yield();
	close(slave);
	assert_int_equal(waiting, 0);
}

static void resizes(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);

	assert_non_null(terminal);
	terminal_resize(terminal, 24, 80);
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	assert_true(terminal_wait_row(terminal, 1, "상세", LIMIT));
	terminal_resize(terminal, 12, 40);
	assert_true(terminal_wait_row(terminal, 11, "나가기", LIMIT));
	assert_true(terminal_wait_no_text(terminal, "상세", LIMIT)); /* one pane at a time */
	assert_true(dashboard_press(terminal, "\t", "상세"));
	terminal_resize(terminal, 9, 30);
	assert_true(terminal_wait_text(terminal, "작습니다", LIMIT));
	terminal_resize(terminal, 1, 1);
	terminal_resize(terminal, 50, 200);
	assert_true(terminal_wait_row(terminal, 49, "나가기", LIMIT));
	assert_true(terminal_wait_row(terminal, 1, "안건", LIMIT));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* On a screen that is too small no key may act on panes that nobody sees. */
static void shuts_keys_when_too_small(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);

	assert_non_null(terminal);
	assert_true(dashboard_walk_to_data_centre(terminal));
	terminal_resize(terminal, 8, 30);
	assert_true(terminal_wait_text(terminal, "작습니다", LIMIT));
	assert_true(terminal_keys(terminal, "s3" KEY_ENTER "Gl"));
	terminal_resize(terminal, 7, 30); /* when this size stands there, the keys have been read */
	assert_true(terminal_wait_text(terminal, "30x7", LIMIT));
	terminal_resize(terminal, 40, 120);
	assert_true(terminal_wait_text(terminal, "1만~5만 장 수준", LIMIT));
	assert_true(terminal_wait_text(terminal, "m1 국방통합AI데이터센터 구축 - 미보고", LIMIT));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void ends_with(void **state, int number, int status)
{
	struct terminal *terminal = dashboard_start(*state, 24, 80, today, NULL);
	struct termios before, after;

	assert_non_null(terminal);
	assert_int_equal(tcgetattr(pty_descriptor(terminal_pty(terminal)), &before), 0);
	assert_int_equal(before.c_lflag & (tcflag_t)ECHO, 0);
	assert_true(pty_signal(terminal_pty(terminal), number));
	assert_true(terminal_wait_end(terminal, status, LIMIT));
	assert_false(terminal_alternate(terminal));
	if (tcgetattr(pty_descriptor(terminal_pty(terminal)), &after) == 0)
		assert_true(after.c_lflag & (tcflag_t)ECHO);
	terminal_destroy(terminal);
}

static void terminates(void **state)
{
	ends_with(state, SIGTERM, 143);
}

static void interrupts(void **state)
{
	ends_with(state, SIGINT, 130);
}

static void hangs_up(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 24, 80, today, NULL);

	assert_non_null(terminal);
	pty_hang_up(terminal_pty(terminal));
	assert_true(terminal_wait_end(terminal, 129, LIMIT));
	terminal_destroy(terminal);
}

/* Start `sh -c COMMANDS` with the program as $0. */
static struct terminal *start_shell(const char *home, int rows, int columns, const char *commands)
{
	static const char *const january[] = {"GWAGI_TODAY=2026-01-10", NULL};
	const char *arguments[] = {"sh", "-c", commands, dashboard_path(), NULL};
	struct pty_options options = {
		.rows = rows, .columns = columns, .arguments = arguments, .environment = january, .home = home};

	return terminal_start(&options);
}

/* No signal comes, only the end of what can be read. */
static void notices_that_the_terminal_is_gone(void **state)
{
	static const char *const ways[] = {"trap '' HUP; exec \"$0\"", "trap '' HUP; setsid -w \"$0\"; exit $?"};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct terminal *terminal = start_shell(*state, 24, 80, ways[i]);

		assert_non_null(terminal);
		assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
		pty_hang_up(terminal_pty(terminal));
		assert_true(terminal_wait_end(terminal, 129, LIMIT));
		terminal_destroy(terminal);
	}
}

/* The terminal of the tests can't be that small, so it is not told. */
static void starts_in_one_cell(void **state)
{
	struct terminal *terminal = start_shell(*state, 24, 80, "stty rows 1 cols 1; exec \"$0\"");

	assert_non_null(terminal);
	assert_true(terminal_wait(terminal, is_alternate, NULL, "the dashboard", LIMIT));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	terminal_resize(terminal, 24, 80);
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	pty_resize(terminal_pty(terminal), 1, 1);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(terminal_keys(terminal, "s3\r")); /* shut */
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void survives_a_storm_of_resizes(void **state)
{
	static const int sizes[][2] = {{1, 1}, {0, 0}, {1, 1000}, {2, 2}, {12, 40}, {11, 40}, {24, 80}, {24, 79}, {300, 2}};
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);
	unsigned random = 20251124;
	uint64_t bytes;

	assert_non_null(terminal);
	for (int i = 0; i < 300; i++) {
		int rows, columns;

		random = random * 1103515245 + 12345;
		rows = (int)(random >> 16) % 60;
		columns = (int)(random >> 8) % 200;
		if (i % 4 == 0) {
			rows = sizes[i / 4 % 9][0];
			columns = sizes[i / 4 % 9][1];
		}
		pty_resize(terminal_pty(terminal), rows, columns);
		if (i % 7 == 0) /* else several come before one is looked at */
			assert_true(terminal_wait_idle(terminal, LIMIT));
	}
	terminal_resize(terminal, 41, 121);
	assert_true(terminal_wait_row(terminal, 40, "나가기", LIMIT));
	assert_true(terminal_wait_row(terminal, 1, "상세", LIMIT));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	bytes = pty_bytes(terminal_pty(terminal));
	assert_int_equal(pty_pump(terminal_pty(terminal), pty_clock() + 300), PTY_LATE);
	assert_int_equal(pty_bytes(terminal_pty(terminal)), bytes);
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* Ctrl-S: the terminal takes nothing any more. */
static void ends_though_the_terminal_is_stopped(void **state)
{
	static const struct {
		int number, status;
	} ways[] = {{SIGTERM, 143}, {SIGHUP, 129}, {SIGINT, 130}};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);
		struct termios after;
		double since;

		assert_non_null(terminal);
		assert_true(terminal_wait_idle(terminal, LIMIT));
		assert_true(terminal_keys(terminal, "\023"));
		assert_true(terminal_keys(terminal, "jjl\f"));
		assert_true(pty_wait_read(terminal_pty(terminal), LIMIT));
		since = pty_clock();
		assert_true(pty_signal(terminal_pty(terminal), ways[i].number));
		assert_true(terminal_wait_end(terminal, ways[i].status, LIMIT));
		assert_true(pty_clock() - since < 2000); /* 1 s, on a machine that does something else too */
		if (tcgetattr(pty_descriptor(terminal_pty(terminal)), &after) == 0)
			assert_true(after.c_lflag & (tcflag_t)ECHO);
		terminal_destroy(terminal);
	}
}

/* Ctrl-Q: what was pressed meanwhile is there in one frame, and nothing is missing. */
static void goes_on_when_the_terminal_does(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_true(terminal_keys(terminal, "\023"));
	for (int i = 0; i < 4; i++) {
		assert_true(terminal_keys(terminal, i < 3 ? "j" : "l"));
		assert_true(pty_wait_read(terminal_pty(terminal), LIMIT));
	}
	assert_true(dashboard_press(terminal, "\021", "2.2 인프라 구축"));
	assert_true(terminal_wait_text(terminal, "국방 AX 전략(안)", LIMIT));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* It reads nothing, so that a frame of this size fits only in part. */
static void keeps_its_keys_while_a_frame_waits(void **state)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", NULL};
	struct terminal *terminal = dashboard_launch(*state, 200, 500, environment, NULL);
	int master;
	double since;

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 199, "나가기", LIMIT));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	master = pty_descriptor(terminal_pty(terminal));
	/* Each is a frame of its own: a signal comes before the keys that follow it. */
	for (int i = 0; i < 40; i++) {
		assert_int_equal(write(master, "\f", 1), 1);
		await_reader(terminal);
	}
	since = pty_clock();
	assert_int_equal(write(master, "q", 1), 1);
	await_reader(terminal);
	assert_true(pty_clock() - since < 1000);
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	assert_false(terminal_alternate(terminal));
	terminal_destroy(terminal);
}

/* Stopped by Ctrl-Z, with another size when it goes on; the terminal is as it was while the shell has it. */
static void goes_to_the_shell_and_back(void **state)
{
	struct terminal *terminal = start_shell(
		*state, 24, 80,
		"echo ready; read x; set -m; \"$0\"; n=0; while echo shell $n.; n=$((n+1)); read x; do fg >/dev/null; done");
	struct termios before, after;

	/* Between its fields there is room that tcgetattr() leaves as it was. */
	memset(&before, 0, sizeof before);
	memset(&after, 0, sizeof after);
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "ready", LIMIT));
	assert_int_equal(tcgetattr(pty_descriptor(terminal_pty(terminal)), &before), 0);
	assert_true(terminal_keys(terminal, "\n"));
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	assert_true(dashboard_press(terminal, "M", "마우스 켬"));
	for (int i = 0; i < 10; i++) {
		int rows = 24 + i, columns = 80 + i * 3;
		char line[32];

		snprintf(line, sizeof line, "shell %d.", i);
		assert_true(dashboard_press(terminal, "\032", line));
		assert_false(terminal_alternate(terminal));
		assert_int_equal(tcgetattr(pty_descriptor(terminal_pty(terminal)), &after), 0);
		assert_memory_equal(&before, &after, sizeof before);
		terminal_resize(terminal, rows, columns);
		assert_true(terminal_keys(terminal, "\n"));
		assert_true(terminal_wait_row(terminal, rows - 1, "나가기", LIMIT));
		assert_true(terminal_wait_row(terminal, 1, "[안건]", LIMIT));
		assert_true(terminal_wait_idle(terminal, LIMIT));
	}
	assert_int_equal(count_of(terminal, "\033[?1006h"), 11);
	assert_int_equal(count_of(terminal, "\033[?1006l"), 10);
	assert_true(terminal_keys(terminal, "q"));
	assert_true(terminal_wait(terminal, is_given_back, NULL, "the shell's screen", LIMIT));
	terminal_destroy(terminal);
}

/* One clear sentence, exit 2, no escape byte, no database made. */
static void refuses(const char *home, const char *change, const char *sentence)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", change, NULL};
	struct terminal *terminal = dashboard_launch(home, 24, 80, environment, NULL);
	const char *output;
	size_t count;

	assert_non_null(terminal);
	assert_true(terminal_wait_end(terminal, 2, LIMIT));
	assert_true(terminal_wait_text(terminal, sentence, LIMIT));
	output = terminal_output(terminal, &count);
	assert_null(memchr(output, '\033', count));
	terminal_destroy(terminal);
}

static void refuses_other_input(void **state)
{
	static const char *const ways[] = {"exec \"$0\" </dev/null", "exec \"$0\" <&-", "exec \"$0\" | cat; exit 2",
					   "exec \"$0\" 2>&1 >&- | cat; exit 2"};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct terminal *terminal = start_shell(*state, 24, 80, ways[i]);
		const char *output;
		size_t count;

		assert_non_null(terminal);
		assert_true(terminal_wait_end(terminal, 2, LIMIT));
		assert_true(terminal_wait_text(terminal, "터미널에서만 열립니다", LIMIT));
		output = terminal_output(terminal, &count);
		assert_null(memchr(output, '\033', count));
		terminal_destroy(terminal);
	}
}

static void refuses_other_terminals(void **state)
{
	refuses(*state, "TERM=unknown", "TERM=unknown");
	refuses(*state, "TERM=no-such-terminal", "no-such-terminal");
	refuses(*state, "TERM", "TERM");
	refuses(*state, "LC_ALL=ko_KR.EUC-KR", "EUC-KR");
	assert_true(folder_remove(*state)); /* nothing was put into it */
	free(*state);
	*state = folder_make();
}

static void draws_without_colour(void **state)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", "NO_COLOR=1", NULL};
	struct terminal *terminal = dashboard_launch(*state, 24, 80, environment, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	for (int row = 0; row < 24; row++)
		for (int column = 0; column < 80; column++) {
			assert_int_equal(terminal_cell(terminal, row, column).foreground, COLOR_DEFAULT);
			assert_int_equal(terminal_cell(terminal, row, column).background, COLOR_DEFAULT);
		}
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* A key that moves the highlight is answered by one write, and an idle screen by none. */
static void writes_once_and_rests(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, today, NULL);
	uint64_t chunks, bytes;

	assert_non_null(terminal);
	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	chunks = pty_chunks(terminal_pty(terminal));
	assert_true(dashboard_press(terminal, "j", "완료보고"));
	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	assert_int_equal(pty_chunks(terminal_pty(terminal)), chunks + 1);
	bytes = pty_bytes(terminal_pty(terminal));
	assert_int_equal(pty_pump(terminal_pty(terminal), pty_clock() + 1500), PTY_LATE);
	assert_int_equal(pty_bytes(terminal_pty(terminal)), bytes);
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(resizes, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(shuts_keys_when_too_small, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(terminates, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(interrupts, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(hangs_up, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(notices_that_the_terminal_is_gone, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(starts_in_one_cell, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(survives_a_storm_of_resizes, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(ends_though_the_terminal_is_stopped, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(goes_on_when_the_terminal_does, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(keeps_its_keys_while_a_frame_waits, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(goes_to_the_shell_and_back, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(refuses_other_input, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(refuses_other_terminals, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(draws_without_colour, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(writes_once_and_rests, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("terminal faults", tests, NULL, NULL);
}
