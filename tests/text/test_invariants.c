/* What holds of cleaned text whatever the bytes were, in every mode. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <uninorm.h>
#include <unistr.h>

#include "gwagi/text/mode.h"
#include "sample.h"
#include "unicode.h"

static struct unicode *unicode;

enum { BYTES = 200, GROWTH = 8 /* a tab makes eight spaces; nothing else grows as much */ };

struct range {
	uint32_t first, last;
};

/* Kinds of trouble: characters are taken from these ranges. */
static const struct family {
	const char *name;
	struct range ranges[12];
} families[] = {
	{"ambiguous",
	 {{0xA1, 0x17F},
	  {0x2C4, 0x2DF},
	  {0x391, 0x451},
	  {0x2010, 0x203E},
	  {0x2074, 0x22BF},
	  {0x2460, 0x24FF},
	  {0x2500, 0x25EF},
	  {0x25B2, 0x25B3},
	  {0x30, 0x39},
	  {0x2605, 0x273D},
	  {0xFFFD, 0xFFFD},
	  {0x1F100, 0x1F1AC}}},
	{"marks",
	 {{0x300, 0x36F},
	  {0x591, 0x5BD},
	  {0x610, 0x65F},
	  {0x900, 0x903},
	  {0x93A, 0x94F},
	  {0x9BC, 0x9D7},
	  {0xCBC, 0xCD6},
	  {0x1AB0, 0x1ABF},
	  {0x20D0, 0x20F0},
	  {0x302A, 0x302F},
	  {0x3099, 0x309A},
	  {0x41, 0x7A}}},
	{"jamo",
	 {{0x1100, 0x11FF},
	  {0x1100, 0x1112},
	  {0x1161, 0x1175},
	  {0x11A8, 0x11C2},
	  {0xA960, 0xA97C},
	  {0xD7B0, 0xD7FB},
	  {0x3131, 0x318E},
	  {0xFFA0, 0xFFDC},
	  {0xAC00, 0xD7A3},
	  {0x302E, 0x302F}}},
	{"emoji",
	 {{0x200D, 0x200D},
	  {0x200D, 0x200D},
	  {0xFE00, 0xFE0F},
	  {0x1F1E6, 0x1F1FF},
	  {0x1F3FB, 0x1F3FF},
	  {0x1F466, 0x1F469},
	  {0x2190, 0x21FF},
	  {0x2600, 0x27BF},
	  {0x1F300, 0x1FAFF},
	  {0x20E3, 0x20E3},
	  {0x30, 0x39},
	  {0xA9, 0xAE}}},
	{"controls",
	 {{0x00, 0x1F},
	  {0x7F, 0x9F},
	  {0xAD, 0xAD},
	  {0x61C, 0x61C},
	  {0x200B, 0x200F},
	  {0x2028, 0x202E},
	  {0x2060, 0x206F},
	  {0xFEFF, 0xFEFF},
	  {0xFFF9, 0xFFFF},
	  {0xE0000, 0xE007F},
	  {0xFDD0, 0xFDEF},
	  {0xE000, 0xE0FF}}},
	{"everything", {{0x00, 0x10FFFF}}},
};
enum { FAMILIES = sizeof families / sizeof *families, KINDS = FAMILIES + 3 };

static uint32_t one_of(const struct family *family, uint64_t *seed)
{
	unsigned count = 0;

	while (count < sizeof family->ranges / sizeof *family->ranges && (count == 0 || family->ranges[count].last > 0))
		count++;
	struct range range = family->ranges[sample_random(seed, count)];

	return range.first + sample_random(seed, range.last - range.first + 1);
}

static size_t family_bytes(const struct family *family, uint64_t *seed, char *bytes)
{
	size_t length = 0, wanted = sample_random(seed, BYTES - 6);

	while (length < wanted) {
		uint32_t c = sample_random(seed, 4) ? one_of(family, seed) : 0xAC00 + sample_random(seed, 11172);
		int written = u8_uctomb((uint8_t *)bytes + length, c, 6);

		length += written > 0 ? (size_t)written : 0; /* not for a surrogate */
	}
	return length;
}

