#include "typed.h"
#include <string.h>
#include "phrase.h"

struct spelling {
	const char *typed, *plain;
};

static const struct spelling common[] = {
	{"‘", "'"},      {"’", "'"},      {"`", "'"},      {"´", "'"},      {"′", "'"},  {"‛", "'"},  {"ʼ", "'"},
	{"∼", "~"},      {"〜", "~"},     {"–", "-"},      {"—", "-"},      {"‐", "-"},  {"‑", "-"},  {"−", "-"},
	{"\u3000", " "}, {"\u00a0", " "}, {"\u2009", " "}, {"\u202f", " "}, {"\t", " "}, {"\r", " "}, {"\n", " "},
};

static const struct spelling of_kind[][5] = {
	[TYPED_DATE] = {{"ㆍ", "·"}, {"･", "·"}, {"∙", "·"}, {"‧", "·"}, {"•", "·"}},
	[TYPED_FIGURE] = {{"⇒", "→"}, {"➔", "→"}, {"->", "→"}, {"=>", "→"}, {"△", "-"}},
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many bytes at AT are one sign of COUNT spellings, whose plain one goes to PLAIN; 0 if none. */
static size_t match(const char *at, const struct spelling *spellings, size_t count, char plain[4])
{
	for (size_t i = 0; i < count; i++) {
		size_t size;

		if (*at != *spellings[i].typed)
			continue; /* nearly always */
		size = strlen(spellings[i].typed);
		if (strncmp(at, spellings[i].typed, size) == 0) {
			memcpy(plain, spellings[i].plain, strlen(spellings[i].plain) + 1);
			return size;
		}
	}
	return 0;
}

/* ！ … ～ are ! … ~ in full width, U+FF01 to U+FF5E. */
static size_t match_full_width(const char *at, char plain[4])
{
	const unsigned char *byte = (const unsigned char *)at;
	unsigned ascii = 0;

	if (byte[0] != 0xef || (byte[1] != 0xbc && byte[1] != 0xbd) || (byte[2] & 0xc0) != 0x80)
		return 0;
	ascii = (unsigned)(byte[1] & 0x3f) * 64 + (byte[2] & 0x3f) - (0x3c * 64 + 1) + '!';
	if (ascii < '!' || ascii > '~')
		return 0;
	plain[0] = (char)ascii;
	plain[1] = '\0';
	return 3;
}

/* One character at AT in its plain spelling; returns its bytes. */
static size_t read_character(const char *at, enum typed_kind kind, char plain[5])
{
	size_t size = match(at, common, sizeof(common) / sizeof(common[0]), plain);

	if (size == 0)
		size = match(at, of_kind[kind], sizeof(of_kind[kind]) / sizeof(of_kind[kind][0]), plain);
	if (size == 0)
		size = match_full_width(at, plain);
	if (size == 0) {
		size = phrase_character(at);
		memcpy(plain, at, size);
		plain[size] = '\0';
	}
	return size;
}

static bool append(struct typed *out, size_t *length, const char *plain, size_t offset)
{
	size_t size = strlen(plain);

	if (*length + size >= TYPED_TEXT)
		return false;
	memcpy(out->text + *length, plain, size + 1);
	for (size_t i = 0; i < size; i++)
		out->offset[(*length)++] = offset;
	return true;
}

bool typed_read(const char *source, enum typed_kind kind, struct typed *out)
{
	size_t length = 0, blank = 0;
	bool blanks = false, fits = true;
	const char *at = source;

	out->source = source;
	out->text[0] = '\0';
	while (*at && fits) {
		char plain[5];
		size_t size = read_character(at, kind, plain), offset = (size_t)(at - source);

		at += size;
		if (plain[0] == ' ') {
			blank = blanks ? blank : offset;
			blanks = true;
			continue;
		}
		if (blanks && length > 0 && (kind == TYPED_FIGURE || (is_digit(out->text[length - 1]) && is_digit(plain[0]))))
			fits = append(out, &length, " ", blank);
		fits = fits && append(out, &length, plain, offset);
		blanks = false;
	}
	out->offset[length] = (size_t)(at - source);
	return fits;
}

size_t typed_column(const struct typed *typed, const char *at)
{
	size_t end = typed->offset[at - typed->text], column = 1;

	for (size_t i = 0; i < end; i++)
		column += ((unsigned char)typed->source[i] & 0xc0) != 0x80;
	return column;
}
