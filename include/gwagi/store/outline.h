/* The tree row by row: meetings, below them items, and in front of an item's children its milestones. Each step is one
 * indexed look-up, so a window of rows costs the same in a tree of a million. */
#ifndef GWAGI_STORE_OUTLINE_H
#define GWAGI_STORE_OUTLINE_H

#include "gwagi/model/code.h"
#include "gwagi/model/judge.h"
#include "gwagi/model/record.h"
#include "gwagi/store/store.h"

enum { NODE_TITLE = 512, NODE_LABEL = 64 };

/* Counts of the milestones at and below a row, on the 기준일. Past facts are only in `past`. */
struct tally {
	int64_t total;                /* milestones that are no past facts */
	int64_t signal[SIGNAL_COUNT]; /* of them, by signal; their sum is `total` */
	int64_t overdue, due_soon;    /* by schedule */
	int64_t undated;              /* of type undated: 기한미설정 */
	int64_t due, due_done;        /* last day reached by the 기준일; of them done: the due-based rate */
	int64_t past;
};

struct node {
	/* RECORD_MEETING, RECORD_ITEM, RECORD_MILESTONE; alone (store_node()) also RECORD_TARGET, RECORD_OFFICE, RECORD_CONTACT.
	 * id 0: there is none. */
	struct ref ref;
	char code[CODE_TEXT];
	char title[NODE_TITLE];       /* as stored, cut at a character when longer */
	char label[NODE_LABEL];       /* the printed kind: 전략①, 과제, WG … */
	int level;                    /* meeting 0, agenda 1 …; a milestone one more than its item */
	int closing;                  /* enum closing of an item that is closed; else WORD_NONE */
	bool has_children;            /* items or milestones below */
	struct milestone_state state; /* RECORD_MILESTONE */
	struct verdict verdict;       /* RECORD_MILESTONE, on the 기준일 */
	day_number original;          /* RECORD_MILESTONE: last day of the date first promised, DAY_NONE if it was never moved */
	int64_t version;
};

/* Each fills *NODE; id 0 if there is no such row. `parent` of id 0 stands for the top, whose children are the meetings. */
bool store_node(struct store *store, struct ref ref, struct node *node, struct error *error);
bool store_node_first_child(struct store *store, struct ref parent, struct node *node, struct error *error);
bool store_node_last_child(struct store *store, struct ref parent, struct node *node, struct error *error);
bool store_node_next(struct store *store, struct ref ref, struct node *node, struct error *error);     /* next sibling */
bool store_node_previous(struct store *store, struct ref ref, struct node *node, struct error *error); /* previous sibling */
bool store_node_parent(struct store *store, struct ref ref, struct node *node, struct error *error);

/* The milestones at and below a row in the order of the tree: up to ROOM of them behind the one of id AFTER (0: from the
 * first), or with `backwards` the ones before it, nearest first. *COUNT is how many were found. Of a target those of its item. Of
 * an office, and of a contact its office, those that it and the offices below it answer for, in the order of their last days,
 * those without one last. */
bool store_milestones(struct store *store, struct ref below, int64_t after, bool backwards, struct node *nodes, size_t room,
		      size_t *count, struct error *error);

/* The counts below a row; a ref of id 0 is the whole database. Kept for meetings and agendas, counted for what lies deeper. */
bool store_tally(struct store *store, struct ref below, struct tally *tally, struct error *error);

#endif
