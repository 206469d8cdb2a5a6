/* Numbers in columns. */
#include "gwagi/text/layout.h"
#include "internal.h"

enum { DIGITS = 32 /* 19 of the largest number, its commas, its sign */ };

void text_number(struct text *out, int64_t number, int cells)
{
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
	char digits[DIGITS];
	int at = DIGITS, count = 0;

	text_clear(out);
	if (cells <= 0)
		return;
	do {
		if (count > 0 && count % 3 == 0)
			digits[--at] = ',';
		digits[--at] = (char)('0' + rest % 10);
		count++;
		rest /= 10;
	} while (rest > 0);
	if (number < 0)
		digits[--at] = '-';
	if (DIGITS - at > cells) {
		for (int i = 0; i < cells; i++)
			text_push(out, "#", 1, 1);
		return;
	}
	text_push_spaces(out, cells - (DIGITS - at));
	text_push(out, digits + at, (size_t)(DIGITS - at), DIGITS - at);
}
