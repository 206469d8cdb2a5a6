/* New rows: what is taken, what is refused with which column, and that a refused load leaves nothing. */
#include <jansson.h>
#include "fields.h"
#include "support.h"

static int column_of(const char *table, const char *key)
{
	size_t count;
	const struct load_column *columns = store_load_columns(table, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(columns[i].key, key) == 0)
			return (int)i;
	return -1;
}

/* A good row of every table, each hanging on the small database. */
static struct store_load *load_all(struct store *store)
{
	struct store_load *load = load_begin(store);

	load_good(load, "source", "code=s2", "title=자료", "publisher=과학기술정보통신부", "date=2025-11-24", "license=공공누리",
		  "note=두\n줄", NULL);
	load_good(load, "office", "code=o3", "parent=o1", "name=새 과", "valid_from=2025-01-01", "valid_to=2025-01-01", NULL);
	load_good(load, "office_alias", "office=o3", "name=신과", NULL);
	load_good(load, "meeting", "code=2", "number=2", "title=제2회", "date=2026-02-01", "begins=00:00", "ends=23:59", NULL);
	load_good(load, "member", "code=p1", "meeting=2", "position=1", "seat=chair", "name=부총리", NULL);
	load_good(load, "function", "code=f1", "meeting=2", "position=1", "topic=기능", "title=심의", NULL);
	load_good(load, "item", "code=2.10", "kind=agenda", "title=열째", "decision_stated=discussed", NULL);
	load_good(load, "item", "code=2.10.1", "kind=strategy", "label=전략①", "title=전략", NULL);
	load_good(load, "assignment", "entity=2", "office=o3", "role=overall", NULL);
	load_good(load, "assignment", "entity=2.10", "office=o3", "role=support", NULL);
	load_good(load, "contact", "code=c2", "office=o3", "entity=2", "name=아무개", "role=staff", "certainty=low", NULL);
	load_good(load, "milestone", "code=2m1", "title=회의", "type=past", "date=2026-02-01", "reported=reported_done",
		  "verified=confirmed", NULL);
	load_good(load, "milestone", "code=2.10.1m1", "title=개시", "type=start", "date=2026-03/..", NULL);
	load_good(load, "milestone", "code=2.10.1m2", "title=점검", "type=recurring", "date=R/P1M", NULL);
	load_good(load, "target", "code=2.10t1", "title=수", "class=target", "low=1만", "comparator=ge", "approx=true",
		  "withheld=예", NULL);
	load_good(load, "evidence", "code=e3", "milestone=2m1", "rank=5", "title=관보", "issued=2026-02-02", NULL);
	load_good(load, "link", "code=l1", "from=2.10", "to=1.1", "kind=related", "title=같은 일", NULL);
	load_good(load, "citation", "entity=2.10t1", "source=s2", "section=붙임", "line=7", "certainty=medium", "original=1만개",
		  NULL);
	return load;
}

static void takes_every_table(void **state)
{
	struct fixture *fixture = *state;
	struct error error = {0};
	int64_t changes = list_count(fixture->store, RECORD_CHANGE, "");
	struct store_load *load = load_all(fixture->store);
	int64_t found = -1;

	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	assert_int_equal(list_count(fixture->store, RECORD_CHANGE, ""), changes + 18);
	check_field_of(fixture->store, "2.10.1", "parent", "2.10");
	check_field_of(fixture->store, "2.10.1", "level", "2");
	check_field_of(fixture->store, "2.10", "position", "10");
	check_field_of(fixture->store, "2.10t1", "quantity", "비공개");
	check_field_of(fixture->store, "o3", "aliases", "신과");
	check_field_of(fixture->store, "2m1", "due_last", "2026-02-01");
	check_field_of(fixture->store, "2.10.1m1", "due_first", "2026-03-01");
	check_field_of(fixture->store, "2.10.1m1", "due_last", "");
	check_field_of(fixture->store, "2.10.1m2", "due_first", "");
	check_field_of(fixture->store, "2.10.1m2", "reported", "none");
	assert_true(store_check(fixture->store, NULL, NULL, &found, &error));
	assert_int_equal(found, 0);
}

