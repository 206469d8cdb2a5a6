#include "rights.h"
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "catalog.h"
#include "gate.h"
#include "gwagi/model/code.h"
#include "gwagi/text/input.h"

/* As long as the program writes itself, its user is the person. */
static bool owns_file(const struct store *store)
{
	struct stat status;

	return stat(store->path, &status) == 0 && status.st_uid == getuid();
}

bool person_read(struct store *store, struct person *person, struct error *error)
{
	static const char who[] =
		"SELECT a.role, a.office_id, (SELECT count(*) FROM account), (SELECT count(*) FROM account WHERE "
		"role = 'admin') FROM (SELECT 1) LEFT JOIN account a ON a.login = ?1";
	sqlite3_stmt *statement = sql_get(store, who, error);
	bool row;

	*person = (struct person){.role = ROLE_VIEWER};
	if (!statement)
		return false;
	sql_bind_text(statement, 1, store->login);
	if (!sql_step(store, statement, &row, error))
		return false;
	person->known = sqlite3_column_type(statement, 0) != SQLITE_NULL;
	if (person->known)
		person->role = word_find(VOCABULARY_ACCOUNT_ROLE, sql_text(statement, 0));
	person->office = sqlite3_column_int64(statement, 1);
	person->accounts = sqlite3_column_int64(statement, 2);
	person->admins = sqlite3_column_int64(statement, 3);
	sql_done(statement);
	if (!person->accounts)
		*person = (struct person){.role = ROLE_ADMIN, .known = true};
	person->alone = person->accounts && !person->admins && owns_file(store);
	return true;
}

/* The item, the meeting and the office that a row stands under; of most kinds only some of them. */
#define BELOW(table, parent)                                                                                                    \
	"SELECT p.item_id, p.meeting_id, NULL FROM \"" table "\" x JOIN " parent " p ON p.id = x." parent "_id WHERE x.code = " \
	"?1"
static const char *const places[CODE_KINDS] = {
	[CODE_MEETING] = "SELECT NULL, id, NULL FROM meeting WHERE code = ?1",
	[CODE_ITEM] = "SELECT id, meeting_id, NULL FROM item WHERE code = ?1",
	[CODE_MILESTONE] = "SELECT item_id, meeting_id, NULL FROM milestone WHERE code = ?1",
	[CODE_TARGET] = "SELECT item_id, meeting_id, NULL FROM target WHERE code = ?1",
	[CODE_OFFICE] = "SELECT NULL, NULL, id FROM office WHERE code = ?1",
	[CODE_CONTACT] = "SELECT NULL, NULL, office_id FROM contact WHERE code = ?1",
	[CODE_ASSIGNMENT] = "SELECT NULL, NULL, office_id FROM assignment WHERE code = ?1",
	[CODE_EVIDENCE] = BELOW("evidence", "milestone"),
	[CODE_CALL] = BELOW("call", "milestone"),
	[CODE_OCCURRENCE] = BELOW("occurrence", "milestone"),
	[CODE_READING] = BELOW("reading", "target"),
	[CODE_PATH] = BELOW("target_path", "target"),
};

struct row_place {
	int64_t item, meeting, office; /* 0: none */
};

static bool find_place(struct store *store, const char *code, struct row_place *place, struct error *error)
{
	enum code_kind kind = strlen(code) < CODE_TEXT ? code_kind(code) : CODE_NONE;
	sqlite3_stmt *statement;
	bool row;

	*place = (struct row_place){0};
	if (!places[kind])
		return true; /* nobody's own */
	statement = sql_get(store, places[kind], error);
	if (!statement)
		return false;
	sql_bind_text(statement, 1, code);
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row)
		*place = (struct row_place){sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1),
					    sqlite3_column_int64(statement, 2)};
	sql_done(statement);
	return row || error_set(error, ERROR_NOT_FOUND, _("‘%s’이(가) 없습니다."), code);
}

/* The offices of a place: those of the nearest item upward that has an assignment, else of the meeting. */
#define ITEMS_OFFICES "SELECT office_id FROM assignment WHERE item_id = " CATALOG_ASSIGNED("?1")
#define OFFICES                                                                   \
	"WITH RECURSIVE mine(id) AS (SELECT ?3 WHERE ?3 > 0 UNION " ITEMS_OFFICES \
	" UNION SELECT office_id FROM assignment WHERE meeting_id = ?2 AND NOT EXISTS (" ITEMS_OFFICES "))"

static sqlite3_stmt *ask_offices(struct store *store, const char *sql, const struct row_place *place, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);

	if (!statement)
		return NULL;
	sqlite3_bind_int64(statement, 1, place->item);
	sqlite3_bind_int64(statement, 2, place->meeting);
	sqlite3_bind_int64(statement, 3, place->office);
	return statement;
}

/* Whether one of a place's offices is OFFICE or lies below it. */
static bool is_own(struct store *store, int64_t office, const struct row_place *place, bool *own, struct error *error)
{
	static const char above[] = OFFICES
		", above(id) AS (SELECT id FROM mine UNION SELECT o.parent_id FROM office o JOIN above ON "
		"o.id = above.id) SELECT 1 FROM above WHERE id = ?4";
	sqlite3_stmt *statement = ask_offices(store, above, place, error);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 4, office);
	if (!sql_step(store, statement, own, error))
		return false;
	sql_done(statement);
	return true;
}

enum { NAMED = 3, NAME = 80, NAMES = 300 }; /* of a longer list; bytes of one, of all */

