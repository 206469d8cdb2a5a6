/* The write gate: each answer it can give, and what it leaves behind. */
#include "support.h"

static struct gate_field one[] = {{"note", "적음"}};

static struct gate_request request_of(struct store *store, const char *code)
{
	return (struct gate_request){.verb = GATE_SET_FIELD,
				     .ref = find(store, code),
				     .action = "set",
				     .fields = one,
				     .count = 1,
				     .effective = DAY_NONE};
}

static int64_t changes_of(struct store *store, const char *code)
{
	struct store_query query = {.kind = RECORD_CHANGE, .of = code};
	struct error error;
	int64_t rows;

	CHECK(store_list(store, &query, NULL, NULL, &rows, &error), "%s", error.sentence);
	return rows;
}

/* A field of the newest change. */
static void check_change(struct store *store, const char *key, const char *expected)
{
	struct store_query query = {.kind = RECORD_CHANGE, .limit = 1};
	char *found = list_query(store, &query, key);

	CHECK(strcmp(found, expected) == 0, "%s of the change is [%s], not [%s]", key, found, expected);
	free(found);
}

static void writes_and_logs(void **state)
{
	struct fixture *fixture = *state;
	struct gate_request request = request_of(fixture->store, "1.1m1");
	struct gate_answer answer;
	char *at;

	request.expected_version = 1;
	request.reason = "전화로 들음";
	request.authority = "국무회의";
	request.effective = day_make(2026, 1, 10);
	CHECK(store_write(fixture->store, &request, &answer), "%s", answer.error.sentence);
	assert_int_equal(answer.result, GATE_OK);
	assert_int_equal(answer.version, 2);
	assert_int_equal(answer.count, 1);
	assert_string_equal(answer.changes[0].key, "note");
	assert_null(answer.changes[0].before);
	assert_string_equal(answer.changes[0].after, "적음");
	assert_string_equal(answer.warning, "");
	gate_answer_finish(&answer);
	assert_int_equal(version_of(fixture->store, "1.1m1"), 2);
	check_field_of(fixture->store, "1.1m1", "note", "적음");
	check_change(fixture->store, "entity", "1.1m1");
	check_change(fixture->store, "kind", "milestone");
	check_change(fixture->store, "field", "note");
	check_change(fixture->store, "old", "");
	check_change(fixture->store, "new", "적음");
	check_change(fixture->store, "login", "tester");
	check_change(fixture->store, "action", "set");
	check_change(fixture->store, "reason", "전화로 들음");
	check_change(fixture->store, "authority", "국무회의");
	check_change(fixture->store, "effective", "2026-01-10");
	check_change(fixture->store, "version", "2");
	at = list_query(fixture->store, &(struct store_query){.kind = RECORD_CHANGE, .limit = 1}, "at");
	assert_int_equal(strlen(at), strlen("2026-11-22T04:05:06Z"));
	free(at);
}

static void takes_today_for_the_day(void **state)
{
	struct fixture *fixture = *state;

	write_good(fixture->store, "1.1m1", "", "note=적음", NULL);
	check_change(fixture->store, "effective", "2026-01-15");
	check_change(fixture->store, "reason", "");
}

static void does_nothing_for_the_same_value(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;
	int64_t rows;
	char *before, *after;

	write_good(fixture->store, "1.1m1", "", "note=적음", NULL);
	rows = changes_of(fixture->store, "1.1m1");
	before = folder_state(fixture->folder);
	assert_true(
		write_fields(fixture->store, "1.1m1", "사유", &answer, "note= 적음 ", "reported=미보고", "date='25. 12월", NULL));
	assert_int_equal(answer.version, 2);
	assert_int_equal(answer.count, 0);
	gate_answer_finish(&answer);
	after = folder_state(fixture->folder);
	assert_string_equal(before, after);
	assert_int_equal(changes_of(fixture->store, "1.1m1"), rows);
	free(before);
	free(after);
}

static void empties_a_field(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	write_good(fixture->store, "1.1m1", "", "note=적음", NULL);
	assert_true(write_fields(fixture->store, "1.1m1", "", &answer, "note=", NULL));
	assert_string_equal(answer.changes[0].before, "적음");
	assert_null(answer.changes[0].after);
	gate_answer_finish(&answer);
	check_field_of(fixture->store, "1.1m1", "note", "");
	assert_false(write_fields(fixture->store, "1.1m1", "", &answer, "title=", NULL)); /* this one may not be */
	assert_string_equal(answer.field, "title");
	gate_answer_finish(&answer);
}

