#include "postings.h"
#include <stdlib.h>
#include "gwagi/text/memory.h"

enum { VARINT_MOST = 5 /* bytes of 32 bits */, PAIR_MOST = 2 * VARINT_MOST };

static void make_room(struct postings *postings, size_t more)
{
	if (postings->room - postings->count >= more)
		return;
	postings->room = postings->count + more > 2 * postings->room ? postings->count + more : 2 * postings->room;
	postings->keys = memory_grow(postings->keys, postings->room, sizeof *postings->keys);
}

void postings_add(struct postings *postings, uint64_t key)
{
	make_room(postings, 1);
	postings->keys[postings->count++] = key;
}

void postings_finish(struct postings *postings)
{
	free(postings->keys);
	*postings = (struct postings){0};
}

/* The bytes that the number at AT takes; 0 if it is cut off or has more than 32 bits. */
static size_t read_number(const unsigned char *at, const unsigned char *end, uint64_t *number)
{
	if (at < end && *at < 0x80) {
		*number = *at;
		return 1; /* nearly all */
	}
	*number = 0;
	for (size_t i = 0; i < VARINT_MOST && at + i < end; i++) {
		*number |= (uint64_t)(at[i] & 0x7F) << 7 * i;
		if (at[i] < 0x80)
			return *number <= UINT32_MAX ? i + 1 : 0;
	}
	return 0;
}

bool postings_decode(struct postings *postings, const unsigned char *bytes, size_t size)
{
	const unsigned char *at = bytes, *end = bytes + size;
	uint64_t id = 0, position = 0;

	postings->count = 0;
	make_room(postings, size / 2);
	while (at < end) {
		uint64_t step, place;
		size_t first = read_number(at, end, &step), second = first ? read_number(at + first, end, &place) : 0;

		if (!second)
			return false;
		at += first + second;
		if (step == 0 && (postings->count == 0 || place == 0))
			return false;
		position = step ? place : position + place;
		id += step;
		if (id > (uint64_t)POSTING_ID_MOST || position > UINT32_MAX)
			return false;
		postings->keys[postings->count++] = posting_key((int64_t)id, (uint32_t)position);
	}
	return postings->count > 0;
}

static size_t write_number(unsigned char *at, uint64_t number)
{
	size_t used = 0;

	for (; number >= 0x80; number >>= 7)
		at[used++] = (unsigned char)(number | 0x80);
	at[used++] = (unsigned char)number;
	return used;
}

size_t postings_encode(const uint64_t *keys, size_t count, unsigned char *bytes, size_t size, size_t *used)
{
	uint64_t before = 0;
	size_t i;

	*used = 0;
	for (i = 0; i < count && size - *used >= PAIR_MOST; i++) {
		uint64_t step = (keys[i] >> 32) - (before >> 32);
		uint64_t place = (keys[i] & UINT32_MAX) - (step ? 0 : before & UINT32_MAX);

		*used += write_number(bytes + *used, step);
		*used += write_number(bytes + *used, place);
		before = keys[i];
	}
	return i;
}

void postings_merge(struct postings *new, const struct postings *old, const struct postings *removed,
		    const struct postings *added)
{
	size_t r = 0, a = 0;

	new->count = 0;
	for (size_t i = 0; i < old->count; i++) {
		for (; a < added->count && added->keys[a] < old->keys[i]; a++)
			postings_add(new, added->keys[a]);
		while (r < removed->count && removed->keys[r] < old->keys[i])
			r++;
		if (a < added->count && added->keys[a] == old->keys[i])
			postings_add(new, added->keys[a++]);
		else if (r == removed->count || removed->keys[r] != old->keys[i])
			postings_add(new, old->keys[i]);
	}
	for (; a < added->count; a++)
		postings_add(new, added->keys[a]);
}
