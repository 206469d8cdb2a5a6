/* SQL functions, so that lists and filters judge and match by the very rules of model and text. */
#include "function.h"
#include <stdio.h>
#include "builder.h"
#include "count.h"
#include "gwagi/model/amount.h"
#include "gwagi/model/code.h"
#include "gwagi/model/judge.h"
#include "gwagi/text/match.h"
#include "lens.h"
#include "milestone.h"

/* What gwagi_judge(which, MILESTONE_STATE) answers. */
enum { ASK_SIGNAL, ASK_SCHEDULE, ASK_RULE, ASK_DAYS_LEFT };

static void answer_rule(sqlite3_context *context, const struct store *store, const struct milestone_state *state)
{
	char sentence[JUDGE_SENTENCE];

	judge_sentence(state, store_rules(store), store->today, sentence);
	sqlite3_result_text(context, sentence, -1, SQLITE_TRANSIENT);
}

static void sql_judge(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct store *store = sqlite3_user_data(context);
	const char *texts[MILESTONE_COLUMNS];
	struct milestone_state state;
	struct verdict verdict;

	(void)count;
	for (int i = 0; i < MILESTONE_COLUMNS; i++)
		texts[i] = (const char *)sqlite3_value_text(values[i + 1]);
	milestone_state(texts, &state);
	verdict = judge(&state, store_rules(store), store->today);
	switch (sqlite3_value_int(values[0])) {
	case ASK_SIGNAL:
		sqlite3_result_text(context, word_english(VOCABULARY_SIGNAL, (int)verdict.signal), -1, SQLITE_TRANSIENT);
		break;
	case ASK_SCHEDULE:
		if (verdict.schedule != WORD_NONE)
			sqlite3_result_text(context, word_english(VOCABULARY_SCHEDULE, verdict.schedule), -1, SQLITE_TRANSIENT);
		break;
	case ASK_RULE:
		answer_rule(context, store, &state);
		break;
	default:
		if (verdict.has_due)
			sqlite3_result_int(context, verdict.days_left);
	}
}

typedef struct text_query *create_query(const char *bytes, size_t length);

static void match(sqlite3_context *context, sqlite3_value **values, create_query *create)
{
	struct text_query *query = sqlite3_get_auxdata(context, 1);
	const char *title = (const char *)sqlite3_value_text(values[0]);
	bool fresh = !query;

	if (!title) {
		sqlite3_result_int(context, 0);
		return;
	}
	if (fresh)
		query = create((const char *)sqlite3_value_text(values[1]), (size_t)sqlite3_value_bytes(values[1]));
	sqlite3_result_int(context, text_query_match(query, title, (size_t)sqlite3_value_bytes(values[0])));
	if (fresh) /* SQLite may destroy it at once */
		sqlite3_set_auxdata(context, 1, query, (void (*)(void *))text_query_destroy);
}

/* gwagi_match(title, query) */
static void sql_match(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	match(context, values, text_query_create);
}

static void sql_match_loose(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	match(context, values, text_query_create_loose);
}

