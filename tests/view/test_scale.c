/* The timeline drawn in every scale and at every width, over any stretch of time, and by office. */
#include <stdio.h>
#include "fixture.h"
#include "gwagi/view/timeline.h"

enum { DRAWN = 8192, HEIGHT = 16 };

/* Milestones of every kind of bar. */
static int bars_make(void **state)
{
	static const char *const rows[][10] = {
		{"code=1.1m2", "title=시범 운영", "type=period", "date=2025-12-08/2026-02-10", "reported=in_progress",
		 "reported_on=2026-01-05", "stage=review", NULL},
		{"code=1.1m3", "title=법규 정비", "type=period", "date=2026-01-12/2027-06", "reported=on_hold",
		 "reported_on=2026-01-05", "reason=이견", NULL},
		{"code=1.1m4", "title=점검", "type=deadline", "date=2026-01-16", "reported=in_progress", "reported_on=2026-01-05",
		 "original=2026-01-08", NULL},
	};

	if (fixture_make(state))
		return -1;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		fixture_add(*state, "milestone", rows[i]);
	return 0;
}

static struct timeline *load(struct store *store, const struct holidays *holidays, const char *code, enum timeline_scale scale,
			     int width)
{
	struct timeline *timeline = timeline_create(store);
	struct error error;

	timeline_set_holidays(timeline, holidays);
	assert_true(timeline_load(timeline, fixture_find(store, code), width, HEIGHT, &error));
	assert_true(timeline_set_scale(timeline, scale, &error));
	return timeline;
}

static void add_line(char *drawn, const struct row *row, int width)
{
	size_t used = strlen(drawn);

	assert_int_equal(row->text.cells, width);
	snprintf(drawn + used, DRAWN - used, "%s|\n", text_bytes(&row->text));
}

/* All its lines, each with a | behind it. */
static void draw(const struct timeline *timeline, int width, char drawn[DRAWN])
{
	struct row row = {0};

	*drawn = '\0';
	for (int line = 0; line < 2; line++) {
		timeline_head(timeline, line, &row);
		add_line(drawn, &row, width);
	}
	for (int i = 0; i < timeline_count(timeline); i++) {
		timeline_row(timeline, i, &row);
		add_line(drawn, &row, width);
	}
	timeline_foot(timeline, &row);
	add_line(drawn, &row, width);
	row_finish(&row);
}

