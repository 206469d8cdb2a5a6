#include "sequences.h"
#include <string.h>

/* Moving, erasing, inserting, deleting, scrolling, repeating, attributes, margins; and modes and the title stack of some numbers
 * only. */
static bool is_expected(const char *parameters, size_t length, char final)
{
	static const char *const modes[] = {"?1049", "?1", "?7", "?25", "?12", "?12;25", "?2004", "4"}, *const stack[] = {
														"22;0;0",
														"23;0;0"};

	if (strchr("HGdABCDJKX@PLMSTbmr", final))
		return strspn(parameters, "0123456789;") >= length;
	for (size_t i = 0; strchr("hl", final) && i < sizeof modes / sizeof *modes; i++)
		if (strlen(modes[i]) == length && memcmp(modes[i], parameters, length) == 0)
			return true;
	for (size_t i = 0; final == 't' && i < sizeof stack / sizeof *stack; i++)
		if (strlen(stack[i]) == length && memcmp(stack[i], parameters, length) == 0)
			return true;
	return false;
}

/* Bytes of the sequence that begins with the ESC at BYTES; 0 if it is none of the program's. */
static size_t sequence(const char *bytes, size_t count)
{
	size_t at = 2;

	if (count < 2)
		return 0;
	if (strchr("=>78M", bytes[1]))
		return bytes[1] ? 2 : 0;
	if (bytes[1] == '(' && count > 2 && bytes[2] == 'B')
		return 3;
	if (bytes[1] != '[')
		return 0;
	while (at < count && bytes[at] >= 0x30 && bytes[at] <= 0x3F)
		at++;
	return at < count && bytes[at] && is_expected(bytes + 2, at - 2, bytes[at]) ? at + 1 : 0;
}

size_t sequences_check(const struct unicode *unicode, const char *bytes, size_t count, bool drawing)
{
	size_t at = 0, step;

	for (; at < count; at += step) {
		uint32_t c = 0;
		int length = utf8_decode(bytes + at, count - at, &c);

		step = length > 0 ? (size_t)length : 0;
		if (bytes[at] == '\033')
			step = drawing ? sequence(bytes + at, count - at) : 0;
		else if (step == 1 && (c == '\r' || c == '\n' || (drawing && c == '\b')))
			continue;
		else if (step > 0 && !unicode_is_showable(unicode, c))
			step = 0;
		if (step == 0)
			return at;
	}
	return count;
}
