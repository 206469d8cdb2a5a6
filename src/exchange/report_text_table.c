#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "report_text.h"

enum { COLUMNS_MOST = 16, GAP = 2, INDENT = 4, TEXT_LEAST = 10, WORD_MOST = 8 };

/* Columns side by side, from the column FROM on. */
struct grid {
	const struct table *table;
	size_t from;
	int indent, gap;
	int widths[COLUMNS_MOST];
};

/* The cells of the widest line of TEXT. */
static int cells_of(const char *text)
{
	struct text cell = {0};
	int cells;

	text_clean(&cell, text, strlen(text), TEXT_BODY);
	cells = cell.cells;
	text_finish(&cell);
	return cells;
}

static int natural_width(const struct table *table, size_t column)
{
	int widest = 0;

	for (size_t row = 0; row < table->rows; row++) {
		int cells = cells_of(table->cells[row * table->width + column]);

		widest = cells > widest ? cells : widest;
	}
	return widest;
}

/* What a heading needs, whose words may stand below each other; a long word may be broken in two. */
static int heading_width(const char *heading)
{
	int widest = 0;

	while (*heading) {
		size_t length = strcspn(heading, " ");
		struct text word = {0};

		text_append_format(&word, "%.*s", (int)length, heading);
		if (word.cells > WORD_MOST)
			word.cells = (word.cells / 2 + 2) / 2 * 2;
		widest = word.cells > widest ? word.cells : widest;
		text_finish(&word);
		heading += length + (heading[length] == ' ');
	}
	return widest;
}

/* What a row is about may be broken in two, other text in three; numbers, codes and verdicts may not. */
static bool fit(struct grid *grid, int room)
{
	const struct table *table = grid->table;
	int wished[COLUMNS_MOST] = {0}, left = room - grid->indent + grid->gap;
	bool grown = true;

	for (size_t i = grid->from; i < table->width; i++) {
		int heading = heading_width(message_of(table->columns[i].heading)), natural = natural_width(table, i);
		int parts = !column_is_text(&table->columns[i]) ? 1 : table->columns[i].lead ? 2 : 3;
		int least = (natural + parts - 1) / parts;

		least = least < TEXT_LEAST && natural > least ? (natural < TEXT_LEAST ? natural : TEXT_LEAST) : least;
		wished[i] = natural > heading ? natural : heading;
		grid->widths[i] = least > heading ? least : heading;
		left -= grid->widths[i] + grid->gap;
	}
	while (left > 0 && grown) {
		grown = false;
		for (size_t i = grid->from; i < table->width && left > 0; i++)
			if (grid->widths[i] < wished[i]) {
				grid->widths[i]++;
				left--;
				grown = true;
			}
	}
	return left >= 0;
}

static void add_piece(const struct grid *grid, size_t column, const struct text *cell, const struct text_span *span,
		      struct text *line)
{
	bool right = grid->table->columns[column].type == COLUMN_NUMBER;

	if (column > grid->from)
		text_pad(line, line->tail + grid->gap);
	if (right)
		text_pad(line, line->tail + grid->widths[column] - span->cells);
	text_append_format(line, "%.*s", (int)span->length, text_bytes(cell) + span->offset);
	if (!right)
		text_pad(line, line->tail + grid->widths[column] - span->cells);
}

/* CELLS are those of all columns. */
static void put_cells(const struct page *page, const struct grid *grid, const char *const *cells)
{
	struct text texts[COLUMNS_MOST] = {0}, line = {0};
	struct text_span spans[COLUMNS_MOST] = {0};
	bool more[COLUMNS_MOST], any = true;
	size_t end = grid->table->width;

	for (size_t i = grid->from; i < end; i++) {
		text_clean(&texts[i], cells[i], strlen(cells[i]), TEXT_BODY);
		more[i] = true;
	}
	while (any) {
		any = false;
		text_clear(&line);
		text_pad(&line, grid->indent);
		for (size_t i = grid->from; i < end; i++) {
			more[i] = more[i] && text_wrap(&texts[i], grid->widths[i], 0, &spans[i]);
			if (!more[i])
				spans[i] = (struct text_span){0};
			any = any || more[i];
			add_piece(grid, i, &texts[i], &spans[i], &line);
		}
		if (any)
			page_line(page, &line);
	}
	for (size_t i = grid->from; i < end; i++)
		text_finish(&texts[i]);
	text_finish(&line);
}

/* What a row is about, on one line: "1.2 국방 AX 전략 | 국방부". */
static void put_leads(const struct page *page, const char *const *cells, size_t leads)
{
	struct text line = {0};

	if (!leads)
		return;
	for (size_t i = 0; i < leads; i++)
		if (*cells[i])
			text_append_format(&line, "%s%s", line.length ? " | " : "", cells[i]);
	page_wrapped(page, " ", text_bytes(&line));
	text_finish(&line);
}

