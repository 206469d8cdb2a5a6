#include "gwagi/store/backup.h"

#include <inttypes.h>
#include "cli.h"
#include "gwagi/model/message.h"

static int run(const struct cli *cli, int argc, char **argv)
{
	struct store *store;
	struct backup backup;
	struct error error;
	/* Never a fresh database: its copy would pass for one of what is to be kept. */
	int code = cli_open_existing(cli, &store);
	bool done;

	(void)argc;
	if (code)
		return code;
	done = store_backup(store, argv[0], cli->yes, &backup, &error);
	store_close(store);
	if (!done)
		return say_error(&error);
	if (!cli->quiet)
		say(_("사본을 만들고 확인했습니다: %s (항목 %" PRId64 "줄, 이정표 %" PRId64 "줄, 변경 기록 %" PRId64
		      "줄, %" PRId64 "바이트)."),
		    argv[0], backup.items, backup.milestones, backup.changes, backup.bytes);
	return 0;
}

const struct command command_backup = {
	.name = "backup",
	.usage = "FILE",
	.summary = N_("데이터베이스의 사본을 만듭니다"),
	.help = N_("다른 프로그램이 쓰는 동안에도 한 순간의 내용을 그대로 담고, check처럼 살핀 뒤에\n"
		   "FILE이라는 이름을 줍니다. 도중에 그만두면 FILE은 전과 같습니다.\n"
		   "이미 있는 FILE은 --yes가 있어야 바꿉니다. 데이터베이스를 새로 만들지는 않습니다.\n"),
	.as_of = AS_OF_NONE,
	.least = 1,
	.most = 1,
	.run = run,
};
