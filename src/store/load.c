#include <stdio.h>
#include "builder.h"
#include "index.h"
#include "row.h"
#include "tally.h"

struct store_load {
	struct store *store;
	struct chain chain;
	char *action, *reason;
	int64_t items, milestones; /* the highest ids before */
	bool failed;
	const struct table *table; /* of the last row, and its INSERT */
	sqlite3_stmt *insert;
	struct error death; /* why no row can be added any more: the transaction is gone, or the database can't be used */
};

bool store_load_begin(struct store_load **out, struct store *store, const char *action, const char *reason, struct error *error)
{
	struct store_load *load = memory_new(1, sizeof *load);

	*out = load;
	load->store = store;
	load->action = memory_copy(action, strlen(action));
	load->reason = reason && *reason ? memory_copy(reason, strlen(reason)) : NULL;
	if (store->read_only)
		error_set(error, ERROR_REFUSED, _("읽기 전용으로 열어서 쓸 수 없습니다: %s."), store->path);
	else if (sql_begin(store, error)) {
		if (chain_begin(&load->chain, store, NULL, load->action, DAY_NONE, error) &&
		    sql_execute(store, "CREATE TEMP TABLE failed (code TEXT PRIMARY KEY) WITHOUT ROWID", error) &&
		    sql_integer(store, "SELECT max(id) FROM item", NULL, 0, &load->items, error) &&
		    sql_integer(store, "SELECT max(id) FROM milestone", NULL, 0, &load->milestones, error)) {
			load->chain.reason = load->reason;
			return true;
		}
		sql_rollback(store);
	}
	free(load->action);
	free(load->reason);
	free(load);
	*out = NULL;
	return false;
}

static const char *given(const struct gate_field *columns, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(columns[i].key, key) == 0)
			return columns[i].value;
	return "";
}

/* A row that was refused is remembered by its code, so that those which refer to it are not refused for its fault too. */
static void remember(struct store *store, const char *code)
{
	sqlite3_stmt *statement = sql_get(store, "INSERT OR IGNORE INTO failed (code) VALUES (?1)", NULL);

	if (!statement || !*code)
		return;
	sql_bind_text(statement, 1, code);
	sql_run(store, statement, NULL);
}

static bool is_remembered(struct store *store, const char *code)
{
	int64_t there = 0;

	return *code && sql_integer(store, "SELECT 1 FROM failed WHERE code = ?1", code, 0, &there, NULL) && there;
}

/* Whether one of the codes that a row hangs on was refused before it. */
static bool hangs_on_failed(struct store *store, const struct table *table, const struct gate_field *columns, size_t count)
{
	char parent[CODE_TEXT];
	const char *code = given(columns, count, "code");

	for (size_t i = 0; i < table->count; i++)
		if ((table->columns[i].flags & COLUMN_REFERENCE) &&
		    is_remembered(store, given(columns, count, table->columns[i].key)))
			return true;
	return strlen(code) < CODE_TEXT && code_parent(code, parent) && is_remembered(store, parent);
}

/* Check the given cells from column FROM on. */
static bool check_cells(struct store *store, const struct table *table, const struct gate_field *columns, size_t count,
			size_t from, struct cell *cells, struct load_fault *fault)
{
	for (size_t i = from; i < table->count && !(table->columns[i].flags & COLUMN_DERIVED); i++) {
		fault->column = (int)i;
		if (!cell_check(store, &table->columns[i], given(columns, count, table->columns[i].key), &cells[i],
				&fault->error))
			return false;
	}
	fault->column = -1;
	return true;
}

static bool check_row(struct store *store, const struct table *table, const struct gate_field *columns, size_t count,
		      struct cell *cells, struct load_fault *fault)
{
	return check_cells(store, table, columns, count, 0, cells, fault) &&
	       (!table->place || table->place(store, table, cells, fault));
}

static bool check_unique(struct store *store, const struct table *table, const struct cell *cells, struct load_fault *fault)
{
	size_t code = column_find(table, "code");
	struct load_column column;
	struct cell found = {.state = CELL_EMPTY};
	bool there;

	if (code == table->count)
		return true;
	column = table->columns[code];
	column.flags |= COLUMN_REFERENCE; /* "it must exist" is just what a new code may not */
	there = cell_check(store, &column, cells[code].text, &found, NULL);
	cell_finish(&found);
	fault->column = (int)code;
	fault->known = there;
	return !there || error_set(&fault->error, ERROR_USAGE, _("코드 ‘%s’이(가) 이미 있습니다."), cells[code].text);
}

static sqlite3_stmt *take_insert(struct store *store, const char *table, const char *names, const char *marks,
				 struct error *error)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	for (const char *const *part = (const char *const[]){"INSERT INTO ", table, " (", names, marks, ")", NULL}; *part; part++)
		builder_put(&builder, *part);
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	return statement;
}

/* The INSERT of all columns in order, kept while rows of the same table come. */
static sqlite3_stmt *insert_into(struct store_load *load, const struct table *table, struct error *error)
{
	struct sql_builder names = {0}, marks = {0};

	if (load->table == table && load->insert)
		return load->insert;
	sql_give_back(load->store, load->insert);
	for (size_t i = 0; i < table->count; i++) {
		if (!*table->columns[i].name)
			continue;
		builder_put(&names, names.length ? ", \"" : "\"");
		builder_put(&names, table->columns[i].name);
		builder_put(&names, "\"");
		builder_put(&marks, marks.length ? ", ?" : ") VALUES (?");
	}
	load->table = table;
	load->insert = take_insert(load->store, table->name, names.sql, marks.sql, error);
	builder_finish(&names);
	builder_finish(&marks);
	return load->insert;
}

