#include "gwagi/store/duty.h"
#include <stdio.h>
#include "catalog.h"
#include "ref.h"

/* The two columns of an assignment that say what is assigned. */
static struct ref place_at(sqlite3_stmt *statement, int column)
{
	bool item = sqlite3_column_type(statement, column) != SQLITE_NULL;

	return (struct ref){item ? RECORD_ITEM : RECORD_MEETING, sqlite3_column_int64(statement, item ? column : column + 1)};
}

static bool read_roles(struct store *store, int64_t office, const char *sort, unsigned *roles, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT role FROM assignment WHERE office_id = ?1 AND sort = ?2", error);
	bool row = true;

	*roles = 0;
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, office);
	sqlite3_bind_text(statement, 2, sort, -1, SQLITE_STATIC);
	while (row) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (row)
			*roles |= 1u << word_find(VOCABULARY_ASSIGNMENT_ROLE, sql_text(statement, 0));
	}
	sql_done(statement);
	return true;
}

/* The first assignment that SQL finds from SORT on. */
static bool read_duty(struct store *store, const char *sql, int64_t office, const char *sort, struct duty *duty,
		      struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);
	char found[CODE_SORT];
	struct ref place;
	bool row;

	duty->node.ref = (struct ref){RECORD_ITEM, 0};
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, office);
	sqlite3_bind_text(statement, 2, sort, -1, SQLITE_STATIC);
	if (!sql_step(store, statement, &row, error))
		return false;
	place = row ? place_at(statement, 0) : duty->node.ref;
	snprintf(found, sizeof found, "%s", row ? sql_text(statement, 2) : "");
	sql_done(statement);
	return !row || (store_node(store, place, &duty->node, error) && read_roles(store, office, found, &duty->roles, error));
}

#define DUTY "SELECT item_id, meeting_id, sort FROM assignment WHERE office_id = ?1 AND sort "

bool store_duty_next(struct store *store, int64_t office, struct ref from, bool backwards, struct duty *duty, struct error *error)
{
	char sort[CODE_SORT] = "";
	int level;

	if (from.id && !ref_sort(store, from, sort, &level, error))
		return false;
	return backwards ? read_duty(store, DUTY "< ?2 ORDER BY sort DESC LIMIT 1", office, from.id ? sort : "~", duty, error)
			 : read_duty(store, DUTY "> ?2 ORDER BY sort LIMIT 1", office, sort, duty, error);
}

bool store_duty(struct store *store, int64_t office, struct ref from, struct duty *duty, struct error *error)
{
	char sort[CODE_SORT];
	int level;

	return ref_sort(store, from, sort, &level, error) && read_duty(store, DUTY "= ?2 LIMIT 1", office, sort, duty, error);
}

bool store_duties(struct store *store, duty_each *each, void *context, struct error *error)
{
	sqlite3_stmt *statement = sql_get(
		store, "SELECT office_id, coalesce(item_id, -meeting_id) FROM assignment ORDER BY office_id", error);
	bool row = true;

	if (!statement)
		return false;
	while (row) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (row)
			each(context, sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1));
	}
	sql_done(statement);
	return true;
}

/* The item that a row hangs on (or is), or its meeting: NULL and the meeting if it hangs on that. */
static const char *home_sql(enum record_kind kind)
{
	switch (kind) {
	case RECORD_ITEM:
		return "SELECT id, meeting_id FROM item WHERE id = ?1";
	case RECORD_MILESTONE:
		return "SELECT item_id, meeting_id FROM milestone WHERE id = ?1";
	case RECORD_TARGET:
		return "SELECT item_id, meeting_id FROM target WHERE id = ?1";
	case RECORD_MEETING:
		return "SELECT NULL, id FROM meeting WHERE id = ?1";
	default:
		return NULL;
	}
}

/* One row of two ids, or none. */
static bool read_place(struct store *store, const char *sql, int64_t id, struct ref *place, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);
	bool row;

	*place = (struct ref){RECORD_ITEM, 0};
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, id);
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row)
		*place = place_at(statement, 0);
	sql_done(statement);
	return true;
}

