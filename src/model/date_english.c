#include "date_english.h"
#include <ctype.h>
#include <string.h>
#include "phrase.h"

static const struct {
	const char *english, *korean;
} whole[] = {
	{"today", "오늘"},         {"tomorrow", "내일"},      {"yesterday", "어제"}, {"month end", "이달말"},
	{"quarter end", "분기말"}, {"year end", "연말"},      {"weekly", "매주"},    {"monthly", "매월"},
	{"quarterly", "매분기"},   {"half yearly", "매반기"}, {"yearly", "매년"},    {"at no stated interval", "수시"},
	{"this year", "올해"},     {"next year", "내년"},     {"last year", "작년"},
};
static const struct {
	const char *english, *korean;
} relations[] = {{"this ", "이번"}, {"next ", "다음"}, {"last ", "지난"}},
  parts[] = {{"week", "주"}, {"month", "달"}, {"quarter", "분기"}};
static const char *const weekdays[][2] = {{"monday", "월"}, {"tuesday", "화"},  {"wednesday", "수"}, {"thursday", "목"},
					  {"friday", "금"}, {"saturday", "토"}, {"sunday", "일"}};
static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

/* Moves *AT behind WORD, in small letters, if it begins there; a blank of it may be a hyphen. */
static bool take(const char **at, const char *word)
{
	const char *end = *at;

	for (; *word; word++, end++) {
		if (*word == ' ' ? *end != ' ' && *end != '-' : tolower((unsigned char)*end) != *word)
			return false;
	}
	*at = end;
	return true;
}

static bool is_word(const char *text, const char *word)
{
	return take(&text, word) && !*text;
}

/* next week, last quarter, this friday */
static bool read_relation(const char *at, char korean[TYPED_TEXT])
{
	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
		if (!take(&at, relations[i].english))
			continue;
		for (size_t j = 0; j < sizeof parts / sizeof *parts; j++) {
			if (!is_word(at, parts[j].english))
				continue;
			phrase_add(korean, TYPED_TEXT, "%s%s", relations[i].korean, parts[j].korean);
			return true;
		}
		for (size_t j = 0; j < sizeof weekdays / sizeof *weekdays; j++) {
			if (!is_word(at, weekdays[j][0]))
				continue;
			phrase_add(korean, TYPED_TEXT, "%s주%s요일", relations[i].korean, weekdays[j][1]);
			return true;
		}
	}
	return false;
}

static bool read_whole(const char *text, char korean[TYPED_TEXT])
{
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		if (!is_word(text, whole[i].english))
			continue;
		phrase_add(korean, TYPED_TEXT, "%s", whole[i].korean);
		return true;
	}
	return read_relation(text, korean);
}

static void skip_blanks(const char **at)
{
	*at += strspn(*at, " ");
}

/* A number of LEAST to MOST digits, 0 if there is none. */
static int take_number(const char **at, size_t least, size_t most)
{
	size_t digits = strspn(*at, "0123456789");
	int number = 0;

	if (digits < least || digits > most)
		return 0;
	while (digits--)
		number = number * 10 + (*(*at)++ - '0');
	return number;
}

/* The month whose name, short or whole, stands at *AT; 0 if none does. */
static int take_month(const char **at)
{
	static const char *const rests[] = {"uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember"};

	for (int i = 0; i < 12; i++) {
		if (!take(at, months[i]))
			continue;
		take(at, rests[i]);
		return isalpha((unsigned char)**at) ? 0 : i + 1;
	}
	return 0;
}

/* Q3 2026, 2026-Q3 */
static bool take_quarter(const char **at, char korean[TYPED_TEXT])
{
	const char *ahead = *at;
	int year = take_number(&ahead, 4, 4), quarter;

	if (!(year ? take(&ahead, " q") : take(&ahead, "q")))
		return false;
	quarter = take_number(&ahead, 1, 1);
	skip_blanks(&ahead);
	year = year ? year : take_number(&ahead, 4, 4);
	if (!quarter || !year)
		return false;
	*at = ahead;
	phrase_add(korean, TYPED_TEXT, "%04d년%d분기", year, quarter);
	return true;
}

/* 31 Dec 2025, 31 Dec, Dec 2025, Dec; beside another one also 2025 */
static bool take_period(const char **at, char korean[TYPED_TEXT])
{
	int day, month, year;

	if (take_quarter(at, korean))
		return true;
	day = take_number(at, 1, 2);
	skip_blanks(at);
	month = take_month(at);
	if (month)
		skip_blanks(at);
	year = take_number(at, 4, 4);
	if (day ? !month : !month && !year)
		return false;
	if (year)
		phrase_add(korean, TYPED_TEXT, "%04d년", year);
	if (month)
		phrase_add(korean, TYPED_TEXT, "%d월", month);
	if (day)
		phrase_add(korean, TYPED_TEXT, "%d일", day);
	skip_blanks(at);
	if (take(at, "(tentative)"))
		phrase_add(korean, TYPED_TEXT, "(잠정)");
	skip_blanks(at);
	return true;
}

static bool read_periods(const char *at, char korean[TYPED_TEXT])
{
	bool from = take(&at, "from "), to = !from && (take(&at, "to ") || take(&at, "until ") || take(&at, "by "));

	if (!take_period(&at, korean))
		return false;
	if (from || to) {
		phrase_add(korean, TYPED_TEXT, from ? "부터" : "까지");
	} else if (*at == '-' || *at == '~') {
		at++;
		skip_blanks(&at);
		phrase_add(korean, TYPED_TEXT, "~");
		if (!take_period(&at, korean))
			return false;
	}
	return !*at;
}

bool date_from_english(const char *typed, char korean[TYPED_TEXT])
{
	skip_blanks(&typed);
	if (!strpbrk(typed, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
		return false;
	korean[0] = '\0';
	if (read_whole(typed, korean))
		return true;
	korean[0] = '\0';
	return read_periods(typed, korean);
}
