#include "wide.h"

enum { THOUSAND = 1000, HALF = 32, BITS = 128 };

int wide_compare(struct wide a, struct wide b)
{
	if (a.high != b.high)
		return a.high < b.high ? -1 : 1;
	return (a.low > b.low) - (a.low < b.low);
}

bool wide_is_zero(struct wide a)
{
	return a.high == 0 && a.low == 0;
}

struct wide wide_times(struct wide a, uint32_t factor)
{
	uint64_t lower = (a.low & UINT32_MAX) * factor, upper = (a.low >> HALF) * factor + (lower >> HALF);

	return (struct wide){a.high * factor + (upper >> HALF), upper << HALF | (lower & UINT32_MAX), a.negative};
}

struct wide wide_of(struct amount amount)
{
	uint64_t magnitude = amount.value < 0 ? 0 - (uint64_t)amount.value : (uint64_t)amount.value;
	struct wide wide = {.low = magnitude, .negative = amount.value < 0};

	for (int scale = amount.scale; scale < AMOUNT_SCALE_MAX; scale++)
		wide = wide_times(wide, 10);
	return wide;
}

/* The larger less the smaller, apart from their signs. */
static struct wide difference(struct wide larger, struct wide smaller)
{
	return (struct wide){.high = larger.high - smaller.high - (larger.low < smaller.low), .low = larger.low - smaller.low};
}

struct wide wide_subtract(struct wide a, struct wide b)
{
	struct wide result;

	if (a.negative != b.negative) {
		result = (struct wide){a.high + b.high, a.low + b.low, a.negative};
		result.high += result.low < a.low;
		return result;
	}
	result = wide_compare(a, b) >= 0 ? difference(a, b) : difference(b, a);
	result.negative = wide_compare(a, b) >= 0 ? a.negative : !a.negative;
	if (wide_is_zero(result))
		result.negative = false;
	return result;
}

static struct wide shifted(struct wide a, uint64_t bit)
{
	return (struct wide){.high = a.high << 1 | a.low >> 63, .low = a.low << 1 | bit};
}

/* Bit by bit, as on paper. */
static struct wide divide(struct wide a, struct wide by, struct wide *rest)
{
	struct wide quotient = {0};

	*rest = quotient;
	for (int i = BITS - 1; i >= 0; i--) {
		uint64_t bit = (i >= 64 ? a.high >> (i - 64) : a.low >> i) & 1;

		*rest = shifted(*rest, bit);
		bit = wide_compare(*rest, by) >= 0;
		if (bit)
			*rest = difference(*rest, by);
		quotient = shifted(quotient, bit);
	}
	return quotient;
}

int64_t wide_permille(struct wide part, struct wide whole)
{
	bool negative = part.negative != whole.negative && !wide_is_zero(part);
	struct wide rest, quotient = divide(wide_times(part, THOUSAND), whole, &rest);

	if (quotient.high || quotient.low >= INT64_MAX)
		return negative ? INT64_MIN : INT64_MAX;
	if (!negative)
		return (int64_t)quotient.low;
	return -(int64_t)quotient.low - !wide_is_zero(rest);
}
