/* The views of targets, offices and changes, and looking through them. */
#include <stdio.h>
#include "fixture.h"
#include "gwagi/store/gate.h"
#include "gwagi/text/layout.h"
#include "gwagi/view/listing.h"
#include "gwagi/view/sheet.h"

#define CHECK_HAS(text, words) assert_non_null(strstr(text, words))

static struct listing *opened(void **state, enum view view, int height)
{
	struct listing *listing = listing_create(*state, view);
	struct error error = {0};

	assert_true(listing_resize(listing, height, &error));
	assert_true(listing_reload(listing, &error));
	return listing;
}

static void row_reads(struct listing *listing, int position, int cells, const char *expected)
{
	struct row row = {0};
	struct error error = {0};

	assert_in_range(position, 0, listing_count(listing) - 1);
	assert_true(listing_row(listing, position, cells, &row, &error));
	fixture_row_is(&row, expected, cells);
	row_finish(&row);
}

/* All rows of the window, a line each, without the spaces at their ends. */
static void rows_read(struct listing *listing, int cells, const char *expected)
{
	char all[4096] = "";
	struct row row = {0};
	struct error error = {0};

	for (int i = 0; i < listing_count(listing); i++) {
		size_t used = strlen(all), length;

		assert_true(listing_row(listing, i, cells, &row, &error));
		assert_int_equal(row.text.cells, cells);
		length = row.text.length;
		while (length && row.text.bytes[length - 1] == ' ')
			length--;
		snprintf(all + used, sizeof all - used, "%.*s\n", (int)length, text_bytes(&row.text));
	}
	row_finish(&row);
	assert_string_equal(all, expected);
}

static void title_reads(struct listing *listing, const char *expected)
{
	struct row row = {0};

	listing_title(listing, &row);
	assert_string_equal(text_bytes(&row.text), expected);
	row_finish(&row);
}

static void filter(struct listing *listing, const char *text)
{
	struct error error = {0};

	assert_true(listing_set_filter(listing, text, &error));
}

static void reload(struct listing *listing)
{
	struct error error = {0};

	assert_true(listing_reload(listing, &error));
}

static void unfold(struct listing *listing)
{
	struct error error = {0};

	assert_true(listing_unfold(listing, &error));
}

static void add_target(struct store *store, const char *code, const char *title, const char *const fields[6])
{
	const char *texts[9] = {code, title};

	for (int i = 0; i < 6 && fields[i]; i++)
		texts[i + 2] = fields[i];
	fixture_add(store, "target", texts);
}

static void add_reading(struct store *store, const char *code, const char *target, const char *amount)
{
	fixture_add(store, "reading", (const char *const[]){code, target, "day=2026-01-10", amount, NULL});
}

/* A target of every kind under the second agenda. */
static void add_targets(struct store *store)
{
	add_target(store, "code=1.2t1", "title=예산", (const char *const[6]){"class=funding", "unit=조원", "low=13.5"});
	add_target(store, "code=1.2t2", "title=사고",
		   (const char *const[6]){"class=target", "unit=건", "comparator=le", "high=20", "baseline=100"});
	add_target(store, "code=1.2t3", "title=센터",
		   (const char *const[6]){"class=target", "unit=개", "comparator=from_to", "baseline=10", "high=125", "low=125"});
	add_target(store, "code=1.2t4", "title=감춘 것",
		   (const char *const[6]){"class=target", "unit=장", "low=8000", "withheld=true"});
	add_target(store, "code=1.2t5", "title=지금", (const char *const[6]){"class=current", "unit=개사", "low=13"});
	add_target(store, "code=1.2t6", "title=질", (const char *const[6]){"class=qualitative"});
	add_reading(store, "code=r1", "target=1.2.1.1t1", "amount=6000");
	add_reading(store, "code=r2", "target=1.2t2", "amount=60");
	add_reading(store, "code=r3", "target=1.2t3", "amount=33");
	add_reading(store, "code=r4", "target=1.2t4", "amount=777");
	fixture_add(store, "target_path",
		    (const char *const[]){"code=1.2t2@2025", "target=1.2t2", "year=2025", "amount=50", NULL});
}

