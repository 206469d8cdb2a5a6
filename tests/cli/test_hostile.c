/* What a person types, a file is called, and a file or the environment holds comes back in sentences: a terminal that reads them
 * must find nothing to obey. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>
#include "program.h"

/* Each is put in the place of % in the cases. */
static const char *const hostile[] = {
	"\033[31mx",      /* ESC */
	"\033]0;title\a", /* OSC */
	"\xc2\x9b"
	"31mx", /* CSI in C1, as UTF-8 */
	"\x9b"
	"31mx", /* the same as a byte */
	"a\xe2\x80\xae"
	"b", /* a bidirectional override */
	"a\xe2\x81\xa6"
	"b",            /* an isolate */
	"\xff\xfe",     /* no UTF-8 */
	"\xed\xa0\x80", /* a surrogate */
	"\xc0\xaf",     /* too long */
	"a\x7f\x08"
	"b",                          /* DEL, backspace */
	"\xf3\xa0\x81\x81",           /* a tag */
	"\xe2\x80\xa8",               /* a line separator */
	"가\xe1\x85\xa1\xe1\x86\xa8", /* loose jamo */
};

/* The first byte that a terminal could obey or take for the beginning of something; NULL if there is none. */
static const char *find_hostile(const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
		bool control = (*at < 0x20 && *at != '\n') || *at == 0x7f;
		bool c1 = at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0;
		bool bidi = (at[0] == 0xe2 && at[1] == 0x80 &&
			     ((at[2] >= 0xa8 && at[2] <= 0xae) || at[2] == 0x8e || at[2] == 0x8f)) ||
			    (at[0] == 0xe2 && at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9);

		if (control || c1 || bidi || (at[0] == 0xf3 && at[1] == 0xa0))
			return (const char *)at;
	}
	return NULL;
}

/* Strict UTF-8, so that no loose byte is a C1 control to a terminal of one byte a character. */
static bool is_utf8(const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at;) {
		size_t more = *at < 0x80                  ? 0
			      : *at >= 0xc2 && *at < 0xe0 ? 1
			      : *at >= 0xe0 && *at < 0xf0 ? 2
			      : *at >= 0xf0 && *at < 0xf5 ? 3
							  : 9;

		if (more == 9 || (*at == 0xe0 && at[1] < 0xa0) || (*at == 0xed && at[1] > 0x9f))
			return false;
		for (at++; more; more--, at++)
			if ((*at & 0xc0) != 0x80)
				return false;
	}
	return true;
}

/* PATTERN with WORD for each %. */
static void fill(char *out, size_t size, const char *pattern, const char *word)
{
	size_t used = 0;

	for (; *pattern; pattern++)
		used += (size_t)snprintf(out + used, size - used, *pattern == '%' ? "%s" : "%.1s",
					 *pattern == '%' ? word : pattern);
	assert_true(used < size);
}

static void expect_clean(struct outcome outcome, const char *what, size_t i)
{
	const char *bad = find_hostile(outcome.err);

	if (bad || !is_utf8(outcome.err) || outcome.code > 5)
		fail_msg("%s with %zu: code %d, byte %02X in %s", what, i, outcome.code, bad ? (unsigned char)*bad : 0,
			 outcome.err);
	if (!outcome.err[0] && !outcome.out[0] && outcome.code)
		fail_msg("%s with %zu: code %d and not a word", what, i, outcome.code);
	bad = find_hostile(outcome.out);
	if (bad || !is_utf8(outcome.out))
		fail_msg("%s with %zu: byte %02X in %s", what, i, bad ? (unsigned char)*bad : 0, outcome.out);
	outcome_finish(&outcome);
}

