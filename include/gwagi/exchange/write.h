/* Records as a table, CSV, TSV or JSON, one by one, without holding them all. */
#ifndef GWAGI_EXCHANGE_WRITE_H
#define GWAGI_EXCHANGE_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "gwagi/model/error.h"
#include "gwagi/model/record.h"
#include "gwagi/store/store.h"

enum output_format {
	OUTPUT_TABLE, /* the columns that are in_table, Korean, cleaned, aligned by cells */
	OUTPUT_CSV,   /* RFC 4180 with LF: all fields by their keys, English words, never cleaned; text that a spreadsheet would
		       * take for a formula gets a leading ', which the importer takes away again */
	OUTPUT_TSV,   /* the same, with tabs; tabs and line breaks inside become spaces */
	OUTPUT_JSON,  /* an array, an object a line, every key always there */
};
int output_format_find(const char *name); /* "table" …; WORD_NONE if it is none */

/* Records of the COUNT fields FIELDS go to OUT. CELLS is the width that lines of a table are fitted to, 0: they are not cut.
 * A table takes its column widths from the first RECORD_MEASURED rows. */
enum { RECORD_MEASURED = 4096 };
struct record_writer;
struct record_writer *record_writer_create(FILE *out, enum output_format format, const struct field *fields, size_t count,
					   int cells);
/* False if OUT takes no more. The record must have the fields that the writer was made with. */
bool record_writer_add(struct record_writer *writer, const struct record *record);
/* Write what is left, and free the writer (NULL is fine). False if OUT took not all. Does not flush OUT. */
bool record_writer_finish(struct record_writer *writer);
void record_writer_abandon(struct record_writer *writer); /* free without writing what is left */

/* The value as a person reads it: Korean words, dates and numbers, the time in Seoul, lists with commas. To be freed. */
char *record_text(const struct field *field, struct value value);

/* Everything about the row that CODE names as one JSON object: its own fields, then an array for each kind of row that can
 * belong to its kind (milestones, targets, contacts, links, citations, evidence, changes …). False, with a sentence, if it
 * can't be read; what was written to OUT then is no JSON. */
bool json_show(FILE *out, struct store *store, const char *code, struct error *error);

#endif
