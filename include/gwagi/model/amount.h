/* Exact decimal amounts and the quantities of targets.
 *
 * An amount is value × 10^-scale, so 13.5 is {135, 1}. A quantity keeps what the source says: a range stays a
 * range, 이상 stays a bound, 수준 and 여 stay approximate. */
#ifndef GWAGI_MODEL_AMOUNT_H
#define GWAGI_MODEL_AMOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "gwagi/model/error.h"
#include "gwagi/model/vocabulary.h"

enum { AMOUNT_TEXT = 32, AMOUNT_SCALE_MAX = 9, QUANTITY_TEXT = 160, QUANTITY_WORDS = 2 * QUANTITY_TEXT };

struct amount {
	bool present;
	int64_t value;
	int scale; /* 0 … AMOUNT_SCALE_MAX decimal places */
};

/* The whole of TEXT must be one number: 8000, 8,000, 13.5, -3, △3.2, 1만, 1만 5천, 13.5만, 2천5백만, 1억 2,000만 (십, 백, 천, 만,
 * 억, 조), full-width digits too; the empty text is an absent amount; trailing zeros behind the point are dropped. Refused with
 * the reason and the character, and OUT left alone: other words in it (▲, which says up and down), more than AMOUNT_SCALE_MAX
 * places, out of 64 bits. */
bool amount_parse(const char *text, struct amount *out, struct error *error);
/* Plain decimal, no grouping, no trailing zeros: "13.5"; "" if absent. */
void amount_print(struct amount amount, char out[AMOUNT_TEXT]);
/* Groups of three: "8,000"; exact multiples of 만 with 조, 억 and 만: "1만", "125만", "1조 2,000억". amount_parse() reads it
 * back. */
void amount_print_korean(struct amount amount, char out[AMOUNT_TEXT * 2]);
int amount_compare(struct amount a, struct amount b); /* <0, 0, >0; both present */
/* The exact sum, without trailing zeros; false, and OUT left alone, if it or a common scale leaves 64 bits. Both present. */
bool amount_add(struct amount a, struct amount b, struct amount *out);

struct quantity {
	struct amount low, high, baseline;
	int comparator;               /* of VOCABULARY_COMPARATOR; WORD_NONE if there is none */
	bool approximate;             /* 수준, 여, 약 */
	bool withheld;                /* 비공개: printed as such, never with its numbers */
	const char *unit, *qualifier; /* borrowed; "" if none */
};

/* The Korean way: 13.5조원, 8,000장 이상, 1만~5만 장 수준, 10개→125개, 1,000여 개, 5% 수준, 비공개; "" if it has no number. The
 * words of the qualifier that are printed: 예., 최대, 최소, 이내, 수준, 내외, 안팎, 정도, 여, 약; an approximate one that has
 * none is printed with 약. */
void quantity_print(const struct quantity *quantity, char out[QUANTITY_TEXT]);

/* The whole of TEXT must be one quantity as quantity_print() prints them, blanks apart; 총 and 약 may stand before it, 여 behind
 * the number. 13.5조원 is 13.5 of 조원, but 1조 2,000억원 and 3천억 원 are numbers of 원. The words go to the qualifier, "여,
 * 이상". An upper bound is `high`, any other figure `low`; 10개→125개 has both and the baseline. Refused with the character and
 * the reason: other words (8,000장 확보), 1~5만 장 (1 or 10,000?), unlike units, two comparators, a range that does not rise.
 * OUT->unit and OUT->qualifier point into WORDS. The empty text is a quantity without a number. */
bool quantity_parse(const char *text, struct quantity *out, char words[QUANTITY_WORDS], struct error *error);

#endif
