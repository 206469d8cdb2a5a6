/* Long texts in an editor of the person's own: scripts that stand for one. */
#include <setjmp.h>
#include <signal.h>
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
#include "folder.h"

static const char today[] = "2026-01-10";

#define CONTROL_E "\x05"
#define CONTROL_Z "\x1a"

enum { PATH_BYTES = 600 };

/* A script of this body as the editor, with a name that has a blank in it. */
static void write_editor(void **state, const char *body)
{
	char path[PATH_BYTES];
	FILE *file;

	snprintf(path, sizeof path, "%s/my editor", (char *)*state);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "#!/bin/sh\ncd '%s'\n%s\n", (char *)*state, body);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0700), 0);
}

/* Standing in the note of the data centre, `old` typed in it. */
static struct terminal *start_with(void **state, const char *editor)
{
	char variable[PATH_BYTES], runtime[PATH_BYTES];
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", "VISUAL", variable, runtime, NULL};
	struct terminal *terminal;

	snprintf(variable, sizeof variable, "EDITOR=%s", editor);
	snprintf(runtime, sizeof runtime, "XDG_RUNTIME_DIR=%s", (char *)*state);
	terminal = dashboard_launch(*state, 24, 80, environment, NULL);
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "나가기", LIMIT));
	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "e2", "Ctrl-e 편집기"));
	assert_true(dashboard_press(terminal, "old", "비고: old"));
	return terminal;
}

static struct terminal *start(void **state, const char *body)
{
	char editor[PATH_BYTES / 2];

	write_editor(state, body);
	snprintf(editor, sizeof editor, "'%s/my editor' -x", (char *)*state);
	return start_with(state, editor);
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static void give_up(struct terminal *terminal)
{
	assert_true(terminal_keys(terminal, KEY_ESC KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "비고: old", LIMIT));
	leave(terminal);
}

static void shows(void **state, const char *text)
{
	char *out = dashboard_command(*state, today, (const char *const[]){"show", "1.2.2.1", "--format", "json", NULL}, 0);

	assert_non_null(out);
	if (!strstr(out, text))
		fail_msg("no %s in %s", text, out);
	free(out);
}

static void has_file(void **state, const char *name, const char *bytes)
{
	char path[PATH_BYTES], read[1024] = "";
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", (char *)*state, name);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_true(fread(read, 1, sizeof read - 1, file) > 0);
	fclose(file);
	assert_string_equal(read, bytes);
}

/* Nothing of it is left where the file lay. */
static void is_tidy(void **state)
{
	char command[PATH_BYTES];

	snprintf(command, sizeof command, "! ls -d '%s'/gwagi-* 2>/dev/null", (char *)*state);
	assert_int_equal(system(command), 0);
}

/* It gets what was typed in a file of nobody else's, the terminal as a shell gives it, and what it saved is what is typed then.
 */
static void edits_a_note(void **state)
{
	struct terminal *terminal = start(state,
					  "cp \"$2\" seen; stat -c %a \"$2\" \"${2%/*}\" >modes; echo $1 >first; touch \"$2~\"\n"
					  "echo 'editor here'; read x; printf '첫\\t줄\\r\\n둘째 줄\\n\\n' >\"$2\"");

	assert_true(dashboard_press(terminal, CONTROL_E, "editor here"));
	assert_false(terminal_alternate(terminal));
	assert_true(dashboard_press(terminal, "\r", "* 비고: 첫 줄␤둘째 줄"));
	assert_true(terminal_alternate(terminal));
	assert_true(terminal_wait_row(terminal, 23, "나가기", LIMIT));
	has_file(state, "seen", "old\n");
	has_file(state, "modes", "600\n700\n");
	has_file(state, "first", "-x\n");
	is_tidy(state);
	assert_true(dashboard_press(terminal, "!" KEY_ENTER, ". u 취소"));
	shows(state, "\"note\": \"첫 줄\\n둘째 줄!\"");
	leave(terminal);
}

/* Whatever goes wrong is said below the field, and what was typed stays. */
static void keeps_the_old_text(void **state)
{
	static const struct {
		const char *body, *said;
	} wrong[] = {{"echo new >\"$2\"; exit 3", "실패로 끝났습니다(3)"},
		     {"printf 'a\\377b' >\"$2\"", "UTF-8이 아닙니다"},
		     {"printf 'a\\033b' >\"$2\"", "쓸 수 없는 문자가"},
		     {"rm \"$2\"", "읽지 못했습니다"},
		     {"rm \"$2\"; ln -s /etc/passwd \"$2\"", "읽지 못했습니다"},
		     {"head -c 2000000 /dev/zero | tr '\\0' x >\"$2\"", "너무 깁니다"},
		     {"yes abcdefgh | head -c 20000 >\"$2\"", "너무 깁니다"},
		     {"kill -9 $$", "도중에 끝났습니다"}};
	struct terminal *terminal = start(state, "exit 1");

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		write_editor(state, wrong[i].body);
		assert_true(dashboard_press(terminal, CONTROL_E, wrong[i].said));
		assert_true(terminal_wait_text(terminal, "비고: old", LIMIT));
		assert_true(terminal_keys(terminal, "x\177"));
		assert_true(terminal_wait_no_text(terminal, wrong[i].said, LIMIT));
		is_tidy(state);
	}
	give_up(terminal);
}

