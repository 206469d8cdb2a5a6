/* Dates as decisions state them: a day, a month, a year, a period with open ends, a recurrence.
 *
 * Stored as text: EDTF level 1 (ISO 8601-2) in the forms 2025-12-31, 2025-12, 2025, each with an optional ? for a
 * provisional one, A/B, A/.. and ../B; or an ISO 8601 recurrence R/P1M (매월), R/P1Y (매년), R (no stated period).
 * The empty text is "no date". The words printed beside a date in the source (까지, 중, 잠정 …) are kept apart from
 * it, as a qualifier. Two-digit years are 2000 and later. */
#ifndef GWAGI_MODEL_DATE_H
#define GWAGI_MODEL_DATE_H

#include "gwagi/model/day.h"
#include "gwagi/model/error.h"

enum { DATE_TEXT = 32 }; /* bytes of the longest stored form, with the NUL */

enum date_precision { PRECISION_NONE, PRECISION_DAY, PRECISION_MONTH, PRECISION_YEAR };
enum date_recurrence { RECURRENCE_NONE, RECURRENCE_MONTHLY, RECURRENCE_YEARLY, RECURRENCE_UNSTATED };

struct date {
	day_number first;      /* first day of the period; DAY_NONE if open or absent */
	day_number start_last; /* last day of the period in which it begins (2025-12/.. gives 2025-12-31), even if after `last` */
	day_number last;       /* last day of the period: a thing is late only after it; DAY_NONE if open or absent */
	enum date_precision precision; /* of the end if there is one, else of the start */
	enum date_recurrence recurrence;
	bool uncertain; /* provisional: the ? of EDTF */
};

/* Read a stored form of LENGTH bytes. False, with a sentence, if it is none or an end lies before its start. */
bool date_parse_stored(const char *text, size_t length, struct date *out, struct error *error);

/* Read what a person types: every stored form, and the Korean ones: 2025. 12. 31.(수), 2025년 12월, '25. 12월, '25.12.,
 * 8.31, 8월 31일, 12월 (no year: this year of TODAY), ~'30년, '28년까지, '25.12~, 2027년부터, '25.11~'26.4., 2026~30, 2026-30,
 * 8.1~15, '26년 1분기, 3/4분기, 3분기말, 상반기, 하반기, 오늘, 내일, 모레, 어제, 이번주말, 이달, 이달말, 다음달말, 지난달,
 * 올해말, 내년 3월, 작년, 매월, 매년, 주기적으로, 필요시, +30일. The three apostrophes ' ‘ ’ stand for the century alike; blanks
 * do not matter; 중 adds nothing; (잠정) makes it provisional, in a range its end. 말 is the last part of what it stands behind:
 * 2026년말 is 2026-12, 3분기말 2026-09, 12월말 2026-12-31, 이번주말 the Sunday. A part of a year is a range of months (1분기:
 * 2026-01/2026-03). The text must be a date as a whole: 13개사 and '25. 13개사 are none. Refused with the reason too: a day that
 * does not exist, a day of the week that is not the day's, an end before its start. The empty text is no date.
 *
 * TODAY must not be DAY_NONE. Writes the stored form to STORED and what it means to OUT. */
bool date_parse(const char *text, day_number today, char stored[DATE_TEXT], struct date *out, struct error *error);

/* The short form of Korean reports, with the precision that was stated and no other: '25.12.31., '25. 12월, ~'30년,
 * '25.11~'26.4., '25. 12월~, 매월; a provisional one with (잠정). OUT has SIZE bytes; "" for no date. date_parse() reads it back.
 */
void date_print_korean(const struct date *date, char *out, size_t size);

#endif
