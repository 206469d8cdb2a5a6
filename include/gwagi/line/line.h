/* Line mode: the dashboard's views and actions as numbered menus of plain lines, for screen readers and braille displays. It
 * reads lines from standard input, a terminal in its usual mode or a pipe, and writes lines of at most 40 cells to standard
 * output: no escape sequence, no control character but the line feed, no colour, nothing drawn with signs. */
#ifndef GWAGI_LINE_LINE_H
#define GWAGI_LINE_LINE_H

#include "gwagi/store/store.h"
#include "gwagi/view/keymap.h"

struct line_options {
	struct keymap keymap; /* the keys that are understood as words */
	/* Which day it is now, asked at every prompt, which moves the store to that day; *ENDS is set and not used. NULL where
	 * the day stays what it is. */
	day_number (*today)(void *context, int64_t *ends);
	void *context;
};

/* Talk until the person leaves or no more lines come. Sets the safe width mode (text/mode.h). Signals keep their default action,
 * so that a hang-up, an interrupt or a termination ends it anywhere but in the midst of a write to the database. Returns the exit
 * code, 0; that standard output takes nothing more is left to be seen there. */
int line_run(struct store *store, const struct line_options *options);

#endif
