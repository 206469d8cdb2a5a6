#include "index.h"
#include <stdio.h>
#include "builder.h"
#include "catalog.h"

/* Four rows to a page of 4096 bytes, without overflow pages (https://sqlite.org/fileformat2.html, 1.6). */
enum { BLOCK = 960 };

/* Stored as their places here: append only. */
static const enum record_kind kinds[INDEX_KINDS] = {RECORD_ITEM, RECORD_MILESTONE};

int index_kind(enum record_kind kind)
{
	int place = 0;

	while (place < INDEX_KINDS && kinds[place] != kind)
		place++;
	return place;
}

bool index_has(enum record_kind kind)
{
	return index_kind(kind) < INDEX_KINDS;
}

enum record_kind index_kind_at(int place)
{
	return kinds[place];
}

bool index_damaged(struct error *error)
{
	return error_set(error, ERROR_DAMAGED, _("검색 색인이 손상되었습니다. gwagi check로 살펴보십시오."));
}

sqlite3_stmt *index_texts(struct store *store, enum record_kind kind, bool one, struct error *error)
{
	const struct catalog *catalog = catalog_of(kind);
	const char id[] = {' ', catalog->order[0], '.', 'i', 'd', '\0'};
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	builder_put(&builder, "SELECT");
	builder_put(&builder, id);
	for (size_t i = 0; catalog->words[i]; i++) {
		builder_put(&builder, ", ");
		builder_put(&builder, catalog->words[i]);
	}
	builder_put(&builder, " FROM ");
	builder_put(&builder, catalog->from);
	builder_put(&builder, " WHERE");
	builder_put(&builder, id);
	builder_put(&builder, one ? " = ?1" : " > ?1 ORDER BY");
	builder_put(&builder, one ? "" : id);
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	return statement;
}

bool index_row(struct store *store, struct ref ref, sqlite3_stmt **statement, bool *row, struct error *error)
{
	*statement = index_texts(store, ref.kind, true, error);
	if (!*statement)
		return false;
	sqlite3_bind_int64(*statement, 1, ref.id);
	return sql_step(store, *statement, row, error);
}

void index_row_grams(sqlite3_stmt *row, struct text_grams *grams)
{
	text_grams_clear(grams);
	for (int i = 1; i < sqlite3_column_count(row); i++) {
		const char *text = (const char *)sqlite3_column_text(row, i);

		if (text)
			text_grams_add(grams, text, (size_t)sqlite3_column_bytes(row, i));
	}
}

bool index_row_holds(sqlite3_stmt *row, const struct text_query *query)
{
	for (int i = 1; i < sqlite3_column_count(row); i++) {
		const char *text = (const char *)sqlite3_column_text(row, i);

		if (text && text_query_match(query, text, (size_t)sqlite3_column_bytes(row, i)))
			return true;
	}
	return false;
}

enum text_rank index_row_rank(sqlite3_stmt *row, const struct text_query *query)
{
	enum text_rank best = RANK_NONE;

	for (int i = 1; i < sqlite3_column_count(row); i++) {
		const char *text = (const char *)sqlite3_column_text(row, i);
		enum text_rank rank = text ? text_query_rank(query, text, (size_t)sqlite3_column_bytes(row, i)) : RANK_NONE;

		best = rank < best ? rank : best;
	}
	return best;
}

bool index_grams(struct store *store, struct ref ref, struct text_grams *grams, struct error *error)
{
	sqlite3_stmt *statement;
	bool row = false, good = index_row(store, ref, &statement, &row, error);

	text_grams_clear(grams);
	if (row)
		index_row_grams(statement, grams);
	sql_give_back(store, statement);
	return good;
}

/* The block of a gram that a change goes into. */
struct block {
	int kind;
	uint64_t gram;
	bool exists;
	uint64_t first, next; /* the first key of it, and of the one behind it: UINT64_MAX if there is none */
	struct postings postings;
};

static void bind_key(sqlite3_stmt *statement, const struct block *block, uint64_t key)
{
	sqlite3_bind_int(statement, 1, block->kind);
	sqlite3_bind_int64(statement, 2, (sqlite3_int64)block->gram);
	sqlite3_bind_int64(statement, 3, (sqlite3_int64)key);
}

/* Read the block that SQL finds for KEY. */
static bool read_block(struct store *store, const char *sql, uint64_t key, struct block *block, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);
	bool good = true;

	block->exists = false;
	if (!statement)
		return false;
	bind_key(statement, block, key);
	if (!sql_step(store, statement, &block->exists, error))
		return false;
	if (block->exists) {
		const unsigned char *bytes = sqlite3_column_blob(statement, 1);

		block->first = (uint64_t)sqlite3_column_int64(statement, 0);
		good = (postings_decode(&block->postings, bytes, (size_t)sqlite3_column_bytes(statement, 1)) &&
			block->postings.keys[0] == block->first) ||
		       index_damaged(error);
	}
	sql_done(statement);
	return good;
}

#define BLOCKS "FROM search WHERE kind = ?1 AND gram = ?2 AND first "