static void targets_have_bars(void **state)
{
	struct listing *listing;

	add_targets(*state);
	listing = opened(state, VIEW_TARGETS, 20);
	rows_read(listing, 72,
		  "- 2 국방 전략                                                   측정 3/7\n"
		  "    2t1 예산                      자료없음                      13.5조원\n"
		  " 관 2t2 사고                      [======.:....]    50%        20건 이하\n"
		  "    2t3 센터                      [==..........]    20%       10개→125개\n"
		  "    2t4 감춘 것                                                   비공개\n"
		  "    2t5 지금                      현황                            13개사\n"
		  "    2t6 질                        정성목표\n"
		  "    2.1.1t1 GPU                   [=.|.........]    12%  1만~5만 장 수준\n");
	title_reads(listing, " 측정3 자료없음1 비공개1 ");
	listing_destroy(listing);
}

/* The bar shrinks, then codes go for it and for titles, then the bar goes, then the words go; the goal stays. */
static void targets_fit_every_width(void **state)
{
	struct listing *listing;
	struct row row = {0};
	struct error error = {0};

	add_targets(*state);
	listing = opened(state, VIEW_TARGETS, 20);
	row_reads(listing, 2, 86, " 관 2t2 사고                          [======.:....]    50%                  20건 이하");
	row_reads(listing, 3, 86, "    2t3 센터                          [==..........]    20% 경로 없음       10개→125개");
	row_reads(listing, 7, 56, "    2.1.1t1 GPU       [.|......]    12%  1만~5만 장 수준");
	row_reads(listing, 7, 40, "    GPU     [.|....] 12% 1만~5만 장 수준");
	row_reads(listing, 7, 30, "    GPU    12% 1만~5만 장 수준");
	row_reads(listing, 7, 26, "    GPU    1만~5만 장 수준");
	row_reads(listing, 2, 30, " 관 2t2 사고     50% 20건 이하");
	for (int cells = 24; cells < 100; cells++) {
		for (int i = 0; i < listing_count(listing); i++) {
			assert_true(listing_row(listing, i, cells, &row, &error));
			assert_int_equal(row.text.cells, cells);
			assert_false(fixture_has(&row, "8,000") || fixture_has(&row, "777"));
		}
	}
	row_finish(&row);
	listing_destroy(listing);
}

static void targets_fold_and_filter(void **state)
{
	struct listing *listing;
	struct error error = {0};

	add_targets(*state);
	add_target(*state, "code=1.3t1", "title=회의", (const char *const[6]){"class=target", "unit=회", "low=12"});
	listing = opened(state, VIEW_TARGETS, 20);
	assert_int_equal(listing_count(listing), 10);
	assert_true(listing_fold(listing, &error));
	assert_int_equal(listing_count(listing), 3);
	assert_true(listing_last(listing, &error));
	assert_string_equal(listing_cursor(listing)->code, "1.3t1");
	assert_true(listing_move(listing, -2, &error));
	assert_int_equal(listing_position(listing), 0);
	assert_true(listing_go(listing, fixture_find(*state, "1.2t3"), &error)); /* unfolds */
	assert_string_equal(listing_cursor(listing)->code, "1.2t3");
	assert_int_equal(listing_count(listing), 10);
	filter(listing, "class:target latest>=33");
	rows_read(listing, 40,
		  "- 2 국방 전략                   측정 3/3\n"
		  " 관 2t2 사고      [===:..] 50% 20건 이하\n"
		  "    2t3 센터     [=.....] 20% 10개→125개\n"
		  "    GPU     [.|....] 12% 1만~5만 장 수준\n");
	filter(listing, "class:target latest>99999");
	assert_int_equal(listing_count(listing), 0);
	assert_false(listing_set_filter(listing, "forecast:없음", &error));
	assert_int_equal(error.code, ERROR_USAGE);
	listing_destroy(listing);
}

