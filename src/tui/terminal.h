/* The person's terminal: taken over, given back, written to in whole frames. */
#ifndef GWAGI_SRC_TUI_TERMINAL_H
#define GWAGI_SRC_TUI_TERMINAL_H

#include <ncurses.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <termios.h>
#include "gwagi/model/error.h"
#include "gwagi/tui/dashboard.h"
#include "gwagi/view/row.h"
#include "thrift.h"

struct terminal {
	int in, out;  /* standard input and output */
	int line;     /* the terminal once more, which does not make us wait; `out` where it can't be opened */
	FILE *stream; /* what ncurses writes to: a copy of `out`, which a frame turns into a file for a moment */
	int frame;    /* that file, in memory */
	SCREEN *screen;
	WINDOW *pad; /* keys are read from it, because reading from a window would draw it */
	struct termios before;
	bool colored;            /* it has colours, and they are wanted */
	int look[STYLE_COUNT];   /* ncurses attributes of a style; plain until terminal_dress() */
	struct outgoing opening; /* what goes out in front of the next frame */
	struct outgoing rest;    /* of a frame that the terminal took only in part */
	struct thrift thrift;
	bool ansi;  /* it understands ESC [: pastes are bracketed, it can be asked */
	bool mouse; /* it reports clicks and the wheel */
	bool caret; /* the hardware cursor shows where one types */
	bool caret_shown;
};

bool terminal_start(struct terminal *terminal, bool color, struct error *error);
/* Give the terminal back, also one that takes no more bytes: then without a word, but with its settings. */
void terminal_stop(struct terminal *terminal);
void terminal_lend(struct terminal *terminal);    /* to another program, until terminal_restart() */
void terminal_suspend(struct terminal *terminal); /* Ctrl-Z: returns when continued, everything to be drawn again */
void terminal_restart(struct terminal *terminal); /* after a stop that we did not see coming */
/* The looks of SCHEME, as far as there are colours, for what is painted from now on. BARE: those for slow lines instead. */
void terminal_dress(struct terminal *terminal, enum scheme scheme, bool bare);
void terminal_resize(struct terminal *terminal); /* take over the window's size; one of 0 is ignored */

void terminal_set_mouse(struct terminal *terminal, bool on); /* with the next frame; only where it is `ansi` */

int64_t terminal_clock(void); /* milliseconds of the monotonic clock; never 0 */

/* Send what has been drawn: one write(2). False if the terminal takes nothing now; then try again later. What it does not take of
 * a frame that it began is kept, and nothing is drawn until frame_flush() got rid of it. */
bool frame_send(struct terminal *terminal);
bool frame_flush(struct terminal *terminal);                           /* false if something is left */
bool frame_is_pending(const struct terminal *terminal);                /* something is left: wait until it takes more */
void terminal_open_with(struct terminal *terminal, const char *bytes); /* in front of the next frame */
bool frame_open(struct terminal *terminal, struct error *error);
void frame_close(struct terminal *terminal); /* what is still on its way is dropped */
bool terminal_writable(const struct terminal *terminal, int milliseconds);

#endif
