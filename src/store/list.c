#include "gwagi/store/list.h"
#include <stdio.h>
#include "catalog.h"
#include "filter.h"
#include "gwagi/model/code.h"
#include "gwagi/text/input.h"
#include "hits.h"

/* Rows are read a chunk at a time into memory and handed out when the statement has been reset, so that a slow reader of our
 * output never holds a lock that makes others wait. */
enum { LIST_CHUNK = 256 };

struct chunk {
	char *bytes; /* the texts of all values, one behind the other */
	size_t length, room;
	int64_t ids[LIST_CHUNK];
	ptrdiff_t *offsets; /* rows × fields into bytes; −1 for null */
	size_t rows, fields;
	size_t row_room; /* most lists are short */
};

struct listing {
	struct store *store;
	const struct store_query *query;
	const struct catalog *catalog;
	struct sql_builder builder;
	sqlite3_stmt *statement;
	struct chunk chunk;
	int columns[CATALOG_FIELDS]; /* of the statement, for each field; 0: nobody asked for it */
	char after_text[CODE_SORT];  /* where the next chunk begins */
	int64_t after_id;
	int64_t done;
	bool by_sort;
	/* Few rows that a filter found in the search index, or the next ones that offices answer for: only they are looked at, a
	 * chunk at a time. */
	bool within_hits;
	struct hits hits;
	size_t next_hit;
	struct answering answering;
};

static bool is_by_sort(const struct catalog *catalog)
{
	return strstr(catalog->order, ".sort") != NULL;
}

/* Columns that nobody asked for are not in the statement: some walk up the tree, and each takes its time to prepare. */
static bool is_wanted(const struct store_query *query, const char *key)
{
	for (const char *const *wanted = query->keys; wanted && *wanted; wanted++)
		if (strcmp(*wanted, key) == 0)
			return true;
	return !query->keys;
}

static void put_columns(struct listing *listing)
{
	char head[64];
	const struct catalog *catalog = listing->catalog;
	int columns = 2;

	snprintf(head, sizeof head, "SELECT %c.id, %s", catalog->order[0], catalog->order);
	builder_put(&listing->builder, head);
	for (size_t i = 0; i < catalog->count; i++) {
		if (!is_wanted(listing->query, catalog->fields[i].key))
			continue;
		builder_put(&listing->builder, ", ");
		builder_put(&listing->builder, catalog->sql[i]);
		listing->columns[i] = columns++;
	}
	builder_put(&listing->builder, " FROM ");
	builder_put(&listing->builder, catalog->from);
}

#define UNDER "under_"
#define OF "of_"

static bool refuse_condition(const struct listing *listing, const char *option, struct error *error)
{
	return error_set(error, ERROR_USAGE, _("%s에는 ‘%s’을(를) 쓸 수 없습니다."), record_kind_korean(listing->query->kind),
			 option);
}

/* The names in a condition, :key and the like, get MARK in front, for `under` and `of` have values of their own. */
static bool put_condition(struct listing *listing, const char *condition, const char *mark, const char *option,
			  struct error *error)
{
	if (!condition)
		return refuse_condition(listing, option, error);
	builder_put(&listing->builder, " AND (");
	for (const char *colon; (colon = strchr(condition, ':')); condition = colon + 1) {
		char *head = memory_copy(condition, (size_t)(colon - condition) + 1);

		builder_put(&listing->builder, head);
		builder_put(&listing->builder, mark);
		free(head);
	}
	builder_put(&listing->builder, condition);
	builder_put(&listing->builder, ")");
	return true;
}

static bool put_filter(struct listing *listing, struct error *error)
{
	const struct store_query *query = listing->query;
	const char id[] = {listing->catalog->order[0], '.', 'i', 'd', '\0'};
	const struct ids *within;

	if (!filter_sql(listing->store, query, &listing->builder, &within, &listing->answering, error))
		return false;
	if (within && within->count <= HITS_ORDERED) {
		if (!hits_add(&listing->hits, listing->store, query->kind, within, error))
			return false;
		hits_sort(&listing->hits);
	} else if (!listing->answering.offices.sql) {
		return true;
	} else if (!answering_begin(&listing->answering, listing->store, error)) {
		return false;
	}
	listing->within_hits = true;
	builder_put(&listing->builder, " AND ");
	builder_put(&listing->builder, id);
	builder_put(&listing->builder, " IN (SELECT value FROM json_each(:hits))");
	return true;
}

