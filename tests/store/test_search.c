/* Searching finds just what a look at every title finds: random queries of real titles, after random edits and loads. */
#include <sys/wait.h>
#include <unistd.h>
#include "../text/titles.h"
#include "gwagi/model/code.h"
#include "gwagi/store/search.h"
#include "internal.h"
#include "support.h"

enum { QUERIES = 4000, EVERY = 20 /* one of so many queries is listed too */, TEXTS = 4, LOADED = 1500, EDITS = 300 };

enum { TITLE_ROOM = 9 * LINE_MOST + 16 };

/* Every row that can be found, with the texts that it is found by. */
struct row {
	struct ref ref;
	char *texts[TEXTS];
};
struct rows {
	struct row *all;
	size_t count, room;
};

static bool keep_row(void *context, const struct record *record)
{
	static const char *const keys[] = {"code", "title", "formal_title", "aliases", "short_title"};
	struct rows *rows = context;
	struct row *row;
	size_t used = 0;

	if (rows->count == rows->room) {
		rows->room = rows->room ? rows->room * 2 : 256;
		rows->all = memory_grow(rows->all, rows->room, sizeof *rows->all);
	}
	row = &rows->all[rows->count++];
	*row = (struct row){.ref = record->ref};
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct value value = record_value(record, keys[i]);

		if (!value.empty && *value.text)
			row->texts[used++] = memory_copy(value.text, strlen(value.text));
	}
	return true;
}

static void read_rows(struct store *store, struct rows *rows)
{
	static const enum record_kind kinds[] = {RECORD_MEETING, RECORD_ITEM, RECORD_MILESTONE};
	struct error error = {0};

	*rows = (struct rows){0};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct store_query query = {.kind = kinds[i]};

		CHECK(store_list(store, &query, keep_row, rows, NULL, &error), "%s", error.sentence);
	}
}

static void free_rows(struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		for (int j = 0; j < TEXTS; j++)
			free(rows->all[i].texts[j]);
	free(rows->all);
}

static bool holds(const struct row *row, const struct text_query *query)
{
	for (int i = 0; i < TEXTS && row->texts[i]; i++)
		if (text_query_match(query, row->texts[i], strlen(row->texts[i])))
			return true;
	return false;
}

static void check_found(struct store *store, const struct rows *rows, const char *text, struct text_query *query)
{
	struct error error = {0};
	struct search *search = store_search(store, query, &error);
	int64_t count = 0;

	CHECK(search, "%s: %s", text, error.sentence);
	for (size_t i = 0; i < rows->count; i++) {
		bool expected = !text_query_is_empty(query) && holds(&rows->all[i], query);

		count += expected;
		CHECK(store_search_has(search, rows->all[i].ref) == expected, "[%s] and [%s] %s: %s", text, rows->all[i].texts[0],
		      rows->all[i].texts[1], expected ? "not found" : "found");
	}
	CHECK(store_search_count(search) == count, "[%s]: %lld, not %lld", text, (long long)store_search_count(search),
	      (long long)count);
	store_search_destroy(search);
	text_query_destroy(query);
}

static void check_query(struct store *store, const struct rows *rows, const char *text)
{
	check_found(store, rows, text, text_query_create(text, strlen(text)));
}

/* The list that a filter chooses, against each row's own texts. */
static void check_list(struct store *store, const struct rows *rows, enum record_kind kind, const char *text)
{
	struct text_query *query = text_query_create(text, strlen(text));
	char filter[300];
	int64_t has = 0, all = 0;

	for (size_t i = 0; i < rows->count; i++) {
		all += rows->all[i].ref.kind == kind;
		has += rows->all[i].ref.kind == kind && holds(&rows->all[i], query);
	}
	if (text_query_is_empty(query)) {
		text_query_destroy(query);
		return;
	}
	text_query_destroy(query);
	snprintf(filter, sizeof filter, "\"%s\"", text);
	CHECK(list_count(store, kind, filter) == has, "%s", filter);
	snprintf(filter, sizeof filter, "!\"%s\"", text);
	CHECK(list_count(store, kind, filter) == all - has, "%s", filter);
	snprintf(filter, sizeof filter, "\"%s\" | !\"%s\"", text, text);
	CHECK(list_count(store, kind, filter) == all, "%s", filter);
	snprintf(filter, sizeof filter, "\"%s\" !\"%s\"", text, text);
	CHECK(list_count(store, kind, filter) == 0, "%s", filter);
	snprintf(filter, sizeof filter, "!(\"%s\" | \"ㅱ\")", text);
	CHECK(list_count(store, kind, filter) == all - has, "%s", filter);
	snprintf(filter, sizeof filter, "!!\"%s\" (\"%s\" | note:ㅱ)", text, text);
	CHECK(list_count(store, kind, filter) == has, "%s", filter);
}

