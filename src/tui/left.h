/* The left pane, for those that lead it somewhere. */
#ifndef GWAGI_SRC_TUI_LEFT_H
#define GWAGI_SRC_TUI_LEFT_H

#include "gwagi/view/listing.h"

struct pane;

enum view left_view(const struct pane *pane);
const char *left_filter(const struct pane *pane);                       /* "": none */
const char *left_explanation(const struct pane *pane);                  /* of the heading under the cursor; NULL on a row */
struct listing *left_listing(const struct pane *pane);                  /* that is shown; NULL before the first load */
bool left_show(struct pane *pane, enum view view, struct error *error); /* with the same filter */
/* In every view, from now on; on false nothing has changed. */
bool left_set_filter(struct pane *pane, const char *filter, struct error *error);
bool left_lists(struct ref ref); /* whether some view lists rows of its kind */
/* The cursor to REF: in the view that is shown, else in the one where such rows are at home, if need be without the filter. */
bool left_go(struct pane *pane, struct ref ref, struct error *error);
/* When it is loaded next, the cursor goes there, if the view lists it. */
void left_stay(struct pane *pane, struct ref ref);
bool left_is_working(const struct pane *pane); /* something is still looked for or counted */
bool left_work(struct pane *pane, bool *changed, struct error *error);

#endif
