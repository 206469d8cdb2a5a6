/* Statements put together from the names of tables and columns; values are only ever bound to them. */
#ifndef GWAGI_STORE_BUILDER_H
#define GWAGI_STORE_BUILDER_H

#include "internal.h"

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

#endif
