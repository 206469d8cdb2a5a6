/* Bytes of the terminal to key presses (view/action.h). */
#ifndef GWAGI_SRC_TUI_KEYS_H
#define GWAGI_SRC_TUI_KEYS_H

#include <ncurses.h>
#include "gwagi/view/action.h"
#include "mouse.h"
#include "probe.h"

struct keys {
	unsigned char bytes[4]; /* a character of which some bytes have come */
	int have, want;
	int waiting;              /* a code read too early, 0 if none */
	struct sequence sequence; /* of which more may still come */
	bool spent;               /* its ESC was the key; should the rest be an answer, it is dropped */
	struct probe *probe;      /* gets the terminal's answers; NULL: they are dropped */
	struct mouse mouse;       /* of the last press that it made */
	bool pasting;
	int64_t pasted;   /* when its last byte came (terminal_clock) */
	bool application; /* arrows come as in application mode */
};

/* Teach ncurses the keys that terminals send although their TERM says otherwise; after newterm(). */
void keys_start(void);
/* The next press, PRESS_NONE if nothing waits. Sequences that nobody knows, such as late answers of the terminal, are
 * dropped whole, also when they come in pieces; one that does not end is given up. What the terminal brackets as pasted stands
 * between PRESS_PASTE_BEGIN and PRESS_PASTE_END as plain characters, without keys; the end comes even if the terminal sends none.
 */
uint32_t keys_read(struct keys *keys, WINDOW *pad);
int keys_wait(const struct keys *keys); /* milliseconds after which it is to be asked again although nothing came; -1: never */

#endif
