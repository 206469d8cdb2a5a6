/* Text for the tests of this layer: cleaned literals, and random bytes that hit what is special in Unicode. */
#ifndef GWAGI_TESTS_TEXT_SAMPLE_H
#define GWAGI_TESTS_TEXT_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gwagi/text/layout.h"

/* A number below LIMIT; the same ones in every run. */
unsigned sample_random(uint64_t *seed, unsigned limit);
/* Up to LIMIT bytes of random text into BYTES: nasty and ordinary characters and broken UTF-8; returns how many. */
size_t sample_bytes(uint64_t *seed, char *bytes, size_t limit);

/* UTF-8 of C to TO; returns how many bytes. */
size_t sample_encode(char *to, uint32_t c);

/* Put MORE behind the string in LINE, which has room for SIZE bytes. */
void sample_add(char *line, size_t size, const char *more);

/* Whether a text may be cut at byte AT: where a grapheme cluster ends, by libunistring's own walk over all of the line, or inside
 * one that is wider than 8 cells. */
bool sample_is_boundary(const struct text *text, size_t at);

/* Fail unless BYTES cleaned as KIND are EXPECTED, CELLS wide. */
void sample_cleans(const char *bytes, size_t length, enum text_kind kind, const char *expected, int cells);
void sample_is(const struct text *text, const char *expected, int cells);

#endif