/* Headings too wide for their columns have a line a word: Hangul would be broken anywhere. */
static void put_headings(const struct page *page, const struct grid *grid)
{
	const struct table *table = grid->table;
	const char *headings[COLUMNS_MOST];
	char *broken[COLUMNS_MOST] = {NULL};

	for (size_t i = 0; i < table->width; i++) {
		headings[i] = message_of(table->columns[i].heading);
		if (i < grid->from || cells_of(headings[i]) <= grid->widths[i])
			continue;
		broken[i] = memory_copy(headings[i], strlen(headings[i]));
		for (char *at = broken[i]; (at = strchr(at, ' '));)
			*at = '\n';
		headings[i] = broken[i];
	}
	put_leads(page, headings, grid->from);
	put_cells(page, grid, headings);
	for (size_t i = 0; i < table->width; i++)
		free(broken[i]);
}

static void put_grid(const struct page *page, const struct grid *grid)
{
	const struct table *table = grid->table;
	struct text rule = {0};

	put_headings(page, grid);
	text_pad(&rule, grid->indent);
	for (size_t i = grid->from; i < table->width; i++) {
		if (i > grid->from)
			text_pad(&rule, rule.tail + grid->gap);
		for (int j = 0; j < grid->widths[i]; j++)
			text_append(&rule, "-");
	}
	page_line(page, &rule);
	for (size_t row = 0; row < table->rows; row++) {
		const char *const *cells = (const char *const *)table->cells + row * table->width;

		put_leads(page, cells, grid->from);
		put_cells(page, grid, cells);
	}
	text_finish(&rule);
}

/* How many columns, the first ones, say what a row is about. */
static size_t count_leads(const struct table *table)
{
	size_t leads = 0;

	while (leads < table->width && table->columns[leads].lead)
		leads++;
	return leads;
}

/* Numbers alone, below what they are about, make a table that can be read. */
static bool is_numbers(const struct table *table, size_t from)
{
	for (size_t i = from; i < table->width; i++)
		if (table->columns[i].type != COLUMN_NUMBER)
			return false;
	return from > 0 && from < table->width;
}

/* LINES of a cell in one line. */
static void append_lines(struct text *out, const char *lines, const char *between)
{
	for (size_t length; *lines; lines += length + (lines[length] == '\n')) {
		length = strcspn(lines, "\n");
		text_append_format(out, "%.*s%s", (int)length, lines, lines[length] ? between : "");
	}
}

/* "[지연] 3대 축 혁신 실행과제 추진 계획 확정 (1.2.5.1m1)" */
static void put_title(const struct page *page, const struct table *table, const char *const *cells)
{
	struct text line = {0};

	for (size_t i = 0; i < table->width; i++)
		if (table->columns[i].type == COLUMN_SIGNAL && *cells[i])
			text_append_format(&line, "[%s] ", cells[i]);
	for (size_t i = 0, any = 0; i < table->width; i++)
		if (table->columns[i].lead && column_is_text(&table->columns[i]) && *cells[i]) {
			text_append(&line, any++ ? " | " : "");
			append_lines(&line, cells[i], ", ");
		}
	for (size_t i = 0; i < table->width; i++)
		if (table->columns[i].type == COLUMN_CODE && *cells[i])
			text_append_format(&line, " (%s)", cells[i]);
	page_wrapped(page, page_marks[LEVEL_CIRCLE], text_bytes(&line));
	text_finish(&line);
}

static void put_numbers(const struct page *page, const struct table *table, const char *const *cells)
{
	struct text line = {0};

	for (size_t i = 0; i < table->width; i++)
		if (table->columns[i].type == COLUMN_NUMBER && *cells[i]) {
			text_append_format(&line, "%s%s ", line.length ? " · " : "", message_of(table->columns[i].heading));
			append_lines(&line, cells[i], " ");
		}
	if (line.length)
		page_wrapped(page, page_marks[LEVEL_DASH], text_bytes(&line));
	text_finish(&line);
}

static void put_record(const struct page *page, const struct table *table, const char *const *cells)
{
	struct text line = {0};

	put_title(page, table, cells);
	put_numbers(page, table, cells);
	for (size_t i = 0; i < table->width; i++)
		if (column_is_text(&table->columns[i]) && !table->columns[i].lead && *cells[i]) {
			text_clear(&line);
			text_append_format(&line, "%s: ", message_of(table->columns[i].heading));
			append_lines(&line, cells[i], ", ");
			page_wrapped(page, page_marks[LEVEL_DASH], text_bytes(&line));
		}
	text_finish(&line);
}

void page_table(const struct page *page, const struct table *table)
{
	size_t leads = count_leads(table);
	struct grid grid = {.table = table, .indent = 1, .gap = GAP}, below = {.table = table, .from = leads, .indent = INDENT};

	below.gap = 1;
	if (fit(&grid, page->cells)) {
		put_grid(page, &grid);
		return;
	}
	if (is_numbers(table, leads) && fit(&below, page->cells)) {
		put_grid(page, &below);
		return;
	}
	for (size_t row = 0; row < table->rows; row++)
		put_record(page, table, (const char *const *)table->cells + row * table->width);
}
