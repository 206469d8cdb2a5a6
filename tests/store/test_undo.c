/* Undo and redo of every kind of change, by one person and by two. */
#include "fields.h"
#include "gwagi/store/gate.h"
#include "gwagi/store/history.h"
#include "states.h"
#include "support.h"

static struct store *open_as(const struct fixture *fixture, const char *login)
{
	struct store_options options = {.path = fixture->path, .login = login, .today = fixture->today};
	struct store *store;
	struct error error = {0};

	CHECK(store_open(&store, &options, &error), "%s", error.sentence);
	return store;
}

static bool step(struct store *store, enum gate_verb verb, struct gate_answer *answer)
{
	struct gate_request request = {.verb = verb, .action = "undo", .effective = DAY_NONE};

	return store_write(store, &request, answer);
}

static void step_good(struct store *store, enum gate_verb verb, const char *what)
{
	struct gate_answer answer;

	CHECK(step(store, verb, &answer), "%s: %s %s", what, verb == GATE_UNDO ? "undo" : "redo", answer.error.sentence);
	assert_true(answer.count > 0);
	gate_answer_finish(&answer);
}

static void step_refused(struct store *store, enum gate_verb verb, enum error_code code, const char *needle)
{
	struct gate_answer answer;

	assert_false(step(store, verb, &answer));
	assert_int_equal(answer.result, GATE_DENIED);
	CHECK(answer.error.code == code && strstr(answer.error.sentence, needle), "%d %s", (int)answer.error.code,
	      answer.error.sentence);
	gate_answer_finish(&answer);
}

static void print_finding(void *context, const char *sentence)
{
	(void)context;
	if (strncmp(sentence, "알림", strlen("알림")) != 0)
		print_error("%s\n", sentence);
}

static void check_sound(struct store *store, const char *what)
{
	struct error error = {0};
	int64_t found;

	CHECK(store_check(store, print_finding, NULL, &found, &error), "%s: %s", what, error.sentence);
	CHECK(found == 0, "%s: check has found something", what);
}

/* What was done just now goes, comes and goes again, and each time every row is as it was. */
static void there_and_back(struct fixture *fixture, const char *before, const char *what)
{
	char *after = state_of(fixture->path);

	CHECK(strcmp(before, after) != 0, "%s: nothing has changed", what);
	for (int i = 0; i < 2; i++) {
		step_good(fixture->store, GATE_UNDO, what);
		check_state(fixture->path, before, what);
		check_sound(fixture->store, what);
		step_good(fixture->store, GATE_REDO, what);
		check_state(fixture->path, after, what);
		check_sound(fixture->store, what);
	}
	step_good(fixture->store, GATE_UNDO, what);
	check_state(fixture->path, before, what);
	free(after);
}

static void takes_back_every_field(void **state)
{
	static const struct {
		const char *code, *fields[4];
	} samples[] = {
		{"1.1m1", {"reported=in_progress"}},
		{"1.1m1", {"reported=on_hold", "forecast=2026-09"}},
		{"1.1m1", {"reported=완료보고", "done_on=2025-12-20"}},
		{"1.1m1", {"date=2026-03", "qualifier=까지"}},
		{"1.1m1", {"date="}},
		{"1.2.1m1", {"date=2026-02-28"}},
		{"1.2.1m1", {"date=2026-02/.."}},
		{"1.2.1m1", {"title=전혀 다른 이름", "note=적음"}},
		{"1.2.1m2", {"issue=예산이 깎임", "stage=notice"}},
		{"1.1t1", {"low=13.55"}},
		{"1.1t1", {"low=1", "high=20.125", "baseline="}},
		{"1.1t1", {"withheld=true", "approx=true", "due=2027"}},
		{"1.2", {"formal_title=둘째 안건(안)", "aliases=두 번째"}},
		{"1", {"place=서울"}},
		{"o2", {"name=새 이름", "valid_from=2026-01-02"}},
		{"o2", {"parent="}},
		{"c1", {"phone=02-111-1111", "office=o1"}},
		{"e1", {"location=서고"}},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(samples); i++) {
		char *before = state_of(fixture->path);

		write_good(fixture->store, samples[i].code, "까닭", samples[i].fields[0], samples[i].fields[1],
			   samples[i].fields[2], NULL);
		there_and_back(fixture, before, samples[i].fields[0]);
		free(before);
	}
}

