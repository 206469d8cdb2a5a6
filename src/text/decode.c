/* Bytes of a file to UTF-8, and where they stop being what they were taken for. */
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

/* One piece. The decoders leave TEXT, as far as they came; where that is not the end, they return false with STOP and TRUNCATED.
 */
struct attempt {
	const uint8_t *bytes;
	size_t start, length; /* START: behind the mark */
	uint8_t *text;        /* with room for a NUL */
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

	attempt->used = bad ? (size_t)(bad - from) : length;
	attempt->text = (uint8_t *)memory_copy((const char *)from, attempt->used);
	return !bad || stopped(attempt, (size_t)(bad - attempt->bytes), u8_mbtoucr(&c, bad, length - attempt->used) == -2);
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

	reserve(attempt);
	if (converter == (iconv_t)-1)
		return stopped(attempt, attempt->start, false);
	out = (char *)attempt->text;
	room = left + left / 2;
	done = iconv(converter, &in, &left, &out, &room) != (size_t)-1;
	truncated = !done && errno == EINVAL;
	iconv_close(converter);
	if (!done && !left) /* of a code that it knows but can't convert it has taken the bytes already */
		left = attempt->length - attempt->start < 2 ? 1 : 2;
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

enum { MARK = 3 }; /* bytes of the longest byte order mark */

struct text_decoder {
	enum text_encoding encoding;
	struct attempt attempt; /* at the last piece */
	char *carried;          /* the piece with what was left of the one before in front of it */
	size_t room, left;      /* bytes of a character whose rest is to come */
	size_t offset;          /* of the piece in the file */
	size_t line;
	bool begun;
};

struct text_decoder *text_decoder_create(enum text_encoding encoding)
{
	struct text_decoder *decoder = memory_new(1, sizeof *decoder);

	decoder->encoding = encoding;
	decoder->line = 1;
	return decoder;
}

/* What the last piece left comes before this one. */
static size_t carry(struct text_decoder *decoder, const char *bytes, size_t length)
{
	size_t all = decoder->left + length;

	if (all > decoder->room) {
		decoder->room = all;
		decoder->carried = memory_grow(decoder->carried, all, 1);
	}
	if (length)
		memcpy(decoder->carried + decoder->left, bytes, length);
	return all;
}

static void count_lines(struct text_decoder *decoder)
{
	const char *at = (const char *)decoder->attempt.text, *end = at + decoder->attempt.used;

	while (at && (at = memchr(at, '\n', (size_t)(end - at)))) {
		decoder->line++;
		at++;
	}
}

bool text_decoder_feed(struct text_decoder *decoder, const char *bytes, size_t length, bool last, char **text,
		       size_t *text_length)
{
	size_t all = carry(decoder, bytes, length);
	struct attempt *attempt = &decoder->attempt;
	bool done;

	free(attempt->text);
	*attempt = (struct attempt){.bytes = (const uint8_t *)decoder->carried, .length = all};
	*text = NULL;
	*text_length = 0;
	if (!all || (!decoder->begun && all <= MARK && !last)) {
		decoder->left = all; /* it may be the beginning of a mark */
		return true;
	}
	if (!decoder->begun)
		attempt->start = mark_of(decoder->encoding, decoder->carried, all);
	decoder->begun = true;
	done = decode(attempt, decoder->encoding);
	*text = (char *)attempt->text;
	*text_length = attempt->used;
	count_lines(decoder);
	if (!done && (!attempt->truncated || last))
		return false;
	decoder->left = done ? 0 : all - attempt->stop;
	decoder->offset += all - decoder->left;
	if (decoder->left)
		memmove(decoder->carried, decoder->carried + attempt->stop, decoder->left);
	return true;
}

void text_decoder_fault(const struct text_decoder *decoder, struct text_decode_fault *fault, unsigned *byte)
{
	const struct attempt *attempt = &decoder->attempt;

	*byte = attempt->bytes[attempt->stop];
	*fault = (struct text_decode_fault){.encoding = decoder->encoding,
					    .offset = decoder->offset + attempt->stop,
					    .line = decoder->line,
					    .truncated = attempt->truncated};
}

void text_decoder_destroy(struct text_decoder *decoder)
{
	if (!decoder)
		return;
	free(decoder->attempt.text);
	free(decoder->carried);
	free(decoder);
}
