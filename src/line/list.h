/* Lists of rows, nine at a time, each with its number. */
#ifndef GWAGI_SRC_LINE_LIST_H
#define GWAGI_SRC_LINE_LIST_H

#include "session.h"

enum { LIST_PAGE = 9 };

/* A view, as the filter of the session lets it through. */
struct screen *list_view(struct session *session, enum view view);
/* What lies below an item; what an office answers for. */
void list_below(struct session *session, const struct node *node);
void list_duties(struct session *session, const struct node *node);

/* The last line of a list: whether there is more. */
void list_say_end(struct session *session, bool more);

/* found.c: rows by their codes. */
void found_search(struct session *session, const char *words);
void found_links(struct session *session, const struct node *node); /* what belongs to a row: above it, offices, people, items */

/* entry.c: a row in words, its state first; to be freed. */
char *entry_say(struct store *store, const struct node *node, struct error *error);

#endif
