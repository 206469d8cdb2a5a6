#include "milestone.h"

/* The last day of a stored date: what counts for "done by" and "expected by". */
static day_number last_day(const char *text)
{
	struct date date;

	if (!text || !*text || !date_parse_stored(text, strlen(text), &date, NULL))
		return DAY_NONE;
	return date.last != DAY_NONE ? date.last : date.first;
}

static int word(enum vocabulary vocabulary, const char *text)
{
	int value = text ? word_find(vocabulary, text) : WORD_NONE;

	return value == WORD_NONE ? 0 : value;
}

void milestone_state(const char *const texts[MILESTONE_COLUMNS], struct milestone_state *state)
{
	const char *date = texts[1] ? texts[1] : "";

	*state = milestone_blank();
	state->type = (enum milestone_type)word(VOCABULARY_MILESTONE_TYPE, texts[0]);
	/* A date that is none was not written by us: no date rather than a made-up one; check finds it. */
	date_parse_stored(date, strlen(date), &state->date, NULL);
	state->forecast = last_day(texts[2]);
	state->done_on = last_day(texts[3]);
	state->reported = (enum reported)word(VOCABULARY_REPORTED, texts[4]);
	state->reported_on = last_day(texts[5]);
	state->verified = (enum verified)word(VOCABULARY_VERIFIED, texts[6]);
	state->slips = texts[7] ? (int)strtol(texts[7], NULL, 10) : 0;
	state->recovery = last_day(texts[8]);
	state->issue = texts[9] && *texts[9];
	state->stage = texts[10] ? word_find(VOCABULARY_LAW_STAGE, texts[10]) : WORD_NONE;
}

void milestone_read(sqlite3_stmt *statement, int first, struct milestone_state *state)
{
	const char *texts[MILESTONE_COLUMNS];

	for (int i = 0; i < MILESTONE_COLUMNS; i++)
		texts[i] = (const char *)sqlite3_column_text(statement, first + i);
	milestone_state(texts, state);
}