/* clang-format off */
static const struct {
	enum timeline_scale scale;
	int width;
	const char *expected;
} drawings[] = {
	{TIMELINE_MONTH, 40,
	 " '26.1.16.~   16      20          26    |\n"
	 " 이름         금토일월화수목금토일월화수|\n"
	 "미 서비스 시…   : :   |       : :      >|\n"
	 "정 시범 운영  <-------|---------------->|\n"
	 "보 법규 정비  <///////|////////////////>|\n"
	 "지 점검       X !!!!!!!       : :       |\n"
	 " 기한 도래    1                         |\n"
	},
	{TIMELINE_MONTH, 48,
	 " '26.1.15.~   15        20          26          |\n"
	 " 이름         목금토일월화수목금토일월화수목금토|\n"
	 "미 서비스 시…     : :   |       : :           :>|\n"
	 "정 시범 운영  <---------|---------------------->|\n"
	 "보 법규 정비  </////////|//////////////////////>|\n"
	 "지 점검         X !!!!!!!       : :           : |\n"
	 " 기한 도래      1                               |\n"
	},
	{TIMELINE_MONTH, 66,
	 " '26.1.12.~   12              20          26          2.1         |\n"
	 " 이름         월화수목금토일월화수목금토일월화수목금토일월화수목금|\n"
	 "미 서비스 시…           : :   |       : :           : :          >|\n"
	 "정 시범 운영  <---------------|---------------------------------->|\n"
	 "보 법규 정비  ////////////////|//////////////////////////////////>|\n"
	 "지 점검               X !!!!!!!       : :           : :           |\n"
	 " 기한 도래            1                                           |\n"
	},
	{TIMELINE_MONTH, 100,
	 " 2026년 1월 [배율: 월]                1       5             12              20          26          |\n"
	 " 이름                            마감 휴금토일월화수목금토일월화수목금토일월화수목금토일월화수목금토|\n"
	 "미 서비스 시작               기한없음 :   : :           : :           : :   |       : :           :>|\n"
	 "정 시범 운영                     D-21 <========-----------------------------|---------------------->|\n"
	 "보 법규 정비                    D-526 :   : :           : : ////////////////|//////////////////////>|\n"
	 "지 점검                           D+4 :   : :       :   : :         X !!!!!!!       : :           : |\n"
	 " 기한 도래(건/일)                                                   1                               |\n"
	},
	{TIMELINE_MONTH, 140,
	 " 2026년 1월 [배율: 월]                         1           5                    12                      20                26                |\n"
	 " 이름                                     마감 휴 금 토 일 월 화 수 목 금 토 일 월 화 수 목 금 토 일 월 화 수 목 금 토 일 월 화 수 목 금 토 |\n"
	 "미 서비스 시작                        기한없음 :     :  :                 :  :                 :  :     |           :  :                 : >|\n"
	 "정 시범 운영                              D-21 <============--------------------------------------------|---------------------------------->|\n"
	 "보 법규 정비                             D-526 :     :  :                 :  :  ////////////////////////|//////////////////////////////////>|\n"
	 "지 점검                                    D+4 :     :  :           :     :  :              X  !!!!!!!!!!           :  :                 :  |\n"
	 " 기한 도래(건/일)                                                                           1                                               |\n"
	},
	{TIMELINE_QUARTER, 40,
	 " '26.1.12.~2.15.    1월         2월     |\n"
	 " 이름          마감 12  19  26  2   9   |\n"
	 "미 서비스…     없음     |              >|\n"
	 "정 시범 운영   D-21 <---|-----------o   |\n"
	 "보 법규 정비  D-526 ////|//////////////>|\n"
	 "지 점검         D+4   X!!               |\n"
	 " 기한 도래(건/칸)     1             1   |\n"
	},
	{TIMELINE_QUARTER, 48,
	 " '26.1.5.~2.15.         1월             2월     |\n"
	 " 이름              마감 5   12  19  26  2   9   |\n"
	 "미 서비스 시작 기한없음         |              >|\n"
	 "정 시범 운영       D-21 <-------|-----------o   |\n"
	 "보 법규 정비      D-526     ////|//////////////>|\n"
	 "지 점검             D+4  :    X!!               |\n"
	 " 기한 도래(건/칸)             1             1   |\n"
	},
	{TIMELINE_QUARTER, 66,
	 " '25.12.29.~'26.3.15. 1월 (상반기 1분기)  2월             3월     |\n"
	 " 이름            마감 29  5   12  19  26  2   9   16  23  2   9   |\n"
	 "미 서비스…   기한없음             |                              >|\n"
	 "정 시범 운영     D-21 <====-------|-----------o                   |\n"
	 "보 법규 정비    D-526         ////|//////////////////////////////>|\n"
	 "지 점검           D+4      :    X!!                               |\n"
	 " 기한 도래(건/칸)               1             1                   |\n"
	},
	{TIMELINE_QUARTER, 100,
	 " '26년 1분기 [배율: 분기]                       1월 (상반기 1분기)  2월             3월             |\n"
	 " 이름                                      마감 29  5   12  19  26  2   9   16  23  2   9   16  23  |\n"
	 "미 서비스 시작                         기한없음             |                                      >|\n"
	 "정 시범 운영                               D-21 <====-------|-----------o                           |\n"
	 "보 법규 정비                              D-526         ////|//////////////////////////////////////>|\n"
	 "지 점검                                     D+4      :    X!!                                       |\n"
	 " 기한 도래(건/칸)                                         1             1                           |\n"
	},
	{TIMELINE_QUARTER, 140,
	 " '26년 1분기 [배율: 분기]                                     1월 (상반기 1분기)            2월                     3월                     |\n"
	 " 이름                                                    마감 29    5     12    19    26    2     9     16    23    2     9     16    23    |\n"
	 "미 서비스 시작                                       기한없음                    |                                                         >|\n"
	 "정 시범 운영                                             D-21 <======------------|-----------------o                                        |\n"
	 "보 법규 정비                                            D-526             ///////|/////////////////////////////////////////////////////////>|\n"
	 "지 점검                                                   D+4          :      X!!!                                                          |\n"
	 " 기한 도래(건/일)                                                             1                    1                                        |\n"
	},
	{TIMELINE_YEAR, 40,
	 " '25.10월~'26.7월   4분기 1분기 2분기   |\n"
	 " 이름          마감   11  1   3   5   7 |\n"
	 "미 서비스…     없음        |          .>|\n"
	 "정 시범 운영   D-21     ===|o           |\n"
	 "보 법규 정비  D-526       /|///////////>|\n"
	 "지 점검         D+4       :X            |\n"
	 " 기한 도래(건/반월)        11           |\n"
	},
	{TIMELINE_YEAR, 48,
	 " 2026년 [배율: 년]      1분기 2분기 3분기 4분기 |\n"
	 " 이름              마감 1   3   5   7   9   11  |\n"
	 "미 서비스 시작 기한없음  |          ...........>|\n"
	 "정 시범 운영       D-21 <|o                     |\n"
	 "보 법규 정비      D-526 /|/////////////////////>|\n"
	 "지 점검             D+4 :X                      |\n"
	 " 기한 도래(건/반월)      11                     |\n"
	},
	{TIMELINE_YEAR, 66,
	 " 2026년 [배율: 년]            1분기    2분기    3분기    4분기    |\n"
	 " 이름                    마감 1  2  3  4  5  6  7  8  9  10 11 12 |\n"
	 "미 서비스 시작       기한없음  |                .................>|\n"
	 "정 시범 운영             D-21 <|-o                                |\n"
	 "보 법규 정비            D-526  |/////////////////////////////////>|\n"
	 "지 점검                   D+4 :X                                  |\n"
	 " 기한 도래(건/순)              1 1                                |\n"
	},
	{TIMELINE_YEAR, 100,
	 " 2026년 [배율: 년]                                  1분기       2분기       3분기       4분기       |\n"
	 " 이름                                          마감 1월 2월 3월 4월 5월 6월 7월 8월 9월 10월11월12월|\n"
	 "미 서비스 시작                             기한없음  |                      .......................>|\n"
	 "정 시범 운영                                   D-21 <|--o                                           |\n"
	 "보 법규 정비                                  D-526  |/////////////////////////////////////////////>|\n"
	 "지 점검                                         D+4 :X                                              |\n"
	 " 기한 도래(건/순)                                    1  1                                           |\n"
	},
	{TIMELINE_YEAR, 140,
	 " 2026년 [배율: 년]                                      상반기 1분기         2분기                하반기 3분기         4분기                |\n"
	 " 이름                                              마감 1월    2월    3월    4월    5월    6월    7월    8월    9월    10월   11월   12월   |\n"
	 "미 서비스 시작                                 기한없음    |                                      .........................................>|\n"
	 "정 시범 운영                                       D-21 <--|----o                                                                           |\n"
	 "보 법규 정비                                      D-526   /|///////////////////////////////////////////////////////////////////////////////>|\n"
	 "지 점검                                             D+4  : X                                                                                |\n"
	 " 기한 도래(건/5일)                                         1    1                                                                           |\n"
	},
	{TIMELINE_YEARS, 40,
	 " 2026-2029          2026 2027 2028 2029 |\n"
	 " 이름          마감 1234 1234 1234 1234 |\n"
	 "미 서비스…     없음 | .................>|\n"
	 "정 시범 운영   D-21 o                   |\n"
	 "보 법규 정비  D-526 |/////o             |\n"
	 "지 점검         D+4 X                   |\n"
	 " 기한 도래(건/분기) 2     1             |\n"
	},
	{TIMELINE_YEARS, 48,
	 " 2026-2030             2026 2027 2028 2029 2030 |\n"
	 " 이름             마감 1234 1234 1234 1234 1234 |\n"
	 "미 서비스 시… 기한없음 | ......................>|\n"
	 "정 시범 운영      D-21 o                        |\n"
	 "보 법규 정비     D-526 |/////o                  |\n"
	 "지 점검            D+4 X                        |\n"
	 " 기한 도래(건/분기)    2     1                  |\n"
	},
	{TIMELINE_YEARS, 66,
	 " 2026-2030 [배율: 다년]                  2026 2027 2028 2029 2030 |\n"
	 " 이름                               마감 1234 1234 1234 1234 1234 |\n"
	 "미 서비스 시작                  기한없음 | ......................>|\n"
	 "정 시범 운영                        D-21 o                        |\n"
	 "보 법규 정비                       D-526 |/////o                  |\n"
	 "지 점검                              D+4 X                        |\n"
	 " 기한 도래(건/분기)                      2     1                  |\n"
	},
	{TIMELINE_YEARS, 100,
	 " 2026-2031 [배율: 다년]                       2026년   2027년   2028년   2029년   2030년   2031년   |\n"
	 " 이름                                    마감 1 2 3 4  1 2 3 4  1 2 3 4  1 2 3 4  1 2 3 4  1 2 3 4  |\n"
	 "미 서비스 시작                       기한없음 |   .................................................>|\n"
	 "정 시범 운영                             D-21 o                                                     |\n"
	 "보 법규 정비                            D-526 |///////////o                                         |\n"
	 "지 점검                                   D+4 X                                                     |\n"
	 " 기한 도래(건/칸)                             2           1                                         |\n"
	},
	{TIMELINE_YEARS, 140,
	 " 2026-2032 [배율: 다년]                          2026년       2027년       2028년       2029년       2030년       2031년       2032년       |\n"
	 " 이름                                       마감 1  2  3  4   1  2  3  4   1  2  3  4   1  2  3  4   1  2  3  4   1  2  3  4   1  2  3  4   |\n"
	 "미 서비스 시작                          기한없음 |     ....................................................................................>|\n"
	 "정 시범 운영                                D-21 <o                                                                                         |\n"
	 "보 법규 정비                               D-526 |/////////////////o                                                                        |\n"
	 "지 점검                                      D+4 X                                                                                          |\n"
	 " 기한 도래(건/월)                                11                1                                                                        |\n"
	},
};
/* clang-format on */

