/* The fields of a row as they were before a request, or after it. */
#include <stdio.h>
#include "place.h"
#include "undo.h"

struct restoration {
	struct undoing *undoing;
	struct passage passage;
	size_t last;    /* of the request's changes, the last that is about a field of the row */
	bool *restored; /* by column */
};

static bool is_about(const struct restoration *restoration, size_t place, const char *key)
{
	const struct undo_change *changes = restoration->undoing->changes;

	return changes[place].table == changes[restoration->last].table && strcmp(changes[place].field, key) == 0 &&
	       strcmp(changes[place].entity, changes[restoration->last].entity) == 0;
}

/* The first and the last change of a field; false if there is none. */
static bool find_changes(const struct restoration *restoration, const char *key, const struct undo_change **first,
			 const struct undo_change **last)
{
	*first = *last = NULL;
	for (size_t i = 0; i <= restoration->last; i++)
		if (is_about(restoration, i, key)) {
			*last = &restoration->undoing->changes[i];
			*first = *first ? *first : *last;
		}
	return *first;
}

static bool is_value(const struct load_column *column, const struct cell *cell, const char *text)
{
	char *printed = cell_print(column, cell);
	bool same = printed && text ? strcmp(printed, text) == 0 : printed == text;

	free(printed);
	return same;
}

static bool put_value(struct restoration *restoration, size_t place, const char *text)
{
	struct passage *passage = &restoration->passage;
	const struct load_column *column = &passage->table->columns[place];
	struct error error;

	if (!text)
		cell_finish(&passage->after[place]);
	else if (!cell_check(passage->store, column, text, &passage->after[place], &error))
		return undo_refuse(restoration->undoing, "%s %s: %s", passage->code, column->key, error.sentence);
	return true;
}

static bool restore_column(struct restoration *restoration, size_t place)
{
	struct passage *passage = &restoration->passage;
	const struct load_column *column = &passage->table->columns[place];
	const struct undo_change *first, *last;
	bool redo = restoration->undoing->redo;

	if (!*column->key || !find_changes(restoration, column->key, &first, &last))
		return true;
	if (!is_value(column, &passage->before[place], redo ? first->old : last->new))
		return undo_refuse_later(restoration->undoing, last, column->key);
	restoration->restored[place] = true;
	return put_value(restoration, place, redo ? last->new : first->old);
}

/* Columns that follow from the changes of another one, and how: the value that they had before the change ?3. A request that
 * took something back has logged them itself. */
#define ROW "FROM change WHERE entity = ?1 AND kind = ?2 AND id < ?3 AND "
#define WITH_REPORT(column, value)                                                                                             \
	"SELECT CASE field WHEN '" column "' THEN new WHEN '*' THEN json_extract(new, '$." column "') ELSE " value " END " ROW \
	"(field = '" column "' OR (field = '*' AND new IS NOT NULL) OR (field = 'reported' AND undoes IS NULL)) ORDER BY id "  \
	"DESC LIMIT 1"
static const struct follower {
	const char *key, *with, *sql;
} followers[] = {
	{"reported_on", "reported", WITH_REPORT("reported_on", "CASE WHEN new = 'none' THEN NULL ELSE effective END")},
	{"reason", "reported", WITH_REPORT("reason", "reason")},
	{"original", "date",
	 "WITH base(id, value) AS (SELECT id, CASE field WHEN 'original' THEN new ELSE json_extract(new, '$.original') END " ROW
	 "(field = 'original' OR (field = '*' AND new IS NOT NULL)) ORDER BY id DESC LIMIT 1) SELECT coalesce((SELECT value FROM "
	 "base), (SELECT old " ROW "field = 'date' AND undoes IS NULL AND old IS NOT NULL AND id > coalesce((SELECT id FROM "
	 "base), 0) ORDER BY id LIMIT 1))"},
};

static bool restore_follower(struct restoration *restoration, const struct follower *follower)
{
	struct passage *passage = &restoration->passage;
	size_t place = column_find(passage->table, follower->key);
	const struct undo_change *first, *last;
	struct error *error = &passage->writing->answer->error;
	sqlite3_stmt *statement;
	bool row, good;

	if (place == passage->table->count || !find_changes(restoration, follower->with, &first, &last))
		return true;
	statement = sql_get(passage->store, follower->sql, error);
	if (!statement)
		return writing_fail(passage->writing);
	sql_bind_text(statement, 1, passage->code);
	sql_bind_text(statement, 2, passage->table->name);
	sqlite3_bind_int64(statement, 3, restoration->undoing->redo ? last->id + 1 : first->id);
	if (!sql_step(passage->store, statement, &row, error))
		return writing_fail(passage->writing);
	good = put_value(restoration, place, row ? (const char *)sqlite3_column_text(statement, 0) : NULL);
	sql_done(statement);
	return good;
}

