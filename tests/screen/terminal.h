/* An independent terminal (libvterm) with a program on its pty: what a person would see, cell by cell. Rows and columns count
 * from 0. A wait reads what the program writes until the screen is as wanted or the limit (ms) has passed; if it is not met, the
 * reason and the screen are printed on standard error. Texts returned are valid until the next call for the same terminal. */
#ifndef TESTS_TERMINAL_H
#define TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include "pty.h"

struct terminal;

/* NULL, after a sentence on standard error, if the program could not be started. It draws characters of ambiguous East Asian
 * width one cell wide, and answers what the program asks (its cursor's place, its attributes). */
struct terminal *terminal_start(const struct pty_options *options);
enum terminal_trait {
	TERMINAL_WIDE = 1, /* draws them two cells wide, as terminals set up for Korean fonts do; its answers are then of that */
	TERMINAL_MUTE = 2, /* answers nothing */
};
struct terminal *terminal_start_as(const struct pty_options *options, int traits);
void terminal_destroy(struct terminal *terminal);
struct pty *terminal_pty(struct terminal *terminal);

bool terminal_keys(struct terminal *terminal, const char *keys);
void terminal_resize(struct terminal *terminal, int rows, int columns);

typedef bool terminal_wanted(struct terminal *terminal, void *context);
bool terminal_wait(struct terminal *terminal, terminal_wanted *wanted, void *context, const char *what, double limit);
bool terminal_wait_text(struct terminal *terminal, const char *text, double limit);
bool terminal_wait_no_text(struct terminal *terminal, const char *text, double limit);
bool terminal_wait_row(struct terminal *terminal, int row, const char *text, double limit); /* the row contains the text */
bool terminal_wait_quiet(struct terminal *terminal, double quiet, double limit);
bool terminal_wait_idle(struct terminal *terminal, double limit);            /* pty_wait_idle() */
bool terminal_wait_end(struct terminal *terminal, int status, double limit); /* 128 and the signal if one ended it */

/* UTF-8, a wide character once, blanks at the end of a row left out. */
const char *terminal_row(struct terminal *terminal, int row);
const char *terminal_screen(struct terminal *terminal); /* the rows, each with a newline */
/* The first place where the text stands, within one row. Either of the pointers may be NULL. */
bool terminal_find(struct terminal *terminal, const char *text, int *row, int *column);

enum { COLOR_DEFAULT = -1, COLOR_RGB = 0x1000000, CELL_TEXT = 32 };
struct cell {
	char text[CELL_TEXT]; /* with its combining marks; "" for an empty cell and for the second half of a wide character */
	int width;            /* 1 or 2; 0 for the second half */
	bool bold, underline, italic, blink, reverse;
	int foreground, background; /* COLOR_DEFAULT, 0 to 255, or COLOR_RGB | 0xRRGGBB */
};
struct cell terminal_cell(struct terminal *terminal, int row, int column);

void terminal_cursor(struct terminal *terminal, int *row, int *column);
bool terminal_cursor_visible(const struct terminal *terminal);
bool terminal_alternate(const struct terminal *terminal); /* the alternate screen is shown */
int terminal_bells(const struct terminal *terminal);
/* Every byte the program has written. */
const char *terminal_output(const struct terminal *terminal, size_t *count);
/* Print why and the screen on standard error; false, so that a test can return it. */
bool terminal_fail(struct terminal *terminal, const char *why);

#endif
