#include "ref.h"
#include <stdio.h>
#include "builder.h"
#include "gwagi/store/list.h"

enum { DEEPER_THAN_ITEMS = 99 };

#define ROWS(table, kind)                                               \
	{                                                               \
		"SELECT id FROM " table " WHERE code = ?1", table, kind \
	}

/* The table of a code's rows, and the list that shows them; sources have no list, some kinds no table yet. */
static const struct {
	const char *sql, *table;
	int kind; /* enum record_kind or WORD_NONE */
} rows[CODE_KINDS] = {
	[CODE_MEETING] = ROWS("meeting", RECORD_MEETING),
	[CODE_ITEM] = ROWS("item", RECORD_ITEM),
	[CODE_MILESTONE] = ROWS("milestone", RECORD_MILESTONE),
	[CODE_TARGET] = ROWS("target", RECORD_TARGET),
	[CODE_OFFICE] = ROWS("office", RECORD_OFFICE),
	[CODE_CONTACT] = ROWS("contact", RECORD_CONTACT),
	[CODE_MEMBER] = ROWS("member", RECORD_MEMBER),
	[CODE_FUNCTION] = ROWS("function", RECORD_FUNCTION),
	[CODE_LINK] = ROWS("link", RECORD_LINK),
	[CODE_SOURCE] = ROWS("source", WORD_NONE),
	[CODE_EVIDENCE] = ROWS("evidence", RECORD_EVIDENCE),
	[CODE_READING] = ROWS("reading", RECORD_READING),
	[CODE_CALL] = ROWS("call", RECORD_CALL),
	[CODE_ASSIGNMENT] = ROWS("assignment", RECORD_ASSIGNMENT),
	[CODE_OCCURRENCE] = ROWS("occurrence", RECORD_OCCURRENCE),
	[CODE_PATH] = ROWS("target_path", RECORD_PATH),
};

const char *code_id_sql(enum code_kind kind)
{
	return rows[kind].sql;
}

const char *code_table(enum code_kind kind)
{
	return rows[kind].table;
}

bool ref_code(struct store *store, enum code_kind kind, int64_t id, char code[CODE_TEXT], struct error *error)
{
	const char *table = code_table(kind);
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;
	bool row = false, good;

	*code = '\0';
	if (!table)
		return true;
	for (const char *const *part = (const char *const[]){"SELECT code FROM ", table, " WHERE id = ?1", NULL}; *part; part++)
		builder_put(&builder, *part);
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	if (statement)
		sqlite3_bind_int64(statement, 1, id);
	good = statement && sql_step(store, statement, &row, error);
	if (good && row)
		snprintf(code, CODE_TEXT, "%s", sql_text(statement, 0));
	sql_give_back(store, statement);
	return good;
}

bool ref_sort(struct store *store, struct ref ref, char sort[CODE_SORT], int *level, struct error *error)
{
	const char *sql = ref.kind == RECORD_MEETING     ? "SELECT sort, 0 FROM meeting WHERE id = ?1"
			  : ref.kind == RECORD_ITEM      ? "SELECT sort, level FROM item WHERE id = ?1"
			  : ref.kind == RECORD_MILESTONE ? "SELECT sort, NULL FROM milestone WHERE id = ?1"
							 : NULL;
	sqlite3_stmt *statement;
	bool row;

	*sort = '\0';
	*level = DEEPER_THAN_ITEMS;
	if (!sql)
		return true;
	statement = sql_get(store, sql, error);
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, ref.id);
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row)
		snprintf(sort, CODE_SORT, "%s", sql_text(statement, 0));
	if (row && sqlite3_column_type(statement, 1) != SQLITE_NULL)
		*level = sqlite3_column_int(statement, 1);
	sql_done(statement);
	return true;
}

bool store_find(struct store *store, const char *code, struct ref *ref, struct error *error)
{
	enum code_kind kind = strlen(code) < CODE_TEXT ? code_kind(code) : CODE_NONE;

	if (kind == CODE_NONE)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 코드가 아닙니다. 예: 1.2.2.1, 1.2.5.1m1, o1."), code);
	if (!code_id_sql(kind))
		return error_set(error, ERROR_NOT_FOUND, _("‘%s’이(가) 없습니다."), code);
	if (rows[kind].kind == WORD_NONE)
		return error_set(error, ERROR_USAGE, _("자료(%s)는 따로 볼 수 없습니다. 출처는 gwagi list citations로 봅니다."),
				 code);
	ref->kind = (enum record_kind)rows[kind].kind;
	if (!sql_integer(store, code_id_sql(kind), code, 0, &ref->id, error))
		return false;
	return ref->id != 0 || error_set(error, ERROR_NOT_FOUND, _("‘%s’이(가) 없습니다."), code);
}
