#include "draft.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char draft_today[] = "2026-01-10", draft_label[] = "사유: ", draft_offer[] = "쓰다 만 글이 있습니다",
	   draft_row[] = "1.2.2.1m1";

struct terminal *draft_start(void **state)
{
	struct terminal *terminal = dashboard_start(*state, 24, 80, draft_today, NULL);

	assert_non_null(terminal);
	return terminal;
}

struct terminal *draft_typing(void **state, const char *reason)
{
	struct terminal *terminal = draft_start(state);
	char line[256];

	snprintf(line, sizeof line, "%s%s", draft_label, reason);
	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, draft_label));
	assert_true(dashboard_press(terminal, reason, line));
	return terminal;
}

void draft_end(struct terminal *terminal, int number)
{
	assert_true(pty_signal(terminal_pty(terminal), number));
	assert_true(terminal_wait_end(terminal, 128 + number, LIMIT));
	terminal_destroy(terminal);
}

void draft_leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

int draft_count(void **state, char path[PATH_BYTES])
{
	char folder[PATH_BYTES / 2];
	DIR *list;
	int count = 0;

	snprintf(folder, sizeof folder, "%s/state/gwagi", (char *)*state);
	list = opendir(folder);
	for (struct dirent *entry; list && (entry = readdir(list));) {
		if (strncmp(entry->d_name, "draft-", 6) != 0)
			continue;
		count++;
		snprintf(path, PATH_BYTES, "%s/%s", folder, entry->d_name);
	}
	if (list)
		closedir(list);
	return count;
}

void draft_expect(void **state, int count)
{
	char path[PATH_BYTES];

	assert_int_equal(draft_count(state, path), count);
}

void draft_expect_no_offer(void **state, const char *what)
{
	struct terminal *terminal = draft_start(state);

	assert_true(terminal_wait_idle(terminal, LIMIT));
	if (terminal_find(terminal, draft_offer, NULL, NULL))
		fail_msg("offered: %s", what);
	draft_leave(terminal);
}

void draft_expect_in_log(void **state, const char *reason)
{
	const char *arguments[] = {"log", draft_row, NULL};
	char *said = dashboard_command(*state, draft_today, arguments, 0);

	assert_non_null(said);
	assert_non_null(strstr(said, reason));
	free(said);
}

void draft_take(void **state, const char *reason)
{
	struct terminal *terminal = draft_start(state);
	char line[256];

	snprintf(line, sizeof line, "%s%s", draft_label, reason);
	assert_true(terminal_wait_text(terminal, draft_offer, LIMIT));
	assert_true(terminal_wait_text(terminal, draft_row, LIMIT));
	assert_true(terminal_wait_text(terminal, "추진중", LIMIT));
	assert_true(terminal_wait_text(terminal, line, LIMIT));
	assert_true(terminal_wait_text(terminal, "Enter 이어 쓰기", LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "Enter 저장"));
	assert_true(terminal_wait_text(terminal, line, LIMIT));
	assert_true(terminal_wait_no_text(terminal, draft_offer, LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, "상태: 미보고 -> 추진중"));
	draft_expect(state, 0);
	draft_leave(terminal);
	draft_expect_in_log(state, reason);
	draft_expect_no_offer(state, "what was written");
}
