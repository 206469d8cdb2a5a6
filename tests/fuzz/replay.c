/* Runs a fuzz target where there is no libFuzzer: on every file of the folders given, and on bytes that a few changes at random
 * make of them, the same in every run. replay [-runs=N] FOLDER… */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "invariant.h"

enum { ROOM = 4096, CHANGES = 4 };

static unsigned random_below(uint64_t *seed, size_t limit)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (unsigned)((*seed >> 33) % limit);
}

/* In a block of its very size, so that ASan sees a read behind its end. */
static void run(const uint8_t *bytes, size_t size)
{
	uint8_t *exact = malloc(size > 0 ? size : 1);

	if (!exact)
		abort();
	memcpy(exact, bytes, size);
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
}

static void run_changed(const uint8_t *bytes, size_t size, uint64_t *seed)
{
	uint8_t changed[ROOM];
	unsigned changes = 1 + random_below(seed, CHANGES);

	memcpy(changed, bytes, size);
	while (changes-- > 0 && size > 0) {
		size_t at = random_below(seed, size), from = random_below(seed, size);

		switch (random_below(seed, 4)) {
		case 0:
			changed[at] = (uint8_t)random_below(seed, 256);
			break;
		case 1:
			changed[at] ^= (uint8_t)(1u << random_below(seed, 8));
			break;
		case 2:
			memmove(changed + at, changed + from, size - (at > from ? at : from));
			break;
		default:
			size = at;
		}
	}
	run(changed, size);
}

static int replay_file(const char *path, long runs)
{
	uint64_t seed = 0x9E3779B97F4A7C15u;
	uint8_t bytes[ROOM];
	size_t size;
	FILE *file = fopen(path, "rb");

	if (!file)
		return 0;
	size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	run(bytes, size);
	while (runs-- > 0)
		run_changed(bytes, size, &seed);
	return 1;
}

static int replay_folder(const char *folder, long runs)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort), files = 0;
	char path[4096];

	for (int i = 0; i < count; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
		if (entries[i]->d_name[0] != '.')
			files += replay_file(path, runs);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	return files;
}

int main(int argc, char **argv)
{
	long runs = 0;
	int files = 0;

	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "-runs=", 6) == 0)
			runs = strtol(argv[i] + 6, NULL, 10);
		else
			files += replay_folder(argv[i], runs);
	}
	printf("%d files, %ld changed ones of each\n", files, runs);
	return files > 0 ? 0 : 1;
}
