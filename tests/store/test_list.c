/* Lists of the shipped content: how many, in which order, chosen how, handed out in chunks. */
#include "gwagi/model/code.h"
#include "gwagi/model/filter.h"
#include "support.h"

static void has_what_the_source_has(void **state)
{
	static const struct {
		enum record_kind kind;
		int64_t rows;
	} counts[] = {
		{RECORD_ITEM, 260},  {RECORD_MILESTONE, 66}, {RECORD_TARGET, 30},  {RECORD_OFFICE, 28}, {RECORD_CONTACT, 30},
		{RECORD_MEMBER, 20}, {RECORD_FUNCTION, 9},   {RECORD_MEETING, 1},  {RECORD_LINK, 23},   {RECORD_EVIDENCE, 8},
		{RECORD_READING, 0}, {RECORD_CALL, 0},       {RECORD_SNAPSHOT, 0}, {RECORD_ACCOUNT, 0}, {RECORD_CITATION, 693},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(counts); i++) {
		int64_t rows = list_count(fixture->store, counts[i].kind, "");

		CHECK(rows == counts[i].rows, "%s: %lld", record_kind_plural(counts[i].kind), (long long)rows);
	}
	assert_int_equal(list_count(fixture->store, RECORD_ITEM, "kind=agenda"), 10);
	assert_int_equal(list_count(fixture->store, RECORD_MILESTONE, "type=past"), 8);
	assert_int_equal(list_count(fixture->store, RECORD_MILESTONE, "reported=none"), 58); /* the source reports no progress */
}

/* Each row comes behind the one before it. */
struct sequence {
	char last[CODE_SORT];
	int64_t rows;
	bool numeric;
};

static bool check_order(void *context, const struct record *record)
{
	struct sequence *sequence = context;
	const char *code = record_value(record, "code").text;
	char key[CODE_SORT];

	if (sequence->numeric)
		snprintf(key, sizeof key, "%09d", code_position(code));
	else
		code_sort_key(code, key);
	CHECK(strcmp(sequence->last, key) < 0, "%s comes too late", code);
	memcpy(sequence->last, key, sizeof key);
	sequence->rows++;
	return true;
}

static void is_in_the_order_of_the_tree(void **state)
{
	static const enum record_kind kinds[] = {RECORD_ITEM,   RECORD_MILESTONE, RECORD_TARGET,
						 RECORD_OFFICE, RECORD_CONTACT,   RECORD_MEMBER};
	struct fixture *fixture = *state;
	char *agendas = list_field(fixture->store, RECORD_ITEM, "kind=agenda", "code");

	assert_string_equal(agendas, "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10");
	free(agendas);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct store_query query = {.kind = kinds[i]};
		struct sequence sequence = {.numeric = kinds[i] >= RECORD_OFFICE};
		struct error error;

		CHECK(store_list(fixture->store, &query, check_order, &sequence, NULL, &error), "%s", error.sentence);
		assert_true(sequence.rows > 0);
	}
}

static bool check_fields(void *context, const struct record *record)
{
	size_t count;
	const struct field *fields = store_fields(record->ref.kind, &count);

	assert_true(record->ref.kind == *(enum record_kind *)context);
	assert_true(record->ref.id > 0);
	assert_int_equal(record->count, count);
	assert_ptr_equal(record->fields, fields);
	for (size_t i = 0; i < count; i++) {
		assert_non_null(record->values[i].text);
		CHECK(record->values[i].empty == !*record->values[i].text, "%s is neither empty nor there", fields[i].key);
	}
	return true;
}

static void has_every_field(void **state)
{
	static const char *const first[] = {"code", "code", "code", "code", "code", "code",  "code", "code", "code", "entity",
					    "code", "code", "code", "id",   "day",  "login", "code", "code", "code"};
	struct fixture *fixture = *state;

	for (int i = 0; i < RECORD_KINDS; i++) {
		enum record_kind kind = (enum record_kind)i;
		struct store_query query = {.kind = kind};
		struct error error;
		size_t count;
		const struct field *fields = store_fields(kind, &count);

		assert_string_equal(fields[0].key, first[i]);
		for (size_t j = 0; j < count; j++) {
			assert_true(*fields[j].key && *fields[j].heading);
			assert_true((fields[j].type == FIELD_WORD) == (fields[j].vocabulary != VOCABULARY_NONE));
			for (size_t k = 0; k < j; k++)
				assert_string_not_equal(fields[j].key, fields[k].key);
		}
		CHECK(store_list(fixture->store, &query, check_fields, &kind, NULL, &error), "%s", error.sentence);
	}
}

