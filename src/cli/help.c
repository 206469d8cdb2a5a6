#include <stdio.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"

static const char options_text[] = N_("\n"
				      "옵션\n"
				      "  --db FILE                  데이터베이스 파일. 없으면 GWAGI_DB, 그다음은\n"
				      "                             $XDG_DATA_HOME/gwagi/gwagi.db\n"
				      "                             (XDG_DATA_HOME이 없으면 ~/.local/share)\n"
				      "  --as-of DAY                그날의 상태를 봅니다 (달은 그 마지막 날): 읽기만 합니다\n"
				      "  --read-only                읽기만 합니다\n"
				      "  -q, --quiet                결과와 오류만 알리고 묻지 않습니다\n"
				      "  -y, --yes                  물음에 그렇다고 답한 것으로 합니다 (여러 줄을 바꿀 때,\n"
				      "                             이미 있는 파일을 바꿀 때)\n"
				      "  --ascii                    현황판의 선을 + - | 로 그립니다\n"
				      "  --ambiguous MODE           모호한 글자(터미널에 따라 한 칸이나 두 칸에 그려지는\n"
				      "                             · ① ▲ 등)의 폭: auto(현황판이 터미널에 물음),\n"
				      "                             narrow(한 칸), wide(두 칸), safe(다른 글자로 바꿈)\n"
				      "  --color auto|always|never  현황판의 색\n"
				      "  --lang ko|en               말: 한국어, 영어. 없으면 환경(LANGUAGE, LANG …)과 설정\n"
				      "  -h, --help                 도움말. 명령의 도움말은 gwagi help 명령\n"
				      "  -V, --version              판 번호\n"
				      "  --                         뒤의 말은 옵션이 아닙니다\n"
				      "\n"
				      "환경 변수 GWAGI_TODAY=2026-01-31은 오늘(서울)을 대신합니다.\n"
				      "GWAGI_A11Y=text는 현황판을 줄 모드(화면 낭독기, 점자)로 엽니다.\n"
				      "설정 파일은 $XDG_CONFIG_HOME/gwagi/config (없으면 ~/.config/gwagi/config),\n"
				      "GWAGI_CONFIG가 있으면 그 파일이고, 거기에 없는 것은 /etc/gwagi/config에서\n"
				      "찾습니다. 줄은 ‘이름 = 값’입니다: ambiguous, scheme, color, mouse, low_traffic,\n"
				      "ascii, lang, key.이름(그 일의 글쇠). 값은 설명서 13장에 있습니다.\n"
				      "\n"
				      "끝내는 값: 0 마침, 1 찾은 것이 없거나 check가 이상을 찾음, 2 사용법·설정·터미널,\n"
				      "3 다시 시도, 4 거절, 5 데이터베이스가 손상되었거나 다른 프로그램의 것\n");

const char *help_options(void)
{
	return _(options_text);
}

void help_program(void)
{
	printf(_("사용법: gwagi [옵션…] [명령 …]\n"
		 "\n"
		 "명령이 없으면 현황판을 엽니다. 데이터베이스가 없으면 첫 회의 내용으로 만듭니다.\n"
		 "그러나 --db나 GWAGI_DB로 정한 파일은 현황판과 init, import만 만듭니다.\n"
		 "\n"
		 "명령\n"));
	for (int place = 0; command_at(place); place++)
		printf("  %-10s %s\n", command_at(place)->name, _(command_at(place)->summary));
	printf("%s", help_options());
}

void help_command(const struct command *command)
{
	printf(_("사용법: gwagi %s%s%s\n\n%s.\n"), command->name, *command->usage ? " " : "", command->usage,
	       _(command->summary));
	if (command->help)
		printf("\n%s", _(command->help));
}

static int run(const struct cli *cli, int argc, char **argv)
{
	const struct command *command;

	(void)cli;
	if (!argc) {
		help_program();
		return 0;
	}
	command = command_find(argv[0]);
	if (!command)
		return ERROR_USAGE;
	help_command(command);
	return 0;
}

const struct command command_help = {
	.name = "help",
	.usage = "[COMMAND]",
	.summary = N_("도움말을 보입니다"),
	.as_of = AS_OF_NONE,
	.least = 0,
	.most = 1,
	.run = run,
};
