/* Calendars that gwagi-office makes, as python3-icalendar reads them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "gwagi/exchange/import.h"
#include "gwagi/exchange/office.h"
#include "gwagi/store/list.h"
#include "office_files.h"

enum { FIELDS_MOST = 64 };

/* A milestone as the list has it; what is not named is empty. */
struct milestone {
	const char *code, *title, *type, *date, *done_on, *reported, *signal, *version;
};

static bool add(struct office *office, const struct milestone *milestone)
{
	const struct {
		const char *key, *text;
	} given[] = {
		{"code", milestone->code},
		{"title", milestone->title},
		{"type", milestone->type},
		{"date", milestone->date},
		{"done_on", milestone->done_on},
		{"reported", milestone->reported},
		{"signal", milestone->signal},
		{"version", milestone->version},
		{"path", "국방 AX 전략 › 환경, 생태계"},
		{"offices", "국방부\n교육부; 과"},
		{"rule", "기한 2025-12-31 경과 +326일"},
	};
	struct value values[FIELDS_MOST];
	size_t count;
	const struct field *fields = store_fields(RECORD_MILESTONE, &count);

	for (size_t i = 0; i < count; i++) {
		values[i] = (struct value){true, ""};
		for (size_t at = 0; at < sizeof given / sizeof *given; at++)
			if (given[at].text && strcmp(fields[i].key, given[at].key) == 0)
				values[i] = (struct value){false, given[at].text};
	}
	return office_row(office, &(struct record){{RECORD_MILESTONE, 1}, count, fields, values});
}

/* The shipped content, of whose first meeting the day is known, on 2025-12-31. */
static struct store *open_store(const char *folder)
{
	struct store_options options = {.login = "tester", .today = day_make(2025, 12, 31)};
	struct store *store = NULL;
	struct error error;
	char path[256];

	snprintf(path, sizeof path, "%s/calendar.db", folder);
	options.path = path;
	if (!store_exists(path) && !store_create(&options, exchange_load_shipped, NULL, &error))
		fail_msg("%s", error.sentence);
	if (!store_open(&store, &options, &error))
		fail_msg("%s", error.sentence);
	return store;
}

/* What another reader finds in the calendar of these milestones, to be freed; MORE is the UID of the event whose description is
 * wanted too. */
static char *look(const char *folder, const struct milestone *milestones, size_t count, long long left_out, const char *more)
{
	struct store *store = open_store(folder);
	int out = office_files_out();
	struct office *office;
	struct error error;
	char *found;

	if (!office_start(&office, OFFICE_CALENDAR, out, &error))
		fail_msg("%s", error.sentence);
	office_calendar(office, "과기현황판", store);
	for (size_t i = 0; i < count; i++)
		assert_true(add(office, &milestones[i]));
	assert_int_equal(office_left_out(office), left_out);
	if (!office_finish(office, &error))
		fail_msg("%s", error.sentence);
	found = office_files_look(TEST_SOURCES "/look_calendar.py", out, more);
	close(out);
	store_close(store);
	return found;
}

