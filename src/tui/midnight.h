/* A timer for the end of the day, by the real clock: it also goes off when that clock is set, and after a sleep of the machine in
 * which the day ended. Where there are no such timers, a new day is seen when something else wakes the dashboard. */
#ifndef GWAGI_SRC_TUI_MIDNIGHT_H
#define GWAGI_SRC_TUI_MIDNIGHT_H

#include <stdint.h>

struct midnight {
	int descriptor; /* readable when it is time to look; -1 where there is no timer */
	int64_t set;    /* for when; 0: not */
};

void midnight_start(struct midnight *midnight);
void midnight_stop(struct midnight *midnight);
void midnight_take(struct midnight *midnight); /* that it went off, if it did */
void midnight_set(struct midnight *midnight, int64_t seconds);

#endif
