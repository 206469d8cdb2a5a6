/* What is typed outlives the program: kept, found at the next start, taken, put off, thrown away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "draft.h"

static char *program; /* set by main: a path from anywhere */

#define KEY_DELETE_ "\033[3~"

static void survives(void **state, int number)
{
	static const char reason[] = "국방부 통화, 부지 확정";
	struct terminal *terminal = draft_typing(state, reason);
	char path[PATH_BYTES];
	struct stat status;

	draft_end(terminal, number);
	assert_int_equal(draft_count(state, path), 1);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	*strrchr(path, '/') = '\0';
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	draft_take(state, reason);
}

static void survives_a_kill(void **state)
{
	survives(state, SIGKILL);
}

static void survives_a_crash(void **state)
{
	survives(state, SIGSEGV);
}

static void survives_a_termination(void **state)
{
	survives(state, SIGTERM);
}

static void survives_a_hang_up(void **state)
{
	struct terminal *terminal = draft_typing(state, "끊긴 글");

	pty_hang_up(terminal_pty(terminal));
	assert_true(terminal_wait_end(terminal, 129, LIMIT));
	terminal_destroy(terminal);
	draft_take(state, "끊긴 글");
}

/* It was taken and the program ended again: it is the same one, as it was last. */
static void survives_twice(void **state)
{
	struct terminal *terminal = draft_typing(state, "하나");

	draft_end(terminal, SIGKILL);
	terminal = draft_start(state);
	assert_true(dashboard_press(terminal, KEY_ENTER, "Enter 저장"));
	assert_true(dashboard_press(terminal, " 둘", "사유: 하나 둘"));
	assert_true(dashboard_press(terminal, " 셋", "사유: 하나 둘 셋"));
	draft_expect(state, 1);
	draft_end(terminal, SIGKILL);
	draft_expect(state, 1);
	draft_take(state, "하나 둘 셋");
}

/* A consonant that waits for its vowel goes on waiting. */
static void keeps_half_a_syllable(void **state)
{
	struct terminal *terminal = draft_typing(state, "가");

	assert_true(dashboard_press(terminal, "\u1112", "사유: 가ㅎ"));
	draft_end(terminal, SIGKILL);
	terminal = draft_start(state);
	assert_true(dashboard_press(terminal, KEY_ENTER, "Enter 저장"));
	assert_true(terminal_wait_text(terminal, "사유: 가ㅎ", LIMIT));
	assert_true(dashboard_press(terminal, "\u1161\u11AB", "사유: 가한"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "상태: 미보고 -> 추진중"));
	draft_leave(terminal);
	draft_expect_in_log(state, "가한");
}

/* What others wrote meanwhile is what it is written upon. */
static void is_written_on_the_row_as_it_is(void **state)
{
	const char *arguments[] = {"set", draft_row, "reported=not_started", NULL};
	struct terminal *terminal = draft_typing(state, "늦은 글");
	char *said;

	draft_end(terminal, SIGKILL);
	said = dashboard_command(*state, draft_today, arguments, 0);
	assert_non_null(said);
	free(said);
	terminal = draft_start(state);
	assert_true(dashboard_press(terminal, KEY_ENTER, "착수전  (지금)"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "상태: 착수전 -> 추진중"));
	draft_leave(terminal);
	draft_expect_in_log(state, "늦은 글");
}

/* Each has its own, and nobody is offered what another one is at. */
static void two_do_not_mix(void **state)
{
	struct terminal *one = draft_typing(state, "첫 사람의 글"), *other;
	struct terminal *third;

	other = draft_typing(state, "둘째 사람의 글");
	assert_false(terminal_find(other, draft_offer, NULL, NULL));
	draft_expect(state, 2);
	draft_end(one, SIGKILL);
	third = draft_start(state);
	assert_true(terminal_wait_text(third, "첫 사람의 글", LIMIT));
	/* Nor what is on offer elsewhere. */
	draft_expect_no_offer(state, "what another one is offered");
	draft_end(other, SIGKILL);
	assert_true(dashboard_press(third, KEY_ESC, "둘째 사람의 글"));
	assert_true(terminal_keys(third, KEY_ESC));
	assert_true(terminal_wait_no_text(third, draft_offer, LIMIT));
	draft_leave(third);
	draft_expect(state, 2);
	third = draft_start(state);
	assert_true(terminal_wait_text(third, draft_offer, LIMIT));
	assert_true(dashboard_press(third, "d", "버립니까?"));
	assert_true(terminal_keys(third, "d"));
	assert_true(terminal_wait_no_text(third, "버립니까?", LIMIT));
	assert_true(terminal_wait_text(third, draft_offer, LIMIT));
	draft_expect(state, 1);
	draft_end(third, SIGTERM);
	draft_expect(state, 1);
}

