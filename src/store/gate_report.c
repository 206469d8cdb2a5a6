/* The rules of a milestone's change: what a report implies, and when it is refused or warned about. */
#include <stdio.h>
#include "gate.h"
#include "gwagi/model/date.h"
#include "place.h"

static struct cell *after(struct passage *passage, const char *key)
{
	return passage_cell(passage, passage->after, key);
}

static struct cell *before(struct passage *passage, const char *key)
{
	return passage_cell(passage, passage->before, key);
}

static bool is(const struct cell *cell, enum vocabulary vocabulary, int value)
{
	return cell->text && strcmp(cell->text, word_english(vocabulary, value)) == 0;
}

static bool changed(struct passage *passage, const char *key)
{
	return !cell_equal(before(passage, key), after(passage, key));
}

static bool has_reason(const struct passage *passage)
{
	return passage->writing->reason.state != CELL_EMPTY;
}

static bool has_authority(const struct passage *passage)
{
	return passage->writing->authority.state != CELL_EMPTY;
}

/* A stored date whose end is known; recurrences and open ends are no day on which something was or will be done. */
static bool closed_date(const struct cell *cell, struct date *date)
{
	return date_parse_stored(cell->text, strlen(cell->text), date, NULL) && date->recurrence == RECURRENCE_NONE &&
	       date->last != DAY_NONE;
}

/* No future day may be an actual. */
static bool check_done(struct passage *passage)
{
	const struct cell *done = after(passage, "done_on");
	struct date date;

	if (!done->text)
		return true;
	if (!is(after(passage, "reported"), VOCABULARY_REPORTED, REPORTED_DONE)) {
		if (passage_has(passage, "done_on"))
			return writing_refuse(passage->writing, "done_on", _("완료보고가 아닌 것에는 완료일을 둘 수 없습니다."));
		cell_set_text(after(passage, "done_on"), "");
		return true;
	}
	if (!changed(passage, "done_on"))
		return true;
	if (!closed_date(done, &date))
		return writing_refuse(passage->writing, "done_on", _("완료일은 하루나 닫힌 기간이어야 합니다: %s."), done->text);
	if ((date.first != DAY_NONE ? date.first : date.last) > passage->writing->effective)
		return writing_refuse(passage->writing, "done_on", _("완료일이 기준일보다 뒤입니다: %s."), done->text);
	if (!place_reported_after(done, after(passage, "reported_on")))
		return writing_refuse(passage->writing, "done_on",
				      _("완료일이 보고일보다 뒤입니다: %s. 다시 보고해 주십시오(reported=reported_done)."),
				      done->text);
	return true;
}

/* No past day may be an estimate. */
static bool check_forecast(struct passage *passage)
{
	const struct cell *forecast = after(passage, "forecast");
	struct date date;

	if (!forecast->text || !changed(passage, "forecast"))
		return true;
	if (!closed_date(forecast, &date))
		return writing_refuse(passage->writing, "forecast", _("예상일은 하루나 끝이 있는 때여야 합니다: %s."),
				      forecast->text);
	if (date.last < passage->writing->effective)
		return writing_refuse(passage->writing, "forecast", _("예상일이 기준일보다 앞섭니다: %s."), forecast->text);
	return true;
}

/* The first value that FIELD had on the 기준일: several reports of one day are one. The sign keeps SQLite from the index of days:
 * a whole import may lie on one. */
static bool value_before(struct passage *passage, const char *field, const char *now, char out[DATE_TEXT])
{
	static const char first[] =
		"SELECT old FROM change WHERE entity = ?1 AND kind = 'milestone' AND field = ?2 AND +effective = ?3 ORDER BY id "
		"LIMIT 1";
	sqlite3_stmt *statement = sql_get(passage->store, first, &passage->writing->answer->error);
	char day[DAY_TEXT];
	bool row;

	if (!statement)
		return writing_fail(passage->writing);
	day_print(passage->writing->effective, day);
	sql_bind_text(statement, 1, passage->code);
	sql_bind_text(statement, 2, field);
	sql_bind_text(statement, 3, day);
	if (!sql_step(passage->store, statement, &row, &passage->writing->answer->error))
		return writing_fail(passage->writing);
	snprintf(out, DATE_TEXT, "%s", row ? sql_text(statement, 0) : now ? now : "");
	sql_done(statement);
	return true;
}

