/* UTF-8 to the bytes of a file, and what is lost on the way. */
#include "gwagi/text/encoding.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "gwagi/text/bytes.h"

/* What CP949 lacks and Korean documents hold. */
struct near {
	ucs4_t first, last;
	const char *spelling; /* NULL: a number in parentheses, */
	int number;           /* that of FIRST */
	bool same;            /* nothing is lost */
};

static const struct near nears[] = {
	/* The same characters under canonical equivalence: NFC, the form of the database, has turned the code of KS X 1001 into
	 * one that CP949 does not know. */
	{0x00C5, 0x00C5, "\u212B", 0, true}, {0x90CE, 0x90CE, "\uF92C", 0, true}, {0x96B8, 0x96B8, "\uF9B8", 0, true},
	{0x00A0, 0x00A0, " ", 0, false},                                      /* no-break space */
	{0x00A9, 0x00A9, "(c)", 0, false},   {0x2000, 0x200A, " ", 0, false}, /* spaces by their width */
	{0x200B, 0x200D, "", 0, false},                                       /* of no width */
	{0x2010, 0x2014, "-", 0, false},                                      /* hyphens and dashes */
	{0x2022, 0x2022, "·", 0, false},                                      /* bullet */
	{0x2024, 0x2024, "·", 0, false}, /* what keyboards and word processors give for the middle dot */
	{0x2027, 0x2027, "·", 0, false},     {0x30FB, 0x30FB, "·", 0, false},     {0xFF65, 0xFF65, "·", 0, false},
	{0x202F, 0x202F, " ", 0, false},     {0x20A9, 0x20A9, "￦", 0, false}, /* won: KS X 1001 has the wide one */
	{0x2212, 0x2212, "-", 0, false},                                       /* minus */
	{0x246F, 0x2473, NULL, 16, false},                                     /* numbers in circles */
	{0x3251, 0x325F, NULL, 21, false},   {0x32B1, 0x32BF, NULL, 36, false},   {0x2776, 0x277F, NULL, 1, false},
	{0x2713, 0x2714, "v", 0, false}, /* check marks */
	{0x301C, 0x301C, "∼", 0, false},     {0xFEFF, 0xFEFF, "", 0, false},      {0xFF62, 0xFF62, "「", 0, false},
	{0xFF63, 0xFF63, "」", 0, false},
};

struct encoder {
	struct bytes out;
	struct text_losses *losses;
	iconv_t converter; /* to CP949 */
	size_t line;
};

static void count_loss(struct encoder *encoder, ucs4_t c)
{
	struct text_losses *losses = encoder->losses;
	size_t i = 0;

	losses->total++;
	while (i < losses->count && losses->first[i].character != c)
		i++;
	if (i == sizeof losses->first / sizeof *losses->first)
		return;
	if (i == losses->count)
		losses->first[losses->count++] = (struct text_loss){.character = c, .line = encoder->line};
	losses->first[i].count++;
}

/* False if CP949 does not have C. */
static bool put_character(struct encoder *encoder, ucs4_t c)
{
	uint8_t utf8[4];
	char bytes[8], *in = (char *)utf8, *out = bytes;
	size_t left, room = sizeof bytes;

	if (c < 0x80) {
		bytes_put(&encoder->out, &(char){(char)c}, 1);
		return true;
	}
	left = (size_t)u8_uctomb(utf8, c, sizeof utf8);
	/* Tags (U+E0000 and on) convert to nothing without a word. */
	if (encoder->converter == (iconv_t)-1 || iconv(encoder->converter, &in, &left, &out, &room) == (size_t)-1 || out == bytes)
		return false;
	bytes_put(&encoder->out, bytes, sizeof bytes - room);
	return true;
}

static void put_spelling(struct encoder *encoder, const char *spelling)
{
	const uint8_t *at = (const uint8_t *)spelling;
	ucs4_t c;

	while ((at = u8_next(&c, at)))
		put_character(encoder, c);
}

static void put_number(struct encoder *encoder, int number)
{
	char digits[16];
	int length = snprintf(digits, sizeof digits, "(%d)", number);

	bytes_put(&encoder->out, digits, (size_t)length);
}

static const struct near *find_near(ucs4_t c)
{
	for (size_t i = 0; i < sizeof nears / sizeof *nears; i++)
		if (c >= nears[i].first && c <= nears[i].last)
			return &nears[i];
	return NULL;
}

