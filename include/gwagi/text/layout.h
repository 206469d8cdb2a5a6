/* Cleaned text (text.h) brought to a number of cells: fitted, sliced, wrapped. No cluster is ever cut; half of a wide
 * character becomes a space. All of it is linear in the text. */
#ifndef GWAGI_TEXT_LAYOUT_H
#define GWAGI_TEXT_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>
#include "gwagi/text/text.h"

enum text_align { TEXT_LEFT, TEXT_RIGHT, TEXT_CENTER };

/* Exactly CELLS wide: padded, or cut between clusters with the marker at the end ("…" in the narrow mode, ".." in the others;
 * none below 4 cells). Of a body the first line, marked if there are more. CELLS <= 0 gives an empty text. */
void text_fit(struct text *out, const struct text *in, int cells, enum text_align align);
/* The same, cut in the middle, for names whose end tells them apart (과학기술정보..정책실): the end keeps half of the room. */
void text_fit_middle(struct text *out, const struct text *in, int cells, enum text_align align);
/* A number with its digits in groups (1,234,567), at the right of CELLS; "###" as wide as there is room if it does not fit:
 * a number is never cut. */
void text_number(struct text *out, int64_t number, int cells);
/* The CELLS cells from cell FROM on of the first line, exactly; half of a wide character at either edge becomes a space. */
void text_slice(struct text *out, const struct text *in, int from, int cells);

/* A visual line of a text: bytes and cells. */
struct text_span {
	size_t offset, length;
	int cells;
	size_t next; /* text_wrap's own */
};
/* The next visual line of IN when wrapped to CELLS, of which all but a paragraph's first are HANG cells narrower. *SPAN is
 * zeroed before the first call. Three tiers: after a space, after punctuation, between syllables; never inside a cluster; no line
 * begins with a closing mark or ends with an opening one or the mark of a list. Below 24 cells any syllable will do. A word
 * longer than the line is split. The spaces at a break belong to no span; an empty paragraph, an empty text among them, is one
 * empty span. No line is wider than CELLS if that is at least 2. False after the last line. */
bool text_wrap(const struct text *in, int cells, int hang, struct text_span *span);
/* Cells of the marker of a list at the start of a paragraph with the space behind it (□ ○ - * ※ · ① (1) 1. 가. …): what its
 * further lines hang by, spaces in front of it included; 0 if there is none. OFFSET is where the paragraph begins in IN. */
int text_hang(const struct text *in, size_t offset);

/* Highlights: pieces of a text by bytes, in order, none touching the next. */
struct text_mark {
	size_t offset, length;
};
/* Marks of IN as they stand in OUT, which text_fit() or text_fit_middle() made of IN in the same mode: those of what was cut off
 * go, one cut through is shortened, one that goes on behind the marker goes over it. MARKS are replaced; returns how many are
 * left. */
size_t text_marks_fitted(const struct text *in, const struct text *out, struct text_mark *marks, size_t count);
/* Marks that lie in SPAN of a wrapped text, moved so that its first byte is 0; TO has room for COUNT. Returns how many. */
size_t text_marks_within(const struct text_span *span, const struct text_mark *marks, size_t count, struct text_mark *to);

#endif
