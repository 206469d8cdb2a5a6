/* Signals that would end the program wait while a file is made aside, so that none is left behind. */
#ifndef CLI_HOLD_H
#define CLI_HOLD_H

#include <signal.h>
#include <stdbool.h>

struct hold {
	bool held;
	sigset_t before;
	unsigned rows;
};

void hold_begin(struct hold *hold);
/* Whether it is time to give up; asked for every row. */
bool hold_is_over(struct hold *hold);
/* What has come meanwhile takes effect. A hold that was not begun (zeroed) is fine. */
void hold_end(struct hold *hold);

#endif
