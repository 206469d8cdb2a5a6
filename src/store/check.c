#include <stdio.h>
#include "chain.h"
#include "examine.h"
#include "gwagi/model/code.h"
#include "gwagi/store/outline.h"
#include "index.h"
#include "tally.h"

static bool check_file(struct examination *examination, struct error *error)
{
	return examination_rows(examination, "PRAGMA integrity_check(20)", _("파일이 온전하지 않습니다: %s."), error);
}

static bool check_keys(struct examination *examination, struct error *error)
{
	return examination_rows(examination, "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check LIMIT 20",
				_("가리키는 줄이 없습니다: %s."), error);
}

static bool check_chain(struct examination *examination, struct error *error)
{
	int64_t bad;
	char number[24];

	if (!chain_verify(examination->store, &bad, error))
		return false;
	snprintf(number, sizeof number, "%lld", (long long)bad);
	if (bad)
		examination_name(examination, _("변경 기록의 %s번 줄에서 해시 사슬이 끊어졌습니다."), number);
	return true;
}

/* The log can be cut off at its end without breaking the chain, but then rows have versions that it does not know. */
static bool check_versions(struct examination *examination, struct error *error)
{
#define UNLIKE(table)                                                                                                    \
	"SELECT code FROM " table                                                                                        \
	" x WHERE version <> coalesce((SELECT max(c.version) FROM change c WHERE c.entity = x.code AND c.kind = '" table \
	"'), 0) "
	static const char unlike[] =
		UNLIKE("meeting") "UNION ALL " UNLIKE("item") "UNION ALL " UNLIKE("milestone") "UNION ALL " UNLIKE(
			"targe"
			"t") "UNION ALL " UNLIKE("office") "UNION ALL " UNLIKE("contact") "UNION ALL " UNLIKE("member") "UNION "
															"ALL"
															" " UNLIKE("function") "UNION ALL " UNLIKE(
																"evi"
																"den"
																"ce") "UNION ALL " UNLIKE("link") "LIMIT 20";
	static const char accounts[] = "SELECT login FROM account x WHERE version <> coalesce((SELECT max(c.version) FROM change "
				       "c WHERE c.entity = x.login AND c.kind = 'account'), 0) LIMIT 20";

	return examination_rows(examination, unlike, _("‘%s’의 판이 변경 기록과 맞지 않습니다."), error) &&
	       examination_rows(examination, accounts, _("계정 ‘%s’의 판이 변경 기록과 맞지 않습니다."), error);
}

static bool check_scope(struct examination *examination, const char *scope, const char *code, struct error *error)
{
	bool sound;

	if (!tally_verify(examination->store, scope, &sound, error))
		return false;
	if (!sound)
		examination_name(examination, _("‘%s’의 집계가 이정표와 맞지 않습니다."), code);
	return true;
}

static bool check_tallies(struct examination *examination, struct error *error)
{
	static const char scopes[] = "SELECT sort, code FROM meeting WHERE sort > ?1 UNION ALL SELECT sort, code FROM item WHERE "
				     "level = 1 AND sort > ?1 "
				     "ORDER BY 1 LIMIT 1";
	char scope[CODE_SORT] = "", code[CODE_TEXT];
	sqlite3_stmt *statement = sql_get(examination->store, scopes, error);
	bool row = true;

	if (!statement)
		return false;
	for (;;) {
		sqlite3_bind_text(statement, 1, scope, -1, SQLITE_TRANSIENT);
		if (!sql_step(examination->store, statement, &row, error))
			return false;
		if (!row)
			break;
		snprintf(scope, sizeof scope, "%s", sql_text(statement, 0));
		snprintf(code, sizeof code, "%s", sql_text(statement, 1));
		sqlite3_reset(statement);
		if (!check_scope(examination, scope, code, error))
			return false;
	}
	sql_done(statement);
	return true;
}

