/* Line mode over a pipe: scripted talks on the shipped content. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "gwagi/text/mode.h"
#include "gwagi/text/text.h"
#include "program.h"

enum { CELLS = 40 };

/* Nothing but lines of at most 40 cells, wherever ambiguous characters are wide too, and the feeds between them. */
static void check_lines(const char *out)
{
	struct text text = {0};

	while (*out) {
		size_t length = strcspn(out, "\n");
		bool dirty = text_clean(&text, out, length, TEXT_LINE);

		if (dirty || text.cells > CELLS)
			print_error("%d cells%s: %s\n", text.cells, dirty ? ", not clean" : "", text_bytes(&text));
		assert_true(!dirty && text.cells <= CELLS);
		out += length + (out[length] == '\n');
	}
	text_finish(&text);
}

/* What is said to what is typed, with OPTIONS. */
static struct outcome talk_with(const char *options, const char *typed)
{
	char script[256];
	struct outcome outcome;

	folder_text("typed", typed);
	snprintf(script, sizeof script, "GWAGI_TODAY=2026-01-10 GWAGI_A11Y=text \"$GWAGI\" %s <typed", options);
	outcome = run_shell(script);
	check_lines(outcome.out);
	if (outcome.code || outcome.err[0])
		print_error("code %d: %s\n", outcome.code, outcome.err);
	assert_int_equal(outcome.code, 0);
	assert_string_equal(outcome.err, "");
	return outcome;
}

static struct outcome talk(const char *typed)
{
	return talk_with("", typed);
}

/* Does OUT hold the texts, one behind the other? A text may be broken over two lines. */
static void expect_in_order(const char *out, const char *const *texts)
{
	char *flat = strdup(out), *to = flat;
	const char *at = flat;

	for (const char *from = out; *from; from++)
		if (*from != '\n' && *from != ' ')
			*to++ = *from;
	*to = '\0';
	for (; *texts; texts++) {
		char needle[256] = "", *end = needle;

		for (const char *from = *texts; *from; from++)
			if (*from != ' ')
				*end++ = *from;
		at = strstr(at, needle);
		if (!at)
			print_error("not said, or not there: %s\n%s\n", *texts, out);
		assert_non_null(at);
		at += strlen(needle);
	}
	free(flat);
}

#define EXPECT(outcome, ...)                                                              \
	do {                                                                              \
		expect_in_order((outcome).out, (const char *const[]){__VA_ARGS__, NULL}); \
		outcome_finish(&(outcome));                                               \
	} while (0)

static void test_menu(void **state)
{
	struct outcome outcome = talk("");

	(void)state;
	EXPECT(outcome, "제1회", "기준일 '26.1.10.(토)", "이행 58건 미보고 58", "1 안건", "2 점검", "7 찾기", "8 거르기",
	       "9 도움말", "0 나가기", "> ");
	outcome = talk("0\n1\n");
	assert_int_equal(count_of(outcome.out, "\n> "), 1);
	outcome_finish(&outcome);
	outcome = talk("99\n\nb\nq");
	EXPECT(outcome, "99번은 없습니다", "0 나가기", "첫 차림표입니다");
}

/* Into an agenda, a strategy, a task, and out again, page by page. */
static void test_levels(void **state)
{
	struct outcome outcome = talk("1\n\np\n3\n2\n1\n1\n0\n0\n0\nb\nb\n");

	(void)state;
	EXPECT(outcome, "9 미보고 4, 1.8", "더 있음", "1 미보고 2, 1.9", "끝.", "1 완료, 1m1", "안건: 1.2 국방 AX 전략",
	       "2 미보고 1, 1.2.2", "안건: 1.2.2 인프라", "안건: 1.2.2.1", "1 미보고, 기한없음, 1.2.2.1m1", "판정: 미보고",
	       "안건: 1.2.2.1", "안건: 1.2.2 인프라", "안건: 1.2 국방 AX 전략", "안건: 1 제1회", "1 안건", "0 나가기");
}

/* As many rows as the command lists. */
static int rows_of(const char *arguments)
{
	struct outcome outcome = run_in("GWAGI_TODAY=2026-01-10", NULL, arguments);
	int rows = (int)count_of(outcome.out, "\"code\"");

	outcome_finish(&outcome);
	return rows;
}

