#include "gwagi/model/vocabulary.h"
#include <stdbool.h>
#include <string.h>
#include "gwagi/model/message.h"

struct word {
	const char *english, *korean; /* marked */
};

static const struct word item_kinds[] = {
	[KIND_AGENDA] = {"agenda", N_("안건")}, [KIND_STRATEGY] = {"strategy", N_("전략")},
	[KIND_TASK] = {"task", N_("과제")},     [KIND_DETAIL] = {"detail", N_("세부과제")},
	[KIND_GROUP] = {"group", N_("묶음")},
};
static const struct word milestone_types[] = {
	[TYPE_DEADLINE] = {"deadline", NC_("type", "기한")},
	[TYPE_PERIOD] = {"period", N_("기간")},
	[TYPE_START] = {"start", N_("개시")},
	[TYPE_RECURRING] = {"recurring", N_("반복")},
	[TYPE_CONDITIONAL] = {"conditional", N_("조건부")},
	[TYPE_ONGOING] = {"ongoing", N_("지속")},
	[TYPE_UNDATED] = {"undated", N_("기한미설정")},
	[TYPE_PAST] = {"past", N_("지난일")},
};
static const struct word reported_words[] = {
	[REPORTED_NONE] = {"none", N_("미보고")},
	[REPORTED_NOT_STARTED] = {"not_started", N_("착수전")},
	[REPORTED_IN_PROGRESS] = {"in_progress", N_("추진중")},
	[REPORTED_DONE] = {"reported_done", N_("완료보고")},
	[REPORTED_ON_HOLD] = {"on_hold", N_("보류")},
	[REPORTED_CANCELLED] = {"cancelled", N_("중단")},
};
static const struct word verified_words[] = {
	[VERIFIED_NONE] = {"none", N_("자료없음")},
	[VERIFIED_RECEIVED] = {"received", N_("증빙접수")},
	[VERIFIED_CONFIRMED] = {"confirmed", NC_("verified", "확인")},
	[VERIFIED_REJECTED] = {"rejected", N_("반려")},
};
static const struct word schedules[] = {
	[SCHEDULE_NO_DUE] = {"no_due", N_("기한없음")},
	[SCHEDULE_BEFORE_DUE] = {"before_due", N_("기한전")},
	[SCHEDULE_DUE_SOON] = {"due_soon", N_("기한임박")},
	[SCHEDULE_OVERDUE] = {"overdue", N_("기한경과")},
	[SCHEDULE_DONE_IN_TIME] = {"done_in_time", N_("기한내완료")},
	[SCHEDULE_DONE_LATE] = {"done_late", N_("지연완료")},
};
static const struct word signals[] = {
	[SIGNAL_DONE] = {"done", N_("완료")},
	[SIGNAL_ON_TRACK] = {"on_track", N_("정상추진")},
	[SIGNAL_ATTENTION] = {"attention", N_("관심필요")},
	[SIGNAL_LATE] = {"late", N_("지연")},
	[SIGNAL_STALLED] = {"stalled", N_("부진")},
	[SIGNAL_STOPPED] = {"stopped", N_("보류·중단")},
	[SIGNAL_UNREPORTED] = {"unreported", N_("미보고")},
};
static const struct word target_classes[] = {
	[CLASS_TARGET] = {"target", NC_("class", "목표")}, [CLASS_QUALITATIVE] = {"qualitative", N_("정성목표")},
	[CLASS_RECURRING] = {"recurring", N_("반복목표")}, [CLASS_EXAMPLE] = {"example", N_("예시")},
	[CLASS_FUNDING] = {"funding", N_("예산·재원")},    [CLASS_CURRENT] = {"current", N_("현황")},
	[CLASS_BASELINE] = {"baseline", N_("기준값")},
};
static const struct word comparators[] = {
	[COMPARATOR_EQ] = {"eq", N_("같음")},           [COMPARATOR_GE] = {"ge", N_("이상")},
	[COMPARATOR_GT] = {"gt", N_("초과")},           [COMPARATOR_LE] = {"le", N_("이하")},
	[COMPARATOR_LT] = {"lt", N_("미만")},           [COMPARATOR_RANGE] = {"range", N_("범위")},
	[COMPARATOR_FROM_TO] = {"from_to", N_("변화")},
};
static const struct word assignment_roles[] = {
	[ASSIGNMENT_LEAD] = {"lead", N_("주관")},
	[ASSIGNMENT_SUPPORT] = {"support", N_("협조")},
	[ASSIGNMENT_OVERALL] = {"overall", N_("총괄")},
};
static const struct word contact_roles[] = {
	[CONTACT_HEAD] = {"head", N_("책임자")},
	[CONTACT_STAFF] = {"staff", NC_("role", "담당자")},
};
static const struct word certainties[] = {
	[CERTAINTY_CERTAIN] = {"certain", N_("확실")},
	[CERTAINTY_HIGH] = {"high", N_("높음")},
	[CERTAINTY_MEDIUM] = {"medium", N_("중간")},
	[CERTAINTY_LOW] = {"low", N_("낮음")},
};
static const struct word seats[] = {
	[SEAT_CHAIR] = {"chair", N_("의장")},
	[SEAT_MEMBER] = {"member", N_("위원")},
};
static const struct word link_kinds[] = {
	[LINK_RELATED] = {"related", N_("연관")},
	[LINK_SHARED] = {"shared", N_("공통")},
	[LINK_SPLIT] = {"split", N_("분할")},
	[LINK_SUCCESSOR] = {"successor", N_("승계")},
	[LINK_CARRIED_OVER] = {"carried_over", N_("이월")},
};
static const struct word decisions[] = {
	[DECISION_DISCUSSED] = {"discussed", N_("논의")},
	[DECISION_RESOLVED] = {"resolved", N_("심의·의결")},
	[DECISION_REPORTED] = {"reported", NC_("decision", "보고")},
	[DECISION_NOT_STATED] = {"not_stated", N_("미기재")},
};
static const struct word account_roles[] = {
	[ROLE_VIEWER] = {"viewer", N_("열람")},
	[ROLE_OFFICER] = {"officer", NC_("role", "담당")},
	[ROLE_COORDINATOR] = {"coordinator", NC_("role", "총괄")},
	[ROLE_ADMIN] = {"admin", N_("관리자")},
};
static const struct word reading_states[] = {
	[READING_FINAL] = {"final", N_("확정")},
	[READING_PROVISIONAL] = {"provisional", N_("잠정")},
};

