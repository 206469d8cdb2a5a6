#include "place.h"
#include <stdio.h>
#include "gwagi/model/date.h"
#include "next.h"

static bool fault_at(struct load_fault *fault, const struct table *table, const char *key, const char *format, const char *value)
{
	size_t column = column_find(table, key);

	fault->column = column < table->count ? (int)column : -1;
	return error_set(&fault->error, ERROR_USAGE, format, value); /* NOLINT: the formats are those below, each with one %s */
}

static struct cell *at(const struct table *table, struct cell *cells, const char *key)
{
	return &cells[column_find(table, key)];
}

static void place_sort(const struct table *table, struct cell *cells)
{
	char sort[CODE_SORT];

	code_sort_key(at(table, cells, "code")->text, sort);
	cell_set_text(at(table, cells, "sort"), sort);
}

/* Where a code hangs: its meeting, and the item above it, if that is one. */
static bool place_parent(struct store *store, const struct table *table, struct cell *cells, const char *item_column,
			 struct load_fault *fault)
{
	const char *code = at(table, cells, "code")->text;
	char parent[CODE_TEXT] = "", meeting[CODE_TEXT];
	int64_t item = 0, council = 0;

	code_parent(code, parent);
	snprintf(meeting, sizeof meeting, "%.*s", (int)strcspn(code, ".mt"), code);
	if (!sql_integer(store, "SELECT id FROM meeting WHERE code = ?1", meeting, 0, &council, &fault->error))
		return false;
	if (council == 0)
		return fault_at(fault, table, "code", _("회의 ‘%s’이(가) 없습니다. 앞선 파일이나 데이터베이스에 있어야 합니다."),
				meeting);
	cell_set_integer(at(table, cells, "meeting_id"), council);
	cell_set_integer(at(table, cells, "position"), code_position(code));
	if (code_kind(parent) != CODE_ITEM)
		return true;
	if (!sql_integer(store, "SELECT id FROM item WHERE code = ?1", parent, 0, &item, &fault->error))
		return false;
	if (item == 0)
		return fault_at(fault, table, "code",
				_("상위 항목 ‘%s’이(가) 없습니다. 앞선 줄이나 데이터베이스에 있어야 합니다."), parent);
	cell_set_integer(at(table, cells, item_column), item);
	return true;
}

bool place_in_order(const struct cell *from, const struct cell *to)
{
	return !from->text || !to->text || strcmp(to->text, from->text) >= 0;
}

/* The day a validity ends may not lie before it begins. */
bool place_office(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	const struct cell *to = at(table, cells, "valid_to");

	(void)store;
	return place_in_order(at(table, cells, "valid_from"), to) ||
	       fault_at(fault, table, "valid_to", _("끝나는 날 ‘%s’이(가) 시작하는 날보다 앞섭니다."), to->text);
}

/* HH:MM, 00:00 to 23:59; nothing is fine too. */
static bool is_time(const struct cell *cell)
{
	const char *text = cell->text;

	if (!text)
		return true;
	if (strlen(text) != 5 || strspn(text, "0123456789") != 2 || text[2] != ':' || strspn(text + 3, "0123456789") != 2)
		return false;
	return (text[0] - '0') * 10 + text[1] - '0' < 24 && text[3] < '6';
}

bool place_meeting(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	(void)store;
	place_sort(table, cells);
	if (at(table, cells, "number")->integer < 1)
		return fault_at(fault, table, "number", _("회차는 1부터입니다%s."), "");
	for (const char *const *key = (const char *const[]){"begins", "ends", NULL}; *key; key++)
		if (!is_time(at(table, cells, *key)))
			return fault_at(fault, table, *key, _("‘%s’은(는) 시각이 아닙니다. 예: 10:00."),
					at(table, cells, *key)->text);
	return true;
}

bool place_item(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	int level = code_level(at(table, cells, "code")->text);
	bool agenda = strcmp(at(table, cells, "kind")->text, word_english(VOCABULARY_ITEM_KIND, KIND_AGENDA)) == 0;

	place_sort(table, cells);
	cell_set_integer(at(table, cells, "level"), level);
	if (agenda != (level == 1))
		return fault_at(fault, table, "kind", _("회의 바로 아래 단계만, 그리고 늘 안건(agenda)이어야 합니다: %s."),
				at(table, cells, "code")->text);
	return place_parent(store, table, cells, "parent_id", fault);
}

bool place_entity(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	const struct cell *entity = at(table, cells, "entity");
	enum code_kind kind = code_kind(entity->text);

	(void)store;
	if (kind != CODE_MEETING && kind != CODE_ITEM)
		return fault_at(fault, table, "entity", _("‘%s’은(는) 회의나 항목의 코드가 아닙니다."), entity->text);
	cell_set_integer(at(table, cells, kind == CODE_MEETING ? "meeting_id" : "item_id"), entity->integer);
	return true;
}

