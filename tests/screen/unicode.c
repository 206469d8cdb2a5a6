#include "unicode.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODE_POINTS = 0x110000 };
enum { AMBIGUOUS = 1, HIDDEN = 2, NOT_DRAWN = 4 };

struct unicode {
	unsigned char *flags;
	uint32_t *ambiguous;
	int count;
};

/* A file of lines "2460..249B ; A # …", and which of its values give which flag. */
struct source {
	const char *path;
	const char *const *values;
	unsigned char flag;
};

static bool is_among(const char *value, const char *const *values)
{
	while (*values && strcmp(value, *values) != 0)
		values++;
	return *values;
}

static bool read_source(struct unicode *unicode, const struct source *source)
{
	FILE *file = fopen(source->path, "r");
	char line[1024], value[64];
	int ranges = 0;

	if (!file)
		return false;
	while (fgets(line, sizeof line, file)) {
		char *at;
		unsigned long first = strtoul(line, &at, 16), last = first;

		if (*line == '#' || at == line)
			continue;
		if (strncmp(at, "..", 2) == 0)
			last = strtoul(at + 2, &at, 16);
		if (sscanf(at, " ; %63[A-Za-z_]", value) != 1 || !is_among(value, source->values))
			continue;
		ranges++;
		for (unsigned long c = first; c <= last && c < CODE_POINTS; c++)
			unicode->flags[c] |= source->flag;
	}
	fclose(file);
	return ranges > 0;
}

static void number_ambiguous(struct unicode *unicode)
{
	for (uint32_t c = 0; c < CODE_POINTS; c++)
		if ((unicode->flags[c] & (AMBIGUOUS | NOT_DRAWN)) == AMBIGUOUS)
			unicode->ambiguous[unicode->count++] = c;
}

struct unicode *unicode_read(void)
{
	static const char *const ambiguous[] = {"A", NULL}, *const ignorable[] = {"Default_Ignorable_Code_Point", NULL};
	static const char *const hidden[] = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", NULL};
	static const char *const not_drawn[] = {"Mn", "Mc", "Me", "Cc", "Cf", "Cn", "Co", "Cs", NULL};
	static const struct source sources[] = {
		{"/usr/share/unicode/EastAsianWidth.txt", ambiguous, AMBIGUOUS},
		{"/usr/share/unicode/extracted/DerivedGeneralCategory.txt", hidden, HIDDEN},
		{"/usr/share/unicode/extracted/DerivedGeneralCategory.txt", not_drawn, NOT_DRAWN},
		{"/usr/share/unicode/DerivedCoreProperties.txt", ignorable, HIDDEN},
	};
	struct unicode *unicode = calloc(1, sizeof *unicode);
	size_t i = 0, count = sizeof sources / sizeof *sources;

	if (!unicode)
		abort();
	unicode->flags = calloc(CODE_POINTS, 1);
	unicode->ambiguous = calloc(CODE_POINTS, sizeof *unicode->ambiguous);
	if (!unicode->flags || !unicode->ambiguous)
		abort();
	while (i < count && read_source(unicode, &sources[i]))
		i++;
	if (i < count) {
		fprintf(stderr, "cannot read %s (Debian: unicode-data)\n", sources[i].path);
		unicode_destroy(unicode);
		return NULL;
	}
	number_ambiguous(unicode);
	return unicode;
}

void unicode_destroy(struct unicode *unicode)
{
	if (!unicode)
		return;
	free(unicode->flags);
	free(unicode->ambiguous);
	free(unicode);
}

int unicode_ambiguous(const struct unicode *unicode, uint32_t c)
{
	int low = 0, high = unicode->count;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (unicode->ambiguous[middle] < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low < unicode->count && unicode->ambiguous[low] == c ? low : -1;
}

int unicode_ambiguous_count(const struct unicode *unicode)
{
	return unicode->count;
}

uint32_t unicode_ambiguous_at(const struct unicode *unicode, int number)
{
	return unicode->ambiguous[number];
}

bool unicode_is_showable(const struct unicode *unicode, uint32_t c)
{
	return c < CODE_POINTS && !(unicode->flags[c] & HIDDEN);
}

int utf8_decode(const char *bytes, size_t count, uint32_t *c)
{
	static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
	unsigned char lead = (unsigned char)*bytes;
	int more = lead < 0x80 ? 0 : lead < 0xC0 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF8 ? 3 : -1;

	if (more < 0)
		return -1;
	*c = more ? lead & (0x3Fu >> more) : lead;
	for (int i = 1; i <= more; i++) {
		if ((size_t)i >= count)
			return 0;
		if (((unsigned char)bytes[i] & 0xC0) != 0x80)
			return -1;
		*c = *c << 6 | ((unsigned char)bytes[i] & 0x3F);
	}
	return *c < least[more] || *c >= CODE_POINTS || (*c >= 0xD800 && *c < 0xE000) ? -1 : more + 1;
}

size_t utf8_encode(uint32_t c, char out[4])
{
	size_t more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;

	out[0] = (char)(more ? (0xFF00u >> (more + 1) & 0xFFu) | c >> 6 * more : c);
	for (size_t i = 1; i <= more; i++)
		out[i] = (char)(0x80u | (c >> 6 * (more - i) & 0x3Fu));
	return more + 1;
}
