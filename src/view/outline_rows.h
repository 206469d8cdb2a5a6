/* One row of the tree's window, and how it reads. */
#ifndef GWAGI_SRC_VIEW_OUTLINE_ROWS_H
#define GWAGI_SRC_VIEW_OUTLINE_ROWS_H

#include "gwagi/view/outline.h"

struct outline_entry {
	struct node node;
	bool open, counted;
	struct tally tally; /* if counted */
};

void outline_entry_draw(const struct outline_entry *entry, const struct text_query *query, int cells, struct row *row);

#endif
