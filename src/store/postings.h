/* Postings: where a gram (gwagi/text/gram.h) stands. One is a key, id of the row and position of the gram in it, so that keys in
 * ascending order are rows in ascending order. A block is some of them as bytes: of each the distance of its id to the one before
 * (the first to 0), then its position, in a row that had one already the distance to that; both as SQLite's and others' varints,
 * seven bits a byte, lowest first, the highest bit set but in the last. */
#ifndef GWAGI_STORE_POSTINGS_H
#define GWAGI_STORE_POSTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define POSTING_ID_MOST INT64_C(0x7FFFFFFF) /* keys fit into SQLite's signed integers */

struct postings {
	uint64_t *keys; /* owned; ascending, none twice */
	size_t count, room;
};

static inline uint64_t posting_key(int64_t id, uint32_t position)
{
	return (uint64_t)id << 32 | position;
}

static inline int64_t posting_id(uint64_t key)
{
	return (int64_t)(key >> 32);
}

void postings_add(struct postings *postings, uint64_t key); /* behind all others */
void postings_finish(struct postings *postings);
/* Put those of a block in place of what was there. False if the bytes are no block: cut off, not ascending, an id out of range or
 * nothing at all. */
bool postings_decode(struct postings *postings, const unsigned char *bytes, size_t size);
/* As many of the keys as go into SIZE bytes, at least 16; returns how many. *USED is how many bytes they take. */
size_t postings_encode(const uint64_t *keys, size_t count, unsigned char *bytes, size_t size, size_t *used);
/* OLD without REMOVED and with ADDED into NEW, each ascending. What is not there need not be removed, what is there not added. */
void postings_merge(struct postings *new, const struct postings *old, const struct postings *removed,
		    const struct postings *added);

#endif
