/* A file of one's own that a person carries away, or a folder of files: created new, 0600 (a folder 0700), through no symbolic
 * link, written aside; it gets its name whole or not at all. Every file that leaves the program goes this way. */
#ifndef GWAGI_STORE_PAPER_H
#define GWAGI_STORE_PAPER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include "gwagi/model/error.h"

struct paper {
	int folder;     /* where it is to be; −1: none */
	int inside;     /* what is made is a folder, and this is it; −1: a file */
	FILE *out;      /* for reading and writing; NULL: none */
	char *path;     /* whole, where it is to be */
	char *name;     /* of that, in the folder */
	char aside[32]; /* its name until then */
	int64_t lines;
	int reason; /* errno of the first failure; 0: none */
};

/* Look at what has the name PATH: *TAKEN if a file is there, which may be replaced if its owner likes. False, with a sentence,
 * where no file (FOLDER: folder) can be made: what is there is no regular file, or a folder that is not empty; its folder is not
 * there. */
bool paper_look(const char *path, bool folder, bool *taken, struct error *error);

/* In the folder of PATH, which must be there, 0600. False with a sentence; then there is nothing to finish. */
bool paper_begin(struct paper *paper, const char *path, struct error *error);
/* A folder of files, 0700; `out` is NULL until the first of them. */
bool paper_begin_folder(struct paper *paper, const char *path, struct error *error);
/* Go on with a new file in that folder; false after a failure, which paper_finish() says. */
bool paper_file(struct paper *paper, const char *name);
bool paper_exists(const struct paper *paper);                          /* something has its name */
bool paper_put(struct paper *paper, const char *bytes, size_t length); /* false as below */
bool paper_line(void *paper, const char *line);                        /* false after a failure, which paper_finish() says */
void paper_abandon(struct paper *paper);                               /* as if nothing had been */
/* All of it on the disk, still without its name; nothing more can be put. False with a sentence: nothing is left but to abandon
 * it. Of several papers all are settled before the first gets its name. */
bool paper_settle(struct paper *paper, struct error *error);
/* Give it its name, in place of another file only with REPLACE, of a folder only of an empty one. False with a sentence, and
 * nothing is there that was not before. */
bool paper_finish(struct paper *paper, bool replace, struct error *error);

#endif
