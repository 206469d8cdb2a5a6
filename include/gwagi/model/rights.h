/* Who may do what: the written matrix of rights by role, and which right a change needs. Pure data; src/store/rights.h asks it
 * for every request. The table under "Rights" in docs/architecture.md is the same, and a test compares the two. */
#ifndef GWAGI_MODEL_RIGHTS_H
#define GWAGI_MODEL_RIGHTS_H

#include "gwagi/model/vocabulary.h"

enum right {
	RIGHT_REPORT, /* the status of a milestone and what belongs to a report */
	RIGHT_FORECAST,
	RIGHT_EVIDENCE,
	RIGHT_READING,
	RIGHT_CALL,
	RIGHT_VERIFY,
	RIGHT_REVISE,    /* dates that were promised */
	RIGHT_EDIT,      /* names, notes, figures */
	RIGHT_STRUCTURE, /* new rows, closed ones, who answers for what, offices that follow others */
	RIGHT_UNDO,      /* what one has done oneself; what is taken back needs its own right too */
	RIGHT_FREEZE,
	RIGHT_ACCOUNT,
	RIGHT_IMPORT,
	RIGHT_COUNT
};
enum reach { REACH_NONE, REACH_OWN /* what the own office or one below it answers for */, REACH_ALL };

enum reach rights_reach(enum account_role role, enum right right);
const char *right_english(enum right right); /* "report" */
const char *right_korean(enum right right);  /* "보고" */

/* What a change of FIELD in a row of TABLE needs, and what a new row of TABLE does. */
enum right rights_of_field(const char *table, const char *field);
/* The same where one knows what it says and is to say (either may be NULL): whoever reports may also add lines to the note of
 * what is reported, as the results of a month are. */
enum right rights_of_change(const char *table, const char *field, const char *before, const char *after);
enum right rights_of_addition(const char *table);

#endif
