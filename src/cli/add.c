#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "change.h"
#include "gwagi/model/message.h"
#include "gwagi/model/near.h"
#include "gwagi/store/list.h"

/* What can be added, and the table whose rows they are. */
static const struct {
	const char *name, *table;
} things[] = {
	{"item", "item"},         {"milestone", "milestone"}, {"target", "target"},         {"office", "office"},
	{"contact", "contact"},   {"alias", "office_alias"},  {"assignment", "assignment"}, {"reading", "reading"},
	{"evidence", "evidence"}, {"call", "call"},           {"occurrence", "occurrence"}, {"path", "target_path"},
	{"link", "link"},
};
enum { THINGS = sizeof things / sizeof *things };

static const char *name_at(int place)
{
	return place < THINGS ? things[place].name : NULL;
}

const char *add_thing(int place, const char **table)
{
	if (place < THINGS)
		*table = things[place].table;
	return name_at(place);
}

const char *add_table(const char *thing)
{
	for (int i = 0; i < THINGS; i++)
		if (strcmp(things[i].name, thing) == 0)
			return things[i].table;
	return NULL;
}

static const char *find_table(const char *name)
{
	const char *near = near_word(name, name_at), *table = add_table(name);

	if (table)
		return table;
	if (near)
		say(_("‘%s’은(는) 더할 수 있는 것이 아닙니다. 가까운 것은 ‘%s’입니다."), name, near);
	else
		say(_("‘%s’은(는) 더할 수 있는 것이 아닙니다. 더할 수 있는 것은 gwagi help add로 봅니다."), name);
	return NULL;
}

/* What it hangs on must be there; the times of a recurring milestone and the points of a path hang on what their code says. */
static bool find_above(struct store *store, const char *of, struct error *error)
{
	enum code_kind kind = strlen(of) < CODE_TEXT ? code_kind(of) : CODE_NONE;
	char above[CODE_TEXT];
	struct ref ref;

	if ((kind != CODE_OCCURRENCE && kind != CODE_PATH) || !code_parent(of, above))
		snprintf(above, sizeof above, "%s", of);
	return store_find(store, strlen(of) < CODE_TEXT ? above : of, &ref, error);
}

/* The code of the new row is data; what else was made or changed for it is talk. */
static int put_answer(const struct cli *cli, const char *table, const struct gate_answer *answer)
{
	if (answer->result != GATE_OK)
		return say_error(&answer->error);
	for (size_t i = 0; i < answer->count; i++) {
		const struct gate_change *change = &answer->changes[i];
		char *line;

		if (!strcmp(change->key, "*") && !strcmp(change->table, table) && strcmp(table, "office_alias") != 0)
			say_line(change->entity);
		line = change_text(change);
		if (!cli->quiet)
			say("%s", line);
		free(line);
	}
	if (answer->warning[0] && !cli->quiet)
		say("%s", answer->warning);
	if (cli->dry_run && !cli->quiet)
		say(_("살펴보기만 했습니다. 아무것도 바꾸지 않았습니다."));
	return 0;
}

static int write_row(const struct cli *cli, const struct gate_request *request)
{
	struct gate_answer answer = {0};
	struct error error;
	struct store *store;
	int exit_code = cli_open(cli, &store);

	if (exit_code)
		return exit_code;
	if (!request->of || find_above(store, request->of, &error)) {
		store_write(store, request, &answer);
		exit_code = put_answer(cli, request->table, &answer);
		gate_answer_finish(&answer);
	} else {
		exit_code = say_error(&error);
	}
	store_close(store);
	return exit_code;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct gate_request request = {
		.verb = GATE_ADD,
		.action = "add",
		.table = find_table(argv[0]),
		.of = strcmp(argv[1], "-") ? argv[1] : NULL,
		.reason = cli->reason,
		.authority = cli->authority,
		.count = (size_t)argc - 2,
		.dry_run = cli->dry_run,
	};
	struct gate_field *fields;
	int code;

	if (!request.table || !value_effective(cli, &request.effective))
		return ERROR_USAGE;
	fields = change_fields(argc - 2, argv + 2);
	if (!fields)
		return ERROR_USAGE;
	request.fields = fields;
	code = write_row(cli, &request);
	free(fields);
	return code;
}

const struct command command_add = {
	.name = "add",
	.usage = "THING CODE FIELD=VALUE… [OPTION…]",
	.summary = N_("새 줄을 적고 그 코드를 알려 줍니다"),
	.help = N_("THING과 CODE(어디에 딸리는지), 꼭 있어야 하는 값:\n"
		   "  item        회의나 항목    title=\n"
		   "  milestone   회의나 항목    title=, 있으면 date=\n"
		   "  target      회의나 항목    title=, 있으면 quantity='8,000장 이상'\n"
		   "  office      상위 부서, 부처는 -    name=\n"
		   "  contact     부서           entity=(항목) name= phone=\n"
		   "  alias       부서           name=\n"
		   "  assignment  항목           office=\n"
		   "  reading     목표           amount=, 없으면 day는 기준일\n"
		   "  evidence    이정표나 회차  rank=1…5 title=, 없으면 received는 기준일\n"
		   "  call        이정표         answer=, 있으면 contact= promised=\n"
		   "  occurrence  반복 이정표    period='26.1월, 또는 CODE가 1.3m2@2026-01\n"
		   "  path        목표           year= amount=, 또는 CODE가 1.2.2.1t1@2027\n"
		   "  link        항목           to= title=\n"
		   "코드는 다음 빈 번호이고, 쓴 번호는 다시 쓰이지 않습니다. 새 코드만 표준 출력에\n"
		   "나오고, 나머지 말은 표준 오류로 나옵니다. 항목의 kind는 곁의 것에서, 이정표의\n"
		   "type은 date에서 정해집니다.\n"
		   "\n"
		   "  --reason TEXT     사유\n"
		   "  --authority TEXT  근거가 되는 결정이나 문서\n"
		   "  --effective DAY   그 변경의 기준일 (없으면 오늘)\n"
		   "  --dry-run         무엇이 바뀔지 보이기만 합니다\n"),
	.options = OPTION_CHANGE | OPTION_DRY_RUN,
	.least = 3,
	.most = INT_MAX,
	.run = run,
};
