/* Days, weeks, months and quarters told from today. */
#include "date_reader.h"

/* 오늘, 내일, 글피 */
static bool take_day(struct reader *reader, struct point *point)
{
	static const struct word_offset words[] = {
		{"오늘", 0}, {"금일", 0}, {"내일모레", 2}, {"내일", 1},    {"명일", 1},
		{"모레", 2}, {"글피", 3}, {"어제", -1},    {"그저께", -2}, {"그제", -2},
	};
	int offset;

	return TAKE_WORD(reader, words, &offset) && point_of_days(point, reader->today + offset, reader->today + offset);
}

/* 이번 주, 다음 주 월요일, 이번 주말: a week begins on Monday. */
static bool take_week(struct reader *reader, struct point *point)
{
	static const struct word_offset weeks[] = {{"이번주", 0}, {"금주", 0}, {"다다음주", 2}, {"다음주", 1},
						   {"내주", 1},   {"차주", 1}, {"지난주", -1},  {"지지난주", -2}};
	static const struct word_offset days[] = {{"월요일", 0}, {"화요일", 1}, {"수요일", 2}, {"목요일", 3},
						  {"금요일", 4}, {"토요일", 5}, {"일요일", 6}, {"말", 6}};
	day_number monday = reader->today - day_of_week(reader->today);
	int week, day;

	if (reader_take(reader, "주말"))
		return point_of_days(point, monday + 6, monday + 6);
	if (!TAKE_WORD(reader, weeks, &week))
		return false;
	monday += 7 * week;
	if (TAKE_WORD(reader, days, &day))
		return point_of_days(point, monday + day, monday + day);
	return point_of_days(point, monday, monday + 6);
}

/* 이달, 다음달 말, 다음 달 10일, 월말 */
static bool take_month(struct reader *reader, struct point *point)
{
	static const struct word_offset words[] = {
		{"이달", 0}, {"이번달", 0}, {"금월", 0},     {"당월", 0},    {"다음달", 1},
		{"내달", 1}, {"익월", 1},   {"다다음달", 2}, {"지난달", -1}, {"전월", -1},
	};
	struct civil_day today = day_civil(reader->today);
	int offset = 0, digits;

	if (reader_take(reader, "월말"))
		return point_of_days(point, day_month_end(today.year, today.month), day_month_end(today.year, today.month));
	if (!TAKE_WORD(reader, words, &offset) || !point_of_months(point, today.year * 12 + today.month - 1 + offset, 1))
		return false;

	struct reader ahead = *reader;
	int day = reader_take_number(&ahead, 2, &digits);

	if (day > 0 && reader_take(&ahead, "일")) {
		*reader = ahead;
		point->begin.day = point->end.day = day;
	} else {
		reader_take_part_of_month(reader, point->begin, point);
	}
	return true;
}

/* 이번 분기, 다음 반기 말, 분기말 */
static bool take_part_of_year(struct reader *reader, struct point *point)
{
	static const struct word_offset relations[] = {{"이번", 0}, {"금", 0}, {"다음", 1}, {"지난", -1}};
	static const struct word_offset parts[] = {{"분기", 3}, {"반기", 6}};
	struct civil_day today = day_civil(reader->today);
	int offset = 0, length;
	bool related = TAKE_WORD(reader, relations, &offset);

	if (!TAKE_WORD(reader, parts, &length))
		return false;

	int first = ((today.year * 12 + today.month - 1) / length + offset) * length;

	if (reader_take(reader, "말"))
		return point_of_months(point, first + length - 1, 1);
	return related && point_of_months(point, first, length);
}

/* The same day COUNT months on, or the last one of a shorter month. */
static day_number months_on(day_number day, int count)
{
	struct civil_day civil = day_civil(day);
	int since_year_0 = civil.year * 12 + civil.month - 1 + count;
	int year = since_year_0 / 12, month = since_year_0 % 12 + 1;

	if (since_year_0 < 12)
		return DAY_NONE;

	day_number same = day_make(year, month, civil.day);

	return same != DAY_NONE ? same : day_month_end(year, month);
}

/* +30일, 2주 뒤, 3개월 전, 30일 이내 */
static bool take_count(struct reader *reader, struct point *point)
{
	static const struct word_offset units[] = {{"일", 1}, {"주일", 7}, {"주", 7}, {"개월", 0}, {"달", 0}};
	static const struct word_offset directions[] = {{"뒤", 1}, {"후", 1}, {"전", -1}};
	bool plus = reader_take(reader, "+");
	int digits, days, direction = 1, count = reader_take_number(reader, 4, &digits);

	if (count < 0 || !TAKE_WORD(reader, units, &days))
		return false;

	struct reader ahead = *reader;

	if (!plus && !TAKE_WORD(reader, directions, &direction) && !reader_take(&ahead, "이내"))
		return false;
	count *= direction;

	day_number day = days ? reader->today + count * days : months_on(reader->today, count);

	return point_of_days(point, day, day);
}

static bool take_one(struct reader *reader, bool (*take)(struct reader *, struct point *), struct point *point)
{
	struct reader ahead = *reader;

	if (!take(&ahead, point))
		return false;
	*reader = ahead;
	return true;
}

bool reader_take_relative(struct reader *reader, struct point *point)
{
	return take_one(reader, take_day, point) || take_one(reader, take_week, point) || take_one(reader, take_month, point) ||
	       take_one(reader, take_part_of_year, point) || take_one(reader, take_count, point);
}
