#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/store/gate.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

/* FIELD=VALUE words, taken apart in place. */
static struct gate_field *read_fields(int argc, char **argv)
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

static bool take_version(void *context, const struct record *record)
{
	*(int64_t *)context = strtoll(record_value(record, "version").text, NULL, 10);
	return true;
}

/* What is there now: a colleague's change between this look and the write is then noticed. */
static bool read_version(struct store *store, const char *code, struct gate_request *request, struct error *error)
{
	static const char *const keys[] = {"version", NULL};
	struct store_query query = {.code = code, .keys = keys};

	if (!store_find(store, code, &request->ref, error))
		return false;
	query.kind = request->ref.kind;
	return store_list(store, &query, take_version, &request->expected_version, NULL, error);
}

static void put_change(const char *code, enum record_kind kind, const struct gate_change *change)
{
	const struct field *field = value_field((int)kind, change->key);
	char *before = value_text(field, change->before), *after = value_text(field, change->after);
	size_t size = strlen(code) + strlen(before) + strlen(after) + 256;
	char *line = memory_new(size, 1);

	snprintf(line, size, "%s %s(%s): %s → %s", code, field ? _(field->heading) : change->key, change->key, before, after);
	say_line(line);
	free(line);
	free(before);
	free(after);
}

static int put_answer(const struct cli *cli, const char *code, enum record_kind kind, const struct gate_answer *answer)
{
	if (answer->result != GATE_OK)
		return say_error(&answer->error);
	for (size_t i = 0; !cli->quiet && i < answer->count; i++)
		put_change(code, kind, &answer->changes[i]);
	if (answer->warning[0])
		say("%s", answer->warning);
	if (!answer->count && !cli->quiet)
		say(_("이미 그대로입니다. 바꾼 것이 없습니다."));
	else if (cli->dry_run && !cli->quiet)
		say(_("살펴보기만 했습니다. 아무것도 바꾸지 않았습니다."));
	return 0;
}

static int write_fields(const struct cli *cli, const char *code, struct gate_request *request)
{
	struct gate_answer answer = {0};
	struct error error;
	struct store *store;
	int exit_code = cli_open(cli, &store);

	if (exit_code)
		return exit_code;
	if (read_version(store, code, request, &error)) {
		store_write(store, request, &answer);
		exit_code = put_answer(cli, code, request->ref.kind, &answer);
		gate_answer_finish(&answer);
	} else {
		exit_code = say_error(&error);
	}
	store_close(store);
	return exit_code;
}

/* A report comes with nothing but what belongs to it. */
static bool is_report(const struct gate_field *fields, size_t count)
{
	bool reported = false;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(fields[i].key, "reported") == 0)
			reported = true;
		else if (strcmp(fields[i].key, "done_on") != 0 && strcmp(fields[i].key, "forecast") != 0)
			return false;
	}
	return reported;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct gate_request request = {
		.action = "set",
		.reason = cli->reason,
		.authority = cli->authority,
		.count = (size_t)argc - 1,
		.dry_run = cli->dry_run,
	};
	struct gate_field *fields;
	int code;

	if (!value_effective(cli, &request.effective))
		return ERROR_USAGE;
	fields = read_fields(argc - 1, argv + 1);
	if (!fields)
		return ERROR_USAGE;
	request.fields = fields;
	request.verb = is_report(fields, request.count) ? GATE_REPORT_STATUS : GATE_SET_FIELD;
	code = write_fields(cli, argv[0], &request);
	free(fields);
	return code;
}

const struct command command_set = {
	.name = "set",
	.usage = "CODE FIELD=VALUE… [OPTION…]",
	.summary = N_("한 줄의 값을 바꾸고 변경 기록에 남깁니다"),
	.help = N_("값의 말은 영어와 한국어를 다 씁니다: reported=in_progress, reported=추진중.\n"
		   "‘FIELD=’은 값을 비웁니다. 여럿을 쓰면 한꺼번에 바꾸거나 하나도 바꾸지 않습니다.\n"
		   "이정표의 reported는 none not_started in_progress reported_done on_hold\n"
		   "cancelled이고, 보류와 중단에는 --reason이 있어야 합니다.\n"
		   "\n"
		   "  --reason TEXT     사유\n"
		   "  --authority TEXT  근거가 되는 결정이나 문서\n"
		   "  --effective DAY   그 변경의 기준일 (없으면 오늘)\n"
		   "  --dry-run         무엇이 바뀔지 보이기만 합니다\n"),
	.options = OPTION_CHANGE | OPTION_EFFECTIVE | OPTION_DRY_RUN,
	.least = 2,
	.most = INT_MAX,
	.run = run,
};
