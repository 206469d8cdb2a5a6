/* What is typed in a form outlives the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

enum { ROWS = 200 }; /* that a draft may name */

/* Names that begin with a point are for form_reopen() alone. */
static const char variant_name[] = ".variant", rows_name[] = ".rows";

static void put(struct draft *draft, const char *name, const char *value)
{
	if (draft->count < DRAFT_FIELDS)
		draft->fields[draft->count++] = (struct draft_field){name, value};
}

void form_keep(const void *state, struct draft *draft)
{
	const struct form *form = state;

	draft->dialog = form->type->name;
	if (!form_is_typed(form))
		return;
	draft->code = form->rows[0].code;
	for (int i = 0; i < form->count; i++)
		if (form_is_shown(form, i) && form_is_touched(&form->entries[i]))
			put(draft, form->entries[i].name, form_text(&form->entries[i]));
	if (*form->variant)
		put(draft, variant_name, form->variant);
	if (form->row_count > 1)
		put(draft, rows_name, form->codes);
}

static const struct form_type *type_of(const struct draft *draft)
{
	static const struct form_type *const types[] = {&form_status,  &form_verify,   &form_edit,
							&form_reading, &form_evidence, &form_call};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i]->name, draft->dialog) == 0)
			return types[i];
	return NULL;
}

/* The codes in TEXT, which is cut up. */
static size_t split_rows(char *text, const char *codes[ROWS])
{
	size_t count = 0;

	while (*text && count < ROWS) {
		size_t length = strcspn(text, " ");

		codes[count++] = text;
		text += length;
		if (*text)
			*text++ = '\0';
	}
	return count;
}

/* The last text has the focus; a word that is none is to be chosen again. */
static bool take_values(struct form *form, const struct draft *draft, struct error *error)
{
	bool good = true;

	for (int i = 0; i < form->count; i++) {
		struct form_entry *entry = &form->entries[i];
		const char *value = draft_value(draft, entry->name);

		if (!*value)
			continue;
		if (entry->field->input == FORM_PICK)
			good = form_set(entry, value) && good;
		else if (text_editor_set(entry->prompt.editor, value, strlen(value)))
			form->focus = i;
		else
			return error_set(error, ERROR_USAGE, "%s", _("들어가지 않았습니다. 적어 둔 글이 칸보다 깁니다."));
	}
	if (!good)
		form->focus = 0;
	return true;
}

static struct form *build(struct dashboard *dashboard, const struct form_type *type, const struct draft *draft,
			  struct error *error)
{
	const char *rows = draft_value(draft, rows_name), *codes[ROWS];
	char *text = memory_copy(*rows ? rows : draft->code, strlen(*rows ? rows : draft->code));
	struct form *form = form_create(type, draft_value(draft, variant_name));
	size_t count = split_rows(text, codes);

	if (!count || !form_load(dashboard, form, codes, count, error) || !take_values(form, draft, error)) {
		form_destroy(form);
		form = NULL;
	} else {
		form->marked = count > 1;
		form_check(dashboard, form);
	}
	free(text);
	return form;
}

bool form_reopen(struct dashboard *dashboard, const struct draft *draft, struct error *error)
{
	const struct form_type *type = type_of(draft);
	struct form *form;

	if (!type)
		return error_set(error, ERROR_USAGE, "%s", _("이 글을 쓰던 대화 상자가 이 판에는 없습니다."));
	error_set(error, ERROR_USAGE, "%s", _("적어 둔 글에 코드가 없습니다."));
	form = build(dashboard, type, draft, error);
	if (!form)
		return false;
	dashboard_open(dashboard, &dialog_form, form);
	return true;
}
