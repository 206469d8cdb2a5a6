#include "insert.h"
#include "answer.h"
#include "builder.h"
#include "ref.h"

const char *given_value(const struct gate_field *columns, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(columns[i].key, key) == 0)
			return columns[i].value;
	return "";
}

bool insertion_check(struct store *store, const struct table *table, const struct gate_field *columns, size_t count, size_t from,
		     struct cell *cells, struct load_fault *fault)
{
	for (size_t i = from; i < table->count && !(table->columns[i].flags & COLUMN_DERIVED); i++) {
		fault->column = (int)i;
		if (!cell_check(store, &table->columns[i], given_value(columns, count, table->columns[i].key), &cells[i],
				&fault->error))
			return false;
	}
	fault->column = -1;
	return true;
}

static bool check_row(struct store *store, const struct table *table, const struct gate_field *columns, size_t count,
		      struct cell *cells, struct load_fault *fault)
{
	return insertion_check(store, table, columns, count, 0, cells, fault) &&
	       (!table->place || table->place(store, table, cells, fault));
}

/* Rows of a table that were taken back are few and mostly none: whether there are any is asked once for all rows that come. */
static bool find_gone(struct insertion *insertion, const struct table *table, struct error *error)
{
	int64_t gone;

	if (insertion->asked == table)
		return true;
	if (!sql_integer(insertion->store, "SELECT 1 FROM change WHERE kind = ?1 AND field = '*' AND new IS NULL LIMIT 1",
			 table->name, 0, &gone, error))
		return false;
	insertion->asked = table;
	insertion->any_gone = gone != 0;
	return true;
}

/* A code is never used again, not even that of a row that was taken back. */
static bool check_gone(struct insertion *insertion, const struct table *table, const char *code, struct load_fault *fault)
{
	static const char gone[] = "SELECT 1 FROM change WHERE kind = ?2 AND entity = ?1 AND field = '*' AND new IS NULL";
	sqlite3_stmt *statement;
	bool row;

	if (!find_gone(insertion, table, &fault->error))
		return false;
	if (!insertion->any_gone)
		return true;
	statement = sql_get(insertion->store, gone, &fault->error);
	if (!statement)
		return false;
	sql_bind_text(statement, 1, code);
	sql_bind_text(statement, 2, table->name);
	if (!sql_step(insertion->store, statement, &row, &fault->error))
		return false;
	sql_done(statement);
	return !row || error_set(&fault->error, ERROR_USAGE, _("코드 ‘%s’은(는) 취소된 줄의 것이라 다시 쓸 수 없습니다."), code);
}

static bool check_unique(struct insertion *insertion, const struct table *table, const struct cell *cells,
			 struct load_fault *fault)
{
	size_t code = column_find(table, "code");
	int64_t id;

	if (code == table->count || table->columns[code].type != FIELD_CODE)
		return true;
	fault->column = (int)code;
	if (!sql_integer(insertion->store, code_id_sql(table->columns[code].codes), cells[code].text, 0, &id, &fault->error))
		return false;
	fault->known = id != 0;
	if (fault->known)
		return error_set(&fault->error, ERROR_USAGE, _("코드 ‘%s’이(가) 이미 있습니다."), cells[code].text);
	return insertion->again || check_gone(insertion, table, cells[code].text, fault);
}

/* Codes that are made would be made anew. */
static void keep_code(const struct table *table, struct cell *cells, const struct insertion_again *again)
{
	size_t code = column_find(table, "code");

	if (again && code < table->count)
		cell_set_text(&cells[code], again->code);
}

static sqlite3_stmt *take_insert(struct store *store, const char *table, const char *names, const char *marks,
				 struct error *error)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	for (const char *const *part = (const char *const[]){"INSERT INTO ", table, " (born", names ? names : "", ") VALUES (?",
							     marks ? marks : "", ")", NULL};
	     *part; part++)
		builder_put(&builder, *part);
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	return statement;
}

