#include "check.h"
#include "gwagi/model/vocabulary.h"

/* The words as the database and the papers have them, in the order of the enumerations. */
static const struct {
	enum vocabulary vocabulary;
	const char *english[21], *korean[21];
} rows[] = {
	{VOCABULARY_ITEM_KIND, {"agenda", "strategy", "task", "detail", "group"}, {"안건", "전략", "과제", "세부과제", "묶음"}},
	{VOCABULARY_MILESTONE_TYPE,
	 {"deadline", "period", "start", "recurring", "conditional", "ongoing", "undated", "past"},
	 {"기한", "기간", "개시", "반복", "조건부", "지속", "기한미설정", "지난일"}},
	{VOCABULARY_REPORTED,
	 {"none", "not_started", "in_progress", "reported_done", "on_hold", "cancelled"},
	 {"미보고", "착수전", "추진중", "완료보고", "보류", "중단"}},
	{VOCABULARY_VERIFIED, {"none", "received", "confirmed", "rejected"}, {"자료없음", "증빙접수", "확인", "반려"}},
	{VOCABULARY_SCHEDULE,
	 {"no_due", "before_due", "due_soon", "overdue", "done_in_time", "done_late"},
	 {"기한없음", "기한전", "기한임박", "기한경과", "기한내완료", "지연완료"}},
	{VOCABULARY_SIGNAL,
	 {"done", "on_track", "attention", "late", "stalled", "stopped", "unreported"},
	 {"완료", "정상추진", "관심필요", "지연", "부진", "보류·중단", "미보고"}},
	{VOCABULARY_TARGET_CLASS,
	 {"target", "qualitative", "recurring", "example", "funding", "current", "baseline"},
	 {"목표", "정성목표", "반복목표", "예시", "예산·재원", "현황", "기준값"}},
	{VOCABULARY_COMPARATOR,
	 {"eq", "ge", "gt", "le", "lt", "range", "from_to"},
	 {"같음", "이상", "초과", "이하", "미만", "범위", "변화"}},
	{VOCABULARY_ASSIGNMENT_ROLE, {"lead", "support", "overall"}, {"주관", "협조", "총괄"}},
	{VOCABULARY_CONTACT_ROLE, {"head", "staff"}, {"책임자", "담당자"}},
	{VOCABULARY_CERTAINTY, {"certain", "high", "medium", "low"}, {"확실", "높음", "중간", "낮음"}},
	{VOCABULARY_SEAT, {"chair", "member"}, {"의장", "위원"}},
	{VOCABULARY_LINK_KIND,
	 {"related", "shared", "split", "successor", "carried_over"},
	 {"연관", "공통", "분할", "승계", "이월"}},
	{VOCABULARY_DECISION, {"discussed", "resolved", "reported", "not_stated"}, {"논의", "심의·의결", "보고", "미기재"}},
	{VOCABULARY_ACCOUNT_ROLE, {"viewer", "officer", "coordinator", "admin"}, {"열람", "담당", "총괄", "관리자"}},
	{VOCABULARY_READING_STATE, {"final", "provisional"}, {"확정", "잠정"}},
	{VOCABULARY_DIFFERENCE,
	 {"lit",    "still_lit", "recovered", "done",    "signal",   "due",  "forecast", "status",     "verified", "new",
	  "closed", "gone",      "figure",    "reading", "evidence", "call", "office",   "assignment", "contact",  "other"},
	 {"신규 점등", "연속 점등", "복귀", "완료",      "판정 변경", "기한 변경",   "예상일 변경",
	  "보고 변경", "확인 변경", "신설", "종료",      "취소",      "수치 변경",   "실적",
	  "증빙",      "통화",      "부서", "담당 지정", "담당자",    "그 밖의 변경"}},
	{VOCABULARY_LAW_STAGE,
	 {"drafting", "consultation", "notice", "review", "cabinet", "submitted", "passed", "promulgated", "in_force"},
	 {"입안", "관계부처 협의", "입법예고", "규제·법제 심사", "국무회의", "국회 제출", "본회의 통과", "공포", "시행"}},
	{VOCABULARY_CLOSING,
	 {"completed", "withdrawn", "carried_over", "merged", "split"},
	 {"완료", "철회", "이월", "통합", "분할"}},
};

