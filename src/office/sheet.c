/* Messages to a workbook. Rows go to a temporary file as they come, so that memory does not grow with them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include "gwagi/model/day.h"
#include "gwagi/text/memory.h"
#include "office.h"

/* PLACES is what an amount may have behind its point. Serial 25569 is 1970-01-01. A4 has number 9. A line of the font takes
 * POINTS, a row at most POINTS_MOST. */
enum { PLACES = 9, SERIAL = 25569, A4 = 9, FORMAT = 32, POINTS = 14, POINTS_MOST = 409 };

static const char font[] = "맑은 고딕"; /* each digit as wide as the other, so that figures stand below each other */

struct making {
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *head, *text, *lines, *truth, *day, *ordinal, *numbers[PLACES + 1];
	lxw_row_t row;
	lxw_col_t column; /* that comes next */
};

static lxw_format *make_format(lxw_workbook *book, const char *numbers)
{
	lxw_format *format = workbook_add_format(book);

	format_set_font_name(format, font);
	format_set_font_size(format, 10);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (numbers)
		format_set_num_format(format, numbers);
	return format;
}

static void make_formats(struct making *making)
{
	char numbers[FORMAT] = "#,##0";

	making->head = make_format(making->book, "@");
	format_set_bold(making->head);
	format_set_bg_color(making->head, 0xE7E6E6);
	format_set_bottom(making->head, LXW_BORDER_THIN);
	making->text = make_format(making->book, "@");
	making->lines = make_format(making->book, "@");
	format_set_text_wrap(making->lines);
	making->truth = make_format(making->book, NULL);
	making->day = make_format(making->book, "yyyy-mm-dd");
	making->ordinal = make_format(making->book, "0");
	for (int i = 0; i <= PLACES; i++) {
		making->numbers[i] = make_format(making->book, numbers);
		strcat(numbers, i ? "0" : ".0");
	}
}

static bool check(lxw_error error, struct wire_report *report)
{
	return error == LXW_NO_ERROR || wire_refuse(report, WIRE_LIBRARY, (long)error, 0);
}

static bool begin_sheet(struct making *making, const char *name, struct wire_report *report)
{
	lxw_worksheet *sheet = workbook_add_worksheet(making->book, name);

	if (!sheet)
		return wire_refuse(report, WIRE_LIBRARY, LXW_ERROR_SHEETNAME_ALREADY_USED, 0);
	worksheet_freeze_panes(sheet, 1, 0);
	worksheet_set_landscape(sheet);
	worksheet_set_paper(sheet, A4);
	worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6);
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_repeat_rows(sheet, 0, 0);
	worksheet_set_footer(sheet, "&L&A&R&P / &N");
	/* Codes like 1.10 are texts on purpose. */
	worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
	making->sheet = sheet;
	making->row = making->column = 0;
	return true;
}

static lxw_error put_number(struct making *making, const char *text, bool ordinal)
{
	const char *point = strchr(text, '.');
	size_t places = point ? strlen(point + 1) : 0;

	return worksheet_write_number(making->sheet, making->row, making->column, strtod(text, NULL),
				      ordinal ? making->ordinal : making->numbers[places < PLACES ? places : PLACES]);
}

static bool put_day(struct making *making, const struct wire_reader *reader, struct wire_report *report)
{
	day_number day;

	if (!day_parse(reader->text, reader->length, &day))
		return wire_refuse(report, WIRE_GARBLED, 0, 0);
	return check(worksheet_write_number(making->sheet, making->row, making->column, day + SERIAL, making->day), report);
}

