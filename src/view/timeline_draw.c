/* The rows of a timeline as they are drawn. */
#include <stdio.h>
#include <string.h>
#include "bar.h"
#include "gwagi/model/message.h"
#include "timeline_rows.h"

enum { LEFT_FULL = 8, LEFT_TEXT = 64 };

/* The first of the texts that fits in front of the bars, else what there is room for of the last one. */
static void add_first_fitting(const char *const texts[], size_t count, int cells, struct row *row)
{
	struct text text = {0};
	size_t i = 0;

	for (; i + 1 < count; i++) {
		text_clear(&text);
		text_append(&text, texts[i]);
		if (text.cells <= cells)
			break;
	}
	row_add_fit(row, STYLE_LABEL, texts[i], cells, TEXT_LEFT);
	text_finish(&text);
}

/* The period; the scale too where there is room for it, only from when where there is none. */
static void add_name(const struct scale *scale, struct row *row)
{
	static const char *const scales[TIMELINE_SCALES] = {NC_("scale", "월"), NC_("scale", "분기"), NC_("scale", "년"),
							    NC_("scale", "다년")};
	char name[SCALE_HEAD], whole[SCALE_HEAD * 2], alone[SCALE_HEAD + 1], brief[SCALE_HEAD + 1];

	scale_name(scale, name);
	snprintf(whole, sizeof whole, _(" %s [배율: %s]"), name, message_of(scales[scale->kind]));
	snprintf(alone, sizeof alone, " %s", name);
	snprintf(brief, sizeof brief, " %.*s", (int)strcspn(name, "~") + 1, name);
	add_first_fitting((const char *const[]){whole, alone, brief}, 3, scale->before - 1, row);
}

void timeline_head(const struct timeline *timeline, int line, struct row *row)
{
	const struct scale *scale = &timeline->scale;

	row_clear(row);
	if (line == 0) {
		add_name(scale, row);
	} else {
		row_add_fit(row, STYLE_LABEL, _(" 이름"), scale->label + 1, TEXT_LEFT);
		row_add_fit(row, STYLE_LABEL, _("마감"), scale->left, TEXT_RIGHT);
	}
	row_pad(row, scale->before);
	scale_head(scale, line, row);
}

static void add_lane(const struct lane *lane, const struct scale *scale, struct row *row)
{
	struct row name = {0};

	if (lane->office)
		row_add_format(&name, STYLE_TITLE, " %s %s", lane->code, lane->name);
	else
		row_add(&name, STYLE_TITLE, _(" 담당 없음"));
	row_add_fit(row, STYLE_TITLE, text_bytes(&name.text), scale->before - 1, TEXT_LEFT);
	row_finish(&name);
}

static void add_left(const struct node *node, const struct scale *scale, struct row *row)
{
	bool late = node->verdict.has_due && node->verdict.days_left < 0;
	char left[LEFT_TEXT];

	verdict_left(&node->state, &node->verdict, left, sizeof left);
	if (!node->verdict.has_due && scale->left < LEFT_FULL && node->verdict.signal != SIGNAL_DONE)
		snprintf(left, sizeof left, "%s", _("없음"));
	row_add_fit(row, late ? STYLE_ALERT : STYLE_DIM, left, scale->left, TEXT_RIGHT);
}

static void add_milestone(const struct timeline *timeline, const struct node *node, struct row *row)
{
	const struct scale *scale = &timeline->scale;

	row_add_format(row, style_of_signal(node->verdict.signal), "%s ", signal_syllable(node->verdict.signal));
	row_add_fit_hits(row, STYLE_NORMAL, timeline->query, node->title, scale->label - row->text.cells, TEXT_LEFT);
	row_pad(row, scale->label + 1);
	add_left(node, scale, row);
}

void timeline_row(const struct timeline *timeline, int position, struct row *row)
{
	const struct timeline_row *shown = position < timeline->count ? &timeline->rows[position] : NULL;
	bool heading = shown && !shown->node.ref.id;

	row_clear(row);
	if (heading)
		add_lane(&timeline->offices[shown->lane], &timeline->scale, row);
	else if (shown)
		add_milestone(timeline, &shown->node, row);
	row_pad(row, timeline->scale.before);
	bar_draw(&timeline->scale, shown && !heading ? &shown->node : NULL, row);
}

/* What a cell, or with BY_UNITS a unit, is, marked. */
static const char *name_cell(const struct scale *scale, bool by_units)
{
	static const char *const units[TIMELINE_SCALES] = {NC_("cell", "일"), NC_("cell", "주"), NC_("cell", "월"),
							   NC_("cell", "년")};

	if (by_units || scale->kind == TIMELINE_MONTH)
		return units[scale->kind];
	if (scale->kind == TIMELINE_QUARTER)
		return scale->pitch > 4 ? NC_("cell", "일") : NC_("cell", "칸");
	if (scale->kind == TIMELINE_YEAR)
		return scale->pitch == 2 ? NC_("cell", "반월") : scale->pitch > 4 ? NC_("cell", "5일") : NC_("cell", "순");
	return scale->pitch == 5 ? NC_("cell", "분기") : scale->pitch > 9 ? NC_("cell", "월") : NC_("cell", "칸");
}

void timeline_foot(const struct timeline *timeline, struct row *row)
{
	const struct scale *scale = &timeline->scale;
	bool by_units = !scale_counts_fit(scale, timeline->due);
	char label[LEFT_TEXT];

	row_clear(row);
	snprintf(label, sizeof label, _(" 기한 도래(건/%s)"), message_of(name_cell(scale, by_units)));
	add_first_fitting((const char *const[]){label, _(" 기한 도래")}, 2, scale->before - 1, row);
	row_pad(row, scale->before);
	scale_counts(scale, timeline->due, by_units, row);
}
