/* Two people at one database: what one takes back or writes while the other changes the same row. The dashboard is kim's. */
#include <stdio.h>
#include "fixture.h"
#include "gwagi/store/gate.h"
#include "gwagi/store/list.h"
#include "terminal.h"

enum { LIMIT = 15000 };

static char *program; /* set once by main */

static struct store *open_as(struct store *store, const char *login)
{
	struct store_options options = {.path = store_path(store), .login = login, .today = store_today(store)};
	struct store *other;
	struct error error;

	assert_true(store_open(&other, &options, &error));
	return other;
}

/* What LOGIN reports somewhere else. */
static void report(struct store *store, const char *login, const char *code, const char *reported, const char *reason)
{
	struct store *other = open_as(store, login);

	fixture_report(other, code, reported, reason);
	store_close(other);
}

static struct terminal *start(struct store *store, int rows, int columns)
{
	const char *arguments[] = {program, store_path(store), "kim", NULL};
	struct pty_options options = {.rows = rows, .columns = columns, .arguments = arguments};
	struct terminal *terminal = terminal_start(&options);

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, rows - 1, "나가기", LIMIT));
	return terminal;
}

static void press(struct terminal *terminal, const char *keys, const char *text)
{
	assert_true(terminal_keys(terminal, keys));
	assert_true(terminal_wait_text(terminal, text, LIMIT));
}

static void leave(struct terminal *terminal)
{
	assert_true(terminal_keys(terminal, "q"));
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	terminal_destroy(terminal);
}

static bool has(struct terminal *terminal, const char *text)
{
	return terminal_find(terminal, text, NULL, NULL);
}

static bool take_state(void *context, const struct record *record)
{
	snprintf(context, 64, "%s", record_value(record, "reported").text);
	return true;
}

static void is_reported(struct store *store, const char *code, const char *expected)
{
	struct store_query query = {.kind = RECORD_MILESTONE, .code = code};
	struct error error;
	char reported[64] = "";

	assert_true(store_list(store, &query, take_state, reported, NULL, &error));
	assert_string_equal(reported, expected);
}

static void undo_and_redo(void **state)
{
	struct terminal *terminal;

	fixture_report(*state, "1.2.1m1", "in_progress", "착수");
	terminal = start(*state, 40, 120);
	press(terminal, "u", "이 변경을 취소합니까?");
	assert_true(has(terminal, "상태 변경"));
	assert_true(has(terminal, "1.2.1m1 계획 확정"));
	assert_true(has(terminal, "부처 보고: 추진중 -> 미보고"));
	assert_true(terminal_keys(terminal, "\033")); /* nothing is done */
	assert_true(terminal_wait_no_text(terminal, "취소합니까", LIMIT));
	is_reported(*state, "1.2.1m1", "in_progress");
	assert_true(terminal_keys(terminal, "u\r"));
	assert_true(terminal_wait_text(terminal, "취소했습니다: 1.2.1m1 부처 보고: 추진중 -> 미보고", LIMIT));
	is_reported(*state, "1.2.1m1", "none");
	/* The cursor has gone to the row. */
	assert_true(terminal_wait_text(terminal, "1.2.1m1 계획 확정", LIMIT));
	press(terminal, "u", "취소할 변경이 없습니다.");
	press(terminal, "g\x12", "취소한 이 변경을 되살립니까?");
	assert_true(has(terminal, "부처 보고: 미보고 -> 추진중"));
	press(terminal, "\r", "되살렸습니다: 1.2.1m1 부처 보고");
	is_reported(*state, "1.2.1m1", "in_progress");
	press(terminal, "U", "되살릴 것이 없습니다.");
	press(terminal, "u\r", "취소했습니다");
	press(terminal, "U\r", "되살렸습니다");
	leave(terminal);
}

static void a_later_change_of_another_is_kept(void **state)
{
	struct terminal *terminal;

	fixture_report(*state, "1.2.1m1", "in_progress", NULL);
	terminal = start(*state, 40, 120);
	press(terminal, "u", "취소합니까");
	report(*state, "lee", "1.2.1m1", "on_hold", "예산");
	assert_true(terminal_wait_text(terminal, "보1", LIMIT)); /* seen behind the question */
	assert_true(has(terminal, "부처 보고: 추진중 -> 미보고"));
	press(terminal, "\r", "lee 님이 그 뒤에 바꾸었습니다");
	assert_false(has(terminal, "취소합니까"));
	is_reported(*state, "1.2.1m1", "on_hold");
	press(terminal, "u", "lee 님이 그 뒤에 바꾸었습니다");
	assert_false(has(terminal, "취소합니까"));
	leave(terminal);
}

/* The same person at another desk: what is shown is taken back, or nothing. */
static void another_step_is_not_taken_back_unseen(void **state)
{
	struct terminal *terminal;

	fixture_report(*state, "1.2.1m1", "in_progress", NULL);
	terminal = start(*state, 24, 80);
	press(terminal, "u", "1.2.1m1 계획 확정");
	report(*state, "kim", "1.1m1", "on_hold", "예산");
	assert_true(terminal_wait_text(terminal, "보1", LIMIT));
	assert_true(has(terminal, "1.2.1m1 계획 확정"));
	press(terminal, "\r", "다시 보고 정하십시오");
	assert_true(has(terminal, "1.1m1 서비스 시작"));
	is_reported(*state, "1.2.1m1", "in_progress");
	is_reported(*state, "1.1m1", "on_hold");
	press(terminal, "\r", "취소했습니다: 1.1m1");
	is_reported(*state, "1.2.1m1", "in_progress");
	is_reported(*state, "1.1m1", "none");
	leave(terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(undo_and_redo),
		TEST(a_later_change_of_another_is_kept),
		TEST(another_step_is_not_taken_back_unseen),
	};

	program = argc > 1 ? argv[1] : NULL;
	return program ? cmocka_run_group_tests_name("people", tests, NULL, NULL) : 2;
}
