/* A milestone's state out of a row, for judging. */
#ifndef GWAGI_STORE_MILESTONE_H
#define GWAGI_STORE_MILESTONE_H

#include "gwagi/model/judge.h"
#include "internal.h"

/* The columns that milestone_read() expects, in order, of table `m`. */
#define MILESTONE_STATE \
	"m.type, m.date, m.forecast, m.done_on, m.reported, m.reported_on, m.verified, m.slips, m.recovery, m.issue, m.stage"
/* Their names, for an array. */
#define MILESTONE_STATE_KEYS \
	"type", "date", "forecast", "done_on", "reported", "reported_on", "verified", "slips", "recovery", "issue", "stage"
enum { MILESTONE_COLUMNS = 11 };

/* From texts in that order; NULL or "" is "not stated". */
void milestone_state(const char *const texts[MILESTONE_COLUMNS], struct milestone_state *state);
void milestone_read(sqlite3_stmt *statement, int first, struct milestone_state *state);

#endif
