#include "cli.h"
#include "gwagi/exchange/import.h"
#include "gwagi/model/message.h"

static int run(const struct cli *cli, int argc, char **argv)
{
	struct store_options options = cli_store_options(cli);
	struct error error;

	(void)argc;
	(void)argv;
	if (cli->read_only) {
		say(_("읽기 전용으로는 데이터베이스를 만들 수 없습니다."));
		return ERROR_REFUSED;
	}
	if (!store_create(&options, exchange_load_shipped, NULL, &error))
		return say_error(&error);
	if (!cli->quiet)
		say(_("첫 회의의 내용으로 데이터베이스를 만들었습니다: %s."), cli->path);
	return 0;
}

const struct command command_init = {
	.name = "init",
	.usage = "",
	.summary = N_("첫 회의의 내용으로 데이터베이스를 만듭니다"),
	.help = N_("이미 있는 데이터베이스는 건드리지 않습니다 (끝내는 값 2).\n"
		   "--db나 GWAGI_DB로 정한 곳, 없으면 보통의 곳에 만듭니다.\n"),
	.as_of = AS_OF_REFUSED,
	.least = 0,
	.most = 0,
	.run = run,
};
