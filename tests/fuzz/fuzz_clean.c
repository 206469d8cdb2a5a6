/* The cleaner: any bytes, in every mode, as a line and as a body. */
#include <string.h>
#include "gwagi/text/mode.h"
#include "invariant.h"

enum { LIMIT = 64 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned choice = invariant_byte(&data, &size);
	enum text_kind kind = choice & 4 ? TEXT_BODY : TEXT_LINE;
	const char *bytes = (const char *)data;
	struct text text = {0}, again = {0};

	text_set_mode((enum text_mode)(choice % TEXT_MODES));
	REQUIRE(text_clean(&text, bytes, size, kind) ==
		(text.length != size || (size > 0 && memcmp(text.bytes, bytes, size) != 0)));
	invariant_text(&text, kind);
	REQUIRE(text.length <= LIMIT);
	REQUIRE(!text_clean(&again, text_bytes(&text), text.length, kind));
	REQUIRE(again.cells == text.cells && again.length == text.length);
	if (kind == TEXT_LINE) {
		/* What is put together is a text too, and as wide as its parts. */
		text_append_text(&again, &text);
		REQUIRE(again.cells == 2 * text.cells);
		text_pad(&again, again.cells + 3);
		REQUIRE(again.cells == 2 * text.cells + 3);
	}
	text_finish(&text);
	text_finish(&again);
	return 0;
}
