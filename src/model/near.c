#include "gwagi/model/near.h"
#include <string.h>

enum { NEAR_LONGEST = 24, NEAR_SLIPS = 2 };

static int least(int a, int b, int c)
{
	int smaller = a < b ? a : b;

	return smaller < c ? smaller : c;
}

/* How many letters must be put in, taken out or replaced to make one word of the other. */
static int distance(const char *a, const char *b)
{
	int row[NEAR_LONGEST + 1];
	size_t wide = strlen(b);

	if (wide > NEAR_LONGEST || strlen(a) > NEAR_LONGEST)
		return NEAR_LONGEST;
	for (size_t i = 0; i <= wide; i++)
		row[i] = (int)i;
	for (size_t line = 1; *a; a++, line++) {
		int corner = row[0];

		row[0] = (int)line;
		for (size_t i = 1; i <= wide; i++) {
			int above = row[i];

			row[i] = least(row[i] + 1, row[i - 1] + 1, corner + (*a != b[i - 1]));
			corner = above;
		}
	}
	return row[wide];
}

const char *near_word(const char *word, const char *(*at)(int place))
{
	const char *best = NULL, *candidate;
	int shortest = NEAR_SLIPS + 1;

	for (int place = 0; (candidate = at(place)); place++) {
		int slips = distance(word, candidate);

		if (slips < shortest && slips < (int)strlen(candidate) - 1) {
			shortest = slips;
			best = candidate;
		}
	}
	return best;
}
