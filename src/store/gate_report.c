/* The rules of a milestone's change: what a report implies, and when it is refused or warned about. */
#include <stdio.h>
#include "gate.h"
#include "gwagi/model/date.h"
#include "place.h"

enum { EVIDENCE_RANK = 3 }; /* 확인(완료) needs an official announcement or better: rank 3 of the evidence ladder */

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
	return passage->reason.state != CELL_EMPTY;
}

static bool has_authority(const struct passage *passage)
{
	return passage->authority.state != CELL_EMPTY;
}

/* No past day may be an estimate, no future day an actual. */
static bool check_done(struct passage *passage)
{
	const struct cell *done = after(passage, "done_on");
	struct date date;

	if (!done->text)
		return true;
	if (!is(after(passage, "reported"), VOCABULARY_REPORTED, REPORTED_DONE)) {
		if (passage_has(passage, "done_on"))
			return passage_refuse(passage, "done_on", _("완료보고가 아닌 것에는 완료일을 둘 수 없습니다."));
		cell_set_text(after(passage, "done_on"), "");
		return true;
	}
	if (changed(passage, "done_on") && date_parse_stored(done->text, strlen(done->text), &date, NULL) && date.first > passage->effective)
		return passage_refuse(passage, "done_on", _("완료일이 기준일보다 뒤입니다: %s."), done->text);
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
	day_print(passage->effective, day);
	passage->reported_again = !is(after(passage, "reported"), VOCABULARY_REPORTED, REPORTED_NONE) && !changed(passage, "reported") &&
	                          (!before(passage, "reported_on")->text || strcmp(before(passage, "reported_on")->text, day));
	if (!changed(passage, "reported") && !passage->reported_again)
		return true;
	if (stopped && !has_reason(passage))
		return passage_refuse(passage, "reason", _("보류와 중단에는 사유가 있어야 합니다."));
	if (stopped && !has_authority(passage))
		passage_warn(passage, _("보류·중단의 근거(결정)가 적히지 않았습니다."));
	cell_set_text(after(passage, "reported_on"), is(after(passage, "reported"), VOCABULARY_REPORTED, REPORTED_NONE) ? "" : day);
	cell_set_text(after(passage, "reason"), has_reason(passage) ? passage->reason.text : "");
	return true;
}

static bool check_verified(struct passage *passage)
{
	int64_t rank = 0;

	if (!after(passage, "verified")->text)
		cell_set_text(after(passage, "verified"), word_english(VOCABULARY_VERIFIED, VERIFIED_NONE));
	if (!changed(passage, "verified") || !is(after(passage, "verified"), VOCABULARY_VERIFIED, VERIFIED_CONFIRMED))
		return true;
	if (!sql_integer(passage->store, "SELECT max(e.rank) FROM evidence e JOIN milestone m ON m.id = e.milestone_id WHERE m.code = ?1", passage->code, 0,
	                 &rank, &passage->answer->error))
		return passage_refuse(passage, "verified", "%s", passage->answer->error.sentence);
	if (rank < EVIDENCE_RANK)
		return passage_refuse(passage, "verified", _("확인하려면 %d등급 이상의 증빙이 하나는 있어야 합니다."), EVIDENCE_RANK);
	return true;
}

/* A moved date keeps the first promise, and its type follows what the new date can mean. */
static bool check_date(struct passage *passage)
{
	struct cell *date = after(passage, "date"), *type = after(passage, "type");
	const char *old = before(passage, "date")->text;
	bool timed;

	if (!changed(passage, "date"))
		return true;
	place_days(date, after(passage, "due_first"), after(passage, "due_last"));
	timed = is(type, VOCABULARY_MILESTONE_TYPE, TYPE_DEADLINE) || is(type, VOCABULARY_MILESTONE_TYPE, TYPE_PERIOD) ||
	        is(type, VOCABULARY_MILESTONE_TYPE, TYPE_START);
	if (date->text && date->text[0] == 'R' && !is(type, VOCABULARY_MILESTONE_TYPE, TYPE_RECURRING))
		return passage_refuse(passage, "date", _("반복이 아닌 것에는 되풀이를 기한으로 둘 수 없습니다."));
	if (date->text && date->text[0] != 'R' && is(type, VOCABULARY_MILESTONE_TYPE, TYPE_RECURRING))
		return passage_refuse(passage, "date", _("반복에는 되풀이(매월, 매년 …)만 둘 수 있습니다."));
	if (is(type, VOCABULARY_MILESTONE_TYPE, TYPE_UNDATED) || (timed && date->text))
		cell_set_text(type, word_english(VOCABULARY_MILESTONE_TYPE, !after(passage, "due_last")->text ? TYPE_START
		                                                            : is(type, VOCABULARY_MILESTONE_TYPE, TYPE_PERIOD) ? TYPE_PERIOD
		                                                                                                               : TYPE_DEADLINE));
	else if (timed)
		cell_set_text(type, word_english(VOCABULARY_MILESTONE_TYPE, TYPE_UNDATED));
	if (old && !before(passage, "original")->text)
		cell_set_text(after(passage, "original"), old);
	if (old && (!has_reason(passage) || !has_authority(passage)))
		passage_warn(passage, _("기한을 바꾸면서 사유나 근거가 적히지 않았습니다."));
	return true;
}

bool report_check(struct passage *passage)
{
	return check_status(passage) && check_done(passage) && check_verified(passage) && check_date(passage);
}

bool target_check(struct passage *passage)
{
	struct cell *const amounts[] = {after(passage, "low"), after(passage, "high"), after(passage, "baseline")};
	int scale;

	if (changed(passage, "due"))
		place_days(after(passage, "due"), after(passage, "due_first"), after(passage, "due_last"));
	if (!place_scale(amounts, sizeof amounts / sizeof *amounts, &scale))
		return passage_refuse(passage, "low", _("수가 너무 큽니다."));
	if (scale != (int)before(passage, "scale")->integer)
		cell_set_integer(after(passage, "scale"), scale);
	if (amounts[0]->state == CELL_INTEGER && amounts[1]->state == CELL_INTEGER && amounts[1]->integer < amounts[0]->integer)
		return passage_refuse(passage, passage_has(passage, "high") ? "high" : "low", _("상한이 하한보다 작습니다."));
	for (const char *const *key = (const char *const[]){"approx", "withheld", NULL}; *key; key++)
		if (after(passage, *key)->state == CELL_EMPTY)
			cell_set_integer(after(passage, *key), 0);
	return true;
}
