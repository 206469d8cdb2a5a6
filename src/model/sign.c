#include "gwagi/model/sign.h"
#include <stdio.h>
#include "gwagi/model/message.h"

const char *signal_syllable(enum signal signal)
{
	static const char *const syllables[SIGNAL_COUNT] = {
		[SIGNAL_DONE] = N_("완"),       [SIGNAL_ON_TRACK] = N_("정"), [SIGNAL_ATTENTION] = N_("관"),
		[SIGNAL_LATE] = N_("지"),       [SIGNAL_STALLED] = N_("부"),  [SIGNAL_STOPPED] = N_("보"),
		[SIGNAL_UNREPORTED] = N_("미"),
	};

	return _(syllables[signal]);
}

void verdict_left(const struct milestone_state *state, const struct verdict *verdict, char *out, size_t size)
{
	char left[DAY_TEXT];

	if (verdict->signal == SIGNAL_DONE) {
		snprintf(out, size, "%s", word_korean(VOCABULARY_SIGNAL, SIGNAL_DONE));
	} else if (verdict->has_due) {
		day_print_left(verdict->days_left, left);
		snprintf(out, size, "%s", left);
	} else if (state->date.recurrence != RECURRENCE_NONE && state->date.recurrence != RECURRENCE_UNSTATED) {
		date_print_korean(&state->date, out, size);
	} else {
		snprintf(out, size, "%s", word_korean(VOCABULARY_SCHEDULE, SCHEDULE_NO_DUE));
	}
}
