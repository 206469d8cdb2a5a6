/* How a database is, in short, for whoever is asked for help: settings and counts, and nothing of what its rows say. */
#ifndef GWAGI_STORE_HEALTH_H
#define GWAGI_STORE_HEALTH_H

#include "gwagi/store/store.h"

enum { HEALTH_CHECKED = 256 /* MB: of a larger file the quick check is left out */ };

/* KEY is an English word: a setting of SQLite, `rows.TABLE`, `last_change`, `quick_check` …; VALUE is NULL where there is none.
 */
typedef void health_fact(void *context, const char *key, const char *value);

/* All that can be had of an open database. False, with a sentence, where something can't: the rest was told. */
bool store_health(struct store *store, health_fact *each, void *context, struct error *error);

void store_schema(health_fact *each, void *context); /* that this program writes */
/* What stands in the header of the file PATH, which need not be a database that can be opened: whose it is and its schema, as of
 * the disk. Nothing if it is no regular file, or too short. Not while this process has it open: that would give up its locks. */
void store_header(const char *path, health_fact *each, void *context);

#endif
