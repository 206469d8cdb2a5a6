#include "gwagi/exchange/completion.h"
#include <stdio.h>
#include "cli.h"
#include "gwagi/model/message.h"

static int run(const struct cli *cli, int argc, char **argv)
{
	const char *script = exchange_completion(argv[0]);

	(void)cli;
	(void)argc;
	if (script) {
		fputs(script, stdout);
		return 0;
	}
	say(_("‘%s’은(는) 모르는 셸입니다. bash, zsh, fish 가운데 하나를 써 주십시오."), argv[0]);
	return ERROR_USAGE;
}

const struct command command_completion = {
	.name = "completion",
	.usage = "bash|zsh|fish",
	.summary = N_("셸이 명령, 옵션, 코드를 이어 쓰게 하는 글을 냅니다"),
	.help = N_("설치된 gwagi는 셸이 스스로 찾습니다. 그렇지 않으면\n"
		   "  bash  eval \"$(gwagi completion bash)\"을 ~/.bashrc에\n"
		   "  zsh   eval \"$(gwagi completion zsh)\"을 ~/.zshrc의 compinit 뒤에\n"
		   "  fish  gwagi completion fish > ~/.config/fish/completions/gwagi.fish\n"),
	.as_of = AS_OF_NONE,
	.least = 1,
	.most = 1,
	.run = run,
};