static void test_ministry(void **state)
{
	int rows = rows_of("list milestones office:국방부 --format json") + rows_of("list targets office:국방부 --format json");
	char wanted[64];
	struct outcome outcome = talk("/국방부\n1\n9\n\n\n");

	(void)state;
	assert_true(rows > 10);
	snprintf(wanted, sizeof wanted, "맡은 것, %d건", rows);
	EXPECT(outcome, "1 o14 국방부", "책임자 02-748-5940", wanted, "미보고, D+10, 1.2.5.2m1 7개 대표 프로젝트 추진 계획 확정",
	       "1.2.2.1t1", "끝.");
}

static void test_filter(void **state)
{
	struct outcome outcome = talk("f 미보고 office:국방부\n5\nf 색깔:빨강\nf -\nf\n임박\nb\n");

	(void)state;
	EXPECT(outcome, "거르기: 미보고 office:국방부", "색깔", "거르기를 풀었습니다", "거르기는?", "거르기: 임박",
	       "거르기: 임박", "1 안건");
}

static void test_status(void **state)
{
	struct outcome outcome = talk("1.2.5.2m1\ns\n3\n이달말\n국방부 회신\n1\n\n8\n");

	(void)state;
	EXPECT(outcome, "판정: 미보고", "1 미보고 (지금)", "3 추진중", "예상일은?", "사유는?", "예상일: (없음) -> '26.1.31.",
	       "부처 보고: 미보고 -> 추진중", "저장합니까?", "저장했습니다", "부처 보고: 추진중", "변경 이력",
	       "사유: 국방부 회신");
	outcome = run("list milestones --format csv reported:추진중");
	assert_non_null(strstr(outcome.out, "1.2.5.2m1"));
	assert_non_null(strstr(outcome.out, "2026-01-31"));
	outcome_finish(&outcome);
	outcome = talk("u\n2\nu\n1\nU\n1\nu\n예\n");
	EXPECT(outcome, "상태 변경", "부처 보고: 추진중 -> 미보고", "취소합니까?", "취소합니까?", "취소했습니다", "되살립니까?",
	       "되살렸습니다", "취소했습니다");
	assert_int_equal(rows_of("list milestones reported:추진중 --format json"), 0);
}

/* By the ministry to what it answers for, one of them reported, seen among the changes, and taken back: without a code. */
static void test_day_of_an_official(void **state)
{
	struct outcome outcome = talk("4\n3\n맡은\n\n1\ns\n추진중\n3.31\n\n1\n변동\n2\n1\nu\n1\n변동\n");

	(void)state;
	EXPECT(outcome, "3 o14 국방부", "부서: o14 국방부", "국방부 맡은 것", "1 미보고, D+10, 1.2.5.2m1",
	       "부처 보고: 미보고 -> 추진중", "저장했습니다", "변동", "신규 점등", "2 예상일 변경, 1", "1 지연, D+10, 1.2.5.2m1",
	       "'26.3.31.", "예상일: '26.3.31.", "추진중 -> 미보고", "취소했습니다", "변동");
	outcome = talk("4\n3\n1\n1\n1\n7\n");
	EXPECT(outcome, "부서: o16", "1 채연호 팀장, 02-748-5940", "c10 채연호", "이어진 곳", "o16");
	outcome = talk("3\n2\n1\nc\n내일\nc\n어제\n");
	EXPECT(outcome, "2 2 국방 AX 전략, 6", "1 1.2.2.1t1 국방통합AI데이터센터 GPU: 1만~5만 장 수준", "6 실적 적기", "언제부터",
	       "아직 다 지나지 않아", "언제부터", "'26.1.9.(금)부터");
}

/* What is not taken is asked again; what is left changes nothing. */
static void test_questions(void **state)
{
	struct outcome outcome = talk("1.2.5.2m1\ns\n7\n추진중\n2월 30일\n어제\n\n8.31\nb\ns\n5\n\nㅠ\n");

	(void)state;
	EXPECT(outcome, "1에서 6까지입니다", "예상일은?", "2월 30일", "예상일은?", "사유는?", "예상일이 기준일보다 앞섭니다",
	       "예상일은?", "'26.8.31.", "저장합니까?", "저장하지 않았습니다", "사유는? 꼭", "비워 둘 수 없습니다",
	       "그만두었습니다");
	outcome = talk("1.2.5.2m1\n2\n3\n\n3\n-\n\nv\n0\n");
	EXPECT(outcome, "완료보고가 없는 것은 확인할 수 없습니다", "예상일은?", "바뀌는 것이 없습니다");
	assert_int_equal(rows_of("list milestones reported:추진중 --format json"), 0);
}