struct row {
	const char *table, *column; /* the column that is at fault, NULL if none in particular */
	const char *fields[9];
};

static const struct row refused_rows[] = {
	/* what must be there */
	{"source", "title", {"code=s2"}},
	{"source", "code", {"title=자료"}},
	{"source", "title", {"code=s2", "title=   "}},
	{"member", "position", {"code=p1", "meeting=1", "seat=chair", "name=아무"}},
	{"milestone", "type", {"code=1.1m2", "title=일"}},
	/* codes */
	{"source", "code", {"code=o7", "title=자료"}},
	{"source", "code", {"code=자료", "title=자료"}},
	{"item", "code", {"code=1", "kind=agenda", "title=안"}},
	{"item", "code", {"code=1.02", "kind=agenda", "title=안"}},
	{"item", "code", {"code=1.1", "kind=agenda", "title=있는 것"}},
	{"milestone", "code", {"code=1.1t2", "title=일", "type=undated"}},
	{"milestone", "code", {"code=1.1m1", "title=있는 것", "type=undated"}},
	/* what they hang on */
	{"office", "parent", {"code=o9", "parent=o8", "name=과"}},
	{"office", "parent", {"code=o9", "parent=1.1", "name=과"}},
	{"item", "code", {"code=2.1", "kind=agenda", "title=없는 회의"}},
	{"item", "code", {"code=1.1.1.1", "kind=task", "title=없는 상위"}},
	{"milestone", "code", {"code=1.9m1", "title=없는 상위", "type=undated"}},
	{"milestone", "code", {"code=3m1", "title=없는 회의", "type=undated"}},
	{"target", "code", {"code=1.9t1", "title=없는 상위", "class=target"}},
	{"assignment", "office", {"entity=1.1", "office=o9", "role=lead"}},
	{"assignment", "entity", {"entity=1.9", "office=o1", "role=lead"}},
	{"assignment", "entity", {"entity=o1", "office=o1", "role=lead"}},
	{"contact", "entity", {"code=c9", "office=o1", "entity=1.1m1", "name=이", "role=head", "certainty=low"}},
	{"evidence", "milestone", {"code=e9", "milestone=1.1m9", "rank=3", "title=고시"}},
	{"link", "to", {"code=l9", "from=1.1", "to=1.9", "kind=related", "title=잇기"}},
	{"link", "to", {"code=l9", "from=1.1", "to=1.1", "kind=related", "title=저 자신"}},
	{"citation", "entity", {"entity=1.9", "source=s1", "certainty=high"}},
	{"citation", "source", {"entity=1.1", "source=s9", "certainty=high"}},
	/* words */
	{"item", "kind", {"code=1.3", "kind=안내", "title=안"}},
	{"item", "kind", {"code=1.3", "kind=task", "title=안건이어야 함"}},
	{"item", "kind", {"code=1.1.1", "kind=agenda", "title=안건이 아님"}},
	{"milestone", "reported", {"code=1.1m2", "title=일", "type=undated", "reported=done"}},
	{"target", "approx", {"code=1.1t2", "title=수", "class=target", "approx=글쎄"}},
	/* days and dates */
	{"meeting", "date", {"code=2", "number=2", "title=회의", "date=2026-02-30"}},
	{"meeting", "date", {"code=2", "number=2", "title=회의", "date=2026-02"}},
	{"meeting", "begins", {"code=2", "number=2", "title=회의", "date=2026-02-01", "begins=24:00"}},
	{"meeting", "ends", {"code=2", "number=2", "title=회의", "date=2026-02-01", "ends=9:00"}},
	{"office", "valid_to", {"code=o9", "name=과", "valid_from=2026-01-02", "valid_to=2026-01-01"}},
	{"contact",
	 "valid_to",
	 {"code=c9", "office=o1", "entity=1", "name=이", "role=head", "certainty=low", "valid_from=2026-01-02",
	  "valid_to=2026-01-01"}},
	{"milestone", "date", {"code=1.1m2", "title=일", "type=deadline", "date=언젠가"}},
	{"milestone", "date", {"code=1.1m2", "title=일", "type=deadline", "date=2025-13"}},
	{"milestone", "date", {"code=1.1m2", "title=일", "type=period", "date=2026/2025"}},
	{"milestone", "date", {"code=1.1m2", "title=일", "type=deadline"}},
	{"milestone", "date", {"code=1.1m2", "title=일", "type=start"}},
	{"milestone", "date", {"code=1.1m2", "title=일", "type=undated", "date=2026"}},
	{"milestone", "date", {"code=1.1m2", "title=일", "type=deadline", "date=R/P1M"}},
	{"milestone", "date", {"code=1.1m2", "title=일", "type=recurring", "date=2026"}},
	{"milestone", "forecast", {"code=1.1m2", "title=일", "type=undated", "forecast=곧"}},
	/* what a report must keep to */
	{"milestone", "reason", {"code=1.1m2", "title=일", "type=undated", "reported=on_hold"}},
	{"milestone", "done_on", {"code=1.1m2", "title=일", "type=undated", "reported=in_progress", "done_on=2025-12-01"}},
	{"milestone", "verified", {"code=1.1m2", "title=일", "type=undated", "reported=in_progress", "verified=confirmed"}},
	{"milestone",
	 "done_on",
	 {"code=1.1m2", "title=일", "type=undated", "reported=reported_done", "reported_on=2025-12-01", "done_on=2025-12-02"}},
	{"item", "closed_on", {"code=1.2.2", "kind=strategy", "title=전략", "closing=withdrawn"}},
	/* numbers */
	{"meeting", "number", {"code=2", "number=0", "title=회의", "date=2026-02-01"}},
	{"meeting", "number", {"code=2", "number=둘", "title=회의", "date=2026-02-01"}},
	{"meeting", "number", {"code=2", "number=1.5", "title=회의", "date=2026-02-01"}},
	{"member", "position", {"code=p1", "meeting=1", "position=99999999999", "seat=chair", "name=아무"}},
	{"target", "low", {"code=1.1t2", "title=수", "class=target", "low=많이"}},
	{"target", "low", {"code=1.1t2", "title=수", "class=target", "low=99999999999999999999"}},
	{"target", "low", {"code=1.1t2", "title=수", "class=target", "low=9000000000000000000", "high=0.5"}},
	{"target", "high", {"code=1.1t2", "title=수", "class=target", "low=2", "high=1"}},
	{"evidence", "rank", {"code=e9", "milestone=1.1m1", "rank=6", "title=고시"}},
	{"evidence", "rank", {"code=e9", "milestone=1.1m1", "rank=0", "title=고시"}},
	{"citation", NULL, {"entity=1.1", "source=s1", "certainty=high", "line=0"}},
	/* text that is none */
	{"source", "title", {"code=s2", "title=\xff\xfe"}},
	{"source", "title", {"code=s2", "title=\xec\x9e"}},
	{"source", "title", {"code=s2", "title=\xed\xa0\x80"}},
	{"source", "title", {"code=s2", "title=가\033[2J나"}},
	{"source", "title", {"code=s2", "title=두\n줄"}},
	{"source", "title", {"code=s2", "title=가\tb"}},
	{"source", "title", {"code=s2", "title=가\u202e나"}},
	{"source", "title", {"code=s2", "title=가\u2066나"}},
	{"source", "note", {"code=s2", "title=자료", "note=가\r나"}},
	{"source", "note", {"code=s2", "title=자료", "note=가\x7f나"}},
	/* the same again */
	{"assignment", NULL, {"entity=1.2", "office=o2", "role=lead"}},
	{"nonsense", NULL, {"code=1"}},
	{"tally", NULL, {"scope=a1"}},
};

