#include "writer.h"

#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "gwagi/text/text.h"

enum { GAP = 2, COLUMN_LEAST = 4 };

/* A table holds its first rows until their widths are known; the rest passes through. */
struct table {
	FILE *out;
	const struct field **fields; /* the columns shown */
	size_t *places;              /* of them in the record */
	int *widths;
	size_t count;
	int cells;
	struct text *held; /* `rows` × `count` cleaned values, the headings first */
	size_t rows, room;
	bool passing;
	struct text line, value, fitted;
};

static void hold_row(struct table *table)
{
	if (table->rows == table->room) {
		size_t room = table->room * 2 + 64;

		table->held = memory_grow(table->held, room * (table->count + 1), sizeof *table->held);
		table->room = room;
	}
	memset(table->held + table->rows * table->count, 0, table->count * sizeof *table->held);
	table->rows++;
}

static void hold_value(struct table *table, size_t column, const char *text)
{
	struct text *value = table->held + (table->rows - 1) * table->count + column;

	text_clean(value, text, strlen(text), TEXT_LINE);
	if (value->cells > table->widths[column])
		table->widths[column] = value->cells;
}

struct table *table_create(FILE *out, const struct field *fields, size_t count, int cells)
{
	struct table *table = memory_new(1, sizeof *table);

	table->out = out;
	table->cells = cells;
	table->fields = memory_new(count + 1, sizeof *table->fields);
	table->places = memory_new(count + 1, sizeof *table->places);
	table->widths = memory_new(count + 1, sizeof *table->widths);
	for (size_t i = 0; i < count; i++)
		if (fields[i].in_table) {
			table->places[table->count] = i;
			table->fields[table->count++] = &fields[i];
		}
	hold_row(table);
	for (size_t i = 0; i < table->count; i++)
		hold_value(table, i, _(table->fields[i]->heading));
	return table;
}

static int table_cells(const struct table *table)
{
	int sum = 0;

	for (size_t i = 0; i < table->count; i++)
		sum += table->widths[i] + (i ? GAP : 0);
	return sum;
}

/* Take from the widest column until the line fits, so that short columns stay whole. */
static void shrink(struct table *table)
{
	int excess = table->cells ? table_cells(table) - table->cells : 0;

	while (excess-- > 0) {
		size_t widest = 0;

		for (size_t i = 1; i < table->count; i++)
			if (table->widths[i] > table->widths[widest])
				widest = i;
		if (!table->count || table->widths[widest] <= COLUMN_LEAST)
			return;
		table->widths[widest]--;
	}
}

static bool is_number(const struct field *field)
{
	return field->type == FIELD_INTEGER || field->type == FIELD_AMOUNT;
}

static void append_value(struct table *table, size_t column, const struct text *value)
{
	int width = table->widths[column];

	if (!table->cells && value->cells > width)
		width = value->cells;
	text_fit(&table->fitted, value, width, is_number(table->fields[column]) ? TEXT_RIGHT : TEXT_LEFT);
	if (column)
		text_append(&table->line, "  ");
	text_append_text(&table->line, &table->fitted);
}

static void end_line(struct table *table)
{
	const struct text *line = &table->line;
	size_t length;

	if (table->cells && line->cells > table->cells) {
		text_slice(&table->fitted, line, 0, table->cells);
		line = &table->fitted;
	}
	length = line->length;
	while (length && line->bytes[length - 1] == ' ')
		length--;
	fwrite(text_bytes(line), 1, length, table->out);
	fputc('\n', table->out);
	text_clear(&table->line);
}

static void release(struct table *table)
{
	shrink(table);
	table->passing = true;
	for (size_t row = 0; row < table->rows; row++) {
		for (size_t i = 0; i < table->count; i++)
			append_value(table, i, &table->held[row * table->count + i]);
		end_line(table);
	}
}

void table_add(struct table *table, const struct record *record)
{
	if (!table->passing)
		hold_row(table);
	for (size_t i = 0; i < table->count; i++) {
		char *text = record_text(table->fields[i], record->values[table->places[i]]);

		if (table->passing) {
			text_clean(&table->value, text, strlen(text), TEXT_LINE);
			append_value(table, i, &table->value);
		} else {
			hold_value(table, i, text);
		}
		free(text);
	}
	if (table->passing)
		end_line(table);
	else if (table->rows > RECORD_MEASURED)
		release(table);
}

void table_end(struct table *table)
{
	if (!table->passing)
		release(table);
}

void table_destroy(struct table *table)
{
	if (!table)
		return;
	for (size_t i = 0; i < table->rows * table->count; i++)
		text_finish(&table->held[i]);
	text_finish(&table->line);
	text_finish(&table->value);
	text_finish(&table->fitted);
	free(table->held);
	free(table->fields);
	free(table->places);
	free(table->widths);
	free(table);
}
