/* Which milestones belong to a row: those at and below it, or those that its office answers for. */
#ifndef GWAGI_STORE_REACH_H
#define GWAGI_STORE_REACH_H

#include "builder.h"
#include "gwagi/model/code.h"
#include "gwagi/store/outline.h"

struct reach {
	char from[CODE_SORT + 1], to[CODE_SORT + 1]; /* their sort keys, `to` not with it; equal: there are none */
	int level;                                   /* of a meeting 0, of an agenda 1 …: how much lies there; -1: everything */
	int64_t item, meeting;                       /* what BELOW is or hangs on; 0: neither, or the one that it is not */
	int64_t office;                              /* 0: whoever answers */
	bool below;                                  /* the offices below it too */
	bool nobody;                                 /* what no office answers for */
};

bool reach_of(struct store *store, struct ref below, struct reach *reach, struct error *error);
/* A condition on milestone `m`, and its values. */
void reach_put(const struct reach *reach, const struct store *store, struct sql_builder *builder);
void reach_put_offices(const struct reach *reach, struct sql_builder *builder); /* WHERE of assignments: only theirs */
void reach_bind(const struct reach *reach, sqlite3_stmt *statement);
/* As store_milestones(), in the order of last days (lanes.c). */
bool reach_milestones(struct store *store, const struct reach *reach, int64_t after, bool backwards, struct node *nodes,
		      size_t room, size_t *count, struct error *error);

#endif
