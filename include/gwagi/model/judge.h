/* The judgement of a milestone: what the ministry says (reported), what evidence supports (verified), what the calendar
 * says (schedule), and the one light derived from them. Pure functions of (milestone, rules, 기준일). */
#ifndef GWAGI_MODEL_JUDGE_H
#define GWAGI_MODEL_JUDGE_H

#include "gwagi/model/date.h"
#include "gwagi/model/rules.h"

struct milestone_state {
	enum milestone_type type;
	struct date date;
	day_number forecast, done_on, reported_on; /* DAY_NONE if not given; a report without its day never grows stale */
	enum reported reported;
	enum verified verified;
	int slips;           /* how many reports in a row, up to the latest, moved the forecast later */
	day_number recovery; /* day of the promise of recovery that is one too many to miss (rules.missed); DAY_NONE: too few */
	bool issue;          /* a grave issue is open: an accident, no budget, ministries that disagree */
	int stage;           /* enum law_stage; WORD_NONE if no law is being made */
};

/* Nothing known: no type but the first, no date, no day, nothing reported. Begin with it: a zeroed state is none, as 0 is
 * a day and a stage. */
struct milestone_state milestone_blank(void);

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
/* The rule in words, with the days that made it so: "기한 2025-12-31 경과 +326일"; of a law that is being made its stage too:
 * "… · 국회 제출 · 정부 내 조치 완료(국회 계류)". Which rules decided is for rules_name(). */
void judge_sentence(const struct milestone_state *state, const struct rules *rules, day_number today, char out[JUDGE_SENTENCE]);

/* The days on which the verdict may change, ascending and distinct; between two of them it is constant, apart from
 * days_left. Returns how many; the verdict before the first is that of the day before it. */
size_t judge_steps(const struct milestone_state *state, const struct rules *rules, day_number steps[JUDGE_STEPS]);

#endif
