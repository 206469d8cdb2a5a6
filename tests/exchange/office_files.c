#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "office_files.h"

enum { COMMAND = 1024 };

int office_files_make(void **state)
{
	char folder[] = "/tmp/gwagi-office-XXXXXX";

	if (!mkdtemp(folder))
		return -1;
	*state = strdup(folder);
	return *state ? 0 : -1;
}

int office_files_sheets(void **state)
{
	char command[COMMAND];

	if (office_files_make(state) != 0)
		return -1;
	snprintf(command, sizeof command, "/usr/bin/python3 '%s/sheets.py' %s", TEST_SOURCES, (const char *)*state);
	return system(command);
}

int office_files_remove(void **state)
{
	char command[COMMAND];

	snprintf(command, sizeof command, "rm -rf '%s'", (const char *)*state);
	free(*state);
	return system(command);
}

int office_files_out(void)
{
	char path[] = "/tmp/gwagi-office-XXXXXX";
	int file = mkstemp(path);

	assert_true(file >= 0);
	unlink(path);
	return file;
}

/* All of a stream, to be freed. */
static char *read_all(FILE *stream)
{
	char *out = NULL;
	size_t length = 0;
	FILE *into = open_memstream(&out, &length);
	int c;

	while ((c = getc(stream)) != EOF)
		putc(c, into);
	fclose(into);
	return out;
}

char *office_files_look(const char *script, int file, const char *more)
{
	char command[COMMAND], *found;
	FILE *stream;

	snprintf(command, sizeof command, "/usr/bin/python3 '%s' /proc/%ld/fd/%d %s", script, (long)getpid(), file, more);
	stream = popen(command, "r");
	found = read_all(stream);
	if (pclose(stream) != 0)
		fail_msg("%s: %s", command, found);
	return found;
}

char *office_files_csv(int file, long long most, struct error *error)
{
	struct office *office;
	FILE *csv = office_open(file, most, &office, error);
	char *out = csv ? read_all(csv) : NULL;

	if (csv && office_end(csv, office, error))
		return out;
	free(out);
	return NULL;
}