/* The block that KEY lies in, or behind whose end and before the next one; that in front of all others if it does in none. */
static bool find_block(struct store *store, uint64_t key, struct block *block, struct error *error)
{
	static const char at[] = "SELECT first, postings " BLOCKS "<= ?3 ORDER BY first DESC LIMIT 1";
	static const char behind[] = "SELECT first, postings " BLOCKS "> ?3 ORDER BY first LIMIT 1";
	static const char next[] = "SELECT first " BLOCKS "> ?3 ORDER BY first LIMIT 1";
	sqlite3_stmt *statement;
	bool row;

	block->postings.count = 0;
	block->next = UINT64_MAX;
	if (!read_block(store, at, key, block, error) || (!block->exists && !read_block(store, behind, key, block, error)))
		return false;
	if (!block->exists)
		return true;
	statement = sql_get(store, next, error);
	if (!statement)
		return false;
	bind_key(statement, block, block->first);
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row)
		block->next = (uint64_t)sqlite3_column_int64(statement, 0);
	sql_done(statement);
	return true;
}

/* Put KEYS in place of the block. */
static bool write_block(struct store *store, const struct block *block, const struct postings *postings, struct error *error)
{
	static const char drop[] = "DELETE " BLOCKS "= ?3";
	static const char put[] =
		"INSERT INTO search (kind, gram, first, postings) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE "
		"SET postings = excluded.postings";
	sqlite3_stmt *statement = sql_get(store, drop, error), *insert = sql_get(store, put, error);
	unsigned char bytes[BLOCK];
	size_t used, taken;
	bool good = statement && insert;

	if (good && block->exists && (postings->count == 0 || postings->keys[0] != block->first)) {
		bind_key(statement, block, block->first);
		good = sql_run(store, statement, error);
	}
	for (size_t i = 0; good && i < postings->count; i += taken) {
		taken = postings_encode(postings->keys + i, postings->count - i, bytes, sizeof bytes, &used);
		bind_key(insert, block, postings->keys[i]);
		sqlite3_bind_blob(insert, 4, bytes, (int)used, SQLITE_STATIC);
		good = sql_run(store, insert, error);
	}
	return good;
}

/* The first of POSTINGS, as many as lie before the key END. */
static struct postings part_before(const struct postings *postings, uint64_t end)
{
	struct postings part = {postings->keys, 0, 0};

	while (part.count < postings->count && part.keys[part.count] < end)
		part.count++;
	return part;
}

static void skip(struct postings *rest, size_t count)
{
	if (count == 0)
		return;
	rest->keys += count;
	rest->count -= count;
}

bool index_apply(struct store *store, int kind, uint64_t gram, const struct postings *removed, const struct postings *added,
		 struct error *error)
{
	struct block block = {.kind = kind, .gram = gram};
	struct postings out = *removed, in = *added, merged = {0};
	bool good = true;

	while (good && (out.count || in.count)) {
		uint64_t key = out.count && (!in.count || out.keys[0] < in.keys[0]) ? out.keys[0] : in.keys[0];

		good = find_block(store, key, &block, error);
		if (good) {
			struct postings leave = part_before(&out, block.next), come = part_before(&in, block.next);

			postings_merge(&merged, &block.postings, &leave, &come);
			good = write_block(store, &block, &merged, error);
			skip(&out, leave.count);
			skip(&in, come.count);
		}
	}
	postings_finish(&block.postings);
	postings_finish(&merged);
	return good;
}

static int compare_grams(const void *a, const void *b)
{
	const struct text_gram *one = a, *other = b;

	if (one->gram != other->gram)
		return one->gram < other->gram ? -1 : 1;
	return (one->position > other->position) - (one->position < other->position);
}

static void sort_grams(struct text_grams *grams)
{
	if (grams->count)
		qsort(grams->grams, grams->count, sizeof *grams->grams, compare_grams);
}

/* The postings of the row ID that GRAMS has of GRAM, from *AT on. */
static void take(const struct text_grams *grams, size_t *at, uint64_t gram, int64_t id, struct postings *out)
{
	out->count = 0;
	for (; *at < grams->count && grams->grams[*at].gram == gram; ++*at)
		postings_add(out, posting_key(id, grams->grams[*at].position));
}

static bool is_same(const struct postings *a, const struct postings *b)
{
	return a->count == b->count && (a->count == 0 || memcmp(a->keys, b->keys, a->count * sizeof *a->keys) == 0);
}

static bool apply_difference(struct store *store, struct ref ref, struct text_grams *before, struct text_grams *after,
			     struct error *error)
{
	struct postings removed = {0}, added = {0};
	size_t b = 0, a = 0;
	bool good = true;

	sort_grams(before);
	sort_grams(after);
	while (good && (b < before->count || a < after->count)) {
		bool is_before = a == after->count || (b < before->count && before->grams[b].gram < after->grams[a].gram);
		uint64_t gram = is_before ? before->grams[b].gram : after->grams[a].gram;

		take(before, &b, gram, ref.id, &removed);
		take(after, &a, gram, ref.id, &added);
		if (!is_same(&removed, &added))
			good = index_apply(store, index_kind(ref.kind), gram, &removed, &added, error);
	}
	postings_finish(&removed);
	postings_finish(&added);
	return good;
}

bool index_change(struct store *store, struct ref ref, struct text_grams *before, struct error *error)
{
	struct text_grams after = {0};
	bool good = index_grams(store, ref, &after, error) && apply_difference(store, ref, before, &after, error);

	text_grams_finish(&after);
	return good;
}
