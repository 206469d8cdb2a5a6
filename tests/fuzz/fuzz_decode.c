/* Files in every encoding: what is read is UTF-8, and is the same after it was written and read again if nothing was lost. */
#include <stdlib.h>
#include <string.h>
#include "../text/decoded.h"
#include "gwagi/text/input.h"
#include "invariant.h"

static void check_fault(const char *bytes, size_t size, const struct text_decode_fault *fault)
{
	REQUIRE(fault->offset <= size);
	REQUIRE(fault->line >= 1 && fault->line <= size + 1);
	REQUIRE(text_encoding_name(fault->encoding));
	(void)bytes;
}

/* CP949 has of what is composed in two ways only one. */
static void check_same(const char *one, size_t one_length, const char *other, size_t other_length)
{
	char *one_composed = text_compose(one, one_length), *other_composed = text_compose(other, other_length);

	REQUIRE(one_composed && other_composed && strcmp(one_composed, other_composed) == 0);
	free(one_composed);
	free(other_composed);
}

static void check_round_trip(const char *text, size_t length, enum text_encoding encoding)
{
	struct text_losses losses = {0};
	struct text_decode_fault fault;
	enum text_encoding found;
	char *bytes = NULL, *back = NULL;
	size_t byte_length = 0, back_length = 0;

	text_encode(text, length, encoding, &bytes, &byte_length, &losses);
	REQUIRE(losses.count <= losses.total && losses.count <= sizeof losses.first / sizeof *losses.first);
	REQUIRE(decode_all(bytes, byte_length, 7, &encoding, &back, &back_length, &found, &fault));
	REQUIRE(found == encoding || encoding == ENCODING_UTF8_BOM);
	REQUIRE(invariant_is_utf8(back, back_length));
	if (losses.total == 0 && encoding == ENCODING_CP949)
		check_same(text, length, back, back_length);
	/* Of two marks only the first is one, and without one the second is. */
	else if (losses.total == 0 && !(encoding == ENCODING_UTF8 && length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0))
		REQUIRE(back_length == length && memcmp(back, text, length) == 0);
	free(bytes);
	free(back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned choice = invariant_byte(&data, &size);
	enum text_encoding forced = (enum text_encoding)(choice % 4), encoding;
	const char *bytes = size > 0 ? (const char *)data : "";
	struct text_decode_fault fault = {0};
	char *text = NULL;
	size_t length = 0;

	if (!decode_all(bytes, size, choice / 8 + 1, choice & 4 ? &forced : NULL, &text, &length, &encoding, &fault)) {
		check_fault(bytes, size, &fault);
		return 0;
	}
	REQUIRE(invariant_is_utf8(text, length) && text[length] == '\0');
	for (int i = ENCODING_UTF8; i <= ENCODING_CP949; i++)
		check_round_trip(text, length, (enum text_encoding)i);
	free(text);
	return 0;
}
