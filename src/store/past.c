/* What a row was as of the day of the lens. */
#include <stdio.h>
#include "gwagi/model/amount.h"
#include "lens.h"
#include "place.h"
#include "ref.h"

static void fail(sqlite3_context *context, const struct store *store)
{
	sqlite3_result_error_code(context, sqlite3_extended_errcode(store->db));
}

/* Whether the change is one that can be seen; false in *GOOD if it can't be read. */
static bool is_seen(struct store *store, int64_t id, bool *good)
{
	static const char change[] = "SELECT effective FROM main.change WHERE id = ?1";
	const struct lens *lens = store->lens;
	sqlite3_stmt *statement;
	struct replay_entry entry = {.id = id};
	bool row;

	*good = true;
	if (id < lens->first_hidden)
		return true;
	if (id > lens->last_seen && id <= lens->known)
		return false;
	statement = sql_get(store, change, NULL);
	*good = statement != NULL;
	if (!*good)
		return false;
	sqlite3_bind_int64(statement, 1, id);
	*good = sql_step(store, statement, &row, NULL);
	if (!*good)
		return false;
	snprintf(entry.effective, sizeof entry.effective, "%s", row ? sql_text(statement, 0) : "");
	sql_done(statement);
	return sight_has(&lens->sight, &entry);
}

static void sql_seen(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct store *store = sqlite3_user_data(context);
	bool good, seen;

	(void)count;
	if (!store->lens)
		return;
	seen = is_seen(store, sqlite3_value_int64(values[0]), &good);
	if (good)
		sqlite3_result_int(context, seen);
	else
		fail(context, store);
}

static void sql_as_of(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct store *store = sqlite3_user_data(context);

	(void)count;
	(void)values;
	if (store->lens)
		sqlite3_result_text(context, store->lens->sight.day, -1, SQLITE_TRANSIENT);
}

static bool has_hidden(struct store *store, const char *code, bool *hidden)
{
	static const char any[] =
		"SELECT 1 FROM main.change WHERE entity = ?1 AND id >= ?2 AND (effective > ?3 OR id > ?4) LIMIT 1";
	const struct lens *lens = store->lens;
	sqlite3_stmt *statement = sql_get(store, any, NULL);

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, code, -1, SQLITE_STATIC);
	sqlite3_bind_int64(statement, 2, lens->first_hidden);
	sqlite3_bind_text(statement, 3, lens->sight.day, -1, SQLITE_STATIC);
	sqlite3_bind_int64(statement, 4, lens->sight.last);
	if (!sql_step(store, statement, hidden, NULL))
		return false;
	sql_done(statement);
	return true;
}

/* The place of a row among those that are kept. */
static struct past_row *place_of(struct lens *lens, const char *code)
{
	unsigned hash = 2166136261U;

	for (; *code; code++)
		hash = (hash ^ (unsigned char)*code) * 16777619U;
	return &lens->rows[(hash ^ hash >> 16) % LENS_ROWS];
}

/* The row as it is known; NULL if it can't be read. What another program has committed since makes it be looked at again. */
static struct past_row *look(struct store *store, const struct table *table, const char *code)
{
	struct past_row *row = place_of(store->lens, code);
	unsigned version = 0;

	sqlite3_file_control(store->db, "main", SQLITE_FCNTL_DATA_VERSION, &version);
	if (row->table == table && row->data_version == version && strcmp(row->code, code) == 0)
		return row;
	replay_finish(&row->replay);
	row->table = NULL;
	row->data_version = version;
	snprintf(row->code, sizeof row->code, "%s", code);
	if (!has_hidden(store, code, &row->hidden) || (row->hidden && !replay_read(store, table, code, &row->replay, NULL)))
		return NULL;
	row->table = table;
	return row;
}

/* First and last day follow from the date. */
static bool give_day(sqlite3_context *context, const char *date, bool last)
{
	struct cell stored = {.state = CELL_EMPTY}, ends[2] = {{.state = CELL_EMPTY}, {.state = CELL_EMPTY}};

	cell_set_text(&stored, date ? date : "");
	place_days(&stored, &ends[0], &ends[1]);
	if (ends[last].text)
		sqlite3_result_text(context, ends[last].text, -1, SQLITE_TRANSIENT);
	cell_finish(&stored);
	cell_finish(&ends[0]);
	cell_finish(&ends[1]);
	return true;
}

