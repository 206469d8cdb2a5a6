#include "config_keys.h"
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/view/palette.h"

enum { MOST = KEYMAP_KEYS - 1, ESCAPE = 0x1b }; /* room for the key that cannot be taken away */

/* Dialogs are answered by Enter and left by Esc. */
static enum action action_kept(uint32_t press)
{
	return press == '\r' ? ACTION_OPEN : press == ESCAPE ? ACTION_CLOSE : ACTION_NONE;
}

/* Those that the terminal itself takes. */
static bool is_taken(uint32_t press)
{
	static const char taken[] = "cqsz";

	return press < ' ' && memchr(taken, (int)press + 'a' - 1, sizeof taken - 1);
}

/* The action that another line of the same file gives the key to; ACTION_NONE if none does. */
static enum action claimed(const struct config *config, enum config_origin origin, uint32_t press)
{
	for (int i = 0; i < ACTION_COUNT; i++) {
		const struct config_binding *binding = &config->keys[i];

		for (int j = 0; binding->said_by == origin && j < binding->count; j++) {
			if (binding->presses[j] == press)
				return (enum action)i;
		}
	}
	return ACTION_NONE;
}

static bool check_press(const struct config *config, enum config_origin origin, enum action action, const char *word,
			size_t length, struct error *error)
{
	uint32_t press = press_find(word, length);
	enum action other = claimed(config, origin, press), kept = action_kept(press);
	int cut = (int)length;

	if (press == PRESS_NONE)
		return error_set(error, ERROR_USAGE,
				 _("‘%.*s’은(는) 글쇠의 이름이 아닙니다. 예: s G Ctrl-d Space Enter F5 PgDn Left."), cut, word);
	if (is_taken(press))
		return error_set(error, ERROR_USAGE, _("‘%.*s’은(는) 터미널이 쓰는 글쇠여서 정할 수 없습니다."), cut, word);
	if (kept != ACTION_NONE && kept != action)
		return error_set(error, ERROR_USAGE, _("‘%.*s’은(는) 대화 상자에 쓰는 글쇠여서 key.%s에만 쓸 수 있습니다."), cut,
				 word, action_row(kept)->name);
	return other == ACTION_NONE || error_set(error, ERROR_USAGE, _("‘%.*s’은(는) %zu번째 줄의 key.%s에 이미 썼습니다."), cut,
						 word, config->keys[other].line, action_row(other)->name);
}

/* The next word of the value; its length. */
static size_t next_word(const char **at)
{
	*at += strspn(*at, " ");
	return strcspn(*at, " ");
}

static bool read_press(const struct config *config, enum config_origin origin, enum action action, const char *word,
		       size_t length, struct config_binding *binding, struct error *error)
{
	uint32_t press = press_find(word, length);

	if (!check_press(config, origin, action, word, length, error))
		return false;
	for (int i = 0; i < binding->count; i++) {
		if (binding->presses[i] == press)
			return error_set(error, ERROR_USAGE, _("‘%.*s’이(가) 두 번 나옵니다."), (int)length, word);
	}
	if (binding->count == MOST)
		return error_set(error, ERROR_USAGE, _("글쇠는 %d개까지입니다."), MOST);
	binding->presses[binding->count++] = press;
	return true;
}

static bool read_presses(const struct config *config, enum config_origin origin, enum action action, const char **at,
			 struct config_binding *binding, struct error *error)
{
	if (strcmp(*at, "none") == 0)
		return true;
	for (size_t length; (length = next_word(at)) > 0; *at += length) {
		if (!read_press(config, origin, action, *at, length, binding, error))
			return false;
	}
	return true;
}

/* Enter and Esc go on doing what dialogs say that they do. */
static void keep_dialogs(enum action action, struct config_binding *binding)
{
	uint32_t kept = action == ACTION_OPEN ? '\r' : action == ACTION_CLOSE ? ESCAPE : PRESS_NONE;

	if (kept == PRESS_NONE)
		return;
	for (int i = 0; i < binding->count; i++) {
		if (binding->presses[i] == kept)
			return;
	}
	binding->presses[binding->count++] = kept;
}

static bool refuse_name(const char *name, struct error *error)
{
	const char *near = palette_near(name);

	if (near)
		return error_set(error, ERROR_USAGE, _("모르는 동작입니다: ‘%s’. 가까운 것은 ‘%s’입니다."), name, near);
	return error_set(error, ERROR_USAGE, _("모르는 동작입니다: ‘%s’. 이름은 현황판의 도움말(?)에 있습니다."), name);
}

bool config_bind(struct config *config, enum config_origin origin, size_t line, size_t column, const char *name,
		 const char *value, const char **at, struct error *error)
{
	enum action action = action_find(name, strlen(name));
	struct config_binding binding = {.said_by = origin, .line = line, .column = column};

	*at = name;
	if (action == ACTION_NONE)
		return refuse_name(name, error);
	if (config->keys[action].said_by == origin)
		return error_set(error, ERROR_USAGE, _("‘key.%s’이(가) 두 번 나옵니다."), name);
	*at = value;
	if (!read_presses(config, origin, action, at, &binding, error))
		return false;
	keep_dialogs(action, &binding);
	config->keys[action] = binding;
	return true;
}

void config_keymap(const struct config *config, struct keymap *keymap)
{
	keymap_start(keymap);
	for (int origin = CONFIG_SITE; origin < CONFIG_FILES; origin++) {
		for (int i = 0; i < ACTION_COUNT; i++) {
			const struct config_binding *binding = &config->keys[i];

			if ((int)binding->said_by == origin)
				keymap_bind(keymap, (enum action)i, binding->presses, binding->count);
		}
	}
}

/* Its own line that leaves it none, else the last one that took a key which it would have. */
static const struct config_binding *taker(const struct config *config, enum action action)
{
	const struct config_binding *own = &config->keys[action], *found = own;
	struct keymap before;

	keymap_start(&before);
	if (own->said_by != CONFIG_NOBODY)
		keymap_bind(&before, action, own->presses, own->count);
	for (int i = 0; i < ACTION_COUNT; i++) {
		const struct config_binding *binding = &config->keys[i];

		for (int j = 0; binding != own && j < binding->count; j++) {
			if (keymap_action(&before, binding->presses[j]) == action && binding->said_by >= found->said_by)
				found = binding;
		}
	}
	return found;
}

static bool binds_nothing(const struct config *config)
{
	for (int i = 0; i < ACTION_COUNT; i++) {
		if (config->keys[i].said_by != CONFIG_NOBODY)
			return false;
	}
	return true;
}

const struct config_binding *config_lost(const struct config *config, enum action *action)
{
	static const enum action needed[] = {ACTION_HELP, ACTION_QUIT, ACTION_COMMAND};
	struct keymap keymap;

	if (binds_nothing(config))
		return NULL; /* which commands need not pay for */
	config_keymap(config, &keymap);
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
		*action = needed[i];
		if (keymap.keys[needed[i]][0] == PRESS_NONE)
			return taker(config, needed[i]);
	}
	return NULL;
}
