#include "change.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/text/memory.h"

struct gate_field *change_fields(int argc, char **argv)
{
	struct gate_field *fields = memory_new((size_t)argc, sizeof *fields);

	for (int i = 0; i < argc; i++) {
		char *equals = strchr(argv[i], '=');

		if (!equals || equals == argv[i]) {
			say(_("‘%s’은(는) FIELD=VALUE가 아닙니다."), argv[i]);
			free(fields);
			return NULL;
		}
		*equals = '\0';
		fields[i] = (struct gate_field){argv[i], equals + 1};
	}
	return fields;
}

char *change_text(const struct gate_change *change)
{
	const char *table = *change->table ? change->table : "account"; /* which has no columns that people fill */
	const struct field *field = change_field(change_kind(table), change->key);
	bool is_row = strcmp(change->key, "*") == 0;
	char *before = change_value(field, change->before), *after = change_value(field, change->after);
	size_t size = strlen(change->entity) + strlen(before) + strlen(after) + 256;
	char *line = memory_new(size, 1);
	const char *name = field ? _(field->heading) : change->key;

	if (is_row)
		snprintf(line, size, "%s %s: %s", change_table(table), change->entity,
			 change->after ? _("새로 만듦") : _("없앰"));
	else if (strcmp(name, change->key) == 0)
		snprintf(line, size, "%s %s: %s → %s", change->entity, name, before, after);
	else
		snprintf(line, size, "%s %s(%s): %s → %s", change->entity, name, change->key, before, after);
	free(before);
	free(after);
	return line;
}

int change_answer(const struct cli *cli, const struct gate_answer *answer)
{
	if (answer->result != GATE_OK)
		return say_error(&answer->error);
	for (size_t i = 0; (!cli->quiet || cli->dry_run) && i < answer->count; i++) { /* looking is what was asked for */
		char *line = change_text(&answer->changes[i]);

		say_line(line);
		free(line);
	}
	if (answer->warning[0] && !cli->quiet)
		say("%s", answer->warning);
	if (!answer->count && !cli->quiet)
		say(_("이미 그대로입니다. 바꾼 것이 없습니다."));
	else if (cli->dry_run && !cli->quiet)
		say(_("살펴보기만 했습니다. 아무것도 바꾸지 않았습니다."));
	return 0;
}
