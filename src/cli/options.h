/* Reading options: -h, --name, --name VALUE, --name=VALUE, anywhere; -- ends them. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include "gwagi/model/error.h"

struct option {
	const char *name;  /* without the dashes; NULL ends a table */
	char letter;       /* 0: none */
	unsigned group;    /* bit of the commands that know it; 0: all of them */
	bool *flag;        /* set to true; or NULL and */
	const char **text; /* the value goes here */
};

/* Read the options in ARGV that are in TABLE and of a group in GROUPS, and move the other words to its front; *ARGC is how many.
 * With FIRST_ONLY the first word ends the options. False, with a sentence, for an option that is none. */
bool options_read(const struct option *table, unsigned groups, bool first_only, int *argc, char **argv, struct error *error);

#endif
