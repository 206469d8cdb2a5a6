/* The formats behind struct record_writer and struct export. Each puts whole records behind the bytes that it is given. */
#ifndef EXCHANGE_WRITER_H
#define EXCHANGE_WRITER_H

#include "gwagi/exchange/write.h"
#include "gwagi/text/bytes.h"

struct table;
struct table *table_create(FILE *out, const struct field *fields, size_t count, int cells);
void table_add(struct table *table, const struct record *record); /* does not check OUT for errors: the writer does */
void table_end(struct table *table);                              /* writes what is left */
void table_destroy(struct table *table);                          /* NULL is fine */

/* ',' or a tab, which decides how cells are quoted, and what ends a line. */
struct delimited {
	char separator;
	const char *end;
};
void delimited_header(struct bytes *out, const struct delimited *how, const struct field *fields, size_t count);
void delimited_row(struct bytes *out, const struct delimited *how, const struct record *record);

/* `"key": value` of every field with commas between, without the braces around. BETWEEN is what stands between two fields, after
 * the comma. Fields whose key is that of a kind in the bits WITHOUT are left out. */
void json_fields(struct bytes *out, const struct record *record, const char *between, unsigned without);
void json_line(struct bytes *out, const struct record *record); /* in one line, with its braces */

#endif
