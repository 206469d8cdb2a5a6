#include "state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli.h"
#include "file.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

static const char file_name[] = "terminals";

struct line {
	const char *terminal, *client;
	enum text_mode mode;
	enum probe_answer answer;
};

/* The first word of VALUE, if a line can hold it. */
static bool take_name(char name[STATE_NAME], const char *value)
{
	size_t length = strcspn(value, " "), offset;

	if (!length || length >= STATE_NAME || text_inspect(value, length, false, &offset) != TEXT_SOUND)
		return false;
	memcpy(name, value, length);
	name[length] = '\0';
	return true;
}

bool state_find(struct state *state)
{
	const char *terminal = cli_environment("TERM"), *client = cli_environment("SSH_CONNECTION");

	if (!client)
		client = cli_environment("SSH_CLIENT");
	state->path = cli_place("XDG_STATE_HOME", "/.local/state", "/gwagi/terminals");
	return state->path && terminal && take_name(state->terminal, terminal) &&
	       take_name(state->client, client ? client : "local");
}

void state_finish(struct state *state)
{
	free(state->path);
	*state = (struct state){.path = NULL};
}

/* Cuts LINE in place. */
static bool parse(char *line, struct line *parsed)
{
	char *parts[4] = {line};

	for (int i = 1; i < 4; i++) {
		char *tab = strchr(parts[i - 1], '\t');

		if (!tab)
			return false;
		*tab = '\0';
		parts[i] = tab + 1;
	}
	parsed->terminal = parts[0];
	parsed->client = parts[1];
	return text_mode_find(parts[2], &parsed->mode) && probe_answer_find(parts[3], &parsed->answer);
}

/* All sound lines of BYTES, which they point into; LINES has room for as many as there are. */
static size_t parse_all(char *bytes, struct line *lines)
{
	size_t count = 0;
	char *end;

	for (; (end = strchr(bytes, '\n')); bytes = end + 1) {
		*end = '\0';
		count += parse(bytes, &lines[count]);
	}
	return count;
}

static size_t count_lines(const char *bytes)
{
	size_t count = 0;

	for (; (bytes = strchr(bytes, '\n')); bytes++)
		count++;
	return count;
}

/* What is in the file; empty where there is none that may be read. BYTES and LINES are to be freed. */
static size_t read_all(int folder, char **bytes, struct line **lines)
{
	size_t length;

	if (folder < 0 || file_read(folder, file_name, O_NOFOLLOW, bytes, &length) != 0)
		*bytes = memory_copy("", 0);
	*lines = memory_new(count_lines(*bytes) + 1, sizeof **lines);
	return parse_all(*bytes, *lines);
}

static bool is_ours(const struct state *state, const struct line *line)
{
	return strcmp(line->terminal, state->terminal) == 0 && strcmp(line->client, state->client) == 0;
}

bool state_read(const struct state *state, enum text_mode *mode, enum probe_answer *answer)
{
	int folder = file_folder(state->path, false);
	struct line *lines;
	char *bytes;
	bool found = false;

	for (size_t i = 0, count = read_all(folder, &bytes, &lines); i < count; i++) {
		if (!is_ours(state, &lines[i]))
			continue;
		*mode = lines[i].mode;
		*answer = lines[i].answer;
		found = true;
	}
	free(lines);
	free(bytes);
	if (folder >= 0)
		close(folder);
	return found;
}

static bool put_line(FILE *out, const struct line *line)
{
	return fprintf(out, "%s\t%s\t%s\t%s\n", line->terminal, line->client, text_mode_name(line->mode),
		       probe_answer_name(line->answer)) > 0;
}

static bool put_lines(FILE *out, const struct state *state, const struct line *lines, size_t count, const struct line *ours)
{
	size_t others = 0, skip;
	bool done = true;

	for (size_t i = 0; i < count; i++)
		others += !is_ours(state, &lines[i]);
	skip = others >= STATE_TERMINALS ? others - (STATE_TERMINALS - 1) : 0;
	for (size_t i = 0; done && i < count; i++) {
		if (is_ours(state, &lines[i]))
			continue;
		if (skip)
			skip--;
		else
			done = put_line(out, &lines[i]);
	}
	return done && put_line(out, ours);
}

/* The lines that are there, without ours of before, and ours behind them. 0 or the errno. */
static int replace(const struct state *state, const struct line *ours)
{
	int folder = file_folder(state->path, true), code = 0;
	char *bytes, *text = NULL;
	size_t count, length = 0;
	struct line *lines;
	FILE *out;

	if (folder < 0)
		return errno;
	count = read_all(folder, &bytes, &lines);
	out = open_memstream(&text, &length);
	if (!out || !put_lines(out, state, lines, count, ours))
		code = errno;
	if (out && fclose(out) != 0 && !code)
		code = errno;
	if (!code)
		code = file_replace(state->path, text, length);
	free(text);
	free(lines);
	free(bytes);
	close(folder);
	return code;
}

bool state_is_first(const struct state *state)
{
	int folder = state->path ? file_folder(state->path, true) : -1;
	int file = folder < 0 ? -1 : openat(folder, "seen", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (file >= 0)
		close(file);
	if (folder >= 0)
		close(folder);
	return file >= 0;
}

bool state_write(const struct state *state, enum text_mode mode, enum probe_answer answer, struct error *error)
{
	const struct line ours = {state->terminal, state->client, mode, answer};
	int code = replace(state, &ours);

	return !code ||
	       error_set(error, ERROR_REFUSED, _("고른 방식을 적어 두지 못했습니다: %s (%s)."), state->path, error_reason(code));
}
