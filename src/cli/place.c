#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/text/memory.h"

const char *cli_environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

char *cli_place(const char *variable, const char *instead, const char *rest)
{
	const char *folder = cli_environment(variable), *home = cli_environment("HOME");
	bool given = folder && folder[0] == '/'; /* a relative one is to be ignored (XDG base directories) */
	size_t size;
	char *place;

	if (!given && !home)
		return NULL;
	size = strlen(given ? folder : home) + strlen(instead) + strlen(rest) + 1;
	place = memory_new(size, 1);
	snprintf(place, size, "%s%s%s", given ? folder : home, given ? "" : instead, rest);
	return place;
}
