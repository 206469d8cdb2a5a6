/* Filtering what the left pane lists: the line of `f`, and the list of `F` with the ready filters and those that were saved. */
#ifndef GWAGI_SRC_TUI_SIFT_H
#define GWAGI_SRC_TUI_SIFT_H

#include "ask.h"
#include "gwagi/model/filter.h"

enum { SIFT_NAME = 64, SIFT_MOST = 40 };

struct sift {
	struct ask line, name; /* the filter, and what it is to be called */
	struct saved_filter {
		char name[SIFT_NAME];
		char *filter; /* owned */
	} saved[SIFT_MOST];
	int count;
};

void sift_open(struct dashboard *dashboard);
void sift_open_list(struct dashboard *dashboard);
/* FILTER from now on, in all views; said if nothing fits. False with a sentence, and nothing has changed. */
bool sift_set(struct dashboard *dashboard, const char *filter, struct error *error);
void sift_ask_name(struct dashboard *dashboard); /* to save the filter under it */
void sift_drop(struct dashboard *dashboard, int saved);
void sift_load(struct dashboard *dashboard); /* what was saved by earlier runs */
void sift_finish(struct sift *sift);

#endif
