/* Offices, contacts and members, and the rows about other rows: links, citations, evidence, readings, calls, changes … */
#include "catalog.h"

#define OFFICE_PATH(OFFICE)                                                                                    \
	"(WITH RECURSIVE up(parent, name, depth) AS (SELECT parent_id, name, 0 FROM office WHERE id = " OFFICE \
	" UNION ALL SELECT p.parent_id, p.name, up.depth + 1 FROM office p JOIN up ON p.id = up.parent) "      \
	"SELECT group_concat(name, ' › ') FROM (SELECT name FROM up ORDER BY depth DESC))"
/* The code of the item or meeting that a row of `x` is for. */
#define ENTITY \
	"coalesce((SELECT i.code FROM item i WHERE i.id = x.item_id), (SELECT g.code FROM meeting g WHERE g.id = x.meeting_id))"

#define OFFICE_FIELDS(F)                                                                                                        \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                                       \
	F("parent", N_("상위"), CODE, NONE, true, "(SELECT p.code FROM office p WHERE p.id = x.parent_id)")                     \
	F("name", N_("이름"), TEXT, NONE, false, "x.name")                                                                      \
	F("path", N_("조직"), TEXT, NONE, true, OFFICE_PATH("x.id"))                                                            \
	F("aliases", N_("다른 표기"), LIST, NONE, true,                                                                         \
	  "(SELECT group_concat(a.name, char(10)) FROM office_alias a WHERE a.office_id = x.id)")                               \
	F("items", N_("맡은 것"), LIST, NONE, true,                                                                             \
	  "(SELECT group_concat(coalesce(i.code, g.code), char(10)) FROM assignment a LEFT JOIN item i ON i.id = a.item_id "    \
	  "LEFT JOIN meeting g ON g.id = a.meeting_id WHERE a.office_id = x.id)")                                               \
	F("valid_from", N_("부터"), DAY, NONE, false, "x.valid_from")                                                           \
	F("valid_to", N_("까지"), DAY, NONE, false, "x.valid_to")                                                               \
	F("predecessor", N_("이어받은 부서"), CODE, NONE, false, "(SELECT p.code FROM office p WHERE p.id = x.predecessor_id)") \
	F("note", N_("비고"), BODY, NONE, false, "x.note")                                                                      \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define CONTACT_FIELDS(F)                                                    \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                    \
	F("office", N_("부서"), CODE, NONE, false, "o.code")                 \
	F("office_name", N_("부서 이름"), TEXT, NONE, true, "o.name")        \
	F("entity", N_("맡은 것"), CODE, NONE, true, ENTITY)                 \
	F("role", N_("구분"), WORD, CONTACT_ROLE, true, "x.role")            \
	F("position", N_("직위"), TEXT, NONE, true, "x.position")            \
	F("name", N_("이름"), TEXT, NONE, true, "x.name")                    \
	F("phone", N_("전화"), TEXT, NONE, true, "x.phone")                  \
	F("certainty", N_("확신"), WORD, CERTAINTY, false, "x.certainty")    \
	F("path", N_("조직"), TEXT, NONE, false, OFFICE_PATH("x.office_id")) \
	F("valid_from", N_("부터"), DAY, NONE, false, "x.valid_from")        \
	F("valid_to", N_("까지"), DAY, NONE, false, "x.valid_to")            \
	F("note", N_("비고"), BODY, NONE, false, "x.note")                   \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define MEMBER_FIELDS(F)                                                                                        \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                       \
	F("meeting", N_("회의"), CODE, NONE, false, "(SELECT g.code FROM meeting g WHERE g.id = x.meeting_id)") \
	F("position", N_("차례"), INTEGER, NONE, true, "x.position")                                            \
	F("seat", N_("구분"), WORD, SEAT, true, "x.seat")                                                       \
	F("grouping", N_("갈래"), TEXT, NONE, true, "x.grouping")                                               \
	F("name", N_("이름"), TEXT, NONE, true, "x.name")                                                       \
	F("aliases", N_("다른 표기"), TEXT, NONE, true, "x.aliases")                                            \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define FUNCTION_FIELDS(F)                                                                                      \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                       \
	F("meeting", N_("회의"), CODE, NONE, false, "(SELECT g.code FROM meeting g WHERE g.id = x.meeting_id)") \
	F("position", N_("차례"), INTEGER, NONE, false, "x.position")                                           \
	F("topic", N_("갈래"), TEXT, NONE, true, "x.topic")                                                     \
	F("title", N_("내용"), TEXT, NONE, true, "x.title")                                                     \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define LINK_FIELDS(F)                                                \
	F("code", N_("코드"), CODE, NONE, true, "x.code")             \
	F("from", N_("이쪽"), CODE, NONE, true, "a.code")             \
	F("from_title", N_("이쪽 이름"), TEXT, NONE, true, "a.title") \
	F("to", N_("저쪽"), CODE, NONE, true, "b.code")               \
	F("to_title", N_("저쪽 이름"), TEXT, NONE, true, "b.title")   \
	F("kind", N_("종류"), WORD, LINK_KIND, true, "x.kind")        \
	F("title", N_("잇는 말"), TEXT, NONE, true, "x.title")        \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define CITATION_FIELDS(F)                                               \
	F("entity", N_("대상"), CODE, NONE, true, "x.entity")            \
	F("source", N_("자료"), CODE, NONE, false, "s.code")             \
	F("source_title", N_("자료 이름"), TEXT, NONE, false, "s.title") \
	F("section", N_("부분"), TEXT, NONE, true, "x.section")          \
	F("line", N_("줄"), INTEGER, NONE, true, "x.line")               \
	F("certainty", N_("확신"), WORD, CERTAINTY, true, "x.certainty") \
	F("original", N_("원문 표기"), TEXT, NONE, true, "x.original")   \
	F("note", N_("비고"), BODY, NONE, true, "x.note")

