/* Damage of the search index: check finds it, and what reads or writes the index does no worse than refuse. */
#include "../text/titles.h"
#include "gwagi/store/search.h"
#include "gwagi/text/memory.h"
#include "support.h"

enum { DAMAGES = 300, DAMAGES_LARGE = 30, QUERIES = 20, SQL = 4096 };

struct finding {
	bool named; /* the index is */
	char sentence[ERROR_SENTENCE];
};

static void take_finding(void *context, const char *sentence)
{
	struct finding *finding = context;

	snprintf(finding->sentence, sizeof finding->sentence, "%s", sentence);
	finding->named = finding->named || strstr(sentence, "색인");
}

static bool is_found(struct store *store, struct finding *finding)
{
	struct error error = {0};
	int64_t found;

	*finding = (struct finding){false, ""};
	if (!store_check(store, take_finding, finding, &found, &error)) {
		snprintf(finding->sentence, sizeof finding->sentence, "%s", error.sentence);
		return true; /* refused to look further */
	}
	return finding->named;
}

/* What a query finds is of no matter, but it ends, with an answer or a sentence. */
static void search_it(struct store *store, const struct titles *titles, uint64_t *seed)
{
	for (int i = 0; i < QUERIES; i++) {
		struct line title, text;
		struct text_query *query;
		struct search *search;
		struct error error = {0};
		struct node node;

		titles_pair(titles, seed, &title, &text);
		query = text_query_create(text.bytes, text.length);
		search = store_search(store, query, &error);
		CHECK(search || (error.code == ERROR_DAMAGED && strstr(error.sentence, "색인")), "%s: %s", text.bytes,
		      error.sentence);
		if (search)
			CHECK(store_search_step(search, (struct ref){RECORD_MEETING, 0}, false, &node, NULL, &error) &&
				      store_search_best(search, (struct ref){RECORD_MEETING, 0}, &node, NULL, &error),
			      "%s: %s", text.bytes, error.sentence);
		store_search_destroy(search);
		text_query_destroy(query);
	}
}

/* A row of the index, its bytes as hexadecimal digits. */
struct block {
	long long kind, gram, first;
	char *hex;
	size_t size;
};

static long long number_of(const char *path, const char *column, unsigned place)
{
	char sql[200], *text;
	long long number;

	snprintf(sql, sizeof sql, "SELECT %s FROM search ORDER BY kind, gram, first LIMIT 1 OFFSET %u", column, place);
	text = raw_text(path, sql);
	number = strtoll(text, NULL, 10);
	free(text);
	return number;
}

static void take_out(const char *path, unsigned place, struct block *block)
{
	char sql[200];

	block->kind = number_of(path, "kind", place);
	block->gram = number_of(path, "gram", place);
	block->first = number_of(path, "first", place);
	snprintf(sql, sizeof sql, "SELECT hex(postings) FROM search ORDER BY kind, gram, first LIMIT 1 OFFSET %u", place);
	block->hex = raw_text(path, sql);
	block->size = strlen(block->hex) / 2;
	snprintf(sql, sizeof sql, "DELETE FROM search WHERE (kind, gram, first) = (%lld, %lld, %lld)", block->kind, block->gram,
		 block->first);
	raw(path, sql);
}

static void put_in(const char *path, const struct block *block)
{
	char sql[SQL];

	snprintf(sql, sizeof sql, "INSERT OR IGNORE INTO search (kind, gram, first, postings) VALUES (%lld, %lld, %lld, x'%s')",
		 block->kind, block->gram, block->first, block->hex);
	raw(path, sql);
}

static void change_digit(struct block *block, uint64_t *seed)
{
	char *digit = &block->hex[sample_random(seed, (unsigned)block->size * 2)];
	const char *other = &"0123456789ABCDEF"[sample_random(seed, 16)];

	*digit = *other != *digit ? *other : *digit == '0' ? '1' : '0';
}

/* One way of many; false if there is nothing more to put back. */
static bool damage(struct block *block, uint64_t *seed)
{
	size_t size = block->size;

	switch (sample_random(seed, 8)) {
	case 0:
		return false; /* gone */
	case 1:
		block->hex[sample_random(seed, (unsigned)size) * 2] = '\0'; /* cut off */
		return true;
	case 2:
		block->gram ^= 1LL << sample_random(seed, 60);
		return true;
	case 3:
		block->first ^= 1LL << sample_random(seed, 62);
		return true;
	case 4:
		block->kind = 1 - block->kind;
		return true;
	case 5: { /* one too many, of a row that is or is none */
		char *longer = memory_new(size * 2 + 16, 1);

		snprintf(longer, size * 2 + 16, "%s%02X%02X", block->hex, sample_random(seed, 100), 1 + sample_random(seed, 100));
		free(block->hex);
		block->hex = longer;
		return true;
	}
	default:
		change_digit(block, seed);
		return true;
	}
}

static void check_damages(struct fixture *fixture, int damages)
{
	struct titles *titles = titles_read();
	char *rows = raw_text(fixture->path, "SELECT count(*) FROM search");
	struct finding finding;
	uint64_t seed = 1;

	raw(fixture->path, "CREATE TABLE aside AS SELECT * FROM search");
	CHECK(!is_found(fixture->store, &finding), "%s", finding.sentence);
	for (int i = 0; i < damages; i++) {
		struct block block;

		take_out(fixture->path, sample_random(&seed, (unsigned)atoi(rows)), &block);
		if (damage(&block, &seed))
			put_in(fixture->path, &block);
		CHECK(is_found(fixture->store, &finding), "damage %d, now (%lld, %lld, %lld, %s), is not found", i, block.kind,
		      block.gram, block.first, block.hex);
		search_it(fixture->store, titles, &seed);
		raw(fixture->path, "DELETE FROM search; INSERT INTO search SELECT * FROM aside");
		free(block.hex);
	}
	free(rows);
	titles_free(titles);
}

static void is_found_in_small_blocks(void **state)
{
	check_damages(*state, DAMAGES);
}

static void is_found_in_full_blocks(void **state)
{
	check_damages(*state, DAMAGES_LARGE);
}

/* Titles can't be changed or loaded over what can't be read, and nothing of it is left; the rest can. */
static void refuses_to_write_over_it(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;
	struct store_load *load;
	struct error error = {0};

	raw(fixture->path, "UPDATE search SET postings = x'80'");
	assert_false(write_fields(fixture->store, "1.1", "", &answer, "title=새 이름", NULL));
	assert_int_equal(answer.result, GATE_DENIED);
	CHECK(answer.error.code == ERROR_DAMAGED && strstr(answer.error.sentence, "색인"), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	check_field_of(fixture->store, "1.1", "title", "첫 안건");
	load = load_begin(fixture->store);
	load_good(load, "milestone", "code=1.1m9", "title=계획 변경", "type=undated", NULL);
	assert_false(store_load_commit(load, &error));
	CHECK(error.code == ERROR_DAMAGED && strstr(error.sentence, "색인"), "%s", error.sentence);
	assert_int_equal(list_count(fixture->store, RECORD_MILESTONE, ""), 3);
	write_good(fixture->store, "1.1", "", "note=색인과 상관없는 글", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(is_found_in_small_blocks, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(refuses_to_write_over_it, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(is_found_in_full_blocks, fixture_shipped, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
