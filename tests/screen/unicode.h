/* What the Unicode Character Database says of code points, read from its files (Debian's unicode-data) when a test runs: nothing
 * of the program's own tables is in it. */
#ifndef TESTS_UNICODE_H
#define TESTS_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct unicode;

struct unicode *unicode_read(void); /* NULL, after a sentence on standard error, if the files can't be read */
void unicode_destroy(struct unicode *unicode);

/* East_Asian_Width=A, and neither mark nor format character nor private use: what terminals can be told to draw two cells wide.
 * They are numbered from 0 in order; -1 for all others. */
int unicode_ambiguous(const struct unicode *unicode, uint32_t c);
int unicode_ambiguous_count(const struct unicode *unicode);
uint32_t unicode_ambiguous_at(const struct unicode *unicode, int number);

/* It has a look of its own: assigned, no control, no format character (the bidirectional controls are such), no separator of
 * lines, not private, not ignorable by default (zero width, variation selectors, fillers). */
bool unicode_is_showable(const struct unicode *unicode, uint32_t c);

/* UTF-8. decode: bytes of the sound character at the start of COUNT > 0 bytes; 0 if it is cut off at their end, -1 if it is not
 * sound. encode: bytes written. */
int utf8_decode(const char *bytes, size_t count, uint32_t *c);
size_t utf8_encode(uint32_t c, char out[4]);

#endif
