#include "thrift.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

enum { BELL = 7, ESCAPE = 0x1b };
enum { BOLD = 1, FAINT = 2, UNDERLINE = 4, REVERSE = 8 };
enum { OWN = -1, NUMBERS = 16, WORDS = 64 };

void outgoing_add(struct outgoing *outgoing, const char *bytes, size_t length)
{
	if (!length)
		return;
	if (outgoing->length + length > outgoing->room) {
		outgoing->room = (outgoing->length + length) * 2;
		outgoing->bytes = memory_grow(outgoing->bytes, outgoing->room, 1);
	}
	memcpy(outgoing->bytes + outgoing->length, bytes, length);
	outgoing->length += length;
}

void outgoing_drop(struct outgoing *outgoing)
{
	free(outgoing->bytes);
	*outgoing = (struct outgoing){.bytes = NULL};
}

static bool is_same(const struct pen *one, const struct pen *other)
{
	return one->ink == other->ink && one->ground == other->ground && one->flags == other->flags;
}

void thrift_start(struct thrift *thrift, bool single)
{
	*thrift = (struct thrift){.wants = {.ink = OWN, .ground = OWN}, .single = single};
}

/* Up to 999. A frame has hundreds of these: printf would take longer than all the rest here. */
static void add_number(char words[WORDS], int number)
{
	char *at = words + strlen(words);

	*at++ = ';';
	for (int unit = 100; unit; unit /= 10)
		if (number >= unit || unit == 1)
			*at++ = (char)('0' + number / unit % 10);
	*at = '\0';
}

/* ";31", ";38;5;203" or ";39" for an ink, ten more for a ground. */
static void add_color(char words[WORDS], int color, int base)
{
	if (color >= 16) {
		add_number(words, base + 8);
		add_number(words, 5);
	}
	add_number(words, color < 0 ? base + 9 : color < 8 ? base + color : color < 16 ? base + 60 + color - 8 : color);
}

static void add(char words[WORDS], const char *word)
{
	memcpy(words + strlen(words), word, strlen(word) + 1);
}

static void add_flags(char words[WORDS], unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *word;
	} names[] = {{BOLD, ";1"}, {FAINT, ";2"}, {UNDERLINE, ";4"}, {REVERSE, ";7"}};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (flags & names[i].flag)
			add(words, names[i].word);
}

/* From HAS to WANTS, one by one. Bold and faint go together. */
static void change(const struct pen *has, const struct pen *wants, char words[WORDS])
{
	unsigned gone = has->flags & ~wants->flags, more = wants->flags & ~has->flags;

	*words = '\0';
	if (gone & (BOLD | FAINT)) {
		add(words, ";22");
		more |= wants->flags & (BOLD | FAINT);
	}
	if (gone & UNDERLINE)
		add(words, ";24");
	if (gone & REVERSE)
		add(words, ";27");
	add_flags(words, more);
	if (has->ink != wants->ink)
		add_color(words, wants->ink, 30);
	if (has->ground != wants->ground)
		add_color(words, wants->ground, 40);
}

/* The shorter of two ways: one by one, or everything away and what is wanted set. */
static void set_pen(struct thrift *thrift, struct outgoing *out)
{
	static const struct pen plain = {.ink = OWN, .ground = OWN};
	char afresh[WORDS], changes[WORDS];

	if (thrift->known && is_same(&thrift->has, &thrift->wants))
		return;
	change(&plain, &thrift->wants, afresh);
	change(&thrift->has, &thrift->wants, changes);
	outgoing_add(out, "\033[", 2);
	if (thrift->known && thrift->single && strlen(changes) <= strlen(afresh) + (*afresh ? 1 : 0)) {
		outgoing_add(out, changes + 1, strlen(changes) - 1);
	} else {
		outgoing_add(out, "0", *afresh ? 1 : 0);
		outgoing_add(out, afresh, strlen(afresh));
	}
	outgoing_add(out, "m", 1);
	thrift->has = thrift->wants;
	thrift->known = true;
}

/* For what leaves blanks behind. */
static void set_ground(struct thrift *thrift, struct outgoing *out)
{
	unsigned flags = thrift->has.flags | thrift->wants.flags;

	if (!thrift->known || thrift->has.ground != thrift->wants.ground || flags & (UNDERLINE | REVERSE))
		set_pen(thrift, out);
}

