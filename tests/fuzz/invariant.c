#include "invariant.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include "gwagi/text/mode.h"

_Noreturn void invariant_broken(const char *what, const char *file, int line)
{
	fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
	abort();
}

unsigned invariant_byte(const uint8_t **data, size_t *size)
{
	if (*size == 0)
		return 0;
	--*size;
	return *(*data)++;
}

bool invariant_is_utf8(const char *bytes, size_t length)
{
	return length == 0 || !u8_check((const uint8_t *)bytes, length);
}

bool invariant_is_nfc(const char *bytes, size_t length)
{
	size_t composed_length = 0;
	uint8_t *composed = length > 0 ? u8_normalize(UNINORM_NFC, (const uint8_t *)bytes, length, NULL, &composed_length) : NULL;
	bool same = composed_length == length && (length == 0 || memcmp(composed, bytes, length) == 0);

	free(composed);
	return same;
}

bool invariant_is_cluster_break(const char *bytes, size_t length, size_t at)
{
	char *breaks;
	bool is_break;

	if (at == 0 || at >= length)
		return at <= length;
	breaks = malloc(length);
	if (!breaks)
		abort();
	u8_grapheme_breaks((const uint8_t *)bytes, length, breaks);
	is_break = breaks[at];
	free(breaks);
	return is_break;
}

static void check_character(ucs4_t c, enum text_kind kind)
{
	if (c == '\n' && kind == TEXT_BODY)
		return;
	REQUIRE(!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp));
	REQUIRE(!uc_is_property_default_ignorable_code_point(c));
	REQUIRE(!((c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97C) || (c >= 0xD7B0 && c <= 0xD7FB)));
	if (text_mode() == TEXT_SAFE)
		REQUIRE(!text_is_ambiguous(c));
	if (text_mode() != TEXT_NARROW)
		REQUIRE(!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me));
}

static void check_cells(const struct text *text)
{
	struct text_cell cell;
	size_t offset = 0;
	int widest = 0, line = 0;

	while (text_next_cell(text, &offset, &cell)) {
		bool line_feed = text->bytes[cell.offset] == '\n';

		REQUIRE(offset == cell.offset + cell.length && cell.length > 0);
		REQUIRE(line_feed ? cell.cells == 0 : cell.cells == 1 || cell.cells == 2);
		line = line_feed ? 0 : line + cell.cells;
		widest = line > widest ? line : widest;
	}
	REQUIRE(offset == text->length);
	REQUIRE(text->cells == widest && text->tail == line);
}

void invariant_text(const struct text *text, enum text_kind kind)
{
	const uint8_t *s = (const uint8_t *)text->bytes;
	ucs4_t c;

	REQUIRE(strlen(text_bytes(text)) == text->length);
	REQUIRE(invariant_is_utf8(text->bytes, text->length) && invariant_is_nfc(text->bytes, text->length));
	for (size_t i = 0; i < text->length;) {
		i += (size_t)u8_mbtouc(&c, s + i, text->length - i);
		check_character(c, kind);
	}
	check_cells(text);
}