bool place_contact(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	return place_office(store, table, cells, fault) && place_entity(store, table, cells, fault);
}

static bool place_code(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	char code[CODE_TEXT];

	if (!next_lettered(store, CODE_ASSIGNMENT, code, &fault->error))
		return false;
	cell_set_text(at(table, cells, "code"), code);
	return true;
}

/* Of the two columns that say what it is for one is always empty, and to UNIQUE no two empty ones are the same. */
bool place_assignment(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	static const char same[] =
		"SELECT 1 FROM assignment WHERE meeting_id IS ?1 AND item_id IS ?2 AND office_id = ?3 AND role = ?4";
	sqlite3_stmt *statement;
	bool row;

	if (!place_entity(store, table, cells, fault))
		return false;
	statement = sql_get(store, same, &fault->error);
	if (!statement)
		return false;
	cell_bind(at(table, cells, "meeting_id"), statement, 1);
	cell_bind(at(table, cells, "item_id"), statement, 2);
	sqlite3_bind_int64(statement, 3, at(table, cells, "office")->integer);
	cell_bind(at(table, cells, "role"), statement, 4);
	if (!sql_step(store, statement, &row, &fault->error))
		return false;
	sql_done(statement);
	if (row)
		return error_set(&fault->error, ERROR_USAGE, _("이미 있는 줄입니다."));
	return place_code(store, table, cells, fault);
}

void place_days(const struct cell *date, struct cell *first, struct cell *last)
{
	struct date parsed;
	char day[DAY_TEXT];

	cell_finish(first);
	cell_finish(last);
	if (!date->text || !date_parse_stored(date->text, strlen(date->text), &parsed, NULL) ||
	    parsed.recurrence != RECURRENCE_NONE)
		return;
	day_print(parsed.first, day);
	cell_set_text(first, day);
	day_print(parsed.last, day);
	cell_set_text(last, day);
}

bool place_reported_after(const struct cell *done, const struct cell *reported)
{
	struct date date;
	char first[DAY_TEXT];

	if (!done->text || !reported->text || !date_parse_stored(done->text, strlen(done->text), &date, NULL))
		return true;
	day_print(date.first != DAY_NONE ? date.first : date.last, first);
	return strcmp(first, reported->text) <= 0;
}

/* A type and its date must say the same. */
static bool check_type(const struct table *table, struct cell *cells, struct load_fault *fault)
{
	const struct cell *date = at(table, cells, "date"), *last = at(table, cells, "due_last");
	int type = word_find(VOCABULARY_MILESTONE_TYPE, at(table, cells, "type")->text);
	bool recurrence = date->text && date->text[0] == 'R';

	if (type == TYPE_UNDATED && date->text)
		return fault_at(fault, table, "date", _("기한미설정(undated)에는 날짜를 둘 수 없습니다: %s."), date->text);
	if (recurrence != (type == TYPE_RECURRING && date->text))
		return fault_at(fault, table, "date", _("반복(recurring)에만 되풀이(R/P1M …)를 쓸 수 있습니다: %s."), date->text);
	if ((type == TYPE_DEADLINE || type == TYPE_PERIOD) && !last->text)
		return fault_at(fault, table, "date", _("기한(deadline)과 기간(period)에는 끝나는 날이 있어야 합니다%s."), "");
	if (type == TYPE_START && !at(table, cells, "due_first")->text)
		return fault_at(fault, table, "date", _("개시(start)에는 시작하는 때가 있어야 합니다%s."), "");
	return true;
}

static void default_word(const struct table *table, struct cell *cells, const char *key, enum vocabulary vocabulary)
{
	if (!at(table, cells, key)->text)
		cell_set_text(at(table, cells, key), word_english(vocabulary, 0));
}

