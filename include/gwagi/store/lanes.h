/* Milestones by who answers for them, and how many are due when: what a timeline asks. False with a sentence. */
#ifndef GWAGI_STORE_LANES_H
#define GWAGI_STORE_LANES_H

#include "gwagi/store/outline.h"

enum { LANE_NAME = 256 };

/* An office that answers for something. */
struct lane {
	int64_t office; /* 0: what no office answers for */
	char code[CODE_TEXT];
	char name[LANE_NAME]; /* "국방부 국방인공지능정책팀": of its ministry and its own; cut at a character when longer */
};

/* The offices that answer for what lies at and below a meeting or an item, up to ROOM of them, then the lane of what no office
 * answers for. A lane may turn out to be empty. As of a past day: those that answered then. */
bool store_lanes(struct store *store, struct ref below, struct lane *lanes, size_t room, size_t *count, struct error *error);

/* As store_milestones(), in the order of their last days, those without one last: of what lies at and below BELOW that for which
 * the office itself answers; with office 0, nobody. */
bool store_lane_milestones(struct store *store, struct ref below, int64_t office, int64_t after, bool backwards,
			   struct node *nodes, size_t room, size_t *count, struct error *error);

/* Of all that store_milestones() finds for BELOW: how many have their last day (verdict.has_due) from EDGES[i] up to, not with,
 * EDGES[i + 1], into COUNTS[i]. EDGES are CELLS + 1 ascending days. Out of the kept counts where these are; deeper down, for
 * offices and as of a past day they are counted. */
bool store_due_counts(struct store *store, struct ref below, const day_number *edges, size_t cells, int64_t *counts,
		      struct error *error);

#endif
