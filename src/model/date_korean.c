/* Dates as people type them.
 *
 *   typed = [point] ["~" | "부터" | "-"] [point] ["까지"] ["(잠정)" | "잠정"] ;  point = day | month | quarter | half | year
 *
 * read without its blanks. What the right side of a range leaves out, the left side gives. */
#include <string.h>
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "phrase.h"
#include "span.h"

enum { TYPED_TEXT = 96 };

/* A period of several months is the pair of its first and its last. */
struct point {
	struct period begin, end;
};

struct reader {
	const char *at;
	day_number today;
	struct period context;    /* gives the year, month or day's month that is left out: today, later the left side */
	enum date_precision left; /* of the left side; PRECISION_NONE while that is read */
	day_number wrong_weekday; /* a day beside which another day of the week stands */
};

struct word_offset {
	const char *word;
	int offset;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool take(struct reader *reader, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(reader->at, word, length) != 0)
		return false;
	reader->at += length;
	return true;
}

static bool take_word(struct reader *reader, const struct word_offset *words, size_t count, int *offset)
{
	for (size_t i = 0; i < count; i++)
		if (take(reader, words[i].word)) {
			*offset = words[i].offset;
			return true;
		}
	return false;
}

#define TAKE_WORD(reader, words, offset) take_word(reader, words, sizeof(words) / sizeof((words)[0]), offset)

/* A number of one to MOST digits that no further digit follows; -1 if there is none. */
static int take_number(struct reader *reader, int most, int *digits)
{
	const char *at = reader->at;
	int value = 0;

	for (*digits = 0; is_digit(*at); at++) {
		if (++*digits > most)
			return -1;
		value = value * 10 + (*at - '0');
	}
	if (*digits == 0)
		return -1;
	reader->at = at;
	return value;
}

static bool one_period(struct point *point, struct period period)
{
	point->begin = point->end = period;
	return true;
}

static bool one_day(struct point *point, day_number day)
{
	if (day > day_make(9999, 12, 31))
		return false;

	struct civil_day civil = day_civil(day);

	return one_period(point, (struct period){civil.year, civil.month, civil.day});
}

static bool months(struct point *point, int year, int first, int last)
{
	point->begin = (struct period){year, first, 0};
	point->end = (struct period){year, last, 0};
	return true;
}

/* 오늘, 이번주말, +30일 */
static bool read_relative_day(struct reader *reader, struct point *point)
{
	static const struct word_offset words[] = {{"오늘", 0}, {"내일", 1}, {"모레", 2}, {"어제", -1}};
	const char *start = reader->at;
	int offset, digits;

	if (TAKE_WORD(reader, words, &offset))
		return one_day(point, reader->today + offset);
	if (take(reader, "이번주말"))
		return one_day(point, reader->today + 6 - day_of_week(reader->today));
	if (take(reader, "+")) {
		int days = take_number(reader, 4, &digits);

		if (days >= 0 && take(reader, "일"))
			return one_day(point, reader->today + days);
	}
	reader->at = start;
	return false;
}

/* 이달, 다음달말 */
static bool read_relative_month(struct reader *reader, struct point *point)
{
	static const struct word_offset words[] = {{"이달", 0}, {"이번달", 0}, {"다음달", 1}, {"지난달", -1}};
	struct civil_day today = day_civil(reader->today);
	int offset;

	if (!TAKE_WORD(reader, words, &offset))
		return false;

	int since_year_0 = today.year * 12 + today.month - 1 + offset;

	struct period month = {since_year_0 / 12, since_year_0 % 12 + 1, 0};

	return take(reader, "말") ? one_day(point, period_last(month)) : one_period(point, month);
}

/* 2025-12-31, 2025-12; but 2026-30 is a range of years, for want of a thirtieth month. */
static bool read_iso(struct reader *reader, struct point *point)
{
	struct reader ahead = *reader;
	struct period period = {0};
	int digits;

	period.year = take_number(&ahead, 4, &digits);
	if (digits != 4 || period.year <= 0 || !take(&ahead, "-"))
		return false;
	period.month = take_number(&ahead, 2, &digits);
	if (digits != 2 || period.month <= 0)
		return false;
	if (*ahead.at == '-') {
		ahead.at++;
		period.day = take_number(&ahead, 2, &digits);
		if (digits != 2 || period.day <= 0)
			return false;
	} else if (period.month > 12 && period.month > period.year % 100) {
		return false;
	}
	*reader = ahead;
	return one_period(point, period);
}

/* Whether two digits without an apostrophe, just before AHEAD, can only be a year: 30년, 25.12월, 25.12.31. */
static bool year_follows(struct reader ahead)
{
	int digits;

	if (take(&ahead, "년"))
		return true;
	if (!take(&ahead, ".") || take_number(&ahead, 2, &digits) < 0)
		return false;
	return ahead.left == PRECISION_MONTH || take(&ahead, "월") || (take(&ahead, ".") && is_digit(*ahead.at));
}

