#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "change.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"

static bool take_version(void *context, const struct record *record)
{
	*(int64_t *)context = strtoll(record_value(record, "version").text, NULL, 10);
	return true;
}

/* A time of a recurring milestone that nothing was said of yet. */
static bool may_be_made(struct store *store, const char *code, struct gate_request *request, const struct error *error)
{
	char milestone[CODE_TEXT];

	if (error->code != ERROR_NOT_FOUND || code_kind(code) != CODE_OCCURRENCE || !code_parent(code, milestone) ||
	    !store_find(store, milestone, &request->ref, NULL))
		return false;
	request->ref = (struct ref){RECORD_OCCURRENCE, 0};
	request->of = code;
	return true;
}

/* What is there now: a colleague's change between this look and the write is then noticed. */
static bool read_version(struct store *store, const char *code, struct gate_request *request, struct error *error)
{
	static const char *const keys[] = {"version", NULL};
	struct store_query query = {.code = code, .keys = keys};

	if (!store_find(store, code, &request->ref, error) && !may_be_made(store, code, request, error))
		return false;
	if (!request->ref.id)
		return true;
	query.kind = request->ref.kind;
	return store_list(store, &query, take_version, &request->expected_version, NULL, error);
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
		exit_code = change_answer(cli, &answer);
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
	fields = change_fields(argc - 1, argv + 1);
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
		   "여러 줄이 함께 바뀌는 것(모두 --reason이 있어야 합니다):\n"
		   "  set 1.3.2 closing=withdrawn         종결: completed withdrawn,\n"
		   "                                      carried_over와 merged에는 to=CODE\n"
		   "  set 1.3.2 split=이름 split=이름     옆의 새 항목들로 나누고 종결\n"
		   "  set o5 successor=o40 moves=1.2,c12  부서 이어받기(moves가 없으면 모두),\n"
		   "  set o5 successor=new name=이름      새로 만들며\n"
		   "\n"
		   "  --reason TEXT     사유\n"
		   "  --authority TEXT  근거가 되는 결정이나 문서\n"
		   "  --effective DAY   그 변경의 기준일 (없으면 오늘)\n"
		   "  --dry-run         무엇이 바뀔지 보이기만 합니다\n"),
	.options = OPTION_CHANGE | OPTION_EFFECTIVE | OPTION_DRY_RUN,
	.as_of = AS_OF_REFUSED,
	.least = 2,
	.most = INT_MAX,
	.run = run,
};
