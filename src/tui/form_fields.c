/* The fields of a form: what is stored in them, what stands in them, which of them are shown. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

enum { LINE_LIMIT = 1500, BODY_LIMIT = 12000 }; /* bytes */

/* A body is typed in one line: its line breaks are this sign there. */
const char form_line_break[] = "␤";

struct form *form_create(const struct form_type *type, const char *variant)
{
	struct form *form = memory_new(1, sizeof *form);

	form->type = type;
	snprintf(form->variant, sizeof form->variant, "%s", variant);
	for (size_t i = 0; i < type->count; i++)
		form_add(form, &type->fields[i]);
	return form;
}

static void finish_entry(struct form_entry *entry)
{
	free(entry->before);
	free(entry->start);
	prompt_finish(&entry->prompt);
	choice_finish(&entry->choice);
	body_finish(&entry->fault);
}

void form_destroy(struct form *form)
{
	for (int i = 0; i < form->count; i++)
		finish_entry(&form->entries[i]);
	for (size_t i = 0; i < form->row_count; i++)
		free(form->rows[i].title);
	free(form->rows);
	free(form->codes);
	body_finish(&form->about);
	body_finish(&form->change);
	body_finish(&form->note);
	body_finish(&form->collision);
	free(form);
}

static char *copy(const char *text)
{
	return memory_copy(text, strlen(text));
}

void form_add(struct form *form, const struct form_field *field)
{
	struct form_entry *entry = &form->entries[form->count++];

	*entry = (struct form_entry){.field = field, .before = copy(""), .start = copy("")};
	prompt_start(&entry->prompt, field->input == FORM_BODY ? BODY_LIMIT : LINE_LIMIT);
	if (field->empty)
		choice_add(&entry->choice, "", _("없음"));
	choice_add_words(&entry->choice, field->vocabulary);
	snprintf(entry->name, sizeof entry->name, "%s%s", field->part == PART_EXTRA ? "extra." : "", field->key);
}

struct form_entry *form_entry(struct form *form, const char *key)
{
	for (int i = 0; i < form->count; i++)
		if (strcmp(form->entries[i].field->key, key) == 0)
			return &form->entries[i];
	return NULL;
}

/* Replace every FROM in TEXT; to be freed. */
static char *replaced(const char *text, const char *from, const char *to)
{
	size_t count = 0, used = 0;
	char *out;

	for (const char *at = strstr(text, from); at; at = strstr(at + strlen(from), from))
		count++;
	out = memory_new(strlen(text) + count * strlen(to) + 1, 1);
	while (*text) {
		bool here = strncmp(text, from, strlen(from)) == 0;
		const char *piece = here ? to : text;
		size_t length = here ? strlen(to) : 1;

		memcpy(out + used, piece, length);
		used += length;
		text += here ? strlen(from) : 1;
	}
	return out;
}

const char *form_text(const struct form_entry *entry)
{
	return entry->field->input == FORM_PICK ? choice_value(&entry->choice) : text_editor_bytes(entry->prompt.editor);
}

char *form_value(const struct form_entry *entry)
{
	return entry->field->input == FORM_BODY ? replaced(form_text(entry), form_line_break, "\n") : copy(form_text(entry));
}

bool form_set(struct form_entry *entry, const char *value)
{
	char *typed;
	bool fits;

	if (entry->field->input == FORM_PICK) {
		int place = choice_find(&entry->choice, value);

		entry->choice.cursor = place < 0 ? 0 : place;
		return place >= 0;
	}
	typed = entry->field->input == FORM_BODY ? replaced(value, "\n", form_line_break) : copy(value);
	fits = text_editor_set(entry->prompt.editor, typed, strlen(typed));
	free(typed);
	return fits;
}

bool form_is_changed(const struct form_entry *entry)
{
	return entry->before ? strcmp(form_text(entry), entry->before) != 0 : form_is_touched(entry);
}

bool form_is_touched(const struct form_entry *entry)
{
	return strcmp(form_text(entry), entry->start) != 0;
}

bool form_is_typed(const struct form *form)
{
	for (int i = 0; i < form->count; i++)
		if (form->entries[i].field->input != FORM_PICK && form_is_touched(&form->entries[i]))
			return true;
	return false;
}

static bool fits_words(const struct form *form, const struct form_field *field, unsigned words)
{
	for (int i = 0; field->when && i < form->count; i++)
		if (strcmp(form->entries[i].field->key, field->when) == 0)
			return (words >> form->entries[i].choice.cursor) & 1u;
	return words != 0;
}

bool form_is_shown(const struct form *form, int entry)
{
	const struct form_field *field = form->entries[entry].field;

	return !field->when || !field->shown || fits_words(form, field, field->shown);
}

bool form_is_needed(const struct form *form, int entry)
{
	const struct form_field *field = form->entries[entry].field;

	return field->needed && fits_words(form, field, field->needed);
}

struct loading {
	struct form *form;
	struct form_row *row;
	bool first;
};

