#include "gwagi/view/keymap.h"
#include <stdio.h>
#include <string.h>

static const struct {
	uint32_t press;
	const char *name;
} names[] = {
	{PRESS_UP, "Up"},        {PRESS_DOWN, "Down"},      {PRESS_LEFT, "Left"},
	{PRESS_RIGHT, "Right"},  {PRESS_HOME, "Home"},      {PRESS_END, "End"},
	{PRESS_PAGE_UP, "PgUp"}, {PRESS_PAGE_DOWN, "PgDn"}, {PRESS_BACKTAB, "Shift-Tab"},
	{PRESS_F1, "F1"},        {PRESS_F2, "F2"},          {PRESS_F3, "F3"},
	{PRESS_F4, "F4"},        {PRESS_F5, "F5"},          {PRESS_F6, "F6"},
	{PRESS_F7, "F7"},        {PRESS_F8, "F8"},          {PRESS_F9, "F9"},
	{PRESS_F10, "F10"},      {PRESS_DELETE, "Delete"},  {PRESS_BACKSPACE, "Backspace"},
	{'\t', "Tab"},           {'\r', "Enter"},           {0x1b, "Esc"},
	{' ', "Space"},
};
enum { NAMES = sizeof names / sizeof *names };

/* A control key that terminals send for another key, too, comes as that one. */
static uint32_t as_it_comes(uint32_t control)
{
	return control == '\n' ? '\r' : control == 8 ? PRESS_BACKSPACE : control;
}

void press_name(uint32_t press, char out[KEY_NAME])
{
	out[0] = '\0';
	press = as_it_comes(press);
	for (size_t i = 0; i < NAMES; i++) {
		if (names[i].press == press) {
			snprintf(out, KEY_NAME, "%s", names[i].name);
			return;
		}
	}
	if (press >= 1 && press <= 26)
		snprintf(out, KEY_NAME, "Ctrl-%c", (char)('a' + press - 1));
	else if (press > 0x20 && press < 0x7f)
		snprintf(out, KEY_NAME, "%c", (char)press);
}

uint32_t press_find(const char *name, size_t length)
{
	static const char control[] = "Ctrl-";

	for (size_t i = 0; i < NAMES; i++) {
		if (strlen(names[i].name) == length && !memcmp(names[i].name, name, length))
			return names[i].press;
	}
	if (length == sizeof control && !memcmp(name, control, sizeof control - 1) && name[length - 1] >= 'a' &&
	    name[length - 1] <= 'z')
		return as_it_comes((uint32_t)(name[length - 1] - 'a' + 1));
	return length == 1 && *name > 0x20 && *name < 0x7f ? (uint32_t)(unsigned char)*name : PRESS_NONE;
}

static void start_action(const char *keys, uint32_t out[KEYMAP_KEYS])
{
	for (int i = 0; i < KEYMAP_KEYS; i++) {
		size_t length = strcspn(keys, " ");

		out[i] = press_find(keys, length);
		keys += length;
		keys += strspn(keys, " ");
	}
}

void keymap_start(struct keymap *keymap)
{
	for (int i = 0; i < ACTION_COUNT; i++)
		start_action(action_row((enum action)i)->keys, keymap->keys[i]);
}

/* ACTION is without this key. */
static void drop(struct keymap *keymap, enum action action, uint32_t press)
{
	uint32_t *keys = keymap->keys[action];
	int kept = 0;

	for (int i = 0; i < KEYMAP_KEYS; i++) {
		if (keys[i] != press)
			keys[kept++] = keys[i];
	}
	while (kept < KEYMAP_KEYS)
		keys[kept++] = PRESS_NONE;
}

void keymap_bind(struct keymap *keymap, enum action action, const uint32_t *presses, int count)
{
	for (int i = 0; i < KEYMAP_KEYS; i++)
		keymap->keys[action][i] = PRESS_NONE;
	for (int i = 0; i < count; i++) {
		enum action before = keymap_action(keymap, presses[i]);

		if (before != ACTION_NONE)
			drop(keymap, before, presses[i]);
	}
	for (int i = 0; i < count; i++)
		keymap->keys[action][i] = presses[i];
}

enum action keymap_action(const struct keymap *keymap, uint32_t press)
{
	press = as_it_comes(press);
	for (int i = 0; i < ACTION_COUNT; i++) {
		for (int j = 0; j < KEYMAP_KEYS && keymap->keys[i][j] != PRESS_NONE; j++) {
			if (keymap->keys[i][j] == press)
				return (enum action)i;
		}
	}
	return ACTION_NONE;
}

void keymap_keys(const struct keymap *keymap, enum action action, char *out, size_t size)
{
	size_t used = 0;
	char name[KEY_NAME];

	*out = '\0';
	for (int i = 0; i < KEYMAP_KEYS && keymap->keys[action][i] != PRESS_NONE && used < size; i++) {
		press_name(keymap->keys[action][i], name);
		used += (size_t)snprintf(out + used, size - used, "%s%s", i ? " " : "", name);
	}
}

void keymap_first(const struct keymap *keymap, enum action action, char out[KEY_NAME])
{
	out[0] = '\0';
	if (keymap->keys[action][0] != PRESS_NONE)
		press_name(keymap->keys[action][0], out);
}

void keymap_bar(const struct keymap *keymap, enum action action, char out[KEY_NAME])
{
	uint32_t first = keymap->keys[action][0];
	int views = ACTION_VIEW_CHANGES - ACTION_VIEW_TREE;

	keymap_first(keymap, action, out);
	if (action != ACTION_VIEW_TREE || first < '0' || first + (uint32_t)views > '9')
		return;
	for (int i = 1; i <= views; i++) {
		if (keymap->keys[(int)action + i][0] != first + (uint32_t)i)
			return;
	}
	snprintf(out, KEY_NAME, "%c~%c", (char)first, (char)(first + (uint32_t)views));
}
