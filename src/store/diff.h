/* The two days of a diff and what lies between them. */
#ifndef GWAGI_STORE_DIFF_INTERNAL_H
#define GWAGI_STORE_DIFF_INTERNAL_H

#include "gwagi/model/code.h"
#include "gwagi/model/judge.h"
#include "gwagi/store/diff.h"
#include "gwagi/store/list.h"
#include "internal.h"

/* The rows of a table: what of them is told, and as what. */
struct diff_kind {
	const char *table;
	enum record_kind kind;
	const char *owner;    /* the field with the code under which they are told; NULL: their own */
	enum difference made; /* of a new row */
	const char *shown;    /* the field that says what it is; NULL: its title does */
	struct {
		const char *key;
		enum difference difference;
	} watched[8]; /* ends with NULL */
};
const struct diff_kind *diff_kind_find(const char *table); /* NULL: nothing of them is told */

/* A row with changes that are seen on one of the days only. */
struct touched {
	const struct diff_kind *kind;
	char *code, *sort; /* the sort key of what it is told under, where the list has its place for it */
};

/* A connection that looks at one day. */
struct diff_side {
	struct store *store;
	day_number day;
	const struct rules *rules;
	int64_t last; /* id of the last change that it may see */
};

struct diff {
	struct diff_side from, to;
	struct touched *touched; /* in the order of the list */
	size_t touched_count;
	/* The last frozen day of each month up to the later day, latest first; as many as were asked for. */
	struct diff_side *months;
	size_t month_count;
	bool all_months;
	/* One of them is not NULL. */
	diff_each *each;
	int64_t *counts;
	void *context;
	bool ended; /* by EACH */
	struct {
		char code[CODE_TEXT];
		struct ref ref;
		char *title, *rule, *offices; /* NULL for none */
	} owner;                              /* what was told of last */
};

/* diff_side.c */
bool diff_side_open(struct diff_side *side, const struct store *store, day_number day, struct error *error);
bool diff_is_lit(const struct verdict *verdict);
/* On how many of the frozen months in a row, from the later day backwards, the milestone was lit. */
bool diff_months(struct diff *diff, struct ref milestone, int *months, struct error *error);

/* diff_touched.c */
bool diff_find_touched(struct diff *diff, struct error *error);

/* diff_row.c: tell of what differs in a touched row; and of one difference of the row that CODE names. */
bool diff_tell_row(struct diff *diff, const struct touched *touched, struct error *error);
bool diff_tell(struct diff *diff, const char *code, const struct diff_row *row, struct error *error);
/* The value of a field of a row as SIDE sees it, to be freed; NULL: none. */
bool diff_value(const struct diff_side *side, enum record_kind kind, const char *code, const char *key, char **value,
		struct error *error);

#endif