static void print_finding(void *context, const char *sentence)
{
	(void)context;
	print_error("%s\n", sentence);
}

static void check_all(struct store *store, int queries, uint64_t seed)
{
	struct titles *titles = titles_read();
	struct line title, query;
	struct rows rows;
	struct error error = {0};
	int64_t found;

	read_rows(store, &rows);
	for (int i = 0; i < queries; i++) {
		titles_pair(titles, &seed, &title, &query);
		check_query(store, &rows, query.bytes);
		if (i % EVERY == 0) {
			check_list(store, &rows, RECORD_ITEM, query.bytes);
			check_list(store, &rows, RECORD_MILESTONE, query.bytes);
		}
	}
	free_rows(&rows);
	titles_free(titles);
	CHECK(store_check(store, print_finding, NULL, &found, &error), "%s", error.sentence);
	assert_int_equal(found, 0);
}

/* A new title that queries may nearly find; none is empty. */
static void new_title(const struct titles *titles, uint64_t *seed, char out[TITLE_ROOM])
{
	struct line title, query;

	titles_pair(titles, seed, &title, &query);
	snprintf(out, TITLE_ROOM, "%s%s", title.bytes, title.bytes[strspn(title.bytes, " 　")] ? "" : "값");
}

static void load_milestones(struct store *store, int from, int count, uint64_t seed)
{
	struct titles *titles = titles_read();
	struct store_load *load = load_begin(store);
	struct error error = {0};

	for (int i = from; i < from + count; i++) {
		char title[TITLE_ROOM], column[TITLE_ROOM + 8], code[40];

		snprintf(code, sizeof code, "code=1.1m%d", i + 100);
		new_title(titles, &seed, title);
		snprintf(column, sizeof column, "title=%s", title);
		load_good(load, "milestone", code, column, "type=undated", NULL);
	}
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	titles_free(titles);
}

static void finds_what_a_look_at_each_finds(void **state)
{
	struct fixture *fixture = *state;

	check_all(fixture->store, QUERIES, 11);
	load_milestones(fixture->store, 0, LOADED, 12);
	check_all(fixture->store, QUERIES / 2, 13);
}

static int64_t loose_count(struct store *store, enum record_kind kind, const char *text)
{
	struct filter filter;
	struct store_query query = {.kind = kind, .filter = &filter, .loose = true};
	struct error error = {0};
	int64_t count = 0;

	CHECK(filter_parse(text, &filter, &error), "%s: %s", text, error.sentence);
	CHECK(store_list(store, &query, NULL, NULL, &count, &error), "%s: %s", text, error.sentence);
	return count;
}

/* The same of loose queries; of the lists, what is no word of the filter is not read so. */
static void check_loose_list(struct store *store, const struct rows *rows, enum record_kind kind, const char *text)
{
	struct text_query *query = text_query_create_loose(text, strlen(text));
	int64_t has = 0, all = 0;
	char filter[300];

	if (text_query_is_empty(query)) { /* as it stands, then */
		text_query_destroy(query);
		query = text_query_create(text, strlen(text));
	}
	for (size_t i = 0; i < rows->count; i++) {
		all += rows->all[i].ref.kind == kind;
		has += rows->all[i].ref.kind == kind && holds(&rows->all[i], query);
	}
	text_query_destroy(query);
	snprintf(filter, sizeof filter, "\"%s\"", text);
	CHECK(loose_count(store, kind, filter) == has, "%s", filter);
	snprintf(filter, sizeof filter, "!\"%s\" !note:ㅱ", text);
	CHECK(loose_count(store, kind, filter) == all - has, "%s", filter);
}

