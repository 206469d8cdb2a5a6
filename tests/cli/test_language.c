/* The languages of the program: which one it speaks, that English has no Hangul but that of the data, and that nothing which a
 * program reads changes with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "program.h"

static bool has_hangul(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0xea && (unsigned char)*text <= 0xed)
			return true;
	return false;
}

/* Who says which language, the strongest first: option, environment, files, nobody. */
static void test_order(void **state)
{
	static const struct {
		const char *environment, *option;
		bool english;
	} cases[] = {
		{"", "", false},
		{"", "--lang en ", true},
		{"", "--lang=en ", true},
		{"LC_ALL=C", "--lang en ", true},
		{"LANG=", "--lang en ", true},
		{"LC_ALL=en_US.UTF-8", "--lang ko ", false},
		{"LC_ALL=en_US.UTF-8", "--lang ko --lang en ", true},
		{"LANG=en_US.UTF-8", "", true},
		{"LANG=en", "", true},
		{"LC_MESSAGES=en_GB.UTF-8", "", true},
		{"LC_ALL=ko_KR.UTF-8 LC_MESSAGES=en_GB.UTF-8", "", false},
		{"LANG=en_US.UTF-8 LANGUAGE=ko:en", "", false},
		{"LANG=ko_KR.UTF-8 LANGUAGE=en:ko", "", true},
		{"LANGUAGE=en", "", true},
		{"LC_ALL=C LANGUAGE=en", "", false},
		{"LC_ALL=POSIX LANGUAGE=en", "", false},
		{"LANG=de_DE.UTF-8", "", false},
		{"LANG=eno_XX.UTF-8", "", false},
		{"GWAGI_CONFIG=english", "", true},
		{"GWAGI_CONFIG=english LC_ALL=C", "", true},
		{"GWAGI_CONFIG=english LANG=de_DE.UTF-8", "", true},
		{"GWAGI_CONFIG=english LANG=ko_KR.UTF-8", "", false},
		{"GWAGI_CONFIG=english", "--lang ko ", false},
		{"GWAGI_CONFIG=korean LANG=en_US.UTF-8", "", true},
	};

	(void)state;
	folder_text("english", "lang = en\n");
	folder_text("korean", "lang = ko\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char arguments[64];
		struct outcome outcome;

		snprintf(arguments, sizeof arguments, "--quiet %shelp help", cases[i].option);
		outcome = run_in(cases[i].environment, NULL, arguments);
		if (outcome.code != 0 || (strncmp(outcome.out, "Usage: ", 7) == 0) != cases[i].english ||
		    has_hangul(outcome.out) == cases[i].english)
			fail_msg("%s gwagi %s: %s", cases[i].environment, arguments, outcome.out);
		outcome_finish(&outcome);
	}
}

static void test_wrong_language(void **state)
{
	struct outcome outcome;

	(void)state;
	expect_refusal("--lang fr help", 2, "--lang에는 ko, en 가운데");
	expect_refusal("--lang", 2, "--lang");
	folder_text("french", "\nlang = fr\n");
	outcome = run_in("GWAGI_CONFIG=french", NULL, "list items");
	expect_refusal_of(outcome, 2, "french 2번째 줄 8번째 글자: ‘fr’은(는) lang에 쓸 수 없습니다. 쓸 수 있는 것: ko, en.",
			  "french");
}

/* Refusals are said in English, with the exit codes that they have in Korean. Also what is wrong with the options before the one
 * that says so.
 */
