/* Random titles and queries that nearly match: parts of the real titles of the first meeting, changed as typing changes them, and
 * words of few characters that differ by a key. */
#ifndef GWAGI_TESTS_TEXT_TITLES_H
#define GWAGI_TESTS_TEXT_TITLES_H

#include "sample.h"

enum { LINE_MOST = 80 /* characters */ };

struct line {
	size_t count, length;
	uint32_t codes[LINE_MOST];
	char bytes[9 * LINE_MOST + 1]; /* composed, or now and then decomposed; NUL-terminated */
};

/* The real titles, from the folder of the environment variable GWAGI_COUNCIL; fails the test if there are none. */
struct titles *titles_read(void);
void titles_free(struct titles *titles);

/* A title, and a query that often stands in it. Syllables, letters, ASCII and its fullwidth forms, spaces, signs. */
void titles_pair(const struct titles *titles, uint64_t *seed, struct line *title, struct line *query);

#endif
