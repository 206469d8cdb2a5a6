/* Items, milestones, targets and meetings. */
#include "catalog.h"
#include "milestone.h"

#define ASK(which) "gwagi_judge(" which ", " MILESTONE_STATE ")"

#define ITEM_FIELDS(F)                                                                                                     \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                                  \
	F("parent", N_("상위"), CODE, NONE, false,                                                                         \
	  "coalesce((SELECT p.code FROM item p WHERE p.id = x.parent_id), (SELECT g.code FROM meeting g WHERE g.id = "     \
	  "x.meeting_id))")                                                                                                \
	F("level", N_("단계"), INTEGER, NONE, false, "x.level")                                                            \
	F("position", N_("차례"), INTEGER, NONE, false, "x.position")                                                      \
	F("kind", N_("종류"), WORD, ITEM_KIND, true, "x.kind")                                                             \
	F("label", N_("구분"), TEXT, NONE, true, "x.label")                                                                \
	F("title", N_("이름"), TEXT, NONE, true, "x.title")                                                                \
	F("formal_title", N_("정식 안건명"), TEXT, NONE, false, "x.formal_title")                                          \
	F("aliases", N_("다른 이름"), TEXT, NONE, false, "x.aliases")                                                      \
	F("submitter", N_("제출"), TEXT, NONE, false, "x.submitter")                                                       \
	F("decision_stated", N_("처리(명시)"), WORD, DECISION, false, "x.decision_stated")                                 \
	F("decision_implied", N_("처리(암시)"), WORD, DECISION, false, "x.decision_implied")                               \
	F("path", N_("경로"), TEXT, NONE, false, "gwagi_path(x.id)")                                                       \
	F("offices", N_("담당 부서"), LIST, NONE, true, "gwagi_offices(x.id, x.meeting_id)")                               \
	F("milestones", N_("이정표 수"), INTEGER, NONE, true, "(SELECT count(*) FROM milestone m WHERE m.item_id = x.id)") \
	F("closing", N_("종결"), WORD, CLOSING, false, "x.closing")                                                        \
	F("closed_on", N_("종결일"), DAY, NONE, false, "x.closed_on")                                                      \
	F("note", N_("비고"), BODY, NONE, false, "x.note")                                                                 \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

/* What the times of a recurring milestone come to; NULL before anything is known of one. */
#define SERIES                                                                                                         \
	"CASE WHEN m.type = 'recurring' THEN (SELECT gwagi_series(m.date, (SELECT i.closing FROM item i WHERE i.id = " \
	"m.item_id), "                                                                                                 \
	"y.period, y.done_on, y.reported, y.reported_on, y.verified) FROM occurrence y WHERE y.milestone_id = m.id) END"

#define MILESTONE_FIELDS(F)                                                                                          \
	F("code", N_("코드"), CODE, NONE, true, "m.code")                                                            \
	F("parent", N_("상위"), CODE, NONE, false,                                                                   \
	  "coalesce((SELECT p.code FROM item p WHERE p.id = m.item_id), (SELECT g.code FROM meeting g WHERE g.id = " \
	  "m.meeting_id))")                                                                                          \
	F("title", N_("이름"), TEXT, NONE, true, "m.title")                                                          \
	F("type", N_("유형"), WORD, MILESTONE_TYPE, true, "m.type")                                                  \
	F("date", N_("기한"), DATE, NONE, true, "m.date")                                                            \
	F("due_first", N_("첫날"), DAY, NONE, false, "m.due_first")                                                  \
	F("due_last", N_("끝날"), DAY, NONE, false, "m.due_last")                                                    \
	F("days_left", N_("남은 날"), INTEGER, NONE, true, ASK("3"))                                                 \
	F("qualifier", N_("한정어"), TEXT, NONE, false, "m.qualifier")                                               \
	F("original", N_("당초 기한"), DATE, NONE, false, "m.original")                                              \
	F("forecast", N_("예상일"), DATE, NONE, false, "m.forecast")                                                 \
	F("done_on", N_("완료일"), DATE, NONE, false, "m.done_on")                                                   \
	F("reported", N_("부처 보고"), WORD, REPORTED, true, "m.reported")                                           \
	F("reported_on", N_("보고일"), DAY, NONE, false, "m.reported_on")                                            \
	F("reason", N_("사유"), BODY, NONE, false, "m.reason")                                                       \
	F("verified", N_("확인"), WORD, VERIFIED, true, "m.verified")                                                \
	F("schedule", N_("일정"), WORD, SCHEDULE, true, ASK("1"))                                                    \
	F("signal", N_("판정"), WORD, SIGNAL, true, ASK("0"))                                                        \
	F("rule", N_("판정 근거"), TEXT, NONE, false, ASK("2"))                                                      \
	F("series", N_("되풀이"), TEXT, NONE, false, SERIES)                                                         \
	F("path", N_("경로"), TEXT, NONE, false, "gwagi_path(m.item_id)")                                            \
	F("offices", N_("담당 부서"), LIST, NONE, true, "gwagi_offices(m.item_id, m.meeting_id)")                    \
	F("issue", N_("중대 쟁점"), TEXT, NONE, false, "m.issue")                                                    \
	F("stage", N_("입법 단계"), WORD, LAW_STAGE, false, "m.stage")                                               \
	F("slips", N_("연이은 연기"), INTEGER, NONE, false, "m.slips")                                               \
	F("recovery", N_("둘째 약속일"), DAY, NONE, false, "m.recovery")                                             \
	F("note", N_("비고"), BODY, NONE, false, "m.note")                                                           \
	F("version", N_("판"), INTEGER, NONE, false, "m.version")