static void every_word_has_its_number_in_both_languages(void **state)
{
	(void)state;
	assert_int_equal(COUNT(rows), VOCABULARY_COUNT - 1);
	for (size_t i = 0; i < COUNT(rows); i++) {
		enum vocabulary vocabulary = rows[i].vocabulary;
		int size = (int)vocabulary_size(vocabulary);

		for (int value = 0; value < size; value++) {
			assert_string_equal(word_english(vocabulary, value), rows[i].english[value]);
			assert_string_equal(word_korean(vocabulary, value), rows[i].korean[value]);
			assert_int_equal(word_find(vocabulary, rows[i].english[value]), value);
			assert_int_equal(word_find(vocabulary, rows[i].korean[value]), value);
		}
		CHECK(size > 0 && size < 21 && !rows[i].english[size], "vocabulary %zu\n", i);
		assert_string_equal(word_english(vocabulary, size), "");
		assert_string_equal(word_korean(vocabulary, WORD_NONE), "");
	}
	assert_int_equal(vocabulary_size(VOCABULARY_NONE), 0);
	assert_int_equal(vocabulary_size(VOCABULARY_COUNT), 0);
}

static void enumerations_and_words_agree(void **state)
{
	(void)state;
	assert_int_equal(word_find(VOCABULARY_MILESTONE_TYPE, "past"), TYPE_PAST);
	assert_int_equal(word_find(VOCABULARY_REPORTED, "reported_done"), REPORTED_DONE);
	assert_int_equal(word_find(VOCABULARY_VERIFIED, "rejected"), VERIFIED_REJECTED);
	assert_int_equal(word_find(VOCABULARY_SCHEDULE, "overdue"), SCHEDULE_OVERDUE);
	assert_int_equal(word_find(VOCABULARY_SIGNAL, "unreported"), SIGNAL_UNREPORTED);
	assert_int_equal(word_find(VOCABULARY_COMPARATOR, "from_to"), COMPARATOR_FROM_TO);
	assert_int_equal(word_find(VOCABULARY_DECISION, "resolved"), DECISION_RESOLVED);
	assert_int_equal(word_find(VOCABULARY_LAW_STAGE, "submitted"), STAGE_SUBMITTED);
	assert_int_equal(word_find(VOCABULARY_LINK_KIND, "carried_over"), LINK_CARRIED_OVER);
	assert_int_equal(word_find(VOCABULARY_CLOSING, "split"), CLOSING_SPLIT);
}

static void blanks_and_dots_in_korean_words_do_not_matter(void **state)
{
	static const struct {
		enum vocabulary vocabulary;
		const char *word;
		int value;
	} variants[] = {
		{VOCABULARY_SIGNAL, "보류중단", SIGNAL_STOPPED},
		{VOCABULARY_SIGNAL, "보류ㆍ중단", SIGNAL_STOPPED},
		{VOCABULARY_SIGNAL, " 보류 · 중단 ", SIGNAL_STOPPED},
		{VOCABULARY_SIGNAL, "정상 추진", SIGNAL_ON_TRACK},
		{VOCABULARY_MILESTONE_TYPE, "지난 일", TYPE_PAST},
		{VOCABULARY_SCHEDULE, "기한 내 완료", SCHEDULE_DONE_IN_TIME},
		{VOCABULARY_DECISION, "심의의결", DECISION_RESOLVED},
		{VOCABULARY_TARGET_CLASS, "예산‧재원", CLASS_FUNDING},
		{VOCABULARY_SIGNAL, "보류", WORD_NONE},
		{VOCABULARY_SIGNAL, "보류중단됨", WORD_NONE},
		{VOCABULARY_SIGNAL, "", WORD_NONE},
		{VOCABULARY_SIGNAL, " ", WORD_NONE},
		{VOCABULARY_SIGNAL, "Done", WORD_NONE},
		{VOCABULARY_SIGNAL, "on track", WORD_NONE},
		{VOCABULARY_NONE, "done", WORD_NONE},
		{VOCABULARY_REPORTED, "confirmed", WORD_NONE},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(variants); i++)
		CHECK(word_find(variants[i].vocabulary, variants[i].word) == variants[i].value, "%s\n", variants[i].word);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_has_its_number_in_both_languages),
		cmocka_unit_test(enumerations_and_words_agree),
		cmocka_unit_test(blanks_and_dots_in_korean_words_do_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
