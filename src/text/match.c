#include "gwagi/text/match.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

#include "gwagi/text/memory.h"
#include "internal.h"

enum { SMALL = 512 /* bytes of a title that is matched without asking for memory */ };
enum { GROWTH = 3 /* composing makes UTF-8 at most three times as long, and never gives more characters than bytes */ };

struct text_query {
	bool consonants; /* nothing else in it: spaces do not count */
	size_t length;
	ucs4_t folded[];
};

/* Halfwidth letters stand in the order of the letters, but the vowels have gaps. */
static ucs4_t fold_halfwidth(ucs4_t c)
{
	if (c <= 0xFFBE)
		return c - 0xFFA1 + 0x3131;
	return 0x314F + (c - 0xFFC2) / 8 * 6 + (c - 0xFFC2) % 8;
}

static ucs4_t fold(ucs4_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFF01 - '!';
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
	if (c >= 0xAC00 && c <= 0xD7A3)
		return c;
	if (c == 0x3000 || c == 0xA0)
		return ' ';
	if (text_is_jamo(c))
		return text_jamo_letter(c);
	if (c >= 0xFFA1 && c <= 0xFFDC)
		return fold_halfwidth(c);
	return uc_tolower(uc_toupper(c)); /* both, for the letters with two small forms (ς σ) */
}

/* Characters of the title or query as they are compared; TO has room for LENGTH. False if PLAIN and not all of them are. */
static bool fold_bytes(ucs4_t *to, size_t *count, const uint8_t *s, size_t length, bool plain)
{
	*count = 0;
	for (size_t i = 0; i < length;) {
		ucs4_t c;

		i += (size_t)u8_mbtouc(&c, s + i, length - i);
		if (plain && !text_is_plain(c))
			return false;
		to[(*count)++] = fold(c);
	}
	return true;
}

static size_t fold_text(ucs4_t *to, const char *bytes, size_t length)
{
	const uint8_t *s = (const uint8_t *)bytes;
	uint8_t small[GROWTH * SMALL];
	size_t count, composed_length = sizeof small;

	if (fold_bytes(to, &count, s, length, true))
		return count;
	uint8_t *composed = u8_normalize(UNINORM_NFC, s, length, small, &composed_length);

	if (!composed && errno == ENOMEM)
		abort();
	if (composed)
		fold_bytes(to, &count, composed, composed_length, false);
	else /* not UTF-8: what can be read of it */
		fold_bytes(to, &count, s, length, false);
	if (composed != small)
		free(composed);
	return count;
}

static size_t drop_spaces(ucs4_t *folded, size_t length)
{
	size_t kept = 0;

	for (size_t i = 0; i < length; i++) {
		if (folded[i] != ' ')
			folded[kept++] = folded[i];
	}
	return kept;
}

static bool has_consonants_only(const ucs4_t *folded, size_t length)
{
	size_t consonants = 0;

	for (size_t i = 0; i < length; i++) {
		if (text_is_consonant(folded[i]))
			consonants++;
		else if (folded[i] != ' ')
			return false;
	}
	return consonants > 0;
}

struct text_query *text_query_create(const char *query, size_t length)
{
	if (length > (SIZE_MAX - sizeof(struct text_query)) / sizeof(ucs4_t))
		abort();
	struct text_query *made = memory_grow(NULL, sizeof *made + length * sizeof *made->folded, 1);

	made->length = fold_text(made->folded, query, length);
	made->consonants = has_consonants_only(made->folded, made->length);
	if (made->consonants)
		made->length = drop_spaces(made->folded, made->length);
	return made;
}

void text_query_destroy(struct text_query *query)
{
	free(query);
}

static bool stands_at(const struct text_query *query, const ucs4_t *title)
{
	for (size_t i = 0; i < query->length; i++) {
		if (query->folded[i] != title[i] && query->folded[i] != text_initial_letter(title[i]))
			return false;
	}
	return true;
}

static bool find(const struct text_query *query, ucs4_t *title, size_t length)
{
	if (query->consonants)
		length = drop_spaces(title, length);
	for (size_t i = 0; i + query->length <= length; i++) {
		if (stands_at(query, title + i))
			return true;
	}
	return false;
}

bool text_query_match(const struct text_query *query, const char *title, size_t length)
{
	ucs4_t small[SMALL];

	if (!query || query->length == 0)
		return true;
	if (length <= SMALL)
		return find(query, small, fold_text(small, title, length));
	ucs4_t *large = memory_grow(NULL, length, sizeof *large);
	bool found = find(query, large, fold_text(large, title, length));

	free(large);
	return found;
}
