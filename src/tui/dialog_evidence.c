/* `E`: what proves a milestone. */
#include "form.h"
#include "gwagi/model/message.h"
#include "subject.h"

static const struct form_field fields[] = {
	{.key = "rank", .label = N_("등급"), .input = FORM_PICK},
	{.key = "title", .label = N_("이름"), .input = FORM_LINE, .hint = N_("예: 관보 제21234호"), .needed = ~0u},
	{.key = "issued", .label = N_("낸 날"), .input = FORM_DATE, .hint = N_("예: 어제, 12.31")},
	{.key = "received", .label = N_("받은 날"), .input = FORM_DATE, .today = true},
	{.key = "location", .label = N_("있는 곳"), .input = FORM_LINE, .hint = N_("경로나 주소")},
};

void form_add_ranks(struct form_entry *entry)
{
	static const char *const ranks[] = {N_("통화·구두"), N_("부처 공문·실적 제출"), N_("공고문·공식 발표·회의 결과"),
					    N_("계약·검수·준공·통계"), N_("관보·법령 공포·고시")};
	static const char *const numbers[] = {"1", "2", "3", "4", "5"};

	for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
		choice_add(&entry->choice, numbers[i], _(ranks[i]));
}

static bool fill(struct dashboard *dashboard, struct form *form, struct error *error)
{
	(void)dashboard;
	(void)error;
	form_add_ranks(form_entry(form, "rank"));
	return true;
}

const struct form_type form_evidence = {.name = "evidence",
					.title = N_("증빙 더하기"),
					.action = "add",
					.verb = GATE_ADD,
					.table = "evidence",
					.kind = RECORD_MILESTONE,
					.fields = fields,
					.count = sizeof fields / sizeof *fields,
					.fill = fill};

static int open_one(struct dashboard *dashboard, const char *code)
{
	return form_open(dashboard, &form_evidence, "", &code, 1, false);
}

int dialog_evidence_open(struct dashboard *dashboard)
{
	return subject_milestones(dashboard, &form_evidence, false, _("어느 이정표의 증빙입니까?"), open_one);
}
