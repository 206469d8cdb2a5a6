/* Files that are no drafts of ours, and drafts that say what no program of ours would. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "draft.h"

enum { SLOT = 32 * 1024, FILE_BYTES = 2 * SLOT };

struct file {
	char path[PATH_BYTES];
	char bytes[FILE_BYTES];
};

static void write_file(const char *path, const char *bytes, size_t count, mode_t mode)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, count, file), count);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, mode), 0);
}

/* A draft as a program left it. */
static struct file *left_behind(void **state, const char *reason)
{
	struct file *draft = calloc(1, sizeof *draft);
	FILE *file;

	assert_non_null(draft);
	draft_end(draft_typing(state, reason), SIGKILL);
	assert_int_equal(draft_count(state, draft->path), 1);
	file = fopen(draft->path, "rb");
	assert_non_null(file);
	assert_int_equal(fread(draft->bytes, 1, FILE_BYTES, file), FILE_BYTES);
	fclose(file);
	return draft;
}

static void ignores(void **state, const char *path, const char *what)
{
	struct stat before, after;

	assert_int_equal(lstat(path, &before), 0);
	draft_expect_no_offer(state, what);
	assert_int_equal(lstat(path, &after), 0);
	assert_int_equal(before.st_mode, after.st_mode);
	assert_int_equal(before.st_size, after.st_size);
}

static void ignores_what_is_no_file_of_ours(void **state)
{
	struct file *draft = left_behind(state, "어떤 글");
	char other[PATH_BYTES];

	snprintf(other, sizeof other, "%s/other", (char *)*state);
	assert_int_equal(chmod(draft->path, 0640), 0);
	ignores(state, draft->path, "others may read it");
	assert_int_equal(chmod(draft->path, 0600), 0);
	assert_int_equal(link(draft->path, other), 0);
	ignores(state, draft->path, "it has two names");
	assert_int_equal(unlink(draft->path), 0);
	assert_int_equal(symlink(other, draft->path), 0);
	ignores(state, draft->path, "it is a symbolic link");
	assert_int_equal(unlink(draft->path), 0);
	assert_int_equal(mkfifo(draft->path, 0600), 0);
	ignores(state, draft->path, "it is a pipe");
	assert_int_equal(unlink(draft->path), 0);
	assert_int_equal(mkdir(draft->path, 0700), 0);
	ignores(state, draft->path, "it is a folder");
	assert_int_equal(rmdir(draft->path), 0);
	assert_int_equal(rename(other, draft->path), 0);
	draft_take(state, "어떤 글");
	free(draft);
}

static void ignores_drafts_for_other_databases(void **state)
{
	struct file *draft = left_behind(state, "어떤 글");
	const char *arguments[] = {"backup", "other.db", NULL};
	char variable[PATH_BYTES];
	const char *environment[] = {variable, "GWAGI_TODAY=2026-01-10", NULL};
	char *said = dashboard_command(*state, draft_today, arguments, 0);
	struct terminal *terminal;

	assert_non_null(said);
	free(said);
	snprintf(variable, sizeof variable, "GWAGI_DB=%s/other.db", (char *)*state);
	terminal = dashboard_launch(*state, 24, 80, environment, NULL);
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "나가기", LIMIT));
	assert_true(terminal_wait_idle(terminal, LIMIT));
	assert_false(terminal_find(terminal, draft_offer, NULL, NULL));
	draft_leave(terminal);
	draft_take(state, "어떤 글");
	free(draft);
}

static void ignores_damage(void **state)
{
	struct file *draft = left_behind(state, "셋 넷");
	char *bytes = malloc(FILE_BYTES + 1);

	assert_non_null(bytes);
	for (size_t size = 0; size <= FILE_BYTES + 1; size += size < 32 ? 16 : FILE_BYTES / 4) {
		memset(bytes, 0, FILE_BYTES + 1);
		memcpy(bytes, draft->bytes, size < FILE_BYTES ? size : FILE_BYTES);
		write_file(draft->path, bytes, size, 0600);
		ignores(state, draft->path, "its size is wrong");
	}
	memset(bytes, 0, FILE_BYTES);
	write_file(draft->path, bytes, FILE_BYTES, 0600);
	ignores(state, draft->path, "there is nothing in it");
	/* In both slots: the magic, the sum, the number, the lengths, the texts. */
	for (size_t at = 0; at < 64; at += 7) {
		memcpy(bytes, draft->bytes, FILE_BYTES);
		bytes[at] = (char)(bytes[at] ^ 1);
		bytes[SLOT + at] = (char)(bytes[SLOT + at] ^ 1);
		write_file(draft->path, bytes, FILE_BYTES, 0600);
		ignores(state, draft->path, "a byte is wrong");
	}
	free(bytes);
	free(draft);
}

/* A write that did not come to its end leaves what was there before it. */
static void falls_back_to_the_slot_before(void **state)
{
	struct file *draft = left_behind(state, "ab");
	uint64_t sequence[2];
	int newer;
	struct terminal *terminal;

	memcpy(&sequence[0], draft->bytes + 24, 8);
	memcpy(&sequence[1], draft->bytes + SLOT + 24, 8);
	newer = sequence[1] > sequence[0];
	draft->bytes[newer * SLOT + 45] ^= 1;
	write_file(draft->path, draft->bytes, FILE_BYTES, 0600);
	terminal = draft_start(state);
	assert_true(terminal_wait_text(terminal, "사유: a", LIMIT));
	assert_false(terminal_find(terminal, "사유: ab", NULL, NULL));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, draft_offer, LIMIT));
	draft_leave(terminal);
	free(draft);
}

