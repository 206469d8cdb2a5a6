/* The write gate: every change, from screen, command or import, is a request here and gets one answer. The gate checks
 * (text sound and in NFC, words, dates, amounts, lengths, rules, version), writes and logs in one BEGIN IMMEDIATE; it writes all
 * of a request or nothing. Setting what is already there is OK, keeps the version and logs nothing. */
#ifndef GWAGI_STORE_GATE_H
#define GWAGI_STORE_GATE_H

#include "gwagi/model/code.h"
#include "gwagi/model/record.h"
#include "gwagi/store/store.h"

enum gate_verb {
	GATE_REPORT_STATUS, /* a milestone's `reported`, with `done_on`, `forecast` beside it; a reason for on_hold and cancelled
			     */
	GATE_SET_FIELD,     /* any other fields of a row; also `reported`, which is then checked like a report */
};
enum gate_result { GATE_OK, GATE_CONFLICT, GATE_DENIED, GATE_INVALID, GATE_RETRY };

struct gate_field {
	const char *key, *value; /* both words of an enumeration, every form of a date; "" empties the field */
};

enum { GATE_REQUEST_ID = 40, GATE_NOTES = 512 };

struct gate_request {
	enum gate_verb verb;
	struct ref ref;
	int64_t expected_version; /* 0: whatever it is */
	const char *request_id;   /* NULL: a new one; a request that was already done is answered again, not done again */
	const char *action;       /* what the person did: "set", "status" … */
	const struct gate_field *fields;
	size_t count;
	const char *reason, *authority; /* NULL if none */
	day_number effective;           /* DAY_NONE: the 기준일 */
	bool dry_run;                   /* check and answer, write nothing */
};

struct gate_change {
	char key[32];
	char *before, *after; /* owned by the answer */
};

struct gate_answer {
	enum gate_result result;
	int64_t version;             /* of the row afterwards; on CONFLICT its current one */
	struct gate_change *changes; /* what was (or would be) changed */
	size_t count;
	char field[32];           /* INVALID: which field, "" if none in particular */
	char warning[GATE_NOTES]; /* OK, but …; "" if nothing */
	struct error error;       /* the sentence of every other result; its code is the exit code */
};

/* True if the result is GATE_OK. The caller finishes ANSWER in every case. */
bool store_write(struct store *store, const struct gate_request *request, struct gate_answer *answer);
void gate_answer_finish(struct gate_answer *answer);

/* Many new rows in one transaction, as the importer and the first start need them. */
struct store_load;
bool store_load_begin(struct store_load **load, struct store *store, const char *action, const char *reason, struct error *error);
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
};
const struct load_column *store_load_columns(const char *name, size_t *count);
const char *const *store_load_tables(size_t *count); /* in the order in which they must be loaded */

#endif