static void draws_every_scale_at_every_width(void **state)
{
	struct holidays *holidays = holidays_create();
	char drawn[DRAWN];

	for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++) {
		struct timeline *timeline = load(*state, holidays, "1.1", drawings[i].scale, drawings[i].width);

		draw(timeline, drawings[i].width, drawn);
		assert_string_equal(drawn, drawings[i].expected);
		timeline_destroy(timeline);
	}
	holidays_destroy(holidays);
}

static void fits_every_width(void **state)
{
	struct holidays *holidays = holidays_create();
	char drawn[DRAWN];

	for (int scale = 0; scale < TIMELINE_SCALES; scale++)
		for (int width = 36; width < 210; width++) {
			struct timeline *timeline = load(*state, holidays, "1", (enum timeline_scale)scale, width);

			draw(timeline, width, drawn);
			timeline_destroy(timeline);
		}
	holidays_destroy(holidays);
}

/* What the first header line says, and whether today is to be seen. */
static void shows(const struct timeline *timeline, const char *period, bool today)
{
	struct row row = {0};

	timeline_head(timeline, 0, &row);
	if (strncmp(text_bytes(&row.text) + 1, period, strlen(period)) != 0)
		print_error("[%s] is not %s\n", text_bytes(&row.text), period);
	assert_int_equal(strncmp(text_bytes(&row.text) + 1, period, strlen(period)), 0);
	timeline_row(timeline, HEIGHT, &row);
	assert_int_equal(fixture_has(&row, "|"), today);
	row_finish(&row);
}

