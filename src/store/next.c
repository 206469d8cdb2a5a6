#include "next.h"
#include <stdio.h>
#include "ref.h"

/* The codes of rows that were taken back are in the log only. */
static bool is_used(struct store *store, enum code_kind kind, const char *code, bool *used, struct error *error)
{
	int64_t row, found;

	if (!sql_integer(store, code_id_sql(kind), code, 0, &row, error) ||
	    !sql_integer(store, "SELECT 1 FROM change WHERE entity = ?1", code, 0, &found, error))
		return false;
	*used = row || found;
	return true;
}

bool next_lettered(struct store *store, enum code_kind kind, char code[CODE_TEXT], struct error *error)
{
	static const struct {
		char letter;
		const char *last;
	} kinds[] = {
		[CODE_OFFICE] = {'o', "SELECT max(id) FROM office"},
		[CODE_CONTACT] = {'c', "SELECT max(id) FROM contact"},
		[CODE_LINK] = {'l', "SELECT max(id) FROM link"},
		[CODE_EVIDENCE] = {'e', "SELECT max(id) FROM evidence"},
		[CODE_READING] = {'r', "SELECT max(id) FROM reading"},
		[CODE_CALL] = {'k', "SELECT max(id) FROM call"},
		[CODE_ASSIGNMENT] = {'a', "SELECT max(id) FROM assignment"},
	};
	int64_t number;
	bool used = true;

	if (!sql_integer(store, kinds[kind].last, NULL, 0, &number, error))
		return false;
	while (used) {
		snprintf(code, CODE_TEXT, "%c%lld", kinds[kind].letter, (long long)++number);
		if (!is_used(store, kind, code, &used, error))
			return false;
	}
	return true;
}

bool next_below(struct store *store, enum code_kind kind, const char *parent, char code[CODE_TEXT], struct error *error)
{
	const char *sign = kind == CODE_ITEM ? "." : kind == CODE_MILESTONE ? "m" : "t";
	int64_t number = 0;
	bool used = true;

	while (used) {
		int length = snprintf(code, CODE_TEXT, "%s%s%lld", parent, sign, (long long)++number);

		if (length >= CODE_TEXT || code_kind(code) != kind)
			return error_set(error, ERROR_USAGE, _("‘%s’ 아래에는 더 둘 수 없습니다."), parent);
		if (!is_used(store, kind, code, &used, error))
			return false;
	}
	return true;
}
