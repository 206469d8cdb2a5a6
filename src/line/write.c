#include "write.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/change.h"

static const char *word_name(const void *context, int place)
{
	return word_korean(*(const enum vocabulary *)context, place);
}

static const char why[] = N_("사유는? 비워도 됩니다.");

static bool ask_reason(struct form *form)
{
	return form_ask(form, "reason", _(why), 0);
}

/* What belongs to a report of that status. */
static bool ask_report(struct form *form, int reported)
{
	switch (reported) {
	case REPORTED_NOT_STARTED:
	case REPORTED_IN_PROGRESS:
		return form_ask(form, "forecast", _("예상일은? 비우면 그대로, -는 지움. 예: 이달말, 3.31"),
				FORM_DATE | FORM_CLEARS) &&
		       ask_reason(form);
	case REPORTED_DONE:
		return form_ask(form, "done_on", _("완료일은? 비워도 됩니다. 예: 어제, 12.20"), FORM_DATE) && ask_reason(form);
	case REPORTED_ON_HOLD:
	case REPORTED_CANCELLED:
		return form_ask(form, "reason", _("사유는? 꼭 적어야 합니다."), FORM_MUST) &&
		       form_ask(form, "authority", _("근거가 되는 결정이나 문서는? 비워도 됩니다."), 0);
	default:
		return ask_reason(form);
	}
}

void write_status(struct session *session, const struct node *node)
{
	static const enum vocabulary vocabulary = VOCABULARY_REPORTED;
	int reported = form_choose(session, _("부처 보고 상태"), word_name, &vocabulary, REPORTED_COUNT,
				   (int)node->state.reported);
	struct form form;

	if (reported < 0)
		return;
	form_start(&form, session, node, GATE_REPORT_STATUS, "status");
	form_put(&form, "reported", word_english(vocabulary, reported), NULL);
	if (ask_report(&form, reported))
		form_save(&form);
	form_finish(&form);
}

void write_verified(struct session *session, const struct node *node)
{
	static const enum vocabulary vocabulary = VOCABULARY_VERIFIED;
	int verified = form_choose(session, _("확인 상태"), word_name, &vocabulary, (int)vocabulary_size(vocabulary),
				   (int)node->state.verified);
	struct form form;

	if (verified < 0)
		return;
	form_start(&form, session, node, GATE_VERIFY, "verify");
	form_put(&form, "verified", word_english(vocabulary, verified), NULL);
	if (ask_reason(&form))
		form_save(&form);
	form_finish(&form);
}

void write_forecast(struct session *session, const struct node *node)
{
	struct form form;

	form_start(&form, session, node, GATE_FORECAST, "forecast");
	if (form_ask(&form, "forecast", _("예상일은? -는 지움. 예: 이달말, 3.31"), FORM_DATE | FORM_CLEARS | FORM_MUST) &&
	    ask_reason(&form))
		form_save(&form);
	form_finish(&form);
}

enum { PEOPLE = 9, NOBODY = 0 };

/* Whom one can have phoned: nobody that is known, then those who answer for the row. */
struct people {
	char *names[PEOPLE + 1], codes[PEOPLE + 1][CODE_TEXT];
	int count;
};

static bool take_person(void *context, const struct record *record)
{
	struct people *people = context;

	snprintf(people->codes[people->count], CODE_TEXT, "%s", record_value(record, "code").text);
	people->names[people->count++] = talk_print("%s %s %s", record_value(record, "name").text,
						    record_value(record, "position").text, record_value(record, "phone").text);
	return people->count <= PEOPLE;
}

static const char *person_name(const void *context, int place)
{
	const struct people *people = context;

	return people->names[place];
}

/* True, with a contact in the form if it is one that is known. */
static bool ask_person(struct form *form)
{
	struct store_query query = {.kind = RECORD_CONTACT, .of = form->node->code};
	struct people people = {.count = 1};
	struct error error = {0};
	int choice;

	people.names[NOBODY] = memory_copy(_("그 밖의 사람"), strlen(_("그 밖의 사람")));
	if (!store_list(form->session->store, &query, take_person, &people, NULL, &error))
		session_say_error(form->session, &error);
	choice = people.count == 1
			 ? NOBODY
			 : form_choose(form->session, _("누구와 통화했습니까?"), person_name, &people, people.count, -1);
	if (choice > NOBODY)
		form_put(form, "contact", people.codes[choice], people.names[choice]);
	for (int i = 0; i < people.count; i++)
		free(people.names[i]);
	return choice >= 0;
}

void write_call(struct session *session, const struct node *node)
{
	struct form form;

	form_start_new(&form, session, node, "call");
	if (ask_person(&form) && form_ask(&form, "answer", _("무슨 답을 들었습니까?"), FORM_MUST) &&
	    form_ask(&form, "promised", _("언제까지로 약속했습니까? 비워도 됩니다. 예: 다음 주 금요일"), FORM_DATE))
		form_save(&form);
	form_finish(&form);
}

