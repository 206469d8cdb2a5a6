/* A row of the left pane, whichever view it is of. */
#ifndef GWAGI_SRC_VIEW_ENTRY_H
#define GWAGI_SRC_VIEW_ENTRY_H

#include "gwagi/model/measure.h"
#include "gwagi/store/scan.h"

enum entry_kind {
	ENTRY_ROW,     /* of the database */
	ENTRY_HEADING, /* of what stands below it: a kind of lateness, a week */
	ENTRY_PENDING, /* not looked at yet: there may be rows here, or none */
};

enum { ENTRY_SAID = 160 };

struct entry {
	enum entry_kind kind;
	/* With node.ref what tells rows apart: which section, office, day … it stands under. */
	int64_t group;
	struct node node; /* of a heading only title and has_children */
	bool open;        /* what is below is shown */
	bool flat;        /* not below what it belongs to: its whole code is shown */
	int depth;
	struct scan_place place; /* ENTRY_PENDING: where to go on */
	struct ref under;        /* the row of its group that it stands below, where a view can't tell from the row */
	bool loaded;             /* what follows was read, once it was drawn */
	struct tally tally;
	struct measure measure; /* of a target */
	char said[ENTRY_SAID];  /* what a view likes to keep of a row, as text */
};

#endif
