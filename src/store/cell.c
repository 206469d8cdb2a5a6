#include "cell.h"
#include <stdio.h>
#include "gwagi/model/amount.h"
#include "gwagi/model/date.h"
#include "gwagi/text/input.h"
#include "ref.h"

enum { CELL_LINE = 500, CELL_BODY = 5000 }; /* characters at most */

void cell_finish(struct cell *cell)
{
	free(cell->text);
	cell->text = NULL;
	cell->state = CELL_EMPTY;
	cell->integer = 0;
	cell->scale = 0;
}

void cell_set_text(struct cell *cell, const char *text)
{
	cell_finish(cell);
	if (!*text)
		return;
	cell->state = CELL_TEXT;
	cell->text = memory_copy(text, strlen(text));
}

void cell_set_integer(struct cell *cell, int64_t value)
{
	cell_finish(cell);
	cell->state = CELL_INTEGER;
	cell->integer = value;
}

bool cell_equal(const struct cell *a, const struct cell *b)
{
	if (a->state != b->state)
		return false;
	if (a->state == CELL_TEXT)
		return strcmp(a->text, b->text) == 0;
	if (a->state == CELL_INTEGER)
		return amount_compare((struct amount){true, a->integer, a->scale}, (struct amount){true, b->integer, b->scale}) ==
		       0;
	return true;
}

void cell_bind(const struct cell *cell, sqlite3_stmt *statement, int index)
{
	if (cell->state == CELL_INTEGER)
		sqlite3_bind_int64(statement, index, cell->integer);
	else if (cell->state == CELL_TEXT)
		sqlite3_bind_text(statement, index, cell->text, -1, SQLITE_STATIC);
	else
		sqlite3_bind_null(statement, index);
}

void cell_bind_to(const struct load_column *column, const struct cell *cell, sqlite3_stmt *statement, int index)
{
	if (column_is_id(column) && cell->state != CELL_EMPTY)
		sqlite3_bind_int64(statement, index, cell->integer);
	else
		cell_bind(cell, statement, index);
}

char *cell_print(const struct load_column *column, const struct cell *cell)
{
	char text[AMOUNT_TEXT];

	if (cell->state == CELL_EMPTY)
		return NULL;
	if (cell->text)
		return memory_copy(cell->text, strlen(cell->text));
	if (column->type == FIELD_BOOLEAN)
		return cell->integer ? memory_copy("true", 4) : memory_copy("false", 5);
	amount_print((struct amount){true, cell->integer, cell->scale}, text);
	return memory_copy(text, strlen(text));
}

static bool check_sound(const struct load_column *column, const char *text, size_t length, struct error *error)
{
	size_t offset, limit = column->type == FIELD_BODY ? CELL_BODY : CELL_LINE;

	switch (text_inspect(text, length, column->type == FIELD_BODY, &offset)) {
	case TEXT_SOUND:
		break;
	case TEXT_BAD_UTF8:
		return error_set(error, ERROR_USAGE, _("%zu번째 바이트가 UTF-8이 아닙니다."), offset + 1);
	case TEXT_NUL:
		return error_set(error, ERROR_USAGE, _("%zu번째 바이트가 NUL입니다."), offset + 1);
	case TEXT_BIDI:
		return error_set(error, ERROR_USAGE, _("%zu번째 바이트에 글자 방향을 바꾸는 문자가 있습니다."), offset + 1);
	default:
		return error_set(error, ERROR_USAGE, _("%zu번째 바이트에 제어 문자가 있습니다."), offset + 1);
	}
	if (text_characters(text, length) > limit)
		return error_set(error, ERROR_USAGE, _("너무 깁니다(%zu자). %zu자까지 쓸 수 있습니다."),
				 text_characters(text, length), limit);
	return true;
}

static bool check_word(const struct load_column *column, const char *text, struct cell *cell, struct error *error)
{
	int value = word_find(column->vocabulary, text);
	char choices[320] = "";
	size_t used = 0;

	for (size_t i = 0; value == WORD_NONE && i < vocabulary_size(column->vocabulary) && used < sizeof choices; i++)
		used += (size_t)snprintf(choices + used, sizeof choices - used, message_translated() ? "%s%s" : "%s%s(%s)",
					 i ? ", " : "", word_english(column->vocabulary, (int)i),
					 word_korean(column->vocabulary, (int)i));
	if (value == WORD_NONE)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 쓸 수 없는 값입니다. 쓸 수 있는 값: %s."), text, choices);
	cell_set_text(cell, word_english(column->vocabulary, value));
	return true;
}

