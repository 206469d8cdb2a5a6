#include "fields.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

void text_put(struct text *text, const char *bytes)
{
	size_t length = strlen(bytes);

	if (text->length + length + 1 > text->room) {
		text->room = (text->length + length + 1) * 2;
		text->bytes = memory_grow(text->bytes, text->room, 1);
	}
	memcpy(text->bytes + text->length, bytes, length + 1);
	text->length += length;
}

void fields_read(struct fields *fields, va_list texts)
{
	const char *given;

	fields->count = 0;
	while ((given = va_arg(texts, const char *))) {
		size_t key = strcspn(given, "=");

		if (fields->count == FIELDS_MOST)
			abort();
		fields->given[fields->count++] = (struct gate_field){memory_copy(given, key),
								     memory_copy(given + key + 1, strlen(given + key + 1))};
	}
}

void fields_finish(struct fields *fields)
{
	for (size_t i = 0; i < fields->count; i++) {
		free((char *)fields->given[i].key);
		free((char *)fields->given[i].value);
	}
	fields->count = 0;
}