static void tells_what_is_known(void **state)
{
	static const struct {
		const char *code, *key, *value;
	} facts[] = {
		{"1.2.2.1", "parent", "1.2.2"},
		{"1.2.2.1", "level", "3"},
		{"1.2.2.1", "offices", "국방인공지능정책팀"},
		{"1.2.2.1", "milestones", "1"},
		{"1.5", "offices", "총괄전략팀\n대외협력팀"},
		{"1.2.2.1m1", "schedule", "no_due"},
		{"1.2.2.1m1", "signal", "unreported"},
		{"1.2.2.1m1", "type", "undated"},
		{"1.2.2.1m1", "days_left", ""},
		{"1.2.2.1m1", "offices", "국방인공지능정책팀"},
		{"1.2.5.1m1", "date", "2025-12"},
		{"1.2.5.1m1", "due_last", "2025-12-31"},
		{"1.2.5.1m1", "days_left", "-15"},
		{"1.2.5.1m1", "schedule", "overdue"},
		{"1.2.5.1m1", "signal", "unreported"},
		{"1m1", "parent", "1"},
		{"1m1", "schedule", ""},
		{"1m1", "signal", "done"},
		{"1m1", "path", ""},
		{"1m1", "offices", "산업과학중기정책관실\n과학기술·인공지능정책협력담당관"},
		{"1.2.2.1t1", "quantity", "1만~5만 장 수준"},
		{"1.2.2.1t1", "low", "10000"},
		{"1.2.2.1t1", "high", "50000"},
		{"1.2.2.1t1", "approx", "true"},
		{"1.2.2.1t1", "latest", ""},
		{"1.6.1.1t1", "low", "13.5"},
		{"1.6.1.1t1", "unit", "조원"},
		{"1.1.3.2.1t1", "comparator", "from_to"},
		{"1.1.3.2.1t1", "baseline", "10"},
		{"o16", "path", "국방부 › 첨단전력기획관실 › 국방인공지능정책팀"},
		{"o16", "items", "1.2"},
		{"o3", "aliases", "과기정통부"},
		{"c10", "phone", "02-748-5940"},
		{"c10", "entity", "1.2"},
		{"1", "items", "10"},
		{"1", "date", "2025-11-24"},
		{"p1", "seat", "chair"},
		{"l5", "from", "1.2.2.1"},
		{"e1", "milestone", "1.10m1"},
	};
	struct fixture *fixture = *state;
	char *path;

	for (size_t i = 0; i < COUNT(facts); i++)
		check_field_of(fixture->store, facts[i].code, facts[i].key, facts[i].value);
	path = field_of(fixture->store, "1.2.2.1", "path");
	assert_non_null(strstr(path, " › "));
	free(path);
	path = field_of(fixture->store, "1.2.5.1m1", "rule");
	assert_true(strlen(path) > 0);
	free(path);
}

static void check_query(struct store *store, struct store_query query, const char *key, const char *expected)
{
	char *found = list_query(store, &query, key);

	CHECK(strcmp(found, expected) == 0, "%s under %s of %s: [%s], not [%s]", record_kind_plural(query.kind),
	      query.under ? query.under : "-", query.of ? query.of : "-", found, expected);
	free(found);
}

static void lists_what_lies_under(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	check_query(store, (struct store_query){.kind = RECORD_ITEM, .under = "1.2.1.1"}, "code", "1.2.1.1 1.2.1.1.1 1.2.1.1.2");
	check_query(store, (struct store_query){.kind = RECORD_MILESTONE, .under = "1.2.5"}, "code", "1.2.5.1m1 1.2.5.2m1");
	check_query(store, (struct store_query){.kind = RECORD_MILESTONE, .under = "1.2.5.1m1"}, "code", "1.2.5.1m1");
	check_query(store, (struct store_query){.kind = RECORD_TARGET, .under = "1.2.4"}, "code",
		    "1.2.4t1 1.2.4.1t1 1.2.4.2t1 1.2.4.3t1");
	check_query(store, (struct store_query){.kind = RECORD_OFFICE, .under = "o14"}, "code", "o14 o15 o16");
	check_query(store, (struct store_query){.kind = RECORD_CONTACT, .under = "o14"}, "phone", "02-748-5940 02-748-5945");
	check_query(store, (struct store_query){.kind = RECORD_CONTACT, .under = "1.2"}, "code", "c10 c11");
	check_query(store, (struct store_query){.kind = RECORD_LINK, .under = "1.2"}, "code", "l5 l7");
	check_query(store, (struct store_query){.kind = RECORD_EVIDENCE, .under = "1.7"}, "milestone", "1.7m1");
	check_query(store, (struct store_query){.kind = RECORD_MILESTONE, .under = "1", .limit = 2}, "code", "1m1 1.1.3.2.1m1");
}

