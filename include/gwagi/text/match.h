/* Finding words in Korean titles as one types them.
 *
 * Both sides are folded: NFC, case, fullwidth ASCII, conjoining and halfwidth jamo to letters (ㄱ, ㅏ), no-break and wide spaces;
 * ㄳ is ㄱ ㅅ, as input methods draw the two together; ㆍ and other dots between words are ·, curved quotation marks straight
 * ones, dashes -, waves ~. Not NFKC: ① stays ①. Then character by character:
 * - equal; or a consonant of the query and a syllable that begins with it (ㅎ and 학) or that consonant standing alone; a plain
 *   one also for the tense one (ㅅ and 싸, ㄱ and ㄲ), but not the other way;
 * - the last character of the query, if it is a syllable, may be unfinished: every syllable that begins with its keystrokes (하
 *   finds 학; 고 finds 과, as ㅘ is ㅗ ㅏ; 갑 finds 값), and if it ends with a consonant, that one may belong to the syllable
 * that follows (도깨비불: 각 finds 가게 but not 가까, 괗 finds 과학, 값 finds 갑시, 밝 finds 발기). A query of consonants only
 * ignores the spaces of the title; every other one does not. Spaces around a query are dropped. The rules and their cases are
 * those that Korean programs have come to (toss/es-hangul, KoreanTextMatcher, VS Code's quick pick). */
#ifndef GWAGI_TEXT_MATCH_H
#define GWAGI_TEXT_MATCH_H

#include "gwagi/text/layout.h"

struct text_query; /* a query made ready once for many titles */

struct text_query *text_query_create(const char *query, size_t length);
/* A loose one, for a query that finds nothing: spaces and middle dots (·, and what is folded to it) count neither in it nor in
 * titles, as spacing is (국방AX전략 finds 국방 AX 전략, 소비생활 소비·생활, and the other way round). Of nothing else it is
 * empty. A word begins behind them all the same; marks span them. */
struct text_query *text_query_create_loose(const char *query, size_t length);
bool text_query_is_loose(const struct text_query *query);
void text_query_destroy(struct text_query *query);            /* NULL is fine */
bool text_query_is_empty(const struct text_query *query);     /* it is in every title */
const char *text_query_bytes(const struct text_query *query); /* as it was given */

/* True if TITLE holds the query. NULL stands for an empty one. */
bool text_query_match(const struct text_query *query, const char *title, size_t length);

/* How well it is in a title, the best first. */
enum text_rank {
	RANK_EXACT,      /* it is the whole title, and finished */
	RANK_WORD_START, /* at the start of a word: of the title, or behind a space, a bracket or another sign */
	RANK_INSIDE,     /* anywhere else */
	RANK_CONSONANTS, /* some consonant stands for a syllable */
	RANK_NONE,
};
/* An empty query is at the start of every title. */
enum text_rank text_query_rank(const struct text_query *query, const char *title, size_t length);

/* Where it is in TITLE, from the left: byte offsets into TITLE as given (composed or not), whole characters with all their jamo
 * and marks; hits that touch are one mark. At most ROOM marks; returns how many. Nothing for an empty query. */
size_t text_query_marks(const struct text_query *query, const char *title, size_t length, struct text_mark *marks, size_t room);

/* What was meant if the keyboard was in the other mode (두벌식): rhkrl is 과기, rkqtdl 값이, ㅁㅌ ax, 먀 ai. For a query that
 * finds nothing. To be freed; NULL if there is no such reading: no letters, both kinds, Latin ones that don't make whole
 * syllables with all of them small but the shifted QWERTOP, or Hangul of old without a key. Digits, spaces and signs stay. */
char *text_other_keyboard(const char *query, size_t length);

/* How a Hangul character (a syllable or a letter; composed, conjoining, halfwidth) is typed on the standard keyboard (두벌식):
 * key by key its letter and, as the key is called in the other mode, j for ㅓ, Q for ㅃ; 값 is r k q t. Returns how many, 0 if it
 * is no Hangul of today. */
enum { TEXT_KEYS = 5 };
struct text_key {
	uint32_t letter;
	char key;
};
int text_hangul_keys(uint32_t character, struct text_key keys[TEXT_KEYS]);

/* Bytes whose order (strcmp) is how Korean readers expect titles: spaces, signs and brackets in front ignored, digits by value
 * (안건2 before 안건10), case and composition ignored, Hangul by syllable, letters (ㄱ) before the syllables that begin with
 * them, signs and numbers before Hangul, Latin behind it, Hanja last. NUL-terminated, none inside; to be freed. Equal keys are
 * equal for a reader; compare the titles then. */
char *text_sort_key(const char *title, size_t length);

#endif
