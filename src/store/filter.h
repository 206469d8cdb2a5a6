/* A filter as SQL: a WHERE condition with its values bound, never written into it. */
#ifndef GWAGI_STORE_FILTER_H
#define GWAGI_STORE_FILTER_H

#include "catalog.h"

/* SQL text that grows, with the texts to bind to ?1 … ?n. */
struct sql_builder {
	char *sql;
	size_t length, room;
	char **values; /* owned */
	size_t count;
};

void builder_finish(struct sql_builder *builder);
void builder_put(struct sql_builder *builder, const char *sql);
/* Appends the parameter that stands for a value. Numbers compare as numbers through CAST in the expression beside it. */
void builder_value(struct sql_builder *builder, const char *value);

/* Append the condition of FILTER on CATALOG. False, with the column in the filter's text, if a key or value does not fit. */
bool filter_sql(struct store *store, const struct catalog *catalog, const struct filter *filter, struct sql_builder *builder,
		struct error *error);

#endif