static void pan(struct timeline *timeline, int units, bool pages, const char *period, bool today)
{
	struct error error;

	assert_true(timeline_pan(timeline, units, pages, &error));
	shows(timeline, period, today);
}

static void set_scale(struct timeline *timeline, enum timeline_scale scale, const char *period, bool today)
{
	struct error error;

	assert_true(timeline_set_scale(timeline, scale, &error));
	shows(timeline, period, today);
}

static void pans_by_units_and_pages(void **state)
{
	struct timeline *timeline = load(*state, NULL, "1", TIMELINE_YEAR, 110);
	struct error error;

	shows(timeline, "2026년 ", true);
	pan(timeline, 1, true, "2027년 ", false);
	pan(timeline, -1, false, "'26.12월~'27.11월", false);
	pan(timeline, -11, false, "2026년 ", true);
	pan(timeline, -1, true, "2025년 ", false);
	assert_true(timeline_recentre(timeline, &error));
	set_scale(timeline, TIMELINE_MONTH, "2026년 1월", true);
	pan(timeline, 1, true, "2026년 2월", false);
	pan(timeline, 1, false, "'26.2.2.~3.4.", false);
	pan(timeline, 1, true, "2026년 3월", false);
	set_scale(timeline, TIMELINE_QUARTER, "'26년 1분기", true);
	pan(timeline, 1, true, "'26년 2분기", false);
	pan(timeline, -1, false, "'26.3.23.~6.21.", false);
	pan(timeline, 1, true, "'26년 3분기", false);
	set_scale(timeline, TIMELINE_YEARS, "2026-20", true);
	pan(timeline, 1, false, "2027-20", false);
	assert_true(timeline_recentre(timeline, &error));
	shows(timeline, "2026-20", true);
	timeline_destroy(timeline);
}

