#include "gwagi/model/judge.h"
#include "gwagi/model/message.h"
#include "phrase.h"

static void add_due_past(char *out, day_number due, day_number today)
{
	char day[DAY_TEXT];

	day_print(due, day);
	phrase_add(out, JUDGE_SENTENCE, D_("기한 %s 경과 +%d일"), day, today - due);
}

/* Nobody reported: the calendar is told beside it, as the row counts in both columns. */
static void add_unreported(const struct milestone_state *state, const struct verdict *verdict, day_number today, char *out)
{
	char day[DAY_TEXT];
	bool overdue = verdict->schedule == SCHEDULE_OVERDUE;

	if (verdict->rule == RULE_REPORT_STALE) {
		day_print(state->reported_on, day);
		phrase_add(out, JUDGE_SENTENCE, D_("마지막 보고 %s 이후 %d일"), day, today - state->reported_on);
	} else {
		phrase_add(out, JUDGE_SENTENCE, "%s", overdue ? D_("미보고") : D_("보고 없음"));
	}
	if (overdue) {
		phrase_add(out, JUDGE_SENTENCE, " · ");
		add_due_past(out, state->date.last, today);
	}
}

static void add_confirmed(const struct milestone_state *state, const struct verdict *verdict, char *out)
{
	day_number completed = state->done_on != DAY_NONE ? state->done_on : state->reported_on;

	phrase_add(out, JUDGE_SENTENCE, "%s", C_("verified", "확인"));
	if (verdict->schedule == SCHEDULE_DONE_IN_TIME)
		phrase_add(out, JUDGE_SENTENCE, "%s", D_(" · 기한 내 완료"));
	if (verdict->schedule == SCHEDULE_DONE_LATE)
		phrase_add(out, JUDGE_SENTENCE, D_(" · 지연완료 +%d일"), completed - state->date.last);
}

static void add_due_ahead(const struct milestone_state *state, const struct verdict *verdict, char *out)
{
	char day[DAY_TEXT], left[DAY_TEXT];

	if (!verdict->has_due)
		return;
	day_print(state->date.last, day);
	day_print_left(verdict->days_left, left);
	phrase_add(out, JUDGE_SENTENCE, D_(" · 기한 %s %s"), day, left);
}

static void add_start_missed(const struct milestone_state *state, day_number today, char *out)
{
	char day[DAY_TEXT];

	day_print(state->date.start_last, day);
	phrase_add(out, JUDGE_SENTENCE, D_("개시 기한 경과 +%d일 (%s)"), today - state->date.start_last, day);
}

static void add_recovery_missed(const struct milestone_state *state, const struct rules *rules, day_number today, char *out)
{
	char day[DAY_TEXT];

	day_print(state->recovery, day);
	add_due_past(out, state->date.last, today);
	phrase_add(out, JUDGE_SENTENCE, D_(" · 회복 약속 %d회 어김 (%s)"), rules->missed, day);
}

static void add_slipping(const struct milestone_state *state, char *out)
{
	char day[DAY_TEXT];

	phrase_add(out, JUDGE_SENTENCE, D_("지연예상 %d회 연속 연장"), state->slips);
	day_print(state->forecast, day);
	if (*day)
		phrase_add(out, JUDGE_SENTENCE, D_(" (예상 %s)"), day);
}

/* What the government can do is done once a bill lies with the Assembly. */
static void add_stage(const struct milestone_state *state, char *out)
{
	if (state->stage == WORD_NONE)
		return;
	phrase_add(out, JUDGE_SENTENCE, " · %s", word_korean(VOCABULARY_LAW_STAGE, state->stage));
	if (state->stage == STAGE_SUBMITTED)
		phrase_add(out, JUDGE_SENTENCE, "%s", D_(" · 정부 내 조치 완료(국회 계류)"));
}

static void add_rule(const struct milestone_state *state, const struct rules *rules, day_number today, char *out)
{
	struct verdict verdict = judge(state, rules, today);

	switch (verdict.rule) {
	case RULE_STOPPED:
		phrase_add(out, JUDGE_SENTENCE, D_("%s 보고"), word_korean(VOCABULARY_REPORTED, (int)state->reported));
		break;
	case RULE_CONFIRMED:
		add_confirmed(state, &verdict, out);
		break;
	case RULE_DONE_UNVERIFIED:
		phrase_add(out, JUDGE_SENTENCE, "%s",
			   state->verified == VERIFIED_REJECTED ? D_("완료보고·반려") : D_("완료보고·확인 전"));
		break;
	case RULE_NEVER_REPORTED:
	case RULE_REPORT_STALE:
		add_unreported(state, &verdict, today, out);
		break;
	case RULE_STALLED:
		add_due_past(out, state->date.last, today);
		phrase_add(out, JUDGE_SENTENCE, D_(" (%d일 초과)"), rules->stalled);
		break;
	case RULE_RECOVERY_MISSED:
		add_recovery_missed(state, rules, today, out);
		break;
	case RULE_LATE:
		add_due_past(out, state->date.last, today);
		break;
	case RULE_FORECAST_LATE:
		phrase_add(out, JUDGE_SENTENCE, D_("지연예상 +%d일"), state->forecast - state->date.last);
		break;
	case RULE_FORECAST_SLIPPING:
		add_slipping(state, out);
		break;
	case RULE_ISSUE:
		phrase_add(out, JUDGE_SENTENCE, "%s", D_("중대 쟁점"));
		add_due_ahead(state, &verdict, out);
		break;
	case RULE_START_MISSED:
		add_start_missed(state, today, out);
		break;
	case RULE_DUE_SOON:
		phrase_add(out, JUDGE_SENTENCE, "%s", D_("기한임박"));
		add_due_ahead(state, &verdict, out);
		break;
	case RULE_IN_PROGRESS_NO_DUE:
		phrase_add(out, JUDGE_SENTENCE, "%s", D_("정상추진(기한없음)"));
		break;
	case RULE_ON_TRACK:
	case RULE_COUNT:
		phrase_add(out, JUDGE_SENTENCE, "%s", D_("정상추진"));
		add_due_ahead(state, &verdict, out);
		break;
	}
}

void judge_sentence(const struct milestone_state *state, const struct rules *rules, day_number today, char out[JUDGE_SENTENCE])
{
	out[0] = '\0';
	add_rule(state, rules, today, out);
	add_stage(state, out);
}
