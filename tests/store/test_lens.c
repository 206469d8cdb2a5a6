/* The database as of a past day: what every list, the tree, the counts and the search say of it. */
#include "gwagi/store/search.h"
#include "gwagi/text/memory.h"
#include "support.h"

static bool write_on(struct store *store, const char *code, day_number effective, const char *reason, const char *key,
		     const char *value)
{
	const struct gate_field field = {key, value};
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = find(store, code),
				       .action = "set",
				       .fields = &field,
				       .count = 1,
				       .reason = reason,
				       .effective = effective};
	struct gate_answer answer;
	bool good = store_write(store, &request, &answer);

	gate_answer_finish(&answer);
	return good;
}

static void must_write(struct store *store, const char *code, day_number effective, const char *key, const char *value)
{
	CHECK(write_on(store, code, effective, "사유", key, value), "%s %s=%s", code, key, value);
}

static bool add(struct store *store, const char *table, const char *of, const struct gate_field *fields, size_t count)
{
	struct gate_request request = {.verb = GATE_ADD,
				       .table = table,
				       .of = of,
				       .action = "add",
				       .fields = fields,
				       .count = count,
				       .effective = DAY_NONE};
	struct gate_answer answer;
	bool good = store_write(store, &request, &answer);

	gate_answer_finish(&answer);
	return good;
}

static void look(struct store *store, day_number day)
{
	struct error error = {0};

	CHECK(store_set_as_of(store, day, &error), "%s", error.sentence);
	assert_int_equal(store_as_of(store), day);
}

static void check_on(struct store *store, day_number day, const char *code, const char *key, const char *value)
{
	look(store, day);
	check_field_of(store, code, key, value);
	look(store, DAY_NONE);
}

/* Days of 2026, when the small database is made on January 15th. */
static day_number on(int month, int day)
{
	return day_make(2026, month, day);
}

static void shows_every_kind_of_column(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	fixture_reopen(fixture, on(3, 1), false);
	store = fixture->store;
	must_write(store, "1.1m1", DAY_NONE, "date", "2026-04-30");
	must_write(store, "1.1m1", DAY_NONE, "reported", "in_progress");
	must_write(store, "1.1t1", DAY_NONE, "low", "14.25");
	must_write(store, "1.1t1", DAY_NONE, "approx", "true");
	must_write(store, "1.2", DAY_NONE, "title", "새 이름");
	must_write(store, "o2", DAY_NONE, "note", "옮김");
	check_on(store, on(2, 28), "1.1m1", "date", "2025-12");
	check_on(store, on(2, 28), "1.1m1", "due_first", "2025-12-01");
	check_on(store, on(2, 28), "1.1m1", "due_last", "2025-12-31");
	check_on(store, on(2, 28), "1.1m1", "original", "");
	check_on(store, on(2, 28), "1.1m1", "reported", "none");
	check_on(store, on(2, 28), "1.1m1", "reported_on", "");
	check_on(store, on(2, 28), "1.1m1", "reason", "");
	check_on(store, on(2, 28), "1.1m1", "version", "1");
	check_on(store, on(2, 28), "1.1m1", "signal", "unreported");
	check_on(store, on(2, 28), "1.1m1", "days_left", "-59");
	check_on(store, on(2, 28), "1.1t1", "low", "13.5");
	check_on(store, on(2, 28), "1.1t1", "high", "20");
	check_on(store, on(2, 28), "1.1t1", "approx", "false");
	check_on(store, on(2, 28), "1.2", "title", "둘째 안건");
	check_on(store, on(2, 28), "o2", "note", "");
	check_on(store, on(3, 1), "1.1m1", "original", "2025-12");
	check_on(store, on(3, 1), "1.1m1", "reason", "사유");
	check_on(store, on(3, 1), "1.1m1", "version", "3");
	check_on(store, on(3, 1), "1.1t1", "low", "14.25");
	check_field_of(store, "1.1m1", "due_last", "2026-04-30");
}

