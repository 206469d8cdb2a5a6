/* Looking at a past day: the question of `@`, the way back, and why nothing can be written there. */
#ifndef GWAGI_SRC_TUI_PAST_H
#define GWAGI_SRC_TUI_PAST_H

#include <stdbool.h>

struct dashboard;

void past_open(struct dashboard *dashboard);
int past_return(struct dashboard *dashboard);     /* to the present; reactions */
bool past_may_write(struct dashboard *dashboard); /* false after saying why not, and how it can be done */

#endif
