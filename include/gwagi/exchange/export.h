/* Rows that leave the program, as a file, a folder of files, or on standard output: table by table, row by row, in as much memory
 * however many there are. Files are those of store/paper.h: there whole, or not at all. */
#ifndef GWAGI_EXCHANGE_EXPORT_H
#define GWAGI_EXCHANGE_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "gwagi/model/error.h"
#include "gwagi/model/record.h"
#include "gwagi/store/store.h"
#include "gwagi/text/encoding.h"

enum export_format {
	EXPORT_CSV,      /* for Excel: a byte order mark, CRLF; else as OUTPUT_CSV of write.h */
	EXPORT_TSV,      /* the same with tabs; tabs and line breaks inside become spaces */
	EXPORT_JSON,     /* an array, an object a line; of a whole database an object of such arrays */
	EXPORT_LINES,    /* an object a line and nothing else */
	EXPORT_MARKDOWN, /* a table as people read it: Korean headings and words */
	EXPORT_HTML,     /* the same as a page of its own */
	EXPORT_XLSX,     /* a sheet a table, typed, in Korean (office.h) */
	EXPORT_ICS,      /* a calendar of milestones */
	EXPORT_FORMATS
};
const char *export_format_name(enum export_format format); /* "csv", which is also how such a file's name ends */
int export_format_find(const char *name);                  /* WORD_NONE if it is none */
int export_format_of(const char *path);                    /* that of a file with this name; WORD_NONE */
bool export_is_for_people(enum export_format format);      /* shows only what tables show */
bool export_has_encoding(enum export_format format);       /* and so can be in CP949 */

struct export_options {
	const char *path; /* "-": standard output */
	enum export_format format;
	enum text_encoding encoding; /* ENCODING_UTF8 or ENCODING_CP949 */
	bool whole;                  /* several tables: of CSV and TSV a folder with a file each */
	bool nowhere;                /* written nowhere: whether the encoding has all characters */
	const char *heading;         /* what people read above it; may be NULL */
	struct store *store;         /* of EXPORT_ICS: what a calendar asks besides its rows */
};

/* *TAKEN: a file is there, which export_finish() must be told to replace. False with a sentence if nothing can be written there.
 */
bool export_look(const struct export_options *options, bool *taken, struct error *error);

struct export;
bool export_begin(struct export **export, const struct export_options *options, struct error *error);
/* What follows are rows of another table: NAME is that of its file without the ending, or its key in JSON. False after a failure,
 * which export_finish() says. */
bool export_table(struct export *export, const char *name, const struct field *fields, size_t count);
bool export_row(void *export, const struct record *record); /* a store_each; false as above */
/* The characters that the encoding has not, for which near ones were written: how many, and where the first was. */
struct export_loss {
	size_t count;
	const char *table;
	int64_t row; /* of the file, whose first row is the header */
	size_t column;
	const char *key;
	char character[8];
	uint32_t code_point;
};
const struct export_loss *export_loss(const struct export *export); /* NULL: none */
int64_t export_left_out(const struct export *export);               /* milestones without a day, which are in no calendar */
/* A text of its own beside the tables of a folder. */
bool export_text(struct export *export, const char *name, const char *text);
/* Whole, in place of another file only if REPLACE, and free. False with a sentence, and nothing is there that was not before.
 * What standard output did not take is for its owner to see. */
bool export_finish(struct export *export, bool replace, struct error *error);
void export_abandon(struct export *export); /* NULL is fine */

/* For people who fill the tables: all of them in the order in which they are read, each column with what may stand in it. To be
 * freed. */
char *export_explanation(void);

#endif