static void test_refusals(void **state)
{
	static const struct {
		const char *arguments, *needle;
		int code;
	} cases[] = {
		{"--bogus --lang en", "gwagi: Unknown option: --bogus. See gwagi --help.\n", 2},
		{"--lang en lost", "gwagi: Unknown command: lost.", 2},
		{"--lang en lisst", "The nearest is ‘list’.", 2},
		{"--lang en list lost", "Unknown kind: lost.", 2},
		{"list items --format xml --lang en", "--format ‘xml’ cannot be used here.", 2},
		{"list --lang en", "Words are missing. See gwagi help list", 2},
		{"--lang en list items due:abc", "Filter, character 1: the value ‘abc’ of ‘due’ is unknown.", 2},
		{"--lang en list items 'due:'", "There is no value behind ‘due:’ (character 5).", 2},
		{"--lang en show 9.9", "", 1},
		{"--lang en --db lost.db list items", "There is no database: ", 1},
		{"--lang en --read-only set 1.2 title=a", "gwagi: It was opened read-only", 4},
		{"--lang en set 1.2.5.1m1 reported=wrong", "‘wrong’ is not allowed. Allowed: none, not_started, in_progress", 2},
		{"--lang en set 1.2.5.1m1 date=2026-02-30", "there is no day 2026-02-30", 2},
		{"--lang en set 1.2.5.1m1 reported=on_hold", "On hold and cancelled need a reason.", 2},
		{"--lang en import /nowhere", "There is no such file or folder.", 2},
		{"--lang en undo", "gwagi: There is no change to undo.", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome english = run(cases[i].arguments);

		if (english.code != cases[i].code || english.out[0] || has_hangul(english.err) ||
		    !strstr(english.err, cases[i].needle))
			fail_msg("%s: code %d, %s%s", cases[i].arguments, english.code, english.out, english.err);
		outcome_finish(&english);
	}
}

/* The help of the program and of each command: complete, and Hangul stands in examples of what is typed only. */
static void test_help(void **state)
{
	struct outcome help = run("--lang en --help"), korean = run("--help");
	const char *at = strstr(help.out, "\nCommands\n");

	(void)state;
	assert_int_equal(help.code, 0);
	assert_non_null(at);
	assert_false(has_hangul(help.out));
	for (at += strlen("\nCommands\n"); strncmp(at, "  ", 2) == 0; at = strchr(at, '\n') + 1) {
		char name[32], arguments[64];
		struct outcome command;

		assert_int_equal(sscanf(at, " %31s", name), 1);
		snprintf(arguments, sizeof arguments, "--lang en help %s", name);
		command = run(arguments);
		assert_int_equal(command.code, 0);
		if (strcmp(name, "list") && strcmp(name, "set") && strcmp(name, "add") && has_hangul(command.out))
			fail_msg("%s: %s", arguments, command.out);
		outcome_finish(&command);
		snprintf(arguments, sizeof arguments, "\n  %s ", name);
		assert_non_null(strstr(korean.out, arguments));
	}
	outcome_finish(&help);
	outcome_finish(&korean);
}

/* Programs get the same bytes, people their language. */
static void test_data(void **state)
{
	static const char *const kinds[] = {"items",     "milestones", "targets",   "offices",   "contacts", "members",
					    "functions", "meetings",   "links",     "citations", "evidence", "readings",
					    "calls",     "changes",    "snapshots", "accounts"};
	static const char *const others[] = {
		"show 1.2 --format json",
		"show 1.2.5.1m1 --format json",
		"show 1.2.2.1t1 --format json",
		"show o3 --format json",
		"tree --format json",
		"gantt --format json",
		"agenda --days 3660 --format json",
		"log --format json",
		"log --format csv",
		"snapshot list --format json",
		"snapshot diff 2025-12-01 2025-12-31 --format csv",
		"snapshot diff 2025-12-01 2025-12-31 --format json",
	};
	size_t count = sizeof kinds / sizeof *kinds + sizeof others / sizeof *others;

	(void)state;
	for (size_t i = 0; i < count; i++) {
		char arguments[128], english[160];
		struct outcome one, other;

		if (i < sizeof kinds / sizeof *kinds)
			snprintf(arguments, sizeof arguments, "list %s --format %s", kinds[i], i % 2 ? "json" : "csv");
		else
			snprintf(arguments, sizeof arguments, "%s", others[i - sizeof kinds / sizeof *kinds]);
		snprintf(english, sizeof english, "--lang en %s", arguments);
		one = run(arguments);
		other = run(english);
		if (one.code != other.code || strcmp(one.out, other.out))
			fail_msg("%s: codes %d and %d, or other bytes", arguments, one.code, other.code);
		outcome_finish(&one);
		outcome_finish(&other);
	}
}

static void test_tables(void **state)
{
	(void)state;
	expect_output("--lang en list milestones 'late | unreported'", 0, "unreported");
	expect_output("--lang en list milestones unreported", 0, "code");
	expect_output("--lang en show 1.2.5.1m1", 0, "no report");
	expect_output("--lang en show 1.2.5.1m1", 0, "Dec 2025");
	expect_output("--lang en agenda --days 400", 0, "This week (29 Dec - 4 Jan): 3");
	expect_output("--lang en tree 1.2", 0, "unreported 10");
	expect_output("--lang en set 1.2.5.1m1 'forecast=31 Mar 2026' --dry-run", 0, "forecast");
	/* A sentence on standard error stays English while values on standard output are kept. */
	expect_output("--lang en list milestones 1.2.5.1m1 --format json", 0, "보고 없음");
}

/* English words of filters and days mean what the Korean ones do. */
static void test_words(void **state)
{
	static const char *const pairs[][2] = {
		{"지연", "late"},
		{"임박", "soon"},
		{"미보고", "unreported"},
		{"엇갈림", "conflicting"},
		{"기한미설정", "undated"},
		{"완료", "done"},
		{"due<=이달말", "due<=month-end"},
		{"due<=연말", "due<=year-end"},
		{"due:없음", "due:none"},
		{"due<=분기말", "due<=quarter-end"},
		{"'due<=\"26. 12월\"'", "'due<=\"Dec 2026\"'"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		char arguments[128];
		struct outcome korean, english;

		snprintf(arguments, sizeof arguments, "list milestones %s --format csv", pairs[i][0]);
		korean = run(arguments);
		snprintf(arguments, sizeof arguments, "list milestones %s --format csv", pairs[i][1]);
		english = run(arguments);
		if (korean.code != english.code || strcmp(korean.out, english.out))
			fail_msg("%s and %s: %s%s", pairs[i][0], pairs[i][1], korean.err, english.err);
		outcome_finish(&korean);
		outcome_finish(&english);
	}
}

/* Moved with its catalogue the program finds it; alone it says so and goes on in Korean. */
static void test_place(void **state)
{
	static const char moved[] =
		"mkdir -p a/bin a/share/locale/en/LC_MESSAGES b/bin && cp \"$GWAGI\" a/bin && cp \"$GWAGI\" b/bin && "
		"cp \"${GWAGI%/src/cli/gwagi}/po/en/LC_MESSAGES/gwagi.mo\" a/share/locale/en/LC_MESSAGES && "
		"a/bin/gwagi --lang en help help && b/bin/gwagi --lang en help help";
	struct outcome outcome = run_shell(moved);

	(void)state;
	if (outcome.code != 0 || strncmp(outcome.out, "Usage: gwagi help", 17) != 0 ||
	    !strstr(outcome.out, "사용법: gwagi help") || !strstr(outcome.err, "No catalogue of English messages was found"))
		fail_msg("code %d\n%s%s", outcome.code, outcome.out, outcome.err);
	outcome_finish(&outcome);
}

/* Line mode: the help, the menus, and a status that is set and undone. */
static void test_lines(void **state)
{
	struct outcome outcome = run_shell(
		"printf '?\\n\\n1.2.5.1m1\\ns\\n2\\n\\n\\n1\\nu\\n1\\nq\\n' | GWAGI_A11Y=text \"$GWAGI\" --lang en");

	(void)state;
	if (outcome.code != 0 || !strstr(outcome.out, "gwagi line mode.") || !strstr(outcome.out, "Every screen has numbers") ||
	    !strstr(outcome.out, "reported status") || !strstr(outcome.out, "2 not started") ||
	    !strstr(outcome.out, "Saved. u undoes it.") || !strstr(outcome.out, "Undone.") || outcome.err[0])
		fail_msg("code %d\n%s%s", outcome.code, outcome.out, outcome.err);
	outcome_finish(&outcome);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_order, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_wrong_language, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_refusals, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_help, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_data, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_tables, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_words, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_place, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_lines, database_make, folder_remove),
	};

	return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
