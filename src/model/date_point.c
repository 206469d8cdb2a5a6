/* One end of a typed date. What it leaves out, the context gives: today, or the left side of a range. */
#include <string.h>
#include "date_reader.h"

bool reader_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void advance(struct reader *reader, const char *at)
{
	reader->at = at;
	if (at > reader->furthest)
		reader->furthest = at;
}

bool reader_take(struct reader *reader, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(reader->at, word, length) != 0)
		return false;
	advance(reader, reader->at + length);
	return true;
}

bool reader_take_word(struct reader *reader, const struct word_offset *words, size_t count, int *offset)
{
	for (size_t i = 0; i < count; i++)
		if (reader_take(reader, words[i].word)) {
			*offset = words[i].offset;
			return true;
		}
	return false;
}

int reader_take_number(struct reader *reader, int most, int *digits)
{
	const char *at = reader->at;
	int value = 0;

	for (*digits = 0; reader_is_digit(*at); at++) {
		if (++*digits > most)
			return -1;
		value = value * 10 + (*at - '0');
	}
	if (*digits == 0)
		return -1;
	reader->at = at; /* not yet understood: the word behind it says what the number is */
	return value;
}

bool point_of_period(struct point *point, struct period period)
{
	point->begin = point->end = period;
	return true;
}

bool point_of_days(struct point *point, day_number first, day_number last)
{
	if (first < day_make(1, 1, 1) || last > day_make(9999, 12, 31))
		return false;

	struct civil_day begin = day_civil(first), end = day_civil(last);

	point->begin = (struct period){begin.year, begin.month, begin.day};
	point->end = (struct period){end.year, end.month, end.day};
	return true;
}

bool point_of_months(struct point *point, int since_year_0, int count)
{
	int last = since_year_0 + count - 1;

	if (since_year_0 < 12 || last / 12 > 9999)
		return false;
	point->begin = (struct period){since_year_0 / 12, since_year_0 % 12 + 1, 0};
	point->end = (struct period){last / 12, last % 12 + 1, 0};
	return true;
}

bool reader_take_part_of_month(struct reader *reader, struct period month, struct point *point)
{
	static const struct word_offset parts[] = {{"말일", 0}, {"말", 0}, {"상순", 1}, {"초순", 1}, {"중순", 11}, {"하순", 21}};
	struct reader ahead = *reader;
	day_number last = period_last(month);
	int day;

	if (last == DAY_NONE || !TAKE_WORD(&ahead, parts, &day))
		return false;

	day_number first = day ? period_first(month) + day - 1 : last;

	*reader = ahead;
	return point_of_days(point, first, day == 1 || day == 11 ? first + 9 : last);
}

/* 2025-12-31, 2025-12; but 2026-30 is a range of years, for want of a thirtieth month. 2025/12/31 is a day too. */
static bool take_iso(struct reader *reader, struct point *point)
{
	struct reader ahead = *reader;
	struct period period = {0};
	int digits;

	period.year = reader_take_number(&ahead, 4, &digits);

	const char *sign = *ahead.at == '/' ? "/" : "-";
	int most = *sign == '/' ? 1 : 2; /* digits that a month and a day must have at least */

	if (digits != 4 || period.year <= 0 || !reader_take(&ahead, sign))
		return false;
	period.month = reader_take_number(&ahead, 2, &digits);
	if (digits < most || period.month <= 0)
		return false;
	if (reader_take(&ahead, sign)) {
		period.day = reader_take_number(&ahead, 2, &digits);
		if (digits < most || period.day <= 0)
			return false;
	} else if (*sign == '/' || (period.month > 12 && period.month > period.year % 100)) {
		return false;
	}
	advance(&ahead, ahead.at);
	ahead.dashed = true;
	*reader = ahead;
	return point_of_period(point, period);
}

/* Whether two digits without an apostrophe, just before AHEAD, can only be a year: 30년, 25.12월, 25.12.31, 26.1분기. */
static bool year_follows(struct reader ahead)
{
	int digits;

	if (reader_take(&ahead, "년"))
		return true;
	if (!reader_take(&ahead, "."))
		return false;
	if (reader_take(&ahead, "상반기") || reader_take(&ahead, "하반기"))
		return true;
	if (reader_take_number(&ahead, 2, &digits) < 0)
		return false;
	return ahead.left == PRECISION_MONTH || reader_take(&ahead, "월") || reader_take(&ahead, "분기") ||
	       reader_take(&ahead, "/4분기") || (reader_take(&ahead, ".") && reader_is_digit(*ahead.at));
}

