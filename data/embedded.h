/* Files that were built into the program (data/embed.c). An array ends with an entry whose name is NULL. */
#ifndef GWAGI_EMBEDDED_H
#define GWAGI_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *name;           /* base name: "item.csv" */
	const unsigned char *bytes; /* followed by a NUL that is not counted */
	size_t size;
};

extern const struct embedded_file embedded_schema[];
extern const struct embedded_file embedded_migrations[]; /* 002.sql first */
extern const struct embedded_file embedded_council[];
extern const struct embedded_file embedded_holidays[];    /* holidays.csv */
extern const struct embedded_file embedded_completions[]; /* gwagi.bash, _gwagi, gwagi.fish */

#endif
