/* Text that was typed while the keyboard was in the other mode, read by its keys. */
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "gwagi/text/input.h"
#include "gwagi/text/match.h"
#include "gwagi/text/memory.h"
#include "internal.h"

enum { GROWTH = 2 /* a syllable has 3 bytes and 2 to 5 keys */ };

/* The letter of the next COUNT keys; 0 if they are none. */
static ucs4_t letter_at(const char *keys, size_t count)
{
	return *keys ? text_keystroke_letter(keys, count) : 0;
}

static bool is_vowel(ucs4_t letter)
{
	return letter >= 0x314F;
}

/* How many of KEYS the longest final takes that leaves the next syllable its beginning. */
static size_t read_final(const char *keys, int *final)
{
	for (size_t count = 2; count > 0; count--) {
		int found = text_final_of(letter_at(keys, count));

		if (found > 0 && !is_vowel(letter_at(keys + count, 1))) {
			*final = found;
			return count;
		}
	}
	*final = 0;
	return 0;
}

/* How many of KEYS the syllable at their start takes; 0 if there is no whole one. */
static size_t read_syllable(const char *keys, ucs4_t *syllable)
{
	struct syllable parts = {.initial = text_initial_of(letter_at(keys, 1))};

	if (parts.initial < 0 || !is_vowel(letter_at(keys + 1, 1)))
		return 0;
	size_t vowel_keys = letter_at(keys + 1, 2) ? 2 : 1;

	parts.vowel = (int)(letter_at(keys + 1, vowel_keys) - text_vowel(0));
	size_t final_keys = read_final(keys + 1 + vowel_keys, &parts.final);

	*syllable = text_syllable(parts);
	return 1 + vowel_keys + final_keys;
}

static bool is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* False if some letters make no syllables. */
static bool to_hangul(char *to, const char *from)
{
	while (*from) {
		ucs4_t syllable;

		if (!is_latin(*from)) {
			*to++ = *from++;
			continue;
		}
		size_t keys = read_syllable(from, &syllable);

		if (keys == 0)
			return false;
		to += u8_uctomb((uint8_t *)to, syllable, 6);
		from += keys;
	}
	*to = '\0';
	return true;
}

static char *put_keys(char *to, ucs4_t letter)
{
	const char *keys = text_keystrokes(letter);
	size_t length = strlen(keys);

	memcpy(to, keys, length);
	return to + length;
}

static char *put_syllable_keys(char *to, ucs4_t c)
{
	struct syllable parts = text_syllable_parts(c);

	to = put_keys(to, text_initial(parts.initial));
	to = put_keys(to, text_vowel(parts.vowel));
	return parts.final > 0 ? put_keys(to, text_final(parts.final)) : to;
}

static void to_latin(char *to, const uint8_t *from, size_t length)
{
	for (size_t i = 0; i < length;) {
		ucs4_t c;
		size_t step = (size_t)u8_mbtouc(&c, from + i, length - i);

		if (text_is_syllable(c)) {
			to = put_syllable_keys(to, c);
		} else if (text_keystrokes(c)) {
			to = put_keys(to, c);
		} else {
			memcpy(to, from + i, step);
			to += step;
		}
		i += step;
	}
	*to = '\0';
}

/* The keys of LETTER behind the COUNT ones; how many there are then. */
static int add_keys(struct text_key keys[TEXT_KEYS], int count, ucs4_t letter)
{
	const char *own = text_keystrokes(letter);

	for (; own && *own; own++)
		keys[count++] = (struct text_key){text_keystroke_letter(own, 1), *own};
	return count;
}

int text_hangul_keys(uint32_t character, struct text_key keys[TEXT_KEYS])
{
	int count;

	if (text_is_syllable(character)) {
		struct syllable parts = text_syllable_parts(character);

		count = add_keys(keys, 0, text_initial(parts.initial));
		count = add_keys(keys, count, text_vowel(parts.vowel));
		return parts.final > 0 ? add_keys(keys, count, text_final(parts.final)) : count;
	}
	if (text_is_jamo(character))
		character = text_jamo_letter(character);
	else if (text_is_halfwidth(character))
		character = text_halfwidth_letter(character);
	return add_keys(keys, 0, character);
}

/* Which letters there are. */
struct letters {
	bool hangul, latin, old; /* old: Hangul that has no key */
};

static struct letters look(const uint8_t *s, size_t length)
{
	struct letters letters = {0};

	for (size_t i = 0; i < length;) {
		ucs4_t c;

		i += (size_t)u8_mbtouc(&c, s + i, length - i);
		if (text_is_syllable(c) || text_keystrokes(c))
			letters.hangul = true;
		else if (text_is_jamo(c))
			letters.old = true;
		else if (c < 0x80 && is_latin((char)c))
			letters.latin = true;
	}
	return letters;
}

char *text_other_keyboard(const char *query, size_t length)
{
	char *composed = text_compose(query, length);

	if (!composed)
		return NULL;
	size_t composed_length = strlen(composed);
	struct letters letters = look((const uint8_t *)composed, composed_length);
	char *other = memory_grow(NULL, GROWTH * composed_length + 1, 1);
	bool sense = letters.hangul != letters.latin && !letters.old;

	if (sense && letters.hangul)
		to_latin(other, (const uint8_t *)composed, composed_length);
	else if (sense)
		sense = to_hangul(other, composed);
	free(composed);
	if (sense)
		return other;
	free(other);
	return NULL;
}
