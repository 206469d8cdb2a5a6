#include "gwagi/text/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A block of no bytes may be NULL in C; callers are promised that it is not. */
static size_t at_least_one(size_t n)
{
	return n > 0 ? n : 1;
}

void *memory_new(size_t count, size_t size)
{
	void *block = calloc(at_least_one(count), at_least_one(size));

	if (!block)
		abort();
	return block;
}

void *memory_grow(void *block, size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		abort();
	block = realloc(block, at_least_one(count * size));
	if (!block)
		abort();
	return block;
}

char *memory_copy(const char *text, size_t length)
{
	if (length == SIZE_MAX)
		abort();
	char *copy = memory_grow(NULL, length + 1, 1);

	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}
