/* Accounts: who may do what. They have no code; the log knows them by their login. */
#include <stdio.h>
#include "gate.h"
#include "row.h"

enum { LOGIN, OFFICE, ROLE, COLUMNS, LOGIN_MOST = 32 };

static const struct load_column columns[COLUMNS] = {
	[LOGIN] = {"login", true, FIELD_TEXT, VOCABULARY_NONE, CODE_NONE, 0, "login", false},
	[OFFICE] = {"office", false, FIELD_CODE, VOCABULARY_NONE, CODE_OFFICE, COLUMN_REFERENCE | COLUMN_SET, "office_id", false},
	[ROLE] = {"role", true, FIELD_WORD, VOCABULARY_ACCOUNT_ROLE, CODE_NONE, COLUMN_SET, "role", false},
};
static const struct table table = {"account", RECORD_ACCOUNT, columns, COLUMNS, NULL};

struct account {
	struct writing *writing;
	const struct gate_request *request;
	struct cell before[COLUMNS], after[COLUMNS];
	int64_t version; /* 0: a new one */
};

static int role_of(const struct cell *cells)
{
	return word_find(VOCABULARY_ACCOUNT_ROLE, cells[ROLE].text ? cells[ROLE].text : "");
}

/* What login names look like on Unix; a login stands in commands and in sentences. */
static bool is_login(const char *text)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

	return length && length <= LOGIN_MOST && !text[length] && *text != '-' && *text != '.';
}

/* The account that the request names, as it is; a new one is empty. */
static bool read_account(struct account *account)
{
	static const char named[] =
		"SELECT a.version, a.login, o.code, a.office_id, a.role FROM account a LEFT JOIN office o ON o.id = "
		"a.office_id WHERE a.login = ?1";
	struct writing *writing = account->writing;
	sqlite3_stmt *statement;
	bool row;

	if (!account->request->of)
		return true;
	statement = sql_get(writing->store, named, &writing->answer->error);
	if (!statement)
		return writing_fail(writing);
	sql_bind_text(statement, 1, account->request->of);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	if (!row) {
		error_set(&writing->answer->error, ERROR_NOT_FOUND, _("‘%s’ 계정이 없습니다. gwagi account list로 봅니다."),
			  account->request->of);
		return writing_answer(writing, GATE_DENIED);
	}
	account->version = sqlite3_column_int64(statement, 0);
	for (size_t i = 0; i < 2; i++) {
		struct cell *cells = i ? account->after : account->before;

		cell_set_text(&cells[LOGIN], sql_text(statement, 1));
		cell_set_text(&cells[OFFICE], sql_text(statement, 2));
		cells[OFFICE].integer = sqlite3_column_int64(statement, 3);
		cell_set_text(&cells[ROLE], sql_text(statement, 4));
	}
	sql_done(statement);
	writing->answer->version = account->version;
	return true;
}

static bool check_version(struct account *account)
{
	struct writing *writing = account->writing;

	if (!account->request->expected_version || account->request->expected_version == account->version)
		return true;
	error_set(&writing->answer->error, ERROR_RETRY, _("그사이 ‘%s’ 계정이 바뀌었습니다(%lld판). 다시 보고 해 주십시오."),
		  account->before[LOGIN].text ? account->before[LOGIN].text : "", (long long)account->version);
	return writing_answer(writing, GATE_CONFLICT);
}

static bool check_field(struct account *account, const struct gate_field *field)
{
	size_t i = column_find(&table, field->key);
	struct error error;

	if (i == COLUMNS || !*field->key)
		return writing_refuse(account->writing, field->key, _("‘%s’ 항목이 없습니다. login, office, role이 있습니다."),
				      field->key);
	if (account->version && !(columns[i].flags & COLUMN_SET))
		return writing_refuse(account->writing, field->key, _("‘%s’ 항목은 바꿀 수 없습니다."), field->key);
	if (i == LOGIN && !is_login(field->value))
		return writing_refuse(account->writing, "login",
				      _("계정 이름은 로마자, 숫자, ‘.’ ‘_’ ‘-’로 1자에서 %d자까지입니다: ‘%s’."), LOGIN_MOST,
				      field->value);
	return cell_check(account->writing->store, &columns[i], field->value, &account->after[i], &error) ||
	       writing_refuse(account->writing, field->key, "%s: %s", field->key, error.sentence);
}

