#include "report_card.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/sign.h"
#include "gwagi/store/figure.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

enum { CELL = 2048, CARDS = 100 /* of what is late, in one paper */, BELOW = 60 /* milestones of an item */ };

static const struct column field_columns[] = {{N_("항목"), COLUMN_CODE, true}, {N_("내용"), COLUMN_TEXT, false}};
static const struct column below_columns[] = {
	{N_("판정"), COLUMN_SIGNAL, true}, {N_("이정표"), COLUMN_TEXT, true},   {N_("코드"), COLUMN_CODE, true},
	{N_("기한"), COLUMN_LINES, false}, {N_("D-day"), COLUMN_NUMBER, false},
};

void card_field(struct card *card, const char *name, const char *text)
{
	table_row(&card->fields, WORD_NONE, (const char *const[]){name, *text ? text : "–"});
}

static bool take_own(void *context, const struct record *record)
{
	struct card *card = context;
	char out[CELL];

	for (size_t i = 0; i < record->count; i++) {
		if (record->values[i].empty)
			continue;
		field_print(&record->fields[i], record->values[i].text, out, sizeof out);
		card_field(card, _(record->fields[i].heading), out);
	}
	return true;
}

/* The fields KEYS of the row that are not empty, in the order in which the catalogue has them. */
static bool put_own(struct card *card, const char *const *keys)
{
	struct store_query query = {.kind = card->ref.kind, .code = card->code, .keys = keys};

	return store_list(card->making->store, &query, take_own, card, NULL, card->making->error);
}

/* What comes next month: blank where nothing is known, for it is written in by hand. */
static void put_plan(struct card *card, const struct node *node)
{
	struct civil_day today = day_civil(store_today(card->making->store));
	int next = today.year * 12 + today.month;
	const day_number days[] = {node->state.date.last, node->state.forecast};
	char day[DAY_TEXT * 2], line[CELL] = "";

	for (int i = 0; i < 2; i++) {
		struct civil_day civil;

		if (days[i] == DAY_NONE || node->verdict.signal == SIGNAL_DONE)
			continue;
		civil = day_civil(days[i]);
		if (civil.year * 12 + civil.month - 1 != next)
			continue;
		making_day(days[i], day);
		snprintf(line, sizeof line, i ? _("완료 예상: %s") : _("기한 도래: %s"), day);
	}
	card_field(card, _("다음 달 계획"), line);
}

static bool put_milestone(struct card *card, const struct node *node)
{
	static const char *const keys[] = {"original", "date", "forecast", NULL};
	static const char *const reason[] = {"issue", "reason", "stage", "series", "note", NULL};
	static const char *const axes[] = {"reported", "verified", "schedule", "done_on", NULL};
	char *values[MAKING_KEYS] = {NULL}, dates[CELL], verdict[CELL], rules[RULES_NAME], left[64];
	char sentence[JUDGE_SENTENCE];
	bool good = card_targets(card) && making_values(card->making, RECORD_MILESTONE, card->code, keys, values);

	if (good) {
		report_dates(values[0], values[1], values[2], dates, sizeof dates);
		verdict_left(&node->state, &node->verdict, left, sizeof left);
		judge_sentence(&node->state, store_rules(card->making->store), store_today(card->making->store), sentence);
		rules_name(store_rules(card->making->store), rules);
		snprintf(verdict, sizeof verdict, "%s (%s)\n%s (%s)", word_korean(VOCABULARY_SIGNAL, (int)node->verdict.signal),
			 left, sentence, rules);
		card_field(card, _("기한"), dates);
		card_field(card, _("판정"), verdict);
	}
	making_forget(values);
	good = good && put_own(card, axes);
	if (good) {
		card_field(card, _("이번 달 실적"), text_bytes(&card->month));
		put_plan(card, node);
	}
	return good && put_own(card, reason) && card_calls(card) && card_evidence(card);
}

static bool put_target(struct card *card)
{
	static const char *const keys[] = {"class",  "quantity", "baseline", "due",  "latest", "rate",
					   "signal", "rule",     "method",   "note", NULL};

	if (!put_own(card, keys) || !card_path(card) || !card_readings(card))
		return false;
	card_field(card, _("이번 달 실적"), text_bytes(&card->month));
	return true;
}

static bool put_item(struct card *card)
{
	static const char *const keys[] = {
		"label",     "formal_title", "submitter", "decision_stated", "decision_implied", "closing",
		"closed_on", "note",         NULL};

	return put_own(card, keys) && card_targets(card) && card_links(card);
}

static bool put_row_below(struct card *card, struct table *table, const struct node *node)
{
	static const char *const keys[] = {"original", "date", "forecast", NULL};
	char *values[MAKING_KEYS] = {NULL}, dates[CELL], left[64];
	bool good = making_values(card->making, RECORD_MILESTONE, node->code, keys, values);

	if (good) {
		report_dates(values[0], values[1], values[2], dates, sizeof dates);
		verdict_left(&node->state, &node->verdict, left, sizeof left);
		table_row(table, (int)node->verdict.signal,
			  (const char *const[]){word_korean(VOCABULARY_SIGNAL, (int)node->verdict.signal), node->title,
						node->code, dates, left});
	}
	making_forget(values);
	return good;
}