/* A sound file with other texts in it, for the same database. */
static void forge(const struct file *draft, const char *texts, size_t length)
{
	char *bytes = calloc(1, FILE_BYTES);
	uint64_t sum = 14695981039346656037u, sequence = 1000;
	uint32_t old, path, size = (uint32_t)length;
	const char *slot = draft->bytes[0] ? draft->bytes : draft->bytes + SLOT;

	assert_non_null(bytes);
	memcpy(&old, slot + 32, 4);
	memcpy(&path, slot + 36, 4);
	memcpy(bytes, slot, 40);
	memcpy(bytes + 24, &sequence, 8);
	memcpy(bytes + 32, &size, 4);
	memcpy(bytes + 40, texts, length);
	memcpy(bytes + 40 + length, slot + 40 + old, path);
	for (size_t i = 24; i < 40 + length + path; i++)
		sum = (sum ^ (unsigned char)bytes[i]) * 1099511628211u;
	memcpy(bytes + 16, &sum, 8);
	write_file(draft->path, bytes, FILE_BYTES, 0600);
	free(bytes);
}
#define FORGE(draft, texts) forge(draft, texts, sizeof(texts))

static void refuses(void **state, const struct file *draft, const char *sentence)
{
	struct terminal *terminal = draft_start(state);

	assert_true(terminal_wait_text(terminal, draft_offer, LIMIT));
	assert_true(dashboard_press(terminal, KEY_ENTER, sentence));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, draft_offer, LIMIT));
	draft_leave(terminal);
	assert_int_equal(access(draft->path, F_OK), 0);
}

static void trusts_no_text(void **state)
{
	struct file *draft = left_behind(state, "글");
	char *texts = malloc(SLOT);
	int length;

	assert_non_null(texts);
	FORGE(draft, "status\0"
		     "1.2.2.1m1\0"
		     "reported\0in_progress\0"
		     "reason\0\033]0;x\007");
	ignores(state, draft->path, "escape sequences");
	FORGE(draft, "status\0"
		     "1.2.2.1m1\0"
		     "reason\0\xff\xfe");
	ignores(state, draft->path, "no UTF-8");
	FORGE(draft, "status\0"
		     "1.2.2.1m1\0"
		     "reason\0\u202e"
		     "abc");
	ignores(state, draft->path, "a bidirectional control");
	FORGE(draft, "status\0"
		     "1.2.2.1m1\0"
		     "reason");
	ignores(state, draft->path, "a name without a value");
	FORGE(draft, "status\0"
		     "1.2.2.1m1");
	ignores(state, draft->path, "no field");
	FORGE(draft, "status\0"
		     "1.99m1\0"
		     "reason\0없는 것");
	refuses(state, draft, "1.99m1");
	FORGE(draft, "status\0"
		     "1.2\0"
		     "reason\0과제의 것");
	refuses(state, draft, "이정표가 아닙니다");
	FORGE(draft, "status\0"
		     "o1\0"
		     "reason\0부서의 것");
	refuses(state, draft, "이정표가 아닙니다");
	FORGE(draft, "other\0"
		     "1.2.2.1m1\0"
		     "reason\0다른 판의 것");
	refuses(state, draft, "이 판에는 없습니다");
	length = snprintf(texts, SLOT, "status%c1.2.2.1m1%creason%c%*s", 0, 0, 0, 1600, "x");
	forge(draft, texts, (size_t)length + 1);
	refuses(state, draft, "들어가지 않았습니다");
	/* A status that is none is to be chosen again; the reason waits. */
	FORGE(draft, "status\0"
		     "1.2.2.1m1\0"
		     "reported\0nonsense\0"
		     "reason\0남는 글");
	{
		struct terminal *terminal = draft_start(state);

		assert_true(dashboard_press(terminal, KEY_ENTER, "부처 보고 상태"));
		assert_true(dashboard_press(terminal, "3", "사유: 남는 글"));
		assert_true(dashboard_press(terminal, KEY_ENTER KEY_ENTER, "상태: 미보고 -> 추진중"));
		draft_leave(terminal);
	}
	draft_expect_in_log(state, "남는 글");
	free(texts);
	free(draft);
}

/* What does not fit the dialog is scrolled to. */
static void shows_a_long_text(void **state)
{
	struct file *draft = left_behind(state, "글");
	char *texts = malloc(SLOT);
	struct terminal *terminal;
	int length;

	assert_non_null(texts);
	length = snprintf(texts, SLOT, "status%c1.2.2.1m1%creason%c처음", 0, 0, 0);
	for (int i = 0; i < 2000; i++)
		length += snprintf(texts + length, SLOT - (size_t)length, " 또한");
	length += snprintf(texts + length, SLOT - (size_t)length, " 끝말");
	forge(draft, texts, (size_t)length + 1);
	terminal = dashboard_start(*state, 40, 120, draft_today, NULL);
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "사유: 처음", LIMIT));
	assert_false(terminal_find(terminal, "끝말", NULL, NULL));
	assert_true(dashboard_press(terminal, "G", "끝말"));
	terminal_resize(terminal, 12, 40);
	assert_true(terminal_wait_text(terminal, "Enter 이어 쓰기", LIMIT));
	assert_true(dashboard_press(terminal, "g", "사유: 처음"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, draft_offer, LIMIT));
	draft_leave(terminal);
	free(texts);
	free(draft);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)
		TEST(ignores_what_is_no_file_of_ours),
		TEST(ignores_drafts_for_other_databases),
		TEST(ignores_damage),
		TEST(falls_back_to_the_slot_before),
		TEST(trusts_no_text),
		TEST(shows_a_long_text),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("draft files", tests, NULL, NULL);
}
