/* Calendar days, as a count from 1970-01-01 (proleptic Gregorian). No clock, no time zone: the caller says
 * which day is today. */
#ifndef GWAGI_MODEL_DAY_H
#define GWAGI_MODEL_DAY_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

typedef int day_number;

#define DAY_NONE INT_MIN /* no day */
enum { DAY_TEXT = 16 };  /* bytes for "2025-12-31" and its NUL */

struct civil_day {
	int year, month, day; /* 1..9999, 1..12, 1..31 */
};

/* The day, or DAY_NONE if there is no such day (2025-02-30, year 0). */
day_number day_make(int year, int month, int day);
struct civil_day day_civil(day_number day);    /* DAY must not be DAY_NONE */
day_number day_month_end(int year, int month); /* DAY_NONE for a month that is none */
int day_of_week(day_number day);               /* 0 Monday … 6 Sunday */

/* Exactly YYYY-MM-DD of LENGTH bytes, else false and *OUT untouched. */
bool day_parse(const char *iso, size_t length, day_number *out);
/* "2025-12-31"; "" for DAY_NONE. */
void day_print(day_number day, char out[DAY_TEXT]);
/* "'25.12.31.(수)", the short form of Korean reports; other centuries with four digits; in English "31 Dec 2025
 * (Wed)"; "" for DAY_NONE. */
void day_print_korean(day_number day, char out[DAY_TEXT * 2]);
/* A day in words. Of the PATTERN, marked by D_ so that a language may have other parts in another order, {Y} is the year, {y} its
 * short form ('25; other centuries with four digits), {m} the month's number, {b} its name, {d} the day of the month, {w} the
 * name of the day of the week, {q} the quarter's number, {h} the half-year. */
void day_print_as(struct civil_day day, const char *pattern, char *out, size_t size);
/* "D-11", "D-Day", "D+12" of the days left until a day; D-day counts by the last day of a period. */
void day_print_left(int days_left, char out[DAY_TEXT]);

#endif