#define EVIDENCE_FIELDS(F)                                                                                               \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                                \
	F("milestone", N_("이정표"), CODE, NONE, true, "m.code")                                                         \
	F("rank", N_("등급"), INTEGER, NONE, true, "x.rank")                                                             \
	F("title", N_("이름"), TEXT, NONE, true, "x.title")                                                              \
	F("issued", N_("낸 날"), DAY, NONE, true, "x.issued")                                                            \
	F("received", N_("받은 날"), DAY, NONE, false, "x.received")                                                     \
	F("location", N_("있는 곳"), TEXT, NONE, true, "x.location")                                                     \
	F("occurrence", N_("회차"), CODE, NONE, false, "(SELECT y.code FROM occurrence y WHERE y.id = x.occurrence_id)") \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define READING_FIELDS(F)                                                                                                \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                                \
	F("target", N_("목표"), CODE, NONE, true, "t.code")                                                              \
	F("day", N_("날짜"), DAY, NONE, true, "x.day")                                                                   \
	F("amount", N_("실적"), AMOUNT, NONE, true, "CASE WHEN t.withheld = 0 THEN gwagi_amount(x.amount, x.scale) END") \
	F("unit", N_("단위"), TEXT, NONE, true, "t.unit")                                                                \
	F("state", N_("상태"), WORD, READING_STATE, true, "x.state")                                                     \
	F("method", N_("산식"), TEXT, NONE, false, "x.method")                                                           \
	F("note", N_("비고"), BODY, NONE, true, "x.note")                                                                \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define CALL_FIELDS(F)                                                                                           \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                        \
	F("milestone", N_("이정표"), CODE, NONE, true, "m.code")                                                 \
	F("contact", N_("담당자"), CODE, NONE, true, "(SELECT c.code FROM contact c WHERE c.id = x.contact_id)") \
	F("day", N_("날짜"), DAY, NONE, true, "x.day")                                                           \
	F("answer", N_("답변"), BODY, NONE, true, "x.answer")                                                    \
	F("promised", N_("약속일"), DAY, NONE, true, "x.promised")                                               \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

/* The figures of a withheld target, of its readings and its path are withheld in their history too, and those of one that was
 * taken back: nobody can say any more. */
#define IS_OPEN(code) "EXISTS (SELECT 1 FROM target t WHERE t.withheld = 0 AND t.code = " code ")"
#define ITS_TARGET                                                                                                               \
	"(SELECT coalesce(c.new, c.old) ->> 'target' FROM change c WHERE c.entity = x.entity AND c.kind = x.kind AND c.field = " \
	"'*' LIMIT 1)"
