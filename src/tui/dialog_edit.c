/* `e`: one field of the row under the cursor, chosen first; of marked milestones the forecast or the note of all. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dialog_pick.h"
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "subject.h"

/* What else is asked for. */
enum { ASK_NOTHING = 0, ASK_REASON = 1, ASK_AUTHORITY = 2, NEED_REASON = 4 };

struct editable {
	enum record_kind kind;
	bool several; /* of all marked rows too */
	int ask;
	struct form_field field;
};

#define DATES N_("예: 2026-08-31, '26. 8월, 3분기말")
#define PICK(words) .input = FORM_PICK, .vocabulary = VOCABULARY_##words

static const struct editable all[] = {
	{RECORD_MILESTONE, false, ASK_REASON | ASK_AUTHORITY, {.key = "title", .label = N_("이름"), .input = FORM_LINE}},
	{RECORD_MILESTONE,
	 false,
	 ASK_REASON | ASK_AUTHORITY,
	 {.key = "date", .label = N_("기한"), .input = FORM_DATE, .hint = DATES}},
	{RECORD_MILESTONE, true, ASK_REASON, {.key = "forecast", .label = N_("예상일"), .input = FORM_DATE, .hint = DATES}},
	{RECORD_MILESTONE, true, ASK_NOTHING, {.key = "note", .label = N_("비고"), .input = FORM_BODY}},
	{RECORD_MILESTONE, false, ASK_REASON, {.key = "done_on", .label = N_("완료일"), .input = FORM_DATE}},
	{RECORD_MILESTONE,
	 false,
	 ASK_REASON,
	 {.key = "qualifier", .label = N_("한정어"), .input = FORM_LINE, .hint = N_("예: 까지, 잠정")}},
	{RECORD_MILESTONE, false, ASK_REASON, {.key = "issue", .label = N_("중대 쟁점"), .input = FORM_LINE}},
	{RECORD_MILESTONE, false, ASK_REASON, {.key = "stage", .label = N_("입법 단계"), PICK(LAW_STAGE), .empty = true}},
	{RECORD_ITEM, false, ASK_REASON | ASK_AUTHORITY, {.key = "title", .label = N_("이름"), .input = FORM_LINE}},
	{RECORD_ITEM, false, ASK_NOTHING, {.key = "note", .label = N_("비고"), .input = FORM_BODY}},
	{RECORD_ITEM, false, ASK_REASON, {.key = "formal_title", .label = N_("정식 안건명"), .input = FORM_LINE}},
	{RECORD_ITEM, false, ASK_NOTHING, {.key = "label", .label = N_("구분"), .input = FORM_LINE}},
	{RECORD_ITEM, false, ASK_NOTHING, {.key = "aliases", .label = N_("다른 이름"), .input = FORM_LINE}},
	{RECORD_ITEM, false, ASK_NOTHING, {.key = "submitter", .label = N_("제출"), .input = FORM_LINE}},
	{RECORD_ITEM, false, ASK_REASON, {.key = "decision_stated", .label = N_("처리(명시)"), PICK(DECISION), .empty = true}},
	{RECORD_ITEM, false, ASK_REASON, {.key = "decision_implied", .label = N_("처리(암시)"), PICK(DECISION), .empty = true}},
	{RECORD_ITEM, false, NEED_REASON | ASK_AUTHORITY, {.key = "closing", .label = N_("종결"), PICK(CLOSING), .empty = true}},
	{RECORD_TARGET, false, ASK_REASON | ASK_AUTHORITY, {.key = "title", .label = N_("이름"), .input = FORM_LINE}},
	{RECORD_TARGET,
	 false,
	 ASK_REASON | ASK_AUTHORITY,
	 {.key = "quantity", .label = N_("수치"), .input = FORM_QUANTITY, .hint = N_("예: 8,000장 이상, 10개→125개")}},
	{RECORD_TARGET,
	 false,
	 ASK_REASON | ASK_AUTHORITY,
	 {.key = "due", .label = N_("기한"), .input = FORM_DATE, .hint = DATES}},
	{RECORD_TARGET, false, ASK_REASON | ASK_AUTHORITY, {.key = "unit", .label = N_("단위"), .input = FORM_LINE}},
	{RECORD_TARGET, false, ASK_REASON | ASK_AUTHORITY, {.key = "baseline", .label = N_("기준값"), .input = FORM_AMOUNT}},
	{RECORD_TARGET, false, ASK_REASON, {.key = "method", .label = N_("산식"), .input = FORM_LINE}},
	{RECORD_TARGET, false, ASK_NOTHING, {.key = "note", .label = N_("비고"), .input = FORM_BODY}},
	{RECORD_TARGET,
	 false,
	 ASK_REASON,
	 {.key = "stage", .label = N_("돈의 단계"), .input = FORM_LINE, .hint = N_("예: 계획, 편성")}},
	{RECORD_TARGET, false, ASK_REASON, {.key = "qualifier", .label = N_("한정어"), .input = FORM_LINE}},
	{RECORD_OFFICE, false, ASK_REASON, {.key = "name", .label = N_("이름"), .input = FORM_LINE}},
	{RECORD_OFFICE,
	 false,
	 ASK_REASON,
	 {.key = "parent", .label = N_("상위 부서"), .input = FORM_LINE, .hint = N_("코드, 예: o12")}},
	{RECORD_OFFICE, false, ASK_REASON, {.key = "valid_from", .label = N_("부터"), .input = FORM_DATE}},
	{RECORD_OFFICE, false, ASK_REASON, {.key = "valid_to", .label = N_("까지"), .input = FORM_DATE}},
	{RECORD_OFFICE, false, ASK_NOTHING, {.key = "note", .label = N_("비고"), .input = FORM_BODY}},
	{RECORD_CONTACT,
	 false,
	 ASK_NOTHING,
	 {.key = "phone", .label = N_("전화"), .input = FORM_LINE, .hint = N_("예: 02-748-5940")}},
	{RECORD_CONTACT, false, ASK_REASON, {.key = "name", .label = N_("이름"), .input = FORM_LINE}},
	{RECORD_CONTACT,
	 false,
	 ASK_NOTHING,
	 {.key = "position", .label = N_("직위"), .input = FORM_LINE, .hint = N_("예: 팀장")}},
	{RECORD_CONTACT, false, ASK_NOTHING, {.key = "role", .label = N_("구분"), PICK(CONTACT_ROLE)}},
	{RECORD_CONTACT,
	 false,
	 ASK_REASON,
	 {.key = "office", .label = N_("부서"), .input = FORM_LINE, .hint = N_("코드, 예: o12")}},
	{RECORD_CONTACT, false, ASK_NOTHING, {.key = "certainty", .label = N_("확신"), PICK(CERTAINTY)}},
	{RECORD_CONTACT, false, ASK_REASON, {.key = "valid_from", .label = N_("부터"), .input = FORM_DATE}},
	{RECORD_CONTACT, false, ASK_REASON, {.key = "valid_to", .label = N_("까지"), .input = FORM_DATE}},
	{RECORD_CONTACT, false, ASK_NOTHING, {.key = "note", .label = N_("비고"), .input = FORM_BODY}},
	{RECORD_MEETING, false, ASK_REASON, {.key = "title", .label = N_("이름"), .input = FORM_LINE}},
	{RECORD_MEETING, false, ASK_NOTHING, {.key = "short_title", .label = N_("약칭"), .input = FORM_LINE}},
	{RECORD_MEETING, false, ASK_NOTHING, {.key = "place", .label = N_("장소"), .input = FORM_LINE}},
	{RECORD_MEETING, false, ASK_NOTHING, {.key = "presided", .label = N_("주재"), .input = FORM_LINE}},
	{RECORD_MEETING, false, ASK_NOTHING, {.key = "chair", .label = N_("의장"), .input = FORM_LINE}},
	{RECORD_MEETING, false, ASK_NOTHING, {.key = "basis", .label = N_("근거"), .input = FORM_LINE}},
	{RECORD_MEETING, false, ASK_NOTHING, {.key = "note", .label = N_("비고"), .input = FORM_BODY}},
};
enum { ALL = sizeof all / sizeof *all };

