/* What is kept of terminals, file by file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "program.h"
#include "state.h"

#define TERMINALS "state/gwagi/terminals"

/* The terminal TERM at CLIENT (NULL: none). */
static struct state terminal(const char *term, const char *client)
{
	struct state state;

	setenv("XDG_STATE_HOME", folder_path("state"), 1);
	setenv("TERM", term, 1);
	unsetenv("SSH_CLIENT");
	if (client)
		setenv("SSH_CONNECTION", client, 1);
	else
		unsetenv("SSH_CONNECTION");
	assert_true(state_find(&state));
	return state;
}

static void expect_kept(const char *term, const char *client, enum text_mode mode, enum probe_answer answer)
{
	struct state state = terminal(term, client);
	enum text_mode kept;
	enum probe_answer answered;

	assert_true(state_read(&state, &kept, &answered));
	assert_int_equal(kept, mode);
	assert_int_equal(answered, answer);
	state_finish(&state);
}

static void expect_nothing(const char *term, const char *client)
{
	struct state state = terminal(term, client);
	enum text_mode kept;
	enum probe_answer answered;

	assert_false(state_read(&state, &kept, &answered));
	state_finish(&state);
}

static void keep(const char *term, const char *client, enum text_mode mode, enum probe_answer answer)
{
	struct state state = terminal(term, client);
	struct error error;

	assert_true(state_write(&state, mode, answer, &error));
	state_finish(&state);
}

static void expect_file(const char *wanted)
{
	size_t length;
	char *found = folder_read(TERMINALS, &length);

	assert_non_null(found);
	assert_string_equal(found, wanted);
	free(found);
}

static void expect_mode(const char *name, mode_t mode)
{
	struct stat status;

	assert_int_equal(lstat(folder_path(name), &status), 0);
	assert_int_equal(status.st_mode & 07777, mode);
}

static int make_state(void **state)
{
	return folder_make(state) || mkdir(folder_path("state"), 0700) || mkdir(folder_path("state/gwagi"), 0700);
}

static void test_keeping(void **state)
{
	(void)state;
	expect_nothing("xterm", NULL);
	keep("xterm", NULL, TEXT_WIDE, PROBE_NARROW);
	keep("xterm", "192.0.2.1 50000 192.0.2.2 22", TEXT_SAFE, PROBE_NO_ANSWER);
	expect_kept("xterm", NULL, TEXT_WIDE, PROBE_NARROW);
	expect_kept("xterm", "192.0.2.1 1 192.0.2.2 22", TEXT_SAFE, PROBE_NO_ANSWER);
	expect_nothing("xterm", "192.0.2.3 1 192.0.2.2 22");
	expect_nothing("xterm-256color", NULL);
	keep("xterm", NULL, TEXT_NARROW, PROBE_WIDE); /* the newest is last */
	expect_file("xterm\t192.0.2.1\tsafe\tno-answer\nxterm\tlocal\tnarrow\twide\n");
	expect_mode(TERMINALS, 0600);
	expect_mode("state/gwagi", 0700);
	expect_mode("state", 0700);
}

static void test_nowhere(void **state)
{
	static const char *const bad[] = {"a\tb", "a\nb", "\033[31m", "\xff", ""};
	struct state own;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		setenv("XDG_STATE_HOME", folder_path("state"), 1);
		setenv("TERM", bad[i], 1);
		assert_false(state_find(&own));
		state_finish(&own);
	}
	setenv("TERM", "xterm", 1);
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	assert_false(state_find(&own));
	state_finish(&own);
}

static void test_damaged_lines(void **state)
{
	static const char nul[] = "xterm\tlocal\twide\tnarrow\n\0rxvt\tlocal\tsafe\tmixed\n";

	(void)state;
	folder_text(TERMINALS,
		    "xterm\tlocal\twide\tnarrow\nxterm\tlocal\tbroad\tnarrow\nxterm\tlocal\twide\n\nxterm\nrxvt\tlocal\tsafe\t"
		    "mixed\tmore\nrxvt\tlocal\tsafe\tmixed\nvt100\tlocal\tsafe\tmixed");
	expect_kept("xterm", NULL, TEXT_WIDE, PROBE_NARROW);
	expect_kept("rxvt", NULL, TEXT_SAFE, PROBE_MIXED);
	expect_nothing("vt100", NULL); /* a line without its end was cut off */
	keep("vt100", NULL, TEXT_WIDE, PROBE_WIDE);
	expect_file("xterm\tlocal\twide\tnarrow\nrxvt\tlocal\tsafe\tmixed\nvt100\tlocal\twide\twide\n");
	folder_write(TERMINALS, nul, sizeof nul - 1);
	expect_kept("xterm", NULL, TEXT_WIDE, PROBE_NARROW);
}

