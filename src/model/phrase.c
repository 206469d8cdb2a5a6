#include "phrase.h"
#include <stdio.h>
#include <string.h>

/* How many bytes the character that begins with LEAD has. */
static size_t character_size(unsigned char lead)
{
	return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* Drop a last character that is not whole. */
static void drop_partial(char *text)
{
	size_t length = strlen(text), start = length;

	while (start > 0 && length - start < 3 && ((unsigned char)text[start - 1] & 0xc0) == 0x80)
		start--;
	if (start > 0 && character_size((unsigned char)text[start - 1]) > length - start + 1)
		text[start - 1] = '\0';
}

void phrase_add_list(char *out, size_t size, const char *format, va_list list)
{
	size_t length = strlen(out);
	int needed = vsnprintf(out + length, size - length, format, list);

	if (needed < 0)
		out[length] = '\0';
	else if ((size_t)needed >= size - length)
		drop_partial(out);
}

void phrase_add(char *out, size_t size, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	phrase_add_list(out, size, format, list);
	va_end(list);
}

size_t phrase_character(const char *text)
{
	size_t size = character_size((unsigned char)text[0]);

	for (size_t i = 1; i < size; i++)
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return i;
	return size;
}

void phrase_quote(char out[PHRASE_QUOTE], const char *text, size_t length)
{
	const size_t room = PHRASE_QUOTE - sizeof("…");
	size_t taken = length < room ? length : room;

	memcpy(out, text, taken);
	out[taken] = '\0';
	if (taken < length) {
		drop_partial(out);
		phrase_add(out, PHRASE_QUOTE, "…");
	}
}
