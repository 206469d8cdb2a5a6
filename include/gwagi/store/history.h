/* What `undo` and `redo` would do: the steps of this person, newest first, as the write gate (gate.h) takes them. A step is a
 * request with all its changes. Left out are imports, which a backup brings back, accounts and frozen days. */
#ifndef GWAGI_STORE_HISTORY_H
#define GWAGI_STORE_HISTORY_H

#include "gwagi/store/gate.h"

struct history_step {
	char request[GATE_REQUEST_ID]; /* "" if there is none */
	char action[32];               /* what the person did: "set", "status" … */
	char at[24];                   /* UTC, as FIELD_TIME */
	struct gate_change first;      /* the first of its changes; the texts are the step's */
	size_t changes, rows;          /* how many, on how many rows */
};

/* The request that an undo would take back, or a REDO restore: the one taken back last, unless this person has made a new
 * change since. Whether it can be done is for the gate to say, with dry_run. The caller finishes STEP in every case. */
bool store_undo_next(struct store *store, bool redo, struct history_step *step, struct error *error);
void history_step_finish(struct history_step *step);

#endif