/* A withheld figure shows that it is withheld, not what it is. */
#define OPEN(column) "CASE WHEN x.withheld = 0 THEN gwagi_amount(x." column ", x.scale) END"
#define NEWEST "FROM reading r WHERE r.target_id = x.id ORDER BY r.day DESC, r.id DESC LIMIT 1"
#define PATH_LINES                                                                                                           \
	"(SELECT group_concat(p.year || ' ' || gwagi_amount(p.amount, p.scale), char(10)) FROM (SELECT year, amount, scale " \
	"FROM target_path WHERE target_id = x.id ORDER BY year) p)"
#define ATTAIN(which)                                                                                                        \
	"gwagi_attain(" which ", x.class, x.comparator, x.approx, x.low, x.high, x.baseline, x.scale, x.unit, x.qualifier, " \
	"x.withheld, (SELECT gwagi_amount(r.amount, r.scale) " NEWEST "), " PATH_LINES ")"

#define TARGET_FIELDS(F)                                                                                                 \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                                                                \
	F("parent", N_("상위"), CODE, NONE, false,                                                                       \
	  "coalesce((SELECT p.code FROM item p WHERE p.id = x.item_id), (SELECT g.code FROM meeting g WHERE g.id = "     \
	  "x.meeting_id))")                                                                                              \
	F("title", N_("이름"), TEXT, NONE, true, "x.title")                                                              \
	F("class", N_("구분"), WORD, TARGET_CLASS, true, "x.class")                                                      \
	F("quantity", N_("수치"), TEXT, NONE, true,                                                                      \
	  "gwagi_quantity(x.comparator, x.approx, x.low, x.high, x.baseline, x.scale, x.unit, x.qualifier, x.withheld)") \
	F("unit", N_("단위"), TEXT, NONE, false, "x.unit")                                                               \
	F("comparator", N_("비교"), WORD, COMPARATOR, false, "x.comparator")                                             \
	F("approx", N_("어림"), BOOLEAN, NONE, false, "x.approx")                                                        \
	F("low", N_("하한"), AMOUNT, NONE, false, OPEN("low"))                                                           \
	F("high", N_("상한"), AMOUNT, NONE, false, OPEN("high"))                                                         \
	F("baseline", N_("기준값"), AMOUNT, NONE, false, OPEN("baseline"))                                               \
	F("withheld", N_("비공개"), BOOLEAN, NONE, false, "x.withheld")                                                  \
	F("stage", N_("돈의 단계"), TEXT, NONE, false, "x.stage")                                                        \
	F("due", N_("기한"), DATE, NONE, true, "x.due")                                                                  \
	F("due_first", N_("첫날"), DAY, NONE, false, "x.due_first")                                                      \
	F("due_last", N_("끝날"), DAY, NONE, false, "x.due_last")                                                        \
	F("qualifier", N_("한정어"), TEXT, NONE, false, "x.qualifier")                                                   \
	F("method", N_("산식"), TEXT, NONE, false, "x.method")                                                           \
	F("latest", N_("실적"), AMOUNT, NONE, true,                                                                      \
	  "(SELECT CASE WHEN x.withheld = 0 THEN gwagi_amount(r.amount, r.scale) END " NEWEST ")")                       \
	F("rate", N_("달성률"), AMOUNT, NONE, true, ATTAIN("1"))                                                         \
	F("path_value", N_("경로값"), AMOUNT, NONE, false, ATTAIN("3"))                                                  \
	F("path_ratio", N_("경로 대비"), AMOUNT, NONE, false, ATTAIN("4"))                                               \
	F("signal", N_("판정"), WORD, SIGNAL, true, ATTAIN("0"))                                                         \
	F("rule", N_("판정 근거"), TEXT, NONE, false, ATTAIN("2"))                                                       \
	F("path", N_("경로"), TEXT, NONE, false, "gwagi_path(x.item_id)")                                                \
	F("offices", N_("담당 부서"), LIST, NONE, true, "gwagi_offices(x.item_id, x.meeting_id)")                        \
	F("note", N_("비고"), BODY, NONE, false, "x.note")                                                               \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

