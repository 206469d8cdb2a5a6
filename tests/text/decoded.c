#include "decoded.h"

#include <stdlib.h>
#include <string.h>

static void append(char **text, size_t *length, const char *part, size_t part_length)
{
	*text = realloc(*text, *length + part_length + 1);
	if (!*text)
		abort();
	if (part_length)
		memcpy(*text + *length, part, part_length);
	*length += part_length;
	(*text)[*length] = '\0';
}

static bool decode_as(const char *bytes, size_t length, size_t piece, enum text_encoding encoding, char **text,
		      size_t *text_length, struct text_decode_fault *fault)
{
	struct text_decoder *decoder = text_decoder_create(encoding);
	size_t at = 0, step, part_length;
	bool good, last;
	unsigned byte;
	char *part;

	*text = NULL;
	*text_length = 0;
	do {
		step = length - at < piece ? length - at : piece;
		last = at + step == length;
		good = text_decoder_feed(decoder, bytes + at, step, last, &part, &part_length);
		append(text, text_length, part, part_length);
		at += step;
	} while (good && !last);
	if (!good) {
		text_decoder_fault(decoder, fault, &byte);
		if (byte != (unsigned char)bytes[fault->offset])
			abort();
		free(*text);
	}
	text_decoder_destroy(decoder);
	return good;
}

bool decode_all(const char *bytes, size_t length, size_t piece, const enum text_encoding *forced, char **text,
		size_t *text_length, enum text_encoding *encoding, struct text_decode_fault *fault)
{
	struct text_decode_fault other;
	bool bom = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0, wide = length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0;

	*encoding = forced ? *forced : bom ? ENCODING_UTF8_BOM : wide ? ENCODING_UTF16LE : ENCODING_UTF8;
	if (decode_as(bytes, length, piece, *encoding, text, text_length, fault))
		return true;
	if (forced || bom || wide)
		return false;
	if (decode_as(bytes, length, piece, ENCODING_CP949, text, text_length, &other)) {
		*encoding = ENCODING_CP949;
		return true;
	}
	if (other.offset > fault->offset)
		*fault = other;
	return false;
}
