#include "gate.h"
#include <stdio.h>
#include "builder.h"
#include "index.h"
#include "place.h"
#include "tally.h"

/* What the database could not do becomes the answer that fits it. */
static bool failed(struct passage *passage)
{
	return passage_answer(passage, passage->answer->error.code == ERROR_RETRY ? GATE_RETRY : GATE_DENIED);
}

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
	statement = sql_take(passage->store, builder.sql, &passage->answer->error);
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

static void copy_cells(struct passage *passage)
{
	for (size_t i = 0; i < passage->table->count; i++) {
		const struct cell *from = &passage->before[i];

		if (from->state == CELL_TEXT)
			cell_set_text(&passage->after[i], from->text);
		else
			passage->after[i] = *from;
	}
}

static bool read_row(struct passage *passage)
{
	sqlite3_stmt *statement = select_row(passage);
	bool row, good = statement && sql_step(passage->store, statement, &row, &passage->answer->error);

	if (good && row) {
		snprintf(passage->code, sizeof passage->code, "%s", sql_text(statement, 0));
		passage->version = sqlite3_column_int64(statement, 1);
		read_cells(passage, statement);
		copy_cells(passage);
	} else if (good) {
		good = error_set(&passage->answer->error, ERROR_NOT_FOUND, _("바꾸려는 것이 이제 없습니다."));
	}
	sql_give_back(passage->store, statement);
	if (good && column_find(passage->table, "sort") < passage->table->count)
		snprintf(passage->sort, sizeof passage->sort, "%s", passage_cell(passage, passage->before, "sort")->text);
	return good || failed(passage);
}

static bool check_version(struct passage *passage)
{
	static const char last[] = "SELECT login, at FROM change WHERE entity = ?1 ORDER BY id DESC LIMIT 1";
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};
	sqlite3_stmt *statement = sql_get(passage->store, last, &passage->answer->error);
	char at[64];
	bool row;

	passage->answer->version = passage->version;
	if (passage->request->expected_version == 0 || passage->request->expected_version == passage->version)
		return true;
	if (!statement)
		return failed(passage);
	sql_bind_text(statement, 1, passage->code);
	if (!sql_step(passage->store, statement, &row, &passage->answer->error))
		return failed(passage);
	field_print(&time, row ? sql_text(statement, 1) : "?", at, sizeof at);
	error_set(&passage->answer->error, ERROR_RETRY, _("그사이 %s 님이 바꾸었습니다(%s, %lld판). 다시 보고 해 주십시오."),
		  row ? sql_text(statement, 0) : "?", at, (long long)passage->version);
	sql_done(statement);
	return passage_answer(passage, GATE_CONFLICT);
}

static bool check_field(struct passage *passage, const struct gate_field *field)
{
	size_t i = column_find(passage->table, field->key);
	struct error error;

	if (i == passage->table->count || !*field->key || (passage->table->columns[i].flags & COLUMN_DERIVED))
		return passage_refuse(passage, field->key, _("‘%s’ 항목이 없습니다."), field->key);
	if (!(passage->table->columns[i].flags & COLUMN_SET))
		return passage_refuse(passage, field->key, _("‘%s’ 항목은 바꿀 수 없습니다."), field->key);
	if (!cell_check(passage->store, &passage->table->columns[i], field->value, &passage->after[i], &error))
		return passage_refuse(passage, field->key, "%s: %s", field->key, error.sentence);
	return true;
}

/* A report is of the status and of its days; and nothing is reported for a day that has not come. */
static bool check_verb(struct passage *passage)
{
	static const char *const reported[] = {"reported", "done_on", "forecast"};

	if (passage->effective > passage->store->today)
		return passage_refuse(passage, "effective", _("기준일보다 뒤의 날로는 적을 수 없습니다."));
	for (size_t i = 0; passage->request->verb == GATE_REPORT_STATUS && i < passage->request->count; i++) {
		const char *key = passage->request->fields[i].key;

		if (strcmp(key, reported[0]) && strcmp(key, reported[1]) && strcmp(key, reported[2]))
			return passage_refuse(passage, key, _("‘%s’ 항목은 보고가 아닙니다."), key);
	}
	return true;
}