static bool is_later(const char *forecast, const char *than)
{
	struct date a, b;

	return forecast && date_parse_stored(forecast, strlen(forecast), &a, NULL) &&
	       date_parse_stored(than, strlen(than), &b, NULL) && b.last != DAY_NONE && a.last > b.last;
}

/* How many reports in a row have moved the forecast later. */
static bool count_slips(struct passage *passage)
{
	char forecast[DATE_TEXT], slips[DATE_TEXT], now[24];

	if (!changed(passage, "forecast") && !changed(passage, "reported") && !passage->reported_again)
		return true;
	snprintf(now, sizeof now, "%lld", (long long)before(passage, "slips")->integer);
	if (!value_before(passage, "forecast", before(passage, "forecast")->text, forecast) ||
	    !value_before(passage, "slips", now, slips))
		return false;
	cell_set_integer(after(passage, "slips"),
			 is_later(after(passage, "forecast")->text, forecast) ? strtoll(slips, NULL, 10) + 1 : 0);
	return true;
}

static bool check_status(struct passage *passage)
{
	bool stopped = is(after(passage, "reported"), VOCABULARY_REPORTED, REPORTED_ON_HOLD) ||
		       is(after(passage, "reported"), VOCABULARY_REPORTED, REPORTED_CANCELLED);
	char day[DAY_TEXT];

	if (!after(passage, "reported")->text)
		cell_set_text(after(passage, "reported"), word_english(VOCABULARY_REPORTED, REPORTED_NONE));
	if (!passage_has(passage, "reported"))
		return true;
	day_print(passage->writing->effective, day);
	passage->reported_again = !is(after(passage, "reported"), VOCABULARY_REPORTED, REPORTED_NONE) &&
				  !changed(passage, "reported") &&
				  (!before(passage, "reported_on")->text || strcmp(before(passage, "reported_on")->text, day));
	if (!changed(passage, "reported") && !passage->reported_again)
		return true;
	if (stopped && !has_reason(passage))
		return writing_refuse(passage->writing, "reason", _("보류와 중단에는 사유가 있어야 합니다."));
	if (stopped && !has_authority(passage))
		writing_warn(passage->writing, _("보류·중단의 근거(결정)가 적히지 않았습니다."));
	cell_set_text(after(passage, "reported_on"),
		      is(after(passage, "reported"), VOCABULARY_REPORTED, REPORTED_NONE) ? "" : day);
	cell_set_text(after(passage, "reason"), has_reason(passage) ? passage->writing->reason.text : "");
	return true;
}

static bool is_occurrence(const struct passage *passage)
{
	return passage->request->ref.kind == RECORD_OCCURRENCE;
}

/* What proves one time of a recurring milestone proves neither another nor the whole. */
static bool check_verified(struct passage *passage)
{
	static const char of_whole[] = "SELECT max(e.rank) FROM evidence e JOIN milestone m ON m.id = e.milestone_id WHERE "
				       "m.code = ?1 AND e.occurrence_id IS NULL";
	static const char of_time[] =
		"SELECT max(e.rank) FROM evidence e JOIN occurrence o ON o.id = e.occurrence_id WHERE o.code = ?1";
	int64_t rank = 0;

	if (!after(passage, "verified")->text)
		cell_set_text(after(passage, "verified"), word_english(VOCABULARY_VERIFIED, VERIFIED_NONE));
	if (!is(after(passage, "verified"), VOCABULARY_VERIFIED, VERIFIED_CONFIRMED))
		return true;
	if (!is(after(passage, "reported"), VOCABULARY_REPORTED, REPORTED_DONE))
		return changed(passage, "verified")
			       ? writing_refuse(passage->writing, "verified", _("완료보고가 없는 것은 확인할 수 없습니다."))
			       : writing_refuse(
					 passage->writing, "reported",
					 _("확인된 것의 보고는 바꿀 수 없습니다. 확인을 먼저 물려 주십시오(verified=rejected)."));
	if (!changed(passage, "verified"))
		return true;
	if (!sql_integer(passage->store, is_occurrence(passage) ? of_time : of_whole, passage->code, 0, &rank,
			 &passage->writing->answer->error))
		return writing_refuse(passage->writing, "verified", "%s", passage->writing->answer->error.sentence);
	if (rank < EVIDENCE_RANK)
		return writing_refuse(passage->writing, "verified", _("확인하려면 %d등급 이상의 증빙이 하나는 있어야 합니다."),
				      EVIDENCE_RANK);
	return true;
}

