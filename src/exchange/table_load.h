/* One CSV file into one table of a load. */
#ifndef EXCHANGE_TABLE_LOAD_H
#define EXCHANGE_TABLE_LOAD_H

#include "gwagi/store/load.h"
#include "table_text.h"

/* Load all rows of TEXT, which is changed on the way, into TABLE; what is wrong with them goes to FAULTS. False, with a sentence
 * and no faults, if the load cannot go on for a reason that is not in the file: the disk, a busy database. *ROWS is how many rows
 * were added. */
bool table_load(struct store_load *load, const char *table, struct table_text *text, struct faults *faults, int64_t *rows,
		struct error *error);

#endif