static bool is_word(struct passage *passage, const char *key, enum vocabulary vocabulary, int value)
{
	const char *text = passage_cell(passage, passage->after, key)->text;

	return text && strcmp(text, word_english(vocabulary, value)) == 0;
}

/* What somebody has said since of what was reported done would be left hanging. */
static bool check_report(struct restoration *restoration)
{
	struct passage *passage = &restoration->passage;
	const struct undo_change *last = &restoration->undoing->changes[restoration->last];

	if (is_word(passage, "reported", VOCABULARY_REPORTED, REPORTED_DONE))
		return true;
	if (is_word(passage, "verified", VOCABULARY_VERIFIED, VERIFIED_CONFIRMED))
		return undo_refuse_later(restoration->undoing, last, "verified");
	return !passage_cell(passage, passage->after, "done_on")->text ||
	       undo_refuse_later(restoration->undoing, last, "done_on");
}

/* Of two fields that must be in order, the one that was changed since: not the one that comes back. */
static const char *other_of(struct restoration *restoration, const char *one, const char *other)
{
	return restoration->restored[column_find(restoration->passage.table, one)] ? other : one;
}

static bool check_order(struct restoration *restoration)
{
	struct passage *passage = &restoration->passage;
	const struct undo_change *last = &restoration->undoing->changes[restoration->last];
	size_t to = column_find(passage->table, "valid_to");

	return to == passage->table->count ||
	       place_in_order(passage_cell(passage, passage->after, "valid_from"), &passage->after[to]) ||
	       undo_refuse_later(restoration->undoing, last, other_of(restoration, "valid_from", "valid_to"));
}

/* What follows from the row's own columns, and whether they still go together: somebody may have changed another one. */
static bool settle(struct restoration *restoration)
{
	struct passage *passage = &restoration->passage;
	const struct undo_change *last = &restoration->undoing->changes[restoration->last];
	size_t amount = column_find(passage->table, "amount");
	const char *key;

	if (column_find(passage->table, "reported") < passage->table->count && !check_report(restoration))
		return false;
	if (passage->table->kind == RECORD_MILESTONE)
		place_days(passage_cell(passage, passage->after, "date"), passage_cell(passage, passage->after, "due_first"),
			   passage_cell(passage, passage->after, "due_last"));
	if (passage->table->kind == RECORD_TARGET && place_figures(passage->table, passage->after, &key))
		return undo_refuse_later(restoration->undoing, last, other_of(restoration, "low", "high"));
	if (amount < passage->table->count)
		cell_set_integer(passage_cell(passage, passage->after, "scale"), passage->after[amount].scale);
	return check_order(restoration);
}

static bool restore(struct restoration *restoration)
{
	struct passage *passage = &restoration->passage;

	if (!gate_row_read(passage))
		return false;
	for (size_t i = 0; i < passage->table->count; i++)
		if (!restore_column(restoration, i))
			return false;
	for (size_t i = 0; i < sizeof followers / sizeof *followers; i++)
		if (!restore_follower(restoration, &followers[i]))
			return false;
	return settle(restoration) && gate_row_update(passage);
}

bool undo_fields(struct undoing *undoing, size_t last)
{
	const struct undo_change *change = &undoing->changes[last];
	struct gate_request request = {.ref = {.kind = (enum record_kind)change->table->kind}};
	struct restoration restoration = {.undoing = undoing, .last = last};
	bool good;

	if (!undo_row(undoing, change, &request.ref.id))
		return false;
	if (!request.ref.id)
		return undo_refuse(undoing, _("‘%s’이(가) 이제 없습니다."), change->entity);
	restoration.restored = memory_new(change->table->count, sizeof *restoration.restored);
	restoration.passage = (struct passage){.writing = undoing->writing,
					       .store = undoing->writing->store,
					       .request = &request,
					       .table = change->table,
					       .restored = restoration.restored};
	good = restore(&restoration);
	gate_row_finish(&restoration.passage);
	free(restoration.restored);
	return good;
}
