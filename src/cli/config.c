#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "file.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

static const char site_path[] = "/etc/gwagi/config";

static const char *const ambiguous_words[] = {"auto", "narrow", "wide", "safe", NULL};

static const struct setting {
	const char *key;
	const char *const *words; /* what may be its value */
	const char *allowed;      /* the same in a sentence */
} settings[] = {
	{"ambiguous", ambiguous_words, "auto, narrow, wide, safe"},
};
enum { SETTINGS = sizeof settings / sizeof *settings };

static const char *find_word(const char *const *words, const char *word)
{
	while (*words && strcmp(*words, word) != 0)
		words++;
	return *words;
}

const char *config_ambiguous(const char *word)
{
	return find_word(ambiguous_words, word);
}

/* A file being read. */
struct reading {
	const char *path;
	size_t number;     /* of the line, from 1 */
	const char *start; /* of the line */
	const char *values[SETTINGS];
};

static bool refuse(const struct reading *reading, const char *at, struct error *error, const char *sentence)
{
	size_t column = text_characters(reading->start, (size_t)(at - reading->start)) + 1;

	return error_set(error, ERROR_USAGE, _("%s %zu번째 줄 %zu번째 글자: %s"), reading->path, reading->number, column,
			 sentence);
}

static char *skip_spaces(char *at)
{
	return at + strspn(at, " ");
}

/* Ends the text where the spaces at its end begin. */
static void trim(char *text)
{
	size_t length = strlen(text);

	while (length && text[length - 1] == ' ')
		text[--length] = '\0';
}

static bool read_value(struct reading *reading, size_t place, char *value, struct error *error)
{
	const struct setting *setting = &settings[place];
	struct error composed;

	trim(value);
	if (reading->values[place]) {
		error_set(&composed, ERROR_USAGE, _("‘%s’이(가) 두 번 나옵니다."), setting->key);
		return refuse(reading, value, error, composed.sentence);
	}
	reading->values[place] = find_word(setting->words, value);
	if (reading->values[place])
		return true;
	error_set(&composed, ERROR_USAGE, _("‘%s’은(는) %s에 쓸 수 없습니다. 쓸 수 있는 것: %s."), value, setting->key,
		  setting->allowed);
	return refuse(reading, value, error, composed.sentence);
}

static bool read_line(struct reading *reading, char *line, struct error *error)
{
	char *key = skip_spaces(line), *equals = strchr(key, '=');
	struct error composed;

	if (!*key || *key == '#')
		return true;
	if (!equals || equals == key || !*skip_spaces(equals + 1))
		return refuse(reading, key, error, _("‘이름 = 값’이 아닙니다."));
	*equals = '\0';
	trim(key);
	for (size_t i = 0; i < SETTINGS; i++)
		if (strcmp(settings[i].key, key) == 0)
			return read_value(reading, i, skip_spaces(equals + 1), error);
	error_set(&composed, ERROR_USAGE, _("모르는 설정입니다: ‘%s’. 쓸 수 있는 것: %s."), key, settings[0].key);
	return refuse(reading, key, error, composed.sentence);
}

/* What an editor on another system puts in: tabs, CR at the end of lines. */
static void plain_spaces(char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (bytes[i] == '\t' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] == '\n')))
			bytes[i] = ' ';
}

static bool read_lines(struct reading *reading, char *line, size_t length, struct error *error)
{
	char *end = line + length, *next;

	for (; line < end; line = next) {
		size_t offset;

		next = memchr(line, '\n', (size_t)(end - line));
		next = next ? next + 1 : end + 1;
		next[-1] = '\0';
		reading->number++;
		reading->start = line;
		if (text_inspect(line, (size_t)(next - 1 - line), false, &offset) != TEXT_SOUND)
			return refuse(reading, line + offset, error, _("UTF-8이 아니거나 쓸 수 없는 글자가 있습니다."));
		if (!read_line(reading, line, error))
			return false;
	}
	return true;
}

static const char *reason_of(int code)
{
	switch (code) {
	case ENOENT:
	case ENOTDIR:
		return _("그런 파일이 없습니다.");
	case EACCES:
		return _("읽을 권한이 없습니다.");
	case EINVAL:
		return _("보통 파일이 아닙니다.");
	case EFBIG:
		return _("64 KB보다 큰 파일은 읽지 않습니다.");
	default:
		return _("읽지 못했습니다.");
	}
}

static bool read_file(struct config *config, struct config_file *file, bool must, struct error *error)
{
	struct reading reading = {.path = file->path};
	const char *text;
	char *bytes;
	size_t length;
	int code;
	bool done;

	if (!file->path)
		return true;
	code = file_read(AT_FDCWD, file->path, 0, &bytes, &length);
	file->there = code != ENOENT && code != ENOTDIR;
	if (!file->there && !must)
		return true;
	if (code)
		return error_set(error, ERROR_USAGE, _("설정 파일 %s: %s"), file->path, reason_of(code));
	text = bytes;
	text_skip_bom(&text, &length);
	plain_spaces(bytes + (text - bytes), length);
	done = read_lines(&reading, bytes + (text - bytes), length, error);
	free(bytes);
	if (done && reading.values[0]) {
		config->ambiguous = reading.values[0];
		config->said_by = file;
	}
	return done;
}

bool config_read(struct config *config, struct error *error)
{
	const char *named = cli_environment("GWAGI_CONFIG");

	*config = (struct config){.ambiguous = NULL};
	config->site.path = memory_copy(site_path, sizeof site_path - 1);
	config->user.path = named ? memory_copy(named, strlen(named)) : cli_place("XDG_CONFIG_HOME", "/.config", "/gwagi/config");
	return read_file(config, &config->site, false, error) && read_file(config, &config->user, named != NULL, error);
}

void config_finish(struct config *config)
{
	free(config->site.path);
	free(config->user.path);
	*config = (struct config){.ambiguous = NULL};
}
