#include "office_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int office_files_make(void **state)
{
	char folder[] = "/tmp/gwagi-office-XXXXXX", command[1024];

	if (!mkdtemp(folder))
		return -1;
	*state = strdup(folder);
	snprintf(command, sizeof command, "/usr/bin/python3 '%s' %s", TEST_SHEETS, folder);
	return *state ? system(command) : -1;
}

int office_files_remove(void **state)
{
	char command[1024];

	snprintf(command, sizeof command, "rm -rf '%s'", (const char *)*state);
	free(*state);
	return system(command);
}
