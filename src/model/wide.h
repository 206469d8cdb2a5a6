/* Amounts as whole numbers of 10^-AMOUNT_SCALE_MAX, wide enough for a difference of any two and 2^32 times of it. */
#ifndef MODEL_WIDE_H
#define MODEL_WIDE_H

#include "gwagi/model/amount.h"

/* The value without its sign in 128 bits; zero is not negative. */
struct wide {
	uint64_t high, low;
	bool negative;
};

struct wide wide_of(struct amount amount);
struct wide wide_subtract(struct wide a, struct wide b);
struct wide wide_times(struct wide a, uint32_t factor); /* below 2^95 before */
int wide_compare(struct wide a, struct wide b);         /* by their distance from zero: <0, 0, >0 */
bool wide_is_zero(struct wide a);
/* PART ÷ WHOLE, which is not zero, in thousandths, rounded down (-0.5 to -1); INT64_MAX or INT64_MIN where it does not fit. */
int64_t wide_permille(struct wide part, struct wide whole);

#endif
