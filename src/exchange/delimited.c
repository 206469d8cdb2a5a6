#include "writer.h"

#include <string.h>
#include "formula.h"

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* RFC 4180: quoted where it must be, quotes inside doubled; edges of blanks are kept by quoting, too. */
static void put_csv(struct bytes *out, const char *text, bool guarded)
{
	size_t plain = strcspn(text, "\",\r\n"), length = plain + strlen(text + plain);
	bool quoted = plain < length || (length && (is_blank(text[0]) || is_blank(text[length - 1])));

	if (quoted)
		bytes_put_char(out, '"');
	if (guarded)
		bytes_put_char(out, '\'');
	for (const char *quote; (quote = memchr(text, '"', length)); length -= (size_t)(quote + 1 - text), text = quote + 1) {
		bytes_put(out, text, (size_t)(quote + 1 - text));
		bytes_put_char(out, '"');
	}
	bytes_put(out, text, length);
	if (quoted)
		bytes_put_char(out, '"');
}

/* A line a row and a tab a cell, whatever reads it; a cell with quotes is quoted, as spreadsheets write and read it. */
static void put_tsv(struct bytes *out, const char *text, bool guarded)
{
	bool quoted = strchr(text, '"');

	if (quoted)
		bytes_put_char(out, '"');
	if (guarded)
		bytes_put_char(out, '\'');
	for (size_t plain; plain = strcspn(text, "\"\t\r\n"), bytes_put(out, text, plain), text[plain]; text += plain + 1)
		bytes_put_text(out, text[plain] == '"' ? "\"\"" : " ");
	if (quoted)
		bytes_put_char(out, '"');
}

static void put(struct bytes *out, char separator, const char *text, bool guarded)
{
	if (separator == ',')
		put_csv(out, text, guarded);
	else
		put_tsv(out, text, guarded);
}

static bool is_free_text(enum field_type type)
{
	return type == FIELD_TEXT || type == FIELD_BODY || type == FIELD_LIST;
}

void delimited_header(struct bytes *out, const struct delimited *how, const struct field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			bytes_put_char(out, how->separator);
		put(out, how->separator, fields[i].key, false);
	}
	bytes_put_text(out, how->end);
}

void delimited_row(struct bytes *out, const struct delimited *how, const struct record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		const char *text = record->values[i].empty ? "" : record->values[i].text;

		if (i)
			bytes_put_char(out, how->separator);
		if (*text)
			put(out, how->separator, text, is_free_text(record->fields[i].type) && formula_guarded(text));
	}
	bytes_put_text(out, how->end);
}
