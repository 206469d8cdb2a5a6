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

bool gate_item_of(const char *code, char item[CODE_TEXT])
{
	char above[CODE_TEXT];

	if (!code_parent(code, item))
		return false;
	while (code_kind(item) != CODE_ITEM && code_parent(item, above))
		snprintf(item, CODE_TEXT, "%s", above);
	return true;
}
