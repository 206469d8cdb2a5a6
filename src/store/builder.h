/* Statements put together from the names of tables and columns; values are only ever bound to them. */
#ifndef GWAGI_STORE_BUILDER_H
#define GWAGI_STORE_BUILDER_H

#include "ids.h"
#include "internal.h"

/* SQL text that grows, with the values to bind to ?1 … ?n. */
struct sql_builder {
	char *sql;
	size_t length, room;
	struct builder_value {
		char *text;      /* owned; NULL if it is a set */
		struct ids *ids; /* owned */
	} * values;
	size_t count;
};

void builder_finish(struct sql_builder *builder);
void builder_put(struct sql_builder *builder, const char *sql);
/* Appends the parameter that stands for a value. Numbers compare as numbers through CAST in the expression beside it. */
void builder_value(struct sql_builder *builder, const char *value);
/* The parameter that stands for a set of ids, for gwagi_hit(set, id); becomes the builder's. */
void builder_ids(struct sql_builder *builder, struct ids *ids);
void builder_bind(const struct sql_builder *builder, sqlite3_stmt *statement); /* lent to it */
#define BUILDER_IDS "gwagi-ids"                                                /* the type of that pointer */

#endif