static void test_other_writes(void **state)
{
	struct outcome outcome = talk(
		"1.2.5.2m1\n통화\n2\n된다고 함\n다음 주 금요일\n1\nE\n3\n보도자료\n어제\n\n1\n10\n4\n새 비고\n\n1\n\n");

	(void)state;
	EXPECT(outcome, "누구와 통화했습니까?", "2 채연호", "새 통화", "담당자: 채연호", "약속일: '26.1.16.", "저장했습니다",
	       "3 공고", "등급: 3", "확인: 자료없음 -> 증빙접수", "저장했습니다", "무엇을 고칩니까?", "지금:", "비고:", "새 비고",
	       "저장했습니다", "확인: 증빙접수");
	outcome = talk("1.2.2.1t1\ns\ni\n1.2만\n\n1\n1\n\n");
	EXPECT(outcome, "여기서는 할 수 없습니다", "실적: 12,000", "상태: 확정", "저장했습니다", "12,000");
	assert_int_equal(rows_of("list calls --format json") + rows_of("list readings --format json"), 2);
}

/* Somebody else writes while one is asked. `said` is waited for in what was said so far, for a while. */
static struct outcome talk_beside(const char *first, const char *said, const char *command, const char *then)
{
	char script[1024];
	struct outcome outcome;

	folder_text("first", first);
	folder_text("then", then);
	snprintf(script, sizeof script,
		 "export GWAGI_TODAY=2026-01-10; : >said; { cat first; i=0; until grep -q '%s' said; do i=$((i+1)); [ $i -lt "
		 "3000 ] || "
		 "exit; done; \"$GWAGI\" --quiet %s >&2; cat then; } | GWAGI_A11Y=text \"$GWAGI\" >said; cat said",
		 said, command);
	outcome = run_shell(script);
	check_lines(outcome.out);
	assert_string_equal(outcome.err, "");
	return outcome;
}

static void test_conflict(void **state)
{
	struct outcome outcome = talk_beside("1.2.5.2m1\ns\n3\n", "예상일은", "set 1.2.5.2m1 reported=not_started", "\n\n2\ns\n");

	(void)state;
	EXPECT(outcome, "그사이 다른 사람이 바꾸었습니다", "부처 보고. 내 값: 추진중. 지금 값: 착수전", "내 값으로 바꿉니까?",
	       "지금 값을 그대로 두었습니다", "부처 보고: 착수전", "2 착수전 (지금)");
	outcome = talk_beside("1.2.5.1m1\ns\n3\n", "예상일은", "set 1.2.5.1m1 reported=not_started", "\n\n1\n1\n");
	EXPECT(outcome, "내 값으로 바꿉니까?", "부처 보고: 착수전 -> 추진중", "저장합니까?", "저장했습니다");
	outcome = talk_beside("4\n", "끝\\|더 있음", "set 1.2.5.1m1 reported=not_started", "\n\n");
	EXPECT(outcome, "다른 사람이 바꾸었습니다. 다시 읽습니다");
}

static void test_past(void **state)
{
	struct outcome outcome = talk("1.2.5.2m1\n@2025-12-15\ns\nu\nt\n@내년\n@\n작년\n");

	(void)state;
	EXPECT(outcome, "D+10", "'25.12.15.(월)의 상태입니다", "D-16", "지난 날을 보고 있어", "지난 날을 보고 있어",
	       "지금('26.1.10.(토))", "D+10", "아직 다 지나지 않아", "어느 날을 봅니까?", "'25.12.31.(수)의 상태입니다");
	outcome = talk_with("--as-of 2025-12-15", "1.2.5.2m1\ns\nt\ns\n");
	EXPECT(outcome, "과거 기준일 '25.12.15.", "D-16", "지난 날을 보고 있어", "지금(", "읽기 전용");
	outcome = talk_with("--read-only", "1.2.5.2m1\ns\n");
	EXPECT(outcome, "읽기 전용", "읽기 전용으로 열려 있어");
}

