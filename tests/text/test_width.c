#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "gwagi/text/cluster.h"
#include "gwagi/text/mode.h"
#include "sample.h"
#include "unicode.h"

static bool next_of(const char *text, size_t *offset, struct text_cell *cell)
{
	struct text t = {.bytes = (char *)text, .length = strlen(text)};

	return text_next_cell(&t, offset, cell);
}

static void visits_a_base_with_its_marks(void **state)
{
	(void)state;
	static const struct text_cell expected[] = {{0, 1, 1}, {1, 3, 1}, {4, 3, 2}, {7, 1, 0}, {8, 4, 2}};
	const char *text = "aq\u0323가\n\U0001F44D";
	struct text_cell cell;
	size_t offset = 0;

	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		assert_true(next_of(text, &offset, &cell));
		assert_int_equal(cell.offset, expected[i].offset);
		assert_int_equal(cell.length, expected[i].length);
		assert_int_equal(cell.cells, expected[i].cells);
		assert_int_equal(offset, cell.offset + cell.length);
	}
	assert_false(next_of(text, &offset, &cell));
	offset = 0;
	assert_false(text_next_cell(&(struct text){0}, &offset, &cell));
}

/* curses places the cursor by wcwidth(), which is the program's own. What is not assigned is never shown. */
static void counts_every_character_as_the_standard_says(void **state)
{
	(void)state;
	struct unicode *unicode = unicode_load();
	int run = 0;

	assert_non_null(unicode);
	for (int mode = 0; mode < TEXT_MODES; mode++) {
		text_set_mode((enum text_mode)mode);
		for (uint32_t c = 0; c < UNICODE_END; c++) {
			int cells = wcwidth((wchar_t)c);

			assert_true(cells >= -1 && cells <= 2);
			if (unicode_is(unicode, c, "Cn") || unicode_is_too_new(c))
				continue;
			run++;
			if (cells != unicode_cells(unicode, c, mode == TEXT_WIDE))
				fail_msg("U+%04X: %d in %s mode", (unsigned)c, cells, text_mode_name((enum text_mode)mode));
		}
	}
	text_set_mode(TEXT_NARROW);
	assert_int_equal(run, 3 * 284278);
	unicode_destroy(unicode);
}

static void knows_what_is_ambiguous(void **state)
{
	(void)state;
	struct unicode *unicode = unicode_load();
	int count = 0;

	assert_non_null(unicode);
	for (uint32_t c = 0; c < UNICODE_END; c++) {
		bool ambiguous = unicode_ambiguous(unicode, c) >= 0;

		if (text_is_ambiguous(c) != ambiguous)
			fail_msg("U+%04X", (unsigned)c);
		count += ambiguous;
	}
	assert_int_equal(count, 902);
	unicode_destroy(unicode);
}

/* In cleaned text two neighbours suffice to see where a cluster ends, so that it is cut nowhere else. */
static void cuts_where_a_cluster_ends(void **state)
{
	(void)state;
	struct text t = {0}, cut = {0};
	uint64_t seed = 11;
	char bytes[120];
	int cuts = 0;

	for (int round = 0; round < 20000; round++) {
		text_clean(&t, bytes, sample_bytes(&seed, bytes, sizeof bytes), TEXT_LINE);
		text_fit(&cut, &t, 3, TEXT_LEFT);
		if (cut.length >= t.length || memcmp(cut.bytes, text_bytes(&t), cut.length) != 0 ||
		    cut.bytes[cut.length - 1] == ' ')
			continue; /* padded */
		size_t end = 0;

		while (end < cut.length)
			end += text_cluster_length(t.bytes + end, t.length - end);
		assert_int_equal(end, cut.length);
		cuts++;
	}
	assert_true(cuts > 1000);
	text_finish(&t);
	text_finish(&cut);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(visits_a_base_with_its_marks),
		cmocka_unit_test(counts_every_character_as_the_standard_says),
		cmocka_unit_test(knows_what_is_ambiguous),
		cmocka_unit_test(cuts_where_a_cluster_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
