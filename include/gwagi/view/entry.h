/* One line being typed. It holds cleaned text only, so what is seen is what is stored; the caret moves by whole clusters. */
#ifndef GWAGI_VIEW_ENTRY_H
#define GWAGI_VIEW_ENTRY_H

#include "gwagi/text/text.h"

enum { ENTRY_BYTES = 1500 }; /* the longest entry; more is not taken */

/* `struct entry entry = {0};` is an empty one. */
struct entry {
	struct text text;
	size_t caret; /* byte offset, always between clusters */
	char lead[4]; /* the conjoining consonant just typed, waiting for its vowel; "" if none */
};

void entry_finish(struct entry *entry);
/* Put LENGTH bytes of UTF-8 in at the caret. False if they do not fit any more. */
bool entry_insert(struct entry *entry, const char *bytes, size_t length);
void entry_backspace(struct entry *entry);
void entry_delete(struct entry *entry);
void entry_left(struct entry *entry);
void entry_right(struct entry *entry);
void entry_home(struct entry *entry);
void entry_end(struct entry *entry);
/* The part of it that fits CELLS and shows the caret, exactly CELLS wide; returns the caret's cell in it. */
int entry_window(const struct entry *entry, int cells, struct text *out);

#endif
