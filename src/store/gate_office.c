/* What the tree of offices and their days of validity forbid. */
#include <stdio.h>
#include "gate.h"

bool office_name_check(struct writing *writing, const char *code, int64_t parent, const char *name)
{
	static const char same[] =
		"SELECT o.code FROM office o WHERE coalesce(o.parent_id, 0) = ?1 AND o.code <> ?2 AND (o.name = ?3 "
		"OR EXISTS (SELECT 1 FROM office_alias a WHERE a.office_id = o.id AND a.name = ?3)) LIMIT 1";
	sqlite3_stmt *statement = sql_get(writing->store, same, &writing->answer->error);
	char sentence[GATE_NOTES];
	bool row;

	if (!statement)
		return writing_fail(writing);
	sqlite3_bind_int64(statement, 1, parent);
	sqlite3_bind_text(statement, 2, code, -1, SQLITE_STATIC);
	sql_bind_text(statement, 3, name);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	if (row) {
		snprintf(sentence, sizeof sentence, _("같은 상위 아래의 부서 %s이(가) 이미 그 이름으로 불립니다."),
			 sql_text(statement, 0));
		writing_warn(writing, sentence);
	}
	sql_done(statement);
	return true;
}

bool office_stands(struct writing *writing, const char *key, const char *code)
{
	static const char closed[] =
		"SELECT o.valid_to, coalesce((SELECT n.code || ' ' || n.name FROM office n WHERE n.predecessor_id = "
		"o.id ORDER BY n.id DESC LIMIT 1), '') FROM office o WHERE o.code = ?1 AND o.valid_to < ?2";
	sqlite3_stmt *statement = sql_get(writing->store, closed, &writing->answer->error);
	char day[DAY_TEXT];
	bool row, good = true;

	if (!statement)
		return writing_fail(writing);
	day_print(writing->effective, day);
	sql_bind_text(statement, 1, code);
	sql_bind_text(statement, 2, day);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	if (row)
		good = *sql_text(statement, 1)
			       ? writing_refuse(writing, key, _("부서 %s은(는) %s에 없어졌습니다. 이어받은 부서는 %s입니다."),
						code, sql_text(statement, 0), sql_text(statement, 1))
			       : writing_refuse(writing, key, _("부서 %s은(는) %s에 없어졌습니다."), code,
						sql_text(statement, 0));
	sql_done(statement);
	return good;
}

/* An office can't lie below itself. */
static bool check_circle(struct passage *passage, const struct cell *parent)
{
	static const char above[] =
		"WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT o.parent_id FROM office o JOIN up ON o.id = up.id) "
		"SELECT 1 FROM up WHERE id = ?2";
	sqlite3_stmt *statement = sql_get(passage->store, above, &passage->writing->answer->error);
	bool row;

	if (!statement)
		return writing_fail(passage->writing);
	sqlite3_bind_int64(statement, 1, parent->integer);
	sqlite3_bind_int64(statement, 2, passage->request->ref.id);
	if (!sql_step(passage->store, statement, &row, &passage->writing->answer->error))
		return writing_fail(passage->writing);
	sql_done(statement);
	return !row || writing_refuse(passage->writing, "parent", _("%s은(는) %s이거나 그 아래에 있어서 상위가 될 수 없습니다."),
				      parent->text, passage->code);
}

bool office_check(struct passage *passage)
{
	bool office = passage->request->ref.kind == RECORD_OFFICE;
	const char *key = office ? "parent" : "office";
	size_t i = column_find(passage->table, key);
	const struct cell *above;

	if (i == passage->table->count || cell_equal(&passage->before[i], &passage->after[i]))
		return true;
	above = &passage->after[i];
	if (above->state == CELL_EMPTY)
		return true;
	return (!office || check_circle(passage, above)) && office_stands(passage->writing, key, above->text);
}
