#include "gwagi/text/input.h"

#include <stdlib.h>
#include <string.h>

#include "sample.h"

static void inspects(const char *bytes, size_t length, bool body, enum text_fault fault, size_t expected)
{
	size_t offset = 99;

	assert_int_equal(text_inspect(bytes, length, body, &offset), fault);
	assert_int_equal(offset, fault == TEXT_SOUND ? 99 : expected);
	assert_int_equal(text_inspect(bytes, length, body, NULL), fault);
}

static void finds_what_may_not_be_stored(void **state)
{
	(void)state;
	inspects("과학 AX\U0001F44D", 13, false, TEXT_SOUND, 0);
	inspects(NULL, 0, false, TEXT_SOUND, 0);
	inspects("가\0나", 7, false, TEXT_NUL, 3);
	inspects("가\n나", 7, false, TEXT_CONTROL, 3);
	inspects("가\n나", 7, true, TEXT_SOUND, 0);
	inspects("가\r\n", 5, true, TEXT_CONTROL, 3);
	inspects("a\tb", 3, true, TEXT_CONTROL, 1);
	inspects("\x7F", 1, false, TEXT_CONTROL, 0);
	inspects("a\xC2\x9B", 3, true, TEXT_CONTROL, 1);
	inspects("a\xE2\x80\xAE", 4, true, TEXT_BIDI, 1);
	inspects("\xD8\x9C", 2, true, TEXT_BIDI, 0);
	inspects("\xE2\x81\xA6", 3, true, TEXT_BIDI, 0);
	inspects("가\xEA\xB0", 5, false, TEXT_BAD_UTF8, 3);
	inspects("\xC0\x80", 2, false, TEXT_BAD_UTF8, 0);
	inspects("\xED\xA0\x80", 3, false, TEXT_BAD_UTF8, 0);
	inspects("\xF4\x90\x80\x80", 4, false, TEXT_BAD_UTF8, 0);
	inspects("\xB0\xA1", 2, false, TEXT_BAD_UTF8, 0);
}

static void composes(void **state)
{
	(void)state;
	char *composed = text_compose("\u1100\u1161\u11A8 e\u0301", 13);
	char *empty = text_compose("", 0), *whole = text_compose("‘가’ 가\u11A8", 16);

	assert_string_equal(composed, "각 é");
	assert_string_equal(empty, "");
	assert_string_equal(whole, "‘가’ 각"); /* characters that need no composing, and one that composes with what follows */
	assert_null(text_compose("가\xFF", 4));
	free(composed);
	free(empty);
	free(whole);
}

static void counts_and_cuts_whole_characters(void **state)
{
	(void)state;
	const char *text = "가a\U0001F44D";

	assert_int_equal(text_characters(text, 8), 3);
	assert_int_equal(text_characters(NULL, 0), 0);
	static const size_t cuts[] = {0, 0, 0, 3, 4, 4, 4, 4, 8, 8};

	for (size_t limit = 0; limit < sizeof cuts / sizeof *cuts; limit++)
		assert_int_equal(text_cut(text, 8, limit), cuts[limit]);
	assert_int_equal(text_cut("\x80\x80\x80\x80\x80\x80\x80\x80", 8, 6), 6);
}

static void steps_over_the_byte_order_mark(void **state)
{
	(void)state;
	const char *bytes = "\xEF\xBB\xBF"
			    "가";
	size_t length = 6;

	assert_true(text_skip_bom(&bytes, &length));
	assert_string_equal(bytes, "가");
	assert_int_equal(length, 3);
	assert_false(text_skip_bom(&bytes, &length));
	assert_int_equal(length, 3);
	length = 0;
	assert_false(text_skip_bom(&bytes, &length));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_may_not_be_stored),
		cmocka_unit_test(composes),
		cmocka_unit_test(counts_and_cuts_whole_characters),
		cmocka_unit_test(steps_over_the_byte_order_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