static bool check_note(struct passage *passage, const char *key, const char *text, struct cell *cell)
{
	static const struct load_column body = {"", false, FIELD_BODY, VOCABULARY_NONE, CODE_NONE, 0, ""};
	struct error error;

	return !text || cell_check(passage->store, &body, text, cell, &error) ||
	       passage_refuse(passage, key, "%s: %s", key, error.sentence);
}

static bool check_validity(struct passage *passage)
{
	size_t to = column_find(passage->table, "valid_to");

	return to == passage->table->count ||
	       place_in_order(passage_cell(passage, passage->after, "valid_from"), &passage->after[to]) ||
	       passage_refuse(passage, passage_has(passage, "valid_to") ? "valid_to" : "valid_from",
			      _("끝나는 날이 시작하는 날보다 앞섭니다."));
}

static bool check_fields(struct passage *passage)
{
	for (size_t i = 0; i < passage->request->count; i++)
		if (!check_field(passage, &passage->request->fields[i]))
			return false;
	if (!check_note(passage, "reason", passage->request->reason, &passage->reason) ||
	    !check_note(passage, "authority", passage->request->authority, &passage->authority) || !check_validity(passage))
		return false;
	if (passage->request->ref.kind == RECORD_MILESTONE)
		return report_check(passage);
	return passage->request->ref.kind != RECORD_TARGET || target_check(passage);
}

/* Columns that only say what a logged one already says have no row of their own. */
static bool is_tracked(const struct passage *passage, size_t i)
{
	return passage->table->columns[i].flags & (COLUMN_SET | COLUMN_LOGGED);
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
	struct gate_answer *out = passage->answer;
	struct gate_change *change;

	out->changes = memory_grow(out->changes, out->count + 1, sizeof *out->changes);
	change = &out->changes[out->count++];
	snprintf(change->key, sizeof change->key, "%s", passage->table->columns[i].key);
	change->before = cell_print(&passage->table->columns[i], &passage->before[i]);
	change->after = cell_print(&passage->table->columns[i], &passage->after[i]);
}

static void collect_changes(struct passage *passage)
{
	size_t reported = column_find(passage->table, "reported");

	for (size_t i = 0; i < passage->table->count; i++)
		if (is_tracked(passage, i) &&
		    (!cell_equal(&passage->before[i], &passage->after[i]) || (i == reported && passage->reported_again)))
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
	statement = sql_take(passage->store, builder.sql, &passage->answer->error);
	builder_finish(&builder);
	if (!statement)
		return false;
	for (size_t i = 0; i < passage->table->count; i++)
		if (is_stored_anew(passage, i))
			cell_bind(&passage->after[i], statement, index++);
	sqlite3_bind_int64(statement, index, passage->request->ref.id);
	good = sql_run(passage->store, statement, &passage->answer->error);
	sql_give_back(passage->store, statement);
	return good;
}

static void row_state(struct passage *passage, struct cell *row, struct milestone_state *state)
{
	static const char *const keys[MILESTONE_COLUMNS] = {"type",     "date",        "forecast", "done_on",
							    "reported", "reported_on", "verified"};
	const char *texts[MILESTONE_COLUMNS];

	for (int i = 0; i < MILESTONE_COLUMNS; i++)
		texts[i] = passage_cell(passage, row, keys[i])->text;
	milestone_state(texts, state);
}

static bool update_tally(struct passage *passage)
{
	struct milestone_state before, after;

	if (passage->request->ref.kind != RECORD_MILESTONE)
		return true;
	row_state(passage, passage->before, &before);
	row_state(passage, passage->after, &after);
	return tally_change(passage->store, passage->sort, &before, -1, &passage->answer->error) &&
	       tally_change(passage->store, passage->sort, &after, 1, &passage->answer->error);
}

/* The row with what the search index must know of it as it was. */
static bool update_indexed(struct passage *passage)
{
	struct text_grams before = {0};
	struct error *error = &passage->answer->error;
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
	const struct gate_request *request = passage->request;
	struct chain chain;

	if (!chain_begin(&chain, passage->store, request->request_id, request->action, passage->effective,
			 &passage->answer->error))
		return false;
	chain.reason = passage->reason.text;
	chain.authority = passage->authority.text;
	for (size_t i = 0; i < passage->answer->count; i++) {
		const struct gate_change *change = &passage->answer->changes[i];
		struct chain_change row = {passage->code,  passage->table->name, change->key,
					   change->before, change->after,        passage->version + 1};

		if (!chain_append(&chain, &row, &passage->answer->error))
			return false;
	}
	return true;
}

