#include <stdio.h>
#include "builder.h"
#include "gate.h"
#include "index.h"
#include "place.h"
#include "ref.h"
#include "tally.h"

static void put_column(struct sql_builder *builder, const char *name, const char *behind)
{
	builder_put(builder, ", \"");
	builder_put(builder, name);
	builder_put(builder, "\"");
	builder_put(builder, behind);
}

/* Read the row's stored columns in the order of the table, and its code and version. */
static sqlite3_stmt *select_row(struct passage *passage)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	builder_put(&builder, "SELECT code, version");
	for (size_t i = 0; i < passage->table->count; i++)
		if (*passage->table->columns[i].name)
			put_column(&builder, passage->table->columns[i].name, "");
	builder_put(&builder, " FROM ");
	builder_put(&builder, passage->table->name);
	builder_put(&builder, " WHERE id = ?");
	statement = sql_take(passage->store, builder.sql, &passage->writing->answer->error);
	builder_finish(&builder);
	if (statement)
		sqlite3_bind_int64(statement, 1, passage->request->ref.id);
	return statement;
}

static void read_cells(struct passage *passage, sqlite3_stmt *statement)
{
	size_t scale = column_find(passage->table, "scale");
	int column = 2;

	for (size_t i = 0; i < passage->table->count; i++) {
		struct cell *cell = &passage->before[i];

		if (!*passage->table->columns[i].name)
			continue;
		if (sqlite3_column_type(statement, column) == SQLITE_INTEGER)
			cell_set_integer(cell, sqlite3_column_int64(statement, column));
		else
			cell_set_text(cell, sql_text(statement, column));
		column++;
	}
	for (size_t i = 0; scale < passage->table->count && i < passage->table->count; i++)
		if (passage->table->columns[i].type == FIELD_AMOUNT)
			passage->before[i].scale = (int)passage->before[scale].integer;
}

/* References are known by the code of what they point to, as they are given and logged. */
static bool read_references(struct passage *passage)
{
	for (size_t i = 0; i < passage->table->count; i++) {
		const struct load_column *column = &passage->table->columns[i];
		struct cell *cell = &passage->before[i];
		int64_t id = cell->integer;
		char code[CODE_TEXT];

		if (!column_is_id(column) || cell->state != CELL_INTEGER)
			continue;
		if (!ref_code(passage->store, column->codes, id, code, &passage->writing->answer->error))
			return false;
		cell_set_text(cell, code);
		cell->integer = id;
	}
	return true;
}

static void copy_cells(struct passage *passage)
{
	for (size_t i = 0; i < passage->table->count; i++) {
		const struct cell *from = &passage->before[i];

		if (from->state == CELL_TEXT) {
			cell_set_text(&passage->after[i], from->text);
			passage->after[i].integer = from->integer;
		} else {
			passage->after[i] = *from;
		}
	}
}

bool gate_row_read(struct passage *passage)
{
	sqlite3_stmt *statement = select_row(passage);
	bool row = false, good = statement && sql_step(passage->store, statement, &row, &passage->writing->answer->error);

	passage->before = memory_new(passage->table->count, sizeof *passage->before);
	passage->after = memory_new(passage->table->count, sizeof *passage->after);

	if (good && row) {
		snprintf(passage->code, sizeof passage->code, "%s", sql_text(statement, 0));
		passage->version = sqlite3_column_int64(statement, 1);
		read_cells(passage, statement);
		good = read_references(passage);
		copy_cells(passage);
	} else if (good) {
		good = error_set(&passage->writing->answer->error, ERROR_NOT_FOUND, _("바꾸려는 것이 이제 없습니다."));
	}
	sql_give_back(passage->store, statement);
	return good || writing_fail(passage->writing);
}

/* A field that can't be set is refused as such, whoever asks. */
static bool check_rights(struct passage *passage)
{
	for (size_t i = 0; i < passage->request->count; i++) {
		const struct gate_field *field = &passage->request->fields[i];
		size_t column = column_find(passage->table, field->key);

		if (column < passage->table->count && (passage->table->columns[column].flags & COLUMN_SET) &&
		    !rights_check(passage->writing,
				  rights_of_change(passage->table->name, field->key,
						   passage_cell(passage, passage->before, field->key)->text, field->value),
				  passage->code))
			return false;
	}
	return true;
}

void gate_row_finish(struct passage *passage)
{
	if (passage->before)
		row_free(passage->before, passage->table->count);
	if (passage->after)
		row_free(passage->after, passage->table->count);
	passage->before = passage->after = NULL;
}

