/* Reading one end of a typed date, left to right. A function that returns false has read nothing. */
#ifndef MODEL_DATE_READER_H
#define MODEL_DATE_READER_H

#include "span.h"

/* What one end of a date says. A period of several months or days is the pair of its first and its last. */
struct point {
	struct period begin, end;
	bool uncertain;
};

struct reader {
	const char *at, *furthest; /* FURTHEST: where reading could not go on */
	day_number today;
	struct period context;    /* gives the year, month or day's month that is left out: today, later the left side */
	enum date_precision left; /* of the left side; PRECISION_NONE while that is read */
	bool dashed;              /* the left side has dashes of its own, so that a further one joins nothing */
	bool year_inferred;       /* a year was left out and taken from TODAY */
	bool short_year;          /* a year of two digits without its apostrophe: 10년 */
	day_number wrong_weekday; /* a day beside which another day of the week stands, … */
	const char *weekday_at;   /* … here */
};

struct word_offset {
	const char *word;
	int offset;
};

bool reader_take(struct reader *reader, const char *word);
bool reader_take_word(struct reader *reader, const struct word_offset *words, size_t count, int *offset);
#define TAKE_WORD(reader, words, offset) reader_take_word(reader, words, sizeof(words) / sizeof((words)[0]), offset)
/* A number of one to MOST digits that no further digit follows; -1 if there is none. */
int reader_take_number(struct reader *reader, int most, int *digits);
bool reader_is_digit(char c);

bool point_of_period(struct point *point, struct period period);
bool point_of_days(struct point *point, day_number first, day_number last); /* false outside the years 1 to 9999 */
bool point_of_months(struct point *point, int since_year_0, int count);     /* the same */

/* What may stand behind a month: 말, 말일, 상순, 중순, 하순; then it is no whole month any more. */
bool reader_take_part_of_month(struct reader *reader, struct period month, struct point *point);
/* What may stand behind a year: 상반기, 3분기말, 연말, 12월, 12. …; else the year itself. */
bool reader_take_within_year(struct reader *reader, int year, struct point *point);
/* 내일, 다음 주 월요일, 이달 말, 2주 뒤, 이번 분기 … */
bool reader_take_relative(struct reader *reader, struct point *point);
/* Any end of a date with what belongs to it: its day of the week, 중, 예정, (잠정). */
bool reader_take_point(struct reader *reader, struct point *point);

#endif