#define MEETING_FIELDS(F)                                                            \
	F("code", N_("코드"), CODE, NONE, true, "x.code")                            \
	F("number", N_("회차"), INTEGER, NONE, true, "x.number")                     \
	F("title", N_("이름"), TEXT, NONE, true, "x.title")                          \
	F("short_title", N_("약칭"), TEXT, NONE, false, "x.short_title")             \
	F("date", N_("날짜"), DAY, NONE, true, "x.date")                             \
	F("begins", N_("시작"), TEXT, NONE, true, "x.begins")                        \
	F("ends", N_("끝"), TEXT, NONE, true, "x.ends")                              \
	F("place", N_("장소"), TEXT, NONE, true, "x.place")                          \
	F("presided", N_("주재"), TEXT, NONE, true, "x.presided")                    \
	F("chair", N_("의장"), TEXT, NONE, false, "x.chair")                         \
	F("basis", N_("근거"), TEXT, NONE, false, "x.basis")                         \
	F("items", N_("안건 수"), INTEGER, NONE, true,                               \
	  "(SELECT count(*) FROM item i WHERE i.meeting_id = x.id AND i.level = 1)") \
	F("note", N_("비고"), BODY, NONE, false, "x.note")                           \
	F("version", N_("판"), INTEGER, NONE, false, "x.version")

CATALOG_ARRAYS(item, ITEM_FIELDS)
CATALOG_ARRAYS(milestone, MILESTONE_FIELDS)
CATALOG_ARRAYS(target, TARGET_FIELDS)
CATALOG_ARRAYS(meeting, MEETING_FIELDS)

/* What hangs on an item answers for it: an item is found by its milestones' and targets' keys. */
#define BY_MILESTONE "EXISTS (SELECT 1 FROM milestone m WHERE m.item_id = x.id AND %s)"
#define BY_TARGET "EXISTS (SELECT 1 FROM target t WHERE t.item_id = x.id AND %s)"
#define AMOUNT_OF(t, column) "CASE WHEN " t ".withheld = 0 THEN CAST(gwagi_amount(" t "." column ", " t ".scale) AS REAL) END"
#define LATEST_OF(t)                                                                                               \
	"(SELECT CAST(gwagi_amount(r.amount, r.scale) AS REAL) FROM reading r WHERE r.target_id = " t ".id AND " t \
	".withheld = 0 ORDER BY r.day DESC, r.id DESC LIMIT 1)"

#define MILESTONE_KEYS(within)                                                              \
	[KEY_TYPE] = {KEY_WORD, VOCABULARY_MILESTONE_TYPE, "m.type", within},               \
	[KEY_SIGNAL] = {KEY_WORD, VOCABULARY_SIGNAL, ASK("0"), within},                     \
	[KEY_SCHEDULE] = {KEY_WORD, VOCABULARY_SCHEDULE, ASK("1"), within},                 \
	[KEY_REPORTED] = {KEY_WORD, VOCABULARY_REPORTED, "m.reported", within},             \
	[KEY_VERIFIED] = {KEY_WORD, VOCABULARY_VERIFIED, "m.verified", within},             \
	[KEY_FORECAST] = {KEY_DAYS, VOCABULARY_NONE, "gwagi_last_day(m.forecast)", within}, \
	[KEY_DONE] = {KEY_DAYS, VOCABULARY_NONE, "gwagi_last_day(m.done_on)", within}
#define TARGET_KEYS(t, within)                                                    \
	[KEY_CLASS] = {KEY_WORD, VOCABULARY_TARGET_CLASS, t ".class", within},    \
	[KEY_LOW] = {KEY_NUMBER, VOCABULARY_NONE, AMOUNT_OF(t, "low"), within},   \
	[KEY_HIGH] = {KEY_NUMBER, VOCABULARY_NONE, AMOUNT_OF(t, "high"), within}, \
	[KEY_LATEST] = {KEY_NUMBER, VOCABULARY_NONE, LATEST_OF(t), within},       \
	[KEY_UNIT] = {KEY_TEXT, VOCABULARY_NONE, t ".unit", within}
