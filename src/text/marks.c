/* Highlights on their way through a fit or a wrap. */
#include <string.h>

#include "fit.h"
#include "gwagi/text/layout.h"

/* Whether OUT is the fitting with SPACES around it, BEFORE of them in front. */
static bool stands(const struct text *in, const struct text *out, const struct fitting *fitting, size_t before, size_t spaces)
{
	size_t marker = strlen(fitting->marker), tail = fitting->line - fitting->tail;

	if (fitting->head + marker + tail + spaces != out->length)
		return false;
	const char *at = text_bytes(out) + before;

	return memcmp(at, text_bytes(in), fitting->head) == 0 && memcmp(at + fitting->head, fitting->marker, marker) == 0 &&
	       memcmp(at + fitting->head + marker, text_bytes(in) + fitting->tail, tail) == 0 &&
	       strspn(at + fitting->head + marker + tail, " ") == spaces - before;
}

/* Made again, because the text alone does not tell a marker from the same signs in it. How it was aligned shows in the spaces. */
static bool find_fitting(const struct text *in, const struct text *out, struct fitting *fitting, size_t *before)
{
	for (int middle = 0; middle < 2 && out->cells > 0; middle++) {
		*fitting = text_fitting(in, out->cells, middle);
		size_t free_cells = (size_t)(out->cells - fitting->cells);

		for (size_t i = 0; i < 3; i++) {
			*before = i == 1 ? free_cells / 2 : i / 2 * free_cells;
			if (stands(in, out, fitting, *before, free_cells))
				return true;
		}
	}
	return false;
}

static size_t fitted_start(const struct fitting *fitting, size_t at)
{
	if (at < fitting->head)
		return at;
	return fitting->head + strlen(fitting->marker) + (at > fitting->tail ? at - fitting->tail : 0);
}

static size_t fitted_end(const struct fitting *fitting, size_t at)
{
	if (at <= fitting->tail || fitting->tail == fitting->line)
		return at < fitting->head ? at : fitting->head;
	return fitting->head + strlen(fitting->marker) + (at < fitting->line ? at : fitting->line) - fitting->tail;
}

size_t text_marks_fitted(const struct text *in, const struct text *out, struct text_mark *marks, size_t count)
{
	struct fitting fitting;
	size_t before, kept = 0;

	if (count == 0 || !find_fitting(in, out, &fitting, &before))
		return 0;
	for (size_t i = 0; i < count; i++) {
		size_t from = fitted_start(&fitting, marks[i].offset);
		size_t to = fitted_end(&fitting, marks[i].offset + marks[i].length);

		if (from < to)
			marks[kept++] = (struct text_mark){.offset = before + from, .length = to - from};
	}
	return kept;
}

size_t text_marks_within(const struct text_span *span, const struct text_mark *marks, size_t count, struct text_mark *to)
{
	size_t kept = 0, end = span->offset + span->length;

	for (size_t i = 0; i < count; i++) {
		size_t first = marks[i].offset > span->offset ? marks[i].offset : span->offset;
		size_t last = marks[i].offset + marks[i].length < end ? marks[i].offset + marks[i].length : end;

		if (first < last)
			to[kept++] = (struct text_mark){.offset = first - span->offset, .length = last - first};
	}
	return kept;
}
