/* Looks at a whole database, done by two threads: each has a connection of its own, and both see one state of the file. */
#ifndef GWAGI_STORE_EXAMINE_H
#define GWAGI_STORE_EXAMINE_H

#include "internal.h"

/* What one look has found. */
struct examination {
	struct store *store; /* for this look alone */
	char **findings;
	size_t count, room;
	size_t notices; /* of the findings, those that are no damage */
};

/* False, with a sentence, if it could not be done. */
typedef bool look(struct examination *examination, struct error *error);

void examination_report(struct examination *examination, const char *sentence);
void examination_name(struct examination *examination, const char *format, const char *text); /* FORMAT has one %s */
/* TAKE each row of SQL, which is constant. */
typedef void examination_row(struct examination *examination, sqlite3_stmt *statement, const char *format);
bool examination_each(struct examination *examination, const char *sql, examination_row *take, const char *format,
		      struct error *error);
/* Each row of SQL, which is constant, is one finding of that FORMAT, unless it says "ok". */
bool examination_rows(struct examination *examination, const char *sql, const char *format, struct error *error);

/* The looks that stand in check_sense.c: what no constraint of the tables says. */
look check_births, check_order, check_offices;
look check_kept;
look check_answers; /* its findings are notices */

/* Do all LOOKS, the longest first for the best use of two threads; EACH (may be NULL) gets the findings in the order of LOOKS.
 * False, with the sentence of the first look that failed, when what the looks before it have found was handed over.
 * *FOUND counts no notices. */
bool examine(struct store *store, look *const *looks, size_t count, store_finding *each, void *context, int64_t *found,
	     struct error *error);

bool check_frozen(struct examination *examination, struct error *error); /* check_frozen.c */

#endif