/* A line of an official, some of its bytes changed. */
static size_t mutated_korean(uint64_t *seed, char *bytes)
{
	static const char line[] = "□ 제1회 과학기술관계장관회의 · ① AI 민생 10대 프로젝트 → ‘26년 △3.2% (과기정통부·국방부)";

	memcpy(bytes, line, sizeof line - 1);
	for (unsigned i = sample_random(seed, 12); i > 0; i--)
		bytes[sample_random(seed, sizeof line - 1)] = (char)sample_random(seed, 256);
	return sizeof line - 1;
}

static size_t make_bytes(unsigned kind, uint64_t *seed, char *bytes)
{
	size_t length = sample_random(seed, BYTES + 1);

	if (kind < FAMILIES)
		return family_bytes(&families[kind], seed, bytes);
	if (kind == FAMILIES)
		return mutated_korean(seed, bytes);
	if (kind == FAMILIES + 1)
		return sample_bytes(seed, bytes, BYTES);
	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)sample_random(seed, 256);
	return length;
}

static void check_character(uint32_t c, enum text_mode mode)
{
	bool conjoining = (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97C) || (c >= 0xD7B0 && c <= 0xD7FB);

	assert_false(unicode_is(unicode, c, "Cc Cf Co Cs Cn Zl Zp"));
	assert_false(conjoining || unicode_is_too_new(c));
	assert_false((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF));
	if (mode != TEXT_NARROW)
		assert_false(unicode_is(unicode, c, "Mn Me"));
	if (mode == TEXT_SAFE)
		assert_false(unicode->width[c] == 'A');
}

/* Its characters may be shown, and its cells are those of the units in it. */
static void check_cells(const struct text *t, enum text_kind kind, enum text_mode mode)
{
	struct text_cell cell;
	size_t offset = 0;
	int column = 0, widest = 0;

	while (text_next_cell(t, &offset, &cell)) {
		int cells = 0;

		assert_int_equal(offset, cell.offset + cell.length);
		if (t->bytes[cell.offset] == '\n') {
			assert_true(kind == TEXT_BODY && cell.length == 1 && cell.cells == 0);
			column = 0;
			continue;
		}
		for (size_t i = cell.offset; i < offset;) {
			ucs4_t c;

			i += (size_t)u8_mbtouc(&c, (uint8_t *)t->bytes + i, offset - i);
			check_character(c, mode);
			cells += unicode_cells(unicode, c, mode == TEXT_WIDE);
		}
		assert_true(cells == cell.cells && (cells == 1 || cells == 2));
		column += cells;
		widest = widest < column ? column : widest;
	}
	assert_int_equal(offset, t->length);
	assert_int_equal(t->cells, widest);
	assert_int_equal(t->tail, column);
}

static void check_composed(const struct text *t)
{
	size_t length = 0;
	uint8_t *composed = u8_normalize(UNINORM_NFC, (uint8_t *)t->bytes, t->length, NULL, &length);

	assert_int_equal(length, t->length);
	if (length > 0)
		assert_memory_equal(composed, t->bytes, length);
	free(composed);
}

static void check(const char *bytes, size_t length, enum text_kind kind, enum text_mode mode)
{
	struct text t = {0}, again = {0};

	text_set_mode(mode);
	bool changed = text_clean(&t, bytes, length, kind);

	assert_int_equal(changed, t.length != length || (length > 0 && memcmp(t.bytes, bytes, length) != 0));
	assert_true(t.length <= GROWTH * length);
	assert_int_equal(text_bytes(&t)[t.length], '\0');
	assert_null(u8_check((const uint8_t *)text_bytes(&t), t.length));
	check_composed(&t);
	check_cells(&t, kind, mode);
	assert_false(text_clean(&again, text_bytes(&t), t.length, kind));
	assert_true(again.cells == t.cells && again.tail == t.tail);
	text_set_mode(TEXT_NARROW);
	text_finish(&t);
	text_finish(&again);
}

static void check_in_all_modes(const char *bytes, size_t length)
{
	for (int mode = 0; mode < TEXT_MODES; mode++) {
		check(bytes, length, TEXT_LINE, (enum text_mode)mode);
		check(bytes, length, TEXT_BODY, (enum text_mode)mode);
	}
}

static void hold_for_random_bytes(void **state)
{
	(void)state;
	uint64_t seed = 20251124;
	char bytes[BYTES];

	for (int round = 0; round < 2000; round++) {
		for (unsigned kind = 0; kind < KINDS; kind++)
			check_in_all_modes(bytes, make_bytes(kind, &seed, bytes));
	}
}

