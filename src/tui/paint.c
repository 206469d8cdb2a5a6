#include "paint.h"

/* The bytes of a run that fit into CELLS, whose own cells are taken off. */
static size_t fitting(const struct text *text, const struct row_run *run, int *cells)
{
	struct text_cell cell;
	size_t offset = run->offset;

	while (offset < run->offset + run->length) {
		size_t before = offset;

		if (!text_next_cell(text, &offset, &cell) || cell.cells > *cells)
			return before - run->offset;
		*cells -= cell.cells;
	}
	return run->length;
}

static int attributes(const struct terminal *terminal, enum style style, enum paint_look look)
{
	if (look == PAINT_CURSOR)
		return (int)A_REVERSE | (style == STYLE_NORMAL || style == STYLE_DIM ? 0 : (int)A_BOLD);
	return terminal->look[style] | (look == PAINT_IDLE ? (int)A_UNDERLINE : 0);
}

void paint_row(const struct terminal *terminal, const struct area *area, int line, const struct row *row, enum paint_look look)
{
	int cells = area->width;

	if (line < 0 || line >= area->height || cells < 1)
		return;
	wattrset(area->window, attributes(terminal, STYLE_NORMAL, look));
	mvwhline(area->window, area->top + line, area->left, ' ' | (chtype)attributes(terminal, STYLE_NORMAL, look), cells);
	wmove(area->window, area->top + line, area->left);
	for (size_t i = 0; i < row->count && cells > 0; i++) {
		size_t length = fitting(&row->text, &row->runs[i], &cells);

		wattrset(area->window, attributes(terminal, row->runs[i].style, look));
		waddnstr(area->window, row->text.bytes + row->runs[i].offset, (int)length);
		if (length < row->runs[i].length)
			break;
	}
	wattrset(area->window, A_NORMAL);
}

void paint_text(const struct terminal *terminal, const struct area *area, int line, enum style style, const struct text *text)
{
	struct row_run run = {.offset = 0, .length = text->length, .style = style};
	struct row row = {.text = *text, .runs = &run, .count = text->length ? 1 : 0};

	paint_row(terminal, area, line, &row, PAINT_PLAIN);
}

void paint_blank(const struct area *area, int from)
{
	wattrset(area->window, A_NORMAL);
	for (int line = from < 0 ? 0 : from; line < area->height; line++)
		mvwhline(area->window, area->top + line, area->left, ' ', area->width);
}
