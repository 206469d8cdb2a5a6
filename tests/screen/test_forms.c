/* The forms behind v e i E p, and s with its dates: by keys, what is said, what is stored. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

static const char today[] = "2026-01-10";

#define CONTROL_X "\x18"

static struct terminal *start_at(void **state, int rows, int columns)
{
	struct terminal *terminal = dashboard_start(*state, rows, columns, today, NULL);

	assert_non_null(terminal);
	assert_true(dashboard_walk_to_data_centre(terminal));
	return terminal;
}

static struct terminal *start(void **state)
{
	return start_at(state, 24, 80);
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void run(void **state, const char *const *arguments)
{
	char *said = dashboard_command(*state, today, arguments, 0);

	assert_non_null(said);
	free(said);
}

/* What `gwagi show CODE` says, as JSON, has TEXT. */
static void shows(void **state, const char *code, const char *text)
{
	char *out = dashboard_command(*state, today, (const char *const[]){"show", code, "--format", "json", NULL}, 0);

	assert_non_null(out);
	if (!strstr(out, text))
		fail_msg("no %s in %s", text, out);
	free(out);
}

static void lacks(void **state, const char *code, const char *text)
{
	char *out = dashboard_command(*state, today, (const char *const[]){"show", code, "--format", "json", NULL}, 0);

	assert_non_null(out);
	if (strstr(out, text))
		fail_msg("%s in %s", text, out);
	free(out);
}

/* A date is understood while it is typed, one that is none is refused below its field, and all of it is one step. */
static void a_status_comes_with_its_forecast(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "s", "> 1 미보고  (지금)"));
	assert_true(dashboard_press(terminal, "3", "* 상태:"));
	assert_true(terminal_wait_text(terminal, "Ctrl-x 저장  예: 내일, 이달말, 3분기말, 8.31", LIMIT));
	assert_true(dashboard_press(terminal, "8.3", "-> 2026-08-03 (월), D-205"));
	assert_true(dashboard_press(terminal, "1", "-> 2026-08-31 (월), D-233"));
	assert_true(terminal_wait_text(terminal, "* 예상일: 8.31", LIMIT));
	assert_true(dashboard_press(terminal, "2", "예상일: 8.312"));
	assert_true(terminal_wait_no_text(terminal, "-> 2026", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "‘8.312’은(는)"));
	assert_true(terminal_wait_text(terminal, "예상일: 8.312", LIMIT));
	assert_true(dashboard_press(terminal, "\x15어제" KEY_ENTER, "예상일이 기준일보다 앞섭니다"));
	assert_true(dashboard_press(terminal, "\x15이달말", "-> 2026-01-31 (토), D-21"));
	assert_true(terminal_wait_no_text(terminal, "앞섭니다", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "예상일: (없음) -> '26.1.31."));
	assert_true(terminal_wait_text(terminal, "부처 보고: 미보고 -> 추진중", LIMIT));
	lacks(state, "1.2.2.1m1", "\"forecast\": \"2026-01-31\"");
	assert_true(dashboard_press(terminal, KEY_ENTER, "상태: 미보고 -> 추진중, 예상일: (없음) -> '26.1.31. u 취소"));
	shows(state, "1.2.2.1m1", "\"forecast\": \"2026-01-31\"");
	assert_true(dashboard_press(terminal, "u" KEY_ENTER, "취소했습니다"));
	shows(state, "1.2.2.1m1", "\"reported\": \"none\"");
	leave(terminal);
}

/* What is done was done today unless it is said otherwise; tomorrow it can't have been. */
static void a_completion_has_its_day(void **state)
{
	struct terminal *terminal = start_at(state, 40, 120);

	assert_true(dashboard_press(terminal, "s4", "완료일: 2026-01-10"));
	assert_true(dashboard_press(terminal, "\x15내일" KEY_ENTER, "완료일이 기준일보다 뒤입니다"));
	assert_true(dashboard_press(terminal, "\x15어제" KEY_ENTER, "'26.1.9."));
	assert_true(dashboard_press(terminal, KEY_ENTER, "상태: 미보고 -> 완료보고, 완료일: (없음) -> '26.1.9. u 취소"));
	assert_true(terminal_wait_text(terminal, "증빙이 아직 없습니다", LIMIT));
	shows(state, "1.2.2.1m1", "\"done_on\": \"2026-01-09\"");
	leave(terminal);
}

