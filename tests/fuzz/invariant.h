/* What must be so of any bytes at all. A fuzz target ends by abort() where it is not, after saying what was not so. */
#ifndef TESTS_FUZZ_INVARIANT_H
#define TESTS_FUZZ_INVARIANT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "gwagi/text/text.h"

#define REQUIRE(condition)                                                \
	do {                                                              \
		if (!(condition))                                         \
			invariant_broken(#condition, __FILE__, __LINE__); \
	} while (0)

_Noreturn void invariant_broken(const char *what, const char *file, int line);

/* The entry of every target, called by libFuzzer or by replay.c. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Takes a byte off the front; 0 when there is none. */
unsigned invariant_byte(const uint8_t **data, size_t *size);

bool invariant_is_utf8(const char *bytes, size_t length);
bool invariant_is_nfc(const char *bytes, size_t length);
bool invariant_is_cluster_break(const char *bytes, size_t length, size_t at); /* also 0 and LENGTH */

/* All that text.h says of a text in the present mode. */
void invariant_text(const struct text *text, enum text_kind kind);

#endif
