/* The lines typed before, as a line editor walks through them. Lines are as the editor keeps them: NFC, sound, one line. */
#ifndef GWAGI_SRC_TEXT_EDITOR_HISTORY_H
#define GWAGI_SRC_TEXT_EDITOR_HISTORY_H

#include <stddef.h>

enum { HISTORY_LINES = 100 };

/* Zeroed, it is empty. */
struct history {
	char *lines[HISTORY_LINES]; /* the oldest first */
	size_t count;
	size_t back; /* how many lines from the draft, 0: at it */
	char *draft; /* what was being typed when the walk began */
};

void history_finish(struct history *history);
void history_add(struct history *history, const char *line); /* ends the walk */
void history_rest(struct history *history);                  /* what stands in the editor is the draft from now on */
/* One line further: what the editor is to hold now, valid until the next call; NULL if there is nothing further. DRAFT is
 * what it holds. */
const char *history_older(struct history *history, const char *draft);
const char *history_newer(struct history *history);

#endif
