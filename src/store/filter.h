/* A filter as SQL: a WHERE condition with its values bound, never written into it. */
#ifndef GWAGI_STORE_FILTER_H
#define GWAGI_STORE_FILTER_H

#include "answer.h"
#include "builder.h"
#include "catalog.h"
#include "gwagi/store/list.h"

/* Append the condition of the filter of QUERY, which has one, on rows of its kind. False, with the column in the filter's text,
 * if a key or value does not fit. *WITHIN is NULL, or the smallest set of ids known, BUILDER's, in which all rows are that can
 * meet it. ANSWERING becomes what offices all milestones must be of and when they must be due, as far as that is said. */
bool filter_sql(struct store *store, const struct store_query *query, struct sql_builder *builder, const struct ids **within,
		struct answering *answering, struct error *error);

#endif
