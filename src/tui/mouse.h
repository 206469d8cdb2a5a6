/* Clicks and the wheel, as terminals report them behind ESC [ < (SGR, mode 1006). */
#ifndef GWAGI_SRC_TUI_MOUSE_H
#define GWAGI_SRC_TUI_MOUSE_H

#include <stdint.h>
#include "sequence.h"

struct mouse {
	int row, column; /* of the screen, from 0: where the last press was */
	int count;       /* 2: the second click of a double one */
	int64_t clicked; /* when the last click was (terminal_clock); 0: none that may become a double one */
};

/* The press that SEQUENCE reports: PRESS_CLICK of the left button, PRESS_WHEEL_UP, PRESS_WHEEL_DOWN; PRESS_NONE for anything
 * else. */
uint32_t mouse_take(struct mouse *mouse, const struct sequence *sequence, int64_t now);

#endif
