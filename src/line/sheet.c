#include "sheet.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/text/memory.h"

void sheet_start(struct sheet *sheet, struct session *session, const struct node *node, enum gate_verb verb, const char *action)
{
	*sheet = (struct sheet){.session = session,
				.node = node,
				.kind = (int)node->ref.kind,
				.request = {.verb = verb,
					    .ref = node->ref,
					    .expected_version = node->version,
					    .action = action,
					    .effective = DAY_NONE}};
}

void sheet_start_new(struct sheet *sheet, struct session *session, const struct node *node, const char *table)
{
	*sheet = (struct sheet){
		.session = session,
		.node = node,
		.kind = change_kind(table),
		.request = {.verb = GATE_ADD, .table = table, .of = node->code, .action = "add", .effective = DAY_NONE}};
}

void sheet_finish(struct sheet *sheet)
{
	for (int i = 0; i < sheet->count; i++) {
		free(sheet->fields[i].value);
		free(sheet->fields[i].shown);
	}
}

void sheet_put(struct sheet *sheet, const char *key, const char *value, const char *shown)
{
	sheet->fields[sheet->count++] = (struct sheet_field){.key = key,
							     .value = memory_copy(value, strlen(value)),
							     .shown = shown ? memory_copy(shown, strlen(shown)) : NULL};
}

/* A date as it is stored, else as it was typed. False, with a sentence, if it is none. */
static bool take_value(struct sheet *sheet, struct sheet_field *field, const char *typed)
{
	char stored[DATE_TEXT];
	struct error error = {0};
	struct date date;

	if (field->flags & SHEET_DATE && *typed) {
		if (!date_parse(typed, store_today(sheet->session->store), stored, &date, &error)) {
			session_say_error(sheet->session, &error);
			return false;
		}
		typed = stored;
	}
	field->value = memory_copy(typed, strlen(typed));
	return true;
}

static bool ask_field(struct sheet *sheet, struct sheet_field *field)
{
	for (;;) {
		const char *typed = session_ask(sheet->session, field->question);

		free(field->value);
		field->value = NULL;
		if (!typed)
			return false;
		if (!*typed && field->flags & SHEET_MUST) {
			talk_say(&sheet->session->talk, 0, "%s", _("비워 둘 수 없습니다. b는 그만두기입니다."));
			continue;
		}
		if (!*typed)
			return true;
		if (take_value(sheet, field, field->flags & SHEET_CLEARS && !strcmp(typed, "-") ? "" : typed))
			return true;
	}
}

bool sheet_ask(struct sheet *sheet, const char *key, const char *question, int flags)
{
	struct sheet_field *field = &sheet->fields[sheet->count++];

	*field = (struct sheet_field){.key = key, .question = question, .flags = flags};
	return ask_field(sheet, field);
}

/* The request's fields, in FIELDS. */
static void fill_request(struct sheet *sheet, struct gate_field fields[SHEET_FIELDS], bool dry_run)
{
	sheet->request.fields = fields;
	sheet->request.count = 0;
	sheet->request.dry_run = dry_run;
	for (int i = 0; i < sheet->count; i++) {
		const struct sheet_field *field = &sheet->fields[i];

		if (!strcmp(field->key, "reason"))
			sheet->request.reason = field->value;
		else if (!strcmp(field->key, "authority"))
			sheet->request.authority = field->value;
		else if (field->value)
			fields[sheet->request.count++] = (struct gate_field){field->key, field->value};
	}
}

static void say_new(struct sheet *sheet)
{
	talk_say(&sheet->session->talk, 2, _("새 %s"), change_table(sheet->request.table));
	for (int i = 0; i < sheet->count; i++) {
		const struct sheet_field *given = &sheet->fields[i];
		const struct field *field = change_field(sheet->kind, given->key);
		char *value = given->shown ? memory_copy(given->shown, strlen(given->shown)) : change_value(field, given->value);

		if (given->value)
			talk_say(&sheet->session->talk, 2, "%s: %s", field ? _(field->heading) : given->key, value);
		free(value);
	}
}

