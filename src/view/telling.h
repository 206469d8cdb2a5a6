/* A row in words, for paper. */
#ifndef GWAGI_SRC_VIEW_TELLING_H
#define GWAGI_SRC_VIEW_TELLING_H

#include "entry.h"
#include "gwagi/view/row.h"

/* "미 1.2.5.1m1", its title, "D+10 미보고" at the right, and lines below that. */
struct telling {
	struct text head, title, tail, more;
	int depth;
	bool left_out; /* nothing of it is printed */
	bool apart;    /* a line is left free in front of it */
};

void telling_finish(struct telling *telling);
/* An item, milestone or meeting with its whole code; of others only the title. */
bool telling_node(struct store *store, struct entry *entry, struct telling *telling, struct error *error);
/* "기한경과 3, 미보고 10, 완료 1" */
void telling_counts(const struct tally *tally, struct text *out);

#endif
