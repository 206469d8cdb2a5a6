/* What one milestone puts into the kept counts (table tally): along the days, as it is and as it was. */
#ifndef GWAGI_STORE_COUNT_H
#define GWAGI_STORE_COUNT_H

#include "gather.h"
#include "gwagi/model/code.h"
#include "milestone.h"
#include "replay.h"

/* The measures of table tally, in the order of struct tally. Stored: append only. */
enum measure {
	MEASURE_TOTAL,
	MEASURE_SIGNAL, /* SIGNAL_COUNT of them */
	MEASURE_OVERDUE = MEASURE_SIGNAL + SIGNAL_COUNT,
	MEASURE_DUE_SOON,
	MEASURE_UNDATED,
	MEASURE_DUE,
	MEASURE_DUE_DONE,
	MEASURE_PAST,
	MEASURE_COUNT,
	/* The same again, counted on each day by what had been reported up to that day. */
	MEASURE_THEN = 64,
};

/* Of one milestone on one day, or of many. */
struct measures {
	int64_t n[MEASURE_COUNT];
};

/* What gwagi_count(counting, measure, n) adds to, bound as a pointer of this type; it is false of every row. */
#define COUNTING "gwagi-counting"
struct counting {
	struct measures *sum;
	int series; /* 0 or MEASURE_THEN */
};

void count_measure(const struct milestone_state *state, const struct rules *rules, day_number day, struct measures *out);

/* A day's rows: one for each span, a power of two of days, from which START is counted (store/tally.c). */
enum { SPANS = 3 };
extern const int count_spans[SPANS];
int count_start(day_number day, int span);

/* A milestone as it is and as it was. */
struct subject {
	char code[CODE_TEXT], sort[CODE_SORT];
	bool there;
	int64_t born;
	char *texts[MILESTONE_COLUMNS]; /* owned */
};

#define SUBJECT "SELECT m.sort, m.code, m.born, " MILESTONE_STATE " FROM main.milestone m "

void subject_read(struct subject *subject, sqlite3_stmt *statement);
/* By its code; one that was taken back is not `there`. */
bool subject_find(struct store *store, const char *code, struct subject *subject, struct error *error);
void subject_finish(struct subject *subject);
/* As it was for those who see these of its changes; false if it was not there. */
bool subject_then(const struct subject *subject, const struct replay *replay, const struct sight *sight,
		  struct milestone_state *state);
/* Add all that it puts into the counts, or with a SIGN of −1 take it out. BORN is the day it takes effect on, if that is known to
 * be all that was logged of it; else DAY_NONE. */
bool subject_count(struct gather *gather, struct store *store, const struct subject *subject, day_number born, int64_t sign,
		   struct error *error);

#endif
