#include "gwagi/text/input.h"

#include <stdio.h>

#include <unictype.h>
#include <unistring/version.h>

/* The library does not say which Unicode it knows: a character that each version was the first to have. */
static const struct {
	ucs4_t first;
	const char *version;
} unicodes[] = {
	{0x1FAE9, "16.0"}, {0x31EF, "15.1"}, {0x1FAE8, "15.0"}, {0x1FAE0, "14.0"}, {0x1FAD6, "13.0"},
};

void text_library_version(char *out, size_t size)
{
	int version = _libunistring_version;
	size_t i = 0;

	while (i < sizeof unicodes / sizeof *unicodes && uc_is_general_category(unicodes[i].first, UC_UNASSIGNED))
		i++;
	snprintf(out, size, "libunistring %d.%d.%d (Unicode %s)", version >> 16, version >> 8 & 0xFF, version & 0xFF,
		 i < sizeof unicodes / sizeof *unicodes ? unicodes[i].version : "?");
}
