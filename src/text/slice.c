/* A window on a line that is scrolled sideways. */
#include "gwagi/text/layout.h"
#include "internal.h"

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
