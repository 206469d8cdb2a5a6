/* Cells. The width mode will be decided here and nowhere else. */
#include "internal.h"

#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

int text_width_of(ucs4_t c)
{
	if (c >= 0x20 && c < 0x7F)
		return 1;
	if (c >= 0xAC00 && c <= 0xD7A3)
		return 2;
	int cells = uc_width(c, "UTF-8");

	return cells > 0 ? cells : 0;
}

int text_measure(const char *bytes, size_t length)
{
	const uint8_t *s = (const uint8_t *)bytes;
	int cells = 0;

	for (size_t i = 0; i < length;) {
		ucs4_t c;

		i += (size_t)u8_mbtouc_unsafe(&c, s + i, length - i);
		cells += text_width_of(c);
	}
	return cells;
}

/* No script has a wider one; a made-up one must not make every walk over a line a walk over all of it. */
enum { CLUSTER_CELLS = 8 };

static bool stands_alone(ucs4_t c)
{
	return (c >= 0x20 && c < 0x300) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* Cleaned text has no joiners, no flags and no conjoining jamo, so that two neighbours decide whether a cluster ends. */
static bool ends_cluster(ucs4_t a, ucs4_t b)
{
	return (stands_alone(a) && stands_alone(b)) || uc_is_grapheme_break(a, b);
}

struct cluster text_cluster(const char *bytes, size_t length)
{
	const uint8_t *s = (const uint8_t *)bytes;
	struct cluster cluster = {0};
	ucs4_t c;

	cluster.length = (size_t)u8_mbtouc_unsafe(&c, s, length);
	cluster.base = cluster.last = c;
	cluster.cells = text_width_of(c);
	while (cluster.length < length) {
		size_t step = (size_t)u8_mbtouc_unsafe(&c, s + cluster.length, length - cluster.length);

		int cells = text_width_of(c);

		if (ends_cluster(cluster.last, c) || (cells > 0 && cluster.cells + cells > CLUSTER_CELLS))
			break;
		cluster.length += step;
		cluster.cells += cells;
		cluster.last = c;
	}
	return cluster;
}

bool text_next_cell(const struct text *in, size_t *offset, struct text_cell *cell)
{
	const uint8_t *s = (const uint8_t *)in->bytes;
	size_t end = *offset;
	ucs4_t c;

	if (end >= in->length)
		return false;
	end += (size_t)u8_mbtouc_unsafe(&c, s + end, in->length - end);
	*cell = (struct text_cell){.offset = *offset, .cells = text_width_of(c)};
	while (cell->cells > 0 && end < in->length && s[end] >= 0x80) {
		size_t step = (size_t)u8_mbtouc_unsafe(&c, s + end, in->length - end);

		if (text_width_of(c) > 0)
			break;
		end += step;
	}
	cell->length = end - *offset;
	*offset = end;
	return true;
}
