#include "write.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "sheet.h"

static const char *word_name(const void *context, int place)
{
	return word_korean(*(const enum vocabulary *)context, place);
}

static const char why[] = N_("사유는? 비워도 됩니다.");

static bool ask_reason(struct sheet *sheet)
{
	return sheet_ask(sheet, "reason", _(why), 0);
}

/* What belongs to a report of that status. */
static bool ask_report(struct sheet *sheet, int reported)
{
	switch (reported) {
	case REPORTED_NOT_STARTED:
	case REPORTED_IN_PROGRESS:
		return sheet_ask(sheet, "forecast", _("예상일은? 비우면 그대로, -는 지움. 예: 이달말, 3.31"),
				 SHEET_DATE | SHEET_CLEARS) &&
		       ask_reason(sheet);
	case REPORTED_DONE:
		return sheet_ask(sheet, "done_on", _("완료일은? 비워도 됩니다. 예: 어제, 12.20"), SHEET_DATE) &&
		       ask_reason(sheet);
	case REPORTED_ON_HOLD:
	case REPORTED_CANCELLED:
		return sheet_ask(sheet, "reason", _("사유는? 꼭 적어야 합니다."), SHEET_MUST) &&
		       sheet_ask(sheet, "authority", _("근거가 되는 결정이나 문서는? 비워도 됩니다."), 0);
	default:
		return ask_reason(sheet);
	}
}

void write_status(struct session *session, const struct node *node)
{
	static const enum vocabulary vocabulary = VOCABULARY_REPORTED;
	int reported = sheet_choose(session, _("부처 보고 상태"), word_name, &vocabulary, REPORTED_COUNT,
				    (int)node->state.reported);
	struct sheet sheet;

	if (reported < 0)
		return;
	sheet_start(&sheet, session, node, GATE_REPORT_STATUS, "status");
	sheet_put(&sheet, "reported", word_english(vocabulary, reported), NULL);
	if (ask_report(&sheet, reported))
		sheet_save(&sheet);
	sheet_finish(&sheet);
}

void write_verified(struct session *session, const struct node *node)
{
	static const enum vocabulary vocabulary = VOCABULARY_VERIFIED;
	int verified = sheet_choose(session, _("확인 상태"), word_name, &vocabulary, (int)vocabulary_size(vocabulary),
				    (int)node->state.verified);
	struct sheet sheet;

	if (verified < 0)
		return;
	sheet_start(&sheet, session, node, GATE_VERIFY, "verify");
	sheet_put(&sheet, "verified", word_english(vocabulary, verified), NULL);
	if (ask_reason(&sheet))
		sheet_save(&sheet);
	sheet_finish(&sheet);
}

void write_forecast(struct session *session, const struct node *node)
{
	struct sheet sheet;

	sheet_start(&sheet, session, node, GATE_FORECAST, "forecast");
	if (sheet_ask(&sheet, "forecast", _("예상일은? -는 지움. 예: 이달말, 3.31"), SHEET_DATE | SHEET_CLEARS | SHEET_MUST) &&
	    ask_reason(&sheet))
		sheet_save(&sheet);
	sheet_finish(&sheet);
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

/* True, with a contact in the sheet if it is one that is known. */
static bool ask_person(struct sheet *sheet)
{
	struct store_query query = {.kind = RECORD_CONTACT, .of = sheet->node->code};
	struct people people = {.count = 1};
	struct error error = {0};
	int choice;

	people.names[NOBODY] = memory_copy(_("그 밖의 사람"), strlen(_("그 밖의 사람")));
	if (!store_list(sheet->session->store, &query, take_person, &people, NULL, &error))
		session_say_error(sheet->session, &error);
	choice = people.count == 1
			 ? NOBODY
			 : sheet_choose(sheet->session, _("누구와 통화했습니까?"), person_name, &people, people.count, -1);
	if (choice > NOBODY)
		sheet_put(sheet, "contact", people.codes[choice], people.names[choice]);
	for (int i = 0; i < people.count; i++)
		free(people.names[i]);
	return choice >= 0;
}

void write_call(struct session *session, const struct node *node)
{
	struct sheet sheet;

	sheet_start_new(&sheet, session, node, "call");
	if (ask_person(&sheet) && sheet_ask(&sheet, "answer", _("무슨 답을 들었습니까?"), SHEET_MUST) &&
	    sheet_ask(&sheet, "promised", _("언제까지로 약속했습니까? 비워도 됩니다. 예: 다음 주 금요일"), SHEET_DATE))
		sheet_save(&sheet);
	sheet_finish(&sheet);
}

static const char *rank_name(const void *context, int place)
{
	static const char *const ranks[] = {N_("구두"), N_("공문"), N_("공고·공식 발표"), N_("계약·검수·통계"), N_("관보·법령")};

	(void)context;
	return _(ranks[place]);
}

void write_evidence(struct session *session, const struct node *node)
{
	int rank = sheet_choose(session, _("어떤 증빙입니까? 확인하려면 3 이상이 있어야 합니다."), rank_name, NULL, 5, -1);
	char number[2] = {(char)('1' + rank), '\0'};
	struct sheet sheet;

	if (rank < 0)
		return;
	sheet_start_new(&sheet, session, node, "evidence");
	sheet_put(&sheet, "rank", number, NULL);
	if (sheet_ask(&sheet, "title", _("증빙의 이름은?"), SHEET_MUST) &&
	    sheet_ask(&sheet, "issued", _("낸 날은? 비워도 됩니다."), SHEET_DATE) &&
	    sheet_ask(&sheet, "location", _("있는 곳은? 비워도 됩니다."), 0))
		sheet_save(&sheet);
	sheet_finish(&sheet);
}

void write_reading(struct session *session, const struct node *node)
{
	static const enum vocabulary vocabulary = VOCABULARY_READING_STATE;
	struct sheet sheet;
	int state;

	sheet_start_new(&sheet, session, node, "reading");
	if (sheet_ask(&sheet, "amount", _("실적은? 숫자로. 예: 1.2만"), SHEET_MUST) &&
	    sheet_ask(&sheet, "day", _("언제의 실적입니까? 비우면 기준일."), SHEET_DATE)) {
		state = sheet_choose(session, _("확정입니까, 잠정입니까?"), word_name, &vocabulary,
				     (int)vocabulary_size(vocabulary), -1);
		if (state >= 0) {
			sheet_put(&sheet, "state", word_english(vocabulary, state), NULL);
			sheet_save(&sheet);
		}
	}
	sheet_finish(&sheet);
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
	struct sheet sheet;
	bool date;

	while (count < KEYS && keys[count])
		count++;
	choice = sheet_choose(session, _("무엇을 고칩니까?"), key_name, node, count, -1);
	if (choice < 0)
		return;
	say_present(session, node, keys[choice]);
	date = !strcmp(keys[choice], "date") || !strcmp(keys[choice], "due");
	sheet_start(&sheet, session, node, GATE_SET_FIELD, "set");
	if (sheet_ask(&sheet, keys[choice], _("새 값은? -는 지움."), SHEET_MUST | SHEET_CLEARS | (date ? SHEET_DATE : 0)) &&
	    ask_reason(&sheet) && (!date || sheet_ask(&sheet, "authority", _("근거가 되는 결정이나 문서는? 비워도 됩니다."), 0)))
		sheet_save(&sheet);
	sheet_finish(&sheet);
}