/* The first column of the rows as a list: "o1 국방부, o2 정책과". False on an error. */
static bool gather(struct store *store, sqlite3_stmt *statement, char names[NAMES], struct error *error)
{
	bool row = true;

	*names = '\0';
	for (int i = 0; row && i <= NAMED; i++) {
		size_t used = strlen(names);
		const char *name;

		if (!statement || !sql_step(store, statement, &row, error))
			return false;
		name = row && i < NAMED ? sql_text(statement, 0) : "…";
		if (row)
			snprintf(names + used, NAMES - used, "%s%.*s", i ? ", " : "", (int)text_cut(name, strlen(name), NAME),
				 name);
	}
	sql_done(statement);
	return true;
}

/* The accounts that could do it, most of all those with the least role. */
static bool whom_to_ask(struct store *store, enum right right, char names[NAMES], struct error *error)
{
	static const char able[] =
		"SELECT login || '(' || role || ')' FROM account WHERE role = 'admin' OR (?1 AND role = 'coordinator') "
		"ORDER BY role DESC, id LIMIT 4";
	sqlite3_stmt *statement = sql_get(store, able, error);

	if (statement)
		sqlite3_bind_int(statement, 1, rights_reach(ROLE_COORDINATOR, right) == REACH_ALL);
	if (!gather(store, statement, names, error))
		return false;
	if (!*names)
		snprintf(names, NAMES, "%s", _("파일의 주인(gwagi account로 계정을 정할 수 있음)"));
	return true;
}

static enum account_role least_role(enum right right)
{
	int role = ROLE_VIEWER;

	while (role < ROLE_ADMIN && rights_reach((enum account_role)role, right) == REACH_NONE)
		role++;
	return (enum account_role)role;
}

enum { ROLE_TEXT = 64 };

/* "담당(officer)": the word that people say with the one that is typed, where these differ. */
static const char *name_role(int role, char out[ROLE_TEXT])
{
	const char *english = word_english(VOCABULARY_ACCOUNT_ROLE, role);

	if (message_translated())
		snprintf(out, ROLE_TEXT, "%s", english);
	else
		snprintf(out, ROLE_TEXT, "%s(%s)", word_korean(VOCABULARY_ACCOUNT_ROLE, role), english);
	return out;
}

static bool refuse(struct store *store, const struct person *person, enum right right, struct error *error)
{
	char names[NAMES], role[ROLE_TEXT], least[ROLE_TEXT];

	if (!whom_to_ask(store, right, names, error))
		return false;
	return error_set(error, ERROR_REFUSED,
			 person->known
				 ? _("%s 계정 ‘%s’에는 ‘%s’ 권한이 없습니다. %s부터 할 수 있습니다. %s에게 부탁해 주십시오.")
				 : _("%s만 할 수 있습니다: ‘%s’의 계정이 없습니다. ‘%s’은(는) %s부터 할 수 있습니다. %s에게 "
				     "부탁해 주십시오."),
			 name_role(person->role, role), store->login, right_korean(right),
			 name_role((int)least_role(right), least), names);
}

static bool name_office(struct store *store, int64_t office, char names[NAMES], struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT code || ' ' || name FROM office WHERE id = ?1", error);

	if (statement)
		sqlite3_bind_int64(statement, 1, office);
	return gather(store, statement, names, error);
}

static bool refuse_foreign(struct store *store, const struct person *person, enum right right, const char *code,
			   const struct row_place *place, struct error *error)
{
	static const char named[] = OFFICES
		" SELECT o.code || ' ' || o.name FROM office o JOIN mine ON o.id = mine.id ORDER BY o.id";
	char own[NAMES], theirs[NAMES], names[NAMES], role[ROLE_TEXT];

	if (!name_office(store, person->office, own, error) ||
	    !gather(store, ask_offices(store, named, place, error), theirs, error) || !whom_to_ask(store, right, names, error))
		return false;
	if (!*own)
		return error_set(error, ERROR_REFUSED,
				 _("%s 계정 ‘%s’에 부서가 정해지지 않아 ‘%s’을(를) 할 수 없습니다. %s에게 부탁해 주십시오."),
				 name_role(person->role, role), store->login, right_korean(right), names);
	return error_set(
		error, ERROR_REFUSED,
		_("%s 계정은 자기 부서(%s)와 그 아래 것에만 ‘%s’을(를) 할 수 있습니다: %s은(는) %s 소관입니다. 그 부서의 "
		  "담당이나 %s에게 부탁해 주십시오."),
		name_role(person->role, role), own, right_korean(right), code,
		*theirs ? theirs : _("정해진 부서가 없는 것, 곧 총괄의"), names);
}

bool rights_allow(struct store *store, const struct person *person, enum right right, const char *code, struct error *error)
{
	enum reach reach = rights_reach((enum account_role)person->role, right);
	struct row_place place;
	bool own;

	if (reach == REACH_ALL || (reach == REACH_OWN && !code) || (right == RIGHT_ACCOUNT && person->alone))
		return true;
	if (reach == REACH_NONE)
		return refuse(store, person, right, error);
	if (!find_place(store, code, &place, error) || !is_own(store, person->office, &place, &own, error))
		return false;
	return own || refuse_foreign(store, person, right, code, &place, error);
}

bool rights_check(struct writing *writing, enum right right, const char *code)
{
	return rights_allow(writing->store, &writing->person, right, code, &writing->answer->error) || writing_fail(writing);
}

bool store_role(struct store *store, enum account_role *role, struct error *error)
{
	struct person person;

	if (!person_read(store, &person, error))
		return false;
	*role = (enum account_role)person.role;
	return true;
}
