/* A form on its way through the write gate: looked at after each field, written at the end, all of its rows as one step. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "collision.h"
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

enum { UNASKED = 3 /* rows that are changed at once without a question */ };

/* What a form asks for: for each row, if so, first the row that is added beside it. */
struct asked {
	struct gate_request *requests;
	size_t count, each; /* in all; of a row */
	struct gate_field row[FORM_FIELDS], extra[FORM_FIELDS];
	size_t row_fields, extra_fields;
	char *values[FORM_FIELDS];
	const char *reason, *authority;
};

static void asked_finish(struct asked *asked)
{
	for (size_t i = 0; i < FORM_FIELDS; i++)
		free(asked->values[i]);
	free(asked->requests);
}

static bool is_sent(const struct form *form, const struct form_entry *entry)
{
	if (form->type->verb == GATE_ADD)
		return *form_text(entry) != '\0';
	return entry->field->sent || form_is_changed(entry);
}

static void take_value(const struct form *form, int place, struct asked *asked)
{
	const struct form_entry *entry = &form->entries[place];
	const char *key = entry->field->key;
	char *value = form_value(entry);

	asked->values[place] = value;
	switch (entry->field->part) {
	case PART_ROW:
		if (is_sent(form, entry))
			asked->row[asked->row_fields++] = (struct gate_field){key, value};
		break;
	case PART_EXTRA:
		if (*value)
			asked->extra[asked->extra_fields++] = (struct gate_field){key, value};
		break;
	default:
		if (*value)
			*(strcmp(key, "reason") == 0 ? &asked->reason : &asked->authority) = value;
	}
}

/* What is added beside is so only if it has a name. */
static bool has_extra(const struct asked *asked)
{
	for (size_t i = 0; i < asked->extra_fields; i++)
		if (strcmp(asked->extra[i].key, "title") == 0)
			return true;
	return false;
}

static void ask_row(const struct form *form, const struct form_row *row, bool dry_run, struct asked *asked)
{
	const struct form_type *type = form->type;
	bool added = type->verb == GATE_ADD;
	struct gate_request request = {.action = type->action,
				       .effective = DAY_NONE,
				       .reason = asked->reason,
				       .authority = asked->authority,
				       .dry_run = dry_run};

	if (asked->each > 1) {
		request.verb = GATE_ADD;
		request.table = type->extra;
		request.of = row->code;
		request.fields = asked->extra;
		request.count = asked->extra_fields;
		asked->requests[asked->count++] = request;
	}
	request.verb = type->verb;
	request.table = type->table;
	request.of = added ? row->code : NULL;
	request.ref = row->ref;
	if (added)
		request.ref = (struct ref){0};
	request.expected_version = added ? 0 : row->version;
	request.fields = asked->row;
	request.count = asked->row_fields;
	asked->requests[asked->count++] = request;
}

static void ask(const struct form *form, bool dry_run, struct asked *asked)
{
	*asked = (struct asked){.each = 1};
	for (int i = 0; i < form->count; i++)
		if (form_is_shown(form, i))
			take_value(form, i, asked);
	asked->each += has_extra(asked);
	asked->requests = memory_new(form->row_count * asked->each, sizeof *asked->requests);
	for (size_t i = 0; i < form->row_count; i++)
		ask_row(form, &form->rows[i], dry_run, asked);
}

/* The entry that the gate refuses; -1: none in particular. */
static int refused(const struct form *form, const struct asked *asked, const struct gate_answer *answer)
{
	enum form_part part = asked->each > 1 && answer->which % asked->each == 0 ? PART_EXTRA : PART_ROW;

	for (int i = 0; *answer->field && i < form->count; i++) {
		const struct form_field *field = form->entries[i].field;

		if (strcmp(field->key, answer->field) == 0 && (field->part == part || field->part == PART_REQUEST))
			return form_is_shown(form, i) ? i : -1;
	}
	return -1;
}

