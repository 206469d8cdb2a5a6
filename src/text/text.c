/* The buffer that holds cleaned text. */
#include "gwagi/text/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gwagi/text/memory.h"
#include "internal.h"

void text_finish(struct text *text)
{
	if (!text)
		return;
	free(text->bytes);
	*text = (struct text){0};
}

void text_clear(struct text *text)
{
	text->length = 0;
	text->cells = text->tail = 0;
	if (text->bytes)
		text->bytes[0] = '\0';
}

const char *text_bytes(const struct text *text)
{
	return text->bytes ? text->bytes : "";
}

char *text_reserve(struct text *out, size_t more)
{
	if (more > SIZE_MAX / 2 - out->length)
		abort();
	size_t need = out->length + more + 1;

	if (need > out->room) {
		size_t room = need < 32 ? 32 : need + need / 2;

		out->bytes = memory_grow(out->bytes, room, 1);
		out->room = room;
	}
	out->bytes[out->length] = '\0';
	return out->bytes + out->length;
}

void text_push(struct text *out, const char *bytes, size_t length, int added)
{
	char *end = text_reserve(out, length);

	if (length > 0)
		memcpy(end, bytes, length);
	end[length] = '\0';
	out->length += length;
	out->tail += added;
	if (out->cells < out->tail)
		out->cells = out->tail;
}

void text_push_spaces(struct text *out, int count)
{
	if (count <= 0)
		return;
	memset(text_reserve(out, (size_t)count), ' ', (size_t)count);
	out->length += (size_t)count;
	text_push(out, "", 0, count);
}

size_t text_first_line(const char *bytes, size_t length)
{
	const char *end = length > 0 ? memchr(bytes, '\n', length) : NULL;

	return end ? (size_t)(end - bytes) : length;
}

void text_append(struct text *out, const char *line)
{
	text_clean_onto(out, line, strlen(line), TEXT_LINE);
}

void text_append_text(struct text *out, const struct text *more)
{
	size_t first = text_first_line(more->bytes, more->length);

	if (first == more->length) {
		text_push(out, more->bytes, more->length, more->cells);
		return;
	}
	text_push(out, more->bytes, first, text_measure(more->bytes, first));
	out->tail = 0;
	text_push(out, more->bytes + first, more->length - first, more->tail);
	if (out->cells < more->cells)
		out->cells = more->cells;
}

void text_append_format(struct text *out, const char *format, ...)
{
	char small[512];
	va_list values, again;

	va_start(values, format);
	va_copy(again, values);
	int length = vsnprintf(small, sizeof small, format, values);

	if (length >= 0 && (size_t)length < sizeof small) {
		text_clean_onto(out, small, (size_t)length, TEXT_LINE);
	} else if (length >= 0) {
		char *large = memory_grow(NULL, (size_t)length + 1, 1);

		vsnprintf(large, (size_t)length + 1, format, again);
		text_clean_onto(out, large, (size_t)length, TEXT_LINE);
		free(large);
	}
	va_end(again);
	va_end(values);
}

void text_pad(struct text *out, int cells)
{
	text_push_spaces(out, cells - out->tail);
}
