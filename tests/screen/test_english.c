/* The dashboard in English, on content whose Hangul was turned into Latin letters: no Hangul is left anywhere on the screen, at
 * any size, in any view and dialog. */
#include <ctype.h>
#include <dirent.h>
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

enum { PATH_BYTES = 600 };

static const struct {
	int rows, columns;
} sizes[] = {{40, 120}, {24, 80}, {12, 40}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static const char today[] = "2026-02-10";

static bool is_hangul(const char *at)
{
	unsigned char lead = (unsigned char)at[0];

	if (lead == 0xe3)
		return (unsigned char)at[1] >= 0x84 && (unsigned char)at[1] <= 0x86; /* single letters */
	return lead >= 0xeb ? lead <= 0xed : lead == 0xea && (unsigned char)at[1] >= 0xb0;
}

/* Each syllable becomes two letters. */
static void copy_latin(const char *from, const char *to)
{
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	char line[1 << 16];

	assert_true(in && out);
	while (fgets(line, sizeof line, in)) {
		for (const char *at = line; *at; at++) {
			if (is_hangul(at)) {
				int syllable = (at[1] & 0x3f) << 6 | (at[2] & 0x3f);

				fprintf(out, "%c%c", 'a' + syllable / 26 % 26, 'a' + syllable % 26);
				at += 2;
			} else {
				fputc(*at, out);
			}
		}
	}
	fclose(in);
	assert_int_equal(fclose(out), 0);
}

static int home_make(void **state)
{
	char from[PATH_BYTES], to[PATH_BYTES], folder[PATH_BYTES];
	const char *council = getenv("GWAGI_COUNCIL");
	struct dirent *entry;
	char *said;
	DIR *open;

	if (dashboard_home_make(state) != 0)
		return -1;
	snprintf(folder, sizeof folder, "%s/content", (char *)*state);
	mkdir(folder, 0700);
	open = opendir(council);
	assert_non_null(open);
	while ((entry = readdir(open))) {
		if (!strstr(entry->d_name, ".csv"))
			continue;
		snprintf(from, sizeof from, "%s/%s", council, entry->d_name);
		snprintf(to, sizeof to, "%s/content/%s", (char *)*state, entry->d_name);
		copy_latin(from, to);
	}
	closedir(open);
	said = dashboard_command(*state, today,
				 (const char *const[]){"--lang", "en", "import", folder, "--effective", "2025-11-24", NULL}, 0);
	assert_non_null(said);
	free(said);
	return 0;
}

static struct terminal *start(void **state, int size, const char *variable)
{
	const char *environment[] = {"GWAGI_TODAY=2026-02-10", variable, NULL};
	struct terminal *terminal = dashboard_launch(*state, sizes[size].rows, sizes[size].columns, environment, "--lang=en");

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, sizes[size].rows - 1, "quit", LIMIT));
	return terminal;
}

static void expect_no_hangul(struct terminal *terminal, const char *after)
{
	assert_true(terminal_wait_idle(terminal, LIMIT));
	for (const char *at = terminal_screen(terminal); *at; at++)
		if (is_hangul(at)) {
			terminal_fail(terminal, after);
			fail_msg("Hangul after %s", after);
		}
}

