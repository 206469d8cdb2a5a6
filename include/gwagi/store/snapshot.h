/* Frozen days: what was known of a 기준일 when its papers were made, for ever. A frozen day takes no more changes, and read as of
 * it the database is as it was then, judged by the rules of then. GATE_FREEZE (gate.h) makes one; nothing takes it back. */
#ifndef GWAGI_STORE_SNAPSHOT_H
#define GWAGI_STORE_SNAPSHOT_H

#include "gwagi/store/store.h"

enum { SNAPSHOT_LOGIN = 64, SNAPSHOT_TIME = 24, SNAPSHOT_HASH = 65 };

struct snapshot {
	day_number day;             /* DAY_NONE: there is none */
	char at[SNAPSHOT_TIME];     /* UTC, 2026-02-05T01:02:03Z */
	char login[SNAPSHOT_LOGIN]; /* cut if it is longer */
	int64_t last_change;        /* the id of the last change that it holds; 0: none */
	int rules;                  /* version of the rules by which it is judged */
	char hash[SNAPSHOT_HASH];   /* of day, last_change, rules and the hash of that change */
};

/* The freeze of DAY. */
bool store_snapshot(struct store *store, day_number day, struct snapshot *snapshot, struct error *error);
/* The latest one on or before DAY; the first one behind it. */
bool store_snapshot_before(struct store *store, day_number day, struct snapshot *snapshot, struct error *error);
bool store_snapshot_after(struct store *store, day_number day, struct snapshot *snapshot, struct error *error);
/* What to say of something that is written as on DAY: that there are frozen papers which do not tell of it; empty if there are
 * none. */
bool store_snapshot_warning(struct store *store, day_number day, char *sentence, size_t size, struct error *error);

#endif