static const struct word law_stages[] = {
	[STAGE_DRAFTING] = {"drafting", N_("입안")},    [STAGE_CONSULTATION] = {"consultation", N_("관계부처 협의")},
	[STAGE_NOTICE] = {"notice", N_("입법예고")},    [STAGE_REVIEW] = {"review", N_("규제·법제 심사")},
	[STAGE_CABINET] = {"cabinet", N_("국무회의")},  [STAGE_SUBMITTED] = {"submitted", N_("국회 제출")},
	[STAGE_PASSED] = {"passed", N_("본회의 통과")}, [STAGE_PROMULGATED] = {"promulgated", N_("공포")},
	[STAGE_IN_FORCE] = {"in_force", N_("시행")},
};
static const struct word differences[] = {
	[DIFFERENCE_LIT] = {"lit", N_("신규 점등")},
	[DIFFERENCE_STILL_LIT] = {"still_lit", N_("연속 점등")},
	[DIFFERENCE_RECOVERED] = {"recovered", N_("복귀")},
	[DIFFERENCE_DONE] = {"done", N_("완료")},
	[DIFFERENCE_SIGNAL] = {"signal", N_("판정 변경")},
	[DIFFERENCE_DUE] = {"due", N_("기한 변경")},
	[DIFFERENCE_FORECAST] = {"forecast", N_("예상일 변경")},
	[DIFFERENCE_STATUS] = {"status", N_("보고 변경")},
	[DIFFERENCE_VERIFIED] = {"verified", N_("확인 변경")},
	[DIFFERENCE_NEW] = {"new", N_("신설")},
	[DIFFERENCE_CLOSED] = {"closed", N_("종료")},
	[DIFFERENCE_GONE] = {"gone", NC_("difference", "취소")},
	[DIFFERENCE_FIGURE] = {"figure", N_("수치 변경")},
	[DIFFERENCE_READING] = {"reading", N_("실적")},
	[DIFFERENCE_EVIDENCE] = {"evidence", N_("증빙")},
	[DIFFERENCE_CALL] = {"call", N_("통화")},
	[DIFFERENCE_OFFICE] = {"office", N_("부서")},
	[DIFFERENCE_ASSIGNMENT] = {"assignment", N_("담당 지정")},
	[DIFFERENCE_CONTACT] = {"contact", N_("담당자")},
	[DIFFERENCE_OTHER] = {"other", N_("그 밖의 변경")},
};
static const struct word closings[] = {
	[CLOSING_COMPLETED] = {"completed", N_("완료")},
	[CLOSING_WITHDRAWN] = {"withdrawn", N_("철회")},
	[CLOSING_CARRIED_OVER] = {"carried_over", N_("이월")},
	[CLOSING_MERGED] = {"merged", N_("통합")},
	[CLOSING_SPLIT] = {"split", N_("분할")},
};

