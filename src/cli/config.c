#include "config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "config_keys.h"
#include "gwagi/model/message.h"
#include "gwagi/model/near.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"
#include "lines.h"

static const char site_path[] = "/etc/gwagi/config";

static const char *const ambiguous_words[] = {"auto", "narrow", "wide", "safe", NULL};
static const char *const scheme_words[] = {"dark", "light", "mono", "blind", NULL};
static const char *const switch_words[] = {"off", "on", NULL};
static const char *const color_words[] = {"auto", "always", "never", NULL};
static const char *const language_words[] = {"ko", "en", NULL};

static const struct setting {
	const char *key;
	const char *const *words; /* what may be its value */
	const char *allowed;      /* the same in a sentence */
} settings[CONFIG_SETTINGS] = {
	[CONFIG_AMBIGUOUS] = {"ambiguous", ambiguous_words, "auto, narrow, wide, safe"},
	[CONFIG_SCHEME] = {"scheme", scheme_words, "dark, light, mono, blind"},
	[CONFIG_MOUSE] = {"mouse", switch_words, "on, off"},
	[CONFIG_LOW_TRAFFIC] = {"low_traffic", switch_words, "on, off"},
	[CONFIG_ASCII] = {"ascii", switch_words, "on, off"},
	[CONFIG_COLOR] = {"color", color_words, "auto, always, never"},
	[CONFIG_LANG] = {"lang", language_words, "ko, en"},
};

const char *config_name(enum config_setting setting)
{
	return settings[setting].key;
}

const char *config_word(enum config_setting setting, const char *word, int *place)
{
	const char *const *words = settings[setting].words;

	for (*place = 0; words[*place]; (*place)++) {
		if (strcmp(words[*place], word) == 0)
			return words[*place];
	}
	return NULL;
}

int config_place(const struct config *config, enum config_setting setting)
{
	const char *word = config->values[setting].word;
	int place = 0;

	return word && config_word(setting, word, &place) ? place : 0;
}

/* A line of a file being read. */
struct reading {
	struct config *config;
	enum config_origin origin;
	size_t number;     /* of the line, from 1 */
	const char *start; /* of the line */
	const char **at;   /* of what is wrong with it */
};

static bool refuse(const struct reading *reading, const char *at, struct error *error, const char *sentence)
{
	*reading->at = at;
	return error_set(error, ERROR_USAGE, "%s", sentence);
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

static bool read_value(struct reading *reading, enum config_setting place, char *value, struct error *error)
{
	const struct setting *setting = &settings[place];
	struct error composed;
	const char *word;
	int found;

	if (reading->config->values[place].said_by == reading->origin) {
		error_set(&composed, ERROR_USAGE, _("‘%s’이(가) 두 번 나옵니다."), setting->key);
		return refuse(reading, value, error, composed.sentence);
	}
	word = config_word(place, value, &found);
	if (word) {
		reading->config->values[place].word = word;
		reading->config->values[place].said_by = reading->origin;
		return true;
	}
	error_set(&composed, ERROR_USAGE, _("‘%s’은(는) %s에 쓸 수 없습니다. 쓸 수 있는 것: %s."), value, setting->key,
		  setting->allowed);
	return refuse(reading, value, error, composed.sentence);
}

static bool read_keys(struct reading *reading, const char *name, const char *value, struct error *error)
{
	struct error composed;
	const char *at;

	return config_bind(reading->config, reading->origin, reading->number,
			   text_characters(reading->start, (size_t)(name - reading->start)) + 1, name, value, &at, &composed) ||
	       refuse(reading, at, error, composed.sentence);
}

static const char *key_at(int place)
{
	return place < CONFIG_SETTINGS ? settings[place].key : NULL;
}

static bool refuse_key(const struct reading *reading, const char *key, struct error *error)
{
	const char *near = near_word(key, key_at);
	struct error composed;

	if (near)
		error_set(&composed, ERROR_USAGE, _("모르는 설정입니다: ‘%s’. 가까운 것은 ‘%s’입니다."), key, near);
	else
		error_set(&composed, ERROR_USAGE,
			  _("모르는 설정입니다: ‘%s’. 쓸 수 있는 것: ambiguous, scheme, mouse, low_traffic, ascii, color, "
			    "lang, key.이름."),
			  key);
	return refuse(reading, key, error, composed.sentence);
}

static bool read_line(void *context, char *line, size_t number, const char **at, struct error *error)
{
	static const char of_keys[] = "key.";
	char *key = skip_spaces(line), *equals = strchr(key, '='), *value;
	struct reading *reading = context;

	reading->number = number;
	reading->start = line;
	reading->at = at;
	if (!*key || *key == '#')
		return true;
	if (!equals || equals == key || !*skip_spaces(equals + 1))
		return refuse(reading, key, error, _("‘이름 = 값’이 아닙니다."));
	*equals = '\0';
	trim(key);
	value = skip_spaces(equals + 1);
	trim(value);
	if (strncmp(key, of_keys, sizeof of_keys - 1) == 0)
		return read_keys(reading, key + sizeof of_keys - 1, value, error);
	for (int i = 0; i < CONFIG_SETTINGS; i++) {
		if (strcmp(settings[i].key, key) == 0)
			return read_value(reading, (enum config_setting)i, value, error);
	}
	return refuse_key(reading, key, error);
}

/* A file with a fault says nothing. */
static bool read_file(struct config *config, enum config_origin origin, bool must, struct error *error)
{
	struct config_file *file = &config->files[origin];
	struct config before = *config;
	struct reading reading = {.config = config, .origin = origin};

	if (!file->path || lines_read(file->path, must, &file->there, read_line, &reading, error))
		return true;
	before.files[origin].there = file->there;
	*config = before;
	return false;
}

/* Without them nobody could find out how to get them back. */
static bool keeps_needed_keys(const struct config *config, struct error *error)
{
	enum action action;
	const struct config_binding *binding = config_lost(config, &action);
	struct error composed;

	if (!binding)
		return true;
	error_set(&composed, ERROR_USAGE, _("이렇게 하면 %s에 글쇠가 남지 않습니다. key.%s에 다른 글쇠를 주십시오."),
		  action_row(action)->name, action_row(action)->name);
	return lines_refuse(config->files[binding->said_by].path, binding->line, binding->column, composed.sentence, error);
}

bool config_read(struct config *config, struct error *error)
{
	const char *named = cli_environment("GWAGI_CONFIG");

	*config = (struct config){.files = {{.path = NULL}}};
	config->files[CONFIG_SITE].path = memory_copy(site_path, sizeof site_path - 1);
	config->files[CONFIG_USER].path = named ? memory_copy(named, strlen(named))
						: cli_place("XDG_CONFIG_HOME", "/.config", "/gwagi/config");
	return read_file(config, CONFIG_SITE, false, error) && read_file(config, CONFIG_USER, named != NULL, error) &&
	       keeps_needed_keys(config, error);
}

void config_finish(struct config *config)
{
	for (int i = 0; i < CONFIG_FILES; i++)
		free(config->files[i].path);
	*config = (struct config){.files = {{.path = NULL}}};
}
