/* The rows of a kind that a filter shows, whoever writes them down. */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include "cli.h"
#include "gwagi/store/list.h"

enum { ROWS_FIELDS = 64 }; /* of a kind: twice what the largest has */

bool rows_kind(const char *name, enum record_kind *kind); /* false after a sentence */

/* The fields that people are shown, for the `keys` of a query. KEYS has room for all and the NULL. */
void rows_shown(enum record_kind kind, const char *keys[ROWS_FIELDS + 1]);

/* store_list(); of what was not found again as if it had been typed on the other keyboard, then without spaces and middle dots,
 * which is said if that finds something. */
bool rows_list(const struct cli *cli, struct store *store, const struct store_query *query, store_each *each, void *context,
	       int64_t *rows, struct error *error);

#endif