#define WORDS(list)                                    \
	{                                              \
		list, sizeof(list) / sizeof((list)[0]) \
	}

static const struct {
	const struct word *words;
	size_t count;
} vocabularies[VOCABULARY_COUNT] = {
	[VOCABULARY_ITEM_KIND] = WORDS(item_kinds),
	[VOCABULARY_MILESTONE_TYPE] = WORDS(milestone_types),
	[VOCABULARY_REPORTED] = WORDS(reported_words),
	[VOCABULARY_VERIFIED] = WORDS(verified_words),
	[VOCABULARY_SCHEDULE] = WORDS(schedules),
	[VOCABULARY_SIGNAL] = WORDS(signals),
	[VOCABULARY_TARGET_CLASS] = WORDS(target_classes),
	[VOCABULARY_COMPARATOR] = WORDS(comparators),
	[VOCABULARY_ASSIGNMENT_ROLE] = WORDS(assignment_roles),
	[VOCABULARY_CONTACT_ROLE] = WORDS(contact_roles),
	[VOCABULARY_CERTAINTY] = WORDS(certainties),
	[VOCABULARY_SEAT] = WORDS(seats),
	[VOCABULARY_LINK_KIND] = WORDS(link_kinds),
	[VOCABULARY_DECISION] = WORDS(decisions),
	[VOCABULARY_ACCOUNT_ROLE] = WORDS(account_roles),
	[VOCABULARY_LAW_STAGE] = WORDS(law_stages),
	[VOCABULARY_CLOSING] = WORDS(closings),
	[VOCABULARY_DIFFERENCE] = WORDS(differences),
	[VOCABULARY_READING_STATE] = WORDS(reading_states),
};

size_t vocabulary_size(enum vocabulary vocabulary)
{
	return (unsigned)vocabulary < VOCABULARY_COUNT ? vocabularies[vocabulary].count : 0;
}

static bool word_exists(enum vocabulary vocabulary, int value)
{
	return value >= 0 && (size_t)value < vocabulary_size(vocabulary);
}

const char *word_english(enum vocabulary vocabulary, int value)
{
	return word_exists(vocabulary, value) ? vocabularies[vocabulary].words[value].english : "";
}

const char *word_korean(enum vocabulary vocabulary, int value)
{
	return word_exists(vocabulary, value) ? message_of(vocabularies[vocabulary].words[value].korean) : "";
}

/* The size of a blank, or of a dot that Korean keyboards and editors set between two words; 0 if AT is neither. */
static size_t joiner_size(const char *at)
{
	static const char *const joiners[] = {" ", "·", "ㆍ", "‧", "・"};

	for (size_t i = 0; i < sizeof(joiners) / sizeof(joiners[0]); i++)
		if (strncmp(at, joiners[i], strlen(joiners[i])) == 0)
			return strlen(joiners[i]);
	return 0;
}

static const char *skip_joiners(const char *at)
{
	for (size_t size = joiner_size(at); size > 0; size = joiner_size(at))
		at += size;
	return at;
}

static bool same_but_joiners(const char *a, const char *b)
{
	for (a = skip_joiners(a), b = skip_joiners(b); *a && *a == *b; a = skip_joiners(a + 1), b = skip_joiners(b + 1))
		;
	return *a == *b;
}

int word_find(enum vocabulary vocabulary, const char *word)
{
	size_t count = vocabulary_size(vocabulary);

	for (size_t i = 0; i < count; i++) {
		const struct word *known = &vocabularies[vocabulary].words[i];

		if (strcmp(word, known->english) == 0 || same_but_joiners(word, message_bare(known->korean)))
			return (int)i;
	}
	for (size_t i = 0; message_translated() && i < count; i++)
		if (same_but_joiners(word, message_text(vocabularies[vocabulary].words[i].korean)))
			return (int)i;
	return WORD_NONE;
}