static bool read_year(struct reader *reader, int *year)
{
	static const struct word_offset words[] = {{"올해", 0}, {"내년", 1}, {"작년", -1}};
	const char *start = reader->at;
	int offset, digits;

	if (TAKE_WORD(reader, words, &offset)) {
		*year = day_civil(reader->today).year + offset;
		return true;
	}

	bool apostrophe = take(reader, "'");
	int number = take_number(reader, apostrophe ? 2 : 4, &digits);

	if (number >= 0 && (digits == 2 ? apostrophe || year_follows(*reader) : digits == 4 && number > 0)) {
		*year = digits == 2 ? 2000 + number : number;
		if (!take(reader, "년"))
			take(reader, ".");
		return true;
	}
	reader->at = start;
	return false;
}

/* 상반기, 3분기말, 3/4분기 */
static bool read_part_of_year(struct reader *reader, int year, struct point *point)
{
	static const struct word_offset halves[] = {{"상반기", 1}, {"하반기", 7}};
	const char *start = reader->at;
	int first, length = 6, digits;

	if (!TAKE_WORD(reader, halves, &first)) {
		int quarter = take_number(reader, 1, &digits);

		length = 3;
		first = quarter * 3 - 2;
		if (quarter < 1 || quarter > 4 || !(take(reader, "분기") || take(reader, "/4분기"))) {
			reader->at = start;
			return false;
		}
	}

	int last = first + length - 1;

	return months(point, year, take(reader, "말") ? last : first, last);
}

/* The (수) of 12.31.(수): read, and compared with the day. */
static void read_weekday(struct reader *reader, struct period day)
{
	static const char *const names[] = {"(월)", "(화)", "(수)", "(목)", "(금)", "(토)", "(일)"};
	day_number number = period_first(day);

	for (int i = 0; i < 7; i++)
		if (take(reader, names[i]) && number != DAY_NONE && day_of_week(number) != i)
			reader->wrong_weekday = number;
}

/* 12월, 12월말, 12월 31일, 12.31.; after a stated year also 12, 12. */
static bool read_month(struct reader *reader, int year, bool year_stated, struct point *point)
{
	const char *start = reader->at;
	int digits, month = take_number(reader, 2, &digits);
	bool named = month > 0 && take(reader, "월"), dotted = month > 0 && !named && take(reader, ".");
	struct period period = {year, month, 0};

	if ((named || dotted) && is_digit(*reader->at)) {
		period.day = take_number(reader, 2, &digits);
		if (period.day <= 0) {
			reader->at = start;
			return false;
		}
		if (!take(reader, "일"))
			take(reader, ".");
		read_weekday(reader, period);
		return one_period(point, period);
	}
	if (month > 0 && (named || year_stated)) {
		if (period_last(period) != DAY_NONE && take(reader, "말"))
			return one_day(point, period_last(period));
		return one_period(point, period);
	}
	reader->at = start;
	return false;
}

/* 2026~30, '25.11~12, 8.1~15.: a number that means what the left side ends with. */
static bool read_bare_number(struct reader *reader, struct point *point)
{
	int digits, number = take_number(reader, 2, &digits);
	struct period period = reader->context;

	if (number <= 0 || reader->left == PRECISION_NONE || (reader->left == PRECISION_YEAR && digits != 2))
		return false;
	if (reader->left == PRECISION_YEAR)
		period = (struct period){2000 + number, 0, 0};
	else if (reader->left == PRECISION_MONTH)
		period = (struct period){period.year, number, 0};
	else
		period.day = number;
	if (reader->left != PRECISION_DAY || !take(reader, "일"))
		take(reader, ".");
	if (reader->left == PRECISION_DAY)
		read_weekday(reader, period);
	return one_period(point, period);
}

static bool read_within_year(struct reader *reader, int year, struct point *point)
{
	if (read_part_of_year(reader, year, point) || read_month(reader, year, true, point))
		return true;
	if (take(reader, "말") || take(reader, "연말"))
		return months(point, year, 12, 12);
	return one_period(point, (struct period){year, 0, 0});
}

static bool read_point(struct reader *reader, struct point *point)
{
	int year;
	bool read = read_relative_day(reader, point) || read_relative_month(reader, point) || read_iso(reader, point);

	if (!read && read_year(reader, &year))
		read = read_within_year(reader, year, point);
	if (!read)
		read = read_part_of_year(reader, reader->context.year, point) ||
		       read_month(reader, reader->context.year, false, point) || read_bare_number(reader, point);
	if (read && point->begin.day == 0)
		take(reader, "중");
	return read;
}

static bool read_span(struct reader *reader, struct span *out)
{
	struct point left = {0}, right = {0};

	if (*reader->at != '~') {
		if (!read_point(reader, &left))
			return false;
		reader->context = left.end;
		reader->left = period_precision(left.end);
	}

	bool joined = take(reader, "~") || take(reader, "부터") || (reader->left == PRECISION_YEAR && take(reader, "-"));

	if (joined && *reader->at && !read_point(reader, &right))
		return false;

	*out = (struct span){.from = left.begin, .to = joined ? right.end : left.end};
	if (take(reader, "까지") && !joined)
		out->from = (struct period){0};
	return *reader->at == '\0' && (out->from.year || out->to.year);
}

