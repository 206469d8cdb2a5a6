/* Which key does what: the defaults of the table of actions, as the person has changed them. */
#ifndef GWAGI_VIEW_KEYMAP_H
#define GWAGI_VIEW_KEYMAP_H

#include "gwagi/view/action.h"

enum { KEYMAP_KEYS = 8, KEY_NAME = 16 };

struct keymap {
	uint32_t keys[ACTION_COUNT][KEYMAP_KEYS]; /* the first ones; the rest PRESS_NONE */
};

void keymap_start(struct keymap *keymap); /* the defaults */
/* ACTION has these COUNT ≤ KEYMAP_KEYS keys and no other; an action that had one of them has it no more. */
void keymap_bind(struct keymap *keymap, enum action action, const uint32_t *presses, int count);
enum action keymap_action(const struct keymap *keymap, uint32_t press); /* ACTION_NONE if the key is not bound */
void keymap_keys(const struct keymap *keymap, enum action action, char *out, size_t size); /* "j Down" */
void keymap_first(const struct keymap *keymap, enum action action, char out[KEY_NAME]);    /* "j"; "" if it has none */

/* The first one as the key bar has it: those of the six views together, if they are digits in a row (1~6). */
void keymap_bar(const struct keymap *keymap, enum action action, char out[KEY_NAME]);

void press_name(uint32_t press, char out[KEY_NAME]);  /* as the table writes it; "" if it has no name */
uint32_t press_find(const char *name, size_t length); /* PRESS_NONE if it is none */

#endif
