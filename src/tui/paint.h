/* The only writers to the screen (tests/house/drawing.sh). They take cleaned text, erase the field first, and never write past
 * its end: no wide character begins in a last column or on half of another. */
#ifndef GWAGI_SRC_TUI_PAINT_H
#define GWAGI_SRC_TUI_PAINT_H

#include <stdint.h>
#include "terminal.h"

/* Rows and columns of a window of ncurses. */
struct area {
	WINDOW *window;
	int top, left, height, width;
	uint64_t *seen; /* what was painted last, a mark a line: the same row again costs nothing. NULL: not remembered */
};

enum paint_look {
	PAINT_PLAIN,
	PAINT_CURSOR, /* the row of the cursor in the pane that has the keys */
	PAINT_IDLE,   /* the row of the cursor in another pane */
};

/* LINE of AREA becomes ROW. Nothing if it lies outside. */
void paint_row(const struct terminal *terminal, const struct area *area, int line, const struct row *row, enum paint_look look);
void paint_blank(const struct terminal *terminal, const struct area *area, int from); /* lines from FROM to the end */
void paint_frame(WINDOW *window, bool ascii);                                         /* round its edge, of + - | or of lines */

#endif