static bool check_field(struct passage *passage, const struct gate_field *field)
{
	size_t i = column_find(passage->table, field->key);
	struct error error;

	if (i == passage->table->count || !*field->key || (passage->table->columns[i].flags & COLUMN_DERIVED))
		return writing_refuse(passage->writing, field->key, _("‘%s’ 항목이 없습니다."), field->key);
	if (!(passage->table->columns[i].flags &
	      (passage->request->verb == GATE_SUCCEED ? COLUMN_SET | COLUMN_LOGGED : COLUMN_SET)))
		return writing_refuse(passage->writing, field->key, _("‘%s’ 항목은 바꿀 수 없습니다."), field->key);
	if (!cell_check(passage->store, &passage->table->columns[i], field->value, &passage->after[i], &error))
		return writing_refuse(passage->writing, field->key, "%s: %s", field->key, error.sentence);
	return true;
}

/* The fields of the verbs that take only their own. */
static bool is_of_verb(enum gate_verb verb, const char *key)
{
	static const char *const fields[][4] = {
		[GATE_REPORT_STATUS] = {"reported", "done_on", "forecast"},
		[GATE_SET_FIELD] = {NULL},
		[GATE_VERIFY] = {"verified"},
		[GATE_REVISE_DUE] = {"date", "due", "qualifier"},
		[GATE_FORECAST] = {"forecast"},
		[GATE_RENAME] = {"title", "formal_title", "name"},
		[GATE_CLOSE] = {NULL},
		[GATE_SUCCEED] = {NULL},
	};

	if (!fields[verb][0])
		return true;
	for (const char *const *field = fields[verb]; *field; field++)
		if (strcmp(*field, key) == 0)
			return true;
	return false;
}

/* Which of two values is meant can't be known. */
static bool check_once(struct passage *passage, size_t field)
{
	const struct gate_field *fields = passage->request->fields;

	for (size_t i = 0; i < field; i++)
		if (strcmp(fields[i].key, fields[field].key) == 0)
			return writing_refuse(passage->writing, fields[i].key,
					      _("‘%s’을(를) 두 번 적었습니다. 한 항목에는 값 하나만 씁니다."), fields[i].key);
	return true;
}

static bool check_verb(struct passage *passage)
{
	for (size_t i = 0; i < passage->request->count; i++)
		if (!check_once(passage, i))
			return false;
		else if (!is_of_verb(passage->request->verb, passage->request->fields[i].key))
			return writing_refuse(passage->writing, passage->request->fields[i].key,
					      passage->request->verb == GATE_REPORT_STATUS
						      ? _("‘%s’ 항목은 보고가 아닙니다.")
						      : _("‘%s’ 항목은 여기에 쓸 수 없습니다."),
					      passage->request->fields[i].key);
	return true;
}

static bool check_validity(struct passage *passage)
{
	size_t to = column_find(passage->table, "valid_to");

	return to == passage->table->count ||
	       place_in_order(passage_cell(passage, passage->after, "valid_from"), &passage->after[to]) ||
	       writing_refuse(passage->writing, passage_has(passage, "valid_to") ? "valid_to" : "valid_from",
			      _("끝나는 날이 시작하는 날보다 앞섭니다."));
}

static bool check_fields(struct passage *passage)
{
	for (size_t i = 0; i < passage->request->count; i++)
		if (!check_field(passage, &passage->request->fields[i]))
			return false;
	if (!conflict_check(passage) || !check_validity(passage) || !rename_check(passage) || !office_check(passage))
		return false;
	switch (passage->request->ref.kind) {
	case RECORD_ITEM:
		return close_check(passage);
	case RECORD_MILESTONE:
	case RECORD_OCCURRENCE:
		return report_check(passage);
	case RECORD_TARGET:
		return target_check(passage);
	case RECORD_READING:
	case RECORD_PATH:
		return figure_check(passage);
	default:
		return true;
	}
}

/* Columns that only say what a logged one already says have no row of their own. */
static bool is_tracked(const struct passage *passage, size_t i)
{
	unsigned flags = passage->table->columns[i].flags;

	return passage->restored ? !(flags & COLUMN_DERIVED) : flags & (COLUMN_SET | COLUMN_LOGGED);
}

/* Whether the stored value differs: an amount's does when its scale has changed, though it is the same amount. */
static bool is_stored_anew(const struct passage *passage, size_t i)
{
	const struct cell *before = &passage->before[i], *after = &passage->after[i];

	return *passage->table->columns[i].name &&
	       (!cell_equal(before, after) || (before->state == CELL_INTEGER && before->integer != after->integer));
}

static void add_change(struct passage *passage, size_t i)
{
	const struct load_column *column = &passage->table->columns[i];

	writing_note(passage->writing, passage->code, passage->table->name, column->key, cell_print(column, &passage->before[i]),
		     cell_print(column, &passage->after[i]));
}

