/* The lens: the database as of a past day. While one is set, a view in front of each table shows its rows as they were, so that
 * whatever is read is read through it. */
#ifndef GWAGI_STORE_LENS_H
#define GWAGI_STORE_LENS_H

#include "gwagi/model/rules.h"
#include "replay.h"

/* What is known of a row that was looked at, kept while its columns are asked for one after the other. */
struct past_row {
	const struct table *table; /* NULL: nothing is known */
	char code[CODE_TEXT];
	unsigned data_version; /* of the file when it was looked at */
	bool hidden;           /* some of its changes can't be seen; else it is what it is now */
	struct replay replay;
};

enum { LENS_ROWS = 64 };

struct lens {
	day_number day;
	struct sight sight;
	bool frozen;
	const struct rules *rules;
	/* The changes up to `known` were there when it was set. Of them those before `first_hidden` can be seen, those behind
	 * `last_seen` can't; the others are looked at. */
	int64_t first_hidden, last_seen, known;
	unsigned gone; /* a bit for each kind of which there are rows that were taken back since (gone.h) */
	struct past_row rows[LENS_ROWS];
};

bool lens_refuse(const struct store *store, struct error *error); /* to write; returns false */
void lens_destroy(struct lens *lens);                             /* NULL is fine */

/* past.c: the SQL functions of the views.
 *   gwagi_seen(change)  whether the change of that id can be seen; 0 stands for what is older than the log
 *   gwagi_past(table, column, code, now)  the value of a column of a row, which is NOW if nothing of the row is hidden; the
 *     numbers are those of table_at() and of its columns, behind them that of the version
 *   gwagi_as_of()  the day */
void past_register(sqlite3 *db, struct store *store);

#endif
