#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "gwagi/text/input.h"
#include "sample.h"

static bool adopt(const char *all, const char *ctype, const char *time, bool *substituted, char *charset, size_t size)
{
	setlocale(LC_ALL, "C");
	unsetenv("LANG");
	unsetenv("LC_ALL");
	unsetenv("LC_CTYPE");
	unsetenv("LC_TIME");
	if (all)
		setenv("LC_ALL", all, 1);
	if (ctype)
		setenv("LC_CTYPE", ctype, 1);
	if (time)
		setenv("LC_TIME", time, 1);
	return text_locale(substituted, charset, size);
}

static void gives(const char *all, const char *ctype, const char *time, bool expected)
{
	bool substituted = !expected;
	char charset[32] = "none";

	assert_true(adopt(all, ctype, time, &substituted, charset, sizeof charset));
	assert_int_equal(substituted, expected);
	assert_string_equal(charset, "");
	assert_string_equal(nl_langinfo(CODESET), "UTF-8");
	assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
}

static void takes_the_users_locale(void **state)
{
	(void)state;
	gives("C.UTF-8", NULL, NULL, false);
	gives(NULL, "C.UTF-8", NULL, false);
}

static void stands_in_for_plain_ones(void **state)
{
	(void)state;
	gives(NULL, NULL, NULL, true);
	gives("C", NULL, NULL, true);
	gives("POSIX", NULL, NULL, true);
	gives(NULL, NULL, "C.UTF-8", true);
}

static void stands_in_for_missing_ones(void **state)
{
	(void)state;
	gives("xx_XX.UTF-8", NULL, NULL, true);
	gives(NULL, "xx_XX.UTF-8", NULL, true);
	gives(NULL, "C.UTF-8", "xx_XX.UTF-8", false); /* of which the character set is there */
}

static void names_another_charset(void **state)
{
	(void)state;
	/* Installed or not, the name says what the terminal speaks. */
	static const char *const names[] = {"ko_KR.EUC-KR", "xx_XX.CP949", "xx_XX.ISO-8859-1@euro"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		bool substituted = true;
		char charset[32] = "";

		assert_false(adopt(names[i], NULL, NULL, &substituted, charset, sizeof charset));
		assert_false(substituted);
		assert_non_null(strstr(names[i], charset));
		assert_true(strlen(charset) >= 5);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_users_locale),
		cmocka_unit_test(stands_in_for_plain_ones),
		cmocka_unit_test(stands_in_for_missing_ones),
		cmocka_unit_test(names_another_charset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