/* Another ministry with two teams that answer for the same, and one that is no more. */
static void add_offices(struct store *store)
{
	fixture_add(store, "office", (const char *const[]){"code=o3", "name=과학기술정보통신부", NULL});
	fixture_add(store, "office", (const char *const[]){"code=o4", "parent=o3", "name=총괄과", NULL});
	fixture_add(store, "office", (const char *const[]){"code=o5", "parent=o3", "name=협력과", NULL});
	fixture_add(store, "office", (const char *const[]){"code=o6", "parent=o3", "name=옛 국", "valid_to=2025-12-31", NULL});
	fixture_add(store, "office", (const char *const[]){"code=o7", "parent=o6", "name=남은 과", NULL});
	fixture_add(store, "office_alias", (const char *const[]){"office=o3", "name=과기정통부", NULL});
	fixture_add(store, "assignment", (const char *const[]){"entity=1.3", "office=o4", "role=lead", NULL});
	fixture_add(store, "assignment", (const char *const[]){"entity=1.3", "office=o5", "role=support", NULL});
	fixture_add(store, "assignment", (const char *const[]){"entity=1.2.1.1", "office=o5", "role=lead", NULL});
	fixture_add(store, "contact",
		    (const char *const[]){"code=c2", "office=o4", "entity=1.3", "name=김담당", "position=사무관", "role=staff",
					  "phone=044-202-0001", "certainty=certain", NULL});
	fixture_add(store, "contact",
		    (const char *const[]){"code=c3", "office=o4", "entity=1.3", "name=이과장", "position=과장", "role=head",
					  "phone=044-202-0002", "certainty=certain", NULL});
	fixture_add(store, "contact",
		    (const char *const[]){"code=c4", "office=o4", "entity=1.1", "name=이과장", "position=과장", "role=head",
					  "phone=044-202-0002", "certainty=certain", NULL});
	fixture_add(store, "contact",
		    (const char *const[]){"code=c5", "office=o4", "entity=1.3", "name=박전임", "role=head", "phone=044-202-0003",
					  "certainty=certain", "valid_to=2025-12-31", NULL});
}

static void offices_begin_folded(void **state)
{
	struct listing *listing;

	add_offices(*state);
	listing = opened(state, VIEW_OFFICES, 30);
	rows_read(listing, 40,
		  "+ 국방부                          !1 미2\n"
		  "+ 과학기술정보통신부                 미2\n");
	title_reads(listing, " 부서 6 ");
	listing_destroy(listing);
}

/* What several of them answer for counts once; what is assigned anew below is not theirs. */
static void an_office_shows_people_and_work(void **state)
{
	struct listing *listing;
	struct error error = {0};

	add_offices(*state);
	listing = opened(state, VIEW_OFFICES, 30);
	unfold(listing);
	assert_true(listing_move(listing, 3, &error));
	assert_string_equal(listing_cursor(listing)->code, "1.2");
	unfold(listing);
	rows_read(listing, 44,
		  "- 국방부                              !1 미2\n"
		  "  - 국방인공지능정책팀                !1 미2\n"
		  "      홍길동  팀장 책임자 [?]    02-000-0000\n"
		  "    - 주관 2 국방 전략                !1 미2\n"
		  "        미 2.1m1 계획 확정              D+20\n"
		  "        미 2.1m2 부지 지정              D-70\n"
		  "+ 과학기술정보통신부                     미2\n");
	assert_true(listing_last(listing, &error));
	unfold(listing);
	rows_read(listing, 30,
		  "- 국방부                !1 미2\n"
		  " - 국방인공지능정책팀   !1 미2\n"
		  "    홍길동 팀장    02-000-0000\n"
		  "  - 주관 2 국방 전략    !1 미2\n"
		  "     미 2.1m1 계획 확정   D+20\n"
		  "     미 2.1m2 부지 지정   D-70\n"
		  "- 과학기술정보통신부       미2\n"
		  " - 총괄과                  미1\n"
		  "    이과장 과장   044-202-0002\n"
		  "    김담당 사무관 044-202-0001\n"
		  "  + 주관 3 운영방안        미1\n"
		  " - 협력과                  미2\n"
		  "  + 주관 2.1.1 데이터센터… 미1\n"
		  "  + 협조 3 운영방안        미1\n"
		  "   남은 과\n");
	listing_destroy(listing);
}

/* Up through everything that is unfolded, the same rows as down. */
static void stepping_up_is_stepping_down(void **state)
{
	struct listing *listing;
	struct error error = {0};
	char down[64][CODE_TEXT];
	int count = 0;

	add_offices(*state);
	listing = opened(state, VIEW_OFFICES, 30);
	unfold(listing);
	assert_true(listing_move(listing, 3, &error));
	unfold(listing);
	assert_true(listing_last(listing, &error));
	unfold(listing);
	assert_true(listing_resize(listing, 3, &error));
	assert_true(listing_first(listing, &error));
	for (int i = 0; i < 15; i++) {
		snprintf(down[count++], CODE_TEXT, "%s", listing_cursor(listing)->code);
		assert_true(listing_move(listing, 1, &error));
	}
	assert_string_equal(listing_cursor(listing)->code, "o7");
	assert_string_equal(down[4], "1.2.1m1");
	while (count-- > 0) {
		assert_string_equal(listing_cursor(listing)->code, down[count]);
		assert_true(listing_move(listing, -1, &error));
	}
	listing_destroy(listing);
}

