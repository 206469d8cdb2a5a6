/* Which rows are the other way round than they begin: unfolded, or folded. */
#ifndef GWAGI_SRC_VIEW_FOLDS_H
#define GWAGI_SRC_VIEW_FOLDS_H

#include "entry.h"

/* Zeroed, none is. */
struct folds {
	struct fold {
		int64_t group;
		struct ref ref;
	} * all; /* sorted */
	size_t count, room;
};

void folds_finish(struct folds *folds);
bool folds_has(const struct folds *folds, int64_t group, struct ref ref);
void folds_turn(struct folds *folds, int64_t group, struct ref ref);

#endif
