/* One CSV file into one table of a load. */
#ifndef EXCHANGE_TABLE_LOAD_H
#define EXCHANGE_TABLE_LOAD_H

#include <stdio.h>
#include "faults.h"
#include "gwagi/store/gate.h"

/* Load all rows of IN into TABLE; what is wrong goes to FAULTS. Returns how many rows were added. */
int64_t table_load(struct store_load *load, const char *table, FILE *in, struct faults *faults);

#endif
