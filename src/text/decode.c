/* Bytes of a file to UTF-8: which encoding they are in, and where they stop being that. */
#include "gwagi/text/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

static const char *const names[] = {
	[ENCODING_UTF8] = "utf-8",
	[ENCODING_UTF8_BOM] = "utf-8-bom",
	[ENCODING_UTF16LE] = "utf-16le",
	[ENCODING_CP949] = "cp949",
};

const char *text_encoding_name(enum text_encoding encoding)
{
	return names[encoding];
}

bool text_encoding_find(const char *name, enum text_encoding *encoding)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(name, names[i]) != 0)
			continue;
		*encoding = (enum text_encoding)i;
		return true;
	}
	return false;
}

/* One try. The decoders leave either TEXT or STOP and TRUNCATED. */
struct attempt {
	const uint8_t *bytes;
	size_t start, length; /* START: behind the mark */
	uint8_t *text;
	size_t used;
	size_t stop; /* the first byte that is not of the encoding */
	bool truncated;
};

/* No encoding here takes more than three bytes of UTF-8 for two of its own. */
static void reserve(struct attempt *attempt)
{
	size_t left = attempt->length - attempt->start;

	attempt->text = memory_grow(NULL, left + left / 2 + 1, 1);
}

static bool stopped(struct attempt *attempt, size_t stop, bool truncated)
{
	free(attempt->text);
	attempt->text = NULL;
	attempt->stop = stop;
	attempt->truncated = truncated;
	return false;
}

static bool decode_utf8(struct attempt *attempt)
{
	const uint8_t *from = attempt->bytes + attempt->start;
	size_t length = attempt->length - attempt->start;
	const uint8_t *bad = u8_check(from, length);
	ucs4_t c;

	if (bad)
		return stopped(attempt, (size_t)(bad - attempt->bytes), u8_mbtoucr(&c, bad, length - (size_t)(bad - from)) == -2);
	attempt->text = (uint8_t *)memory_copy((const char *)from, length);
	attempt->used = length;
	return true;
}

static unsigned unit_at(const uint8_t *at)
{
	return at[0] | (unsigned)at[1] << 8;
}

/* The code point at AT, of one or two units; 0 steps for half a pair. */
static size_t read_utf16(const uint8_t *at, size_t left, ucs4_t *c)
{
	unsigned first = unit_at(at), second;

	*c = first;
	if (first < 0xD800 || first > 0xDFFF)
		return 2;
	if (first > 0xDBFF || left < 4)
		return 0;
	second = unit_at(at + 2);
	*c = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
	return second >= 0xDC00 && second <= 0xDFFF ? 4 : 0;
}

static bool decode_utf16(struct attempt *attempt)
{
	reserve(attempt);
	for (size_t i = attempt->start, step; i < attempt->length; i += step) {
		size_t left = attempt->length - i;
		ucs4_t c;

		if (left < 2)
			return stopped(attempt, i, true);
		step = read_utf16(attempt->bytes + i, left, &c);
		if (!step)
			return stopped(attempt, i, left < 4 && c < 0xDC00);
		attempt->used += (size_t)u8_uctomb(attempt->text + attempt->used, c, 4);
	}
	return true;
}

/* By the name CP949: "EUC-KR" lacks 8,822 syllables, and passes the bytes 80 to 9F as C1 controls, among them one that
 * terminals take for the beginning of a command. */
static bool decode_cp949(struct attempt *attempt)
{
	iconv_t converter = iconv_open("UTF-8", "CP949");
	char *in = (char *)(uintptr_t)(attempt->bytes + attempt->start), *out; /* only read from */
	size_t left = attempt->length - attempt->start, room;
	bool done, truncated;

	if (converter == (iconv_t)-1)
		return stopped(attempt, attempt->start, false);
	reserve(attempt);
	out = (char *)attempt->text;
	room = left + left / 2;
	done = iconv(converter, &in, &left, &out, &room) != (size_t)-1;
	truncated = !done && errno == EINVAL;
	iconv_close(converter);
	attempt->used = (size_t)(out - (char *)attempt->text);
	return done || stopped(attempt, attempt->length - left, truncated);
}

static bool decode(struct attempt *attempt, enum text_encoding encoding)
{
	switch (encoding) {
	case ENCODING_UTF16LE:
		return decode_utf16(attempt);
	case ENCODING_CP949:
		return decode_cp949(attempt);
	case ENCODING_UTF8:
	case ENCODING_UTF8_BOM:
		break;
	}
	return decode_utf8(attempt);
}

/* The byte order mark of ENCODING at the start of the bytes, 0 if there is none. */
static size_t mark_of(enum text_encoding encoding, const char *bytes, size_t length)
{
	if (encoding == ENCODING_UTF16LE)
		return length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0 ? 2 : 0;
	if (encoding == ENCODING_UTF8 || encoding == ENCODING_UTF8_BOM)
		return text_skip_bom(&bytes, &length) ? 3 : 0;
	return 0;
}

static bool try(struct attempt *attempt, enum text_encoding encoding, const char *bytes, size_t length)
{
	*attempt = (struct attempt){
		.bytes = (const uint8_t *)bytes,
		.start = mark_of(encoding, bytes, length),
		.length = length,
	};
	return decode(attempt, encoding);
}

/* Without a mark: UTF-8 before CP949, since text in CP949 is UTF-8 by chance only while it is a few syllables long. */
static bool detect(struct attempt *attempt, const char *bytes, size_t length, enum text_encoding *encoding)
{
	struct attempt other;

	*encoding = ENCODING_UTF8;
	if (try(attempt, ENCODING_UTF8, bytes, length))
		return true;
	if (try(&other, ENCODING_CP949, bytes, length) || other.stop > attempt->stop) {
		*encoding = ENCODING_CP949;
		*attempt = other;
	}
	return attempt->text != NULL;
}

static void place_fault(struct text_decode_fault *fault, const struct attempt *attempt, enum text_encoding encoding)
{
	size_t wide = encoding == ENCODING_UTF16LE ? 2 : 1, line_start = 0;

	*fault = (struct text_decode_fault){
		.encoding = encoding, .offset = attempt->stop, .line = 1, .truncated = attempt->truncated};
	for (size_t i = 0; i + wide <= attempt->stop; i += wide)
		if (attempt->bytes[i] == '\n' && (wide == 1 || attempt->bytes[i + 1] == 0)) {
			fault->line++;
			line_start = i + wide;
		}
	fault->column = attempt->stop - line_start + 1;
}

bool text_decode(const char *bytes, size_t length, const enum text_encoding *forced, char **text, size_t *text_length,
		 enum text_encoding *encoding, struct text_decode_fault *fault)
{
	struct attempt attempt;
	bool done;

	if (forced || mark_of(ENCODING_UTF8, bytes, length) || mark_of(ENCODING_UTF16LE, bytes, length)) {
		*encoding = forced ? *forced : mark_of(ENCODING_UTF8, bytes, length) ? ENCODING_UTF8_BOM : ENCODING_UTF16LE;
		done = try(&attempt, *encoding, bytes, length);
	} else {
		done = detect(&attempt, bytes, length, encoding);
	}
	if (!done) {
		place_fault(fault, &attempt, *encoding);
		return false;
	}
	attempt.text[attempt.used] = '\0';
	*text = (char *)attempt.text;
	*text_length = attempt.used;
	return true;
}
