/* 기한 도래 과제: what falls due in the next days, the nearest first. */
#include <inttypes.h>
#include <stdio.h>
#include "gwagi/model/message.h"
#include "gwagi/model/sign.h"
#include "report_build.h"

enum { CONDITION = 256 };

enum { LEFT, DUE, SIGNAL, TITLE, CODE, OFFICE, COLUMNS };
static const struct column columns[COLUMNS] = {
	[LEFT] = {N_("D-day"), COLUMN_NUMBER, false}, [DUE] = {N_("기한"), COLUMN_LINES, false},
	[SIGNAL] = {N_("판정"), COLUMN_SIGNAL, true}, [TITLE] = {NC_("column", "과제"), COLUMN_TEXT, true},
	[CODE] = {N_("코드"), COLUMN_CODE, true},     [OFFICE] = {N_("소관"), COLUMN_LINES, false},
};

/* What `agenda` lists of the days from FROM to TO. */
static void between(day_number from, day_number to, char out[CONDITION])
{
	char first[DAY_TEXT], last[DAY_TEXT];

	day_print(from, first);
	day_print(to, last);
	snprintf(out, CONDITION, "due>=%s due<=%s !signal:done !type:past !type:start !reported:cancelled", first, last);
}

static enum walk put(struct making *making, const struct node *node, void *context)
{
	char left[64], due[DATE_TEXT * 2];
	const char *cells[COLUMNS] = {[LEFT] = left,
				      [DUE] = due,
				      [SIGNAL] = word_korean(VOCABULARY_SIGNAL, (int)node->verdict.signal),
				      [TITLE] = node->title,
				      [CODE] = node->code};
	struct answering answering;

	if (!people_of(making, node->ref, &answering))
		return WALK_FAILED;
	verdict_left(&node->state, &node->verdict, left, sizeof left);
	date_print_korean(&node->state.date, due, sizeof due);
	cells[OFFICE] = answering.lines;
	table_row(context, (int)node->verdict.signal, cells);
	return WALK_ON;
}

static bool put_group(struct making *making, int from, int to, int64_t *all)
{
	day_number today = store_today(making->store);
	char condition[CONDITION], first[DAY_TEXT * 2], last[DAY_TEXT * 2];
	int64_t count;

	between(today + from, today + to, condition);
	if (!making_count(making, RECORD_MILESTONE, condition, &count))
		return false;
	*all += count;
	making_day(today + from, first);
	making_day(today + to, last);
	document_heading(making->document, _("%d일 안 %" PRId64 "건 (%s~%s)"), to, count, first, last);
	if (!count) {
		document_line(making->document, LEVEL_CIRCLE, "%s", _("해당 없음"));
		return true;
	}
	return making_walk(making, RECORD_MILESTONE, SCAN_DUE, condition, put,
			   document_table(making->document, columns, COLUMNS));
}

static bool put_groups(struct making *making, int64_t *all)
{
	static const int ends[] = {7, 30, 60, 0};
	int most = making->wish->days, from = 0;

	for (int i = 0; from <= most; i++) {
		int end = ends[i] && ends[i] < most ? ends[i] : most;

		if (!put_group(making, from, end, all))
			return false;
		from = end + 1;
	}
	return true;
}

bool report_due(struct making *making)
{
	day_number today = store_today(making->store);
	char condition[CONDITION];
	int64_t all = 0, overdue;

	if (!making_count(making, RECORD_MILESTONE, "schedule:overdue (" REPORT_DELAYS " | signal:attention | signal:stopped)",
			  &overdue))
		return false;
	document_line(making->document, LEVEL_REMARK, _("이미 기한이 지난 %" PRId64 "건은 ‘%s’에 실음"), overdue,
		      report_title(REPORT_DELAYED));
	if (!put_groups(making, &all))
		return false;
	between(today, today + making->wish->days, condition);
	return !all || report_timeline(making, condition);
}
