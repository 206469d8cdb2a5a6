/* A line that is typed on the screen: keys to edits, a paste as one edit, and the hardware cursor at the caret. */
#ifndef GWAGI_SRC_TUI_PROMPT_H
#define GWAGI_SRC_TUI_PROMPT_H

#include "gwagi/text/editor.h"
#include "paint.h"

/* prompt_start() makes one; zeroed, prompt_finish() takes it as well. */
struct prompt {
	struct text_editor *editor; /* what is typed, and the lines before it, which the owner adds */
	char *paste;                /* what has come of a paste; NULL outside of one */
	size_t pasted;              /* bytes of it, also of those it has no room for */
};

enum prompt_result {
	PROMPT_IGNORED,  /* not a key of a line */
	PROMPT_HANDLED,  /* draw it */
	PROMPT_REFUSED,  /* it does not fit, nothing of it was taken */
	PROMPT_ACCEPTED, /* Enter: the line is the editor's */
	PROMPT_CANCELLED /* Esc or Ctrl-g; the line is kept */
};

void prompt_start(struct prompt *prompt, size_t limit); /* bytes that the line may have */
void prompt_finish(struct prompt *prompt);
/* What a press does. Of a paste, everything between its two presses, nothing is a key: it goes in at its end, whole or not at
 * all, line breaks as spaces. */
enum prompt_result prompt_press(struct prompt *prompt, uint32_t press);
enum { PRESS_BYTES = 4 };
size_t press_encode(uint32_t code, char out[PRESS_BYTES]); /* UTF-8 of a press that is a character; its length */
/* LINE of AREA becomes LABEL and as much of the line as holds the caret, where the hardware cursor is put and shown: input
 * methods draw there. Draw it last, so that it stays there. */
void prompt_draw(struct prompt *prompt, struct terminal *terminal, const struct area *area, int line, const char *label);
/* The same behind what ROW has already. */
void prompt_draw_behind(struct prompt *prompt, struct terminal *terminal, const struct area *area, int line, struct row *row);

#endif
