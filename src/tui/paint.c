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
	if (look == PAINT_CURSOR && style == STYLE_HIT)
		return (int)(A_REVERSE | A_BOLD | A_UNDERLINE);
	if (look == PAINT_CURSOR)
		return (int)A_REVERSE;
	return terminal->look[style] | (look == PAINT_IDLE ? (int)A_UNDERLINE : 0);
}

/* A mark of all that makes a painted row (FNV-1a); never 0, which stands for "not known". */
static uint64_t mark_of(const struct row *row, enum paint_look look)
{
	uint64_t mark = 14695981039346656037u ^ (unsigned)look;

	for (size_t i = 0; i < row->count; i++) {
		const struct row_run *run = &row->runs[i];

		mark = (mark ^ (unsigned)run->style) * 1099511628211u;
		for (size_t j = run->offset; j < run->offset + run->length; j++)
			mark = (mark ^ (unsigned char)row->text.bytes[j]) * 1099511628211u;
	}
	return mark | 1;
}

static bool is_there(const struct area *area, int line, const struct row *row, enum paint_look look)
{
	uint64_t mark;

	if (!area->seen)
		return false;
	mark = mark_of(row, look);
	if (area->seen[line] == mark)
		return true;
	area->seen[line] = mark;
	return false;
}

static void write_runs(const struct terminal *terminal, const struct area *area, const struct row *row, enum paint_look look)
{
	int cells = area->width;

	for (size_t i = 0; i < row->count && cells > 0; i++) {
		size_t length = fitting(&row->text, &row->runs[i], &cells);

		wattrset(area->window, attributes(terminal, row->runs[i].style, look));
		waddnstr(area->window, row->text.bytes + row->runs[i].offset, (int)length);
		if (length < row->runs[i].length)
			break;
	}
}

void paint_row(const struct terminal *terminal, const struct area *area, int line, const struct row *row, enum paint_look look)
{
	int normal = attributes(terminal, STYLE_NORMAL, look);

	if (line < 0 || line >= area->height || area->width < 1 || is_there(area, line, row, look))
		return;
	wattrset(area->window, normal);
	mvwhline(area->window, area->top + line, area->left, ' ' | (chtype)normal, area->width);
	wmove(area->window, area->top + line, area->left);
	write_runs(terminal, area, row, look);
	wattrset(area->window, A_NORMAL);
}

void paint_blank(const struct terminal *terminal, const struct area *area, int from)
{
	const struct row empty = {0};

	for (int line = from < 0 ? 0 : from; line < area->height; line++)
		paint_row(terminal, area, line, &empty, PAINT_PLAIN);
}

void paint_frame(WINDOW *window, bool ascii)
{
	static const wchar_t *const lines[] = {L"│", L"─", L"┌", L"┐", L"└", L"┘"};
	cchar_t cells[6];

	if (ascii) {
		wborder(window, '|', '|', '-', '-', '+', '+', '+', '+');
		return;
	}
	for (int i = 0; i < 6; i++)
		setcchar(&cells[i], lines[i], A_NORMAL, 0, NULL);
	wborder_set(window, &cells[0], &cells[0], &cells[1], &cells[1], &cells[2], &cells[3], &cells[4], &cells[5]);
}
