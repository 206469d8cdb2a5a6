/* Asking the terminal for its widths: what is sent, and what its answers come to. No input or output in here. */
#ifndef GWAGI_SRC_TUI_PROBE_H
#define GWAGI_SRC_TUI_PROBE_H

#include <stdint.h>
#include "gwagi/tui/probe.h"
#include "sequence.h"

struct probe {
	struct probe_report report;
	bool asking;   /* answers may still come */
	bool complete; /* the last one has come: the report stands */
	int reports;   /* of the cursor, so far */
	int64_t since; /* when it was asked (terminal_clock) */
};

/* Whether it makes sense to ask, in a window of this size: not behind a multiplexer, whose answers are not the terminal's. */
bool probe_may_ask(int rows, int columns);
enum { PROBE_QUESTION = 192 };
/* Draws each glyph in the second row and asks for the cursor behind it, erases that row, asks for the device attributes. Reports
 * of the first row would look like Shift-F3. */
void probe_question(char out[PROBE_QUESTION]);
void probe_begin(struct probe *probe, int64_t now);            /* it goes out */
bool probe_is_awaited(const struct probe *probe, int64_t now); /* answers may come, and count */
/* Take an answer. False if SEQUENCE is none. Those that come unasked or after ten seconds change nothing. */
bool probe_take(struct probe *probe, const struct sequence *sequence, int64_t now);

#endif
