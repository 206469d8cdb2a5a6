#include "check.h"
#include "gwagi/model/date.h"

/* A Sunday in the last quarter. */
static day_number today(void)
{
	return day_make(2026, 11, 22);
}

static void check_day(const char *row, day_number day, const char *expected)
{
	char text[DAY_TEXT];

	day_print(day, text);
	CHECK(strcmp(text, expected) == 0, "%s: %s, not %s\n", row, text, expected);
}

static void stored_forms_mean_days(void **state)
{
	static const struct {
		const char *stored, *first, *start_last, *last;
		enum date_precision precision;
		bool uncertain;
		const char *korean;
	} rows[] = {
		{"2025-12-31", "2025-12-31", "2025-12-31", "2025-12-31", PRECISION_DAY, false, "'25.12.31."},
		{"2025-12", "2025-12-01", "2025-12-31", "2025-12-31", PRECISION_MONTH, false, "'25. 12월"},
		{"2024-02", "2024-02-01", "2024-02-29", "2024-02-29", PRECISION_MONTH, false, "'24. 2월"},
		{"2026", "2026-01-01", "2026-12-31", "2026-12-31", PRECISION_YEAR, false, "'26년"},
		{"2025-12?", "2025-12-01", "2025-12-31", "2025-12-31", PRECISION_MONTH, true, "'25. 12월(잠정)"},
		{"2025-12-31?", "2025-12-31", "2025-12-31", "2025-12-31", PRECISION_DAY, true, "'25.12.31.(잠정)"},
		{"2026?", "2026-01-01", "2026-12-31", "2026-12-31", PRECISION_YEAR, true, "'26년(잠정)"},
		{"../2028", "", "", "2028-12-31", PRECISION_YEAR, false, "~'28년"},
		{"../2026-12", "", "", "2026-12-31", PRECISION_MONTH, false, "~'26. 12월"},
		{"../2026-12-05?", "", "", "2026-12-05", PRECISION_DAY, true, "~'26.12.5.(잠정)"},
		{"2025-12/..", "2025-12-01", "2025-12-31", "", PRECISION_MONTH, false, "'25. 12월~"},
		{"2027/..", "2027-01-01", "2027-12-31", "", PRECISION_YEAR, false, "'27년~"},
		{"2025-10-01/..", "2025-10-01", "2025-10-01", "", PRECISION_DAY, false, "'25.10.1.~"},
		{"2027?/..", "2027-01-01", "2027-12-31", "", PRECISION_YEAR, true, "'27년~(잠정)"},
		{"2025-11/2026-04", "2025-11-01", "2025-11-30", "2026-04-30", PRECISION_MONTH, false, "'25.11~'26.4."},
		{"2025/2026", "2025-01-01", "2025-12-31", "2026-12-31", PRECISION_YEAR, false, "'25~'26년"},
		{"2025-11-01/2025-11-30", "2025-11-01", "2025-11-01", "2025-11-30", PRECISION_DAY, false, "'25.11.1.~'25.11.30."},
		{"2025/2026-04?", "2025-01-01", "2025-12-31", "2026-04-30", PRECISION_MONTH, true, "'25~'26.4.(잠정)"},
		{"2025-11/2026", "2025-11-01", "2025-11-30", "2026-12-31", PRECISION_YEAR, false, "'25.11~'26년"},
		{"2025-12/2025-12-31", "2025-12-01", "2025-12-31", "2025-12-31", PRECISION_DAY, false, "'25.12~'25.12.31."},
		{"2026/2026-03", "2026-01-01", "2026-12-31", "2026-03-31", PRECISION_MONTH, false, "'26~'26.3."},
		{"2018/2021", "2018-01-01", "2018-12-31", "2021-12-31", PRECISION_YEAR, false, "'18~'21년"},
		{"2000", "2000-01-01", "2000-12-31", "2000-12-31", PRECISION_YEAR, false, "'00년"},
		{"2099", "2099-01-01", "2099-12-31", "2099-12-31", PRECISION_YEAR, false, "'99년"},
		{"2100", "2100-01-01", "2100-12-31", "2100-12-31", PRECISION_YEAR, false, "2100년"},
		{"2004", "2004-01-01", "2004-12-31", "2004-12-31", PRECISION_YEAR, false, "'04년"},
		{"1999-12", "1999-12-01", "1999-12-31", "1999-12-31", PRECISION_MONTH, false, "1999. 12월"},
		{"1999-11/2100-04", "1999-11-01", "1999-11-30", "2100-04-30", PRECISION_MONTH, false, "1999.11~2100.4."},
		{"0987", "0987-01-01", "0987-12-31", "0987-12-31", PRECISION_YEAR, false, "0987년"},
		{"R/P1M", "", "", "", PRECISION_NONE, false, "매월"},
		{"R/P1Y", "", "", "", PRECISION_NONE, false, "매년"},
		{"R", "", "", "", PRECISION_NONE, false, "주기 미정"},
		{"", "", "", "", PRECISION_NONE, false, ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *row = rows[i].stored;
		char korean[64], stored[DATE_TEXT];
		struct date date, again;

		CHECK(date_parse_stored(row, strlen(row), &date, NULL), "%s\n", row);
		check_day(row, date.first, rows[i].first);
		check_day(row, date.start_last, rows[i].start_last);
		check_day(row, date.last, rows[i].last);
		CHECK(date.precision == rows[i].precision && (date.start_uncertain || date.end_uncertain) == rows[i].uncertain,
		      "%s\n", row);
		CHECK((date.recurrence != RECURRENCE_NONE) == (row[0] == 'R'), "%s\n", row);
		date_print_korean(&date, korean, sizeof(korean));
		assert_string_equal(korean, rows[i].korean);
		CHECK(date_parse(korean, today(), stored, &again, NULL) && strcmp(stored, row) == 0, "%s: %s\n", korean, stored);
		CHECK(date_parse(row, today(), stored, &again, NULL) && strcmp(stored, row) == 0, "%s: %s\n", row, stored);
	}
}

static void only_the_given_bytes_are_read(void **state)
{
	struct date date;

	(void)state;
	assert_true(date_parse_stored("2025-12-31", 7, &date, NULL));
	assert_int_equal(date.precision, PRECISION_MONTH);
	assert_true(date_parse_stored("R/P1M", 1, &date, NULL));
	assert_int_equal(date.recurrence, RECURRENCE_UNSTATED);
}

static void what_is_not_stored_is_refused(void **state)
{
	static const char *const refused[] = {"2025-0:",
					      "2025-1/",
					      "2025-13",
					      "2025-00",
					      "2025-02-30",
					      "0000",
					      "202",
					      "2025-1",
					      "2025-12-3",
					      "2025/",
					      "/2025",
					      "../..",
					      "..",
					      "2025-12??",
					      "?",
					      "2026-01/2025-12",
					      "2026/2025-12",
					      "2025//..",
					      "R/P1D",
					      "r",
					      "R/P1M?",
					      "2025-12-00",
					      "../R",
					      "'25. 12월",
					      "2025-12 ",
					      "2025.12",
					      "-025",
					      "2025-12-31-01",
					      "..?/2025",
					      "2025-12-01/2025-11-30",
					      "한",
					      "2025/2026/2027"};

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct error error = {0};
		struct date date;

		CHECK(!date_parse_stored(refused[i], strlen(refused[i]), &date, &error), "%s\n", refused[i]);
		CHECK(error.code == ERROR_USAGE && strstr(error.sentence, refused[i]), "%s\n", error.sentence);
	}
}