/* 올해, 내년도; the 연 of 연말 and 연내 too. */
static bool take_relative_year(struct reader *reader, int *year)
{
	static const struct word_offset words[] = {{"올해", 0},  {"금년", 0},    {"올", 0},    {"내년", 1},   {"후년", 2},
						   {"작년", -1}, {"지난해", -1}, {"전년", -1}, {"재작년", -2}};
	static const char *const this_year[] = {"연말", "연내"};
	int offset;

	*year = day_civil(reader->today).year;
	for (size_t i = 0; i < sizeof(this_year) / sizeof(this_year[0]); i++)
		if (strncmp(reader->at, this_year[i], strlen(this_year[i])) == 0)
			return reader_take(reader, "연");
	if (!TAKE_WORD(reader, words, &offset))
		return false;
	*year += offset;
	reader_take(reader, "도");
	return true;
}

static bool take_year(struct reader *reader, int *year)
{
	struct reader ahead = *reader;
	int digits;

	if (take_relative_year(reader, year))
		return true;

	bool apostrophe = reader_take(&ahead, "'");
	int number = reader_take_number(&ahead, apostrophe ? 2 : 4, &digits);

	if (number < 0 || (digits == 2 ? !apostrophe && !year_follows(ahead) : digits != 4 || number == 0))
		return false;
	*year = digits == 2 ? 2000 + number : number;
	ahead.short_year = digits == 2 && !apostrophe;
	advance(&ahead, ahead.at);
	if (reader_take(&ahead, "년"))
		reader_take(&ahead, "도");
	else if (!reader_take(&ahead, ".") && digits == 4)
		reader_take(&ahead, "·");
	*reader = ahead;
	return true;
}

/* Whether what stands behind the ~ says what the number before it counts: 1~2분기, 11~12월. */
static bool named_by_right_side(struct reader ahead, const char *name)
{
	int digits;

	return (reader_take(&ahead, "~") || reader_take(&ahead, "-")) && reader_take_number(&ahead, 2, &digits) > 0 &&
	       reader_take(&ahead, name) && !reader_is_digit(*ahead.at);
}

/* 상반기, 3분기말, 3/4분기, 1Q; the 1 of 1~2분기 */
static bool take_part_of_year(struct reader *reader, int year, struct point *point)
{
	static const struct word_offset halves[] = {{"상반기", 0}, {"하반기", 6}};
	struct reader ahead = *reader;
	int first, length = 6, digits;

	if (!TAKE_WORD(&ahead, halves, &first)) {
		reader_take(&ahead, " ");

		int quarter = reader_take_number(&ahead, 1, &digits);

		length = 3;
		first = (quarter - 1) * 3;
		if (quarter < 1 || quarter > 4 ||
		    !(reader_take(&ahead, "분기") || reader_take(&ahead, "/4분기") || reader_take(&ahead, "사분기") ||
		      reader_take(&ahead, "Q") || named_by_right_side(ahead, "분기")))
			return false;
	}
	*reader = ahead;
	if (reader_take(reader, "말"))
		return point_of_months(point, year * 12 + first + length - 1, 1);
	return point_of_months(point, year * 12 + first, length);
}

/* 12월, 12월말, 12월 31일, 12.31., 8·31 (but 11·12월 are two months); after a stated year also 12, 12.; the 11 of 11~12월 */
static bool take_month(struct reader *reader, int year, bool year_stated, struct point *point)
{
	struct reader ahead = *reader;
	int digits, month = reader_take_number(&ahead, 2, &digits);
	struct period period = {year, month, 0};

	if (month <= 0)
		return false;

	bool named = reader_take(&ahead, "월");
	bool dotted = !named && (reader_take(&ahead, ".") || reader_take(&ahead, "·"));

	if ((named || dotted) && reader_is_digit(*ahead.at)) {
		period.day = reader_take_number(&ahead, 2, &digits);
		if (period.day <= 0)
			return false;
		advance(&ahead, ahead.at);
		if (!reader_take(&ahead, "일"))
			reader_take(&ahead, ".");
	} else if (!named && !year_stated && !named_by_right_side(ahead, "월")) {
		return false;
	}
	advance(&ahead, ahead.at);
	*reader = ahead;
	return (period.day == 0 && reader_take_part_of_month(reader, period, point)) || point_of_period(point, period);
}

