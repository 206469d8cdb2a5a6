/* What the change log says of one row, and what follows from it as of a day: the changes that can be seen, replayed in the order
 * in which they were made. */
#ifndef GWAGI_STORE_REPLAY_H
#define GWAGI_STORE_REPLAY_H

#include "columns.h"

/* Which changes can be seen: those that took effect up to a day, and were made up to one of them. */
struct sight {
	char day[DAY_TEXT];
	int64_t last; /* id; INT64_MAX: all */
};

/* A value that a field was given. The making of a row gives all its fields theirs, and is one of field "*" besides; what
 * follows from a change without one of its own (COLUMN_FOLLOWS) is here too. */
struct replay_entry {
	int64_t id, version; /* of the change */
	char effective[DAY_TEXT];
	char *field, *old, *new; /* owned; NULL for none */
};

struct replay {
	struct replay_entry *all; /* by id */
	size_t count, room;
};

/* All that is logged of the row CODE of TABLE. `struct replay replay = {0};` before, finished in every case. */
bool replay_read(struct store *store, const struct table *table, const char *code, struct replay *replay, struct error *error);
/* The fields of a row as its JSON has them, as if that had been logged. */
bool replay_json(struct store *store, const char *json, struct replay *replay, struct error *error);
void replay_finish(struct replay *replay);

bool sight_has(const struct sight *sight, const struct replay_entry *entry);
/* Whether the row is there; of one that no seen or hidden change made, as old as the log. */
bool replay_there(const struct replay *replay, const struct sight *sight);
/* The value of a field, NULL for none; *KNOWN is false if no change says anything of it, so that it is what it is now. */
const char *replay_value(const struct replay *replay, const struct sight *sight, const char *key, bool *known);
int64_t replay_version(const struct replay *replay, const struct sight *sight, int64_t now);

#endif
