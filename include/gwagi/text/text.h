/* Cleaned text and its cells: the only text that a terminal gets to see.
 *
 * `struct text` is valid UTF-8 in NFC that holds nothing a terminal could obey or that terminals measure differently:
 * no controls, format characters, private or unassigned code points, no conjoining jamo. Its width in cells is known: that of the
 * mode (mode.h) in which it was cleaned. Only the functions here and in layout.h make one. Outside src/text no byte length may
 * stand for a width. Stored and exported data are never cleaned.
 *
 * A text is the caller's: `struct text t = {0};` is an empty one, text_finish() frees it; every out parameter is such a
 * text and may not be an input of the same call. Nothing fails: memory that is not there ends the program (memory.h). */
#ifndef GWAGI_TEXT_TEXT_H
#define GWAGI_TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct text {
	char *bytes;   /* UTF-8, NUL-terminated; NULL while empty */
	size_t length; /* bytes, without the NUL */
	size_t room;   /* bytes allocated */
	int cells;     /* of the widest line */
	int tail;      /* cells of the last line, to which is appended */
};

enum text_kind {
	TEXT_LINE, /* one line: line breaks become spaces */
	TEXT_BODY, /* lines, separated by \n */
};
void text_finish(struct text *text);             /* frees and zeroes; NULL and zeroed are fine */
void text_clear(struct text *text);              /* empty again, keeps its memory */
const char *text_bytes(const struct text *text); /* never NULL */

/* Clean LENGTH bytes of anything at all into OUT. True if that changed them. Idempotent, linear; reads at most 64 KiB. */
bool text_clean(struct text *out, const char *bytes, size_t length, enum text_kind kind);
/* Clean a NUL-terminated line and append it. */
void text_append(struct text *out, const char *line);
void text_append_text(struct text *out, const struct text *more);
void text_append_format(struct text *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Append spaces until OUT is CELLS wide (nothing if it already is). */
void text_pad(struct text *out, int cells);

/* Visit the drawing units (a base with its marks) of IN: *OFFSET is 0 before the first call and then behind the unit. */
struct text_cell {
	size_t offset, length;
	int cells; /* 1 or 2; 0 for the \n of a body */
};
bool text_next_cell(const struct text *in, size_t *offset, struct text_cell *cell);

#endif
