/* ncurses places its cursor by wcwidth(), which is the program's own: what it takes for the width of a text is what the text
 * itself says, in every mode. */
#include <locale.h>
#include <ncurses.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "gwagi/text/mode.h"
#include "gwagi/text/text.h"

struct screen {
	FILE *in, *out;
	SCREEN *screen;
};

static int open_screen(void **state)
{
	static struct screen screen;

	screen = (struct screen){.in = fopen("/dev/null", "r"), .out = fopen("/dev/null", "w")};
	if (!setlocale(LC_ALL, "C.UTF-8") || !screen.in || !screen.out)
		return -1;
	screen.screen = newterm("xterm-256color", screen.out, screen.in);
	*state = &screen;
	return screen.screen && resizeterm(24, 200) == OK ? 0 : -1;
}

static int close_screen(void **state)
{
	struct screen *screen = *state;

	endwin();
	delscreen(screen->screen);
	fclose(screen->in);
	fclose(screen->out);
	text_set_mode(TEXT_NARROW);
	return 0;
}

/* Columns that the cursor moves by. */
static int advance(const char *bytes)
{
	erase();
	assert_int_equal(mvaddstr(1, 0, bytes), OK);
	assert_int_equal(getcury(stdscr), 1);
	return getcurx(stdscr);
}

static void the_mode_decides(void **state)
{
	(void)state;
	text_set_mode(TEXT_NARROW);
	assert_int_equal(advance("①"), 1);
	text_set_mode(TEXT_WIDE);
	assert_int_equal(advance("①"), 2);
	assert_int_equal(advance("가①나"), 6);
	text_set_mode(TEXT_NARROW);
	assert_int_equal(advance("가①나"), 5);
}

static const char *const strings[] = {
	"과학기술관계장관회의",
	"\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", /* decomposed */
	"\xe1\x85\xa1",                         /* a vowel alone */
	"\xe1\x84\x80\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8",
	"\xe1\x84\x92\xe1\x86\x9e\xe1\x86\xab", /* an old syllable */
	"\xea\xa5\xa0\xed\x9e\xb0\xed\x9f\x8b",
	"가\xe3\x80\xae", /* a tone mark */
	"a\xe3\x85\xa4"
	"b",   /* a filler */
	"ﾡￂﾡ", /* halfwidth */
	"①⑳㉑⓪➊",
	"① AI 민생 10대 프로젝트",
	"▲거버넌스 강화, ▲인프라 구축",
	"‘과기장관회의’",
	"※ 과학영재 → 대학(원)생",
	"「국방 AX 전략」",
	"ㆍ·･",
	"㈜㎡℃～₩￦",
	"─│█░",
	"e\xcc\x81가\xcc\x81", /* marks */
	"a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
	"❤\xef\xb8\x8f☎\xef\xb8\x8f"
	"1\xef\xb8\x8f\xe2\x83\xa3", /* variants, a keycap */
	"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd\xf0\x9f\x87\xb0"
	"\xf0\x9f\x87\xb7\xf0\x9f\x87\xb0", /* joined, tinted, flags */
	"\xf0\x9f\xab\xa8䷀",
	"a\xc2\xad"
	"b\xe2\x80\x8b"
	"c\xef\xbb\xbf"
	"d", /* nothing to be seen */
	"a\xe2\x80\xae"
	"b\xe2\x81\xa6"
	"c\xe2\x81\xa9", /* bidirectional controls */
	"a\xe2\x80\xa8"
	"b\xc2\x85"
	"c\xc2\x9b"
	"31md\x1b[31me", /* line breaks, controls */
	"a\xff"
	"b\xea\xb0"
	"c\xc0\x80"
	"d\xed\xa0\x80", /* no UTF-8 */
	"\xee\x80\x80\xef\xb7\x90�",
	"क\xe0\xa5\x8dष\xe0\xa4\xbf سلام สว\xe0\xb8\xb1สด\xe0\xb8\xb5",
	"½×±÷≤≥∼√∞★☆■□◆◇",
};

static void ncurses_counts_as_the_text(void **state)
{
	static const enum text_mode modes[] = {TEXT_NARROW, TEXT_WIDE, TEXT_SAFE};
	struct text text = {0};

	(void)state;
	for (size_t mode = 0; mode < TEXT_MODES; mode++) {
		text_set_mode(modes[mode]);
		for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
			text_clean(&text, strings[i], strlen(strings[i]), TEXT_LINE);
			if (advance(text_bytes(&text)) != text.cells)
				fail_msg("%s: \"%s\" (%s): ncurses %d, text %d", text_mode_name(modes[mode]), strings[i],
					 text_bytes(&text), advance(text_bytes(&text)), text.cells);
		}
	}
	text_finish(&text);
}

/* One by one: every character that a mode shows. */
static void ncurses_counts_every_ambiguous_character(void **state)
{
	struct text text = {0};
	char bytes[8];

	(void)state;
	text_set_mode(TEXT_WIDE);
	for (uint32_t c = 0xa0; c < 0x10000; c++) {
		int length = 0;

		if (!text_is_ambiguous(c))
			continue;
		if (c >= 0x800)
			bytes[length++] = (char)(0xe0 | c >> 12);
		bytes[length++] = (char)(c >= 0x800 ? 0x80 | (c >> 6 & 0x3f) : 0xc0 | c >> 6);
		bytes[length++] = (char)(0x80 | (c & 0x3f));
		bytes[length] = '\0';
		text_clean(&text, bytes, (size_t)length, TEXT_LINE);
		if (advance(text_bytes(&text)) != text.cells)
			fail_msg("U+%04X: ncurses %d, text %d", (unsigned)c, advance(text_bytes(&text)), text.cells);
	}
	text_finish(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_mode_decides),
		cmocka_unit_test(ncurses_counts_as_the_text),
		cmocka_unit_test(ncurses_counts_every_ambiguous_character),
	};

	return cmocka_run_group_tests_name("wcwidth", tests, open_screen, close_screen);
}
