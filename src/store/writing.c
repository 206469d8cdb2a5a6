#include <stdarg.h>
#include <stdio.h>
#include "gate.h"

bool writing_answer(struct writing *writing, enum gate_result result)
{
	writing->answer->result = result;
	return result == GATE_OK;
}

bool writing_fail(struct writing *writing)
{
	return writing_answer(writing, writing->answer->error.code == ERROR_RETRY ? GATE_RETRY : GATE_DENIED);
}

bool writing_refuse(struct writing *writing, const char *field, const char *format, ...)
{
	va_list arguments;
	char sentence[ERROR_SENTENCE];

	va_start(arguments, format);
	vsnprintf(sentence, sizeof sentence, format, arguments);
	va_end(arguments);
	error_set(&writing->answer->error, ERROR_USAGE, "%s", sentence);
	snprintf(writing->answer->field, sizeof writing->answer->field, "%s", field);
	return writing_answer(writing, GATE_INVALID);
}

void writing_warn(struct writing *writing, const char *sentence)
{
	char *warning = writing->answer->warning;
	size_t used = strlen(warning);

	if (!strstr(warning, sentence)) /* of several rows once */
		snprintf(warning + used, GATE_NOTES - used, "%s%s", used ? " " : "", sentence);
}

void writing_note(struct writing *writing, const char *entity, const char *table, const char *key, char *before, char *after)
{
	struct gate_answer *answer = writing->answer;
	struct gate_change *change;

	answer->changes = memory_grow(answer->changes, answer->count + 1, sizeof *answer->changes);
	change = &answer->changes[answer->count++];
	snprintf(change->entity, sizeof change->entity, "%s", entity);
	snprintf(change->key, sizeof change->key, "%s", key);
	change->table = table;
	change->before = before;
	change->after = after;
}
