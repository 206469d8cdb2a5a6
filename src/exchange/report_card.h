/* A 과제관리카드: one row of the database with all that hangs on it. */
#ifndef GWAGI_SRC_EXCHANGE_REPORT_CARD_H
#define GWAGI_SRC_EXCHANGE_REPORT_CARD_H

#include "report_build.h"

struct card {
	struct making *making;
	struct ref ref;
	const char *code;
	struct table fields; /* what is called what, until it goes into the document */
	struct table history;
	struct text month; /* what was written of it in the month of the 기준일 */
	int64_t older;     /* changes that are not in `history` */
};

/* A row of `fields`; an empty one says "–". */
void card_field(struct card *card, const char *name, const char *text);

/* report_card_lists.c: the lists behind the fields of each kind, each a line a row; false with a sentence. */
bool card_citations(struct card *card);
bool card_offices(struct card *card);
bool card_persons(struct card *card);
bool card_targets(struct card *card); /* of a milestone those of its item */
bool card_evidence(struct card *card);
bool card_calls(struct card *card);
bool card_readings(struct card *card);
bool card_path(struct card *card);
bool card_links(struct card *card);
/* Fills `history` and `month`. */
bool card_history(struct card *card);

#endif
