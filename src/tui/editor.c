/* The person's own editor has the terminal as a job of a shell has it: in a process group of its own, which the keys that send
 * signals go to. */
#include "editor.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "gwagi/model/message.h"
#include "signals.h"

enum { GRACE = 20 /* times */, PAUSE = 20 /* milliseconds */, NO_PROGRAM = 127 };

static const char *command(void)
{
	static const char *const names[] = {"VISUAL", "EDITOR"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return "vi";
}

/* Setting the foreground group from the background would stop us. */
static void give_terminal(const struct terminal *terminal, pid_t group)
{
	sigset_t block, old;

	sigemptyset(&block);
	sigaddset(&block, SIGTTOU);
	sigprocmask(SIG_BLOCK, &block, &old);
	tcsetpgrp(terminal->in, group);
	sigprocmask(SIG_SETMASK, &old, NULL);
}

/* In the child. What could not be run is told through the pipe REPORT, which a program that runs closes. */
static void become(const struct terminal *terminal, char **words, const char *path, int report)
{
	char *arguments[64];
	size_t count = 0;
	int why;

	while (count < sizeof arguments / sizeof *arguments - 2 && words[count]) {
		arguments[count] = words[count];
		count++;
	}
	arguments[count++] = (char *)path;
	arguments[count] = NULL;
	setpgid(0, 0);
	give_terminal(terminal, getpgrp());
	signal(SIGPIPE, SIG_DFL);
	message_leave();
	execvp(arguments[0], arguments);
	why = errno;
	if (write(report, &why, sizeof why) < 0)
		_exit(NO_PROGRAM + 1);
	_exit(NO_PROGRAM);
}

/* Why it could not be run; 0 if it runs. */
static int await_start(int report)
{
	int why = 0;
	ssize_t got;

	do
		got = read(report, &why, sizeof why);
	while (got < 0 && errno == EINTR && !signals_ending());
	return got == (ssize_t)sizeof why ? why : 0;
}

/* Whoever ends us ends the editor: it is told, and has a moment. */
static void end_editor(pid_t editor)
{
	int status;

	kill(-editor, SIGHUP);
	kill(-editor, SIGCONT);
	for (int i = 0; i < GRACE; i++) {
		if (waitpid(editor, &status, WNOHANG) == editor)
			return;
		poll(NULL, 0, PAUSE);
	}
	kill(-editor, SIGKILL);
	waitpid(editor, &status, 0);
}

/* It was stopped: so are we, until both go on. */
static void stop_too(const struct terminal *terminal, pid_t editor)
{
	give_terminal(terminal, getpgrp());
	signals_suspend();
	if (signals_ending())
		return;
	give_terminal(terminal, editor);
	kill(-editor, SIGCONT);
}

/* How it ended, as waitpid() says it; -1 if we were to end first. */
static int await_end(const struct terminal *terminal, pid_t editor)
{
	int status = 0;

	for (;;) {
		pid_t ended = signals_ending() ? 0 : waitpid(editor, &status, WUNTRACED);

		if (signals_ending() && ended != editor) {
			end_editor(editor);
			return -1;
		}
		if (ended == editor && WIFSTOPPED(status))
			stop_too(terminal, editor);
		else if (ended == editor || errno != EINTR)
			return status;
	}
}

static bool is_success(int status, struct error *error)
{
	if (status == 0)
		return true;
	if (status > 0 && WIFEXITED(status))
		return error_set(error, ERROR_USAGE, _("편집기가 실패로 끝났습니다(%d). 전의 글 그대로입니다."),
				 WEXITSTATUS(status));
	return error_set(error, ERROR_USAGE, "%s", _("편집기가 도중에 끝났습니다. 전의 글 그대로입니다."));
}

static bool run(const struct terminal *terminal, char **words, const char *path, struct error *error)
{
	int report[2], why, status;
	pid_t editor;

	if (pipe(report))
		return error_set(error, ERROR_USAGE, _("편집기를 열지 못했습니다(%s)."), error_reason(errno));
	fcntl(report[1], F_SETFD, FD_CLOEXEC);
	editor = fork();
	if (editor == 0)
		become(terminal, words, path, report[1]);
	close(report[1]);
	if (editor > 0) {
		setpgid(editor, editor);
		why = await_start(report[0]);
		status = await_end(terminal, editor);
		give_terminal(terminal, getpgrp());
	} else {
		why = errno;
		status = 0;
	}
	close(report[0]);
	if (why)
		return error_set(error, ERROR_USAGE,
				 _("편집기 ‘%s’을(를) 열지 못했습니다(%s). VISUAL이나 EDITOR에 편집기를 적어 두십시오."),
				 words[0], why == ENOENT ? _("그런 프로그램이 없음") : error_reason(why));
	return is_success(status, error);
}

bool editor_run(struct terminal *terminal, const char *before, char **after, struct error *error)
{
	char **words = editor_words(command());
	struct editor_file file;
	bool good;

	if (!words)
		return error_set(error, ERROR_USAGE, _("VISUAL이나 EDITOR의 값을 알 수 없습니다: %s"), command());
	good = editor_file_make(&file, before, error);
	if (good) {
		terminal_lend(terminal);
		good = run(terminal, words, file.path, error) && editor_file_read(&file, after, error);
		terminal_restart(terminal);
		editor_file_remove(&file);
	}
	free(words);
	return good;
}
