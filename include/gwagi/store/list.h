/* Lists: rows of one kind in their order, chosen by filter, as records (model/record.h). One row is held at a time. */
#ifndef GWAGI_STORE_LIST_H
#define GWAGI_STORE_LIST_H

#include "gwagi/model/filter.h"
#include "gwagi/model/record.h"
#include "gwagi/store/store.h"

/* The fields of a kind, in the order of JSON and CSV; constant. */
const struct field *store_fields(enum record_kind kind, size_t *count);

struct store_query {
	enum record_kind kind;
	const struct filter *filter; /* NULL: all */
	/* Its bare words without their spaces and middle dots (text_query_create_loose() of text/match.h), for a list that is
	 * empty: every row is looked at. A word of nothing else stays as it is. */
	bool loose;
	const char *code; /* NULL, or only the row with this code */
	/* NULL, or only what lies at or below this item, meeting or office. */
	const char *under;
	/* NULL, or only what belongs to just this code: its citations, changes, links, evidence; the contacts and offices that
	 * answer for it, if need be those of the nearest item above that has some; of an office the contacts of the offices below
	 * it too. */
	const char *of;
	int64_t limit; /* 0: all */
	/* NULL, or the fields that are wanted, ended by NULL: the others are left empty, which is quicker. */
	const char *const *keys;
};

/* Called for each row; the record is valid during the call. False stops the list. */
typedef bool store_each(void *context, const struct record *record);

/* False, with a sentence, for a filter key or value that does not fit the kind, a code that is none (ERROR_USAGE) or that is
 * not there (`under`, ERROR_NOT_FOUND), a busy or damaged database. *ROWS (may be NULL) is how many there were. */
bool store_list(struct store *store, const struct store_query *query, store_each *each, void *context, int64_t *rows,
		struct error *error);

/* For a list that is empty: OTHER becomes FILTER with its bare words read on the other keyboard (text_other_keyboard() of
 * text/match.h), of those that can be; false if none can. TYPED and READ are those words, as typed and as read, separated by
 * blanks. */
bool filter_other_keyboard(const struct filter *filter, struct filter *other, char typed[FILTER_TEXT], char read[FILTER_TEXT]);

/* The bare words of FILTER, as typed, separated by blanks; false if it has none. */
bool filter_words(const struct filter *filter, char words[FILTER_TEXT]);

/* The row that CODE names, of whichever kind. ERROR_USAGE if it is no code, ERROR_NOT_FOUND if there is none. */
bool store_find(struct store *store, const char *code, struct ref *ref, struct error *error);

#endif
