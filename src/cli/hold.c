#include "hold.h"

#include <stddef.h>

static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

enum { ENDINGS = sizeof ending / sizeof *ending, ROWS = 64 /* between two looks */ };

void hold_begin(struct hold *hold)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < ENDINGS; i++)
		sigaddset(&set, ending[i]);
	hold->held = sigprocmask(SIG_BLOCK, &set, &hold->before) == 0;
}

bool hold_is_over(struct hold *hold)
{
	sigset_t set;

	if (!hold->held || ++hold->rows % ROWS != 0 || sigpending(&set) != 0)
		return false;
	for (size_t i = 0; i < ENDINGS; i++)
		if (sigismember(&set, ending[i]))
			return true;
	return false;
}

void hold_end(struct hold *hold)
{
	if (hold->held)
		sigprocmask(SIG_SETMASK, &hold->before, NULL);
	hold->held = false;
}
