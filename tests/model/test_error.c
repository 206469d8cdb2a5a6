#include <errno.h>
#include "check.h"
#include "gwagi/model/error.h"

static void the_sentence_is_formatted(void **state)
{
	struct error error = {.sentence = "전에 있던 글"};

	(void)state;
	assert_false(error_set(&error, ERROR_RETRY, "%s %d번째.", "줄", 3));
	assert_int_equal(error.code, ERROR_RETRY);
	assert_string_equal(error.sentence, "줄 3번째.");
	assert_false(error_set(NULL, ERROR_USAGE, "아무도 듣지 않습니다."));
}

/* One to three bytes before a sentence of three-byte characters move the cut through a character. */
static void a_long_sentence_is_cut_at_a_character(void **state)
{
	char hangul[1200] = "", emoji[1201] = "";
	struct error error;

	(void)state;
	append(hangul, sizeof(hangul), "한", 399);
	append(emoji, sizeof(emoji), "\U0001F680", 300);
	for (int before = 0; before < 4; before++) {
		error_set(&error, ERROR_USAGE, "%.*s%s", before, "abcd", hangul);
		assert_int_equal(strlen(error.sentence), before + (ERROR_SENTENCE - 1 - before) / 3 * 3);
		error_set(&error, ERROR_USAGE, "%.*s%s", before, "abcd", emoji);
		assert_int_equal(strlen(error.sentence), before + (ERROR_SENTENCE - 1 - before) / 4 * 4);
	}
}

static void a_reason_ends_a_sentence(void **state)
{
	(void)state;
	assert_string_equal(error_reason(EACCES), "권한이 없음");
	assert_string_equal(error_reason(ENOSPC), "디스크가 가득 참");
	assert_string_equal(error_reason(0), "시스템이 거절함");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_sentence_is_formatted),
		cmocka_unit_test(a_long_sentence_is_cut_at_a_character),
		cmocka_unit_test(a_reason_ends_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