/* What a milestone is once it has the new date: a start stays one while it has a beginning, a period while it has both ends. */
static int type_for(struct passage *passage)
{
	bool first = after(passage, "due_first")->text, last = after(passage, "due_last")->text;
	int type = word_find(VOCABULARY_MILESTONE_TYPE, after(passage, "type")->text);

	if (type == TYPE_RECURRING || type == TYPE_CONDITIONAL || type == TYPE_ONGOING || type == TYPE_PAST)
		return type;
	if (!after(passage, "date")->text)
		return TYPE_UNDATED;
	if ((type == TYPE_START && first) || !last)
		return TYPE_START;
	return type == TYPE_PERIOD && first ? TYPE_PERIOD : TYPE_DEADLINE;
}

/* A moved date keeps the first promise. */
static bool check_date(struct passage *passage)
{
	const struct cell *date = after(passage, "date");
	const char *old = before(passage, "date")->text;
	bool recurring = is(after(passage, "type"), VOCABULARY_MILESTONE_TYPE, TYPE_RECURRING);

	if (!changed(passage, "date"))
		return true;
	if (date->text && date->text[0] == 'R' && !recurring)
		return writing_refuse(passage->writing, "date", _("반복이 아닌 것에는 되풀이를 기한으로 둘 수 없습니다."));
	if (date->text && date->text[0] != 'R' && recurring)
		return writing_refuse(passage->writing, "date", _("반복에는 되풀이(매월, 매년 …)만 둘 수 있습니다."));
	place_days(date, after(passage, "due_first"), after(passage, "due_last"));
	cell_set_text(after(passage, "type"), word_english(VOCABULARY_MILESTONE_TYPE, type_for(passage)));
	if (old && !before(passage, "original")->text)
		cell_set_text(after(passage, "original"), old);
	if (old && (!has_reason(passage) || !has_authority(passage)))
		writing_warn(passage->writing, _("기한을 바꾸면서 사유나 근거가 적히지 않았습니다."));
	return true;
}

static int stage_of(const struct cell *cell)
{
	return cell->text ? word_find(VOCABULARY_LAW_STAGE, cell->text) : WORD_NONE;
}

/* An issue is over when it is emptied; laws go back now and then, but more often it is a slip of the hand. */
static void check_course(struct passage *passage)
{
	if (changed(passage, "issue") && !after(passage, "issue")->text && !has_reason(passage))
		writing_warn(passage->writing, _("중대 쟁점이 풀린 사유가 적히지 않았습니다."));
	if (stage_of(after(passage, "stage")) < stage_of(before(passage, "stage")))
		writing_warn(passage->writing, _("입법 단계가 앞 단계로 돌아갑니다."));
}

/* Of a closed item nothing is reported any more, but for what its closing itself does. */
static bool check_open(struct passage *passage)
{
	char item[CODE_TEXT];

	static const char *const of_whole[] = {"reported", "done_on", "forecast", "date", NULL}, *const of_time[] = {"reported",
														     "done_on",
														     NULL};

	if (passage->request->verb == GATE_CLOSE || !gate_item_of(passage->code, item))
		return true;
	for (const char *const *key = is_occurrence(passage) ? of_time : of_whole; *key; key++)
		if (changed(passage, *key))
			return !close_refuses(passage->writing, *key, item, false);
	return true;
}

bool report_check(struct passage *passage)
{
	if (!check_open(passage) || !check_status(passage) || !check_done(passage) || !check_verified(passage))
		return false;
	if (is_occurrence(passage))
		return true;
	check_course(passage);
	return check_forecast(passage) && count_slips(passage) && check_date(passage);
}
