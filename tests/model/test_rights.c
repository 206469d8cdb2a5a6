/* The matrix of rights is the one that docs/architecture.md shows. */
#include <stdbool.h>
#include "check.h"
#include "gwagi/model/rights.h"

static const char *reach_word(enum reach reach)
{
	return reach == REACH_ALL ? "all" : reach == REACH_OWN ? "own" : "none";
}

/* The matrix as lines of a table, as the document has them. */
static void print_matrix(char *out, size_t size)
{
	for (int right = 0; right < RIGHT_COUNT; right++) {
		append(out, size, "| ", 1);
		append(out, size, right_english((enum right)right), 1);
		for (int role = ROLE_VIEWER; role <= ROLE_ADMIN; role++) {
			append(out, size, " | ", 1);
			append(out, size, reach_word(rights_reach((enum account_role)role, (enum right)right)), 1);
		}
		append(out, size, " |\n", 1);
	}
}

/* The lines of the table below "## Rights", each up to its fifth cell. */
static void read_matrix(char *out, size_t size)
{
	FILE *file = fopen(ARCHITECTURE, "r");
	char line[4096];
	bool within = false;

	assert_non_null(file);
	while (fgets(line, sizeof line, file)) {
		char *end = line;

		if (strncmp(line, "## ", 3) == 0)
			within = strcmp(line, "## Rights\n") == 0;
		if (!within || strncmp(line, "| ", 2) != 0 || strncmp(line, "| right", 7) == 0)
			continue;
		for (int bar = 0; bar < 5 && end; bar++)
			end = strchr(end + 1, '|');
		assert_non_null(end);
		strcpy(end + 1, "\n");
		append(out, size, line, 1);
	}
	fclose(file);
}

static void is_as_documented(void **state)
{
	char expected[4000] = "", found[4000] = "";

	(void)state;
	print_matrix(expected, sizeof expected);
	read_matrix(found, sizeof found);
	assert_string_equal(found, expected);
}

static void says_what_a_change_needs(void **state)
{
	static const struct {
		const char *table, *field;
		enum right right;
	} rows[] = {
		{"milestone", "reported", RIGHT_REPORT}, {"milestone", "done_on", RIGHT_REPORT},
		{"milestone", "issue", RIGHT_REPORT},    {"milestone", "forecast", RIGHT_FORECAST},
		{"milestone", "verified", RIGHT_VERIFY}, {"milestone", "date", RIGHT_REVISE},
		{"milestone", "slips", RIGHT_FORECAST},  {"milestone", "recovery", RIGHT_CALL},
		{"milestone", "type", RIGHT_REVISE},     {"milestone", "note", RIGHT_EDIT},
		{"milestone", "title", RIGHT_EDIT},      {"target", "due", RIGHT_REVISE},
		{"target", "low", RIGHT_EDIT},           {"item", "closing", RIGHT_STRUCTURE},
		{"item", "title", RIGHT_EDIT},           {"office", "valid_to", RIGHT_STRUCTURE},
		{"office", "name", RIGHT_EDIT},          {"assignment", "role", RIGHT_STRUCTURE},
		{"contact", "role", RIGHT_EDIT},         {"contact", "office", RIGHT_STRUCTURE},
		{"evidence", "title", RIGHT_EVIDENCE},   {"reading", "amount", RIGHT_READING},
		{"call", "answer", RIGHT_CALL},          {"account", "office", RIGHT_ACCOUNT},
		{"account", "role", RIGHT_ACCOUNT},      {"milestone", "*", RIGHT_STRUCTURE},
		{"evidence", "*", RIGHT_EVIDENCE},       {"occurrence", "reported", RIGHT_REPORT},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		CHECK(rights_of_field(rows[i].table, rows[i].field) == rows[i].right, "%s.%s\n", rows[i].table, rows[i].field);
	assert_int_equal(rights_of_change("milestone", "note", NULL, "줄"), RIGHT_REPORT);
	assert_int_equal(rights_of_change("occurrence", "note", "줄", "줄\n둘"), RIGHT_REPORT);
	assert_int_equal(rights_of_change("milestone", "note", "줄", "줄둘"), RIGHT_EDIT);
	assert_int_equal(rights_of_change("milestone", "note", "줄", NULL), RIGHT_EDIT);
	assert_int_equal(rights_of_change("item", "note", NULL, "줄"), RIGHT_EDIT);
	assert_int_equal(rights_of_addition("evidence"), RIGHT_EVIDENCE);
	assert_int_equal(rights_of_addition("milestone"), RIGHT_STRUCTURE);
	assert_int_equal(rights_of_addition("account"), RIGHT_ACCOUNT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(is_as_documented), cmocka_unit_test(says_what_a_change_needs)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
