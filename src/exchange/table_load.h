/* One file into one table of a load. */
#ifndef EXCHANGE_TABLE_LOAD_H
#define EXCHANGE_TABLE_LOAD_H

#include "gwagi/store/load.h"
#include "table_input.h"

struct table_load {
	struct store *store;
	struct store_load *load;
	const char *table;
	bool adds; /* only: what is there already is a fault */
	struct faults *faults;
	struct import_count *count;
	int64_t mark;                /* of the file's rows, to which their line is added (store_load_put()) */
	size_t verified;             /* where the file has that column, from 1 */
	void (*each)(void *context); /* after each row; may be NULL */
	void *context;
};

/* Put all rows of INPUT into the table; what is wrong with them goes to `faults`. False, with a sentence and no faults, if the
 * load cannot go on for a reason that is not in the file: the disk, a busy database. */
bool table_load(struct table_load *job, const struct table_input *input, struct error *error);

/* The table whose columns the cells of HEADER are, by its place in store_load_tables(); -1 if there is none, *SEVERAL if there is
 * more than one. */
int table_by_header(const struct csv_row *header, bool *several);

#endif
