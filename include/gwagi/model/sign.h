/* How a judgement is put where there is little room. */
#ifndef GWAGI_MODEL_SIGN_H
#define GWAGI_MODEL_SIGN_H

#include "gwagi/model/judge.h"

/* One syllable for a signal, two cells: 완 정 관 지 부 보 미. All differ. */
const char *signal_syllable(enum signal signal);
/* The D-day column: D-11, D-Day, D+12 for what has a due day and is not finished; 완료, 매월, 매년, 기한없음 for the rest. */
void verdict_left(const struct milestone_state *state, const struct verdict *verdict, char *out, size_t size);

#endif
