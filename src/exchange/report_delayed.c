/* 지연·부진과제 현황: what is behind, and what else has a light on, with all that is needed to speak about it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/sign.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "report_build.h"

enum { CELL = 1024, DRAWN = 60 /* of a timeline: what lies behind is only in the tables */ };

enum { SIGNAL, TITLE, CODE, LEFT, DUE, RULE, OFFICE, REASON, CALL, COLUMNS };
static const struct column columns[COLUMNS] = {
	[SIGNAL] = {N_("판정"), COLUMN_SIGNAL, true},
	[TITLE] = {NC_("column", "과제"), COLUMN_TEXT, true},
	[CODE] = {N_("코드"), COLUMN_CODE, true},
	[LEFT] = {N_("D-day"), COLUMN_NUMBER, false},
	[DUE] = {N_("기한"), COLUMN_LINES, false},
	[RULE] = {N_("판정 근거"), COLUMN_TEXT, false},
	[OFFICE] = {N_("소관·담당자"), COLUMN_LINES, false},
	[REASON] = {N_("사유"), COLUMN_TEXT, false},
	[CALL] = {N_("마지막 통화"), COLUMN_TEXT, false},
};

/* What is asked of a milestone besides what a walk tells. */
enum { ORIGINAL, DATE, FORECAST, SAID, ISSUE, SENTENCE, VALUES };
static const char *const keys[VALUES + 1] = {"original", "date", "forecast", "reason", "issue", "rule", NULL};

struct call {
	char day[DAY_TEXT * 2], promised[DAY_TEXT * 2], answer[CELL];
	day_number at;
};

/* The last one, whichever was written down last of a day. */
static bool take_call(void *context, const struct record *record)
{
	struct call *call = context;
	const char *day = record_value(record, "day").text, *promised = record_value(record, "promised").text;
	day_number at = DAY_NONE, until = DAY_NONE;

	day_parse(day, strlen(day), &at);
	if (at == DAY_NONE || (call->at != DAY_NONE && at < call->at))
		return true;
	call->at = at;
	day_print_korean(at, call->day);
	day_parse(promised, strlen(promised), &until);
	day_print_korean(until, call->promised);
	snprintf(call->answer, sizeof call->answer, "%s", record_value(record, "answer").text);
	return true;
}

bool report_call(struct making *making, const char *code, char *out, size_t size)
{
	struct call call = {.at = DAY_NONE};
	struct store_query query = {.kind = RECORD_CALL, .of = code};

	*out = '\0';
	if (!store_list(making->store, &query, take_call, &call, NULL, making->error))
		return false;
	if (call.at != DAY_NONE)
		snprintf(out, size, "%s %s%s%s", call.day, call.answer, *call.promised ? _("\n약속일 ") : "", call.promised);
	return true;
}

/* "당초 '25. 12월", "변경 '26. 3월", "예상 '26.4.15.", a line each; one moved and moved back is not told of. */
void report_dates(const char *original, const char *date, const char *forecast, char *out, size_t size)
{
	size_t used;

	if (*original && strcmp(original, date) != 0)
		used = (size_t)snprintf(out, size, _("당초 %s\n변경 %s"), original, date);
	else
		used = (size_t)snprintf(out, size, "%s", date);
	if (*forecast && used < size)
		snprintf(out + used, size - used, _("%s예상 %s"), used ? "\n" : "", forecast);
}

static bool fill(struct making *making, struct table *table, const struct node *node, char *values[MAKING_KEYS])
{
	const char *cells[COLUMNS] = {
		[SIGNAL] = word_korean(VOCABULARY_SIGNAL, (int)node->verdict.signal), [TITLE] = node->title, [CODE] = node->code};
	char left[64], dates[CELL], call[CELL * 2], reason[CELL * 2], office[CELL * 2];
	struct answering answering;

	if (!making_values(making, RECORD_MILESTONE, node->code, keys, values) || !people_of(making, node->ref, &answering) ||
	    !report_call(making, node->code, call, sizeof call))
		return false;
	verdict_left(&node->state, &node->verdict, left, sizeof left);
	report_dates(values[ORIGINAL], values[DATE], values[FORECAST], dates, sizeof dates);
	snprintf(reason, sizeof reason, "%s%s%s", values[SAID], *values[SAID] && *values[ISSUE] ? "\n" : "", values[ISSUE]);
	cells[LEFT] = left;
	cells[DUE] = dates;
	cells[RULE] = values[SENTENCE];
	snprintf(office, sizeof office, "%s%s%s", answering.office, *answering.persons ? "\n" : "", answering.persons);
	cells[OFFICE] = office;
	cells[REASON] = reason;
	cells[CALL] = call;
	table_row(table, (int)node->verdict.signal, cells);
	return true;
}

static enum walk put(struct making *making, const struct node *node, void *context)
{
	char *values[MAKING_KEYS] = {NULL};
	bool good = fill(making, context, node, values);

	making_forget(values);
	return good ? WALK_ON : WALK_FAILED;
}

static bool put_group(struct making *making, const char *heading, const char *condition, int64_t *all)
{
	int64_t count;

	if (!making_count(making, RECORD_MILESTONE, condition, &count))
		return false;
	*all += count;
	document_heading(making->document, _("%s %" PRId64 "건"), heading, count);
	if (!count) {
		document_line(making->document, LEVEL_CIRCLE, "%s", _("해당 없음"));
		return true;
	}
	return making_walk(making, RECORD_MILESTONE, SCAN_DUE, condition, put,
			   document_table(making->document, columns, COLUMNS));
}

static enum walk draw(struct making *making, const struct node *node, void *context)
{
	struct block *block = context;

	(void)making;
	if (stretch_is_drawn(node))
		block_stretch(block, node);
	return block->count < DRAWN ? WALK_ON : WALK_ENOUGH;
}

bool report_timeline(struct making *making, const char *condition)
{
	struct block *block;
	int64_t count;

	if (!making_count(making, RECORD_MILESTONE, condition, &count))
		return false;
	if (count > DRAWN)
		document_heading(making->document, _("일정: 먼저 오는 %d건"), DRAWN);
	else
		document_heading(making->document, "%s", _("일정"));
	block = document_block(making->document, BLOCK_TIMELINE);
	return making_walk(making, RECORD_MILESTONE, SCAN_DUE, condition, draw, block);
}

bool report_delayed(struct making *making)
{
	int64_t all = 0, lit = 0;

	return put_group(making, word_korean(VOCABULARY_SIGNAL, SIGNAL_STALLED), "signal:stalled", &all) &&
	       put_group(making, word_korean(VOCABULARY_SIGNAL, SIGNAL_LATE), "signal:late", &all) &&
	       put_group(making, _("기한경과·미보고"), REPORT_SILENCE, &all) &&
	       put_group(making, word_korean(VOCABULARY_SIGNAL, SIGNAL_ATTENTION), "signal:attention", &lit) &&
	       put_group(making, word_korean(VOCABULARY_SIGNAL, SIGNAL_STOPPED), "signal:stopped", &lit) &&
	       (!all || report_timeline(making, REPORT_DELAYS));
}