static bool read_recurrence(const char *text, struct span *out)
{
	static const struct {
		const char *word;
		enum date_recurrence recurrence;
	} words[] = {{"매월", RECURRENCE_MONTHLY},
		     {"매년", RECURRENCE_YEARLY},
		     {"주기적으로", RECURRENCE_UNSTATED},
		     {"필요시", RECURRENCE_UNSTATED},
		     {"주기미정", RECURRENCE_UNSTATED}};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(text, words[i].word) == 0) {
			*out = (struct span){.recurrence = words[i].recurrence};
			return true;
		}
	return false;
}

/* Copy TEXT with one spelling for each sign and without blanks. False if it is too long, or if a blank parts two numbers. */
static bool squeeze(const char *text, char out[TYPED_TEXT])
{
	static const struct {
		const char *typed, *plain;
	} signs[] = {{"‘", "'"}, {"’", "'"}, {"～", "~"}, {"∼", "~"}, {"〜", "~"}, {"\u3000", ""}, {" ", ""}, {"\t", ""}};
	bool blank = false;

	out[0] = '\0';
	for (const char *at = text; *at;) {
		char one[] = {*at, '\0'};
		const char *plain = one;
		size_t size = 1, length = strlen(out);

		for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
			if (strncmp(at, signs[i].typed, strlen(signs[i].typed)) == 0) {
				plain = signs[i].plain;
				size = strlen(signs[i].typed);
			}
		if (length + strlen(plain) >= TYPED_TEXT || (blank && is_digit(*plain) && is_digit(out[length - 1])))
			return false;
		blank = !*plain && length > 0;
		memcpy(out + length, plain, strlen(plain) + 1);
		at += size;
	}
	return true;
}

/* Cut off a mark that the date is provisional. */
static bool cut_provisional(char *text)
{
	static const char *const marks[] = {"(잠정)", "잠정"};
	size_t length = strlen(text);

	for (size_t i = 0; i < 2; i++) {
		size_t mark = strlen(marks[i]);

		if (length > mark && strcmp(text + length - mark, marks[i]) == 0) {
			text[length - mark] = '\0';
			return true;
		}
	}
	return false;
}

/* A stored form counts only if its days exist, as 2026-30 is none but a range of years. */
static bool read_any(struct reader *reader, bool provisional, struct span *out)
{
	struct period wrong;
	struct span typed;
	bool read = read_recurrence(reader->at, out) || span_read(reader->at, strlen(reader->at), out);

	if ((!read || span_check(out, &wrong) != SPAN_SOUND) && read_span(reader, &typed)) {
		*out = typed;
		read = true;
	}
	if (provisional && out->to.year)
		out->to_uncertain = true;
	if (provisional && (!out->to.year || span_is_single(out)))
		out->from_uncertain = true;
	return read && !(provisional && out->recurrence != RECURRENCE_NONE);
}

static bool refuse(struct error *error, const char *text, enum span_fault fault, struct period wrong)
{
	char quote[PHRASE_QUOTE];

	phrase_quote(quote, text, strlen(text));
	switch (fault) {
	case SPAN_NO_SUCH_MONTH:
		return error_set(error, ERROR_USAGE, _("‘%s’에서 %d월은 없는 달입니다."), quote, wrong.month);
	case SPAN_NO_SUCH_DAY:
		return error_set(error, ERROR_USAGE, _("‘%s’에서 %d년 %d월 %d일은 없는 날입니다."), quote, wrong.year,
				 wrong.month, wrong.day);
	case SPAN_REVERSED:
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 끝이 시작보다 빠릅니다."), quote);
	default:
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 날짜가 아닙니다. 예: 2025-12, '25. 12월, 8.31."), quote);
	}
}

static bool refuse_weekday(struct error *error, const char *text, day_number day)
{
	char quote[PHRASE_QUOTE], right[DAY_TEXT * 2];

	phrase_quote(quote, text, strlen(text));
	day_print_korean(day, right);
	return error_set(error, ERROR_USAGE, _("‘%s’의 요일이 다릅니다. 맞는 요일: %s."), quote, right);
}

bool date_parse(const char *text, day_number today, char stored[DATE_TEXT], struct date *out, struct error *error)
{
	char typed[TYPED_TEXT];
	struct civil_day civil = day_civil(today);
	struct reader reader = {.at = typed, .today = today, .context = {civil.year, civil.month, 0}, .wrong_weekday = DAY_NONE};
	struct span span = {0};
	struct period wrong = {0};

	if (!squeeze(text, typed))
		return refuse(error, text, SPAN_SOUND, wrong);
	if (typed[0]) {
		bool provisional = cut_provisional(typed);

		if (!read_any(&reader, provisional, &span))
			return refuse(error, text, SPAN_SOUND, wrong);

		enum span_fault fault = span_check(&span, &wrong);

		if (fault != SPAN_SOUND)
			return refuse(error, text, fault, wrong);
		if (reader.wrong_weekday != DAY_NONE)
			return refuse_weekday(error, text, reader.wrong_weekday);
	}
	span_print(&span, stored);
	*out = span_date(&span);
	return true;
}
