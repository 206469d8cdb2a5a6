#include "check.h"
#include "gwagi/model/day.h"

static void days_are_counted_from_1970(void **state)
{
	static const struct {
		int year, month, day;
		day_number number;
		int weekday;
	} rows[] = {
		{1970, 1, 1, 0, 3},       {1969, 12, 31, -1, 2}, {2000, 2, 29, 11016, 1},    {2025, 11, 24, 20416, 0},
		{2026, 11, 22, 20779, 6}, {1, 1, 1, -719162, 0}, {9999, 12, 31, 2932896, 4}, {2024, 2, 29, 19782, 3},
		{1900, 2, 29, 0, -1},     {2025, 2, 29, 0, -1},  {2025, 4, 31, 0, -1},       {2025, 13, 1, 0, -1},
		{2025, 0, 1, 0, -1},      {2025, 1, 0, 0, -1},   {0, 1, 1, 0, -1},           {10000, 1, 1, 0, -1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		day_number day = day_make(rows[i].year, rows[i].month, rows[i].day);

		CHECK(day == (rows[i].weekday < 0 ? DAY_NONE : rows[i].number), "row %zu: %d\n", i, day);
		CHECK(day == DAY_NONE || day_of_week(day) == rows[i].weekday, "row %zu: weekday %d\n", i, day_of_week(day));
	}
}

/* Every day of ten thousand years: its parts name it, and follow those of the day before. */
static void every_day_comes_back_from_its_parts(void **state)
{
	int previous_day = 0, previous_weekday = 6;

	(void)state;
	for (day_number day = day_make(1, 1, 1); day <= day_make(9999, 12, 31); day++) {
		struct civil_day civil = day_civil(day);

		CHECK(day_make(civil.year, civil.month, civil.day) == day, "day %d\n", day);
		CHECK(civil.day == previous_day + 1 || civil.day == 1, "day %d\n", day);
		CHECK(day_of_week(day) == (previous_weekday + 1) % 7, "day %d\n", day);
		CHECK((day_month_end(civil.year, civil.month) == day) == (day_civil(day + 1).day == 1), "day %d\n", day);
		previous_day = civil.day;
		previous_weekday = day_of_week(day);
	}
	assert_int_equal(day_month_end(2025, 13), DAY_NONE);
	assert_int_equal(day_month_end(2025, 0), DAY_NONE);
}

static void only_whole_iso_days_are_read(void **state)
{
	static const char *const refused[] = {"",           "2025-12",    "2025-02-30",  "2025-12-3",  "2025-12-311",
					      "2025/12/31", "2025-12-3x", "2025-0:-01",  "2025-1/-01", "-025-12-31",
					      "0000-01-01", "2025-1-131", " 2025-12-31", "2025-12 31"};
	day_number day = 7;
	char text[DAY_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++)
		CHECK(!day_parse(refused[i], strlen(refused[i]), &day) && day == 7, "%s\n", refused[i]);
	assert_true(day_parse("2025-12-31…", 10, &day));
	assert_int_equal(day, day_make(2025, 12, 31));
	day_print(day, text);
	assert_string_equal(text, "2025-12-31");
	day_print(day_make(987, 6, 5), text);
	assert_string_equal(text, "0987-06-05");
	day_print(DAY_NONE, text);
	assert_string_equal(text, "");
}

static void korean_days_name_the_weekday(void **state)
{
	static const struct {
		int year, month, day;
		const char *text;
	} rows[] = {
		{2025, 12, 31, "'25.12.31.(수)"},  {2025, 11, 24, "'25.11.24.(월)"}, {2004, 2, 1, "'04.2.1.(일)"},
		{1999, 12, 31, "1999.12.31.(금)"}, {2099, 1, 1, "'99.1.1.(목)"},     {2100, 1, 1, "2100.1.1.(금)"},
		{2000, 1, 1, "'00.1.1.(토)"},
	};
	char text[DAY_TEXT * 2];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		day_print_korean(day_make(rows[i].year, rows[i].month, rows[i].day), text);
		CHECK(strcmp(text, rows[i].text) == 0, "%s\n", text);
	}
	day_print_korean(DAY_NONE, text);
	assert_string_equal(text, "");
}

static void days_left_are_counted_down_to_d_day(void **state)
{
	char text[DAY_TEXT];

	(void)state;
	day_print_left(11, text);
	assert_string_equal(text, "D-11");
	day_print_left(0, text);
	assert_string_equal(text, "D-Day");
	day_print_left(-326, text);
	assert_string_equal(text, "D+326");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_counted_from_1970),          cmocka_unit_test(every_day_comes_back_from_its_parts),
		cmocka_unit_test(only_whole_iso_days_are_read),        cmocka_unit_test(korean_days_name_the_weekday),
		cmocka_unit_test(days_left_are_counted_down_to_d_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
