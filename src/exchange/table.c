#include "writer.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/layout.h"
#include "gwagi/text/memory.h"

#define STEP " › " /* between the steps of a path */
enum { GAP = 2, COLUMN_LEAST = 4, ROUNDS = 3 };

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
	bool passing;   /* the widths are known */
	bool shortened; /* columns are left out */
	struct text line, value, fitted, end;
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
		hold_value(table, i, D_(table->fields[i]->heading));
	return table;
}

static int table_cells(const struct table *table)
{
	int sum = 0;

	for (size_t i = 0; i < table->count; i++)
		sum += table->widths[i] ? table->widths[i] + GAP : 0;
	return sum - GAP + (table->shortened ? GAP + 1 : 0);
}

/* How far a column may shrink in each round: names and lists first, so that what identifies a row stays readable longest. */
static int least_width(const struct field *field, int round)
{
	static const int list[ROUNDS] = {12, 8, COLUMN_LEAST}, line[ROUNDS] = {28, 16, COLUMN_LEAST};

	if (field->type == FIELD_LIST || field->type == FIELD_BODY)
		return list[round];
	if (field->type == FIELD_TEXT)
		return line[round];
	return field->type == FIELD_CODE || round < ROUNDS - 1 ? INT_MAX : COLUMN_LEAST;
}

/* The widest column that may shrink in this round; `count` if there is none. */
static size_t widest_column(const struct table *table, int round)
{
	size_t widest = table->count;

	for (size_t i = 0; i < table->count; i++)
		if (table->widths[i] > least_width(table->fields[i], round) &&
		    (widest == table->count || table->widths[i] > table->widths[widest]))
			widest = i;
	return widest;
}

static void shrink_columns(struct table *table, int round)
{
	size_t column;

	while (table_cells(table) > table->cells && (column = widest_column(table, round)) < table->count)
		table->widths[column]--;
}

static bool column_is_empty(const struct table *table, size_t column)
{
	for (size_t row = 1; row < table->rows; row++)
		if (table->held[row * table->count + column].length)
			return false;
	return table->rows > 1;
}

/* Codes, the first name and the signal are what a table is for. */
static bool may_leave_out(const struct table *table, size_t column)
{
	const struct field *field = table->fields[column];

	if (field->type == FIELD_CODE || field->vocabulary == VOCABULARY_SIGNAL || !table->widths[column])
		return false;
	for (size_t i = 0; i < column; i++)
		if (table->fields[i]->type == FIELD_TEXT)
			return true;
	return field->type != FIELD_TEXT;
}

/* Leave out columns until the rest fits: first lists, then from the right. The heading ends with … then. */
static void leave_out(struct table *table)
{
	for (int lists = 1; lists >= 0; lists--)
		for (size_t i = table->count; i-- > 0 && table_cells(table) > table->cells;)
			if (may_leave_out(table, i) && (!lists || table->fields[i]->type == FIELD_LIST)) {
				table->widths[i] = 0;
				table->shortened = true;
			}
}

/* For a terminal that is too narrow: without the columns that have no value, with narrower ones, with fewer ones. */
static void shrink(struct table *table)
{
	int *full = memory_new(table->count + 1, sizeof *full);

	for (size_t i = 1; i < table->count; i++)
		if (column_is_empty(table, i))
			table->widths[i] = 0;
	memcpy(full, table->widths, table->count * sizeof *full);
	shrink_columns(table, 0);
	shrink_columns(table, 1);
	leave_out(table);
	for (size_t i = 0; i < table->count; i++) /* what stayed shares the room of what went */
		table->widths[i] = table->widths[i] ? full[i] : 0;
	for (int round = 0; round < ROUNDS; round++)
		shrink_columns(table, round);
	free(full);
}

static bool is_number(const struct field *field)
{
	return field->type == FIELD_INTEGER || field->type == FIELD_AMOUNT;
}

/* A path that is too long loses its beginning: its end is what tells one from another. */
static const struct text *fit_path(struct table *table, const struct text *value, int width)
{
	const char *rest = text_bytes(value), *step;

	while ((step = strstr(rest, STEP))) {
		rest = step + strlen(STEP);
		text_clear(&table->end);
		text_append(&table->end, "…" STEP);
		text_append(&table->end, rest);
		if (table->end.cells <= width)
			return &table->end;
	}
	if (rest == text_bytes(value) || width < COLUMN_LEAST)
		return value;
	text_clear(&table->end);
	text_append(&table->end, rest);
	if (table->end.cells > width) {
		struct text tail = {0};

		text_append_text(&tail, &table->end);
		text_clear(&table->end);
		text_append(&table->end, "…"); /* as wide as the mode has it */
		width -= table->end.cells;
		text_slice(&table->fitted, &tail, tail.cells - width, width);
		text_append_text(&table->end, &table->fitted);
		text_finish(&tail);
	}
	return &table->end;
}

static void append_value(struct table *table, size_t column, const struct text *value)
{
	int width = table->widths[column];

	if (!width)
		return;
	if (!table->cells && value->cells > width)
		width = value->cells;
	if (value->cells > width)
		value = fit_path(table, value, width);
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
	if (table->cells && table_cells(table) > table->cells)
		shrink(table);
	table->passing = true;
	for (size_t row = 0; row < table->rows; row++) {
		for (size_t i = 0; i < table->count; i++)
			append_value(table, i, &table->held[row * table->count + i]);
		if (!row && table->shortened)
			text_append(&table->line, "  …");
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
	text_finish(&table->end);
	free(table->held);
	free(table->fields);
	free(table->places);
	free(table->widths);
	free(table);
}
