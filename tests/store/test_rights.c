/* The matrix of rights through the gate: every right, every role, rows of the own office, of one below it and of others. */
#include "gwagi/model/rights.h"
#include "gwagi/store/gate.h"
#include "support.h"

/* What asks for each right, once about a row of office o2, once about one that nobody answers for. */
static const struct sample {
	enum right right;
	enum gate_verb verb;
	const char *table;       /* GATE_ADD */
	const char *own, *other; /* the row; GATE_ADD: what it hangs on */
	struct gate_field fields[4];
} samples[] = {
	{RIGHT_REPORT, GATE_SET_FIELD, NULL, "1.2.1m1", "1.1m1", {{"reported", "in_progress"}}},
	{RIGHT_REPORT, GATE_REPORT_STATUS, NULL, "1.2.1m1", "1.1m1", {{"reported", "추진중"}}},
	{RIGHT_REPORT, GATE_SET_FIELD, NULL, "1.2.1m1", "1.1m1", {{"issue", "예산 없음"}}},
	{RIGHT_FORECAST, GATE_FORECAST, NULL, "1.2.1m1", "1.1m1", {{"forecast", "2026-12"}}},
	{RIGHT_EVIDENCE, GATE_ADD, "evidence", "1.2.1m1", "1.1m1", {{"title", "고시"}, {"rank", "3"}}},
	{RIGHT_EVIDENCE, GATE_SET_FIELD, NULL, "e2", "e1", {{"title", "다른 고시"}}},
	{RIGHT_READING, GATE_ADD, "reading", "1.2t1", "1.1t1", {{"day", "2026-01-10"}, {"amount", "3"}}},
	{RIGHT_CALL, GATE_ADD, "call", "1.2.1m1", "1.1m1", {{"day", "2026-01-10"}, {"answer", "곧"}}},
	{RIGHT_VERIFY, GATE_VERIFY, NULL, "1.2.1m1", "1.1m1", {{"verified", "received"}}},
	{RIGHT_VERIFY, GATE_SET_FIELD, NULL, "1.2.1m1", "1.1m1", {{"verified", "received"}}},
	{RIGHT_REVISE, GATE_REVISE_DUE, NULL, "1.2.1m1", "1.1m1", {{"date", "2027"}}},
	{RIGHT_REVISE, GATE_REVISE_DUE, NULL, "1.2t1", "1.1t1", {{"due", "2027"}}},
	{RIGHT_EDIT, GATE_RENAME, NULL, "1.2.1m1", "1.1m1", {{"title", "새 이름"}}},
	{RIGHT_EDIT, GATE_SET_FIELD, NULL, "1.2.1m1", "1.1m1", {{"title", "적음"}}},
	{RIGHT_EDIT, GATE_SET_FIELD, NULL, "1.2t1", "1.1t1", {{"low", "6"}}},
	{RIGHT_EDIT, GATE_SET_FIELD, NULL, "c1", "1", {{"note", "적음"}}},
	{RIGHT_STRUCTURE, GATE_ADD, "milestone", "1.2.1", "1.1", {{"title", "새 약속"}, {"type", "undated"}}},
	{RIGHT_STRUCTURE, GATE_ADD, "office", "o2", "o3", {{"name", "새 과"}}},
	{RIGHT_STRUCTURE, GATE_SET_FIELD, NULL, "o2", "o3", {{"valid_to", "2030-01-01"}}},
	{RIGHT_STRUCTURE, GATE_SET_FIELD, NULL, "1.2.1", "1.1", {{"closing", "withdrawn"}}},
	{RIGHT_FREEZE, GATE_FREEZE, NULL, "", "", {{"day", "2026-01-10"}}},
};

static size_t count_fields(const struct sample *sample)
{
	size_t count = 0;

	while (count < COUNT(sample->fields) && sample->fields[count].key)
		count++;
	return count;
}

static bool ask(struct store *store, const struct sample *sample, const char *code, bool dry_run, struct gate_answer *answer)
{
	struct gate_request request = {.verb = sample->verb,
				       .table = sample->table,
				       .of = code,
				       .action = "set",
				       .fields = sample->fields,
				       .count = count_fields(sample),
				       .reason = "사유",
				       .authority = "근거",
				       .effective = DAY_NONE,
				       .dry_run = dry_run};

	if (sample->verb != GATE_ADD && *code)
		request.ref = find(store, code);
	return store_write(store, &request, answer);
}

