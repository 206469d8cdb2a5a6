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

/* Bytes of a character from U+0080 on that stand in JSON as they are, 0 if that has to be looked at: characters of two and three
 * bytes, as Hangul, but for surrogates, which are none, and, since they are line breaks to some readers, U+2028 and U+2029. */
static size_t plain_character(const unsigned char *at)
{
	if (at[0] >= 0xC2 && at[0] <= 0xDF)
		return (at[1] & 0xC0) == 0x80 ? 2 : 0;
	if (at[0] < 0xE1 || at[0] > 0xEF || (at[0] == 0xED && at[1] > 0x9F) || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80)
		return 0;
	return at[0] == 0xE2 && at[1] == 0x80 && (at[2] & 0xFE) == 0xA8 ? 0 : 3;
}

/* How many bytes TEXT begins with that stand in JSON as they are. */
static size_t plain_length(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	size_t character = 1;

	while (character) {
		while (*at >= 0x20 && *at < 0x80 && *at != '"' && *at != '\\')
			at++;
		character = *at < 0x80 ? 0 : plain_character(at);
		at += character;
	}
	return (size_t)((const char *)at - text);
}

/* jansson lets U+2028 and U+2029 pass. */
static void put_encoded(struct bytes *out, const char *text)
{
	char *encoded = encode(text);
	const char *at = encoded;

	for (const char *next; (next = strstr(at, "\xe2\x80")); at = next + 3) {
		bool breaks = next[2] == '\xa8' || next[2] == '\xa9';

		bytes_put(out, at, (size_t)(next - at) + (breaks ? 0 : 3));
		if (breaks)
			bytes_put_text(out, next[2] == '\xa8' ? "\\u2028" : "\\u2029");
	}
	bytes_put_text(out, at);
	free(encoded);
}

/* Nearly all strings need no second look: for them the library would cost more than the database. */
static void put_string(struct bytes *out, const char *text)
{
	size_t length = plain_length(text);

	if (text[length]) {
		put_encoded(out, text);
		return;
	}
	bytes_put_char(out, '"');
	bytes_put(out, text, length);
	bytes_put_char(out, '"');
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

static void put_list(struct bytes *out, const char *text)
{
	const char *separator = "";

	bytes_put_char(out, '[');
	while (*text) {
		size_t length = strcspn(text, "\n");
		char *entry = memory_copy(text, length);

		bytes_put_text(out, separator);
		put_string(out, entry);
		free(entry);
		separator = ", ";
		text += length + (text[length] == '\n');
	}
	bytes_put_char(out, ']');
}

static void put_value(struct bytes *out, const struct field *field, struct value value)
{
	if (field->type == FIELD_LIST)
		put_list(out, value.empty ? "" : value.text);
	else if (value.empty)
		bytes_put_text(out, "null");
	else if (field->type == FIELD_BOOLEAN)
		bytes_put_text(out, strcmp(value.text, "true") == 0 ? "true" : "false");
	else if ((field->type == FIELD_INTEGER || field->type == FIELD_AMOUNT) && is_json_number(value.text))
		bytes_put_text(out, value.text);
	else
		put_string(out, value.text);
}

static bool is_left_out(const char *key, unsigned without)
{
	int kind = without ? record_kind_find(key) : WORD_NONE;

	return kind != WORD_NONE && (without & 1u << kind);
}

void json_fields(struct bytes *out, const struct record *record, const char *between, unsigned without)
{
	bool any = false;

	for (size_t i = 0; i < record->count; i++) {
		if (is_left_out(record->fields[i].key, without))
			continue;
		if (any) {
			bytes_put_char(out, ',');
			bytes_put_text(out, between);
		}
		any = true;
		put_string(out, record->fields[i].key);
		bytes_put(out, ": ", 2);
		put_value(out, &record->fields[i], record->values[i]);
	}
}

void json_line(struct bytes *out, const struct record *record)
{
	bytes_put_char(out, '{');
	json_fields(out, record, " ", 0);
	bytes_put_char(out, '}');
}