#define UNLESS_WITHHELD(column)                                                                           \
	"CASE WHEN (x.kind = 'target' AND x.field IN ('*', 'low', 'high', 'baseline') AND NOT " IS_OPEN(  \
		"x.entity") ") OR (x.kind IN "                                                            \
			    "('reading', 'target_path') AND x.field IN ('*', 'amount') AND NOT " IS_OPEN( \
				    ITS_TARGET) ") THEN NULL ELSE x." column " END"

/* Whether the last that was done about the request of a change is taking it back. */
#define UNDONE "(SELECT u.action FROM change u WHERE u.undoes = x.request ORDER BY u.id DESC LIMIT 1) IS 'undo'"

#define CHANGE_FIELDS(F)                                               \
	F("id", N_("번호"), INTEGER, NONE, true, "x.id")               \
	F("at", N_("시각"), TIME, NONE, true, "x.at")                  \
	F("effective", N_("기준일"), DAY, NONE, true, "x.effective")   \
	F("login", N_("사람"), TEXT, NONE, true, "x.login")            \
	F("action", N_("동작"), TEXT, NONE, false, "x.action")         \
	F("request", N_("요청"), TEXT, NONE, false, "x.request")       \
	F("entity", N_("대상"), CODE, NONE, true, "x.entity")          \
	F("kind", N_("표"), TEXT, NONE, false, "x.kind")               \
	F("field", N_("항목"), TEXT, NONE, true, "x.field")            \
	F("old", N_("이전"), BODY, NONE, true, UNLESS_WITHHELD("old")) \
	F("new", N_("이후"), BODY, NONE, true, UNLESS_WITHHELD("new")) \
	F("reason", N_("사유"), BODY, NONE, true, "x.reason")          \
	F("authority", N_("근거"), TEXT, NONE, false, "x.authority")   \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")      \
	F("undoes", N_("취소한 요청"), TEXT, NONE, false, "x.undoes")  \
	F("undone", N_("취소됨"), BOOLEAN, NONE, false, UNDONE)        \
	F("hash", N_("해시"), TEXT, NONE, false, "x.hash")

#define SNAPSHOT_FIELDS(F)                                                        \
	F("day", N_("기준일"), DAY, NONE, true, "x.day")                          \
	F("at", N_("시각"), TIME, NONE, true, "x.at")                             \
	F("login", N_("사람"), TEXT, NONE, true, "x.login")                       \
	F("last_change", N_("마지막 변경"), INTEGER, NONE, true, "x.last_change") \
	F("rules", N_("규칙"), INTEGER, NONE, true, "x.rules")                    \
	F("hash", N_("해시"), TEXT, NONE, true, "x.hash")

#define ACCOUNT_FIELDS(F)                                                                                   \
	F("login", N_("계정"), TEXT, NONE, true, "x.login")                                                 \
	F("office", N_("부서"), CODE, NONE, true, "(SELECT o.code FROM office o WHERE o.id = x.office_id)") \
	F("role", N_("권한"), WORD, ACCOUNT_ROLE, true, "x.role")                                           \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define ASSIGNMENT_FIELDS(F)                                                                                           \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                              \
	F("entity", N_("맡은 것"), CODE, NONE, true, ENTITY)                                                           \
	F("role", N_("구분"), WORD, ASSIGNMENT_ROLE, true, "x.role")                                                   \
	F("office", N_("부서"), CODE, NONE, true, "o.code")                                                            \
	F("office_name", N_("부서 이름"), TEXT, NONE, true, "o.name")                                                  \
	F("path", N_("부서 경로"), TEXT, NONE, false, OFFICE_PATH("o.id"))                                             \
	F("title", N_("맡은 것의 이름"), TEXT, NONE, false,                                                            \
	  "coalesce((SELECT i.title FROM item i WHERE i.id = x.item_id), (SELECT g.title FROM meeting g WHERE g.id = " \
	  "x.meeting_id))")                                                                                            \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

/* An occurrence is judged as a milestone with its period for a date (milestone.h). */
#define JUDGE(which)                                                                                                         \
	"gwagi_judge(" which ", 'period', x.period, NULL, x.done_on, x.reported, x.reported_on, x.verified, 0, NULL, NULL, " \
	"NULL)"