static void say_preview(struct sheet *sheet, const struct gate_answer *answer)
{
	talk_say(&sheet->session->talk, 2, "%s %s", sheet->node->code, sheet->node->title);
	if (sheet->request.verb == GATE_ADD)
		say_new(sheet);
	for (size_t i = 0; i < answer->count; i++) {
		const struct gate_change *change = &answer->changes[i];
		bool own = !strcmp(change->entity, sheet->node->code);
		char *said = change_sentence(change);

		if (sheet->request.verb != GATE_ADD || strcmp(change->key, "*") != 0)
			talk_say(&sheet->session->talk, 2, "%s%s%s", own ? "" : change->entity, own ? "" : " ", said);
		free(said);
	}
	if (*answer->warning)
		talk_say(&sheet->session->talk, 2, _("주의: %s"), answer->warning);
}

static void say_saved(struct sheet *sheet, const struct gate_answer *answer)
{
	struct talk *talk = &sheet->session->talk;

	sheet->session->state++; /* read again when it is shown next; what was done has been said */
	talk_say(talk, 0, "%s", _("저장했습니다. u는 취소입니다."));
	if (answer->merged)
		talk_say(talk, 0, _("그사이 다른 사람이 바꾼 %zu항목도 그대로입니다."), answer->merged);
}

/* Both values, and whose holds. */
static bool take_conflict(struct sheet *sheet, const struct gate_answer *answer)
{
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};
	struct talk *talk = &sheet->session->talk;

	session_stale(sheet->session);
	talk_say(talk, 0, "%s", _("그사이 다른 사람이 바꾸었습니다."));
	for (size_t i = 0; i < answer->conflict_count; i++) {
		const struct gate_conflict *conflict = &answer->conflicts[i];
		const struct field *field = change_field(sheet->kind, conflict->key);
		char *mine = change_value(field, conflict->mine), *theirs = change_value(field, conflict->theirs);
		char at[64];

		field_print(&time, conflict->at, at, sizeof at);
		talk_say(talk, 2, _("%s. 내 값: %s. 지금 값: %s(%s 님, %s)."), field ? _(field->heading) : conflict->key, mine,
			 theirs, conflict->login, at);
		free(mine);
		free(theirs);
	}
	sheet->request.expected_version = answer->version;
	if (session_confirm(sheet->session, _("내 값으로 바꿉니까?")))
		return true;
	talk_say(talk, 0, "%s", _("지금 값을 그대로 두었습니다."));
	return false;
}

/* What the gate did not take is asked again, if it was asked. */
static bool ask_again(struct sheet *sheet, const char *key)
{
	for (int i = 0; i < sheet->count; i++) {
		struct sheet_field *field = &sheet->fields[i];

		if (field->question && !strcmp(field->key, key))
			return ask_field(sheet, field);
	}
	return false;
}

/* True: try again. */
static bool take_refusal(struct sheet *sheet, const struct gate_answer *answer)
{
	if (answer->result == GATE_CONFLICT)
		return take_conflict(sheet, answer);
	session_say_error(sheet->session, &answer->error);
	if (answer->result == GATE_RETRY)
		return session_confirm(sheet->session, _("다시 해 봅니까?"));
	return answer->result == GATE_INVALID && ask_again(sheet, answer->field);
}

/* One go at the gate; true if it has to be tried again. */
static bool go(struct sheet *sheet, bool dry_run, bool *good)
{
	struct gate_field fields[SHEET_FIELDS];
	struct gate_answer answer = {0};
	bool again = false;

	fill_request(sheet, fields, dry_run);
	*good = session_write(sheet->session, &sheet->request, &answer);
	if (!*good)
		again = take_refusal(sheet, &answer);
	else if (!dry_run)
		say_saved(sheet, &answer);
	else if (answer.count)
		say_preview(sheet, &answer);
	else {
		talk_say(&sheet->session->talk, 0, "%s", _("바뀌는 것이 없습니다."));
		*good = false;
	}
	gate_answer_finish(&answer);
	return again;
}

void sheet_save(struct sheet *sheet)
{
	bool again = true, good = false;

	while (again) {
		again = go(sheet, true, &good);
		if (again || !good)
			continue;
		if (session_confirm(sheet->session, _("저장합니까?")))
			again = go(sheet, false, &good);
		else if (!sheet->session->talk.ended)
			talk_say(&sheet->session->talk, 0, "%s", _("저장하지 않았습니다."));
	}
}

int sheet_choose(struct session *session, const char *question, sheet_name *name, const void *context, int count, int present)
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
