#include "sample.h"

#include <stdio.h>
#include <string.h>

#include <unigbrk.h>

unsigned sample_random(uint64_t *seed, unsigned limit)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (unsigned)(*seed >> 33) % limit;
}

size_t sample_encode(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;

	to[0] = (char)((0xFF00u >> (more + 1) & 0xFFu) | c >> 6 * more);
	for (size_t i = 1; i <= more; i++)
		to[i] = (char)(0x80u | (c >> 6 * (more - i) & 0x3Fu));
	return more + 1;
}

static uint32_t nasty(uint64_t *seed)
{
	static const uint32_t characters[] = {
		0x0A,    0x0D,    0x09,    0x1B,    0x7F,    0x85,    0x9B,     0xAD,    0xA0,    0x300,   0x301,   0x323,
		0x338,   0x344,   0x345,   0x34F,   0x600,   0x61C,   0x0958,   0x09C7,  0x09BE,  0x093F,  0x094D,  0x0E33,
		0x1100,  0x1112,  0x115F,  0x1160,  0x1161,  0x119E,  0x11A8,   0x11AB,  0x11FF,  0x17B4,  0x180B,  0x1B44,
		0x1B3E,  0x200B,  0x200D,  0x200D,  0x200D,  0x200E,  0x2028,   0x202E,  0x2066,  0x20E3,  0x20DD,  0x2126,
		0x2194,  0x2329,  0x25B6,  0x2630,  0x2764,  0x2764,  0x3000,   0x302E,  0x3099,  0x304B,  0x3164,  0x318D,
		0x4DC0,  0xA960,  0xD7B0,  0xD7CB,  0xAC00,  0xAC01,  0xE000,   0xF900,  0xFB2C,  0xFDD0,  0xFE0F,  0xFEFF,
		0xFF9E,  0xFFA0,  0xFFA1,  0xFFFD,  0x110BD, 0x111C2, 0x1D15E,  0x1D165, 0x1F1F0, 0x1F1F7, 0x1F3FD, 0x1F468,
		0x1F469, 0x1F44D, 0x1FAE8, 0xE0001, 0xE0041, 0xE0100, 0x10FFFF,
	};

	return characters[sample_random(seed, sizeof characters / sizeof *characters)];
}

static uint32_t ordinary(uint64_t *seed)
{
	static const uint32_t punctuation[] = {' ',    ' ',    ',',    '.',    '(',    ')',    '/',    '~',    0xB7,
					       0x318D, 0x2018, 0x2019, 0x300C, 0x300D, 0x2460, 0x25A1, 0x2192, 0x33A1};

	switch (sample_random(seed, 4)) {
	case 0:
		return 0x20 + sample_random(seed, 0x5F);
	case 1:
		return punctuation[sample_random(seed, sizeof punctuation / sizeof *punctuation)];
	default:
		return 0xAC00 + sample_random(seed, 11172);
	}
}

static uint32_t character(uint64_t *seed, unsigned nastiness)
{
	if (sample_random(seed, 10) >= nastiness)
		return ordinary(seed);
	uint32_t any = sample_random(seed, 8) ? nasty(seed) : sample_random(seed, 0x110000);

	return any;
}

size_t sample_bytes(uint64_t *seed, char *bytes, size_t limit)
{
	size_t length = 0, wanted = sample_random(seed, (unsigned)limit + 1);
	unsigned nastiness = sample_random(seed, 11);

	while (length + 4 <= wanted) {
		if (sample_random(seed, 40) < nastiness / 4)
			bytes[length++] = (char)sample_random(seed, 256);
		else
			length += sample_encode(bytes + length, character(seed, nastiness));
	}
	return length;
}

void sample_add(char *line, size_t size, const char *more)
{
	size_t used = strlen(line);

	assert_true(snprintf(line + used, size - used, "%s", more) < (int)(size - used));
}

static int cells_between(const struct text *text, size_t from, size_t to)
{
	struct text_cell cell;
	int cells = 0;

	while (from < to && text_next_cell(text, &from, &cell))
		cells += cell.cells;
	return cells;
}

bool sample_is_boundary(const struct text *text, size_t at)
{
	enum { WIDEST = 8, ROOM = 4096 };
	char breaks[ROOM];
	size_t from = at, to = at;

	if (at == 0 || at == text->length)
		return true;
	assert_true(text->length <= ROOM);
	u8_grapheme_breaks((const uint8_t *)text->bytes, text->length, breaks);
	if (breaks[at])
		return true;
	while (from > 0 && !breaks[from])
		from--;
	while (to < text->length && !breaks[to])
		to++;
	return ((unsigned char)text->bytes[at] & 0xC0) != 0x80 && cells_between(text, from, to) > WIDEST;
}

void sample_is(const struct text *text, const char *expected, int cells)
{
	assert_string_equal(text_bytes(text), expected);
	assert_int_equal(text->length, strlen(expected));
	assert_int_equal(text->cells, cells);
}

void sample_cleans(const char *bytes, size_t length, enum text_kind kind, const char *expected, int cells)
{
	struct text text = {0}, again = {0};
	bool same = length == strlen(expected) && (length == 0 || memcmp(bytes, expected, length) == 0);

	assert_int_equal(text_clean(&text, bytes, length, kind), !same);
	sample_is(&text, expected, cells);
	assert_false(text_clean(&again, text_bytes(&text), text.length, kind));
	sample_is(&again, expected, cells);
	text_finish(&text);
	text_finish(&again);
}
