/* Two people at one database: what one takes back or writes while the other changes the same row. The dashboard is kim's. */
#include <sqlite3.h>
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

/* The form of kim on the milestone, under way, with a reason; meanwhile lee puts it on hold. */
static struct terminal *collide(struct store *store, int rows, int columns)
{
	struct terminal *terminal = start(store, rows, columns);

	press(terminal, "/계획\r", "‘계획’ 1/1");
	press(terminal, "s3\r설계", "사유: 설계");
	report(store, "lee", "1.2.1m1", "on_hold", "예산");
	press(terminal, "\r", "그사이 다른 사람이 바꾸었습니다");
	assert_true(has(terminal, "내 값: 추진중"));
	assert_true(has(terminal, "지금 값: 보류 (lee"));
	is_reported(store, "1.2.1m1", "on_hold");
	return terminal;
}

static void mine_is_written_over_it(void **state)
{
	struct terminal *terminal = collide(*state, 24, 80);

	assert_true(has(terminal, "처음 값: 미보고"));
	press(terminal, "\r", "1.2.1m1 상태: 보류 -> 추진중");
	assert_false(has(terminal, "다른 사람이"));
	is_reported(*state, "1.2.1m1", "in_progress");
	leave(terminal);
}

static void theirs_is_left(void **state)
{
	struct terminal *terminal = collide(*state, 24, 80);

	press(terminal, "\033", "버리려면 한 번 더");
	assert_true(has(terminal, "내 값: 추진중"));
	assert_true(terminal_keys(terminal, "\033"));
	assert_true(terminal_wait_no_text(terminal, "다른 사람이", LIMIT));
	is_reported(*state, "1.2.1m1", "on_hold");
	leave(terminal);
}

static void the_form_keeps_what_was_typed(void **state)
{
	struct terminal *terminal = collide(*state, 12, 40);

	press(terminal, "h", "사유: 설계");
	assert_true(has(terminal, "(지금 보류)"));
	press(terminal, "변경", "사유: 설계변경");
	press(terminal, "\r", "1.2.1m1 상태: 보류 -> 추진중");
	is_reported(*state, "1.2.1m1", "in_progress");
	leave(terminal);
}

/* What was shown when one said so is what is written over. */
static void they_change_it_again(void **state)
{
	struct terminal *terminal = collide(*state, 40, 120);

	report(*state, "park", "1.2.1m1", "cancelled", "폐지");
	press(terminal, "\r", "지금 값: 중단 (park");
	assert_true(has(terminal, "처음 값: 보류"));
	is_reported(*state, "1.2.1m1", "cancelled");
	press(terminal, "\r", "상태: 중단 -> 추진중");
	leave(terminal);
}

static void write_field(struct store *store, enum gate_verb verb, struct ref ref, const struct gate_field *fields, size_t count)
{
	struct gate_request request = {
		.verb = verb, .ref = ref, .action = "set", .fields = fields, .count = count, .effective = DAY_NONE};
	struct gate_answer answer;

	if (!store_write(store, &request, &answer))
		fail_msg("%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void other_fields_go_together(void **state)
{
	struct gate_field name = {"title", "기본 계획 확정"};
	struct terminal *terminal = start(*state, 40, 120);
	struct store *lee = open_as(*state, "lee");

	press(terminal, "/계획\r", "‘계획’ 1/1");
	press(terminal, "s3\r설계", "사유: 설계");
	write_field(lee, GATE_SET_FIELD, fixture_find(lee, "1.2.1m1"), &name, 1);
	store_close(lee);
	press(terminal, "\r", "그사이 다른 사람이 바꾼 1항목도 그대로입니다.");
	assert_true(terminal_wait_text(terminal, "지 m1 기본 계획 확정", LIMIT));
	is_reported(*state, "1.2.1m1", "in_progress");
	leave(terminal);
}

/* Rights that are taken while one writes: the reason is said and the form stays. */
static void a_refusal_keeps_the_form(void **state)
{
	static const struct gate_field admin[] = {{"login", "lee"}, {"role", "admin"}, {"office", "o2"}},
				       viewer[] = {{"login", "kim"}, {"role", "viewer"}, {"office", "o2"}};
	struct terminal *terminal = start(*state, 24, 80);
	struct store *lee = open_as(*state, "lee");

	press(terminal, "/계획\r", "‘계획’ 1/1");
	press(terminal, "s3\r설계", "사유: 설계");
	write_field(lee, GATE_ACCOUNT, (struct ref){.id = 0}, admin, 3);
	write_field(lee, GATE_ACCOUNT, (struct ref){.id = 0}, viewer, 3);
	store_close(lee);
	press(terminal, "\r", "권한");
	assert_true(has(terminal, "사유: 설계"));
	is_reported(*state, "1.2.1m1", "none");
	assert_true(terminal_keys(terminal, "\033\033"));
	assert_true(terminal_wait_no_text(terminal, "사유:", LIMIT));
	leave(terminal);
}

/* Somebody else writes for longer than one waits; then it goes through by the same key. */
static void busy_keeps_the_form(void **state)
{
	struct terminal *terminal = start(*state, 24, 80);
	sqlite3 *other;

	press(terminal, "/계획\r", "‘계획’ 1/1");
	press(terminal, "s3\r설계", "사유: 설계");
	assert_int_equal(sqlite3_open(store_path(*state), &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	press(terminal, "\r", "다른 프로그램");
	assert_true(has(terminal, "사유: 설계"));
	assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(other);
	press(terminal, "\r", "1.2.1m1 상태: 미보고 -> 추진중");
	is_reported(*state, "1.2.1m1", "in_progress");
	leave(terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(undo_and_redo),
		TEST(a_later_change_of_another_is_kept),
		TEST(another_step_is_not_taken_back_unseen),
		TEST(mine_is_written_over_it),
		TEST(theirs_is_left),
		TEST(the_form_keeps_what_was_typed),
		TEST(they_change_it_again),
		TEST(other_fields_go_together),
		TEST(a_refusal_keeps_the_form),
		TEST(busy_keeps_the_form),
	};

	program = argc > 1 ? argv[1] : NULL;
	return program ? cmocka_run_group_tests_name("people", tests, NULL, NULL) : 2;
}
