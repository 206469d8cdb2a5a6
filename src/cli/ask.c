/* Questions before something is done that is not taken back by a key. */
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/text/text.h"

static bool is_yes(const char *answer)
{
	static const char *const words[] = {"y", "yes", "예", "네", "ㅛ", "ㅛㄷㄴ"}; /* the last two: typed in Hangul mode */

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(answer, words[i]) == 0)
			return true;
	return false;
}

bool cli_confirm(const struct cli *cli, const char *question)
{
	struct text text = {0};
	char answer[64];

	if (cli->yes)
		return true;
	if (cli->quiet || !isatty(STDIN_FILENO) || !isatty(STDERR_FILENO)) {
		say(_("%s 물어볼 수 없어 아무것도 하지 않았습니다. 하려면 --yes를 함께 쓰십시오."), question);
		return false;
	}
	text_append(&text, question);
	fprintf(stderr, "gwagi: %s [y/N] ", text_bytes(&text));
	text_finish(&text);
	fflush(stderr);
	if (!fgets(answer, sizeof answer, stdin))
		answer[0] = '\0';
	answer[strcspn(answer, "\r\n")] = '\0';
	if (is_yes(answer))
		return true;
	say(_("아무것도 하지 않았습니다."));
	return false;
}
