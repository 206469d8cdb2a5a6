#include "form.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/change.h"

void form_start(struct form *form, struct session *session, const struct node *node, enum gate_verb verb, const char *action)
{
	*form = (struct form){.session = session,
			      .node = node,
			      .kind = (int)node->ref.kind,
			      .request = {.verb = verb,
					  .ref = node->ref,
					  .expected_version = node->version,
					  .action = action,
					  .effective = DAY_NONE}};
}

void form_start_new(struct form *form, struct session *session, const struct node *node, const char *table)
{
	*form = (struct form){
		.session = session,
		.node = node,
		.kind = change_kind(table),
		.request = {.verb = GATE_ADD, .table = table, .of = node->code, .action = "add", .effective = DAY_NONE}};
}

void form_finish(struct form *form)
{
	for (int i = 0; i < form->count; i++) {
		free(form->fields[i].value);
		free(form->fields[i].shown);
	}
}

void form_put(struct form *form, const char *key, const char *value, const char *shown)
{
	form->fields[form->count++] = (struct form_field){.key = key,
							  .value = memory_copy(value, strlen(value)),
							  .shown = shown ? memory_copy(shown, strlen(shown)) : NULL};
}

/* A date as it is stored, else as it was typed. False, with a sentence, if it is none. */
static bool take_value(struct form *form, struct form_field *field, const char *typed)
{
	char stored[DATE_TEXT];
	struct error error = {0};
	struct date date;

	if (field->flags & FORM_DATE && *typed) {
		if (!date_parse(typed, store_today(form->session->store), stored, &date, &error)) {
			session_say_error(form->session, &error);
			return false;
		}
		typed = stored;
	}
	field->value = memory_copy(typed, strlen(typed));
	return true;
}

static bool ask_field(struct form *form, struct form_field *field)
{
	for (;;) {
		const char *typed = session_ask(form->session, field->question);

		free(field->value);
		field->value = NULL;
		if (!typed)
			return false;
		if (!*typed && field->flags & FORM_MUST) {
			talk_say(&form->session->talk, 0, "%s", _("비워 둘 수 없습니다. b는 그만두기입니다."));
			continue;
		}
		if (!*typed)
			return true;
		if (take_value(form, field, field->flags & FORM_CLEARS && !strcmp(typed, "-") ? "" : typed))
			return true;
	}
}

bool form_ask(struct form *form, const char *key, const char *question, int flags)
{
	struct form_field *field = &form->fields[form->count++];

	*field = (struct form_field){.key = key, .question = question, .flags = flags};
	return ask_field(form, field);
}

/* The request's fields, in FIELDS. */
static void fill_request(struct form *form, struct gate_field fields[FORM_FIELDS], bool dry_run)
{
	form->request.fields = fields;
	form->request.count = 0;
	form->request.dry_run = dry_run;
	for (int i = 0; i < form->count; i++) {
		const struct form_field *field = &form->fields[i];

		if (!strcmp(field->key, "reason"))
			form->request.reason = field->value;
		else if (!strcmp(field->key, "authority"))
			form->request.authority = field->value;
		else if (field->value)
			fields[form->request.count++] = (struct gate_field){field->key, field->value};
	}
}

static void say_new(struct form *form)
{
	talk_say(&form->session->talk, 2, _("새 %s"), change_table(form->request.table));
	for (int i = 0; i < form->count; i++) {
		const struct form_field *given = &form->fields[i];
		const struct field *field = change_field(form->kind, given->key);
		char *value = given->shown ? memory_copy(given->shown, strlen(given->shown)) : change_value(field, given->value);

		if (given->value)
			talk_say(&form->session->talk, 2, "%s: %s", field ? _(field->heading) : given->key, value);
		free(value);
	}
}

static void say_preview(struct form *form, const struct gate_answer *answer)
{
	talk_say(&form->session->talk, 2, "%s %s", form->node->code, form->node->title);
	if (form->request.verb == GATE_ADD)
		say_new(form);
	for (size_t i = 0; i < answer->count; i++) {
		const struct gate_change *change = &answer->changes[i];
		bool own = !strcmp(change->entity, form->node->code);
		char *said = change_sentence(change);

		if (form->request.verb != GATE_ADD || strcmp(change->key, "*") != 0)
			talk_say(&form->session->talk, 2, "%s%s%s", own ? "" : change->entity, own ? "" : " ", said);
		free(said);
	}
	if (*answer->warning)
		talk_say(&form->session->talk, 2, _("주의: %s"), answer->warning);
}