/* Alone, and behind another. */
static void hold_for_every_character(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < UNICODE_END; c++) {
		char bytes[16];
		int length = u8_uctomb((uint8_t *)bytes, c, 6);
		bool alike = unicode_is(unicode, c, "Cn Co"); /* most of all, and nothing tells them apart */

		if (length < 0 || (alike && c % 16 > 0))
			continue;
		bytes[length] = 'a';
		memcpy(bytes + length + 1, bytes, (size_t)length);
		for (int mode = 0; mode < TEXT_MODES; mode++)
			check(bytes, 2 * (size_t)length + 1, TEXT_BODY, (enum text_mode)mode);
	}
}

/* What the mode lets be seen is seen as it is, but for those that are one cell here and two there. */
static void hide_nothing_that_is_a_character(void **state)
{
	(void)state;
	static const struct range unstable[] = {{0x2630, 0x2637}, {0x268A, 0x268F}, {0x3248, 0x324F}, {0x4DC0, 0x4DFF}};
	struct text t = {0};
	int hidden = 0;

	for (uint32_t c = '?' + 1; c < UNICODE_END; c++) {
		char bytes[6];

		if (unicode_is(unicode, c, "Cc Cf Co Cs Cn") || unicode_is_too_new(c))
			continue;
		text_clean(&t, bytes, (size_t)u8_uctomb((uint8_t *)bytes, c, 6), TEXT_LINE);
		if (strcmp(text_bytes(&t), "?") != 0)
			continue;
		hidden++;
		for (size_t i = 0; i < sizeof unstable / sizeof *unstable; i++)
			hidden -= c >= unstable[i].first && c <= unstable[i].last;
	}
	assert_int_equal(hidden, 0);
	text_finish(&t);
}

/* Pictures have no spelling; everything else that is ambiguous has one. */
static void spell_nearly_all_in_safe_mode(void **state)
{
	(void)state;
	struct text t = {0};
	int unknown = 0, pictures = 0;

	text_set_mode(TEXT_SAFE);
	for (uint32_t c = 0; c < UNICODE_END; c++) {
		char bytes[6];

		if (!text_is_ambiguous(c))
			continue;
		text_clean(&t, bytes, (size_t)u8_uctomb((uint8_t *)bytes, c, 6), TEXT_LINE);
		bool is_unknown = strcmp(text_bytes(&t), "?") == 0;

		unknown += is_unknown;
		pictures += is_unknown && c >= 0x2690 && c <= 0x26FF;
	}
	text_set_mode(TEXT_NARROW);
	/* ¤ and ¿, the eight numbers in black squares that are unstable, and the sign for what could not be decoded. */
	assert_int_equal(unknown - pictures, 2 + 8 + 1);
	assert_int_equal(pictures, 42);
	text_finish(&t);
}

