#include "gwagi/view/summary.h"
#include <inttypes.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"
#include "gwagi/store/list.h"
#include "gwagi/store/snapshot.h"

void summary_finish(struct summary *summary)
{
	if (!summary)
		return;
	text_finish(&summary->meeting);
	text_finish(&summary->title);
}

static bool take_meeting(void *context, const struct record *record)
{
	struct summary *summary = context;
	struct value brief = record_value(record, "short_title");
	struct value title = record_value(record, "title");
	struct value number = record_value(record, "number");

	text_clear(&summary->title);
	text_append(&summary->title, title.text);
	text_clear(&summary->meeting);
	if (brief.empty)
		text_append(&summary->meeting, title.text);
	else
		text_append_format(&summary->meeting, _("제%s회 %s"), number.text, brief.text);
	return true;
}

bool summary_load(struct summary *summary, struct store *store, struct error *error)
{
	struct ref top = {.kind = RECORD_MEETING, .id = 0};
	struct node latest;
	struct store_query query = {.kind = RECORD_MEETING, .code = latest.code};

	struct snapshot snapshot;

	if (!store_node_last_child(store, top, &latest, error) || !store_tally(store, top, &summary->tally, error) ||
	    !store_role(store, &summary->role, error) || !store_snapshot(store, store_today(store), &snapshot, error))
		return false;
	summary->frozen = snapshot.day != DAY_NONE;
	return !latest.ref.id || store_list(store, &query, take_meeting, summary, NULL, error);
}

/* How much the counts say: everything; without the past facts; the overdue ones as a sign; a syllable a signal. */
enum counts { COUNTS_ALL, COUNTS_WORDS, COUNTS_SIGN, COUNTS_SYLLABLES };

static void add_signals(const struct tally *tally, bool words, struct row *row)
{
	for (int i = 0; i < SIGNAL_COUNT; i++) {
		enum signal signal = signal_by_weight(i);

		if (!tally->signal[signal])
			continue;
		row_add(row, STYLE_NORMAL, " ");
		row_add(row, style_of_signal(signal),
			words ? word_korean(VOCABULARY_SIGNAL, (int)signal) : signal_syllable(signal));
		row_add_format(row, style_of_signal(signal), words ? " %" PRId64 : "%" PRId64, tally->signal[signal]);
	}
}

static void add_counts(const struct tally *tally, enum counts much, struct row *row)
{
	row_add_format(row, STYLE_NORMAL, much == COUNTS_SYLLABLES ? _("%" PRId64 "건") : _("이행 %" PRId64 "건"), tally->total);
	add_signals(tally, much != COUNTS_SYLLABLES, row);
	if (tally->overdue)
		row_add_format(row, STYLE_ALERT, much >= COUNTS_SIGN ? " !%" PRId64 : _(" (기한경과 %" PRId64 ")"),
			       tally->overdue);
	if (much == COUNTS_ALL && tally->past)
		row_add_format(row, STYLE_DIM, _(" | 지난 일 %" PRId64), tally->past);
}

static void add_part(struct row *row, enum style style, const char *part)
{
	if (row->text.length)
		row_add(row, STYLE_DIM, " | ");
	row_add(row, style, part);
}

static bool is_past(const struct store *store)
{
	return store_as_of(store) != DAY_NONE;
}

static void add_day(const struct summary *summary, const struct store *store, bool words, struct row *row)
{
	struct text part = {0};
	char day[DAY_TEXT * 2];

	if (is_past(store))
		text_append(&part, _("과거 "));
	day_print_korean(store_today(store), day);
	text_append_format(&part, words ? _("기준일 %s") : "%s", day);
	if (summary->frozen)
		text_append(&part, _(" 동결"));
	add_part(row, is_past(store) ? STYLE_PAST : STYLE_TITLE, text_bytes(&part));
	text_finish(&part);
}

/* The line with what LEVEL still has room for: 0 everything … LAST the day and the counts in syllables. Of a past day goes
 * without saying that nothing can be written. */
enum {
	NO_LONG_TITLE = 1,
	NO_FILE,
	NO_LOGIN,
	NO_PAST,
	NO_OVERDUE_WORD,
	NO_DAY_WORD,
	NO_WORDS,
	NO_MEETING,
	NO_READING,
	LAST = NO_READING
};

static enum counts counts_at(int level)
{
	if (level >= NO_WORDS)
		return COUNTS_SYLLABLES;
	return level >= NO_OVERDUE_WORD ? COUNTS_SIGN : level >= NO_PAST ? COUNTS_WORDS : COUNTS_ALL;
}

static void build(const struct summary *summary, const struct store *store, int level, struct row *row)
{
	const char *file = strrchr(store_path(store), '/');
	struct row counts = {0};

	row_clear(row);
	if (level < NO_MEETING && summary->meeting.length)
		add_part(row, STYLE_TITLE, text_bytes(level < NO_LONG_TITLE ? &summary->title : &summary->meeting));
	add_day(summary, store, level < NO_DAY_WORD, row);
	if (level < NO_FILE)
		add_part(row, STYLE_NORMAL, file ? file + 1 : store_path(store));
	if (level < NO_LOGIN) {
		add_part(row, STYLE_NORMAL, store_login(store));
		row_add_format(row, STYLE_NORMAL, "(%s)", word_korean(VOCABULARY_ACCOUNT_ROLE, (int)summary->role));
	}
	if (is_past(store) ? level < NO_READING : store_is_read_only(store))
		add_part(row, STYLE_ALERT, level < NO_WORDS ? _("읽기 전용") : _("읽기"));
	add_counts(&summary->tally, counts_at(level), &counts);
	add_part(row, STYLE_NORMAL, "");
	row_add_row(row, &counts);
	row_finish(&counts);
}

void summary_row(const struct summary *summary, const struct store *store, int cells, struct row *row)
{
	for (int level = 0; level <= LAST; level++) {
		build(summary, store, level, row);
		if (row->text.cells <= cells)
			return;
	}
}
