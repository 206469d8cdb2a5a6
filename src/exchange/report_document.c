#include "report_document.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

static char *copy(const char *text)
{
	return text ? memory_copy(text, strlen(text)) : memory_copy("", 0);
}

static char *print(const char *format, va_list arguments)
{
	va_list again;
	char *out;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	out = memory_new(length < 0 ? 1 : (size_t)length + 1, 1);
	if (length > 0)
		vsnprintf(out, (size_t)length + 1, format, arguments);
	return out;
}

/* BLOCK with room for one more than COUNT elements of SIZE. */
static void *grown(void *block, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return block;
	*room = *room ? *room * 2 : 8;
	return memory_grow(block, *room, size);
}

struct document *document_create(const char *title, day_number today)
{
	struct document *document = memory_new(1, sizeof *document);

	document->title = copy(title);
	document->today = today;
	return document;
}

void table_finish(struct table *table)
{
	for (size_t i = 0; i < table->rows * table->width; i++)
		free(table->cells[i]);
	free(table->cells);
	free(table->signals);
}

static void finish_block(struct block *block)
{
	free(block->text);
	table_finish(&block->table);
	for (size_t i = 0; block->bars && i < block->count; i++) {
		free(block->bars[i].code);
		free(block->bars[i].title);
		free(block->bars[i].goal);
	}
	free(block->bars);
	for (size_t i = 0; block->stretches && i < block->count; i++) {
		free(block->stretches[i].code);
		free(block->stretches[i].title);
	}
	free(block->stretches);
}

void document_destroy(struct document *document)
{
	if (!document)
		return;
	free(document->title);
	for (size_t i = 0; i < document->head_count; i++)
		free(document->head[i]);
	free(document->head);
	for (size_t i = 0; i < document->foot_count; i++)
		free(document->foot[i]);
	free(document->foot);
	for (size_t i = 0; i < document->count; i++)
		finish_block(&document->blocks[i]);
	free(document->blocks);
	free(document);
}

void document_head(struct document *document, const char *format, ...)
{
	va_list arguments;

	document->head = memory_grow(document->head, document->head_count + 1, sizeof *document->head);
	va_start(arguments, format);
	document->head[document->head_count++] = print(format, arguments);
	va_end(arguments);
}

void document_foot(struct document *document, const char *format, ...)
{
	va_list arguments;

	document->foot = memory_grow(document->foot, document->foot_count + 1, sizeof *document->foot);
	va_start(arguments, format);
	document->foot[document->foot_count++] = print(format, arguments);
	va_end(arguments);
}

struct block *document_block(struct document *document, enum block_kind kind)
{
	document->blocks = grown(document->blocks, document->count, &document->room, sizeof *document->blocks);
	document->blocks[document->count] = (struct block){.kind = kind};
	return &document->blocks[document->count++];
}

void document_heading(struct document *document, const char *format, ...)
{
	struct block *block = document_block(document, BLOCK_HEADING);
	va_list arguments;

	va_start(arguments, format);
	block->text = print(format, arguments);
	va_end(arguments);
}

void document_line(struct document *document, enum level level, const char *format, ...)
{
	struct block *block = document_block(document, BLOCK_LINE);
	va_list arguments;

	block->level = level;
	va_start(arguments, format);
	block->text = print(format, arguments);
	va_end(arguments);
}

void document_raise(struct document *document, size_t place)
{
	struct block last = document->blocks[document->count - 1];

	memmove(document->blocks + place + 1, document->blocks + place, (document->count - 1 - place) * sizeof *document->blocks);
	document->blocks[place] = last;
}

struct table *document_table(struct document *document, const struct column *columns, size_t width)
{
	struct block *block = document_block(document, BLOCK_TABLE);

	block->table = (struct table){.columns = columns, .width = width};
	return &block->table;
}

bool column_is_text(const struct column *column)
{
	return column->type == COLUMN_TEXT || column->type == COLUMN_LINES;
}

void table_row(struct table *table, int signal, const char *const *cells)
{
	char **row;

	if (table->rows == table->room) {
		table->room = table->room ? table->room * 2 : 8;
		table->cells = memory_grow(table->cells, table->room * table->width, sizeof *table->cells);
		table->signals = memory_grow(table->signals, table->room, sizeof *table->signals);
	}
	row = table->cells + table->rows * table->width;
	for (size_t i = 0; i < table->width; i++)
		row[i] = copy(cells[i]);
	table->signals[table->rows++] = signal;
}

void table_trim(struct table *table)
{
	size_t old = table->width, width = 0;

	for (size_t i = 0; i < table->rows * old; i++)
		if (*table->cells[i] && i % old >= width)
			width = i % old + 1;
	for (size_t row = 0; row < table->rows; row++)
		for (size_t i = 0; i < old; i++)
			if (i < width)
				table->cells[row * width + i] = table->cells[row * old + i];
			else
				free(table->cells[row * old + i]);
	table->width = width;
}

void block_bar(struct block *block, const char *code, const char *title, const char *goal, const struct measure *measure)
{
	block->bars = grown(block->bars, block->count, &block->room, sizeof *block->bars);
	block->bars[block->count++] = (struct bar){
		.code = copy(code), .title = copy(title), .goal = copy(goal), .measure = *measure};
}

bool stretch_is_drawn(const struct node *node)
{
	return node->state.date.first != DAY_NONE || node->state.date.last != DAY_NONE;
}

void block_stretch(struct block *block, const struct node *node)
{
	block->stretches = grown(block->stretches, block->count, &block->room, sizeof *block->stretches);
	block->stretches[block->count++] = (struct stretch){.code = copy(node->code),
							    .title = copy(node->title),
							    .state = node->state,
							    .verdict = node->verdict,
							    .original = node->original};
}

void report_write(FILE *out, enum report_format format, int cells, struct document *const *documents, size_t count)
{
	if (format == REPORT_HTML) {
		documents_write_html(out, documents, count);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (i)
			fputs("\n\n", out);
		if (format == REPORT_TEXT)
			document_write_text(out, cells, documents[i]);
		else
			document_write_markdown(out, documents[i]);
	}
}
