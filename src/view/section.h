/* What a filter lets through, as rows of a view: a part of it that stands under one heading. */
#ifndef GWAGI_SRC_VIEW_SECTION_H
#define GWAGI_SRC_VIEW_SECTION_H

#include "source.h"

/* Zeroed, it lets nothing through. */
struct section {
	struct store *store;
	enum scan_order order;
	enum record_kind kind;
	struct filter *filter;
	struct scan *scan;
	int64_t count; /* so far */
	struct scan_place counted;
	bool counted_all;
};

/* Anew: what WORDS and FILTER ("": all) both let through. */
bool section_open(struct section *section, struct store *store, enum record_kind kind, enum scan_order order, const char *words,
		  const char *filter, struct error *error);
void section_close(struct section *section);
/* The row behind (before) *PLACE, in GROUP; STEP_PENDING: as an entry to go on from. */
enum step section_step(struct section *section, struct scan_place place, bool backwards, int64_t group, int *budget,
		       struct entry *entry, struct error *error);
/* Where a row or a pending entry stands. */
struct scan_place section_place(const struct section *section, const struct entry *entry);
/* Whether it lets a row through, which is then read into *NODE. */
enum step section_find(const struct section *section, struct ref ref, struct node *node, struct error *error);
/* Go on counting; true when all is counted, or with a sentence in *ERROR on failure. */
bool section_count(struct section *section, int *budget, struct error *error);

#endif
