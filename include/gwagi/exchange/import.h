/* CSV files into the database: a folder of them or a single one, all or nothing. */
#ifndef GWAGI_EXCHANGE_IMPORT_H
#define GWAGI_EXCHANGE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "gwagi/model/error.h"
#include "gwagi/store/store.h"
#include "gwagi/text/encoding.h"

enum {
	IMPORT_TABLES = 32,             /* more than there are */
	IMPORT_FAULTS = 50,             /* sentences kept of one file */
	IMPORT_CELL = 64 * 1024,        /* bytes of a cell */
	IMPORT_FILE = 64 * 1024 * 1024, /* bytes of a file */
};

struct import_count {
	const char *table;
	int64_t rows;
	enum text_encoding encoding; /* that its file was in */
};

/* What an import did, or why it did nothing. `struct import_report report = {0};` before, import_report_finish() after. */
struct import_report {
	struct import_count counts[IMPORT_TABLES]; /* of the files read, in the order of loading */
	size_t tables;
	char **faults; /* sentences with file, line and column, in the order of the file; they may quote bytes of the file */
	size_t fault_count;
	bool more; /* there were more than IMPORT_FAULTS */
};
void import_report_finish(struct import_report *report);

/* Read PATH, a folder of TABLE.csv files (any of store_load_tables(), at least one; what is not called *.csv is ignored) or
 * one such file, into STORE: UTF-8 with or without a byte order mark, CP949, or UTF-16LE with its mark (where the cells are
 * separated by tabs if there is one in the first line), each file for itself; in effect from the day EFFECTIVE
 * (store_load_begin()); lines ended by LF or CRLF, the first row names the columns in any order. The first file with a fault ends
 * it, after all of that file's faults were collected; then, and when DRY_RUN, nothing is written. False, with a sentence, if
 * anything was wrong; the faults tell what. There are none if it was the disk or a busy database: then the sentence says so, and
 * its code with it. */
bool exchange_import(struct store *store, const char *path, day_number effective, bool dry_run, struct import_report *report,
		     struct error *error);

/* The same reader over the files that are built into the program, in effect from the day of their meeting, or from the 기준일 if
 * that lies before it; a store_fill for store_create(). CONTEXT is a `struct import_report` or NULL. */
bool exchange_load_shipped(struct store *store, void *context, struct error *error);

#endif
