#include "writer.h"

#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

struct record_writer {
	FILE *out;
	enum output_format format;
	struct table *table; /* OUTPUT_TABLE */
	struct bytes line;   /* the others: what is not in OUT yet */
	int64_t rows;
};

int output_format_find(const char *name)
{
	static const char *const names[] = {"table", "csv", "tsv", "json"};

	for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return WORD_NONE;
}

static const struct delimited *delimited_of(enum output_format format)
{
	static const struct delimited commas = {',', "\n"}, tabs = {'\t', "\n"};

	return format == OUTPUT_CSV ? &commas : &tabs;
}

static bool put_line(struct record_writer *writer)
{
	if (writer->line.length)
		fwrite(writer->line.at, 1, writer->line.length, writer->out);
	bytes_clear(&writer->line);
	return !ferror(writer->out);
}

struct record_writer *record_writer_create(FILE *out, enum output_format format, const struct field *fields, size_t count,
					   int cells)
{
	struct record_writer *writer = memory_new(1, sizeof *writer);

	writer->out = out;
	writer->format = format;
	if (format == OUTPUT_TABLE)
		writer->table = table_create(out, fields, count, cells);
	else if (format == OUTPUT_JSON)
		bytes_put_char(&writer->line, '[');
	else
		delimited_header(&writer->line, delimited_of(format), fields, count);
	put_line(writer);
	return writer;
}

bool record_writer_add(struct record_writer *writer, const struct record *record)
{
	if (writer->format == OUTPUT_TABLE) {
		table_add(writer->table, record);
	} else if (writer->format == OUTPUT_JSON) {
		bytes_put_text(&writer->line, writer->rows ? ",\n" : "\n");
		json_line(&writer->line, record);
	} else {
		delimited_row(&writer->line, delimited_of(writer->format), record);
	}
	writer->rows++;
	return put_line(writer);
}

bool record_writer_finish(struct record_writer *writer)
{
	bool sound;

	if (!writer)
		return true;
	if (writer->format == OUTPUT_TABLE)
		table_end(writer->table);
	else if (writer->format == OUTPUT_JSON)
		bytes_put_text(&writer->line, writer->rows ? "\n]\n" : "]\n");
	sound = put_line(writer);
	record_writer_abandon(writer);
	return sound;
}

void record_writer_abandon(struct record_writer *writer)
{
	if (!writer)
		return;
	table_destroy(writer->table);
	bytes_finish(&writer->line);
	free(writer);
}
