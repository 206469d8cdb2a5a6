#include "gwagi/model/recurrence.h"
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/vocabulary.h"
#include "phrase.h"

enum { MONTHS = 12, WEEK = 7, THURSDAY = 3, YEAR_DIGITS = 4 };

/* How many months a period has; 0 for a week and for what has no periods. */
static int months_of(enum date_recurrence recurrence)
{
	switch (recurrence) {
	case RECURRENCE_MONTHLY:
		return 1;
	case RECURRENCE_QUARTERLY:
		return 3;
	case RECURRENCE_HALF_YEARLY:
		return 6;
	case RECURRENCE_YEARLY:
		return MONTHS;
	default:
		return 0;
	}
}

/* A week belongs to the year of its Thursday, and the first week is that of the first Thursday. */
static bool make_week(int year, int number, struct recurrence_period *out)
{
	day_number new_year = day_make(year, 1, 1), thursday;

	if (new_year == DAY_NONE || number < 1)
		return false;
	thursday = new_year + (THURSDAY - day_of_week(new_year) + WEEK) % WEEK + (number - 1) * WEEK;
	/* The last Thursday of 9999 has its Sunday beyond the calendar. */
	if (thursday > day_make(year, MONTHS, 31) || thursday + WEEK > day_make(9999, MONTHS, 31))
		return false;
	*out = (struct recurrence_period){RECURRENCE_WEEKLY, year, number, thursday - THURSDAY, thursday - THURSDAY + WEEK - 1};
	return true;
}

static bool make_months(enum date_recurrence recurrence, int year, int number, struct recurrence_period *out)
{
	int months = months_of(recurrence);

	if (months == 0 || number < 1 || number > MONTHS / months || day_make(year, 1, 1) == DAY_NONE)
		return false;
	*out = (struct recurrence_period){recurrence, year, number, day_make(year, (number - 1) * months + 1, 1),
					  day_month_end(year, number * months)};
	return true;
}

static bool make(enum date_recurrence recurrence, int year, int number, struct recurrence_period *out)
{
	return recurrence == RECURRENCE_WEEKLY ? make_week(year, number, out) : make_months(recurrence, year, number, out);
}

bool recurrence_at(enum date_recurrence recurrence, day_number day, struct recurrence_period *out)
{
	int months = months_of(recurrence);
	struct civil_day civil;

	if (day < day_make(1, 1, 1) || day > day_make(9999, MONTHS, 31))
		return false;
	if (recurrence == RECURRENCE_WEEKLY) {
		day += THURSDAY - day_of_week(day);
		if (day > day_make(9999, MONTHS, 31))
			return false;
		civil = day_civil(day);
		return make_week(civil.year, (day - day_make(civil.year, 1, 1)) / WEEK + 1, out);
	}
	civil = day_civil(day);
	return months > 0 && make_months(recurrence, civil.year, (civil.month - 1) / months + 1, out);
}

bool recurrence_next(const struct recurrence_period *period, struct recurrence_period *out)
{
	return recurrence_at(period->recurrence, period->last + 1, out);
}

/* What stands between the year and the number in a label. */
static const struct {
	const char *mark;
	int digits;
	enum date_recurrence recurrence;
} forms[] = {
	{"-Q", 1, RECURRENCE_QUARTERLY},
	{"-H", 1, RECURRENCE_HALF_YEARLY},
	{"-W", 2, RECURRENCE_WEEKLY},
	{"-", 2, RECURRENCE_MONTHLY},
};
enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

void recurrence_label(const struct recurrence_period *period, char out[RECURRENCE_LABEL])
{
	out[0] = '\0';
	phrase_add(out, RECURRENCE_LABEL, "%04d", period->year);
	for (size_t i = 0; i < FORMS; i++)
		if (forms[i].recurrence == period->recurrence)
			phrase_add(out, RECURRENCE_LABEL, "%s%0*d", forms[i].mark, forms[i].digits, period->number);
}

/* Exactly DIGITS digits; WORD_NONE if there are others. */
static int read_digits(const char *text, int digits)
{
	int value = 0;

	for (int i = 0; i < digits; i++) {
		if (text[i] < '0' || text[i] > '9')
			return WORD_NONE;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

/* The recurrence that a label's form says, with its numbers; RECURRENCE_NONE for any other text. */
static enum date_recurrence read_label(const char *label, int *year, int *number)
{
	*year = read_digits(label, YEAR_DIGITS);
	*number = 1;
	if (*year == WORD_NONE)
		return RECURRENCE_NONE;
	if (label[YEAR_DIGITS] == '\0')
		return RECURRENCE_YEARLY;
	for (size_t i = 0; i < FORMS; i++) {
		const char *rest = label + YEAR_DIGITS;
		size_t mark = strlen(forms[i].mark);

		if (strncmp(rest, forms[i].mark, mark) != 0 || strlen(rest) != mark + (size_t)forms[i].digits)
			continue;
		*number = read_digits(rest + mark, forms[i].digits);
		if (*number != WORD_NONE)
			return forms[i].recurrence;
	}
	return RECURRENCE_NONE;
}

bool recurrence_find(const char *label, struct recurrence_period *out, struct error *error)
{
	int year, number;
	enum date_recurrence recurrence = read_label(label, &year, &number);
	char quote[PHRASE_QUOTE];

	if (recurrence != RECURRENCE_NONE && make(recurrence, year, number, out))
		return true;
	phrase_quote(quote, label, strlen(label));
	if (recurrence == RECURRENCE_NONE)
		return error_set(error, ERROR_USAGE,
				 _("‘%s’은(는) 회차가 아닙니다. 예: 2026-01, 2026-Q1, 2026-H1, 2026-W05, 2026."), quote);
	return error_set(error, ERROR_USAGE, _("‘%s’ 회차는 달력에 없습니다."), quote);
}

void recurrence_date(const struct recurrence_period *period, char stored[DATE_TEXT], struct date *out)
{
	struct civil_day first = day_civil(period->first), last = day_civil(period->last);
	char from[DAY_TEXT], to[DAY_TEXT];

	stored[0] = '\0';
	switch (period->recurrence) {
	case RECURRENCE_WEEKLY:
		day_print(period->first, from);
		day_print(period->last, to);
		phrase_add(stored, DATE_TEXT, "%s/%s", from, to);
		break;
	case RECURRENCE_QUARTERLY:
	case RECURRENCE_HALF_YEARLY:
		phrase_add(stored, DATE_TEXT, "%04d-%02d/%04d-%02d", first.year, first.month, last.year, last.month);
		break;
	default:
		recurrence_label(period, stored);
	}
	date_parse_stored(stored, strlen(stored), out, NULL);
}
