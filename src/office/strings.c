/* The texts that cells share. */
#include <stdlib.h>
#include <string.h>
#include "book.h"
#include "gwagi/text/memory.h"
#include "rich.h"

struct reading {
	struct strings *strings;
	struct rich rich;
};

static void keep(struct strings *strings, const char *text, size_t length)
{
	if (strings->used + length + 1 > strings->room) {
		strings->room = (strings->used + length + 1) * 2;
		strings->bytes = memory_grow(strings->bytes, strings->room, 1);
	}
	if (strings->count == strings->start_room) {
		strings->start_room = strings->start_room * 2 + 64;
		strings->starts = memory_grow(strings->starts, strings->start_room, sizeof *strings->starts);
	}
	memcpy(strings->bytes + strings->used, text, length);
	strings->bytes[strings->used + length] = '\0';
	strings->starts[strings->count++] = strings->used;
	strings->used += length + 1;
}

static void on_start(void *context, const char *name, const char **attributes)
{
	struct reading *reading = context;

	(void)attributes;
	if (strcmp(name, "si") == 0)
		rich_clear(&reading->rich);
	rich_start(&reading->rich, name);
}

static void on_end(void *context, const char *name)
{
	struct reading *reading = context;

	rich_end(&reading->rich, name);
	if (strcmp(name, "si") == 0)
		keep(reading->strings, rich_text(&reading->rich), reading->rich.length);
}

static void on_text(void *context, const char *bytes, size_t length)
{
	struct reading *reading = context;

	rich_add(&reading->rich, bytes, length);
}

bool strings_read(struct package *package, const char *name, struct strings *strings, struct wire_report *report)
{
	struct reading reading = {.strings = strings};
	bool done = package_read(package, name, &(struct part_reader){on_start, on_end, on_text, &reading}, report);

	rich_finish(&reading.rich);
	return done;
}

void strings_finish(struct strings *strings)
{
	free(strings->bytes);
	free(strings->starts);
	*strings = (struct strings){0};
}
