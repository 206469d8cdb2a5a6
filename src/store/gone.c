#include "gone.h"
#include "builder.h"
#include "cell.h"
#include "replay.h"
#include "row.h"

static bool has_code(const struct table *table)
{
	return column_find(table, "code") < table->count;
}

static sqlite3_stmt *take(struct store *store, const char *const parts[], struct error *error)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	for (; *parts; parts++)
		builder_put(&builder, *parts);
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	return statement;
}

static void put(struct gone *gone, sqlite3_stmt *statement)
{
	const char *entity = sql_text(statement, 0), *json = sql_text(statement, 1);

	gone->all = memory_grow(gone->all, gone->count + 1, sizeof *gone->all);
	gone->all[gone->count++] = (struct gone_row){memory_copy(entity, strlen(entity)), memory_copy(json, strlen(json)),
						     sqlite3_column_int64(statement, 2), sqlite3_column_int64(statement, 3)};
}

/* A removal that can't be seen, and the making before it that can. Rows without a code are known by what they were made of (the
 * removal has that with the id in front). */
bool gone_read(struct store *store, const struct table *table, struct gone *gone, struct error *error)
{
	static const char rows[] =
		"WITH gone AS (SELECT g.id AS removed, g.entity, g.old, (SELECT max(c.id) FROM main.change c WHERE c.entity = "
		"g.entity "
		"AND c.kind = g.kind AND c.field = '*' AND c.new IS NOT NULL AND c.id < g.id AND (?2 OR c.new = '{' || "
		"substr(g.old, "
		"instr(g.old, ',') + 1))) AS made FROM main.change g WHERE g.kind = ?1 AND g.field = '*' AND g.new IS NULL AND "
		"NOT "
		"gwagi_seen(g.id)) SELECT entity, old, json_extract(old, '$.id'), max(made) FROM gone WHERE gwagi_seen(made) "
		"GROUP BY CASE WHEN ?2 THEN entity ELSE removed END ORDER BY 4";
	sqlite3_stmt *statement = sql_get(store, rows, error);
	bool row;

	*gone = (struct gone){0};
	if (!statement)
		return false;
	sql_bind_text(statement, 1, table->name);
	sqlite3_bind_int(statement, 2, has_code(table));
	for (;;) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		put(gone, statement);
	}
	sql_done(statement);
	return true;
}

void gone_finish(struct gone *gone)
{
	for (size_t i = 0; i < gone->count; i++) {
		free(gone->all[i].entity);
		free(gone->all[i].json);
	}
	free(gone->all);
	*gone = (struct gone){0};
}

/* Whether a row is shown that has this code or id. */
static bool is_shown(struct store *store, const struct table *table, const char *column, const char *code, int64_t id,
		     bool *shown, struct error *error)
{
	sqlite3_stmt *statement = take(
		store, (const char *const[]){"SELECT 1 FROM \"", table->name, "\" WHERE ", column, " = ?1", NULL}, error);
	bool good;

	if (statement && code)
		sql_bind_text(statement, 1, code);
	else if (statement)
		sqlite3_bind_int64(statement, 1, id);
	good = statement && sql_step(store, statement, shown, error);
	sql_give_back(store, statement);
	return good;
}

/* Its own id, or one that no row has. */
static bool free_id(struct store *store, const struct table *table, int64_t *id, struct error *error)
{
	sqlite3_stmt *statement;
	bool taken = *id == 0, row, good;

	if (*id && !is_shown(store, table, "id", NULL, *id, &taken, error))
		return false;
	if (!taken)
		return true;
	statement = take(store,
			 (const char *const[]){"SELECT max(coalesce((SELECT max(id) FROM main.\"", table->name,
					       "\"), 0), coalesce((SELECT max(id) FROM temp.\"" GONE_TABLE, table->name,
					       "\"), 0)) + 1", NULL},
			 error);
	good = statement && sql_step(store, statement, &row, error);
	if (good)
		*id = sqlite3_column_int64(statement, 0);
	sql_give_back(store, statement);
	return good;
}

/* The row as it was made. What is wrong with it by now (a reference that has gone too) stays empty. */
static bool make_cells(struct store *store, const struct table *table, const struct gone_row *row, struct cell *cells,
		       struct error *error)
{
	struct replay made = {0};
	struct load_fault fault = {.column = -1};
	bool good = replay_json(store, row->json, &made, error);

	for (size_t i = 0; i < made.count; i++) {
		size_t column = column_find(table, made.all[i].field);

		if (column < table->count && made.all[i].new)
			cell_check(store, &table->columns[column], made.all[i].new, &cells[column], &fault.error);
	}
	if (good && table->place)
		table->place(store, table, cells, &fault);
	if (has_code(table))
		cell_set_text(&cells[column_find(table, "code")], row->entity);
	replay_finish(&made);
	return good;
}

static bool insert(struct store *store, const struct table *table, const struct gone_row *row, int64_t id,
		   const struct cell *cells, struct error *error)
{
	struct sql_builder names = {0}, marks = {0};
	sqlite3_stmt *statement;
	int index = 3;
	bool good;

	builder_put(&names, "");
	builder_put(&marks, "");
	for (size_t i = 0; i < table->count; i++)
		if (*table->columns[i].name) {
			for (const char *const *part = (const char *const[]){", \"", table->columns[i].name, "\"", NULL}; *part;
			     part++)
				builder_put(&names, *part);
			builder_put(&marks, ", ?");
		}
	statement = take(store,
			 (const char *const[]){"INSERT INTO temp.\"" GONE_TABLE, table->name, "\" (id, born", names.sql,
					       ") VALUES (?, ?", marks.sql, ")", NULL},
			 error);
	builder_finish(&names);
	builder_finish(&marks);
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, id);
	sqlite3_bind_int64(statement, 2, row->born);
	for (size_t i = 0; i < table->count; i++)
		if (*table->columns[i].name)
			cell_bind_to(&table->columns[i], &cells[i], statement, index++);
	good = sql_run(store, statement, error);
	sql_give_back(store, statement);
	return good;
}

bool gone_fill(struct store *store, const struct table *table, const struct gone *gone, struct error *error)
{
	bool good = true;

	for (size_t i = 0; i < gone->count && good; i++) {
		const struct gone_row *row = &gone->all[i];
		struct cell *cells = memory_new(table->count, sizeof *cells);
		int64_t id = row->id;
		bool back = false; /* it was made again, and that can be seen */

		good = !has_code(table) || is_shown(store, table, "code", row->entity, 0, &back, error);
		good = good && (back || (free_id(store, table, &id, error) && make_cells(store, table, row, cells, error) &&
					 insert(store, table, row, id, cells, error)));
		row_free(cells, table->count);
	}
	return good;
}