/* Press, wait for a word, look; then close. */
static void look(struct terminal *terminal, const char *keys, const char *word, const char *close)
{
	if (!dashboard_press(terminal, keys, word))
		fail_msg("no ‘%s’ after %s", word, keys);
	expect_no_hangul(terminal, keys);
	if (!close)
		return;
	assert_true(terminal_keys(terminal, close));
	assert_true(terminal_wait_no_text(terminal, word, LIMIT)); /* a key right behind Esc would be another one */
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void views_at_every_size(void **state)
{
	for (int size = 0; size < SIZES; size++) {
		struct terminal *terminal = start(state, size, NULL);

		look(terminal, "", "[agenda]", NULL);
		look(terminal, "jl", "UN", NULL);
		look(terminal, "2", "[worklist]", NULL);
		look(terminal, "j", "Due soon", NULL);
		look(terminal, "3", "[targets]", NULL);
		look(terminal, "jj", size == 2 ? "no data" : "figure", NULL);
		look(terminal, "4", "[offices]", NULL);
		look(terminal, "ljl", "+ ", NULL);
		look(terminal, "5", "[schedule]", NULL);
		look(terminal, "6", "[changes]", NULL);
		look(terminal, "2jjj\t", size == 2 ? "[details]" : "details", NULL);
		look(terminal, "\t", size == 2 ? "[timeline]" : "timeline", NULL);
		for (int i = 0; i < 4; i++)
			look(terminal, "z", "due", NULL);
		leave(terminal);
	}
}

static void dialogs_at_every_size(void **state)
{
	for (int size = 0; size < SIZES; size++) {
		struct terminal *terminal = start(state, size, NULL);

		look(terminal, "?", "Enter do", KEY_ESC);
		assert_true(terminal_wait_no_text(terminal, "Enter do", LIMIT));
		assert_true(dashboard_press(terminal, "2jjj", "D+41"));
		look(terminal, "s", "reported status", KEY_ESC);
		look(terminal, "v", "verification status", KEY_ESC);
		look(terminal, "e", "Edit what?", KEY_ESC);
		look(terminal, "E", "Add evidence", KEY_ESC);
		look(terminal, "p", "Note a call", KEY_ESC);
		look(terminal, "f", "Filter:", NULL);
		look(terminal, "due<", "today", KEY_ESC);
		look(terminal, "F", "Choose a filter", KEY_ESC);
		look(terminal, ":", "Enter do", KEY_ESC);
		look(terminal, "@", "Reference date:", KEY_ESC);
		look(terminal, "/", "Find:", KEY_ESC);
		look(terminal, "6c", "ince when:", KEY_ESC);
		look(terminal, "P", "to file:", KEY_ESC);
		assert_true(dashboard_press(terminal, KEY_F2, "1 narrow")); /* its samples are Hangul */
		terminal_keys(terminal, KEY_ESC);
		assert_true(terminal_wait_no_text(terminal, "1 narrow", LIMIT));
		look(terminal, "3", "[targets]", NULL);
		look(terminal, "gj", "[targets]", NULL);
		look(terminal, "i", "Enter a reading", KEY_ESC);
		look(terminal, "@2025-12-31" KEY_ENTER, "PAST", "t");
		leave(terminal);
	}
}

/* Set a status by the keyboard, undo it; English dates and words are read. */
static void writing(void **state)
{
	struct terminal *terminal = start(state, 1, NULL);

	assert_true(dashboard_press(terminal, "2jjj", "D+41"));
	look(terminal, "s3\t", "reason:", NULL);
	look(terminal, "\t", "forecast", NULL);
	terminal_keys(terminal, KEY_ESC);
	terminal_keys(terminal, KEY_ESC);
	look(terminal, "e3", "forecast:", NULL);
	look(terminal, "31 Mar 2026", "-> 2026-03-31 (Tue), D-49", NULL);
	look(terminal, KEY_ENTER, "forecast", NULL);
	look(terminal, KEY_ENTER, "undo", NULL);
	look(terminal, "u", "Undo this change?", NULL);
	look(terminal, KEY_ENTER, "Undone", NULL);
	look(terminal, "fconflicting" KEY_ENTER, "conflicting", KEY_ESC);
	leave(terminal);
}

/* The editor, another program, gets the LANGUAGE that the person had. */
static void editor_keeps_its_language(void **state)
{
	static const char *const before[] = {NULL, "LANGUAGE=de:fr"};
	char path[PATH_BYTES], variable[PATH_BYTES + 16], seen[PATH_BYTES];

	snprintf(path, sizeof path, "%s/editor", (char *)*state);
	snprintf(variable, sizeof variable, "EDITOR=%s", path);
	snprintf(seen, sizeof seen, "%s/seen", (char *)*state);
	for (size_t i = 0; i < 2; i++) {
		const char *environment[] = {"GWAGI_TODAY=2026-02-10", "VISUAL", variable, before[i], NULL};
		struct terminal *terminal;
		char language[64] = "";
		FILE *file = fopen(path, "w");

		assert_non_null(file);
		fprintf(file, "#!/bin/sh\necho \"=${LANGUAGE-none}\" >'%s'\n", seen);
		fclose(file);
		chmod(path, 0700);
		terminal = dashboard_launch(*state, 24, 80, environment, "--lang=en");
		assert_non_null(terminal);
		assert_true(terminal_wait_row(terminal, 23, "quit", LIMIT));
		assert_true(dashboard_press(terminal, "2jjj", "D+41"));
		assert_true(dashboard_press(terminal, "e4", "Ctrl-e editor"));
		assert_true(dashboard_press(terminal, "\x05", "note:"));
		assert_true(terminal_wait_idle(terminal, LIMIT));
		terminal_keys(terminal, KEY_ESC);
		leave(terminal);
		file = fopen(seen, "r");
		assert_non_null(file);
		assert_non_null(fgets(language, sizeof language, file));
		fclose(file);
		assert_string_equal(language, i ? "=de:fr\n" : "=none\n");
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(views_at_every_size, home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(dialogs_at_every_size, home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(writing, home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(editor_keeps_its_language, home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	return cmocka_run_group_tests_name("english", tests, NULL, NULL);
}
