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

static void add_year(struct civil_day day, char *out, size_t size)
{
	bool short_year = day.year >= 2000 && day.year <= 2099;

	phrase_add(out, size, short_year ? "'%02d" : "%04d", short_year ? day.year - 2000 : day.year);
}

static void add_part(struct civil_day day, char part, char *out, size_t size)
{
	static const char *const months[] = {N_("1월"), N_("2월"), N_("3월"), N_("4월"),  N_("5월"),  N_("6월"),
					     N_("7월"), N_("8월"), N_("9월"), N_("10월"), N_("11월"), N_("12월")};
	static const char *const days[] = {NC_("day", "월"), NC_("day", "화"), NC_("day", "수"), NC_("day", "목"),
					   NC_("day", "금"), NC_("day", "토"), NC_("day", "일")};

	switch (part) {
	case 'Y':
		phrase_add(out, size, "%04d", day.year);
		break;
	case 'y':
		add_year(day, out, size);
		break;
	case 'm':
		phrase_add(out, size, "%d", day.month);
		break;
	case 'b':
		phrase_add(out, size, "%s", D_(months[day.month - 1]));
		break;
	case 'd':
		phrase_add(out, size, "%d", day.day);
		break;
	case 'w':
		phrase_add(out, size, "%s", message_of(days[day_of_week(day_make(day.year, day.month, day.day))]));
		break;
	case 'q':
		phrase_add(out, size, "%d", (day.month - 1) / 3 + 1);
		break;
	default:
		phrase_add(out, size, "%s", day.month > 6 ? D_("하반기") : D_("상반기"));
		break;
	}
}

void day_print_as(struct civil_day day, const char *pattern, char *out, size_t size)
{
	out[0] = '\0';
	while (*pattern) {
		size_t plain = strcspn(pattern, "{");

		phrase_add(out, size, "%.*s", (int)plain, pattern);
		pattern += plain;
		if (pattern[0] && pattern[1] && pattern[2]) {
			add_part(day, pattern[1], out, size);
			pattern += sizeof "{Y}" - 1;
		}
	}
}

void day_print_korean(day_number day, char out[DAY_TEXT * 2])
{
	out[0] = '\0';
	if (day != DAY_NONE)
		day_print_as(day_civil(day), D_("{y}.{m}.{d}.({w})"), out, DAY_TEXT * 2);
}

void day_print_left(int days_left, char out[DAY_TEXT])
{
	out[0] = '\0';
	if (days_left == 0)
		phrase_add(out, DAY_TEXT, "D-Day");
	else
		phrase_add(out, DAY_TEXT, "D%+d", -days_left);
}
