/* The judgement of a milestone: what the ministry says (reported), what evidence supports (verified), what the calendar
 * says (schedule), and the one light derived from them. Pure functions of (milestone, rules, 기준일).
 *
 * The order of the rules, their words and their numbers are the project's own proposal, drawn from the published
 * practice of delivery units and of the Korean 국정과제 checks; docs/architecture.md lists them one by one. */
#ifndef GWAGI_MODEL_JUDGE_H
#define GWAGI_MODEL_JUDGE_H

#include "gwagi/model/date.h"
#include "gwagi/model/vocabulary.h"

/* The parameters of one version of the rules; all in days. */
struct rules {
	int version;
	int due_soon;    /* 기한임박 from this many days before the last day */
	int stalled;     /* 부진 when late by more than this */
	int stale_after; /* a report older than this counts as none */
};
const struct rules *rules_current(void);

struct milestone_state {
	enum milestone_type type;
	struct date date;
	day_number forecast, done_on, reported_on; /* DAY_NONE if not given; a report without its day never grows stale */
	enum reported reported;
	enum verified verified;
};

/* Which rule decided. Its words: judge_sentence(). */
enum judge_rule {
	RULE_STOPPED,
	RULE_CONFIRMED,
	RULE_DONE_UNVERIFIED,
	RULE_NEVER_REPORTED,
	RULE_REPORT_STALE,
	RULE_STALLED,
	RULE_LATE,
	RULE_FORECAST_LATE,
	RULE_START_MISSED,
	RULE_DUE_SOON,
	RULE_IN_PROGRESS_NO_DUE,
	RULE_ON_TRACK,
};

struct verdict {
	enum signal signal;
	enum judge_rule rule;
	int schedule;     /* enum schedule; WORD_NONE for a past fact, which no schedule rule judges */
	bool has_due;     /* a last day, unless past or of type start: a start is only missed (RULE_START_MISSED), never late */
	int days_left;    /* last day − 기준일, negative when past; only with has_due */
	bool past;        /* a past fact: in neither rate */
	bool due_reached; /* has_due, and 기준일 has reached or passed it: counts in the due-based rate */
};

struct verdict judge(const struct milestone_state *state, const struct rules *rules, day_number today);

enum { JUDGE_SENTENCE = 256, JUDGE_STEPS = 8 };
/* The rule in words, with the days that made it so: "기한 2025-12-31 경과 +326일". */
void judge_sentence(const struct milestone_state *state, const struct rules *rules, day_number today, char out[JUDGE_SENTENCE]);

/* The days on which the verdict may change, ascending and distinct; between two of them it is constant, apart from
 * days_left. Returns how many; the verdict before the first is that of the day before it. */
size_t judge_steps(const struct milestone_state *state, const struct rules *rules, day_number steps[JUDGE_STEPS]);

#endif
