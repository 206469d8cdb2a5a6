/* English with the real catalogue: what is printed is read back as the same, contexts, and what stays Korean. */
#include <stdlib.h>
#include "check.h"
#include "gwagi/model/amount.h"
#include "gwagi/model/date.h"
#include "gwagi/model/day.h"
#include "gwagi/model/message.h"
#include "gwagi/model/vocabulary.h"

static day_number today(void)
{
	return day_make(2026, 2, 10);
}

static void dates_are_printed_and_read_back(void **state)
{
	static const char *const rows[][2] = {
		{"2025-12-31", "31 Dec 2025"},
		{"2025-12", "Dec 2025"},
		{"2025", "2025"},
		{"1999-05", "May 1999"},
		{"2025-12?", "Dec 2025 (tentative)"},
		{"2025-11/2026-04", "Nov 2025 - Apr 2026"},
		{"2026/2030", "2026 - 2030"},
		{"2025-11-01?/2026-04-30?", "1 Nov 2025 (tentative) - 30 Apr 2026 (tentative)"},
		{"../2030", "to 2030"},
		{"../2026-03-31", "to 31 Mar 2026"},
		{"2025-12/..", "from Dec 2025"},
		{"R/P1W", "weekly"},
		{"R/P1M", "monthly"},
		{"R/P3M", "quarterly"},
		{"R/P6M", "half-yearly"},
		{"R/P1Y", "yearly"},
		{"R", "at no stated interval"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char printed[128], stored[DATE_TEXT];
		struct date date, again;

		assert_true(date_parse_stored(rows[i][0], strlen(rows[i][0]), &date, NULL));
		date_print_korean(&date, printed, sizeof printed);
		CHECK(!strcmp(printed, rows[i][1]), "%s is printed %s\n", rows[i][0], printed);
		CHECK(date_parse(printed, today(), stored, &again, NULL) && !strcmp(stored, rows[i][0]), "%s is read as %s\n",
		      printed, stored);
	}
}

static void typed_dates_are_read(void **state)
{
	static const char *const rows[][2] = {
		{"today", "2026-02-10"},
		{"Tomorrow", "2026-02-11"},
		{"yesterday", "2026-02-09"},
		{"next week", "2026-02-16/2026-02-22"},
		{"next-friday", "2026-02-20"},
		{"this friday", "2026-02-13"},
		{"last-month", "2026-01"},
		{"month-end", "2026-02-28"},
		{"next-month", "2026-03"},
		{"quarter-end", "2026-03"},
		{"year-end", "2026-12"},
		{"this-year", "2026"},
		{"31 december 2025", "2025-12-31"},
		{"1 September 2026", "2026-09-01"},
		{"Q3 2026", "2026-07/2026-09"},
		{"2026-Q3", "2026-07/2026-09"},
		{"31 Mar", "2026-03-31"},
		{"until Mar 2026", "../2026-03"},
		{"by 2028", "../2028"},
		{"Nov 2025~Apr 2026", "2025-11/2026-04"},
	};
	static const char *const refused[] = {"32 Dec 2025", "Dez 2025", "Dec 2025 maybe", "Decembers 2025",
					      "next",        "Q5 2026",  "31 2025",        "to"};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char stored[DATE_TEXT] = "";
		struct date date;
		struct error error = {0};

		CHECK(date_parse(rows[i][0], today(), stored, &date, &error) && !strcmp(stored, rows[i][1]),
		      "%s is read as %s %s\n", rows[i][0], stored, error.sentence);
	}
	for (size_t i = 0; i < COUNT(refused); i++) {
		char stored[DATE_TEXT];
		struct date date;
		struct error error = {0};

		CHECK(!date_parse(refused[i], today(), stored, &date, &error) && error.sentence[0], "%s is read as %s\n",
		      refused[i], stored);
	}
}