static void test_many(void **state)
{
	char term[32], *found;
	size_t length;

	(void)state;
	for (int i = 0; i < STATE_TERMINALS + 5; i++) {
		snprintf(term, sizeof term, "term-%d", i);
		keep(term, NULL, TEXT_WIDE, PROBE_WIDE);
	}
	found = folder_read(TERMINALS, &length);
	assert_int_equal(count_of(found, "\n"), STATE_TERMINALS);
	assert_ptr_equal(strstr(found, "term-5\t"), found);
	free(found);
	keep("term-100", NULL, TEXT_SAFE, PROBE_WIDE); /* there already: no other has to go */
	expect_kept("term-5", NULL, TEXT_WIDE, PROBE_WIDE);
	expect_kept("term-100", NULL, TEXT_SAFE, PROBE_WIDE);
	expect_nothing("term-4", NULL);
}

/* What a link points to is neither read nor written. */
static void test_links(void **state)
{
	size_t length;
	char *found;

	(void)state;
	folder_text("elsewhere", "xterm\tlocal\twide\tnarrow\n");
	assert_int_equal(symlink("../../elsewhere", folder_path(TERMINALS)), 0);
	expect_nothing("xterm", NULL);
	keep("xterm", NULL, TEXT_SAFE, PROBE_MIXED);
	expect_kept("xterm", NULL, TEXT_SAFE, PROBE_MIXED);
	expect_mode(TERMINALS, 0600);
	found = folder_read("elsewhere", &length);
	assert_string_equal(found, "xterm\tlocal\twide\tnarrow\n");
	free(found);
}

static void expect_refused(const char *reason)
{
	struct state state = terminal("xterm", NULL);
	struct error error = {0};

	assert_false(state_write(&state, TEXT_SAFE, PROBE_MIXED, &error));
	assert_int_equal(error.code, ERROR_REFUSED);
	assert_non_null(strstr(error.sentence, "gwagi/terminals ("));
	assert_non_null(strstr(error.sentence, reason));
	state_finish(&state);
	expect_nothing("xterm", NULL);
}

static void test_refusals(void **state)
{
	(void)state;
	assert_int_equal(mkdir(folder_path("other"), 0700), 0);
	assert_int_equal(rmdir(folder_path("state/gwagi")), 0);
	assert_int_equal(symlink("../other", folder_path("state/gwagi")), 0);
	expect_refused("(경로 가운데 폴더가 아닌 것이 있음)."); /* a folder that is a link */
	assert_int_equal(unlink(folder_path("state/gwagi")), 0);
	folder_text("state/gwagi", "");
	expect_refused("(경로 가운데 폴더가 아닌 것이 있음)."); /* a file in its place */
	assert_int_equal(unlink(folder_path("state/gwagi")), 0);
	assert_int_equal(mkdir(folder_path("state/gwagi"), 0700), 0);
	assert_int_equal(mkdir(folder_path(TERMINALS), 0700), 0);
	expect_refused("(같은 이름의 폴더가 있음)."); /* a folder in the file's place */
	assert_int_equal(rmdir(folder_path(TERMINALS)), 0);
	assert_int_equal(rmdir(folder_path("state/gwagi")), 0); /* nothing was left behind */
	if (geteuid() != 0) {
		assert_int_equal(chmod(folder_path("state"), 0500), 0);
		expect_refused("(권한이 없음).");
		assert_int_equal(chmod(folder_path("state"), 0700), 0);
	}
}

/* Several programs that keep at once may lose each other's lines, never the file. */
static void test_at_once(void **state)
{
	enum { PROGRAMS = 4, TIMES = 20 };
	size_t length;
	char *found;
	int status;

	(void)state;
	keep("first", NULL, TEXT_WIDE, PROBE_WIDE);
	for (int i = 0; i < PROGRAMS; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0) {
			char term[32];

			snprintf(term, sizeof term, "program-%d", i);
			for (int time = 0; time < TIMES; time++)
				keep(term, NULL, TEXT_SAFE, PROBE_MIXED);
			_exit(0);
		}
	}
	for (int i = 0; i < PROGRAMS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	expect_kept("first", NULL, TEXT_WIDE, PROBE_WIDE);
	found = folder_read(TERMINALS, &length);
	assert_true(length > 0 && found[length - 1] == '\n');
	free(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_keeping, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_nowhere, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_damaged_lines, make_state, folder_remove),
		cmocka_unit_test_setup_teardown(test_many, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_links, make_state, folder_remove),
		cmocka_unit_test_setup_teardown(test_refusals, make_state, folder_remove),
		cmocka_unit_test_setup_teardown(test_at_once, folder_make, folder_remove),
	};

	return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
