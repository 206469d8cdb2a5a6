/* Whether the rows make sense together: what each by itself could well say. */
#include "examine.h"

/* A row was made by a change of its own table, or before there was a log. */
bool check_births(struct examination *examination, struct error *error)
{
#define UNBORN(table, name)                                                                                                 \
	"SELECT " name " FROM " table                                                                                       \
	" x WHERE born <> 0 AND NOT EXISTS (SELECT 1 FROM change c WHERE c.id = x.born AND c.field = '*' AND c.new IS NOT " \
	"NULL AND c.kind = '" table "') "
#define OR_UNBORN(table) "UNION ALL " UNBORN(table, "code")
	static const char unborn[] = UNBORN("meeting", "code") OR_UNBORN("member") OR_UNBORN("function") OR_UNBORN("item")
		OR_UNBORN("office") OR_UNBORN("assignment") OR_UNBORN("contact") OR_UNBORN("milestone") OR_UNBORN("occurrence")
			OR_UNBORN("target") OR_UNBORN("target_path") OR_UNBORN("reading") OR_UNBORN("evidence") OR_UNBORN("call")
				OR_UNBORN("link") OR_UNBORN("source") "UNION ALL " UNBORN(
					"office_alias", "name") "UNION ALL " UNBORN("citation", "entity") "LIMIT 20";

	return examination_rows(examination, unborn, _("‘%s’을(를) 만든 변경이 기록에 없습니다."), error);
}

bool check_order(struct examination *examination, struct error *error)
{
#define REVERSED(table, from, to) "SELECT code FROM " table " WHERE " from " > " to " "
#define DONE(table)                                                                                                             \
	"SELECT code FROM " table                                                                                               \
	" WHERE done_on IS NOT NULL AND coalesce(gwagi_end(done_on, 0), gwagi_end(done_on, 1)) BETWEEN reported_on || '!' AND " \
	"'9999-12-31' "
	static const char reversed[] = REVERSED("office", "valid_from", "valid_to") "UNION ALL " REVERSED(
		"contact", "valid_from",
		"valid_to") "UNION ALL " REVERSED("milestone", "due_first",
						  "due_last") "UNION "
							      "ALL " REVERSED(
								      "target", "due_first",
								      "due_last") "UNION ALL " REVERSED("occurrence", "due_first",
													"due_last") "LIMIT 20";
	static const char done[] = DONE("milestone") "UNION ALL " DONE("occurrence") "LIMIT 20";

	static const char half[] = "SELECT code FROM item WHERE (closing IS NULL) <> (closed_on IS NULL) LIMIT 20";

	return examination_rows(examination, half, _("‘%s’의 종결과 종결일 가운데 하나만 있습니다."), error) &&
	       examination_rows(examination, reversed, _("‘%s’의 끝나는 날이 시작하는 날보다 앞섭니다."), error) &&
	       examination_rows(examination, done, _("‘%s’의 완료일이 보고일보다 뒤입니다."), error);
}

/* Every office is reached from one that has none above it. */
bool check_offices(struct examination *examination, struct error *error)
{
	static const char circles[] = "WITH RECURSIVE down(id) AS (SELECT id FROM office WHERE parent_id IS NULL UNION ALL "
				      "SELECT o.id FROM office o JOIN "
				      "down ON o.parent_id = down.id) SELECT code FROM office WHERE id NOT IN down LIMIT 20";

	return examination_rows(examination, circles, _("부서 ‘%s’의 상위를 따라가면 끝이 없습니다."), error);
}

/* What nobody answers for: it has no office, and nothing above it has. Of items those that promise something themselves or have
 * nothing below them that could. */
bool check_answers(struct examination *examination, struct error *error)
{
#define NOBODY "NOT EXISTS (SELECT 1 FROM assignment a WHERE a."
	static const char unanswered[] =
		"WITH RECURSIVE silent(id) AS (SELECT id FROM meeting g WHERE " NOBODY
		"meeting_id = g.id)), alone(id, code, sort) AS (SELECT x.id, x.code, x.sort FROM item x JOIN silent ON silent.id "
		"= "
		"x.meeting_id WHERE x.level = 1 AND " NOBODY "item_id = x.id) UNION ALL SELECT x.id, x.code, x.sort FROM item x "
		"JOIN alone ON x.parent_id = alone.id WHERE " NOBODY
		"item_id = x.id)) SELECT code FROM (SELECT code, sort FROM alone WHERE EXISTS (SELECT 1 FROM milestone m WHERE "
		"m.item_id = alone.id) OR NOT EXISTS (SELECT 1 FROM item i WHERE i.parent_id = alone.id) UNION ALL SELECT "
		"m.code, "
		"m.sort FROM milestone m JOIN silent ON silent.id = m.meeting_id WHERE m.item_id IS NULL) ORDER BY sort LIMIT 20";
	bool good = examination_rows(examination, unanswered, _("알림: ‘%s’에 담당 부서가 없습니다."), error);

	examination->notices = examination->count;
	return good;
}

/* What is kept of assignments beside them and beside the milestones must follow from them. */
bool check_kept(struct examination *examination, struct error *error)
{
	static const char kept[] = "WITH RECURSIVE down(id, answer) AS (SELECT i.id, (SELECT a.item_id FROM assignment a WHERE "
				   "a.item_id = i.id) FROM item i "
				   "WHERE i.parent_id IS NULL UNION ALL SELECT i.id, coalesce((SELECT a.item_id FROM assignment "
				   "a WHERE a.item_id = i.id), "
				   "down.answer) FROM down CROSS JOIN item i ON i.parent_id = down.id) SELECT m.code FROM "
				   "milestone m LEFT JOIN down ON down.id = "
				   "m.item_id WHERE m.answer IS NOT CASE WHEN m.item_id IS NULL THEN -m.meeting_id ELSE "
				   "down.answer END UNION ALL SELECT a.code "
				   "FROM assignment a JOIN meeting g ON g.id = a.meeting_id WHERE a.sort <> g.sort UNION ALL "
				   "SELECT a.code FROM assignment a JOIN "
				   "item i ON i.id = a.item_id WHERE a.sort <> i.sort LIMIT 20";

	return examination_rows(examination, kept, _("‘%s’의 담당이 담당 지정과 맞지 않습니다."), error);
}
