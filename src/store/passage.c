#include <stdarg.h>
#include <stdio.h>
#include "gate.h"

struct cell *passage_cell(struct passage *passage, struct cell *row, const char *key)
{
	return &row[column_find(passage->table, key)];
}

bool passage_has(const struct passage *passage, const char *key)
{
	for (size_t i = 0; i < passage->request->count; i++)
		if (strcmp(passage->request->fields[i].key, key) == 0)
			return true;
	return false;
}

bool passage_answer(struct passage *passage, enum gate_result result)
{
	passage->answer->result = result;
	return result == GATE_OK;
}

bool passage_refuse(struct passage *passage, const char *field, const char *format, ...)
{
	va_list arguments;
	char sentence[ERROR_SENTENCE];

	va_start(arguments, format);
	vsnprintf(sentence, sizeof sentence, format, arguments);
	va_end(arguments);
	error_set(&passage->answer->error, ERROR_USAGE, "%s", sentence);
	snprintf(passage->answer->field, sizeof passage->answer->field, "%s", field);
	return passage_answer(passage, GATE_INVALID);
}

void passage_warn(struct passage *passage, const char *sentence)
{
	char *warning = passage->answer->warning;
	size_t used = strlen(warning);

	snprintf(warning + used, GATE_NOTES - used, "%s%s", used ? " " : "", sentence);
}