static const struct form_field
	reason = {.key = "reason", .label = N_("사유"), .input = FORM_LINE, .part = PART_REQUEST},
	needed_reason = {.key = "reason", .label = N_("사유"), .input = FORM_LINE, .part = PART_REQUEST, .needed = ~0u},
	authority = {.key = "authority", .label = N_("근거"), .input = FORM_LINE, .part = PART_REQUEST, .hint = N_("회의, 공문")};
/* What goes with the end of an item; behind "none" its words stand one place further on. */
static const struct form_field closed_on = {.key = "closed_on",
					    .label = N_("종결일"),
					    .input = FORM_DATE,
					    .when = "closing",
					    .shown = ~FORM_WORD(0),
					    .today = true},
			       to = {.key = "to",
				     .label = N_("넘길 곳"),
				     .input = FORM_LINE,
				     .hint = N_("코드, 예: 2.1"),
				     .when = "closing",
				     .shown = FORM_WORD(CLOSING_CARRIED_OVER + 1) | FORM_WORD(CLOSING_MERGED + 1),
				     .needed = FORM_WORD(CLOSING_CARRIED_OVER + 1) | FORM_WORD(CLOSING_MERGED + 1)};

static const struct editable *find(enum record_kind kind, const char *key)
{
	for (int i = 0; i < ALL; i++)
		if (all[i].kind == kind && strcmp(all[i].field.key, key) == 0)
			return &all[i];
	return NULL;
}

