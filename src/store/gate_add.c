/* New rows through the gate. */
#include <stdio.h>
#include "gate.h"
#include "index.h"
#include "next.h"
#include "ref.h"
#include "tally.h"

/* What a table's rows hang on: the field that names it, and how they get a code. */
struct hanging {
	const char *table, *of; /* the field that `of` fills in; NULL: the code says it */
	enum code_kind kind;    /* CODE_NONE: rows have no code, or it is made of the others */
};

static const struct hanging *hanging_of(const char *table)
{
	static const struct hanging all[] = {
		{"item", NULL, CODE_ITEM},
		{"milestone", NULL, CODE_MILESTONE},
		{"target", NULL, CODE_TARGET},
		{"office", "parent", CODE_OFFICE},
		{"office_alias", "office", CODE_NONE},
		{"contact", "office", CODE_CONTACT},
		{"assignment", "entity", CODE_NONE},
		{"reading", "target", CODE_READING},
		{"evidence", "milestone", CODE_EVIDENCE},
		{"call", "milestone", CODE_CALL},
		{"link", "from", CODE_LINK},
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(all[i].table, table) == 0)
			return &all[i];
	return NULL;
}

/* A new row with what the request says and what is made of it. */
struct addition {
	struct writing *writing;
	const struct hanging *hanging;
	const struct table *table;
	struct gate_field *fields; /* the request's, with `of` and the code behind them */
	size_t count;
	char code[CODE_TEXT];
};

static bool find_column(const struct table *table, const char *key)
{
	size_t i = column_find(table, key);

	return i < table->count && *key && !(table->columns[i].flags & COLUMN_DERIVED);
}

static bool check_rights(struct addition *addition)
{
	const char *of = addition->hanging->of ? given_value(addition->fields, addition->count, addition->hanging->of) : "";

	return rights_check(addition->writing, rights_of_addition(addition->table->name), of);
}

static bool check_keys(struct addition *addition)
{
	for (size_t i = 0; i < addition->count; i++)
		if (!find_column(addition->table, addition->fields[i].key))
			return writing_refuse(addition->writing, addition->fields[i].key, _("‘%s’ 항목이 없습니다."),
					      addition->fields[i].key);
	return true;
}

static void put_field(struct addition *addition, const char *key, const char *value)
{
	addition->fields[addition->count++] = (struct gate_field){key, value};
}

static bool put_code(struct addition *addition, const char *of)
{
	struct error *error = &addition->writing->answer->error;
	enum code_kind kind = addition->hanging->kind;

	if (kind == CODE_NONE || *given_value(addition->fields, addition->count, "code"))
		return true;
	if (addition->hanging->of) {
		if (!next_lettered(addition->writing->store, kind, addition->code, error))
			return writing_fail(addition->writing);
	} else if (!of) {
		return writing_refuse(addition->writing, "code", _("어디에 둘 것인지 코드가 있어야 합니다."));
	} else if (!next_below(addition->writing->store, kind, of, addition->code, error)) {
		return writing_refuse(addition->writing, "code", "%s", error->sentence);
	}
	put_field(addition, "code", addition->code);
	return true;
}

/* Nothing new below what is closed, or of an office that is no more. */
static bool check_places(struct addition *addition)
{
	struct writing *writing = addition->writing;
	const char *name = addition->table->name, *code = given_value(addition->fields, addition->count, "code");
	bool office = strcmp(name, "office") == 0;
	const char *above = given_value(addition->fields, addition->count, office ? "parent" : "office");
	int64_t parent = 0;
	char item[CODE_TEXT];

	if (!addition->hanging->of && code_parent(code, item) && close_refuses(writing, "code", item, true))
		return false;
	if (*above && strcmp(name, "office_alias") != 0 && !office_open(writing, office ? "parent" : "office", above))
		return false;
	if (!office)
		return true;
	return (!*above || sql_integer(writing->store, code_id_sql(CODE_OFFICE), above, 0, &parent, &writing->answer->error) ||
		writing_fail(writing)) &&
	       office_name_check(writing, code, parent, given_value(addition->fields, addition->count, "name"));
}

static bool insert_row(struct addition *addition)
{
	struct load_fault fault = {.column = -1};
	const char *key = "";

	if (insertion_add(&addition->writing->insertion, addition->table, addition->fields, addition->count, &fault))
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

bool gate_add(struct writing *writing, const struct gate_request *request)
{
	struct addition addition = {
		.writing = writing, .hanging = hanging_of(request->table), .table = table_find(request->table)};
	int64_t before;
	bool good;

	if (!addition.hanging || !addition.table)
		return writing_refuse(writing, "", _("‘%s’에는 이렇게 더할 수 없습니다."), request->table);
	addition.fields = memory_new(request->count + 2, sizeof *addition.fields);
	for (; addition.count < request->count; addition.count++)
		addition.fields[addition.count] = request->fields[addition.count];
	if (addition.hanging->of && request->of && !*given_value(addition.fields, addition.count, addition.hanging->of))
		put_field(&addition, addition.hanging->of, request->of);
	good = check_rights(&addition) && check_keys(&addition) && put_code(&addition, request->of) && check_places(&addition) &&
	       last_row(&addition, &before) && insert_row(&addition) && note_row(&addition) && keep_up(&addition, before);
	free(addition.fields);
	return good;
}
