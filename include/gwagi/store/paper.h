/* A file of one's own that a person carries away: created new, 0600, through no symbolic link, written aside; it gets its name
 * whole or not at all. Every file that leaves the program goes this way. */
#ifndef GWAGI_STORE_PAPER_H
#define GWAGI_STORE_PAPER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include "gwagi/model/error.h"

struct paper {
	int folder;     /* where it is to be; −1: none */
	FILE *out;      /* NULL: none */
	char *path;     /* whole, where it is to be */
	char *name;     /* of that, in the folder */
	char aside[32]; /* its name until then */
	int64_t lines;
	int reason; /* errno of the first failure; 0: none */
};

/* In the folder of PATH, which must be there, 0600. False with a sentence; then there is nothing to finish. */
bool paper_begin(struct paper *paper, const char *path, struct error *error);
bool paper_exists(const struct paper *paper);   /* something has its name */
bool paper_line(void *paper, const char *line); /* false after a failure, which paper_finish() says */
void paper_abandon(struct paper *paper);        /* as if nothing had been */
/* Give it its name, in place of another file only with REPLACE. False with a sentence, and nothing is there that was not before.
 */
bool paper_finish(struct paper *paper, bool replace, struct error *error);

#endif
