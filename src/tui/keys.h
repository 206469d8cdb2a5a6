/* Bytes of the terminal to key presses (view/action.h). */
#ifndef GWAGI_SRC_TUI_KEYS_H
#define GWAGI_SRC_TUI_KEYS_H

#include <ncurses.h>
#include "gwagi/view/action.h"

enum keys_skip { SKIP_NOTHING, SKIP_SEQUENCE, SKIP_STRING, SKIP_STRING_END };

struct keys {
	unsigned char bytes[4]; /* a character of which some bytes have come */
	int have, want;
	int waiting;         /* a byte read too early, 0 if none */
	enum keys_skip skip; /* what is being dropped, of which more may still come */
	int skipped;         /* bytes of it */
	int64_t since;       /* milliseconds of the monotonic clock when it began */
};

/* Teach ncurses the keys that terminals send although their TERM says otherwise; after newterm(). */
void keys_start(void);
/* The next press, PRESS_NONE if nothing waits. Sequences that nobody knows, such as late answers of the terminal, are
 * dropped whole, also when they come in pieces; one that does not end is given up. */
uint32_t keys_read(struct keys *keys, WINDOW *pad);

#endif
