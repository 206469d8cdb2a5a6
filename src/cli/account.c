#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "change.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"

static int write_account(const struct cli *cli, struct store *store, const struct gate_request *request)
{
	struct gate_answer answer = {0};
	int code;

	store_write(store, request, &answer);
	code = change_answer(cli, &answer);
	gate_answer_finish(&answer);
	return code;
}

static bool take_version(void *context, const struct record *record)
{
	struct gate_request *request = context;

	if (strcmp(record_value(record, "login").text, request->of) != 0)
		return true;
	request->expected_version = strtoll(record_value(record, "version").text, NULL, 10);
	return false;
}

/* What is there now: a colleague's change between this look and the write is then noticed. */
static int change(const struct cli *cli, struct gate_request *request)
{
	static const char *const keys[] = {"login", "version", NULL};
	struct store_query query = {.kind = RECORD_ACCOUNT, .keys = keys};
	struct error error;
	struct store *store;
	int code = cli_open(cli, &store);

	if (code)
		return code;
	if (request->of && !store_list(store, &query, take_version, request, NULL, &error))
		code = say_error(&error);
	else
		code = write_account(cli, store, request);
	store_close(store);
	return code;
}

/* '-' is no office. */
static const char *office(const char *word)
{
	return strcmp(word, "-") == 0 ? "" : word;
}

static int add(const struct cli *cli, struct gate_request request, char **argv)
{
	const struct gate_field fields[] = {{"login", argv[0]}, {"office", office(argv[1])}, {"role", argv[2]}};

	request.fields = fields;
	request.count = sizeof fields / sizeof *fields;
	return change(cli, &request);
}

static int set(const struct cli *cli, struct gate_request *request, int argc, char **argv)
{
	struct gate_field *fields = change_fields(argc - 1, argv + 1);
	int code;

	if (!fields)
		return ERROR_USAGE;
	for (int i = 0; i < argc - 1; i++)
		if (strcmp(fields[i].key, "office") == 0)
			fields[i].value = office(fields[i].value);
	request->of = argv[0];
	request->fields = fields;
	request->count = (size_t)argc - 1;
	code = change(cli, request);
	free(fields);
	return code;
}

static int list(const struct cli *cli)
{
	char kind[] = "accounts", *words[] = {kind, NULL};

	return command_list.run(cli, 1, words);
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct gate_request request = {.verb = GATE_ACCOUNT,
				       .action = "account",
				       .reason = cli->reason,
				       .authority = cli->authority,
				       .effective = DAY_NONE,
				       .dry_run = cli->dry_run};

	if (cli->effective)
		say(_("계정은 오늘 바뀝니다: --effective는 쓸 수 없습니다."));
	else if (strcmp(argv[0], "list") == 0 && argc == 1)
		return list(cli);
	else if (strcmp(argv[0], "add") == 0 && argc == 4)
		return add(cli, request, argv + 1);
	else if (strcmp(argv[0], "set") == 0 && argc >= 3)
		return set(cli, &request, argc - 1, argv + 1);
	else
		say(_("account 뒤에는 list, add LOGIN OFFICE ROLE, set LOGIN FIELD=VALUE… 가운데 하나를 씁니다."));
	return ERROR_USAGE;
}

const struct command command_account = {
	.name = "account",
	.usage = "list | add LOGIN OFFICE ROLE | set LOGIN FIELD=VALUE… [OPTION…]",
	.summary = N_("누가 무엇을 할 수 있는지 보이고 정합니다"),
	.help = N_("LOGIN은 유닉스 계정의 이름, OFFICE는 부서의 코드(o7)이며 없으면 ‘-’입니다.\n"
		   "set의 FIELD는 office와 role입니다. ROLE은\n"
		   "  viewer       열람: 보기만 합니다\n"
		   "  officer      담당: 자기 부서와 그 아래 것의 보고, 예상일, 증빙, 측정값, 통화\n"
		   "  coordinator  총괄: 계정 말고는 모두\n"
		   "  admin        관리자: 모두\n"
		   "계정이 하나도 없으면 파일의 주인이 관리자이고, 하나라도 있으면 목록에 없는\n"
		   "사람은 보기만 합니다. 하나뿐인 관리자는 낮출 수 없습니다.\n"
		   "데이터베이스 파일을 직접 쓸 수 있는 사람을 막지는 못합니다.\n"
		   "\n"
		   "  --format FORMAT   table(사람), csv, tsv, json. list에\n"
		   "  --reason TEXT     사유\n"
		   "  --authority TEXT  근거가 되는 결정이나 문서\n"
		   "  --dry-run         무엇이 바뀔지 보이기만 합니다\n"),
	.options = OPTION_FORMAT | OPTION_CHANGE | OPTION_DRY_RUN,
	.least = 1,
	.most = INT_MAX,
	.run = run,
};
