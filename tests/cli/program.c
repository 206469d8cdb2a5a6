#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

enum { WORDS = 64, PATHS = 8, PATH_BYTES = 512 };

/* The folder of the running test. */
static char folder[PATH_BYTES];

const char *program_council(void)
{
	return getenv("GWAGI_COUNCIL");
}

const char *folder_path(const char *name)
{
	static char paths[PATHS][PATH_BYTES * 2];
	static int turn;

	turn = (turn + 1) % PATHS;
	snprintf(paths[turn], sizeof paths[turn], "%s/%s", folder, name);
	return paths[turn];
}

int folder_make(void **state)
{
	const char *base = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof folder, "%s/gwagi-cli-XXXXXX", base ? base : "/tmp");
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status;
	(void)type;
	(void)place;
	return remove(path);
}

int folder_remove(void **state)
{
	(void)state;
	return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void folder_write(const char *name, const char *bytes, size_t length)
{
	FILE *out = fopen(folder_path(name), "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	assert_int_equal(fclose(out), 0);
}

void folder_text(const char *name, const char *text)
{
	folder_write(name, text, strlen(text));
}

static char *read_path(const char *path, size_t *length)
{
	FILE *in = fopen(path, "rb");
	size_t room = 1 << 16, got;
	char *bytes;

	*length = 0;
	if (!in)
		return NULL;
	bytes = malloc(room);
	assert_non_null(bytes);
	while ((got = fread(bytes + *length, 1, room - *length - 1, in)) > 0) {
		*length += got;
		if (*length + 1 == room) {
			char *more = realloc(bytes, room *= 2);

			assert_non_null(more);
			bytes = more;
		}
	}
	bytes[*length] = '\0';
	fclose(in);
	return bytes;
}

char *folder_read(const char *name, size_t *length)
{
	return read_path(folder_path(name), length);
}

void folder_copy(const char *from, const char *name)
{
	size_t length;
	char *bytes = read_path(from, &length);

	assert_non_null(bytes);
	folder_write(name, bytes, length);
	free(bytes);
}

void outcome_finish(struct outcome *outcome)
{
	free(outcome->out);
	free(outcome->err);
}

/* Split in place. */
static int split(char *text, char **words, int room)
{
	int count = 0;

	while (count < room - 1) {
		char quote;

		text += strspn(text, " ");
		if (!*text)
			break;
		quote = *text == '\'' ? *text++ : ' ';
		words[count++] = text;
		text += strcspn(text, quote == ' ' ? " " : "'");
		if (*text)
			*text++ = '\0';
	}
	words[count] = NULL;
	return count;
}

static void change_environment(const char *changes)
{
	char *copy = strdup(changes), *words[WORDS];
	int count = split(copy, words, WORDS);

	for (int i = 0; i < count; i++) {
		char *equals = strchr(words[i], '=');

		*equals = '\0';
		if (equals[1])
			setenv(words[i], equals + 1, 1);
		else
			unsetenv(words[i]);
	}
	free(copy);
}

static void set_surroundings(void)
{
	static const char *const gone[] = {"LC_ALL",       "LC_CTYPE",       "LC_MESSAGES", "LANGUAGE",        "XDG_DATA_HOME",
					   "NO_COLOR",     "USER",           "TERM",        "XDG_CONFIG_HOME", "XDG_STATE_HOME",
					   "GWAGI_CONFIG", "SSH_CONNECTION", "SSH_CLIENT"};

	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		unsetenv(gone[i]);
	setenv("LANG", "C.UTF-8", 1);
	setenv("HOME", folder, 1);
	setenv("GWAGI_DB", folder_path("test.db"), 1);
	setenv("GWAGI_TODAY", "2025-12-31", 1);
}

static void open_as(const char *path, int stream, int flags)
{
	int file = open(path, flags, 0600);

	if (file < 0 || dup2(file, stream) < 0)
		_exit(126);
	close(file);
}

static void become(const char *environment, const char *output, char **words)
{
	set_surroundings();
	change_environment(environment);
	open_as("/dev/null", STDIN_FILENO, O_RDONLY);
	open_as(output ? output : folder_path("stdout"), STDOUT_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
	open_as(folder_path("stderr"), STDERR_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
	if (words[0] && chdir(folder) == 0)
		execv(words[0], words);
	_exit(127);
}

static struct outcome run_words(const char *environment, const char *output, char **words)
{
	struct outcome outcome = {0};
	size_t length;
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		become(environment, output, words);
	while (waitpid(child, &status, 0) < 0)
		assert_int_equal(errno, EINTR);
	outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	outcome.out = output ? strdup("") : folder_read("stdout", &length);
	outcome.err = folder_read("stderr", &length);
	assert_true(outcome.out && outcome.err);
	return outcome;
}

struct outcome run_in(const char *environment, const char *output, const char *arguments)
{
	char *copy = strdup(arguments), *words[WORDS] = {getenv("GWAGI_PROGRAM")};
	struct outcome outcome;

	assert_true(copy && words[0]);
	split(copy, words + 1, WORDS - 1);
	outcome = run_words(environment, output, words);
	free(copy);
	return outcome;
}

struct outcome run(const char *arguments)
{
	return run_in("", NULL, arguments);
}

int database_make(void **state)
{
	struct outcome outcome;
	int code;

	if (folder_make(state) != 0)
		return -1;
	outcome = run("--quiet init");
	code = outcome.code;
	outcome_finish(&outcome);
	return code;
}

struct outcome run_shell(const char *script)
{
	char shell[] = "/bin/sh", option[] = "-c", *copy = strdup(script);
	char *words[] = {shell, option, copy, NULL}, surroundings[PATH_BYTES * 2];
	struct outcome outcome;

	snprintf(surroundings, sizeof surroundings, "GWAGI=%s", getenv("GWAGI_PROGRAM"));
	outcome = run_words(surroundings, NULL, words);
	free(copy);
	return outcome;
}

void expect_all_said(const char *environment, const char *arguments, int code, const char *const *needles)
{
	struct outcome outcome = run_in(environment, NULL, arguments);
	bool good = outcome.code == code;

	for (const char *const *needle = needles; *needle; needle++)
		if (!strstr(outcome.out, *needle) && !strstr(outcome.err, *needle)) {
			print_error("missing: %s\n", *needle);
			good = false;
		}
	if (!good)
		print_error("%s: code %d, out \"%s\", err \"%s\"\n", arguments, outcome.code, outcome.out, outcome.err);
	outcome_finish(&outcome);
	assert_true(good);
}

void shell_succeeds(const char *script)
{
	struct outcome outcome = run_shell(script);

	if (outcome.code)
		print_error("%s\nexit %d: %s%s\n", script, outcome.code, outcome.out, outcome.err);
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
}

size_t count_of(const char *text, const char *needle)
{
	size_t count = 0;

	for (const char *at = text; (at = strstr(at, needle)); at += strlen(needle))
		count++;
	return count;
}

/* Does every line of TEXT begin with "gwagi: ", end with a full stop and speak Korean? */
static bool are_sentences(const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		bool korean = false;

		if (strncmp(text, "gwagi: ", 7) != 0 || !length || text[length - 1] != '.' || text[length] != '\n')
			return false;
		for (size_t i = 0; i < length; i++)
			korean |= (unsigned char)text[i] >= 0xea && (unsigned char)text[i] <= 0xed;
		if (!korean)
			return false;
		text += length + 1;
	}
	return true;
}

void expect_refusal_of(struct outcome outcome, int code, const char *needle, const char *what)
{
	bool good = outcome.code == code && !outcome.out[0] && outcome.err[0] && are_sentences(outcome.err) &&
		    strstr(outcome.err, needle) && !strchr(outcome.err, '\033');

	if (!good)
		print_error("%s: code %d, out \"%s\", err \"%s\"; wanted code %d and \"%s\"\n", what, outcome.code, outcome.out,
			    outcome.err, code, needle);
	outcome_finish(&outcome);
	assert_true(good);
}

void expect_refusal(const char *arguments, int code, const char *needle)
{
	expect_refusal_of(run(arguments), code, needle, arguments);
}

void expect_output(const char *arguments, int code, const char *needle)
{
	struct outcome outcome = run(arguments);
	bool good = outcome.out && outcome.code == code && strstr(outcome.out, needle) && !strchr(outcome.out, '\033');

	if (!good)
		print_error("%s: code %d, out \"%s\", err \"%s\"; wanted code %d and \"%s\"\n", arguments, outcome.code,
			    outcome.out, outcome.err, code, needle);
	outcome_finish(&outcome);
	assert_true(good);
}
