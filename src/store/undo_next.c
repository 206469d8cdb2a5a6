#include <stdio.h>
#include "columns.h"
#include "gwagi/store/history.h"
#include "undo.h"

/* What a step may consist of: not what imports did, and not the rows that are no data. Index change_login has them by person. */
#define OWN "FROM change c WHERE c.login = ?1 AND c.action NOT IN ('init', 'import') AND c.kind NOT IN ('account', 'snapshot') "
/* The last word on a request: 'undo', 'redo', or nothing. */
#define STATE(request) "(SELECT u.action FROM change u WHERE u.undoes = " request " ORDER BY u.id DESC LIMIT 1)"

static bool find_undo(struct store *store, char request[GATE_REQUEST_ID], struct error *error)
{
	static const char newest[] = "SELECT c.request " OWN
				     "AND c.undoes IS NULL AND " STATE("c.request") " IS NOT 'undo' ORDER BY c.id DESC LIMIT 1";
	sqlite3_stmt *statement = sql_get(store, newest, error);
	bool row;

	if (!statement)
		return false;
	sql_bind_text(statement, 1, store->login);
	if (!sql_step(store, statement, &row, error))
		return false;
	snprintf(request, GATE_REQUEST_ID, "%s", row ? sql_text(statement, 0) : "");
	sql_done(statement);
	return true;
}

/* Back to the first change that is new: behind it only what was undone can be restored. */
static bool find_redo(struct store *store, char request[GATE_REQUEST_ID], struct error *error)
{
	static const char steps[] = "SELECT coalesce(c.undoes, ''), c.undoes IS NOT NULL AND c.action = 'undo' AND " STATE(
		"c.undoes") " = 'undo' " OWN "ORDER BY c.id DESC";
	sqlite3_stmt *statement = sql_get(store, steps, error);
	bool row;

	*request = '\0';
	if (!statement)
		return false;
	sql_bind_text(statement, 1, store->login);
	while (sql_step(store, statement, &row, error)) {
		if (row && *sql_text(statement, 0) && !sqlite3_column_int(statement, 1))
			continue;
		if (row)
			snprintf(request, GATE_REQUEST_ID, "%s", sql_text(statement, 0));
		sql_done(statement);
		return true;
	}
	return false;
}

bool undo_next(struct store *store, bool redo, char request[GATE_REQUEST_ID], struct error *error)
{
	return redo ? find_redo(store, request, error) : find_undo(store, request, error);
}

static char *copy_column(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return text ? memory_copy(text, strlen(text)) : NULL;
}

static bool read_step(struct store *store, struct history_step *step, struct error *error)
{
	static const char changes[] =
		"SELECT action, at, entity, kind, field, old, new, (SELECT count(*) FROM change WHERE request = ?1), (SELECT "
		"count(*) FROM (SELECT DISTINCT entity, kind FROM change WHERE request = ?1)) FROM change WHERE request = ?1 "
		"ORDER BY id LIMIT 1";
	sqlite3_stmt *statement = sql_get(store, changes, error);
	const struct table *table;
	bool row;

	if (!statement)
		return false;
	sql_bind_text(statement, 1, step->request);
	if (!sql_step(store, statement, &row, error))
		return false;
	snprintf(step->action, sizeof step->action, "%s", sql_text(statement, 0));
	snprintf(step->at, sizeof step->at, "%s", sql_text(statement, 1));
	snprintf(step->first.entity, sizeof step->first.entity, "%s", sql_text(statement, 2));
	table = table_find(sql_text(statement, 3));
	step->first.table = table ? table->name : "";
	snprintf(step->first.key, sizeof step->first.key, "%s", sql_text(statement, 4));
	step->first.before = copy_column(statement, 5);
	step->first.after = copy_column(statement, 6);
	step->changes = (size_t)sqlite3_column_int64(statement, 7);
	step->rows = (size_t)sqlite3_column_int64(statement, 8);
	sql_done(statement);
	return true;
}

bool store_undo_next(struct store *store, bool redo, struct history_step *step, struct error *error)
{
	bool mine, good;

	*step = (struct history_step){.request = ""};
	if (!sql_view(store, &mine, error))
		return false;
	good = undo_next(store, redo, step->request, error) && (!*step->request || read_step(store, step, error));
	sql_view_end(store, mine);
	return good;
}

void history_step_finish(struct history_step *step)
{
	free(step->first.before);
	free(step->first.after);
	*step = (struct history_step){.request = ""};
}