static bool put_conditions(struct listing *listing, struct error *error)
{
	const struct store_query *query = listing->query;
	const struct catalog *catalog = listing->catalog;

	builder_put(&listing->builder, " WHERE ");
	/* In front of :hits, which would get the number of the value behind it. */
	if (query->code) {
		builder_put(&listing->builder, catalog->code ? catalog->code : "NULL");
		builder_put(&listing->builder, " = ");
		builder_value(&listing->builder, query->code);
		builder_put(&listing->builder, query->filter ? " AND " : "");
	}
	if (query->filter && !put_filter(listing, error))
		return false;
	builder_put(&listing->builder, query->filter || query->code ? "" : "1");
	if (query->under && !put_condition(listing, catalog->under, UNDER, "--under", error))
		return false;
	return !query->of || put_condition(listing, catalog->of, OF, "of", error);
}

static void put_order(struct listing *listing)
{
	const struct catalog *catalog = listing->catalog;
	char tail[160];

	snprintf(tail, sizeof tail, " AND %s %c :after ORDER BY %s %s LIMIT :room", catalog->order,
		 catalog->descending ? '<' : '>', catalog->order, catalog->descending ? "DESC" : "ASC");
	builder_put(&listing->builder, tail);
}

static int named(sqlite3_stmt *statement, const char *mark, const char *name)
{
	char parameter[32] = ":";

	strcat(strcat(parameter, mark), name);
	return sqlite3_bind_parameter_index(statement, parameter);
}

static void bind_named_text(sqlite3_stmt *statement, const char *mark, const char *name, const char *value)
{
	int index = named(statement, mark, name);

	if (index)
		sqlite3_bind_text(statement, index, value, -1, SQLITE_TRANSIENT);
}

/* What was found for CODE by SQL in this view, or NULL. The lists of a row ask the same one after the other: in one view it stays
 * what it is. */
static const struct found *found_before(const struct store *store, const char *sql, const char *code)
{
	for (size_t i = 0; i < STORE_FOUND; i++)
		if (store->found[i].sql == sql && strcmp(store->found[i].code, code) == 0)
			return &store->found[i];
	return NULL;
}

static void keep_found(struct store *store, const char *sql, const char *code, int64_t id)
{
	struct found *found = &store->found[store->found_next % STORE_FOUND];

	if (!store->viewing)
		return;
	store->found_next++;
	*found = (struct found){.sql = sql, .id = id};
	snprintf(found->code, sizeof found->code, "%s", code);
}

/* The id that SQL finds for CODE, or 0. */
static bool find_id(struct store *store, const char *sql, const char *code, int64_t *id, struct error *error)
{
	const struct found *before = found_before(store, sql, code);

	if (before) {
		*id = before->id;
		return true;
	}
	if (!sql_integer(store, sql, code, 0, id, error))
		return false;
	keep_found(store, sql, code, *id);
	return true;
}

/* The nearest item at or above the one of CODE and id ITEM that has an assignment, or 0: step by step, since a recursive query
 * sets up three tables first. */
static bool find_assigned(struct store *store, const char *code, int64_t item, int64_t *id, struct error *error)
{
	static const char step[] =
		"SELECT parent_id, EXISTS (SELECT 1 FROM assignment a WHERE a.item_id = x.id) FROM item x WHERE x.id = ?1";
	const struct found *before = found_before(store, step, code);
	sqlite3_stmt *statement = item && !before ? sql_get(store, step, error) : NULL;
	bool row, there = before != NULL;

	for (*id = before ? before->id : item; *id && !there;) {
		if (!statement)
			return false;
		sqlite3_bind_int64(statement, 1, *id);
		if (!sql_step(store, statement, &row, error))
			return false;
		there = row && sqlite3_column_int(statement, 1);
		if (!there)
			*id = row ? sqlite3_column_int64(statement, 0) : 0;
		sql_done(statement);
	}
	if (!before)
		keep_found(store, step, code, *id);
	return true;
}

static void bind_id(const struct listing *listing, int index, int64_t id)
{
	if (index && id)
		sqlite3_bind_int64(listing->statement, index, id);
}

