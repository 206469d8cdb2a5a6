/* The marks of lists as Korean officials write them. */
#include <unistr.h>

#include "gwagi/text/layout.h"
#include "internal.h"

struct sign {
	size_t length; /* bytes; 0: there is none */
	bool alone;    /* it is one also without a space behind it */
};

/* Signs that mean nothing else at the start of a paragraph: circled, bracketed and dotted numbers, shapes, arrows. */
static bool is_mark(ucs4_t c)
{
	return (c >= U'①' && c <= U'⒛') || (c >= U'❶' && c <= U'➓') || (c >= U'㈀' && c <= U'㈛') || (c >= U'㉠' && c <= U'㉻') ||
	       (c >= U'㉑' && c <= U'㉟') || text_is_one_of(U"□■▢▣▪▫○●◎◦◇◆◈△▲▷▶▸▹▽▼☞☆★※•⁃", c);
}

/* Signs that may also be part of a word, a number or a sum: those of the safe mode among them. */
static bool is_sign(ucs4_t c)
{
	return text_is_one_of(U"-–—−*#^>+oOvㅇ·ㆍ→", c);
}

/* (1) (가) 1. 1) 가. 가) Ⅰ. */
static struct sign numbering(const uint8_t *s, size_t length)
{
	bool open = s[0] == '(', digits = false;
	size_t at = open;

	for (; at < length && at < open + 2u && s[at] >= '0' && s[at] <= '9'; at++)
		digits = true;
	if (!digits && at < length) {
		ucs4_t c;

		at += (size_t)u8_mbtouc_unsafe(&c, s + at, length - at);
		if (!text_is_one_of(U"가나다라마바사아자차카타파하", c) && !(c >= U'Ⅰ' && c <= U'Ⅻ'))
			return (struct sign){0};
	}
	if (at < length && s[at] == ')')
		return (struct sign){.length = at + 1, .alone = digits};
	if (at < length && s[at] == '.' && !open)
		return (struct sign){.length = at + 1};
	return (struct sign){0};
}

static struct sign sign_at(const uint8_t *s, size_t length)
{
	ucs4_t c;
	size_t step = (size_t)u8_mbtouc_unsafe(&c, s, length);

	if (is_mark(c))
		return (struct sign){.length = step, .alone = true};
	if (length > 1 && (c == '=' || c == '-') && s[1] == '>')
		return (struct sign){.length = 2};
	if (is_sign(c))
		return (struct sign){.length = step};
	return numbering(s, length);
}

static size_t spaces_at(const char *bytes, size_t from, size_t to)
{
	size_t at = from;

	while (at < to && bytes[at] == ' ')
		at++;
	return at - from;
}

int text_hang(const struct text *in, size_t offset)
{
	if (offset >= in->length)
		return 0;
	size_t end = offset + text_first_line(in->bytes + offset, in->length - offset);
	size_t at = offset + spaces_at(in->bytes, offset, end);
	struct sign sign = {0};

	if (at < end)
		sign = sign_at((const uint8_t *)in->bytes + at, end - at);
	size_t behind = spaces_at(in->bytes, at + sign.length, end);

	if (sign.length == 0 || (behind == 0 && !sign.alone))
		return 0;
	return text_measure(in->bytes + offset, at + sign.length + behind - offset);
}