static void test_bad_input(void **state)
{
	char *long_line = malloc(5000);
	struct outcome outcome;

	(void)state;
	memset(long_line, 'x', 4998);
	memcpy(long_line + 4998, "\n", 2);
	outcome = talk(long_line);
	EXPECT(outcome, "줄이 너무 깁니다");
	free(long_line);
	outcome = talk("\033[A\n\xff\xfe\n\xe1\x84\n안녕\n9.9.9\ns\n   q   \r\n1\n");
	assert_int_equal(count_of(outcome.out, "\n> "), 7);
	EXPECT(outcome, "제어 글자는 쓸 수 없습니다", "UTF-8이 아닌", "UTF-8이 아닌", "모르는 말입니다", "9.9.9",
	       "여기서는 할 수 없습니다");
}

/* The keyboard left in Hangul mode, decomposed letters, names of actions, words of the menus. */
static void test_words(void **state)
{
	struct outcome outcome = talk("점검\nview_tree\nㅜ\n:undo\nㅐ14\n1.2.5.1ㅡ1\n상세\nㅂ\n1\n");

	(void)state;
	assert_int_equal(count_of(outcome.out, "\n> "), 8);
	EXPECT(outcome, "점검", "안건", "글쇠로 읽었습니다: n", "취소할 변경이 없습니다", "읽었습니다: o14", "국방부",
	       "읽었습니다: 1.2.5.1m1", "1.2.5.1m1 3대 축", "1.2.5.1m1 3대 축");
	outcome = talk("/ㄱㅂㅌㅎ\n/rnrqkdxhdgkq\n/국방 통합 ai\n/없는말임\n/\n\n");
	EXPECT(outcome, "국방통합", "'국방통합'(으)로 읽어 찾았습니다", "국방통합AI", "'없는말임'을(를) 찾지 못했습니다",
	       "찾을 말은?");
	outcome = talk("1\n상세 3\n\nb\n7\n1.2.5.2m1\n이력\nb\n이어진\nb\n처음\n?\n\n\n");
	EXPECT(outcome, "1.2 국방 AX 전략", "9 아래 것", "1.2.5.2m1 변경 이력", "새로 만듦", "이어진 곳", "국방인공지능정책팀",
	       "1 안건", "도움말", "파일 끝", "끝입니다");
}

/* Every page of every view, and of what stands at three of its rows, three levels down. */
static void test_all_lines(void **state)
{
	static const char next[] = "\n\n\n\n\n";
	struct outcome outcome;

	(void)state;
	for (int view = 1; view <= 6; view++) {
		char typed[512];
		int length = snprintf(typed, sizeof typed, "%d\n%s", view, next);

		for (int row = 1; row <= 5; row += 2)
			length += snprintf(typed + length, sizeof typed - (size_t)length, "처음\n%d\n%d\n%s%d\n%s%d\n%s", view,
					   row, next, row, next, row, next);
		outcome = talk(typed);
		assert_true(count_of(outcome.out, "\n> ") > 50);
		outcome_finish(&outcome);
	}
}

static void test_refusals(void **state)
{
	(void)state;
	expect_refusal_of(run_in("GWAGI_A11Y=braille", NULL, ""), 2, "GWAGI_A11Y에는 text만", "no such value");
	expect_refusal_of(run_in("TERM=dumb", NULL, ""), 2, "터미널에서만 열립니다", "dumb, but a pipe");
	expect_refusal_of(run_in("GWAGI_A11Y=text GWAGI_TODAY=soon", NULL, ""), 2, "GWAGI_TODAY", "no day");
	expect_refusal_of(run_in("GWAGI_A11Y=text", "/dev/full", ""), 2, "", "a full disk");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_menu, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_levels, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_ministry, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_filter, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_status, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_day_of_an_official, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_questions, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_other_writes, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_conflict, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_past, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_bad_input, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_words, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_all_lines, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_refusals, database_make, folder_remove),
	};

	setenv("LC_ALL", "C.UTF-8", 1);
	text_set_mode(TEXT_WIDE);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
