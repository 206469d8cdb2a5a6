/* Dates as decisions state them: a day, a month, a year, a period with open ends, a recurrence.
 *
 * Stored as text: EDTF level 1 (ISO 8601-2) in the forms 2025-12-31, 2025-12, 2025, each with an optional ? for a
 * provisional one, A/B, A/.. and ../B; or an ISO 8601 recurrence R/P1W (매주), R/P1M (매월), R/P3M (매분기), R/P6M (매반기),
 * R/P1Y (매년), R (no stated period). The empty text is "no date". The words printed beside a date in the source (까지, 중,
 * 잠정 …) are kept apart from it, as a qualifier. Two-digit years are 2000 and later. The ~ and % of EDTF (about) are refused,
 * as Korean papers write 2026~ for "from 2026"; so are its unspecified digits, seasons and times of day. */
#ifndef GWAGI_MODEL_DATE_H
#define GWAGI_MODEL_DATE_H

#include "gwagi/model/day.h"
#include "gwagi/model/error.h"

enum { DATE_TEXT = 32 }; /* bytes of the longest stored form, with the NUL */

enum date_precision { PRECISION_NONE, PRECISION_DAY, PRECISION_MONTH, PRECISION_YEAR };
enum date_recurrence {
	RECURRENCE_NONE,
	RECURRENCE_WEEKLY,
	RECURRENCE_MONTHLY,
	RECURRENCE_QUARTERLY,
	RECURRENCE_HALF_YEARLY,
	RECURRENCE_YEARLY,
	RECURRENCE_UNSTATED
};

struct date {
	day_number first;      /* first day of the period; DAY_NONE if open or absent */
	day_number start_last; /* last day of the period in which it begins (2025-12/.. gives 2025-12-31), even if after `last` */
	day_number last;       /* last day of the period: a thing is late only after it; DAY_NONE if open or absent */
	enum date_precision precision; /* of the end if there is one, else of the start */
	enum date_recurrence recurrence;
	bool start_uncertain, end_uncertain; /* provisional: the ? of EDTF; the same for a single period */
	bool year_inferred;                  /* date_parse() took the year from today, for want of one: 8.31 */
};

/* Read a stored form of LENGTH bytes. False, with a sentence and OUT left alone, if it is none or an end lies before its start.
 */
bool date_parse_stored(const char *text, size_t length, struct date *out, struct error *error);

/* Read what a person types: every stored form, and the Korean ones:
 *   days       2025. 12. 31.(수), 2025년 12월 31일 수요일, 2025/12/31, 8.31, 8·31, 8월 31일, 지난 11월 7일, 오는 12월 5일
 *   months     2025년 12월, '25. 12월, '25.12., 12월 중, 12월말, 말일, 상순, 중순, 하순
 *   years      2026년, '26년도, 2026년 말, 올 연말, 연내
 *   parts      '26년 1분기, 3/4분기, '26.1Q, 3분기말, 상반기, 하반기, 이번 분기, 분기말, 반기말
 *   ranges     ~'30년, '28년까지, '25.12~, 2027년부터, 2026년 이후, '25.11~'26.4., 2026~30, 2026-30, 8.1~15, 11~12월, 1~2분기
 *   from today 오늘, 내일, 모레, 글피, 어제, 그제, 이번 주, 이번 주말, 다음 주 월요일, 이달, 이달말, 월말, 다음 달 10일, 지난달,
 * 올해, 내년 상반기, 작년, +30일, 2주 뒤, 3개월 전, 30일 이내 repeated   매주, 매월, 매분기, 매반기, 매년, 주기적으로, 수시,
 * 필요시 All spellings of the apostrophe, tilde, dash and of full-width signs are alike, and blanks do not matter. 중 and 예정
 * add nothing; 잠정 makes provisional what it stands beside. 까지, 이전, 내, 안 leave the start open, 부터, 이후 the end; all
 * include their day. 말 is the last part of what it stands behind: 2026년말 is 2026-12, 3분기말 2026-09, 12월말 2026-12-31,
 * 이번주말 the Sunday.
 *
 * And the English ones: 31 Dec 2025, Dec 2025, Q3 2026, from Dec 2025, to 2030, Nov 2025 - Apr 2026, today, next-month,
 * month-end, this-friday, monthly … (src/model/date_english.h).
 *
 * The text must be a date as a whole: '25. 13개사 is none. Refused with the reason and the character where it fails: what has no
 * certain last day (12월 초, 12월경, 12월 1주차, 내후년), what says no day at all (30일, 금요일, D-30, 미정), times, lists, 매월
 * 10일, a day that does not exist, a day of the week that is not the day's, an end before its start. The empty text is no date.
 *
 * TODAY must not be DAY_NONE. Writes the stored form to STORED and what it means to OUT. */
bool date_parse(const char *text, day_number today, char stored[DATE_TEXT], struct date *out, struct error *error);

/* The last day of what a person types to look back: a day, a month, a year, any period that ends. A day without its year is one
 * that has been: 12.31 in January is last year's. False, with a sentence, if it is no date or has no last day. */
bool date_parse_past(const char *text, day_number today, day_number *day, struct error *error);

/* The short form of Korean reports, with the precision that was stated and no other: '25.12.31., '25. 12월, ~'30년,
 * '25.11~'26.4., '25. 12월~, 매월; what is provisional with (잠정); in English 31 Dec 2025, Dec 2025, to
 * 2030. OUT has SIZE bytes; "" for no date. date_parse() reads it
 * back.
 */
void date_print_korean(const struct date *date, char *out, size_t size);

#endif