/* The second report, the second date, the second figure: what stood there before was not that of the import. */
static void takes_back_the_second_of_its_kind(void **state)
{
	static const struct {
		const char *code, *first[3], *second[3];
	} samples[] = {
		{"1.1m1", {"reported=추진중"}, {"reported=추진중"}},
		{"1.1m1", {"reported=보류"}, {"reported=추진중", "forecast=2026-05"}},
		{"1.1m1", {"reported=완료보고", "done_on=2025-12-20"}, {"verified=confirmed"}},
		{"1.1m1", {"reported=완료보고", "done_on=2025-12-20"}, {"reported=none"}},
		{"1.2.1m2", {"date=2026-07"}, {"date=2026-08"}},
		{"1.2.1m2", {"date="}, {"date=2026-09"}},
		{"1.1t1", {"low=13.55"}, {"low=13"}},
	};

	for (size_t i = 0; i < COUNT(samples); i++) {
		struct fixture *fixture;
		char *start, *before;

		(void)state;
		assert_int_equal(fixture_small((void **)&fixture), 0);
		start = state_of(fixture->path);
		write_good(fixture->store, samples[i].code, "앞의 까닭", samples[i].first[0], samples[i].first[1], NULL);
		before = state_of(fixture->path);
		fixture_reopen(fixture, fixture->today + 40, false);
		write_good(fixture->store, samples[i].code, "뒤의 까닭", samples[i].second[0], samples[i].second[1], NULL);
		there_and_back(fixture, before, samples[i].second[0]);
		fixture_reopen(fixture, fixture->today + 40, false);
		step_good(fixture->store, GATE_UNDO, samples[i].first[0]);
		check_state(fixture->path, start, samples[i].first[0]);
		step_good(fixture->store, GATE_REDO, samples[i].first[0]);
		check_state(fixture->path, before, samples[i].first[0]);
		step_good(fixture->store, GATE_REDO, samples[i].second[0]);
		check_sound(fixture->store, samples[i].second[0]);
		free(start);
		free(before);
		fixture_end((void **)&fixture);
	}
}

/* A new row of "key=value" texts; its code, to be freed. */
static char *add(struct store *store, const char *table, const char *of, ...)
{
	struct fields fields;
	struct gate_answer answer;
	va_list texts;
	char *code;

	va_start(texts, of);
	fields_read(&fields, texts);
	va_end(texts);
	CHECK(store_write(store,
			  &(struct gate_request){.verb = GATE_ADD,
						 .table = table,
						 .of = of,
						 .action = "add",
						 .fields = fields.given,
						 .count = fields.count,
						 .effective = DAY_NONE},
			  &answer),
	      "%s: %s", table, answer.error.sentence);
	code = memcpy(calloc(CODE_TEXT, 1), answer.changes[0].entity, CODE_TEXT);
	gate_answer_finish(&answer);
	fields_finish(&fields);
	return code;
}

static void takes_back_every_row(void **state)
{
	static const struct {
		const char *table, *of, *fields[6];
	} samples[] = {
		{"item", "1.2", {"kind=strategy", "title=전략 둘", "aliases=둘"}},
		{"milestone", "1.2.1", {"title=착공", "type=deadline", "date=2026-03"}},
		{"milestone", "1", {"title=다음 회의", "type=undated"}},
		{"target", "1.2.1", {"title=대수", "class=target", "low=12.5", "unit=대", "comparator=ge"}},
		{"office", "o1", {"name=새 팀"}},
		{"office_alias", "o1", {"name=국방"}},
		{"contact", "o2", {"entity=1.1", "name=김", "role=staff", "certainty=low"}},
		{"assignment", "1.1", {"office=o1", "role=support"}},
		{"reading", "1.1t1", {"day=2026-01-10", "amount=3.25"}},
		{"evidence", "1.2.1m2", {"rank=4", "title=계약 \"하나\"\\"}},
		{"call", "1.1m1", {"day=2026-01-14", "answer=한 줄\n두 줄", "promised=2026-02-01"}},
		{"link", "1.1", {"to=1.2", "kind=related", "title=함께"}},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(samples); i++) {
		char *before = state_of(fixture->path);
		const char *const *fields = samples[i].fields;

		free(add(fixture->store, samples[i].table, samples[i].of, fields[0], fields[1], fields[2], fields[3], fields[4],
			 NULL));
		there_and_back(fixture, before, samples[i].table);
		free(before);
	}
}

