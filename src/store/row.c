#include "row.h"
#include <stdio.h>

struct buffer {
	char *bytes;
	size_t length, room;
};

static void put(struct buffer *buffer, const char *bytes, size_t length)
{
	if (buffer->length + length + 1 > buffer->room) {
		buffer->room = (buffer->length + length + 1) * 2;
		buffer->bytes = memory_grow(buffer->bytes, buffer->room, 1);
	}
	memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

static void put_string(struct buffer *buffer, const char *text)
{
	put(buffer, "\"", 1);
	for (;;) {
		const char *start = text;
		char escape[8];

		while (*text != '"' && *text != '\\' && (unsigned char)*text >= 0x20)
			text++;
		put(buffer, start, (size_t)(text - start));
		if (!*text)
			break;
		if ((unsigned char)*text < 0x20)
			snprintf(escape, sizeof escape, "\\u%04x", (unsigned)*text);
		else
			snprintf(escape, sizeof escape, "\\%c", *text);
		put(buffer, escape, strlen(escape));
		text++;
	}
	put(buffer, "\"", 1);
}

static void put_cell(struct buffer *buffer, const struct load_column *column, const struct cell *cell)
{
	char *text;

	if (cell->state == CELL_TEXT) {
		put_string(buffer, cell->text);
		return;
	}
	text = cell_print(column, cell);
	if (!text)
		put(buffer, "null", 4);
	else if (cell->state == CELL_INTEGER)
		put(buffer, text, strlen(text));
	else
		put_string(buffer, text);
	free(text);
}

char *row_json(const struct table *table, const struct cell *cells)
{
	struct buffer buffer = {0};

	for (size_t i = 0; i < table->count; i++) {
		if (table->columns[i].flags & COLUMN_DERIVED)
			continue;
		put(&buffer, buffer.length ? "," : "{", 1);
		put_string(&buffer, table->columns[i].key);
		put(&buffer, ":", 1);
		put_cell(&buffer, &table->columns[i], &cells[i]);
	}
	put(&buffer, "}", 1);
	return buffer.bytes;
}

void row_free(struct cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cell_finish(&cells[i]);
	free(cells);
}
