#include "row.h"
#include <stdio.h>
#include "gwagi/text/bytes.h"

static void put_string(struct bytes *buffer, const char *text)
{
	bytes_put(buffer, "\"", 1);
	for (;;) {
		const char *start = text;
		char escape[8];

		while (*text != '"' && *text != '\\' && (unsigned char)*text >= 0x20)
			text++;
		bytes_put(buffer, start, (size_t)(text - start));
		if (!*text)
			break;
		if ((unsigned char)*text < 0x20)
			snprintf(escape, sizeof escape, "\\u%04x", (unsigned)*text);
		else
			snprintf(escape, sizeof escape, "\\%c", *text);
		bytes_put(buffer, escape, strlen(escape));
		text++;
	}
	bytes_put(buffer, "\"", 1);
}

static void put_cell(struct bytes *buffer, const struct load_column *column, const struct cell *cell)
{
	char *text;

	if (cell->state == CELL_TEXT) {
		put_string(buffer, cell->text);
		return;
	}
	text = cell_print(column, cell);
	if (!text)
		bytes_put(buffer, "null", 4);
	else if (cell->state == CELL_INTEGER)
		bytes_put(buffer, text, strlen(text));
	else
		put_string(buffer, text);
	free(text);
}

char *row_json(const struct table *table, const struct cell *cells)
{
	struct bytes buffer = {0};

	for (size_t i = 0; i < table->count; i++) {
		if (table->columns[i].flags & COLUMN_DERIVED)
			continue;
		bytes_put(&buffer, buffer.length ? "," : "{", 1);
		put_string(&buffer, table->columns[i].key);
		bytes_put(&buffer, ":", 1);
		put_cell(&buffer, &table->columns[i], &cells[i]);
	}
	bytes_put(&buffer, "}", 1);
	return buffer.at;
}

void row_free(struct cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cell_finish(&cells[i]);
	free(cells);
}