static void finds_loosely_what_a_look_at_each_finds(void **state)
{
	static const char *const some[] = {"국방AX전략", "소비생활", "국방AI위원회", "ㅅㅂㅅㅎ", "·", "과학 기술", "1 .2"};
	struct fixture *fixture = *state;
	struct titles *titles = titles_read();
	struct line title, query;
	struct rows rows;
	uint64_t seed = 14;

	load_milestones(fixture->store, 0, LOADED / 3, 15);
	read_rows(fixture->store, &rows);
	for (int i = 0; i < QUERIES / 20; i++) {
		const char *text = query.bytes;

		titles_pair(titles, &seed, &title, &query);
		if (i < (int)COUNT(some))
			text = some[i];
		check_found(fixture->store, &rows, text, text_query_create_loose(text, strlen(text)));
		if (text[strspn(text, " 　")] && (i % 2 == 0 || i < (int)COUNT(some))) {
			check_loose_list(fixture->store, &rows, RECORD_MEETING, text);
			check_loose_list(fixture->store, &rows, RECORD_ITEM, text);
			check_loose_list(fixture->store, &rows, RECORD_MILESTONE, text);
		}
	}
	assert_int_equal(loose_count(fixture->store, RECORD_ITEM, "국방AX전략"), 1);
	assert_int_equal(list_count(fixture->store, RECORD_ITEM, "국방AX전략"), 0);
	assert_int_equal(loose_count(fixture->store, RECORD_ITEM, "· 소비생활"), 1);
	free_rows(&rows);
	titles_free(titles);
}

static void finds_it_after_loads_of_several_flushes(void **state)
{
	struct fixture *fixture = *state;

	fixture->store->index_most = 997;
	load_milestones(fixture->store, 0, LOADED, 21);
	fixture->store->index_most = 1; /* each row for itself */
	load_milestones(fixture->store, LOADED, 50, 22);
	check_all(fixture->store, QUERIES / 4, 23);
}

static void edit(struct store *store, const struct rows *rows, const struct titles *titles, uint64_t *seed, bool dry_run)
{
	const struct row *row = &rows->all[sample_random(seed, (unsigned)rows->count)];
	static const char *const keys[] = {"title", "formal_title", "aliases"};
	char title[TITLE_ROOM];
	struct gate_field field = {keys[row->ref.kind == RECORD_ITEM ? sample_random(seed, COUNT(keys)) : 0], title};
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = row->ref,
				       .action = "set",
				       .fields = &field,
				       .count = 1,
				       .effective = DAY_NONE,
				       .dry_run = dry_run};
	struct gate_answer answer;

	new_title(titles, seed, title);
	if (strcmp(field.key, "title") && sample_random(seed, 3) == 0)
		*title = '\0';
	CHECK(store_write(store, &request, &answer), "%s: %s", title, answer.error.sentence);
	gate_answer_finish(&answer);
}

static void finds_it_after_edits(void **state)
{
	struct fixture *fixture = *state;
	struct titles *titles = titles_read();
	struct rows rows;
	uint64_t seed = 31;

	load_milestones(fixture->store, 0, LOADED, 32);
	read_rows(fixture->store, &rows);
	for (int i = 0; i < EDITS; i++)
		edit(fixture->store, &rows, titles, &seed, false);
	free_rows(&rows);
	titles_free(titles);
	check_all(fixture->store, QUERIES / 4, 33);
}

static int by_tree(const void *a, const void *b)
{
	char one[CODE_SORT], other[CODE_SORT];

	code_sort_key(((const struct row *)a)->texts[0], one);
	code_sort_key(((const struct row *)b)->texts[0], other);
	return strcmp(one, other);
}

static enum text_rank rank_of(const struct row *row, const struct text_query *query)
{
	enum text_rank best = RANK_NONE;

	for (int i = 0; i < TEXTS && row->texts[i]; i++) {
		enum text_rank rank = text_query_rank(query, row->texts[i], strlen(row->texts[i]));

		best = rank < best ? rank : best;
	}
	return best;
}

/* What a step from row FROM of all, in the order of the tree, comes to; COUNT if to none. */
static size_t step_from(const struct rows *rows, const struct text_query *query, size_t from, bool backwards)
{
	for (size_t i = 1; i <= rows->count; i++) {
		size_t at = (from + (backwards ? rows->count - i : i)) % rows->count;

		if (holds(&rows->all[at], query))
			return at;
	}
	return rows->count;
}

/* The hit of the best rank among the first 1,000 from FROM on. */
static size_t best_from(const struct rows *rows, const struct text_query *query, size_t from)
{
	size_t best = rows->count, looked = 0;
	enum text_rank best_rank = RANK_NONE;

	for (size_t i = 0; i < rows->count && looked < 1000; i++) {
		size_t at = (from + i) % rows->count;
		enum text_rank rank = rank_of(&rows->all[at], query);

		looked += rank != RANK_NONE;
		if (rank < best_rank) {
			best_rank = rank;
			best = at;
		}
	}
	return best;
}

