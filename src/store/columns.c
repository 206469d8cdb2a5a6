#include "columns.h"
#include "cell.h"
#include "gwagi/store/list.h"
#include "place.h"

/* Whether a value is required comes first: MUST or MAY. */
#define MUST true
#define MAY false
#define SET COLUMN_SET
#define TEXT(key, required, flags)                                                       \
	{                                                                                \
		key, required, FIELD_TEXT, VOCABULARY_NONE, CODE_NONE, flags, key, false \
	}
#define BODY(key, flags)                                                            \
	{                                                                           \
		key, MAY, FIELD_BODY, VOCABULARY_NONE, CODE_NONE, flags, key, false \
	}
#define NUMBER(key, required)                                                           \
	{                                                                               \
		key, required, FIELD_INTEGER, VOCABULARY_NONE, CODE_NONE, 0, key, false \
	}
#define BOOLEAN(key, flags)                                                            \
	{                                                                              \
		key, MAY, FIELD_BOOLEAN, VOCABULARY_NONE, CODE_NONE, flags, key, false \
	}
#define AMOUNT(key, flags)                                                            \
	{                                                                             \
		key, MAY, FIELD_AMOUNT, VOCABULARY_NONE, CODE_NONE, flags, key, false \
	}
#define DAY(key, required, flags)                                                       \
	{                                                                               \
		key, required, FIELD_DAY, VOCABULARY_NONE, CODE_NONE, flags, key, false \
	}
#define DATE(key, flags)                                                            \
	{                                                                           \
		key, MAY, FIELD_DATE, VOCABULARY_NONE, CODE_NONE, flags, key, false \
	}
/* What files made for an older program lack. */
#define LATER(key, type, vocabulary, flags)                                                  \
	{                                                                                    \
		key, MAY, FIELD_##type, VOCABULARY_##vocabulary, CODE_NONE, flags, key, true \
	}
/* A reference that may be changed. */
#define MOVABLE(key, name, kind, required)                                                                   \
	{                                                                                                    \
		key, required, FIELD_CODE, VOCABULARY_NONE, CODE_##kind, COLUMN_REFERENCE | SET, name, false \
	}
#define WORD(key, vocabulary, required, flags)                                                   \
	{                                                                                        \
		key, required, FIELD_WORD, VOCABULARY_##vocabulary, CODE_NONE, flags, key, false \
	}
#define CODE(kind)                                                                       \
	{                                                                                \
		"code", MUST, FIELD_CODE, VOCABULARY_NONE, CODE_##kind, 0, "code", false \
	}
#define REFERENCE(key, name, kind, required)                                                           \
	{                                                                                              \
		key, required, FIELD_CODE, VOCABULARY_NONE, CODE_##kind, COLUMN_REFERENCE, name, false \
	}
/* What the code says too: it need not be given. */
#define IMPLIED(key, name, kind)                                                                 \
	{                                                                                        \
		key, MAY, FIELD_CODE, VOCABULARY_NONE, CODE_##kind, COLUMN_REFERENCE, name, true \
	}
/* The item or meeting that a row is for: read as `entity`, stored in two derived columns. */
#define ENTITY                                                                                      \
	{                                                                                           \
		"entity", MUST, FIELD_CODE, VOCABULARY_NONE, CODE_NONE, COLUMN_REFERENCE, "", false \
	}
#define DERIVED(name, type)                                                                    \
	{                                                                                      \
		"", MAY, FIELD_##type, VOCABULARY_NONE, CODE_NONE, COLUMN_DERIVED, name, false \
	}

/* Derived from what may change. */
#define FOLLOWS(name, type)                                                                                     \
	{                                                                                                       \
		"", MAY, FIELD_##type, VOCABULARY_NONE, CODE_NONE, COLUMN_DERIVED | COLUMN_FOLLOWS, name, false \
	}

static const struct load_column source_columns[] = {CODE(SOURCE),        TEXT("title", MUST, 0),  TEXT("publisher", MAY, 0),
						    DAY("date", MAY, 0), TEXT("license", MAY, 0), BODY("note", 0)};
