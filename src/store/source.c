#include "gwagi/store/source.h"
#include "internal.h"

bool store_sources(struct store *store, source_each *each, void *context, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT title, date, license FROM source ORDER BY id", error);
	bool row = true;

	if (!statement)
		return false;
	while (row) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (row)
			each(context, sql_text(statement, 0), sql_text(statement, 1), sql_text(statement, 2));
	}
	sql_done(statement);
	return true;
}
