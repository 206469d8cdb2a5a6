/* Sort keys of titles. Signs in front are left out; then each folded character gives bytes, none of them 0:
 *
 *   1              a space
 *   2  code        another sign
 *   3  count value a number in digits, however many, without zeros in front
 *   4  code        a number that is one character (①)
 *   5 … 23         the initial consonant of a syllable, with two bytes for the rest, or that letter alone, with a 1
 *   24 vowel       a vowel alone
 *   25 code        another Hangul letter
 *   26 … 51        a to z
 *   52 code        another letter, or a mark
 *   53 code        Hanja
 *
 * A code is three bytes of 7 bits, the highest first, with the top bit set; a count is a row of 255, each for 254 digits, and
 * what is left, plus 1. Hanja are not filed under their readings, as ICU does for Korean: that takes a table of thousands of
 * them, many characters have several, and titles hardly hold any. No locale is asked, as that of the server may not be there. */
#include <stdlib.h>
#include <string.h>

#include <unictype.h>

#include "gwagi/text/match.h"
#include "gwagi/text/memory.h"
#include "query.h"

enum { SPACE = 1, SIGN, DIGITS, NUMBER, CONSONANT };
enum { VOWEL = CONSONANT + INITIALS, OLD_LETTER, LATIN };
enum { LETTER = LATIN + 26, HANJA };
enum { LONGEST = 4 /* bytes of a character */ };
enum { COUNT_STEP = 254 };
enum { RESTS = 200 /* syllables of one initial that share the second byte */ };

static bool is_digit(ucs4_t c)
{
	return c >= '0' && c <= '9';
}

static bool is_number(ucs4_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_No);
}

static char *put_byte(char *to, unsigned byte)
{
	*to = (char)(unsigned char)byte;
	return to + 1;
}

static char *put_code(char *to, unsigned first, ucs4_t c)
{
	to = put_byte(to, first);
	to = put_byte(to, 0x80u | c >> 14);
	to = put_byte(to, 0x80u | (c >> 7 & 0x7Fu));
	return put_byte(to, 0x80u | (c & 0x7Fu));
}

static char *put_digits(char *to, const ucs4_t *digits, size_t count)
{
	to = put_byte(to, DIGITS);
	while (count > 0 && *digits == '0') {
		digits++;
		count--;
	}
	size_t left = count;

	for (; left >= COUNT_STEP; left -= COUNT_STEP)
		to = put_byte(to, COUNT_STEP + 1);
	to = put_byte(to, (unsigned)left + 1);
	for (size_t i = 0; i < count; i++)
		to = put_byte(to, digits[i]);
	return to;
}

static char *put_syllable(char *to, ucs4_t c)
{
	unsigned index = c - SYLLABLE_FIRST, rest = index % SYLLABLES_PER_INITIAL;

	to = put_byte(to, CONSONANT + index / SYLLABLES_PER_INITIAL);
	to = put_byte(to, 2 + rest / RESTS);
	return put_byte(to, 1 + rest % RESTS);
}

static char *put_hangul_letter(char *to, ucs4_t c)
{
	if (text_is_consonant(c)) {
		to = put_byte(to, CONSONANT + (unsigned)text_initial_of(c));
		return put_byte(to, 1);
	}
	if (!text_keystrokes(c))
		return put_code(to, OLD_LETTER, c);
	to = put_byte(to, VOWEL);
	return put_byte(to, 1 + c - text_vowel(0));
}

static char *put_character(char *to, ucs4_t c)
{
	if (c == ' ')
		return put_byte(to, SPACE);
	if (text_is_syllable(c))
		return put_syllable(to, c);
	if (c >= 'a' && c <= 'z')
		return put_byte(to, LATIN + c - 'a');
	if (is_number(c))
		return put_code(to, NUMBER, c);
	if (text_is_sign(c))
		return put_code(to, SIGN, c);
	if (c >= 0x3131 && c <= 0x318E)
		return put_hangul_letter(to, c);
	return put_code(to, uc_is_property_unified_ideograph(c) ? HANJA : LETTER, c);
}

char *text_sort_key(const char *title, size_t length)
{
	struct folded folded;
	size_t at = 0;

	text_fold(&folded, title, length, false);
	char *key = memory_grow(NULL, folded.count + 1, LONGEST), *to = key;

	while (at < folded.count && text_is_sign(folded.codes[at]) && !is_number(folded.codes[at]))
		at++;
	while (at < folded.count) {
		size_t start = at;

		while (at < folded.count && is_digit(folded.codes[at]))
			at++;
		to = at > start ? put_digits(to, folded.codes + start, at - start) : put_character(to, folded.codes[at++]);
	}
	*to = '\0';
	text_fold_finish(&folded);
	return key;
}