static void say_saved(struct form *form, const struct gate_answer *answer)
{
	struct talk *talk = &form->session->talk;

	form->session->state++; /* read again when it is shown next; what was done has been said */
	talk_say(talk, 0, "%s", _("저장했습니다. u는 취소입니다."));
	if (answer->merged)
		talk_say(talk, 0, _("그사이 다른 사람이 바꾼 %zu항목도 그대로입니다."), answer->merged);
}

/* Both values, and whose holds. */
static bool take_conflict(struct form *form, const struct gate_answer *answer)
{
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};
	struct talk *talk = &form->session->talk;

	session_stale(form->session);
	talk_say(talk, 0, "%s", _("그사이 다른 사람이 바꾸었습니다."));
	for (size_t i = 0; i < answer->conflict_count; i++) {
		const struct gate_conflict *conflict = &answer->conflicts[i];
		const struct field *field = change_field(form->kind, conflict->key);
		char *mine = change_value(field, conflict->mine), *theirs = change_value(field, conflict->theirs);
		char at[64];

		field_print(&time, conflict->at, at, sizeof at);
		talk_say(talk, 2, _("%s. 내 값: %s. 지금 값: %s(%s 님, %s)."), field ? _(field->heading) : conflict->key, mine,
			 theirs, conflict->login, at);
		free(mine);
		free(theirs);
	}
	form->request.expected_version = answer->version;
	if (session_confirm(form->session, _("내 값으로 바꿉니까?")))
		return true;
	talk_say(talk, 0, "%s", _("지금 값을 그대로 두었습니다."));
	return false;
}

/* What the gate did not take is asked again, if it was asked. */
static bool ask_again(struct form *form, const char *key)
{
	for (int i = 0; i < form->count; i++) {
		struct form_field *field = &form->fields[i];

		if (field->question && !strcmp(field->key, key))
			return ask_field(form, field);
	}
	return false;
}

/* True: try again. */
static bool take_refusal(struct form *form, const struct gate_answer *answer)
{
	if (answer->result == GATE_CONFLICT)
		return take_conflict(form, answer);
	session_say_error(form->session, &answer->error);
	if (answer->result == GATE_RETRY)
		return session_confirm(form->session, _("다시 해 봅니까?"));
	return answer->result == GATE_INVALID && ask_again(form, answer->field);
}

/* One go at the gate; true if it has to be tried again. */
static bool go(struct form *form, bool dry_run, bool *good)
{
	struct gate_field fields[FORM_FIELDS];
	struct gate_answer answer = {0};
	bool again = false;

	fill_request(form, fields, dry_run);
	*good = session_write(form->session, &form->request, &answer);
	if (!*good)
		again = take_refusal(form, &answer);
	else if (!dry_run)
		say_saved(form, &answer);
	else if (answer.count)
		say_preview(form, &answer);
	else {
		talk_say(&form->session->talk, 0, "%s", _("바뀌는 것이 없습니다."));
		*good = false;
	}
	gate_answer_finish(&answer);
	return again;
}

void form_save(struct form *form)
{
	bool again = true, good = false;

	while (again) {
		again = go(form, true, &good);
		if (again || !good)
			continue;
		if (session_confirm(form->session, _("저장합니까?")))
			again = go(form, false, &good);
		else if (!form->session->talk.ended)
			talk_say(&form->session->talk, 0, "%s", _("저장하지 않았습니다."));
	}
}

int form_choose(struct session *session, const char *question, form_name *name, const void *context, int count, int present)
{
	struct talk *talk = &session->talk;

	for (;;) {
		const char *typed;
		struct order order;

		talk_say(talk, 0, "%s", question);
		for (int i = 0; i < count; i++)
			talk_say(talk, 2, "%d %s%s", i + 1, name(context, i), i == present ? _(" (지금)") : "");
		typed = session_ask(session, _("번호를 적으십시오. b 그만두기"));
		if (!typed)
			return -1;
		for (int i = 0; i < count; i++)
			if (!strcmp(typed, name(context, i)))
				return i;
		order_read(&order, typed, &session->options->keymap);
		order_finish(&order);
		if (order.deed == DEED_NUMBER && order.number == 0)
			return -1;
		if (order.deed == DEED_NUMBER && order.number <= count)
			return order.number - 1;
		talk_say(talk, 0, _("1에서 %d까지입니다."), count);
	}
}
