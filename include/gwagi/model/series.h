/* A recurring commitment as a whole. One occurrence never completes it: it goes on until it is closed. */
#ifndef GWAGI_MODEL_SERIES_H
#define GWAGI_MODEL_SERIES_H

#include "gwagi/model/judge.h"

/* Occurrences are judged by judge(), each with its period (recurrence.h) as the date. */
struct series {
	const struct milestone_state *latest;  /* the occurrence whose period ended last; NULL: none has */
	const struct milestone_state *current; /* the one whose period runs; NULL: none */
	int ended, fulfilled;                  /* periods that ended since the first; of them confirmed as done */
	int closing;                           /* enum closing; WORD_NONE while it goes on */
};

enum series_basis { SERIES_CLOSED, SERIES_CONTINUED, SERIES_LATEST, SERIES_CURRENT, SERIES_EMPTY };

struct series_verdict {
	enum series_basis basis;
	enum signal signal;
};

/* Closed: done if completed, else stopped. The latest is done (or, before any has ended, the first): on track, 이행 후 계속추진,
 * unless a report on the current one says worse; that there is none yet is no matter, for its period runs. Else the worse of
 * the two, the latest if they are alike. Without any occurrence: unreported. */
struct series_verdict series_judge(const struct series *series, const struct rules *rules, day_number today);

enum { SERIES_SENTENCE = JUDGE_SENTENCE + 96 };
/* "이행 후 계속추진 · 12회 중 11회 이행", "지난 회차: 기한 2026-01-31 경과 +3일 · 12회 중 10회 이행". */
void series_sentence(const struct series *series, const struct rules *rules, day_number today, char out[SERIES_SENTENCE]);

#endif
