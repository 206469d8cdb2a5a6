/* Highlights through fits and wraps: what is marked in the result is exactly what was marked in the text and is still there.
 * For that each character of a title is another one, so that it can be found again. */
#include <string.h>

#include "gwagi/text/mode.h"
#include "sample.h"

enum { TITLE = 600, MARKS = 32, CHARACTERS = 60 };

static int to_narrow(void **state)
{
	(void)state;
	text_set_mode(TEXT_NARROW);
	return 0;
}

/* Words of syllables and ambiguous signs, no two characters alike but the spaces. */
static void random_title(uint64_t *seed, struct text *title)
{
	static const char signs[][4] = {"·", "①", "▲", "×", "「", "」", "[", "]", ",", "A", "b", "é"};
	unsigned length = sample_random(seed, CHARACTERS), syllable = sample_random(seed, 100);
	char bytes[TITLE] = "";

	for (unsigned i = 0; i < length; i++) {
		unsigned c = 0xAC00 + syllable + i * 97;
		char one[4] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F)), '\0'};
		const char *sign = signs[sample_random(seed, sizeof signs / sizeof *signs)];

		if (sample_random(seed, 5) == 0)
			sample_add(bytes, sizeof bytes, " ");
		sample_add(bytes, sizeof bytes, sample_random(seed, 4) || strstr(bytes, sign) ? one : sign);
	}
	text_clean(title, bytes, strlen(bytes), TEXT_LINE);
}

/* Marks of whole characters, none touching the next. */
static size_t random_marks(uint64_t *seed, const struct text *title, struct text_mark *marks)
{
	struct text_cell cell;
	size_t count = 0, offset = 0;
	bool in = false;

	while (text_next_cell(title, &offset, &cell) && count < MARKS) {
		bool marked = sample_random(seed, 3) == 0;

		if (marked && in)
			marks[count - 1].length += cell.length;
		else if (marked)
			marks[count++] = (struct text_mark){.offset = cell.offset, .length = cell.length};
		in = marked;
	}
	return count;
}

static bool is_marked(const struct text_mark *marks, size_t count, size_t at)
{
	for (size_t i = 0; i < count; i++) {
		if (at >= marks[i].offset && at < marks[i].offset + marks[i].length)
			return true;
	}
	return false;
}

static void are_in_order(const struct text_mark *marks, size_t count, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		assert_true(marks[i].length > 0);
		assert_true(marks[i].offset + marks[i].length <= (i + 1 < count ? marks[i + 1].offset - 1 : length));
	}
}

/* Each character of OUT but spaces and the marker is marked if it is in IN. */
static void is_marked_alike(const struct text *in, const struct text_mark *marks, size_t count, const struct text *out,
			    const struct text_mark *left, size_t kept)
{
	struct text_cell cell;
	size_t offset = 0;

	are_in_order(left, kept, out->length);
	while (text_next_cell(out, &offset, &cell)) {
		char one[16] = "";
		const char *found;

		assert_true(cell.length < sizeof one);
		memcpy(one, out->bytes + cell.offset, cell.length);
		found = strstr(text_bytes(in), one);
		if (*one != ' ' && found)
			assert_int_equal(is_marked(left, kept, cell.offset),
					 is_marked(marks, count, (size_t)(found - in->bytes)));
		assert_int_equal(is_marked(left, kept, cell.offset), is_marked(left, kept, offset - 1));
	}
}

static void survive_a_fit(void **state)
{
	(void)state;
	struct text in = {0}, out = {0};
	struct text_mark marks[MARKS], left[MARKS];
	uint64_t seed = 6;

	for (int round = 0; round < 30000; round++) {
		enum text_align align = (enum text_align)sample_random(&seed, 3);
		int cells = (int)sample_random(&seed, 100);

		text_set_mode((enum text_mode)(round % TEXT_MODES));
		random_title(&seed, &in);
		size_t count = random_marks(&seed, &in, marks);

		(sample_random(&seed, 2) ? text_fit : text_fit_middle)(&out, &in, cells, align);
		memcpy(left, marks, sizeof left);
		is_marked_alike(&in, marks, count, &out, left, text_marks_fitted(&in, &out, left, count));
	}
	text_finish(&in);
	text_finish(&out);
}