#define OCCURRENCE_FIELDS(F)                                               \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                  \
	F("milestone", N_("이정표"), CODE, NONE, false, "m.code")          \
	F("title", N_("이름"), TEXT, NONE, true, "m.title")                \
	F("period", N_("때"), DATE, NONE, true, "x.period")                \
	F("due_first", N_("첫날"), DAY, NONE, false, "x.due_first")        \
	F("due_last", N_("끝날"), DAY, NONE, false, "x.due_last")          \
	F("days_left", N_("남은 날"), INTEGER, NONE, true, JUDGE("3"))     \
	F("done_on", N_("완료일"), DATE, NONE, false, "x.done_on")         \
	F("reported", N_("부처 보고"), WORD, REPORTED, true, "x.reported") \
	F("reported_on", N_("보고일"), DAY, NONE, false, "x.reported_on")  \
	F("reason", N_("사유"), BODY, NONE, false, "x.reason")             \
	F("verified", N_("확인"), WORD, VERIFIED, true, "x.verified")      \
	F("schedule", N_("일정"), WORD, SCHEDULE, true, JUDGE("1"))        \
	F("signal", N_("판정"), WORD, SIGNAL, true, JUDGE("0"))            \
	F("rule", N_("판정 근거"), TEXT, NONE, false, JUDGE("2"))          \
	F("note", N_("비고"), BODY, NONE, false, "x.note")                 \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define PATH_FIELDS(F)                                                                                                     \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                                  \
	F("target", N_("목표"), CODE, NONE, true, "t.code")                                                                \
	F("year", N_("연도"), INTEGER, NONE, true, "x.year")                                                               \
	F("amount", N_("경로값"), AMOUNT, NONE, true, "CASE WHEN t.withheld = 0 THEN gwagi_amount(x.amount, x.scale) END") \
	F("unit", N_("단위"), TEXT, NONE, true, "t.unit")                                                                  \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

CATALOG_ARRAYS(assignment, ASSIGNMENT_FIELDS)
CATALOG_ARRAYS(occurrence, OCCURRENCE_FIELDS)
CATALOG_ARRAYS(path, PATH_FIELDS)
CATALOG_ARRAYS(office, OFFICE_FIELDS)
CATALOG_ARRAYS(contact, CONTACT_FIELDS)
CATALOG_ARRAYS(member, MEMBER_FIELDS)
CATALOG_ARRAYS(function, FUNCTION_FIELDS)
CATALOG_ARRAYS(link, LINK_FIELDS)
CATALOG_ARRAYS(citation, CITATION_FIELDS)
CATALOG_ARRAYS(evidence, EVIDENCE_FIELDS)
CATALOG_ARRAYS(reading, READING_FIELDS)
CATALOG_ARRAYS(call, CALL_FIELDS)
CATALOG_ARRAYS(change, CHANGE_FIELDS)
CATALOG_ARRAYS(snapshot, SNAPSHOT_FIELDS)
CATALOG_ARRAYS(account, ACCOUNT_FIELDS)

#define CODE_KEYS                                                                                                             \
	[KEY_CHANGED] = {KEY_CHANGE, VOCABULARY_NONE, "x.code", NULL}, [KEY_CITE] = {KEY_CITATION, VOCABULARY_NONE, "x.code", \
										     NULL}
#define NOTE_KEY [KEY_NOTE] = {KEY_TEXT, VOCABULARY_NONE, "x.note", NULL}

static const struct catalog_key no_keys[KEY_COUNT] = {{KEY_NOT_HERE, VOCABULARY_NONE, NULL, NULL}};
static const struct catalog_key code_keys[KEY_COUNT] = {CODE_KEYS};
static const struct catalog_key office_keys[KEY_COUNT] = {
	CODE_KEYS, NOTE_KEY, [KEY_OFFICE] = {KEY_OFFICES, VOCABULARY_NONE, "(SELECT x.id)", NULL}};
static const struct catalog_key contact_keys[KEY_COUNT] = {
	CODE_KEYS, NOTE_KEY, [KEY_OFFICE] = {KEY_OFFICES, VOCABULARY_NONE, "(SELECT x.office_id)", NULL},
	[KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, ENTITY, NULL}};
static const struct catalog_key link_keys[KEY_COUNT] = {CODE_KEYS, [KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, "a.code", NULL},
							[KEY_KIND] = {KEY_WORD, VOCABULARY_LINK_KIND, "x.kind", NULL}};
static const struct catalog_key citation_keys[KEY_COUNT] = {
	NOTE_KEY, [KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, "x.entity", NULL},
	[KEY_CITE] = {KEY_NUMBER, VOCABULARY_NONE, "x.line", NULL}};