/* The parameters of ESC [ … m; how many, or -1 if there are others than numbers. Nothing is 0. */
static int read_numbers(const char *text, size_t length, int numbers[NUMBERS])
{
	int count = 1;

	numbers[0] = 0;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == ';' && count < NUMBERS)
			numbers[count++] = 0;
		else if (text[i] >= '0' && text[i] <= '9' && numbers[count - 1] < 1000)
			numbers[count - 1] = numbers[count - 1] * 10 + text[i] - '0';
		else
			return -1;
	}
	return count;
}

/* 30 to 49 and 90 to 107. */
static void take_color(struct pen *pen, int number)
{
	int *color = number % 20 / 10 ? &pen->ink : &pen->ground; /* 3x, 9x; 4x, 10x */

	if (number % 10 == 9)
		*color = OWN;
	else if (number % 10 < 8)
		*color = number % 10 + (number >= 90 ? 8 : 0);
}

static void take_number(struct pen *pen, int number)
{
	static const struct {
		int on, off;
		unsigned flags;
	} names[] = {{1, 22, BOLD}, {2, 22, FAINT}, {4, 24, UNDERLINE}, {7, 27, REVERSE}};

	if (!number)
		*pen = (struct pen){.ink = OWN, .ground = OWN};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (number == names[i].on)
			pen->flags |= names[i].flags;
		if (number == names[i].off)
			pen->flags &= ~names[i].flags;
	}
	if ((number >= 30 && number < 50) || (number >= 90 && number < 108))
		take_color(pen, number);
}

/* ESC [ … m. False for what is none of it. Attributes that nothing here uses are left out. */
static bool take_pen(struct thrift *thrift, const char *text, size_t length)
{
	struct pen *pen = &thrift->wants;
	int numbers[NUMBERS], count = read_numbers(text, length, numbers);

	for (int i = 0; i < count; i++) {
		bool palette = (numbers[i] == 38 || numbers[i] == 48) && i + 2 < count && numbers[i + 1] == 5;

		if (palette)
			*(numbers[i] == 38 ? &pen->ink : &pen->ground) = numbers[i + 2];
		else
			take_number(pen, numbers[i]);
		if (palette)
			i += 2;
	}
	return count > 0;
}

/* Of what begins with ESC. */
static size_t sequence_length(const char *bytes, size_t length)
{
	size_t at = 2;

	if (length < 3)
		return length;
	if (bytes[1] == '(' || bytes[1] == ')')
		return 3;
	if (bytes[1] == '[') {
		while (at < length && (bytes[at] < 0x40 || bytes[at] > 0x7e))
			at++;
		return at < length ? at + 1 : length;
	}
	if (bytes[1] != ']' && bytes[1] != 'P')
		return 2;
	while (at < length && bytes[at] != BELL && bytes[at] != ESCAPE)
		at++;
	if (at + 1 < length && bytes[at] == ESCAPE)
		at++;
	return at < length ? at + 1 : length;
}

static void pass_sequence(struct thrift *thrift, const char *bytes, size_t length, struct outgoing *out)
{
	bool plain_letters = length == 3 && !memcmp(bytes, "\033(B", 3);
	char final = length > 2 && bytes[1] == '[' ? bytes[length - 1] : '\0';

	if (final == 'm' && take_pen(thrift, bytes + 2, length - 3))
		return;
	if (final == 'b') /* the last character once more */
		set_pen(thrift, out);
	else if (final && strchr("JKXSTLMP@", final))
		set_ground(thrift, out);
	if (!plain_letters || !thrift->letters)
		outgoing_add(out, bytes, length);
	thrift->letters |= plain_letters;
}

void thrift_pass(struct thrift *thrift, const char *bytes, size_t length, struct outgoing *out)
{
	for (size_t at = 0, step; at < length; at += step) {
		unsigned char byte = (unsigned char)bytes[at];

		step = byte == ESCAPE ? sequence_length(bytes + at, length - at) : 1;
		if (byte == ESCAPE) {
			pass_sequence(thrift, bytes + at, step, out);
			continue;
		}
		if (byte == ' ' || byte == '\n')
			set_ground(thrift, out);
		else if (byte > ' ')
			set_pen(thrift, out);
		outgoing_add(out, bytes + at, step);
	}
}
