/* The dashboard at both sizes: start, walk, read, change a status, leave, come back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"
#include "folder.h"

static const char today[] = "2026-01-10";

struct size {
	int rows, columns;
};
static const struct size sizes[] = {{40, 120}, {24, 80}};

static struct terminal *start(const char *home, struct size size)
{
	struct terminal *terminal = dashboard_start(home, size.rows, size.columns, today, NULL);

	assert_non_null(terminal);
	return terminal;
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	assert_false(terminal_alternate(terminal));
	terminal_destroy(terminal);
}

static void shows_three_panes(void **state)
{
	for (size_t i = 0; i < 2; i++) {
		struct terminal *terminal = start(*state, sizes[i]);

		assert_true(terminal_alternate(terminal));
		assert_true(terminal_wait_row(terminal, 0, "제1회 과", LIMIT)); /* in full, or the short title */
		assert_true(terminal_wait_row(terminal, 0, "26.1.10.", LIMIT));
		assert_true(terminal_wait_row(terminal, 0, "58", LIMIT));
		assert_true(terminal_wait_row(terminal, 1, "안건", LIMIT));
		assert_true(terminal_wait_row(terminal, 1, "상세", LIMIT));
		assert_true(terminal_wait_text(terminal, "일정", LIMIT));
		assert_true(terminal_wait_text(terminal, "2026년", LIMIT));
		assert_true(terminal_wait_text(terminal, "국무총리 김민석", LIMIT));
		assert_true(terminal_wait_text(terminal, "+ 10 과학기술관계장관", LIMIT));
		leave(terminal);
	}
}

static void borders_stand_in_one_column(void **state)
{
	for (size_t i = 0; i < 2; i++) {
		struct terminal *terminal = start(*state, sizes[i]);
		int column, found = -1;

		assert_true(dashboard_walk_to_data_centre(terminal));
		for (int row = 1; row < sizes[i].rows - 2; row++) {
			for (column = 0; column < sizes[i].columns && strcmp(terminal_cell(terminal, row, column).text, "│");
			     column++)
				;
			if (found < 0)
				found = column;
			assert_int_equal(column, found);
		}
		assert_true(found > 10 && found < sizes[i].columns - 10);
		leave(terminal);
	}
}

static void walks_and_reads(void **state)
{
	struct terminal *terminal = start(*state, sizes[0]);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(terminal_wait_text(terminal, "국방인공지능정책팀", LIMIT));
	assert_true(terminal_wait_text(terminal, "02-748-5940", LIMIT));
	assert_true(terminal_wait_text(terminal, "02-748-5945", LIMIT));
	assert_true(terminal_wait_text(terminal, "기한없음", LIMIT));
	assert_true(terminal_keys(terminal, "\t"));
	assert_true(dashboard_press(terminal, "G", "189번째 줄"));
	assert_true(terminal_keys(terminal, KEY_SHIFT_TAB));
	/* h goes to the parent, folds it, goes on to the agenda. */
	assert_true(dashboard_press(terminal, "h", "1.2.2 인프라 구축"));
	assert_true(terminal_keys(terminal, "h"));
	assert_true(terminal_wait_text(terminal, "+ 2.2 인프라 구축", LIMIT));
	assert_true(dashboard_press(terminal, "hh", "+ 2 국방 AX 전략"));
	assert_true(terminal_wait_no_text(terminal, "2.1 거버넌스", LIMIT));
	leave(terminal);
}

static void moves_by_every_key(void **state)
{
	struct terminal *terminal = start(*state, sizes[1]);

	assert_true(dashboard_press(terminal, "G", "1.10 과학기술관계장관회의 운영방안"));
	assert_true(dashboard_press(terminal, "g", "국무총리 김민석"));
	assert_true(dashboard_press(terminal, KEY_END_, "1.10 과학기술관계장관회의 운영방안"));
	assert_true(dashboard_press(terminal, KEY_HOME_, "국무총리 김민석"));
	assert_true(dashboard_press(terminal, KEY_PAGE_DOWN, "1.10 과학기술관계장관회의 운영방안"));
	assert_true(dashboard_press(terminal, KEY_PAGE_UP, "국무총리 김민석"));
	assert_true(dashboard_press(terminal, KEY_DOWN KEY_DOWN, "1.1 AI 민생 10대 프로젝트 추진방안"));
	assert_true(dashboard_press(terminal, KEY_RIGHT, "1.1 소비·생활"));
	assert_true(terminal_keys(terminal, KEY_LEFT));
	assert_true(terminal_wait_no_text(terminal, "1.1 소비·생활", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "1.1 소비·생활"));
	assert_true(dashboard_press(terminal, KEY_UP KEY_UP, "국무총리 김민석"));
	leave(terminal);
}