#define COMMON_KEYS(x)                                                  \
	[KEY_AGENDA] = {KEY_AGENDAS, VOCABULARY_NONE, x ".code", NULL}, \
	[KEY_CHANGED] = {KEY_CHANGE, VOCABULARY_NONE, x ".code", NULL}, \
	[KEY_CITE] = {KEY_CITATION, VOCABULARY_NONE, x ".code", NULL}, [KEY_NOTE] = {KEY_TEXT, VOCABULARY_NONE, x ".note", NULL}

static const struct catalog_key item_keys[KEY_COUNT] = {
	COMMON_KEYS("x"),
	[KEY_OFFICE] = {KEY_ANSWERED, VOCABULARY_NONE, "x.id", NULL},
	[KEY_KIND] = {KEY_WORD, VOCABULARY_ITEM_KIND, "x.kind", NULL},
	[KEY_DUE] = {KEY_DAYS, VOCABULARY_NONE, "m.due_last", BY_MILESTONE},
	MILESTONE_KEYS(BY_MILESTONE),
	TARGET_KEYS("t", BY_TARGET),
};
static const struct catalog_key milestone_keys[KEY_COUNT] = {
	COMMON_KEYS("m"),
	[KEY_OFFICE] = {KEY_ANSWERED, VOCABULARY_NONE, "coalesce(m.item_id, -m.meeting_id)", NULL},
	[KEY_KIND] = {KEY_WORD, VOCABULARY_ITEM_KIND, "(SELECT i.kind FROM item i WHERE i.id = m.item_id)", NULL},
	[KEY_DUE] = {KEY_DAYS, VOCABULARY_NONE, "m.due_last", NULL},
	MILESTONE_KEYS(NULL),
};
static const struct catalog_key target_keys[KEY_COUNT] = {
	COMMON_KEYS("x"),
	[KEY_OFFICE] = {KEY_ANSWERED, VOCABULARY_NONE, "coalesce(x.item_id, -x.meeting_id)", NULL},
	[KEY_KIND] = {KEY_WORD, VOCABULARY_ITEM_KIND, "(SELECT i.kind FROM item i WHERE i.id = x.item_id)", NULL},
	[KEY_DUE] = {KEY_DAYS, VOCABULARY_NONE, "x.due_last", NULL},
	[KEY_SIGNAL] = {KEY_WORD, VOCABULARY_SIGNAL, ATTAIN("0"), NULL},
	TARGET_KEYS("x", NULL),
};
static const struct catalog_key meeting_keys[KEY_COUNT] = {
	[KEY_CHANGED] = {KEY_CHANGE, VOCABULARY_NONE, "x.code", NULL},
	[KEY_CITE] = {KEY_CITATION, VOCABULARY_NONE, "x.code", NULL},
	[KEY_NOTE] = {KEY_TEXT, VOCABULARY_NONE, "x.note", NULL},
};

static const struct catalog catalog_tree[RECORD_KINDS] = {
	[RECORD_ITEM] = {CATALOG_OF(item),
			 "item x",
			 "x.sort",
			 false,
			 "x.code",
			 "x.sort >= :key AND x.sort < :key || '~'",
			 "x.id IN (SELECT id FROM item WHERE parent_id = :item UNION SELECT id FROM item WHERE :item IS NULL AND "
			 "meeting_id = :meeting "
			 "AND level = 1)",
			 {"x.title", "x.formal_title", "x.code", "x.aliases", NULL},
			 item_keys,
			 BY_MILESTONE},
	[RECORD_MILESTONE] = {CATALOG_OF(milestone),
			      "milestone m",
			      "m.sort",
			      false,
			      "m.code",
			      "m.sort >= :key AND m.sort < :key || '~'",
			      "m.sort >= :key || '!' AND m.sort < :key || '\"'",
			      {"m.title", "m.code", NULL},
			      milestone_keys,
			      "%s"},
	[RECORD_TARGET] = {CATALOG_OF(target),
			   "target x",
			   "x.sort",
			   false,
			   "x.code",
			   "x.sort >= :key AND x.sort < :key || '~'",
			   "x.sort >= :key || '#' AND x.sort < :key || '$'",
			   {"x.title", "x.code", NULL},
			   target_keys,
			   NULL},
	[RECORD_MEETING] = {CATALOG_OF(meeting),
			    "meeting x",
			    "x.sort",
			    false,
			    "x.code",
			    NULL,
			    "x.id = :meeting",
			    {"x.title", "x.short_title", "x.code", NULL},
			    meeting_keys,
			    NULL},
};

const struct catalog *catalog_of(enum record_kind kind)
{
	return catalog_tree[kind].fields ? &catalog_tree[kind] : &catalog_people[kind];
}

const struct field *store_fields(enum record_kind kind, size_t *count)
{
	const struct catalog *catalog = catalog_of(kind);

	*count = catalog->count;
	return catalog->fields;
}
