#include "unicode.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	uint32_t first, last;
} too_new[] = {
	{0x0CF3, 0x0CF3},   {0x0ECE, 0x0ECE},   {0x10EFD, 0x10EFF}, {0x1123F, 0x11241}, {0x11B00, 0x11B09}, {0x11F00, 0x11F10},
	{0x11F12, 0x11F3A}, {0x11F3E, 0x11F59}, {0x1342F, 0x1342F}, {0x13439, 0x13455}, {0x1B132, 0x1B132}, {0x1B155, 0x1B155},
	{0x1D2C0, 0x1D2D3}, {0x1DF25, 0x1DF2A}, {0x1E030, 0x1E06D}, {0x1E08F, 0x1E08F}, {0x1E4D0, 0x1E4F9}, {0x1F6DC, 0x1F6DC},
	{0x1F774, 0x1F776}, {0x1F77B, 0x1F77F}, {0x1F7D9, 0x1F7D9}, {0x1FA75, 0x1FA77}, {0x1FA87, 0x1FA88}, {0x1FAAD, 0x1FAAF},
	{0x1FABB, 0x1FABD}, {0x1FABF, 0x1FABF}, {0x1FACE, 0x1FACF}, {0x1FADA, 0x1FADB}, {0x1FAE8, 0x1FAE8}, {0x1FAF7, 0x1FAF8},
	{0x2B739, 0x2B739}, {0x31350, 0x323AF},
};

/* What a line "2460..249B ; A # …" says. */
typedef void take(struct unicode *unicode, size_t first, size_t last, const char *value);

static void take_category(struct unicode *unicode, size_t first, size_t last, const char *value)
{
	for (size_t c = first; c <= last; c++)
		memcpy(unicode->category[c], value, 2);
}

static void take_width(struct unicode *unicode, size_t first, size_t last, const char *value)
{
	memset(unicode->width + first, *value, last - first + 1);
}

static void take_property(struct unicode *unicode, size_t first, size_t last, const char *value)
{
	for (size_t c = first; c <= last; c++)
		unicode->ignorable[c] |= strcmp(value, "Default_Ignorable_Code_Point") == 0;
}

static bool read_file(struct unicode *unicode, const char *path, take *take_line)
{
	FILE *file = fopen(path, "r");
	char line[1024], value[64];
	int lines = 0;

	if (!file)
		return false;
	while (fgets(line, sizeof line, file)) {
		char *at;
		unsigned long first = strtoul(line, &at, 16), last = first;

		if (*line == '#' || at == line)
			continue;
		if (strncmp(at, "..", 2) == 0)
			last = strtoul(at + 2, &at, 16);
		if (last >= UNICODE_END || sscanf(at, " ; %63[A-Za-z_]", value) != 1)
			continue;
		take_line(unicode, first, last, value);
		lines++;
	}
	fclose(file);
	return lines > 0;
}

static void number_ambiguous(struct unicode *unicode)
{
	for (uint32_t c = 0; c < UNICODE_END; c++)
		if (unicode->width[c] == 'A' && !unicode_is(unicode, c, "Mn Mc Me Cc Cf Cn Co Cs"))
			unicode->ambiguous[unicode->ambiguous_count++] = c;
}

struct unicode *unicode_load(void)
{
	static const struct {
		const char *path;
		take *take_line;
	} files[] = {
		{"/usr/share/unicode/extracted/DerivedGeneralCategory.txt", take_category},
		{"/usr/share/unicode/EastAsianWidth.txt", take_width},
		{"/usr/share/unicode/DerivedCoreProperties.txt", take_property},
	};
	struct unicode *unicode = calloc(1, sizeof *unicode);

	if (!unicode || !(unicode->ambiguous = calloc(UNICODE_END, sizeof *unicode->ambiguous)))
		abort();
	take_category(unicode, 0, UNICODE_END - 1, "Cn");
	take_width(unicode, 0, UNICODE_END - 1, "N");
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		if (read_file(unicode, files[i].path, files[i].take_line))
			continue;
		fprintf(stderr, "cannot read %s (Debian: unicode-data)\n", files[i].path);
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
	free(unicode->ambiguous);
	free(unicode);
}

bool unicode_is(const struct unicode *unicode, uint32_t c, const char *categories)
{
	for (; *categories; categories += categories[2] ? 3 : 2) {
		if (memcmp(unicode->category[c], categories, 2) == 0)
			return true;
	}
	return false;
}

int unicode_ambiguous(const struct unicode *unicode, uint32_t c)
{
	int low = 0, high = unicode->ambiguous_count;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (unicode->ambiguous[middle] < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low < unicode->ambiguous_count && unicode->ambiguous[low] == c ? low : -1;
}

bool unicode_is_showable(const struct unicode *unicode, uint32_t c)
{
	return c < UNICODE_END && !unicode->ignorable[c] && !unicode_is(unicode, c, "Cc Cf Cn Co Cs Zl Zp");
}

int unicode_cells(const struct unicode *unicode, uint32_t c, bool wide)
{
	bool follows_initial = (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB); /* vowels and finals, Hangul jamo */

	if (c == 0)
		return 0;
	if (unicode_is(unicode, c, "Cc"))
		return -1;
	if (follows_initial || unicode_is(unicode, c, "Mn Me Cf"))
		return 0;
	if (unicode->width[c] == 'A' && !unicode_is(unicode, c, "Co"))
		return wide ? 2 : 1;
	return unicode->width[c] == 'W' || unicode->width[c] == 'F' ? 2 : 1;
}

bool unicode_is_too_new(uint32_t c)
{
	for (size_t i = 0; i < sizeof too_new / sizeof *too_new; i++) {
		if (c >= too_new[i].first && c <= too_new[i].last)
			return true;
	}
	return false;
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
	return *c < least[more] || *c >= UNICODE_END || (*c >= 0xD800 && *c < 0xE000) ? -1 : more + 1;
}

size_t utf8_encode(uint32_t c, char out[4])
{
	size_t more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;

	out[0] = (char)(more ? (0xFF00u >> (more + 1) & 0xFFu) | c >> 6 * more : c);
	for (size_t i = 1; i <= more; i++)
		out[i] = (char)(0x80u | (c >> 6 * (more - i) & 0x3Fu));
	return more + 1;
}
