/* Text as it is compared. Nearly every title is plain all through (internal.h) and is folded as it is read; any other one is
 * composed first, piece by piece, so that each code knows of which bytes it was made. */
#include <stdint.h>
#include <stdlib.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "gwagi/text/memory.h"
#include "query.h"

enum { PIECE = 16 /* codes of a piece that is composed without asking for memory */ };
enum { REPLACEMENT = 0xFFFD, MIDDLE_DOT = 0xB7 };

/* Signs that a title has in one form and a keyboard types in another: the dot between words, which many write with the letter ㆍ,
 * quotation marks, dashes, waves. */
static ucs4_t fold_sign(ucs4_t c)
{
	if (c == 0x318D || c == 0x30FB || c == 0xFF65 || c == 0x2027 || c == 0x2219 || c == 0x22C5)
		return MIDDLE_DOT;
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
		return '-';
	if (c >= 0x2018 && c <= 0x201B)
		return '\'';
	if (c >= 0x201C && c <= 0x201F)
		return '"';
	return c == 0x301C || c == 0x223C ? '~' : c;
}

static ucs4_t fold(ucs4_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFF01 - '!';
	if (c == 0)
		return REPLACEMENT;
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
	if (c == 0x3000 || c == 0xA0)
		return ' ';
	if (text_is_jamo(c))
		return fold_sign(text_jamo_letter(c));
	if (text_is_halfwidth(c))
		return text_halfwidth_letter(c);
	return fold_sign(uc_tolower(uc_toupper(c))); /* both, for the letters with two small forms (ς σ) */
}

static void push(struct folded *folded, ucs4_t c, size_t start, size_t end)
{
	if (folded->places)
		folded->places[folded->count] = (struct text_mark){start, end - start};
	folded->codes[folded->count++] = c;
}

/* Input methods draw ㄱ ㅅ typed one after the other together to ㄳ, which begins no syllable: it is two letters. */
static void push_folded(struct folded *folded, ucs4_t c, size_t start, size_t end)
{
	c = fold(c);
	if (c >= 0x3133 && c <= 0x3144 && !text_is_consonant(c)) {
		const char *keys = text_keystrokes(c);

		push(folded, text_keystroke_letter(keys, 1), start, end);
		push(folded, text_keystroke_letter(keys + 1, 1), start, end);
		return;
	}
	push(folded, c, start, end);
}

/* The syllable at the start of LENGTH bytes; 0 if there is none. */
static ucs4_t read_syllable(const uint8_t *s, size_t length)
{
	if (length < 3 || s[0] < 0xEA || s[0] > 0xED || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80)
		return 0;
	ucs4_t c = (ucs4_t)(s[0] & 0x0F) << 12 | (ucs4_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);

	return text_is_syllable(c) ? c : 0;
}

/* False at the first character that is not plain. */
static bool fold_plain(struct folded *folded, const uint8_t *s, size_t length)
{
	for (size_t i = 0; i < length;) {
		ucs4_t c = read_syllable(s + i, length - i);

		if (c) {
			push(folded, c, i, i + 3);
			i += 3;
			continue;
		}
		size_t end = i + (size_t)u8_mbtouc(&c, s + i, length - i);

		if (!text_is_plain(c))
			return false;
		push_folded(folded, c, i, end);
		i = end;
	}
	return true;
}

/* Whether C never composes with what stands before it (UAX #15, 9.1): all that do are marks, or jamo that do not begin. */
static bool begins_piece(ucs4_t c)
{
	if (text_is_jamo(c))
		return c <= 0x115F || (c >= 0xA960 && c <= 0xA97C);
	return c < 0x300 || text_is_syllable(c) || !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

static void fold_piece(struct folded *folded, const ucs4_t *raw, size_t count, size_t start, size_t end)
{
	ucs4_t small[PIECE];
	size_t composed_count = PIECE;
	ucs4_t *composed = u32_normalize(UNINORM_NFC, raw, count, small, &composed_count);

	if (!composed)
		abort();
	for (size_t i = 0; i < composed_count; i++)
		push_folded(folded, composed[i], start, end);
	if (composed != small)
		free(composed);
}

static void fold_composed(struct folded *folded, const uint8_t *s, size_t length)
{
	ucs4_t *raw = memory_grow(NULL, length, sizeof *raw);
	size_t count = 0, start = 0;

	for (size_t i = 0; i < length;) {
		ucs4_t c;
		size_t step = (size_t)u8_mbtouc(&c, s + i, length - i);

		if (count > 0 && begins_piece(c)) {
			fold_piece(folded, raw, count, start, i);
			count = 0;
			start = i;
		}
		raw[count++] = c;
		i += step;
	}
	if (count > 0)
		fold_piece(folded, raw, count, start, length);
	free(raw);
}

void text_fold(struct folded *folded, const char *bytes, size_t length, bool placed)
{
	const uint8_t *s = (const uint8_t *)bytes;

	folded->count = 0;
	folded->codes = length <= FOLD_SMALL ? folded->small : memory_grow(NULL, length, sizeof *folded->codes);
	folded->places = placed ? memory_grow(NULL, length, sizeof *folded->places) : NULL;
	if (fold_plain(folded, s, length))
		return;
	folded->count = 0;
	fold_composed(folded, s, length);
}

void text_fold_drop_spaces(struct folded *folded, bool dots_too)
{
	size_t kept = 0;

	for (size_t i = 0; i < folded->count; i++) {
		if (folded->codes[i] == ' ' || (dots_too && folded->codes[i] == MIDDLE_DOT))
			continue;
		if (folded->places)
			folded->places[kept] = folded->places[i];
		folded->codes[kept++] = folded->codes[i];
	}
	folded->count = kept;
}

void text_fold_finish(struct folded *folded)
{
	if (folded->codes != folded->small)
		free(folded->codes);
	free(folded->places);
}

bool text_is_sign(ucs4_t c)
{
	const uint32_t word = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Nd | UC_CATEGORY_MASK_Nl;

	return !uc_is_general_category_withtable(c, word);
}
