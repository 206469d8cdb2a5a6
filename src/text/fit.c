/* Text cut to a number of cells. */
#include "fit.h"

#include <string.h>

#include "gwagi/text/layout.h"
#include "gwagi/text/mode.h"
#include "internal.h"

enum { MARKED_FROM = 4 /* in a narrower field the marker would take the place of what it stands for */ };

struct marker {
	const char *bytes;
	int cells;
};

/* "…" is ambiguous: two cells in the wide mode, where it is drawn in the middle of them, and not to be had in the safe one. */
static struct marker marker_of(int cells)
{
	if (cells < MARKED_FROM)
		return (struct marker){"", 0};
	return text_mode() == TEXT_NARROW ? (struct marker){"…", 1} : (struct marker){"..", 2};
}

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

/* Where the longest run of whole clusters at the end of LINE bytes begins that fits into LIMIT cells; *CELLS are those of the
 * line, and then of the run. */
static size_t suffix(const char *bytes, size_t line, int limit, int *cells)
{
	size_t from = 0;

	while (*cells > limit) {
		struct cluster next = text_cluster(bytes + from, line - from);

		from += next.length;
		*cells -= next.cells;
	}
	return from;
}

/* The tail, and the spaces at its start that nobody would see. */
static int take_tail(struct fitting *fitting, const char *bytes, int line_cells, int limit)
{
	fitting->tail = suffix(bytes, fitting->line, limit, &line_cells);
	while (fitting->tail < fitting->line && bytes[fitting->tail] == ' ') {
		fitting->tail++;
		line_cells--;
	}
	return line_cells;
}

struct fitting text_fitting(const struct text *in, int cells, bool middle)
{
	const char *bytes = text_bytes(in);
	struct fitting fitting = {.line = text_first_line(bytes, in->length), .marker = ""};
	bool whole = fitting.line == in->length;
	int head, tail = 0, line = whole ? in->cells : text_measure(bytes, fitting.line);

	fitting.head = fitting.tail = fitting.line;
	fitting.cells = line;
	if (whole && line <= cells)
		return fitting;
	struct marker marker = marker_of(cells);
	int room = cells - marker.cells;

	if (middle && marker.cells > 0 && line > room)
		tail = take_tail(&fitting, bytes, line, room / 2);
	fitting.head = prefix(bytes, fitting.tail, room - tail, &head);
	while (marker.cells > 0 && fitting.head > 0 && bytes[fitting.head - 1] == ' ') {
		fitting.head--;
		head--;
	}
	fitting.marker = marker.bytes;
	fitting.cells = head + marker.cells + tail;
	return fitting;
}

static void fit(struct text *out, const struct text *in, int cells, enum text_align align, bool middle)
{
	text_clear(out);
	if (cells <= 0)
		return;
	const char *bytes = text_bytes(in);
	struct fitting fitting = text_fitting(in, cells, middle);
	int free_cells = cells - fitting.cells;
	int before = align == TEXT_RIGHT ? free_cells : align == TEXT_CENTER ? free_cells / 2 : 0;

	text_push_spaces(out, before);
	text_push(out, bytes, fitting.head, 0);
	text_push(out, fitting.marker, strlen(fitting.marker), 0);
	text_push(out, bytes + fitting.tail, fitting.line - fitting.tail, fitting.cells);
	text_push_spaces(out, free_cells - before);
}

void text_fit(struct text *out, const struct text *in, int cells, enum text_align align)
{
	fit(out, in, cells, align, false);
}

void text_fit_middle(struct text *out, const struct text *in, int cells, enum text_align align)
{
	fit(out, in, cells, align, true);
}