/* As it would be typed: what is stored of an entry, the same in all rows or not. */
static void take_before(struct form_entry *entry, const char *stored, bool first)
{
	char *typed = entry->field->input == FORM_BODY ? replaced(stored, "\n", form_line_break) : copy(stored);

	if (!first && entry->before && strcmp(entry->before, typed) == 0) {
		free(typed);
		return;
	}
	free(entry->before);
	entry->before = first ? typed : NULL;
	if (!first)
		free(typed);
}

static bool take_record(void *context, const struct record *record)
{
	struct loading *loading = context;
	const char *title = record_value(record, "title").text;
	struct form_row *row = loading->row;

	row->ref = record->ref;
	row->version = strtoll(record_value(record, "version").text, NULL, 10);
	snprintf(row->code, sizeof row->code, "%s", record_value(record, "code").text);
	free(row->title);
	row->title = copy(*title ? title : record_value(record, "name").text);
	for (int i = 0; loading->form->type->verb != GATE_ADD && i < loading->form->count; i++) {
		struct form_entry *entry = &loading->form->entries[i];

		if (entry->field->part == PART_ROW)
			take_before(entry, record_value(record, entry->field->key).text, loading->first);
	}
	return true;
}

static bool load_row(struct dashboard *dashboard, struct form *form, size_t place, struct error *error)
{
	struct loading loading = {form, &form->rows[place], place == 0};
	struct store_query query = {.code = form->rows[place].code};
	char code[CODE_TEXT];
	struct ref ref;
	int64_t found = 0;

	snprintf(code, sizeof code, "%s", form->rows[place].code);
	query.code = code;
	if (!store_find(dashboard->store, code, &ref, error))
		return false;
	if (form->type->kind != RECORD_KINDS && ref.kind != form->type->kind)
		return error_set(error, ERROR_USAGE, _("%s은(는) %s가 아닙니다."), code, record_kind_korean(form->type->kind));
	query.kind = ref.kind;
	return store_list(dashboard->store, &query, take_record, &loading, &found, error) &&
	       (found || error_set(error, ERROR_NOT_FOUND, _("%s이(가) 이제 없습니다."), code));
}

/* What stands in it at first: what is stored, else the day it is where that is likely. */
static void start_entry(struct dashboard *dashboard, const struct form *form, struct form_entry *entry)
{
	char day[DAY_TEXT] = "";

	if (entry->field->today && entry->before && !*entry->before)
		day_print(store_today(dashboard->store), day);
	if (entry->field->input != FORM_PICK || form->type->verb != GATE_ADD) /* of a new row fill() has chosen */
		form_set(entry, *day ? day : entry->before ? entry->before : "");
	free(entry->start);
	entry->start = copy(form_text(entry));
}

static void mark_now(const struct form *form, struct form_entry *entry)
{
	if (entry->before && entry->field->part == PART_ROW && form->type->verb != GATE_ADD)
		entry->choice.now = choice_find(&entry->choice, entry->before) + 1;
}

/* The whole of a stored text must fit, however long it is. */
static void make_room(struct form_entry *entry)
{
	size_t limit = entry->field->input == FORM_BODY ? BODY_LIMIT : LINE_LIMIT;

	if (!entry->before || strlen(entry->before) <= limit)
		return;
	prompt_finish(&entry->prompt);
	prompt_start(&entry->prompt, strlen(entry->before) + limit);
}

static void list_codes(struct form *form)
{
	size_t used = 0;

	form->codes = memory_new(form->row_count, CODE_TEXT);
	for (size_t i = 0; i < form->row_count; i++)
		used += (size_t)snprintf(form->codes + used, CODE_TEXT, "%s%s", i ? " " : "", form->rows[i].code);
}

bool form_load(struct dashboard *dashboard, struct form *form, const char *const *codes, size_t count, struct error *error)
{
	form->rows = memory_new(count, sizeof *form->rows);
	form->row_count = count;
	for (size_t i = 0; i < count; i++)
		snprintf(form->rows[i].code, CODE_TEXT, "%s", codes[i]);
	for (size_t i = 0; i < count; i++)
		if (!load_row(dashboard, form, i, error))
			return false;
	if (form->type->fill && !form->type->fill(dashboard, form, error))
		return false;
	/* Again, for the fields that came with that. */
	for (size_t i = 0; form->type->fill && i < count; i++)
		if (!load_row(dashboard, form, i, error))
			return false;
	for (int i = 0; i < form->count; i++) {
		make_room(&form->entries[i]);
		start_entry(dashboard, form, &form->entries[i]);
		mark_now(form, &form->entries[i]);
	}
	list_codes(form);
	return true;
}

bool form_reload(struct dashboard *dashboard, struct form *form, struct error *error)
{
	bool good = true;

	for (size_t i = 0; good && i < form->row_count; i++)
		good = load_row(dashboard, form, i, error);
	for (int i = 0; i < form->count; i++) {
		if (!form_is_touched(&form->entries[i]))
			start_entry(dashboard, form, &form->entries[i]);
		mark_now(form, &form->entries[i]);
	}
	return good;
}
