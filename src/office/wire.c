#include "gwagi/office/wire.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

void wire_head(char out[WIRE_HEAD], enum wire_kind kind, size_t length)
{
	out[0] = (char)kind;
	for (int i = 1; i < WIRE_HEAD; i++)
		out[i] = (char)(length >> (8 * (i - 1)) & 0xFF);
}

size_t wire_head_read(const char *head, enum wire_kind *kind)
{
	uint32_t length = 0;

	*kind = (enum wire_kind)(unsigned char)head[0];
	for (int i = WIRE_HEAD - 1; i > 0; i--)
		length = length << 8 | (unsigned char)head[i];
	return length;
}

static bool read_head(struct wire_reader *reader, enum wire_kind *kind)
{
	char head[WIRE_HEAD];

	if (fread(head, 1, sizeof head, reader->in) != sizeof head)
		return false;
	reader->length = wire_head_read(head, kind);
	return *kind < WIRE_KINDS && reader->length <= WIRE_MOST;
}

static bool read_text(struct wire_reader *reader)
{
	size_t offset;

	if (reader->length + 1 > reader->room) {
		reader->room = (reader->length + 1) * 2;
		reader->text = memory_grow(reader->text, reader->room, 1);
	}
	if (fread(reader->text, 1, reader->length, reader->in) != reader->length)
		return false;
	reader->text[reader->length] = '\0';
	return text_inspect(reader->text, reader->length, true, &offset) == TEXT_SOUND;
}

static bool is_cell(enum wire_kind kind)
{
	return kind >= WIRE_EMPTY && kind <= WIRE_BOOLEAN;
}

static bool sheet_allows(const struct wire_reader *reader, enum wire_kind kind)
{
	enum wire_kind last = reader->last;
	/* Between rows: all widths are there, or all cells of the row. */
	bool whole = (last == WIRE_WIDTH || is_cell(last)) && reader->place == reader->columns;

	switch (kind) {
	case WIRE_SHEET:
		return !reader->begun || whole;
	case WIRE_COLUMN:
		return last == WIRE_SHEET || (last == WIRE_COLUMN && reader->columns < WIRE_COLUMNS);
	case WIRE_WIDTH:
		return last == WIRE_COLUMN || (last == WIRE_WIDTH && !whole);
	case WIRE_ROW:
	case WIRE_END:
		return whole;
	default:
		return is_cell(kind) && (last == WIRE_ROW || (is_cell(last) && !whole));
	}
}

static bool calendar_allows(const struct wire_reader *reader, enum wire_kind kind)
{
	if (!reader->begun || kind == WIRE_CALENDAR)
		return !reader->begun && kind == WIRE_CALENDAR;
	if (kind == WIRE_EVENT || kind == WIRE_END)
		return reader->last == WIRE_CALENDAR || reader->last == WIRE_INSTANCE;
	return kind > WIRE_EVENT && (unsigned)kind == (unsigned)reader->last + 1;
}

static void count(struct wire_reader *reader, enum wire_kind kind)
{
	bool goes_on = reader->last == kind || (is_cell(kind) && is_cell(reader->last));

	reader->place = goes_on ? reader->place + 1 : 1;
	if (kind == WIRE_COLUMN)
		reader->columns = reader->place;
	reader->last = kind;
	reader->begun = true;
	reader->ended = kind == WIRE_END;
}

bool wire_next(struct wire_reader *reader, enum wire_kind *kind)
{
	if (reader->ended || !read_head(reader, kind))
		return false;
	if (!(reader->calendar ? calendar_allows(reader, *kind) : sheet_allows(reader, *kind)) || !read_text(reader))
		return false;
	count(reader, *kind);
	return true;
}

void wire_finish(struct wire_reader *reader)
{
	free(reader->text);
	*reader = (struct wire_reader){0};
}
