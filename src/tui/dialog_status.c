/* `s`: what a ministry reports of a milestone, or of all that are marked. */
#include "form.h"
#include "gwagi/model/message.h"
#include "subject.h"

#define STOPPED (FORM_WORD(REPORTED_ON_HOLD) | FORM_WORD(REPORTED_CANCELLED))

static const struct form_field fields[] = {
	{.key = "reported", .label = N_("상태"), .input = FORM_PICK, .vocabulary = VOCABULARY_REPORTED, .sent = true},
	{.key = "forecast",
	 .label = N_("예상일"),
	 .input = FORM_DATE,
	 .hint = N_("예: 내일, 이달말, 3분기말, 8.31"),
	 .when = "reported",
	 .shown = FORM_WORD(REPORTED_IN_PROGRESS)},
	{.key = "done_on",
	 .label = N_("완료일"),
	 .input = FORM_DATE,
	 .hint = N_("예: 어제, 12.31, '25. 12월"),
	 .when = "reported",
	 .shown = FORM_WORD(REPORTED_DONE),
	 .today = true},
	{.key = "reason", .label = N_("사유"), .input = FORM_LINE, .part = PART_REQUEST, .when = "reported", .needed = STOPPED},
	{.key = "authority",
	 .label = N_("근거"),
	 .input = FORM_LINE,
	 .part = PART_REQUEST,
	 .hint = N_("회의, 공문"),
	 .when = "reported",
	 .shown = STOPPED},
};

const struct form_type form_status = {.name = "status",
				      .title = N_("부처 보고 상태"),
				      .action = "status",
				      .verb = GATE_REPORT_STATUS,
				      .kind = RECORD_MILESTONE,
				      .fields = fields,
				      .count = sizeof fields / sizeof *fields};

static int open_one(struct dashboard *dashboard, const char *code)
{
	return form_open(dashboard, &form_status, "", &code, 1, false);
}

int dialog_status_open(struct dashboard *dashboard)
{
	return subject_milestones(dashboard, &form_status, true, _("어느 이정표의 상태를 바꿉니까?"), open_one);
}
