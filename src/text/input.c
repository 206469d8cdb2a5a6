#include "gwagi/text/input.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <uninorm.h>
#include <unistr.h>

#include "gwagi/text/memory.h"

static bool is_control(ucs4_t c, bool body)
{
	return (c < 0x20 && !(body && c == '\n')) || (c >= 0x7F && c < 0xA0);
}

static bool is_bidi(ucs4_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static enum text_fault fault_of(ucs4_t c, int step, bool body)
{
	if (step <= 0)
		return TEXT_BAD_UTF8;
	if (c == 0)
		return TEXT_NUL;
	if (is_control(c, body))
		return TEXT_CONTROL;
	return is_bidi(c) ? TEXT_BIDI : TEXT_SOUND;
}

enum text_fault text_inspect(const char *bytes, size_t length, bool body, size_t *offset)
{
	const uint8_t *s = (const uint8_t *)bytes;

	for (size_t i = 0; i < length;) {
		ucs4_t c = 0;
		int step = u8_mbtoucr(&c, s + i, length - i);
		enum text_fault fault = fault_of(c, step, body);

		if (fault != TEXT_SOUND) {
			if (offset)
				*offset = i;
			return fault;
		}
		i += (size_t)step;
	}
	return TEXT_SOUND;
}

/* Characters that NFC leaves alone wherever they stand: those below the combining marks, the whole syllables of Hangul, the
 * dashes and quotes. Nearly all texts have no others. */
static bool is_composed(const uint8_t *s, size_t length)
{
	for (size_t i = 0; i < length;) {
		ucs4_t c = s[i];
		int step = c < 0x80 ? 1 : u8_mbtoucr(&c, s + i, length - i);

		if (step <= 0 || !(c < 0x300 || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x2010 && c <= 0x2027)))
			return false;
		i += (size_t)step;
	}
	return true;
}

char *text_compose(const char *bytes, size_t length)
{
	const uint8_t *s = (const uint8_t *)bytes;
	size_t composed_length;

	if (is_composed(s, length))
		return memory_copy(bytes, length);
	if (u8_check(s, length))
		return NULL;
	uint8_t *composed = u8_normalize(UNINORM_NFC, s, length, NULL, &composed_length);

	if (!composed)
		abort();
	composed = memory_grow(composed, composed_length + 1, 1);
	composed[composed_length] = '\0';
	return (char *)composed;
}

size_t text_characters(const char *bytes, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	return count;
}

size_t text_cut(const char *bytes, size_t length, size_t limit)
{
	if (length <= limit)
		return length;
	size_t cut = limit;

	/* No character has more than three bytes after its first: what goes on longer is none. */
	while (cut > 0 && limit - cut < 4 && ((unsigned char)bytes[cut] & 0xC0) == 0x80)
		cut--;
	return limit - cut < 4 ? cut : limit;
}

bool text_skip_bom(const char **bytes, size_t *length)
{
	if (*length < 3 || memcmp(*bytes, "\xEF\xBB\xBF", 3) != 0)
		return false;
	*bytes += 3;
	*length -= 3;
	return true;
}
