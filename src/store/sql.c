#include "lens.h"

bool sql_fail(struct store *store, struct error *error)
{
	int code = sqlite3_errcode(store->db) & 0xFF;

	switch (code) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(error, ERROR_RETRY,
				 _("다른 프로그램이 데이터베이스를 쓰고 있습니다. 잠시 뒤에 다시 해 주십시오."));
	case SQLITE_READONLY: /* also where the file has gone: its journal would lie beside another one */
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return store_is_in_place(store, error) &&
		       error_set(error, ERROR_REFUSED, _("데이터베이스에 쓸 권한이 없습니다: %s."), store->path);
	case SQLITE_CANTOPEN:
		return error_set(error, ERROR_REFUSED, _("데이터베이스나 그 폴더를 열거나 쓸 수 없습니다: %s."), store->path);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return error_set(error, ERROR_DAMAGED, _("데이터베이스가 손상되었습니다: %s."), store->path);
	case SQLITE_FULL:
		return error_set(error, ERROR_REFUSED, _("디스크가 가득 차서 쓰지 못했습니다: %s."), store->path);
	case SQLITE_IOERR:
		return error_set(error, ERROR_REFUSED, _("디스크에서 데이터베이스를 읽거나 쓰지 못했습니다: %s."), store->path);
	default:
		return error_set(error, ERROR_DAMAGED, _("데이터베이스를 읽거나 쓰지 못했습니다: %s."), store->path);
	}
}

sqlite3_stmt *sql_get(struct store *store, const char *sql, struct error *error)
{
	sqlite3_stmt *statement = NULL;

	for (size_t i = 0; i < store->statement_count; i++)
		if (store->statements[i].sql == sql)
			return store->statements[i].statement;
	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) {
		sql_fail(store, error);
		return NULL;
	}
	if (store->statement_count == STORE_STATEMENTS)
		abort(); /* there are fewer constant statements than that in the program */
	store->statements[store->statement_count].sql = sql;
	store->statements[store->statement_count++].statement = statement;
	return statement;
}

static struct list_statement *place_for(struct store *store, const char *sql)
{
	for (size_t i = 0; i < STORE_LISTS; i++)
		if (store->lists[i].sql && !store->lists[i].busy && strcmp(store->lists[i].sql, sql) == 0)
			return &store->lists[i];
	for (size_t tries = 0; tries < STORE_LISTS; tries++) {
		struct list_statement *place = &store->lists[store->list_next++ % STORE_LISTS];

		if (!place->busy)
			return place;
	}
	return NULL;
}

sqlite3_stmt *sql_take(struct store *store, const char *sql, struct error *error)
{
	struct list_statement *place = place_for(store, sql);
	sqlite3_stmt *statement = NULL;

	if (place && place->sql && strcmp(place->sql, sql) == 0) {
		place->busy = true;
		return place->statement;
	}
	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) {
		sql_fail(store, error);
		return NULL;
	}
	if (place) {
		sqlite3_finalize(place->statement);
		free(place->sql);
		*place = (struct list_statement){memory_copy(sql, strlen(sql)), statement, true};
	}
	return statement;
}

void sql_give_back(struct store *store, sqlite3_stmt *statement)
{
	if (!statement)
		return;
	sql_done(statement);
	for (size_t i = 0; i < STORE_LISTS; i++)
		if (store->lists[i].statement == statement) {
			store->lists[i].busy = false;
			return;
		}
	sqlite3_finalize(statement);
}

void sql_done(sqlite3_stmt *statement)
{
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
}

bool sql_step(struct store *store, sqlite3_stmt *statement, bool *row, struct error *error)
{
	int result = sqlite3_step(statement);

	*row = result == SQLITE_ROW;
	if (result == SQLITE_ROW || result == SQLITE_DONE)
		return true;
	sql_fail(store, error);
	sql_done(statement);
	return false;
}

bool sql_run(struct store *store, sqlite3_stmt *statement, struct error *error)
{
	bool row = true;

	while (row)
		if (!sql_step(store, statement, &row, error))
			return false;
	sql_done(statement);
	return true;
}

bool sql_execute(struct store *store, const char *script, struct error *error)
{
	while (*script) {
		sqlite3_stmt *statement = NULL;
		int result = sqlite3_prepare_v2(store->db, script, -1, &statement, &script);

		while (result == SQLITE_OK && statement && (result = sqlite3_step(statement)) == SQLITE_ROW)
			result = SQLITE_OK;
		if (result != SQLITE_OK && result != SQLITE_DONE)
			sql_fail(store, error);
		sqlite3_finalize(statement);
		if (result != SQLITE_OK && result != SQLITE_DONE)
			return false;
	}
	return true;
}

void sql_bind_text(sqlite3_stmt *statement, int index, const char *text)
{
	if (text && *text)
		sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
	else
		sqlite3_bind_null(statement, index);
}

const char *sql_text(sqlite3_stmt *statement, int column)
{
	const unsigned char *text = sqlite3_column_text(statement, column);

	return text ? (const char *)text : "";
}

bool sql_integer(struct store *store, const char *sql, const char *text, int64_t fallback, int64_t *out, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);
	bool row;

	if (!statement)
		return false;
	if (text)
		sql_bind_text(statement, 1, text);
	if (!sql_step(store, statement, &row, error))
		return false;
	*out = row && sqlite3_column_type(statement, 0) != SQLITE_NULL ? sqlite3_column_int64(statement, 0) : fallback;
	sql_done(statement);
	return true;
}

bool sql_begin(struct store *store, struct error *error)
{
	sqlite3_stmt *statement;

	if (store->lens)
		return lens_refuse(store, error);
	statement = sql_get(store, "BEGIN IMMEDIATE", error);
	return statement && sql_run(store, statement, error);
}

bool sql_commit(struct store *store, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "COMMIT", error);

	if (statement && sql_run(store, statement, error))
		return true;
	sql_rollback(store);
	return false;
}

void sql_rollback(struct store *store)
{
	sqlite3_stmt *statement;

	if (sqlite3_get_autocommit(store->db))
		return; /* SQLite has already rolled back by itself */
	statement = sql_get(store, "ROLLBACK", NULL);
	if (statement)
		sql_run(store, statement, NULL);
}

bool sql_view(struct store *store, bool *mine, struct error *error)
{
	*mine = sqlite3_get_autocommit(store->db);
	return !*mine || sql_execute(store, "BEGIN", error);
}

void sql_view_end(struct store *store, bool mine)
{
	if (mine)
		sql_rollback(store);
}

/* BEGIN takes no lock yet. Should it fail, each read locks the file for itself, as ever. */
void store_view_begin(struct store *store)
{
	sqlite3_stmt *statement = sqlite3_get_autocommit(store->db) ? sql_get(store, "BEGIN", NULL) : NULL;

	store->viewing |= statement && sql_run(store, statement, NULL);
}

void store_view_end(struct store *store)
{
	sqlite3_stmt *statement = store->viewing ? sql_get(store, "COMMIT", NULL) : NULL;

	if (statement && !sql_run(store, statement, NULL))
		sql_rollback(store);
	store->viewing = false;
	memset(store->found, 0, sizeof store->found);
}