/* In the order in which they were made, of those that took effect up to the day. */
static void replays_what_is_backdated(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	fixture_reopen(fixture, on(5, 1), false);
	store = fixture->store;
	must_write(store, "1.2.1m2", on(4, 10), "forecast", "2026-07-10");
	must_write(store, "1.2.1m2", on(3, 10), "forecast", "2026-08-10");
	must_write(store, "1.2.1m2", on(4, 1), "forecast", "2026-09-10");
	check_on(store, on(3, 9), "1.2.1m2", "forecast", "");
	check_on(store, on(3, 31), "1.2.1m2", "forecast", "2026-08-10");
	check_on(store, on(4, 9), "1.2.1m2", "forecast", "2026-09-10");
	check_on(store, on(4, 10), "1.2.1m2", "forecast", "2026-09-10");
	check_on(store, on(4, 9), "1.2.1m2", "version", "4");
}

static void freeze(struct store *store, const char *day)
{
	const struct gate_field field = {"day", day};
	struct gate_request request = {
		.verb = GATE_FREEZE, .action = "freeze", .fields = &field, .count = 1, .effective = DAY_NONE};
	struct gate_answer answer;

	CHECK(store_write(store, &request, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void keeps_what_a_frozen_day_knew(void **state)
{
	struct fixture *fixture = *state;
	struct error error = {0};
	char *then, *now;

	fixture_reopen(fixture, on(3, 31), false);
	must_write(fixture->store, "1.2.1m2", DAY_NONE, "forecast", "2026-08-10");
	freeze(fixture->store, "2026-03-31");
	look(fixture->store, on(3, 31));
	assert_true(store_as_of_is_frozen(fixture->store));
	then = dump(fixture->store);
	fixture_reopen(fixture, on(4, 5), false);
	must_write(fixture->store, "1.2.1m2", on(3, 20), "forecast", "2026-10-10");
	must_write(fixture->store, "1.2.1m2", on(3, 21), "reported", "in_progress");
	look(fixture->store, on(3, 31));
	now = dump(fixture->store);
	assert_string_equal(now, then);
	check_field_of(fixture->store, "1.2.1m2", "forecast", "2026-08-10");
	check_on(fixture->store, on(4, 1), "1.2.1m2", "forecast", "2026-10-10");
	assert_false(store_as_of_is_frozen(fixture->store));
	raw(fixture->path, "UPDATE snapshot SET rules = 99");
	assert_false(store_set_as_of(fixture->store, on(3, 31), &error));
	assert_int_equal(error.code, ERROR_REFUSED);
	assert_int_equal(store_as_of(fixture->store), DAY_NONE);
	free(then);
	free(now);
}

static void writes_nothing_into_the_past(void **state)
{
	struct fixture *fixture = *state;
	const struct gate_field field = {"title", "다른 이름"};
	struct gate_request request = {
		.verb = GATE_SET_FIELD, .fields = &field, .count = 1, .action = "set", .effective = DAY_NONE};
	struct gate_answer answer;
	struct store_load *load;
	struct error error = {0};
	day_number first;

	request.ref = find(fixture->store, "1.1");
	look(fixture->store, on(1, 15));
	assert_false(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.result, GATE_DENIED);
	assert_int_equal(answer.error.code, ERROR_REFUSED);
	assert_non_null(strstr(answer.error.sentence, "2026-01-15"));
	gate_answer_finish(&answer);
	assert_false(store_load_begin(&load, fixture->store, "import", NULL, DAY_NONE, &error));
	assert_int_equal(error.code, ERROR_REFUSED);
	assert_false(store_is_read_only(fixture->store));
	assert_false(store_set_as_of(fixture->store, on(1, 16), &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_int_equal(store_as_of(fixture->store), DAY_NONE);
	look(fixture->store, on(1, 10));
	assert_int_equal(store_today(fixture->store), on(1, 10));
	store_set_today(fixture->store, on(1, 17));
	assert_int_equal(store_today(fixture->store), on(1, 10));
	assert_int_equal(list_count(fixture->store, RECORD_MEETING, ""), 0);
	assert_int_equal(list_count(fixture->store, RECORD_CHANGE, ""), 0);
	assert_true(store_first_day(fixture->store, &first, &error));
	assert_int_equal(first, on(1, 15));
	look(fixture->store, DAY_NONE);
	assert_int_equal(store_today(fixture->store), on(1, 17));
	assert_true(store_write(fixture->store, &request, &answer));
	gate_answer_finish(&answer);
}

/* Numbers that are the same in every run. */
static uint32_t chance;

static int draw(int below)
{
	chance = chance * 1664525U + 1013904223U;
	return (int)((chance >> 8) % (unsigned)below);
}

/* A change at random; most of them are ones that the rules allow. */
static bool change_something(struct store *store, day_number effective)
{
	static const struct {
		const char *code, *key, *values[4];
	} changes[] = {
		{"1.1m1", "reported", {"in_progress", "reported_done", "on_hold", "none"}},
		{"1.2.1m2", "reported", {"not_started", "in_progress", "cancelled", "in_progress"}},
		{"1.1m1", "forecast", {"2028-01-05", "2028-02", "", "2029"}},
		{"1.2.1m2", "date", {"2026-07-31", "2026-09", "2026-07/2026-08", ""}},
		{"1.1m1", "verified", {"received", "confirmed", "rejected", "none"}},
		{"1.2.1m1", "title", {"센터 구축", "시설 구축", "센터 짓기", "공사"}},
		{"1.2", "title", {"둘째 안건", "거점 안건", "안건 둘", "데이터센터"}},
		{"1.2", "aliases", {"가칭", "다른 말", "", "별칭"}},
		{"1.1t1", "low", {"13.5", "14", "1.125", ""}},
		{"1.1t1", "baseline", {"1", "0.5", "", "12.75"}},
		{"1.2t1", "due", {"2027", "2026-12-31", "", "2028-06"}},
		{"o2", "name", {"국방인공지능정책팀", "인공지능정책과", "정책과", "새 팀"}},
		{"c1", "phone", {"02-111-1111", "02-222-2222", "", "044-1"}},
		{"1", "place", {"정부서울청사", "정부세종청사", "", "영상"}},
	};
	int which = draw((int)COUNT(changes));

	return write_on(store, changes[which].code, effective, draw(2) ? "사유" : "까닭", changes[which].key,
			changes[which].values[draw(4)]);
}

static bool add_something(struct store *store)
{
	static const struct gate_field item[] = {{"kind", "task"}, {"title", "더한 과제 구축"}};
	static const struct gate_field milestone[] = {{"type", "deadline"}, {"title", "더한 일 센터"}, {"date", "2026-03"}};
	static const struct gate_field evidence[] = {{"rank", "4"}, {"title", "계약서"}};
	static const struct gate_field reading[] = {{"day", "2026-01-15"}, {"amount", "2.5"}};
	static const struct gate_field call[] = {{"day", "2026-01-15"}, {"answer", "곧 끝남"}};

	switch (draw(5)) {
	case 0:
		return add(store, "item", "1.2.1", item, COUNT(item));
	case 1:
		return add(store, "milestone", "1.2.1", milestone, COUNT(milestone));
	case 2:
		return add(store, "evidence", "1.2.1m2", evidence, COUNT(evidence));
	case 3:
		return add(store, "reading", "1.1t1", reading, COUNT(reading));
	default:
		return add(store, "call", "1.1m1", call, COUNT(call));
	}
}

/* Take the last step back, or restore it. */
static bool step(struct store *store)
{
	struct gate_request request = {.verb = draw(3) ? GATE_UNDO : GATE_REDO, .action = "undo", .effective = DAY_NONE};
	struct gate_answer answer;
	bool good = store_write(store, &request, &answer);

	gate_answer_finish(&answer);
	return good;
}

static bool do_something(struct store *store, day_number effective)
{
	switch (draw(8)) {
	case 0:
	case 1:
		return add_something(store);
	case 2:
	case 3:
		return step(store);
	default:
		return change_something(store, effective);
	}
}

/* The counts everywhere against a count of the rows themselves. */
static void check_counts(struct store *store)
{
	static const char *const codes[] = {"", "1", "1.1", "1.2", "1.2.1"};
	enum { ROOM = 512 };
	static struct node nodes[ROOM];
	struct error error;

	for (size_t i = 0; i < COUNT(codes); i++) {
		struct ref below = *codes[i] ? find(store, codes[i]) : (struct ref){RECORD_MEETING, 0};
		struct tally kept;
		int64_t signals[SIGNAL_COUNT] = {0}, overdue = 0;
		size_t count;

		CHECK(store_tally(store, below, &kept, &error), "%s", error.sentence);
		CHECK(store_milestones(store, below, 0, false, nodes, ROOM, &count, &error), "%s", error.sentence);
		for (size_t node = 0; node < count; node++) {
			signals[nodes[node].verdict.signal]++;
			overdue += nodes[node].verdict.schedule == SCHEDULE_OVERDUE;
		}
		CHECK(kept.total == (int64_t)count && kept.overdue == overdue, "%s on %d: %lld of %zu, overdue %lld of %lld",
		      codes[i], store_today(store), (long long)kept.total, count, (long long)kept.overdue, (long long)overdue);
		for (int signal = 0; signal < SIGNAL_COUNT; signal++)
			CHECK(kept.signal[signal] == signals[signal], "%s on %d: signal %d: %lld, not %lld", codes[i],
			      store_today(store), signal, (long long)kept.signal[signal], (long long)signals[signal]);
	}
}

static void check_sound(struct store *store)
{
	struct error error;
	int64_t found;

	CHECK(store_check(store, NULL, NULL, &found, &error), "%s", error.sentence);
	assert_int_equal(found, 0);
}

/* Also backdated, and on frozen days that were frozen before. */
static void counts_what_there_was(void **state)
{
	struct fixture *fixture = *state;
	struct error error;
	int64_t found;
	int done = 0;

	chance = 11;
	for (int day = 0; day < 25; day++) {
		fixture_reopen(fixture, on(1, 15) + 5 * day, false);
		for (int i = 0; i < 8; i++)
			done += do_something(fixture->store, draw(3) ? DAY_NONE : on(1, 15) + draw(5 * day + 1));
		if (day == 7)
			freeze(fixture->store, "2026-02-02");
		if (day == 15)
			freeze(fixture->store, "2026-03-07");
	}
	CHECK(done > 80, "only %d changes were allowed", done);
	for (int i = 0; i < 60; i++) {
		look(fixture->store, i == 0 ? on(2, 2) : i == 1 ? on(3, 7) : on(1, 15) + draw(120));
		check_counts(fixture->store);
	}
	assert_false(store_as_of_is_frozen(fixture->store));
	look(fixture->store, DAY_NONE);
	check_sound(fixture->store);
	raw(fixture->path, "UPDATE tally SET n = n + 1 WHERE measure = 64 AND span = 0");
	assert_true(store_check(fixture->store, NULL, NULL, &found, &error));
	assert_int_equal(found, 3); /* the meeting, two agendas */
}

enum { DAYS = 30, A_DAY = 10 };

/* All that is listed, and what is found by words. */
static char *dump_found(struct store *store)
{
	static const char *const words[] = {"구축", "센터", "데이터센터", "ㅅㅌ",       "안건",
					    "가칭", "더한", "시설 !구축", "센터 | 공사"};
	char *all = dump(store);
	size_t used = strlen(all);

	for (size_t i = 0; i < COUNT(words); i++) {
		char *found[] = {list_field(store, RECORD_MILESTONE, words[i], "code"),
				 list_field(store, RECORD_ITEM, words[i], "code")};
		struct text_query *query = text_query_create(words[i], strlen(words[i]));
		struct error error = {0};
		struct search *search = store_search(store, query, &error);

		assert_non_null(search);
		all = memory_grow(all, used + strlen(found[0]) + strlen(found[1]) + 100, 1);
		used += (size_t)sprintf(all + used, "%s: %s, %s; %lld\n", words[i], found[0], found[1],
					(long long)store_search_count(search));
		store_search_destroy(search);
		text_query_destroy(query);
		free(found[0]);
		free(found[1]);
	}
	return all;
}

/* As of a day it is what it was at the end of that day. */
static void is_what_it_was(void **state)
{
	struct fixture *fixture = *state;
	char *then[DAYS];
	int done = 0;

	chance = 4;
	for (int day = 0; day < DAYS; day++) {
		fixture_reopen(fixture, on(1, 15) + 3 * day, false);
		for (int i = 0; i < A_DAY; i++)
			done += do_something(fixture->store, DAY_NONE);
		then[day] = dump_found(fixture->store);
	}
	CHECK(done > DAYS * A_DAY / 2, "only %d changes were allowed", done);
	for (int i = 0; i < DAYS; i++) {
		int day = (i * 7) % DAYS; /* back and forth */
		char *now;

		look(fixture->store, on(1, 15) + 3 * day);
		now = dump_found(fixture->store);
		CHECK(strcmp(now, then[day]) == 0, "day %d: then\n%s\nnow\n%s", day, then[day], now);
		free(now);
	}
	for (int day = 0; day < DAYS; day++)
		free(then[day]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(shows_every_kind_of_column, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(replays_what_is_backdated, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(keeps_what_a_frozen_day_knew, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(writes_nothing_into_the_past, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(counts_what_there_was, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(is_what_it_was, fixture_small, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
