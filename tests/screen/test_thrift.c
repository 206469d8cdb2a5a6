/* The shortened bytes draw the same picture as those of ncurses: both go to a terminal of their own, cell by cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>
#include <cmocka.h>
#include "thrift.h"

enum { ROWS = 12, COLUMNS = 40, ROUNDS = 300, STEPS = 60, BYTES = STEPS * 64 };

struct picture {
	VTerm *vterm;
	VTermScreen *screen;
};

static struct picture make(void)
{
	struct picture picture = {.vterm = vterm_new(ROWS, COLUMNS)};

	assert_non_null(picture.vterm);
	vterm_set_utf8(picture.vterm, 1);
	picture.screen = vterm_obtain_screen(picture.vterm);
	vterm_screen_reset(picture.screen, 1);
	return picture;
}

static unsigned next(unsigned *random, unsigned below)
{
	*random = *random * 1103515245 + 12345;
	return (*random >> 16) % below;
}

/* What ncurses may write: attributes in every form, letters, blanks, moves, erasing, scrolling, strings. */
static int add_step(unsigned *random, char *out, size_t size)
{
	static const char *const fixed[] = {
		"\033(B\033[m", "\033[m",   "\033[0;1m", "\033[0;7m",        "\033[0;1;7m", "\033[4m",
		"\033[24m",     "\033[22m", "\033[27m",  "\033[39m",         "\033[49m",    "\033[39;49m",
		"\033[K",       "\033[1K",  "\033[J",    "\033[3X",          "\033[2P",     "\033[2@",
		"\033[L",       "\033[M",   "\033[S",    "\033[T",           "a",           "가나",
		"   ",          "x y  z",   "\r\n",      "\033[12;1H\n",     "\033[2;9r",   "\033[r",
		"\033[?25l",    "\033[C",   "\033[9G",   "\033]52;c;MS4y\a", "=\033[5b",    "\033[0;2m",
		"\033[0;10m"};
	unsigned kind = next(random, 5);

	if (kind == 0)
		return snprintf(out, size, "\033[%u;%uH", next(random, ROWS) + 1, next(random, COLUMNS) + 1);
	if (kind == 1)
		return snprintf(out, size, "\033[%u%um", next(random, 2) ? 3u : 4u, next(random, 8));
	if (kind == 2)
		return snprintf(out, size, "\033[%u8;5;%um", next(random, 2) ? 3u : 4u, next(random, 256));
	return snprintf(out, size, "%s", fixed[next(random, sizeof fixed / sizeof *fixed)]);
}

enum { SECOND_HALF = -1 }; /* of a wide character; libvterm looks only at the first */

static bool is_blank(const VTermScreenCell *cell)
{
	return !cell->chars[0] || cell->chars[0] == ' ';
}

/* As a person sees them: of a blank only the ground, unless it is reversed or underlined. */
static bool is_same(const VTermScreenCell *one, const VTermScreenCell *other)
{
	if (one->chars[0] == (uint32_t)SECOND_HALF && other->chars[0] == (uint32_t)SECOND_HALF)
		return true;
	if (is_blank(one) != is_blank(other) || (!is_blank(one) && one->chars[0] != other->chars[0]) ||
	    one->width != other->width || one->attrs.reverse != other->attrs.reverse ||
	    one->attrs.underline != other->attrs.underline || !vterm_color_is_equal(&one->bg, &other->bg))
		return false;
	return (is_blank(one) && !one->attrs.reverse && !one->attrs.underline) ||
	       (one->attrs.bold == other->attrs.bold && one->attrs.italic == other->attrs.italic &&
		vterm_color_is_equal(&one->fg, &other->fg));
}

static void compare(const struct picture *plain, const struct picture *short_one, unsigned round)
{
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column++) {
			VTermPos place = {.row = row, .col = column};
			VTermScreenCell one, other;

			vterm_screen_get_cell(plain->screen, place, &one);
			vterm_screen_get_cell(short_one->screen, place, &other);
			if (!is_same(&one, &other))
				fail_msg("round %u, row %d, column %d: U+%X%s%s instead of U+%X%s%s", round, row, column,
					 (unsigned)other.chars[0], other.attrs.reverse ? " reversed" : "",
					 other.attrs.underline ? " underlined" : "", (unsigned)one.chars[0],
					 one.attrs.reverse ? " reversed" : "", one.attrs.underline ? " underlined" : "");
		}
}

static void draws_the_same(bool single)
{
	struct picture plain = make(), shortened = make();
	struct thrift thrift;
	unsigned random = 20251124;

	thrift_start(&thrift, single);
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct outgoing out = {0};
		char bytes[BYTES];
		size_t length = 0;

		for (int i = 0; i < STEPS; i++)
			length += (size_t)add_step(&random, bytes + length, sizeof bytes - length);
		thrift_pass(&thrift, bytes, length, &out);
		vterm_input_write(plain.vterm, bytes, length);
		vterm_input_write(shortened.vterm, out.bytes, out.length);
		outgoing_drop(&out);
		compare(&plain, &shortened, round);
	}
	vterm_free(plain.vterm);
	vterm_free(shortened.vterm);
}

static void one_by_one(void **state)
{
	(void)state;
	draws_the_same(true);
}

static void all_afresh(void **state)
{
	(void)state;
	draws_the_same(false);
}

/* What ncurses writes round a word of colour, and what is left of it. */
static void is_shorter(void **state)
{
	static const char bytes[] =
		"\033(B\033[0;1m\033[38;5;203mD+3\033[39m\033(B\033[m   \033(B\033[0;1m\033[38;5;203mx\033[39m\033(B\033[m";
	static const char expected[] = "\033(B\033[0;1;38;5;203mD+3   x";
	struct outgoing out = {0};
	struct thrift thrift;

	(void)state;
	thrift_start(&thrift, true);
	thrift_pass(&thrift, bytes, sizeof bytes - 1, &out);
	assert_int_equal(out.length, sizeof expected - 1);
	assert_memory_equal(out.bytes, expected, out.length);
	outgoing_drop(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_by_one),
		cmocka_unit_test(all_afresh),
		cmocka_unit_test(is_shorter),
	};

	return cmocka_run_group_tests_name("thrift", tests, NULL, NULL);
}
