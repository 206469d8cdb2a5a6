/* Which files an import reads, and which table each of them is. */
#ifndef EXCHANGE_FILES_H
#define EXCHANGE_FILES_H

#include "gwagi/exchange/import.h"

struct import_file {
	char *name;        /* in the folder */
	const char *table; /* NULL of a form */
	int place;         /* in the order of loading */
	bool form;         /* a check sheet */
	size_t verified;   /* where that column is, once it was read */
};

struct files {
	int folder; /* open; -1 for the program's own files */
	struct import_file *list;
	size_t count;
};

/* Find what is at PATH, a folder or one file. False, with a sentence, if there is nothing to read; a file that is none of a table
 * is a fault of REPORT. */
bool files_find(struct files *files, const char *path, int64_t most, struct import_report *report, struct error *error);
void files_shipped(struct files *files); /* those in the program */
void files_finish(struct files *files);

#endif