/* 2026~30, '25.11~12, 8.1~15.: a number that means what the left side ends with. */
static bool take_bare_number(struct reader *reader, struct point *point)
{
	struct reader ahead = *reader;
	int digits, number = reader_take_number(&ahead, 2, &digits);
	struct period period = reader->context;

	if (number <= 0 || reader->left == PRECISION_NONE || (reader->left == PRECISION_YEAR && digits != 2))
		return false;
	if (reader->left == PRECISION_YEAR)
		period = (struct period){2000 + number, 0, 0};
	else if (reader->left == PRECISION_MONTH)
		period = (struct period){period.year, number, 0};
	else
		period.day = number;
	if (reader->left != PRECISION_DAY || !reader_take(&ahead, "일"))
		reader_take(&ahead, ".");
	advance(&ahead, ahead.at);
	*reader = ahead;
	return point_of_period(point, period);
}

bool reader_take_within_year(struct reader *reader, int year, struct point *point)
{
	if (take_part_of_year(reader, year, point) || take_month(reader, year, true, point))
		return true;
	if (reader_take(reader, "말") || reader_take(reader, "연말"))
		return point_of_months(point, year * 12 + 11, 1);
	return point_of_period(point, (struct period){year, 0, 0});
}

/* Without a year: that of the context; 지난 11월 7일 is the last one that is over, 오는 12월 5일 the next to come. */
static bool take_without_year(struct reader *reader, struct point *point)
{
	struct reader ahead = *reader;
	bool past = reader_take(&ahead, "지난"), coming = !past && reader_take(&ahead, "오는");

	if (!take_part_of_year(&ahead, ahead.context.year, point) && !take_month(&ahead, ahead.context.year, false, point))
		return false;
	if (past && period_last(point->end) >= ahead.today)
		point->begin.year = --point->end.year;
	if (coming && period_first(point->begin) <= ahead.today)
		point->begin.year = ++point->end.year;
	ahead.year_inferred |= ahead.left == PRECISION_NONE;
	*reader = ahead;
	return true;
}

/* The (수), (수요일) or 수요일 beside a day: read, and compared with it. */
static void take_weekday(struct reader *reader, struct period day)
{
	static const struct word_offset names[] = {{"월", 0}, {"화", 1}, {"수", 2}, {"목", 3}, {"금", 4}, {"토", 5}, {"일", 6}};
	struct reader ahead = *reader;
	day_number number = period_first(day);
	bool bracket = reader_take(&ahead, "(");
	int weekday;

	if (!TAKE_WORD(&ahead, names, &weekday) || (!reader_take(&ahead, "요일") && !bracket) ||
	    (bracket && !reader_take(&ahead, ")")))
		return;
	reader_take(&ahead, ".");
	if (number != DAY_NONE && day_of_week(number) != weekday) {
		ahead.wrong_weekday = number;
		ahead.weekday_at = reader->at;
	}
	*reader = ahead;
}

static bool take_any(struct reader *reader, struct point *point)
{
	int year;

	if (reader_take_relative(reader, point) || take_iso(reader, point))
		return true;
	if (take_year(reader, &year))
		return reader_take_within_year(reader, year, point);
	return take_without_year(reader, point) || take_bare_number(reader, point);
}

bool reader_take_point(struct reader *reader, struct point *point)
{
	point->uncertain = reader_take(reader, "(잠정)") || reader_take(reader, "잠정");
	if (!take_any(reader, point))
		return false;

	bool one_day = point->begin.day != 0 && period_first(point->begin) == period_first(point->end);

	if (one_day)
		take_weekday(reader, point->begin);
	else
		reader_take(reader, "중");
	if (!reader_take(reader, "(예정)"))
		reader_take(reader, "예정");
	point->uncertain |= reader_take(reader, "(잠정)") || reader_take(reader, "잠정");
	return true;
}
