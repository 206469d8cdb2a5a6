#include "gwagi/view/row.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

enum { PIECE = 1024, HITS = 256 /* no row on a screen has room for more */ };

void row_finish(struct row *row)
{
	if (!row)
		return;
	text_finish(&row->text);
	free(row->runs);
	*row = (struct row){0};
}

void row_clear(struct row *row)
{
	text_clear(&row->text);
	row->count = 0;
}

/* The next LENGTH bytes of the text are a run of STYLE, or more of the last one. */
static void add_run(struct row *row, size_t length, enum style style)
{
	size_t from = row->count ? row->runs[row->count - 1].offset + row->runs[row->count - 1].length : 0;

	if (!length)
		return;
	if (row->count && row->runs[row->count - 1].style == style) {
		row->runs[row->count - 1].length += length;
		return;
	}
	if (row->count == row->room) {
		row->room = row->room ? row->room * 2 : 8;
		row->runs = memory_grow(row->runs, row->room, sizeof *row->runs);
	}
	row->runs[row->count++] = (struct row_run){.offset = from, .length = length, .style = style};
}

static void add_marked(struct row *row, enum style style, const struct text *piece, const struct text_mark *marks, size_t count)
{
	size_t at = 0;

	text_append_text(&row->text, piece);
	for (size_t i = 0; i < count; i++) {
		add_run(row, marks[i].offset - at, style);
		add_run(row, marks[i].length, STYLE_HIT);
		at = marks[i].offset + marks[i].length;
	}
	add_run(row, piece->length - at, style);
}

void row_add(struct row *row, enum style style, const char *line)
{
	size_t from = row->text.length;

	text_append(&row->text, line);
	add_run(row, row->text.length - from, style);
}

void row_add_bytes(struct row *row, enum style style, const char *bytes, size_t length)
{
	row_add_marked(row, style, bytes, length, NULL, 0);
}

void row_add_marked(struct row *row, enum style style, const char *bytes, size_t length, const struct text_mark *marks,
		    size_t count)
{
	struct text piece = {0};

	text_clean(&piece, bytes, length, TEXT_LINE);
	add_marked(row, style, &piece, marks, count);
	text_finish(&piece);
}

void row_add_format(struct row *row, enum style style, const char *format, ...)
{
	char piece[PIECE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(piece, sizeof piece, format, arguments);
	va_end(arguments);
	row_add(row, style, piece);
}

void row_add_hits(struct row *row, enum style style, const struct text_query *query, const char *line)
{
	struct text piece = {0};
	struct text_mark hits[HITS];
	size_t count;

	text_append(&piece, line);
	count = text_query_marks(query, text_bytes(&piece), piece.length, hits, HITS);
	add_marked(row, style, &piece, hits, count);
	text_finish(&piece);
}

void row_add_fit(struct row *row, enum style style, const char *line, int cells, enum text_align align)
{
	row_add_fit_hits(row, style, NULL, line, cells, align);
}

void row_add_fit_hits(struct row *row, enum style style, const struct text_query *query, const char *line, int cells,
		      enum text_align align)
{
	struct text whole = {0}, fitted = {0};
	struct text_mark hits[HITS];
	size_t count;

	if (cells < 1)
		return;
	text_append(&whole, line);
	text_fit(&fitted, &whole, cells, align);
	count = text_query_marks(query, text_bytes(&whole), whole.length, hits, HITS);
	add_marked(row, style, &fitted, hits, text_marks_fitted(&whole, &fitted, hits, count));
	text_finish(&whole);
	text_finish(&fitted);
}

void row_add_row(struct row *row, const struct row *more)
{
	text_append_text(&row->text, &more->text);
	for (size_t i = 0; i < more->count; i++)
		add_run(row, more->runs[i].length, more->runs[i].style);
}

void row_pad(struct row *row, int cells)
{
	size_t from = row->text.length;

	text_pad(&row->text, cells);
	add_run(row, row->text.length - from, STYLE_NORMAL);
}

enum style style_of_signal(enum signal signal)
{
	return STYLE_DONE + (enum style)signal;
}
