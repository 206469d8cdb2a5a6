/* What the files of this layer share: code points, their cells, and clusters of cleaned text. */
#ifndef GWAGI_SRC_TEXT_INTERNAL_H
#define GWAGI_SRC_TEXT_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>
#include <unitypes.h>

#include "gwagi/text/text.h"

/* Text that one call reads or makes at most: a field on a screen is never longer, and a hostile one must not cost more. */
enum { TEXT_LIMIT = 64 * 1024 };

struct text_range {
	ucs4_t first, last;
};
/* Ranges in order, none touching the next. */
bool text_in_ranges(ucs4_t c, const struct text_range *ranges, size_t count);

/* ambiguous.c: what text_is_ambiguous() (gwagi/text/mode.h) searches. */
extern const struct text_range text_ambiguous[];
extern const size_t text_ambiguous_count;

/* safe.c: what stands for an ambiguous character in safe mode; never empty, at most 10 bytes. */
const char *text_spelling(ucs4_t c, size_t *length);

/* width.c: the one place where a code point's cells are decided, those of the mode; 0 for a mark and for \n. */
int text_width_of(ucs4_t c);
/* Cells of LENGTH bytes of one cleaned line. */
int text_measure(const char *bytes, size_t length);

/* A character of a reader (a grapheme cluster) in cleaned text. */
struct cluster {
	size_t length;
	int cells;
	ucs4_t base, last; /* first and last code point */
};
/* The cluster at the start of LENGTH > 0 bytes; made-up ones wider than 8 cells come in parts. */
struct cluster text_cluster(const char *bytes, size_t length);

/* text.c */
char *text_reserve(struct text *out, size_t more); /* room for MORE bytes and a NUL; where they go */
/* Append bytes that are known to be clean: ADDED cells on the last line. */
void text_push(struct text *out, const char *bytes, size_t length, int added);
void text_push_spaces(struct text *out, int count);
/* LENGTH up to the first \n, or LENGTH. */
size_t text_first_line(const char *bytes, size_t length);

/* clean.c: clean and append; a body to an empty text only. */
void text_clean_onto(struct text *out, const char *bytes, size_t length, enum text_kind kind);
/* Starters in NFC that compose with nothing, are shown as they are (in safe mode the ambiguous ones are spelled), and join no
 * cluster before them: nearly all of the text that officials write. The same in all modes. */
bool text_is_plain(ucs4_t c);

/* wrap.c: whether C is in a NUL-terminated set */
bool text_is_one_of(const char32_t *set, ucs4_t c);

/* jamo.c */
bool text_is_jamo(ucs4_t c);       /* a conjoining jamo */
ucs4_t text_jamo_letter(ucs4_t c); /* the letter (U+3131…) that looks like conjoining jamo C, ㆍ or 〓 for the old ones */
bool text_is_halfwidth(ucs4_t c);  /* a halfwidth letter */
ucs4_t text_halfwidth_letter(ucs4_t c);
bool text_is_consonant(ucs4_t c);     /* a letter that can begin a syllable */
ucs4_t text_initial_letter(ucs4_t c); /* the consonant letter that begins syllable C; 0 if C is no syllable */

/* A syllable by its parts, counted from 0 in the order of Unicode; final 0 is none. */
enum { SYLLABLE_FIRST = 0xAC00, SYLLABLE_LAST = 0xD7A3, INITIALS = 19, VOWELS = 21, FINALS = 28 };
enum { SYLLABLES_PER_INITIAL = VOWELS * FINALS };
struct syllable {
	int initial, vowel, final;
};
bool text_is_syllable(ucs4_t c);
struct syllable text_syllable_parts(ucs4_t c);
ucs4_t text_syllable(struct syllable parts);
ucs4_t text_initial(int initial), text_vowel(int vowel), text_final(int final); /* their letters; final > 0 */

/* keystrokes.c: the standard keyboard (두벌식, KS X 5002), on which ㅘ is ㅗ ㅏ and ㄳ is ㄱ ㅅ; a key is named by its Latin
 * letter. */
const char *text_keystrokes(ucs4_t letter);                       /* one or two keys; NULL if C is no letter of today */
ucs4_t text_keystroke_letter(const char *keys, size_t length);    /* the letter of just these keys, or 0 */
bool text_is_unfinished(ucs4_t letter, ucs4_t whole);             /* the keys of WHOLE begin with those of LETTER */
int text_initial_of(ucs4_t letter), text_final_of(ucs4_t letter); /* which one the letter is; -1 if none */

/* fold.c: C, folded, is no part of a word: a space, sign or bracket. */
bool text_is_sign(ucs4_t c);

#endif
