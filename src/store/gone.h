/* Rows that were taken back: they are in the log alone, and as of a past day they may be there still. */
#ifndef GWAGI_STORE_GONE_H
#define GWAGI_STORE_GONE_H

#include "columns.h"

struct gone {
	struct gone_row {
		char *entity, *json; /* owned: the code that it was logged under; the row when it was made */
		int64_t id, born;
	} * all;
	size_t count;
};

#define GONE_TABLE "gone_" /* in front of the name of the temporary table with a table's gone rows */

/* The rows of TABLE that are gone and can be seen through the lens, parents first. Finished in every case. */
bool gone_read(struct store *store, const struct table *table, struct gone *gone, struct error *error);
void gone_finish(struct gone *gone);
/* Put them into the temporary table, when the view in front of TABLE shows what is in it; what they refer to is found through the
 * lens. */
bool gone_fill(struct store *store, const struct table *table, const struct gone *gone, struct error *error);

#endif