static bool check_new(struct account *account)
{
	struct writing *writing = account->writing;
	int64_t there;

	for (int i = 0; i < COLUMNS; i++)
		if (columns[i].required && !account->after[i].text)
			return writing_refuse(writing, columns[i].key, _("‘%s’ 항목이 있어야 합니다."), columns[i].key);
	if (!sql_integer(writing->store, "SELECT 1 FROM account WHERE login = ?1", account->after[LOGIN].text, 0, &there,
			 &writing->answer->error))
		return writing_fail(writing);
	return !there || writing_refuse(writing, "login", _("‘%s’ 계정이 이미 있습니다. gwagi account set으로 바꿉니다."),
					account->after[LOGIN].text);
}

/* Somebody must be able to make an admin again. */
static bool check_last_admin(struct account *account)
{
	struct writing *writing = account->writing;

	if (role_of(account->before) != ROLE_ADMIN || role_of(account->after) == ROLE_ADMIN || writing->person.admins > 1)
		return true;
	error_set(&writing->answer->error, ERROR_REFUSED,
		  _("‘%s’은(는) 하나뿐인 관리자(admin)라서 낮출 수 없습니다. 다른 관리자를 먼저 정해 주십시오."),
		  account->before[LOGIN].text);
	return writing_answer(writing, GATE_DENIED);
}

static bool check(struct account *account)
{
	for (size_t i = 0; i < account->request->count; i++)
		if (!check_field(account, &account->request->fields[i]))
			return false;
	return account->version ? check_last_admin(account) : check_new(account);
}

static bool run(struct account *account, const char *sql)
{
	struct store *store = account->writing->store;
	sqlite3_stmt *statement = sql_get(store, sql, &account->writing->answer->error);

	if (!statement)
		return false;
	sql_bind_text(statement, 1, account->after[LOGIN].text);
	if (account->after[OFFICE].text)
		sqlite3_bind_int64(statement, 2, account->after[OFFICE].integer);
	sql_bind_text(statement, 3, account->after[ROLE].text);
	return sql_run(store, statement, &account->writing->answer->error);
}

/* Into the log and into the answer, which owns the texts. */
static bool log_change(struct account *account, const char *key, char *before, char *after)
{
	struct chain_change change = {.entity = account->after[LOGIN].text,
				      .kind = "account",
				      .field = key,
				      .old = before,
				      .new = after,
				      .version = account->version + 1};

	writing_note(account->writing, account->after[LOGIN].text, "account", key, before, after);
	return chain_append(&account->writing->chain, &change, &account->writing->answer->error);
}

static bool insert(struct account *account)
{
	return run(account, "INSERT INTO account (login, office_id, role) VALUES (?1, ?2, ?3)") &&
	       log_change(account, "*", NULL, row_json(&table, account->after));
}

static bool update(struct account *account)
{
	bool changed = false;

	for (int i = 0; i < COLUMNS; i++) {
		if (cell_equal(&account->before[i], &account->after[i]))
			continue;
		changed = true;
		if (!log_change(account, columns[i].key, cell_print(&columns[i], &account->before[i]),
				cell_print(&columns[i], &account->after[i])))
			return false;
	}
	return !changed || run(account, "UPDATE account SET office_id = ?2, role = ?3, version = version + 1 WHERE login = ?1");
}

static void warn(struct account *account)
{
	struct writing *writing = account->writing;

	if (role_of(account->after) == ROLE_OFFICER && !account->after[OFFICE].text)
		writing_warn(writing, _("부서가 없는 담당(officer) 계정은 아무것도 적을 수 없습니다."));
	if (!writing->person.admins)
		writing_warn(writing, _("관리자(admin) 계정이 아직 없습니다. 관리자를 정할 때까지 파일의 주인은 자기 역할 말고는 "
					"계정만 다룰 수 "
					"있습니다."));
	else if (!writing->person.known)
		writing_warn(writing, _("지금 쓰는 계정은 목록에 없어, 이제부터 볼 수만 있습니다."));
}

static bool write(struct account *account)
{
	struct writing *writing = account->writing;
	size_t before = writing->answer->count;

	if (!(account->version ? update(account) : insert(account)))
		return writing_fail(writing);
	if (writing->answer->count == before)
		return true;
	if (account->version == 0 || !writing->request->dry_run)
		writing->answer->version = account->version + 1;
	/* What comes behind it in the same transaction is asked for by whoever the person is now. */
	if (!person_read(writing->store, &writing->person, &writing->answer->error))
		return writing_fail(writing);
	warn(account);
	return true;
}

bool gate_account(struct writing *writing, const struct gate_request *request)
{
	struct account account = {.writing = writing, .request = request};
	bool good = rights_check(writing, RIGHT_ACCOUNT, NULL) && read_account(&account) && check_version(&account) &&
		    check(&account) && write(&account);

	for (int i = 0; i < COLUMNS; i++) {
		cell_finish(&account.before[i]);
		cell_finish(&account.after[i]);
	}
	return good;
}
