/* The formats behind struct record_writer. Each takes whole records; none checks OUT for errors: the writer does. */
#ifndef EXCHANGE_WRITER_H
#define EXCHANGE_WRITER_H

#include "gwagi/exchange/write.h"

struct table;
struct table *table_create(FILE *out, const struct field *fields, size_t count, int cells);
void table_add(struct table *table, const struct record *record);
void table_end(struct table *table);     /* writes what is left */
void table_destroy(struct table *table); /* NULL is fine */

/* SEPARATOR is ',' or a tab, which decides how cells are quoted. */
void delimited_header(FILE *out, char separator, const struct field *fields, size_t count);
void delimited_row(FILE *out, char separator, const struct record *record);

/* `"key": value` of every field with commas between, without the braces around. BETWEEN is what stands between two fields, after
 * the comma. Fields whose key is that of a kind in the bits WITHOUT are left out. */
void json_fields(FILE *out, const struct record *record, const char *between, unsigned without);

#endif