static bool add_row(struct store_load *load, const struct row *row, struct load_fault *fault)
{
	const char *const *f = row->fields;

	return load_row(load, row->table, fault, f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], NULL);
}

static void refuses_bad_rows(void **state)
{
	struct fixture *fixture = *state;
	char *before = dump(fixture->store), *after;

	for (size_t i = 0; i < COUNT(refused_rows); i++) {
		const struct row *row = &refused_rows[i];
		struct store_load *load = load_begin(fixture->store);
		struct load_fault fault;
		struct error error = {0};
		int column = row->column ? column_of(row->table, row->column) : -1;

		CHECK(!add_row(load, row, &fault), "%s %s %s was taken", row->table, row->fields[0], row->fields[1]);
		CHECK(fault.column == column, "%s %s: column %d, not %d: %s", row->table, row->fields[0], fault.column, column,
		      fault.error.sentence);
		CHECK(fault.error.code == ERROR_USAGE || fault.error.code == ERROR_NOT_FOUND, "%s: code %d", fault.error.sentence,
		      (int)fault.error.code);
		assert_false(store_load_commit(load, &error));
		assert_int_equal(error.code, ERROR_USAGE);
	}
	after = dump(fixture->store);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void repeats_are_refused(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct load_fault fault;

	load_good(load, "item", "code=1.3", "kind=agenda", "title=셋째", NULL);
	assert_false(load_row(load, "item", &fault, "code=1.3", "kind=agenda", "title=또 셋째", NULL));
	assert_int_equal(fault.column, column_of("item", "code"));
	load_good(load, "office_alias", "office=o1", "name=국방", NULL);
	assert_false(load_row(load, "office_alias", &fault, "office=o1", "name=국방", NULL));
	assert_int_equal(fault.column, -1);
	load_good(load, "link", "code=l1", "from=1.1", "to=1.2", "kind=related", "title=하나", NULL);
	assert_false(load_row(load, "link", &fault, "code=l2", "from=1.1", "to=1.2", "kind=related", "title=둘", NULL));
	load_good(load, "assignment", "entity=1", "office=o1", "role=overall", NULL);
	assert_false(load_row(load, "assignment", &fault, "entity=1", "office=o1", "role=overall", NULL));
	load_good(load, "assignment", "entity=1", "office=o1", "role=lead", NULL);
	store_load_abandon(load);
	assert_int_equal(list_count(fixture->store, RECORD_ITEM, ""), 3);
}

/* To be freed. */
static char *letters(size_t count, const char *prefix)
{
	struct text text = {0};

	text_put(&text, prefix);
	for (size_t i = 0; i < count; i++)
		text_put(&text, "가");
	return text.bytes;
}

static void measures_in_characters(void **state)
{
	static const struct {
		const char *prefix;
		size_t most;
	} kinds[] = {{"title=", 500}, {"note=", 5000}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct store_load *load = load_begin(fixture->store);
		char *fits = letters(kinds[i].most, kinds[i].prefix), *is_too_long = letters(kinds[i].most + 1, kinds[i].prefix);
		struct load_fault fault;
		const char *title = i ? "title=자료" : "publisher=부";

		load_good(load, "source", "code=s2", fits, title, NULL);
		CHECK(!load_row(load, "source", &fault, "code=s3", is_too_long, title, NULL), "%s", kinds[i].prefix);
		assert_int_equal(fault.column, column_of("source", i ? "note" : "title"));
		store_load_abandon(load);
		free(fits);
		free(is_too_long);
	}
}

static void stores_what_was_meant(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct error error;

	load_good(load, "item", "code=1.3", "kind=안건", "title=  \u1112\u1161\u11ab\u1100\u1173\u11af 제목 ",
		  "decision_stated=논의", NULL);
	load_good(load, "milestone", "code=1.3m1", "title=일", "type=기한", "date='25. 12월", "reported=추진중",
		  "forecast=2026년 3월", NULL);
	load_good(load, "target", "code=1.3t1", "title=수", "class=목표", "comparator=이상", "low=8,000", "baseline=0.25",
		  "approx=아니오", NULL);
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	check_field_of(fixture->store, "1.3", "title", "한글 제목");
	check_field_of(fixture->store, "1.3", "kind", "agenda");
	check_field_of(fixture->store, "1.3", "decision_stated", "discussed");
	check_field_of(fixture->store, "1.3m1", "type", "deadline");
	check_field_of(fixture->store, "1.3m1", "date", "2025-12");
	check_field_of(fixture->store, "1.3m1", "due_first", "2025-12-01");
	check_field_of(fixture->store, "1.3m1", "due_last", "2025-12-31");
	check_field_of(fixture->store, "1.3m1", "forecast", "2026-03");
	check_field_of(fixture->store, "1.3m1", "reported", "in_progress");
	check_field_of(fixture->store, "1.3t1", "comparator", "ge");
	check_field_of(fixture->store, "1.3t1", "low", "8000");
	check_field_of(fixture->store, "1.3t1", "baseline", "0.25");
	check_field_of(fixture->store, "1.3t1", "approx", "false");
}

static void tells_every_fault_of_a_row(void **state)
{
	static const char *const expected[] = {"type", "date", "forecast", "verified"};
	const struct gate_field columns[] = {{"code", "1.1m2"}, {"title", "일"},    {"type", "무엇"},
					     {"date", "언제"},  {"forecast", "곧"}, {"verified", "네"}};
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct load_fault fault = {.column = -1};
	size_t found = 1;

	assert_false(store_load_add(load, "milestone", columns, COUNT(columns), &fault));
	assert_int_equal(fault.column, column_of("milestone", expected[0]));
	for (; found < COUNT(expected); found++) {
		assert_true(store_load_fault_after(load, "milestone", columns, COUNT(columns), &fault));
		assert_int_equal(fault.column, column_of("milestone", expected[found]));
		assert_true(strlen(fault.error.sentence) > 0);
	}
	assert_false(store_load_fault_after(load, "milestone", columns, COUNT(columns), &fault));
	store_load_abandon(load);
}

static void does_not_blame_those_that_follow(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct load_fault fault;
	struct error error;
	char *before = dump(fixture->store), *after;

	assert_false(load_row(load, "item", &fault, "code=1.3", "kind=모름", "title=셋째", NULL));
	assert_true(load_row(load, "item", &fault, "code=1.3.1", "kind=strategy", "title=그 아래", NULL));
	assert_true(load_row(load, "item", &fault, "code=1.3.1.1", "kind=task", "title=더 아래", NULL));
	assert_true(load_row(load, "milestone", &fault, "code=1.3.1m1", "title=일", "type=undated", NULL));
	assert_true(load_row(load, "evidence", &fault, "code=e9", "milestone=1.3.1m1", "rank=3", "title=고시", NULL));
	assert_true(load_row(load, "citation", &fault, "entity=e9", "source=s1", "certainty=high", NULL));
	assert_false(load_row(load, "item", &fault, "code=1.4.1", "kind=strategy", "title=그러나 이것은",
			      NULL)); /* nobody named 1.4 */
	assert_false(store_load_commit(load, &error));
	after = dump(fixture->store);
	assert_string_equal(before, after);
	free(before);
	free(after);
	load = load_begin(fixture->store); /* and the next load knows nothing of it */
	load_good(load, "item", "code=1.3", "kind=agenda", "title=셋째", NULL);
	load_good(load, "item", "code=1.3.1", "kind=strategy", "title=그 아래", NULL);
	assert_true(store_load_commit(load, &error));
}

static void confirms_nothing_without_evidence(void **state)
{
	static const char *const ranks[] = {NULL, "rank=2", "rank=3"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(ranks); i++) {
		struct store_load *load = load_begin(fixture->store);
		struct error error = {0};

		load_good(load, "milestone", "code=1.1m9", "title=일", "type=past", "date=2025", "reported=reported_done",
			  "verified=confirmed", NULL);
		if (ranks[i])
			load_good(load, "evidence", "code=e9", "milestone=1.1m9", ranks[i], "title=고시", NULL);
		assert_int_equal(store_load_commit(load, &error), i == 2);
		assert_true(i == 2 || (error.code == ERROR_USAGE && strstr(error.sentence, "1.1m9")));
	}
}

static void gives_up_everything(void **state)
{
	struct fixture *fixture = *state;
	char *before = dump(fixture->store), *after;

	store_load_abandon(load_all(fixture->store));
	after = dump(fixture->store);
	assert_string_equal(before, after);
	free(after);
	fixture_reopen(fixture, fixture->today, false);
	after = dump(fixture->store);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static bool check_row_change(void *context, const struct record *record)
{
	const char *text = record_value(record, "new").text;
	json_error_t error;
	json_t *json = json_loads(text, 0, &error);

	CHECK(json_is_object(json), "%s: %s", text, error.text);
	assert_string_equal(record_value(record, "field").text, "*");
	assert_true(record_value(record, "old").empty);
	assert_string_equal(record_value(record, "version").text, "1");
	assert_string_equal(record_value(record, "login").text, "tester");
	if (strcmp(record_value(record, "entity").text, "1.3t1") == 0) {
		assert_string_equal(json_string_value(json_object_get(json, "title")), "\"따옴표\"와 \\ 그리고");
		assert_string_equal(json_string_value(json_object_get(json, "note")), "첫 줄\n둘째 줄");
		assert_true(json_is_true(json_object_get(json, "approx")) || json_is_string(json_object_get(json, "approx")));
		assert_true(json_is_null(json_object_get(json, "unit")));
		assert_true(json_real_value(json_object_get(json, "low")) > 13.49 &&
			    json_real_value(json_object_get(json, "low")) < 13.51);
		++*(int *)context;
	}
	json_decref(json);
	return true;
}

static void records_each_row(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct store_query query = {.kind = RECORD_CHANGE};
	struct error error;
	int64_t rows;
	int seen = 0;

	load_good(load, "item", "code=1.3", "kind=agenda", "title=셋째", NULL);
	load_good(load, "target", "code=1.3t1", "title=\"따옴표\"와 \\ 그리고", "class=target", "approx=true", "low=13.5",
		  "note=첫 줄\n둘째 줄", NULL);
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	CHECK(store_list(fixture->store, &query, check_row_change, &seen, &rows, &error), "%s", error.sentence);
	assert_int_equal(seen, 1);
	assert_int_equal(rows, 17 + 2);
}

static void names_its_tables(void **state)
{
	size_t count, columns;
	const char *const *names = store_load_tables(&count);

	(void)state;
	assert_int_equal(count, 18);
	for (size_t i = 0; i < count; i++) {
		const struct load_column *first = store_load_columns(names[i], &columns);

		CHECK(first && columns > 1, "%s", names[i]);
		for (size_t j = 0; j < columns; j++)
			assert_true(*first[j].key);
	}
	assert_null(store_load_columns("change", &columns));
	assert_int_equal(columns, 0);
}

#define IN_SMALL(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SMALL(takes_every_table),
		IN_SMALL(refuses_bad_rows),
		IN_SMALL(repeats_are_refused),
		IN_SMALL(measures_in_characters),
		IN_SMALL(stores_what_was_meant),
		IN_SMALL(tells_every_fault_of_a_row),
		IN_SMALL(does_not_blame_those_that_follow),
		IN_SMALL(confirms_nothing_without_evidence),
		IN_SMALL(gives_up_everything),
		IN_SMALL(records_each_row),
		cmocka_unit_test(names_its_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
