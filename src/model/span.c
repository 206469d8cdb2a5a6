#include "span.h"
#include <string.h>
#include "phrase.h"

static const struct {
	enum date_recurrence recurrence;
	const char *stored;
} recurrences[] = {{RECURRENCE_WEEKLY, "R/P1W"},      {RECURRENCE_MONTHLY, "R/P1M"}, {RECURRENCE_QUARTERLY, "R/P3M"},
		   {RECURRENCE_HALF_YEARLY, "R/P6M"}, {RECURRENCE_YEARLY, "R/P1Y"},  {RECURRENCE_UNSTATED, "R"}};

enum { RECURRENCES = sizeof(recurrences) / sizeof(recurrences[0]) };

enum date_precision period_precision(struct period period)
{
	return period.year == 0    ? PRECISION_NONE
	       : period.month == 0 ? PRECISION_YEAR
	       : period.day == 0   ? PRECISION_MONTH
				   : PRECISION_DAY;
}

day_number period_first(struct period period)
{
	return day_make(period.year, period.month ? period.month : 1, period.day ? period.day : 1);
}

day_number period_last(struct period period)
{
	if (period.day)
		return period_first(period);
	return day_month_end(period.year, period.month ? period.month : 12);
}

/* COUNT digits at TEXT, or -1. */
static int read_digits(const char *text, size_t count)
{
	int value = 0;

	for (size_t i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

/* YYYY, YYYY-MM or YYYY-MM-DD, then ? or nothing. A stated number 0 names no year, month or day and is refused here, as 0 means
 * "none" inside. */
static bool read_period(const char *text, size_t length, struct period *out, bool *uncertain)
{
	*uncertain = length > 0 && text[length - 1] == '?';
	length -= *uncertain;
	if ((length != 4 && length != 7 && length != 10) || (length > 4 && text[4] != '-') || (length > 7 && text[7] != '-'))
		return false;
	out->year = read_digits(text, 4);
	out->month = length > 4 ? read_digits(text + 5, 2) : 0;
	out->day = length > 7 ? read_digits(text + 8, 2) : 0;
	return out->year > 0 && (length == 4 ? out->month == 0 : out->month > 0) && (length < 10 ? out->day == 0 : out->day > 0);
}

static bool read_end(const char *text, size_t length, struct period *out, bool *uncertain)
{
	return (length == 2 && memcmp(text, "..", 2) == 0) || read_period(text, length, out, uncertain);
}

bool span_read(const char *text, size_t length, struct span *out)
{
	*out = (struct span){0};
	for (size_t i = 0; i < RECURRENCES; i++)
		if (length == strlen(recurrences[i].stored) && memcmp(text, recurrences[i].stored, length) == 0) {
			out->recurrence = recurrences[i].recurrence;
			return true;
		}

	const char *slash = length > 0 ? memchr(text, '/', length) : NULL;

	if (!slash) {
		bool read = read_period(text, length, &out->from, &out->from_uncertain);

		out->to = out->from;
		out->to_uncertain = out->from_uncertain;
		return read;
	}

	size_t before = (size_t)(slash - text);

	if (!read_end(text, before, &out->from, &out->from_uncertain) ||
	    !read_end(slash + 1, length - before - 1, &out->to, &out->to_uncertain))
		return false;
	if (span_is_single(out))
		out->from_uncertain = out->to_uncertain = out->from_uncertain || out->to_uncertain;
	return out->from.year || out->to.year;
}

static enum span_fault check_period(struct period period)
{
	if (period.month > 12 || period.month < 0)
		return SPAN_NO_SUCH_MONTH;
	return period.year == 0 || period_first(period) != DAY_NONE ? SPAN_SOUND : SPAN_NO_SUCH_DAY;
}

enum span_fault span_check(const struct span *span, struct period *wrong)
{
	enum span_fault fault = check_period(span->from);

	*wrong = span->from;
	if (fault == SPAN_SOUND) {
		fault = check_period(span->to);
		*wrong = span->to;
	}
	if (fault == SPAN_SOUND && span->from.year && span->to.year && period_last(span->to) < period_first(span->from))
		fault = SPAN_REVERSED;
	return fault;
}

static void add_period(char stored[DATE_TEXT], struct period period, bool uncertain)
{
	if (period.year == 0) {
		phrase_add(stored, DATE_TEXT, "..");
		return;
	}
	phrase_add(stored, DATE_TEXT, "%04d", period.year);
	if (period.month)
		phrase_add(stored, DATE_TEXT, "-%02d", period.month);
	if (period.day)
		phrase_add(stored, DATE_TEXT, "-%02d", period.day);
	if (uncertain)
		phrase_add(stored, DATE_TEXT, "?");
}

bool span_is_single(const struct span *span)
{
	return span->from.year == span->to.year && span->from.month == span->to.month && span->from.day == span->to.day;
}

void span_print(const struct span *span, char stored[DATE_TEXT])
{
	stored[0] = '\0';
	for (size_t i = 0; i < RECURRENCES; i++)
		if (span->recurrence == recurrences[i].recurrence)
			phrase_add(stored, DATE_TEXT, "%s", recurrences[i].stored);
	if (!span->from.year && !span->to.year)
		return;
	if (!span_is_single(span)) {
		add_period(stored, span->from, span->from_uncertain);
		phrase_add(stored, DATE_TEXT, "/");
	}
	add_period(stored, span->to, span->to_uncertain);
}

struct date span_date(const struct span *span)
{
	return (struct date){
		.first = period_first(span->from),
		.start_last = period_last(span->from),
		.last = period_last(span->to),
		.precision = period_precision(span->to.year ? span->to : span->from),
		.recurrence = span->recurrence,
		.start_uncertain = span->from_uncertain,
		.end_uncertain = span->to_uncertain,
	};
}

/* The period of that PRECISION in which DAY lies. */
static struct period period_around(day_number day, enum date_precision precision)
{
	struct civil_day civil = day_civil(day);

	return (struct period){
		.year = civil.year,
		.month = precision == PRECISION_YEAR ? 0 : civil.month,
		.day = precision == PRECISION_DAY ? civil.day : 0,
	};
}

struct span span_of_date(const struct date *date)
{
	struct span span = {
		.recurrence = date->recurrence,
		.from_uncertain = date->start_uncertain,
		.to_uncertain = date->end_uncertain,
	};

	if (date->first != DAY_NONE) {
		int days = date->start_last - date->first;

		span.from = period_around(date->first, days == 0 ? PRECISION_DAY : days < 31 ? PRECISION_MONTH : PRECISION_YEAR);
	}
	if (date->last != DAY_NONE)
		span.to = period_around(date->last, date->precision);
	return span;
}
