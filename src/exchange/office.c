/* A sheet or a calendar out: gwagi-office makes it of what it is told here. */
#include "gwagi/exchange/office.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include "gwagi/exchange/write.h"
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/text/layout.h"
#include "gwagi/text/memory.h"
#include "office_made.h"

/* Columns are as wide as their cells in the first rows, within bounds; a heading has a button for its filter beside it. BUFFER is
 * sent at a time, HELD the most that is held back. */
enum {
	MEASURED = 500,
	NARROWEST = 6,
	WIDEST = 60,
	BUTTON = 3,
	EXACT_DIGITS = 15,
	INTEGER = 16,
	BUFFER = 1 << 16,
	HELD = 1 << 22
};

/* The program is told how many lines a row has, in two digits that are filled in when it is known. */
enum { LINES_MOST = 99 };

static void give(struct office *office, const char *bytes, size_t length)
{
	while (length && !office->failed) {
		ssize_t gone = send(office->child.in, bytes, length, MSG_NOSIGNAL);

		if (gone < 0 && errno == EINTR)
			continue;
		office->failed = gone < 0;
		bytes += gone < 0 ? 0 : gone;
		length -= gone < 0 ? 0 : (size_t)gone;
	}
}

static void flush(struct office *office)
{
	give(office, office->buffer, office->used);
	office->used = 0;
}

static void add(struct office *office, const char *bytes, size_t length)
{
	if (office->used + length > office->room) {
		office->room = (office->used + length) * 2 + BUFFER;
		office->buffer = memory_grow(office->buffer, office->room, 1);
	}
	memcpy(office->buffer + office->used, bytes, length);
	office->used += length;
}

bool office_refuse(struct office *office)
{
	office->failed = true;
	return false;
}

bool office_say(struct office *office, enum wire_kind kind, const char *text)
{
	char head[WIRE_HEAD];
	size_t length = strlen(text);

	if (length > WIRE_MOST) {
		error_set(&office->error, ERROR_USAGE, _("글이 너무 길어 담지 못했습니다."));
		return office_refuse(office);
	}
	wire_head(head, kind, length);
	add(office, head, sizeof head);
	add(office, text, length);
	if (office->used >= BUFFER && office->kind == OFFICE_CALENDAR)
		flush(office);
	return !office->failed;
}

bool office_start(struct office **office, enum office_kind kind, int out, struct error *error)
{
	struct office *made = memory_new(1, sizeof *made);

	*office = NULL;
	if (!office_child_start(&made->child, kind == OFFICE_XLSX ? "sheet" : "calendar", NULL, out, error)) {
		free(made);
		return false;
	}
	made->kind = kind;
	*office = made;
	return true;
}

static void widen(struct office *office, size_t column, const char *text, int more)
{
	int cells;

	text_clean(&office->measured, text, strlen(text), TEXT_BODY);
	cells = office->measured.cells + more;
	if (office->widths[column] < cells)
		office->widths[column] = cells < WIDEST ? cells : WIDEST;
}

/* Lines of a cell when it is wrapped to WIDTH. No text has more cells than bytes, so most need not be looked at. */
static int lines_of(struct office *office, const char *text, size_t length, int width)
{
	struct text_span span = {0};
	int lines = 0;

	if (length <= (size_t)width && !memchr(text, '\n', length))
		return 1;
	text_clean(&office->measured, text, length, TEXT_BODY);
	while (lines < LINES_MOST && text_wrap(&office->measured, width, 0, &span))
		lines++;
	return lines;
}

/* Fill in how many lines the rows have that lie in the buffer from FROM on. */
static void settle(struct office *office, size_t from)
{
	char *row = office->buffer + from + WIRE_HEAD; /* a row is the first of them */
	int most = 1;
	size_t column = 0;

	while (from < office->used) {
		enum wire_kind kind;
		size_t length = wire_head_read(office->buffer + from, &kind);
		char *text = office->buffer + from + WIRE_HEAD;
		int lines = kind == WIRE_LINES ? lines_of(office, text, length, office->widths[column]) : 1;

		most = kind == WIRE_ROW ? 1 : lines > most ? lines : most;
		column = kind == WIRE_ROW ? 0 : column + 1;
		row = kind == WIRE_ROW ? text : row;
		row[0] = (char)('0' + most / 10);
		row[1] = (char)('0' + most % 10);
		from += WIRE_HEAD + length;
	}
}

/* It is known how wide the columns are: that goes first, then what was held back. */
static void end_measuring(struct office *office)
{
	char width[INTEGER], head[WIRE_HEAD];

	if (!office->measuring)
		return;
	office->measuring = false;
	give(office, office->buffer, office->rows_from);
	for (size_t i = 0; i < office->count; i++) {
		snprintf(width, sizeof width, "%d", office->widths[i]);
		wire_head(head, WIRE_WIDTH, strlen(width));
		give(office, head, sizeof head);
		give(office, width, strlen(width));
	}
	settle(office, office->rows_from);
	give(office, office->buffer + office->rows_from, office->used - office->rows_from);
	office->used = 0;
}