static void a_filter_chooses_offices_by_words_and_work_by_terms(void **state)
{
	struct listing *listing;
	struct error error = {0};

	add_offices(*state);
	listing = opened(state, VIEW_OFFICES, 30);
	filter(listing, "과기정통부 미보고"); /* another spelling */
	title_reads(listing, " 부서 3/6 ");
	assert_int_equal(listing_count(listing), 11);
	row_reads(listing, 0, 40, "- 과학기술정보통신부                 미2");
	filter(listing, "홍길동"); /* whose office it is */
	row_reads(listing, 1, 40, " - 국방인공지능정책팀             !1 미2");
	filter(listing, "부지"); /* no office is called that */
	rows_read(listing, 40,
		  "- 국방부                             미1\n"
		  " - 국방인공지능정책팀                미1\n"
		  "    홍길동 팀장              02-000-0000\n"
		  "  - 주관 2 국방 전략                 미1\n"
		  "     미 2.1m2 부지 지정             D-70\n");
	filter(listing, "office:국방부"); /* a colleague's write leaves the cursor where it was */
	assert_true(listing_first(listing, &error));
	for (int i = 0; i < 3; i++) {
		struct ref ref = listing_cursor(listing)->ref;

		assert_true(listing_reload(listing, &error));
		assert_non_null(listing_cursor(listing));
		assert_true(listing_cursor(listing)->ref.kind == ref.kind && listing_cursor(listing)->ref.id == ref.id);
		assert_int_equal(listing_position(listing), i);
		assert_true(listing_move(listing, 1, &error));
	}
	filter(listing, "schedule:overdue office:과기정통부");
	assert_int_equal(listing_count(listing), 0);
	assert_false(listing_set_filter(listing, "class:target", &error));
	filter(listing, "");
	assert_int_equal(listing_count(listing), 2);
	listing_destroy(listing);
}

static void going_to_a_row_finds_its_office(void **state)
{
	struct listing *listing;
	struct error error = {0};

	add_offices(*state);
	listing = opened(state, VIEW_OFFICES, 30);
	assert_true(listing_go(listing, fixture_find(*state, "1.2.1m2"), &error));
	assert_string_equal(listing_cursor(listing)->code, "1.2.1m2");
	assert_int_equal(listing_office(listing).id, fixture_find(*state, "o2").id);
	assert_true(listing_out(listing, &error));
	assert_string_equal(listing_cursor(listing)->code, "1.2");
	assert_true(listing_go(listing, fixture_find(*state, "1.2.1.1m1"), &error));
	assert_int_equal(listing_office(listing).id, fixture_find(*state, "o5").id);
	assert_true(listing_go(listing, fixture_find(*state, "c2"), &error));
	assert_string_equal(listing_cursor(listing)->title, "김담당");
	assert_true(listing_go(listing, fixture_find(*state, "o7"), &error));
	assert_false(listing_go(listing, fixture_find(*state, "o6"), &error));
	assert_int_equal(error.code, ERROR_NOT_FOUND);
	fixture_report(*state, "1.3m1", "in_progress", NULL);
	reload(listing);
	assert_string_equal(listing_cursor(listing)->code, "o7");
	listing_destroy(listing);
}

static void finds(struct listing *listing, const char *words, bool backwards, const char *code, int64_t place, int64_t count)
{
	struct text_query *query = text_query_create(words, strlen(words));
	struct error error = {0};
	int64_t at, all;

	assert_true(listing_find(listing, query, backwards, &at, &all, &error));
	assert_int_equal(at, place);
	assert_int_equal(all, count);
	if (code)
		assert_string_equal(listing_cursor(listing)->code, code);
	text_query_destroy(query);
}

static void words_are_found_in_folded_rows(void **state)
{
	struct listing *listing;

	add_offices(*state);
	listing = opened(state, VIEW_OFFICES, 30);
	finds(listing, "과기정통부", false, "o3", 1, 1);
	finds(listing, "국방", false, "o1", 1, 3);
	finds(listing, "국방", false, "o2", 2, 3);
	finds(listing, "국방", false, "1.2", 3, 3);
	finds(listing, "국방", false, "o1", 1, 3);
	finds(listing, "국방", true, "1.2", 3, 3);
	finds(listing, "202-0001", false, "c2", 1, 1);
	finds(listing, "없는 말", false, "c2", 0, 0);
	listing_destroy(listing);
	listing = opened(state, VIEW_WORK, 30);
	finds(listing, "부지", false, "1.2.1m2", 1, 1);
	listing_destroy(listing);
}

