/* A milestone's bar over the cells of a scale. */
#ifndef GWAGI_SRC_VIEW_BAR_H
#define GWAGI_SRC_VIEW_BAR_H

#include "gwagi/store/outline.h"
#include "scale.h"

/* NULL NODE: an empty row, of days off and today. */
void bar_draw(const struct scale *scale, const struct node *node, struct row *row);

#endif