static const struct load_column office_columns[] = {
	CODE(OFFICE),
	MOVABLE("parent", "parent_id", OFFICE, MAY),
	TEXT("name", MUST, SET),
	DAY("valid_from", MAY, SET),
	DAY("valid_to", MAY, SET),
	BODY("note", SET),
	{"predecessor", MAY, FIELD_CODE, VOCABULARY_NONE, CODE_OFFICE, COLUMN_REFERENCE | COLUMN_LOGGED, "predecessor_id", true}};
static const struct load_column alias_columns[] = {REFERENCE("office", "office_id", OFFICE, MUST), TEXT("name", MUST, 0)};
static const struct load_column meeting_columns[] = {CODE(MEETING),
						     NUMBER("number", MUST),
						     TEXT("title", MUST, SET),
						     TEXT("short_title", MAY, SET),
						     DAY("date", MUST, 0),
						     TEXT("begins", MAY, 0),
						     TEXT("ends", MAY, 0),
						     TEXT("place", MAY, SET),
						     TEXT("presided", MAY, SET),
						     TEXT("chair", MAY, SET),
						     TEXT("basis", MAY, SET),
						     BODY("note", SET),
						     DERIVED("sort", TEXT)};
static const struct load_column member_columns[] = {CODE(MEMBER),
						    REFERENCE("meeting", "meeting_id", MEETING, MUST),
						    NUMBER("position", MUST),
						    WORD("seat", SEAT, MUST, 0),
						    TEXT("grouping", MAY, SET),
						    TEXT("name", MUST, SET),
						    TEXT("aliases", MAY, SET)};
static const struct load_column function_columns[] = {CODE(FUNCTION), REFERENCE("meeting", "meeting_id", MEETING, MUST),
						      NUMBER("position", MUST), TEXT("topic", MUST, SET),
						      TEXT("title", MUST, SET)};
static const struct load_column item_columns[] = {CODE(ITEM),
						  WORD("kind", ITEM_KIND, MUST, 0),
						  TEXT("label", MAY, SET),
						  TEXT("title", MUST, SET),
						  TEXT("formal_title", MAY, SET),
						  TEXT("aliases", MAY, SET),
						  TEXT("submitter", MAY, SET),
						  WORD("decision_stated", DECISION, MAY, SET),
						  WORD("decision_implied", DECISION, MAY, SET),
						  BODY("note", SET),
						  LATER("closing", WORD, CLOSING, SET),
						  LATER("closed_on", DAY, NONE, SET),
						  DERIVED("sort", TEXT),
						  DERIVED("meeting_id", INTEGER),
						  DERIVED("parent_id", INTEGER),
						  DERIVED("level", INTEGER),
						  DERIVED("position", INTEGER)};
static const struct load_column assignment_columns[] = {
	ENTITY,
	MOVABLE("office", "office_id", OFFICE, MUST),
	WORD("role", ASSIGNMENT_ROLE, MUST, SET),
	{"code", MAY, FIELD_CODE, VOCABULARY_NONE, CODE_ASSIGNMENT, 0, "code", true},
	DERIVED("sort", TEXT),
	DERIVED("meeting_id", INTEGER),
	DERIVED("item_id", INTEGER)};
static const struct load_column contact_columns[] = {CODE(CONTACT),
						     MOVABLE("office", "office_id", OFFICE, MUST),
						     ENTITY,
						     TEXT("name", MUST, SET),
						     TEXT("position", MAY, SET),
						     WORD("role", CONTACT_ROLE, MUST, SET),
						     TEXT("phone", MAY, SET),
						     WORD("certainty", CERTAINTY, MUST, SET),
						     DAY("valid_from", MAY, SET),
						     DAY("valid_to", MAY, SET),
						     BODY("note", SET),
						     DERIVED("meeting_id", INTEGER),
						     DERIVED("item_id", INTEGER)};
