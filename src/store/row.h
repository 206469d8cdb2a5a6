/* Rows as cells, and as the JSON that the change log keeps of them. */
#ifndef GWAGI_STORE_ROW_H
#define GWAGI_STORE_ROW_H

#include "cell.h"
#include "chain.h"

/* The given (not derived) cells as canonical JSON: the columns in the order of the table, null for empty ones. To be freed. */
char *row_json(const struct table *table, const struct cell *cells);
void row_free(struct cell *cells, size_t count); /* the cells and their array */

#endif
