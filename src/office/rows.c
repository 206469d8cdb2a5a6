/* The rows of a sheet as CSV. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "book.h"
#include "gwagi/text/memory.h"
#include "office.h"
#include "rich.h"

struct cell {
	size_t offset, length; /* in the row's bytes */
};

struct rows {
	FILE *out;
	struct wire_report *report;
	const struct strings *strings;
	const struct styles *styles;
	bool from_1904;
	long long left;    /* bytes that may still be written */
	long row, written; /* the row that is read; rows that went out */
	long column;       /* of the cell that is read, from 1 */
	char type;         /* its type: 0 number, else the first letter, i inline */
	size_t style;
	bool value;       /* within <v> */
	struct rich rich; /* its text */
	char *bytes;      /* of the row's cells */
	size_t used, room;
	struct cell cells[WIRE_COLUMNS];
	size_t count; /* up to the last cell that holds something */
};

/* "AB12": the column, from 1; 0 for what is none. */
static long column_of(const char *reference)
{
	long column = 0;

	for (; *reference >= 'A' && *reference <= 'Z' && column <= 16384; reference++)
		column = column * 26 + (*reference - 'A' + 1);
	return column;
}

static void put(struct rows *rows, const char *bytes, size_t length)
{
	rows->left -= (long long)length;
	if (rows->left < 0)
		wire_refuse(rows->report, WIRE_LARGE, 0, 0);
	else if (fwrite(bytes, 1, length, rows->out) != length)
		wire_refuse(rows->report, WIRE_UNWRITTEN, errno, 0);
}

static void put_cell(struct rows *rows, const char *text, size_t length)
{
	const char *end = text + length, *quote;

	put(rows, "\"", 1);
	while ((quote = memchr(text, '"', (size_t)(end - text)))) {
		put(rows, text, (size_t)(quote - text) + 1);
		put(rows, "\"", 1);
		text = quote + 1;
	}
	put(rows, text, (size_t)(end - text));
	put(rows, "\"", 1);
}

static void put_row(struct rows *rows)
{
	/* A row without anything is a record too, which a line without anything is not to every reader. */
	for (; rows->written + 1 < rows->row && rows->report->fault == WIRE_FINE; rows->written++)
		put(rows, "\"\"\n", 3);
	for (size_t i = 0; i < rows->count && rows->report->fault == WIRE_FINE; i++) {
		if (i)
			put(rows, ",", 1);
		if (rows->cells[i].length)
			put_cell(rows, rows->bytes + rows->cells[i].offset, rows->cells[i].length);
	}
	put(rows, "\n", 1);
	rows->written++;
}

static void keep(struct rows *rows, const char *text, size_t length)
{
	struct cell *cell;

	/* The parser may still tell of an end after it was stopped. */
	if (!length || rows->report->fault != WIRE_FINE)
		return;
	if (rows->column > WIRE_COLUMNS) {
		wire_refuse(rows->report, WIRE_WIDE, rows->row, 0);
		return;
	}
	if (length > WIRE_MOST) {
		wire_refuse(rows->report, WIRE_LONG, rows->row, rows->column);
		return;
	}
	if (rows->used + length > rows->room) {
		rows->room = (rows->used + length) * 2;
		rows->bytes = memory_grow(rows->bytes, rows->room, 1);
	}
	memcpy(rows->bytes + rows->used, text, length);
	cell = &rows->cells[rows->column - 1];
	*cell = (struct cell){rows->used, length};
	rows->used += length;
	if ((size_t)rows->column > rows->count)
		rows->count = (size_t)rows->column;
}

static void keep_shared(struct rows *rows, const char *value)
{
	char *end;
	unsigned long place = strtoul(value, &end, 10);
	const char *text;

	if (end == value || *end || place >= rows->strings->count) {
		wire_refuse(rows->report, WIRE_DAMAGED, rows->row, rows->column);
		return;
	}
	text = rows->strings->bytes + rows->strings->starts[place];
	keep(rows, text, strlen(text));
}

static void keep_number(struct rows *rows, const char *value)
{
	char text[NUMBER_TEXT];
	enum show show = rows->style < rows->styles->count ? (enum show)rows->styles->shows[rows->style] : SHOW_NUMBER;

	if (number_print(value, show, rows->from_1904, text))
		value = text;
	keep(rows, value, strlen(value));
}

