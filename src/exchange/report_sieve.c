/* What a filter lets through, as ids: differences are told row by row, and no filter knows them. */
#include <stdlib.h>
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "report_build.h"

static const enum record_kind kinds[] = {RECORD_MILESTONE, RECORD_ITEM, RECORD_TARGET, RECORD_OFFICE, RECORD_CONTACT};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct sieve {
	struct ids {
		int64_t *all;
		size_t count, room;
	} ids[KINDS];
};

static bool take(void *context, const struct record *record)
{
	struct ids *ids = context;

	if (ids->count == ids->room) {
		ids->room = ids->room * 2 + 64;
		ids->all = memory_grow(ids->all, ids->room, sizeof *ids->all);
	}
	ids->all[ids->count++] = record->ref.id;
	return true;
}

static int compare(const void *one, const void *other)
{
	int64_t first = *(const int64_t *)one, second = *(const int64_t *)other;

	return first < second ? -1 : first > second;
}

/* A filter that fits one of the kinds is a filter: what it asks about, the others have not. */
static bool list_all(struct making *making, const struct filter *filter, struct sieve *sieve)
{
	static const char *const keys[] = {"code", NULL};
	bool fits = false;

	for (int i = 0; i < KINDS; i++) {
		struct store_query query = {.kind = kinds[i], .filter = filter, .keys = keys};
		struct error error = {0};

		if (store_list(making->store, &query, take, &sieve->ids[i], NULL, &error))
			fits = true;
		else if (error.code != ERROR_USAGE || i == 0) /* what is wrong with it: as the first kind says */
			*making->error = error;
		if (error.code != ERROR_NONE && error.code != ERROR_USAGE)
			return false;
		if (sieve->ids[i].count)
			qsort(sieve->ids[i].all, sieve->ids[i].count, sizeof(int64_t), compare);
	}
	return fits;
}

bool sieve_create(struct making *making)
{
	struct filter *filter;
	bool good;

	if (!*making->wish->filter)
		return true;
	filter = memory_new(1, sizeof *filter);
	making->sieve = memory_new(1, sizeof *making->sieve);
	good = making_filter(making, "", filter) && list_all(making, filter, making->sieve);
	free(filter);
	return good;
}

void sieve_destroy(struct sieve *sieve)
{
	if (!sieve)
		return;
	for (int i = 0; i < KINDS; i++)
		free(sieve->ids[i].all);
	free(sieve);
}

bool sieve_lets(const struct sieve *sieve, struct ref ref)
{
	if (!sieve)
		return true;
	for (int i = 0; i < KINDS; i++)
		if (kinds[i] == ref.kind)
			return sieve->ids[i].count &&
			       bsearch(&ref.id, sieve->ids[i].all, sieve->ids[i].count, sizeof ref.id, compare);
	return false;
}
