#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "sample.h"

#define FOLDER "/usr/share/unicode/"

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

bool unicode_is_too_new(uint32_t c)
{
	for (size_t i = 0; i < sizeof too_new / sizeof *too_new; i++) {
		if (c >= too_new[i].first && c <= too_new[i].last)
			return true;
	}
	return false;
}

FILE *unicode_open(const char *name)
{
	char command[256];

	/* With -f it passes on what is not packed. */
	snprintf(command, sizeof command, "bzip2 -dcf " FOLDER "%s", name);
	FILE *file = popen(command, "r"); /* NOLINT: the names are those in the tests */

	assert_non_null(file);
	return file;
}

void unicode_close(FILE *file)
{
	if (pclose(file) != 0)
		fail_msg("%s", FOLDER " can't be read: are the packages unicode-data and bzip2 installed?");
}

static void load_categories(struct unicode *unicode)
{
	FILE *file = unicode_open("UnicodeData.txt");
	char line[1024];
	size_t first = 0;

	for (size_t c = 0; c < UNICODE_END; c++)
		memcpy(unicode->category[c], "Cn", 2);
	while (fgets(line, sizeof line, file)) {
		char *name;
		size_t last = strtoul(line, &name, 16);
		const char *category = *name == ';' ? strchr(name + 1, ';') : NULL;

		assert_true(category && last < UNICODE_END);
		if (!strstr(name, ", Last>"))
			first = last;
		for (size_t c = first; c <= last; c++)
			memcpy(unicode->category[c], category + 1, 2);
		first = last;
	}
	unicode_close(file);
}

static void load_widths(struct unicode *unicode)
{
	FILE *file = unicode_open("EastAsianWidth.txt");
	char line[1024];

	memset(unicode->width, 'N', sizeof unicode->width);
	while (fgets(line, sizeof line, file)) {
		char *end;
		size_t first = strtoul(line, &end, 16), last = first;

		if (end == line) /* a comment */
			continue;
		if (*end == '.')
			last = strtoul(end + 2, &end, 16);
		assert_true(*end == ';' && last < UNICODE_END);
		memset(unicode->width + first, end[1], last - first + 1);
	}
	unicode_close(file);
}

struct unicode *unicode_load(void)
{
	struct unicode *unicode = malloc(sizeof *unicode);

	assert_non_null(unicode);
	load_categories(unicode);
	load_widths(unicode);
	return unicode;
}

bool unicode_is(const struct unicode *unicode, uint32_t c, const char *categories)
{
	for (; *categories; categories += categories[2] ? 3 : 2) {
		if (memcmp(unicode->category[c], categories, 2) == 0)
			return true;
	}
	return false;
}

int unicode_cells(const struct unicode *unicode, uint32_t c, enum text_mode mode)
{
	bool follows_initial = (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB); /* vowels and finals, Hangul jamo */

	if (c == 0)
		return 0;
	if (unicode_is(unicode, c, "Cc"))
		return -1;
	if (follows_initial || unicode_is(unicode, c, "Mn Me Cf"))
		return 0;
	if (unicode->width[c] == 'A' && !unicode_is(unicode, c, "Co"))
		return mode == TEXT_WIDE ? 2 : 1;
	return unicode->width[c] == 'W' || unicode->width[c] == 'F' ? 2 : 1;
}

size_t unicode_read(const char **at, char *bytes, bool *is_new)
{
	size_t length = 0;

	for (; isxdigit((unsigned char)**at) || **at == ' '; ++*at) {
		char *end;

		if (**at == ' ')
			continue;
		uint32_t c = (uint32_t)strtoul(*at, &end, 16);

		length += (size_t)u8_uctomb((uint8_t *)bytes + length, c, 6);
		*is_new = *is_new || unicode_is_too_new(c);
		*at = end - 1;
	}
	return length;
}
