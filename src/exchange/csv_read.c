#include "csv_read.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

struct csv_reader {
	csv_each *each;
	void *context;
	struct faults *faults;
	bool records;
	struct csv_parser parser;
	char *rest; /* of a line whose end is to come */
	size_t rest_length, rest_room;
	char *bytes; /* the cells of the row so far, one behind the other, each with its NUL */
	size_t used, room;
	struct csv_cell *cells; /* `bytes` is filled in when the row is complete, since its memory moves */
	size_t count, cell_room;
	size_t line;      /* being read, or record */
	size_t row_bytes; /* of the row so far */
	size_t row_line;  /* where the row began; 0: between rows */
	size_t cell_line; /* where the cell began that is being read */
	bool begun;       /* some line was not blank */
	bool stopped;
};

static void *grow(void *block, size_t size)
{
	return memory_grow(block, size, 1);
}

static void on_cell(void *bytes, size_t length, void *context)
{
	struct csv_reader *reader = context;

	if (reader->stopped)
		return;
	if (reader->used + length + 1 > reader->room) {
		reader->room = (reader->used + length + 1) * 2;
		reader->bytes = memory_grow(reader->bytes, reader->room, 1);
	}
	if (reader->count == reader->cell_room) {
		reader->cell_room = reader->cell_room * 2 + 16;
		reader->cells = memory_grow(reader->cells, reader->cell_room, sizeof *reader->cells);
	}
	if (length)
		memcpy(reader->bytes + reader->used, bytes, length);
	reader->bytes[reader->used + length] = '\0';
	reader->cells[reader->count++].length = length;
	reader->used += length + 1;
	reader->cell_line = reader->line;
}

static void on_row(int terminator, void *context)
{
	struct csv_reader *reader = context;
	struct csv_row row = {reader->row_line, reader->count, reader->cells};
	char *at = reader->bytes;

	(void)terminator;
	for (size_t i = 0; i < reader->count; i++) {
		reader->cells[i].bytes = at;
		at += reader->cells[i].length + 1;
	}
	if (!reader->stopped)
		reader->stopped = !reader->each(reader->context, &row);
	reader->count = reader->used = 0;
	reader->row_line = 0;
}

static void stop(struct csv_reader *reader, size_t line, size_t column, const char *sentence)
{
	faults_add(reader->faults, line, column, NULL, sentence);
	reader->stopped = true;
}

static void stop_at_quote(struct csv_reader *reader)
{
	struct error error;

	if (reader->cell_line < reader->line)
		error_set(&error, ERROR_USAGE, _("%zu번째 줄에서 연 큰따옴표가 제대로 닫히지 않았습니다."), reader->cell_line);
	else
		error_set(&error, ERROR_USAGE,
			  _("큰따옴표가 잘못 쓰였습니다. 칸 전체를 큰따옴표로 싸고 그 안의 큰따옴표는 두 번 써 주십시오."));
	stop(reader, reader->line, reader->count + 1, error.sentence);
}

/* One line with its line break. Gives a CRLF as LF, which is what the database holds inside a cell. */
static void read_line(struct csv_reader *reader, char *line, size_t length)
{
	if (length >= 2 && line[length - 1] == '\n' && line[length - 2] == '\r')
		line[--length - 1] = '\n';
	if (!reader->row_line && strspn(line, csv_get_delim(&reader->parser) == '\t' ? " \n" : " \t\n") >= length)
		return; /* nothing between two rows */
	reader->begun = true;
	if (!reader->row_line) {
		reader->row_line = reader->cell_line = reader->line;
		reader->row_bytes = 0;
	}
	reader->row_bytes += length;
	if (reader->row_bytes > CSV_ROW)
		stop(reader, reader->row_line, 0, _("한 줄이 4 MB를 넘습니다. 큰따옴표가 닫히지 않았는지 보아 주십시오."));
	else if (memchr(line, '\r', length))
		stop(reader, reader->line, 0, _("줄바꿈이 CR 한 글자입니다. 줄바꿈을 LF나 CRLF로 저장해 주십시오."));
	else if (csv_parse(&reader->parser, line, length, on_cell, on_row, reader) != length)
		stop_at_quote(reader);
}

static void keep_rest(struct csv_reader *reader, const char *text, size_t length)
{
	if (reader->rest_length + length + 1 > reader->rest_room) {
		reader->rest_room = (reader->rest_length + length + 1) * 2;
		reader->rest = memory_grow(reader->rest, reader->rest_room, 1);
	}
	memcpy(reader->rest + reader->rest_length, text, length);
	reader->rest_length += length;
	reader->rest[reader->rest_length] = '\0';
}

/* Of a sheet a line break inside a cell is none of its rows. */
static void begin_line(struct csv_reader *reader)
{
	if (!reader->records || !reader->row_line)
		reader->line++;
}

static void read_rest(struct csv_reader *reader)
{
	size_t length = reader->rest_length;

	begin_line(reader);
	reader->rest_length = 0;
	read_line(reader, reader->rest, length);
}

bool csv_reader_feed(struct csv_reader *reader, char *text, size_t length)
{
	for (size_t at = 0, step; !reader->stopped && at < length; at += step) {
		const char *end = memchr(text + at, '\n', length - at);

		step = end ? (size_t)(end - (text + at)) + 1 : length - at;
		if (!end || reader->rest_length)
			keep_rest(reader, text + at, step);
		if (!end && reader->rest_length > CSV_ROW)
			read_rest(reader); /* is refused */
		else if (end && reader->rest_length)
			read_rest(reader);
		else if (end) {
			begin_line(reader);
			read_line(reader, text + at, step);
		}
	}
	return !reader->stopped;
}

void csv_reader_end(struct csv_reader *reader)
{
	if (!reader->stopped && reader->rest_length)
		read_rest(reader);
	if (!reader->stopped && !reader->begun)
		stop(reader, 0, 0, _("빈 파일입니다. 첫 줄에 칸 이름이 있어야 합니다."));
	if (!reader->stopped && csv_fini(&reader->parser, on_cell, on_row, reader) != 0)
		stop(reader, reader->cell_line, reader->count + 1, _("여기서 연 큰따옴표가 파일 끝까지 닫히지 않았습니다."));
}

size_t csv_reader_cell(struct csv_reader *reader)
{
	if (!reader->stopped && reader->rest_length)
		read_rest(reader);
	return reader->stopped ? 0 : reader->count + 1;
}

struct csv_reader *csv_reader_create(char separator, bool records, csv_each *each, void *context, struct faults *faults)
{
	struct csv_reader *reader = memory_new(1, sizeof *reader);

	reader->each = each;
	reader->context = context;
	reader->faults = faults;
	reader->records = records;
	csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_realloc_func(&reader->parser, grow);
	csv_set_delim(&reader->parser, (unsigned char)separator);
	return reader;
}

void csv_reader_destroy(struct csv_reader *reader)
{
	csv_free(&reader->parser);
	free(reader->rest);
	free(reader->bytes);
	free(reader->cells);
	free(reader);
}
