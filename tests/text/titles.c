#include "titles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

enum { SYLLABLE = 0xAC00, SYLLABLES = 11172, INITIALS = 19, VOWELS = 21, FINALS = 28 };

struct titles {
	size_t count;
	char **lines;
};

static void keep(struct titles *titles, const char *bytes, size_t length)
{
	if (length == 0)
		return;
	titles->lines = realloc(titles->lines, (titles->count + 1) * sizeof *titles->lines);
	assert_non_null(titles->lines);
	char *line = malloc(length + 1);

	assert_non_null(line);
	memcpy(line, bytes, length);
	line[length] = '\0';
	titles->lines[titles->count++] = line;
}

/* Every field is as good as a title. */
static void read_file(struct titles *titles, const char *folder, const char *name)
{
	char path[1000], line[5000];

	snprintf(path, sizeof path, "%s/%s.csv", folder, name);
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	while (fgets(line, sizeof line, file)) {
		for (char *at = line; *at;) {
			size_t length = strcspn(at, ",\"\n");

			keep(titles, at, length);
			at += length + (at[length] != '\0');
		}
	}
	fclose(file);
}

struct titles *titles_read(void)
{
	static const char *const names[] = {"item", "milestone", "office", "office_alias", "function", "meeting"};
	struct titles *titles = calloc(1, sizeof *titles);
	const char *folder = getenv("GWAGI_COUNCIL");

	assert_non_null(titles);
	assert_non_null(folder);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		read_file(titles, folder, names[i]);
	assert_true(titles->count > 500);
	return titles;
}

void titles_free(struct titles *titles)
{
	for (size_t i = 0; i < titles->count; i++)
		free(titles->lines[i]);
	free(titles->lines);
	free(titles);
}

static bool is_syllable(uint32_t c)
{
	return c >= SYLLABLE && c < SYLLABLE + SYLLABLES;
}

static uint32_t consonant_of(uint32_t c)
{
	static const uint32_t initials[INITIALS] = {U'ㄱ', U'ㄲ', U'ㄴ', U'ㄷ', U'ㄸ', U'ㄹ', U'ㅁ', U'ㅂ', U'ㅃ', U'ㅅ',
						    U'ㅆ', U'ㅇ', U'ㅈ', U'ㅉ', U'ㅊ', U'ㅋ', U'ㅌ', U'ㅍ', U'ㅎ'};

	return is_syllable(c) ? initials[(c - SYLLABLE) / (VOWELS * FINALS)] : c;
}

static void decode(struct line *line, const char *bytes)
{
	const unsigned char *s = (const unsigned char *)bytes;

	line->count = 0;
	while (*s && line->count < LINE_MOST / 2) {
		int more = *s < 0x80 ? 0 : *s < 0xE0 ? 1 : *s < 0xF0 ? 2 : 3;
		uint32_t c = more == 0 ? *s : *s & (0x3Fu >> more);

		for (s++; more > 0; more--)
			c = c << 6 | (*s++ & 0x3Fu);
		line->codes[line->count++] = c;
	}
}

static size_t encode_decomposed(char *to, uint32_t c)
{
	if (!is_syllable(c))
		return sample_encode(to, c);
	uint32_t index = c - SYLLABLE;
	size_t length = sample_encode(to, 0x1100 + index / (VOWELS * FINALS));

	length += sample_encode(to + length, 0x1161 + index / FINALS % VOWELS);
	if (index % FINALS > 0)
		length += sample_encode(to + length, 0x11A7 + index % FINALS);
	return length;
}

static void encode(struct line *line, bool decomposed)
{
	line->length = 0;
	for (size_t i = 0; i < line->count; i++) {
		char *to = line->bytes + line->length;

		line->length += decomposed ? encode_decomposed(to, line->codes[i]) : sample_encode(to, line->codes[i]);
	}
	line->bytes[line->length] = '\0';
}

/* Characters that are one key apart from each other. */
static uint32_t near(uint64_t *seed)
{
	static const uint32_t close[] = {U'가', U'각', U'갃', U'값', U'갑', U'갂', U'고', U'과', U'괗', U'곽',
					 U'까', U'게', U'시', U'씨', U'하', U'학', U'밝', U'발', U'기', U'ㄱ',
					 U'ㄲ', U'ㄳ', U'ㅅ', U'ㅆ', U'ㅎ', U'ㅏ', U'의', U'으', U' ',  U' ',
					 U'a',  U'A',  U'Ａ', U'1',  U'·',  U'　', U'가', U'기', U'ㅇ'};

	return close[sample_random(seed, sizeof close / sizeof *close)];
}

static void fill_near(struct line *line, uint64_t *seed, unsigned most)
{
	line->count = sample_random(seed, most + 1);
	for (size_t i = 0; i < line->count; i++)
		line->codes[i] = near(seed);
}

/* The last syllable as it is while it is being typed. */
static void type_on(struct line *query, uint64_t *seed, uint32_t after)
{
	uint32_t *last = &query->codes[query->count - 1];

	if (!is_syllable(*last))
		return;
	uint32_t index = *last - SYLLABLE, whole = *last - index % FINALS;

	switch (sample_random(seed, 5)) {
	case 0:
		*last = whole;
		break;
	case 1:
		*last = whole + sample_random(seed, FINALS);
		break;
	case 2: /* the consonant that comes next */
		for (uint32_t final = 1; final < FINALS; final++) {
			static const char32_t finals[] = U" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

			if (finals[final] == consonant_of(after))
				*last = whole + final;
		}
		break;
	case 3: /* ㅗ of ㅘ */
		*last = whole - (index / FINALS % VOWELS > 0 ? FINALS : 0);
		break;
	default:
		break;
	}
}

static void change(struct line *line, uint64_t *seed)
{
	for (size_t i = 0; i < line->count; i++) {
		uint32_t *c = &line->codes[i];

		if (sample_random(seed, 12) == 0)
			*c = consonant_of(*c);
		if (sample_random(seed, 30) == 0)
			*c = near(seed);
		if (*c >= 'a' && *c <= 'z' && sample_random(seed, 4) == 0)
			*c -= 'a' - 'A';
	}
}

static void take_part(struct line *query, const struct line *title, uint64_t *seed)
{
	size_t start = sample_random(seed, (unsigned)title->count), left = title->count - start;

	query->count = 1 + sample_random(seed, left < 7 ? (unsigned)left : 7);
	memcpy(query->codes, title->codes + start, query->count * sizeof *query->codes);
	if (sample_random(seed, 3) == 0) {
		for (size_t i = 0; i < query->count; i++)
			query->codes[i] = consonant_of(query->codes[i]);
	}
	type_on(query, seed, start + query->count < title->count ? title->codes[start + query->count] : 0);
}

void titles_pair(const struct titles *titles, uint64_t *seed, struct line *title, struct line *query)
{
	if (sample_random(seed, 2)) {
		decode(title, titles->lines[sample_random(seed, (unsigned)titles->count)]);
		take_part(query, title, seed);
		if (sample_random(seed, 2))
			change(query, seed);
		if (sample_random(seed, 4) == 0)
			change(title, seed);
	} else {
		fill_near(title, seed, 9);
		fill_near(query, seed, 4);
	}
	encode(title, sample_random(seed, 6) == 0);
	encode(query, sample_random(seed, 6) == 0);
}