static const struct load_column milestone_columns[] = {CODE(MILESTONE),
						       TEXT("title", MUST, SET),
						       WORD("type", MILESTONE_TYPE, MUST, COLUMN_LOGGED),
						       DATE("date", SET),
						       TEXT("qualifier", MAY, SET),
						       DATE("original", COLUMN_FOLLOWS),
						       DATE("forecast", SET),
						       DATE("done_on", SET),
						       WORD("reported", REPORTED, MAY, SET),
						       DAY("reported_on", MAY, COLUMN_FOLLOWS),
						       BODY("reason", COLUMN_FOLLOWS),
						       WORD("verified", VERIFIED, MAY, SET),
						       BODY("note", SET),
						       LATER("issue", TEXT, NONE, SET),
						       LATER("stage", WORD, LAW_STAGE, SET),
						       LATER("slips", INTEGER, NONE, COLUMN_LOGGED),
						       LATER("recovery", DAY, NONE, COLUMN_LOGGED),
						       DERIVED("sort", TEXT),
						       DERIVED("meeting_id", INTEGER),
						       DERIVED("item_id", INTEGER),
						       DERIVED("position", INTEGER),
						       DERIVED("answer", INTEGER),
						       FOLLOWS("due_first", TEXT),
						       FOLLOWS("due_last", TEXT)};
static const struct load_column occurrence_columns[] = {CODE(OCCURRENCE),
							IMPLIED("milestone", "milestone_id", MILESTONE),
							LATER("period", DATE, NONE, 0),
							DATE("done_on", SET),
							WORD("reported", REPORTED, MAY, SET),
							DAY("reported_on", MAY, COLUMN_FOLLOWS),
							BODY("reason", COLUMN_FOLLOWS),
							WORD("verified", VERIFIED, MAY, SET),
							BODY("note", SET),
							DERIVED("due_first", TEXT),
							DERIVED("due_last", TEXT)};
static const struct load_column target_columns[] = {CODE(TARGET),
						    TEXT("title", MUST, SET),
						    WORD("class", TARGET_CLASS, MUST, 0),
						    TEXT("unit", MAY, SET),
						    WORD("comparator", COMPARATOR, MAY, SET),
						    BOOLEAN("approx", SET),
						    AMOUNT("low", SET),
						    AMOUNT("high", SET),
						    AMOUNT("baseline", SET),
						    BOOLEAN("withheld", SET),
						    TEXT("stage", MAY, SET),
						    DATE("due", SET),
						    TEXT("qualifier", MAY, SET),
						    BODY("note", SET),
						    LATER("method", TEXT, NONE, SET),
						    DERIVED("sort", TEXT),
						    DERIVED("meeting_id", INTEGER),
						    DERIVED("item_id", INTEGER),
						    DERIVED("position", INTEGER),
						    FOLLOWS("due_first", TEXT),
						    FOLLOWS("due_last", TEXT),
						    FOLLOWS("scale", INTEGER)};
static const struct load_column path_columns[] = {
	CODE(PATH),
	IMPLIED("target", "target_id", TARGET),
	LATER("year", INTEGER, NONE, 0),
	{"amount", MUST, FIELD_AMOUNT, VOCABULARY_NONE, CODE_NONE, SET, "amount", false},
	FOLLOWS("scale", INTEGER)};
static const struct load_column reading_columns[] = {
	CODE(READING),
	REFERENCE("target", "target_id", TARGET, MUST),
	DAY("day", MUST, SET),
	{"amount", MUST, FIELD_AMOUNT, VOCABULARY_NONE, CODE_NONE, SET, "amount", false},
	WORD("state", READING_STATE, MAY, SET),
	TEXT("method", MAY, SET),
	BODY("note", SET),
	FOLLOWS("scale", INTEGER)};
static const struct load_column evidence_columns[] = {CODE(EVIDENCE),
						      REFERENCE("milestone", "milestone_id", MILESTONE, MUST),
						      NUMBER("rank", MUST),
						      TEXT("title", MUST, SET),
						      DAY("issued", MAY, SET),
						      DAY("received", MAY, SET),
						      TEXT("location", MAY, SET),
						      IMPLIED("occurrence", "occurrence_id", OCCURRENCE)};
static const struct load_column call_columns[] = {CODE(CALL),
						  REFERENCE("milestone", "milestone_id", MILESTONE, MUST),
						  REFERENCE("contact", "contact_id", CONTACT, MAY),
						  DAY("day", MUST, SET),
						  {"answer", MUST, FIELD_BODY, VOCABULARY_NONE, CODE_NONE, SET, "answer", false},
						  DAY("promised", MAY, SET)};
static const struct load_column link_columns[] = {CODE(LINK), REFERENCE("from", "from_id", ITEM, MUST),
						  REFERENCE("to", "to_id", ITEM, MUST), WORD("kind", LINK_KIND, MUST, 0),
						  TEXT("title", MUST, SET)};