/* The milestones of an item, with what lies deeper: a table and a timeline. */
static bool put_below(struct card *card)
{
	struct document *document = card->making->document;
	struct node *nodes = memory_new(BELOW, sizeof *nodes);
	struct table *table;
	struct block *timeline;
	size_t count;
	bool good = store_milestones(card->making->store, card->ref, 0, false, nodes, BELOW, &count, card->making->error);

	if (good && count) {
		document_heading(document, count < BELOW ? _("이정표 %zu건") : _("이정표 먼저 %zu건"), count);
		table = document_table(document, below_columns, sizeof below_columns / sizeof *below_columns);
		for (size_t i = 0; i < count && good; i++)
			good = put_row_below(card, table, &nodes[i]);
		timeline = document_block(document, BLOCK_TIMELINE);
		for (size_t i = 0; i < count; i++)
			if (stretch_is_drawn(&nodes[i]))
				block_stretch(timeline, &nodes[i]);
		if (!timeline->count)
			document->count--;
	}
	free(nodes);
	return good;
}

static bool put_figure(struct card *card, const struct node *node)
{
	struct document *document = card->making->document;
	struct figure figure;
	struct measure measure;
	char goal[QUANTITY_TEXT];

	if (card->ref.kind == RECORD_MILESTONE && stretch_is_drawn(node))
		block_stretch(document_block(document, BLOCK_TIMELINE), node);
	if (card->ref.kind == RECORD_ITEM)
		return put_below(card);
	if (card->ref.kind != RECORD_TARGET)
		return true;
	if (!store_figure(card->making->store, card->ref, &figure, card->making->error))
		return false;
	measure = measure_of(figure.class, &figure.quantity, &figure.attainment);
	quantity_print(&figure.quantity, goal);
	if (measure.has_rate)
		block_bar(document_block(document, BLOCK_BARS), node->code, node->title, goal, &measure);
	return true;
}

static bool put_fields(struct card *card, const struct node *node)
{
	static const char *const keys[] = {"path", NULL};

	card_field(card, _("관리번호"), card->code);
	card_field(card, _("과제명"), node->title);
	if (!put_own(card, keys) || !card_citations(card) || !card_offices(card) || !card_persons(card))
		return false;
	switch (card->ref.kind) {
	case RECORD_MILESTONE:
		return put_milestone(card, node);
	case RECORD_TARGET:
		return put_target(card);
	default:
		return put_item(card);
	}
}

static void put_history(struct card *card)
{
	struct document *document = card->making->document;

	document_heading(document, "%s", _("이력"));
	if (!card->history.rows)
		document_line(document, LEVEL_CIRCLE, "%s", _("해당 없음"));
	else
		*document_table(document, NULL, 0) = card->history;
	card->history = (struct table){0};
	if (card->older)
		document_line(document, LEVEL_REMARK, _("그 전의 변경 %" PRId64 "건은 줄임"), card->older);
}

static bool put_card(struct making *making, const struct node *node)
{
	struct card card = {.making = making, .ref = node->ref, .code = node->code};
	bool good;

	card.fields = (struct table){.columns = field_columns, .width = 2};
	good = card_history(&card) && put_fields(&card, node);
	if (good) {
		document_heading(making->document, "%s %s", node->code, node->title);
		*document_table(making->document, field_columns, 2) = card.fields;
		card.fields = (struct table){0};
		good = put_figure(&card, node);
	}
	if (good)
		put_history(&card);
	table_finish(&card.fields);
	table_finish(&card.history);
	text_finish(&card.month);
	return good;
}

struct late {
	struct node *nodes;
	size_t count;
};

static enum walk take_late(struct making *making, const struct node *node, void *context)
{
	struct late *late = context;

	(void)making;
	late->nodes = memory_grow(late->nodes, late->count + 1, sizeof *late->nodes);
	late->nodes[late->count++] = *node;
	return late->count < CARDS ? WALK_ON : WALK_ENOUGH;
}

static bool put_late(struct making *making)
{
	static const char condition[] = REPORT_DELAYS;
	struct late late = {NULL, 0};
	int64_t all;
	bool good = making_count(making, RECORD_MILESTONE, condition, &all) &&
		    making_walk(making, RECORD_MILESTONE, SCAN_DUE, condition, take_late, &late);

	if (good && all > CARDS)
		document_line(making->document, LEVEL_REMARK, _("%" PRId64 "건 가운데 기한이 먼저 지난 %d건"), all, CARDS);
	for (size_t i = 0; good && i < late.count; i++)
		good = put_card(making, &late.nodes[i]);
	if (good && !late.count)
		document_line(making->document, LEVEL_CIRCLE, "%s", _("해당 없음"));
	free(late.nodes);
	return good;
}

bool report_card(struct making *making)
{
	struct ref ref;
	struct node node;

	if (!making->wish->code)
		return put_late(making);
	if (!store_find(making->store, making->wish->code, &ref, making->error))
		return false;
	if (ref.kind != RECORD_ITEM && ref.kind != RECORD_MILESTONE && ref.kind != RECORD_TARGET)
		return error_set(making->error, ERROR_USAGE, _("과제관리카드는 항목, 이정표, 목표에만 있습니다: %s."),
				 making->wish->code);
	return store_node(making->store, ref, &node, making->error) && put_card(making, &node);
}
