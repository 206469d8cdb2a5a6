/* The words for what was changed: in the log, the details, and where a change is taken back. */
#ifndef GWAGI_STORE_CHANGE_H
#define GWAGI_STORE_CHANGE_H

#include "gwagi/store/gate.h"

int change_kind(const char *table);            /* of a table's rows (enum record_kind); WORD_NONE if they have no list */
const char *change_table(const char *table);   /* in Korean */
const char *change_action(const char *action); /* what a person did, in Korean; an unknown one as it is */
/* The field KEY of a kind; NULL if it has none. */
const struct field *change_field(int kind, const char *key);
/* A value as people read it, to be freed; that there is none is said. */
char *change_value(const struct field *field, const char *value);
/* "부처 보고: 미보고 -> 추진중", of a whole row "증빙: 새로 만듦", what is withheld as such; to be freed. */
char *change_sentence(const struct gate_change *change);

#endif