/* An amount in the scale that it shares with the others of its row, or (KEY NULL) that scale. */
static bool give_amount(sqlite3_context *context, const struct past_row *row, const struct sight *sight, const char *key)
{
	struct amount wanted = {.present = false};
	int scale = 0;
	bool known = false, any = false;

	for (size_t i = 0; i < row->table->count; i++) {
		const struct load_column *column = &row->table->columns[i];
		struct amount amount = {.present = false};
		const char *text;

		if (column->type != FIELD_AMOUNT)
			continue;
		text = replay_value(&row->replay, sight, column->key, &known);
		any = any || known;
		if (!text || !amount_parse(text, &amount, NULL))
			continue;
		scale = amount.scale > scale ? amount.scale : scale;
		if (key && strcmp(key, column->key) == 0)
			wanted = amount;
	}
	for (; wanted.present && wanted.scale < scale; wanted.scale++)
		wanted.value *= 10;
	if (any && !key)
		sqlite3_result_int(context, scale);
	else if (wanted.present)
		sqlite3_result_int64(context, wanted.value);
	return any;
}

static bool give_id(sqlite3_context *context, struct store *store, enum code_kind kind, const char *code)
{
	int64_t id = 0;

	if (!sql_integer(store, code_id_sql(kind), code, 0, &id, NULL))
		fail(context, store);
	else if (id)
		sqlite3_result_int64(context, id);
	return true;
}

static void give_text(sqlite3_context *context, const struct load_column *column, const char *text)
{
	if (column->type == FIELD_BOOLEAN)
		sqlite3_result_int(context, strcmp(text, "true") == 0);
	else if (column->type == FIELD_INTEGER)
		sqlite3_result_int64(context, strtoll(text, NULL, 10));
	else
		sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

/* False if no change says anything of it. */
static bool give(sqlite3_context *context, struct store *store, const struct past_row *row, const struct load_column *column)
{
	const struct sight *sight = &store->lens->sight;
	bool is_day = strncmp(column->name, "due_", 4) == 0 && (column->flags & COLUMN_FOLLOWS);
	bool is_scale = strcmp(column->name, "scale") == 0, known;
	const char *date = column_find(row->table, "date") < row->table->count ? "date" : "due";
	const char *text = replay_value(&row->replay, sight, is_day ? date : column->key, &known);

	if (is_scale || column->type == FIELD_AMOUNT)
		return give_amount(context, row, sight, is_scale ? NULL : column->key);
	if (!known)
		return false;
	if (is_day)
		return give_day(context, text, strcmp(column->name, "due_last") == 0);
	if (text && (column->flags & COLUMN_REFERENCE) && strcmp(column->key, column->name) != 0)
		return give_id(context, store, column->codes, text);
	if (text)
		give_text(context, column, text);
	return true;
}

static void sql_past(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct store *store = sqlite3_user_data(context);
	const struct table *table = table_at((size_t)sqlite3_value_int(values[0]));
	size_t column = (size_t)sqlite3_value_int(values[1]);
	const char *code = (const char *)sqlite3_value_text(values[2]);
	const struct past_row *row;

	(void)count;
	if (!store->lens || !table || !code || strlen(code) >= CODE_TEXT)
		return;
	row = look(store, table, code);
	if (!row)
		fail(context, store);
	else if (row->hidden && column >= table->count)
		sqlite3_result_int64(context, replay_version(&row->replay, &store->lens->sight, sqlite3_value_int64(values[3])));
	else if (!row->hidden || !give(context, store, row, &table->columns[column]))
		sqlite3_result_value(context, values[3]);
}

void past_register(sqlite3 *db, struct store *store)
{
	sqlite3_create_function(db, "gwagi_seen", 1, SQLITE_UTF8, store, sql_seen, NULL, NULL);
	sqlite3_create_function(db, "gwagi_past", 4, SQLITE_UTF8, store, sql_past, NULL, NULL);
	sqlite3_create_function(db, "gwagi_as_of", 0, SQLITE_UTF8, store, sql_as_of, NULL, NULL);
}
