/* Milestones as events of a calendar.
 *
 * All are VEVENTs of whole days. Outlook and Google take in nothing else; Thunderbird would show a deadline that is a VTODO as
 * well twice. They block nobody's time. No hour is said and so no time zone: a day is that day wherever it is read. Where only a
 * month or a year was decided, the event stands on the last day of it (of a start on the first) and its title says what was
 * decided. What has no day at all is in no calendar, nor are past facts of which only a year is known. */
#include <stdlib.h>
#include <string.h>
#include "gwagi/exchange/write.h"
#include "gwagi/model/message.h"
#include "gwagi/model/recurrence.h"
#include "gwagi/store/list.h"
#include "office_made.h"

enum { LABEL = 64, UID = 128, NUMBER = 32, CODE_DIGITS = 16 };

struct event {
	const struct record *record; /* of the milestone or the occurrence */
	const char *uid;
	struct date date;
	day_number first, last;
	const char *rule, *instance;
};

static const char *text_of(const struct record *record, const char *key)
{
	return record_value(record, key).text;
}

static bool date_of(const struct record *record, const char *key, struct date *date)
{
	const char *text = text_of(record, key);

	return *text && date_parse_stored(text, strlen(text), date, NULL);
}

/* The day of a past fact: when it was done, or its date, if either is one day. */
static bool past_day(const struct record *record, struct event *event)
{
	struct date done;

	if (date_of(record, "done_on", &done))
		event->date = done;
	event->first = event->last = event->date.first;
	return event->date.first != DAY_NONE && event->date.first == event->date.last;
}

static bool find_days(const struct record *record, struct event *event)
{
	int type = word_find(VOCABULARY_MILESTONE_TYPE, text_of(record, "type"));
	const struct date *date = &event->date;
	bool dated = date_of(record, "date", &event->date);

	if (type == TYPE_PAST)
		return past_day(record, event);
	event->first = event->last = DAY_NONE;
	if (!dated)
		return false;
	event->last = date->last != DAY_NONE && type != TYPE_START ? date->last : date->first;
	if (event->last == DAY_NONE)
		event->last = date->last;
	event->first = type == TYPE_PERIOD && date->first != DAY_NONE ? date->first : event->last;
	return event->last != DAY_NONE;
}

/* The title, with the date as it was decided where the event's days say more than that. */
static void put_summary(FILE *out, const struct event *event)
{
	const struct date *date = &event->date;
	char label[LABEL];

	fputs(text_of(event->record, "title"), out);
	if (event->first == event->last && date->precision == PRECISION_DAY && date->recurrence == RECURRENCE_NONE &&
	    !date->start_uncertain && !date->end_uncertain)
		return;
	date_print_korean(date, label, sizeof label);
	fprintf(out, " (%s)", label);
}

static const struct field *field_of(const struct record *record, const char *key)
{
	for (size_t i = 0; i < record->count; i++)
		if (strcmp(record->fields[i].key, key) == 0)
			return &record->fields[i];
	return NULL;
}

/* "이름: 값" of each field that has a value. */
static void put_description(FILE *out, const struct event *event)
{
	static const char *const keys[] = {"code",     "path",     "offices",  "date",   "period", "qualifier", "original",
					   "forecast", "reported", "verified", "signal", "rule",   "series"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct field *field = field_of(event->record, keys[i]);
		struct value value = record_value(event->record, keys[i]);
		char *text;

		if (!field || value.empty || !*value.text)
			continue;
		text = record_text(field, value);
		fprintf(out, "%s%s: %s", i ? "\n" : "", _(field->heading), text);
		free(text);
	}
}

static const char *status_of(const struct event *event)
{
	int reported = word_find(VOCABULARY_REPORTED, text_of(event->record, "reported"));

	if (reported == REPORTED_CANCELLED)
		return "CANCELLED";
	if (reported == REPORTED_ON_HOLD || event->date.start_uncertain || event->date.end_uncertain)
		return "TENTATIVE";
	return "CONFIRMED";
}

static bool say_made(struct office *office, enum wire_kind kind, void (*put)(FILE *, const struct event *),
		     const struct event *event)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	bool done;

	if (!out)
		abort();
	put(out, event);
	fclose(out);
	done = office_say(office, kind, text);
	free(text);
	return done;
}

static bool say_day(struct office *office, enum wire_kind kind, day_number day)
{
	char text[DAY_TEXT];

	day_print(day, text);
	return office_say(office, kind, text);
}

