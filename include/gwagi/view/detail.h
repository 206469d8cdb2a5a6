/* Everything about one row, as wrapped lines: the details pane and `gwagi show`. */
#ifndef GWAGI_VIEW_DETAIL_H
#define GWAGI_VIEW_DETAIL_H

#include "gwagi/store/list.h"
#include "gwagi/view/row.h"

struct detail;

struct detail *detail_create(void);
void detail_destroy(struct detail *detail); /* NULL is fine */

/* Read what there is about CODE: an item, a milestone, a meeting, or any other code that store_list() knows. Lists are
 * cut at MOST entries, and say so; 0 shows all. Nothing is kept from the load before. On false, with a sentence, it is empty.
 * ERROR_NOT_FOUND if there is no such row. */
bool detail_load(struct detail *detail, struct store *store, const char *code, int64_t most, struct error *error);
/* Show what QUERY, which is borrowed, finds in the texts as hits, from the next layout on; NULL finds nothing. */
void detail_set_query(struct detail *detail, const struct text_query *query);
/* Wrap to CELLS; 0 wraps nothing. Again only after a load, for another width or another query. */
void detail_layout(struct detail *detail, int cells);

int detail_count(const struct detail *detail); /* rows as last laid out */
/* The code of another row that this one is about, such as a linked item or a milestone below; "" if there is none. */
const char *detail_link(const struct detail *detail, int number);
const struct row *detail_row(const struct detail *detail, int number); /* valid until the next load or layout */

#endif
