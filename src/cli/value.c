#include <string.h>
#include "cli.h"
#include "gwagi/model/code.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

static int kind_of(const char *code)
{
	switch (code_kind(code)) {
	case CODE_MEETING:
		return RECORD_MEETING;
	case CODE_ITEM:
		return RECORD_ITEM;
	case CODE_MILESTONE:
		return RECORD_MILESTONE;
	case CODE_TARGET:
		return RECORD_TARGET;
	case CODE_OFFICE:
		return RECORD_OFFICE;
	case CODE_CONTACT:
		return RECORD_CONTACT;
	case CODE_MEMBER:
		return RECORD_MEMBER;
	case CODE_FUNCTION:
		return RECORD_FUNCTION;
	case CODE_LINK:
		return RECORD_LINK;
	case CODE_EVIDENCE:
		return RECORD_EVIDENCE;
	case CODE_READING:
		return RECORD_READING;
	case CODE_CALL:
		return RECORD_CALL;
	case CODE_NONE:
	case CODE_SOURCE:
		break;
	}
	return WORD_NONE;
}

const struct field *value_field(const char *code, const char *key)
{
	size_t count = 0;
	int kind = kind_of(code);
	const struct field *fields = kind == WORD_NONE ? NULL : store_fields((enum record_kind)kind, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(fields[i].key, key) == 0)
			return &fields[i];
	return NULL;
}

char *value_text(const struct field *field, const char *value)
{
	if (!value || !*value)
		return memory_copy(_("(없음)"), strlen(_("(없음)")));
	return field ? record_text(field, (struct value){.text = value}) : memory_copy(value, strlen(value));
}
