/* Commits of other programs appear in an open dashboard by themselves, and take away nothing of what a person is at. */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cmocka.h>
#include "dashboard.h"

static const char today[] = "2026-01-10", database[] = "data/gwagi/gwagi.db",
		  said_lost[] = "데이터베이스 파일이 옮겨지거나 지워졌습니다.";

/* Set by main: the program, as a path from anywhere. */
static char *program;

static struct terminal *start(void **state, int rows, int columns)
{
	struct terminal *terminal = dashboard_start(*state, rows, columns, today, NULL);

	assert_non_null(terminal);
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* What somebody else does: `gwagi set CODE FIELD`. */
static void set(void **state, const char *code, const char *field)
{
	const char *arguments[] = {"set", code, field, "--reason", "통화", NULL};
	char *said = dashboard_command(*state, today, arguments, 0);

	assert_non_null(said);
	free(said);
}

static char *screen_of(struct terminal *terminal)
{
	char *screen = strdup(terminal_screen(terminal));

	assert_non_null(screen);
	return screen;
}

static void appears_without_a_key(void **state)
{
	struct terminal *terminal = start(state, 40, 120);

	assert_true(terminal_wait_text(terminal, "미보고 58", LIMIT));
	set(state, "1.2.2.1m1", "reported=in_progress");
	assert_true(terminal_wait_text(terminal, "미보고 57", LIMIT));
	for (int i = 0; i < 20; i++) {
		char field[64];

		snprintf(field, sizeof field, "title=스무 번 고친 이름 %d", i);
		set(state, "1.2", field);
	}
	assert_true(terminal_wait_text(terminal, "스무 번 고친 이름 19", LIMIT));
	leave(terminal);
}

static int rows_that_differ(const char *a, const char *b)
{
	int count = 0;

	while (*a && *b) {
		size_t of_a = strcspn(a, "\n") + 1, of_b = strcspn(b, "\n") + 1;

		count += of_a != of_b || memcmp(a, b, of_a) != 0;
		a += of_a;
		b += of_b;
	}
	return count;
}

/* One row of the tree is new, and nothing else. */
static void keeps_cursor_folds_and_scroll(void **state)
{
	struct terminal *terminal = start(state, 30, 120);
	char *before, *after;

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "\t", " 1-"));
	assert_true(dashboard_press(terminal, "jjj", " 4-"));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	before = screen_of(terminal);
	set(state, "1.5", "title=다섯째 안건");
	assert_true(terminal_wait_text(terminal, "5 다섯째 안건", LIMIT));
	after = screen_of(terminal);
	assert_int_equal(rows_that_differ(before, after), 1);
	free(before);
	free(after);
	assert_true(dashboard_press(terminal, "k", " 3-"));
	leave(terminal);
}

static void is_at(struct terminal *terminal, const char *text, int row, int column)
{
	int now, cell, cursor_row, cursor_column;

	assert_true(terminal_find(terminal, text, &now, &cell));
	terminal_cursor(terminal, &cursor_row, &cursor_column);
	assert_true(terminal_cursor_visible(terminal));
	assert_int_equal(cursor_row, row);
	assert_int_equal(cursor_column, column);
}

/* Type KEYS behind what is open, until WRITTEN stands there; a commit; all of that is as it was, and goes on. */
static void keeps_what_is_typed(void **state, struct terminal *terminal, const char *written)
{
	int row, column;

	terminal_cursor(terminal, &row, &column);
	set(state, "1.9.2.2m1", "reported=in_progress");
	assert_true(terminal_wait_text(terminal, "미보고 57", LIMIT));
	is_at(terminal, written, row, column);
}

static void keeps_a_reason(void **state)
{
	struct terminal *terminal = start(state, 40, 120);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, "사유: "));
	assert_true(dashboard_press(terminal, "설계 착수" KEY_LEFT, "사유: 설계 착수"));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	keeps_what_is_typed(state, terminal, "사유: 설계 착수");
	assert_true(dashboard_press(terminal, "재", "사유: 설계 착재수"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "추진중."));
	leave(terminal);
}

