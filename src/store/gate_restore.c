/* The fields of a row as they were before a request, or after it. */
#include <stdio.h>
#include "place.h"
#include "replay.h"
#include "undo.h"

struct restoration {
	struct undoing *undoing;
	struct passage passage;
	size_t last;    /* of the request's changes, the last that is about a field of the row */
	bool *restored; /* by column */
};

/* Whether that change of the request is one of a field of the row. */
static bool is_about(const struct restoration *restoration, size_t place)
{
	const struct undo_change *changes = restoration->undoing->changes;

	return changes[place].table == changes[restoration->last].table && strcmp(changes[place].field, "*") != 0 &&
	       strcmp(changes[place].entity, changes[restoration->last].entity) == 0;
}

/* The first and the last change of a field; false if there is none. */
static bool find_changes(const struct restoration *restoration, const char *key, const struct undo_change **first,
			 const struct undo_change **last)
{
	*first = *last = NULL;
	for (size_t i = 0; i <= restoration->last; i++)
		if (is_about(restoration, i) && strcmp(restoration->undoing->changes[i].field, key) == 0) {
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

/* What only follows from a logged column is known by replaying the log up to the request, and with it: what is different then
 * came by it. */
static bool restore_follower(struct restoration *restoration, const struct replay *replay, size_t place)
{
	const char *key = restoration->passage.table->columns[place].key;
	struct sight before = {.day = "9999-12-31"}, with = before;
	const char *old, *new;
	bool known;

	for (size_t i = 0; i <= restoration->last; i++)
		if (is_about(restoration, i)) {
			before.last = before.last ? before.last : restoration->undoing->changes[i].id - 1;
			with.last = restoration->undoing->changes[i].id;
		}
	old = replay_value(replay, &before, key, &known);
	new = replay_value(replay, &with, key, &known);
	if (!known || (old && new ? strcmp(old, new) == 0 : old == new))
		return true;
	return put_value(restoration, place, restoration->undoing->redo ? new : old);
}

static bool restore_followers(struct restoration *restoration)
{
	struct passage *passage = &restoration->passage;
	struct replay replay = {0};
	bool good = replay_read(passage->store, passage->table, passage->code, &replay, &passage->writing->answer->error) ||
		    writing_fail(passage->writing);

	for (size_t i = 0; good && i < passage->table->count; i++) {
		unsigned flags = passage->table->columns[i].flags;

		if ((flags & COLUMN_FOLLOWS) && !(flags & COLUMN_DERIVED))
			good = restore_follower(restoration, &replay, i);
	}
	replay_finish(&replay);
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
	return restore_followers(restoration) && settle(restoration) && gate_row_update(passage);
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
