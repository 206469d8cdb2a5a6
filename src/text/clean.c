/* The cleaner: bytes of anyone to text that every terminal shows alike and obeys in nothing.
 *
 * In three steps, because dropping and replacing must be done before composing, and the jamo and marks that are left over are
 * known only afterwards. What is plain all through, as most Korean text is, needs none of them. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"
#include "gwagi/text/mode.h"
#include "internal.h"

enum { DROP = 0x7FFFFFFF };
enum { ZERO_WIDTH_JOINER = 0x200D, REPLACEMENT = 0xFFFD };
enum { TAB_STOP = 8 };
enum { MARKS_SHOWN = 2 /* zero-width ones a base in narrow mode; terminals differ or crash on more */ };
enum { MARKS_COMPOSED = 30 /* the Stream-Safe limit of UAX #15: sorting them stays linear */ };

bool text_is_plain(ucs4_t c)
{
	static const struct text_range plain[] = {
		{0x00B7, 0x00B7},                                     /* · */
		{0x2010, 0x2027},                                     /* dashes, quotes, … */
		{0x2030, 0x205E}, {0x2190, 0x21FF}, {0x2460, 0x25FF}, /* ①, frames, ■ */
		{0x3000, 0x3029}, {0x3131, 0x3163}, {0x3165, 0x318E}, /* 「」, ㄱ, ㆍ */
		{0x3250, 0x33FF}, {0x4E00, 0x9FFC}, {0xAC00, 0xD7A3}, {0xFF01, 0xFF5E},
	};

	if (c < 0x80)
		return c >= 0x20 && c < 0x7F;
	return (c >= 0xAC00 && c <= 0xD7A3) || text_in_ranges(c, plain, sizeof plain / sizeof *plain);
}

static bool is_replaced(ucs4_t c)
{
	return text_mode() == TEXT_SAFE && text_is_ambiguous(c);
}

/* Plain characters that stay as they are and, in a body, line feeds at the start of LENGTH bytes: how many bytes, where the
 * column is then and how wide the widest line became. */
struct run {
	size_t length;
	int column, widest;
};

/* The run that follows on OUT. *BUT_LAST is the same without its last character, on which a mark may stand that comes next. */
static struct run plain_run(const struct text *out, const uint8_t *s, size_t length, enum text_kind kind, struct run *but_last)
{
	struct run run = {.column = out->tail, .widest = out->cells};

	*but_last = run;
	while (run.length < length) {
		ucs4_t c;
		size_t step = (size_t)u8_mbtouc(&c, s + run.length, length - run.length);
		bool line_feed = c == '\n' && kind == TEXT_BODY;

		if (!line_feed && (!text_is_plain(c) || is_replaced(c))) {
			if (text_is_plain(c))
				*but_last = run;
			break;
		}
		*but_last = run;
		run.length += step;
		run.column = line_feed ? 0 : run.column + text_width_of(c);
		if (run.widest < run.column)
			run.widest = run.column;
	}
	return run;
}

/* False if OUT is full. */
static bool push_run(struct text *out, size_t limit, const uint8_t *s, struct run run)
{
	size_t room = limit - out->length;
	bool fits = run.length <= room;
	struct run but_last;

	if (!fits)
		run = plain_run(out, s, text_cut((const char *)s, run.length, room), TEXT_BODY, &but_last);
	text_push(out, (const char *)s, run.length, 0);
	out->tail = run.column;
	out->cells = run.widest;
	return fits;
}

/* Characters without a look of their own, or with one that terminals place in different ways. */
static bool is_dropped(ucs4_t c)
{
	static const struct text_range dropped[] = {
		{0x20E3, 0x20E3},   /* keycap */
		{0x302E, 0x302F},   /* Hangul tone marks */
		{0x1F3FB, 0x1F3FF}, /* skin tones */
		{0xE0000, 0xE007F}, /* tags */
	};

	if (text_in_ranges(c, dropped, sizeof dropped / sizeof *dropped))
		return true;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn))
		return false;
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cf) || uc_is_property_default_ignorable_code_point(c);
}

static bool is_unshowable(ucs4_t c)
{
	/* 1 cell in libunistring, 2 in glibc or from Unicode 16 on. */
	static const struct text_range unstable[] = {
		{0x2630, 0x2637},
		{0x268A, 0x268F},
		{0x3248, 0x324F},
		{0x4DC0, 0x4DFF},
	};

	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Cn |
							   UC_CATEGORY_MASK_Cs) ||
	       text_in_ranges(c, unstable, sizeof unstable / sizeof *unstable);
}

