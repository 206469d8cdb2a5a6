/* Messages to a calendar, event by event. libical folds, escapes and prints; the clock and time zones are left out of it. */
#include <errno.h>
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/day.h"
#include "office.h"

struct making {
	FILE *out;
	icalcomponent *event; /* NULL: none yet */
};

static bool put(struct making *making, const char *text, struct wire_report *report)
{
	return fputs(text, making->out) >= 0 || wire_refuse(report, WIRE_UNWRITTEN, errno, 0);
}

static bool day_of(const char *text, int more, struct icaltimetype *time)
{
	day_number day;
	struct civil_day civil;

	if (!day_parse(text, strlen(text), &day))
		return false;
	civil = day_civil(day + more);
	*time = icaltime_null_date();
	time->year = civil.year;
	time->month = civil.month;
	time->day = civil.day;
	return true;
}

static icalproperty *made_day(icalproperty *(*make)(struct icaltimetype), const char *text, int more)
{
	struct icaltimetype time;

	return day_of(text, more, &time) ? make(time) : NULL;
}

/* When it was last looked at: a moment of UTC, as it must be; the same for the same 기준일. */
static icalproperty *made_stamp(const char *text)
{
	struct icaltimetype time;

	if (!day_of(text, 0, &time))
		return NULL;
	time.is_date = 0;
	time.hour = time.minute = time.second = 0;
	time.zone = icaltimezone_get_utc_timezone();
	return icalproperty_new_dtstamp(time);
}

static icalproperty *made_status(const char *text)
{
	icalproperty_status status = icalproperty_string_to_status(text);

	return status == ICAL_STATUS_NONE ? NULL : icalproperty_new_status(status);
}

static icalproperty *made_rule(const char *text)
{
	struct icalrecurrencetype rule = icalrecurrencetype_from_string(text);

	return rule.freq == ICAL_NO_RECURRENCE ? NULL : icalproperty_new_rrule(rule);
}

static icalproperty *make(enum wire_kind kind, const char *text)
{
	switch (kind) {
	case WIRE_UID:
		return icalproperty_new_uid(text);
	case WIRE_STAMP:
		return made_stamp(text);
	case WIRE_SEQUENCE:
		return icalproperty_new_sequence((int)strtol(text, NULL, 10));
	case WIRE_FIRST:
		return made_day(icalproperty_new_dtstart, text, 0);
	case WIRE_LAST: /* the end is the first day that does not belong to it */
		return made_day(icalproperty_new_dtend, text, 1);
	case WIRE_SUMMARY:
		return icalproperty_new_summary(text);
	case WIRE_STATUS:
		return made_status(text);
	case WIRE_CATEGORY:
		return icalproperty_new_categories(text);
	case WIRE_DESCRIPTION:
		return icalproperty_new_description(text);
	case WIRE_RULE:
		return made_rule(text);
	case WIRE_INSTANCE:
		return made_day(icalproperty_new_recurrenceid, text, 0);
	default:
		return NULL;
	}
}

static bool add(struct making *making, enum wire_kind kind, const char *text, struct wire_report *report)
{
	bool optional = kind == WIRE_RULE || kind == WIRE_INSTANCE || kind == WIRE_CATEGORY;
	icalproperty *property = *text || !optional ? make(kind, text) : NULL;

	if (property)
		icalcomponent_add_property(making->event, property);
	return property || (optional && !*text) || wire_refuse(report, WIRE_GARBLED, (long)kind, 0);
}

/* The event before is whole. */
static bool end_event(struct making *making, struct wire_report *report)
{
	char *text;
	bool done;

	if (!making->event)
		return true;
	text = icalcomponent_as_ical_string_r(making->event);
	done = text && put(making, text, report);
	icalmemory_free_buffer(text);
	icalcomponent_free(making->event);
	making->event = NULL;
	return done || wire_refuse(report, WIRE_LIBRARY, 0, 0);
}

/* It takes nobody's time; Outlook asks for that in its own words. */
static bool begin_event(struct making *making, struct wire_report *report)
{
	icalproperty *free_time = icalproperty_new_x("FREE");

	if (!end_event(making, report))
		return false;
	icalproperty_set_x_name(free_time, "X-MICROSOFT-CDO-BUSYSTATUS");
	making->event = icalcomponent_vanew(ICAL_VEVENT_COMPONENT, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT), free_time,
					    (void *)0);
	return true;
}

static bool begin(struct making *making, const char *name, struct wire_report *report)
{
	icalproperty *property = icalproperty_new_x(name);
	char *line;
	bool done;

	icalproperty_set_x_name(property, "X-WR-CALNAME");
	line = icalproperty_as_ical_string_r(property);
	done = put(making, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//gwagi//gwagi-office//KO\r\nCALSCALE:GREGORIAN\r\n",
		   report) &&
	       put(making, line, report);
	icalmemory_free_buffer(line);
	icalproperty_free(property);
	return done;
}

static bool take(struct making *making, enum wire_kind kind, const struct wire_reader *reader, struct wire_report *report)
{
	switch (kind) {
	case WIRE_CALENDAR:
		return begin(making, reader->text, report);
	case WIRE_EVENT:
		return begin_event(making, report);
	case WIRE_END:
		return end_event(making, report) && put(making, "END:VCALENDAR\r\n", report);
	default:
		return add(making, kind, reader->text, report);
	}
}

bool calendar_write(FILE *in, FILE *out, struct wire_report *report)
{
	struct making making = {out, NULL};
	struct wire_reader reader = {.in = in, .calendar = true};
	enum wire_kind kind;
	bool done = true;

	while (done && !reader.ended)
		done = wire_next(&reader, &kind) ? take(&making, kind, &reader, report) : wire_refuse(report, WIRE_GARBLED, 0, 0);
	if (making.event)
		icalcomponent_free(making.event);
	wire_finish(&reader);
	return done;
}
