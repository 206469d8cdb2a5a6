/* The rules of the judgement as data: which ones, in which order, with which numbers. Each version stays as it was, so
 * that what was judged by it can be judged again. The order, the words and the numbers are the project's own proposal,
 * drawn from the published practice of delivery units and of the Korean 국정과제 checks; docs/architecture.md lists them. */
#ifndef GWAGI_MODEL_RULES_H
#define GWAGI_MODEL_RULES_H

#include <stddef.h>
#include "gwagi/model/vocabulary.h"

/* What each says: judge_sentence(). No number of it is stored. */
enum judge_rule {
	RULE_STOPPED,
	RULE_CONFIRMED,
	RULE_DONE_UNVERIFIED,
	RULE_NEVER_REPORTED,
	RULE_REPORT_STALE,
	RULE_STALLED,
	RULE_RECOVERY_MISSED, /* since version 2 */
	RULE_LATE,
	RULE_FORECAST_LATE,
	RULE_FORECAST_SLIPPING, /* since version 2 */
	RULE_ISSUE,             /* since version 2 */
	RULE_START_MISSED,
	RULE_DUE_SOON,
	RULE_IN_PROGRESS_NO_DUE,
	RULE_ON_TRACK,
	RULE_COUNT
};

struct rules {
	int version;
	int due_soon;    /* days: 기한임박 from this many before the last day */
	int stalled;     /* days: 부진 when late by more than this */
	int stale_after; /* days: a report older than this counts as none */
	int slips;       /* attention when so many reports in a row moved the forecast later */
	int missed;      /* 부진 when so many promised days of recovery went by */
	int path_good;   /* permille of the path from which a figure is on track */
	int path_fair;   /* permille of it from which it needs attention; below it is late */
	int band;        /* permille around an approximate figure (수준) in which a person decides */
	size_t count;
	struct {
		enum judge_rule rule;
		enum signal signal;
	} order[RULE_COUNT]; /* the first that holds decides; the last always holds */
};

const struct rules *rules_current(void);
const struct rules *rules_find(int version); /* NULL if there is none */

enum { RULES_NAME = 32 };
void rules_name(const struct rules *rules, char out[RULES_NAME]); /* "규칙 2판" */

#endif
