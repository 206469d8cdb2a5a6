/* CSV rows out of a text, with the line numbers that an editor shows. */
#ifndef EXCHANGE_CSV_READ_H
#define EXCHANGE_CSV_READ_H

#include <stddef.h>
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

/* Call EACH for every row of TEXT, LENGTH bytes of UTF-8 that are changed on the way. What is wrong with the file as such
 * (quotes, line breaks) goes to FAULTS and ends the reading; what is in the cells is left to EACH. */
void csv_read(char *text, size_t length, char separator, csv_each *each, void *context, struct faults *faults);

/* The number, from 1, of the cell in its row that TEXT, the beginning of a file, ends in; 0 if its quotes are wrong before. */
size_t csv_last_cell(char *text, size_t length, char separator);

#endif
