#include "gate_parts.h"

bool parts_read(struct writing *writing, struct parts *parts, const char *sql, enum record_kind kind, int64_t id, int64_t other)
{
	sqlite3_stmt *statement = sql_get(writing->store, sql, &writing->answer->error);
	char day[DAY_TEXT];
	bool row = true;

	if (!statement)
		return writing_fail(writing);
	day_print(writing->effective, day);
	sqlite3_bind_int64(statement, 1, id);
	if (sqlite3_bind_parameter_count(statement) > 1)
		sql_bind_text(statement, 2, day);
	if (sqlite3_bind_parameter_count(statement) > 2)
		sqlite3_bind_int64(statement, 3, other);
	while (sql_step(writing->store, statement, &row, &writing->answer->error)) {
		if (!row) {
			sql_done(statement);
			return true;
		}
		if (parts->count == parts->room) {
			parts->room = parts->room * 2 + 16;
			parts->refs = memory_grow(parts->refs, parts->room, sizeof *parts->refs);
		}
		parts->refs[parts->count++] = (struct ref){kind, sqlite3_column_int64(statement, 0)};
	}
	return writing_fail(writing);
}

void parts_finish(struct parts *parts)
{
	free(parts->refs);
	*parts = (struct parts){0};
}
