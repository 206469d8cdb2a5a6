/* The top line: meeting, 기준일, database, who and in which role, and the counts by signal of everything. */
#ifndef GWAGI_VIEW_SUMMARY_H
#define GWAGI_VIEW_SUMMARY_H

#include "gwagi/store/outline.h"
#include "gwagi/view/row.h"

struct summary {
	struct text meeting; /* short title of the latest meeting */
	struct text title;   /* its whole title */
	struct tally tally;
	bool frozen;            /* the 기준일 is */
	enum account_role role; /* of the login */
};

void summary_finish(struct summary *summary); /* NULL and zeroed are fine */
bool summary_load(struct summary *summary, struct store *store, struct error *error);
/* At most CELLS wide. What matters least goes first when it gets narrow: file, login, words of the counts, meeting. That a past
 * day is looked at, which one, and that it is frozen always stands there. */
void summary_row(const struct summary *summary, const struct store *store, int cells, struct row *row);

#endif
