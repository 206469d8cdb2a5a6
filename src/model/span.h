/* A stated date taken apart: the two periods of its stored form (model/date.h). */
#ifndef MODEL_SPAN_H
#define MODEL_SPAN_H

#include "gwagi/model/date.h"

/* A day, a month (day 0) or a year (month 0 too); year 0: there is none, this end is open. */
struct period {
	int year, month, day;
};

struct span {
	struct period from, to; /* the same twice: a single period */
	bool from_uncertain, to_uncertain;
	enum date_recurrence recurrence; /* then both ends are open */
};

enum span_fault { SPAN_SOUND, SPAN_NO_SUCH_MONTH, SPAN_NO_SUCH_DAY, SPAN_REVERSED };

enum date_precision period_precision(struct period period);
day_number period_first(struct period period); /* DAY_NONE if it is open or there is no such period */
day_number period_last(struct period period);

/* Take a stored form apart. False if TEXT has not the form of one; whether its days exist says span_check(). */
bool span_read(const char *text, size_t length, struct span *out);
/* What is wrong; *WRONG is then the period that does not exist. */
enum span_fault span_check(const struct span *span, struct period *wrong);
bool span_is_single(const struct span *span); /* one period, not two ends */
void span_print(const struct span *span, char stored[DATE_TEXT]);
struct date span_date(const struct span *span);
/* The span that DATE was made from. */
struct span span_of_date(const struct date *date);

#endif
