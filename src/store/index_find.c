/* Queries answered from the search index: the rarest step of a phrase gives candidates, the others thin them out. A loose query
 * has no phrases: every row is looked at. */
#include "builder.h"
#include "gone.h"
#include "index.h"
#include "lens.h"
#include "ref.h"

/* So few candidate rows are looked at themselves: that is quicker than reading the postings of what is frequent. */
enum { LOOK_MOST = 256 };

struct finding {
	struct store *store;
	enum record_kind kind;
	const struct text_query *query;
	struct error *error;
	struct postings block;
};

static sqlite3_stmt *range_of(const struct finding *finding, const char *sql, const struct text_gram_range *range)
{
	sqlite3_stmt *statement = sql_get(finding->store, sql, finding->error);

	if (statement) {
		sqlite3_bind_int(statement, 1, index_kind(finding->kind));
		sqlite3_bind_int64(statement, 2, (sqlite3_int64)range->first);
		sqlite3_bind_int64(statement, 3, (sqlite3_int64)range->last);
	}
	return statement;
}

/* What becomes of the postings of a block of a step. */
typedef void take(void *context, const uint64_t *keys, size_t count);

static bool read_range(struct finding *finding, const struct text_gram_range *range, take *each, void *context)
{
	sqlite3_stmt *statement = range_of(
		finding, "SELECT first, postings FROM search WHERE kind = ?1 AND gram BETWEEN ?2 AND ?3", range);
	bool row, good = statement != NULL;

	while (good && (good = sql_step(finding->store, statement, &row, finding->error)) && row) {
		const unsigned char *bytes = sqlite3_column_blob(statement, 1);

		good = postings_decode(&finding->block, bytes, (size_t)sqlite3_column_bytes(statement, 1)) &&
		       finding->block.keys[0] == (uint64_t)sqlite3_column_int64(statement, 0);
		if (good)
			each(context, finding->block.keys, finding->block.count);
		else
			index_damaged(finding->error);
	}
	if (statement)
		sql_done(statement);
	return good;
}

static bool read_step(struct finding *finding, const struct text_gram_step *step, take *each, void *context)
{
	for (size_t i = 0; i < step->count; i++)
		if (!read_range(finding, &step->ranges[i], each, context))
			return false;
	return true;
}

/* How many blocks a step has; of those that have MOST or more, MOST. */
static bool weigh(const struct finding *finding, const struct text_gram_step *step, int64_t most, int64_t *weight)
{
	*weight = 0;
	for (size_t i = 0; i < step->count && *weight < most; i++) {
		sqlite3_stmt *statement = range_of(finding,
						   "SELECT count(*) FROM (SELECT 1 FROM search WHERE kind = ?1 AND gram BETWEEN "
						   "?2 AND ?3 LIMIT ?4)",
						   &step->ranges[i]);
		bool row;

		if (!statement)
			return false;
		sqlite3_bind_int64(statement, 4, most - *weight);
		if (!sql_step(finding->store, statement, &row, finding->error))
			return false;
		*weight += sqlite3_column_int64(statement, 0);
		sql_done(statement);
	}
	return true;
}

