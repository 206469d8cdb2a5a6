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

/* What is wrong with the file as such (quotes, line breaks, a row of more than CSV_ROW bytes) goes to FAULTS and ends the
 * reading; what is in the cells is left to EACH. With RECORDS rows are counted, not lines: of a sheet. */
enum { CSV_ROW = 4 * 1024 * 1024 };
struct csv_reader;
struct csv_reader *csv_reader_create(char separator, bool records, csv_each *each, void *context, struct faults *faults);
/* LENGTH more bytes of UTF-8, which are changed on the way. False if it needs no more. */
bool csv_reader_feed(struct csv_reader *reader, char *text, size_t length);
void csv_reader_end(struct csv_reader *reader); /* that was all: the last row */
/* The number, from 1, of the cell in its row that the text so far ends in; 0 if its quotes are wrong before. It takes no more
 * afterwards. */
size_t csv_reader_cell(struct csv_reader *reader);
void csv_reader_destroy(struct csv_reader *reader);

#endif
