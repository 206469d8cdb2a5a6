/* Many new rows at once, for the importer and the first start. */
#ifndef GWAGI_STORE_LOAD_H
#define GWAGI_STORE_LOAD_H

#include "gwagi/store/gate.h"

/* Many new rows in one transaction, as the importer and the first start need them. */
struct store_load;
/* Its rows take effect on the day EFFECTIVE (DAY_NONE: the 기준일, before which it must not lie): they are read, checked and
 * logged as on that day, and store_today() is it until the load ends. */
bool store_load_begin(struct store_load **load, struct store *store, const char *action, const char *reason, day_number effective,
		      struct error *error);
/* Add a row of TABLE (a CSV file's name without .csv: item, milestone, office_alias …) from COUNT columns. On false `fault` says
 * what is wrong with which column (-1: none in particular); the load goes on, so that one can collect the faults of a file. */
struct load_fault {
	int column;
	bool known; /* the code is there already */
	struct error error;
};
bool store_load_add(struct store_load *load, const char *table, const struct gate_field *columns, size_t count,
		    struct load_fault *fault);
/* The next fault of the same row in a column behind the one of FAULT; false if there is none. */
bool store_load_fault_after(struct store_load *load, const char *table, const struct gate_field *columns, size_t count,
			    struct load_fault *fault);
/* Commit if nothing failed, else give everything up; frees LOAD in both cases. */
bool store_load_commit(struct store_load *load, struct error *error);
void store_load_abandon(struct store_load *load);
/* The columns of a table in the order of its file, and how their values are read. NULL for no such table. */
struct load_column {
	const char *key;
	bool required; /* no value of it may be empty */
	enum field_type type;
	enum vocabulary vocabulary; /* FIELD_WORD */
	enum code_kind codes;       /* FIELD_CODE: of what; CODE_NONE: of several kinds */
	unsigned flags;             /* the store's own */
	const char *name;           /* in the database */
	bool may_lack;              /* the header of a file need not have it */
};
const struct load_column *store_load_columns(const char *name, size_t *count);
bool store_column_is_set(const struct load_column *column); /* may be changed through the gate */
const char *const *store_load_tables(size_t *count); /* in the order in which they must be loaded */

#endif