static void collect_changes(struct passage *passage)
{
	size_t reported = column_find(passage->table, "reported");

	for (size_t i = 0; i < passage->table->count; i++)
		if (is_tracked(passage, i) &&
		    (!cell_equal(&passage->before[i], &passage->after[i]) || (i == reported && passage->reported_again) ||
		     (passage->restored && passage->restored[i])))
			add_change(passage, i);
}

static bool update_row(struct passage *passage)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;
	int index = 1;
	bool good;

	builder_put(&builder, "UPDATE ");
	builder_put(&builder, passage->table->name);
	builder_put(&builder, " SET version = version + 1");
	for (size_t i = 0; i < passage->table->count; i++)
		if (is_stored_anew(passage, i))
			put_column(&builder, passage->table->columns[i].name, " = ?");
	builder_put(&builder, " WHERE id = ?");
	statement = sql_take(passage->store, builder.sql, &passage->writing->answer->error);
	builder_finish(&builder);
	if (!statement)
		return false;
	for (size_t i = 0; i < passage->table->count; i++)
		if (is_stored_anew(passage, i))
			cell_bind_to(&passage->table->columns[i], &passage->after[i], statement, index++);
	sqlite3_bind_int64(statement, index, passage->request->ref.id);
	good = sql_run(passage->store, statement, &passage->writing->answer->error);
	sql_give_back(passage->store, statement);
	return good;
}

/* The row with what the search index must know of it as it was. */
static bool update_indexed(struct passage *passage)
{
	struct text_grams before = {0};
	struct error *error = &passage->writing->answer->error;
	bool good;

	if (!index_has(passage->request->ref.kind))
		return update_row(passage);
	good = index_grams(passage->store, passage->request->ref, &before, error) && update_row(passage) &&
	       index_change(passage->store, passage->request->ref, &before, error);
	text_grams_finish(&before);
	return good;
}

static bool log_changes(struct passage *passage)
{
	const struct gate_answer *answer = passage->writing->answer;

	for (size_t i = passage->first; i < answer->count; i++) {
		const struct gate_change *change = &answer->changes[i];
		struct chain_change row = {passage->code,  passage->table->name, change->key,
					   change->before, change->after,        passage->version + 1};

		if (!chain_append(&passage->writing->chain, &row, &passage->writing->answer->error))
			return false;
	}
	return true;
}

/* Together with the log, from which the counts as of past days follow. */
static bool update_counted(struct passage *passage)
{
	struct error *error = &passage->writing->answer->error;
	struct tally_edit edit;
	bool good;

	if (passage->table->kind != RECORD_MILESTONE)
		return update_indexed(passage) && log_changes(passage);
	good = tally_begin(&edit, passage->store, passage->code, error) && update_indexed(passage) && log_changes(passage);
	if (good)
		return tally_end(&edit, error);
	tally_edit_finish(&edit);
	return false;
}

bool gate_row_update(struct passage *passage)
{
	struct gate_answer *answer = passage->writing->answer;

	passage->first = answer->count;
	collect_changes(passage);
	if (answer->count == passage->first)
		return true;
	if (!update_counted(passage))
		return writing_fail(passage->writing);
	answer->version = passage->version + !passage->writing->request->dry_run;
	return true;
}

static bool pass(struct passage *passage)
{
	return gate_row_read(passage) && check_rights(passage) && check_verb(passage) && check_fields(passage) &&
	       gate_row_update(passage) && rename_follow(passage) &&
	       gate_settle(passage->writing, passage->table, passage->request->ref.id, passage->first);
}

bool gate_row_write(struct writing *writing, const struct gate_request *request)
{
	struct gate_request whole = *request;
	struct passage passage = {
		.writing = writing, .store = writing->store, .request = &whole, .table = table_of(request->ref.kind)};
	struct figure figure = {0};
	bool good;

	if (!passage.table)
		return writing_refuse(writing, "", _("이 종류는 바꿀 수 없습니다."));
	if (request->ref.kind == RECORD_OCCURRENCE && !request->ref.id && request->of &&
	    !gate_occurrence(writing, request->of, &whole.ref.id))
		return false;
	if (request->ref.kind == RECORD_TARGET && !gate_figure_read(writing, request->fields, request->count, &figure)) {
		free(figure.fields);
		return false;
	}
	if (figure.fields) {
		whole.fields = figure.fields;
		whole.count = figure.count;
	}
	good = pass(&passage);
	gate_row_finish(&passage);
	free(figure.fields);
	return good;
}

bool gate_row_imply(struct writing *writing, struct ref ref, const char *key, const char *value)
{
	struct gate_request request = {.ref = ref};
	struct passage passage = {.writing = writing, .store = writing->store, .request = &request, .table = table_of(ref.kind)};
	bool good;

	good = gate_row_read(&passage);
	if (good) {
		cell_set_text(passage_cell(&passage, passage.after, key), value);
		good = gate_row_update(&passage);
	}
	gate_row_finish(&passage);
	return good;
}
