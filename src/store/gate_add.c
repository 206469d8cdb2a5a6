/* New rows through the gate. */
#include <stdio.h>
#include "addition.h"
#include "index.h"
#include "ref.h"
#include "tally.h"

const char *addition_value(const struct addition *addition, const char *key)
{
	return given_value(addition->fields, addition->count, key);
}

void addition_put(struct addition *addition, const char *key, const char *value)
{
	char *copy = memory_copy(value, strlen(value));

	addition->made = memory_grow(addition->made, addition->made_count + 1, sizeof *addition->made);
	addition->made[addition->made_count++] = copy;
	addition->fields = memory_grow(addition->fields, addition->count + 1, sizeof *addition->fields);
	addition->fields[addition->count++] = (struct gate_field){key, copy};
}

static void put_all(struct addition *addition, const struct gate_field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		addition_put(addition, fields[i].key, fields[i].value);
}

static bool find_column(const struct table *table, const char *key)
{
	size_t i = column_find(table, key);

	return i < table->count && *key && !(table->columns[i].flags & COLUMN_DERIVED);
}

static bool check_rights(struct addition *addition)
{
	return rights_check(addition->writing, rights_of_addition(addition->table->name),
			    addition->hanging->of ? addition_value(addition, addition->hanging->of) : "");
}

static bool check_keys(struct addition *addition)
{
	for (size_t i = 0; i < addition->count; i++)
		if (!find_column(addition->table, addition->fields[i].key))
			return writing_refuse(addition->writing, addition->fields[i].key, _("‘%s’ 항목이 없습니다."),
					      addition->fields[i].key);
	return true;
}

/* Nothing new below what is closed, or of an office that is no more. */
static bool check_places(struct addition *addition)
{
	struct writing *writing = addition->writing;
	const char *name = addition->table->name, *code = addition_value(addition, "code");
	bool office = strcmp(name, "office") == 0;
	const char *above = addition_value(addition, office ? "parent" : "office");
	int64_t parent = 0;
	char item[CODE_TEXT];

	if (!addition->hanging->of && gate_item_of(code, item) && close_refuses(writing, "code", item, true))
		return false;
	if (*above && strcmp(name, "office_alias") != 0 && !office_stands(writing, office ? "parent" : "office", above))
		return false;
	if (!office)
		return true;
	return (!*above || sql_integer(writing->store, code_id_sql(CODE_OFFICE), above, 0, &parent, &writing->answer->error) ||
		writing_fail(writing)) &&
	       office_name_check(writing, code, parent, addition_value(addition, "name"));
}

static bool insert_row(struct addition *addition)
{
	struct load_fault fault = {.column = -1};
	const char *key = "";

	struct insertion_again again = {addition_value(addition, "code"), addition->gone + 1};
	struct insertion *insertion = &addition->writing->insertion;
	bool good;

	insertion->again = addition->gone ? &again : NULL;
	good = insertion_add(insertion, addition->table, addition->fields, addition->count, &fault);
	insertion->again = NULL;
	if (good)
		return true;
	if (fault.column >= 0)
		key = addition->table->columns[fault.column].key;
	if (fault.error.code != ERROR_USAGE && fault.error.code != ERROR_NOT_FOUND) {
		addition->writing->answer->error = fault.error;
		return writing_fail(addition->writing);
	}
	return *key ? writing_refuse(addition->writing, key, "%s: %s", key, fault.error.sentence)
		    : writing_refuse(addition->writing, key, "%s", fault.error.sentence);
}

