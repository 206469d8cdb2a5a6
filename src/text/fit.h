/* What a fit keeps of a text: for making one, and for finding highlights in it again. */
#ifndef GWAGI_SRC_TEXT_FIT_H
#define GWAGI_SRC_TEXT_FIT_H

#include "gwagi/text/text.h"

/* Of a text's first line the bytes [0, HEAD) and, behind the marker, [TAIL, LINE). */
struct fitting {
	size_t head, tail, line;
	const char *marker; /* "" if nothing was cut off, or where there is no room for it */
	int cells;          /* of all that, unpadded */
};
/* MIDDLE: what is cut off is taken out of the middle. CELLS > 0. */
struct fitting text_fitting(const struct text *in, int cells, bool middle);

#endif