static void changes_a_status(void **state)
{
	for (size_t i = 0; i < 2; i++) {
		char *home = folder_make();
		struct terminal *terminal;

		(void)state;
		assert_non_null(home);
		terminal = start(home, sizes[i]);
		assert_true(dashboard_walk_to_data_centre(terminal));
		assert_true(dashboard_press(terminal, "s", "3 추진중"));
		assert_true(dashboard_press(terminal, "3" KEY_ENTER, "사유"));
		assert_true(dashboard_press(terminal, "설계 착수 확인", "설계 착수 확인"));
		assert_true(dashboard_press(terminal, KEY_ENTER, "추진중."));
		assert_true(terminal_wait_text(terminal, "정1", LIMIT));
		leave(terminal);

		terminal = start(home, sizes[i]);
		assert_true(dashboard_walk_to_data_centre(terminal));
		assert_true(terminal_wait_text(terminal, "m1 국방통합AI데이터센터 구축 - 정상추진", LIMIT));
		assert_true(dashboard_press(terminal, "lj", "설계 착수 확인"));
		assert_true(terminal_wait_text(terminal, "추진중", LIMIT));
		leave(terminal);
		assert_true(folder_remove(home));
		free(home);
	}
}

static void a_change_is_in_the_log(void **state)
{
	struct terminal *terminal = start(*state, sizes[0]);
	char *out;

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s2", "사유"));
	assert_true(dashboard_press(terminal, "통화함" KEY_ENTER, "착수전."));
	leave(terminal);
	out = dashboard_command(*state, today, (const char *const[]){"log", "1.2.2.1m1", NULL}, 0);
	assert_non_null(out);
	assert_non_null(strstr(out, "미보고 → 착수전"));
	assert_non_null(strstr(out, "통화함"));
	free(out);
}

static void esc_leaves_all_as_it_was(void **state)
{
	struct terminal *terminal = start(*state, sizes[1]);
	char *out;

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s", "추진중"));
	assert_true(terminal_keys(terminal, KEY_DOWN KEY_DOWN KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "4 완료보고", LIMIT));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, "사유"));
	assert_true(dashboard_press(terminal, "글자" KEY_ESC, "적은 것을 버립니까?"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "4 완료보고", LIMIT));
	assert_true(terminal_wait_text(terminal, "미1", LIMIT));
	leave(terminal);
	out = dashboard_command(*state, today, (const char *const[]){"list", "changes", "--format", "tsv", NULL}, 0);
	assert_non_null(out);
	assert_null(strstr(out, "\treported\t"));
	free(out);
}

static void holding_needs_a_reason(void **state)
{
	struct terminal *terminal = start(*state, sizes[0]);

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s5", "사유"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "사유가 있어야"));
	assert_true(dashboard_press(terminal, "예산 조정 중" KEY_ENTER KEY_ENTER, "보류."));
	leave(terminal);
}

/* A colleague was faster: nothing is overwritten, who it was is said, and one may go back and choose anew. */
static void a_conflict_is_told(void **state)
{
	struct terminal *terminal = start(*state, sizes[0]);
	char *out;

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, "사유:"));
	out = dashboard_command(*state, today, (const char *const[]){"set", "1.2.2.1m1", "reported=not_started", NULL}, 0);
	assert_non_null(out);
	free(out);
	assert_true(dashboard_press(terminal, KEY_ENTER, "그사이"));
	assert_true(terminal_wait_text(terminal, "지금 값: 착수전 (", LIMIT));
	assert_true(dashboard_press(terminal, KEY_LEFT, "2 착수전  (지금)"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "착수전 -> 추진중."));
	leave(terminal);
}

/* In the smallest window all six are there, and so is what the reason is asked for. */
static void every_status_fits_the_smallest_window(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 12, 40, today, NULL);

	assert_non_null(terminal);
	assert_true(dashboard_press(terminal, "jjjljjljl", "센터 구축"));
	assert_true(dashboard_press(terminal, "s", "> 1 미보고"));
	assert_true(terminal_wait_text(terminal, "6 중단", LIMIT));
	assert_true(dashboard_press(terminal, "6", "사유:"));
	assert_true(terminal_wait_text(terminal, "* 상태: 중단  (지금 미보고)", LIMIT));
	assert_true(terminal_wait_text(terminal, "(사유 필수)", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "보류와 중단에는 사유가"));
	assert_true(dashboard_press(terminal, "사업 취소" KEY_ENTER KEY_ENTER, "중단."));
	leave(terminal);
}