/* 'lead' comes before 'overall' and 'support'. */
#define LEADS(column)                                                                                          \
	"SELECT a.office_id, NULL FROM assignment a JOIN office o ON o.id = a.office_id WHERE " CATALOG_VALID( \
		"o") " AND a." column " = ?1 ORDER BY a.role, a.office_id LIMIT 1"

bool store_duty_of(struct store *store, struct ref ref, struct ref *place, int64_t *office, struct error *error)
{
	static const char of_item[] = "SELECT " CATALOG_ASSIGNED("?1") ", NULL";
	const char *home = home_sql(ref.kind);
	struct ref lead = {RECORD_OFFICE, 0};

	*place = (struct ref){RECORD_ITEM, 0};
	*office = 0;
	if (!home)
		return true;
	if (!read_place(store, home, ref.id, place, error) ||
	    (place->kind == RECORD_ITEM && place->id && !read_place(store, of_item, place->id, place, error)))
		return false;
	if (place->id &&
	    !read_place(store, place->kind == RECORD_ITEM ? LEADS("item_id") : LEADS("meeting_id"), place->id, &lead, error))
		return false;
	*office = lead.id;
	return true;
}

/* Of entries that say the same the first one stands for all. */
#define PERSON                                                                                                              \
	"SELECT x.id, x.code, x.name, x.version, x.office_id, x.role, x.position, x.phone, x.certainty FROM contact x "     \
	"WHERE " CATALOG_VALID(                                                                                             \
		"x") " AND NOT EXISTS (SELECT 1 FROM contact y WHERE y.office_id = x.office_id AND y.name = x.name AND "    \
		     "y.position IS x.position AND y.phone IS x.phone AND (y.role < x.role OR (y.role = x.role AND y.id < " \
		     "x.id)) AND " CATALOG_VALID("y") ")"

static bool read_person(struct store *store, sqlite3_stmt *statement, struct person *person, struct error *error)
{
	bool row;
	int certainty;

	*person = (struct person){.node.ref = {RECORD_CONTACT, 0}};
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row) {
		person->node.ref.id = sqlite3_column_int64(statement, 0);
		snprintf(person->node.code, sizeof person->node.code, "%s", sql_text(statement, 1));
		snprintf(person->node.title, sizeof person->node.title, "%s", sql_text(statement, 2));
		person->node.version = sqlite3_column_int64(statement, 3);
		person->node.closing = WORD_NONE;
		person->office = sqlite3_column_int64(statement, 4);
		person->role = word_find(VOCABULARY_CONTACT_ROLE, sql_text(statement, 5));
		snprintf(person->position, sizeof person->position, "%s", sql_text(statement, 6));
		certainty = word_find(VOCABULARY_CERTAINTY, sql_text(statement, 8));
		person->doubtful = certainty == CERTAINTY_MEDIUM || certainty == CERTAINTY_LOW;
		snprintf(person->phone, sizeof person->phone, "%s", sql_text(statement, 7));
	}
	sql_done(statement);
	return true;
}

/* 'head' comes before 'staff'. */
bool store_person_next(struct store *store, int64_t office, int64_t from, bool backwards, struct person *person,
		       struct error *error)
{
	static const char forward[] = PERSON " AND x.office_id = ?1 AND (x.role, x.id) > (coalesce((SELECT f.role FROM contact f "
					     "WHERE f.id = ?2), ''), ?2) ORDER BY x.role, x.id LIMIT 1";
	static const char backward[] = PERSON
		" AND x.office_id = ?1 AND (x.role, x.id) < (coalesce((SELECT f.role FROM contact f "
		"WHERE f.id = ?2), '~'), ?2) ORDER BY x.role DESC, x.id DESC LIMIT 1";
	sqlite3_stmt *statement = sql_get(store, backwards ? backward : forward, error);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, office);
	sqlite3_bind_int64(statement, 2, from);
	return read_person(store, statement, person, error);
}

bool store_person(struct store *store, int64_t id, struct person *person, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, PERSON " AND x.id = ?1", error);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, id);
	return read_person(store, statement, person, error);
}
