/* A line being typed: what is typed is kept as it will be stored (NFC), what is shown is cleaned for the terminal. The caret
 * stands between clusters (cluster.h) and moves by them; a Hangul consonant that waits for its vowel is one of its own in front
 * of a syllable. Composed and decomposed input, letter by letter or at once, come to the same. */
#ifndef GWAGI_TEXT_EDITOR_H
#define GWAGI_TEXT_EDITOR_H

#include "gwagi/text/text.h"

struct text_editor;

/* LIMIT: the most bytes it takes. */
struct text_editor *text_editor_create(size_t limit);
void text_editor_destroy(struct text_editor *editor); /* NULL is fine */

const char *text_editor_bytes(const struct text_editor *editor); /* NFC, one line, without what the database would refuse */
size_t text_editor_caret(const struct text_editor *editor);      /* byte offset in it */
/* Replace all of it; the caret at the end. False, and unchanged, if it does not fit. */
bool text_editor_set(struct text_editor *editor, const char *bytes, size_t length);
/* Put bytes of anyone in at the caret: a key or a paste. Line breaks and tabs become spaces; controls, bidirectional controls and
 * bytes that are not UTF-8 are left out. False if not all of the rest fitted (then nothing of it is taken). */
bool text_editor_insert(struct text_editor *editor, const char *bytes, size_t length);

enum text_edit {
	EDIT_LEFT,
	EDIT_RIGHT,
	EDIT_WORD_LEFT, /* words end at spaces and punctuation */
	EDIT_WORD_RIGHT,
	EDIT_HOME,
	EDIT_END,
	EDIT_BACKSPACE,
	EDIT_DELETE,
	EDIT_DELETE_WORD, /* the one before the caret */
	EDIT_DELETE_TO_START,
	EDIT_DELETE_TO_END,
	EDIT_OLDER, /* history; what was being typed comes back behind the newest */
	EDIT_NEWER,
};
void text_editor_do(struct text_editor *editor, enum text_edit edit); /* nothing where there is nothing to do */
/* Add a line to the history: the newest last, no line twice, at most 100. Empty ones are not kept. */
void text_editor_remember(struct text_editor *editor, const char *bytes, size_t length);

/* The part that is shown in CELLS cells, exactly CELLS wide: it always holds the caret, and stays where it is as long as it does.
 * Returns the caret's cell, 0 … CELLS - 1: the hardware cursor belongs there, because input methods draw at it. CELLS is at
 * least 2. */
int text_editor_window(struct text_editor *editor, int cells, struct text *out);

#endif
