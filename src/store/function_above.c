#include <stdlib.h>
#include "catalog.h"
#include "function.h"
#include "internal.h"

/* The answer that SQL has for the item ?1, or the meeting ?2, is the one of the row before for most rows: what hangs on one item
 * comes together, and walking up the tree costs more than all the rest of a row. */
static void answer(sqlite3_context *context, enum above which, const char *sql, int count, sqlite3_value **values)
{
	struct store *store = sqlite3_user_data(context);
	struct above_answer *last = &store->above[which];
	int64_t item = sqlite3_value_int64(values[0]), meeting = count > 1 ? sqlite3_value_int64(values[1]) : 0;
	sqlite3_stmt *statement;
	bool row = false;

	if (!last->known || last->item != item || last->meeting != meeting) {
		free(last->text);
		*last = (struct above_answer){0};
		statement = sql_get(store, sql, NULL);
		for (int i = 0; statement && i < count; i++)
			sqlite3_bind_value(statement, i + 1, values[i]);
		if (!statement || !sql_step(store, statement, &row, NULL)) {
			sqlite3_result_error_code(context, sqlite3_errcode(store->db));
			return;
		}
		*last = (struct above_answer){true, item, meeting, NULL};
		if (row && sqlite3_column_type(statement, 0) != SQLITE_NULL)
			last->text = memory_copy(sql_text(statement, 0), strlen(sql_text(statement, 0)));
		sql_done(statement);
	}
	if (last->text)
		sqlite3_result_text(context, last->text, -1, SQLITE_TRANSIENT);
}

void function_path(sqlite3_context *context, int count, sqlite3_value **values)
{
	static const char path[] = "SELECT " CATALOG_PATH("?1");

	answer(context, ABOVE_PATH, path, count, values);
}

void function_offices(sqlite3_context *context, int count, sqlite3_value **values)
{
	static const char offices[] = "SELECT " CATALOG_OFFICES("?1", "?2");

	answer(context, ABOVE_OFFICES, offices, count, values);
}

void above_forget(struct store *store)
{
	for (size_t i = 0; i < ABOVE_COUNT; i++) {
		free(store->above[i].text);
		store->above[i] = (struct above_answer){0};
	}
}