static const char *const typed[][2] = {
	/* what the source and the papers print */
	{"'25. 12월", "2025-12"},
	{"‘25. 12월", "2025-12"},
	{"’25. 12월", "2025-12"},
	{"'25.12월중(잠정)", "2025-12?"},
	{"'25.12월 중 (잠정)", "2025-12?"},
	{"'25.12월 잠정", "2025-12?"},
	{"'25.12.", "2025-12"},
	{"'25.12", "2025-12"},
	{"25.12월", "2025-12"},
	{"‘26년", "2026"},
	{"26년", "2026"},
	{"’25.", "2025"},
	{"2026", "2026"},
	{"2026년", "2026"},
	{"2026년 중", "2026"},
	{"2026년 말", "2026-12"},
	{"2026년 말까지", "../2026-12"},
	{"'26년 연말까지", "../2026-12"},
	{"2027년부터", "2027/.."},
	{"'28년까지", "../2028"},
	{"28년까지", "../2028"},
	{"~’30년", "../2030"},
	{"～'30년", "../2030"},
	{"~'30년까지", "../2030"},
	{"2030년까지", "../2030"},
	{"2025년 12월까지", "../2025-12"},
	{"8.31까지", "../2026-08-31"},
	{"'25.11~'26.4.", "2025-11/2026-04"},
	{"'25.11~'26.4.(잠정)", "2025-11/2026-04?"},
	{"'25.11.~26.4.", "2025-11/2026-04"},
	{"'25.11월부터 '26.4월까지", "2025-11/2026-04"},
	{"'25.11~12", "2025-11/2025-12"},
	{"'25.11~12월", "2025-11/2025-12"},
	{"2026~30", "2026/2030"},
	{"2026-30", "2026/2030"},
	{"2026-2030", "2026/2030"},
	{"'25~'26", "2025/2026"},
	{"'25~26", "2025/2026"},
	{"'25-26년", "2025/2026"},
	{"'25.12~", "2025-12/.."},
	{"'25.12월~(잠정)", "2025-12?/.."},
	{"'25.10.1.~", "2025-10-01/.."},
	{"8.1~15", "2026-08-01/2026-08-15"},
	{"8월 1일~15일", "2026-08-01/2026-08-15"},
	{"'25.8.1.~9.15.", "2025-08-01/2025-09-15"},
	{"'25.8.1.(금)~15.(금)", "2025-08-01/2025-08-15"},
	{"2025-11~2026-04", "2025-11/2026-04"},
	{"~2025-12-31", "../2025-12-31"},
	{"2025-12까지", "../2025-12"},
	{"~2011-12", "../2011-12"},
	{"'25.8~9", "2025-08/2025-09"},
	{"이번달", "2026-11"},
	/* days */
	{"2025. 12. 31.", "2025-12-31"},
	{"2025. 12. 31", "2025-12-31"},
	{"2025.12.31", "2025-12-31"},
	{"25.12.31.", "2025-12-31"},
	{"'25.11.24.(월)", "2025-11-24"},
	{"2025. 11. 24. (월)", "2025-11-24"},
	{"2025년 12월 31일", "2025-12-31"},
	{"2025년 12월 31일(수)", "2025-12-31"},
	{"  2025-12-31\t", "2025-12-31"},
	{"2025년 12월", "2025-12"},
	{"2025.12.", "2025-12"},
	{"2025. 1", "2025-01"},
	{"2025-11 / 2026-04", "2025-11/2026-04"},
	{"2025-12/2025-12", "2025-12"},
	{"2025-11?/2026-04", "2025-11?/2026-04"},
	/* without a year */
	{"8.31", "2026-08-31"},
	{"8.31.", "2026-08-31"},
	{"11.21.", "2026-11-21"},
	{"8월 31일", "2026-08-31"},
	{"12월", "2026-12"},
	{"12월 중", "2026-12"},
	{"12월말", "2026-12-31"},
	{"2월 말까지", "../2026-02-28"},
	{"9월~12월", "2026-09/2026-12"},
	/* parts of a year */
	{"'26년 1분기", "2026-01/2026-03"},
	{"'27.2/4분기", "2027-04/2027-06"},
	{"3분기말", "2026-09"},
	{"4분기까지", "../2026-12"},
	{"1분기~3분기", "2026-01/2026-09"},
	{"상반기", "2026-01/2026-06"},
	{"'27년 하반기", "2027-07/2027-12"},
	{"내년 상반기말", "2027-06"},
	{"'27. 하반기부터", "2027-07/.."},
	/* told from today */
	{"오늘", "2026-11-22"},
	{"내일", "2026-11-23"},
	{"모레", "2026-11-24"},
	{"어제", "2026-11-21"},
	{"내일까지", "../2026-11-23"},
	{"이번주말", "2026-11-22"},
	{"이번 주말", "2026-11-22"},
	{"이달", "2026-11"},
	{"이달말", "2026-11-30"},
	{"이달 말", "2026-11-30"},
	{"다음달말", "2026-12-31"},
	{"지난달", "2026-10"},
	{"올해", "2026"},
	{"올해말", "2026-12"},
	{"내년", "2027"},
	{"내년 3월", "2027-03"},
	{"작년 12월 31일", "2025-12-31"},
	{"+30일", "2026-12-22"},
	{"+0일", "2026-11-22"},
	{"매월", "R/P1M"},
	{"매년", "R/P1Y"},
	{"주기적으로", "R"},
	{"필요 시", "R"},
	{"", ""},
	{"  ", ""},
};