static void names_who_was_quicker(void **state)
{
	struct fixture *fixture = *state;
	struct store_options options = {.path = fixture->path, .login = "kim", .today = fixture->today};
	struct gate_request request = request_of(fixture->store, "1.1m1");
	struct gate_answer answer;
	struct store *other;
	struct error error;

	assert_true(store_open(&other, &options, &error));
	write_good(other, "1.1m1", "", "note=먼저", NULL);
	store_close(other);
	request.expected_version = 1;
	assert_false(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.result, GATE_CONFLICT);
	assert_int_equal(answer.version, 2);
	assert_int_equal(answer.error.code, ERROR_RETRY);
	assert_non_null(strstr(answer.error.sentence, "kim"));
	gate_answer_finish(&answer);
	check_field_of(fixture->store, "1.1m1", "note", "먼저");
	request.expected_version = 2;
	assert_true(store_write(fixture->store, &request, &answer));
	gate_answer_finish(&answer);
}

static void names_the_field_that_is_wrong(void **state)
{
	static char is_too_long[5000 * 3 + 64];
	static const struct {
		const char *code, *field, *given;
	} samples[] = {
		{"1.1m1", "nonsense", "nonsense=1"},
		{"1.1m1", "", "=1"},
		{"1.1m1", "code", "code=1.1m9"},
		{"1.1m1", "type", "type=period"},
		{"1.1m1", "original", "original=2025"},
		{"1.1m1", "reported_on", "reported_on=2025-01-01"},
		{"1.1m1", "sort", "sort=a"},
		{"1.1m1", "due_last", "due_last=2025-01-01"},
		{"1.1m1", "version", "version=9"},
		{"1.1m1", "id", "id=9"},
		{"1.1m1", "date", "date=언젠가"},
		{"1.1m1", "reported", "reported=done"},
		{"1.1m1", "verified", "verified=그럼"},
		{"1.1m1", "forecast", "forecast=2025-02-30"},
		{"1.1m1", "title", "title=\xff"},
		{"1.1m1", "title", "title=가\u202e나"},
		{"1.1m1", "title", "title=가\n나"},
		{"1.1m1", "note", "note=\033[2J"},
		{"1.1m1", "note", is_too_long},
		{"1.1t1", "low", "low=많이"},
		{"1.1t1", "high", "high=1"},
		{"1.1t1", "low", "low=30"},
		{"1.1t1", "low", "low=9000000000000000000"},
		{"1.1t1", "comparator", "comparator=대략"},
		{"1.1t1", "class", "class=target"},
		{"o2", "predecessor", "predecessor=o1"},
		{"o2", "valid_from", "valid_from=2026"},
		{"1", "number", "number=2"},
	};
	struct fixture *fixture = *state;
	char *before = dump(fixture->store), *after;

	strcpy(is_too_long, "note=");
	for (size_t i = 0; i < 5001; i++)
		memcpy(is_too_long + 5 + 3 * i, "가", 4);
	for (size_t i = 0; i < COUNT(samples); i++) {
		struct gate_answer answer;

		CHECK(!write_fields(fixture->store, samples[i].code, "", &answer, "note=먼저 것", samples[i].given, NULL),
		      "%.40s", samples[i].given);
		CHECK(answer.result == GATE_INVALID, "%.40s: result %d", samples[i].given, (int)answer.result);
		CHECK(strcmp(answer.field, samples[i].field) == 0, "%.40s: field %s", samples[i].given, answer.field);
		CHECK(answer.error.code == ERROR_USAGE && *answer.error.sentence, "%.40s", samples[i].given);
		gate_answer_finish(&answer);
	}
	after = dump(fixture->store);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void checks_what_is_said_beside(void **state)
{
	static const char *const bad[] = {"\xff", "가\033나", "가\u202e나"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(bad); i++) {
		struct gate_request request = request_of(fixture->store, "1.1m1");
		struct gate_answer answer;

		request.reason = bad[i];
		assert_false(store_write(fixture->store, &request, &answer));
		assert_string_equal(answer.field, "reason");
		gate_answer_finish(&answer);
		request.reason = NULL;
		request.authority = bad[i];
		assert_false(store_write(fixture->store, &request, &answer));
		assert_string_equal(answer.field, "authority");
		gate_answer_finish(&answer);
	}
	check_field_of(fixture->store, "1.1m1", "version", "1");
}

/* A reason is stored as every text is: composed, without blanks around it, and none at all when it is only blanks. */
static void stores_reasons_as_texts(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	write_good(fixture->store, "1.1m1", " \u1100\u1161 나\n", "reported=in_progress", NULL);
	check_change(fixture->store, "reason", "가 나");
	check_field_of(fixture->store, "1.1m1", "reason", "가 나");
	assert_false(write_fields(fixture->store, "1.1m1", "  \n", &answer, "reported=on_hold", NULL));
	assert_string_equal(answer.field, "reason");
	gate_answer_finish(&answer);
}

static void refuses_what_has_no_row(void **state)
{
	struct fixture *fixture = *state;
	struct gate_request request = request_of(fixture->store, "1.1m1");
	struct gate_answer answer;

	request.ref.id = 999;
	assert_false(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.result, GATE_DENIED);
	assert_int_equal(answer.error.code, ERROR_NOT_FOUND);
	gate_answer_finish(&answer);
	request.ref = (struct ref){RECORD_CHANGE, 1};
	assert_false(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.result, GATE_INVALID);
	gate_answer_finish(&answer);
}

static void is_done_once(void **state)
{
	struct fixture *fixture = *state;
	struct gate_field fields[] = {{"note", "하나"}, {"reported", "in_progress"}, {"forecast", "2026-03"}};
	struct gate_request request = request_of(fixture->store, "1.1m1");
	struct gate_answer first, again;
	int64_t rows;

	request.fields = fields;
	request.count = COUNT(fields);
	request.request_id = "11111111-2222-3333-4444-555555555555";
	request.expected_version = 1;
	CHECK(store_write(fixture->store, &request, &first), "%s", first.error.sentence);
	rows = changes_of(fixture->store, "1.1m1");
	CHECK(store_write(fixture->store, &request, &again), "%s", again.error.sentence); /* though the version has moved on */
	assert_int_equal(changes_of(fixture->store, "1.1m1"), rows);
	assert_int_equal(version_of(fixture->store, "1.1m1"), 2);
	assert_int_equal(again.version, first.version);
	assert_int_equal(again.count, first.count);
	for (size_t i = 0; i < first.count; i++) {
		assert_string_equal(again.changes[i].key, first.changes[i].key);
		assert_int_equal(again.changes[i].before == NULL, first.changes[i].before == NULL);
		assert_string_equal(again.changes[i].after, first.changes[i].after);
	}
	gate_answer_finish(&first);
	gate_answer_finish(&again);
	request.ref = find(fixture->store, "1.2.1m1"); /* the same number for another row is a mistake */
	assert_false(store_write(fixture->store, &request, &again));
	assert_int_equal(again.result, GATE_INVALID);
	gate_answer_finish(&again);
	request.ref = find(fixture->store, "1.1m1");
	request.request_id = "1234567890123456789012345678901234567890";
	assert_false(store_write(fixture->store, &request, &first));
	assert_int_equal(first.result, GATE_INVALID);
	gate_answer_finish(&first);
}

static void is_one_request_whatever_it_names(void **state)
{
	struct fixture *fixture = *state;
	char *requests, *first;

	write_good(fixture->store, "1.1m1", "", "note=하나", "reported=in_progress", "forecast=2026-03", NULL);
	assert_int_equal(version_of(fixture->store, "1.1m1"), 2);
	requests = list_query(fixture->store, &(struct store_query){.kind = RECORD_CHANGE, .limit = 3}, "request");
	first = strtok(requests, " ");
	assert_string_equal(strtok(NULL, " "), first);
	assert_string_equal(strtok(NULL, " "), first);
	assert_int_equal(strlen(first), 32);
	free(requests);
	write_good(fixture->store, "1.1m1", "", "note=둘", NULL);
	requests = list_query(fixture->store, &(struct store_query){.kind = RECORD_CHANGE, .limit = 2}, "request");
	first = strtok(requests, " ");
	assert_string_not_equal(strtok(NULL, " "), first);
	free(requests);
}

static void only_looks_when_dry(void **state)
{
	struct fixture *fixture = *state;
	struct gate_request request = request_of(fixture->store, "1.1m1");
	char *before = dump(fixture->store), *after;
	struct gate_answer answer;

	request.dry_run = true;
	CHECK(store_write(fixture->store, &request, &answer), "%s", answer.error.sentence);
	assert_int_equal(answer.count, 1);
	assert_string_equal(answer.changes[0].after, "적음");
	assert_int_equal(answer.version, 1);
	gate_answer_finish(&answer);
	after = dump(fixture->store);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void changes_every_kind(void **state)
{
	static const struct {
		const char *code, *key, *value;
	} samples[] = {
		{"1", "place", "서울"},         {"1.2", "formal_title", "둘째 안건(안)"},
		{"1.2.1", "label", "전략①"},    {"1.1m1", "qualifier", "까지"},
		{"1.1t1", "stage", "확보"},     {"o2", "name", "새 이름"},
		{"c1", "phone", "02-111-1111"}, {"e1", "location", "서고"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(samples); i++) {
		char given[80];

		snprintf(given, sizeof given, "%s=%s", samples[i].key, samples[i].value);
		write_good(fixture->store, samples[i].code, "", given, NULL);
		check_field_of(fixture->store, samples[i].code, samples[i].key, samples[i].value);
		check_field_of(fixture->store, samples[i].code, "version", "2");
		check_change(fixture->store, "entity", samples[i].code);
	}
}

static void keeps_validity_in_order(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;

	write_good(fixture->store, "o2", "", "valid_from=2026-01-02", NULL);
	assert_false(write_fields(fixture->store, "o2", "", &answer, "valid_to=2026-01-01", NULL));
	assert_int_equal(answer.result, GATE_INVALID);
	assert_string_equal(answer.field, "valid_to");
	gate_answer_finish(&answer);
	write_good(fixture->store, "o2", "", "valid_to=2026-01-02", NULL);
	assert_false(write_fields(fixture->store, "o2", "", &answer, "valid_from=2026-01-03", NULL));
	gate_answer_finish(&answer);
}

/* The only test that waits: five seconds, as long as a person is made to. */
static void asks_to_try_again_when_busy(void **state)
{
	struct fixture *fixture = *state;
	struct gate_request request = request_of(fixture->store, "1.1m1");
	struct sqlite3 *other = raw_open(fixture->path);
	struct gate_answer answer;

	raw_run(other, "BEGIN IMMEDIATE");
	assert_int_equal(list_count(fixture->store, RECORD_MILESTONE, ""), 3); /* reading goes on */
	assert_false(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.result, GATE_RETRY);
	assert_int_equal(answer.error.code, ERROR_RETRY);
	gate_answer_finish(&answer);
	raw_run(other, "ROLLBACK");
	raw_close(other);
	CHECK(store_write(fixture->store, &request, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void says_when_the_file_is_damaged(void **state)
{
	struct fixture *fixture = *state;
	struct gate_request request = request_of(fixture->store, "1.1m1");
	struct gate_answer answer;
	char *page = raw_text(fixture->path, "SELECT rootpage FROM sqlite_schema WHERE name = 'milestone'");
	char junk[4096];
	FILE *file;

	memset(junk, 0xA5, sizeof junk);
	store_close(fixture->store);
	file = fopen(fixture->path, "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, (strtol(page, NULL, 10) - 1) * 4096, SEEK_SET), 0);
	assert_int_equal(fwrite(junk, 1, sizeof junk, file), sizeof junk);
	fclose(file);
	free(page);
	fixture->store = NULL;
	fixture_reopen(fixture, fixture->today, false);
	assert_false(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.result, GATE_DENIED);
	CHECK(answer.error.code == ERROR_DAMAGED, "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(writes_and_logs),
		ON(takes_today_for_the_day),
		ON(does_nothing_for_the_same_value),
		ON(empties_a_field),
		ON(names_who_was_quicker),
		ON(names_the_field_that_is_wrong),
		ON(checks_what_is_said_beside),
		ON(stores_reasons_as_texts),
		ON(refuses_what_has_no_row),
		ON(is_done_once),
		ON(is_one_request_whatever_it_names),
		ON(only_looks_when_dry),
		ON(changes_every_kind),
		ON(keeps_validity_in_order),
		ON(asks_to_try_again_when_busy),
		ON(says_when_the_file_is_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
