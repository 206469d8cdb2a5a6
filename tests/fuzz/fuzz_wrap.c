/* Fitting, slicing and wrapping of cleaned text, with marks in it. */
#include <string.h>
#include "gwagi/text/layout.h"
#include "gwagi/text/mode.h"
#include "invariant.h"

enum { MARKS = 4 };

static void check_marks(const struct text *text, const struct text_mark *marks, size_t count)
{
	size_t end = 0;

	for (size_t i = 0; i < count; i++) {
		REQUIRE(marks[i].length > 0 && marks[i].offset + marks[i].length <= text->length);
		REQUIRE(i == 0 || marks[i].offset > end);
		end = marks[i].offset + marks[i].length;
	}
}

/* Marks of whole characters, every third one. */
static size_t make_marks(const struct text *text, struct text_mark marks[MARKS])
{
	struct text_cell cell;
	size_t offset = 0, count = 0;

	for (int i = 0; count < MARKS && text_next_cell(text, &offset, &cell); i++)
		if (i % 3 == 1 && cell.cells > 0)
			marks[count++] = (struct text_mark){cell.offset, cell.length};
	return count;
}

static void check_fit(const struct text *text, int cells, enum text_align align)
{
	struct text out = {0};
	struct text_mark marks[MARKS] = {{0}};
	int width = cells > 0 ? cells : 0;

	text_fit(&out, text, cells, align);
	invariant_text(&out, TEXT_LINE);
	REQUIRE(out.cells == width);
	check_marks(&out, marks, text_marks_fitted(text, &out, marks, make_marks(text, marks)));
	text_fit_middle(&out, text, cells, align);
	invariant_text(&out, TEXT_LINE);
	REQUIRE(out.cells == width);
	check_marks(&out, marks, text_marks_fitted(text, &out, marks, make_marks(text, marks)));
	text_finish(&out);
}

static void check_slice(const struct text *text, int from, int cells)
{
	struct text out = {0};

	text_slice(&out, text, from, cells);
	invariant_text(&out, TEXT_LINE);
	REQUIRE(out.cells == (cells > 0 ? cells : 0));
	text_finish(&out);
}

static void check_between(const struct text *text, size_t from, size_t to)
{
	for (; from < to; from++)
		REQUIRE(text->bytes[from] == ' ' || text->bytes[from] == '\n');
}

static void check_wrap(const struct text *text, int cells, int hang)
{
	struct text_mark marks[MARKS] = {{0}}, within[MARKS] = {{0}};
	size_t count = make_marks(text, marks), end = 0;
	struct text_span span = {0};

	while (text_wrap(text, cells, hang, &span)) {
		REQUIRE(span.offset >= end && span.offset + span.length <= text->length);
		check_between(text, end, span.offset);
		end = span.offset + span.length;
		REQUIRE(cells < 2 || span.cells <= cells);
		REQUIRE(span.length == 0 || !memchr(text->bytes + span.offset, '\n', span.length));
		check_marks(text, within, text_marks_within(&span, marks, count, within));
	}
	check_between(text, end, text->length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned choice = invariant_byte(&data, &size);
	int cells = (int)(invariant_byte(&data, &size) % 90) - 4, hang = (int)(choice / 8 % 8) - 2;
	enum text_kind kind = choice & 4 ? TEXT_BODY : TEXT_LINE;
	struct text text = {0};

	text_set_mode((enum text_mode)(choice % TEXT_MODES));
	text_clean(&text, (const char *)data, size, kind);
	REQUIRE(text_hang(&text, 0) >= 0 && text_hang(&text, 0) <= text.cells);
	check_fit(&text, cells, (enum text_align)(choice / 64 % 3));
	check_slice(&text, (int)(choice % 40) - 2, cells);
	check_wrap(&text, cells, hang);
	text_finish(&text);
	return 0;
}
