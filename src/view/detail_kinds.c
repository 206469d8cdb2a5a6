/* What is said about a row itself: first what one asks first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "detail_build.h"
#include "gwagi/model/amount.h"
#include "gwagi/model/day.h"
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"

#define BETWEEN " › " /* in a path */
enum { SAID = 4096, SHORT = 128 };

static void add_title(struct detail *detail, const struct record *record)
{
	const char *title = record_value(record, "title").text;
	int closing = word_find(VOCABULARY_CLOSING, record_value(record, "closing").text);
	char code[SHORT], said[SAID];

	snprintf(code, sizeof code, "%s ", record_value(record, "code").text);
	snprintf(said, sizeof said, closing == WORD_NONE ? "%s" : "%s [%s]", *title ? title : record_value(record, "name").text,
		 word_korean(VOCABULARY_CLOSING, closing));
	detail_line(detail, STYLE_KEY, code, 2, STYLE_TITLE, said);
}

static void add_fields(struct detail *detail, const struct record *record, const char *const *keys)
{
	for (; *keys; keys++)
		detail_field(detail, record, *keys);
}

/* "a (b)", "a" or "". */
static void join(const char *a, const char *b, char *out, size_t size)
{
	if (*a && *b)
		snprintf(out, size, "%s (%s)", a, b);
	else
		snprintf(out, size, "%s", *a ? a : b);
}

/* The path without its end, which is the title. */
static void add_above(struct detail *detail, const struct record *record)
{
	const char *path = record_value(record, "path").text;
	const char *title = record_value(record, "title").text;
	size_t length = strlen(path), end = strlen(title) + strlen(BETWEEN);
	char above[SAID];

	if (length <= end || length - end >= sizeof above)
		return;
	memcpy(above, path, length - end);
	above[length - end] = '\0';
	detail_named(detail, _("위치"), STYLE_NORMAL, above);
}

static void add_item(struct detail *detail, const struct record *record)
{
	static const char *const keys[] = {"closing",         "closed_on",        "formal_title", "aliases", "submitter",
					   "decision_stated", "decision_implied", "note",         NULL};
	const char *label = record_value(record, "label").text;
	char kind[64], said[SAID];

	detail_text(record, "kind", kind, sizeof kind);
	join(kind, strcmp(label, kind) ? label : "", said, sizeof said);
	add_above(detail, record);
	detail_named(detail, _("종류"), STYLE_NORMAL, said);
	add_fields(detail, record, keys);
}

/* "'25. 12월, 끝날 2025-12-31, D+326"; the words printed with the date, which mean something by themselves, on a line of their
 * own. */
static void add_due(struct detail *detail, const struct record *record)
{
	const char *last = record_value(record, "due_last").text;
	struct value left = record_value(record, "days_left");
	char date[64], day[DAY_TEXT], said[SAID];
	int at;

	detail_text(record, "date", date, sizeof date);
	at = snprintf(said, sizeof said, "%s", *date ? date : _("없음"));
	if (*last)
		at += snprintf(said + at, sizeof said - (size_t)at, _(", 끝날 %s"), last);
	if (!left.empty) {
		day_print_left((int)strtol(left.text, NULL, 10), day);
		snprintf(said + at, sizeof said - (size_t)at, ", %s", day);
	}
	detail_named(detail, strcmp(record_value(record, "type").text, "past") ? _("기한") : _("때"), STYLE_NORMAL, said);
	detail_field(detail, record, "qualifier");
}

static void add_axes(struct detail *detail, const struct record *record)
{
	int signal = word_find(VOCABULARY_SIGNAL, record_value(record, "signal").text);
	const char *rule = record_value(record, "rule").text;
	char word[64], other[SAID], said[SAID + 64], rules[RULES_NAME];

	snprintf(word, sizeof word, "%s", word_korean(VOCABULARY_SIGNAL, signal));
	rules_name(store_rules(detail->store), rules);
	if (strncmp(rule, word, strlen(word)) != 0)
		snprintf(said, sizeof said, "%s: %s (%s)", word, rule, rules);
	else
		snprintf(said, sizeof said, "%s (%s)", rule, rules);
	detail_named(detail, _("판정"), signal == WORD_NONE ? STYLE_NORMAL : style_of_signal((enum signal)signal), said);
	detail_text(record, "reported", word, sizeof word);
	detail_text(record, "reported_on", other, sizeof other);
	join(word, other, said, sizeof said);
	detail_named(detail, _("부처 보고"), STYLE_NORMAL, said);
	detail_field(detail, record, "reason");
	detail_field(detail, record, "verified");
	detail_field(detail, record, "schedule");
}

