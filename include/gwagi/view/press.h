/* Presses of keys, whatever the terminal sends for them. */
#ifndef GWAGI_VIEW_PRESS_H
#define GWAGI_VIEW_PRESS_H

#include <stdint.h>

/* A key press is a uint32_t: a Unicode code point (control keys are those below 32 and 127), or one of these. */
/* clang-format off */
enum {
	PRESS_NONE = 0x110000, /* no key */
	PRESS_OTHER,           /* a key that has no name here */
	PRESS_UP, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT, PRESS_HOME, PRESS_END, PRESS_PAGE_UP, PRESS_PAGE_DOWN, PRESS_BACKTAB,
	PRESS_BACKSPACE, PRESS_DELETE, PRESS_F1, PRESS_F2, PRESS_F3, PRESS_F4, PRESS_F5, PRESS_F6, PRESS_F7, PRESS_F8,
	PRESS_F9, PRESS_F10,
	PRESS_PASTE_BEGIN, PRESS_PASTE_END, /* what comes between them was pasted, not typed */
	PRESS_WORD_LEFT, PRESS_WORD_RIGHT,  /* Ctrl with an arrow */
	PRESS_CLICK, PRESS_WHEEL_UP, PRESS_WHEEL_DOWN /* of the mouse */
};
/* clang-format on */

#endif
