/* An office that another one takes over from, whole or in part: what it answers for, its people and the offices below it go over,
 * each by a logged change; once nothing is left it is no more. What it was called stays in the history. */
#include <stdio.h>
#include "gate.h"
#include "gate_parts.h"
#include "next.h"

struct succession {
	struct writing *writing;
	const struct gate_request *request;
	char old[CODE_TEXT], parent[CODE_TEXT]; /* the office that ends, and the one above it */
	char new[CODE_TEXT];
	struct ref heir;
	bool whole; /* not only some named parts */
	struct parts parts;
	char day[DAY_TEXT], eve[DAY_TEXT];
};

static const char *given(const struct succession *succession, const char *key)
{
	return given_value(succession->request->fields, succession->request->count, key);
}

static bool check_keys(const struct succession *succession)
{
	static const char *const keys[] = {"successor", "moves", "name", "parent"};
	const struct gate_request *request = succession->request;
	bool made = strcmp(given(succession, "successor"), "new") == 0;

	for (size_t i = 0; i < request->count; i++) {
		size_t known = 0;

		while (known < (made ? 4 : 2) && strcmp(request->fields[i].key, keys[known]) != 0)
			known++;
		if (known == (made ? 4 : 2))
			return writing_refuse(succession->writing, request->fields[i].key,
					      _("부서를 이어받을 때에는 ‘%s’ 항목을 함께 바꿀 수 없습니다."),
					      request->fields[i].key);
	}
	return succession->writing->reason.state != CELL_EMPTY ||
	       writing_refuse(succession->writing, "reason", _("부서를 이어받는 데에는 사유가 있어야 합니다."));
}

static bool read_old(struct succession *succession)
{
	static const char office[] =
		"SELECT o.code, coalesce(p.code, '') FROM office o LEFT JOIN office p ON p.id = o.parent_id WHERE o.id = ?1";
	struct writing *writing = succession->writing;
	sqlite3_stmt *statement = sql_get(writing->store, office, &writing->answer->error);
	bool row;

	if (!statement)
		return writing_fail(writing);
	sqlite3_bind_int64(statement, 1, succession->request->ref.id);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	if (row) {
		snprintf(succession->old, CODE_TEXT, "%s", sql_text(statement, 0));
		snprintf(succession->parent, CODE_TEXT, "%s", sql_text(statement, 1));
	}
	sql_done(statement);
	if (!row)
		error_set(&writing->answer->error, ERROR_NOT_FOUND, _("바꾸려는 것이 이제 없습니다."));
	return row || writing_fail(writing);
}

/* Change one field of a row in the course of this. */
static bool change(const struct succession *succession, struct ref ref, const char *key, const char *value)
{
	const struct gate_field field = {key, value};
	const struct gate_request request = {.verb = GATE_SUCCEED, .ref = ref, .fields = &field, .count = 1};

	return gate_row_write(succession->writing, &request);
}

static bool find_heir(struct succession *succession)
{
	struct writing *writing = succession->writing;

	succession->heir.kind = RECORD_OFFICE;
	if (!sql_integer(writing->store, code_id_sql(CODE_OFFICE), succession->new, 0, &succession->heir.id,
			 &writing->answer->error))
		return writing_fail(writing);
	return succession->heir.id || writing_refuse(writing, "successor", _("부서 ‘%s’이(가) 없습니다."), succession->new);
}

static bool add_heir(struct succession *succession)
{
	struct writing *writing = succession->writing;
	const char *parent = given(succession, "parent");
	const struct gate_field fields[] = {{"code", succession->new},
					    {"name", given(succession, "name")},
					    {"parent", *parent ? parent : succession->parent},
					    {"valid_from", succession->day}};
	const struct gate_request request = {
		.verb = GATE_ADD, .table = "office", .fields = fields, .count = sizeof fields / sizeof *fields};

	return (next_lettered(writing->store, CODE_OFFICE, succession->new, &writing->answer->error) || writing_fail(writing)) &&
	       gate_add(writing, &request) && find_heir(succession);
}

static bool take_heir(struct succession *succession)
{
	const char *code = given(succession, "successor");

	if (strcmp(code, "new") == 0)
		return add_heir(succession);
	if (strlen(code) >= CODE_TEXT || code_kind(code) != CODE_OFFICE)
		return writing_refuse(succession->writing, "successor", _("‘%s’은(는) 부서의 코드도 new도 아닙니다."), code);
	if (strcmp(code, succession->old) == 0)
		return writing_refuse(succession->writing, "successor", _("부서가 저 자신을 이어받을 수는 없습니다."));
	snprintf(succession->new, CODE_TEXT, "%s", code);
	return find_heir(succession) && office_stands(succession->writing, "successor", code);
}

