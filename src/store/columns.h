/* The columns of every table that people fill: how a value is read, checked and stored. */
#ifndef GWAGI_STORE_COLUMNS_H
#define GWAGI_STORE_COLUMNS_H

#include "gwagi/store/load.h"
#include "internal.h"

/* The flags of a struct load_column. */
enum column_flag {
	COLUMN_SET = 1,       /* may be changed through the gate */
	COLUMN_DERIVED = 2,   /* not given but made from the others (place.c) */
	COLUMN_REFERENCE = 4, /* the code of a row; stored as its id where name and key differ */
	COLUMN_LOGGED = 8,    /* follows from others, yet a change of it is logged */
	COLUMN_FOLLOWS = 16,  /* changes with one that is logged, and follows from its changes (replay.c, past.c) */
};

struct table;
struct cell;
/* Fills the derived cells and checks what concerns several columns. */
typedef bool table_place(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault);

struct table {
	const char *name;
	int kind;                          /* enum record_kind, WORD_NONE if it has no list of its own */
	const struct load_column *columns; /* given ones first, then derived ones */
	size_t count;
	table_place *place; /* may be NULL */
};

const struct table *table_find(const char *name);
const struct table *table_at(size_t place); /* in the order in which they are loaded; NULL behind the last */
const struct table *table_of(enum record_kind kind);
bool column_is_id(const struct load_column *column); /* whether it is given by a code and stored as the id of that row */
/* The field of a row's record (model/record.h); NULL if the table has no list or the list no such field. */
const struct field *table_field(const struct table *table, const char *key);
size_t column_find(const struct table *table, const char *key); /* by key or name; table->count if there is none */

#endif