static const struct load_column citation_columns[] = {
	{"entity", MUST, FIELD_CODE, VOCABULARY_NONE, CODE_NONE, COLUMN_REFERENCE, "entity", false},
	REFERENCE("source", "source_id", SOURCE, MUST),
	TEXT("section", MAY, 0),
	NUMBER("line", MAY),
	WORD("certainty", CERTAINTY, MUST, 0),
	TEXT("original", MAY, 0),
	BODY("note", 0)};

#define TABLE(name, kind, columns, place)                                    \
	{                                                                    \
		name, kind, columns, sizeof columns / sizeof *columns, place \
	}

/* In the order in which they must be loaded: what is referred to comes first. */
static const struct table tables[] = {
	TABLE("source", WORD_NONE, source_columns, NULL),
	TABLE("office", RECORD_OFFICE, office_columns, place_office),
	TABLE("office_alias", WORD_NONE, alias_columns, NULL),
	TABLE("meeting", RECORD_MEETING, meeting_columns, place_meeting),
	TABLE("member", RECORD_MEMBER, member_columns, NULL),
	TABLE("function", RECORD_FUNCTION, function_columns, NULL),
	TABLE("item", RECORD_ITEM, item_columns, place_item),
	TABLE("assignment", RECORD_ASSIGNMENT, assignment_columns, place_assignment),
	TABLE("contact", RECORD_CONTACT, contact_columns, place_contact),
	TABLE("milestone", RECORD_MILESTONE, milestone_columns, place_milestone),
	TABLE("occurrence", RECORD_OCCURRENCE, occurrence_columns, place_occurrence),
	TABLE("target", RECORD_TARGET, target_columns, place_target),
	TABLE("target_path", RECORD_PATH, path_columns, place_path),
	TABLE("reading", RECORD_READING, reading_columns, place_reading),
	TABLE("evidence", RECORD_EVIDENCE, evidence_columns, place_evidence),
	TABLE("call", RECORD_CALL, call_columns, place_call),
	TABLE("link", RECORD_LINK, link_columns, place_link),
	TABLE("citation", RECORD_CITATION, citation_columns, NULL),
};

const struct table *table_find(const char *name)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (strcmp(tables[i].name, name) == 0)
			return &tables[i];
	return NULL;
}

const struct table *table_at(size_t place)
{
	return place < sizeof tables / sizeof *tables ? &tables[place] : NULL;
}

const struct table *table_of(enum record_kind kind)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (tables[i].kind == (int)kind)
			return &tables[i];
	return NULL;
}

bool column_is_id(const struct load_column *column)
{
	return (column->flags & COLUMN_REFERENCE) && *column->name && strcmp(column->key, column->name) != 0;
}

const struct field *table_field(const struct table *table, const char *key)
{
	size_t count = 0;
	const struct field *fields = table->kind == WORD_NONE ? NULL : store_fields((enum record_kind)table->kind, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(fields[i].key, key) == 0)
			return &fields[i];
	return NULL;
}

/* Asked many times for every row that comes in, and most differ in the first letter. */
static bool is_same(const char *one, const char *other)
{
	return *one == *other && strcmp(one, other) == 0;
}

size_t column_find(const struct table *table, const char *key)
{
	for (size_t i = 0; i < table->count; i++)
		if (is_same(table->columns[i].key, key) || (!*table->columns[i].key && is_same(table->columns[i].name, key)))
			return i;
	return table->count;
}

const struct load_column *store_load_columns(const char *name, size_t *count)
{
	const struct table *table = table_find(name);

	*count = 0;
	if (!table)
		return NULL;
	while (*count < table->count && !(table->columns[*count].flags & COLUMN_DERIVED))
		++*count;
	return table->columns;
}

const char *const *store_load_tables(size_t *count)
{
	static const char *const names[] = {"source",      "office",     "office_alias", "meeting",   "member",     "function",
					    "item",        "assignment", "contact",      "milestone", "occurrence", "target",
					    "target_path", "reading",    "evidence",     "call",      "link",       "citation"};

	_Static_assert(sizeof names / sizeof *names == sizeof tables / sizeof *tables, "every table is named");
	*count = sizeof names / sizeof *names;
	return names;
}

bool store_column_is_set(const struct load_column *column)
{
	return column->flags & COLUMN_SET;
}
