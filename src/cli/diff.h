/* What differs between two days, as fields for programs. */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "gwagi/model/record.h"
#include "gwagi/store/diff.h"

enum { DIFF_MONTHS = 16 };

const struct field *diff_fields(size_t *count);
/* The value of each of them; they point into ROW and MONTHS. */
void diff_values(const struct diff_row *row, char months[DIFF_MONTHS], struct value *values);

#endif
