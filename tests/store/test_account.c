/* Accounts through the gate: who may manage them, what is refused and warned about, and what becomes of people while they work.
 */
#include "gwagi/store/gate.h"
#include "support.h"

static bool put(struct store *store, const char *of, struct gate_answer *answer, const struct gate_field *fields, size_t count)
{
	struct gate_request request = {.verb = GATE_ACCOUNT,
				       .of = of,
				       .action = "account",
				       .fields = fields,
				       .count = count,
				       .reason = "인사 발령",
				       .effective = DAY_NONE};

	return store_write(store, &request, answer);
}

static bool add(struct store *store, const char *login, const char *office, const char *role, struct gate_answer *answer)
{
	const struct gate_field fields[] = {{"login", login}, {"office", office}, {"role", role}};

	return put(store, NULL, answer, fields, COUNT(fields));
}

static void add_good(struct store *store, const char *login, const char *office, const char *role, const char *warning)
{
	struct gate_answer answer;

	CHECK(add(store, login, office, role, &answer), "%s: %s", login, answer.error.sentence);
	CHECK(*warning ? strstr(answer.warning, warning) != NULL : !*answer.warning, "%s: ‘%s’", login, answer.warning);
	assert_int_equal(answer.version, 1);
	assert_int_equal(answer.count, 1);
	gate_answer_finish(&answer);
}

static bool set_role(struct store *store, const char *login, const char *role, struct gate_answer *answer)
{
	const struct gate_field field = {"role", role};

	return put(store, login, answer, &field, 1);
}

static void check_refused(struct gate_answer *answer, enum gate_result result, enum error_code code, const char *needle)
{
	CHECK(answer->result == result && answer->error.code == code, "%d %d: %s", (int)answer->result, (int)answer->error.code,
	      answer->error.sentence);
	CHECK(strstr(answer->error.sentence, needle), "no ‘%s’: %s", needle, answer->error.sentence);
	gate_answer_finish(answer);
}

static char *accounts(struct store *store)
{
	return dump_kind(store, RECORD_ACCOUNT);
}

static void check_sound(struct store *store)
{
	struct error error;
	int64_t found;

	CHECK(store_check(store, NULL, NULL, &found, &error), "%s", error.sentence);
	assert_int_equal(found, 0);
}

static struct store *open_as(const struct fixture *fixture, const char *login)
{
	struct store_options options = {.path = fixture->path, .login = login, .today = fixture->today};
	struct store *store;
	struct error error;

	CHECK(store_open(&store, &options, &error), "%s", error.sentence);
	return store;
}

static void writes_and_logs(void **state)
{
	static const struct gate_field both[] = {{"office", ""}, {"role", "총괄"}};
	struct fixture *fixture = *state;
	struct gate_answer answer;
	char *text;

	add_good(fixture->store, "tester", "", "admin", "");
	add_good(fixture->store, "kim.c-1_x", "o2", "담당", "");
	CHECK(put(fixture->store, "kim.c-1_x", &answer, both, 2), "%s", answer.error.sentence);
	assert_int_equal(answer.version, 2);
	assert_int_equal(answer.count, 2);
	assert_string_equal(answer.changes[0].key, "office");
	assert_string_equal(answer.changes[0].before, "o2");
	assert_null(answer.changes[0].after);
	assert_string_equal(answer.changes[1].after, "coordinator");
	gate_answer_finish(&answer);
	CHECK(put(fixture->store, "kim.c-1_x", &answer, both, 2), "%s", answer.error.sentence); /* as it is already */
	assert_int_equal(answer.version, 2);
	assert_int_equal(answer.count, 0);
	gate_answer_finish(&answer);
	text = raw_text(
		fixture->path,
		"SELECT group_concat(field || ' ' || coalesce(old, '-') || ' ' || coalesce(new, '-') || ' ' || version || "
		"reason, '; ') FROM change WHERE kind = 'account' AND entity = 'kim.c-1_x'");
	assert_string_equal(
		text, "* - {\"login\":\"kim.c-1_x\",\"office\":\"o2\",\"role\":\"officer\"} 1인사 발령; office o2 - 2인사 발령; "
		      "role officer coordinator 2인사 발령");
	free(text);
	check_sound(fixture->store);
	raw(fixture->path,
	    "UPDATE account SET version = 9 WHERE login = 'tester'"); /* and `check` sees what the log does not know */
	{
		struct error error;
		int64_t found;

		assert_true(store_check(fixture->store, NULL, NULL, &found, &error));
		assert_int_equal(found, 1);
	}
}

