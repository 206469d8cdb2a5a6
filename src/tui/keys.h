/* Bytes of the terminal to key presses (view/action.h). */
#ifndef GWAGI_SRC_TUI_KEYS_H
#define GWAGI_SRC_TUI_KEYS_H

#include <ncurses.h>
#include "gwagi/view/action.h"

struct keys {
	unsigned char bytes[4]; /* a character of which some bytes have come */
	int have, want;
	int waiting; /* a byte read too early, 0 if none */
};

/* The next press, PRESS_NONE if nothing waits. Sequences that nobody knows, such as late answers of the terminal, are
 * dropped whole. */
uint32_t keys_read(struct keys *keys, WINDOW *pad);

#endif
