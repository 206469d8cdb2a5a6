#include "writer.h"

#include <string.h>
#include "formula.h"

/* RFC 4180: quoted where it must be, quotes inside doubled; edges of blanks are kept by quoting, too. */
static void put_csv(FILE *out, const char *text, bool guarded)
{
	size_t length = strlen(text);
	bool quoted = strpbrk(text, "\",\r\n") || (length && (strchr(" \t", text[0]) || strchr(" \t", text[length - 1])));

	if (quoted)
		fputc('"', out);
	if (guarded)
		fputc('\'', out);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', out);
		fputc(*text, out);
	}
	if (quoted)
		fputc('"', out);
}

static void put_tsv(FILE *out, const char *text, bool guarded)
{
	if (guarded)
		fputc('\'', out);
	for (; *text; text++)
		fputc(strchr("\t\r\n", *text) ? ' ' : *text, out);
}

static void put(FILE *out, char separator, const char *text, bool guarded)
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

void delimited_header(FILE *out, char separator, const struct field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			fputc(separator, out);
		put(out, separator, fields[i].key, false);
	}
	fputc('\n', out);
}

void delimited_row(FILE *out, char separator, const struct record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		const char *text = record->values[i].empty ? "" : record->values[i].text;

		if (i)
			fputc(separator, out);
		put(out, separator, text, is_free_text(record->fields[i].type) && formula_guarded(text));
	}
	fputc('\n', out);
}