static void set_date(struct store *store, const char *code, const char *date)
{
	struct gate_field field = {"date", date};
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = fixture_find(store, code),
				       .action = "set",
				       .fields = &field,
				       .count = 1,
				       .reason = "예산",
				       .authority = "결정",
				       .effective = DAY_NONE};
	struct gate_answer answer = {0};

	assert_true(store_write(store, &request, &answer));
	gate_answer_finish(&answer);
}

static void freeze(struct store *store, day_number day)
{
	char text[DAY_TEXT];
	struct gate_field field = {"day", text};
	struct gate_request request = {
		.verb = GATE_FREEZE, .action = "freeze", .fields = &field, .count = 1, .effective = DAY_NONE};
	struct gate_answer answer = {0};

	day_print(day, text);
	assert_true(store_write(store, &request, &answer));
	gate_answer_finish(&answer);
}

/* The fixture was made today, 2026-01-20, so that since then nothing has changed but what is changed now. */
static void changes_of_today_are_seen(void **state)
{
	struct listing *listing = opened(state, VIEW_CHANGES, 30);
	struct error error = {0};

	assert_int_equal(listing_since(listing), day_make(2026, 1, 20));
	row_reads(listing, 0, 30, "- 연속 점등                  1"); /* what was late stays late */
	row_reads(listing, 1, 60, "  미 2.1m1 계획 확정              기한 2025-12-31 경과 +20일");
	row_reads(listing, 1, 30, " 미 2.1m1 계획 확정       D+20");
	assert_int_equal(listing_count(listing), 2);
	listing_destroy(listing);
	store_set_today(*state, day_make(2026, 1, 25));
	fixture_report(*state, "1.2.1m1", "in_progress", NULL);
	set_date(*state, "1.2.1m2", "2026-06");
	listing = opened(state, VIEW_CHANGES, 30);
	title_reads(listing, " '26.1.20.(화)부터 3건 ");
	rows_read(listing, 44,
		  "- 연속 점등                                1\n"
		  "  지 2.1m1 계획 확정          미보고 -> 지연\n"
		  "- 기한 변경                                1\n"
		  "  미 2.1m2 부지 지정    '26. 3월 -> '26. 6월\n"
		  "- 보고 변경                                1\n"
		  "  지 2.1m1 계획 확정        미보고 -> 추진중\n");
	row_reads(listing, 5, 34, " 지 계획 확정     미보고 -> 추진중"); /* the code goes before the change does */
	row_reads(listing, 3, 30, " 미 부지… '26. 3월 -> '26. 6월");
	row_reads(listing, 3, 22, " 미 부지… '26. 3월 ->…");
	assert_true(listing_move(listing, 1, &error));
	assert_string_equal(listing_cursor(listing)->code, "1.2.1m1");
	assert_int_equal(listing_cursor(listing)->verdict.signal, SIGNAL_LATE);
	listing_destroy(listing);
}

/* Beside a heading stands what it means, in every view that has headings over rows. */
static void headings_say_what_they_are(void **state)
{
	static const enum view views[] = {VIEW_WORK, VIEW_TARGETS, VIEW_AGENDA, VIEW_CHANGES};

	add_targets(*state);
	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		struct listing *listing = opened(state, views[i], 30);

		for (int row = 0; row < listing_count(listing); row++) {
			listing_put(listing, row);
			if (listing_cursor(listing))
				continue;
			assert_non_null(listing_explanation(listing));
			assert_true(strlen(listing_explanation(listing)) > 20);
		}
		listing_destroy(listing);
	}
}

static void changes_begin_at_the_last_frozen_day(void **state)
{
	struct listing *listing;
	struct error error = {0};

	store_set_today(*state, day_make(2026, 1, 25));
	fixture_report(*state, "1.2.1m1", "in_progress", NULL);
	store_set_today(*state, day_make(2026, 2, 5));
	freeze(*state, day_make(2026, 1, 31));
	listing = opened(state, VIEW_CHANGES, 30);
	assert_int_equal(listing_since(listing), day_make(2026, 1, 31));
	assert_true(listing_set_since(listing, day_make(2026, 1, 20), &error));
	assert_int_equal(listing_since(listing), day_make(2026, 1, 20));
	filter(listing, "schedule:overdue");
	row_reads(listing, 0, 30, "- 연속 점등                  1");
	filter(listing, "센터");
	assert_int_equal(listing_count(listing), 0);
	listing_destroy(listing);
}