static bool check_day(struct store *store, const char *text, struct cell *cell, struct error *error)
{
	char stored[DATE_TEXT];
	struct date date;
	char day[DAY_TEXT];

	if (!date_parse(text, store->today, stored, &date, error))
		return false;
	if (date.precision != PRECISION_DAY || date.first != date.last)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 하루가 아닙니다. 예: 2025-12-31."), text);
	day_print(date.first, day);
	cell_set_text(cell, day);
	return true;
}

static bool check_date(struct store *store, const char *text, struct cell *cell, struct error *error)
{
	char stored[DATE_TEXT];
	struct date date;

	if (!date_parse(text, store->today, stored, &date, error))
		return false;
	cell_set_text(cell, stored);
	return true;
}

static bool check_integer(const char *text, struct cell *cell, struct error *error)
{
	struct amount amount;

	if (!amount_parse(text, &amount, error))
		return false;
	if (amount.scale != 0 || amount.value > INT32_MAX || amount.value < INT32_MIN)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 쓸 수 있는 정수가 아닙니다."), text);
	cell_set_integer(cell, amount.value);
	return true;
}

static bool check_amount(const char *text, struct cell *cell, struct error *error)
{
	struct amount amount;

	if (!amount_parse(text, &amount, error))
		return false;
	cell_set_integer(cell, amount.value);
	cell->scale = amount.scale;
	return true;
}

static bool check_boolean(const char *text, struct cell *cell, struct error *error)
{
	bool yes = !strcmp(text, "true") || !strcmp(text, "1") || !strcmp(text, "예");
	bool no = !strcmp(text, "false") || !strcmp(text, "0") || !strcmp(text, "아니요") || !strcmp(text, "아니오");

	if (!yes && !no)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) true도 false도 아닙니다."), text);
	cell_set_integer(cell, yes);
	return true;
}

static bool check_code(struct store *store, const struct load_column *column, const char *text, struct cell *cell,
		       struct error *error)
{
	enum code_kind kind = strlen(text) < CODE_TEXT ? code_kind(text) : CODE_NONE;
	int64_t id = 0;

	if (kind == CODE_NONE || (column->codes != CODE_NONE && kind != column->codes))
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 여기에 쓸 수 있는 코드가 아닙니다."), text);
	cell_set_text(cell, text);
	if (!(column->flags & COLUMN_REFERENCE))
		return true;
	if (code_id_sql(kind) && !sql_integer(store, code_id_sql(kind), text, 0, &id, error))
		return false;
	if (id == 0)
		return error_set(error, ERROR_NOT_FOUND, _("‘%s’이(가) 없습니다. 앞선 줄이나 데이터베이스에 있어야 합니다."),
				 text);
	cell->integer = id;
	return true;
}

static bool check_typed(struct store *store, const struct load_column *column, const char *text, struct cell *cell,
			struct error *error)
{
	switch (column->type) {
	case FIELD_WORD:
		return check_word(column, text, cell, error);
	case FIELD_DAY:
		return check_day(store, text, cell, error);
	case FIELD_DATE:
		return check_date(store, text, cell, error);
	case FIELD_INTEGER:
		return check_integer(text, cell, error);
	case FIELD_AMOUNT:
		return check_amount(text, cell, error);
	case FIELD_BOOLEAN:
		return check_boolean(text, cell, error);
	case FIELD_CODE:
		return check_code(store, column, text, cell, error);
	default:
		cell_set_text(cell, text);
		return true;
	}
}

bool cell_check(struct store *store, const struct load_column *column, const char *text, struct cell *cell, struct error *error)
{
	size_t length = strlen(text);
	char *composed;
	const char *start;
	bool good;

	cell_finish(cell);
	if (!check_sound(column, text, length, error))
		return false;
	composed = text_compose(text, length);
	start = composed + strspn(composed, " \t\n");
	for (length = strlen(start); length > 0 && strchr(" \t\n", start[length - 1]); length--)
		composed[(size_t)(start - composed) + length - 1] = '\0';
	if (*start)
		good = check_typed(store, column, start, cell, error);
	else
		good = !(column->required) || error_set(error, ERROR_USAGE, _("비어 있습니다. 값이 있어야 합니다."));
	free(composed);
	return good;
}
