#include "paint.h"

enum { STROKE = 64 };

/* Cells of one look that wait to be drawn, in cells behind one another. ncurses takes over whole cells for a fraction of what it
 * costs it to make them of bytes. */
struct stroke {
	WINDOW *window;
	int line, column; /* of the first one */
	int count, width; /* how many there are, and columns that they take */
	cchar_t cells[STROKE];
};

static void draw_stroke(struct stroke *stroke)
{
	if (stroke->count)
		mvwadd_wchnstr(stroke->window, stroke->line, stroke->column, stroke->cells, stroke->count);
	stroke->column += stroke->width;
	stroke->count = stroke->width = 0;
}

/* The character that the LENGTH bytes are, if they are one and the commonest: up to three bytes, no marks behind it. Else 0. */
static wchar_t only_character(const unsigned char *bytes, size_t length)
{
	if (length == 1)
		return (wchar_t)*bytes;
	if (length == 3 && bytes[0] >> 4 == 0xE)
		return (wchar_t)((bytes[0] & 0xF) << 12 | (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F));
	return 0;
}

static void add_cell(struct stroke *stroke, const char *bytes, const struct text_cell *cell)
{
	wchar_t wide[2] = {only_character((const unsigned char *)bytes, cell->length), L'\0'};

	if (stroke->count == STROKE || !*wide)
		draw_stroke(stroke);
	if (*wide) {
		setcchar(&stroke->cells[stroke->count++], wide, A_NORMAL, 0, NULL);
		stroke->width += cell->cells;
	} else {
		mvwaddnstr(stroke->window, stroke->line, stroke->column, bytes, (int)cell->length);
		stroke->column += cell->cells;
	}
}

/* What fits of a run into the columns up to END. False: not all of it. */
static bool add_run(struct stroke *stroke, const struct text *text, const struct row_run *run, int end)
{
	struct text_cell cell;
	size_t offset = run->offset;

	while (offset < run->offset + run->length) {
		if (!text_next_cell(text, &offset, &cell) || cell.cells > end - stroke->column - stroke->width)
			return false;
		add_cell(stroke, text->bytes + cell.offset, &cell);
	}
	return true;
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

/* Behind what was written, as if it had been written byte by byte. */
static void leave_cursor(WINDOW *window, int line, int column)
{
	if (column < getmaxx(window))
		wmove(window, line, column);
	else if (line + 1 < getmaxy(window))
		wmove(window, line + 1, 0);
}

static void write_runs(const struct terminal *terminal, const struct area *area, int line, const struct row *row,
		       enum paint_look look)
{
	struct stroke stroke;
	int end = area->left + area->width;
	bool room = true;

	stroke.window = area->window;
	stroke.line = line;
	stroke.column = area->left;
	stroke.count = stroke.width = 0;
	for (size_t i = 0; i < row->count && room; i++) {
		wattrset(area->window, attributes(terminal, row->runs[i].style, look));
		room = add_run(&stroke, &row->text, &row->runs[i], end);
		draw_stroke(&stroke);
	}
	leave_cursor(area->window, line, stroke.column);
}

void paint_row(const struct terminal *terminal, const struct area *area, int line, const struct row *row, enum paint_look look)
{
	int normal = attributes(terminal, STYLE_NORMAL, look);

	if (line < 0 || line >= area->height || area->width < 1 || is_there(area, line, row, look))
		return;
	wattrset(area->window, normal);
	mvwhline(area->window, area->top + line, area->left, ' ' | (chtype)normal, area->width);
	write_runs(terminal, area, area->top + line, row, look);
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
