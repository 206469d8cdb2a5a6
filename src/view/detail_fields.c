/* Fields of the row itself, each with its name. */
#include <string.h>
#include "detail_build.h"
#include "gwagi/model/message.h"

static const struct field *find_field(const struct record *record, const char *key)
{
	for (size_t i = 0; i < record->count; i++) {
		if (!strcmp(record->fields[i].key, key))
			return &record->fields[i];
	}
	return NULL;
}

void detail_text(const struct record *record, const char *key, char *out, size_t size)
{
	field_print(find_field(record, key), record_value(record, key).text, out, size);
}

void detail_field(struct detail *detail, const struct record *record, const char *key)
{
	const struct field *field = find_field(record, key);
	char value[4096];

	if (!field)
		return;
	detail_text(record, key, value, sizeof value);
	detail_named(detail, _(field->heading), STYLE_NORMAL, value);
}
