/* The text of a cell, which may be in runs of different looks: <t>, <r><t>; how it is pronounced (<rPh>) is no part of it. */
#ifndef OFFICE_RICH_H
#define OFFICE_RICH_H

#include <stdbool.h>
#include <stddef.h>

struct rich {
	char *bytes;
	size_t length, room;
	size_t phonetic; /* depth of <rPh> */
	bool within;     /* <t> */
};

void rich_clear(struct rich *rich);
void rich_finish(struct rich *rich);
void rich_start(struct rich *rich, const char *name);
void rich_end(struct rich *rich, const char *name);
void rich_add(struct rich *rich, const char *bytes, size_t length); /* nothing outside of <t> */
/* NUL-terminated. _x000D_ and its like are read; carriage returns are left out, as line feeds stand beside them. */
const char *rich_text(struct rich *rich);

#endif
