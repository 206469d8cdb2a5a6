/* The views of targets, offices and changes as officials use them, and printing one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include "dashboard.h"

static const char today[] = "2026-01-10", paper[] = "연락망-2026-01-10.txt";
static const struct {
	int rows, columns;
} sizes[] = {{40, 120}, {24, 80}, {12, 40}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static void command(void **state, const char *const *arguments)
{
	char *said = dashboard_command(*state, today, arguments, 0);

	assert_non_null(said);
	free(said);
}

static struct terminal *start(void **state, int size)
{
	struct terminal *terminal = dashboard_start(*state, sizes[size].rows, sizes[size].columns, today, NULL);

	assert_non_null(terminal);
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static bool has(struct terminal *terminal, const char *text)
{
	return terminal_find(terminal, text, NULL, NULL);
}

static void targets_at_every_size(void **state)
{
	command(state, (const char *const[]){"init", NULL});
	command(state, (const char *const[]){"add", "reading", "1.2.2.1t1", "amount=6200", NULL});
	for (int i = 0; i < SIZES; i++) {
		struct terminal *terminal = start(state, i);

		assert_true(dashboard_press(terminal, "3", "[목표]") || has(terminal, "목"));
		assert_true(terminal_wait_text(terminal, "1만~5만 장 수준", LIMIT));
		assert_true(i || has(terminal, "[.|....] 12.4% 1만~5만 장 수준"));
		assert_true(dashboard_press(terminal, "m", i ? "1만~5만 장 수준" : "2.2.1t1"));
		if (i == 0)
			assert_true(terminal_wait_text(terminal, "[=.|.........]  12.4%", LIMIT));
		leave(terminal);
	}
}

/* What one does before telephoning: the office, its people, what they owe, on paper. */
static void the_call_sheet_is_a_few_keys_away(void **state)
{
	char path[512], text[8192];
	struct stat status;
	size_t length;
	FILE *file;

	command(state, (const char *const[]){"init", NULL});
	for (int i = 0; i < SIZES; i++) {
		struct terminal *terminal = start(state, i);

		assert_true(dashboard_press(terminal, "4", "+ 국방부"));
		assert_true(dashboard_press(terminal, "/국방부" KEY_ENTER, "‘국방부’"));
		assert_true(dashboard_press(terminal, KEY_ENTER, "- 국방부"));
		assert_true(has(terminal, "02-748-5940"));
		assert_true(has(terminal, "채연호"));
		leave(terminal);
	}
	struct terminal *terminal = start(state, 1);

	assert_true(dashboard_press(terminal, "4/국방부" KEY_ENTER, "‘국방부’"));
	assert_true(dashboard_press(terminal, "P", "국방부(소속까지)만 저장할 파일: 연락망-2026-01-10.txt"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "줄을 저장했습니다"));
	leave(terminal);
	snprintf(path, sizeof path, "%s/%s", (const char *)*state, paper);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	file = fopen(path, "r");
	assert_non_null(file);
	length = fread(text, 1, sizeof text - 1, file);
	text[length] = '\0';
	fclose(file);
	assert_non_null(strstr(text, "연락망: 국방부(소속까지)\n기준일 '26.1.10.(토) | 뽑은 날 '26.1.10.(토)\n"));
	assert_non_null(strstr(text, "자료: 과학기술정보통신부 보도자료"));
	assert_non_null(strstr(text, "02-748-5940\n"));
	assert_non_null(strstr(text, "1.2.5.1m1 3대 축 혁신 실행과제 추진 계획 확정   '25. 12월 D+10 미보고\n"));
	assert_null(strstr(text, "외교부"));
	assert_int_equal(unlink(path), 0);
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void another_file_is_replaced_only_by_a_second_enter(void **state)
{
	struct terminal *terminal;
	char path[512];
	struct stat status;

	command(state, (const char *const[]){"init", NULL});
	snprintf(path, sizeof path, "%s/%s", (const char *)*state, paper);
	write_file(path, "남의 것\n");
	terminal = start(state, 0);
	assert_true(dashboard_press(terminal, "4P", "저장할 파일"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "Enter를 다시 누르면"));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_size, strlen("남의 것\n"));
	assert_true(dashboard_press(terminal, "\t", "전체를 저장할 파일"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "줄을 저장했습니다"));
	assert_int_equal(stat(path, &status), 0);
	assert_true(status.st_size > 1000);
	assert_true(dashboard_press(terminal, "P\001/nowhere/" KEY_ENTER, "그런 폴더가 없습니다."));
	assert_true(dashboard_press(terminal, "\025/sys/" KEY_ENTER, "쓸 수 없습니다"));
	assert_true(dashboard_press(terminal, KEY_ESC, "도움말"));
	leave(terminal);
	assert_int_equal(unlink(path), 0);
}