static void survive_a_wrap(void **state)
{
	(void)state;
	struct text in = {0}, line = {0};
	struct text_mark marks[MARKS], left[MARKS];
	uint64_t seed = 7;

	for (int round = 0; round < 10000; round++) {
		struct text_span span = {0};
		int cells = 2 + (int)sample_random(&seed, 60);

		text_set_mode((enum text_mode)(round % TEXT_MODES));
		random_title(&seed, &in);
		size_t count = random_marks(&seed, &in, marks);

		while (text_wrap(&in, cells, 0, &span)) {
			text_clean(&line, text_bytes(&in) + span.offset, span.length, TEXT_LINE);
			is_marked_alike(&in, marks, count, &line, left, text_marks_within(&span, marks, count, left));
		}
	}
	text_finish(&in);
	text_finish(&line);
}

static void fitted_is(const char *text, int cells, enum text_align align, bool middle, struct text_mark mark,
		      const char *expected)
{
	struct text in = {0}, out = {0};

	text_clean(&in, text, strlen(text), TEXT_BODY);
	(middle ? text_fit_middle : text_fit)(&out, &in, cells, align);
	if (text_marks_fitted(&in, &out, &mark, 1) == 0)
		mark = (struct text_mark){0};
	assert_true(mark.offset + mark.length <= out.length);
	assert_int_equal(mark.length, strlen(expected));
	assert_memory_equal(text_bytes(&out) + mark.offset, expected, mark.length);
	text_finish(&in);
	text_finish(&out);
}

static struct text_mark mark(size_t first_syllable, size_t syllables)
{
	return (struct text_mark){.offset = 3 * first_syllable, .length = 3 * syllables};
}

static void cut_marks_are_shortened(void **state)
{
	(void)state;
	fitted_is("가나다라마바사", 20, TEXT_RIGHT, false, mark(5, 2), "바사");
	fitted_is("가나다라마바사", 20, TEXT_CENTER, false, mark(0, 1), "가");
	fitted_is("가나다라마바사", 9, TEXT_LEFT, false, mark(3, 2), "라");
	fitted_is("가나다라마바사", 9, TEXT_LEFT, false, mark(4, 3), "");
	fitted_is("가나다라마바사", 10, TEXT_RIGHT, false, mark(0, 7), "가나다라");
	fitted_is("가나다라마바사", 9, TEXT_LEFT, true, mark(1, 2), "나");
	fitted_is("가나다라마바사", 9, TEXT_LEFT, true, mark(4, 2), "바");
	fitted_is("가나다라마바사", 9, TEXT_LEFT, true, mark(2, 3), "");
	fitted_is("가나\n다라", 9, TEXT_LEFT, false, mark(1, 3), "나");
	fitted_is("가나\n다라", 9, TEXT_LEFT, true, mark(2, 2), "");
	fitted_is("가나", 0, TEXT_LEFT, false, mark(0, 2), "");
}

/* The marker stands for marked characters then. */
static void a_mark_over_the_gap_goes_over_the_marker(void **state)
{
	(void)state;
	fitted_is("가나다라마바사", 9, TEXT_LEFT, true, mark(1, 5), "나…바");
	fitted_is("가나다라마바사", 9, TEXT_LEFT, true, mark(0, 7), "가나…바사");
	text_set_mode(TEXT_WIDE);
	fitted_is("가나다라마바사", 10, TEXT_LEFT, true, mark(1, 5), "나..바");
}

static void a_marker_in_the_text_is_none(void **state)
{
	(void)state;
	fitted_is("가…다라마바사", 6, TEXT_LEFT, false, mark(1, 1), "…");
	fitted_is("가나…라마바사", 5, TEXT_LEFT, false, mark(2, 1), "");
	fitted_is("가 ", 5, TEXT_RIGHT, false, mark(0, 1), "가");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cut_marks_are_shortened),
		cmocka_unit_test_teardown(a_mark_over_the_gap_goes_over_the_marker, to_narrow),
		cmocka_unit_test(a_marker_in_the_text_is_none),
		cmocka_unit_test_teardown(survive_a_fit, to_narrow),
		cmocka_unit_test_teardown(survive_a_wrap, to_narrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
