/* The built-in public holidays: each on its day of the week, with the substitute days that the rule makes, and what a file adds.
 */
#include <stdio.h>
#include "fixture.h"
#include "gwagi/view/holiday.h"

enum { FIRST = 2025, LAST = 2030, SATURDAY = 5, SUNDAY = 6 };

/* How a holiday is made up for: on no day; if it falls on a Sunday or on another holiday; on a Saturday too. */
enum rule { RULE_NONE, RULE_FEAST, RULE_FULL };

static enum rule rule_of(const char *name)
{
	static const char *const none[] = {"신정", "현충일", "임시공휴일", "대통령선거일", "지방선거일", "국회의원선거일"};

	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (strcmp(none[i], name) == 0)
			return RULE_NONE;
	return strncmp(name, "설날", strlen("설날")) == 0 || strncmp(name, "추석", strlen("추석")) == 0 ? RULE_FEAST : RULE_FULL;
}

static bool is_substitute(const char *name)
{
	return name && strncmp(name, "대체공휴일", strlen("대체공휴일")) == 0;
}

/* Of the days on which two holidays meet: 어린이날 and 부처님오신날, 개천절 and 추석. */
static bool meets_another(day_number day)
{
	return day == day_make(2025, 5, 5) || day == day_make(2028, 10, 3);
}

/* The substitute days are those that the rule makes of the others, and no more. */
static void substitutes_follow_the_rule(void **state)
{
	struct holidays *holidays = holidays_create();
	int expected = 0, found = 0;

	(void)state;
	for (day_number day = day_make(FIRST, 1, 1); day <= day_make(LAST, 12, 31); day++) {
		const char *name = holidays_name(holidays, day);
		enum rule rule = name && !is_substitute(name) ? rule_of(name) : RULE_NONE;
		day_number next = day + 1;

		found += is_substitute(name);
		assert_false(is_substitute(name) && day_of_week(day) >= SATURDAY);
		if (rule == RULE_NONE ||
		    !(day_of_week(day) == SUNDAY || meets_another(day) || (rule == RULE_FULL && day_of_week(day) == SATURDAY)))
			continue;
		while (day_of_week(next) >= SATURDAY ||
		       (holidays_name(holidays, next) && !is_substitute(holidays_name(holidays, next))))
			next++;
		if (!is_substitute(holidays_name(holidays, next)))
			print_error("%s (day %d) has no substitute day\n", name, day);
		assert_true(is_substitute(holidays_name(holidays, next)));
		expected++;
	}
	assert_int_equal(found, expected);
	holidays_destroy(holidays);
}

static void every_year_has_them(void **state)
{
	static const struct {
		int month, day, from;
	} days[] = {{1, 1, FIRST}, {3, 1, FIRST},  {5, 1, 2026},   {5, 5, FIRST},  {6, 6, FIRST},
		    {7, 17, 2026}, {8, 15, FIRST}, {10, 3, FIRST}, {10, 9, FIRST}, {12, 25, FIRST}};
	struct holidays *holidays = holidays_create();

	(void)state;
	for (int year = FIRST; year <= LAST; year++)
		for (size_t i = 0; i < sizeof days / sizeof *days; i++)
			assert_int_equal(holidays_name(holidays, day_make(year, days[i].month, days[i].day)) != NULL,
					 year >= days[i].from);
	assert_null(holidays_name(NULL, day_make(2026, 1, 1)));
	assert_true(holidays_is_off(NULL, day_make(2026, 1, 3)));
	assert_false(holidays_is_off(holidays, day_make(2026, 1, 2)));
	holidays_destroy(holidays);
}

/* By the moon, as computed for Korea's meridian. */
static void feasts_follow_the_moon(void **state)
{
	static const struct {
		const char *name;
		int days[LAST - FIRST + 1][2];
	} feasts[] = {{"설날", {{1, 29}, {2, 17}, {2, 7}, {1, 27}, {2, 13}, {2, 3}}},
		      {"부처님오신날", {{0, 0}, {5, 24}, {5, 13}, {5, 2}, {5, 20}, {5, 9}}},
		      {"추석", {{10, 6}, {9, 25}, {9, 15}, {0, 0}, {9, 22}, {9, 12}}}};
	struct holidays *holidays = holidays_create();

	(void)state;
	for (size_t i = 0; i < sizeof feasts / sizeof *feasts; i++)
		for (int year = FIRST; year <= LAST; year++) {
			const int *on = feasts[i].days[year - FIRST];
			day_number day = on[0] ? day_make(year, on[0], on[1]) : DAY_NONE;

			if (day == DAY_NONE) /* on Children's Day, on the National Foundation Day: named after those */
				continue;
			assert_string_equal(holidays_name(holidays, day), feasts[i].name);
			if (i == 1)
				continue;
			assert_non_null(strstr(holidays_name(holidays, day - 1), " 전날"));
			assert_non_null(strstr(holidays_name(holidays, day + 1), " 다음 날"));
		}
	assert_string_equal(holidays_name(holidays, day_make(2026, 6, 3)), "지방선거일");
	holidays_destroy(holidays);
}

static void refuses(struct holidays *holidays, const char *line, size_t column, const char *words)
{
	struct error error = {0};
	const char *at = line;

	assert_false(holidays_read(holidays, line, &at, &error));
	assert_int_equal(at - line, column);
	assert_non_null(strstr(error.sentence, words));
}

static void files_add_and_take_away(void **state)
{
	struct holidays *holidays = holidays_create();
	struct error error;
	const char *at;

	(void)state;
	for (const char *const *line =
		     (const char *const[]){"", "   ", "# 없음", "2026-08-14 임시공휴일  ", " -2026-07-17 # 옛날처럼", NULL};
	     *line; line++)
		assert_true(holidays_read(holidays, *line, &at, &error));
	assert_string_equal(holidays_name(holidays, day_make(2026, 8, 14)), "임시공휴일");
	assert_null(holidays_name(holidays, day_make(2026, 7, 17)));
	refuses(holidays, "2026-13-01 없는 달", 0, "날짜가 아닙니다");
	refuses(holidays, "  -6월 3일", 3, "날짜가 아닙니다");
	refuses(holidays, "2026-08-13", 10, "이름이 없습니다");
	refuses(holidays, "2026-08-13  # 이름", 12, "이름이 없습니다");
	refuses(holidays, "-2026-08-13", 1, "공휴일이 아닙니다");
	refuses(holidays, "-2026-08-15 광복절", 12, "이름을 쓰지 않습니다");
	holidays_destroy(holidays);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(substitutes_follow_the_rule),
		cmocka_unit_test(every_year_has_them),
		cmocka_unit_test(feasts_follow_the_moon),
		cmocka_unit_test(files_add_and_take_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