/* What has been tried against programs that show other people's text. */
static void hold_for_hostile_bytes(void **state)
{
	(void)state;
	static const char *const cases[] = {
		"\x1B[2J\x1B[H위조",                                      /* clear the screen */
		"\x1B]52;c;cm0gLXJmIH4=\x07",                             /* write the clipboard */
		"\x1B]52;c;?\x1B\\",                                      /* read it */
		"\x1B]8;;http://evil.example/\x1B\\정부24\x1B]8;;\x1B\\", /* a link that is not what it says */
		"\x1B]0;제목\x07\x1B]2;제목\x1B\\\x1B[21t",               /* set the title, have it typed back */
		"\x1BP$q\"p\x1B\\\x1BP1$tx\x1B\\\x1BPq#0~\x1B\\",         /* DCS: reports, sixel */
		"\x1B_Gf=24;AAAA\x1B\\\x1B^pm\x1B\\\x1BXsos\x1B\\",       /* APC, PM, SOS */
		"\x1B[6n\x1B[c\x1B[>c\x1B[?1;2c\x1B[5i",                  /* reports, printer */
		"\x1B]1337;File=:AAAA",                                   /* never ended */
		"\xC2\x9B"
		"31m\xC2\x9D"
		"52;c;QQ==\xC2\x9C\xC2\x90q\xC2\x9C", /* the same by C1 controls */
		"\x9B"
		"31m\x9D"
		"0;x\x9C\x90\x85\x84", /* and by single bytes */
		"\xE0\x82\x9B"
		"31m\xF0\x80\x82\x9B\xC0\x9B\xE0\x80\x9B",  /* and overlong */
		"정상\r위조\r\n\b\b\b\x7F\x0B\x0C\x0E\x0F", /* what is in front goes, and other letters come */
		"echo obeyed\x1B[8m # \x1B[1A\x1B[2K",      /* hidden, overwritten */
		"gpj.\u202Eexe.txt \u2066if admin\u2069 \u2067\u061C\u200E\u200F",    /* turned round */
		"\u200B\u200C\u200D\u2060\uFEFF\u00AD\u180E\u3164\uFFA0\u115F\u1160", /* nothing to see */
		"a\U000E0001\U000E0061\U000E007F\U000E0100",                          /* tags */
		"보고서\x1B[31m.csv\x1B[0m\n\x1B]0;x\x07",                            /* the name of a file */
		"\xF4\x90\x80\x80\xFE\xFF\xED\xA0\x80\xED\xB0\x80\xF8\x88\x80\x80\x80",
		"\uFFF9가\uFFFA나\uFFFB\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x90\uE000\U0010FFFD",
		"a\u2028b\u2029c\xC2\x85"
		"d",
		"\u0600\u06DD\u070F\u08E2\U000110BD",
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		check_in_all_modes(cases[i], strlen(cases[i]));
		for (size_t cut = 1; cut < strlen(cases[i]); cut++)
			check_in_all_modes(cases[i] + cut, strlen(cases[i]) - cut);
	}
}

static void hold_at_the_limit(void **state)
{
	(void)state;
	enum { SIZE = 70000, LIMIT = 65536 };
	static const char *const units[] = {"\U0001F1A9", "·", "△3", "\t", "e\u0301", "\u1112\u119E", "가"};
	char *bytes = malloc(SIZE);
	struct text t = {0};

	assert_non_null(bytes);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t unit = strlen(units[i]), length = 0;

		for (; length + unit <= SIZE; length += unit)
			memcpy(bytes + length, units[i], unit);
		for (int mode = 0; mode < TEXT_MODES; mode++) {
			check(bytes, length, TEXT_BODY, (enum text_mode)mode);
			text_set_mode((enum text_mode)mode);
			text_clean(&t, bytes, length, TEXT_BODY);
			assert_true(t.length <= LIMIT && t.length >= LIMIT / 3);
			text_set_mode(TEXT_NARROW);
		}
	}
	text_finish(&t);
	free(bytes);
}

/* Neither the locale nor what was cleaned in another mode before makes a difference. */
static void depend_on_bytes_and_mode_only(void **state)
{
	(void)state;
	static const char *const locales[] = {"C", "C.UTF-8", "C"};
	uint64_t seed = 5;
	char bytes[BYTES];
	struct text first = {0}, t = {0};

	for (int round = 0; round < 3000; round++) {
		size_t length = make_bytes((unsigned)round % KINDS, &seed, bytes);

		text_clean(&first, bytes, length, TEXT_BODY);
		for (int i = 0; i < TEXT_MODES; i++) {
			text_set_mode((enum text_mode)i);
			text_clean(&t, bytes, length, TEXT_BODY);
			text_set_mode(TEXT_NARROW);
			assert_non_null(setlocale(LC_ALL, locales[i]));
			text_clean(&t, bytes, length, TEXT_BODY);
			assert_string_equal(text_bytes(&t), text_bytes(&first));
			assert_int_equal(t.cells, first.cells);
		}
	}
	text_finish(&first);
	text_finish(&t);
}

static int load(void **state)
{
	(void)state;
	unicode = unicode_load();
	return unicode ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	unicode_destroy(unicode);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hold_for_random_bytes),
		cmocka_unit_test(hold_for_every_character),
		cmocka_unit_test(hide_nothing_that_is_a_character),
		cmocka_unit_test(spell_nearly_all_in_safe_mode),
		cmocka_unit_test(hold_for_hostile_bytes),
		cmocka_unit_test(hold_at_the_limit),
		cmocka_unit_test(depend_on_bytes_and_mode_only),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
