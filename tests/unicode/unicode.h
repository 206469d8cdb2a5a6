/* What the Unicode Character Database says of code points, read from its files (Debian's unicode-data) when a test runs: nothing
 * of the program's own tables or libraries is in it. */
#ifndef TESTS_UNICODE_H
#define TESTS_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UNICODE_END = 0x110000 };

struct unicode {
	char category[UNICODE_END][2]; /* "Lu"; "Cn" for the unassigned */
	char width[UNICODE_END];       /* East_Asian_Width: A, F, H, W, N (also for Na) */
	bool ignorable[UNICODE_END];   /* Default_Ignorable_Code_Point: zero width, variation selectors, fillers */
	uint32_t *ambiguous;           /* unicode_ambiguous(), in order */
	int ambiguous_count;
};

struct unicode *unicode_load(void);            /* NULL, after a sentence on standard error, if the files can't be read */
void unicode_destroy(struct unicode *unicode); /* NULL is fine */

bool unicode_is(const struct unicode *unicode, uint32_t c, const char *categories); /* one of "Mn Me" */

/* East_Asian_Width=A, and neither mark nor format character nor private use: what terminals can be told to draw two cells wide.
 * Its number in `ambiguous`; -1 for all others. */
int unicode_ambiguous(const struct unicode *unicode, uint32_t c);

/* It has a look of its own: assigned, no control, no format character (the bidirectional controls are such), no separator of
 * lines, not private, not ignorable. */
bool unicode_is_showable(const struct unicode *unicode, uint32_t c);

/* What wcwidth() of the program is to say: -1 for a control, 0 for what stands on the character before it or is not seen; WIDE:
 * where ambiguous characters have two cells. */
int unicode_cells(const struct unicode *unicode, uint32_t c, bool wide);

/* Assigned by Unicode 15.0, and not known to the libunistring of Debian 12, which is of 14.0. */
bool unicode_is_too_new(uint32_t c);

/* UTF-8. decode: bytes of the sound character at the start of COUNT > 0 bytes; 0 if it is cut off at their end, -1 if it is not
 * sound. encode: bytes written. */
int utf8_decode(const char *bytes, size_t count, uint32_t *c);
size_t utf8_encode(uint32_t c, char out[4]);

#endif
