/* 목표 달성 현황: every figure that was promised, what has come of it, and what the path says. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/figure.h"
#include "gwagi/store/list.h"
#include "report_build.h"

enum { CELL = 512, MARKS = ATTAIN_REACHED + 1 };

enum { SIGNAL, TITLE, CODE, GOAL, LATEST, RATE, RULE, OFFICE, COLUMNS };
static const struct column columns[COLUMNS] = {
	[SIGNAL] = {N_("판정"), COLUMN_SIGNAL, true},   [TITLE] = {N_("목표"), COLUMN_TEXT, true},
	[CODE] = {N_("코드"), COLUMN_CODE, true},       [GOAL] = {N_("목표값"), COLUMN_LINES, false},
	[LATEST] = {N_("실적"), COLUMN_LINES, false},   [RATE] = {N_("달성률"), COLUMN_NUMBER, false},
	[RULE] = {N_("판정 근거"), COLUMN_TEXT, false}, [OFFICE] = {N_("소관"), COLUMN_LINES, false},
};

struct targets {
	struct table *table;
	int64_t marks[MARKS], count;
};

/* The day of the newest reading. */
static bool take_day(void *context, const struct record *record)
{
	day_number *newest = context, day = DAY_NONE;
	const char *text = record_value(record, "day").text;

	if (day_parse(text, strlen(text), &day) && (*newest == DAY_NONE || day > *newest))
		*newest = day;
	return true;
}

static void print_amount(struct amount amount, const char *unit, char out[CELL])
{
	char number[AMOUNT_TEXT * 2] = "";

	if (amount.present)
		amount_print_korean(amount, number);
	snprintf(out, CELL, "%s%s", number, amount.present ? unit : "");
}

/* "1,750장 ('26.1.15.(목))", below it the baseline. */
static bool print_latest(struct making *making, const struct node *node, const struct figure *figure, char out[CELL])
{
	struct store_query query = {.kind = RECORD_READING, .of = node->code};
	day_number day = DAY_NONE;
	char said[DAY_TEXT * 2], latest[CELL], baseline[CELL];
	bool both = figure->latest.present && figure->quantity.baseline.present;

	print_amount(figure->latest, figure->unit, latest);
	print_amount(figure->quantity.baseline, figure->unit, baseline);
	if (figure->latest.present && !store_list(making->store, &query, take_day, &day, NULL, making->error))
		return false;
	day_print_korean(day, said);
	snprintf(out, CELL, "%.200s%s%s%s%s%s%.200s", latest, *said ? " (" : "", said, *said ? ")" : "", both ? "\n" : "",
		 *baseline ? _("기준 ") : "", baseline);
	return true;
}

/* "8,000장 이상", below it until when, and what kind of a figure it is. */
static void print_goal(const struct figure *figure, const char *due, char out[CELL])
{
	char goal[QUANTITY_TEXT];

	quantity_print(&figure->quantity, goal);
	snprintf(out, CELL, "%s%s%.100s%s%s", goal, *goal && *due ? "\n" : "", due, *goal || *due ? "\n" : "",
		 word_korean(VOCABULARY_TARGET_CLASS, (int)figure->class));
}

/* What the screen says of it. */
static bool fill(struct making *making, struct targets *targets, const struct node *node, const struct figure *figure,
		 char *values[MAKING_KEYS])
{
	static const char *const keys[] = {"rule", "due", NULL};
	struct measure measure = measure_of(figure->class, &figure->quantity, &figure->attainment);
	char goal[CELL], latest[CELL], words[64];
	const char *cells[COLUMNS] = {[SIGNAL] = word_korean(VOCABULARY_SIGNAL, measure.signal),
				      [TITLE] = node->title,
				      [CODE] = node->code,
				      [GOAL] = goal,
				      [LATEST] = latest,
				      [RATE] = measure.has_rate ? words : ""};
	struct answering answering;

	if (!making_values(making, RECORD_TARGET, node->code, keys, values) || !people_of(making, node->ref, &answering) ||
	    !print_latest(making, node, figure, latest))
		return false;
	print_goal(figure, values[1], goal);
	measure_words(&measure, words, sizeof words);
	cells[RULE] = values[0];
	cells[OFFICE] = answering.lines;
	table_row(targets->table, measure.signal, cells);
	targets->marks[measure.mark]++;
	targets->count++;
	return true;
}

static enum walk put(struct making *making, const struct node *node, void *context)
{
	char *values[MAKING_KEYS] = {NULL};
	struct figure figure;
	bool good = store_figure(making->store, node->ref, &figure, making->error) &&
		    fill(making, context, node, &figure, values);

	making_forget(values);
	return good ? WALK_ON : WALK_FAILED;
}

static enum walk draw(struct making *making, const struct node *node, void *context)
{
	struct figure figure;
	struct measure measure;
	char goal[QUANTITY_TEXT];

	if (!store_figure(making->store, node->ref, &figure, making->error))
		return WALK_FAILED;
	measure = measure_of(figure.class, &figure.quantity, &figure.attainment);
	quantity_print(&figure.quantity, goal);
	if (measure.has_rate)
		block_bar(context, node->code, node->title, goal, &measure);
	return WALK_ON;
}

static void put_counts(struct making *making, const struct targets *targets)
{
	static const char *const names[MARKS] = {
		[ATTAIN_UNMEASURED] = N_("재지 않음"), [ATTAIN_WITHHELD] = N_("비공개"), [ATTAIN_NO_READING] = N_("자료없음"),
		[ATTAIN_MISSED] = N_("미달"),          [ATTAIN_NEAR] = N_("근접"),       [ATTAIN_LOW_END] = N_("하한 달성"),
		[ATTAIN_HIGH_END] = N_("상한 달성"),   [ATTAIN_REACHED] = N_("달성"),
	};
	struct text line = {0};

	for (int i = ATTAIN_REACHED; i >= 0; i--)
		if (targets->marks[i])
			text_append_format(&line, "%s%s %" PRId64, line.length ? ", " : "", _(names[i]), targets->marks[i]);
	document_line(making->document, LEVEL_SQUARE, _("(총괄) 목표 %" PRId64 "건%s%s"), targets->count, line.length ? ": " : "",
		      text_bytes(&line));
	document_raise(making->document, 0);
	document_line(making->document, LEVEL_REMARK, "%s",
		      _("판정은 연차별 경로가 있는 목표에만 하며, 예시·현황·기준값은 재지 않음"));
	document_raise(making->document, 1);
	text_finish(&line);
}

bool report_targets(struct making *making)
{
	struct targets targets = {.count = 0};
	struct block *bars;

	document_heading(making->document, "%s", _("목표별 현황"));
	targets.table = document_table(making->document, columns, COLUMNS);
	if (!making_walk(making, RECORD_TARGET, SCAN_TREE, "", put, &targets))
		return false;
	if (!targets.count) {
		making->document->count--; /* the table, which has no rows */
		document_line(making->document, LEVEL_CIRCLE, "%s", _("해당 없음"));
	}
	document_heading(making->document, "%s", _("달성률"));
	bars = document_block(making->document, BLOCK_BARS);
	if (!making_walk(making, RECORD_TARGET, SCAN_TREE, "", draw, bars))
		return false;
	if (!bars->count)
		document_line(making->document, LEVEL_CIRCLE, "%s", _("실적이 보고된 목표 없음"));
	put_counts(making, &targets);
	return true;
}
