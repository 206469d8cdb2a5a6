/* What `check` looks for in the frozen days. */
#include <stdio.h>
#include "chain.h"
#include "examine.h"
#include "freeze.h"

/* Of each frozen day what must fit: what its hash is made of and is, whether its row is as it was logged, and the first change
 * that came to it later. (Its own freeze may, and who has which rights is no matter of the papers.) */
static const char frozen[] =
	"SELECT s.day, s.last_change, s.rules, s.hash, c.hash, (SELECT new FROM change l WHERE l.entity = s.day AND l.kind = "
	"'snapshot') "
	"IS " SNAPSHOT_JSON
	", (SELECT min(l.id) FROM change l WHERE l.effective = s.day AND l.id > s.last_change AND l.kind NOT IN "
	"('snapshot', 'account')) FROM snapshot s LEFT JOIN change c ON c.id = s.last_change ORDER BY s.day";

/* Frozen by the log, and no such row: the index alone finds what looks like a day. */
static const char gone[] =
	"SELECT entity FROM change WHERE entity GLOB '[0-9]*-*-*' AND kind = 'snapshot' AND NOT EXISTS (SELECT 1 "
	"FROM snapshot s WHERE s.day = entity)";

static void check_row(struct examination *examination, sqlite3_stmt *statement, const char *format)
{
	const char *day = sql_text(statement, 0);
	int64_t last = sqlite3_column_int64(statement, 1);
	char hash[CHAIN_HASH], none[CHAIN_HASH];

	(void)format; /* what does not fit says which */
	snprintf(none, sizeof none, "%064d", 0);
	chain_snapshot_hash(day, last, sqlite3_column_int(statement, 2), last ? sql_text(statement, 4) : none, hash);
	if (last && sqlite3_column_type(statement, 4) == SQLITE_NULL)
		examination_name(examination, _("동결한 날 %s의 마지막 변경이 변경 기록에 없습니다."), day);
	else if (strcmp(hash, sql_text(statement, 3)) != 0)
		examination_name(examination, _("동결한 날 %s의 해시가 그 내용과 맞지 않습니다."), day);
	else if (sqlite3_column_int(statement, 5) != 1)
		examination_name(examination, _("동결한 날 %s이(가) 변경 기록에 적힌 것과 다릅니다."), day);
	if (sqlite3_column_type(statement, 6) != SQLITE_NULL)
		examination_name(examination, _("동결한 날 %s에 동결한 뒤의 변경이 있습니다."), day);
}

bool check_frozen(struct examination *examination, struct error *error)
{
	return examination_each(examination, frozen, check_row, NULL, error) &&
	       examination_rows(examination, gone, _("동결한 날 %s이(가) 동결 목록에서 사라졌습니다."), error);
}