static void gives_no_code_twice(void **state)
{
	struct fixture *fixture = *state;
	struct gate_field fields[] = {{"code", "1.2.2"}, {"kind", "strategy"}, {"title", "남"}};
	struct gate_request request = {
		.verb = GATE_ADD, .table = "item", .action = "add", .fields = fields, .count = 3, .effective = DAY_NONE};
	struct gate_answer answer;
	char *first = add(fixture->store, "item", "1.2", "kind=strategy", "title=둘", NULL), *second;
	char *evidence = add(fixture->store, "evidence", "1.1m1", "rank=3", "title=하나", NULL);

	assert_string_equal(first, "1.2.2");
	step_good(fixture->store, GATE_UNDO, evidence);
	step_good(fixture->store, GATE_UNDO, first);
	assert_false(store_write(fixture->store, &request, &answer));
	assert_string_equal(answer.field, "code");
	gate_answer_finish(&answer);
	second = add(fixture->store, "item", "1.2", "kind=strategy", "title=셋", NULL);
	assert_string_equal(second, "1.2.3");
	free(second);
	second = add(fixture->store, "evidence", "1.1m1", "rank=3", "title=둘", NULL);
	assert_string_not_equal(second, evidence);
	check_sound(fixture->store, "codes");
	free(first);
	free(second);
	free(evidence);
}

/* The versions go on: as many as there were changes of the row. */
static void counts_its_versions(void **state)
{
	struct fixture *fixture = *state;
	char *code = add(fixture->store, "evidence", "1.1m1", "rank=3", "title=하나", NULL);

	write_good(fixture->store, code, "", "title=둘", NULL);
	step_good(fixture->store, GATE_UNDO, "title");
	assert_int_equal(version_of(fixture->store, code), 3);
	step_good(fixture->store, GATE_UNDO, "row");
	step_good(fixture->store, GATE_REDO, "row");
	assert_int_equal(version_of(fixture->store, code), 5);
	step_good(fixture->store, GATE_REDO, "title");
	assert_int_equal(version_of(fixture->store, code), 6);
	check_field_of(fixture->store, code, "title", "둘");
	free(code);
}

/* Several rows, two of them new, one of them pointed to by another: one step. */
static void takes_back_a_bulk_at_once(void **state)
{
	struct gate_field office[] = {{"name", "새 팀"}}, move[] = {{"office", "o3"}}, end[] = {{"valid_to", "2026-01-14"}},
			  alias[] = {{"name", "신팀"}}, again[] = {{"name", "새로운 팀"}};
	struct fixture *fixture = *state;
	struct gate_request requests[] = {
		{.verb = GATE_ADD,
		 .table = "office",
		 .of = "o1",
		 .action = "bulk",
		 .fields = office,
		 .count = 1,
		 .effective = DAY_NONE},
		{.verb = GATE_SET_FIELD, .ref = find(fixture->store, "c1"), .action = "bulk", .fields = move, .count = 1},
		{.verb = GATE_SET_FIELD, .ref = find(fixture->store, "o2"), .action = "bulk", .fields = end, .count = 1},
		{.verb = GATE_ADD, .table = "office_alias", .of = "o3", .action = "bulk", .fields = alias, .count = 1},
		{.verb = GATE_SET_FIELD, .ref = {RECORD_OFFICE, 3}, .action = "bulk", .fields = again, .count = 1},
	};
	struct gate_answer answer;
	struct history_step next;
	struct error error;
	char *before = state_of(fixture->path);

	CHECK(store_write_all(fixture->store, requests, COUNT(requests), &answer), "%zu: %s", answer.which,
	      answer.error.sentence);
	gate_answer_finish(&answer);
	assert_true(store_undo_next(fixture->store, false, &next, &error));
	assert_int_equal(next.changes, 6); /* the new name leaves an alias */
	assert_int_equal(next.rows, 4);
	assert_string_equal(next.action, "bulk");
	assert_string_equal(next.first.entity, "o3");
	assert_string_equal(next.first.table, "office");
	assert_string_equal(next.first.key, "*");
	history_step_finish(&next);
	there_and_back(fixture, before, "bulk");
	free(before);
}