static void refuses_odd_values(void **state)
{
	static const struct {
		const char *login, *office, *role, *field;
	} samples[] = {
		{"", "", "viewer", "login"},
		{"김과장", "", "viewer", "login"},
		{"a b", "", "viewer", "login"},
		{"a\nb", "", "viewer", "login"},
		{"-x", "", "viewer", "login"},
		{"..", "", "viewer", "login"},
		{"a/b", "", "viewer", "login"},
		{"a\xff", "", "viewer", "login"},
		{"abcdefghijklmnopqrstuvwxyz1234567", "", "viewer", "login"},
		{"kim", "o99", "viewer", "office"},
		{"kim", "c1", "viewer", "office"},
		{"kim", "", "owner", "role"},
		{"kim", "", "", "role"},
		{"tester", "", "viewer", "login"},
	};
	static const struct gate_field login = {"login", "lee"}, odd = {"version", "9"}, nameless = {"role", "admin"};
	struct fixture *fixture = *state;
	struct gate_answer answer;
	char *before, *after;

	add_good(fixture->store, "tester", "", "admin", "");
	before = accounts(fixture->store);
	for (size_t i = 0; i < COUNT(samples); i++) {
		CHECK(!add(fixture->store, samples[i].login, samples[i].office, samples[i].role, &answer), "%zu", i);
		CHECK(answer.result == GATE_INVALID && strcmp(answer.field, samples[i].field) == 0, "%zu: %s %s", i, answer.field,
		      answer.error.sentence);
		gate_answer_finish(&answer);
	}
	assert_false(put(fixture->store, "tester", &answer, &login, 1));
	check_refused(&answer, GATE_INVALID, ERROR_USAGE, "login");
	assert_false(put(fixture->store, "tester", &answer, &odd, 1));
	check_refused(&answer, GATE_INVALID, ERROR_USAGE, "version");
	assert_false(put(fixture->store, NULL, &answer, &nameless, 1));
	check_refused(&answer, GATE_INVALID, ERROR_USAGE, "login");
	assert_false(set_role(fixture->store, "nobody", "admin", &answer));
	check_refused(&answer, GATE_DENIED, ERROR_NOT_FOUND, "nobody");
	after = accounts(fixture->store);
	assert_string_equal(before, after);
	free(before);
	free(after);
	add_good(fixture->store, "abcdefghijklmnopqrstuvwxyz123456", "", "viewer", "");
}