static bool insert(struct store_load *load, const struct table *table, const struct cell *cells, struct load_fault *fault)
{
	sqlite3_stmt *statement = insert_into(load, table, &fault->error);
	int index = 1;

	if (!statement)
		return false;
	for (size_t i = 0; i < table->count; i++) {
		const struct load_column *column = &table->columns[i];

		if (!*column->name)
			continue;
		if ((column->flags & COLUMN_REFERENCE) && strcmp(column->key, column->name) && cells[i].state != CELL_EMPTY)
			sqlite3_bind_int64(statement, index, cells[i].integer);
		else
			cell_bind(&cells[i], statement, index);
		index++;
	}
	if (sql_run(load->store, statement, &fault->error))
		return true;
	if ((sqlite3_errcode(load->store->db) & 0xFF) == SQLITE_CONSTRAINT)
		error_set(&fault->error, ERROR_USAGE, _("이미 있는 줄이거나 정해진 꼴이 아닙니다."));
	return false;
}

/* Rows without a code of their own are logged under what they belong to. */
static bool log_row(struct store_load *load, const struct table *table, const struct cell *cells, struct load_fault *fault)
{
	size_t code = column_find(table, "code");
	char *json = row_json(table, cells);
	struct chain_change change = {.entity = cells[code < table->count ? code : 0].text,
				      .kind = table->name,
				      .field = "*",
				      .new = json,
				      .version = 1};
	bool good = chain_append(&load->chain, &change, &fault->error);

	free(json);
	return good;
}

/* A disk that is full or fails makes SQLite give up the transaction by itself: whatever came after would be written for good. */
static void fail(struct store_load *load, const char *code, const struct load_fault *fault)
{
	load->failed = true;
	if ((fault->error.code != ERROR_USAGE && fault->error.code != ERROR_NOT_FOUND) || sqlite3_get_autocommit(load->store->db))
		load->death = fault->error;
	else if (!fault->known)
		remember(load->store, code);
}

bool store_load_add(struct store_load *load, const char *name, const struct gate_field *columns, size_t count,
		    struct load_fault *fault)
{
	const struct table *table = table_find(name);
	struct cell *cells;
	bool good;

	*fault = (struct load_fault){.column = -1, .error = load->death};
	if (load->death.code != ERROR_NONE)
		return false;
	if (!table) {
		load->failed = true;
		return error_set(&fault->error, ERROR_USAGE, _("‘%s’ 표는 없습니다."), name);
	}
	if (load->failed && hangs_on_failed(load->store, table, columns, count)) {
		remember(load->store, given(columns, count, "code"));
		return true;
	}
	cells = memory_new(table->count, sizeof *cells);
	good = check_row(load->store, table, columns, count, cells, fault) && check_unique(load->store, table, cells, fault);
	if (good) {
		fault->column = -1;
		good = insert(load, table, cells, fault) && log_row(load, table, cells, fault);
	}
	row_free(cells, table->count);
	if (!good)
		fail(load, given(columns, count, "code"), fault);
	return good;
}

bool store_load_fault_after(struct store_load *load, const char *name, const struct gate_field *columns, size_t count,
			    struct load_fault *fault)
{
	const struct table *table = table_find(name);
	struct cell *cells;
	bool good;

	if (!table || fault->column < 0)
		return false;
	cells = memory_new(table->count, sizeof *cells);
	good = check_cells(load->store, table, columns, count, (size_t)fault->column + 1, cells, fault);
	row_free(cells, table->count);
	return !good;
}

static void end(struct store_load *load)
{
	sql_give_back(load->store, load->insert);
	sql_execute(load->store, "DROP TABLE IF EXISTS temp.failed", NULL);
	free(load->action);
	free(load->reason);
	free(load);
}

/* What is confirmed needs its evidence, which is loaded after it. */
static bool check_evidence(struct store_load *load, struct error *error)
{
	static const char bare[] = "SELECT m.code FROM milestone m WHERE m.id > ?1 AND m.verified = 'confirmed' AND NOT EXISTS "
				   "(SELECT 1 FROM evidence e WHERE e.milestone_id = m.id AND e.rank >= ?2) LIMIT 1";
	sqlite3_stmt *statement = sql_get(load->store, bare, error);
	bool row;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, load->milestones);
	sqlite3_bind_int(statement, 2, EVIDENCE_RANK);
	if (!sql_step(load->store, statement, &row, error))
		return false;
	if (row)
		error_set(error, ERROR_USAGE, _("‘%s’은(는) 확인(confirmed)인데 %d등급 이상의 증빙(evidence)이 없습니다."),
			  sql_text(statement, 0), EVIDENCE_RANK);
	sql_done(statement);
	return !row;
}

bool store_load_commit(struct store_load *load, struct error *error)
{
	bool good = !load->failed || error_set(error, ERROR_USAGE, _("잘못된 줄이 있어 아무것도 넣지 않았습니다."));

	if (load->death.code != ERROR_NONE)
		*error = load->death;
	good = good && check_evidence(load, error) && tally_load(load->store, load->milestones, error) &&
	       index_load(load->store, RECORD_ITEM, load->items, error) &&
	       index_load(load->store, RECORD_MILESTONE, load->milestones, error);
	if (good)
		good = sql_commit(load->store, error);
	else
		sql_rollback(load->store);
	end(load);
	return good;
}

void store_load_abandon(struct store_load *load)
{
	sql_rollback(load->store);
	end(load);
}
