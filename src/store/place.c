#include "place.h"
#include <stdio.h>
#include "gwagi/model/attain.h"
#include "gwagi/model/recurrence.h"
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
	if (!at(table, cells, "closing")->text != !at(table, cells, "closed_on")->text)
		return fault_at(fault, table, "closed_on", _("종결(closing)과 종결일(closed_on)은 함께 있어야 합니다%s."), "");
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

/* Files of an older program do not say it. */
static bool place_code(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	char code[CODE_TEXT];

	if (at(table, cells, "code")->text)
		return true;
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
	char sort[CODE_SORT];
	bool row;

	if (!place_entity(store, table, cells, fault))
		return false;
	code_sort_key(at(table, cells, "entity")->text, sort);
	cell_set_text(at(table, cells, "sort"), sort);
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

/* The row of table that the code of another hangs on, of which KEY names it too; false if that is another or not there. */
static bool place_above(struct store *store, const struct table *table, struct cell *cells, const char *key, const char *sql,
			struct load_fault *fault)
{
	struct cell *above = at(table, cells, key);
	const char *code = at(table, cells, "code")->text;
	char parent[CODE_TEXT] = "";
	int64_t id;

	code_parent(code, parent);
	if (above->text && strcmp(above->text, parent) != 0)
		return fault_at(fault, table, key, _("코드와 맞지 않습니다: %s."), above->text);
	if (!sql_integer(store, sql, parent, 0, &id, &fault->error))
		return false;
	if (id == 0)
		return fault_at(fault, table, "code", _("‘%s’이(가) 없습니다. 앞선 파일이나 데이터베이스에 있어야 합니다."),
				parent);
	cell_set_text(above, parent);
	above->integer = id;
	return true;
}

/* Of a recurrence without stated periods, any is one of its times. */
static bool read_recurrence(struct store *store, const struct table *table, struct cell *cells, enum date_recurrence *recurrence,
			    struct load_fault *fault)
{
	static const char date_of[] = "SELECT date FROM milestone WHERE id = ?1 AND type = 'recurring'";
	sqlite3_stmt *statement = sql_get(store, date_of, &fault->error);
	struct date date = {.recurrence = RECURRENCE_UNSTATED};
	bool row;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, at(table, cells, "milestone")->integer);
	if (!sql_step(store, statement, &row, &fault->error))
		return false;
	if (row && *sql_text(statement, 0))
		date_parse_stored(sql_text(statement, 0), strlen(sql_text(statement, 0)), &date, NULL);
	sql_done(statement);
	*recurrence = date.recurrence;
	return row || fault_at(fault, table, "code", _("‘%s’은(는) 반복(recurring)이 아니어서 회차가 없습니다."),
			       at(table, cells, "milestone")->text);
}

static bool place_period(const struct table *table, struct cell *cells, enum date_recurrence recurrence, struct load_fault *fault)
{
	const char *code = at(table, cells, "code")->text;
	struct cell *given = at(table, cells, "period");
	struct recurrence_period period;
	struct date date;
	char stored[DATE_TEXT];

	if (!recurrence_find(strchr(code, '@') + 1, &period, &fault->error))
		return false;
	if (recurrence != RECURRENCE_UNSTATED && period.recurrence != recurrence)
		return fault_at(fault, table, "code", _("이 이정표가 되풀이되는 때가 아닙니다: %s."), code);
	recurrence_date(&period, stored, &date);
	if (given->text && strcmp(given->text, stored) != 0)
		return fault_at(fault, table, "period", _("코드와 맞지 않습니다: %s."), given->text);
	cell_set_text(given, stored);
	place_days(given, at(table, cells, "due_first"), at(table, cells, "due_last"));
	return true;
}

bool place_occurrence(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	enum date_recurrence recurrence;

	default_word(table, cells, "reported", VOCABULARY_REPORTED);
	default_word(table, cells, "verified", VOCABULARY_VERIFIED);
	return place_above(store, table, cells, "milestone", "SELECT id FROM milestone WHERE code = ?1", fault) &&
	       read_recurrence(store, table, cells, &recurrence, fault) && place_period(table, cells, recurrence, fault) &&
	       check_report(store, table, cells, fault);
}

bool place_path(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	struct cell *year = at(table, cells, "year");
	int stated = code_position(at(table, cells, "code")->text);

	if (year->state != CELL_EMPTY && year->integer != stated)
		return fault_at(fault, table, "year", _("코드와 맞지 않습니다: %s."), at(table, cells, "code")->text);
	cell_set_integer(year, stated);
	cell_set_integer(at(table, cells, "scale"), at(table, cells, "amount")->scale);
	return place_above(store, table, cells, "target", "SELECT id FROM target WHERE code = ?1", fault);
}

/* Without zeros at its end: the scale then follows from the amounts alone, and comes back with them. */
static void shorten(struct cell *amount)
{
	for (; amount->state == CELL_INTEGER && amount->scale > 0 && amount->integer % 10 == 0; amount->scale--)
		amount->integer /= 10;
}

/* Bring amounts to one scale, the largest of theirs; false if one leaves 64 bits. */
static bool place_scale(struct cell *const amounts[], size_t count, int *scale)
{
	*scale = 0;
	for (size_t i = 0; i < count; i++) {
		shorten(amounts[i]);
		if (amounts[i]->state == CELL_INTEGER && amounts[i]->scale > *scale)
			*scale = amounts[i]->scale;
	}
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
	const struct cell *occurrence = at(table, cells, "occurrence");
	char milestone[CODE_TEXT] = "";

	(void)store;
	if (occurrence->text &&
	    (!code_parent(occurrence->text, milestone) || strcmp(milestone, at(table, cells, "milestone")->text) != 0))
		return fault_at(fault, table, "occurrence", _("그 이정표의 회차가 아닙니다: %s."), occurrence->text);
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

const char *place_measured(struct store *store, int64_t target, const char *method, struct error *error)
{
	static const char figure[] = "SELECT class, method FROM target WHERE id = ?1";
	sqlite3_stmt *statement = sql_get(store, figure, error);
	const char *wrong = NULL;
	bool row;

	if (!statement)
		return error->sentence;
	sqlite3_bind_int64(statement, 1, target);
	if (!sql_step(store, statement, &row, error))
		return error->sentence;
	if (row && !target_is_measured((enum target_class)word_find(VOCABULARY_TARGET_CLASS, sql_text(statement, 0))))
		wrong = _("예시, 현황, 기준값, 정성목표는 재는 것이 아니어서 실적을 둘 수 없습니다.");
	else if (row && *method && *sql_text(statement, 1) && strcmp(sql_text(statement, 1), method) != 0)
		wrong = _("정해진 산식과 다른 방법으로 잰 값입니다. 목표의 산식을 개정 먼저 해 주십시오(method).");
	sql_done(statement);
	return wrong;
}

bool place_reading(struct store *store, const struct table *table, struct cell *cells, struct load_fault *fault)
{
	const struct cell *method = at(table, cells, "method");
	const char *wrong = place_measured(store, at(table, cells, "target")->integer, method->text ? method->text : "",
					   &fault->error);

	cell_set_integer(at(table, cells, "scale"), at(table, cells, "amount")->scale);
	default_word(table, cells, "state", VOCABULARY_READING_STATE);
	if (wrong && fault->error.code == ERROR_NONE)
		return fault_at(fault, table, method->text ? "method" : "target", "%s", wrong);
	return !wrong && check_past(store, table, cells, fault);
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
