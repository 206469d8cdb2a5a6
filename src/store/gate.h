/* Requests on their way through the gate: what all rows of one have in common, and what concerns a single row. */
#ifndef GWAGI_STORE_GATE_INTERNAL_H
#define GWAGI_STORE_GATE_INTERNAL_H

#include "gwagi/model/amount.h"
#include "insert.h"
#include "rights.h"

/* One transaction, one request id in the log. */
struct writing {
	struct store *store;
	const struct gate_request *request; /* the first of them */
	struct gate_answer *answer;
	struct person person; /* who asks */
	struct chain chain;
	struct insertion insertion;
	struct cell reason, authority; /* as texts are stored; empty if none was given */
	day_number effective;
};

/* writing.c. These set the result; passing on false means that nothing of the request is written. */
bool writing_answer(struct writing *writing, enum gate_result result); /* returns whether it is GATE_OK */
bool writing_fail(struct writing *writing); /* what the database could not do becomes the answer that fits it */
/* Refuse the request for FIELD ("" for none in particular). */
bool writing_refuse(struct writing *writing, const char *field, const char *format, ...) __attribute__((format(printf, 3, 4)));
void writing_warn(struct writing *writing, const char *sentence);
/* A change of the row ENTITY of TABLE for the answer; the texts become the answer's, NULL for none. */
void writing_note(struct writing *writing, const char *entity, const char *table, const char *key, char *before, char *after);

/* gate.c. What the changes that follow are for, checked; NULL for none. */
bool writing_because(struct writing *writing, const char *reason, const char *authority);
/* gate.c. A request the way of its verb, under what was begun for it. */
bool gate_run(struct writing *writing, const struct gate_request *request);

/* A request about one row of table: as it is and as it is asked to be. */
struct passage {
	struct writing *writing;
	struct store *store; /* the writing's */
	const struct gate_request *request;
	const struct table *table;
	struct cell *before, *after;
	char code[CODE_TEXT];
	int64_t version;
	size_t first;        /* of the answer's changes, the first that is the row's */
	bool reported_again; /* the same status, reported on another day */
	/* NULL, or by column whether it is one that comes back as it was: it is logged though it is the same, and so is what
	 * otherwise only follows from a logged one. */
	const bool *restored;
};

/* gate_row.c: change the fields of a row, with all that follows from it. */
bool gate_row_write(struct writing *writing, const struct gate_request *request);
/* The same in steps, around what else may happen to AFTER: read the row of the request's ref, write what is different. */
bool gate_row_read(struct passage *passage);
bool gate_row_update(struct passage *passage);
void gate_row_finish(struct passage *passage);
/* gate_close.c, gate_split.c, gate_succeed.c: what goes with the row of the request. */
bool gate_close(struct writing *writing, const struct gate_request *request);
bool gate_split(struct writing *writing, const struct gate_request *request);
bool gate_succeed(struct writing *writing, const struct gate_request *request);
/* Whether ITEM or one above it is closed, so that nothing may be added (ADDITION) or reported there; the request is then refused
 * for KEY. */
bool close_refuses(struct writing *writing, const char *key, const char *item, bool addition);
bool close_check(struct passage *passage); /* of an item's own fields */
/* gate_rename.c: another title or name; before and after the row is written. */
bool rename_check(struct passage *passage);
bool rename_follow(struct passage *passage);
/* gate_office.c. Warn of another office below the one of id PARENT that goes by NAME. */
bool office_name_check(struct writing *writing, const char *code, int64_t parent, const char *name);
bool office_stands(struct writing *writing, const char *key, const char *code); /* refuse what is new of one that is no more */
bool office_check(struct passage *passage);                                     /* of the office that a row is moved to */
/* The same for a field that follows from another row: nobody's right is asked for. */
bool gate_row_imply(struct writing *writing, struct ref ref, const char *key, const char *value);
/* gate_add.c: a new row. */
bool gate_add(struct writing *writing, const struct gate_request *request);
/* gate_account.c: a new account, or what one may do. */
bool gate_account(struct writing *writing, const struct gate_request *request);
/* The id of the time of a recurring milestone that CODE names; it is made if it is not there yet. */
bool gate_occurrence(struct writing *writing, const char *code, int64_t *id);
/* gate_settle.c: a row is now as it was asked for. Refuse or warn about what does not make sense beside other rows, and change
 * those which follow from it. Of a changed row only what the answer's changes from FIRST on are about. */
bool gate_settle(struct writing *writing, const struct table *table, int64_t id, size_t first);
/* What follows from calls and evidence, for rows that come otherwise than through the gate: the day of recovery of a milestone;
 * that proof of a claim was received. */
bool settle_recovery(struct writing *writing, int64_t milestone);
bool settle_received(struct writing *writing, struct ref claim);

/* gate_undo.c: take back or restore a request. */
bool gate_undo(struct writing *writing, const struct gate_request *request);

/* passage.c */
/* The item or meeting that CODE hangs on: a child, a milestone or target, one of their times or years. */
bool gate_item_of(const char *code, char item[CODE_TEXT]);
struct cell *passage_cell(struct passage *passage, struct cell *row, const char *key);
bool passage_has(const struct passage *passage, const char *key); /* whether the request names that field */

/* conflict.c: whether what others changed since the version that the request names, once its fields are checked, is not what it
 * changes too. */
bool conflict_check(struct passage *passage);

/* gate_report.c: what a report of a milestone's status, its verification and its dates imply, and when they are refused. */
bool report_check(struct passage *passage);
/* gate_figure.c: the same for the figures of a target, and for that of a reading or a path. */
bool target_check(struct passage *passage);
bool figure_check(struct passage *passage);

/* The fields of a target with its `quantity`, as people write one ("8,000장 이상"), taken apart. */
enum { FIGURE_PARTS = 8 };
struct figure {
	struct gate_field *fields; /* to be freed, also on false */
	size_t count;
	char low[AMOUNT_TEXT], high[AMOUNT_TEXT], baseline[AMOUNT_TEXT], words[QUANTITY_WORDS];
};
bool gate_figure_read(struct writing *writing, const struct gate_field *given, size_t count, struct figure *figure);

#endif
