/* The words of a form: what would be changed, what was done. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/text/memory.h"

void form_say(struct form *form, const char *sentence)
{
	body_finish(&form->note);
	body_add(&form->note, "%s", sentence);
}

static struct form_row *row_of(struct form *form, const char *code)
{
	for (size_t i = 0; i < form->row_count; i++)
		if (strcmp(form->rows[i].code, code) == 0)
			return &form->rows[i];
	return NULL;
}

/* Of a new row what it is called, as it was typed: "증빙: 관보 제1호"; else what is said of every change. To be freed. */
static char *said_of(const struct form *form, const struct gate_change *change)
{
	enum form_part part = form->type->verb == GATE_ADD ? PART_ROW : PART_EXTRA;
	const char *table = part == PART_ROW ? form->type->table : form->type->extra;

	for (int i = 0; strcmp(change->key, "*") == 0 && table && !strcmp(change->table, table) && i < form->count; i++) {
		const struct form_entry *entry = &form->entries[i];
		struct text said = {0};
		char *copy;

		if (entry->field->part != part || entry->field->input == FORM_PICK)
			continue;
		text_append_format(&said, "%s: %s%s (%s)", change_table(table), form_text(entry),
				   entry->field->input == FORM_AMOUNT ? form->unit : "", change->entity);
		copy = memory_copy(text_bytes(&said), said.length);
		text_finish(&said);
		return copy;
	}
	return change_sentence(change);
}

/* What was changed twice on the way is told once. */
static void join_changes(struct gate_answer *answer)
{
	for (size_t i = 0; i < answer->count; i++) {
		struct gate_change *change = &answer->changes[i], *later = change + 1, *end = answer->changes + answer->count;

		while (later < end && (strcmp(later->entity, change->entity) != 0 || strcmp(later->key, change->key) != 0))
			later++;
		if (later == end || strcmp(change->key, "*") == 0)
			continue;
		free(later->before);
		free(change->after);
		later->before = change->before;
		memmove(change, change + 1, (size_t)(end - change - 1) * sizeof *change);
		answer->count--;
		i--;
	}
}

/* What would be changed, row by row. */
void form_preview(struct form *form, struct gate_answer *answer)
{
	const char *before = form->row_count > 1 ? "" : form->rows[0].code;

	join_changes(answer);
	body_finish(&form->change);
	for (size_t i = 0; i < answer->count; i++) {
		const struct gate_change *change = &answer->changes[i];
		const struct form_row *row = row_of(form, change->entity);
		char *said = said_of(form, change);

		if (row && strcmp(before, change->entity) != 0) {
			body_add(&form->change, "%s %s\n", row->code, row->title);
			before = row->code;
		}
		if (row || strcmp(change->key, "*") == 0)
			body_add(&form->change, "  %s\n", said);
		else
			body_add(&form->change, "  %s %s\n", change->entity, said);
		free(said);
	}
	if (*answer->warning)
		body_add(&form->change, "  ! %s\n", answer->warning);
}

/* As much of a value as a line has room for beside others. */
static void append_value(struct text *sentence, const char *value)
{
	enum { CELLS = 28 };
	struct text whole = {0}, part = {0};

	text_append(&whole, value);
	if (whole.cells > CELLS)
		text_fit(&part, &whole, CELLS, TEXT_LEFT);
	text_append_text(sentence, whole.cells > CELLS ? &part : &whole);
	text_finish(&whole);
	text_finish(&part);
}

/* "1.2.2.1m1 상태: 미보고 -> 추진중": with the label that the field has here. */
static void append_change(struct form *form, const struct gate_change *change, struct text *sentence)
{
	struct form_entry *entry = row_of(form, change->entity) ? form_entry(form, change->key) : NULL;
	const struct field *field = change_field(change_kind(change->table), change->key);
	char *said, *before, *after;

	if (!entry || entry->field->part != PART_ROW || strcmp(change->key, "*") == 0) {
		said = said_of(form, change);
		text_append(sentence, said);
		free(said);
		return;
	}
	before = change_value(field, change->before);
	after = change_value(field, change->after);
	text_append_format(sentence, "%s: ", _(entry->field->label));
	append_value(sentence, before);
	text_append(sentence, " -> ");
	append_value(sentence, after);
	free(before);
	free(after);
}

/* Its place in the sentence: in the order of the form, behind that what follows from it. */
static int place_of(struct form *form, const struct gate_change *change)
{
	for (int i = 0; row_of(form, change->entity) && i < form->count; i++)
		if (form->entries[i].field->part == PART_ROW && strcmp(form->entries[i].field->key, change->key) == 0)
			return i;
	return form->count;
}

static void append_changes(struct form *form, const struct gate_answer *answer, struct text *sentence)
{
	const char *before = "", *subject;
	size_t told = 0, most = form->row_count == 1 ? 3 : 1;

	for (int place = 0; place <= form->count; place++) {
		for (size_t i = 0; i < answer->count && told < most; i++) {
			const struct gate_change *change = &answer->changes[i];

			if (place_of(form, change) != place)
				continue;
			text_append(sentence, told++ ? ", " : "");
			subject = strcmp(change->key, "*") == 0 && form->row_count == 1 ? form->rows[0].code : change->entity;
			if (strcmp(before, subject) != 0)
				text_append_format(sentence, "%s ", subject);
			append_change(form, change, sentence);
			before = subject;
		}
	}
	if (told < answer->count)
		text_append_format(sentence, _(" 외 %zu항목"), answer->count - told);
}

/* Short dates end with a point already. */
static void end_sentence(struct text *sentence)
{
	if (sentence->length && sentence->bytes[sentence->length - 1] != '.')
		text_append(sentence, ".");
}

void form_say_written(struct dashboard *dashboard, struct form *form, struct gate_answer *answer)
{
	struct text sentence = {0};
	char key[KEY_NAME];

	join_changes(answer);
	keymap_first(&dashboard->keymap, ACTION_UNDO, key);
	if (form->row_count > 1)
		text_append_format(&sentence, _("%zu줄을 한꺼번에 바꾸었습니다: "), form->row_count);
	if (answer->count)
		append_changes(form, answer, &sentence);
	else
		text_append_format(&sentence, _("%s: 바뀐 것이 없습니다"), form->rows[0].code);
	end_sentence(&sentence);
	if (answer->count && *key)
		text_append_format(&sentence, _(" %s 취소"), key);
	if (answer->merged)
		text_append_format(&sentence, _("  그사이 다른 사람이 바꾼 %zu항목도 그대로입니다."), answer->merged);
	if (*answer->warning)
		text_append_format(&sentence, " ! %s", answer->warning);
	dashboard_say(dashboard, *answer->warning ? STYLE_ATTENTION : STYLE_NORMAL, text_bytes(&sentence));
	text_finish(&sentence);
}