/* The sentence, without the key in front of it: it stands below its field; of several rows, with the one that it is about. */
static void blame(struct form *form, int entry, const struct asked *asked, const struct gate_answer *answer)
{
	struct body *body = entry < 0 ? &form->note : &form->entries[entry].fault;
	const char *sentence = answer->error.sentence;
	size_t length = strlen(answer->field);

	if (length && strncmp(sentence, answer->field, length) == 0 && strncmp(sentence + length, ": ", 2) == 0)
		sentence += length + 2;
	body_finish(body);
	if (form->row_count > 1)
		body_add(body, "%s: ", form->rows[answer->which / asked->each].code);
	body_add(body, "%s", sentence);
}

static void clear_faults(struct form *form)
{
	for (int i = 0; i < form->count; i++)
		body_finish(&form->entries[i].fault);
}

bool form_check(struct dashboard *dashboard, struct form *form)
{
	struct gate_answer answer = {0};
	struct asked asked;
	int entry = -1;

	ask(form, true, &asked);
	body_finish(&form->change);
	if (store_write_all(dashboard->store, asked.requests, asked.count, &answer)) {
		form_preview(form, &answer);
		clear_faults(form);
	} else if (answer.result == GATE_INVALID) {
		entry = refused(form, &asked, &answer);
		if (entry >= 0 ? entry <= form->focus : !*answer.field)
			blame(form, entry, &asked, &answer);
	} else if (answer.result == GATE_DENIED) {
		form_say(form, answer.error.sentence);
	}
	gate_answer_finish(&answer);
	asked_finish(&asked);
	return entry < 0 || entry != form->focus;
}

/* Somebody else was faster: what is there now is read, and what was typed stays. */
static int collide(struct dashboard *dashboard, struct form *form, const struct asked *asked, const struct gate_answer *answer)
{
	struct error error = {0};

	form->collided = answer->which / asked->each;
	if (!form_reload(dashboard, form, &error)) {
		form_say(form, error.sentence);
		return REACT_RELOAD;
	}
	body_finish(&form->note);
	collision_fill(&form->collision, form->rows[form->collided].ref.kind, answer);
	form->colliding = true;
	return REACT_RELOAD;
}

static int answer_to(struct dashboard *dashboard, struct form *form, const struct asked *asked, struct gate_answer *answer)
{
	int entry;

	switch (answer->result) {
	case GATE_OK:
		form_say_written(dashboard, form, answer);
		if (form->marked)
			marks_clear(&dashboard->marks);
		return REACT_CLOSE | REACT_RELOAD;
	case GATE_CONFLICT:
		return collide(dashboard, form, asked, answer);
	case GATE_INVALID:
		entry = refused(form, asked, answer);
		blame(form, entry, asked, answer);
		if (entry >= 0 && form->entries[entry].field->input != FORM_PICK)
			form->focus = entry;
		return REACT_DRAW;
	default:
		form_say(form, answer->error.sentence);
		return REACT_DRAW;
	}
}

static bool is_confirmed(struct dashboard *dashboard, struct form *form)
{
	char sentence[128];

	if (form->row_count <= UNASKED || form->confirmed)
		return true;
	form_check(dashboard, form);
	snprintf(sentence, sizeof sentence, _("%zu건을 한꺼번에 바꿉니다. 저장하려면 한 번 더 Enter를 누르십시오."),
		 form->row_count);
	form_say(form, sentence);
	form->confirmed = true;
	return false;
}

int form_save(struct dashboard *dashboard, struct form *form)
{
	struct gate_answer answer = {0};
	struct asked asked;
	int reactions;

	if (!is_confirmed(dashboard, form))
		return REACT_DRAW;
	form->confirmed = false;
	ask(form, false, &asked);
	store_write_all(dashboard->store, asked.requests, asked.count, &answer);
	reactions = answer_to(dashboard, form, &asked, &answer);
	gate_answer_finish(&answer);
	asked_finish(&asked);
	return reactions;
}
