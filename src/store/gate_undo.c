/* Undo and redo: the changes of a request backwards, or forwards again, as a request of its own. */
#include <stdarg.h>
#include <stdio.h>
#include "undo.h"

static bool deny(struct writing *writing, enum error_code code, const char *sentence)
{
	error_set(&writing->answer->error, code, "%s", sentence);
	return writing_answer(writing, GATE_DENIED);
}

bool undo_refuse(struct undoing *undoing, const char *format, ...)
{
	char sentence[ERROR_SENTENCE];
	va_list values;

	va_start(values, format);
	vsnprintf(sentence, sizeof sentence, format, values);
	va_end(values);
	return deny(undoing->writing, ERROR_REFUSED, sentence);
}

/* What people call a field. */
static const char *heading_of(const struct table *table, const char *key)
{
	const struct field *field = table_field(table, key);

	return field ? _(field->heading) : key;
}

static bool refuse_named(struct undoing *undoing, const struct undo_change *change, const char *field, sqlite3_stmt *who)
{
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};
	char at[64];

	field_print(&time, sql_text(who, 1), at, sizeof at);
	return undo_refuse(undoing, _("‘%s’의 %s: %s 님이 그 뒤에 바꾸었습니다(%s). 아무것도 바꾸지 않았습니다."), change->entity,
			   heading_of(change->table, field), sql_text(who, 0), at);
}

bool undo_refuse_later(struct undoing *undoing, const struct undo_change *change, const char *field)
{
	static const char newest[] =
		"SELECT login, at FROM change WHERE entity = ?1 AND kind = ?2 AND field = ?3 AND id > ?4 AND "
		"coalesce(undoes, request) <> ?5 ORDER BY id DESC LIMIT 1";
	struct store *store = undoing->writing->store;
	sqlite3_stmt *statement = sql_get(store, newest, &undoing->writing->answer->error);
	bool row;

	if (!statement)
		return writing_fail(undoing->writing);
	sql_bind_text(statement, 1, change->entity);
	sql_bind_text(statement, 2, change->table->name);
	sql_bind_text(statement, 3, field);
	sqlite3_bind_int64(statement, 4, change->id);
	sql_bind_text(statement, 5, undoing->request);
	if (!sql_step(store, statement, &row, &undoing->writing->answer->error))
		return writing_fail(undoing->writing);
	if (row)
		refuse_named(undoing, change, field, statement);
	else
		undo_refuse(undoing, _("‘%s’의 %s이(가) 변경 기록과 맞지 않습니다. gwagi check로 살펴보십시오."), change->entity,
			    heading_of(change->table, field));
	sql_done(statement);
	return false;
}

/* Whatever came later and still holds is kept: of a row that was added all of it, of a field what is about it. */
static bool check_later(struct undoing *undoing, const struct undo_change *change)
{
	static const char later[] =
		"SELECT q.login, q.at, q.field FROM change q WHERE q.entity = ?1 AND q.kind = ?2 AND q.id > ?3 AND (?4 = '*' OR "
		"q.field = ?4) AND q.undoes IS NULL AND q.request <> ?5 AND (SELECT u.action FROM change u WHERE u.undoes = "
		"q.request ORDER BY u.id DESC LIMIT 1) IS NOT 'undo' ORDER BY q.id DESC LIMIT 1";
	struct store *store = undoing->writing->store;
	sqlite3_stmt *statement;
	bool row;

	if (!undo_has_code(change->table))
		return true; /* logged under what it belongs to, and never changed */
	statement = sql_get(store, later, &undoing->writing->answer->error);
	if (!statement)
		return writing_fail(undoing->writing);
	sql_bind_text(statement, 1, change->entity);
	sql_bind_text(statement, 2, change->table->name);
	sqlite3_bind_int64(statement, 3, change->id);
	sql_bind_text(statement, 4, change->field);
	sql_bind_text(statement, 5, undoing->request);
	if (!sql_step(store, statement, &row, &undoing->writing->answer->error))
		return writing_fail(undoing->writing);
	if (row)
		refuse_named(undoing, change, sql_text(statement, 2), statement);
	sql_done(statement);
	return !row;
}

static char *copy_column(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return text ? memory_copy(text, strlen(text)) : NULL;
}

static bool add_change(struct undoing *undoing, sqlite3_stmt *statement)
{
	const struct table *table = table_find(sql_text(statement, 2));
	struct undo_change *change;

	if (!table)
		return undo_refuse(undoing, _("‘%s’의 변경은 취소하거나 되살릴 수 없습니다."), sql_text(statement, 1));
	undoing->changes = memory_grow(undoing->changes, undoing->count + 1, sizeof *undoing->changes);
	change = &undoing->changes[undoing->count++];
	*change = (struct undo_change){.id = sqlite3_column_int64(statement, 0), .table = table};
	snprintf(change->entity, sizeof change->entity, "%s", sql_text(statement, 1));
	snprintf(change->field, sizeof change->field, "%s", sql_text(statement, 3));
	change->old = copy_column(statement, 4);
	change->new = copy_column(statement, 5);
	return true;
}