static void keeps_a_search(void **state)
{
	struct terminal *terminal = start(state, 40, 120);

	assert_true(dashboard_press(terminal, "/국방\r", "‘국방’ 1/13"));
	assert_true(dashboard_press(terminal, "/", "찾기:"));
	assert_true(dashboard_press(terminal, "인재" KEY_LEFT, "찾기: 인재"));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	keeps_what_is_typed(state, terminal, "찾기: 인재");
	assert_true(dashboard_press(terminal, "천", "찾기: 인천재"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(dashboard_press(terminal, "n", "‘국방’ 2/13"));
	leave(terminal);
}

/* Reading commits nothing: not a byte. */
static void is_silent_when_nothing_changed(void **state)
{
	struct terminal *terminal = start(state, 40, 120);
	const char *arguments[] = {"list", "items", NULL};
	uint64_t bytes;

	assert_true(terminal_wait_idle(terminal, LIMIT));
	bytes = pty_bytes(terminal_pty(terminal));
	for (int i = 0; i < 3; i++)
		free(dashboard_command(*state, today, arguments, 0));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_int_equal(pty_bytes(terminal_pty(terminal)), bytes);
	leave(terminal);
}

/* SQLite goes on with the file that it has open; that it is another one now is said once, and on writing. */
static void survives_the_loss_of_its_file(void **state)
{
	struct terminal *terminal = start(state, 40, 120);
	const char *const copy[] = {"backup", "copy.db", "--quiet", NULL};
	char path[600], from[600];

	snprintf(path, sizeof path, "%s/%s", (char *)*state, database);
	snprintf(from, sizeof from, "%s/copy.db", (char *)*state);
	free(dashboard_command(*state, today, copy, 0));
	assert_int_equal(rename(from, path), 0);
	assert_true(terminal_wait_text(terminal, said_lost, LIMIT));
	assert_true(dashboard_press(terminal, "jjjl", "2.2 인프라 구축"));
	assert_true(terminal_wait_no_text(terminal, said_lost, LIMIT));
	assert_int_equal(unlink(path), 0);
	assert_true(dashboard_press(terminal, "jjl", "2.2.1 ‘국방통합"));
	assert_true(terminal_wait_no_text(terminal, said_lost, LIMIT));
	assert_true(dashboard_press(terminal, "j", "1만~5만 장 수준"));
	/* What is written there would be gone. */
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, "사유: "));
	assert_true(dashboard_press(terminal, KEY_ENTER, said_lost));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

/* Of a folder of it that is moved nothing is told; the next key finds out, and does not take it away. */
static void finds_its_folder_gone(void **state)
{
	struct terminal *terminal = start(state, 40, 120);
	char from[600], to[600];

	snprintf(from, sizeof from, "%s/data", (char *)*state);
	snprintf(to, sizeof to, "%s/moved", (char *)*state);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_int_equal(rename(from, to), 0);
	assert_true(dashboard_press(terminal, "j", said_lost));
	assert_int_equal(rename(to, from), 0);
	assert_true(terminal_keys(terminal, "j"));
	assert_true(terminal_wait_no_text(terminal, said_lost, LIMIT));
	assert_int_equal(rename(from, to), 0);
	assert_true(dashboard_press(terminal, "j", said_lost)); /* again, since it was there meanwhile */
	leave(terminal);
}

/* Where inotify is refused, it is looked for now and then. */
static void appears_without_inotify(void **state)
{
	const char *arguments[] = {"/proc/self/exe", "--without-inotify", program, NULL},
		   *environment[] = {"GWAGI_TODAY=2026-01-10", NULL};
	char path[600];
	struct pty_options options = {
		.rows = 40, .columns = 120, .arguments = arguments, .environment = environment, .home = *state};
	struct terminal *terminal = terminal_start(&options);

	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "미보고 58", LIMIT));
	set(state, "1.2.2.1m1", "reported=in_progress");
	assert_true(terminal_wait_text(terminal, "미보고 57", LIMIT));
	snprintf(path, sizeof path, "%s/%s", (char *)*state, database);
	assert_int_equal(unlink(path), 0);
	assert_true(terminal_wait_text(terminal, said_lost, LIMIT));
	leave(terminal);
}

/* Become PROGRAM, whose inotify_init1() fails as where there are too many of them. */
static int run_without_inotify(char *path)
{
	struct sock_filter rules[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_inotify_init1, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EMFILE),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog filter = {.len = sizeof rules / sizeof *rules, .filter = rules};
	char *arguments[] = {path, NULL};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter))
		perror("without seccomp");
	execv(path, arguments);
	return 127;
}

int main(int argc, char **argv)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)
	const struct CMUnitTest tests[] = {
		CASE(appears_without_a_key),   CASE(keeps_cursor_folds_and_scroll),  CASE(keeps_a_reason),
		CASE(keeps_a_search),          CASE(is_silent_when_nothing_changed), CASE(survives_the_loss_of_its_file),
		CASE(appears_without_inotify), CASE(finds_its_folder_gone),
	};
#undef CASE
	int failed;

	if (argc > 2 && strcmp(argv[1], "--without-inotify") == 0)
		return run_without_inotify(argv[2]);
	dashboard_program(argc, argv);
	program = realpath(argc > 1 ? argv[1] : getenv("GWAGI_EXE"), NULL);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	free(program);
	return failed;
}
