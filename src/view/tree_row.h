/* A row of the tree as it is drawn. */
#ifndef GWAGI_SRC_VIEW_TREE_ROW_H
#define GWAGI_SRC_VIEW_TREE_ROW_H

#include "entry.h"
#include "gwagi/view/row.h"

/* Read the counts below it, once. */
bool tree_row_load(struct store *store, struct entry *entry, struct error *error);
/* CELLS wide: indent, fold sign, signal, code, title; on the right the counts of the worst two signals below, or of a milestone
 * its D-day and signal. */
void tree_row_draw(const struct entry *entry, const struct text_query *query, int cells, struct row *row);
/* The counts of the worst two signals, with those in front that are overdue without one that says so. */
void tree_row_counts(const struct tally *tally, struct row *right);

#endif
