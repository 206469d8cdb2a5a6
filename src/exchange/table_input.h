/* What is in a file, row by row, whichever way it was saved and however long it is. */
#ifndef EXCHANGE_TABLE_INPUT_H
#define EXCHANGE_TABLE_INPUT_H

#include "csv_read.h"
#include "gwagi/text/encoding.h"

/* `struct table_input input = {.file = -1};` before, input_close() after. */
struct table_input {
	int file;          /* open, or -1: `bytes` */
	const char *bytes; /* of the program's own files, in UTF-8 */
	int64_t size, most;
	bool sheet;     /* XLSX: its first sheet, whose rows are counted, not lines */
	char separator; /* of the cells: a tab where the first line with either has more of them, else a comma */
	enum text_encoding encoding;
};

/* Open NAME in FOLDER, a regular file of at most MOST bytes, and look at all of it: false, with one fault at its place, if it is
 * none or in no encoding that is read. */
bool input_open(struct table_input *input, int folder, const char *name, int64_t most, struct faults *faults);
/* The same for BYTES in the program. */
void input_shipped(struct table_input *input, const char *bytes, size_t size);
/* Call EACH for every row from the first one on until it says false; a part of the file is in memory at a time. */
void input_read(const struct table_input *input, csv_each *each, void *context, struct faults *faults);
void input_close(struct table_input *input);

const char *input_reason(void); /* why a file can't be opened, by errno */

#endif