static bool say_event(struct office *office, const struct event *event)
{
	int signal = word_find(VOCABULARY_SIGNAL, text_of(event->record, "signal"));

	return office_say(office, WIRE_EVENT, "") && office_say(office, WIRE_UID, event->uid) &&
	       say_day(office, WIRE_STAMP, store_today(office->store)) &&
	       office_say(office, WIRE_SEQUENCE, text_of(event->record, "version")) &&
	       say_day(office, WIRE_FIRST, event->first) && say_day(office, WIRE_LAST, event->last) &&
	       say_made(office, WIRE_SUMMARY, put_summary, event) && office_say(office, WIRE_STATUS, status_of(event)) &&
	       office_say(office, WIRE_CATEGORY, word_korean(VOCABULARY_SIGNAL, signal)) &&
	       say_made(office, WIRE_DESCRIPTION, put_description, event) && office_say(office, WIRE_RULE, event->rule) &&
	       office_say(office, WIRE_INSTANCE, event->instance);
}

/* An occurrence that somebody reported on takes the place of its rule's. */
struct series {
	struct office *office;
	const struct event *event;
	day_number first; /* of the earliest occurrence; DAY_NONE */
};

static bool look_for_first(void *context, const struct record *record)
{
	struct series *series = context;
	const char *text = text_of(record, "due_first");
	day_number day;

	if (day_parse(text, strlen(text), &day) && (series->first == DAY_NONE || day < series->first))
		series->first = day;
	return true;
}

static bool say_occurrence(void *context, const struct record *record)
{
	struct series *series = context;
	struct event event = {.record = record, .uid = series->event->uid, .rule = ""};
	char instance[DAY_TEXT];

	if (!date_of(record, "period", &event.date) || event.date.last == DAY_NONE)
		return true;
	event.first = event.last = event.date.last;
	day_print(event.last, instance);
	event.instance = instance;
	return say_event(series->office, &event);
}

static bool each_occurrence(struct series *series, store_each *each)
{
	struct store_query query = {.kind = RECORD_OCCURRENCE, .of = text_of(series->event->record, "code")};

	if (store_list(series->office->store, &query, each, series, NULL, &series->office->error))
		return !series->office->failed;
	return office_refuse(series->office);
}

static const char *rule_of(enum date_recurrence recurrence)
{
	switch (recurrence) {
	case RECURRENCE_WEEKLY:
		return "FREQ=WEEKLY";
	case RECURRENCE_MONTHLY:
		return "FREQ=MONTHLY;BYMONTHDAY=-1";
	case RECURRENCE_QUARTERLY:
		return "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1";
	case RECURRENCE_HALF_YEARLY:
		return "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1";
	case RECURRENCE_YEARLY:
		return "FREQ=YEARLY";
	case RECURRENCE_NONE:
	case RECURRENCE_UNSTATED:
		return NULL;
	}
	return NULL;
}

/* It is due at the end of each period, from the earliest that is known or that of the MEETING on. */
static bool say_series(struct office *office, struct event *event, day_number meeting)
{
	struct series series = {office, event, DAY_NONE};
	struct recurrence_period period;

	if (!each_occurrence(&series, look_for_first))
		return false;
	if (series.first == DAY_NONE || (meeting != DAY_NONE && meeting < series.first))
		series.first = meeting;
	if (series.first == DAY_NONE || !recurrence_at(event->date.recurrence, series.first, &period)) {
		office->left_out++;
		return true;
	}
	event->first = event->last = period.last;
	event->rule = rule_of(event->date.recurrence);
	return say_event(office, event) && each_occurrence(&series, say_occurrence);
}

struct meeting {
	char code[CODE_DIGITS], date[DAY_TEXT];
};

static bool take_meeting(void *context, const struct record *record)
{
	struct meeting *meeting = context;

	snprintf(meeting->date, sizeof meeting->date, "%s", text_of(record, "date"));
	return true;
}

/* A code alone is another thing in another office's database: the day of its meeting makes it unlike those. */
static bool find_meeting(struct office *office, const char *code, struct meeting *meeting)
{
	struct store_query query = {.kind = RECORD_MEETING, .code = meeting->code};

	snprintf(meeting->code, sizeof meeting->code, "%.*s", (int)strspn(code, "0123456789"), code);
	if (store_list(office->store, &query, take_meeting, meeting, NULL, &office->error))
		return true;
	return office_refuse(office);
}

bool office_event(struct office *office, const struct record *record)
{
	struct event event = {.record = record, .date = {.first = DAY_NONE, .last = DAY_NONE}, .rule = "", .instance = ""};
	struct meeting meeting = {"", ""};
	day_number day = DAY_NONE;
	char uid[UID];

	if (!find_meeting(office, text_of(record, "code"), &meeting))
		return false;
	snprintf(uid, sizeof uid, "%s.%s@gwagi", text_of(record, "code"), meeting.date);
	event.uid = uid;
	if (!find_days(record, &event) && !(event.date.recurrence != RECURRENCE_NONE && rule_of(event.date.recurrence))) {
		office->left_out++;
		return true;
	}
	if (event.date.recurrence == RECURRENCE_NONE)
		return say_event(office, &event);
	day_parse(meeting.date, strlen(meeting.date), &day);
	return say_series(office, &event, day);
}