static void put_account(const struct fixture *fixture, const char *login, const char *office, const char *role)
{
	char sql[300];

	snprintf(sql, sizeof sql,
		 "INSERT OR REPLACE INTO account (login, office_id, role) VALUES ('%s', (SELECT id FROM office WHERE code = "
		 "'%s'), '%s')",
		 login, office, role);
	raw(fixture->path, sql);
}

/* What the matrix says of a row: whether the asker's office answers for it. */
static void check_asked(const struct fixture *fixture, const struct sample *sample, const char *role, const char *code, bool own)
{
	enum reach reach = rights_reach((enum account_role)word_find(VOCABULARY_ACCOUNT_ROLE, role), sample->right);
	bool may = reach == REACH_ALL || (reach == REACH_OWN && own);
	struct gate_answer answer;
	bool done = ask(fixture->store, sample, code, true, &answer);

	CHECK(done == may, "%s %s %s %s: %s", role, right_english(sample->right), sample->fields[0].key, code,
	      answer.error.sentence);
	CHECK(may || (answer.result == GATE_DENIED && answer.error.code == ERROR_REFUSED && answer.count == 0), "%s: %s %d", role,
	      code, (int)answer.result);
	gate_answer_finish(&answer);
}

static int fixture_offices(void **state)
{
	struct fixture *fixture;
	struct store_load *load;
	struct error error;

	if (fixture_small(state) != 0)
		return -1;
	fixture = *state;
	load = load_begin(fixture->store);
	load_good(load, "office", "code=o3", "name=교육부", NULL);
	load_good(load, "office", "code=o4", "parent=o2", "name=국방인공지능1팀", NULL);
	return store_load_commit(load, &error) ? 0 : -1;
}