struct paper {
	char all[16384];
	int lines, most; /* 0: no limit */
};

static bool take_line(void *context, const char *line)
{
	struct paper *paper = context;
	struct text text = {0};

	text_append(&text, line);
	assert_in_range(text.cells, 0, SHEET_CELLS);
	text_finish(&text);
	strncat(paper->all, line, sizeof paper->all - strlen(paper->all) - 2);
	strcat(paper->all, "\n");
	return ++paper->lines != paper->most;
}

static const char long_title[] =
	"title=아주 긴 이름이어서 한 줄에 다 들어가지 않고 두 줄이나 세 줄이 되지만 종이에서는 끝까지 다 읽혀야 "
	"하는 이정표, 그래서 어디에서도 잘리지 않고 마지막 낱말 끝낱말";

static void paper_cuts_nothing(void **state)
{
	struct error error = {0};

	add_offices(*state);
	add_targets(*state);
	fixture_add(*state, "milestone",
		    (const char *const[]){"code=1.2.1m3", long_title, "type=deadline", "date=2026-01-15", NULL});
	add_target(*state, "code=1.3t1", long_title, (const char *const[6]){"class=target", "unit=회", "low=12"});
	for (int view = 0; view < VIEW_COUNT; view++) {
		struct listing *listing = opened(state, (enum view)view, 5);
		struct paper paper = {{0}, 0, 0};
		char name[SHEET_NAME];

		assert_true(
			sheet_write(listing, (struct ref){RECORD_OFFICE, 0}, day_make(2026, 1, 21), take_line, &paper, &error));
		CHECK_HAS(paper.all, "기준일 '26.1.20.(화)");
		CHECK_HAS(paper.all, "뽑은 날 '26.1.21.(수)");
		assert_null(strstr(paper.all, "…"));
		if (view != VIEW_CHANGES)
			CHECK_HAS(paper.all, "끝낱말");
		assert_int_equal(listing_position(listing), 0);
		sheet_name(listing, name);
		CHECK_HAS(name, "-2026-01-20.txt");
		listing_destroy(listing);
	}
}

static void the_call_sheet_is_of_one_office_or_all(void **state)
{
	struct listing *listing;
	struct paper paper = {{0}, 0, 0}, cut = {{0}, 0, 3};
	struct error error = {0};

	add_offices(*state);
	listing = opened(state, VIEW_OFFICES, 5);
	filter(listing, "!센터");
	assert_true(sheet_write(listing, fixture_find(*state, "o3"), day_make(2026, 1, 20), take_line, &paper, &error));
	CHECK_HAS(paper.all, "연락망: 과학기술정보통신부(소속까지)\n");
	CHECK_HAS(paper.all, "거르기: !센터\n");
	CHECK_HAS(paper.all, "    이과장 과장 책임자                                              044-202-0002\n");
	CHECK_HAS(paper.all, "    주관 1.3 운영방안                                                   미보고 1\n"
			     "      미 1.3m1 매월 점검                                             매월 미보고\n");
	assert_null(strstr(paper.all, "국방인공지능정책팀"));
	assert_null(strstr(paper.all, "센터 개소"));
	assert_false(sheet_write(listing, fixture_find(*state, "o3"), day_make(2026, 1, 20), take_line, &cut, &error));
	assert_int_equal(cut.lines, 3);
	listing_destroy(listing);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, fixture_make, fixture_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(targets_have_bars),
		TEST(targets_fit_every_width),
		TEST(targets_fold_and_filter),
		TEST(offices_begin_folded),
		TEST(an_office_shows_people_and_work),
		TEST(stepping_up_is_stepping_down),
		TEST(a_filter_chooses_offices_by_words_and_work_by_terms),
		TEST(going_to_a_row_finds_its_office),
		TEST(words_are_found_in_folded_rows),
		TEST(paper_cuts_nothing),
		TEST(the_call_sheet_is_of_one_office_or_all),
		TEST(changes_of_today_are_seen),
		TEST(headings_say_what_they_are),
		TEST(changes_begin_at_the_last_frozen_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