/* é is e: the letter without its marks, where that is plain ASCII. */
static ucs4_t base_letter(ucs4_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	while (uc_canonical_decomposition(c, parts) > 0)
		c = parts[0];
	return c;
}

static void put_near(struct encoder *encoder, ucs4_t c)
{
	const struct near *near = find_near(c);

	if (!near || !near->same)
		count_loss(encoder, c);
	if (!near)
		put_character(encoder, base_letter(c) < 0x80 ? base_letter(c) : '?');
	else if (!near->spelling)
		put_number(encoder, near->number + (int)(c - near->first));
	else
		put_spelling(encoder, near->spelling);
}

static void put_cp949(struct encoder *encoder, ucs4_t c)
{
	encoder->line += c == '\n';
	if (!put_character(encoder, c))
		put_near(encoder, c);
}

/* Does C hang on the character before it? */
static bool is_part(ucs4_t c)
{
	return uc_combining_class(c) != UC_CCC_NR || (c >= 0x1160 && c <= 0x11FF);
}

/* The bytes of the character at AT, C, of LENGTH bytes, and of all parts of it. */
static size_t unit_length(const uint8_t *at, size_t left, ucs4_t *c, size_t *length)
{
	size_t whole, step;
	ucs4_t next;

	*length = (size_t)u8_mbtouc(c, at, left);
	for (whole = *length; whole < left && *c != 0xFFFD; whole += step) { /* U+FFFD: of bytes that are no UTF-8 */
		step = (size_t)u8_mbtouc(&next, at + whole, left - whole);
		if (!is_part(next))
			break;
	}
	return whole;
}

/* Only what is in parts is composed: NFC of a whole text would change the 268 Hanja that KS X 1001 has twice. */
static void put_composed(struct encoder *encoder, const uint8_t *at, size_t length)
{
	size_t composed_length;
	uint8_t *composed = u8_normalize(UNINORM_NFC, at, length, NULL, &composed_length);
	ucs4_t c;

	if (!composed)
		abort();
	for (size_t i = 0; i < composed_length;) {
		i += (size_t)u8_mbtouc(&c, composed + i, composed_length - i);
		put_cp949(encoder, c);
	}
	free(composed);
}

static void encode_cp949(struct encoder *encoder, const uint8_t *text, size_t length)
{
	encoder->converter = iconv_open("CP949", "UTF-8");
	for (size_t i = 0, step, first; i < length; i += step) {
		ucs4_t c;

		step = unit_length(text + i, length - i, &c, &first);
		if (step == first)
			put_cp949(encoder, c);
		else
			put_composed(encoder, text + i, step);
	}
	if (encoder->converter != (iconv_t)-1)
		iconv_close(encoder->converter);
}

static void put_unit(struct bytes *out, unsigned unit)
{
	bytes_put(out, (char[]){(char)(unit & 0xFF), (char)(unit >> 8)}, 2);
}

static void encode_utf16(struct bytes *out, const uint8_t *text, size_t length)
{
	put_unit(out, 0xFEFF);
	for (size_t i = 0; i < length;) {
		ucs4_t c;

		i += (size_t)u8_mbtouc(&c, text + i, length - i);
		if (c >= 0x10000) {
			put_unit(out, 0xD800 + (unsigned)((c - 0x10000) >> 10));
			c = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		put_unit(out, c);
	}
}

void text_encode(const char *text, size_t length, enum text_encoding encoding, char **bytes, size_t *byte_length,
		 struct text_losses *losses)
{
	struct encoder encoder = {.losses = losses, .line = 1};

	*losses = (struct text_losses){0};
	switch (encoding) {
	case ENCODING_UTF8_BOM:
		bytes_put(&encoder.out, "\xEF\xBB\xBF", 3);
		bytes_put(&encoder.out, text, length);
		break;
	case ENCODING_UTF8:
		bytes_put(&encoder.out, text, length);
		break;
	case ENCODING_UTF16LE:
		encode_utf16(&encoder.out, (const uint8_t *)text, length);
		break;
	case ENCODING_CP949:
		encode_cp949(&encoder, (const uint8_t *)text, length);
		break;
	}
	bytes_put(&encoder.out, "", 0);
	*bytes = encoder.out.at;
	*byte_length = encoder.out.length;
}