static void add_milestone(struct detail *detail, const struct record *record)
{
	static const char *const keys[] = {"issue",   "stage", "original", "forecast", "recovery",
					   "done_on", "type",  "series",   "note",     NULL};

	detail_named(detail, _("위치"), STYLE_NORMAL, record_value(record, "path").text);
	add_axes(detail, record);
	add_due(detail, record);
	add_fields(detail, record, keys);
}

/* "[=========...........] 46.0%", to the full cell that is reached. */
static void add_bar(struct detail *detail, const struct record *record)
{
	enum { CELLS = 20 };
	const char *text = record_value(record, "rate").text;
	char bar[CELLS + 1], rate[PERMILLE_TEXT], said[SHORT];
	struct amount amount;
	int64_t permille, filled;

	if (!*text || !amount_parse(text, &amount, NULL))
		return;
	permille = amount.value;
	for (int scale = amount.scale; scale < 3; scale++)
		permille *= 10;
	filled = permille < 0 ? 0 : permille > 1000 ? CELLS : permille * CELLS / 1000;
	for (int i = 0; i < CELLS; i++)
		bar[i] = i < filled ? '=' : '.';
	bar[CELLS] = '\0';
	permille_print(permille, rate);
	snprintf(said, sizeof said, "[%s] %s", bar, rate);
	detail_named(detail, _("달성률"), STYLE_NORMAL, said);
}

static void add_target(struct detail *detail, const struct record *record)
{
	static const char *const keys[] = {"quantity", "class", "stage", "baseline", "latest", NULL}, *const others[] = {
													      "method", "due",
													      "note", NULL};
	int signal = word_find(VOCABULARY_SIGNAL, record_value(record, "signal").text);

	detail_named(detail, _("위치"), STYLE_NORMAL, record_value(record, "path").text);
	add_fields(detail, record, keys);
	add_bar(detail, record);
	detail_named(detail, _("판정"), signal == WORD_NONE ? STYLE_NORMAL : style_of_signal((enum signal)signal),
		     record_value(record, "rule").text);
	add_fields(detail, record, others);
}

static void add_occurrence(struct detail *detail, const struct record *record)
{
	static const char *const keys[] = {"milestone", "period", "due_last", "done_on", "note", NULL};

	add_axes(detail, record);
	add_fields(detail, record, keys);
}

static void add_meeting(struct detail *detail, const struct record *record)
{
	static const char *const keys[] = {"short_title", "place", "presided", "chair", "basis", "items", "note", NULL};
	char date[64], said[SAID];

	detail_text(record, "date", date, sizeof date);
	snprintf(said, sizeof said, "%s %s~%s", date, record_value(record, "begins").text, record_value(record, "ends").text);
	detail_named(detail, _("일시"), STYLE_NORMAL, said);
	add_fields(detail, record, keys);
}

/* Every field but those in the title and those that only programs ask for. */
static void add_other(struct detail *detail, const struct record *record)
{
	static const char *const title[] = {"code", "title", "version"};

	for (size_t i = 0; i < record->count; i++) {
		const char *key = record->fields[i].key;
		bool in_title = !strcmp(key, "name") && record_value(record, "title").empty;

		for (size_t j = 0; j < sizeof title / sizeof *title; j++)
			in_title = in_title || !strcmp(key, title[j]);
		if (!in_title)
			detail_field(detail, record, key);
	}
}

/* Left out is what is not shown and dear: who answers, which has a list of its own. */
const char *const *detail_keys(enum record_kind kind)
{
	static const char *const item[] = {
		"code",    "title",     "closing",         "closed_on",        "kind", "label", "path", "formal_title",
		"aliases", "submitter", "decision_stated", "decision_implied", "note", NULL};
	static const char *const milestone[] = {"code",        "title",     "path",     "signal",   "rule",     "reported",
						"reported_on", "reason",    "verified", "schedule", "date",     "due_last",
						"days_left",   "qualifier", "issue",    "stage",    "original", "forecast",
						"recovery",    "done_on",   "type",     "series",   "note",     NULL};

	return kind == RECORD_ITEM ? item : kind == RECORD_MILESTONE ? milestone : NULL;
}

void detail_record(struct detail *detail, const struct record *record)
{
	add_title(detail, record);
	switch (detail->kind) {
	case RECORD_ITEM:
		add_item(detail, record);
		return;
	case RECORD_MILESTONE:
		add_milestone(detail, record);
		return;
	case RECORD_TARGET:
		add_target(detail, record);
		return;
	case RECORD_OCCURRENCE:
		add_occurrence(detail, record);
		return;
	case RECORD_MEETING:
		add_meeting(detail, record);
		return;
	default:
		add_other(detail, record);
	}
}
