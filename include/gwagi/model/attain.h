/* How far a target is attained. Exact: no rate is ever rounded up, so 100 % is said of what is reached and of nothing else. */
#ifndef GWAGI_MODEL_ATTAIN_H
#define GWAGI_MODEL_ATTAIN_H

#include "gwagi/model/amount.h"
#include "gwagi/model/day.h"
#include "gwagi/model/rules.h"

struct path_point {
	day_number day; /* on which the figure should be reached: the last of a year */
	struct amount amount;
};

struct target_state {
	enum target_class class;
	const struct quantity *quantity;
	struct amount latest; /* of the newest reading by the 기준일; absent: no data, which is not 0 */
	const struct path_point *path;
	size_t path_count; /* in the order of their days */
};

bool target_is_measured(enum target_class class); /* 목표, 반복목표, 예산·재원; never 예시, 현황, 기준값, 정성목표 */

/* The goal is reached by the comparator: 이상, 초과, 이하, 미만; without a bound by having come up to it, or down to it if it
 * lies below the baseline (without one, below the first point of the path). Of a range each end is reached for itself. */
enum attain_mark {
	ATTAIN_UNMEASURED, /* of a class that is never measured, or without a figure */
	ATTAIN_WITHHELD,   /* 비공개: nothing else is told */
	ATTAIN_NO_READING, /* 자료없음 */
	ATTAIN_MISSED,
	ATTAIN_NEAR,     /* approximate (수준, 여, 약), and within rules.band of it: a person decides */
	ATTAIN_LOW_END,  /* 하한 달성 */
	ATTAIN_HIGH_END, /* 상한 달성 */
	ATTAIN_REACHED,
};
enum attain_path { PATH_NONE, PATH_AHEAD, PATH_REACHED }; /* AHEAD: none of its days has come */

struct attainment {
	enum attain_mark mark;
	/* (latest − baseline) ÷ (goal − baseline) in permille, rounded down; of a range to its low and its high end, else both
	 * are alike. None for an upper bound or a falling goal without a baseline, or where the goal lies on the other side of
	 * it. */
	bool has_rate;
	int64_t rate_low, rate_high;
	enum attain_path path;
	struct path_point point; /* PATH_REACHED: the last whose day has come */
	/* latest ÷ path, or path ÷ latest if the goal is below, in permille, rounded down; none if one of them is not above 0. */
	bool has_ratio;
	int64_t ratio;
	int signal; /* enum signal: on_track, attention or late, with PATH_REACHED; else WORD_NONE */
};

struct attainment attain(const struct target_state *target, const struct rules *rules, day_number today);

enum { ATTAIN_SENTENCE = 512 };
/* "미달 · 달성률 62.5% · 경로 2026-12-31 5,250장 대비 95.2% 정상추진", "자료없음", "비공개", "하한 달성 · 하한 대비 120.0%, 상한
 * 대비 24.0% · 경로 없음". */
void attain_sentence(const struct target_state *target, const struct rules *rules, day_number today, char out[ATTAIN_SENTENCE]);

#endif
