/* The window of a listing, for its own files. */
#ifndef GWAGI_SRC_VIEW_LISTING_WINDOW_H
#define GWAGI_SRC_VIEW_LISTING_WINDOW_H

#include "source.h"

struct listing {
	struct store *store;
	enum view view;
	const struct source_type *type;
	void *state;
	void *others; /* the state of the source of this view that is not in use: filtered, the tree is another one */
	char *filter;
	struct entry *rows; /* the window: `height` allocated, `count` in use */
	int height, count, position;
	unsigned changes;          /* counts what may make a row of the window read otherwise */
	struct entry lost, landed; /* the row that was gone when everything was read again (id 0: none), where the cursor went */
	int lost_position;
	bool counting; /* the source has something to count */
	const struct text_query *query;
};

bool listing_is_same(const struct entry *a, const struct entry *b); /* the same row in the same place */
/* The cursor to ENTRY, which is unfolded; the window around it if need be. */
bool listing_go_to(struct listing *listing, const struct entry *entry, struct error *error);

#endif