static void narrow_panes_pan_by_what_they_show(void **state)
{
	struct timeline *timeline = load(*state, NULL, "1", TIMELINE_MONTH, 48);

	shows(timeline, "'26.1.15.~", true);
	pan(timeline, 1, true, "'26.2.1.~", false);
	pan(timeline, 1, false, "'26.2.2.~", false);
	pan(timeline, -1, true, "'26.1.16.~", true);
	timeline_destroy(timeline);
}

static void stays_within_reach(void **state)
{
	static const char *const first[] = {"1900년 1월", "1900년 1분기", "1900년", "1900-19"};
	static const char *const last[] = {"2200년 1월", "2200년 1분기", "2200년", "2200-220"};

	for (int scale = 0; scale < TIMELINE_SCALES; scale++) {
		struct timeline *timeline = load(*state, NULL, "1", (enum timeline_scale)scale, 100);
		struct error error;
		char drawn[DRAWN];

		for (int step = -1; step <= 1; step += 2) {
			assert_true(timeline_pan(timeline, step * 3000, true, &error));
			draw(timeline, 100, drawn);
			shows(timeline, step < 0 ? first[scale] : last[scale], false);
			assert_true(timeline_pan(timeline, step, false, &error));
			draw(timeline, 100, drawn);
			assert_true(timeline_recentre(timeline, &error));
		}
		timeline_destroy(timeline);
	}
}

/* How many weekdays the second header line names. */
static int days_shown(const struct timeline *timeline)
{
	static const char *const names[] = {"월", "화", "수", "목", "금", "토", "일"};
	struct row row = {0};
	int count = 0;

	timeline_head(timeline, 1, &row);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (const char *at = text_bytes(&row.text); (at = strstr(at, names[i])); at++)
			count++;
	row_finish(&row);
	return count;
}

static void months_have_their_days(void **state)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	struct timeline *timeline = load(*state, NULL, "1", TIMELINE_MONTH, 100);
	struct error error;
	char name[32];

	for (int month = 0; month < 60; month++) {
		bool leap = month % 12 == 1 && (2026 + month / 12) % 4 == 0;

		snprintf(name, sizeof name, "%d년 %d월 ", 2026 + month / 12, month % 12 + 1);
		shows(timeline, name, month == 0);
		assert_int_equal(days_shown(timeline), days[month % 12] + leap);
		assert_true(timeline_pan(timeline, 1, true, &error));
	}
	timeline_destroy(timeline);
}

static void head_has(const struct timeline *timeline, int line, const char *words)
{
	struct row row = {0};

	timeline_head(timeline, line, &row);
	if (!fixture_has(&row, words))
		print_error("[%s] has no %s\n", text_bytes(&row.text), words);
	assert_true(fixture_has(&row, words));
	row_finish(&row);
}

/* 설날 of 2027 is a Sunday: the Tuesday behind it is off too. A file takes a day away and adds another. */
static void holidays_are_off(void **state)
{
	struct holidays *holidays = holidays_create();
	struct timeline *timeline = load(*state, holidays, "1", TIMELINE_MONTH, 100);
	struct error error;
	struct row row = {0};
	const char *at;

	assert_true(timeline_pan(timeline, 13, true, &error));
	shows(timeline, "2027년 2월", false);
	head_has(timeline, 1, "월화수목금휴휴휴휴수목금토일월");
	timeline_row(timeline, HEIGHT, &row);
	assert_true(fixture_has(&row, "          : : : :       : :"));
	assert_true(holidays_read(holidays, "-2027-02-09", &at, &error));
	assert_true(holidays_read(holidays, "2027-02-11 창립일", &at, &error));
	head_has(timeline, 1, "월화수목금휴휴휴화수휴금토일월");
	row_finish(&row);
	timeline_destroy(timeline);
	holidays_destroy(holidays);
}

static void rows_are(struct timeline *timeline, const char *const *expected, size_t count)
{
	struct row row = {0};

	assert_int_equal(timeline_count(timeline), count);
	for (size_t i = 0; i < count; i++) {
		timeline_row(timeline, (int)i, &row);
		if (!fixture_has(&row, expected[i]))
			print_error("row %zu is [%s], not %s\n", i, text_bytes(&row.text), expected[i]);
		assert_true(fixture_has(&row, expected[i]));
	}
	row_finish(&row);
}

