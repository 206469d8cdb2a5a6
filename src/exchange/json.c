#include "writer.h"

#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"
#include "gwagi/text/text.h"

/* A JSON string of any bytes at all: a database written by other tools may hold what is no UTF-8, which JSON can't. */
static char *encode(const char *text)
{
	json_t *string = json_string(text);
	struct text cleaned = {0};
	char *encoded;

	if (!string) {
		text_clean(&cleaned, text, strlen(text), TEXT_BODY);
		string = json_string(text_bytes(&cleaned));
		text_finish(&cleaned);
	}
	encoded = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
	json_decref(string);
	if (!encoded)
		abort(); /* no memory left */
	return encoded;
}

/* U+2028 and U+2029 are line breaks to some readers of JSON; jansson lets them pass. */
static void put_string(FILE *out, const char *text)
{
	char *encoded = encode(text);

	for (const char *at = encoded; *at; at++)
		if (strncmp(at, "\xe2\x80\xa8", 3) == 0 || strncmp(at, "\xe2\x80\xa9", 3) == 0) {
			fputs(at[2] == '\xa8' ? "\\u2028" : "\\u2029", out);
			at += 2;
		} else {
			fputc(*at, out);
		}
	free(encoded);
}

/* Is TEXT a number as JSON writes one? Then it is written as it is: exact, which a double would not be. */
static bool is_json_number(const char *text)
{
	text += *text == '-';
	if (text[0] == '0' && isdigit((unsigned char)text[1]))
		return false;
	if (!isdigit((unsigned char)*text))
		return false;
	text += strspn(text, "0123456789");
	if (*text == '.')
		text += isdigit((unsigned char)text[1]) ? 1 + strspn(text + 1, "0123456789") : 0;
	return !*text;
}

static void put_list(FILE *out, const char *text)
{
	const char *separator = "";

	fputc('[', out);
	while (*text) {
		size_t length = strcspn(text, "\n");
		char *entry = memory_copy(text, length);

		fputs(separator, out);
		put_string(out, entry);
		free(entry);
		separator = ", ";
		text += length + (text[length] == '\n');
	}
	fputc(']', out);
}

static void put_value(FILE *out, const struct field *field, struct value value)
{
	if (field->type == FIELD_LIST)
		put_list(out, value.empty ? "" : value.text);
	else if (value.empty)
		fputs("null", out);
	else if (field->type == FIELD_BOOLEAN)
		fputs(strcmp(value.text, "true") == 0 ? "true" : "false", out);
	else if ((field->type == FIELD_INTEGER || field->type == FIELD_AMOUNT) && is_json_number(value.text))
		fputs(value.text, out);
	else
		put_string(out, value.text);
}

void json_fields(FILE *out, const struct record *record, const char *between, unsigned without)
{
	bool any = false;

	for (size_t i = 0; i < record->count; i++) {
		int kind = record_kind_find(record->fields[i].key);

		if (kind != WORD_NONE && (without & 1u << kind))
			continue;
		if (any)
			fprintf(out, ",%s", between);
		any = true;
		put_string(out, record->fields[i].key);
		fputs(": ", out);
		put_value(out, &record->fields[i], record->values[i]);
	}
}