static void figures_are_printed_and_read_back(void **state)
{
	static const char *const rows[][2] = {
		{"8,000장 이상", "8,000장 or more"},
		{"1만~5만 장 수준", "10,000~50,000장 (approx.)"},
		{"약 5%", "about 5%"},
		{"최대 5만 장", "up to 50,000장"},
		{"최소 3명", "at least 3명"},
		{"1,000여 개", "1,000+개"},
		{"3명 초과", "3명 (over)"},
		{"3명 이하", "3명 or less"},
		{"3명 이내", "3명 at most"},
		{"3명 미만", "3명 (under)"},
		{"13.5조원", "13.5조원"},
		{"10개→125개", "10개→125개"},
		{"비공개", "withheld"},
		{"예. 5개", "e.g. 5개"},
		{"5% 내외", "5% (about)"},
		{"5% 안팎", "5% (around)"},
		{"5% 정도", "5% (roughly)"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char words[2][QUANTITY_WORDS], printed[2][QUANTITY_TEXT];
		struct quantity quantity, again;

		assert_true(quantity_parse(rows[i][0], &quantity, words[0], NULL));
		quantity_print(&quantity, printed[0]);
		CHECK(!strcmp(printed[0], rows[i][1]), "%s is printed %s\n", rows[i][0], printed[0]);
		assert_true(quantity_parse(printed[0], &again, words[1], NULL));
		quantity_print(&again, printed[1]);
		CHECK(!strcmp(printed[1], rows[i][1]) && !strcmp(again.qualifier, quantity.qualifier) &&
			      !strcmp(again.unit, quantity.unit),
		      "%s is read as %s\n", printed[0], printed[1]);
	}
}

static void words_are_told_apart(void **state)
{
	(void)state;
	assert_string_equal(word_korean(VOCABULARY_VERIFIED, VERIFIED_CONFIRMED), "confirmed");
	assert_string_equal(_("확인"), "verified");
	assert_string_equal(word_korean(VOCABULARY_ACCOUNT_ROLE, ROLE_COORDINATOR), "coordinator");
	assert_string_equal(word_korean(VOCABULARY_ASSIGNMENT_ROLE, ASSIGNMENT_OVERALL), "overall");
	assert_string_equal(C_("no such context", "확인"), "확인");
	assert_string_equal(message_bare(NC_("role", "총괄")), "총괄");
	assert_int_equal(word_find(VOCABULARY_VERIFIED, "확인"), VERIFIED_CONFIRMED);
}

/* What stands on the screen can be typed into a filter. */
static void every_word_shown_is_read_back(void **state)
{
	(void)state;
	for (int vocabulary = 0; vocabulary < VOCABULARY_COUNT; vocabulary++)
		for (size_t i = 0; i < vocabulary_size((enum vocabulary)vocabulary); i++) {
			const char *shown = word_korean((enum vocabulary)vocabulary, (int)i);

			CHECK(word_find((enum vocabulary)vocabulary, shown) == (int)i, "%s\n", shown);
		}
	assert_int_equal(word_find(VOCABULARY_ITEM_KIND, "subtask"), KIND_DETAIL);
	assert_int_equal(word_find(VOCABULARY_REPORTED, "unreported"), REPORTED_NONE);
}

/* For programs: values are Korean again, what is said to people is not. */
static void data_stays_korean(void **state)
{
	char text[DAY_TEXT * 2];

	(void)state;
	message_keep_data();
	assert_true(message_translated());
	assert_string_equal(_("확인"), "verified");
	assert_string_equal(D_("자료없음"), "자료없음");
	assert_string_equal(word_korean(VOCABULARY_VERIFIED, VERIFIED_CONFIRMED), "확인");
	day_print_korean(today(), text);
	assert_string_equal(text, "'26.2.10.(화)");
}

static int speak(void **state)
{
	(void)state;
	message_speak_english(getenv("GWAGI_CATALOGUES"));
	return message_translated() && strcmp(_("확인"), "확인") != 0 ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_printed_and_read_back),   cmocka_unit_test(typed_dates_are_read),
		cmocka_unit_test(figures_are_printed_and_read_back), cmocka_unit_test(words_are_told_apart),
		cmocka_unit_test(every_word_shown_is_read_back),     cmocka_unit_test(data_stays_korean),
	};

	return cmocka_run_group_tests_name("english", tests, speak, NULL);
}
