/* Many rows into the search index: their postings are gathered in memory and sorted by gram, so that each gram's last block is
 * written once for all of them. */
#include "index.h"

/* One of the different grams. There are some ten thousand in all Korean titles, however many rows have them. */
struct kind_of_gram {
	uint64_t gram;
	size_t number; /* in the order in which they came */
	size_t count;  /* of its postings */
	size_t start;  /* where they begin when sorted */
};

struct gathering {
	struct kind_of_gram *grams;
	size_t gram_count, gram_room;
	size_t *slots; /* open addressing: number of the gram plus 1, 0: free */
	size_t slot_count;
	uint32_t *numbers; /* of the gram of each posting */
	uint64_t *keys, *sorted;
	size_t count, most, room;
};

static size_t find_slot(const struct gathering *gathering, uint64_t gram)
{
	size_t mask = gathering->slot_count - 1, at = (size_t)((gram * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & mask;

	while (gathering->slots[at] && gathering->grams[gathering->slots[at] - 1].gram != gram)
		at = (at + 1) & mask;
	return at;
}

static void grow_slots(struct gathering *gathering)
{
	free(gathering->slots);
	gathering->slot_count = gathering->slot_count ? gathering->slot_count * 2 : 4096;
	gathering->slots = memory_new(gathering->slot_count, sizeof *gathering->slots);
	for (size_t i = 0; i < gathering->gram_count; i++)
		gathering->slots[find_slot(gathering, gathering->grams[i].gram)] = i + 1;
}

static struct kind_of_gram *gram_of(struct gathering *gathering, uint64_t gram)
{
	size_t at;

	if (gathering->gram_count * 2 >= gathering->slot_count)
		grow_slots(gathering);
	at = find_slot(gathering, gram);
	if (gathering->slots[at] == 0) {
		if (gathering->gram_count == gathering->gram_room) {
			gathering->gram_room = gathering->gram_room ? gathering->gram_room * 2 : 2048;
			gathering->grams = memory_grow(gathering->grams, gathering->gram_room, sizeof *gathering->grams);
		}
		gathering->grams[gathering->gram_count] = (struct kind_of_gram){.gram = gram, .number = gathering->gram_count};
		gathering->slots[at] = ++gathering->gram_count;
	}
	return &gathering->grams[gathering->slots[at] - 1];
}

static void make_room(struct gathering *gathering, size_t count)
{
	if (gathering->count + count <= gathering->room)
		return;
	gathering->room = (gathering->count + count) * 2;
	gathering->numbers = memory_grow(gathering->numbers, gathering->room, sizeof *gathering->numbers);
	gathering->keys = memory_grow(gathering->keys, gathering->room, sizeof *gathering->keys);
}

static void gather(struct gathering *gathering, int64_t id, const struct text_grams *grams)
{
	make_room(gathering, grams->count);
	for (size_t i = 0; i < grams->count; i++) {
		struct kind_of_gram *gram = gram_of(gathering, grams->grams[i].gram);

		gram->count++;
		gathering->numbers[gathering->count] = (uint32_t)gram->number;
		gathering->keys[gathering->count++] = posting_key(id, grams->grams[i].position);
	}
}

static int compare_grams(const void *a, const void *b)
{
	const struct kind_of_gram *one = a, *other = b;

	return (one->gram > other->gram) - (one->gram < other->gram);
}

/* Rows came in ascending order, the positions within one in any. */
static void settle(uint64_t *keys, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		uint64_t key = keys[i];
		size_t at = i;

		for (; at > 0 && keys[at - 1] > key; at--)
			keys[at] = keys[at - 1];
		keys[at] = key;
	}
}

/* By gram, and in each by key. */
static void sort(struct gathering *gathering)
{
	size_t *starts = memory_grow(NULL, gathering->gram_count, sizeof *starts), start = 0;

	qsort(gathering->grams, gathering->gram_count, sizeof *gathering->grams, compare_grams);
	for (size_t i = 0; i < gathering->gram_count; i++) {
		starts[gathering->grams[i].number] = gathering->grams[i].start = start;
		start += gathering->grams[i].count;
	}
	gathering->sorted = memory_grow(NULL, gathering->count, sizeof *gathering->sorted);
	for (size_t i = 0; i < gathering->count; i++)
		gathering->sorted[starts[gathering->numbers[i]]++] = gathering->keys[i];
	free(starts);
	for (size_t i = 0; i < gathering->gram_count; i++)
		settle(gathering->sorted + gathering->grams[i].start, gathering->grams[i].count);
}

static bool flush(struct gathering *gathering, struct store *store, int kind, struct error *error)
{
	static const struct postings none = {0};
	bool good = true;

	if (gathering->count == 0)
		return true;
	sort(gathering);
	for (size_t i = 0; good && i < gathering->gram_count; i++) {
		const struct kind_of_gram *gram = &gathering->grams[i];
		const struct postings added = {gathering->sorted + gram->start, gram->count, 0};

		good = index_apply(store, kind, gram->gram, &none, &added, error);
	}
	free(gathering->sorted);
	gathering->sorted = NULL;
	gathering->gram_count = gathering->count = 0;
	if (gathering->slots)
		memset(gathering->slots, 0, gathering->slot_count * sizeof *gathering->slots);
	return good;
}

static bool gather_row(struct gathering *gathering, struct store *store, int kind, sqlite3_stmt *row, struct text_grams *grams,
		       struct error *error)
{
	int64_t id = sqlite3_column_int64(row, 0);

	if (id > POSTING_ID_MOST)
		return index_damaged(error); /* SQLite gives no such ids before all smaller ones are taken */
	index_row_grams(row, grams);
	gather(gathering, id, grams);
	return gathering->count < gathering->most || flush(gathering, store, kind, error);
}

bool index_load(struct store *store, enum record_kind kind, int64_t after, struct error *error)
{
	sqlite3_stmt *statement = index_texts(store, kind, false, error);
	struct gathering gathering = {.most = store->index_most};
	struct text_grams grams = {0};
	bool row = true, good = statement != NULL;

	if (good)
		sqlite3_bind_int64(statement, 1, after);
	while (good && (good = sql_step(store, statement, &row, error)) && row)
		good = gather_row(&gathering, store, index_kind(kind), statement, &grams, error);
	good = good && flush(&gathering, store, index_kind(kind), error);
	sql_give_back(store, statement);
	text_grams_finish(&grams);
	free(gathering.grams);
	free(gathering.slots);
	free(gathering.numbers);
	free(gathering.keys);
	return good;
}
