#include "ids.h"
#include <stdlib.h>
#include "gwagi/text/memory.h"

enum { WORD_BITS = 64, PAGE_WORDS = 512, PAGE_IDS = PAGE_WORDS * WORD_BITS };

void ids_add(struct ids *ids, int64_t id)
{
	size_t page = (size_t)id / PAGE_IDS, word = (size_t)id % PAGE_IDS / WORD_BITS;
	uint64_t bit = UINT64_C(1) << (size_t)id % WORD_BITS;

	if (page >= ids->room) {
		size_t room = page * 2 + 1;

		ids->pages = memory_grow(ids->pages, room, sizeof *ids->pages);
		for (size_t i = ids->room; i < room; i++)
			ids->pages[i] = NULL;
		ids->room = room;
	}
	if (!ids->pages[page])
		ids->pages[page] = memory_new(PAGE_WORDS, sizeof *ids->pages[page]);
	ids->count += !(ids->pages[page][word] & bit);
	ids->pages[page][word] |= bit;
}

bool ids_has(const struct ids *ids, int64_t id)
{
	size_t page = (size_t)id / PAGE_IDS;

	return id >= 0 && page < ids->room && ids->pages[page] &&
	       ids->pages[page][(size_t)id % PAGE_IDS / WORD_BITS] >> (size_t)id % WORD_BITS & 1;
}

int64_t ids_next(const struct ids *ids, int64_t id)
{
	size_t at = id < 0 ? 0 : (size_t)id;

	while (at / PAGE_IDS < ids->room) {
		const uint64_t *page = ids->pages[at / PAGE_IDS];
		uint64_t word = page ? page[at % PAGE_IDS / WORD_BITS] >> at % WORD_BITS : 0;

		if (word & 1)
			return (int64_t)at;
		if (word)
			at++;
		else
			at += page ? WORD_BITS - at % WORD_BITS : PAGE_IDS - at % PAGE_IDS;
	}
	return -1;
}

void ids_finish(struct ids *ids)
{
	for (size_t i = 0; i < ids->room; i++)
		free(ids->pages[i]);
	free(ids->pages);
	*ids = (struct ids){0};
}