/* An item without milestones of its own offers those that lie deeper; one without any says so. */
static void an_item_offers_what_lies_below(void **state)
{
	struct terminal *terminal = start(*state, sizes[0]);

	assert_true(dashboard_press(terminal, "jjjs", "어느 이정표의 상태를 바꿉니까? 1/10"));
	assert_true(dashboard_press(terminal, "j" KEY_ENTER, "> 1 미보고"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "> 1 미보고", LIMIT));
	assert_true(dashboard_press(terminal, "ljjjl", "2.3.2 AI 보안 강화"));
	assert_true(dashboard_press(terminal, "jjs", "여기에는 이정표가 없습니다."));
	leave(terminal);
}

/* Where a terminal shows no attributes, brackets tell which pane has the keys. */
static void brackets_stand_at_the_focused_pane(void **state)
{
	struct terminal *terminal = start(*state, sizes[1]);

	assert_true(terminal_wait_text(terminal, "[안건]", LIMIT));
	assert_true(dashboard_press(terminal, "\t", "[상세]"));
	assert_true(terminal_wait_no_text(terminal, "[안건]", LIMIT));
	assert_true(dashboard_press(terminal, "\t", "[일정]"));
	assert_true(dashboard_press(terminal, "\t", "[안건]"));
	leave(terminal);
}

/* The newest changes of the meeting are citations: they must not hide its own history. */
static void the_first_screen_has_a_history(void **state)
{
	struct terminal *terminal = start(*state, sizes[0]);

	assert_true(terminal_keys(terminal, "\t"));
	assert_true(dashboard_press(terminal, "G", "회의: 새로 만듦"));
	leave(terminal);
}

static void reads_only_when_told(void **state)
{
	struct terminal *terminal = start(*state, sizes[0]);

	leave(terminal); /* which made the database */
	terminal = dashboard_start(*state, 40, 120, today, "--read-only");
	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 0, "읽기", LIMIT));
	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s", "읽기 전용"));
	leave(terminal);
}

static void helps(void **state)
{
	struct terminal *terminal = start(*state, sizes[1]);

	assert_true(dashboard_press(terminal, "?", "도움말"));
	assert_true(terminal_wait_text(terminal, "한 줄 아래로", LIMIT));
	assert_true(terminal_keys(terminal, "q"));
	assert_true(terminal_wait_no_text(terminal, "한 줄 아래로", LIMIT));
	assert_true(dashboard_press(terminal, KEY_F1, "한 줄 아래로"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "한 줄 아래로", LIMIT));
	assert_true(dashboard_press(terminal, "?G", "지난 기한")); /* at once: nothing has been drawn in between */
	assert_true(dashboard_press(terminal, "g", "한 줄 아래로"));
	assert_true(terminal_keys(terminal, "q"));
	assert_true(terminal_wait_no_text(terminal, "한 줄 아래로", LIMIT));
	assert_true(dashboard_press(terminal, "Z", "?"));
	leave(terminal);
}

static void a_day_is_data(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 40, 120, "2025-12-31", NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 0, "미보고 58", LIMIT));
	assert_false(terminal_find(terminal, "기한경과", NULL, NULL));
	leave(terminal);
	terminal = dashboard_start(*state, 40, 120, "2026-01-01", NULL);
	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 0, "기한경과 3", LIMIT));
	leave(terminal);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(shows_three_panes, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(borders_stand_in_one_column, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(walks_and_reads, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(moves_by_every_key, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test(changes_a_status),
		cmocka_unit_test_setup_teardown(a_change_is_in_the_log, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(esc_leaves_all_as_it_was, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(holding_needs_a_reason, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(a_conflict_is_told, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(every_status_fits_the_smallest_window, dashboard_home_make,
						dashboard_home_remove),
		cmocka_unit_test_setup_teardown(an_item_offers_what_lies_below, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(brackets_stand_at_the_focused_pane, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(the_first_screen_has_a_history, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(reads_only_when_told, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(helps, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(a_day_is_data, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("dashboard", tests, NULL, NULL);
}
