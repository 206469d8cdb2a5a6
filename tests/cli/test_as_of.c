/* --as-of: every reading command shows a past day, none writes into it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "program.h"

static struct outcome run_on(const char *day, const char *arguments)
{
	char environment[64] = "GWAGI_TODAY=";

	strcat(environment, day);
	return run_in(environment, NULL, arguments);
}

static void expect_on(const char *day, const char *arguments, int code, const char *needle)
{
	struct outcome outcome = run_on(day, arguments);

	assert_int_equal(outcome.code, code);
	if (!strstr(outcome.out, needle))
		print_error("%s: no [%s] in\n%s", arguments, needle, outcome.out);
	assert_non_null(strstr(outcome.out, needle));
	outcome_finish(&outcome);
}

static void write_on(const char *day, const char *arguments)
{
	struct outcome outcome = run_on(day, arguments);

	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
}

static void shows_the_past(void **state)
{
	(void)state;
	write_on("2026-02-10", "set 1.2.5.1m1 reported=in_progress");
	write_on("2026-03-10", "set 1.2.5.1m1 reported=reported_done done_on=2026-03-09");
	expect_on("2026-04-01", "show 1.2.5.1m1 --format json", 0, "reported_done");
	expect_on("2026-04-01", "--as-of 2026-02 show 1.2.5.1m1 --format json", 0, "in_progress");
	expect_on("2026-04-01", "--as-of 2026-02-09 list milestones reported=none --format csv", 0, "1.2.5.1m1");
	expect_on("2026-04-01", "list milestones reported=추진중 --as-of 지난달10일 --format csv", 1, "code");
	expect_on("2026-04-01", "--as-of=2026.3.9. list milestones reported=추진중 --format csv", 0, "1.2.5.1m1");
	expect_on("2026-04-01", "--as-of 2026-01 tree 1.2.5.1 --format csv", 0, "1.2.5.1m1");
	expect_on("2026-04-01", "--as-of 2026-01 log --format csv", 0, "2025-11-24");
	expect_on("2026-04-01", "--as-of 2025-10 list items --format csv", 1, "code");
	expect_refusal_of(run_on("2026-04-01", "--as-of 2025-10 show 1.1"), 1, "첫 기록이 '25.11.24.", "before all else");
}

static void writes_nothing(void **state)
{
	static const struct {
		const char *arguments;
		int code;
	} refused[] = {
		{"set 1.1 title=다른", 4},
		{"undo", 4},
		{"redo", 4},
		{"import council", 4},
		{"init", 4},
		{"snapshot freeze 2025-12-01", 4},
		{"check", 2},
		{"diagnose", 2},
		{"backup copy.db", 2},
		{"--as-of 2026-05 list items", 2},
		{"--as-of 미정 list items", 2},
		{"--as-of 2026~ list items", 2},
	};
	size_t before, after;
	char *was = folder_read("test.db", &before), *is;

	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		char arguments[200] = "--as-of 2025-12-30 ";

		strcat(arguments, refused[i].arguments);
		expect_refusal(arguments, refused[i].code, "");
	}
	is = folder_read("test.db", &after);
	assert_int_equal(before, after);
	assert_memory_equal(was, is, after);
	free(was);
	free(is);
}

static void imports_as_of_a_day(void **state)
{
	struct outcome before;

	(void)state;
	folder_text("meeting.csv", "code,number,title,short_title,date,begins,ends,place,presided,chair,basis,note\n"
				   "2,2,제2회 회의,,2025-12-10,,,,,,,\n");
	write_on("2025-12-31", "import meeting.csv --effective 2025-12-10");
	expect_on("2025-12-31", "--as-of 2025-12-10 list meetings --format csv", 0, "제2회 회의");
	expect_on("2025-12-31", "--as-of 2025-12-10 list changes 2 --format csv", 0, "2025-12-10");
	before = run_on("2025-12-31", "--as-of 2025-12-09 list meetings --format csv");
	assert_null(strstr(before.out, "제2회"));
	outcome_finish(&before);
	expect_refusal("import meeting.csv --effective 2026-01-01", 2, "기준일보다 뒤");
}

static void warns_of_frozen_papers(void **state)
{
	struct outcome outcome;

	(void)state;
	write_on("2025-12-31", "snapshot freeze 2025-12-20");
	folder_text("meeting.csv", "code,number,title,short_title,date,begins,ends,place,presided,chair,basis,note\n"
				   "2,2,제2회 회의,,2025-12-10,,,,,,,\n");
	outcome = run_on("2025-12-31", "import meeting.csv --effective 2025-12-10");
	assert_int_equal(outcome.code, 0);
	assert_non_null(strstr(outcome.err, "이미 동결한 날(2025-12-20)"));
	outcome_finish(&outcome);
}

static void shows_past_accounts(void **state)
{
	struct outcome before;

	(void)state;
	write_on("2026-01-10", "account add kim o7 officer");
	write_on("2026-02-10", "account set kim office=- role=coordinator");
	expect_on("2026-03-01", "--as-of 2026-01-31 account list --format csv", 0, "kim,o7,officer,1");
	expect_on("2026-03-01", "--as-of 2026-02 list accounts --format csv", 0, "kim,,coordinator,2");
	before = run_on("2026-03-01", "--as-of 2026-01-09 account list --format csv");
	assert_int_equal(before.code, 1);
	assert_null(strstr(before.out, "kim"));
	outcome_finish(&before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(shows_the_past, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(writes_nothing, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(imports_as_of_a_day, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(warns_of_frozen_papers, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(shows_past_accounts, database_make, folder_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
