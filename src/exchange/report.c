/* Papers by name: what stands at the head and the foot of each, and who makes the rest. */
#include "gwagi/exchange/report.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/record.h"
#include "gwagi/store/difference.h"
#include "gwagi/store/list.h"
#include "gwagi/store/snapshot.h"
#include "gwagi/store/source.h"
#include "report_build.h"

static const struct {
	const char *title, *name;
	bool (*make)(struct making *making);
} kinds[REPORT_COUNT] = {
	[REPORT_SUMMARY] = {N_("이행과제 추진현황 총괄표"), N_("총괄표"), report_summary},
	[REPORT_DELAYED] = {N_("지연·부진과제 현황"), N_("지연부진과제"), report_delayed},
	[REPORT_DUE] = {N_("기한 도래 과제"), N_("기한도래"), report_due},
	[REPORT_TARGETS] = {N_("목표 달성 현황"), N_("목표달성"), report_targets},
	[REPORT_CONTACTS] = {N_("담당자 연락망"), N_("연락망"), report_contacts},
	[REPORT_CHANGES] = {N_("신호등 변동 현황"), N_("변동"), report_changes},
	[REPORT_CARD] = {N_("과제관리카드"), N_("과제관리카드"), report_card},
};

const char *report_title(enum report report)
{
	return _(kinds[report].title);
}

const char *report_name(enum report report)
{
	return _(kinds[report].name);
}

bool making_filter(const struct making *making, const char *condition, struct filter *filter)
{
	char text[FILTER_TEXT * 2];
	const char *wished = making->wish->filter;

	snprintf(text, sizeof text, *condition && *wished ? "(%s) (%s)" : "%s%s", condition, wished);
	return filter_parse(text, filter, making->error);
}

void making_day(day_number day, char out[DAY_TEXT * 2])
{
	day_print_korean(day, out);
}

/* The day in Seoul on which a day was frozen. */
static day_number day_of(const char *at)
{
	static const struct field time = {.key = "at", .type = FIELD_TIME};
	char text[64];
	day_number day;

	field_print(&time, at, text, sizeof text);
	return day_parse(text, strlen("2026-01-31"), &day) ? day : DAY_NONE;
}

static bool put_days(struct making *making)
{
	char today[DAY_TEXT * 2], other[DAY_TEXT * 2];
	struct snapshot snapshot;

	making_day(store_today(making->store), today);
	if (!store_as_of_is_frozen(making->store)) {
		making_day(making->wish->printed, other);
		document_head(making->document, _("기준일 %s | 뽑은 날 %s"), today, other);
		return true;
	}
	if (!store_snapshot(making->store, store_today(making->store), &snapshot, making->error))
		return false;
	making_day(day_of(snapshot.at), other);
	document_head(making->document, _("기준일 %s 동결 | 동결한 날 %s"), today, other);
	return true;
}

static bool take_meeting(void *context, const struct record *record)
{
	document_head(context, "%s", record_value(record, "title").text);
	return true;
}

/* Of the last meeting. */
static bool put_meeting(struct making *making)
{
	static const char *const keys[] = {"title", NULL};
	struct node node;
	struct store_query query = {.kind = RECORD_MEETING, .code = node.code, .keys = keys};

	return store_node_last_child(making->store, (struct ref){.kind = RECORD_MEETING}, &node, making->error) &&
	       (!node.ref.id || store_list(making->store, &query, take_meeting, making->document, NULL, making->error));
}

static void take_source(void *context, const char *title, const char *date, const char *license)
{
	document_foot(context, _("자료: %s%s%s%s%s"), title, *date ? ", " : "", date, *license ? ", " : "", license);
}

/* What a frozen day is compared with was known when it was frozen, whichever days were frozen since. */
static bool frozen_since(struct making *making)
{
	struct snapshot now, before;
	day_number day = store_today(making->store);

	if (!store_snapshot(making->store, day, &now, making->error))
		return false;
	do {
		if (!store_snapshot_before(making->store, day - 1, &before, making->error))
			return false;
		day = before.day;
	} while (day != DAY_NONE && before.last_change > now.last_change);
	if (day != DAY_NONE)
		making->since = day;
	else if (!store_first_day(making->store, &making->since, making->error))
		return false;
	return true;
}

static bool find_since(struct making *making)
{
	making->since = making->wish->since;
	if (making->since != DAY_NONE)
		return true;
	return store_as_of_is_frozen(making->store) ? frozen_since(making)
						    : difference_since(making->store, &making->since, making->error);
}

static bool make(struct making *making, enum report report)
{
	if (!put_days(making) || !put_meeting(making) || !find_since(making) || !sieve_create(making))
		return false;
	if (*making->wish->filter)
		document_head(making->document, _("거르기: %s"), making->wish->filter);
	return kinds[report].make(making) && store_sources(making->store, take_source, making->document, making->error);
}

bool report_make(struct store *store, enum report report, const struct report_wish *wish, struct document **document,
		 struct error *error)
{
	struct making making = {.store = store, .wish = wish, .error = error};
	bool good;

	making.document = document_create(report_title(report), store_today(store));
	making.people = people_create();
	good = make(&making, report);
	people_destroy(making.people);
	sieve_destroy(making.sieve);
	if (!good) {
		document_destroy(making.document);
		making.document = NULL;
	}
	*document = making.document;
	return good;
}
