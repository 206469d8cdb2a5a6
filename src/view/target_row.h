/* A target as a row: its signal, code, title, how far it is attained as a bar, and its goal. */
#ifndef GWAGI_SRC_VIEW_TARGET_ROW_H
#define GWAGI_SRC_VIEW_TARGET_ROW_H

#include "entry.h"
#include "gwagi/view/row.h"

/* Read its figures, once. */
bool target_row_load(struct store *store, struct entry *entry, struct error *error);
/* CELLS wide. The bar shrinks first and goes, then the words for it; the goal goes last. */
void target_row_draw(const struct entry *entry, const struct text_query *query, int cells, struct row *row);

#endif