static bool fill(struct dashboard *dashboard, struct form *form, struct error *error)
{
	const struct editable *editable = find(form->rows[0].ref.kind, form->variant);

	(void)dashboard;
	if (!editable)
		return error_set(error, ERROR_USAGE, _("%s에는 고칠 수 있는 ‘%s’ 칸이 없습니다."), form->rows[0].code,
				 form->variant);
	form_add(form, &editable->field);
	if (strcmp(form->variant, "closing") == 0) {
		form_add(form, &closed_on);
		form_add(form, &to);
	}
	if (editable->ask & (ASK_REASON | NEED_REASON))
		form_add(form, editable->ask & NEED_REASON ? &needed_reason : &reason);
	if (editable->ask & ASK_AUTHORITY)
		form_add(form, &authority);
	return true;
}

const struct form_type form_edit = {
	.name = "edit", .title = N_("고치기"), .action = "set", .verb = GATE_SET_FIELD, .kind = RECORD_KINDS, .fill = fill};

static int open_row(struct dashboard *dashboard, const char *code);

/* VALUE is "code key"; or a code alone, of which a field is chosen next. */
static int open_field(struct dashboard *dashboard, const char *value)
{
	size_t length = strcspn(value, " ");
	char code[CODE_TEXT];
	const char *codes[] = {code};

	if (!value[length])
		return open_row(dashboard, value);
	snprintf(code, sizeof code, "%.*s", (int)length, value);
	return form_open(dashboard, &form_edit, value + length + 1, codes, 1, false);
}

/* Every field with what stands in it. */
static bool add_fields(void *context, const struct record *record)
{
	for (int i = 0; i < ALL; i++) {
		const char *key = all[i].field.key;
		char value[CODE_TEXT + FORM_VARIANT], shown[NODE_TITLE] = "", label[NODE_TITLE + 128];

		if (all[i].kind != record->ref.kind)
			continue;
		snprintf(value, sizeof value, "%s %s", record_value(record, "code").text, key);
		for (size_t at = 0; at < record->count; at++)
			if (strcmp(record->fields[at].key, key) == 0)
				field_print(&record->fields[at], record->values[at].text, shown, sizeof shown);
		snprintf(label, sizeof label, "%s: %s", _(all[i].field.label), *shown ? shown : _("(없음)"));
		choice_add(context, value, label);
	}
	return true;
}

static bool add_row(void *context, const struct record *record)
{
	const char *title = record_value(record, "title").text, *code = record_value(record, "code").text;
	char label[NODE_TITLE + 128];

	snprintf(label, sizeof label, "%s %s %s", record_kind_korean(record->ref.kind), code,
		 *title ? title : record_value(record, "name").text);
	choice_add(context, code, label);
	return true;
}

/* Of an item the rows too that stand in no tree. */
static bool add_rows(struct dashboard *dashboard, struct ref ref, const char *code, struct choice *choice, struct error *error)
{
	enum { MOST = 16 };
	struct store_query targets = {.kind = RECORD_TARGET, .of = code, .limit = MOST},
			   contacts = {.kind = RECORD_CONTACT, .of = code, .limit = MOST};

	return (ref.kind != RECORD_ITEM && ref.kind != RECORD_MEETING) ||
	       (store_list(dashboard->store, &targets, add_row, choice, NULL, error) &&
		store_list(dashboard->store, &contacts, add_row, choice, NULL, error));
}

static int open_row(struct dashboard *dashboard, const char *code)
{
	struct choice choice = {0};
	struct store_query query = {.code = code};
	struct error error = {0};
	struct ref ref;

	if (store_find(dashboard->store, code, &ref, &error)) {
		query.kind = ref.kind;
		if (store_list(dashboard->store, &query, add_fields, &choice, NULL, &error) && choice.count &&
		    add_rows(dashboard, ref, code, &choice, &error))
			return dialog_pick_open(dashboard, _("무엇을 고칩니까?"), &choice, open_field);
	}
	choice_finish(&choice);
	dashboard_say(dashboard, STYLE_ALERT, *error.sentence ? error.sentence : _("여기에는 고칠 칸이 없습니다."));
	return REACT_DRAW;
}

/* The field of all marked rows. */
static int open_marked_field(struct dashboard *dashboard, const char *key)
{
	const char **codes = subject_marked(dashboard);
	int reactions = codes ? form_open(dashboard, &form_edit, key, codes, dashboard->marks.count, true) : REACT_DRAW;

	free(codes);
	return reactions;
}

static int open_marked(struct dashboard *dashboard)
{
	struct choice choice = {0};

	for (int i = 0; i < ALL; i++)
		if (all[i].several)
			choice_add(&choice, all[i].field.key, _(all[i].field.label));
	return dialog_pick_open(dashboard, _("고른 줄 모두의 무엇을 고칩니까?"), &choice, open_marked_field);
}

int dialog_edit_open(struct dashboard *dashboard)
{
	const struct node *node = dashboard_node(dashboard);

	if (dashboard->marks.count)
		return open_marked(dashboard);
	if (node && node->ref.id)
		return open_row(dashboard, node->code);
	dashboard_say(dashboard, STYLE_ALERT, _("고칠 줄이 없습니다."));
	return REACT_DRAW;
}
