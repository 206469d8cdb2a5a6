/* Letters as they are typed: what of an unfinished word can still become of it, and what another keyboard makes of its keys. */
#include <string.h>

#include "internal.h"

enum { LETTER_FIRST = 0x3131, LETTER_LAST = 0x3163 };

static const char *const keystrokes[] = {
	"r", "R",  "rt", "s",  "sw", "sg", "e",  "E", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", /* ㄱ to ㅁ */
	"q", "Q",  "qt", "t",  "T",  "d",  "w",  "W", "c", "z",  "x",  "v",  "g",                         /* ㅂ to ㅎ */
	"k", "o",  "i",  "O",  "j",  "p",  "u",  "P", "h", "hk", "ho", "hl", "y",                         /* ㅏ to ㅛ */
	"n", "nj", "np", "nl", "b",  "m",  "ml", "l",                                                     /* ㅜ to ㅣ */
};

const char *text_keystrokes(ucs4_t letter)
{
	return letter >= LETTER_FIRST && letter <= LETTER_LAST ? keystrokes[letter - LETTER_FIRST] : NULL;
}

ucs4_t text_keystroke_letter(const char *keys, size_t length)
{
	for (ucs4_t letter = LETTER_FIRST; letter <= LETTER_LAST; letter++) {
		const char *own = text_keystrokes(letter);

		if (strlen(own) == length && memcmp(own, keys, length) == 0)
			return letter;
	}
	return 0;
}

bool text_is_unfinished(ucs4_t letter, ucs4_t whole)
{
	const char *keys = text_keystrokes(letter);

	return strncmp(keys, text_keystrokes(whole), strlen(keys)) == 0;
}

int text_initial_of(ucs4_t letter)
{
	for (int i = 0; i < INITIALS; i++) {
		if (text_initial(i) == letter)
			return i;
	}
	return -1;
}

int text_final_of(ucs4_t letter)
{
	for (int i = 1; i < FINALS; i++) {
		if (text_final(i) == letter)
			return i;
	}
	return -1;
}