static void lists_what_belongs_to(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	check_query(store, (struct store_query){.kind = RECORD_CONTACT, .of = "1.2.2.1"}, "phone", "02-748-5940 02-748-5945");
	check_query(store, (struct store_query){.kind = RECORD_CONTACT, .of = "1.2.2.1m1"}, "code", "c10 c11");
	check_query(store, (struct store_query){.kind = RECORD_CONTACT, .of = "o16"}, "code", "c10 c11");
	check_query(store, (struct store_query){.kind = RECORD_CONTACT, .of = "1", .limit = 2}, "code", "c1 c2");
	check_query(store, (struct store_query){.kind = RECORD_OFFICE, .of = "1.2.2.1t1"}, "code", "o16");
	check_query(store, (struct store_query){.kind = RECORD_OFFICE, .of = "1m1"}, "code", "o2 o5");
	check_query(store, (struct store_query){.kind = RECORD_ITEM, .of = "1.2.1"}, "code", "1.2.1.1 1.2.1.2 1.2.1.3");
	check_query(store, (struct store_query){.kind = RECORD_ITEM, .of = "1", .limit = 1}, "code", "1.1");
	check_query(store, (struct store_query){.kind = RECORD_MILESTONE, .of = "1.9"}, "code",
		    "1.9m1 1.9m2"); /* not those of 1.9.2.2 */
	check_query(store, (struct store_query){.kind = RECORD_MILESTONE, .of = "1"}, "code", "1m1");
	check_query(store, (struct store_query){.kind = RECORD_TARGET, .of = "1.2.4"}, "code", "1.2.4t1");
	check_query(store, (struct store_query){.kind = RECORD_LINK, .of = "1.2.2.1"}, "code", "l5");
	check_query(store, (struct store_query){.kind = RECORD_EVIDENCE, .of = "1.7m1"}, "code", "e2");
	check_query(store, (struct store_query){.kind = RECORD_EVIDENCE, .of = "1.7"}, "code", "e2");
	check_query(store, (struct store_query){.kind = RECORD_CITATION, .of = "1.2.2.1m1", .limit = 1}, "entity", "1.2.2.1m1");
	check_query(store, (struct store_query){.kind = RECORD_CHANGE, .of = "1.2.2.1m1"}, "kind",
		    "citation milestone"); /* the newest first */
	check_query(store, (struct store_query){.kind = RECORD_MEETING, .of = "1.2.2.1"}, "code", "1");
	check_query(store, (struct store_query){.kind = RECORD_MEMBER, .of = "1", .limit = 1}, "code", "p1");
	check_query(store, (struct store_query){.kind = RECORD_CALL, .of = "1.7m1"}, "code", "");
	check_query(store, (struct store_query){.kind = RECORD_READING, .of = "1.2.2.1t1"}, "code", "");
	/* both at once: what belongs to an office, below an agenda */
	check_query(store, (struct store_query){.kind = RECORD_CONTACT, .under = "1.10", .of = "o5"}, "entity", "1.10 1.10");
	check_query(store, (struct store_query){.kind = RECORD_MILESTONE, .under = "1.9", .of = "1.9.2.2"}, "code", "1.9.2.2m1");
}

static void finds_one(void **state)
{
	struct fixture *fixture = *state;

	check_query(fixture->store, (struct store_query){.kind = RECORD_ITEM, .code = "1.2.2.1"}, "code", "1.2.2.1");
	check_query(fixture->store, (struct store_query){.kind = RECORD_ITEM, .code = "1.99"}, "code", "");
	check_query(fixture->store, (struct store_query){.kind = RECORD_ITEM, .code = "1.2' OR '1'='1"}, "code", "");
	check_query(fixture->store, (struct store_query){.kind = RECORD_ITEM, .code = "1.2.2.1", .under = "1.3"}, "code", "");
	check_query(fixture->store, (struct store_query){.kind = RECORD_SNAPSHOT, .code = "1"}, "day", "");
}

