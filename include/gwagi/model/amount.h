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

enum { AMOUNT_TEXT = 32, AMOUNT_SCALE_MAX = 9, QUANTITY_TEXT = 160 };

struct amount {
	bool present;
	int64_t value;
	int scale; /* 0 … AMOUNT_SCALE_MAX decimal places */
};

/* The whole of TEXT must be one number: 8000, 8,000, 13.5, -3, 1만, 1만 5천, 13.5만, 2천만, 1억 2,000만 (천, 만, 억, 조); the
 * empty text is an absent amount; trailing zeros behind the point are dropped. Refused with the reason, and OUT left alone: other
 * words in it, more than AMOUNT_SCALE_MAX places, out of 64 bits. */
bool amount_parse(const char *text, struct amount *out, struct error *error);
/* Plain decimal, no grouping, no trailing zeros: "13.5"; "" if absent. */
void amount_print(struct amount amount, char out[AMOUNT_TEXT]);
/* Groups of three: "8,000"; exact multiples of 만, 억 and 조 by the largest that fits: "1만", "125만", "3억". */
void amount_print_korean(struct amount amount, char out[AMOUNT_TEXT * 2]);
int amount_compare(struct amount a, struct amount b); /* <0, 0, >0; both present */

struct quantity {
	struct amount low, high, baseline;
	int comparator;               /* of VOCABULARY_COMPARATOR; WORD_NONE if there is none */
	bool approximate;             /* 수준, 여, 약 */
	bool withheld;                /* 비공개: printed as such, never with its numbers */
	const char *unit, *qualifier; /* borrowed; "" if none */
};

/* The Korean way: 13.5조원, 8,000장 이상, 1만~5만 장 수준, 10개→125개, 1,000여 개, 5% 수준, 비공개; "" if it has no
 * number. An approximate one whose qualifier has neither 수준 nor 여 among its words is printed with 약. */
void quantity_print(const struct quantity *quantity, char out[QUANTITY_TEXT]);

#endif