static bool read_changes(struct undoing *undoing)
{
	static const char changes[] = "SELECT id, entity, kind, field, old, new FROM change WHERE request = ?1 ORDER BY id";
	struct store *store = undoing->writing->store;
	sqlite3_stmt *statement = sql_get(store, changes, &undoing->writing->answer->error);
	bool row = true, good = true;

	if (!statement)
		return writing_fail(undoing->writing);
	sql_bind_text(statement, 1, undoing->request);
	while (good && row) {
		if (!sql_step(store, statement, &row, &undoing->writing->answer->error))
			return writing_fail(undoing->writing);
		good = !row || add_change(undoing, statement);
	}
	sql_done(statement);
	return good;
}

static bool is_row(const struct undo_change *change)
{
	return strcmp(change->field, "*") == 0;
}

/* Whether no later change of the request is about a field of the same row. */
static bool is_last(const struct undoing *undoing, size_t place)
{
	const struct undo_change *change = &undoing->changes[place];

	for (size_t i = place + 1; i < undoing->count; i++)
		if (undoing->changes[i].table == change->table && !is_row(&undoing->changes[i]) &&
		    strcmp(undoing->changes[i].entity, change->entity) == 0)
			return false;
	return true;
}

static bool has_evidence(const struct undoing *undoing)
{
	for (size_t i = 0; i < undoing->count; i++)
		if (is_row(&undoing->changes[i]) && strcmp(undoing->changes[i].table->name, "evidence") == 0)
			return true;
	return false;
}

/* What came with a report or with evidence needs no more than those: a time of a milestone, that proof was received. */
static enum right right_of(const struct undoing *undoing, const struct undo_change *change)
{
	if (is_row(change) && strcmp(change->table->name, "occurrence") == 0)
		return RIGHT_REPORT;
	if (strcmp(change->field, "verified") == 0 && change->new &&strcmp(change->new, "received") == 0 && has_evidence(undoing))
		return RIGHT_EVIDENCE;
	return rights_of_change(change->table->name, change->field, change->old, change->new);
}

/* Taking a change back needs the right that it needed itself, today. */
static bool check_rights(struct undoing *undoing, const struct undo_change *change)
{
	return rights_check(undoing->writing, RIGHT_UNDO, change->entity) &&
	       rights_check(undoing->writing, right_of(undoing, change), change->entity);
}

static bool carry_out_row(struct undoing *undoing, const struct undo_change *change)
{
	if (undoing->redo) /* whose it is can be seen when it is there */
		return undo_insert(undoing, change) && check_rights(undoing, change);
	return check_rights(undoing, change) && undo_remove(undoing, change);
}

/* Backwards to undo: what a later change needs goes after it. The fields of a row are one change of it. */
static bool carry_out(struct undoing *undoing)
{
	for (size_t i = 0; i < undoing->count; i++) {
		size_t place = undoing->redo ? i : undoing->count - 1 - i;
		const struct undo_change *change = &undoing->changes[place];

		if (is_row(change) ? !carry_out_row(undoing, change) : !check_rights(undoing, change))
			return false;
		if (!is_row(change) && is_last(undoing, place) && !undo_fields(undoing, place))
			return false;
	}
	return true;
}

static bool run(struct undoing *undoing)
{
	if (!read_changes(undoing))
		return false;
	for (size_t i = 0; i < undoing->count; i++)
		if (!check_later(undoing, &undoing->changes[i]))
			return false;
	return carry_out(undoing);
}

static bool find(struct undoing *undoing, const char *wanted)
{
	if (!undo_next(undoing->writing->store, undoing->redo, undoing->request, &undoing->writing->answer->error))
		return writing_fail(undoing->writing);
	if (*undoing->request && (!wanted || strcmp(wanted, undoing->request) == 0))
		return true;
	if (wanted) {
		error_set(&undoing->writing->answer->error, ERROR_RETRY,
			  _("그사이 다른 변경이 있었습니다. 다시 보고 정하십시오."));
		return writing_answer(undoing->writing, GATE_CONFLICT);
	}
	return deny(undoing->writing, ERROR_NOT_FOUND,
		    undoing->redo ? _("되살릴 것이 없습니다. 취소한 뒤에 새로 바꾼 것이 있으면 되살리지 못합니다.")
				  : _("취소할 변경이 없습니다. init과 import는 그 앞의 사본(gwagi backup)으로만 되돌립니다."));
}

bool gate_undo(struct writing *writing, const struct gate_request *request)
{
	struct undoing undoing = {.writing = writing, .redo = request->verb == GATE_REDO};
	struct chain *chain = &writing->chain;
	bool good;

	if (writing->effective != writing->store->today)
		return writing_refuse(writing, "effective", _("취소와 되살리기는 기준일에만 적습니다."));
	if (!find(&undoing, request->undoes))
		return false;
	if (request != writing->request)
		chain_next_request(chain, request->request_id);
	chain->action = undoing.redo ? "redo" : "undo";
	chain->undoes = undoing.request;
	good = run(&undoing);
	chain->undoes = NULL;
	for (size_t i = 0; i < undoing.count; i++) {
		free(undoing.changes[i].old);
		free(undoing.changes[i].new);
	}
	free(undoing.changes);
	return good;
}