static const struct catalog_key evidence_keys[KEY_COUNT] = {
	CODE_KEYS, [KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, "m.code", NULL}};
static const struct catalog_key reading_keys[KEY_COUNT] = {
	CODE_KEYS, NOTE_KEY, [KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, "t.code", NULL},
	[KEY_UNIT] = {KEY_TEXT, VOCABULARY_NONE, "t.unit", NULL}};
static const struct catalog_key assignment_keys[KEY_COUNT] = {
	CODE_KEYS, [KEY_OFFICE] = {KEY_OFFICES, VOCABULARY_NONE, "(SELECT x.office_id)", NULL},
	[KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, ENTITY, NULL}};
static const struct catalog_key occurrence_keys[KEY_COUNT] = {
	CODE_KEYS,
	NOTE_KEY,
	[KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, "m.code", NULL},
	[KEY_DUE] = {KEY_DAYS, VOCABULARY_NONE, "x.due_last", NULL},
	[KEY_DONE] = {KEY_DAYS, VOCABULARY_NONE, "gwagi_last_day(x.done_on)", NULL},
	[KEY_SIGNAL] = {KEY_WORD, VOCABULARY_SIGNAL, JUDGE("0"), NULL},
	[KEY_SCHEDULE] = {KEY_WORD, VOCABULARY_SCHEDULE, JUDGE("1"), NULL},
	[KEY_REPORTED] = {KEY_WORD, VOCABULARY_REPORTED, "x.reported", NULL},
	[KEY_VERIFIED] = {KEY_WORD, VOCABULARY_VERIFIED, "x.verified", NULL}};
static const struct catalog_key path_keys[KEY_COUNT] = {CODE_KEYS, [KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, "t.code", NULL}};
static const struct catalog_key change_keys[KEY_COUNT] = {[KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, "x.entity", NULL},
							  [KEY_CHANGED] = {KEY_DAYS, VOCABULARY_NONE, "x.effective", NULL},
							  [KEY_NOTE] = {KEY_TEXT, VOCABULARY_NONE, "x.reason", NULL}};

#define BY_ID "x.id"
#define SUBTREE(column) "(" column " = :key OR (" column " > :key AND " column " < :key || '~'))"
#define OFFICES_BELOW                                                                                                         \
	"(WITH RECURSIVE down(id) AS (SELECT id FROM office WHERE code = :code UNION SELECT o.id FROM office o JOIN down ON " \
	"o.parent_id = down.id) SELECT id FROM down)"