static void takes_back_nothing_of_others(void **state)
{
	struct fixture *fixture = *state;
	struct store *kim = open_as(fixture, "kim");
	char *before;

	step_refused(kim, GATE_UNDO, ERROR_NOT_FOUND, "backup");
	write_good(fixture->store, "1.1m1", "", "note=하나", "forecast=2026-02", NULL);
	step_refused(kim, GATE_UNDO, ERROR_NOT_FOUND, "없습니다");
	write_good(kim, "1.1m1", "", "note=둘", NULL);
	before = state_of(fixture->path);
	step_refused(fixture->store, GATE_UNDO, ERROR_REFUSED, "kim");
	step_refused(fixture->store, GATE_UNDO, ERROR_REFUSED, "‘1.1m1’의 비고");
	check_state(fixture->path, before, "refused");
	write_good(kim, "1.1m1", "", "qualifier=까지", NULL); /* another field is nobody's business */
	step_good(kim, GATE_UNDO, "qualifier");
	step_good(kim, GATE_UNDO, "note");
	step_good(fixture->store, GATE_UNDO, "note");
	step_refused(kim, GATE_REDO, ERROR_REFUSED, "tester"); /* 하나 is gone */
	step_good(fixture->store, GATE_REDO, "note");
	step_good(kim, GATE_REDO, "note");
	check_field_of(kim, "1.1m1", "note", "둘");
	check_sound(kim, "two persons");
	free(before);
	store_close(kim);
}

/* What somebody has said since about what is to be taken back. */
static void leaves_nothing_hanging(void **state)
{
	struct fixture *fixture = *state;
	struct store *kim = open_as(fixture, "kim");
	char *code, *item;

	write_good(fixture->store, "1.1m1", "", "reported=완료보고", NULL);
	write_good(kim, "1.1m1", "", "verified=confirmed", NULL);
	step_refused(fixture->store, GATE_UNDO, ERROR_REFUSED, "확인: kim 님");
	step_good(kim, GATE_UNDO, "confirmed");
	write_good(kim, "1.1m1", "", "done_on=2026-01-02", NULL);
	step_refused(fixture->store, GATE_UNDO, ERROR_REFUSED, "완료일: kim 님");
	write_good(fixture->store, "1.1t1", "", "low=2", NULL);
	write_good(kim, "1.1t1", "", "high=3", NULL);
	step_refused(fixture->store, GATE_UNDO, ERROR_REFUSED, "kim 님");
	item = add(fixture->store, "item", "1.2", "kind=strategy", "title=둘", NULL);
	code = add(kim, "milestone", item, "title=딸림", "type=undated", NULL);
	step_refused(fixture->store, GATE_UNDO, ERROR_REFUSED, code);
	step_good(kim, GATE_UNDO, code);
	write_good(kim, item, "", "note=남의 말", NULL);
	step_refused(fixture->store, GATE_UNDO, ERROR_REFUSED, "kim 님");
	step_good(kim, GATE_UNDO, "note");
	step_good(fixture->store, GATE_UNDO, item);
	step_refused(kim, GATE_REDO, ERROR_REFUSED, item); /* its row is gone */
	check_sound(kim, "hanging");
	free(code);
	free(item);
	store_close(kim);
}

static void keeps_the_proof_of_what_is_confirmed(void **state)
{
	struct fixture *fixture = *state;
	struct store *kim = open_as(fixture, "kim");
	char *code;

	write_good(fixture->store, "1.2.1m2", "", "verified=received", NULL); /* so that nothing follows from the evidence */
	code = add(fixture->store, "evidence", "1.2.1m2", "rank=4", "title=계약", NULL);

	write_good(kim, "1.2.1m2", "", "reported=완료보고", NULL);
	write_good(kim, "1.2.1m2", "", "verified=confirmed", NULL);
	step_refused(fixture->store, GATE_UNDO, ERROR_REFUSED, code);
	step_good(kim, GATE_UNDO, "confirmed");
	step_good(fixture->store, GATE_UNDO, "evidence");
	free(code);
	store_close(kim);
}

