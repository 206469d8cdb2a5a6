/* CSV rows out of a stream, with the line numbers that an editor shows. */
#ifndef EXCHANGE_CSV_READ_H
#define EXCHANGE_CSV_READ_H

#include <stdio.h>
#include "faults.h"

struct csv_cell {
	char *bytes; /* NUL-terminated; may hold more NULs */
	size_t length;
};

struct csv_row {
	size_t line; /* where it begins, from 1 */
	size_t count;
	struct csv_cell *cells;
};

/* False stops the reading. The row is valid during the call. */
typedef bool csv_each(void *context, const struct csv_row *row);

/* Call EACH for every row of IN. What is wrong with the file as such (quotes, line breaks, size, UTF-16) goes to FAULTS and ends
 * the reading; what is in the cells is left to EACH. */
void csv_read(FILE *in, csv_each *each, void *context, struct faults *faults);

/* True if all of IN is CP949 (which Korean spreadsheets write); reads it from its beginning to its end. */
bool csv_is_cp949(FILE *in);

#endif
