/* The periods of a recurring commitment: weeks (ISO 8601, Monday to Sunday), months, quarters, half-years, years. Each
 * occurrence is judged by judge() with its period as the date. */
#ifndef GWAGI_MODEL_RECURRENCE_H
#define GWAGI_MODEL_RECURRENCE_H

#include "gwagi/model/date.h"

struct recurrence_period {
	enum date_recurrence recurrence; /* RECURRENCE_WEEKLY … RECURRENCE_YEARLY */
	int year;                        /* of a week the year of its Thursday */
	int number;                      /* of the period in its year, from 1 */
	day_number first, last;
};

/* The period in which DAY lies. False, and OUT left alone, if the recurrence has no periods (none, unstated) or the period
 * leaves the years 1 to 9999. */
bool recurrence_at(enum date_recurrence recurrence, day_number day, struct recurrence_period *out);
bool recurrence_next(const struct recurrence_period *period, struct recurrence_period *out);

enum { RECURRENCE_LABEL = 16 };
/* 2026-01 (month), 2026-Q1, 2026-H1, 2026-W05, 2026 (year). */
void recurrence_label(const struct recurrence_period *period, char out[RECURRENCE_LABEL]);
/* False, with the reason, for a text that is no such label or names a period that is not there (2026-W53 is, 2025-W53 is not). */
bool recurrence_find(const char *label, struct recurrence_period *out, struct error *error);
/* The period as a date that is stored: 2026-01, 2026-01/2026-03, 2026-01/2026-06, 2026-01-26/2026-02-01, 2026. */
void recurrence_date(const struct recurrence_period *period, char stored[DATE_TEXT], struct date *out);

#endif