static void expect(const char *folder, const struct milestone *milestones, size_t count, long long left_out, const char *wanted)
{
	char *found = look(folder, milestones, count, left_out, "");

	assert_string_equal(found, wanted);
	free(found);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define HEAD "calendar 과기현황판 2.0\n"

static void test_days(void **state)
{
	static const struct milestone milestones[] = {
		{"1.2m1", "하루", "deadline", "2025-12-31", NULL, "none", "unreported", "1"},
		{"1.2m2", "그날까지", "deadline", "../2025-12-31", NULL, "in_progress", "on_track", "3"},
		{"1.2m3", "달", "deadline", "2025-12", NULL, "none", "unreported", "1"},
		{"1.2m4", "해까지", "deadline", "../2030", NULL, "none", "unreported", "1"},
		{"1.2m5", "잠정", "deadline", "2026-02?", NULL, "none", "unreported", "1"},
		{"1.2m6", "기간", "period", "2025-11/2026-04", NULL, "none", "unreported", "1"},
		{"1.2m7", "착수", "start", "2027/..", NULL, "none", "unreported", "1"},
		{"1.2m8", "그달 착수", "start", "2026-03", NULL, "none", "unreported", "1"},
		{"1.2m9", "지난 날", "past", "2025", "2025-10-01", "reported_done", "done", "1"},
		{"1.2m10", "중단", "deadline", "2028-02-29", NULL, "cancelled", "stopped", "1"},
		{"1.2m11", "보류", "deadline", "2028-02-29", NULL, "on_hold", "stopped", "1"},
		{"1.2m12", "열린 기간", "period", "2026-03-15/..", NULL, "none", "unreported", "1"},
	};

	expect(*state, milestones, COUNT(milestones), 0,
	       HEAD
	       "1.2m1.2025-11-24@gwagi | 2025-12-31 | 2026-01-01 | 하루 | CONFIRMED | 미보고 | - | - | 20251231T000000Z | 1\n"
	       "1.2m2.2025-11-24@gwagi | 2025-12-31 | 2026-01-01 | 그날까지 | CONFIRMED | 정상추진 | - | - | 20251231T000000Z | "
	       "3\n"
	       "1.2m3.2025-11-24@gwagi | 2025-12-31 | 2026-01-01 | 달 ('25. 12월) | CONFIRMED | 미보고 | - | - | "
	       "20251231T000000Z | 1\n"
	       "1.2m4.2025-11-24@gwagi | 2030-12-31 | 2031-01-01 | 해까지 (~'30년) | CONFIRMED | 미보고 | - | - | "
	       "20251231T000000Z | 1\n"
	       "1.2m5.2025-11-24@gwagi | 2026-02-28 | 2026-03-01 | 잠정 ('26. 2월(잠정)) | TENTATIVE | 미보고 | - | - | "
	       "20251231T000000Z | "
	       "1\n"
	       "1.2m6.2025-11-24@gwagi | 2025-11-01 | 2026-05-01 | 기간 ('25.11~'26.4.) | CONFIRMED | 미보고 | - | - | "
	       "20251231T000000Z | "
	       "1\n"
	       "1.2m7.2025-11-24@gwagi | 2027-01-01 | 2027-01-02 | 착수 ('27년~) | CONFIRMED | 미보고 | - | - | 20251231T000000Z "
	       "| 1\n"
	       "1.2m8.2025-11-24@gwagi | 2026-03-01 | 2026-03-02 | 그달 착수 ('26. 3월) | CONFIRMED | 미보고 | - | - | "
	       "20251231T000000Z | "
	       "1\n"
	       "1.2m9.2025-11-24@gwagi | 2025-10-01 | 2025-10-02 | 지난 날 | CONFIRMED | 완료 | - | - | 20251231T000000Z | 1\n"
	       "1.2m10.2025-11-24@gwagi | 2028-02-29 | 2028-03-01 | 중단 | CANCELLED | 보류·중단 | - | - | 20251231T000000Z | 1\n"
	       "1.2m11.2025-11-24@gwagi | 2028-02-29 | 2028-03-01 | 보류 | TENTATIVE | 보류·중단 | - | - | 20251231T000000Z | 1\n"
	       "1.2m12.2025-11-24@gwagi | 2026-03-15 | 2026-03-16 | 열린 기간 | CONFIRMED | 미보고 | - | - | 20251231T000000Z | "
	       "1\n");
}

/* What has no day never gets one. */
static void test_left_out(void **state)
{
	static const struct milestone milestones[] = {
		{"1.2m1", "날 없음", "undated", NULL, NULL, "none", "unreported", "1"},
		{"1.2m2", "지속", "ongoing", NULL, NULL, "none", "unreported", "1"},
		{"1.2m3", "필요시", "conditional", NULL, NULL, "none", "unreported", "1"},
		{"1.2m4", "지난 해", "past", "2004", "2004", "reported_done", "done", "1"},
		{"1.2m5", "지난 일", "past", NULL, NULL, "reported_done", "done", "1"},
		{"1.2m6", "주기 없음", "recurring", "R", NULL, "none", "unreported", "1"},
		{"1.2m7", "완료일만", "undated", NULL, "2025-12-01", "reported_done", "done", "1"},
	};

	expect(*state, milestones, COUNT(milestones), (long long)COUNT(milestones), HEAD);
}

static void test_recurring(void **state)
{
	static const struct milestone milestones[] = {
		{"1.2m1", "주", "recurring", "R/P1W", NULL, "none", "unreported", "1"},
		{"1.2m2", "월", "recurring", "R/P1M", NULL, "none", "unreported", "1"},
		{"1.2m3", "분기", "recurring", "R/P3M", NULL, "none", "unreported", "1"},
		{"1.2m4", "반기", "recurring", "R/P6M", NULL, "none", "unreported", "1"},
		{"1.2m5", "해", "recurring", "R/P1Y", NULL, "none", "unreported", "1"},
	};

	expect(*state, milestones, COUNT(milestones), 0,
	       HEAD "1.2m1.2025-11-24@gwagi | 2025-11-30 | 2025-12-01 | 주 (매주) | CONFIRMED | 미보고 | FREQ=WEEKLY | - | "
		    "20251231T000000Z | 1\n"
		    "1.2m2.2025-11-24@gwagi | 2025-11-30 | 2025-12-01 | 월 (매월) | CONFIRMED | 미보고 | "
		    "FREQ=MONTHLY;BYMONTHDAY=-1 | - | "
		    "20251231T000000Z | 1\n"
		    "1.2m3.2025-11-24@gwagi | 2025-12-31 | 2026-01-01 | 분기 (매분기) | CONFIRMED | 미보고 | "
		    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1 | - | 20251231T000000Z | 1\n"
		    "1.2m4.2025-11-24@gwagi | 2025-12-31 | 2026-01-01 | 반기 (매반기) | CONFIRMED | 미보고 | "
		    "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1 | - | 20251231T000000Z | 1\n"
		    "1.2m5.2025-11-24@gwagi | 2025-12-31 | 2026-01-01 | 해 (매년) | CONFIRMED | 미보고 | FREQ=YEARLY | - | "
		    "20251231T000000Z | "
		    "1\n");
}

/* Signs of the format inside of texts, and lines that must be folded between letters: every length comes by. */
static void test_texts(void **state)
{
	struct milestone milestones[80];
	char titles[80][512];
	char *found;

	for (size_t i = 0; i < COUNT(milestones); i++) {
		snprintf(titles[i], sizeof titles[i],
			 "%.*s가나다라마바사아자차카타파하, 😀;\\ 과학기술관계장관회의운영방안심의의결안건보고서", (int)i,
			 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
		milestones[i] = (struct milestone){"1.2m1", titles[i], "deadline", "2025-12-31", NULL, "none", "late", "1"};
	}
	found = look(*state, milestones, COUNT(milestones), 0, "1.2m1");
	for (size_t i = 0; i < COUNT(milestones); i++) {
		const char *at = strstr(found, titles[i]);

		if (!at || strncmp(at + strlen(titles[i]), " | CONFIRMED", 12) != 0)
			fail_msg("%s", titles[i]);
	}
	assert_non_null(strstr(found,
			       "코드: 1.2m1\n경로: 국방 AX 전략 › 환경, 생태계\n담당 부서: 국방부, 교육부; 과\n기한: '25.12.31.\n"
			       "부처 보고: 미보고\n판정: 지연\n판정 근거: 기한 2025-12-31 경과 +326일\n"));
	free(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_left_out),
		cmocka_unit_test(test_recurring),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, office_files_make, office_files_remove);
}
