#include "writer.h"

#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

struct record_writer {
	FILE *out;
	enum output_format format;
	struct table *table; /* OUTPUT_TABLE */
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

static char separator_of(enum output_format format)
{
	return format == OUTPUT_CSV ? ',' : '\t';
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
		fputc('[', out);
	else
		delimited_header(out, separator_of(format), fields, count);
	return writer;
}

bool record_writer_add(struct record_writer *writer, const struct record *record)
{
	if (writer->format == OUTPUT_TABLE) {
		table_add(writer->table, record);
	} else if (writer->format == OUTPUT_JSON) {
		fputs(writer->rows ? ",\n{" : "\n{", writer->out);
		json_fields(writer->out, record, " ", 0);
		fputc('}', writer->out);
	} else {
		delimited_row(writer->out, separator_of(writer->format), record);
	}
	writer->rows++;
	return !ferror(writer->out);
}

bool record_writer_finish(struct record_writer *writer)
{
	bool sound;

	if (!writer)
		return true;
	if (writer->format == OUTPUT_TABLE)
		table_end(writer->table);
	else if (writer->format == OUTPUT_JSON)
		fputs(writer->rows ? "\n]\n" : "]\n", writer->out);
	sound = !ferror(writer->out);
	record_writer_abandon(writer);
	return sound;
}

void record_writer_abandon(struct record_writer *writer)
{
	if (writer)
		table_destroy(writer->table);
	free(writer);
}