/* By the first letter of the Korean or the English word, in either mode of the keyboard. */
static void a_word_is_chosen_by_its_letter(void **state)
{
	static const struct {
		const char *key, *found;
	} letters[] = {{"추", "> 3 추진중"}, {"ㅈ", "> 6 중단"}, {"c", "> 2 착수전"}, {"ㅊ", "> 3 추진중"}, {"o", "> 5 보류"},
		       {"c", "> 6 중단"},    {"완", "> 4 완료"}, {"ㅓ", "> 5 보류"},  {"n", "> 1 미보고"}};
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "s", "> 1 미보고"));
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		assert_true(dashboard_press(terminal, letters[i].key, letters[i].found));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "> 1 미보고", LIMIT));
	leave(terminal);
}

/* Up and down between the fields, Tab and back; the star goes when the value is the stored one again. */
static void fields_are_gone_through(void **state)
{
	struct terminal *terminal = start(state);
	int row, column, cursor, cell;

	assert_true(dashboard_press(terminal, "s3", "예상일:"));
	assert_true(dashboard_press(terminal, "\t사유다", "사유: 사유다"));
	assert_true(dashboard_press(terminal, KEY_UP "내일", "-> 2026-01-11 (일), D-1"));
	assert_true(dashboard_press(terminal, KEY_DOWN "!", "사유: 사유다!"));
	assert_true(terminal_find(terminal, "사유: 사유다!", &row, &column));
	terminal_cursor(terminal, &cursor, &cell);
	assert_int_equal(cursor, row);
	assert_int_equal(cell, column + 13);
	assert_true(dashboard_press(terminal, KEY_SHIFT_TAB KEY_SHIFT_TAB "1", "> 1 미보고"));
	assert_true(terminal_wait_no_text(terminal, "* 상태", LIMIT));
	assert_true(terminal_wait_no_text(terminal, "예상일", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ESC, "적은 것을 버립니까?"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "적은 것을 버립니까?", LIMIT));
	leave(terminal);
}

/* Confirmed only with proof, which may come in the same step; undone, both are gone. */
static void a_claim_is_verified_with_its_evidence(void **state)
{
	struct terminal *terminal = start(state);

	run(state, (const char *const[]){"set", "1.2.2.1m1", "reported=reported_done", "done_on=2026-01-09", NULL});
	assert_true(dashboard_press(terminal, "v", "증빙이 없습니다."));
	assert_true(dashboard_press(terminal, "3", "확인하려면 3등급 이상의 증빙이"));
	assert_true(dashboard_press(terminal, CONTROL_X, "확인하려면 3등급 이상의 증빙이"));
	assert_true(dashboard_press(terminal, "준공검사 조서", "새 증빙: 준공검사 조서"));
	assert_true(dashboard_press(terminal, KEY_ENTER "4", "4 계약·검수·준공·통계"));
	assert_true(dashboard_press(terminal, "1.9" KEY_ENTER, "확인: 자료없음 -> 확인"));
	assert_true(terminal_wait_text(terminal, "증빙: 준공검사 조서 (e", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, ". u 취소"));
	shows(state, "1.2.2.1m1", "\"verified\": \"confirmed\"");
	shows(state, "1.2.2.1m1", "\"title\": \"준공검사 조서\"");
	assert_true(dashboard_press(terminal, "u" KEY_ENTER, "취소했습니다"));
	shows(state, "1.2.2.1m1", "\"verified\": \"none\"");
	lacks(state, "1.2.2.1m1", "\"title\": \"준공검사 조서\"");
	leave(terminal);
}

/* A field is chosen first; the row's name is not changed before Enter on the last field; the old one stays as an alias. */
static void a_field_is_edited(void **state)
{
	struct terminal *terminal = start_at(state, 40, 120);

	assert_true(dashboard_press(terminal, "e", "무엇을 고칩니까? 1/12"));
	assert_true(dashboard_press(terminal, "1", "이름: ‘국방통합AI데이터센터’ 구축"));
	assert_true(dashboard_press(terminal, " 2단계" KEY_ENTER, "이름: ‘국방통합AI데이터센터’ 구축 -> "));
	assert_true(terminal_wait_text(terminal, "(지금 ‘국방통합AI데이터센터’ 구축)", LIMIT));
	assert_true(dashboard_press(terminal, "범위가 늘어남" KEY_ENTER "제2회 회의" KEY_ENTER, "1.2.2.1 이름: "));
	shows(state, "1.2.2.1", "\"title\": \"‘국방통합AI데이터센터’ 구축 2단계\"");
	shows(state, "1.2.2.1", "\"authority\": \"제2회 회의\"");
	leave(terminal);
}

