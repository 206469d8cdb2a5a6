/* Places that were visited: the way back from where one was led, and forward again. */
#ifndef GWAGI_SRC_TUI_PLACES_H
#define GWAGI_SRC_TUI_PLACES_H

#include "gwagi/model/record.h"
#include "left.h"

struct dashboard;

enum { PLACES = 64 };

struct place {
	enum view view;
	struct ref ref; /* id 0: none */
};

/* Zeroed, nothing was visited. */
struct places {
	struct place all[PLACES]; /* before `at` the way back, from it on the way forward */
	int count, at;
};

void places_leave(struct dashboard *dashboard);             /* call it before one is led elsewhere */
int places_go(struct dashboard *dashboard, bool backwards); /* reactions */
/* The cursor of the left pane to REF, from a place that is left. */
bool places_visit(struct dashboard *dashboard, struct ref ref, struct error *error);

#endif