static bool is_line_break(ucs4_t c)
{
	return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_mark(ucs4_t c)
{
	return c >= 0x300 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

/* What is shown for C, or DROP. A tab is left to the last step, which knows the column. */
static ucs4_t settle(ucs4_t c, enum text_kind kind)
{
	if (is_line_break(c))
		return kind == TEXT_BODY ? '\n' : ' ';
	if (c == '\t')
		return kind == TEXT_BODY ? '\t' : ' ';
	if (c == 0x3164 || c == 0xFFA0) /* Hangul fillers that have a cell */
		return ' ';
	if (c >= 0x1F1E6 && c <= 0x1F1FF) /* letters of flags */
		return c - 0x1F1E6 + 'A';
	if (is_dropped(c))
		return DROP;
	return is_unshowable(c) ? '?' : c;
}

/* Reads on through the bytes and remembers what decides about the next character. */
struct reader {
	const uint8_t *next, *end;
	bool pictograph; /* the base before is one */
	bool joined;     /* and a joiner came after it */
	int marks;       /* since the base */
};

static ucs4_t read_character(struct reader *r)
{
	ucs4_t c;
	const uint8_t *at = r->next;

	r->next += u8_mbtouc(&c, at, (size_t)(r->end - at));
	if (c == REPLACEMENT && !(r->next - at == 3 && memcmp(at, "\xEF\xBF\xBD", 3) == 0))
		return '?';
	if (c == '\r' && r->next < r->end && *r->next == '\n') {
		r->next++;
		return '\n';
	}
	return c;
}

/* Of a cluster of joined pictographs the first one is shown. */
static bool is_joined_away(struct reader *r, ucs4_t c)
{
	bool joined = r->joined;

	r->joined = c == ZERO_WIDTH_JOINER && r->pictograph;
	if (c == ZERO_WIDTH_JOINER || is_mark(c) || (c >= 0x1F3FB && c <= 0x1F3FF))
		return false;
	r->pictograph = c >= 0xA9 && uc_is_property_extended_pictographic(c);
	return joined && r->pictograph;
}

/* First step: sound UTF-8 in which every character may be shown. It is never longer than what was read. */
static size_t repair(uint8_t *to, const uint8_t *from, size_t length, enum text_kind kind)
{
	struct reader r = {.next = from, .end = from + length};
	uint8_t *at = to;

	while (r.next < r.end) {
		ucs4_t c = read_character(&r);

		if (is_joined_away(&r, c))
			continue;
		c = settle(c, kind);
		if (c == DROP)
			continue;
		r.marks = is_mark(c) ? r.marks + 1 : 0;
		if (r.marks <= MARKS_COMPOSED)
			at += u8_uctomb(at, c, 6);
	}
	return (size_t)(at - to);
}

/* Last step: what composing left over, and what the mode does not show. Marks are cut off at the end of their run only, so that
 * their order stays NFC. */
struct writer {
	struct text *out;
	size_t limit; /* how long OUT may become */
	bool based;   /* the line has something that a mark can stand on */
	int marks;    /* zero-width ones on it */
	int most;     /* of those are shown: terminals whose ambiguous characters are wide give many of them cells */
};

static bool write_line_feed(struct writer *w)
{
	if (w->out->length == w->limit)
		return false;
	w->out->tail = 0;
	text_push(w->out, "\n", 1, 0);
	w->based = false;
	return true;
}

static bool write_tab(struct writer *w)
{
	size_t left = w->limit - w->out->length;
	int spaces = TAB_STOP - w->out->tail % TAB_STOP;

	text_push_spaces(w->out, left < TAB_STOP && (int)left < spaces ? (int)left : spaces);
	w->based = true;
	w->marks = 0;
	return left > 0;
}

static bool write_bytes(struct writer *w, const char *bytes, size_t length, int cells)
{
	if (length > w->limit - w->out->length)
		return false;
	text_push(w->out, bytes, length, cells);
	return true;
}

static bool write_character(struct writer *w, ucs4_t c)
{
	uint8_t bytes[6];
	size_t length = (size_t)u8_uctomb(bytes, c, sizeof bytes);
	int cells = text_width_of(c);

	if (is_mark(c)) {
		w->marks += cells == 0;
		if (!w->based || w->marks > w->most)
			return true;
	} else {
		w->based = true;
		w->marks = 0;
	}
	return write_bytes(w, (char *)bytes, length, cells);
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Korean budgets write △3.2 for -3.2. */
static bool is_minus(ucs4_t c, char next)
{
	return (c == U'△' || c == U'▲') && is_digit(next);
}

/* 2½ is not 21/2. */
static bool runs_together(const struct text *out, const char *spelling)
{
	return is_digit(*spelling) && out->length > 0 && is_digit(out->bytes[out->length - 1]);
}

/* NEXT is the byte that follows. */
static bool write_spelling(struct writer *w, ucs4_t c, char next)
{
	size_t length;
	const char *spelling = text_spelling(c, &length);

	w->based = true;
	w->marks = 0;
	if (is_minus(c, next))
		return write_bytes(w, "-", 1, 1);
	if (runs_together(w->out, spelling) && !write_bytes(w, " ", 1, 1))
		return false;
	return write_bytes(w, spelling, length, text_measure(spelling, length));
}

/* NEXT is the byte that follows behind FROM, or 0. False if OUT is full. */
static bool finish(struct text *out, size_t limit, const uint8_t *from, size_t length, char next)
{
	struct writer w = {.out = out, .limit = limit, .most = text_mode() == TEXT_NARROW ? MARKS_SHOWN : 0};
	bool room = true;
	ucs4_t c;

	for (size_t i = 0; i < length && room;) {
		i += (size_t)u8_mbtouc_unsafe(&c, from + i, length - i);
		if (c == '\n')
			room = write_line_feed(&w);
		else if (c == '\t')
			room = write_tab(&w);
		else if (is_replaced(c))
			room = write_spelling(&w, c, i < length ? (char)from[i] : next);
		else
			room = write_character(&w, text_is_jamo(c) ? text_jamo_letter(c) : c);
	}
	return room;
}

static bool clean_part(struct text *out, size_t limit, const uint8_t *bytes, size_t length, char next, enum text_kind kind)
{
	uint8_t *repaired = memory_grow(NULL, length + 6, 1);
	size_t repaired_length = repair(repaired, bytes, length, kind);
	size_t composed_length = 0;
	uint8_t *composed = repaired_length > 0 ? u8_normalize(UNINORM_NFC, repaired, repaired_length, NULL, &composed_length)
						: NULL;

	if (!composed && repaired_length > 0)
		abort();
	bool room = finish(out, limit, composed, composed_length, next);

	free(composed);
	free(repaired);
	return room;
}

/* The bytes up to the next plain character behind the first one: nothing is composed or joined across such a place. */
static size_t part_length(const uint8_t *s, size_t length)
{
	ucs4_t c, before;
	size_t i = (size_t)u8_mbtouc(&before, s, length);

	while (i < length) {
		size_t step = (size_t)u8_mbtouc(&c, s + i, length - i);

		if (text_is_plain(c) && before != ZERO_WIDTH_JOINER)
			break;
		before = c;
		i += step;
	}
	return i;
}

static bool is_one_plain(const uint8_t *s, size_t length)
{
	ucs4_t c;

	return (size_t)u8_mbtouc(&c, s, length) == length && text_is_plain(c);
}

void text_clean_onto(struct text *out, const char *bytes, size_t length, enum text_kind kind)
{
	const uint8_t *s = (const uint8_t *)bytes;
	size_t limit = out->length + TEXT_LIMIT;
	bool room = true;

	if (length > TEXT_LIMIT)
		length = text_cut(bytes, length, TEXT_LIMIT);
	text_reserve(out, length);
	for (size_t i = 0; i < length && room;) {
		struct run but_last, run = plain_run(out, s + i, length - i, kind, &but_last);

		if (i + run.length < length)
			run = but_last;
		room = push_run(out, limit, s + i, run);
		i += run.length;
		if (i < length && room) {
			size_t part = part_length(s + i, length - i);
			char next = i + part < length ? bytes[i + part] : '\0';

			/* One that is only replaced needs no repair and composes with nothing. */
			room = is_one_plain(s + i, part) ? finish(out, limit, s + i, part, next)
							 : clean_part(out, limit, s + i, part, next, kind);
			i += part;
		}
	}
}

bool text_clean(struct text *out, const char *bytes, size_t length, enum text_kind kind)
{
	text_clear(out);
	text_clean_onto(out, bytes, length, kind);
	return out->length != length || (length > 0 && memcmp(out->bytes, bytes, length) != 0);
}