static void test_words(void **state)
{
	static const char *const cases[] = {
		"'%'",
		"'--%'",
		"'-%'",
		"--color '%' check",
		"--ambiguous '%' check",
		"--db '%' check",
		"--db '%/x.db' init",
		"--db 'x%.db' --quiet init",
		"help '%'",
		"check '%'",
		"list '%'",
		"list items '%'",
		"list items 'office=%'",
		"list items 'note:%'",
		"list items '%=1'",
		"list items '(%'",
		"list items --under '%'",
		"list items --format '%'",
		"list milestones 'due<%'",
		"show '%'",
		"tree '%'",
		"log '%'",
		"log --since '%'",
		"set '%' note=x",
		"set 1.2.5.1m1 '%'",
		"set 1.2.5.1m1 '%=x'",
		"set 1.2.5.1m1 'reported=%'",
		"set 1.2.5.1m1 'date=%'",
		"set 1.2.5.1m1 'note=%'",
		"set 1.2.5.1m1 reported=on_hold --reason '%'",
		"set 1.2.5.1m1 reported=in_progress --authority '%'",
		"set 1.2.5.1m1 reported=in_progress --effective '%'",
		"import '%'",
		"import '%/office.csv'",
	};
	char arguments[256];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t j = 0; j < sizeof hostile / sizeof *hostile; j++) {
			fill(arguments, sizeof arguments, cases[i], hostile[j]);
			expect_clean(run(arguments), cases[i], j);
		}
}

static void test_environment(void **state)
{
	static const struct {
		const char *environment, *arguments;
	} cases[] = {
		{"GWAGI_DB=%", "check"},
		{"GWAGI_TODAY=%", "check"},
		{"GWAGI_CONFIG=%", "check"},
		{"HOME=/% GWAGI_DB=", "--read-only check"},
		{"XDG_DATA_HOME=/% GWAGI_DB=", "--read-only check"},
		{"XDG_CONFIG_HOME=/%", "diagnose"},
		{"XDG_STATE_HOME=/%", "diagnose"},
		{"TERM=%", "diagnose"},
		{"TERM=%", ""},
		{"COLORTERM=%", "diagnose"},
		{"LANG=%", "diagnose"},
		{"LANG=ko_KR.%", "check"},
		{"TMUX=%", "diagnose"},
	};
	char environment[256];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t j = 0; j < sizeof hostile / sizeof *hostile; j++) {
			fill(environment, sizeof environment, cases[i].environment, hostile[j]);
			expect_clean(run_in(environment, NULL, cases[i].arguments), cases[i].environment, j);
		}
}

static void test_files(void **state)
{
	static const struct {
		const char *file, *text, *environment, *arguments;
	} cases[] = {
		{"config", "%\n", "GWAGI_CONFIG=config", "check"},
		{"config", "% = wide\n", "GWAGI_CONFIG=config", "check"},
		{"config", "ambiguous = %\n", "GWAGI_CONFIG=config", "check"},
		{"office.csv", "%\n", "", "import office.csv"},
		{"office.csv", "code,parent,name,valid_from,valid_to,%\n", "", "import office.csv"},
		{"office.csv", "code,parent,name,valid_from,valid_to,note\n%,,a,,,\n", "", "import office.csv"},
		{"office.csv", "code,parent,name,valid_from,valid_to,note\no900,%,a,,,\n", "", "import office.csv"},
		{"office.csv", "code,parent,name,valid_from,valid_to,note\no901,,%,,,\n", "", "import --dry-run office.csv"},
		{"test-folder/%.csv", "", "", "import test-folder"},
	};
	char text[256], file[256];

	(void)state;
	assert_int_equal(mkdir(folder_path("test-folder"), 0700), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t j = 0; j < sizeof hostile / sizeof *hostile; j++) {
			fill(text, sizeof text, cases[i].text, hostile[j]);
			fill(file, sizeof file, cases[i].file, hostile[j]);
			if (strchr(hostile[j], '/'))
				continue;
			folder_text(file, text);
			expect_clean(run_in(cases[i].environment, NULL, cases[i].arguments), cases[i].text, j);
			remove(folder_path(file));
		}
}

/* The judge itself must be able to condemn. */
static void test_the_judge(void **state)
{
	(void)state;
	for (size_t i = 0; i + 1 < sizeof hostile / sizeof *hostile; i++)
		assert_true(find_hostile(hostile[i]) || !is_utf8(hostile[i]));
	assert_null(find_hostile("gwagi: ‘가’ … → \n"));
	assert_true(is_utf8("gwagi: ‘가’ … 😀\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_judge),
		cmocka_unit_test_setup_teardown(test_words, database_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_environment, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_files, database_make, folder_remove),
	};

	return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
