/* What a person can do with a key. */
#ifndef GWAGI_VIEW_ACTION_H
#define GWAGI_VIEW_ACTION_H

#include <stdbool.h>
#include <stddef.h>
#include "gwagi/view/actions.h"
#include "gwagi/view/press.h"

#define ACTION_ID(id, name, keys, places, bar, help) ACTION_##id,
enum action { ACTIONS(ACTION_ID) ACTION_COUNT, ACTION_NONE };
#undef ACTION_ID

struct action_row {
	const char *name, *keys;
	int places;
	const char *bar, *help; /* Korean, marked by N_() */
};
const struct action_row *action_row(enum action action);
bool action_writes(enum action action); /* into the database */
/* How many rows down (up if negative) an action moves in a window of HEIGHT rows: a page keeps one row in sight. 0 for FIRST,
 * LAST and what does not move. */
int action_rows(enum action action, int height);

#endif