static bool write_all(struct passage *passage)
{
	collect_changes(passage);
	if (passage->answer->count == 0 || passage->request->dry_run)
		return passage_answer(passage, GATE_OK);
	if (!update_indexed(passage) || !update_tally(passage) || !log_changes(passage))
		return failed(passage);
	passage->answer->version = passage->version + 1;
	return passage_answer(passage, GATE_OK);
}

static char *copy_column(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return text ? memory_copy(text, strlen(text)) : NULL;
}

/* A request that came through before is answered again: *DONE. Its changes are read back from the log. */
static bool answer_again(struct passage *passage, bool *done)
{
	static const char earlier[] =
		"SELECT field, old, new, version, entity FROM change WHERE request = ?1 ORDER BY id"; /* of one row */
	sqlite3_stmt *statement = sql_get(passage->store, earlier, &passage->answer->error);
	struct gate_answer *out = passage->answer;
	bool row = true;

	*done = false;
	if (!statement)
		return failed(passage);
	sql_bind_text(statement, 1, passage->request->request_id);
	for (;;) {
		struct gate_change *change;

		if (!sql_step(passage->store, statement, &row, &out->error))
			return failed(passage);
		if (!row)
			break;
		*done = true;
		if (strcmp(sql_text(statement, 4), passage->code) != 0) {
			sql_done(statement);
			return passage_refuse(passage, "", _("이 요청 번호는 다른 것을 바꾸는 데 이미 쓰였습니다."));
		}
		out->version = sqlite3_column_int64(statement, 3);
		out->changes = memory_grow(out->changes, out->count + 1, sizeof *out->changes);
		change = &out->changes[out->count++];
		snprintf(change->key, sizeof change->key, "%s", sql_text(statement, 0));
		change->before = copy_column(statement, 1);
		change->after = copy_column(statement, 2);
	}
	sql_done(statement);
	return passage_answer(passage, GATE_OK);
}

static bool pass(struct passage *passage)
{
	bool done = false;

	if (!read_row(passage))
		return false;
	if (passage->request->request_id) {
		if (strlen(passage->request->request_id) >= GATE_REQUEST_ID)
			return passage_refuse(passage, "", _("요청 번호가 너무 깁니다."));
		if (!answer_again(passage, &done))
			return false;
	}
	return done || (check_version(passage) && check_verb(passage) && check_fields(passage) && write_all(passage));
}

static bool pass_in_transaction(struct passage *passage)
{
	bool good;

	if (!sql_begin(passage->store, &passage->answer->error))
		return failed(passage);
	good = pass(passage);
	if (!good || passage->answer->count == 0 || passage->request->dry_run) {
		sql_rollback(passage->store);
		return good;
	}
	return sql_commit(passage->store, &passage->answer->error) || failed(passage);
}

bool store_write(struct store *store, const struct gate_request *request, struct gate_answer *out)
{
	struct passage passage = {.store = store, .request = request, .answer = out, .table = table_of(request->ref.kind)};
	bool good;

	*out = (struct gate_answer){.result = GATE_INVALID};
	passage.effective = request->effective == DAY_NONE ? store->today : request->effective;
	if (!passage.table)
		return passage_refuse(&passage, "", _("이 종류는 바꿀 수 없습니다."));
	if (store->read_only) {
		error_set(&out->error, ERROR_REFUSED, _("읽기 전용으로 열어서 바꿀 수 없습니다: %s."), store->path);
		return passage_answer(&passage, GATE_DENIED);
	}
	passage.before = memory_new(passage.table->count, sizeof *passage.before);
	passage.after = memory_new(passage.table->count, sizeof *passage.after);
	good = pass_in_transaction(&passage);
	row_free(passage.before, passage.table->count);
	row_free(passage.after, passage.table->count);
	cell_finish(&passage.reason);
	cell_finish(&passage.authority);
	return good;
}

void gate_answer_finish(struct gate_answer *answer)
{
	if (!answer)
		return;
	for (size_t i = 0; i < answer->count; i++) {
		free(answer->changes[i].before);
		free(answer->changes[i].after);
	}
	free(answer->changes);
	answer->changes = NULL;
	answer->count = 0;
}
