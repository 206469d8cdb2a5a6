/* The tree as a window of visible rows with a cursor: meetings (unfolded), agendas and what lies below (folded), an
 * item's milestones in front of its children. It holds the rows of the window and the unfolded ones' identities, never the tree.
 * Cursor and folds are identities, so they survive a reload. On false, with a sentence, the window is as it was. */
#ifndef GWAGI_VIEW_OUTLINE_H
#define GWAGI_VIEW_OUTLINE_H

#include "gwagi/store/outline.h"
#include "gwagi/view/row.h"

struct outline;

struct outline *outline_create(struct store *store); /* empty until outline_reload(); borrows STORE */
void outline_destroy(struct outline *outline);       /* NULL is fine */

bool outline_resize(struct outline *outline, int height, struct error *error); /* rows of the window, at least 1 */
/* Read the window again. A cursor whose row is gone goes to the first row, and back if a later reload finds it there again and
 * nobody has moved the cursor meanwhile. */
bool outline_reload(struct outline *outline, struct error *error);

bool outline_move(struct outline *outline, int rows, struct error *error); /* down, or up if negative; stops at the ends */
bool outline_first(struct outline *outline, struct error *error);
bool outline_last(struct outline *outline, struct error *error);
bool outline_go(struct outline *outline, struct ref ref, struct error *error); /* unfolds what is above it */
bool outline_out(struct outline *outline, struct error *error); /* fold, or go to the parent if there is nothing to fold */
bool outline_in(struct outline *outline, struct error *error);  /* unfold, or go to the first child */
bool outline_fold(struct outline *outline, struct error *error);
bool outline_unfold(struct outline *outline, struct error *error);
bool outline_toggle(struct outline *outline, struct error *error);

int outline_count(const struct outline *outline);    /* rows in the window */
int outline_position(const struct outline *outline); /* of the cursor in the window */
/* The node under the cursor, valid until the next call that moves or reloads; NULL in an empty database. */
const struct node *outline_cursor(const struct outline *outline);
/* Show what QUERY, which is borrowed, finds in titles as hits; NULL finds nothing. */
void outline_set_query(struct outline *outline, const struct text_query *query);
/* The row at POSITION of the window, CELLS wide: indent, fold sign, signal, code, title; on the right the counts of the worst two
 * signals below, or of a milestone its D-day and signal. Counts are read once a row. */
bool outline_row(struct outline *outline, int position, int cells, struct row *row, struct error *error);

#endif