/* A milestone's date with its reason; a target's figure and a contact's phone from the item that they belong to. */
static void other_rows_are_edited(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "lj", "m1 국방통합AI데이터센터 구축"));
	assert_true(dashboard_press(terminal, "e2", "고치기"));
	assert_true(dashboard_press(terminal, "3분기말", "-> '26. 9월, 끝날 2026-09-30 (수), D-263"));
	assert_true(dashboard_press(terminal, KEY_ENTER "협의" KEY_ENTER CONTROL_X, "기한: (없음) -> '26. 9월"));
	shows(state, "1.2.2.1m1", "\"date\": \"2026-09\"");
	assert_true(dashboard_press(terminal, "ke", "목표 1.2.2.1t1"));
	assert_true(dashboard_press(terminal, "G" KEY_UP KEY_UP KEY_ENTER, "수치: 1만~5만 장 수준"));
	assert_true(dashboard_press(terminal,
				    "2\x15"
				    "3만장 많이" KEY_ENTER,
				    "‘3만장 많이’"));
	assert_true(dashboard_press(terminal,
				    "\x15"
				    "3만장 이상",
				    "-> 3만 장 이상"));
	assert_true(dashboard_press(terminal, CONTROL_X, "1.2.2.1t1 비교: 범위 -> 이상"));
	shows(state, "1.2.2.1t1", "\"low\": 30000");
	assert_true(dashboard_press(terminal, "e", "담당자 c10 채연호"));
	assert_true(dashboard_press(terminal, "G" KEY_UP KEY_ENTER, "전화: 02-748-5940"));
	assert_true(dashboard_press(terminal,
				    "1"
				    "\177"
				    "1" KEY_ENTER,
				    "02-748-5940 -> 02-748-5941"));
	shows(state, "c10", "\"phone\": \"02-748-5941\"");
	leave(terminal);
}

static void a_figure_is_read(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "i", "목표: 1만~5만 장 수준"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "비어 있습니다"));
	assert_true(dashboard_press(terminal, "많이" KEY_ENTER, "‘많이’"));
	assert_true(dashboard_press(terminal,
				    "\x15"
				    "1만 2천",
				    "-> 12,000장"));
	assert_true(dashboard_press(terminal, KEY_ENTER "\x15내일" KEY_ENTER, "기준일보다 뒤의 날입니다"));
	assert_true(dashboard_press(terminal, "\x15어제" KEY_ENTER "2", "산식:"));
	assert_true(dashboard_press(terminal, CONTROL_X, "1.2.2.1t1 실적: 1만 2천장 (r1). u 취소"));
	shows(state, "1.2.2.1t1", "\"latest\": 12000");
	shows(state, "r1", "\"state\": \"provisional\"");
	shows(state, "r1", "\"day\": \"2026-01-09\"");
	/* An item with many below it asks which; one without any says what to do instead. */
	assert_true(dashboard_press(terminal, "gi", "어느 목표의 실적입니까? 1/"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(dashboard_press(terminal, "Gi", "수치 목표가 없습니다"));
	leave(terminal);
}

static void evidence_is_added(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "E", "5 관보·법령 공포·고시"));
	assert_true(dashboard_press(terminal, "5" KEY_ENTER, "비어 있습니다"));
	assert_true(dashboard_press(terminal, "관보 제21234호" KEY_ENTER "어제" KEY_ENTER, "받은 날: 2026-01-10"));
	assert_true(terminal_wait_text(terminal, "증빙: 관보 제21234호 (e", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER "https://gwanbo.go.kr" KEY_ENTER, "증빙: 관보 제21234호 (e"));
	assert_true(terminal_wait_text(terminal, ". u 취소", LIMIT));
	shows(state, "1.2.2.1m1", "\"verified\": \"received\"");
	shows(state, "1.2.2.1m1", "\"location\": \"https://gwanbo.go.kr\"");
	leave(terminal);
}

