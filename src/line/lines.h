/* Lines that are read page by page. */
#ifndef GWAGI_SRC_LINE_LINES_H
#define GWAGI_SRC_LINE_LINES_H

#include "talk.h"

enum { LINES_PAGE = 20 };

struct lines {
	char **lines;
	size_t count, room, at; /* `at`: the first one of the page */
};

void lines_clear(struct lines *lines);
void lines_add(struct lines *lines, int hang, const char *text); /* wrapped, as talk_say() does */
void lines_say(const struct lines *lines, struct talk *talk);    /* the page */
bool lines_next(struct lines *lines);                            /* false at the last page */
bool lines_previous(struct lines *lines);                        /* false at the first page */
bool lines_are_over(const struct lines *lines);                  /* this is the last page */

#endif
