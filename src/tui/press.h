/* From a press to what has the keys. */
#ifndef GWAGI_SRC_TUI_PRESS_H
#define GWAGI_SRC_TUI_PRESS_H

#include <stdint.h>

struct dashboard;

/* Understand a press: a dialog or a line gets it, else it is looked up in the keymap; a letter of Hangul is the key that it is on
 * where nobody writes, and one that writes asks first. Reactions. */
int press_key(struct dashboard *dashboard, uint32_t key);

#endif