/* The order of steps from the rarest. None is counted further than four times what the rarest so far has. */
static bool order_steps(const struct finding *finding, const struct text_gram_phrase *phrase, size_t *order)
{
	int64_t *weights = memory_grow(NULL, phrase->count, sizeof *weights), most = 1024;
	bool good = true;

	for (size_t i = 0; good && i < phrase->count; i++) {
		size_t at = i;

		good = weigh(finding, &phrase->steps[i], most, &weights[i]);
		if (weights[i] * 4 < most)
			most = weights[i] * 4 + 1;
		for (; good && at > 0 && weights[order[at - 1]] > weights[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	free(weights);
	return good;
}

static void take_rows(void *context, const uint64_t *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		ids_add(context, posting_id(keys[i]));
}

/* Where phrases may begin: as keys, of the rows in `rows`. */
struct candidates {
	uint32_t offset;      /* of the step that is read */
	const struct ids *in; /* NULL, or only rows in it */
	struct postings starts;
};

static void take_starts(void *context, const uint64_t *keys, size_t count)
{
	struct candidates *candidates = context;

	for (size_t i = 0; i < count; i++)
		if ((keys[i] & UINT32_MAX) >= candidates->offset &&
		    (!candidates->in || ids_has(candidates->in, posting_id(keys[i]))))
			postings_add(&candidates->starts, keys[i] - candidates->offset);
}

/* By digits of 11 bits, those left out that are alike in all. */
static void sort_starts(struct postings *starts)
{
	enum { DIGIT = 11, DIGITS = 1 << DIGIT };
	uint64_t *from = starts->keys, *to = memory_grow(NULL, starts->count, sizeof *to);

	for (int shift = 0; shift < 64; shift += DIGIT) {
		size_t places[DIGITS] = {0}, place = 0;

		for (size_t i = 0; i < starts->count; i++)
			places[from[i] >> shift & (DIGITS - 1)]++;
		if (places[from[0] >> shift & (DIGITS - 1)] == starts->count)
			continue;
		for (size_t i = 0; i < DIGITS; i++) {
			size_t count = places[i];

			places[i] = place;
			place += count;
		}
		for (size_t i = 0; i < starts->count; i++)
			to[places[from[i] >> shift & (DIGITS - 1)]++] = from[i];
		uint64_t *swap = from;

		from = to;
		to = swap;
	}
	starts->keys = from;
	starts->room = starts->count;
	free(to);
}

static bool read_starts(struct finding *finding, const struct text_gram_step *step, const struct ids *in, struct postings *starts)
{
	struct candidates candidates = {step->offset, in, {0}};
	bool good = read_step(finding, step, take_starts, &candidates);

	*starts = candidates.starts;
	if (starts->count)
		sort_starts(starts);
	return good;
}

/* Keep those of STARTS that are in OTHER too. */
static void keep_common(struct postings *starts, const struct postings *other)
{
	size_t kept = 0, at = 0;

	for (size_t i = 0; i < starts->count; i++) {
		while (at < other->count && other->keys[at] < starts->keys[i])
			at++;
		if (at < other->count && other->keys[at] == starts->keys[i])
			starts->keys[kept++] = starts->keys[i];
	}
	starts->count = kept;
}

/* Whether the row itself holds the query. */
static bool look_at(const struct finding *finding, int64_t id, bool *holds)
{
	struct ref ref = {finding->kind, id};
	sqlite3_stmt *statement;
	bool row = false, good = index_row(finding->store, ref, &statement, &row, finding->error);

	*holds = row && index_row_holds(statement, finding->query);
	sql_give_back(finding->store, statement);
	return good;
}

static bool look_at_all(const struct finding *finding, const struct ids *rows, struct ids *hits)
{
	for (int64_t id = ids_next(rows, 0); id >= 0; id = ids_next(rows, id + 1)) {
		bool holds;

		if (!look_at(finding, id, &holds))
			return false;
		if (holds)
			ids_add(hits, id);
	}
	return true;
}

/* Thin the candidates out by the steps that follow; when they are few *LOOKED is set and the rest was seen to. */
static bool thin_out(struct finding *finding, const struct text_gram_step *step, struct postings *starts, struct ids *hits,
		     bool *looked)
{
	struct ids rows = {0};
	struct postings others = {0};
	bool good = true;

	take_rows(&rows, starts->keys, starts->count);
	*looked = rows.count <= LOOK_MOST;
	if (*looked)
		good = look_at_all(finding, &rows, hits);
	else
		good = read_starts(finding, step, &rows, &others);
	if (!*looked)
		keep_common(starts, &others);
	ids_finish(&rows);
	postings_finish(&others);
	return good;
}

static bool find_starts(struct finding *finding, const struct text_gram_phrase *phrase, const size_t *order, struct ids *hits)
{
	struct postings starts = {0};
	bool good = read_starts(finding, &phrase->steps[order[0]], NULL, &starts), looked = false;

	for (size_t i = 1; good && !looked && i < phrase->count && starts.count; i++)
		good = thin_out(finding, &phrase->steps[order[i]], &starts, hits, &looked);
	if (good && !looked)
		take_rows(hits, starts.keys, starts.count);
	postings_finish(&starts);
	return good;
}

static bool find_phrase(struct finding *finding, const struct text_gram_phrase *phrase, struct ids *hits)
{
	size_t *order;
	bool good;

	if (phrase->count == 1)
		return read_step(finding, &phrase->steps[0], take_rows, hits);
	order = memory_grow(NULL, phrase->count, sizeof *order);
	good = order_steps(finding, phrase, order) && find_starts(finding, phrase, order, hits);
	free(order);
	return good;
}

static bool look_at_every(const struct finding *finding, struct ids *hits)
{
	sqlite3_stmt *statement = index_texts(finding->store, finding->kind, false, finding->error);
	bool row, good = statement != NULL;

	if (good)
		sqlite3_bind_int64(statement, 1, 0);
	while (good && (good = sql_step(finding->store, statement, &row, finding->error)) && row)
		if (index_row_holds(statement, finding->query))
			ids_add(hits, sqlite3_column_int64(statement, 0));
	sql_give_back(finding->store, statement);
	return good;
}

static bool look_up(struct finding *finding, struct ids *hits)
{
	const struct text_gram_phrase *phrases;
	size_t count = text_query_phrases(finding->query, &phrases);
	/* A commit between two steps would give what never was. */
	bool mine, good = sql_view(finding->store, &mine, finding->error);

	for (size_t i = 0; good && i < count; i++)
		good = find_phrase(finding, &phrases[i], hits);
	sql_view_end(finding->store, mine);
	postings_finish(&finding->block);
	return good;
}

/* Rows whose titles may have been others as of the day of the lens than those that the index has: they were changed since, or the
 * row is gone since. */
static bool read_moved(const struct finding *finding, struct ids *moved)
{
	const char *table = table_of(finding->kind)->name;
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;
	bool row, good;

#define TITLES                                                                                                                   \
	"SELECT entity FROM main.change INDEXED BY change_title WHERE field IN ('title', 'formal_title', 'aliases') AND kind = " \
	"?1 AND effective "
	for (const char *const *part =
		     (const char *const[]){"SELECT id FROM main.", table,
					   " WHERE code IN (" TITLES "> ?2 UNION " TITLES "<= ?2 AND id > ?3)", NULL};
	     *part; part++)
		builder_put(&builder, *part);
	if (finding->store->lens->gone & 1U << finding->kind) {
		builder_put(&builder, " UNION SELECT id FROM temp." GONE_TABLE);
		builder_put(&builder, table);
	}
	statement = sql_take(finding->store, builder.sql, finding->error);
	builder_finish(&builder);
	good = statement != NULL;
	if (good) {
		sql_bind_text(statement, 1, table);
		sql_bind_text(statement, 2, finding->store->lens->sight.day);
		sqlite3_bind_int64(statement, 3, finding->store->lens->sight.last);
	}
	while (good && (good = sql_step(finding->store, statement, &row, finding->error)) && row)
		ids_add(moved, sqlite3_column_int64(statement, 0));
	sql_give_back(finding->store, statement);
	return good;
}

/* Of what the index finds, the rows that are there; those that had other titles are looked at. */
static bool look_up_past(struct finding *finding, struct ids *hits)
{
	struct ids found = {0}, moved = {0};
	bool good = look_up(finding, &found) && read_moved(finding, &moved) && look_at_all(finding, &moved, hits);

	for (int64_t id = good ? ids_next(&found, 0) : -1; good && id >= 0; id = ids_next(&found, id + 1)) {
		char sort[CODE_SORT];
		int level;

		if (ids_has(&moved, id))
			continue;
		good = ref_sort(finding->store, (struct ref){finding->kind, id}, sort, &level, finding->error);
		if (good && *sort)
			ids_add(hits, id);
	}
	ids_finish(&found);
	ids_finish(&moved);
	return good;
}

bool index_find(struct store *store, enum record_kind kind, const struct text_query *query, struct ids *hits, struct error *error)
{
	struct finding finding = {store, kind, query, error, {0}};

	if (!index_has(kind) || text_query_is_loose(query))
		return look_at_every(&finding, hits);
	return store->lens ? look_up_past(&finding, hits) : look_up(&finding, hits);
}