#define STILL_THERE "(valid_to IS NULL OR valid_to >= ?2)"

/* All that is still there. The heir itself does not go below itself. */
static bool take_all(struct succession *succession)
{
	static const char assignments[] = "SELECT id FROM assignment WHERE office_id = ?1 ORDER BY id";
	static const char contacts[] = "SELECT id FROM contact WHERE office_id = ?1 AND " STILL_THERE " ORDER BY id";
	static const char offices[] = "SELECT id FROM office WHERE parent_id = ?1 AND id <> ?3 AND " STILL_THERE " ORDER BY id";
	int64_t old = succession->request->ref.id, heir = succession->heir.id;

	return parts_read(succession->writing, &succession->parts, assignments, RECORD_ASSIGNMENT, old, heir) &&
	       parts_read(succession->writing, &succession->parts, contacts, RECORD_CONTACT, old, heir) &&
	       parts_read(succession->writing, &succession->parts, offices, RECORD_OFFICE, old, heir);
}

/* What a code among `moves` stands for: an item or a meeting for what the office does and whom it has for it. */
static bool take_part(struct succession *succession, const char *code)
{
	static const struct {
		enum code_kind code;
		enum record_kind kind;
		const char *sql;
	} moves[] = {
		{CODE_ITEM, RECORD_ASSIGNMENT, "SELECT id FROM assignment WHERE office_id = ?1 AND item_id = ?3"},
		{CODE_ITEM, RECORD_CONTACT, "SELECT id FROM contact WHERE office_id = ?1 AND item_id = ?3 AND " STILL_THERE},
		{CODE_MEETING, RECORD_ASSIGNMENT, "SELECT id FROM assignment WHERE office_id = ?1 AND meeting_id = ?3"},
		{CODE_MEETING, RECORD_CONTACT,
		 "SELECT id FROM contact WHERE office_id = ?1 AND meeting_id = ?3 AND " STILL_THERE},
		{CODE_ASSIGNMENT, RECORD_ASSIGNMENT, "SELECT id FROM assignment WHERE office_id = ?1 AND id = ?3"},
		{CODE_CONTACT, RECORD_CONTACT, "SELECT id FROM contact WHERE office_id = ?1 AND id = ?3"},
		{CODE_OFFICE, RECORD_OFFICE, "SELECT id FROM office WHERE parent_id = ?1 AND id = ?3"},
	};
	struct writing *writing = succession->writing;
	enum code_kind kind = strlen(code) < CODE_TEXT ? code_kind(code) : CODE_NONE;
	size_t before = succession->parts.count;
	int64_t id;

	if (kind == CODE_NONE || !code_id_sql(kind))
		return writing_refuse(writing, "moves", _("‘%s’은(는) 옮길 수 있는 것의 코드가 아닙니다."), code);
	if (!sql_integer(writing->store, code_id_sql(kind), code, 0, &id, &writing->answer->error))
		return writing_fail(writing);
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (moves[i].code == kind &&
		    !parts_read(writing, &succession->parts, moves[i].sql, moves[i].kind, succession->request->ref.id, id))
			return false;
	return succession->parts.count > before ||
	       writing_refuse(writing, "moves", _("‘%s’은(는) 부서 %s에 딸린 것이 아닙니다."), code, succession->old);
}

static bool take_named(struct succession *succession, const char *moves)
{
	static const char between[] = ", \t";
	char code[CODE_TEXT + 1]; /* too long to be a code stays so */

	for (const char *at = moves + strspn(moves, between); *at; at += strspn(at, between)) {
		size_t length = strcspn(at, between);

		snprintf(code, sizeof code, "%.*s", (int)length, at);
		if (!take_part(succession, code))
			return false;
		at += length;
	}
	return true;
}

/* What the heir does already stays with the old office, which goes out of the lists when it ends. */
static bool is_doubled(struct writing *writing, int64_t assignment, int64_t heir, bool *doubled)
{
	static const char same[] =
		"SELECT 1 FROM assignment a JOIN assignment b ON b.meeting_id IS a.meeting_id AND b.item_id IS "
		"a.item_id AND b.role = a.role WHERE a.id = ?1 AND b.office_id = ?2";
	sqlite3_stmt *statement = sql_get(writing->store, same, &writing->answer->error);

	if (!statement)
		return writing_fail(writing);
	sqlite3_bind_int64(statement, 1, assignment);
	sqlite3_bind_int64(statement, 2, heir);
	if (!sql_step(writing->store, statement, doubled, &writing->answer->error))
		return writing_fail(writing);
	sql_done(statement);
	return true;
}

