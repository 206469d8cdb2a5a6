#include "report_text.h"
#include <string.h>

const char *const page_marks[LEVEL_REMARK + 1] = {
	[LEVEL_SQUARE] = "□ ",
	[LEVEL_CIRCLE] = " ○ ",
	[LEVEL_DASH] = "  - ",
	[LEVEL_REMARK] = "   ※ ",
};

void page_line(const struct page *page, const struct text *line)
{
	const char *bytes = text_bytes(line);
	size_t length = line->length;

	while (length && bytes[length - 1] == ' ')
		length--;
	fwrite(bytes, 1, length, page->out);
	fputc('\n', page->out);
}

void page_wrapped(const struct page *page, const char *mark, const char *text)
{
	struct text whole = {0}, line = {0}, hung = {0};
	struct text_span span = {0};
	int hang;

	text_append(&hung, mark);
	hang = hung.cells * 2 > page->cells ? 0 : hung.cells;
	text_append_text(&whole, &hung);
	text_append(&whole, text);
	for (bool first = true; text_wrap(&whole, page->cells, hang, &span); first = false) {
		text_clear(&line);
		text_pad(&line, first ? 0 : hang);
		text_append_format(&line, "%.*s", (int)span.length, text_bytes(&whole) + span.offset);
		page_line(page, &line);
	}
	text_finish(&whole);
	text_finish(&line);
	text_finish(&hung);
}

static void put_rule(const struct page *page, char sign)
{
	for (int i = 0; i < page->cells; i++)
		fputc(sign, page->out);
	fputc('\n', page->out);
}

static void put_block(const struct page *page, const struct block *block, day_number today)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		fputc('\n', page->out);
		page_wrapped(page, page_marks[LEVEL_SQUARE], block->text);
		break;
	case BLOCK_LINE:
		page_wrapped(page, page_marks[block->level], block->text);
		break;
	case BLOCK_TABLE:
		page_table(page, &block->table);
		break;
	case BLOCK_BARS:
		page_bars(page, block);
		break;
	case BLOCK_TIMELINE:
		page_timeline(page, block, today);
		break;
	}
}

void document_write_text(FILE *out, int cells, const struct document *document)
{
	const struct page page = {out, cells};

	page_wrapped(&page, "", document->title);
	for (size_t i = 0; i < document->head_count; i++)
		page_wrapped(&page, "", document->head[i]);
	put_rule(&page, '=');
	for (size_t i = 0; i < document->count; i++)
		put_block(&page, &document->blocks[i], document->today);
	if (document->foot_count)
		put_rule(&page, '-');
	for (size_t i = 0; i < document->foot_count; i++)
		page_wrapped(&page, "", document->foot[i]);
}