/* Filters that are answered from a set of ids, which has a parameter of its own in the statement. */
static void finds_one_among_the_filtered(void **state)
{
	static const struct {
		const char *filter, *code, *found;
	} cases[] = {
		{"office:국방부", "1.2.5.1m1", "1.2.5.1m1"},
		{"office:국방부", "1.3.2.1m1", ""},
		{"혁신", "1.2.5.1m1", "1.2.5.1m1"},
		{"혁신", "1.2.5.2m1", ""},
		{"혁신 office:국방부", "1.2.5.1m1", "1.2.5.1m1"},
		{"혁신 | office:국방부", "1.2.5.2m1", "1.2.5.2m1"},
		{"혁신 | office:국방부", "1.3.2.1m1", ""},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct filter filter;
		struct error error = {0};
		struct store_query query = {.kind = RECORD_MILESTONE, .code = cases[i].code, .filter = &filter};

		assert_true(filter_parse(cases[i].filter, &filter, &error));
		check_query(fixture->store, query, "code", cases[i].found);
	}
}

static void tells_of_codes_that_are_none(void **state)
{
	static const struct {
		struct store_query query;
		enum error_code code;
	} samples[] = {
		{{.kind = RECORD_ITEM, .under = "1.99"}, ERROR_NOT_FOUND},
		{{.kind = RECORD_ITEM, .under = "무엇"}, ERROR_USAGE},
		{{.kind = RECORD_ITEM, .of = "무엇"}, ERROR_USAGE},
		{{.kind = RECORD_MEMBER, .under = "1.1"}, ERROR_USAGE},
		{{.kind = RECORD_ACCOUNT, .of = "1.1"}, ERROR_USAGE},
		{{.kind = RECORD_SNAPSHOT, .under = "1.1"}, ERROR_USAGE},
	};
	static const char *const codes[] = {"", "무엇", "1.", "s1", "x1", "1.2.3.4.5.6.7.8.9", "1.2 ", "01"};
	struct fixture *fixture = *state;
	struct error error;
	struct ref ref;

	for (size_t i = 0; i < COUNT(samples); i++) {
		CHECK(!store_list(fixture->store, &samples[i].query, NULL, NULL, NULL, &error), "sample %zu", i);
		CHECK(error.code == samples[i].code, "sample %zu: %s", i, error.sentence);
	}
	for (size_t i = 0; i < COUNT(codes); i++) {
		CHECK(!store_find(fixture->store, codes[i], &ref, &error), "%s", codes[i]);
		CHECK(error.code == ERROR_USAGE, "%s: %s", codes[i], error.sentence);
	}
	assert_false(store_find(fixture->store, "1.99", &ref, &error));
	assert_int_equal(error.code, ERROR_NOT_FOUND);
	assert_int_equal(find(fixture->store, "1").kind, RECORD_MEETING);
	assert_int_equal(find(fixture->store, "1m1").kind, RECORD_MILESTONE);
	assert_int_equal(find(fixture->store, "o28").kind, RECORD_OFFICE);
}

struct counting {
	int64_t seen, stop_at;
};

static bool count_up_to(void *context, const struct record *record)
{
	struct counting *counting = context;

	(void)record;
	return ++counting->seen != counting->stop_at;
}

/* The chunks are of 256 rows. */
static void keeps_limits_and_stops(void **state)
{
	static const int64_t limits[] = {1, 255, 256, 257, 511, 512, 513, 692, 693, 694, 0};
	struct fixture *fixture = *state;
	struct error error;

	for (size_t i = 0; i < COUNT(limits); i++) {
		struct store_query query = {.kind = RECORD_CITATION, .limit = limits[i]};
		int64_t expected = limits[i] == 0 || limits[i] > 693 ? 693 : limits[i], rows;
		struct counting counting = {0, 0};

		CHECK(store_list(fixture->store, &query, count_up_to, &counting, &rows, &error), "%s", error.sentence);
		CHECK(rows == expected && counting.seen == expected, "limit %lld: %lld rows", (long long)limits[i],
		      (long long)rows);
		query.limit = 0;
		counting = (struct counting){0, expected};
		CHECK(store_list(fixture->store, &query, count_up_to, &counting, &rows, &error), "%s", error.sentence);
		CHECK(rows == expected && counting.seen == expected, "stop at %lld: %lld rows", (long long)expected,
		      (long long)rows);
	}
}

static bool check_descent(void *context, const struct record *record)
{
	int64_t *last = context, id = strtoll(record_value(record, "id").text, NULL, 10);

	CHECK(*last == 0 || id == *last - 1, "%lld follows %lld", (long long)id, (long long)*last);
	*last = id;
	return true;
}

static void begins_with_the_last_change(void **state)
{
	struct fixture *fixture = *state;
	struct store_query query = {.kind = RECORD_CHANGE};
	struct error error;
	int64_t last = 0;

	CHECK(store_list(fixture->store, &query, check_descent, &last, NULL, &error), "%s", error.sentence);
	assert_int_equal(last, 1);
}

