/* What a sheet keeps as a number. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "book.h"
#include "gwagi/model/day.h"

/* Day 1 is 1900-01-01, and day 60 a 1900-02-29 that never was; or day 0 is 1904-01-01. */
enum { BEFORE_1900 = 25568, LEAP_1900 = 60, BEFORE_1904 = 24107, LAST_DAY = 2958465, MINUTES = 1440 };

static bool day_of(double serial, bool from_1904, day_number *day)
{
	long whole = (long)serial;

	if (serial < (from_1904 ? 0 : 1) || serial >= LAST_DAY + 1 || (!from_1904 && whole == LEAP_1900))
		return false;
	*day = (day_number)(from_1904 ? whole - BEFORE_1904 : whole - BEFORE_1900 - (whole > LEAP_1900));
	return true;
}

static void print_plain(double number, char out[NUMBER_TEXT])
{
	const char *exponent;
	int places;

	snprintf(out, NUMBER_TEXT, "%.15g", number);
	exponent = strchr(out, 'e');
	if (!exponent)
		return;
	/* As many places as make 15 digits, and none of their zeros. */
	places = 14 - (int)strtol(exponent + 1, NULL, 10);
	snprintf(out, NUMBER_TEXT, "%.*f", places < 0 ? 0 : places, number);
	if (strchr(out, '.')) {
		char *end = out + strlen(out);

		while (end[-1] == '0')
			*--end = '\0';
		if (end[-1] == '.')
			end[-1] = '\0';
	}
}

/* To the minute; what is not whole is a matter of how it was worked out. */
static void print_time(double part, char out[NUMBER_TEXT])
{
	int minutes = (int)(part * MINUTES + 0.5) % MINUTES;

	snprintf(out, NUMBER_TEXT, "%02d:%02d", minutes / 60, minutes % 60);
}

bool number_print(const char *value, enum show show, bool from_1904, char out[NUMBER_TEXT])
{
	char *end;
	double number = strtod(value, &end), whole;
	char text[DAY_TEXT], time[NUMBER_TEXT] = "";
	double part = modf(number, &whole);
	day_number day;

	if (end == value || *end || !isfinite(number))
		return false;
	if (show == SHOW_TIME && number >= 0 && number < 1) {
		print_time(number, out);
	} else if (show == SHOW_NUMBER || show == SHOW_TIME || !day_of(number, from_1904, &day)) {
		print_plain(number, out);
	} else {
		day_print(day, text);
		if (show == SHOW_DAY_TIME && part > 0)
			print_time(part, time);
		snprintf(out, NUMBER_TEXT, "%s%s%.16s", text, *time ? " " : "", time);
	}
	return true;
}
