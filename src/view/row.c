#include "gwagi/view/row.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

enum { PIECE = 1024 };

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

/* The text has grown from byte FROM on: that is a run of STYLE, or more of the last one. */
static void add_run(struct row *row, size_t from, enum style style)
{
	size_t length = row->text.length - from;

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

void row_add(struct row *row, enum style style, const char *line)
{
	size_t from = row->text.length;

	text_append(&row->text, line);
	add_run(row, from, style);
}

void row_add_bytes(struct row *row, enum style style, const char *bytes, size_t length)
{
	struct text piece = {0};
	size_t from = row->text.length;

	text_clean(&piece, bytes, length, TEXT_LINE);
	text_append_text(&row->text, &piece);
	add_run(row, from, style);
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

void row_add_fit(struct row *row, enum style style, const char *line, int cells, enum text_align align)
{
	struct text whole = {0}, fitted = {0};
	size_t from = row->text.length;

	if (cells < 1)
		return;
	text_append(&whole, line);
	text_fit(&fitted, &whole, cells, align);
	text_append_text(&row->text, &fitted);
	add_run(row, from, style);
	text_finish(&whole);
	text_finish(&fitted);
}

void row_add_row(struct row *row, const struct row *more)
{
	for (size_t i = 0; i < more->count; i++)
		row_add_bytes(row, more->runs[i].style, more->text.bytes + more->runs[i].offset, more->runs[i].length);
}

void row_pad(struct row *row, int cells)
{
	size_t from = row->text.length;

	text_pad(&row->text, cells);
	add_run(row, from, STYLE_NORMAL);
}
