#include <string.h>

#include "sample.h"

static void is_empty_when_zeroed(void **state)
{
	(void)state;
	struct text t = {0};

	assert_string_equal(text_bytes(&t), "");
	text_clear(&t);
	text_finish(&t);
	text_finish(NULL);
}

static void appends_and_counts_cells(void **state)
{
	(void)state;
	struct text t = {0}, more = {0};

	text_append(&t, "국방 AX\t전략");
	sample_is(&t, "국방 AX 전략", 12);
	text_clean(&more, "· 끝", 6, TEXT_LINE);
	text_append_text(&t, &more);
	sample_is(&t, "국방 AX 전략· 끝", 16);
	text_clear(&t);
	sample_is(&t, "", 0);
	text_append(&t, "가");
	sample_is(&t, "가", 2);
	text_finish(&t);
	text_finish(&more);
}

static void cleans_what_is_formatted(void **state)
{
	(void)state;
	struct text t = {0};
	char large[2000];

	memset(large, 'x', sizeof large - 1);
	large[sizeof large - 1] = '\0';
	text_append_format(&t, "%s %d%%", "\x1B[31m지연", 40);
	sample_is(&t, "?[31m지연 40%", 13);
	text_append_format(&t, "%s", large);
	assert_int_equal(t.cells, 13 + 1999);
	text_finish(&t);
}

static void marks_do_not_reach_over_a_seam(void **state)
{
	(void)state;
	struct text t = {0};

	text_append(&t, "e");
	text_append(&t, "\u0301"
			"가");
	sample_is(&t, "e가", 3);
	text_finish(&t);
}

static void follows_the_last_line_of_a_body(void **state)
{
	(void)state;
	struct text t = {0}, body = {0};

	text_append(&t, "가나");
	text_clean(&body, "다라마\n바", 13, TEXT_BODY);
	text_append_text(&t, &body);
	assert_int_equal(t.cells, 10);
	assert_int_equal(t.tail, 2);
	text_append(&t, "사아자차카");
	assert_int_equal(t.cells, 12);
	text_pad(&t, 14);
	assert_int_equal(t.cells, 14);
	text_finish(&t);
	text_finish(&body);
}

static void pads_to_cells(void **state)
{
	(void)state;
	struct text t = {0};

	text_append(&t, "가");
	text_pad(&t, 5);
	sample_is(&t, "가   ", 5);
	text_pad(&t, 3);
	text_pad(&t, -1);
	sample_is(&t, "가   ", 5);
	text_finish(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_empty_when_zeroed),
		cmocka_unit_test(appends_and_counts_cells),
		cmocka_unit_test(cleans_what_is_formatted),
		cmocka_unit_test(marks_do_not_reach_over_a_seam),
		cmocka_unit_test(follows_the_last_line_of_a_body),
		cmocka_unit_test(pads_to_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
