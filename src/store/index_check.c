/* Whether the search index is what the texts give: for every row the sum of a hash of each of its grams with its position must
 * be the same from both. */
#include "index.h"

enum { WINDOW = 1 << 22 /* rows looked at in one pass: 32 MB of sums */ };

struct verification {
	struct store *store;
	int64_t first, behind; /* ids of the first row of the window, and of the first one behind it: 0 if there is none */
	uint64_t *sums;        /* WINDOW of them */
	int64_t wrong;         /* the first row found to be */
};

static uint64_t hash(uint64_t gram, uint64_t position)
{
	uint64_t x = gram * UINT64_C(0x9E3779B97F4A7C15) ^ position * UINT64_C(0xD6E8FEB86659FD93);

	x = (x ^ x >> 32) * UINT64_C(0xD6E8FEB86659FD93);
	return x ^ x >> 29;
}

static void find_wrong(struct verification *verification, int64_t id)
{
	if (verification->wrong == 0 || id < verification->wrong)
		verification->wrong = id > 0 ? id : 1;
}

static bool add_texts(struct verification *verification, enum record_kind kind, struct error *error)
{
	sqlite3_stmt *statement = index_texts(verification->store, kind, false, error);
	struct text_grams grams = {0};
	bool row = true, good = statement != NULL;

	verification->behind = 0;
	if (good)
		sqlite3_bind_int64(statement, 1, verification->first - 1);
	while (good && (good = sql_step(verification->store, statement, &row, error)) && row) {
		int64_t id = sqlite3_column_int64(statement, 0);

		if (id - verification->first >= WINDOW) {
			verification->behind = id;
			break;
		}
		index_row_grams(statement, &grams);
		for (size_t i = 0; i < grams.count; i++)
			verification->sums[id - verification->first] += hash(grams.grams[i].gram, grams.grams[i].position);
	}
	sql_give_back(verification->store, statement);
	text_grams_finish(&grams);
	return good;
}

static void subtract(struct verification *verification, uint64_t gram, const struct postings *postings)
{
	for (size_t i = 0; i < postings->count; i++) {
		int64_t id = posting_id(postings->keys[i]);

		if (id < verification->first)
			continue;
		if (id - verification->first < WINDOW)
			verification->sums[id - verification->first] -= hash(gram, postings->keys[i] & UINT32_MAX);
		else if (verification->behind == 0 || id < verification->behind)
			find_wrong(verification, id); /* there is no such row */
	}
}

/* The blocks of a gram must not reach into each other: what lies in the wrong one is not found by who changes it. */
struct last {
	uint64_t gram, key;
};

static void subtract_block(struct verification *verification, sqlite3_stmt *row, struct last *last, struct postings *postings)
{
	uint64_t gram = (uint64_t)sqlite3_column_int64(row, 0), first = (uint64_t)sqlite3_column_int64(row, 1);
	const unsigned char *bytes = sqlite3_column_blob(row, 2);
	bool sound = postings_decode(postings, bytes, (size_t)sqlite3_column_bytes(row, 2)) && postings->keys[0] == first &&
		     (gram != last->gram || first > last->key);

	if (!sound) {
		find_wrong(verification, posting_id(first));
		return;
	}
	*last = (struct last){gram, postings->keys[postings->count - 1]};
	subtract(verification, gram, postings);
}

static bool subtract_index(struct verification *verification, enum record_kind kind, struct error *error)
{
	sqlite3_stmt *statement = sql_get(verification->store,
					  "SELECT gram, first, postings FROM search WHERE kind = ?1 ORDER BY gram, first", error);
	struct postings postings = {0};
	struct last last = {0, 0};
	bool row = true, good = statement != NULL;

	if (good)
		sqlite3_bind_int(statement, 1, index_kind(kind));
	while (good && (good = sql_step(verification->store, statement, &row, error)) && row)
		subtract_block(verification, statement, &last, &postings);
	if (statement)
		sql_done(statement);
	postings_finish(&postings);
	return good;
}

static bool verify_window(struct verification *verification, enum record_kind kind, struct error *error)
{
	bool good;

	verification->sums = memory_new(WINDOW, sizeof *verification->sums);
	good = add_texts(verification, kind, error) && subtract_index(verification, kind, error);
	for (int64_t i = 0; good && i < WINDOW; i++)
		if (verification->sums[i] != 0)
			find_wrong(verification, verification->first + i);
	free(verification->sums);
	return good;
}

bool index_verify(struct store *store, enum record_kind kind, int64_t *wrong, struct error *error)
{
	struct verification verification = {.store = store, .behind = 1};
	bool good = true;

	while (good && verification.behind != 0 && verification.wrong == 0) {
		verification.first = verification.behind;
		good = verify_window(&verification, kind, error);
	}
	*wrong = verification.wrong;
	return good;
}
