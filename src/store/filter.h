/* A filter as SQL: a WHERE condition with its values bound, never written into it. */
#ifndef GWAGI_STORE_FILTER_H
#define GWAGI_STORE_FILTER_H

#include "builder.h"
#include "catalog.h"

/* Append the condition of FILTER on CATALOG. False, with the column in the filter's text, if a key or value does not fit. */
bool filter_sql(struct store *store, const struct catalog *catalog, const struct filter *filter, struct sql_builder *builder,
		struct error *error);

#endif