static void is_thrown_away_only_on_purpose(void **state)
{
	static const char question[] = "이 글을 버립니까?";
	struct terminal *terminal = draft_typing(state, "버릴 글");

	draft_end(terminal, SIGKILL);
	terminal = draft_start(state);
	assert_true(dashboard_press(terminal, "d", question));
	assert_true(terminal_keys(terminal, "x"));
	assert_true(terminal_wait_no_text(terminal, question, LIMIT));
	assert_true(dashboard_press(terminal, KEY_DELETE_, question));
	draft_expect(state, 1);
	assert_true(terminal_keys(terminal, KEY_DELETE_));
	assert_true(terminal_wait_no_text(terminal, draft_offer, LIMIT));
	draft_expect(state, 0);
	draft_leave(terminal);
}

/* Given up in its dialog, emptied, written: nothing is left. */
static void goes_with_its_dialog(void **state)
{
	struct terminal *terminal = draft_typing(state, "하나");

	draft_expect(state, 1);
	assert_true(dashboard_press(terminal, KEY_ESC, "적은 것을 버립니까?"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, draft_label, LIMIT));
	draft_expect(state, 0);
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, draft_label));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	draft_expect(state, 0);
	assert_true(dashboard_press(terminal, "ab", "사유: ab"));
	draft_expect(state, 1);
	assert_true(terminal_keys(terminal, "\x15"));
	assert_true(terminal_wait_no_text(terminal, "사유: ab", LIMIT));
	draft_expect(state, 0);
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, draft_label, LIMIT));
	draft_leave(terminal);
}

static void is_not_offered_where_nothing_may_be_written(void **state)
{
	struct terminal *terminal = draft_typing(state, "둘 글");

	draft_end(terminal, SIGKILL);
	terminal = dashboard_start(*state, 24, 80, draft_today, "--read-only");
	assert_non_null(terminal);
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_false(terminal_find(terminal, draft_offer, NULL, NULL));
	draft_leave(terminal);
	draft_expect(state, 1);
}

static bool may_mount(void)
{
	return system("unshare -m true 2>/dev/null && unshare -m mount -t tmpfs none /mnt 2>/dev/null") == 0;
}

/* Said once, and the rest works. */
static void a_full_disk_is_said_once(void **state)
{
	char script[PATH_BYTES * 2];
	const char *arguments[] = {"unshare", "-m", "sh", "-c", script, NULL};
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", NULL};
	struct pty_options options = {
		.rows = 24, .columns = 80, .arguments = arguments, .environment = environment, .home = *state};
	struct terminal *terminal;

	if (!may_mount())
		skip();
	snprintf(script, sizeof script, "mkdir -p state && mount -t tmpfs -o size=32k none state && exec %s", program);
	terminal = terminal_start(&options);
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "나가기", LIMIT));
	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, draft_label));
	assert_true(dashboard_press(terminal, "가", "쓰는 글을 적어 두지 못해"));
	assert_true(terminal_wait_text(terminal, "사유: 가", LIMIT));
	assert_true(dashboard_press(terminal, "나", "사유: 가나"));
	assert_true(terminal_wait_no_text(terminal, "쓰는 글을 적어 두지 못해", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "상태: 미보고 -> 추진중"));
	draft_leave(terminal);
	draft_expect_in_log(state, "가나");
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)
		TEST(survives_a_kill),
		TEST(survives_a_crash),
		TEST(survives_a_termination),
		TEST(survives_a_hang_up),
		TEST(survives_twice),
		TEST(keeps_half_a_syllable),
		TEST(is_written_on_the_row_as_it_is),
		TEST(two_do_not_mix),
		TEST(is_thrown_away_only_on_purpose),
		TEST(goes_with_its_dialog),
		TEST(is_not_offered_where_nothing_may_be_written),
		TEST(a_full_disk_is_said_once),
	};

	dashboard_program(argc, argv);
	program = realpath(argc > 1 ? argv[1] : getenv("GWAGI_EXE"), NULL);
	return cmocka_run_group_tests_name("draft", tests, NULL, NULL);
}