static const char *rank_name(const void *context, int place)
{
	static const char *const ranks[] = {N_("구두"), N_("공문"), N_("공고·공식 발표"), N_("계약·검수·통계"), N_("관보·법령")};

	(void)context;
	return _(ranks[place]);
}

void write_evidence(struct session *session, const struct node *node)
{
	int rank = form_choose(session, _("어떤 증빙입니까? 확인하려면 3 이상이 있어야 합니다."), rank_name, NULL, 5, -1);
	char number[2] = {(char)('1' + rank), '\0'};
	struct form form;

	if (rank < 0)
		return;
	form_start_new(&form, session, node, "evidence");
	form_put(&form, "rank", number, NULL);
	if (form_ask(&form, "title", _("증빙의 이름은?"), FORM_MUST) &&
	    form_ask(&form, "issued", _("낸 날은? 비워도 됩니다."), FORM_DATE) &&
	    form_ask(&form, "location", _("있는 곳은? 비워도 됩니다."), 0))
		form_save(&form);
	form_finish(&form);
}

void write_reading(struct session *session, const struct node *node)
{
	static const enum vocabulary vocabulary = VOCABULARY_READING_STATE;
	struct form form;
	int state;

	form_start_new(&form, session, node, "reading");
	if (form_ask(&form, "amount", _("실적은? 숫자로. 예: 1.2만"), FORM_MUST) &&
	    form_ask(&form, "day", _("언제의 실적입니까? 비우면 기준일."), FORM_DATE)) {
		state = form_choose(session, _("확정입니까, 잠정입니까?"), word_name, &vocabulary,
				    (int)vocabulary_size(vocabulary), -1);
		if (state >= 0) {
			form_put(&form, "state", word_english(vocabulary, state), NULL);
			form_save(&form);
		}
	}
	form_finish(&form);
}

enum { KEYS = 6 };

/* What line mode can change of a kind besides; NULL behind the last. */
static const struct {
	enum record_kind kind;
	const char *keys[KEYS];
} editable[] = {
	{RECORD_MILESTONE, {"title", "date", "issue", "note"}},
	{RECORD_TARGET, {"title", "due", "note"}},
	{RECORD_ITEM, {"title", "note"}},
	{RECORD_MEETING, {"title", "short_title", "place"}},
	{RECORD_OFFICE, {"name", "note"}},
	{RECORD_CONTACT, {"name", "position", "phone", "note"}},
};

static const char *const *keys_of(enum record_kind kind)
{
	for (size_t i = 0; i < sizeof editable / sizeof *editable; i++)
		if (editable[i].kind == kind)
			return editable[i].keys;
	return NULL;
}

static const char *key_name(const void *context, int place)
{
	const struct node *node = context;
	const struct field *field = change_field((int)node->ref.kind, keys_of(node->ref.kind)[place]);

	return field ? _(field->heading) : keys_of(node->ref.kind)[place];
}

struct present {
	const char *key;
	char *value; /* as people read it */
};

static bool take_present(void *context, const struct record *record)
{
	struct present *present = context;

	present->value = change_value(change_field((int)record->ref.kind, present->key), record_value(record, present->key).text);
	return true;
}

static void say_present(struct session *session, const struct node *node, const char *key)
{
	const char *const keys[] = {key, NULL};
	struct store_query query = {.kind = node->ref.kind, .code = node->code, .keys = keys};
	struct present present = {.key = key};
	struct error error = {0};

	if (!store_list(session->store, &query, take_present, &present, NULL, &error))
		session_say_error(session, &error);
	else if (present.value)
		talk_say(&session->talk, 2, _("지금: %s"), present.value);
	free(present.value);
}

void write_field(struct session *session, const struct node *node)
{
	const char *const *keys = keys_of(node->ref.kind);
	int count = 0, choice;
	struct form form;
	bool date;

	while (count < KEYS && keys[count])
		count++;
	choice = form_choose(session, _("무엇을 고칩니까?"), key_name, node, count, -1);
	if (choice < 0)
		return;
	say_present(session, node, keys[choice]);
	date = !strcmp(keys[choice], "date") || !strcmp(keys[choice], "due");
	form_start(&form, session, node, GATE_SET_FIELD, "set");
	if (form_ask(&form, keys[choice], _("새 값은? -는 지움."), FORM_MUST | FORM_CLEARS | (date ? FORM_DATE : 0)) &&
	    ask_reason(&form) && (!date || form_ask(&form, "authority", _("근거가 되는 결정이나 문서는? 비워도 됩니다."), 0)))
		form_save(&form);
	form_finish(&form);
}