static void goes_back_and_forth(void **state)
{
	struct fixture *fixture = *state;

	write_good(fixture->store, "1.1m1", "", "note=하나", NULL);
	write_good(fixture->store, "1.1m1", "", "note=둘", NULL);
	write_good(fixture->store, "1.1m1", "", "note=셋", NULL);
	step_good(fixture->store, GATE_UNDO, "셋");
	step_good(fixture->store, GATE_UNDO, "둘");
	check_field_of(fixture->store, "1.1m1", "note", "하나");
	step_good(fixture->store, GATE_REDO, "둘");
	check_field_of(fixture->store, "1.1m1", "note", "둘");
	step_good(fixture->store, GATE_REDO, "셋");
	check_field_of(fixture->store, "1.1m1", "note", "셋");
	step_refused(fixture->store, GATE_REDO, ERROR_NOT_FOUND, "되살릴 것이 없습니다");
	step_good(fixture->store, GATE_UNDO, "셋");
	step_good(fixture->store, GATE_UNDO, "둘");
	write_good(fixture->store, "1.1m1", "", "note=넷", NULL); /* which cuts off the rest */
	step_refused(fixture->store, GATE_REDO, ERROR_NOT_FOUND, "되살릴 것이 없습니다");
	step_good(fixture->store, GATE_UNDO, "넷");
	step_good(fixture->store, GATE_REDO, "넷");
	step_good(fixture->store, GATE_UNDO, "넷");
	step_good(fixture->store, GATE_UNDO, "하나");
	check_field_of(fixture->store, "1.1m1", "note", "");
	step_refused(fixture->store, GATE_UNDO, ERROR_NOT_FOUND, "취소할 변경이 없습니다");
	assert_int_equal(version_of(fixture->store, "1.1m1"), 15);
	check_sound(fixture->store, "stack");
}

static void goes_several_steps_or_none(void **state)
{
	struct fixture *fixture = *state;
	struct gate_request undo[] = {{.verb = GATE_UNDO, .action = "undo", .effective = DAY_NONE, .request_id = "u1"},
				      {.verb = GATE_UNDO, .action = "undo", .effective = DAY_NONE, .request_id = "u2"},
				      {.verb = GATE_UNDO, .action = "undo", .effective = DAY_NONE, .request_id = "u3"}};
	struct gate_request mixed[] = {undo[0], {.verb = GATE_SET_FIELD, .ref = find(fixture->store, "1.1m1"), .action = "set"}};
	struct gate_answer answer, again;

	write_good(fixture->store, "1.1m1", "", "note=하나", NULL);
	write_good(fixture->store, "1.2.1m1", "", "note=둘", NULL);
	assert_false(store_write_all(fixture->store, undo, 3, &answer));
	assert_int_equal(answer.which, 2);
	assert_int_equal(answer.error.code, ERROR_NOT_FOUND);
	gate_answer_finish(&answer);
	assert_false(store_write_all(fixture->store, mixed, 2, &answer));
	assert_int_equal(answer.result, GATE_INVALID);
	gate_answer_finish(&answer);
	check_field_of(fixture->store, "1.1m1", "note", "하나");
	CHECK(store_write_all(fixture->store, undo, 2, &answer), "%s", answer.error.sentence);
	assert_int_equal(answer.count, 2);
	assert_string_equal(answer.changes[0].entity, "1.2.1m1");
	assert_string_equal(answer.changes[1].entity, "1.1m1");
	assert_string_equal(answer.changes[1].before, "하나");
	assert_null(answer.changes[1].after);
	CHECK(store_write_all(fixture->store, undo, 2, &again), "%s",
	      again.error.sentence); /* the same answer, not two steps more */
	assert_int_equal(again.count, 2);
	assert_string_equal(again.changes[1].entity, "1.1m1");
	gate_answer_finish(&answer);
	gate_answer_finish(&again);
	step_good(fixture->store, GATE_REDO, "step by step");
	check_field_of(fixture->store, "1.1m1", "note", "하나");
	check_field_of(fixture->store, "1.2.1m1", "note", "");
}