static void typed_forms_are_stored(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(typed); i++) {
		char stored[DATE_TEXT] = "?";
		struct error error = {0};
		struct date date, again;

		CHECK(date_parse(typed[i][0], today(), stored, &date, &error), "%s: %s\n", typed[i][0], error.sentence);
		CHECK(strcmp(stored, typed[i][1]) == 0, "%s: %s, not %s\n", typed[i][0], stored, typed[i][1]);
		assert_true(date_parse_stored(stored, strlen(stored), &again, NULL));
		CHECK(date.first == again.first && date.last == again.last && date.start_uncertain == again.start_uncertain &&
			      date.end_uncertain == again.end_uncertain,
		      "%s\n", typed[i][0]);
	}
}

static void relative_words_cross_the_year(void **state)
{
	static const struct {
		int month, day;
		const char *typed, *stored;
	} rows[] = {
		{12, 31, "내일", "2027-01-01"},    {12, 15, "다음달", "2027-01"},      {1, 15, "지난달", "2025-12"},
		{1, 31, "다음달말", "2026-02-28"}, {11, 23, "이번주말", "2026-11-29"}, {12, 28, "이번주말", "2027-01-03"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char stored[DATE_TEXT];
		struct date date;

		CHECK(date_parse(rows[i].typed, day_make(2026, rows[i].month, rows[i].day), stored, &date, NULL), "%s\n",
		      rows[i].typed);
		assert_string_equal(stored, rows[i].stored);
	}
}

static void what_is_no_date_is_refused_with_the_reason(void **state)
{
	static const char *const rows[][2] = {
		/* counts are no dates */
		{"13개사", "날짜가 아닙니다"},
		{"'25. 13개사", "날짜가 아닙니다"},
		{"'25. 12개사", "날짜가 아닙니다"},
		{"13", "날짜가 아닙니다"},
		{"8", "날짜가 아닙니다"},
		{"5개소", "날짜가 아닙니다"},
		{"8,000장", "날짜가 아닙니다"},
		{"100년", "날짜가 아닙니다"},
		{"3년", "날짜가 아닙니다"},
		{"30일", "날짜가 아닙니다"},
		{"+30", "날짜가 아닙니다"},
		{"+12345일", "날짜가 아닙니다"},
		/* days that are none */
		{"'25. 13월", "13월은 없는 달"},
		{"13월", "13월은 없는 달"},
		{"2025-13", "13월은 없는 달"},
		{"13.5", "13월은 없는 달"},
		{"2025-02-30", "2월 30일은 없는 날"},
		{"2.29", "2026년 2월 29일은 없는 날"},
		{"12월 32일", "12월 32일은 없는 날"},
		{"~'25.4.31.", "4월 31일은 없는 날"},
		{"2025.0.", "날짜가 아닙니다"},
		{"2025.12.0", "날짜가 아닙니다"},
		{"12월 0일", "날짜가 아닙니다"},
		{"2025.12.311", "날짜가 아닙니다"},
		{"2013-13", "13월은 없는 달"},
		{"~2025-00", "날짜가 아닙니다"},
		{"~2025-12-00", "날짜가 아닙니다"},
		{"~0000-12", "날짜가 아닙니다"},
		{"0000년", "날짜가 아닙니다"},
		{"0월", "날짜가 아닙니다"},
		{"2025년 0월", "날짜가 아닙니다"},
		{"8.1~0", "날짜가 아닙니다"},
		{"2026~3", "날짜가 아닙니다"},
		{"5분기", "날짜가 아닙니다"},
		{"0분기", "날짜가 아닙니다"},
		{"'25.11.24.(화)", "요일이 다릅니다"},
		/* ends before the start */
		{"'26.4~'25.11.", "끝이 시작보다 빠릅니다"},
		{"2026-01/2025-12", "끝이 시작보다 빠릅니다"},
		{"11월~2월", "끝이 시작보다 빠릅니다"},
		{"2030~26", "끝이 시작보다 빠릅니다"},
		/* not whole, or more than a date */
		{"~", "날짜가 아닙니다"},
		{"까지", "날짜가 아닙니다"},
		{"2025~까지", "날짜가 아닙니다"},
		{"~2025~2026", "날짜가 아닙니다"},
		{"'25.11.24.중", "날짜가 아닙니다"},
		{"20 25", "날짜가 아닙니다"},
		{"1 2월", "날짜가 아닙니다"},
		{"2025 12", "날짜가 아닙니다"},
		{"202512", "날짜가 아닙니다"},
		{"20251231", "날짜가 아닙니다"},
		{"'2025", "날짜가 아닙니다"},
		{"'5년", "날짜가 아닙니다"},
		{"2025-12-", "날짜가 아닙니다"},
		{"2025-12-31T10", "날짜가 아닙니다"},
		{"매월(잠정)", "날짜가 아닙니다"},
		{"잠정", "날짜가 아닙니다"},
		{"곧", "날짜가 아닙니다"},
		{"'25.12월 초", "날짜가 아닙니다"},
		{"11·12월", "날짜가 아닙니다"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char stored[DATE_TEXT];
		struct error error = {0};
		struct date date;

		CHECK(!date_parse(rows[i][0], today(), stored, &date, &error), "%s: %s\n", rows[i][0], stored);
		CHECK(error.code == ERROR_USAGE && strstr(error.sentence, rows[i][1]) && strstr(error.sentence, rows[i][0]),
		      "%s: %s\n", rows[i][0], error.sentence);
	}
}

static void long_texts_are_refused_and_quoted_in_part(void **state)
{
	char text[400] = "'25.12월", stored[DATE_TEXT];
	struct error error;
	struct date date;

	(void)state;
	append(text, sizeof(text), "한", 100);
	assert_false(date_parse(text, today(), stored, &date, &error));
	assert_non_null(strstr(error.sentence, "한…’은(는) 날짜가 아닙니다."));
	assert_false(date_parse_stored(text, strlen(text), &date, &error));
	assert_non_null(strstr(error.sentence, "한…’"));
}

/* Whatever is stored, its printed form means the same when it is typed. */
static void printed_dates_are_read_back(void **state)
{
	static const char *const ends[] = {"..",         "2003",       "2024", "2024-01", "2024-02",    "2024-12", "2024-02-01",
					   "2024-02-29", "2024-12-31", "2025", "2025-01", "2025-01-01", "2031-10", "2031-10-10"};

	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++)
		for (size_t j = 0; j < COUNT(ends); j++)
			for (int provisional = 0; provisional < 2; provisional++) {
				char stored[DATE_TEXT], again[DATE_TEXT], korean[64];
				struct date date, read;

				snprintf(stored, sizeof(stored), "%s/%s%s", ends[i], ends[j], provisional && j ? "?" : "");
				if (!date_parse_stored(stored, strlen(stored), &date, NULL))
					continue;
				date_print_korean(&date, korean, sizeof(korean));
				CHECK(date_parse(korean, today(), again, &read, NULL), "%s: %s\n", stored, korean);
				CHECK(read.first == date.first && read.start_last == date.start_last && read.last == date.last,
				      "%s: %s: %s\n", stored, korean, again);
				CHECK(read.precision == date.precision && read.start_uncertain == date.start_uncertain &&
					      read.end_uncertain == date.end_uncertain,
				      "%s: %s: %s\n", stored, korean, again);
			}
}

static void a_short_buffer_is_filled_with_whole_characters(void **state)
{
	struct date date;
	char out[9] = "........";

	(void)state;
	assert_true(date_parse_stored("2025-12", 7, &date, NULL));
	date_print_korean(&date, out, 0);
	assert_string_equal(out, "........");
	date_print_korean(&date, out, sizeof(out));
	assert_string_equal(out, "'25. 12");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stored_forms_mean_days),
		cmocka_unit_test(only_the_given_bytes_are_read),
		cmocka_unit_test(what_is_not_stored_is_refused),
		cmocka_unit_test(typed_forms_are_stored),
		cmocka_unit_test(relative_words_cross_the_year),
		cmocka_unit_test(what_is_no_date_is_refused_with_the_reason),
		cmocka_unit_test(long_texts_are_refused_and_quoted_in_part),
		cmocka_unit_test(printed_dates_are_read_back),
		cmocka_unit_test(a_short_buffer_is_filled_with_whole_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
