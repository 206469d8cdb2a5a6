/* Debian's Unicode data (package unicode-data), for the tests that hold this layer against the standard. Where the data is
 * missing they fail. */
#ifndef GWAGI_TESTS_TEXT_UNICODE_H
#define GWAGI_TESTS_TEXT_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "gwagi/text/mode.h"

enum { UNICODE_END = 0x110000 };

struct unicode {
	char category[UNICODE_END][2]; /* "Lu"; "Cn" for the unassigned */
	char width[UNICODE_END];       /* East_Asian_Width: A, F, H, W, N (also for Na) */
};

struct unicode *unicode_load(void); /* UnicodeData.txt and EastAsianWidth.txt; to be freed */
bool unicode_is(const struct unicode *unicode, uint32_t c, const char *categories); /* one of "Mn Me" */

/* What wcwidth() of the program is to say: -1 for a control, 0 for what stands on the character before it or is not seen. */
int unicode_cells(const struct unicode *unicode, uint32_t c, enum text_mode mode);

/* Assigned by Unicode 15.0, and not known to the libunistring of Debian 12, which is of 14.0. */
bool unicode_is_too_new(uint32_t c);

/* A file of the folder, unpacked if it is packed; read it to its end. */
FILE *unicode_open(const char *name);
void unicode_close(FILE *file); /* fails if the file was not there */

/* Hexadecimal code points with spaces around them, to UTF-8 in BYTES; *AT moves behind them. Sets *IS_NEW if one is
 * too new. Returns the bytes written. */
size_t unicode_read(const char **at, char *bytes, bool *is_new);

#endif
