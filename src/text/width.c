/* Cells, as the width mode has them. */
#include <wchar.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "gwagi/text/mode.h"
#include "internal.h"

bool text_in_ranges(ucs4_t c, const struct text_range *ranges, size_t count)
{
	size_t low = 0;

	while (low < count) {
		size_t middle = low + (count - low) / 2;

		if (c > ranges[middle].last)
			low = middle + 1;
		else if (c < ranges[middle].first)
			count = middle;
		else
			return true;
	}
	return false;
}

bool text_is_ambiguous(uint32_t c)
{
	return c >= text_ambiguous[0].first && text_in_ranges(c, text_ambiguous, text_ambiguous_count);
}

int text_width_of(ucs4_t c)
{
	if (c >= 0x20 && c < 0x7F)
		return 1;
	if (c >= 0xAC00 && c <= 0xD7A3)
		return 2;
	if (text_mode() == TEXT_WIDE && text_is_ambiguous(c))
		return 2;
	/* Not of an East Asian encoding: there the library takes nearly everything for wide. It gives a cell to a few marks that
	 * stand above or below, because their direction is that of letters (U+0CBF): no terminal does. */
	int cells = uc_width(c, "UTF-8");

	return cells > 0 && !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn) ? cells : 0;
}

/* ncurses calls it by the dynamic symbol table, where the program's own comes before the one of libc: both count alike then,
 * in all modes. It stands in this file because a linker takes from a library only the files that something asks for. */
__attribute__((visibility("default"))) int wcwidth(wchar_t c)
{
	bool control = (c > 0 && c < 0x20) || (c >= 0x7F && c < 0xA0);

	return control ? -1 : text_width_of((ucs4_t)c);
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
