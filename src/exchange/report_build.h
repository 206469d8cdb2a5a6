/* What the papers are made with. */
#ifndef GWAGI_SRC_EXCHANGE_REPORT_BUILD_H
#define GWAGI_SRC_EXCHANGE_REPORT_BUILD_H

#include "gwagi/store/diff.h"
#include "gwagi/store/duty.h"
#include "gwagi/store/scan.h"
#include "gwagi/text/text.h"
#include "report_document.h"

struct making {
	struct store *store;
	const struct report_wish *wish;
	struct document *document;
	day_number since;      /* wish->since, or what stands for it */
	struct people *people; /* report_people.c */
	struct sieve *sieve;   /* report_sieve.c */
	struct error *error;
};

/* Each fills the document; false with a sentence. */
bool report_summary(struct making *making);
bool report_delayed(struct making *making);
bool report_due(struct making *making);
bool report_targets(struct making *making);
bool report_contacts(struct making *making);
bool report_changes(struct making *making);
bool report_card(struct making *making);

/* Past its day, and nobody has said a word: late in no rule, and yet to be told of. */
#define REPORT_SILENCE "schedule:overdue signal:unreported"
/* What is behind: of each a card is made with the month's papers. */
#define REPORT_DELAYS "signal:stalled | signal:late | (" REPORT_SILENCE ")"

/* report_delayed.c: what was said when a milestone was last telephoned about, "" if never; its dates as first promised, as moved
 * and as forecast; the milestones of CONDITION along the days, under a heading. */
bool report_call(struct making *making, const char *code, char *out, size_t size);
void report_dates(const char *original, const char *date, const char *forecast, char *out, size_t size);
bool report_timeline(struct making *making, const char *condition);

/* report.c: CONDITION and what was wished for; false with a sentence. */
bool making_filter(const struct making *making, const char *condition, struct filter *filter);
/* "'26.1.31.(토)" */
void making_day(day_number day, char out[DAY_TEXT * 2]);

/* report_rows.c: every row that CONDITION and the wished filter let through, in their order; of a scan all of it. */
enum walk { WALK_ON, WALK_ENOUGH, WALK_FAILED /* with a sentence */ };
typedef enum walk making_each(struct making *making, const struct node *node, void *context);
bool making_walk(struct making *making, enum record_kind kind, enum scan_order order, const char *condition, making_each *each,
		 void *context);
bool making_walk_scan(struct making *making, struct scan *scan, making_each *each, void *context);
/* The same, where less is to be told of each; only how many. */
bool making_tell(struct making *making, enum record_kind kind, const char *condition, scan_each *each, void *context);
bool making_count(struct making *making, enum record_kind kind, const char *condition, int64_t *count);
/* Some values of one row as people read them, each to be freed; those of an empty field are "". KEYS ends with NULL. */
enum { MAKING_KEYS = 12 };
bool making_values(struct making *making, enum record_kind kind, const char *code, const char *const *keys,
		   char *values[MAKING_KEYS]);
void making_forget(char *values[MAKING_KEYS]);

/* report_sieve.c: which rows the wished filter lets through, of those that differences are told of. False with a sentence. */
bool sieve_create(struct making *making); /* NULL lets all through */
void sieve_destroy(struct sieve *sieve);  /* NULL is fine */
bool sieve_lets(const struct sieve *sieve, struct ref ref);

/* report_people.c: who answers for a row. What is told of an office is kept: it is asked for row by row. */
struct people *people_create(void);
void people_destroy(struct people *people); /* NULL is fine */
/* Its office, and "채연호 팀장 ☎ 02-748-5940" a line each for those in charge there; valid until it is asked again. "" for
 * nobody. */
struct answering {
	const char *office, *lines;  /* "국방부 국방인공지능정책팀"; as two lines */
	const char *path;            /* with all that lies between */
	const char *persons, *first; /* first: the line of the first one */
};
bool people_of(struct making *making, struct ref ref, struct answering *answering);
void person_line(const struct person *person, struct text *out); /* appends */

#endif
