#include <stddef.h>
#include "cli.h"
#include "gwagi/model/message.h"

static void put_finding(void *context, const char *sentence)
{
	(void)context;
	say_line(sentence);
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct store *store;
	struct error error;
	int64_t found = 0;
	int code = cli_open(cli, &store);
	bool done;

	(void)argc;
	(void)argv;
	if (code)
		return code;
	done = store_check(store, put_finding, NULL, &found, &error);
	store_close(store);
	if (!done)
		return say_error(&error);
	if (!found && !cli->quiet)
		say_line(_("이상이 없습니다."));
	return found ? ERROR_NOT_FOUND : 0;
}

const struct command command_check = {
	.name = "check",
	.usage = "",
	.summary = N_("데이터베이스에 손상된 곳이 있는지 살핍니다"),
	.help = N_("파일의 구조, 서로 가리키는 코드, 변경 기록의 사슬, 세어 둔 건수, 날짜의 앞뒤를 봅니다.\n"
		   "찾은 것은 한 줄씩 나오고, 있으면 끝내는 값은 1입니다. 담당 부서가 없는 것도\n"
		   "알리지만 이상으로 치지 않습니다.\n"),
	.as_of = AS_OF_NONE,
	.least = 0,
	.most = 0,
	.run = run,
};
