/* Looking at a past day: the prompt of `@`, the way back, and why nothing can be written there. */
#ifndef GWAGI_SRC_TUI_PAST_H
#define GWAGI_SRC_TUI_PAST_H

#include "prompt.h"

struct dashboard;

/* Zeroed, it is one that was never used. */
struct past {
	struct prompt prompt; /* keeps the days that were looked at before */
	struct text why;      /* what is typed is no day to look at */
};

void past_open(struct dashboard *dashboard);
int past_return(struct dashboard *dashboard);     /* to the present; reactions */
bool past_may_write(struct dashboard *dashboard); /* false after saying why not, and how it can be done */
void past_finish(struct past *past);

#endif
