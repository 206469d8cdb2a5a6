#include "hits.h"
#include "ref.h"

static bool add_all(struct hits *hits, struct store *store, enum record_kind kind, const struct ids *ids, struct error *error)
{
	hits->room += (size_t)ids->count;
	hits->all = memory_grow(hits->all, hits->room, sizeof *hits->all);
	for (int64_t id = ids_next(ids, 0); id >= 0; id = ids_next(ids, id + 1)) {
		struct hit *hit = &hits->all[hits->count];
		int level;

		hit->ref = (struct ref){kind, id};
		if (!ref_sort(store, hit->ref, hit->sort, &level, error))
			return false;
		hits->count += *hit->sort != '\0';
	}
	return true;
}

bool hits_add(struct hits *hits, struct store *store, enum record_kind kind, const struct ids *ids, struct error *error)
{
	bool mine, good = sql_view(store, &mine, error) && add_all(hits, store, kind, ids, error);

	sql_view_end(store, mine);
	return good;
}

static int compare(const void *a, const void *b)
{
	const struct hit *one = a, *other = b;

	return strcmp(one->sort, other->sort);
}

void hits_sort(struct hits *hits)
{
	if (hits->count)
		qsort(hits->all, hits->count, sizeof *hits->all, compare);
}

size_t hits_behind(const struct hits *hits, const char *sort, bool or_at)
{
	size_t low = 0, high = hits->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(hits->all[middle].sort, sort);

		if (order > 0 || (order == 0 && or_at))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

void hits_finish(struct hits *hits)
{
	free(hits->all);
	*hits = (struct hits){0};
}