/* The phone numbers are there to be dialled; who answered, what, and by when. */
static void a_call_is_noted(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "p", "1 02-748-5940 채연호 팀장"));
	assert_true(dashboard_press(terminal, "2", "> 2 02-748-5945 강예진 사무관"));
	assert_true(dashboard_press(terminal, "설계 중이라고 함" KEY_ENTER "1.31", "-> 2026-01-31 (토), D-21"));
	assert_true(dashboard_press(terminal, CONTROL_X, "1.2.2.1m1 통화: 설계 중이라고 함 (k1). u 취소"));
	shows(state, "k1", "\"contact\": \"c11\"");
	shows(state, "k1", "\"promised\": \"2026-01-31\"");
	leave(terminal);
}

/* Lines that are pasted into a body stay lines. */
static void lines_survive(void **state)
{
	struct terminal *terminal = start(state);

	assert_true(dashboard_press(terminal, "e2", "Ctrl-e 편집기"));
	assert_true(dashboard_press(terminal, "\033[200~첫 줄\r\n둘째 줄\n셋째 줄\033[201~", "첫 줄␤둘째 줄␤셋째 줄"));
	assert_true(dashboard_press(terminal, "!" KEY_ENTER, ". u 취소"));
	shows(state, "1.2.2.1", "\"note\": \"첫 줄\\n둘째 줄\\n셋째 줄!\"");
	assert_true(dashboard_press(terminal, "e2", "첫 줄␤둘째 줄␤셋째 줄!"));
	assert_true(dashboard_press(terminal, KEY_HOME_ "앞 " KEY_ENTER, ". u 취소"));
	shows(state, "1.2.2.1", "\"note\": \"앞 첫 줄\\n둘째 줄\\n셋째 줄!\"");
	leave(terminal);
}

/* In the smallest window every field can be gone to, and its sentence is read. */
static void a_form_fits_the_smallest_window(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 12, 40, today, NULL);

	assert_non_null(terminal);
	assert_true(dashboard_press(terminal, "jjjljjljl", "센터 구축"));
	assert_true(dashboard_press(terminal, "E", "> 1 통화·구두"));
	assert_true(dashboard_press(terminal, "5관보" KEY_ENTER, "낸 날:"));
	assert_true(dashboard_press(terminal, "12.33" KEY_ENTER, "‘12.33’"));
	assert_true(dashboard_press(terminal, "\x15" KEY_ENTER KEY_ENTER, "Enter 저장"));
	assert_true(dashboard_press(terminal, "서고" KEY_ENTER, "증빙: 관보"));
	assert_true(terminal_wait_no_text(terminal, "Enter 저장", LIMIT));
	shows(state, "1.2.2.1m1", "\"location\": \"서고\"");
	leave(terminal);
}

/* Each of them is refused where nothing may be written. */
static void nothing_is_written_read_only(void **state)
{
	static const char *const keys[] = {"s", "v", "e", "i", "E", "p"};
	struct terminal *terminal;

	leave(start(state)); /* which made the database */
	terminal = dashboard_start(*state, 24, 80, today, "--read-only");
	assert_non_null(terminal);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		assert_true(dashboard_press(terminal, keys[i], "읽기 전용"));
		assert_true(terminal_keys(terminal, "j"));
		assert_true(terminal_wait_no_text(terminal, "읽기 전용으로", LIMIT));
	}
	leave(terminal);
}

int main(int argc, char **argv)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)
	const struct CMUnitTest tests[] = {
		CASE(a_status_comes_with_its_forecast),
		CASE(a_completion_has_its_day),
		CASE(a_word_is_chosen_by_its_letter),
		CASE(fields_are_gone_through),
		CASE(a_claim_is_verified_with_its_evidence),
		CASE(a_field_is_edited),
		CASE(other_rows_are_edited),
		CASE(a_figure_is_read),
		CASE(evidence_is_added),
		CASE(a_call_is_noted),
		CASE(lines_survive),
		CASE(a_form_fits_the_smallest_window),
		CASE(nothing_is_written_read_only),
	};
#undef CASE

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("forms", tests, NULL, NULL);
}
