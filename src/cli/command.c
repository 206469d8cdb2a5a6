#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/model/near.h"

const struct command *command_at(int place)
{
	static const struct command *const commands[] = {
		&command_init,
		&command_view,
		&command_list,
		&command_show,
		&command_tree,
		&command_gantt,
		&command_agenda,
		&command_set,
		&command_add,
		&command_log,
		&command_undo,
		&command_redo,
		&command_import,
		&command_export,
		&command_report,
		&command_check,
		&command_snapshot,
		&command_backup,
		&command_account,
		&command_diagnose,
		&command_completion,
		&command_help,
		NULL,
	};

	return commands[place];
}

static const char *name_at(int place)
{
	const struct command *command = command_at(place);

	return command ? command->name : NULL;
}

/* For the scripts of shells alone. */
static const struct command *find_hidden(const char *name)
{
	static const struct command *const hidden[] = {&command_complete, &command_codes, &command_offices, &command_words};

	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
		if (strcmp(hidden[i]->name, name) == 0)
			return hidden[i];
	return NULL;
}

const struct command *command_find(const char *name)
{
	const struct command *command = find_hidden(name);
	const char *near = near_word(name, name_at);

	if (command)
		return command;
	for (int place = 0; (command = command_at(place)); place++)
		if (strcmp(command->name, name) == 0)
			return command;
	if (near)
		say(_("모르는 명령입니다: %s. 가까운 것은 ‘%s’입니다."), name, near);
	else
		say(_("모르는 명령입니다: %s. 명령은 gwagi --help로 봅니다."), name);
	return NULL;
}
