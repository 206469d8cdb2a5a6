/* What the left pane lists: one of six views as a window of rows with a cursor. It holds the rows of the window and what is
 * unfolded, never all of a view. Cursor and folds are identities, so they survive a reload. On false, with a sentence, the window
 * is as it was. Looking for rows that a filter lets through may take long: listing_work() goes on with it between keys. */
#ifndef GWAGI_VIEW_LISTING_H
#define GWAGI_VIEW_LISTING_H

#include "gwagi/store/outline.h"
#include "gwagi/view/row.h"

enum view { VIEW_TREE, VIEW_WORK, VIEW_TARGETS, VIEW_OFFICES, VIEW_AGENDA, VIEW_CHANGES, VIEW_COUNT };

struct listing;

const char *view_name(enum view view); /* in Korean */

struct listing *listing_create(struct store *store, enum view view); /* empty until listing_reload(); borrows STORE */
void listing_destroy(struct listing *listing);                       /* NULL is fine */

bool listing_resize(struct listing *listing, int height, struct error *error); /* rows of the window, at least 1 */
/* Read the window again. A cursor whose row is gone goes to the first row, and back if a later reload finds it there again and
 * nobody has moved the cursor meanwhile. */
bool listing_reload(struct listing *listing, struct error *error);
/* Only what FILTER lets through, from now on; "" is all. The window is read again. False, with the column, if it is no filter or
 * does not fit this view. */
bool listing_set_filter(struct listing *listing, const char *filter, struct error *error);

bool listing_move(struct listing *listing, int rows, struct error *error); /* down, or up if negative; stops at the ends */
bool listing_first(struct listing *listing, struct error *error);
bool listing_last(struct listing *listing, struct error *error);
/* Unfolds what is above it. ERROR_NOT_FOUND if this view does not list it, or its filter does not let it through. */
bool listing_go(struct listing *listing, struct ref ref, struct error *error);
/* To the first row that is due on DAY or later; ERROR_NOT_FOUND if there is none, or the view does not go by days. */
bool listing_go_day(struct listing *listing, day_number day, struct error *error);
bool listing_out(struct listing *listing, struct error *error); /* fold, or go to what is above if there is nothing to fold */
bool listing_in(struct listing *listing, struct error *error);  /* unfold, or go to the first row below */
bool listing_fold(struct listing *listing, struct error *error);
bool listing_unfold(struct listing *listing, struct error *error);
bool listing_toggle(struct listing *listing, struct error *error);

/* Look on for what is not found yet, for some milliseconds. *CHANGED: rows have come or gone. */
bool listing_work(struct listing *listing, bool *changed, struct error *error);
bool listing_is_working(const struct listing *listing); /* something is not found yet */

int listing_count(const struct listing *listing);    /* rows in the window */
int listing_position(const struct listing *listing); /* of the cursor in the window */
/* As long as this is the same, every row of the window reads as it did; only the cursor may be on another one. */
unsigned listing_changes(const struct listing *listing);
void listing_put(struct listing *listing, int position); /* the cursor, to a row of the window */
/* The row under the cursor, valid until the next call that moves or reloads; NULL on a heading, or if there is none. */
const struct node *listing_cursor(const struct listing *listing);
/* What the heading under the cursor is about, as lines; NULL on a row. */
const char *listing_explanation(const struct listing *listing);
/* The row at POSITION; NULL for a heading. */
const struct node *listing_at(const struct listing *listing, int position);
/* Which row it is among all, whatever is read again, and how deep it stands; POSITION is within the window. */
struct listing_place {
	int depth;
	bool heading;
	bool folds, open; /* there is something below it to fold or unfold; it is unfolded */
	int64_t group;    /* with REF what tells rows apart */
	struct ref ref;
};
struct listing_place listing_place(const struct listing *listing, int position);
/* Show what QUERY, which is borrowed, finds in titles as hits; NULL finds nothing. */
void listing_set_query(struct listing *listing, const struct text_query *query);
/* The row at POSITION of the window, CELLS wide. */
bool listing_row(struct listing *listing, int position, int cells, struct row *row, struct error *error);
void listing_title(const struct listing *listing, struct row *right); /* how many there are, if that is known */
/* To the next row behind (before) the cursor, folded or not, that QUERY finds in its title or code, of an office also in its
 * other names, of a person in the telephone; round the end. *PLACE is which of *COUNT it is. Where there are too many rows for
 * counting hits *COUNT is −1 and *PLACE 0, and then one that is far away is not found. The cursor stays if nothing is. */
bool listing_find(struct listing *listing, const struct text_query *query, bool backwards, int64_t *place, int64_t *count,
		  struct error *error);
/* VIEW_OFFICES: the office that the cursor stands on or in; id 0: none. */
struct ref listing_office(const struct listing *listing);
/* VIEW_CHANGES: since which day; DAY_NONE is the last frozen one, else the first of all. Other views have none. */
day_number listing_since(const struct listing *listing);
bool listing_set_since(struct listing *listing, day_number day, struct error *error); /* and read again */

#endif
