#include "gwagi/text/bytes.h"

#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

static void make_room(struct bytes *bytes, size_t more)
{
	if (more < bytes->room - bytes->length)
		return;
	bytes->room = (bytes->length + more + 1) * 2;
	bytes->at = memory_grow(bytes->at, bytes->room, 1);
}

void bytes_put(struct bytes *bytes, const void *more, size_t length)
{
	make_room(bytes, length);
	memcpy(bytes->at + bytes->length, more, length);
	bytes->length += length;
	bytes->at[bytes->length] = '\0';
}

void bytes_put_text(struct bytes *bytes, const char *text)
{
	bytes_put(bytes, text, strlen(text));
}

void bytes_put_char(struct bytes *bytes, char byte)
{
	make_room(bytes, 1);
	bytes->at[bytes->length++] = byte;
	bytes->at[bytes->length] = '\0';
}

void bytes_clear(struct bytes *bytes)
{
	bytes->length = 0;
	if (bytes->at)
		*bytes->at = '\0';
}

void bytes_finish(struct bytes *bytes)
{
	free(bytes->at);
	*bytes = (struct bytes){0};
}