/* Changes of the same rows, from another connection, while they are listed. */
struct writing {
	struct store *other;
	int64_t seen;
};

static bool write_meanwhile(void *context, const struct record *record)
{
	struct writing *writing = context;

	if (writing->seen++ % 100 == 0)
		write_good(writing->other, record_value(record, "code").text, "", "note=적는 사이", NULL);
	return true;
}

static void holds_no_lock_meanwhile(void **state)
{
	struct fixture *fixture = *state;
	struct store_query query = {.kind = RECORD_ITEM};
	struct writing writing = {0};
	struct error error;

	CHECK(fixture_open(fixture, fixture->path, &writing.other, &error), "%s", error.sentence);
	CHECK(store_list(fixture->store, &query, write_meanwhile, &writing, NULL, &error), "%s", error.sentence);
	assert_int_equal(writing.seen, 260);
	assert_int_equal(list_count(fixture->store, RECORD_ITEM, "note=\"적는 사이\""), 3);
	store_close(writing.other);
}

/* Rows that no command makes yet, as a later program will leave them. */
static void lists_readings_and_calls(void **state)
{
	static const char later[] = "INSERT INTO reading (code, target_id, day, amount, scale) SELECT 'r1', id, '2026-02-01', 1, "
				    "0 FROM target WHERE code = '1.2.3.1t1';"
				    "INSERT INTO reading (code, target_id, day, amount, scale) SELECT 'r2', id, '2026-03-01', "
				    "25, 1 FROM target WHERE code = '1.2.3.1t1';"
				    "INSERT INTO reading (code, target_id, day, amount, scale) SELECT 'r3', id, '2026-03-01', "
				    "67, 0 FROM target WHERE code = '1.1.3.2.1t1';"
				    "INSERT INTO call (code, milestone_id, contact_id, day, answer) SELECT 'k1', m.id, c.id, "
				    "'2026-01-10', '곧' FROM milestone m, contact c "
				    "WHERE m.code = '1.2.5.1m1' AND c.code = 'c11';";
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	raw(fixture->path, later);
	check_field_of(store, "1.2.3.1t1", "latest", "2.5");
	check_field_of(store, "1.2.3.1t1", "rate", "0.5");
	check_field_of(store, "1.1.3.2.1t1", "rate", "0.495"); /* (67 − 10) ÷ (125 − 10), never rounded up */
	check_field_of(store, "r2", "amount", "2.5");
	check_field_of(store, "k1", "contact", "c11");
	check_codes(store, RECORD_TARGET, "latest>2 latest<3", "1.2.3.1t1");
	check_codes(store, RECORD_ITEM, "latest>=67", "1.1.3.2.1");
	check_codes(store, RECORD_READING, "agenda=2", "r1 r2");
	check_query(store, (struct store_query){.kind = RECORD_READING, .of = "1.2.3.1t1"}, "code", "r1 r2");
	check_query(store, (struct store_query){.kind = RECORD_READING, .under = "1.2"}, "code", "r1 r2");
	check_query(store, (struct store_query){.kind = RECORD_CALL, .under = "1.2"}, "answer", "곧");
	check_query(store, (struct store_query){.kind = RECORD_CALL, .of = "1.2.5.1m1"}, "code", "k1");
	raw(fixture->path, "UPDATE target SET withheld = 1 WHERE code = '1.2.3.1t1'");
	check_field_of(store, "1.2.3.1t1", "latest", "");
	check_field_of(store, "1.2.3.1t1", "rate", "");
	check_field_of(store, "r2", "amount", "");
	check_codes(store, RECORD_TARGET, "latest>2 latest<3", "");
	check_codes(store, RECORD_TARGET, "low=5 1.2.3.1t1", ""); /* nor can it be guessed by asking */
	raw(fixture->path, "DELETE FROM reading; DELETE FROM call; UPDATE target SET withheld = 0");
}

#define ON(test) cmocka_unit_test(test)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(has_what_the_source_has),
		ON(is_in_the_order_of_the_tree),
		ON(has_every_field),
		ON(tells_what_is_known),
		ON(lists_what_lies_under),
		ON(lists_what_belongs_to),
		ON(finds_one),
		ON(finds_one_among_the_filtered),
		ON(tells_of_codes_that_are_none),
		ON(keeps_limits_and_stops),
		ON(begins_with_the_last_change),
		ON(holds_no_lock_meanwhile),
		ON(lists_readings_and_calls),
	};

	return cmocka_run_group_tests(tests, fixture_shipped, fixture_end);
}
