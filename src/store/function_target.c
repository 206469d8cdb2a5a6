#include <stdio.h>
#include "function.h"
#include "gwagi/model/attain.h"
#include "lens.h"

enum { ASK_SIGNAL, ASK_RATE, ASK_RULE, ASK_PATH_VALUE, ASK_PATH_RATIO };
enum { PATH_MOST = 100 }; /* years */

static const char *text_of(sqlite3_value *value)
{
	const char *text = (const char *)sqlite3_value_text(value);

	return text ? text : "";
}

static struct amount amount_of(sqlite3_value *value, int scale)
{
	return (struct amount){sqlite3_value_type(value) != SQLITE_NULL, sqlite3_value_int64(value), scale};
}

/* "2026 4000\n2027 8000" */
static size_t read_path(const char *text, struct path_point path[PATH_MOST])
{
	size_t count = 0;

	while (*text && count < PATH_MOST) {
		char *rest;
		int year = (int)strtol(text, &rest, 10);
		size_t length = strcspn(rest, "\n");
		char amount[AMOUNT_TEXT];

		snprintf(amount, sizeof amount, "%.*s", (int)length, rest + strspn(rest, " "));
		amount[strcspn(amount, "\n")] = '\0';
		path[count].day = day_make(year, 12, 31);
		count += amount_parse(amount, &path[count].amount, NULL);
		text = rest + length + (rest[length] == '\n');
	}
	return count;
}

static void answer_amount(sqlite3_context *context, struct amount amount)
{
	char text[AMOUNT_TEXT];

	amount_print(amount, text);
	sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static void answer(sqlite3_context *context, int which, const struct target_state *target)
{
	const struct store *store = sqlite3_user_data(context);
	struct attainment attainment = attain(target, store_rules(store), store->today);
	char sentence[ATTAIN_SENTENCE];

	if (which == ASK_SIGNAL && attainment.signal != WORD_NONE)
		sqlite3_result_text(context, word_english(VOCABULARY_SIGNAL, attainment.signal), -1, SQLITE_TRANSIENT);
	if (which == ASK_RATE && attainment.has_rate)
		answer_amount(context, (struct amount){true, attainment.rate_low, 3});
	if (which == ASK_PATH_VALUE && attainment.path == PATH_REACHED)
		answer_amount(context, attainment.point.amount);
	if (which == ASK_PATH_RATIO && attainment.has_ratio)
		answer_amount(context, (struct amount){true, attainment.ratio, 3});
	if (which != ASK_RULE)
		return;
	attain_sentence(target, store_rules(store), store->today, sentence);
	if (*sentence)
		sqlite3_result_text(context, sentence, -1, SQLITE_TRANSIENT);
}

void function_attain(sqlite3_context *context, int count, sqlite3_value **values)
{
	int scale = sqlite3_value_int(values[7]);
	struct path_point path[PATH_MOST];
	struct quantity quantity = {
		.comparator = word_find(VOCABULARY_COMPARATOR, text_of(values[2])),
		.approximate = sqlite3_value_int(values[3]) != 0,
		.low = amount_of(values[4], scale),
		.high = amount_of(values[5], scale),
		.baseline = amount_of(values[6], scale),
		.unit = text_of(values[8]),
		.qualifier = text_of(values[9]),
		.withheld = sqlite3_value_int(values[10]) != 0,
	};
	struct target_state target = {
		.class = (enum target_class)word_find(VOCABULARY_TARGET_CLASS, text_of(values[1])),
		.quantity = &quantity,
		.path = path,
		.path_count = read_path(text_of(values[12]), path),
	};

	(void)count;
	amount_parse(text_of(values[11]), &target.latest, NULL);
	answer(context, sqlite3_value_int(values[0]), &target);
}
