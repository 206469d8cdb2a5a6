#include "gwagi/store/snapshot.h"
#include <stdio.h>
#include "internal.h"

#define SNAPSHOT "SELECT day, at, login, last_change, rules, hash FROM snapshot WHERE day "

static void read_row(sqlite3_stmt *statement, struct snapshot *snapshot)
{
	if (!day_parse(sql_text(statement, 0), (size_t)sqlite3_column_bytes(statement, 0), &snapshot->day))
		snapshot->day = DAY_NONE; /* was not written by us; check finds it */
	snprintf(snapshot->at, sizeof snapshot->at, "%s", sql_text(statement, 1));
	snprintf(snapshot->login, sizeof snapshot->login, "%s", sql_text(statement, 2));
	snapshot->last_change = sqlite3_column_int64(statement, 3);
	snapshot->rules = sqlite3_column_int(statement, 4);
	snprintf(snapshot->hash, sizeof snapshot->hash, "%s", sql_text(statement, 5));
}

static bool fetch(struct store *store, const char *sql, day_number day, struct snapshot *snapshot, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);
	char text[DAY_TEXT];
	bool row;

	*snapshot = (struct snapshot){.day = DAY_NONE};
	if (!statement)
		return false;
	day_print(day, text);
	sql_bind_text(statement, 1, text);
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row)
		read_row(statement, snapshot);
	sql_done(statement);
	return true;
}

bool store_snapshot(struct store *store, day_number day, struct snapshot *snapshot, struct error *error)
{
	return fetch(store, SNAPSHOT "= ?1", day, snapshot, error);
}

bool store_snapshot_before(struct store *store, day_number day, struct snapshot *snapshot, struct error *error)
{
	return fetch(store, SNAPSHOT "<= ?1 ORDER BY day DESC LIMIT 1", day, snapshot, error);
}

bool store_snapshot_after(struct store *store, day_number day, struct snapshot *snapshot, struct error *error)
{
	return fetch(store, SNAPSHOT "> ?1 ORDER BY day LIMIT 1", day, snapshot, error);
}