/* 1.2 is o2's, the rest nobody's; without a last day comes last. */
static void lanes_group_by_office(void **state)
{
	static const char *const lanes[] = {"o2 국방부 국방인공지능",
					    "미 계획 확정",
					    "미 부지 지정",
					    "미 센터 개소",
					    "담당 없음",
					    "완 회의 개최",
					    "점검",
					    "시범 운영",
					    "법규 정비",
					    "미 서비스 시작",
					    "매월 점검"};
	struct timeline *timeline = load(*state, NULL, "1", TIMELINE_YEAR, 100);
	struct error error;

	assert_true(timeline_set_lanes(timeline, true, &error));
	rows_are(timeline, lanes, sizeof lanes / sizeof *lanes);
	assert_int_equal(timeline_cursor(timeline)->ref.id, 0);
	assert_true(timeline_last(timeline, &error));
	assert_string_equal(timeline_cursor(timeline)->code, "1.3m1");
	assert_true(timeline_load(timeline, fixture_find(*state, "1"), 100, 3, &error));
	assert_string_equal(timeline_cursor(timeline)->code, "1.3m1");
	for (int i = 9; i >= 0; i--) {
		assert_true(timeline_move(timeline, -1, &error));
		assert_int_equal(timeline_cursor(timeline)->ref.id == 0, i == 0 || i == 4);
	}
	rows_are(timeline, lanes, 3);
	assert_true(timeline_move(timeline, 4, &error));
	rows_are(timeline, lanes + 2, 3);
	assert_true(timeline_load(timeline, fixture_find(*state, "1"), 100, 4, &error));
	assert_int_equal(timeline_cursor(timeline)->ref.id, 0);
	rows_are(timeline, lanes + 2, 4);
	assert_true(timeline_set_lanes(timeline, false, &error));
	assert_string_equal(timeline_cursor(timeline)->code, "1m1");
	timeline_destroy(timeline);
}

static void an_office_has_what_it_answers_for(void **state)
{
	static const char *const rows[] = {"계획 확정", "부지 지정", "센터 개소"};
	struct timeline *timeline = load(*state, NULL, "o1", TIMELINE_YEAR, 100);
	struct error error;

	rows_are(timeline, rows, 3);
	assert_true(timeline_set_lanes(timeline, true, &error));
	rows_are(timeline, rows, 3);
	assert_true(timeline_load(timeline, fixture_find(*state, "c1"), 100, 3, &error));
	rows_are(timeline, rows, 3);
	assert_true(timeline_set_lanes(timeline, false, &error));
	assert_true(timeline_load(timeline, fixture_find(*state, "1.2.1.1t1"), 100, 3, &error));
	rows_are(timeline, rows + 2, 1);
	timeline_destroy(timeline);
}

static void pages_for_printing(void **state)
{
	struct timeline *timeline = timeline_create(*state);
	struct error error;
	int rows = 0;

	assert_true(timeline_load(timeline, fixture_find(*state, "1"), 80, 4, &error));
	for (; timeline_count(timeline); rows += timeline_count(timeline), assert_true(timeline_next_page(timeline, &error)))
		assert_in_range(timeline_count(timeline), 1, 4);
	assert_int_equal(rows, 9);
	timeline_destroy(timeline);
}

/* More than one figure a cell: then of the month; past what fits there by the thousand. */
static void many_due_days_are_told_by_units(void **state)
{
	struct timeline *timeline;
	struct row row = {0};
	char code[16];

	for (int i = 5; i < 17; i++) {
		snprintf(code, sizeof code, "code=1.1m%d", i);
		fixture_add(*state, "milestone",
			    (const char *const[]){code, "title=여럿", "type=deadline", "date=2026-05-04", NULL});
	}
	timeline = load(*state, NULL, "1", TIMELINE_YEAR, 100);
	timeline_foot(timeline, &row);
	fixture_row_is(&row,
		       " 기한 도래(건/월)                                   1   1   1       12                              ",
		       100);
	row_finish(&row);
	timeline_destroy(timeline);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bars_make, fixture_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(draws_every_scale_at_every_width),
		TEST(fits_every_width),
		TEST(pans_by_units_and_pages),
		TEST(narrow_panes_pan_by_what_they_show),
		TEST(stays_within_reach),
		TEST(months_have_their_days),
		TEST(holidays_are_off),
		TEST(lanes_group_by_office),
		TEST(an_office_has_what_it_answers_for),
		TEST(pages_for_printing),
		TEST(many_due_days_are_told_by_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
