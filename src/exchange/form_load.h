/* A check sheet that came back. */
#ifndef EXCHANGE_FORM_LOAD_H
#define EXCHANGE_FORM_LOAD_H

#include "table_load.h"

enum { FORM_HEADER = 20 }; /* the headings stand in one of the first rows */

bool form_is_header(const struct csv_row *row);

/* Make the filled rows of INPUT reports, with the version that the sheet was printed of as the one that was seen: where others
 * have changed the same since, that is a fault of the row and a conflict of the whole. False, with a sentence and no faults, as
 * table_load(). */
bool form_take(struct table_load *job, const struct table_input *input, struct error *error);

#endif
