/* Files into the database: a folder of them or a single one, all or nothing. */
#ifndef GWAGI_EXCHANGE_IMPORT_H
#define GWAGI_EXCHANGE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "gwagi/model/error.h"
#include "gwagi/store/gate.h"
#include "gwagi/text/encoding.h"

enum {
	IMPORT_FAULTS = 50,             /* sentences kept of one file */
	IMPORT_CHANGES = 200,           /* changes kept for whoever wants to see them */
	IMPORT_CELL = 64 * 1024,        /* bytes of a cell */
	IMPORT_FILE = 64 * 1024 * 1024, /* bytes of a file, unless more are asked for */
};

struct import_count {
	const char *table; /* "form": a check sheet that came back */
	char *file;
	int64_t added, changed, unchanged, refused; /* rows */
	enum text_encoding encoding;                /* that the file was in */
};

/* What an import did, or why it did nothing. `struct import_report report = {0};` before, import_report_finish() after. */
struct import_report {
	struct import_count *counts; /* of the files read, in the order of loading */
	size_t tables;
	int64_t changed;             /* rows that were there, of all files */
	struct gate_change *changes; /* the first IMPORT_CHANGES of their fields */
	size_t change_count;
	int64_t change_total;
	bool asks;    /* it would change more rows than were allowed */
	char **notes; /* what is no fault */
	size_t note_count;
	char **faults; /* sentences with file, line and column, in the order of the file; they may quote bytes of the file */
	size_t fault_count;
	bool more;     /* there were more than IMPORT_FAULTS */
	bool conflict; /* all of them are of sheets whose rows others have changed meanwhile */
};
void import_report_finish(struct import_report *report);

struct import_options {
	day_number effective; /* store_load_begin() */
	bool dry_run;
	int64_t most;                         /* bytes of a file; 0: IMPORT_FILE */
	int64_t allowed;                      /* rows that may be changed without asking; negative: all */
	const char *reason, *authority;       /* NULL if none */
	const struct import_report *expected; /* NULL, or of an earlier look: its numbers must come out again */
	void (*each)(void *context);          /* after each row; may be NULL */
	void *context;
};

/* Read PATH, a folder of files or a single one, into STORE: CSV, TSV or the first sheet of an XLSX file. A file's table is the
 * one that it is called after (TABLE.csv, any of store_load_tables()) or else the one whose columns its first row names; what
 * is not called *.csv, *.tsv or *.xlsx in a folder is ignored, and so is changes.csv, which is for reading only. A file is in UTF-8
 * with or without a byte order mark, CP949, or UTF-16LE with its mark; its lines end with LF or CRLF, its first row names the
 * columns in any order, its cells are separated by commas or, if its first line with either has more of them, by tabs. Rows
 * that are there already are changed to what the file says (store_load_put()), none is removed. A check sheet (form.h) is known
 * by its headings and becomes reports. The first file with a fault ends it, after all of that file's faults were collected;
 * then, when DRY_RUN and when it asks, nothing is written. False, with a sentence, if anything was wrong or it asks; the faults
 * tell what. There are none if it was the disk or a busy database: then the sentence says so, and its code with it. */
bool exchange_import(struct store *store, const char *path, const struct import_options *options, struct import_report *report,
		     struct error *error);

/* The same reader over the files that are built into the program, in effect from the day of their meeting, or from the 기준일 if
 * that lies before it; a store_fill for store_create(). CONTEXT is a `struct import_report` or NULL. */
bool exchange_load_shipped(struct store *store, void *context, struct error *error);

#endif
