#include <stdlib.h>
#include "function.h"
#include "gwagi/model/recurrence.h"
#include "gwagi/model/series.h"
#include "gwagi/text/memory.h"
#include "lens.h"
#include "milestone.h"

/* The occurrences of a milestone, as they come. */
struct times {
	struct milestone_state *all;
	size_t count;
	enum date_recurrence recurrence;
	int closing;
};

static const char *text_of(sqlite3_value *value)
{
	return (const char *)sqlite3_value_text(value);
}

void function_series_step(sqlite3_context *context, int count, sqlite3_value **values)
{
	static const char period[] = "period"; /* its word as a type */
	struct times *times = sqlite3_aggregate_context(context, sizeof *times);
	const char *texts[MILESTONE_COLUMNS] = {
		period, text_of(values[2]), NULL, text_of(values[3]), text_of(values[4]), text_of(values[5]), text_of(values[6])};
	const char *date = text_of(values[0]), *closing = text_of(values[1]);
	struct date whole = {.recurrence = RECURRENCE_UNSTATED};

	(void)count;
	if (!times) {
		sqlite3_result_error_nomem(context);
		return;
	}
	if (date)
		date_parse_stored(date, strlen(date), &whole, NULL);
	times->recurrence = whole.recurrence;
	times->closing = closing ? word_find(VOCABULARY_CLOSING, closing) : WORD_NONE;
	times->all = memory_grow(times->all, times->count + 1, sizeof *times->all);
	milestone_state(texts, &times->all[times->count++]);
}

static int by_end(const void *a, const void *b)
{
	const struct milestone_state *left = a, *right = b;

	return (left->date.last > right->date.last) - (left->date.last < right->date.last);
}

/* What is known of a period: an occurrence, or that nothing was said of it (BLANK). */
static const struct milestone_state *find(const struct times *times, const struct recurrence_period *period,
					  struct milestone_state *blank)
{
	char stored[DATE_TEXT];

	for (size_t i = 0; i < times->count; i++)
		if (times->all[i].date.first == period->first && times->all[i].date.last == period->last)
			return &times->all[i];
	*blank = milestone_blank();
	blank->type = TYPE_PERIOD;
	recurrence_date(period, stored, &blank->date);
	return blank;
}

/* Every period since the first of which something is known. */
static void count_periods(const struct times *times, day_number today, struct series *series, struct milestone_state *blank)
{
	struct recurrence_period period;
	bool there = recurrence_at(times->recurrence, times->all[0].date.first, &period);

	for (; there && period.last < today; there = recurrence_next(&period, &period)) {
		series->latest = find(times, &period, blank);
		series->ended++;
		series->fulfilled += series->latest->verified == VERIFIED_CONFIRMED;
	}
}

/* Without stated periods only those of which something is known. */
static void count_times(const struct times *times, day_number today, struct series *series)
{
	for (size_t i = 0; i < times->count; i++) {
		if (times->all[i].date.last >= today)
			continue;
		series->latest = &times->all[i];
		series->ended++;
		series->fulfilled += times->all[i].verified == VERIFIED_CONFIRMED;
	}
}

void function_series_end(sqlite3_context *context)
{
	const struct store *store = sqlite3_user_data(context);
	struct times *times = sqlite3_aggregate_context(context, 0);
	struct series series = {0};
	struct milestone_state blank;
	char sentence[SERIES_SENTENCE];

	if (!times || !times->count)
		return;
	qsort(times->all, times->count, sizeof *times->all, by_end);
	series.closing = times->closing;
	if (times->recurrence == RECURRENCE_UNSTATED)
		count_times(times, store->today, &series);
	else
		count_periods(times, store->today, &series, &blank);
	for (size_t i = 0; i < times->count; i++)
		if (times->all[i].date.first <= store->today && times->all[i].date.last >= store->today)
			series.current = &times->all[i];
	series_sentence(&series, store_rules(store), store->today, sentence);
	sqlite3_result_text(context, sentence, -1, SQLITE_TRANSIENT);
	free(times->all);
}
