/* `p`: who was phoned about a milestone, what was said, what was promised for when. */
#include <stdio.h>
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "subject.h"

static const struct form_field fields[] = {
	{.key = "contact", .label = N_("누구"), .input = FORM_PICK},
	{.key = "answer", .label = N_("답변"), .input = FORM_BODY, .needed = ~0u},
	{.key = "promised", .label = N_("약속일"), .input = FORM_DATE, .hint = N_("예: 내일, 이달말, 8.31")},
	{.key = "day", .label = N_("통화한 날"), .input = FORM_DATE, .today = true},
};

/* The number in front, where the eye looks for it. */
static bool add_contact(void *context, const struct record *record)
{
	const char *phone = record_value(record, "phone").text;
	char label[512];

	if (*record_value(record, "valid_to").text)
		return true;
	snprintf(label, sizeof label, "%s %s (%s)", record_value(record, "name").text, record_value(record, "position").text,
		 record_value(record, "office_name").text);
	choice_add_led(context, record_value(record, "code").text, STYLE_KEY, *phone ? phone : _("번호 없음"), label);
	return true;
}

static bool fill(struct dashboard *dashboard, struct form *form, struct error *error)
{
	enum { MOST = 8 };
	struct form_entry *entry = form_entry(form, "contact");
	const struct node *node = dashboard_node(dashboard);
	int place;
	char item[CODE_TEXT];
	struct store_query query = {.kind = RECORD_CONTACT, .of = item, .limit = MOST};

	if (code_parent(form->rows[0].code, item) &&
	    !store_list(dashboard->store, &query, add_contact, &entry->choice, NULL, error))
		return false;
	choice_add(&entry->choice, "", _("(다른 사람)"));
	place = node && node->ref.kind == RECORD_CONTACT ? choice_find(&entry->choice, node->code) : 0;
	entry->choice.cursor = place < 0 ? 0 : place;
	return true;
}

const struct form_type form_call = {.name = "call",
				    .title = N_("통화 적기"),
				    .action = "add",
				    .verb = GATE_ADD,
				    .table = "call",
				    .kind = RECORD_MILESTONE,
				    .fields = fields,
				    .count = sizeof fields / sizeof *fields,
				    .fill = fill};

static int open_one(struct dashboard *dashboard, const char *code)
{
	return form_open(dashboard, &form_call, "", &code, 1, false);
}

int dialog_call_open(struct dashboard *dashboard)
{
	return subject_milestones(dashboard, &form_call, false, _("어느 이정표로 통화했습니까?"), open_one);
}
