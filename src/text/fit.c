/* Text cut to a number of cells. */
#include <string.h>

#include "gwagi/text/layout.h"
#include "internal.h"

static const char marker[] = "…";
enum { MARKER_CELLS = 1, MARKED_FROM = 4 /* in a narrower field the marker would take the place of what it stands for */ };

/* The longest run of whole clusters at the start of LINE bytes that fits into LIMIT cells. */
static size_t prefix(const char *bytes, size_t line, int limit, int *cells)
{
	size_t length = 0;

	*cells = 0;
	while (length < line) {
		struct cluster next = text_cluster(bytes + length, line - length);

		if (next.cells > limit - *cells)
			break;
		length += next.length;
		*cells += next.cells;
	}
	return length;
}

static void push_aligned(struct text *out, const char *bytes, size_t length, int used, bool cut, int cells, enum text_align align)
{
	int free_cells = cells - used - (cut ? MARKER_CELLS : 0);
	int before = align == TEXT_RIGHT ? free_cells : align == TEXT_CENTER ? free_cells / 2 : 0;

	text_push_spaces(out, before);
	text_push(out, bytes, length, used);
	if (cut)
		text_push(out, marker, sizeof marker - 1, MARKER_CELLS);
	text_push_spaces(out, free_cells - before);
}

void text_fit(struct text *out, const struct text *in, int cells, enum text_align align)
{
	const char *bytes = text_bytes(in);
	int used = in->cells;

	text_clear(out);
	if (cells <= 0)
		return;
	size_t line = text_first_line(bytes, in->length);

	if (line == in->length && used <= cells) {
		push_aligned(out, bytes, line, used, false, cells, align);
		return;
	}
	bool marked = cells >= MARKED_FROM;
	size_t length = prefix(bytes, line, cells - (marked ? MARKER_CELLS : 0), &used);

	while (marked && length > 0 && bytes[length - 1] == ' ') {
		length--;
		used--;
	}
	push_aligned(out, bytes, length, used, marked, cells, align);
}

void text_slice(struct text *out, const struct text *in, int from, int cells)
{
	const char *bytes = text_bytes(in);
	size_t line = text_first_line(bytes, in->length);
	int column = 0;

	text_clear(out);
	if (cells <= 0)
		return;
	if (from < 0)
		from = 0;
	for (size_t i = 0; i < line && column - from < cells;) {
		struct cluster next = text_cluster(bytes + i, line - i);
		int begin = column - from;
		int end = begin + next.cells;

		if (begin >= 0 && end <= cells)
			text_push(out, bytes + i, next.length, next.cells);
		else
			text_push_spaces(out, (end < cells ? end : cells) - (begin > 0 ? begin : 0));
		column += next.cells;
		i += next.length;
	}
	text_push_spaces(out, cells - out->tail);
}
