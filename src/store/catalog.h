/* Every kind of list: its fields with the SQL that makes them, where its rows come from, and what a filter may ask of it. */
#ifndef GWAGI_STORE_CATALOG_H
#define GWAGI_STORE_CATALOG_H

#include "gwagi/model/filter.h"
#include "gwagi/model/record.h"
#include "gwagi/store/list.h"
#include "internal.h"

/* How the value of a filter key is understood. */
enum key_type {
	KEY_NOT_HERE,
	KEY_WORD,
	KEY_DAYS,
	KEY_NUMBER,
	KEY_TEXT,
	KEY_OFFICES,
	KEY_ANSWERED,
	KEY_AGENDAS,
	KEY_CITATION,
	KEY_CHANGE
};

struct catalog_key {
	enum key_type type;
	enum vocabulary vocabulary; /* KEY_WORD */
	const char *sql;    /* the expression compared; of KEY_OFFICES the ids of the offices, of KEY_ANSWERED the item's id or,
			       negative, the meeting's */
	const char *within; /* NULL, or a query with %s for the condition: rows hanging on this one */
};

struct catalog {
	const struct field *fields;
	const char *const *sql; /* one expression a field */
	size_t count;
	const char *from;  /* FROM clause; its main table is named `x`, that of milestones `m` */
	const char *order; /* the main table's column that rows are ordered by: `sort`, else `id` */
	bool descending;
	const char *code;     /* the code of a row; NULL if rows have none */
	const char *under;    /* condition with :key, or with :code, for --under; NULL if it can't be asked */
	const char *of;       /* condition with :key, :code, :item, :assigned, :meeting for `of`; NULL if it can't be asked */
	const char *words[5]; /* expressions that a bare word is looked for in; ends with NULL */
	const struct catalog_key *keys; /* KEY_COUNT of them */
	const char *ready; /* NULL, or a query with %s for a condition on milestone `m`, which ready words ask about */
};

const struct catalog *catalog_of(enum record_kind kind);
extern const struct catalog catalog_people[RECORD_KINDS]; /* offices, contacts, members … and the rows about rows */

/* Expressions shared by the tables. ITEM is an expression for the id of an item, or NULL. */
#define CATALOG_UP(ITEM)                                                                                                 \
	"(WITH RECURSIVE up(id, parent, title, level) AS (SELECT id, parent_id, title, level FROM item WHERE id = " ITEM \
	" UNION ALL SELECT p.id, p.parent_id, p.title, p.level FROM item p JOIN up ON p.id = up.parent) "
/* Titles from the agenda down to the item. */
#define CATALOG_PATH(ITEM) CATALOG_UP(ITEM) "SELECT group_concat(title, ' › ') FROM (SELECT title FROM up ORDER BY level))"
/* The nearest item at or above ITEM that has an assignment. */
#define CATALOG_ASSIGNED(ITEM) \
	CATALOG_UP(ITEM) "SELECT up.id FROM up JOIN assignment a ON a.item_id = up.id ORDER BY up.level DESC LIMIT 1)"
/* Whether an office or contact is there on the 기준일. */
#define CATALOG_VALID(x) "gwagi_valid(" x ".valid_from, " x ".valid_to)"
#define CATALOG_OFFICE_NAMES(CONDITION)                                                                                      \
	"(SELECT group_concat(o.name, char(10)) FROM assignment a JOIN office o ON o.id = a.office_id WHERE " CATALOG_VALID( \
		"o") " AND " CONDITION ")"
#define CATALOG_OFFICES(ITEM, MEETING)                                                                                    \
	"CASE WHEN " ITEM " IS NULL THEN " CATALOG_OFFICE_NAMES("a.meeting_id = " MEETING) " ELSE " CATALOG_OFFICE_NAMES( \
		"a.item_id = " CATALOG_ASSIGNED(ITEM)) " END"

enum { CATALOG_FIELDS = 32 }; /* of a kind at most: as many values as a row of a list has room for */

/* The two arrays of a kind, made from one list of its fields; and their place in a struct catalog. */
#define CATALOG_ARRAYS(kind, LIST)                                         \
	static const struct field kind##_fields[] = {LIST(CATALOG_FIELD)}; \
	static const char *const kind##_sql[] = {LIST(CATALOG_SQL)};       \
	_Static_assert(sizeof kind##_sql / sizeof *kind##_sql <= CATALOG_FIELDS, "a kind has outgrown the row of a list");
#define CATALOG_OF(kind) kind##_fields, kind##_sql, sizeof kind##_fields / sizeof *kind##_fields

/* A field and its expression, for the two arrays of a kind. */
#define CATALOG_FIELD(key, heading, type, vocabulary, table, sql) {key, heading, FIELD_##type, VOCABULARY_##vocabulary, table},
#define CATALOG_SQL(key, heading, type, vocabulary, table, sql) sql,

#endif