/* Read back what the log has of it: the code and the JSON for the answer. */
static bool note_row(struct addition *addition)
{
	static const char last[] = "SELECT entity, new FROM change ORDER BY id DESC LIMIT 1";
	struct writing *writing = addition->writing;
	sqlite3_stmt *statement = sql_get(writing->store, last, &writing->answer->error);
	bool row;

	if (!statement || !sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	snprintf(addition->code, sizeof addition->code, "%s", sql_text(statement, 0));
	writing_note(writing, addition->code, addition->table->name, "*", NULL,
		     memory_copy(sql_text(statement, 1), strlen(sql_text(statement, 1))));
	sql_done(statement);
	writing->answer->version = 1;
	return true;
}

/* What is kept beside the rows: the counts and the search index, as a load leaves them. */
static bool keep_up(struct addition *addition, int64_t before)
{
	struct store *store = addition->writing->store;
	struct error *error = &addition->writing->answer->error;
	bool good = true;

	if (strcmp(addition->table->name, "milestone") == 0)
		good = tally_load(store, before, DAY_NONE, error);
	if (good && index_has((enum record_kind)addition->table->kind))
		good = index_load(store, (enum record_kind)addition->table->kind, before, error);
	return good || writing_fail(addition->writing);
}

static bool last_row(struct addition *addition, int64_t *id)
{
	static const char items[] = "SELECT max(id) FROM item", milestones[] = "SELECT max(id) FROM milestone";

	*id = 0;
	if (addition->table->kind != RECORD_ITEM && addition->table->kind != RECORD_MILESTONE)
		return true;
	return sql_integer(addition->writing->store, addition->table->kind == RECORD_ITEM ? items : milestones, NULL, 0, id,
			   &addition->writing->answer->error) ||
	       writing_fail(addition->writing);
}

static bool find_id(struct addition *addition)
{
	const char *sql = code_id_sql(addition->hanging->kind);

	return !sql ||
	       sql_integer(addition->writing->store, sql, addition->code, 0, &addition->id, &addition->writing->answer->error) ||
	       writing_fail(addition->writing);
}

/* What its code says of a row is all that it is: taken back, it may be there again, as its next version. */
static bool find_gone(struct addition *addition)
{
	static const char last[] = "SELECT max(version) FROM change WHERE entity = ?1 AND kind IN ('occurrence', 'target_path')";
	struct writing *writing = addition->writing;

	if (addition->hanging->kind != CODE_OCCURRENCE && addition->hanging->kind != CODE_PATH)
		return true;
	return sql_integer(writing->store, last, addition_value(addition, "code"), 0, &addition->gone, &writing->answer->error) ||
	       writing_fail(writing);
}

static bool go_on(struct addition *addition)
{
	static const char occurrence[] = "UPDATE occurrence SET version = ?2 WHERE id = ?1",
			  path[] = "UPDATE target_path SET version = ?2 WHERE id = ?1";
	struct writing *writing = addition->writing;
	sqlite3_stmt *statement;

	if (!addition->gone)
		return true;
	statement = sql_get(writing->store, addition->hanging->kind == CODE_PATH ? path : occurrence, &writing->answer->error);
	if (!statement)
		return writing_fail(writing);
	sqlite3_bind_int64(statement, 1, addition->id);
	sqlite3_bind_int64(statement, 2, addition->gone + 1);
	writing->answer->version = addition->gone + 1;
	return sql_run(writing->store, statement, &writing->answer->error) || writing_fail(writing);
}

static bool add_row(struct addition *addition)
{
	size_t first;
	int64_t before;

	if (!addition_code(addition) || !addition_default(addition) || !check_places(addition) || !find_gone(addition) ||
	    !last_row(addition, &before) || !insert_row(addition))
		return false;
	first = addition->writing->answer->count;
	return note_row(addition) && keep_up(addition, before) && find_id(addition) && go_on(addition) &&
	       gate_settle(addition->writing, addition->table, addition->id, first);
}

static void finish(struct addition *addition)
{
	for (size_t i = 0; i < addition->made_count; i++)
		free(addition->made[i]);
	free(addition->made);
	free(addition->fields);
}

bool gate_add(struct writing *writing, const struct gate_request *request)
{
	struct addition addition = {.writing = writing,
				    .hanging = hanging_of(request->table),
				    .table = table_find(request->table),
				    .of = request->of ? request->of : ""};
	struct figure figure = {0};
	bool good;

	if (!addition.hanging || !addition.table)
		return writing_refuse(writing, "", _("‘%s’에는 이렇게 더할 수 없습니다."), request->table);
	good = addition.table->kind != RECORD_TARGET || gate_figure_read(writing, request->fields, request->count, &figure);
	put_all(&addition, figure.fields ? figure.fields : request->fields, figure.fields ? figure.count : request->count);
	free(figure.fields);
	good = good && addition_hang(&addition) && check_rights(&addition) && check_keys(&addition) && add_row(&addition);
	finish(&addition);
	return good;
}

/* It is made by whoever may say something of it: that is looked at afterwards. */
bool gate_occurrence(struct writing *writing, const char *code, int64_t *id)
{
	struct addition addition = {
		.writing = writing, .hanging = hanging_of("occurrence"), .table = table_find("occurrence"), .of = code};
	bool good;

	if (!sql_integer(writing->store, code_id_sql(CODE_OCCURRENCE), code, 0, id, &writing->answer->error))
		return writing_fail(writing);
	if (*id)
		return true;
	good = add_row(&addition);
	*id = addition.id;
	finish(&addition);
	return good;
}
