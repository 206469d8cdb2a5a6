/* What reaches a terminal, byte by byte: only the control sequences that the program's own drawing needs, and characters that
 * have a look of their own. */
#ifndef TESTS_SEQUENCES_H
#define TESTS_SEQUENCES_H

#include <stdbool.h>
#include <stddef.h>
#include "unicode.h"

/* The offset of the first byte that should not be there, or COUNT. DRAWING: sequences of ncurses are allowed; else only line
 * ends. */
size_t sequences_check(const struct unicode *unicode, const char *bytes, size_t count, bool drawing);

#endif
