/* Whole tables as their CSV files hold them (load.h): the importer's own columns, with the values of the day that is looked at.
 */
#ifndef GWAGI_STORE_DUMP_H
#define GWAGI_STORE_DUMP_H

#include "gwagi/store/list.h"

enum { DUMP_FIELDS = 24 }; /* of a table at most */

/* The columns of the table NAME, one of store_load_tables(); the heading of a column that no list shows is its key. */
size_t store_dump_fields(const char *name, struct field fields[DUMP_FIELDS]);
/* The table that holds the rows of a list, NULL if no file does. */
const char *store_dump_table(enum record_kind kind);

struct dump_count {
	int64_t rows;
	int64_t withheld; /* targets whose figures are withheld, and readings and yearly figures of such */
};

/* All rows of the table NAME, a row after those that it refers to. The figures of a withheld target, its readings and its path
 * are there only WITH_WITHHELD: without it the target has none, and the others, which would be nothing without, are passed over.
 * What is called within store_view_begin() and its end is of one moment. False with a sentence if it can't be read; EACH that
 * returns false ends it. */
bool store_dump(struct store *store, const char *name, bool with_withheld, store_each *each, void *context,
		struct dump_count *count, struct error *error);

#endif