static void only_looks_when_dry(void **state)
{
	struct fixture *fixture = *state;
	struct gate_request undo[] = {{.verb = GATE_UNDO, .action = "undo", .effective = DAY_NONE, .dry_run = true},
				      {.verb = GATE_UNDO, .action = "undo", .effective = DAY_NONE}};
	struct gate_answer answer;
	char *before, *after;

	free(add(fixture->store, "evidence", "1.1m1", "rank=3", "title=하나", NULL));
	write_good(fixture->store, "1.1m1", "", "reported=추진중", NULL);
	before = dump(fixture->store);
	CHECK(store_write_all(fixture->store, undo, 2, &answer), "%s", answer.error.sentence);
	assert_int_equal(answer.changes[answer.count - 1].table[0], 'e');
	assert_string_equal(answer.changes[answer.count - 1].key, "*");
	assert_null(answer.changes[answer.count - 1].after);
	gate_answer_finish(&answer);
	after = dump(fixture->store);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* It is done today, whatever day it takes back, and says what it takes back. */
static void is_of_today(void **state)
{
	struct fixture *fixture = *state;
	struct gate_field fields[] = {{"reported", "in_progress"}};
	struct gate_request request = {.verb = GATE_REPORT_STATUS,
				       .ref = find(fixture->store, "1.1m1"),
				       .action = "set",
				       .request_id = "the-one",
				       .fields = fields,
				       .count = 1,
				       .effective = day_make(2026, 1, 2)};
	struct gate_answer answer;
	struct store_query newest = {.kind = RECORD_CHANGE, .of = "1.1m1", .limit = 1};
	char *text;

	assert_true(store_write(fixture->store, &request, &answer));
	gate_answer_finish(&answer);
	request.verb = GATE_UNDO;
	request.request_id = NULL;
	assert_false(store_write(fixture->store, &request, &answer));
	assert_string_equal(answer.field, "effective");
	gate_answer_finish(&answer);
	step_good(fixture->store, GATE_UNDO, "report");
	text = list_query(fixture->store, &newest, "effective");
	assert_string_equal(text, "2026-01-15");
	free(text);
	text = list_query(fixture->store, &newest, "action");
	assert_string_equal(text, "undo");
	free(text);
	text = list_query(fixture->store, &newest, "undoes");
	assert_string_equal(text, "the-one");
	free(text);
	check_field_of(fixture->store, "1.1m1", "reported_on", "");
	step_good(fixture->store, GATE_REDO, "report");
	check_field_of(fixture->store, "1.1m1", "reported_on", "2026-01-02");
}

static void says_what_would_be_taken_back(void **state)
{
	struct fixture *fixture = *state;
	struct history_step next;
	struct error error;

	assert_true(store_undo_next(fixture->store, false, &next, &error));
	assert_string_equal(next.request, "");
	history_step_finish(&next);
	write_good(fixture->store, "1.1m1", "", "reported=추진중", "note=적음", NULL);
	assert_true(store_undo_next(fixture->store, true, &next, &error));
	assert_string_equal(next.request, "");
	history_step_finish(&next);
	for (int redo = 0; redo < 2; redo++) {
		CHECK(store_undo_next(fixture->store, redo, &next, &error), "%s", error.sentence);
		assert_int_equal(strlen(next.request), 32);
		assert_int_equal(strlen(next.at), strlen("2026-11-22T04:05:06Z"));
		assert_string_equal(next.action, "set");
		assert_string_equal(next.first.entity, "1.1m1");
		assert_string_equal(next.first.table, "milestone");
		assert_string_equal(next.first.key, "reported");
		assert_string_equal(next.first.before, "none");
		assert_string_equal(next.first.after, "in_progress");
		assert_int_equal(next.changes, 2);
		assert_int_equal(next.rows, 1);
		history_step_finish(&next);
		step_good(fixture->store, redo ? GATE_REDO : GATE_UNDO, "next");
	}
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(takes_back_every_field),
		cmocka_unit_test(takes_back_the_second_of_its_kind),
		ON(takes_back_every_row),
		ON(gives_no_code_twice),
		ON(counts_its_versions),
		ON(takes_back_a_bulk_at_once),
		ON(takes_back_nothing_of_others),
		ON(leaves_nothing_hanging),
		ON(keeps_the_proof_of_what_is_confirmed),
		ON(goes_back_and_forth),
		ON(goes_several_steps_or_none),
		ON(only_looks_when_dry),
		ON(is_of_today),
		ON(says_what_would_be_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
