/* Many rows at once, for the importer and the first start. */
#ifndef GWAGI_STORE_LOAD_H
#define GWAGI_STORE_LOAD_H

#include "gwagi/store/gate.h"

/* Many new rows in one transaction, as the importer and the first start need them. */
struct store_load;
/* Its rows take effect on the day EFFECTIVE (DAY_NONE: the 기준일, before which it must not lie): they are read, checked and
 * logged as on that day, and store_today() is it until the load ends. The first row is refused (ERROR_REFUSED) without the right
 * to import; requests need the rights to what they change, and no other. */
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
/* What all that follows is for; both may be NULL. False with a sentence if it is no text that can be kept. */
bool store_load_because(struct store_load *load, const char *reason, const char *authority, struct error *error);

/* The same for a row that may be there already. It is known by its code or, where rows have none, by all that it says; what
 * differs in its columns goes through the gate as if a person asked for it (gate.h), and what follows from that follows. An empty
 * cell empties the field, except where it cannot mean that: of fields that are never empty or cannot be set, and beside an empty
 * `reported` of what belongs to a report. `aliases` only grow. What is derived must be what the gate makes of it, or what it was
 * before. Confirming waits for the rows behind it (store_load_late()). MARK is what that tells then of the row. */
enum load_outcome { LOAD_ADDED, LOAD_CHANGED, LOAD_UNCHANGED, LOAD_PASSED /* it hangs on one that was refused */ };
struct load_result {
	enum load_outcome outcome;
	const struct gate_change *changes; /* of rows that were there; valid until the next call */
	size_t count;
};
bool store_load_put(struct store_load *load, const char *table, const struct gate_field *columns, size_t count, int64_t mark,
		    struct load_result *result, struct load_fault *fault);
/* The next of what had to wait, of TABLE and MARK, once all rows were put; *NONE if there is none left. False: FAULT. */
bool store_load_late(struct store_load *load, bool *none, const char **table, int64_t *mark, struct load_result *result,
		     struct load_fault *fault);
/* One request as a part of the load, for its own reason and authority; ANSWER is valid until the next call. */
bool store_load_request(struct store_load *load, const struct gate_request *request, const struct gate_answer **answer);
const char *store_load_warning(const struct store_load *load); /* what the gate let pass with a word; "" if nothing */
/* For a load that is only tried: whether the whole makes sense, as the commit would find (ERROR_USAGE). */
bool store_load_check(struct store_load *load, struct error *error);
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
const char *const *store_load_tables(size_t *count);        /* in the order in which they must be loaded */

#endif
