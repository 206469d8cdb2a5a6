/* The next free code. A code is never used twice, not even that of a row that was taken back. */
#ifndef GWAGI_STORE_NEXT_H
#define GWAGI_STORE_NEXT_H

#include "gwagi/model/code.h"
#include "internal.h"

/* Of a kind with one letter and a number, that the gate numbers: o17. */
bool next_lettered(struct store *store, enum code_kind kind, char code[CODE_TEXT], struct error *error);
/* Of an item below PARENT (a meeting or an item), or of a milestone or target of it: 1.2.5, 1.2m3. ERROR_USAGE if it gets too
 * deep. */
bool next_below(struct store *store, enum code_kind kind, const char *parent, char code[CODE_TEXT], struct error *error);

#endif