static bool move(struct succession *succession)
{
	for (size_t i = 0; i < succession->parts.count; i++) {
		struct ref ref = succession->parts.refs[i];
		bool doubled = false;

		if (ref.kind == RECORD_ASSIGNMENT && !is_doubled(succession->writing, ref.id, succession->heir.id, &doubled))
			return false;
		if (!doubled && !change(succession, ref, ref.kind == RECORD_OFFICE ? "parent" : "office", succession->new))
			return false;
	}
	return true;
}

/* The rows that SQL counts for the old office and the heir. */
static bool count(const struct succession *succession, const char *sql, int64_t *rows)
{
	struct parts parts = {0};
	bool good = parts_read(succession->writing, &parts, sql, RECORD_OFFICE, succession->request->ref.id, succession->heir.id);

	*rows = (int64_t)parts.count;
	parts_finish(&parts);
	return good;
}

/* An heir that had nothing to do until now begins on the day; one that takes part of the old one's place goes up to it. */
static bool settle_heir(const struct succession *succession)
{
	static const char idle[] =
		"SELECT 1 FROM office o WHERE o.id = ?3 AND o.valid_from IS NULL AND NOT EXISTS (SELECT 1 FROM assignment WHERE "
		"office_id = ?3) AND NOT EXISTS (SELECT 1 FROM contact WHERE office_id = ?3) AND NOT EXISTS (SELECT 1 FROM "
		"office "
		"WHERE parent_id = ?3)";
	static const char below[] = "SELECT 1 FROM office WHERE id = ?3 AND parent_id = ?1";
	static const char first[] = "SELECT 1 FROM office WHERE id = ?3 AND predecessor_id IS NULL";
	int64_t is_idle, is_below, is_first;

	return count(succession, idle, &is_idle) && count(succession, below, &is_below) && count(succession, first, &is_first) &&
	       (!is_idle || change(succession, succession->heir, "valid_from", succession->day)) &&
	       (!is_first || change(succession, succession->heir, "predecessor", succession->old)) &&
	       (!is_below || !succession->whole || change(succession, succession->heir, "parent", succession->parent));
}

static bool warn_accounts(const struct succession *succession)
{
	static const char accounts[] = "SELECT id FROM account WHERE office_id = ?1";
	int64_t rows;

	if (!count(succession, accounts, &rows))
		return false;
	if (rows)
		writing_warn(succession->writing, _("옛 부서에 아직 계정이 있습니다(gwagi account list)."));
	return true;
}

/* The old office ends when nothing is left of it. */
static bool end_old(struct succession *succession)
{
	static const char left[] = "SELECT 1 FROM assignment a WHERE a.office_id = ?1 AND NOT EXISTS (SELECT 1 FROM assignment b "
				   "WHERE b.office_id = ?3 AND "
				   "b.meeting_id IS a.meeting_id AND b.item_id IS a.item_id AND b.role = a.role) UNION ALL "
				   "SELECT 1 FROM contact WHERE "
				   "office_id = ?1 AND " STILL_THERE
				   " UNION ALL SELECT 1 FROM office WHERE parent_id = ?1 AND " STILL_THERE;
	static const char there[] = "SELECT 1 FROM office WHERE id = ?1 AND " STILL_THERE;
	struct gate_request look = {.verb = GATE_SUCCEED, .ref = succession->request->ref};
	int64_t rows, is_there;

	if (!count(succession, left, &rows) || !count(succession, there, &is_there))
		return false;
	if (rows || !is_there)
		return gate_row_write(succession->writing, &look); /* for its version */
	return warn_accounts(succession) && change(succession, succession->request->ref, "valid_to", succession->eve);
}

static bool succeed(struct succession *succession)
{
	struct gate_request look = {
		.verb = GATE_SUCCEED, .ref = succession->request->ref, .expected_version = succession->request->expected_version};
	const char *moves = given(succession, "moves");

	succession->whole = !*moves;
	return read_old(succession) &&
	       rights_check(succession->writing, rights_of_field("office", "valid_to"), succession->old) &&
	       check_keys(succession) && gate_row_write(succession->writing, &look) && take_heir(succession) &&
	       settle_heir(succession) && (succession->whole ? take_all(succession) : take_named(succession, moves)) &&
	       move(succession) && end_old(succession);
}

bool gate_succeed(struct writing *writing, const struct gate_request *request)
{
	struct succession succession = {.writing = writing, .request = request};
	bool good;

	if (request->ref.kind != RECORD_OFFICE)
		return writing_refuse(writing, "successor", _("부서만 이어받을 수 있습니다."));
	if (writing->authority.state == CELL_EMPTY)
		writing_warn(writing, _("조직을 바꾸는 근거(직제)가 적히지 않았습니다."));
	day_print(writing->effective, succession.day);
	day_print(writing->effective - 1, succession.eve);
	good = succeed(&succession);
	parts_finish(&succession.parts);
	return good;
}
