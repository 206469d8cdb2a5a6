/* A paper as Markdown (GitHub's, for its tables). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "report_text.h"

enum { FIGURE_CELLS = 76 };

/* Text that Markdown could take for something else than text is marked. */
static void put_text(FILE *out, const char *lines)
{
	struct text text = {0};

	text_clean(&text, lines, strlen(lines), TEXT_BODY);
	for (const char *at = text_bytes(&text); *at; at++) {
		if (*at == '\n') {
			fputs("<br>", out);
			continue;
		}
		if (strchr("\\`*_{}[]<>#|~&!", *at))
			fputc('\\', out);
		fputc(*at, out);
	}
	text_finish(&text);
}

static void put_line(FILE *out, const struct block *block)
{
	static const char *const marks[LEVEL_REMARK + 1] = {
		[LEVEL_SQUARE] = "□ ", [LEVEL_CIRCLE] = "- ", [LEVEL_DASH] = "  - ", [LEVEL_REMARK] = "- ※ "};

	fputs(marks[block->level], out);
	put_text(out, block->text);
	fputc('\n', out);
}

static void put_table(FILE *out, const struct table *table)
{
	for (size_t i = 0; i < table->width; i++) {
		fputs(i ? " | " : "| ", out);
		put_text(out, message_of(table->columns[i].heading));
	}
	fputs(" |\n", out);
	for (size_t i = 0; i < table->width; i++)
		fputs(table->columns[i].type == COLUMN_NUMBER ? "| ---: " : "| --- ", out);
	fputs("|\n", out);
	for (size_t i = 0; i < table->rows * table->width; i++) {
		fputs(i % table->width ? " | " : "| ", out);
		put_text(out, table->cells[i]);
		if (i % table->width == table->width - 1)
			fputs(" |\n", out);
	}
}

/* Indented, not fenced: no title can end it. */
static void put_figure(FILE *out, const struct block *block, day_number today)
{
	char *lines = NULL;
	size_t length = 0;
	const struct page page = {open_memstream(&lines, &length), FIGURE_CELLS};

	if (!page.out)
		return;
	if (block->kind == BLOCK_BARS)
		page_bars(&page, block);
	else
		page_timeline(&page, block, today);
	if (fclose(page.out) == 0)
		for (const char *line = lines; line && *line; line += strcspn(line, "\n") + 1)
			fprintf(out, "    %.*s\n", (int)strcspn(line, "\n"), line);
	free(lines);
}

static bool is_listed(const struct block *block)
{
	return block->kind == BLOCK_LINE && block->level != LEVEL_SQUARE;
}

static void put_block(FILE *out, const struct block *block, day_number today)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		fputs("## ", out);
		put_text(out, block->text);
		fputc('\n', out);
		break;
	case BLOCK_LINE:
		put_line(out, block);
		break;
	case BLOCK_TABLE:
		put_table(out, &block->table);
		break;
	case BLOCK_BARS:
	case BLOCK_TIMELINE:
		put_figure(out, block, today);
		break;
	}
}

void document_write_markdown(FILE *out, const struct document *document)
{
	const struct block *before = NULL;

	fputs("# ", out);
	put_text(out, document->title);
	fputc('\n', out);
	for (size_t i = 0; i < document->head_count; i++) {
		fputc('\n', out);
		put_text(out, document->head[i]);
		fputc('\n', out);
	}
	for (size_t i = 0; i < document->count; before = &document->blocks[i++]) {
		if (!before || !is_listed(before) || !is_listed(&document->blocks[i]))
			fputc('\n', out);
		put_block(out, &document->blocks[i], document->today);
	}
	for (size_t i = 0; i < document->foot_count; i++) {
		fputs(i ? "\n" : "\n---\n\n", out);
		put_text(out, document->foot[i]);
		fputc('\n', out);
	}
}
