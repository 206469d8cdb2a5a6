/* A load under way (gwagi/store/load.h): what its new rows and the changes of others have in common. */
#ifndef GWAGI_STORE_LOAD_INTERNAL_H
#define GWAGI_STORE_LOAD_INTERNAL_H

#include "gate.h"
#include "ids.h"

enum { LOAD_TABLES = 32 }; /* more than there are */

/* A confirmation that waits for its evidence. */
struct load_wait {
	struct ref ref;
	const struct table *table;
	int64_t mark;
};

struct store_load {
	struct store *store;
	struct writing writing;      /* what is changed; its chain and insertion are those of the new rows too */
	struct gate_request request; /* the last one */
	struct gate_answer answer;   /* to it; its warnings are those of all */
	char *action;
	int64_t items, milestones, occurrences, evidence, calls; /* the highest ids before */
	bool rows;                                               /* may be put or added */
	bool failed;
	struct error death; /* why no row can be put any more: the transaction is gone, or the database can't be used */
	struct load_table {
		bool asked;
		int64_t before;  /* its highest id before; 0: it had no rows */
		struct ids seen; /* of those, which were put */
	} tables[LOAD_TABLES];   /* by their place */
	struct load_wait *waiting;
	size_t waits, waited;
};

/* load.c. Before a row: false if the load can't go on, or there is no such table. TABLE is NULL if the row hangs on one that was
 * refused and so is passed over. */
bool load_enter(struct store_load *load, const char *name, const struct gate_field *columns, size_t count,
		const struct table **table, struct load_fault *fault);
/* A row of that code was refused. A disk that is full or fails makes SQLite give up the transaction by itself: whatever came
 * after would be written for good. */
void load_fail(struct store_load *load, const char *code, const struct load_fault *fault);

void load_put_finish(struct store_load *load); /* load_put.c: what store_load_put() keeps */

#endif