static int64_t place_of(const struct rows *rows, const struct text_query *query, size_t at)
{
	int64_t place = 0;

	for (size_t i = 0; i <= at; i++)
		place += holds(&rows->all[i], query);
	return place;
}

static void check_node(const struct rows *rows, size_t expected, const struct node *node, const char *what)
{
	const char *code = expected < rows->count ? rows->all[expected].texts[0] : "none";

	CHECK(expected == rows->count ? node->ref.id == 0 : strcmp(node->code, code) == 0, "%s: %s, not %s", what,
	      node->ref.id ? node->code : "none", code);
}

static void check_steps(struct store *store, const struct rows *rows, const char *text, uint64_t *seed)
{
	struct text_query *query = text_query_create(text, strlen(text));
	struct error error = {0};
	struct search *search = store_search(store, query, &error);
	bool ordered = search && store_search_count(search) <= 10000;

	CHECK(search, "%s: %s", text, error.sentence);
	for (int i = 0; i < 12; i++) {
		size_t from = sample_random(seed, (unsigned)rows->count), to;
		bool backwards = i % 2;
		struct node node;
		int64_t place = -1;

		if (i < 6 && (to = step_from(rows, query, from, backwards)) < rows->count)
			from = to; /* from a hit */
		to = step_from(rows, query, from, backwards);
		CHECK(store_search_step(search, rows->all[from].ref, backwards, &node, &place, &error), "%s", error.sentence);
		check_node(rows, to, &node, text);
		assert_int_equal(place, ordered && to < rows->count ? place_of(rows, query, to) : 0);
		to = best_from(rows, query, from);
		CHECK(store_search_best(search, rows->all[from].ref, &node, &place, &error), "%s", error.sentence);
		check_node(rows, to, &node, text);
		assert_int_equal(place, ordered && to < rows->count ? place_of(rows, query, to) : 0);
	}
	store_search_destroy(search);
	text_query_destroy(query);
}

/* From nowhere, the first hit and the last; of an empty query, and of one without hits, none. */
static void check_ends(struct store *store, const struct rows *rows, const char *text)
{
	struct text_query *query = text_query_create(text, strlen(text));
	struct error error = {0};
	struct search *search = store_search(store, query, &error);
	struct ref nowhere = {RECORD_MEETING, 0};
	struct node node;
	bool none = text_query_is_empty(query);

	assert_non_null(search);
	assert_true(store_search_step(search, nowhere, false, &node, NULL, &error));
	check_node(rows, none ? rows->count : step_from(rows, query, rows->count - 1, false), &node, text);
	assert_true(store_search_step(search, nowhere, true, &node, NULL, &error));
	check_node(rows, none ? rows->count : step_from(rows, query, 0, true), &node, text);
	assert_true(store_search_best(search, nowhere, &node, NULL, &error));
	check_node(rows, none ? rows->count : best_from(rows, query, 0), &node, text);
	assert_false(store_search_has(search, nowhere));
	assert_false(store_search_has(search, (struct ref){RECORD_OFFICE, 1}));
	store_search_destroy(search);
	text_query_destroy(query);
}

static void steps_in_the_order_of_the_tree(void **state)
{
	static const char *const ends[] = {"과학", "회의", "ㄱㅎㄱㅅ", "뷁", "", " "};
	struct fixture *fixture = *state;
	struct titles *titles = titles_read();
	struct line title, query;
	struct rows rows;
	uint64_t seed = 61;

	read_rows(fixture->store, &rows);
	qsort(rows.all, rows.count, sizeof *rows.all, by_tree);
	for (int i = 0; i < 300; i++) {
		titles_pair(titles, &seed, &title, &query);
		if (query.bytes[strspn(query.bytes, " 　")])
			check_steps(fixture->store, &rows, query.bytes, &seed);
	}
	for (size_t i = 0; i < COUNT(ends); i++)
		check_ends(fixture->store, &rows, ends[i]);
	free_rows(&rows);
	titles_free(titles);
}

