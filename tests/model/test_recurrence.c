#include "check.h"
#include "gwagi/model/recurrence.h"
#include "gwagi/model/vocabulary.h"

#define WEEK RECURRENCE_WEEKLY
#define MONTH RECURRENCE_MONTHLY
#define QUARTER RECURRENCE_QUARTERLY
#define HALF RECURRENCE_HALF_YEARLY
#define YEAR RECURRENCE_YEARLY

static day_number day_of(const char *text)
{
	day_number day = DAY_NONE;

	CHECK(day_parse(text, strlen(text), &day), "%s\n", text);
	return day;
}

static void a_day_lies_in_one_period(void **state)
{
	static const struct {
		enum date_recurrence recurrence;
		const char *day, *label, *stored;
	} rows[] = {
		{MONTH, "2026-01-01", "2026-01", "2026-01"},
		{MONTH, "2026-01-31", "2026-01", "2026-01"},
		{MONTH, "2024-02-29", "2024-02", "2024-02"},
		{MONTH, "2025-12-31", "2025-12", "2025-12"},
		{QUARTER, "2026-03-31", "2026-Q1", "2026-01/2026-03"},
		{QUARTER, "2026-04-01", "2026-Q2", "2026-04/2026-06"},
		{QUARTER, "2026-12-31", "2026-Q4", "2026-10/2026-12"},
		{HALF, "2026-06-30", "2026-H1", "2026-01/2026-06"},
		{HALF, "2026-07-01", "2026-H2", "2026-07/2026-12"},
		{YEAR, "2024-12-31", "2024", "2024"},
		{YEAR, "2025-01-01", "2025", "2025"},
		{WEEK, "2026-01-26", "2026-W05", "2026-01-26/2026-02-01"},
		{WEEK, "2026-02-01", "2026-W05", "2026-01-26/2026-02-01"},
		{WEEK, "2026-02-02", "2026-W06", "2026-02-02/2026-02-08"},
		{WEEK, "2025-12-28", "2025-W52", "2025-12-22/2025-12-28"},
		{WEEK, "2025-12-29", "2026-W01", "2025-12-29/2026-01-04"}, /* its Thursday is new year's day */
		{WEEK, "2026-12-31", "2026-W53", "2026-12-28/2027-01-03"},
		{WEEK, "2027-01-03", "2026-W53", "2026-12-28/2027-01-03"},
		{WEEK, "2027-01-04", "2027-W01", "2027-01-04/2027-01-10"},
		{WEEK, "2020-12-31", "2020-W53", "2020-12-28/2021-01-03"}, /* a leap year from a Wednesday */
		{WEEK, "2024-02-29", "2024-W09", "2024-02-26/2024-03-03"},
		{WEEK, "0001-01-01", "0001-W01", "0001-01-01/0001-01-07"},
		{WEEK, "9999-12-26", "9999-W51", "9999-12-20/9999-12-26"},
		{MONTH, "9999-12-31", "9999-12", "9999-12"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct recurrence_period period, found;
		char label[RECURRENCE_LABEL], stored[DATE_TEXT];
		struct date date;

		CHECK(recurrence_at(rows[i].recurrence, day_of(rows[i].day), &period), "%s\n", rows[i].day);
		recurrence_label(&period, label);
		CHECK(strcmp(label, rows[i].label) == 0, "%s: %s\n", rows[i].day, label);
		recurrence_date(&period, stored, &date);
		CHECK(strcmp(stored, rows[i].stored) == 0, "%s: %s\n", rows[i].day, stored);
		CHECK(date.first == period.first && date.last == period.last, "%s\n", stored);
		CHECK(recurrence_find(label, &found, NULL) && memcmp(&found, &period, sizeof found) == 0, "%s\n", label);
	}
}

/* Every day of forty years, with ten leap years and seven long ISO years: the periods follow each other without gap. */
static void periods_follow_each_other(void **state)
{
	static const enum date_recurrence all[] = {WEEK, MONTH, QUARTER, HALF, YEAR};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		struct recurrence_period period, next, back;

		assert_true(recurrence_at(all[i], day_make(2000, 1, 1), &period));
		for (day_number day = day_make(2000, 1, 1); day < day_make(2040, 1, 1); day++) {
			struct recurrence_period at;

			assert_true(recurrence_at(all[i], day, &at) && at.first <= day && day <= at.last);
			if (day > period.last) {
				assert_true(recurrence_next(&period, &next) && next.first == period.last + 1);
				assert_true(recurrence_at(all[i], next.first - 1, &back) && back.first == period.first);
				assert_true(next.number == period.number + 1 ||
					    (next.number == 1 && next.year == period.year + 1));
				period = next;
			}
			assert_memory_equal(&at, &period, sizeof at);
		}
	}
}

static void the_calendar_has_an_end(void **state)
{
	struct recurrence_period period = {.number = 7}, next;

	(void)state;
	assert_false(recurrence_at(RECURRENCE_NONE, 0, &period));
	assert_false(recurrence_at(RECURRENCE_UNSTATED, 0, &period));
	assert_false(recurrence_at(MONTH, DAY_NONE, &period));
	assert_false(recurrence_at(YEAR, day_make(9999, 12, 31) + 1, &period));
	assert_false(recurrence_at(WEEK, day_make(9999, 12, 31), &period)); /* its Sunday is beyond */
	assert_int_equal(period.number, 7);
	assert_true(recurrence_find("9999-12", &period, NULL));
	assert_false(recurrence_next(&period, &next));
	assert_true(recurrence_find("0001", &period, NULL));
	assert_false(recurrence_at(YEAR, period.first - 1, &next));
}

static void what_is_no_label_is_refused(void **state)
{
	static const char *const forms[] = {"",        "2026-",    "2026-1",   "2026-001", "2026-Q",   "2026-Q01",  "2026-q1",
					    "2026-W5", "2026-W",   "2026-H",   "26-01",    "2026-01 ", " 2026-01",  "2026/01",
					    "2026-0x", "20260101", "2026-W0a", "2026년",   "-001-01",  "2026-01-26"};
	static const char *const missing[] = {"2026-00",  "2026-13",  "2026-Q0",  "2026-Q5", "2026-H0", "2026-H3",
					      "2026-W00", "2026-W54", "2025-W53", "0000-01", "0000",    "9999-W52"};
	struct recurrence_period period = {.number = 7};
	struct error error;

	(void)state;
	for (size_t i = 0; i < COUNT(forms); i++) {
		CHECK(!recurrence_find(forms[i], &period, &error), "%s\n", forms[i]);
		CHECK(error.code == ERROR_USAGE && strstr(error.sentence, "회차가 아닙니다"), "%s\n", error.sentence);
	}
	for (size_t i = 0; i < COUNT(missing); i++) {
		CHECK(!recurrence_find(missing[i], &period, &error), "%s\n", missing[i]);
		CHECK(strstr(error.sentence, missing[i]) && strstr(error.sentence, "달력에 없습니다"), "%s\n", error.sentence);
	}
	assert_int_equal(period.number, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_lies_in_one_period),
		cmocka_unit_test(periods_follow_each_other),
		cmocka_unit_test(the_calendar_has_an_end),
		cmocka_unit_test(what_is_no_label_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
