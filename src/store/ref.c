#include "ref.h"
#include <stdio.h>
#include "builder.h"
#include "columns.h"
#include "gwagi/store/list.h"

enum { DEEPER_THAN_ITEMS = 99 };

/* The table of a code's rows, and the list that shows them; sources have no list, some kinds no table yet. */
static const struct {
	const char *sql;
	int kind; /* enum record_kind or WORD_NONE */
} rows[CODE_KINDS] = {
	[CODE_MEETING] = {"SELECT id FROM meeting WHERE code = ?1", RECORD_MEETING},
	[CODE_ITEM] = {"SELECT id FROM item WHERE code = ?1", RECORD_ITEM},
	[CODE_MILESTONE] = {"SELECT id FROM milestone WHERE code = ?1", RECORD_MILESTONE},
	[CODE_TARGET] = {"SELECT id FROM target WHERE code = ?1", RECORD_TARGET},
	[CODE_OFFICE] = {"SELECT id FROM office WHERE code = ?1", RECORD_OFFICE},
	[CODE_CONTACT] = {"SELECT id FROM contact WHERE code = ?1", RECORD_CONTACT},
	[CODE_MEMBER] = {"SELECT id FROM member WHERE code = ?1", RECORD_MEMBER},
	[CODE_FUNCTION] = {"SELECT id FROM function WHERE code = ?1", RECORD_FUNCTION},
	[CODE_LINK] = {"SELECT id FROM link WHERE code = ?1", RECORD_LINK},
	[CODE_SOURCE] = {"SELECT id FROM source WHERE code = ?1", WORD_NONE},
	[CODE_EVIDENCE] = {"SELECT id FROM evidence WHERE code = ?1", RECORD_EVIDENCE},
	[CODE_READING] = {"SELECT id FROM reading WHERE code = ?1", RECORD_READING},
	[CODE_CALL] = {"SELECT id FROM call WHERE code = ?1", RECORD_CALL},
	[CODE_ASSIGNMENT] = {"SELECT id FROM assignment WHERE code = ?1", RECORD_ASSIGNMENT},
	[CODE_OCCURRENCE] = {"SELECT id FROM occurrence WHERE code = ?1", RECORD_OCCURRENCE},
	[CODE_PATH] = {"SELECT id FROM target_path WHERE code = ?1", RECORD_PATH},
};

const char *code_id_sql(enum code_kind kind)
{
	return rows[kind].sql;
}

bool ref_code(struct store *store, enum code_kind kind, int64_t id, char code[CODE_TEXT], struct error *error)
{
	const struct table *table = rows[kind].kind == WORD_NONE ? NULL : table_of((enum record_kind)rows[kind].kind);
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;
	bool row = false, good;

	*code = '\0';
	if (!table)
		return true;
	for (const char *const *part = (const char *const[]){"SELECT code FROM ", table->name, " WHERE id = ?1", NULL}; *part;
	     part++)
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
