/* Finding: the prompt of `/`, the hits of what was looked for last, and the way from one to the next. */
#ifndef GWAGI_SRC_TUI_FIND_H
#define GWAGI_SRC_TUI_FIND_H

#include "gwagi/store/search.h"
#include "prompt.h"

struct dashboard;

/* Zeroed, it is one that was never used. */
struct find {
	struct prompt prompt;     /* keeps what was looked for before */
	bool full;                /* the last thing typed did not fit */
	struct text_query *query; /* what is highlighted; NULL: nothing */
	struct search *search;    /* its hits; NULL: to be looked for again */
	struct text reading;      /* how the query was understood, if not as it stands */
};

void find_open(struct dashboard *dashboard);
int find_step(struct dashboard *dashboard, bool backwards); /* to the next hit; reactions */
int find_clear(struct dashboard *dashboard);                /* no highlights any more; REACT_NONE if there were none */
void find_reload(struct find *find);                        /* the data changed: the hits are no longer known */
void find_finish(struct find *find);

#endif