/* A day written out, perhaps with its midnight. */
static void keep_day(struct rows *rows, const char *value, size_t length)
{
	static const char midnight[] = "T00:00:00";
	size_t day = length - (sizeof midnight - 1);

	keep(rows, value, length > sizeof midnight && strcmp(value + day, midnight) == 0 ? day : length);
}

static void end_cell(struct rows *rows)
{
	const char *value = rich_text(&rows->rich);

	switch (rows->type) {
	case 's':
		if (*value)
			keep_shared(rows, value);
		return;
	case 'b':
		if (*value)
			keep(rows, *value == '1' ? "true" : "false", *value == '1' ? 4 : 5);
		return;
	case 'n':
		keep_number(rows, value);
		return;
	case 'd':
		keep_day(rows, value, rows->rich.length);
		return;
	default:
		keep(rows, value, strlen(value));
	}
}

/* s shared, b, e an error as it reads, n, d; i inline, t the text of a formula. */
static char type_of(const char *type)
{
	if (!type)
		return 'n';
	if (strcmp(type, "str") == 0)
		return 't';
	return strcmp(type, "inlineStr") == 0 ? 'i' : *type;
}

static void start_row(struct rows *rows, const char **attributes)
{
	const char *number = part_attribute(attributes, "r");
	long row = number ? strtol(number, NULL, 10) : rows->row + 1;

	if (row <= rows->row || row > WIRE_ROWS)
		wire_refuse(rows->report, WIRE_DAMAGED, row, 0);
	rows->row = row;
	rows->column = 0;
	rows->count = rows->used = 0;
	memset(rows->cells, 0, sizeof rows->cells);
}

static void start_cell(struct rows *rows, const char **attributes)
{
	const char *reference = part_attribute(attributes, "r"), *style = part_attribute(attributes, "s");
	long column = reference ? column_of(reference) : rows->column + 1;

	if (column <= rows->column)
		wire_refuse(rows->report, WIRE_DAMAGED, rows->row, column);
	rows->column = column;
	rows->type = type_of(part_attribute(attributes, "t"));
	rows->style = style ? strtoul(style, NULL, 10) : 0;
	rich_clear(&rows->rich);
}

static void on_start(void *context, const char *name, const char **attributes)
{
	struct rows *rows = context;

	if (strcmp(name, "row") == 0)
		start_row(rows, attributes);
	else if (strcmp(name, "c") == 0)
		start_cell(rows, attributes);
	else if (strcmp(name, "v") == 0)
		rows->rich.within = rows->type != 'i';
	else if (rows->type == 'i')
		rich_start(&rows->rich, name);
}

static void on_end(void *context, const char *name)
{
	struct rows *rows = context;

	if (strcmp(name, "row") == 0 && rows->count)
		put_row(rows);
	else if (strcmp(name, "c") == 0)
		end_cell(rows);
	else if (strcmp(name, "v") == 0)
		rows->rich.within = false;
	else if (rows->type == 'i')
		rich_end(&rows->rich, name);
}

static void on_text(void *context, const char *bytes, size_t length)
{
	struct rows *rows = context;

	rich_add(&rows->rich, bytes, length);
}

static bool rows_read(struct package *package, const struct book *book, struct rows *rows)
{
	bool done = package_read(package, book->sheet, &(struct part_reader){on_start, on_end, on_text, rows}, rows->report);

	rich_finish(&rows->rich);
	free(rows->bytes);
	return done;
}

static bool read_book(struct package *package, long long most, FILE *out, struct wire_report *report)
{
	struct book book;
	struct strings strings = {0};
	struct styles styles = {0};
	struct rows rows = {.out = out, .report = report, .strings = &strings, .styles = &styles, .left = most};
	bool done = book_find(package, &book, report) && (!*book.styles || styles_read(package, book.styles, &styles, report)) &&
		    (!*book.strings || strings_read(package, book.strings, &strings, report));

	rows.from_1904 = done && book.from_1904;
	done = done && rows_read(package, &book, &rows);
	strings_finish(&strings);
	styles_finish(&styles);
	return done;
}

bool sheet_read(int file, long long most, FILE *out, struct wire_report *report)
{
	struct package *package = package_open(file, most, report);
	bool done = package && read_book(package, most, out, report);

	package_close(package);
	return done;
}
