/* What the formats of an export are made of; export.c leads them. Each puts its text, UTF-8, behind what is there. */
#ifndef EXCHANGE_EXPORT_TYPE_H
#define EXCHANGE_EXPORT_TYPE_H

#include "gwagi/exchange/export.h"
#include "gwagi/exchange/office.h"
#include "writer.h"

/* How far an export has come. */
struct export_place {
	const char *heading; /* what people read above it; may be NULL */
	bool whole;          /* several tables go into one file, or folder */
	const char *table;   /* NULL: between two */
	size_t tables;       /* begun so far, with this one */
	int64_t rows;        /* of this table, before the one that is put */
	const struct field *fields;
	size_t count;
};

struct export_type {
	const char *name;
	char separator; /* of cells; 0: it has none, and no other encoding */
	bool for_people;
	bool by_office; /* gwagi-office makes it, and there is nothing to put */
	enum office_kind kind;
	/* NULL: there is nothing to put. */
	void (*begin)(struct bytes *out, const struct export_place *place);
	void (*table)(struct bytes *out, const struct export_place *place);
	void (*row)(struct bytes *out, const struct export_place *place, const struct record *record);
	void (*end_table)(struct bytes *out, const struct export_place *place);
	void (*end)(struct bytes *out, const struct export_place *place);
};
extern const struct export_type export_csv, export_tsv, export_json, export_lines; /* export_data.c */
extern const struct export_type export_markdown, export_html;                      /* export_page.c */
extern const struct export_type export_xlsx, export_ics;                           /* export_office.c */
/* The rows that follow are of the table NAME. */
void export_office_table(struct office *office, enum export_format format, struct store *store, const char *name,
			 const struct field *fields, size_t count);
bool export_copy(int from); /* to standard output */

#endif
