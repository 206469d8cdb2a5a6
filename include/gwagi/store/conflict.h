/* What collides when two people change the same row: neither value is lost, and the person decides. */
#ifndef GWAGI_STORE_CONFLICT_H
#define GWAGI_STORE_CONFLICT_H

enum { CONFLICT_KEY = 32, CONFLICT_LOGIN = 64, CONFLICT_TIME = 24 };

/* A field that was changed since the version that the writer saw, and that the request changes too, or that belongs together with
 * one that it changes: what makes up a report, a date, a figure. */
struct gate_conflict {
	char key[CONFLICT_KEY];
	char *base, *mine,
		*theirs; /* as stored; NULL if empty; owned by the answer. MINE is BASE where the request does not name it */
	char login[CONFLICT_LOGIN]; /* who was the last to change it */
	char at[CONFLICT_TIME];     /* when, in UTC */
};

#endif