/* The same that a report must keep to (gate_report.c): a reason for what stands still, a day for what is reported. */
static bool check_report(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	int reported = word_find(VOCABULARY_REPORTED, at(table, cells, "reported")->text);
	int verified = word_find(VOCABULARY_VERIFIED, at(table, cells, "verified")->text);
	char day[DAY_TEXT];

	if ((reported == REPORTED_ON_HOLD || reported == REPORTED_CANCELLED) && !at(table, cells, "reason")->text)
		return fault_at(fault, table, "reason", _("보류와 중단에는 사유가 있어야 합니다%s."), "");
	if (reported != REPORTED_DONE && at(table, cells, "done_on")->text)
		return fault_at(fault, table, "done_on", _("완료보고가 아닌 것에는 완료일을 둘 수 없습니다: %s."),
				at(table, cells, "done_on")->text);
	if (reported != REPORTED_DONE && verified == VERIFIED_CONFIRMED)
		return fault_at(fault, table, "verified", _("완료보고가 없는 것은 확인할 수 없습니다%s."), "");
	day_print(store->today, day);
	if (reported != REPORTED_NONE && !at(table, cells, "reported_on")->text)
		cell_set_text(at(table, cells, "reported_on"), day);
	if (!place_reported_after(at(table, cells, "done_on"), at(table, cells, "reported_on")))
		return fault_at(fault, table, "done_on", _("완료일이 보고일보다 뒤입니다: %s."),
				at(table, cells, "done_on")->text);
	return true;
}

bool place_milestone(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	place_sort(table, cells);
	place_days(at(table, cells, "date"), at(table, cells, "due_first"), at(table, cells, "due_last"));
	default_word(table, cells, "reported", VOCABULARY_REPORTED);
	default_word(table, cells, "verified", VOCABULARY_VERIFIED);
	if (at(table, cells, "slips")->state == CELL_EMPTY)
		cell_set_integer(at(table, cells, "slips"), 0);
	return check_type(table, cells, fault) && check_report(store, table, cells, fault) &&
	       place_parent(store, table, cells, "item_id", fault);
}

/* Bring amounts to one scale, the largest of theirs; false if one leaves 64 bits. */
static bool place_scale(struct cell *const amounts[], size_t count, int *scale)
{
	*scale = 0;
	for (size_t i = 0; i < count; i++)
		if (amounts[i]->state == CELL_INTEGER && amounts[i]->scale > *scale)
			*scale = amounts[i]->scale;
	for (size_t i = 0; i < count; i++)
		for (; amounts[i]->state == CELL_INTEGER && amounts[i]->scale < *scale; amounts[i]->scale++) {
			if (amounts[i]->integer > INT64_MAX / 10 || amounts[i]->integer < INT64_MIN / 10)
				return false;
			amounts[i]->integer *= 10;
		}
	return true;
}

const char *place_figures(const struct table *table, struct cell *cells, const char **key)
{
	struct cell *const amounts[] = {at(table, cells, "low"), at(table, cells, "high"), at(table, cells, "baseline")};
	static const char *const flags[] = {"approx", "withheld"};
	int scale;

	*key = "low";
	place_days(at(table, cells, "due"), at(table, cells, "due_first"), at(table, cells, "due_last"));
	if (!place_scale(amounts, sizeof amounts / sizeof *amounts, &scale))
		return _("수가 너무 큽니다.");
	*key = "high";
	if (at(table, cells, "scale")->state == CELL_EMPTY || scale != (int)at(table, cells, "scale")->integer)
		cell_set_integer(at(table, cells, "scale"), scale);
	if (amounts[0]->state == CELL_INTEGER && amounts[1]->state == CELL_INTEGER && amounts[1]->integer < amounts[0]->integer)
		return _("상한이 하한보다 작습니다.");
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (at(table, cells, flags[i])->state == CELL_EMPTY)
			cell_set_integer(at(table, cells, flags[i]), 0);
	return NULL;
}

bool place_target(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	const char *key, *wrong = place_figures(table, cells, &key);

	place_sort(table, cells);
	if (wrong)
		return fault_at(fault, table, key, "%s", wrong);
	return place_parent(store, table, cells, "item_id", fault);
}

bool place_evidence(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	(void)store;
	if (at(table, cells, "rank")->integer < 1 || at(table, cells, "rank")->integer > 5)
		return fault_at(fault, table, "rank", _("증빙 등급은 1에서 5까지입니다%s."), "");
	return true;
}

/* No figure of a day that has not come. */
static bool check_past(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	char today[DAY_TEXT];

	day_print(store->today, today);
	return strcmp(at(table, cells, "day")->text, today) <= 0 ||
	       fault_at(fault, table, "day", _("기준일보다 뒤의 날입니다: %s."), at(table, cells, "day")->text);
}

bool place_reading(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	cell_set_integer(at(table, cells, "scale"), at(table, cells, "amount")->scale);
	default_word(table, cells, "state", VOCABULARY_READING_STATE);
	return check_past(store, table, cells, fault);
}

bool place_call(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	return check_past(store, table, cells, fault);
}

bool place_link(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	(void)store;
	if (at(table, cells, "from")->integer == at(table, cells, "to")->integer)
		return fault_at(fault, table, "to", _("‘%s’을(를) 저 자신과 이을 수 없습니다."), at(table, cells, "to")->text);
	return true;
}
