/* The kept counts: how many milestones have which signal from which day on (table tally). Two of them: by what is known now, for
 * every day; and on each day by what had been reported up to that day, which is what they were as of a past day. */
#ifndef GWAGI_STORE_TALLY_H
#define GWAGI_STORE_TALLY_H

#include "gather.h"
#include "gwagi/store/outline.h"
#include "milestone.h"

/* Around a change of a milestone and of its log, also when it is made or taken back: what it counts before is taken out, and what
 * it counts then put in. Ended or finished in every case. */
struct tally_edit {
	struct store *store;
	char code[CODE_TEXT];
	struct gather gather;
};
bool tally_begin(struct tally_edit *edit, struct store *store, const char *code, struct error *error);
bool tally_end(struct tally_edit *edit, struct error *error);
void tally_edit_finish(struct tally_edit *edit); /* without an end */

/* The counts of a row below an agenda, which are not kept in the database. */
struct counted {
	struct ref below; /* id 0: none */
	struct tally tally;
};

/* Count in all milestones with an id above AFTER at once, as a load leaves them: nothing is logged of them but that they were
 * made, with effect from the day BORN. DAY_NONE: the log says how it was. */
bool tally_load(struct store *store, int64_t after, day_number born, struct error *error);
/* Whether what is kept for a scope, on every day, is what its milestones and the log make of it. */
bool tally_verify(struct store *store, const char *scope, bool *sound, struct error *error);

#endif