void office_sheet(struct office *office, const char *name, const struct field *fields, size_t count, bool korean)
{
	end_measuring(office);
	office->sheet = name;
	office->fields = fields;
	office->count = count;
	office->korean = korean;
	office->rows = 1;
	office->widths = memory_grow(office->widths, count, sizeof *office->widths);
	office_say(office, WIRE_SHEET, name);
	for (size_t i = 0; i < count; i++) {
		const char *heading = korean ? D_(fields[i].heading) : fields[i].key;

		office->widths[i] = NARROWEST;
		widen(office, i, heading, BUTTON);
		office_say(office, WIRE_COLUMN, heading);
	}
	office->measuring = true;
	office->rows_from = office->used;
}

void office_calendar(struct office *office, const char *name, struct store *store)
{
	office->store = store;
	office_say(office, WIRE_CALENDAR, name);
}

/* Whether a sheet, which counts in doubles, keeps all of a number. */
static bool is_exact_number(const char *text)
{
	size_t digits = 0;

	text += *text == '-';
	for (; *text; text++) {
		if (*text >= '0' && *text <= '9')
			digits++;
		else if (*text != '.')
			return false;
	}
	return digits > 0 && digits <= EXACT_DIGITS;
}

/* Days before it have other numbers in Excel than in all other programs. */
static bool is_day(const char *text)
{
	day_number day;

	return day_parse(text, strlen(text), &day) && day >= day_make(1900, 3, 1);
}

static enum wire_kind kind_of(const struct field *field, const char *text)
{
	switch (field->type) {
	case FIELD_BOOLEAN:
		return strcmp(text, "true") == 0 || strcmp(text, "false") == 0 ? WIRE_BOOLEAN : WIRE_TEXT;
	case FIELD_AMOUNT:
		return is_exact_number(text) ? WIRE_NUMBER : WIRE_TEXT;
	case FIELD_INTEGER:
		return is_exact_number(text) ? WIRE_ORDINAL : WIRE_TEXT;
	case FIELD_DAY:
	case FIELD_DATE:
		return is_day(text) ? WIRE_DAY : WIRE_TEXT;
	case FIELD_TEXT:
	case FIELD_BODY:
	case FIELD_LIST:
		return WIRE_LINES;
	case FIELD_WORD:
	case FIELD_CODE:
	case FIELD_TIME:
		return WIRE_TEXT;
	}
	return WIRE_TEXT;
}

/* Units of UTF-16, in which Excel counts: of four bytes two, else one a character. */
static size_t units(const char *text)
{
	size_t count = 0;

	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;

		if ((byte & 0xC0) != 0x80)
			count += byte >= 0xF0 ? 2 : 1;
	}
	return count;
}

static bool fits(struct office *office, const struct record *record, size_t column, const char *text)
{
	if (strlen(text) <= WIRE_CHARACTERS || units(text) <= WIRE_CHARACTERS)
		return true;
	error_set(&office->error, ERROR_USAGE,
		  _("%s의 ‘%s’이(가) 엑셀의 한 칸에 드는 32,767자보다 깁니다. 다른 형식으로 내보내 주십시오."),
		  record->count ? record->values[0].text : "", _(office->fields[column].heading));
	return office_refuse(office);
}

static bool put_cell(struct office *office, const struct record *record, size_t column)
{
	const struct field *field = &office->fields[column];
	struct value value = record->values[column];
	enum wire_kind kind = value.empty ? WIRE_EMPTY : kind_of(field, value.text);
	bool words = office->korean && kind == WIRE_TEXT &&
		     (field->type == FIELD_WORD || field->type == FIELD_DATE || field->type == FIELD_TIME);
	char *printed = words ? record_text(field, value) : NULL;
	const char *text = printed ? printed : value.empty ? "" : value.text;
	bool done = fits(office, record, column, text) && office_say(office, kind, text);

	if (done && office->measuring && *text)
		widen(office, column, text, 0);
	free(printed);
	return done;
}

static bool put_row(struct office *office, const struct record *record)
{
	size_t from = office->used;
	bool done = true;

	if (office->rows == WIRE_ROWS) {
		error_set(&office->error, ERROR_USAGE,
			  _("%s: 엑셀의 한 시트에 드는 1,048,576행보다 많습니다. 거르거나 CSV로 내보내 주십시오."),
			  office->sheet);
		return office_refuse(office);
	}
	office->rows++;
	office_say(office, WIRE_ROW, "00");
	for (size_t i = 0; i < office->count && done; i++)
		done = put_cell(office, record, i);
	if (office->measuring && (office->rows > MEASURED || office->used > HELD))
		end_measuring(office);
	else if (!office->measuring)
		settle(office, from);
	if (!office->measuring && office->used >= BUFFER)
		flush(office);
	return done && !office->failed;
}

bool office_row(struct office *office, const struct record *record)
{
	if (office->failed)
		return false;
	return office->kind == OFFICE_XLSX ? put_row(office, record) : office_event(office, record);
}

long long office_left_out(const struct office *office)
{
	return office->left_out;
}

static void release(struct office *office)
{
	office_child_kill(&office->child);
	text_finish(&office->measured);
	free(office->buffer);
	free(office->widths);
	free(office);
}

bool office_finish(struct office *office, struct error *error)
{
	struct wire_report report;
	bool done;

	end_measuring(office);
	office_say(office, WIRE_END, "");
	flush(office);
	done = office->error.code == ERROR_NONE;
	if (!done && error)
		*error = office->error;
	else if (done && !office_child_wait(&office->child, &report))
		done = office_child_say(&report, error);
	release(office);
	return done;
}

void office_abandon(struct office *office)
{
	if (office)
		release(office);
}
