#include "gwagi/model/day.h"
#include <string.h>
#include "gwagi/model/message.h"
#include "phrase.h"

/* The calendar is counted in years that begin on 1 March, so that the leap day is the last of its year, and in
 * eras of 400 years, which all have the same length. */
enum { ERA_YEARS = 400, ERA_DAYS = 146097, MARCH_FIRST_TO_1970 = 719468 };

static bool leap_year(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return lengths[month - 1] + (month == 2 && leap_year(year));
}

day_number day_make(int year, int month, int day)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > month_length(year, month))
		return DAY_NONE;

	int march_year = month > 2 ? year : year - 1;
	int era = march_year / ERA_YEARS, year_of_era = march_year % ERA_YEARS;
	int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * ERA_DAYS + day_of_era - MARCH_FIRST_TO_1970;
}

struct civil_day day_civil(day_number day)
{
	int since = day + MARCH_FIRST_TO_1970;
	int era = since / ERA_DAYS, day_of_era = since % ERA_DAYS;
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int march_month = (5 * day_of_year + 2) / 153;
	int month = march_month < 10 ? march_month + 3 : march_month - 9;

	return (struct civil_day){
		.year = era * ERA_YEARS + year_of_era + (month <= 2),
		.month = month,
		.day = day_of_year - (153 * march_month + 2) / 5 + 1,
	};
}

day_number day_month_end(int year, int month)
{
	if (month < 1 || month > 12)
		return DAY_NONE;
	return day_make(year, month, month_length(year, month));
}

int day_of_week(day_number day)
{
	return ((day % 7) + 10) % 7; /* 1970-01-01 was a Thursday */
}

static int digits_value(const char *text, size_t count)
{
	int value = 0;

	for (size_t i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

bool day_parse(const char *iso, size_t length, day_number *out)
{
	if (length != strlen("YYYY-MM-DD") || iso[4] != '-' || iso[7] != '-')
		return false;

	day_number day = day_make(digits_value(iso, 4), digits_value(iso + 5, 2), digits_value(iso + 8, 2));

	if (day == DAY_NONE)
		return false;
	*out = day;
	return true;
}

void day_print(day_number day, char out[DAY_TEXT])
{
	out[0] = '\0';
	if (day == DAY_NONE)
		return;

	struct civil_day civil = day_civil(day);

	phrase_add(out, DAY_TEXT, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

void day_print_korean(day_number day, char out[DAY_TEXT * 2])
{
	static const char *const names[] = {N_("월"), N_("화"), N_("수"), N_("목"), N_("금"), N_("토"), N_("일")};

	out[0] = '\0';
	if (day == DAY_NONE)
		return;

	struct civil_day civil = day_civil(day);
	bool short_year = civil.year >= 2000 && civil.year <= 2099;

	phrase_add(out, DAY_TEXT * 2, short_year ? "'%02d.%d.%d.(%s)" : "%04d.%d.%d.(%s)",
		   short_year ? civil.year - 2000 : civil.year, civil.month, civil.day, _(names[day_of_week(day)]));
}

void day_print_left(int days_left, char out[DAY_TEXT])
{
	out[0] = '\0';
	if (days_left == 0)
		phrase_add(out, DAY_TEXT, "D-Day");
	else
		phrase_add(out, DAY_TEXT, "D%+d", -days_left);
}
