#include "csv_read.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

struct reader {
	csv_each *each;
	void *context;
	struct faults *faults;
	struct csv_parser parser;
	char *bytes; /* the cells of the row so far, one behind the other, each with its NUL */
	size_t used, room;
	struct csv_cell *cells; /* `bytes` is filled in when the row is complete, since its memory moves */
	size_t count, cell_room;
	size_t line;      /* being read */
	size_t row_line;  /* where the row began; 0: between rows */
	size_t cell_line; /* where the cell began that is being read */
	bool stopped;
};

static void *grow(void *block, size_t size)
{
	return memory_grow(block, size, 1);
}

static void on_cell(void *bytes, size_t length, void *context)
{
	struct reader *reader = context;

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
	struct reader *reader = context;
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

static void stop(struct reader *reader, size_t line, size_t column, const char *sentence)
{
	faults_add(reader->faults, line, column, NULL, sentence);
	reader->stopped = true;
}

static void stop_at_quote(struct reader *reader)
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
static void read_line(struct reader *reader, char *line, size_t length)
{
	if (length >= 2 && line[length - 1] == '\n' && line[length - 2] == '\r')
		line[--length - 1] = '\n';
	if (!reader->row_line && strspn(line, " \t\n") >= length)
		return; /* nothing between two rows */
	if (!reader->row_line)
		reader->row_line = reader->cell_line = reader->line;
	if (memchr(line, '\r', length))
		stop(reader, reader->line, 0, _("줄바꿈이 CR 한 글자입니다. 줄바꿈을 LF나 CRLF로 저장해 주십시오."));
	else if (csv_parse(&reader->parser, line, length, on_cell, on_row, reader) != length)
		stop_at_quote(reader);
}

static bool is_utf16(const char *bytes, size_t length)
{
	return length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
}

static void read_lines(struct reader *reader, FILE *in)
{
	char *line = NULL;
	size_t room = 0, total = 0;
	ssize_t got;

	while (!reader->stopped && (got = getline(&line, &room, in)) >= 0) {
		const char *at = line;
		size_t length = (size_t)got;

		total += length;
		reader->line++;
		if (reader->line == 1 && is_utf16(at, length))
			stop(reader, 0, 0, _("UTF-16으로 저장된 파일입니다. UTF-8로 저장해 주십시오."));
		else if (total > IMPORT_FILE)
			stop(reader, 0, 0, _("64 MB보다 큰 파일은 읽지 않습니다."));
		else {
			if (reader->line == 1)
				text_skip_bom(&at, &length);
			read_line(reader, line + (at - line), length);
		}
	}
	if (!reader->stopped && ferror(in))
		stop(reader, 0, 0, _("파일을 끝까지 읽지 못했습니다."));
	else if (!reader->stopped && !total)
		stop(reader, 0, 0, _("빈 파일입니다. 첫 줄에 칸 이름이 있어야 합니다."));
	free(line);
}

static void read_end(struct reader *reader)
{
	if (!reader->stopped && csv_fini(&reader->parser, on_cell, on_row, reader) != 0)
		stop(reader, reader->cell_line, reader->count + 1, _("여기서 연 큰따옴표가 파일 끝까지 닫히지 않았습니다."));
}

void csv_read(FILE *in, csv_each *each, void *context, struct faults *faults)
{
	struct reader reader = {.each = each, .context = context, .faults = faults};

	csv_init(&reader.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_realloc_func(&reader.parser, grow);
	read_lines(&reader, in);
	read_end(&reader);
	csv_free(&reader.parser);
	free(reader.bytes);
	free(reader.cells);
}
