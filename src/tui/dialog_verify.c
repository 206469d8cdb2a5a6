/* `v`: whether what a ministry reports is proved. Proof may be added in the same step. */
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "subject.h"

#define PROVED (FORM_WORD(VERIFIED_RECEIVED) | FORM_WORD(VERIFIED_CONFIRMED))

static const struct form_field fields[] = {
	{.key = "verified", .label = N_("확인"), .input = FORM_PICK, .vocabulary = VOCABULARY_VERIFIED, .sent = true},
	{.key = "title",
	 .label = N_("새 증빙"),
	 .input = FORM_LINE,
	 .part = PART_EXTRA,
	 .hint = N_("이름을 적으면 함께 더합니다"),
	 .when = "verified",
	 .shown = PROVED},
	{.key = "rank", .label = N_("등급"), .input = FORM_PICK, .part = PART_EXTRA, .when = "verified", .shown = PROVED},
	{.key = "issued",
	 .label = N_("낸 날"),
	 .input = FORM_DATE,
	 .part = PART_EXTRA,
	 .hint = N_("예: 어제, 12.31"),
	 .when = "verified",
	 .shown = PROVED},
	{.key = "reason", .label = N_("사유"), .input = FORM_LINE, .part = PART_REQUEST},
};

static bool add_evidence(void *context, const struct record *record)
{
	body_add(context, _("증빙 %s등급 %s\n"), record_value(record, "rank").text, record_value(record, "title").text);
	return true;
}

/* What there is already stands in front. */
static bool fill(struct dashboard *dashboard, struct form *form, struct error *error)
{
	enum { TOLD = 4 };
	struct store_query query = {.kind = RECORD_EVIDENCE, .of = form->rows[0].code, .limit = TOLD};

	form_add_ranks(form_entry(form, "rank"));
	if (form->row_count > 1)
		return true;
	if (!store_list(dashboard->store, &query, add_evidence, &form->about, NULL, error))
		return false;
	if (!form->about.length)
		body_add(&form->about, "%s", _("증빙이 없습니다. 확인하려면 3등급 이상이 하나는 있어야 합니다."));
	return true;
}

const struct form_type form_verify = {.name = "verify",
				      .title = N_("확인 상태"),
				      .action = "verify",
				      .verb = GATE_VERIFY,
				      .extra = "evidence",
				      .kind = RECORD_MILESTONE,
				      .fields = fields,
				      .count = sizeof fields / sizeof *fields,
				      .fill = fill};

static int open_one(struct dashboard *dashboard, const char *code)
{
	return form_open(dashboard, &form_verify, "", &code, 1, false);
}

int dialog_verify_open(struct dashboard *dashboard)
{
	return subject_milestones(dashboard, &form_verify, true, _("어느 이정표를 확인합니까?"), open_one);
}
