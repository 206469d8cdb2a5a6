/* `i`: what was measured of a target. */
#include <stdio.h>
#include "dialog_pick.h"
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "subject.h"

static const struct form_field fields[] = {
	{.key = "amount", .label = N_("실적"), .input = FORM_AMOUNT, .hint = N_("예: 1만 2천, 13.5"), .needed = ~0u},
	{.key = "day", .label = N_("잰 날"), .input = FORM_DATE, .hint = N_("예: 어제, 12.31"), .today = true},
	{.key = "state", .label = N_("상태"), .input = FORM_PICK, .vocabulary = VOCABULARY_READING_STATE},
	{.key = "method", .label = N_("산식"), .input = FORM_LINE},
	{.key = "note", .label = N_("비고"), .input = FORM_BODY},
};

static bool describe(void *context, const struct record *record)
{
	static const struct {
		const char *key, *label;
	} facts[] = {{"quantity", N_("목표")}, {"baseline", N_("기준값")}, {"latest", N_("지난 실적")}, {"rule", N_("판정")}};
	struct form *form = context;

	snprintf(form->unit, sizeof form->unit, "%s", record_value(record, "unit").text);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		const char *value = record_value(record, facts[i].key).text;

		if (*value)
			body_add(&form->about, "%s: %s%s\n", _(facts[i].label), value, i == 1 || i == 2 ? form->unit : "");
	}
	return true;
}

/* What it is measured against stands in front. */
static bool fill(struct dashboard *dashboard, struct form *form, struct error *error)
{
	struct store_query query = {.kind = RECORD_TARGET, .code = form->rows[0].code};

	return store_list(dashboard->store, &query, describe, form, NULL, error);
}

const struct form_type form_reading = {.name = "reading",
				       .title = N_("실적 적기"),
				       .action = "add",
				       .verb = GATE_ADD,
				       .table = "reading",
				       .kind = RECORD_TARGET,
				       .fields = fields,
				       .count = sizeof fields / sizeof *fields,
				       .fill = fill};

static int open_one(struct dashboard *dashboard, const char *code)
{
	return form_open(dashboard, &form_reading, "", &code, 1, false);
}

static int refuse(struct dashboard *dashboard, struct choice *choice, const char *sentence)
{
	choice_finish(choice);
	dashboard_say(dashboard, STYLE_ALERT, sentence);
	return REACT_DRAW;
}

int dialog_reading_open(struct dashboard *dashboard)
{
	const struct node *node = dashboard_node(dashboard);
	struct choice choice = {0};
	struct error error = {0};
	int reactions;

	if (!node || !node->ref.id)
		return refuse(dashboard, &choice, _("실적을 적을 목표가 없습니다."));
	if (!subject_targets(dashboard, node, &choice, &error))
		return refuse(dashboard, &choice, error.sentence);
	if (!choice.count)
		return refuse(
			dashboard, &choice,
			_("여기에는 수치 목표가 없습니다. 보기 3(목표)에서 목표를 고르거나, 진행은 s로 보고 상태에 적으십시오."));
	if (choice.count > 1)
		return dialog_pick_open(dashboard, _("어느 목표의 실적입니까?"), &choice, open_one);
	reactions = open_one(dashboard, choice_value(&choice));
	choice_finish(&choice);
	return reactions;
}
