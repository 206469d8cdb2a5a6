/* Values on their way into a row: checked, in the form in which they are stored. */
#ifndef GWAGI_STORE_CELL_H
#define GWAGI_STORE_CELL_H

#include "columns.h"

enum cell_state { CELL_EMPTY, CELL_TEXT, CELL_INTEGER };

struct cell {
	enum cell_state state;
	char *text;      /* CELL_TEXT, owned; of a reference the code it was given by */
	int64_t integer; /* CELL_INTEGER: number, boolean, id, or the value of an amount … */
	int scale;       /* … with its decimal places */
};

void cell_finish(struct cell *cell);
void cell_set_text(struct cell *cell, const char *text); /* "" empties */
void cell_set_integer(struct cell *cell, int64_t value);
bool cell_equal(const struct cell *a, const struct cell *b);
void cell_bind(const struct cell *cell, sqlite3_stmt *statement, int index); /* borrowed until the statement is done with */
void cell_bind_to(const struct load_column *column, const struct cell *cell, sqlite3_stmt *statement,
		  int index); /* the same, or the id that stands for a code in COLUMN */
/* As the change log and JSON write it: NULL for an empty cell, else to be freed. */
char *cell_print(const struct load_column *column, const struct cell *cell);

/* Check TEXT for COLUMN. False with a sentence that does not name the column. References must exist. */
bool cell_check(struct store *store, const struct load_column *column, const char *text, struct cell *cell, struct error *error);

#endif
