#include "gwagi/exchange/write.h"

#include <string.h>
#include "gwagi/text/memory.h"

char *record_text(const struct field *field, struct value value)
{
	size_t size = 2 * strlen(value.text) + 64;
	char *out;

	/* A table's days are looked up and compared: they stay ISO. */
	if (value.empty || field->type == FIELD_DAY)
		return memory_copy(value.text, strlen(value.text));
	out = memory_new(size, 1);
	field_print(field, value.text, out, size);
	return out;
}
