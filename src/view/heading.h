/* Headings of lists. */
#ifndef GWAGI_SRC_VIEW_HEADING_H
#define GWAGI_SRC_VIEW_HEADING_H

#include "entry.h"
#include "gwagi/view/row.h"

/* The heading of GROUP (from 1) becomes ENTRY; its title is still to be written. */
void heading_put(struct entry *entry, int64_t group);
/* CELLS wide: fold sign, title, RIGHT at the right. */
void heading_draw(const struct entry *entry, const char *right, enum style style, int cells, struct row *row);

#endif
