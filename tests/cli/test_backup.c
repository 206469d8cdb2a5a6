/* `gwagi backup`: what it says, killed at any point, without room, and back again. GWAGI_LONG=1: killed at more points. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "program.h"

/* How many files of the folder begin with PREFIX; they are removed. */
static int sweep(const char *prefix)
{
	DIR *folder = opendir(folder_path("."));
	struct dirent *entry;
	int count = 0;

	assert_non_null(folder);
	while ((entry = readdir(folder)))
		if (strncmp(entry->d_name, prefix, strlen(prefix)) == 0) {
			count++;
			unlink(folder_path(entry->d_name));
		}
	closedir(folder);
	return count;
}

static void test_talk(void **state)
{
	struct outcome outcome = run("backup copy.db");

	(void)state;
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.out, "");
	assert_non_null(strstr(outcome.err, "copy.db (항목 260줄, 이정표 66줄, "));
	outcome_finish(&outcome);
	expect_output("--db copy.db check", 0, "이상이 없습니다.");
	expect_refusal("backup copy.db", 2, "--yes");
	outcome = run("backup copy.db --yes --quiet");
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.err, "");
	outcome_finish(&outcome);
	expect_output("--read-only --quiet backup other.db", 0, "");
	expect_refusal("backup", 2, "gwagi help backup");
	expect_refusal("backup a b", 2, "‘b’");
	expect_refusal("backup test.db --yes", 4, "자신");
	expect_refusal("backup nowhere/copy.db", 4, "폴더가 없음");
	assert_int_equal(sweep("copy.db.new-"), 0);
}

/* A copy of a database that was made just now would hide that the right one is not there. */
static void test_makes_no_database(void **state)
{
	(void)state;
	expect_refusal_of(run_in("GWAGI_DB=", NULL, "backup copy.db"), 1, "데이터베이스가 없습니다", "at the default place");
	expect_refusal("backup copy.db", 1, "데이터베이스가 없습니다");
	assert_int_equal(access(folder_path(".local"), F_OK), -1);
	assert_int_equal(access(folder_path("copy.db"), F_OK), -1);
}