/* The code of the item or meeting that CODE is or hangs on. */
static void owner_code(const char *code, char out[CODE_TEXT])
{
	char hanging[CODE_TEXT];

	snprintf(out, CODE_TEXT, "%s", code);
	while (code_kind(out) != CODE_ITEM && code_parent(out, hanging))
		snprintf(out, CODE_TEXT, "%s", hanging);
}

/* Not looked for is what the statement does not name. */
static bool bind_scope(struct listing *listing, const char *mark, const char *code, struct error *error)
{
	static const char of_item[] = "SELECT id FROM item WHERE code = ?1", council[] = "SELECT id FROM meeting WHERE code = ?1";
	char key[CODE_SORT], owner[CODE_TEXT], meeting[CODE_TEXT];
	int item = named(listing->statement, mark, "item"), assigned = named(listing->statement, mark, "assigned");
	int whole = named(listing->statement, mark, "meeting");
	int64_t id = 0;

	if (strlen(code) >= CODE_TEXT || code_kind(code) == CODE_NONE)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 코드가 아닙니다. 예: 1.2.2.1, 1.2.5.1m1, o1."), code);
	code_sort_key(code, key);
	owner_code(code, owner);
	snprintf(meeting, sizeof meeting, "%.*s", (int)strcspn(owner, "."), owner);
	bind_named_text(listing->statement, mark, "key", key);
	bind_named_text(listing->statement, mark, "code", code);
	if ((item || assigned) && strchr(owner, '.') && !find_id(listing->store, of_item, owner, &id, error))
		return false;
	bind_id(listing, item, id);
	if (assigned && !find_assigned(listing->store, owner, id, &id, error))
		return false;
	bind_id(listing, assigned, id);
	if (whole && !find_id(listing->store, council, meeting, &id, error))
		return false;
	bind_id(listing, whole, id);
	return true;
}

static bool prepare(struct listing *listing, struct error *error)
{
	const struct store_query *query = listing->query;
	struct ref ref;

	if (query->under && !store_find(listing->store, query->under, &ref, error))
		return false;
	put_columns(listing);
	if (!put_conditions(listing, error))
		return false;
	put_order(listing);
	listing->statement = sql_take(listing->store, listing->builder.sql, error);
	if (!listing->statement)
		return false;
	builder_bind(&listing->builder, listing->statement);
	return (!query->under || bind_scope(listing, UNDER, query->under, error)) &&
	       (!query->of || bind_scope(listing, OF, query->of, error));
}

static void keep_text(struct chunk *chunk, size_t field, const char *text, size_t length)
{
	if (chunk->length + length + 1 > chunk->room) {
		chunk->room = (chunk->length + length + 1) * 2;
		chunk->bytes = memory_grow(chunk->bytes, chunk->room, 1);
	}
	chunk->offsets[chunk->rows * chunk->fields + field] = (ptrdiff_t)chunk->length;
	memcpy(chunk->bytes + chunk->length, text, length);
	chunk->bytes[chunk->length + length] = '\0';
	chunk->length += length + 1;
}

static void keep_value(struct listing *listing, size_t field)
{
	int column = listing->columns[field];
	const char *text = column ? (const char *)sqlite3_column_text(listing->statement, column) : NULL;

	if (!text) {
		listing->chunk.offsets[listing->chunk.rows * listing->chunk.fields + field] = -1;
		return;
	}
	if (listing->catalog->fields[field].type == FIELD_BOOLEAN)
		text = sqlite3_column_int(listing->statement, column) ? "true" : "false";
	keep_text(&listing->chunk, field, text, strlen(text));
}

static void keep_row(struct listing *listing)
{
	struct chunk *chunk = &listing->chunk;

	if (chunk->rows == chunk->row_room) {
		chunk->row_room = chunk->row_room ? chunk->row_room * 4 : 4;
		chunk->offsets = memory_grow(chunk->offsets, chunk->row_room * chunk->fields, sizeof *chunk->offsets);
	}
	chunk->ids[chunk->rows] = sqlite3_column_int64(listing->statement, 0);
	for (size_t i = 0; i < chunk->fields; i++)
		keep_value(listing, i);
	if (listing->by_sort)
		snprintf(listing->after_text, sizeof listing->after_text, "%s", sql_text(listing->statement, 1));
	listing->after_id = chunk->ids[chunk->rows];
	chunk->rows++;
}

