/* All bytes of a file at once, through the decoder in pieces of some size. */
#ifndef TESTS_TEXT_DECODED_H
#define TESTS_TEXT_DECODED_H

#include "gwagi/text/encoding.h"

/* In FORCED, or (NULL) what a mark says, else UTF-8, else CP949, else that of them which gets further. PIECE bytes at a time.
 * *TEXT, NUL-terminated, is to be freed. */
bool decode_all(const char *bytes, size_t length, size_t piece, const enum text_encoding *forced, char **text,
		size_t *text_length, enum text_encoding *encoding, struct text_decode_fault *fault);

#endif