/* gwagi_amount(value, scale): plain decimal text. */
static void sql_amount(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct amount amount = {true, sqlite3_value_int64(values[0]), sqlite3_value_int(values[1])};
	char text[AMOUNT_TEXT];

	(void)count;
	if (sqlite3_value_type(values[0]) == SQLITE_NULL)
		return;
	amount_print(amount, text);
	sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static struct amount value_amount(sqlite3_value *value, int scale)
{
	return (struct amount){sqlite3_value_type(value) != SQLITE_NULL, sqlite3_value_int64(value), scale};
}

static const char *value_text(sqlite3_value *value)
{
	const char *text = (const char *)sqlite3_value_text(value);

	return text ? text : "";
}

/* gwagi_quantity(comparator, approx, low, high, baseline, scale, unit, qualifier, withheld) as printed. */
static void sql_quantity(sqlite3_context *context, int count, sqlite3_value **values)
{
	int scale = sqlite3_value_int(values[5]);
	struct quantity quantity = {
		.comparator = word_find(VOCABULARY_COMPARATOR, value_text(values[0])),
		.approximate = sqlite3_value_int(values[1]) != 0,
		.low = value_amount(values[2], scale),
		.high = value_amount(values[3], scale),
		.baseline = value_amount(values[4], scale),
		.unit = value_text(values[6]),
		.qualifier = value_text(values[7]),
		.withheld = sqlite3_value_int(values[8]) != 0,
	};
	char text[QUANTITY_TEXT];

	(void)count;
	quantity_print(&quantity, text);
	if (*text)
		sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

/* gwagi_last_day(date): the last day of a stored date, its first if it has no last. */
static void sql_last_day(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = value_text(values[0]);
	struct date date;
	char day[DAY_TEXT];

	(void)count;
	if (!*text || !date_parse_stored(text, strlen(text), &date, NULL))
		return;
	day_print(date.last != DAY_NONE ? date.last : date.first, day);
	if (*day)
		sqlite3_result_text(context, day, -1, SQLITE_TRANSIENT);
}

/* gwagi_end(date, last): the first or last day of a stored date as the tables keep it beside it; of what is no date "?". */
static void sql_end(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = value_text(values[0]);
	struct date date;
	char day[DAY_TEXT];

	(void)count;
	if (!date_parse_stored(text, strlen(text), &date, NULL)) {
		sqlite3_result_text(context, "?", 1, SQLITE_STATIC);
		return;
	}
	if (date.recurrence != RECURRENCE_NONE)
		return;
	day_print(sqlite3_value_int(values[1]) ? date.last : date.first, day);
	if (*day)
		sqlite3_result_text(context, day, -1, SQLITE_TRANSIENT);
}

/* gwagi_sort(code), gwagi_parent(code): as model/code.h makes them. */
static void sql_sort(sqlite3_context *context, int count, sqlite3_value **values)
{
	char sort[CODE_SORT] = "";

	(void)count;
	if (strlen(value_text(values[0])) < CODE_TEXT)
		code_sort_key(value_text(values[0]), sort);
	sqlite3_result_text(context, sort, -1, SQLITE_TRANSIENT);
}

static void sql_parent(sqlite3_context *context, int count, sqlite3_value **values)
{
	char parent[CODE_TEXT];

	(void)count;
	if (strlen(value_text(values[0])) < CODE_TEXT && code_parent(value_text(values[0]), parent))
		sqlite3_result_text(context, parent, -1, SQLITE_TRANSIENT);
}

/* gwagi_agenda(code): the agenda's number of what lies in or below it. */
static void sql_agenda(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *dot = strchr(value_text(values[0]), '.');

	(void)count;
	if (dot)
		sqlite3_result_int64(context, strtol(dot + 1, NULL, 10));
}

/* gwagi_hit(set, id): whether it is in the set (builder.h). */
static void sql_hit(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct ids *ids = sqlite3_value_pointer(values[0], BUILDER_IDS);

	(void)count;
	sqlite3_result_int(context, ids && ids_has(ids, sqlite3_value_int64(values[1])));
}

/* gwagi_count(counting, measure, n) */
static void sql_count(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct counting *counting = sqlite3_value_pointer(values[0], COUNTING);
	int measure = counting ? sqlite3_value_int(values[1]) - counting->series : -1;

	(void)count;
	if (measure >= 0 && measure < MEASURE_COUNT)
		counting->sum->n[measure] += sqlite3_value_int64(values[2]);
	sqlite3_result_int(context, 0);
}

/* Whether the 기준일 lies between two days; either may be open. */
static void sql_valid(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct store *store = sqlite3_user_data(context);
	const char *from = (const char *)sqlite3_value_text(values[0]), *to = (const char *)sqlite3_value_text(values[1]);
	char today[DAY_TEXT];

	(void)count;
	day_print(store->today, today);
	sqlite3_result_int(context, (!from || strcmp(from, today) <= 0) && (!to || strcmp(today, to) <= 0));
}

void function_register(sqlite3 *db, struct store *store)
{
	static const struct {
		const char *name;
		int count;
		void (*run)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {
		{"gwagi_judge", 1 + MILESTONE_COLUMNS, sql_judge},
		{"gwagi_match", 2, sql_match},
		{"gwagi_match_loose", 2, sql_match_loose},
		{"gwagi_hit", 2, sql_hit},
		{"gwagi_count", 3, sql_count},
		{"gwagi_amount", 2, sql_amount},
		{"gwagi_quantity", 9, sql_quantity},
		{"gwagi_last_day", 1, sql_last_day},
		{"gwagi_agenda", 1, sql_agenda},
		{"gwagi_end", 2, sql_end},
		{"gwagi_sort", 1, sql_sort},
		{"gwagi_parent", 1, sql_parent},
		{"gwagi_valid", 2, sql_valid},
		{"gwagi_path", 1, function_path},
		{"gwagi_offices", 2, function_offices},
		{"gwagi_attain", ATTAIN_ARGUMENTS, function_attain},
	};

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		sqlite3_create_function(db, functions[i].name, functions[i].count, SQLITE_UTF8 | SQLITE_DETERMINISTIC, store,
					functions[i].run, NULL, NULL);
	sqlite3_create_function(db, "gwagi_series", SERIES_ARGUMENTS, SQLITE_UTF8 | SQLITE_DETERMINISTIC, store, NULL,
				function_series_step, function_series_end);
}
