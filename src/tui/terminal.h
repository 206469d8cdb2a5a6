/* The person's terminal: taken over, given back, written to in whole frames. */
#ifndef GWAGI_SRC_TUI_TERMINAL_H
#define GWAGI_SRC_TUI_TERMINAL_H

#include <ncurses.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <termios.h>
#include "gwagi/model/error.h"
#include "gwagi/view/row.h"

enum { OPENING = 256 };

struct terminal {
	int in, out;  /* standard input and output */
	FILE *stream; /* what ncurses writes to: a copy of `out`, which a frame turns into a file for a moment */
	int frame;    /* that file, in memory */
	SCREEN *screen;
	WINDOW *pad; /* keys are read from it, because reading from a window would draw it */
	struct termios before;
	int look[STYLE_COUNT]; /* ncurses attributes of a style */
	char opening[OPENING]; /* what goes out in front of the next frame; "" if nothing */
	bool ansi;             /* it understands ESC [: pastes are bracketed, it can be asked */
	bool caret;            /* the hardware cursor shows where one types */
	bool caret_shown;
};

bool terminal_start(struct terminal *terminal, bool color, struct error *error);
/* Give the terminal back, also one that takes no more bytes: then without a word, but with its settings. */
void terminal_stop(struct terminal *terminal);
void terminal_lend(struct terminal *terminal);    /* to another program, until terminal_restart() */
void terminal_suspend(struct terminal *terminal); /* Ctrl-Z: returns when continued, everything to be drawn again */
void terminal_restart(struct terminal *terminal); /* after a stop that we did not see coming */
void terminal_resize(struct terminal *terminal);  /* take over the window's size; one of 0 is ignored */

int64_t terminal_clock(void); /* milliseconds of the monotonic clock; never 0 */

/* Send what has been drawn: one write(2). False if the terminal takes nothing now; then try again later. */
bool frame_send(struct terminal *terminal);
void terminal_open_with(struct terminal *terminal, const char *bytes); /* in front of the next frame, whose clearing covers it */
bool frame_open(struct terminal *terminal, struct error *error);
bool terminal_writable(const struct terminal *terminal, int milliseconds);

#endif
