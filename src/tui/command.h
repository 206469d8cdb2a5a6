/* `:`: every action by its name or by the words about it, and codes and days to go to. */
#ifndef GWAGI_SRC_TUI_COMMAND_H
#define GWAGI_SRC_TUI_COMMAND_H

#include "prompt.h"

struct dashboard;

/* Zeroed, it was never used. */
struct command {
	struct prompt prompt; /* keeps what was done before */
};

void command_open(struct dashboard *dashboard);
void command_finish(struct command *command);

#endif