/* No shell looks at the variable. */
static void runs_no_shell(void **state)
{
	struct terminal *terminal = start_with(state, "true; touch pwned");
	char path[PATH_BYTES];

	assert_true(dashboard_press(terminal, CONTROL_E, "편집기 ‘true;’을(를) 열지 못했습니다(그런 프로그램이 없음)"));
	assert_true(terminal_wait_text(terminal, "비고: old", LIMIT));
	snprintf(path, sizeof path, "%s/pwned", (char *)*state);
	assert_int_equal(access(path, F_OK), -1);
	is_tidy(state);
	give_up(terminal);
	terminal = start_with(state, "'unclosed");
	assert_true(dashboard_press(terminal, CONTROL_E, "VISUAL이나 EDITOR의 값을 알 수 없습니다"));
	give_up(terminal);
}

/* Ctrl-C is the editor's; nothing of ours ends by it. */
static void an_interrupt_is_the_editors(void **state)
{
	struct terminal *terminal = start(state, "trap 'echo got it; exit 0' INT; echo ready; while :; do read x; done");

	assert_true(dashboard_press(terminal, CONTROL_E, "ready"));
	assert_true(dashboard_press(terminal, "\x03", "비고: old"));
	assert_true(dashboard_press(terminal, " new" KEY_ENTER, ". u 취소"));
	shows(state, "\"note\": \"old new\"");
	leave(terminal);
}

/* A hang-up, a termination: the editor is ended, its file gone, and what was typed is there at the next start. */
static void ends_with_us(void **state)
{
	struct terminal *terminal = start(state, "trap '' HUP TERM; echo $$ >pid; echo ready; while :; do sleep 1; done");
	char path[PATH_BYTES];
	int pid = 0;
	FILE *file;

	assert_true(dashboard_press(terminal, CONTROL_E, "ready"));
	assert_true(pty_signal(terminal_pty(terminal), SIGTERM));
	assert_true(terminal_wait_end(terminal, 143, LIMIT));
	terminal_destroy(terminal);
	is_tidy(state);
	snprintf(path, sizeof path, "%s/pid", (char *)*state);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fscanf(file, "%d", &pid), 1);
	fclose(file);
	assert_int_equal(kill(pid, 0), -1);
	terminal = dashboard_start(*state, 24, 80, today, NULL);
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "비고: old", LIMIT));
	terminal_destroy(terminal);
}

/* Stopped in the editor, the shell has the terminal; continued, the editor has it again. */
static void is_stopped_and_continued(void **state)
{
	static const char commands[] = "set -m; \"$0\"; echo shell has it; read x; fg; echo all over; read x";
	char variable[PATH_BYTES], *path = realpath(getenv("GWAGI_TESTED"), NULL);
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", "VISUAL", variable, "XDG_RUNTIME_DIR", NULL};
	const char *arguments[] = {"bash", "-c", commands, path, NULL};
	struct pty_options options = {
		.rows = 24, .columns = 80, .arguments = arguments, .environment = environment, .home = *state};
	struct terminal *terminal;

	assert_non_null(path);
	write_editor(state, "echo editor begins; read x; echo from the editor >\"$1\"");
	snprintf(variable, sizeof variable, "EDITOR='%s/my editor'", (char *)*state);
	terminal = terminal_start(&options);
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "나가기", LIMIT));
	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(dashboard_press(terminal, "e2", "Ctrl-e 편집기"));
	assert_true(dashboard_press(terminal, CONTROL_E, "editor begins"));
	assert_true(dashboard_press(terminal, CONTROL_Z, "shell has it"));
	assert_true(terminal_keys(terminal, "\r"));
	assert_true(dashboard_press(terminal, "\r", "비고: from the editor"));
	assert_true(terminal_keys(terminal, KEY_ENTER));
	assert_true(terminal_wait_text(terminal, ". u 취소", LIMIT));
	assert_true(dashboard_press(terminal, "q", "all over"));
	terminal_destroy(terminal);
	free(path);
}

int main(int argc, char **argv)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)
	const struct CMUnitTest tests[] = {
		CASE(edits_a_note), CASE(keeps_the_old_text),       CASE(runs_no_shell), CASE(an_interrupt_is_the_editors),
		CASE(ends_with_us), CASE(is_stopped_and_continued),
	};
#undef CASE

	const char *named = argc > 1 ? argv[1] : getenv("GWAGI_EXE");

	dashboard_program(argc, argv);
	if (named)
		setenv("GWAGI_TESTED", named, 1);
	return cmocka_run_group_tests_name("editor", tests, NULL, NULL);
}