static void become_traced(void)
{
	int nothing = open("/dev/null", O_RDWR);

	dup2(nothing, STDOUT_FILENO);
	dup2(nothing, STDERR_FILENO);
	setenv("LANG", "C.UTF-8", 1);
	setenv("GWAGI_DB", "test.db", 1);
	setenv("GWAGI_TODAY", "2025-12-31", 1);
	setenv("ASAN_OPTIONS", "detect_leaks=0", 1); /* it can't look for them while it is traced */
	if (chdir(folder_path(".")) != 0 || ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
		_exit(126);
	execl(getenv("GWAGI_PROGRAM"), "gwagi", "backup", "copy.db", "--yes", (char *)NULL);
	_exit(127);
}

/* 0 if there is no copy.db. */
static ino_t copy_inode(void)
{
	struct stat status;

	return stat(folder_path("copy.db"), &status) == 0 ? status.st_ino : 0;
}

/* Run a backup into copy.db until it has entered or left MOST system calls, or, with BEHIND from 0 on, so many after the copy has
 * got its name, then kill it; how many it was, -1 if programs can't be traced here. */
static int run_until(int most, int behind)
{
	ino_t old = copy_inode();
	int status, count = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		become_traced();
	assert_int_equal(waitpid(child, &status, 0), child);
	while (WIFSTOPPED(status) && count < most) {
		int number = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);

		count += !number;
		if (behind >= 0 && most > count + behind && copy_inode() != old)
			most = count + behind;
		assert_int_equal(ptrace(PTRACE_SYSCALL, child, NULL, (void *)(intptr_t)number), 0);
		assert_int_equal(waitpid(child, &status, 0), child);
	}
	if (WIFSTOPPED(status)) {
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
	} else if (WIFEXITED(status) && WEXITSTATUS(status) == 126) {
		return -1;
	} else {
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	return count;
}

static bool equals(const char *name, const char *bytes, size_t length)
{
	size_t found;
	char *now = folder_read(name, &found);
	bool same = now ? bytes && found == length && memcmp(now, bytes, length) == 0 : !bytes;

	free(now);
	return same;
}

/* What copy.db was before, and what it is made. */
struct copies {
	const char *old, *whole; /* OLD NULL: there was none */
	size_t old_length, whole_length;
	int kept, replaced; /* how often it was the one or the other afterwards */
};

/* Kill a backup at one point: the copy is the old one or the new one. */
static void kill_at(struct copies *copies, int most, int behind)
{
	bool is_old, is_new;

	if (copies->old)
		folder_write("copy.db", copies->old, copies->old_length);
	else
		unlink(folder_path("copy.db"));
	run_until(most, behind);
	is_old = equals("copy.db", copies->old, copies->old_length);
	is_new = equals("copy.db", copies->whole, copies->whole_length);
	if (!is_old && !is_new)
		fail_msg("killed at %d (%d): neither the old file nor the new one", most, behind);
	copies->kept += is_old;
	copies->replaced += is_new;
	sweep("copy.db.new-");
}

static void kill_at_all_points(const char *old, size_t old_length)
{
	enum { ALL = 1 << 24, BEHIND = 8 };
	const char *mode = getenv("GWAGI_LONG");
	bool is_long = mode && *mode && strcmp(mode, "0");
	struct copies copies = {.old = old, .old_length = old_length};
	int all = run_until(ALL, -1), step = all / (is_long ? 100 : 16) + 1;
	char *whole;

	if (all < 0)
		skip();
	copies.whole = whole = folder_read("copy.db", &copies.whole_length);
	assert_non_null(whole);
	/* Two threads check the copy, so no two runs have the same number of calls: the end is found by the new name. */
	for (int most = 1; most < all; most = most < all - 30 ? most + step : most + 1)
		kill_at(&copies, most, -1);
	assert_true(copies.kept >= 12);
	copies.replaced = 0;
	for (int behind = 0; behind < BEHIND; behind++)
		kill_at(&copies, ALL, behind);
	assert_int_equal(copies.replaced, BEHIND);
	free(whole);
}

static void test_killed(void **state)
{
	size_t length;
	char *old;

	(void)state;
	kill_at_all_points(NULL, 0);
	old = folder_read("copy.db", &length);
	expect_output("set 1.2.5.1m1 note=나중 --quiet", 0, "");
	kill_at_all_points(old, length);
	free(old);
	expect_output("check", 0, "이상이 없습니다.");
	expect_output("--db copy.db check", 0, "이상이 없습니다.");
}

/* First a limit of a file's size, then, where one may mount, a small disk of all sizes. */
static void test_no_room(void **state)
{
	struct outcome outcome = run_shell("trap '' XFSZ; ulimit -f 600; \"$GWAGI\" backup copy.db");

	(void)state;
	expect_refusal_of(outcome, 4, "copy.db", "file size limit");
	assert_int_equal(sweep("copy.db"), 0);
	outcome = run_shell("mkdir small && echo mine > old && "
			    "unshare -m sh -c 'mount -t tmpfs -o size=4k none small' || { echo skip; exit; }\n"
			    "for kb in 4 64 500 1000; do\n"
			    "unshare -m sh -c 'mount -t tmpfs -o size='$kb'k none small && cp old small/copy.db || exit 9\n"
			    "\"$GWAGI\" backup small/copy.db --yes; echo $? $(ls small) $(cat small/copy.db)'\n"
			    "done");
	assert_int_equal(outcome.code, 0);
	if (strcmp(outcome.out, "skip\n") != 0) {
		assert_string_equal(outcome.out, "4 copy.db mine\n4 copy.db mine\n4 copy.db mine\n4 copy.db mine\n");
		assert_int_equal(count_of(outcome.err, "디스크가 가득 참"), 4);
	}
	outcome_finish(&outcome);
	expect_output("check", 0, "이상이 없습니다.");
}

/* As the manual says. */
static void test_restored(void **state)
{
	struct outcome before = run("list changes --format json"), after;

	(void)state;
	expect_output("--quiet backup copy.db", 0, "");
	expect_output("set 1.2.5.1m1 note=잘못 --quiet", 0, "");
	after = run_shell("mkdir old && mv test.db* old/ && \"$GWAGI\" --db copy.db backup test.db && \"$GWAGI\" check");
	assert_int_equal(after.code, 0);
	assert_string_equal(after.out, "이상이 없습니다.\n");
	outcome_finish(&after);
	after = run("list changes --format json");
	assert_string_equal(after.out, before.out);
	outcome_finish(&before);
	outcome_finish(&after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_talk, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_makes_no_database, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_killed, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_no_room, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_restored, database_make, folder_remove),
	};

	return cmocka_run_group_tests_name("backup", tests, NULL, NULL);
}