static void keeps_the_last_admin(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	add_good(fixture->store, "tester", "", "admin", "");
	assert_false(set_role(fixture->store, "tester", "coordinator", &answer));
	check_refused(&answer, GATE_DENIED, ERROR_REFUSED, "하나뿐인 관리자");
	add_good(fixture->store, "lee", "", "admin", "");
	CHECK(set_role(fixture->store, "tester", "coordinator", &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	assert_false(
		set_role(fixture->store, "lee", "viewer", &answer)); /* no admin any more: it is not for this person to say */
	check_refused(&answer, GATE_DENIED, ERROR_REFUSED, "계정 관리");
}

/* The first account takes the owner's rights away; while there is no admin, accounts and nothing else are left. */
static void leaves_accounts_to_the_owner(void **state)
{
	static const struct gate_field note = {"note", "적음"};
	struct fixture *fixture = *state;
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = find(fixture->store, "1.1m1"),
				       .action = "set",
				       .fields = &note,
				       .count = 1,
				       .effective = DAY_NONE};
	struct gate_answer answer;

	add_good(fixture->store, "kim", "o2", "officer", "관리자(admin) 계정이 아직 없습니다");
	assert_false(store_write(fixture->store, &request, &answer));
	check_refused(&answer, GATE_DENIED, ERROR_REFUSED, "파일의 주인");
	add_good(fixture->store, "choi", "", "officer", "부서가 없는 담당");
	add_good(fixture->store, "tester", "", "admin", "");
	CHECK(store_write(fixture->store, &request, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void warns_who_shuts_himself_out(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	add_good(fixture->store, "boss", "", "admin", "이제부터 볼 수만");
	assert_false(add(fixture->store, "tester", "", "admin", &answer));
	check_refused(&answer, GATE_DENIED, ERROR_REFUSED, "boss(admin)");
}

static void belongs_to_admins(void **state)
{
	static const char *const roles[] = {"viewer", "officer", "coordinator"};
	struct fixture *fixture = *state;
	struct gate_answer answer;

	add_good(fixture->store, "boss", "", "admin", "볼 수만");
	for (size_t i = 0; i < COUNT(roles); i++) {
		struct store *boss = open_as(fixture, "boss");

		if (i == 0)
			add_good(boss, "tester", "o1", roles[i], "");
		else {
			CHECK(set_role(boss, "tester", roles[i], &answer), "%s", answer.error.sentence);
			gate_answer_finish(&answer);
		}
		store_close(boss);
		assert_false(set_role(fixture->store, "tester", "admin", &answer));
		check_refused(&answer, GATE_DENIED, ERROR_REFUSED, "계정 관리");
		assert_false(add(fixture->store, "kim", "", "viewer", &answer));
		check_refused(&answer, GATE_DENIED, ERROR_REFUSED, "관리자(admin)부터");
	}
}

/* What a person may do is looked up each time, not when the database is opened. */
static void demotes_at_once(void **state)
{
	struct fixture *fixture = *state;
	struct store *boss;
	struct gate_answer answer;
	enum account_role role;
	struct error error;

	add_good(fixture->store, "boss", "", "admin", "볼 수만");
	boss = open_as(fixture, "boss");
	add_good(boss, "tester", "o2", "officer", "");
	write_good(fixture->store, "1.2.1m1", "", "reported=in_progress", NULL);
	CHECK(set_role(boss, "tester", "viewer", &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	store_close(boss);
	assert_false(write_fields(fixture->store, "1.2.1m1", "", &answer, "reported=not_started", NULL));
	check_refused(&answer, GATE_DENIED, ERROR_REFUSED, "보고");
	assert_true(store_role(fixture->store, &role, &error));
	assert_int_equal(role, ROLE_VIEWER);
}

/* Within one request too: whoever gives up a right has no use of it behind that. */
static void demotes_within_a_request(void **state)
{
	static const struct gate_field down = {"role", "viewer"}, title = {"title", "새 이름"};
	struct fixture *fixture = *state;
	struct gate_request both[2] = {
		{.verb = GATE_ACCOUNT, .of = "tester", .action = "account", .fields = &down, .count = 1, .effective = DAY_NONE},
		{.verb = GATE_RENAME, .ref = find(fixture->store, "1.1m1"), .fields = &title, .count = 1}};
	struct gate_answer answer;
	char *before, *after;

	add_good(fixture->store, "tester", "", "admin", "");
	add_good(fixture->store, "lee", "", "admin", "");
	before = accounts(fixture->store);
	assert_false(store_write_all(fixture->store, both, 2, &answer));
	assert_int_equal(answer.which, 1);
	check_refused(&answer, GATE_DENIED, ERROR_REFUSED, "내용 고치기");
	after = accounts(fixture->store);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void notices_others(void **state)
{
	static const struct gate_field field = {"role", "viewer"};
	struct fixture *fixture = *state;
	struct gate_request request = {.verb = GATE_ACCOUNT,
				       .of = "kim",
				       .action = "account",
				       .fields = &field,
				       .count = 1,
				       .expected_version = 1,
				       .request_id = "one",
				       .effective = DAY_NONE};
	struct gate_answer answer;

	add_good(fixture->store, "tester", "", "admin", "");
	add_good(fixture->store, "kim", "o2", "officer", "");
	request.dry_run = true;
	assert_true(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.version, 1);
	assert_int_equal(answer.count, 1);
	gate_answer_finish(&answer);
	request.dry_run = false;
	CHECK(set_role(fixture->store, "kim", "coordinator", &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	assert_false(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.version, 2);
	check_refused(&answer, GATE_CONFLICT, ERROR_RETRY, "kim");
	request.expected_version = 2;
	for (int i = 0; i < 2; i++) { /* the second time it is answered, not done */
		CHECK(store_write(fixture->store, &request, &answer), "%s", answer.error.sentence);
		assert_int_equal(answer.version, 3);
		gate_answer_finish(&answer);
	}
	check_sound(fixture->store);
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(writes_and_logs),
		ON(refuses_odd_values),
		ON(keeps_the_last_admin),
		ON(leaves_accounts_to_the_owner),
		ON(warns_who_shuts_himself_out),
		ON(belongs_to_admins),
		ON(demotes_at_once),
		ON(demotes_within_a_request),
		ON(notices_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