static void keeps_to_the_matrix(void **state)
{
	static const struct {
		const char *office;
		bool own; /* that of o2 */
	} offices[] = {{"o1", true}, {"o2", true}, {"o3", false}, {"o4", false}, {"none", false}};
	static const char *const roles[] = {"viewer", "officer", "coordinator", "admin"};
	struct fixture *fixture = *state;
	char *before, *after;

	put_account(fixture, "boss", "none", "admin");
	before = dump_kind(fixture->store, RECORD_CHANGE);
	for (size_t role = 0; role < COUNT(roles); role++)
		for (size_t office = 0; office < COUNT(offices); office++) {
			put_account(fixture, "tester", offices[office].office, roles[role]);
			for (size_t i = 0; i < COUNT(samples); i++) {
				check_asked(fixture, &samples[i], roles[role], samples[i].own, offices[office].own);
				check_asked(fixture, &samples[i], roles[role], samples[i].other, false);
			}
		}
	after = dump_kind(fixture->store, RECORD_CHANGE);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void covers_every_right_of_the_gate(void **state)
{
	(void)state;
	for (int right = 0; right < RIGHT_COUNT; right++) {
		bool covered = right == RIGHT_UNDO || right == RIGHT_ACCOUNT || right == RIGHT_IMPORT;

		for (size_t i = 0; i < COUNT(samples); i++)
			covered = covered || (int)samples[i].right == right;
		CHECK(covered, "%s", right_english((enum right)right));
	}
}

/* Who answers for the meeting answers for what nobody else does; an office of an item above is as good as one of the item. */
static void asks_the_nearest_item(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct gate_answer answer;
	struct error error;

	load_good(load, "assignment", "entity=1", "office=o3", "role=overall", NULL);
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	put_account(fixture, "tester", "o3", "officer");
	assert_true(ask(fixture->store, &samples[0], "1.1m1", true, &answer));
	gate_answer_finish(&answer);
	assert_false(ask(fixture->store, &samples[0], "1.2.1m1", true, &answer));
	gate_answer_finish(&answer);
}

static void check_denied(struct fixture *fixture, const struct sample *sample, const char *code, const char *const *needles)
{
	struct gate_answer answer;

	assert_false(ask(fixture->store, sample, code, false, &answer));
	assert_int_equal(answer.result, GATE_DENIED);
	assert_int_equal(answer.error.code, ERROR_REFUSED);
	for (; *needles; needles++)
		CHECK(strstr(answer.error.sentence, *needles), "no ‘%s’: %s", *needles, answer.error.sentence);
	gate_answer_finish(&answer);
}

static void says_what_is_missing(void **state)
{
	struct fixture *fixture = *state;

	put_account(fixture, "lee", "none", "coordinator");
	put_account(fixture, "park", "none", "admin");
	check_denied(fixture, &samples[0], "1.2.1m1",
		     (const char *const[]){"열람(viewer)", "‘tester’의 계정이 없습니다", "보고", "lee(coordinator), park(admin)",
					   NULL});
	put_account(fixture, "tester", "none", "viewer");
	check_denied(fixture, &samples[0], "1.2.1m1",
		     (const char *const[]){"열람(viewer) 계정 ‘tester’", "‘보고’", "담당(officer)부터", NULL});
	put_account(fixture, "tester", "o3", "officer");
	check_denied(fixture, &samples[0], "1.2.1m1",
		     (const char *const[]){"담당(officer)", "자기 부서(o3 교육부)", "1.2.1m1은(는) o2 국방인공지능정책팀 소관",
					   "lee", NULL});
	put_account(fixture, "tester", "none", "officer");
	check_denied(fixture, &samples[0], "1.2.1m1", (const char *const[]){"부서가 정해지지 않아", NULL});
	check_denied(fixture, &samples[8], "1.2.1m1", (const char *const[]){"‘확인’", "총괄(coordinator)부터", NULL});
}

static enum account_role role_of(struct store *store)
{
	enum account_role role;
	struct error error;

	CHECK(store_role(store, &role, &error), "%s", error.sentence);
	return role;
}

static void knows_the_role(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(role_of(fixture->store), ROLE_ADMIN); /* no account at all */
	put_account(fixture, "lee", "none", "admin");
	assert_int_equal(role_of(fixture->store), ROLE_VIEWER);
	put_account(fixture, "tester", "o2", "officer");
	assert_int_equal(role_of(fixture->store), ROLE_OFFICER); /* of an open store, as soon as it is so */
	put_account(fixture, "tester", "o2", "coordinator");
	assert_int_equal(role_of(fixture->store), ROLE_COORDINATOR);
}

/* One field that may not be changed keeps the others out too, and so does one request of several. */
static void writes_all_or_nothing(void **state)
{
	static const struct gate_field fields[] = {{"reported", "in_progress"}, {"title", "적음"}};
	struct fixture *fixture = *state;
	struct gate_request request = {.ref = find(fixture->store, "1.2.1m1"),
				       .verb = GATE_SET_FIELD,
				       .action = "set",
				       .fields = fields,
				       .count = 2,
				       .effective = DAY_NONE};
	struct gate_request both[2] = {request, request};
	struct gate_answer answer;

	put_account(fixture, "tester", "o2", "officer");
	assert_false(store_write(fixture->store, &request, &answer));
	gate_answer_finish(&answer);
	both[0].count = both[1].count = 1;
	both[1].ref = find(fixture->store, "1.1m1");
	assert_false(store_write_all(fixture->store, both, 2, &answer));
	assert_int_equal(answer.which, 1);
	gate_answer_finish(&answer);
	assert_int_equal(version_of(fixture->store, "1.2.1m1"), 1);
	both[1].ref = find(fixture->store, "1.2.1m2");
	CHECK(store_write_all(fixture->store, both, 2, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

/* A code that is none, or that only looks like another's, is nobody's own. */
static void trusts_no_odd_code(void **state)
{
	static const char *const codes[] = {"1.9m1", " 1.2.1m1", "1.1m1 ", "c1", "", "nonsense"};
	struct fixture *fixture = *state;

	put_account(fixture, "tester", "o2", "officer");
	for (size_t i = 0; i < COUNT(codes); i++) {
		struct gate_answer answer;

		CHECK(!ask(fixture->store, &samples[4], codes[i], true, &answer), "‘%s’", codes[i]);
		CHECK(*answer.error.sentence, "‘%s’", codes[i]);
		gate_answer_finish(&answer);
	}
}

static void imports_only_with_the_right(void **state)
{
	static const char *const roles[] = {"viewer", "officer", "coordinator", "admin"};
	static const struct gate_field alias[] = {{"office", "o1"}, {"name", "별명"}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(roles); i++) {
		enum account_role role = (enum account_role)word_find(VOCABULARY_ACCOUNT_ROLE, roles[i]);
		struct load_fault fault;
		struct store_load *load = NULL;
		struct error error = {0};

		put_account(fixture, "tester", "o2", roles[i]);
		assert_true(store_load_begin(&load, fixture->store, "import", NULL, DAY_NONE, &error));
		if (store_load_add(load, "office_alias", alias, COUNT(alias), &fault)) {
			assert_int_equal(rights_reach(role, RIGHT_IMPORT), REACH_ALL);
			store_load_abandon(load);
			continue;
		}
		assert_int_not_equal(rights_reach(role, RIGHT_IMPORT), REACH_ALL);
		assert_int_equal(fault.error.code, ERROR_REFUSED);
		CHECK(strstr(fault.error.sentence, "가져오기"), "%s", fault.error.sentence);
		assert_false(store_load_commit(load, &error));
		assert_int_equal(error.code, ERROR_REFUSED);
	}
}

static bool step(struct store *store, enum gate_verb verb, struct gate_answer *answer)
{
	struct gate_request request = {.verb = verb, .action = "undo", .effective = DAY_NONE};

	return store_write(store, &request, answer);
}

static void step_denied(struct store *store, enum gate_verb verb, const char *needle)
{
	struct gate_answer answer;

	assert_false(step(store, verb, &answer));
	CHECK(answer.result == GATE_DENIED && answer.error.code == ERROR_REFUSED && strstr(answer.error.sentence, needle),
	      "no ‘%s’: %s", needle, answer.error.sentence);
	gate_answer_finish(&answer);
}

static void step_good(struct store *store, enum gate_verb verb)
{
	struct gate_answer answer;

	CHECK(step(store, verb, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void ask_good(struct store *store, const struct sample *sample)
{
	struct gate_answer answer;

	CHECK(ask(store, sample, sample->own, false, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

/* Taking back is a change like any other: whoever may not do it any more may not undo it either. */
static void undoes_only_with_the_right(void **state)
{
	struct fixture *fixture = *state;

	put_account(fixture, "boss", "none", "admin");
	put_account(fixture, "tester", "o2", "officer");
	ask_good(fixture->store, &samples[0]);
	put_account(fixture, "tester", "o2", "viewer");
	step_denied(fixture->store, GATE_UNDO, "되돌리기");
	put_account(fixture, "tester", "o3", "officer");
	step_denied(fixture->store, GATE_UNDO, "소관입니다");
	put_account(fixture, "tester", "o1", "officer");
	step_good(fixture->store, GATE_UNDO);
	put_account(fixture, "tester", "o2", "coordinator");
	ask_good(fixture->store, &samples[8]);
	put_account(fixture, "tester", "o2", "officer");
	step_denied(fixture->store, GATE_UNDO, "‘확인’");
	check_field_of(fixture->store, "1.2.1m1", "verified", "received");
}

/* What follows from a change is no other change: slips from a forecast, the second missed promise from a call. */
static void undoes_what_follows(void **state)
{
	static const char *const days[] = {"2026-03", "2026-05", "2026-08"};
	static const char *const promises[] = {"2026-01-11", "2026-01-12"};
	struct fixture *fixture = *state;
	struct sample forecast = samples[3], call = samples[7];

	put_account(fixture, "boss", "none", "admin");
	put_account(fixture, "tester", "o2", "officer");
	for (size_t i = 0; i < COUNT(days); i++) {
		forecast.fields[0].value = days[i];
		ask_good(fixture->store, &forecast);
	}
	for (size_t i = 0; i < COUNT(promises); i++) {
		call.fields[2] = (struct gate_field){"promised", promises[i]};
		ask_good(fixture->store, &call);
	}
	for (size_t i = 0; i < COUNT(days) + COUNT(promises); i++)
		step_good(fixture->store, GATE_UNDO);
	check_field_of(fixture->store, "1.2.1m1", "forecast", "");
}

/* A row that was taken back has no office to ask for until it is there again. */
static void restores_only_with_the_right(void **state)
{
	struct fixture *fixture = *state;

	put_account(fixture, "boss", "none", "admin");
	put_account(fixture, "tester", "o2", "officer");
	ask_good(fixture->store, &samples[4]);
	assert_int_equal(list_count(fixture->store, RECORD_EVIDENCE, ""), 3);
	step_good(fixture->store, GATE_UNDO);
	put_account(fixture, "tester", "o3", "officer");
	step_denied(fixture->store, GATE_REDO, "소관입니다");
	assert_int_equal(list_count(fixture->store, RECORD_EVIDENCE, ""), 2);
	put_account(fixture, "tester", "o2", "officer");
	step_good(fixture->store, GATE_REDO);
	assert_int_equal(list_count(fixture->store, RECORD_EVIDENCE, ""), 3);
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_offices, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(keeps_to_the_matrix),
		cmocka_unit_test(covers_every_right_of_the_gate),
		ON(asks_the_nearest_item),
		ON(says_what_is_missing),
		ON(knows_the_role),
		ON(writes_all_or_nothing),
		ON(trusts_no_odd_code),
		ON(imports_only_with_the_right),
		ON(undoes_only_with_the_right),
		ON(undoes_what_follows),
		ON(restores_only_with_the_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
