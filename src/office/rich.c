#include "rich.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

void rich_clear(struct rich *rich)
{
	rich->length = rich->phonetic = 0;
	rich->within = false;
}

void rich_finish(struct rich *rich)
{
	free(rich->bytes);
	*rich = (struct rich){0};
}

void rich_start(struct rich *rich, const char *name)
{
	if (strcmp(name, "rPh") == 0)
		rich->phonetic++;
	else if (strcmp(name, "t") == 0)
		rich->within = rich->phonetic == 0;
}

void rich_end(struct rich *rich, const char *name)
{
	if (strcmp(name, "rPh") == 0 && rich->phonetic)
		rich->phonetic--;
	else if (strcmp(name, "t") == 0)
		rich->within = false;
}

static void reserve(struct rich *rich, size_t more)
{
	if (rich->length + more + 1 > rich->room) {
		rich->room = (rich->length + more + 1) * 2;
		rich->bytes = memory_grow(rich->bytes, rich->room, 1);
	}
}

void rich_add(struct rich *rich, const char *bytes, size_t length)
{
	if (!rich->within)
		return;
	reserve(rich, length);
	memcpy(rich->bytes + rich->length, bytes, length);
	rich->length += length;
}

/* _xHHHH_ at AT: the character, or -1. XML has no other way to write a control character. */
static long escaped(const char *at, const char *end)
{
	char digits[5] = "";

	if (end - at < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
		return -1;
	memcpy(digits, at + 2, 4);
	for (int i = 0; i < 4; i++)
		if (!isxdigit((unsigned char)digits[i]))
			return -1;
	return strtol(digits, NULL, 16);
}

/* Only what is ASCII: no program writes others in this way. */
const char *rich_text(struct rich *rich)
{
	const char *from, *end;
	char *to;

	reserve(rich, 0);
	from = to = rich->bytes;
	end = from + rich->length;
	while (from < end) {
		long character = escaped(from, end);
		bool read = character > 0 && character < 0x80;
		char byte = read ? (char)character : *from;

		from += read ? 7 : 1;
		if (byte != '\r')
			*to++ = byte;
	}
	rich->length = (size_t)(to - rich->bytes);
	*to = '\0';
	return rich->bytes;
}