/* The next of the hits as JSON. */
static void bind_hits(struct listing *listing)
{
	enum { NUMBER = 21 /* characters, with a comma */ };
	char json[LIST_CHUNK * NUMBER + 2] = "[";
	size_t used = 1;

	for (size_t i = 0; i < LIST_CHUNK && listing->next_hit < listing->hits.count; i++)
		used += (size_t)snprintf(json + used, sizeof json - used, "%s%lld", i ? "," : "",
					 (long long)listing->hits.all[listing->next_hit++].ref.id);
	json[used++] = ']';
	sqlite3_bind_text(listing->statement, sqlite3_bind_parameter_index(listing->statement, ":hits"), json, (int)used,
			  SQLITE_TRANSIENT);
}

static bool read_chunk(struct listing *listing, struct error *error)
{
	sqlite3_stmt *statement = listing->statement;
	int64_t room = LIST_CHUNK;
	int after = sqlite3_bind_parameter_index(statement, ":after");
	bool row = true;

	if (listing->query->limit && listing->query->limit - listing->done < room)
		room = listing->query->limit - listing->done;
	listing->chunk.rows = listing->chunk.length = 0;
	above_forget(listing->store);
	if (listing->within_hits && listing->next_hit == listing->hits.count && !answering_is_done(&listing->answering)) {
		listing->next_hit = 0;
		if (!answering_next(&listing->answering, listing->store, (size_t)room, &listing->hits, error))
			return false;
	}
	if (listing->within_hits)
		bind_hits(listing);
	sqlite3_bind_int64(statement, sqlite3_bind_parameter_index(statement, ":room"), room);
	if (listing->by_sort)
		sqlite3_bind_text(statement, after, listing->after_text, -1, SQLITE_TRANSIENT);
	else
		sqlite3_bind_int64(statement, after, listing->after_id);
	while (row) {
		int result = sqlite3_step(statement);

		row = result == SQLITE_ROW;
		if (row)
			keep_row(listing);
		else if (result != SQLITE_DONE) {
			sql_fail(listing->store, error);
			sqlite3_reset(statement);
			return false;
		}
	}
	sqlite3_reset(statement);
	return true;
}

/* False if the taker wants no more. */
static bool hand_out(struct listing *listing, store_each *each, void *context)
{
	struct chunk *chunk = &listing->chunk;

	for (size_t row = 0; row < chunk->rows; row++) {
		struct value values[CATALOG_FIELDS];
		struct record record = {{listing->query->kind, chunk->ids[row]}, chunk->fields, listing->catalog->fields, values};

		for (size_t i = 0; i < chunk->fields; i++) {
			ptrdiff_t offset = chunk->offsets[row * chunk->fields + i];

			values[i] = (struct value){offset < 0, offset < 0 ? "" : chunk->bytes + offset};
		}
		listing->done++;
		if (each && !each(context, &record))
			return false;
	}
	return true;
}

static bool is_more(const struct listing *listing)
{
	if (listing->query->limit && listing->done >= listing->query->limit)
		return false;
	if (listing->within_hits)
		return listing->next_hit < listing->hits.count || !answering_is_done(&listing->answering);
	return listing->chunk.rows == LIST_CHUNK;
}

static bool run(struct listing *listing, store_each *each, void *context, struct error *error)
{
	do {
		if (!read_chunk(listing, error))
			return false;
		if (!hand_out(listing, each, context))
			break;
	} while (is_more(listing));
	return true;
}

bool store_list(struct store *store, const struct store_query *query, store_each *each, void *context, int64_t *rows,
		struct error *error)
{
	struct listing listing = {.store = store, .query = query, .catalog = catalog_of(query->kind)};
	bool good;

	listing.by_sort = is_by_sort(listing.catalog);
	listing.after_id = listing.catalog->descending ? INT64_MAX : 0; /* in front of all, as "" is of the sort keys */
	listing.chunk.fields = listing.catalog->count;
	good = prepare(&listing, error) && run(&listing, each, context, error);
	if (rows)
		*rows = listing.done;
	sql_give_back(store, listing.statement);
	builder_finish(&listing.builder);
	hits_finish(&listing.hits);
	answering_finish(&listing.answering);
	free(listing.chunk.offsets);
	free(listing.chunk.bytes);
	return good;
}
