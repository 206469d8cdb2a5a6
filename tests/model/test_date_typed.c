/* What officials type, form by form; today is Sunday 2026-11-22 unless a row says otherwise. */
#include "check.h"
#include "gwagi/model/date.h"
#include "gwagi/model/judge.h"

struct typed_row {
	const char *typed, *stored;
};

static void check_stored(const char *typed, day_number today, const char *expected)
{
	char stored[DATE_TEXT] = "?";
	struct error error = {0};
	struct date date;

	CHECK(date_parse(typed, today, stored, &date, &error), "%s: %s\n", typed, error.sentence);
	CHECK(strcmp(stored, expected) == 0, "%s: %s, not %s\n", typed, stored, expected);
}

static void check_rows(const struct typed_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_stored(rows[i].typed, day_make(2026, 11, 22), rows[i].stored);
}

static void every_spelling_of_a_sign_is_read(void **state)
{
	static const struct typed_row rows[] = {
		{"`25. 12월", "2025-12"},
		{"´25. 12월", "2025-12"},
		{"′25. 12월", "2025-12"},
		{"＇25. 12월", "2025-12"},
		{"２０２５．１２．３１．（수）", "2025-12-31"},
		{"’２５．１２월", "2025-12"},
		{"２０２５－１２－３１", "2025-12-31"},
		{"8·31", "2026-08-31"},
		{"8ㆍ31", "2026-08-31"},
		{"2025·12·31", "2025-12-31"},
		{"2025/12/31", "2025-12-31"},
		{"2025/1/5", "2025-01-05"},
		{"'25.11〜'26.4.", "2025-11/2026-04"},
		{"'25.11∼'26.4.", "2025-11/2026-04"},
		{"2026–2030", "2026/2030"},
		{"2026—30", "2026/2030"},
		{"8.1-8.15", "2026-08-01/2026-08-15"},
		{"'25.11-'26.4.", "2025-11/2026-04"},
		{"9-12월", "2026-09/2026-12"},
		{"\u00a02025년\u00a012월\u3000말 \t까지 ", "../2025-12-31"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void parts_of_years_and_months_are_read(void **state)
{
	static const struct typed_row rows[] = {
		{"2025년 하반기", "2025-07/2025-12"},
		{"내년 상반기", "2027-01/2027-06"},
		{"내년 상반기 중", "2027-01/2027-06"},
		{"내년 상반기까지", "../2027-06"},
		{"26년 1분기", "2026-01/2026-03"},
		{"26.1분기", "2026-01/2026-03"},
		{"'26 1분기", "2026-01/2026-03"},
		{"2026 4분기", "2026-10/2026-12"},
		{"'26.1/4분기", "2026-01/2026-03"},
		{"26.3/4분기", "2026-07/2026-09"},
		{"3사분기", "2026-07/2026-09"},
		{"'27.1Q", "2027-01/2027-03"},
		{"26.하반기", "2026-07/2026-12"},
		{"1~2분기", "2026-01/2026-06"},
		{"'27년 3~4분기", "2027-07/2027-12"},
		{"상반기~하반기", "2026-01/2026-12"},
		{"11~12월", "2026-11/2026-12"},
		{"2026년 3월~4월", "2026-03/2026-04"},
		{"12월 상순", "2026-12-01/2026-12-10"},
		{"12월 초순", "2026-12-01/2026-12-10"},
		{"12월 중순", "2026-12-11/2026-12-20"},
		{"12월 하순", "2026-12-21/2026-12-31"},
		{"2028년 2월 하순", "2028-02-21/2028-02-29"},
		{"2월 하순까지", "../2026-02-28"},
		{"12월 말일", "2026-12-31"},
		{"연말", "2026-12"},
		{"연말까지", "../2026-12"},
		{"올 연말", "2026-12"},
		{"금년 말", "2026-12"},
		{"내년 연말", "2027-12"},
		{"연내", "../2026"},
		{"올해 안", "../2026"},
		{"올해 안에", "../2026"},
		{"금년 내", "../2026"},
		{"2026년 내", "../2026"},
		{"'26년 내", "../2026"},
		{"26년 12월 내", "../2026-12"},
		{"3분기 내", "../2026-09"},
		{"금년", "2026"},
		{"금년도", "2026"},
		{"2026년도", "2026"},
		{"내년도 하반기", "2027-07/2027-12"},
		{"올 하반기", "2026-07/2026-12"},
		{"올 12월", "2026-12"},
		{"지난해", "2025"},
		{"지난해 12월", "2025-12"},
		{"재작년", "2024"},
		{"후년", "2028"},
		{"월말", "2026-11-30"},
		{"월말까지", "../2026-11-30"},
		{"분기말", "2026-12"},
		{"반기말까지", "../2026-12"},
		{"이번 분기", "2026-10/2026-12"},
		{"다음 분기", "2027-01/2027-03"},
		{"다음 분기 말", "2027-03"},
		{"지난 분기", "2026-07/2026-09"},
		{"다음 반기", "2027-01/2027-06"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void words_told_from_today_are_read(void **state)
{
	static const struct typed_row rows[] = {
		{"금일", "2026-11-22"},
		{"내일모레", "2026-11-24"},
		{"글피", "2026-11-25"},
		{"글피까지", "../2026-11-25"},
		{"그제", "2026-11-20"},
		{"그저께", "2026-11-20"},
		{"내일(월)", "2026-11-23"},
		{"이번 주", "2026-11-16/2026-11-22"},
		{"이번 주 중", "2026-11-16/2026-11-22"},
		{"이번 주 금요일", "2026-11-20"},
		{"금주 월요일", "2026-11-16"},
		{"이번 주 일요일", "2026-11-22"},
		{"다음 주", "2026-11-23/2026-11-29"},
		{"다음 주까지", "../2026-11-29"},
		{"다음 주 월요일", "2026-11-23"},
		{"다음주 금요일까지", "../2026-11-27"},
		{"다음 주말", "2026-11-29"},
		{"다다음 주 수요일", "2026-12-02"},
		{"차주 화요일", "2026-11-24"},
		{"지난주 금요일", "2026-11-13"},
		{"주말까지", "../2026-11-22"},
		{"다음달 10일", "2026-12-10"},
		{"다음 달 10일(목)까지", "../2026-12-10"},
		{"이달 10일", "2026-11-10"},
		{"이달 말일", "2026-11-30"},
		{"이달 하순", "2026-11-21/2026-11-30"},
		{"이달 중", "2026-11"},
		{"내달 초순", "2026-12-01/2026-12-10"},
		{"다다음달", "2027-01"},
		{"전월", "2026-10"},
		{"2주 뒤", "2026-12-06"},
		{"3일 후", "2026-11-25"},
		{"3일 전", "2026-11-19"},
		{"3개월 뒤", "2027-02-22"},
		{"+2주", "2026-12-06"},
		{"30일 이내", "../2026-12-22"},
		{"2주 이내", "../2026-12-06"},
		{"지난 11월 7일", "2026-11-07"},
		{"지난 11월 21일", "2026-11-21"},
		{"지난 11월 22일", "2025-11-22"},
		{"지난 12월", "2025-12"},
		{"지난 11월", "2025-11"},
		{"지난 10월", "2026-10"},
		{"오는 12월 5일", "2026-12-05"},
		{"오는 11월 22일", "2027-11-22"},
		{"오는 11월 23일", "2026-11-23"},
		{"오는 1월", "2027-01"},
		{"매주", "R/P1W"},
		{"매달", "R/P1M"},
		{"매분기", "R/P3M"},
		{"분기별", "R/P3M"},
		{"매반기", "R/P6M"},
		{"해마다", "R/P1Y"},
		{"수시", "R"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void what_stands_beside_a_date_is_read(void **state)
{
	static const struct typed_row rows[] = {
		{"12.5.(토)", "2026-12-05"},
		{"12.5.(토요일)", "2026-12-05"},
		{"12월 5일 토요일", "2026-12-05"},
		{"12월 5일 토요일까지", "../2026-12-05"},
		{"2025-12-31(수)", "2025-12-31"},
		{"2027년 이후", "2027/.."},
		{"2027년 1월 1일 이후", "2027-01-01/.."},
		{"12.31. 이전", "../2026-12-31"},
		{"'25.12~계속", "2025-12/.."},
		{"'25.12월 예정", "2025-12"},
		{"'25.12월중(예정)", "2025-12"},
		{"(잠정) '25.12월", "2025-12?"},
		{"'25.11(잠정)~'26.4.", "2025-11?/2026-04"},
		{"'25.11(잠정)~'26.4.(잠정)", "2025-11?/2026-04?"},
		{"2026년 말까지(잠정)", "../2026-12?"},
		{"2027년부터(잠정)", "2027?/.."},
		{"2026년 3월 1일부터 4월 30일까지", "2026-03-01/2026-04-30"},
		{"11월 24일~28일", "2026-11-24/2026-11-28"},
		{"11.24.(화)~28.(토)", "2026-11-24/2026-11-28"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void the_calendar_turns_where_it_should(void **state)
{
	static const struct {
		int year, month, day;
		const char *typed, *stored;
	} rows[] = {
		{2026, 12, 31, "모레", "2027-01-02"},
		{2026, 12, 31, "글피", "2027-01-03"},
		{2027, 1, 1, "그제", "2026-12-30"},
		{2026, 12, 31, "다음 주 월요일", "2027-01-04"},
		{2027, 1, 1, "이번 주 월요일", "2026-12-28"},
		{2026, 11, 23, "이번 주", "2026-11-23/2026-11-29"},
		{2026, 11, 23, "지난주", "2026-11-16/2026-11-22"},
		{2026, 12, 31, "다음달 10일", "2027-01-10"},
		{2026, 12, 1, "다음 분기", "2027-01/2027-03"},
		{2027, 1, 1, "지난 분기", "2026-10/2026-12"},
		{2026, 3, 31, "분기말", "2026-03"},
		{2026, 4, 1, "분기말", "2026-06"},
		{2026, 6, 30, "반기말", "2026-06"},
		{2026, 7, 1, "반기말", "2026-12"},
		{2028, 2, 28, "내일", "2028-02-29"},
		{2027, 2, 28, "내일", "2027-03-01"},
		{2028, 2, 1, "월말", "2028-02-29"},
		{2028, 1, 31, "1개월 뒤", "2028-02-29"},
		{2027, 3, 31, "1개월 전", "2027-02-28"},
		{2027, 1, 31, "다음달말", "2027-02-28"},
		{2028, 1, 1, "2.29", "2028-02-29"},
		{2026, 12, 31, "연말까지", "../2026-12"},
		{2027, 1, 1, "작년", "2026"},
		{2026, 12, 31, "+1일", "2027-01-01"},
		{2000, 2, 28, "내일", "2000-02-29"},
		{2100, 2, 28, "내일", "2100-03-01"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_stored(rows[i].typed, day_make(rows[i].year, rows[i].month, rows[i].day), rows[i].stored);
}

/* The traps of the first meeting's papers: what looks like a date, and what does not look like one. */
static void traps_of_the_papers_are_passed(void **state)
{
	static const struct typed_row dates[] = {
		{"11.21.", "2026-11-21"},
		{"11.24", "2026-11-24"},
		{"11월 7일", "2026-11-07"},
		{"'30년까지", "../2030"},
		{"‘30년까지", "../2030"},
		{"’30년까지", "../2030"},
		{"30년까지", "../2030"},
		{"2026~30", "2026/2030"},
		{"2026-30", "2026/2030"},
		{"’25~’26", "2025/2026"},
		{"'25.11~'26.4.", "2025-11/2026-04"},
		{"~’30년", "../2030"},
		{"'25.12~", "2025-12/.."},
		{"'25.10.1.~", "2025-10-01/.."},
	};
	static const char *const others[] = {
		"’25. 13개사", "제조AI 24",        "경찰민원24", "ASK 2026",  "3.0",       "제3차장",    "예. ’25~’26",
		"1만~5만 장",  "8,000장",          "13.5조원",   "1,000여개", "5% 수준",   "10개→125개", "**'25.12월**",
		"'25.12^(월)", "'25.11.24.\t과장", "高 12월",    "12月",      "① 12월",    "□ 2025년",   "→ 2025년",
		"2025년 ▲",    "\"2025\"",         "「2025년」", "美 2025년", "2025년 中", "全 12월",    "自動車 25",
		"※ 12월",      "‘2025년’",         "“12월”",     "2025년 ⇒"};

	(void)state;
	check_rows(dates, COUNT(dates));
	for (size_t i = 0; i < COUNT(others); i++) {
		char stored[DATE_TEXT] = "";
		struct error error = {0};
		struct date date;

		CHECK(!date_parse(others[i], day_make(2026, 11, 22), stored, &date, &error), "%s: %s\n", others[i], stored);
		CHECK(strstr(error.sentence, "번째 글자"), "%s: %s\n", others[i], error.sentence);
	}
}

/* 11월 7일 has no year: it is taken from today, and said to be. */
static void a_year_from_today_is_marked(void **state)
{
	static const struct {
		const char *typed;
		bool inferred;
	} rows[] = {
		{"11.21.", true},        {"11.24", true},   {"8.31", true},      {"11월 7일", true},
		{"지난 11월 7일", true}, {"3분기말", true}, {"8.1~15", true},    {"2025.8.31.", false},
		{"'25.8~9", false},      {"내일", false},   {"내년 3월", false}, {"이달말", false},
		{"2025-08-31", false},   {"매월", false},   {"", false},         {"~8.31", true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char stored[DATE_TEXT];
		struct date date;

		assert_true(date_parse(rows[i].typed, day_make(2026, 11, 22), stored, &date, NULL));
		CHECK(date.year_inferred == rows[i].inferred, "%s\n", rows[i].typed);
	}
}

static void refusals_name_the_place_and_the_reason(void **state)
{
	static const struct {
		const char *typed, *place, *reason;
	} rows[] = {
		{"’25. 13개사", "8번째 글자 ‘개’", "예: "},
		{"13개사", "1번째 글자 ‘1’", "예: "},
		{"12월 초", "5번째 글자 ‘초’", "끝나는 날"},
		{"연초", "1번째 글자 ‘연’", "끝나는 날"},
		{"내년 초까지", "4번째 글자 ‘초’", "끝나는 날"},
		{"12월경", "4번째 글자 ‘경’", "어림"},
		{"2026년 말쯤", "8번째 글자 ‘쯤’", "어림"},
		{"2026%", "5번째 글자 ‘%’", "어림"},
		{"12.25. 전", "8번째 글자 ‘전’", "이전"},
		{"12.25. 후", "8번째 글자 ‘후’", "이후"},
		{"내후년", "1번째 글자 ‘내’", "사람마다"},
		{"10년 이내", "5번째 글자 ‘이’", "몇 해"},
		{"10년 내", "5번째 글자 ‘내’", "몇 해"},
		{"D-30", "1번째 글자 ‘D’", "무슨 날부터"},
		{"매월 말", "1번째 글자 ‘매’", "주기만"},
		{"매월 10일", "1번째 글자 ‘매’", "주기만"},
		{"미정", "1번째 글자 ‘미’", "비워"},
		{"추후 공지", "1번째 글자 ‘추’", "비워"},
		{"금요일", "1번째 글자 ‘금’", "어느 주"},
		{"30일까지", "1번째 글자 ‘3’", "몇 월"},
		{"12월 1주차", "6번째 글자 ‘주’", "몇째 주"},
		{"12월 5일, 6일", "7번째 글자 ‘,’", "하나만"},
		{"11·12월", "6번째 글자 ‘월’", "하나만"},
		{"'25·26년", "4번째 글자 ‘·’", "하나만"},
		{"2025·2026년", "6번째 글자 ‘2’", "하나만"},
		{"'25.11.24.(월) 10:00", "15번째 글자 ‘1’", "시각"},
		{"2025-12-", "8번째 글자 ‘-’", "예: "},
		{"~", "끝(2번째 글자)", "빠졌습니다"},
		{"20 25", "1번째 글자 ‘2’", "예: "},
		{"12.5.(금)", "6번째 글자", "맞는 요일: '26.12.5.(토)"},
		{"12월 5일 금요일", "8번째 글자", "요일이 다릅니다"},
		{"내일(화)", "3번째 글자", "맞는 요일: '26.11.23.(월)"},
		{"~2.29", "2번째 글자", "2026년 2월 29일은 없는 날"},
		{"2월 29일까지", "1번째 글자", "없는 날"},
		{"'25.1~'25.13", "7번째 글자", "13월은 없는 달"},
		{"'25.11~2월", "8번째 글자", "끝이 시작보다"},
		{"11월~2월", "5번째 글자", "해가 바뀌면"},
		{"이달 31일", "1번째 글자", "11월 31일은 없는 날"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char stored[DATE_TEXT] = "";
		struct error error = {0};
		struct date date = {.precision = PRECISION_YEAR};

		CHECK(!date_parse(rows[i].typed, day_make(2026, 11, 22), stored, &date, &error), "%s: %s\n", rows[i].typed,
		      stored);
		CHECK(error.code == ERROR_USAGE && strstr(error.sentence, rows[i].place) &&
			      strstr(error.sentence, rows[i].reason),
		      "%s: %s\n", rows[i].typed, error.sentence);
		CHECK(date.precision == PRECISION_YEAR && stored[0] == '\0', "%s was touched\n", rows[i].typed);
	}
}

static void days_outside_the_calendar_are_refused(void **state)
{
	static const struct {
		int year, month, day;
		const char *typed;
	} rows[] = {{9999, 12, 31, "내일"}, {9999, 12, 31, "다음달"},  {9999, 12, 31, "다음 주"}, {9999, 12, 1, "1개월 뒤"},
		    {1, 1, 1, "어제"},      {1, 1, 1, "지난달"},       {1, 1, 1, "지난주"},       {1, 1, 1, "9999개월 전"},
		    {1, 1, 1, "작년"},      {9999, 12, 31, "내년"},    {1, 1, 1, "지난 분기"},    {9999, 12, 31, "다음 분기"},
		    {1, 1, 1, "지난 11월"}, {9999, 12, 31, "오는 1월"}};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char stored[DATE_TEXT] = "";
		struct error error = {0};
		struct date date;

		CHECK(!date_parse(rows[i].typed, day_make(rows[i].year, rows[i].month, rows[i].day), stored, &date, &error),
		      "%s: %s\n", rows[i].typed, stored);
		CHECK(error.code == ERROR_USAGE, "%s\n", rows[i].typed);
	}
}

static unsigned next_random(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

static void add_random_end(unsigned *seed, char *out, size_t size, bool open)
{
	size_t length = strlen(out);
	unsigned year = next_random(seed, 4) ? 1990 + next_random(seed, 120) : 1 + next_random(seed, 9999);
	unsigned month = 1 + next_random(seed, 12), day = 1 + next_random(seed, 31);
	const char *mark = next_random(seed, 3) ? "" : "?";

	if (open)
		snprintf(out + length, size - length, "..");
	else if (next_random(seed, 3) == 0)
		snprintf(out + length, size - length, "%04u%s", year, mark);
	else if (next_random(seed, 2) == 0)
		snprintf(out + length, size - length, "%04u-%02u%s", year, month, mark);
	else
		snprintf(out + length, size - length, "%04u-%02u-%02u%s", year, month, day, mark);
}

/* Whatever is stored, its short form is read as just that, whichever day it is. */
static void random_dates_come_back_from_their_short_form(void **state)
{
	unsigned seed = 20251124;
	int read = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		char stored[2 * DATE_TEXT] = "", canonical[DATE_TEXT], again[DATE_TEXT], korean[64];
		unsigned shape = next_random(&seed, 4);
		day_number today = day_make(2026, 1, 1) + (int)next_random(&seed, 1000);
		struct error error = {0};
		struct date date, back;

		add_random_end(&seed, stored, sizeof(stored), shape == 1);
		if (shape > 0) {
			append(stored, sizeof(stored), "/", 1);
			add_random_end(&seed, stored, sizeof(stored), shape == 2);
		}
		if (!date_parse(stored, today, canonical, &date, NULL))
			continue;
		read++;
		date_print_korean(&date, korean, sizeof(korean));
		CHECK(date_parse(korean, today, again, &back, &error), "%s: %s: %s\n", stored, korean, error.sentence);
		CHECK(strcmp(canonical, again) == 0, "%s: %s: %s\n", canonical, korean, again);
		CHECK(back.first == date.first && back.start_last == date.start_last && back.last == date.last, "%s\n", stored);
	}
	assert_in_range(read, 50000, 100000);
}

/* D-day counts by the last day of what is stated, whatever its precision; a start has none. */
static void d_day_counts_by_the_last_day(void **state)
{
	static const struct {
		const char *stored;
		enum milestone_type type;
		int year, month, day;
		const char *left;
		bool reached;
	} rows[] = {
		{"2025-12", TYPE_DEADLINE, 2025, 11, 24, "D-37", false},
		{"2025-12", TYPE_DEADLINE, 2025, 12, 20, "D-11", false},
		{"2025-12", TYPE_DEADLINE, 2025, 12, 30, "D-1", false},
		{"2025-12", TYPE_DEADLINE, 2025, 12, 31, "D-Day", true},
		{"2025-12", TYPE_DEADLINE, 2026, 1, 1, "D+1", true},
		{"2025-12", TYPE_DEADLINE, 2026, 1, 12, "D+12", true},
		{"2025-12?", TYPE_DEADLINE, 2025, 12, 31, "D-Day", true},
		{"2026", TYPE_DEADLINE, 2026, 12, 31, "D-Day", true},
		{"2026", TYPE_DEADLINE, 2026, 1, 1, "D-364", false},
		{"../2028", TYPE_DEADLINE, 2028, 2, 29, "D-306", false},
		{"../2028", TYPE_DEADLINE, 2028, 12, 31, "D-Day", true},
		{"../2026-12", TYPE_DEADLINE, 2027, 1, 1, "D+1", true},
		{"2025-11/2026-04", TYPE_PERIOD, 2026, 4, 29, "D-1", false},
		{"2025-11/2026-04", TYPE_PERIOD, 2026, 4, 30, "D-Day", true},
		{"2025-11/2026-04", TYPE_PERIOD, 2026, 5, 1, "D+1", true},
		{"2025-11-01/2025-11-30", TYPE_PERIOD, 2025, 11, 29, "D-1", false},
		{"2024-02", TYPE_DEADLINE, 2024, 2, 28, "D-1", false},
		{"2025-02", TYPE_DEADLINE, 2025, 2, 28, "D-Day", true},
		{"2025-12/..", TYPE_START, 2026, 1, 12, NULL, false},
		{"2025-11/2026-04", TYPE_START, 2026, 5, 12, NULL, false},
		{"2025-12/..", TYPE_PERIOD, 2026, 1, 12, NULL, false},
		{"R/P1M", TYPE_RECURRING, 2026, 1, 12, NULL, false},
		{"2025-11-07", TYPE_PAST, 2026, 1, 12, NULL, false},
		{"", TYPE_UNDATED, 2026, 1, 12, NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct milestone_state milestone = milestone_blank();
		char left[DAY_TEXT] = "";

		milestone.type = rows[i].type;
		assert_true(date_parse_stored(rows[i].stored, strlen(rows[i].stored), &milestone.date, NULL));

		struct verdict verdict = judge(&milestone, rules_current(), day_make(rows[i].year, rows[i].month, rows[i].day));

		CHECK(verdict.has_due == (rows[i].left != NULL) && verdict.due_reached == rows[i].reached, "row %zu\n", i);
		day_print_left(verdict.days_left, left);
		CHECK(!rows[i].left || strcmp(left, rows[i].left) == 0, "%s: %s, not %s\n", rows[i].stored, left, rows[i].left);
	}
}

static void a_day_to_look_back_to_has_been(void **state)
{
	static const struct {
		const char *typed;
		const char *day; /* NULL: refused */
	} rows[] = {
		{"2025. 12. 1", "2025-12-01"}, {"'25. 12월", "2025-12-31"}, {"2025", "2025-12-31"}, {"12.31", "2025-12-31"},
		{"1.10", "2026-01-10"},        {"1.11", "2025-01-11"},      {"어제", "2026-01-09"}, {"지난달", "2025-12-31"},
		{"2027-03", "2027-03-31"},     {"2025-11~", NULL},          {"매월", NULL},         {"언젠가", NULL},
	};
	char day[DAY_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error error = {0};
		day_number found = DAY_NONE;
		bool read = date_parse_past(rows[i].typed, day_make(2026, 1, 10), &found, &error);

		day_print(found, day);
		CHECK(read == (rows[i].day != NULL), "%s: %s\n", rows[i].typed, error.sentence);
		CHECK(!read || strcmp(day, rows[i].day) == 0, "%s: %s\n", rows[i].typed, day);
		CHECK(read || *error.sentence, "%s\n", rows[i].typed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_spelling_of_a_sign_is_read),
		cmocka_unit_test(parts_of_years_and_months_are_read),
		cmocka_unit_test(words_told_from_today_are_read),
		cmocka_unit_test(what_stands_beside_a_date_is_read),
		cmocka_unit_test(the_calendar_turns_where_it_should),
		cmocka_unit_test(traps_of_the_papers_are_passed),
		cmocka_unit_test(a_year_from_today_is_marked),
		cmocka_unit_test(refusals_name_the_place_and_the_reason),
		cmocka_unit_test(days_outside_the_calendar_are_refused),
		cmocka_unit_test(random_dates_come_back_from_their_short_form),
		cmocka_unit_test(d_day_counts_by_the_last_day),
		cmocka_unit_test(a_day_to_look_back_to_has_been),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
