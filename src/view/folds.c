#include "folds.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

void folds_finish(struct folds *folds)
{
	free(folds->all);
	*folds = (struct folds){0};
}

static int compare(const void *left, const void *right)
{
	const struct fold *a = left, *b = right;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->ref.kind != b->ref.kind)
		return a->ref.kind < b->ref.kind ? -1 : 1;
	return (a->ref.id > b->ref.id) - (a->ref.id < b->ref.id);
}

bool folds_has(const struct folds *folds, int64_t group, struct ref ref)
{
	struct fold fold = {group, ref};

	return folds->count && bsearch(&fold, folds->all, folds->count, sizeof fold, compare);
}

void folds_turn(struct folds *folds, int64_t group, struct ref ref)
{
	struct fold fold = {group, ref};
	size_t at = 0;

	while (at < folds->count && compare(&folds->all[at], &fold) < 0)
		at++;
	if (at < folds->count && !compare(&folds->all[at], &fold)) {
		folds->count--;
		memmove(folds->all + at, folds->all + at + 1, (folds->count - at) * sizeof fold);
		return;
	}
	if (folds->count == folds->room) {
		folds->room = folds->room ? folds->room * 2 : 16;
		folds->all = memory_grow(folds->all, folds->room, sizeof fold);
	}
	memmove(folds->all + at + 1, folds->all + at, (folds->count - at) * sizeof fold);
	folds->all[at] = fold;
	folds->count++;
}
