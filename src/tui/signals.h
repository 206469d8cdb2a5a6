/* Signals as bytes in a pipe. The handlers, the pipe and what they need are in signals.c: the one place of the terminal
 * layer with state of its own, because a handler can be given none. */
#ifndef GWAGI_SRC_TUI_SIGNALS_H
#define GWAGI_SRC_TUI_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>
#include "gwagi/model/error.h"

/* Catch what the dashboard must act on. A crash gives OUT its settings BEFORE back. */
bool signals_start(int out, const struct termios *before, struct error *error);
/* What a crash writes first, to leave the screen (copied). */
void signals_restore(const char *bytes, size_t length);
void signals_stop(void); /* as it was before the start */

int signals_descriptor(void);            /* readable when there is something to take */
int signals_take(void);                  /* the next signal that came, 0 if there is none */
int signals_ending(void);                /* a signal that asks to end, if one came; else 0. Takes nothing */
void signals_suspend(void);              /* stop as Ctrl-Z does; returns when continued */
void signals_deadline(unsigned seconds); /* whatever blocks from now on, end with a restored terminal after that time */

#endif