static bool put_cell(struct making *making, enum wire_kind kind, const struct wire_reader *reader, struct wire_report *report)
{
	const char *text = reader->text;

	switch (kind) {
	case WIRE_TEXT:
	case WIRE_LINES:
		return check(worksheet_write_string(making->sheet, making->row, making->column, text,
						    kind == WIRE_TEXT ? making->text : making->lines),
			     report);
	case WIRE_NUMBER:
	case WIRE_ORDINAL:
		return check(put_number(making, text, kind == WIRE_ORDINAL), report);
	case WIRE_DAY:
		return put_day(making, reader, report);
	case WIRE_BOOLEAN:
		return check(worksheet_write_boolean(making->sheet, making->row, making->column, strcmp(text, "true") == 0,
						     making->truth),
			     report);
	default:
		return true;
	}
}

static bool put_width(struct making *making, const struct wire_reader *reader, struct wire_report *report)
{
	lxw_col_t column = (lxw_col_t)(reader->place - 1);

	return check(worksheet_set_column(making->sheet, column, column, strtod(reader->text, NULL) + 1, NULL), report);
}

/* Programs that work out how high a row must be do so only when it is changed. */
static bool begin_row(struct making *making, const char *lines, struct wire_report *report)
{
	double points = strtod(lines, NULL) * POINTS + 1;

	making->row++;
	making->column = 0;
	if (making->row >= WIRE_ROWS)
		return wire_refuse(report, WIRE_GARBLED, 0, 0);
	if (points <= LXW_DEF_ROW_HEIGHT)
		return true;
	return check(worksheet_set_row(making->sheet, making->row, points < POINTS_MOST ? points : POINTS_MOST, NULL), report);
}

/* The filter reaches as far as the rows. */
static bool end_sheet(struct making *making, const struct wire_reader *reader, struct wire_report *report)
{
	if (!making->sheet)
		return true;
	return check(worksheet_autofilter(making->sheet, 0, 0, making->row, (lxw_col_t)(reader->columns - 1)), report);
}

static bool take(struct making *making, enum wire_kind kind, const struct wire_reader *reader, struct wire_report *report)
{
	bool done;

	switch (kind) {
	case WIRE_SHEET:
		return end_sheet(making, reader, report) && begin_sheet(making, reader->text, report);
	case WIRE_COLUMN:
		return check(worksheet_write_string(making->sheet, 0, making->column++, reader->text, making->head), report);
	case WIRE_ROW:
		return begin_row(making, reader->text, report);
	case WIRE_END:
		return end_sheet(making, reader, report);
	case WIRE_WIDTH:
		return put_width(making, reader, report);
	default:
		done = put_cell(making, kind, reader, report);
		making->column++;
		return done;
	}
}

static bool take_all(struct making *making, FILE *in, struct wire_report *report)
{
	struct wire_reader reader = {.in = in};
	enum wire_kind kind;
	bool done = true;

	while (done && !reader.ended)
		done = wire_next(&reader, &kind) ? take(making, kind, &reader, report) : wire_refuse(report, WIRE_GARBLED, 0, 0);
	wire_finish(&reader);
	return done;
}

/* What is the same shall be the same file: no clock. */
static void describe(lxw_workbook *book)
{
	char author[] = "gwagi";
	lxw_doc_properties properties = {.author = author, .created = 1};

	workbook_set_properties(book, &properties);
}

bool sheet_write(FILE *in, const char *path, struct wire_report *report)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	struct making making = {.book = workbook_new_opt(path, &options)};
	lxw_error error;

	if (!making.book)
		return wire_refuse(report, WIRE_LIBRARY, LXW_ERROR_MEMORY_MALLOC_FAILED, 0);
	describe(making.book);
	make_formats(&making);
	/* Not to be had without being written: closing is the only way to let go of it. */
	if (!take_all(&making, in, report))
		return false;
	errno = 0;
	error = workbook_close(making.book);
	if (error == LXW_ERROR_CREATING_XLSX_FILE || error == LXW_ERROR_ZIP_FILE_OPERATION || error == LXW_ERROR_ZIP_CLOSE)
		return wire_refuse(report, WIRE_UNWRITTEN, errno, 0);
	return check(error, report);
}
