/* What a view lists, as steps from one row to the next: the window over them (listing.c) is alike for all views. */
#ifndef GWAGI_SRC_VIEW_SOURCE_H
#define GWAGI_SRC_VIEW_SOURCE_H

#include "entry.h"
#include "gwagi/view/listing.h"
#include "telling.h"

enum step {
	STEP_FAILED = -1, /* with a sentence */
	STEP_END,         /* there is none */
	STEP_ROW,
	STEP_PENDING /* the entry is ENTRY_PENDING: look again from it, the same way */
};

/* As if nothing was folded, as far as there are not too many rows for looking through them; or all. */
enum unfolding { UNFOLD_NOTHING, UNFOLD_FEW, UNFOLD_ALL };

/* STATE is what create() made. BUDGET is that of store_scan_step(). */
struct source_type {
	const char *name; /* of the view; N_() */
	void *(*create)(struct store *store);
	void (*destroy)(void *state);
	/* Forget what was read; FILTER (NULL or "": all) is what is let through from now on. */
	bool (*reload)(void *state, const char *filter, struct error *error);
	/* The first (last) row. */
	enum step (*edge)(void *state, bool last, int *budget, struct entry *entry, struct error *error);
	/* The row behind (before) FROM, which may be ENTRY_PENDING. */
	enum step (*beside)(void *state, const struct entry *from, bool backwards, int *budget, struct entry *entry,
			    struct error *error);
	/* ENTRY as it is now; STEP_END if it is gone from where it was. */
	enum step (*again)(void *state, struct entry *entry, struct error *error);
	/* The row of REF, unfolding what is above it; STEP_END if this view does not list it. */
	enum step (*find)(void *state, struct ref ref, struct entry *entry, struct error *error);
	/* The row that FROM stands below. */
	enum step (*above)(void *state, const struct entry *from, struct entry *entry, struct error *error);
	void (*turn)(void *state, const struct entry *entry); /* fold or unfold it */
	bool (*draw)(void *state, struct entry *entry, const struct text_query *query, int cells, struct row *row,
		     struct error *error);
	/* The following may be NULL. */
	enum step (*find_day)(void *state, day_number day, struct entry *entry, struct error *error); /* due on DAY or next */
	void (*title)(const void *state, struct row *right); /* at the right of the pane's title */
	/* Go on with what is still to be counted; *MORE as long as something is. */
	bool (*work)(void *state, int *budget, bool *more, struct error *error);
	/* What REF stands for in this view, in sentences; for headings. NULL: nothing. */
	const char *(*explain)(const void *state, const struct entry *entry);
	void (*unfold_all)(void *state, enum unfolding much);
	/* A row for paper; NULL: telling_node(). */
	bool (*tell)(void *state, struct entry *entry, struct telling *telling, struct error *error);
	/* A heading for programs, the same in every language; NULL: its title, which is data. */
	void (*key)(const void *state, const struct entry *heading, char *out, size_t size);
	/* Whether QUERY finds a row, if in more than its title and code. */
	bool (*matches)(const void *state, const struct entry *entry, const struct text_query *query);
};

extern const struct source_type source_tree, source_sieve, source_work, source_targets, source_offices, source_agenda,
	source_changes;

#endif