/* More hits than are put in order, in a part of the tree, and a few elsewhere. */
static void steps_through_many(void **state)
{
	enum { MANY = 10100 };
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct error error = {0};
	struct rows rows;
	uint64_t seed = 71;

	for (int i = 0; i < MANY; i++) {
		char code[40];

		snprintf(code, sizeof code, "code=1.1m%d", i + 10);
		load_good(load, "milestone", code, i % 977 ? "title=안건 하나" : "title=안", "type=undated", NULL);
	}
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	read_rows(fixture->store, &rows);
	qsort(rows.all, rows.count, sizeof *rows.all, by_tree);
	for (int i = 0; i < 10; i++) {
		check_steps(fixture->store, &rows, "ㅇ", &seed);
		check_steps(fixture->store, &rows, "안", &seed);
	}
	check_ends(fixture->store, &rows, "안");
	free_rows(&rows);
}

static char *index_of(const struct fixture *fixture)
{
	return raw_text(fixture->path, "SELECT group_concat(kind || ' ' || gram || ' ' || first || ' ' || hex(postings)) FROM "
				       "(SELECT * FROM search ORDER BY kind, gram, first)");
}

static void stays_when_nothing_is_written(void **state)
{
	struct fixture *fixture = *state;
	char *before = index_of(fixture), *after;
	struct store_load *load;
	struct load_fault fault;
	struct titles *titles = titles_read();
	struct rows rows;
	struct error error;
	uint64_t seed = 41;

	read_rows(fixture->store, &rows);
	for (int i = 0; i < 20; i++)
		edit(fixture->store, &rows, titles, &seed, true);
	free_rows(&rows);
	titles_free(titles);
	load = load_begin(fixture->store);
	load_good(load, "milestone", "code=1.1m900", "title=남지 않을 이정표", "type=undated", NULL);
	assert_false(load_row(load, "milestone", &fault, "code=1.1m900", "title=둘째", "type=undated", NULL));
	assert_false(store_load_commit(load, &error));
	load = load_begin(fixture->store);
	load_good(load, "milestone", "code=1.1m901", "title=증빙 없는 이정표", "type=past", "date=2025-01-01",
		  "done_on=2025-01-01", "reported=reported_done", "reported_on=2025-01-01", "verified=confirmed", NULL);
	assert_false(store_load_commit(load, &error)); /* refused at its very end */
	load = load_begin(fixture->store);
	load_good(load, "milestone", "code=1.1m902", "title=버릴 이정표", "type=undated", NULL);
	store_load_abandon(load);
	write_good(fixture->store, "1.1", "", "note=색인과 상관없는 글", NULL);
	after = index_of(fixture);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static int edit_alone(const struct fixture *fixture, uint64_t seed)
{
	struct store *store;
	struct error error;
	int done = 0;

	if (!fixture_open(fixture, fixture->path, &store, &error))
		return 1;
	for (int tries = 0; done < 40 && tries < 100000; tries++) {
		char title[64];
		struct gate_field field = {"title", title};
		struct gate_request request = {
			.verb = GATE_SET_FIELD, .action = "set", .fields = &field, .count = 1, .effective = DAY_NONE};
		struct gate_answer answer;

		snprintf(title, sizeof title, "과제 %d 이름 %llu", done, (unsigned long long)seed);
		if (!store_find(store, done % 2 ? "1.2.1" : "1.2.1m1", &request.ref, &error))
			continue;
		if (store_write(store, &request, &answer))
			done++;
		gate_answer_finish(&answer);
	}
	store_close(store);
	return done == 40 ? 0 : 2;
}

static void keeps_step_with_several_writers(void **state)
{
	enum { WRITERS = 3 };
	struct fixture *fixture = *state;
	pid_t children[WRITERS];

	store_close(fixture->store);
	fixture->store = NULL;
	for (int i = 0; i < WRITERS; i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(edit_alone(fixture, (uint64_t)i + 1));
		assert_true(children[i] > 0);
	}
	for (int i = 0; i < WRITERS; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0, "writer %d ended with %x", i, (unsigned)status);
	}
	fixture_reopen(fixture, fixture->today, false);
	check_all(fixture->store, 200, 51);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(finds_what_a_look_at_each_finds, fixture_shipped, fixture_end),
		cmocka_unit_test_setup_teardown(finds_loosely_what_a_look_at_each_finds, fixture_shipped, fixture_end),
		cmocka_unit_test_setup_teardown(finds_it_after_loads_of_several_flushes, fixture_shipped, fixture_end),
		cmocka_unit_test_setup_teardown(finds_it_after_edits, fixture_shipped, fixture_end),
		cmocka_unit_test_setup_teardown(steps_in_the_order_of_the_tree, fixture_shipped, fixture_end),
		cmocka_unit_test_setup_teardown(steps_through_many, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(stays_when_nothing_is_written, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(keeps_step_with_several_writers, fixture_small, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
