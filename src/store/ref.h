/* From codes to rows, and from rows to their place in the tree. */
#ifndef GWAGI_STORE_REF_H
#define GWAGI_STORE_REF_H

#include "gwagi/model/code.h"
#include "gwagi/model/record.h"
#include "internal.h"

/* The query for the id of the row that a code of this kind names, which is ?1; NULL if no table has such codes. */
const char *code_id_sql(enum code_kind kind);
const char *code_table(enum code_kind kind); /* the table; NULL if there is none */

/* The code of the row of KIND with this id; "" if there is none. */
bool ref_code(struct store *store, enum code_kind kind, int64_t id, char code[CODE_TEXT], struct error *error);

/* The sort key of a meeting, item or milestone, "" if it is not there or of another kind; *LEVEL is how deep it lies: 0 a
 * meeting, 1 an agenda …, a milestone deeper than all items. */
bool ref_sort(struct store *store, struct ref ref, char sort[CODE_SORT], int *level, struct error *error);

#endif
