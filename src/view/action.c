#include "gwagi/view/action.h"
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

const struct action_row *action_row(enum action action)
{
#define ACTION_ROW(id, name, keys, bar, help) {name, keys, bar, help},
	static const struct action_row rows[ACTION_COUNT] = {ACTIONS(ACTION_ROW)};
#undef ACTION_ROW

	return &rows[action];
}

static const char *special_name(uint32_t press)
{
	static const struct {
		uint32_t press;
		const char *name;
	} names[] = {
		{PRESS_UP, "Up"},        {PRESS_DOWN, "Down"},      {PRESS_LEFT, "Left"},
		{PRESS_RIGHT, "Right"},  {PRESS_HOME, "Home"},      {PRESS_END, "End"},
		{PRESS_PAGE_UP, "PgUp"}, {PRESS_PAGE_DOWN, "PgDn"}, {PRESS_BACKTAB, "Shift-Tab"},
		{PRESS_F1, "F1"},        {PRESS_F2, "F2"},          {PRESS_F5, "F5"},
		{'\t', "Tab"},           {'\r', "Enter"},           {'\n', "Enter"},
		{0x1b, "Esc"},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (names[i].press == press)
			return names[i].name;
	}
	return NULL;
}

/* The name of a key as the table writes it; "" if it has none there. */
static void press_name(uint32_t press, char out[16])
{
	const char *special = special_name(press);

	out[0] = '\0';
	if (special)
		snprintf(out, 16, "%s", special);
	else if (press >= 1 && press <= 26)
		snprintf(out, 16, "Ctrl-%c", (char)('a' + press - 1));
	else if (press > 0x20 && press < 0x7f)
		snprintf(out, 16, "%c", (char)press);
}

static bool has_key(const char *keys, const char *name)
{
	size_t length = strlen(name);

	while (*keys) {
		size_t key = strcspn(keys, " ");

		if (key == length && !memcmp(keys, name, length))
			return true;
		keys += key;
		keys += strspn(keys, " ");
	}
	return false;
}

enum action action_of(uint32_t press)
{
	char name[16];

	press_name(press, name);
	for (int i = 0; *name && i < ACTION_COUNT; i++) {
		if (has_key(action_row((enum action)i)->keys, name))
			return (enum action)i;
	}
	return ACTION_NONE;
}

int action_rows(enum action action, int height)
{
	int page = height > 1 ? height - 1 : 1, half = height > 3 ? height / 2 : 1;

	switch (action) {
	case ACTION_DOWN:
		return 1;
	case ACTION_UP:
		return -1;
	case ACTION_PAGE_DOWN:
		return page;
	case ACTION_PAGE_UP:
		return -page;
	case ACTION_HALF_DOWN:
		return half;
	case ACTION_HALF_UP:
		return -half;
	default:
		return 0;
	}
}