/* The INSERT of all columns in order, kept while rows of the same table come. */
static sqlite3_stmt *insert_into(struct insertion *insertion, const struct table *table, struct error *error)
{
	struct sql_builder names = {0}, marks = {0};

	if (insertion->table == table && insertion->statement)
		return insertion->statement;
	sql_give_back(insertion->store, insertion->statement);
	for (size_t i = 0; i < table->count; i++) {
		if (!*table->columns[i].name)
			continue;
		builder_put(&names, ", \"");
		builder_put(&names, table->columns[i].name);
		builder_put(&names, "\"");
		builder_put(&marks, ", ?");
	}
	insertion->table = table;
	insertion->statement = take_insert(insertion->store, table->name, names.sql, marks.sql, error);
	builder_finish(&names);
	builder_finish(&marks);
	return insertion->statement;
}

static bool insert(struct insertion *insertion, const struct table *table, const struct cell *cells, struct load_fault *fault)
{
	sqlite3_stmt *statement = insert_into(insertion, table, &fault->error);
	int index = 1;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, index++, insertion->chain->id + 1); /* log_row() is what comes next */
	for (size_t i = 0; i < table->count; i++) {
		const struct load_column *column = &table->columns[i];

		if (!*column->name)
			continue;
		cell_bind_to(column, &cells[i], statement, index++);
	}
	if (sql_run(insertion->store, statement, &fault->error))
		return true;
	if ((sqlite3_errcode(insertion->store->db) & 0xFF) == SQLITE_CONSTRAINT)
		error_set(&fault->error, ERROR_USAGE, _("이미 있는 줄이거나 정해진 꼴이 아닙니다."));
	return false;
}

/* Rows without a code of their own are logged under what they belong to. */
static bool log_row(struct insertion *insertion, const struct table *table, const struct cell *cells, struct load_fault *fault)
{
	size_t code = column_find(table, "code");
	char *json = row_json(table, cells);
	struct chain_change change = {.entity = cells[code < table->count ? code : 0].text,
				      .kind = table->name,
				      .field = "*",
				      .new = json,
				      .version = insertion->again ? insertion->again->version : 1};
	bool good = chain_append(insertion->chain, &change, &fault->error);

	free(json);
	return good;
}

bool insertion_settle(struct insertion *insertion, int64_t item, struct error *error)
{
	insertion->item = 0;
	return answer_settle(insertion->store, item, error);
}

/* What answers for a new milestone. Those of an item mostly come together. */
static bool put_answer(struct insertion *insertion, const struct table *table, struct cell *cells, struct error *error)
{
	const struct cell *item = &cells[column_find(table, "item_id")];
	struct cell *answer = &cells[column_find(table, "answer")];

	if (item->state == CELL_EMPTY) {
		cell_set_integer(answer, -cells[column_find(table, "meeting_id")].integer);
		return true;
	}
	if (insertion->item != item->integer && !answer_of(insertion->store, item->integer, &insertion->answer, error))
		return false;
	insertion->item = item->integer;
	if (insertion->answer)
		cell_set_integer(answer, insertion->answer);
	return true;
}

static bool insert_kept(struct insertion *insertion, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	if (strcmp(table->name, "milestone") == 0 && !put_answer(insertion, table, cells, &fault->error))
		return false;
	if (!insert(insertion, table, cells, fault) || !log_row(insertion, table, cells, fault))
		return false;
	if (strcmp(table->name, "assignment") != 0)
		return true;
	return insertion_settle(insertion, cells[column_find(table, "item_id")].integer, &fault->error);
}

bool insertion_add(struct insertion *insertion, const struct table *table, const struct gate_field *columns, size_t count,
		   struct load_fault *fault)
{
	struct cell *cells = memory_new(table->count, sizeof *cells);
	bool good = check_row(insertion->store, table, columns, count, cells, fault) &&
		    check_unique(insertion, table, cells, fault);

	if (good) {
		keep_code(table, cells, insertion->again);
		fault->column = -1;
		good = insert_kept(insertion, table, cells, fault);
	}
	row_free(cells, table->count);
	return good;
}

void insertion_end(struct insertion *insertion)
{
	sql_give_back(insertion->store, insertion->statement);
	insertion->statement = NULL;
	insertion->table = NULL;
}
