#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>

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

	for (int mode = 0; mode < TEXT_MODES; mode++) {
		text_set_mode((enum text_mode)mode);
		for (uint32_t c = 0; c < UNICODE_END; c++) {
			int cells = wcwidth((wchar_t)c);

			assert_true(cells >= -1 && cells <= 2);
			if (unicode_is(unicode, c, "Cn") || unicode_is_too_new(c))
				continue;
			run++;
			if (cells != unicode_cells(unicode, c, (enum text_mode)mode))
				fail_msg("U+%04X: %d in %s mode", (unsigned)c, cells, text_mode_name((enum text_mode)mode));
		}
	}
	text_set_mode(TEXT_NARROW);
	assert_int_equal(run, 3 * 284278);
	free(unicode);
}

static void knows_what_is_ambiguous(void **state)
{
	(void)state;
	struct unicode *unicode = unicode_load();
	int count = 0;

	for (uint32_t c = 0; c < UNICODE_END; c++) {
		bool ambiguous = unicode->width[c] == 'A' && !unicode_is(unicode, c, "Mn Mc Me Cf Co");

		if (text_is_ambiguous(c) != ambiguous)
			fail_msg("U+%04X", (unsigned)c);
		count += ambiguous;
	}
	assert_int_equal(count, 902);
	free(unicode);
}

/* The units that are drawn are whole, and their cells are those of the text. */
static void adds_up(void **state)
{
	(void)state;
	struct text t = {0};
	uint64_t seed = 7;
	char bytes[200];

	for (int round = 0; round < 20000; round++) {
		size_t offset = 0;
		struct text_cell cell;
		int cells = 0;

		text_clean(&t, bytes, sample_bytes(&seed, bytes, sizeof bytes), TEXT_LINE);
		while (text_next_cell(&t, &offset, &cell)) {
			assert_true(cell.cells == 1 || cell.cells == 2);
			cells += cell.cells;
		}
		assert_int_equal(cells, t.cells);
		assert_int_equal(offset, t.length);
	}
	text_finish(&t);
}

static void check_clean(const uint8_t *s, size_t length)
{
	ucs4_t c;

	assert_null(u8_check(s, length));
	for (size_t i = 0; i < length;) {
		i += (size_t)u8_mbtouc(&c, s + i, length - i);
		assert_false(c != '\n' && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_C));
		assert_false((c >= 0x1100 && c <= 0x11FF) || (c >= 0xFE00 && c <= 0xFE0F));
	}
	size_t composed_length;
	uint8_t *composed = u8_normalize(UNINORM_NFC, s, length, NULL, &composed_length);

	assert_int_equal(composed_length, length);
	assert_memory_equal(composed, s, length);
	free(composed);
}

/* What text.h says of every text, and that two neighbours suffice to see where a cluster ends (so a text that is fit or
 * sliced between our clusters is cut nowhere else). */
static void keeps_what_a_text_promises(void **state)
{
	(void)state;
	struct text t = {0}, cut = {0};
	uint64_t seed = 11;
	char bytes[120], breaks[1024];

	for (int round = 0; round < 20000; round++) {
		text_clean(&t, bytes, sample_bytes(&seed, bytes, sizeof bytes), TEXT_LINE);
		if (t.length == 0)
			continue;
		check_clean((uint8_t *)t.bytes, t.length);
		u8_grapheme_breaks((uint8_t *)t.bytes, t.length, breaks);
		text_fit(&cut, &t, 3, TEXT_LEFT);
		bool padded = cut.length >= t.length || memcmp(cut.bytes, t.bytes, cut.length) != 0 ||
			      cut.bytes[cut.length - 1] == ' ';

		if (!padded)
			assert_true(breaks[cut.length]);
	}
	text_finish(&t);
	text_finish(&cut);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(visits_a_base_with_its_marks), cmocka_unit_test(counts_every_character_as_the_standard_says),
		cmocka_unit_test(knows_what_is_ambiguous),      cmocka_unit_test(adds_up),
		cmocka_unit_test(keeps_what_a_text_promises),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