/* What the write gate derives from codes and dates must still follow from them. */
static bool check_derived(struct examination *examination, struct error *error)
{
#define SORT(table) "SELECT code FROM " table " WHERE sort IS NOT gwagi_sort(code) "
#define PLACE(table)                                                                                                           \
	"SELECT x.code FROM " table                                                                                            \
	" x JOIN meeting g ON g.id = x.meeting_id LEFT JOIN item p ON p.id = x.item_id WHERE coalesce(p.code, g.code) IS NOT " \
	"gwagi_parent(x.code) "
#define DAYS(table, date) \
	"SELECT code FROM " table " WHERE due_first IS NOT gwagi_end(" date ", 0) OR due_last IS NOT gwagi_end(" date ", 1) "
	static const char places[] =
		SORT("meeting") "UNION " SORT("item") "UNION " SORT("milestone") "UNION " SORT("target") "UNION " PLACE(
			"milestone") "UNION " PLACE("target") "UNION SELECT x.code FROM item x JOIN meeting g ON g.id = "
							      "x.meeting_id LEFT JOIN item p ON p.id = x.parent_id WHERE "
							      "coalesce(p.code, g.code) IS NOT gwagi_parent(x.code) OR x.level "
							      "<> coalesce(p.level, 0) + 1 LIMIT 20";
	static const char days[] = DAYS("milestone", "date") "UNION " DAYS(
		"target", "due") "UNION SELECT code FROM milestone WHERE gwagi_end(forecast, 1) = "
				 "'?' OR gwagi_end(done_on, 1) = '?' LIMIT 20";

	return examination_rows(examination, places, _("‘%s’의 자리가 코드와 맞지 않습니다."), error) &&
	       examination_rows(examination, days, _("‘%s’의 날짜와 그 첫날·끝날이 맞지 않습니다."), error);
}

static bool check_index(struct examination *examination, struct error *error)
{
	for (int i = 0; i < INDEX_KINDS; i++) {
		struct ref ref = {index_kind_at(i), 0};
		struct node node;

		if (!index_verify(examination->store, ref.kind, &ref.id, error))
			return false;
		if (ref.id && !store_node(examination->store, ref, &node, error))
			return false;
		if (ref.id && node.ref.id)
			examination_name(examination, _("‘%s’의 이름이 검색 색인과 맞지 않습니다."), node.code);
		else if (ref.id)
			examination_report(examination, _("검색 색인에 있는 줄이 표에는 없습니다."));
	}
	return true;
}

static bool check_citations(struct examination *examination, struct error *error)
{
	static const char strays[] = "SELECT entity FROM citation WHERE NOT EXISTS (SELECT 1 FROM item x WHERE x.code = entity) "
				     "AND NOT EXISTS (SELECT 1 FROM milestone x WHERE "
				     "x.code = entity) AND NOT EXISTS (SELECT 1 FROM target x WHERE x.code = entity) AND NOT "
				     "EXISTS (SELECT 1 FROM meeting x WHERE x.code = "
				     "entity) AND NOT EXISTS (SELECT 1 FROM office x WHERE x.code = entity) AND NOT EXISTS "
				     "(SELECT 1 FROM contact x WHERE x.code = entity) AND "
				     "NOT EXISTS (SELECT 1 FROM member x WHERE x.code = entity) AND NOT EXISTS (SELECT 1 FROM "
				     "function x WHERE x.code = entity) AND NOT EXISTS "
				     "(SELECT 1 FROM link x WHERE x.code = entity) AND NOT EXISTS (SELECT 1 FROM source x WHERE "
				     "x.code = entity) AND NOT EXISTS (SELECT 1 FROM "
				     "reading x WHERE x.code = entity) AND NOT EXISTS (SELECT 1 FROM call x WHERE x.code = "
				     "entity) AND NOT EXISTS (SELECT 1 FROM evidence x WHERE x.code = entity)";

	return examination_rows(examination, strays, _("출처가 가리키는 ‘%s’이(가) 없습니다."), error);
}

bool store_check(struct store *store, store_finding *each, void *context, int64_t *found, struct error *error)
{
	static look *const looks[] = {check_file,    check_keys,    check_citations, check_chain,  check_versions,
				      check_derived, check_tallies, check_index,     check_births, check_order,
				      check_offices, check_frozen,  check_kept,      check_answers};

	if (store->lens)
		return error_set(error, ERROR_USAGE, _("지난 상태를 보는 동안에는 살펴볼 수 없습니다."));
	return examine(store, looks, sizeof looks / sizeof *looks, each, context, found, error);
}