/* What was done a minute ago is in it, and since when can be chosen. */
static void changes_since_a_day(void **state)
{
	struct terminal *terminal;

	command(state, (const char *const[]){"init", NULL});
	command(state, (const char *const[]){"snapshot", "freeze", "2025-12", NULL});
	terminal = start(state, 0);
	assert_true(dashboard_press(terminal, "6", "'25.12.31.(수)부터 3건"));
	assert_true(has(terminal, "신규 점등"));
	command(state, (const char *const[]){"set", "1.2.5.1m1", "reported=in_progress", NULL});
	assert_true(terminal_wait_text(terminal, "미보고 -> 추진중", LIMIT));
	assert_true(dashboard_press(terminal, "c", "언제부터:"));
	assert_true(has(terminal, "2025-12-31"));
	assert_true(dashboard_press(terminal, "2026-01-05" KEY_ENTER, "'26.1.5.(월)부터"));
	assert_true(has(terminal, "연속 점등"));
	assert_true(dashboard_press(terminal, "c2027-01" KEY_ENTER, "아직 다 지나지 않았습니다"));
	assert_true(dashboard_press(terminal, "\025" KEY_ENTER, "'25.12.31.(수)부터"));
	leave(terminal);
}

/* What a status takes out of a list stands in it again, under the cursor, once it is undone. */
static void undo_leads_back_in_the_worklist(void **state)
{
	struct terminal *terminal;

	command(state, (const char *const[]){"init", NULL});
	terminal = start(state, 1);
	assert_true(dashboard_press(terminal, "2", "[점검]"));
	assert_true(dashboard_press(terminal, "jjjjj", "1.4.3.4.2m1 ASK 2026 별도 공고문"));
	assert_true(dashboard_press(terminal, "s3", "* 상태:"));
	assert_true(dashboard_press(terminal, "\x18", "1.4.3.4.2m2 ASK 2026 개최"));
	assert_true(dashboard_press(terminal, "u", "이 변경을 취소합니까?"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "1.4.3.4.2m1 ASK 2026 별도 공고문 및"));
	assert_true(terminal_wait_row(terminal, 2, "지연·부진                  0", LIMIT));
	assert_true(terminal_wait_row(terminal, 7, "ASK 2026 별도", LIMIT));
	leave(terminal);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, dashboard_home_make, dashboard_home_remove)

/* Enter on a row that nothing stands below opens its details, Esc leaves them; the filter stays. */
static void enter_opens_the_details(void **state)
{
	command(state, (const char *const[]){"init", NULL});
	for (int i = 0; i < SIZES; i++) {
		struct terminal *terminal = start(state, i);

		assert_true(dashboard_press(terminal, "foffice:o14" KEY_ENTER, "o14"));
		assert_true(dashboard_press(terminal, "6", "신규 점등"));
		assert_true(dashboard_press(terminal, "j" KEY_ENTER, "[상세]"));
		assert_true(terminal_wait_text(terminal, "1.2.5.1m1", LIMIT));
		assert_true(dashboard_press(terminal, KEY_ESC, "[변동: office:o14"));
		assert_true(dashboard_press(terminal, KEY_ESC, "ASK 2026"));
		leave(terminal);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(targets_at_every_size),
		TEST(the_call_sheet_is_a_few_keys_away),
		TEST(another_file_is_replaced_only_by_a_second_enter),
		TEST(changes_since_a_day),
		TEST(enter_opens_the_details),
		TEST(undo_leads_back_in_the_worklist),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
