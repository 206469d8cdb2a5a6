/* The one history: each change carries the SHA-256 of the one before, so that an edit of the table shows. */
#ifndef GWAGI_STORE_CHAIN_H
#define GWAGI_STORE_CHAIN_H

#include "internal.h"

enum { CHAIN_HASH = 65, CHAIN_REQUEST = 33, CHAIN_TIME = 24 }; /* bytes of hexadecimal text or a UTC time, with the NUL */

/* What all changes of one request have in common; made inside its transaction. */
struct chain {
	struct store *store;
	char at[CHAIN_TIME];
	char effective[16];
	char request[40];
	const char *action, *reason, *authority; /* borrowed */
	const char *undoes;                      /* the request that this one takes back or restores; borrowed, NULL of others */
	char previous[CHAIN_HASH];
	int64_t id; /* of the last change */
};

struct chain_change {
	const char *entity, *kind, *field, *old, *new; /* NULL for none */
	int64_t version;
};

/* REQUEST may be NULL: a new id is made. */
bool chain_begin(struct chain *chain, struct store *store, const char *request, const char *action, day_number effective,
		 struct error *error);
/* What follows is of another request: of this id, NULL for a new one. */
void chain_next_request(struct chain *chain, const char *request);
bool chain_append(struct chain *chain, const struct chain_change *change, struct error *error);

/* The hash of a snapshot (64 zeros stand for the change of id 0): SHA-256 over its day, last_change, rules and the hash of that
 * change, each as text with its length in front, as in a change. */
void chain_snapshot_hash(const char *day, int64_t last_change, int rules, const char *last_hash, char out[CHAIN_HASH]);

/* Verify every link; *BAD is the id of the first change that does not fit, 0 if all do. */
bool chain_verify(struct store *store, int64_t *bad, struct error *error);

#endif
