/* What is in a file, as UTF-8, whichever way it was saved. */
#ifndef EXCHANGE_TABLE_TEXT_H
#define EXCHANGE_TABLE_TEXT_H

#include <stdbool.h>
#include "faults.h"

struct table_text {
	char *text; /* sound UTF-8, to be freed */
	size_t length;
	char separator; /* of the cells: a tab in the "Unicode text" of spreadsheets, else a comma */
	enum text_encoding encoding;
};

/* Decode all LENGTH bytes of a file. False, with one fault at its place, if they are of no encoding that is read. */
bool table_text_decode(struct table_text *text, const char *bytes, size_t length, struct faults *faults);

#endif
