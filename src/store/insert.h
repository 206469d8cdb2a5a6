/* A new row: its cells checked, placed, inserted and logged. For the importer and the write gate. */
#ifndef GWAGI_STORE_INSERT_H
#define GWAGI_STORE_INSERT_H

#include "row.h"

/* A row that was there before and comes back: with the code that it had, where codes are made, and its next version. */
struct insertion_again {
	const char *code;
	int64_t version;
};

/* `struct insertion insertion = {.store = store, .chain = &chain};` inside a transaction. */
struct insertion {
	struct store *store;
	struct chain *chain;
	const struct table *table; /* of the last row, and its INSERT, kept while rows of the same table come */
	sqlite3_stmt *statement;
	const struct insertion_again *again; /* NULL of new rows */
	const struct table *asked;           /* whether rows of it were ever taken back */
	bool any_gone;
	int64_t item, answer; /* what answers for the last milestone's item (answer.h); item 0: it is not known */
};

/* Add a row of TABLE from COUNT given columns; what is missing is empty. On false FAULT says what is wrong with which column. */
bool insertion_add(struct insertion *insertion, const struct table *table, const struct gate_field *columns, size_t count,
		   struct load_fault *fault);
/* When an assignment of an item has come or gone: what answers for all below it. */
bool insertion_settle(struct insertion *insertion, int64_t item, struct error *error);
void insertion_end(struct insertion *insertion);

/* The value of a given column, "" if it is not there. */
const char *given_value(const struct gate_field *columns, size_t count, const char *key);
/* Check the given cells from column FROM on; CELLS are those of TABLE. */
bool insertion_check(struct store *store, const struct table *table, const struct gate_field *columns, size_t count, size_t from,
		     struct cell *cells, struct load_fault *fault);

#endif
