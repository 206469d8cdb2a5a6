#include "check.h"
#include "gwagi/model/recurrence.h"
#include "gwagi/model/series.h"

/* How an occurrence stands; the latest is that of 2025-12, the current that of 2026-01, and today is 2026-01-05. */
enum stand { NONE, SILENT, BEGUN, SLIPPING, HELD, CLAIMED, DONE };

static const struct milestone_state *occurrence(enum stand stand, const char *label, struct milestone_state *state)
{
	struct recurrence_period period;
	char stored[DATE_TEXT];

	if (stand == NONE)
		return NULL;
	assert_true(recurrence_find(label, &period, NULL));
	*state = milestone_blank();
	recurrence_date(&period, stored, &state->date);
	state->type = TYPE_PERIOD;
	state->reported = stand == SILENT    ? REPORTED_NONE
			  : stand == HELD    ? REPORTED_ON_HOLD
			  : stand >= CLAIMED ? REPORTED_DONE
					     : REPORTED_IN_PROGRESS;
	state->reported_on = day_make(2026, 1, 2);
	state->done_on = stand >= CLAIMED ? state->date.first : DAY_NONE;
	state->verified = stand == DONE ? VERIFIED_CONFIRMED : VERIFIED_NONE;
	state->forecast = stand == SLIPPING ? state->date.last + 3 : DAY_NONE;
	return state;
}

static void a_series_goes_on_until_it_is_closed(void **unused)
{
	static const struct {
		enum stand latest, current;
		int ended, fulfilled, closing;
		enum series_basis basis;
		enum signal signal;
		const char *sentence;
	} rows[] = {
		{DONE, SILENT, 12, 11, WORD_NONE, SERIES_CONTINUED, SIGNAL_ON_TRACK, "이행 후 계속추진 · 12회 중 11회 이행"},
		{DONE, BEGUN, 1, 1, WORD_NONE, SERIES_CONTINUED, SIGNAL_ON_TRACK, "이행 후 계속추진 · 1회 중 1회 이행"},
		{DONE, DONE, 1, 1, WORD_NONE, SERIES_CONTINUED, SIGNAL_ON_TRACK, "이행 후 계속추진 · 1회 중 1회 이행"},
		{DONE, NONE, 1, 1, WORD_NONE, SERIES_CONTINUED, SIGNAL_ON_TRACK, "이행 후 계속추진 · 1회 중 1회 이행"},
		{NONE, DONE, 0, 0, WORD_NONE, SERIES_CONTINUED, SIGNAL_ON_TRACK, "이행 후 계속추진"},
		{DONE, SLIPPING, 2, 2, WORD_NONE, SERIES_CURRENT, SIGNAL_ATTENTION, "이번 회차: 지연예상 +3일 · 2회 중 2회 이행"},
		{DONE, CLAIMED, 2, 2, WORD_NONE, SERIES_CURRENT, SIGNAL_ATTENTION,
		 "이번 회차: 완료보고·확인 전 · 2회 중 2회 이행"},
		{DONE, HELD, 2, 2, WORD_NONE, SERIES_CURRENT, SIGNAL_STOPPED, "이번 회차: 보류 보고 · 2회 중 2회 이행"},
		{BEGUN, BEGUN, 2, 1, WORD_NONE, SERIES_LATEST, SIGNAL_LATE,
		 "지난 회차: 기한 2025-12-31 경과 +5일 · 2회 중 1회 이행"},
		{BEGUN, DONE, 2, 1, WORD_NONE, SERIES_LATEST, SIGNAL_LATE,
		 "지난 회차: 기한 2025-12-31 경과 +5일 · 2회 중 1회 이행"},
		{CLAIMED, CLAIMED, 1, 0, WORD_NONE, SERIES_LATEST, SIGNAL_ATTENTION,
		 "지난 회차: 완료보고·확인 전 · 1회 중 0회 이행"},
		{SILENT, SILENT, 1, 0, WORD_NONE, SERIES_LATEST, SIGNAL_UNREPORTED,
		 "지난 회차: 미보고 · 기한 2025-12-31 경과 +5일 · 1회 중 0회 이행"},
		{SILENT, SLIPPING, 1, 0, WORD_NONE, SERIES_CURRENT, SIGNAL_ATTENTION,
		 "이번 회차: 지연예상 +3일 · 1회 중 0회 이행"},
		{NONE, SILENT, 0, 0, WORD_NONE, SERIES_CURRENT, SIGNAL_UNREPORTED, "이번 회차: 보고 없음"},
		{NONE, BEGUN, 0, 0, WORD_NONE, SERIES_CURRENT, SIGNAL_ON_TRACK, "이번 회차: 정상추진 · 기한 2026-01-31 D-26"},
		{NONE, NONE, 0, 0, WORD_NONE, SERIES_EMPTY, SIGNAL_UNREPORTED, "회차 없음"},
		{DONE, NONE, 4, 4, CLOSING_COMPLETED, SERIES_CLOSED, SIGNAL_DONE, "종결: 완료 · 4회 중 4회 이행"},
		{BEGUN, BEGUN, 4, 3, CLOSING_WITHDRAWN, SERIES_CLOSED, SIGNAL_STOPPED, "종결: 철회 · 4회 중 3회 이행"},
		{DONE, NONE, 4, 4, CLOSING_CARRIED_OVER, SERIES_CLOSED, SIGNAL_STOPPED, "종결: 이월 · 4회 중 4회 이행"},
	};

	(void)unused;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct milestone_state latest, current;
		struct series series = {.latest = occurrence(rows[i].latest, "2025-12", &latest),
					.current = occurrence(rows[i].current, "2026-01", &current),
					.ended = rows[i].ended,
					.fulfilled = rows[i].fulfilled,
					.closing = rows[i].closing};
		struct series_verdict verdict = series_judge(&series, rules_current(), day_make(2026, 1, 5));
		char sentence[SERIES_SENTENCE];

		CHECK(verdict.basis == rows[i].basis && verdict.signal == rows[i].signal, "row %zu: %d %d\n", i,
		      (int)verdict.basis, (int)verdict.signal);
		series_sentence(&series, rules_current(), day_make(2026, 1, 5), sentence);
		CHECK(strcmp(sentence, rows[i].sentence) == 0, "row %zu: %s\n", i, sentence);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_series_goes_on_until_it_is_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