const struct catalog catalog_people[RECORD_KINDS] = {
	[RECORD_OFFICE] = {CATALOG_OF(office),
			   "office x",
			   BY_ID,
			   false,
			   "x.code",
			   "x.id IN " OFFICES_BELOW,
			   CATALOG_VALID("x") " AND x.id IN (SELECT office_id FROM assignment WHERE item_id = :assigned UNION "
					      "SELECT office_id FROM "
					      "assignment WHERE "
					      ":assigned IS NULL AND meeting_id = :meeting)",
			   {"x.name", "x.code",
			    "(SELECT group_concat(a.name, char(10)) FROM office_alias a WHERE a.office_id = x.id)", NULL},
			   office_keys,
			   NULL},
	[RECORD_CONTACT] = {CATALOG_OF(contact),
			    "contact x JOIN office o ON o.id = x.office_id",
			    BY_ID,
			    false,
			    "x.code",
			    "(x.office_id IN " OFFICES_BELOW
			    " OR EXISTS (SELECT 1 FROM item i WHERE i.id = x.item_id AND " SUBTREE("i.sort") "))",
			    CATALOG_VALID("x") " AND " CATALOG_VALID(
				    "o") " AND (x.office_id IN " OFFICES_BELOW
					 " OR x.item_id = :assigned OR (:assigned IS NULL AND x.meeting_id = :meeting))",
			    {"x.name", OFFICE_PATH("x.office_id"), "x.code", "x.phone", NULL},
			    contact_keys,
			    NULL},
	[RECORD_MEMBER] = {CATALOG_OF(member),
			   "member x",
			   BY_ID,
			   false,
			   "x.code",
			   NULL,
			   "x.meeting_id = :meeting",
			   {"x.name", "x.aliases", "x.code", NULL},
			   code_keys,
			   NULL},
	[RECORD_FUNCTION] = {CATALOG_OF(function),
			     "function x",
			     BY_ID,
			     false,
			     "x.code",
			     NULL,
			     "x.meeting_id = :meeting",
			     {"x.title", "x.topic", "x.code", NULL},
			     code_keys,
			     NULL},
	[RECORD_LINK] = {CATALOG_OF(link),
			 "link x JOIN item a ON a.id = x.from_id JOIN item b ON b.id = x.to_id",
			 BY_ID,
			 false,
			 "x.code",
			 "(" SUBTREE("a.sort") " OR " SUBTREE("b.sort") ")",
			 "(x.from_id = :item OR x.to_id = :item)",
			 {"x.title", "a.title", "b.title", "x.code", NULL},
			 link_keys,
			 NULL},
	[RECORD_CITATION] = {CATALOG_OF(citation),
			     "citation x JOIN source s ON s.id = x.source_id",
			     BY_ID,
			     false,
			     NULL,
			     NULL,
			     "x.entity = :code",
			     {"x.original", "x.section", "x.entity", NULL},
			     citation_keys,
			     NULL},
	[RECORD_EVIDENCE] = {CATALOG_OF(evidence),
			     "evidence x JOIN milestone m ON m.id = x.milestone_id",
			     BY_ID,
			     false,
			     "x.code",
			     SUBTREE("m.sort"),
			     "(m.code = :code OR x.occurrence_id = (SELECT id FROM occurrence WHERE code = :code) OR (m.sort >= "
			     ":key || '!' AND m.sort < :key || '\"'))",
			     {"x.title", "x.code", NULL},
			     evidence_keys,
			     NULL},
	[RECORD_READING] = {CATALOG_OF(reading),
			    "reading x JOIN target t ON t.id = x.target_id",
			    BY_ID,
			    false,
			    "x.code",
			    SUBTREE("t.sort"),
			    "t.code = :code",
			    {"t.title", "x.code", NULL},
			    reading_keys,
			    NULL},
	[RECORD_CALL] = {CATALOG_OF(call),
			 "call x JOIN milestone m ON m.id = x.milestone_id",
			 BY_ID,
			 false,
			 "x.code",
			 SUBTREE("m.sort"),
			 "m.code = :code",
			 {"x.answer", "x.code", NULL},
			 code_keys,
			 NULL},
	[RECORD_ASSIGNMENT] = {CATALOG_OF(assignment),
			       "assignment x JOIN office o ON o.id = x.office_id",
			       BY_ID,
			       false,
			       "x.code",
			       "(x.office_id IN " OFFICES_BELOW
			       " OR EXISTS (SELECT 1 FROM item i WHERE i.id = x.item_id AND " SUBTREE("i.sort") "))",
			       CATALOG_VALID("o") " AND (x.office_id IN " OFFICES_BELOW
						  " OR x.item_id = :assigned OR (:assigned IS NULL AND x.meeting_id = :meeting))",
			       {"o.name", "x.code", NULL},
			       assignment_keys,
			       NULL},
	[RECORD_OCCURRENCE] = {CATALOG_OF(occurrence),
			       "occurrence x JOIN milestone m ON m.id = x.milestone_id",
			       BY_ID,
			       false,
			       "x.code",
			       SUBTREE("m.sort"),
			       "m.code = :code",
			       {"m.title", "x.code", NULL},
			       occurrence_keys,
			       NULL},
	[RECORD_PATH] = {CATALOG_OF(path),
			 "target_path x JOIN target t ON t.id = x.target_id",
			 BY_ID,
			 false,
			 "x.code",
			 SUBTREE("t.sort"),
			 "t.code = :code",
			 {"t.title", "x.code", NULL},
			 path_keys,
			 NULL},
	[RECORD_CHANGE] = {CATALOG_OF(change),
			   "change x",
			   BY_ID,
			   true,
			   NULL,
			   NULL,
			   "x.entity = :code",
			   {"x.entity", "x.new", "x.reason", "x.login", NULL},
			   change_keys,
			   NULL},
	[RECORD_SNAPSHOT] = {CATALOG_OF(snapshot), "snapshot x", BY_ID, false, NULL, NULL, NULL, {"x.day", NULL}, no_keys, NULL},
	[RECORD_ACCOUNT] = {CATALOG_OF(account), "account x", BY_ID, false, NULL, NULL, NULL, {"x.login", NULL}, no_keys, NULL},
};
