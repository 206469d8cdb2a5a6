/* Many milestones in a line: counts first, then the worst signal of what is unfinished, and two rates with what they are
 * made of. Nothing is ever averaged. */
#ifndef GWAGI_MODEL_ROLLUP_H
#define GWAGI_MODEL_ROLLUP_H

#include <stdint.h>
#include "gwagi/model/vocabulary.h"

/* The signals from the worst to the best: stalled, late, attention, unreported, stopped, on_track, done. Silence is no failure,
 * but worse than a decision not to go on. */
enum signal signal_by_weight(int position); /* 0 … SIGNAL_COUNT - 1 */
enum signal signal_worse(enum signal a, enum signal b);
/* The worst signal that counts any; done only if nothing else is there, WORD_NONE if nothing is. */
int rollup_signal(const int64_t counts[SIGNAL_COUNT]);

/* Done of all, or done of what was due by the 기준일. */
struct rate {
	int64_t done, all;
};

enum { PERMILLE_TEXT = 32, RATE_TEXT = 96 };
/* "5.2%" */
void permille_print(int64_t permille, char out[PERMILLE_TEXT]);
/* To the nearest tenth of a percent, but 100.0% only if all are done; 0 of none. */
int64_t rate_permille(struct rate rate);
/* "3/58 · 5.2%"; "–" of none. */
void rate_print(struct rate rate, char out[RATE_TEXT]);

#endif
