/* Whether there is a terminal to run on. Nothing is written to it. */
#include <curses.h>
#include <stdlib.h>
#include <term.h>
#include <unistd.h>
#include "gwagi/model/message.h"
#include "gwagi/tui/dashboard.h"

const char *terminal_library_version(void)
{
	return curses_version();
}

static bool known(const char *name, struct error *error)
{
	int result = 0;
	const char *address;

	if (setupterm(name, STDOUT_FILENO, &result) != OK)
		return error_set(error, ERROR_USAGE,
				 _("모르는 터미널입니다: TERM=%s. 예를 들어 TERM=xterm-256color로 다시 해 보십시오."), name);
	address = tigetstr("cup");
	if (address == (const char *)-1)
		address = NULL;
	if (!address)
		error_set(error, ERROR_USAGE,
			  _("이 터미널(TERM=%s)은 커서를 옮길 수 없어 현황판을 열 수 없습니다. gwagi list 같은 명령을 쓰십시오."),
			  name);
	del_curterm(cur_term);
	return address != NULL;
}

bool dashboard_terminal(struct error *error)
{
	const char *name = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(error, ERROR_USAGE, "%s",
				 _("현황판은 터미널에서만 열립니다: 표준 입력이나 출력이 터미널이 아닙니다. gwagi list 같은 "
				   "명령을 쓰십시오."));
	if (!name || !*name)
		return error_set(
			error, ERROR_USAGE, "%s",
			_("TERM이 정해져 있지 않아 현황판을 열 수 없습니다. 예를 들어 TERM=xterm-256color로 다시 해 보십시오."));
	return known(name, error);
}
