#include "folder.h"
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

char *folder_make(void)
{
	const char *below = getenv("TMPDIR");
	const char *format = "%s/gwagi-test-XXXXXX";
	char *path;
	int size;

	if (!below || !*below)
		below = "/tmp";
	size = snprintf(NULL, 0, format, below) + 1;
	path = malloc((size_t)size);
	if (!path)
		return NULL;
	snprintf(path, (size_t)size, format, below);
	if (!mkdtemp(path)) {
		free(path);
		return NULL;
	}
	return path;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return remove(path);
}

bool folder_remove(const char *path)
{
	return !path || nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0;
}
